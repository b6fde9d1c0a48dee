"""Which photos and tracks are in the files and folders that somebody chose or dropped."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from db.errors import Cancelled
from db.photos import media_type
from db.photos.source import harmless_name, words
from db.text import Text, translate_noop

MOST: Final = 2_000
"""Photos of one batch; more are told and left."""

SUFFIXES: Final = frozenset(
    (".jpg", ".jpeg", ".jpe", ".png", ".webp", ".tif", ".tiff", ".heic", ".heif")
)
"""What photos are usually called; a file in a folder called so that is none is told."""


@dataclass(slots=True)
class Gathered:
    """photos, tracks: files. refused: (name, why). others: files in folders that are neither."""

    photos: list[Path] = field(default_factory=list)
    tracks: list[Path] = field(default_factory=list)
    refused: list[tuple[str, Text]] = field(default_factory=list)
    others: int = 0


def gather(paths: Iterable[Path], *, cancelled: Callable[[], bool] | None = None) -> Gathered:
    """Look into every folder, down to the last. By its first bytes a file is a photo, or not.

    A chosen file that is neither photo nor track stands among the photos, so that reading it says
    what is the matter. Raises Cancelled.
    """
    found = Gathered()
    seen: set[Path] = set()
    for path in paths:
        for file, chosen in _files(path, found):
            if cancelled is not None and cancelled():
                raise Cancelled
            if file in seen:
                continue
            seen.add(file)
            _sort_in(file, chosen, found)
    if len(found.photos) > MOST:
        rest = len(found.photos) - MOST
        del found.photos[MOST:]
        found.refused.append(
            (
                "",
                translate_noop(
                    "Photos", "{count} photos are more than one batch takes: add them later."
                ).format(count=rest),
            )
        )
    return found


def _sort_in(file: Path, chosen: bool, found: Gathered) -> None:
    suffix = file.suffix.lower()
    if suffix == ".gpx":
        found.tracks.append(file)
    elif chosen or suffix in SUFFIXES or _is_photo(file):
        found.photos.append(file)
    else:
        found.others += 1


def _is_photo(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return media_type.detect(stream.read(media_type.HEAD)) is not None
    except OSError:
        return False


def _files(path: Path, found: Gathered) -> Iterator[tuple[Path, bool]]:
    """Files below `path`, and whether each was chosen itself."""
    if not path.is_dir():
        yield path, True
        return

    def unreadable(reason: OSError) -> None:
        name = harmless_name(str(reason.filename or path).rstrip("/\\"))
        text = translate_noop(
            "Photos", "The folder {name} cannot be read ({reason}): the rest was read."
        )
        found.refused.append((name, text.format(name=name, reason=words(reason))))

    for folder, folders, names in os.walk(path, onerror=unreadable):
        # Thumbnails and rubbish of phones and computers lie in folders that begin with a dot.
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and file.is_file():
                yield file, False
