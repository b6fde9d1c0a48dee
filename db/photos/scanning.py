"""Reading a patrol's photos and tracks off the screen: facts, checksums, what is known already."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.errors import Cancelled, UserError
from db.photos.exif import PhotoFacts, read_facts
from db.photos.gathering import gather
from db.photos.known import KnownPhoto, known_photos
from db.photos.source import harmless_name, opened, read
from db.text import Text, translate_noop
from db.tracks.gpx import GpxFile, read_gpx

if TYPE_CHECKING:
    from db.reading import Reading

_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class ReadPhoto:
    """A photo that was read whole. sha256: of its bytes."""

    path: Path
    facts: PhotoFacts
    sha256: str


@dataclass(slots=True)
class Scan:
    """photos, tracks: what could be read. refused: (name, why). others: files that are neither.

    known: by checksum, the records that have these photos already.
    """

    photos: list[ReadPhoto] = field(default_factory=list)
    tracks: list[tuple[Path, GpxFile]] = field(default_factory=list)
    refused: list[tuple[str, Text]] = field(default_factory=list)
    others: int = 0
    known: dict[str, KnownPhoto] = field(default_factory=dict)


def scan(
    paths: Sequence[Path],
    store: Reading | None = None,
    *,
    there: Sequence[str] = (),
    now: dt.datetime | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Scan:
    """Read what is in these files and folders; what cannot be read is told, the rest goes on.

    there: checksums of photos the batch has already; they and doubles come once. progress counts
    files. Raises Cancelled.
    """
    gathered = gather(paths, cancelled=cancelled)
    result = Scan(refused=list(gathered.refused), others=gathered.others)
    total = len(gathered.photos) + len(gathered.tracks)
    seen = dict.fromkeys(there, "")
    for number, path in enumerate((*gathered.tracks, *gathered.photos)):
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(number, total)
        try:
            if number < len(gathered.tracks):
                result.tracks.append((path, _track(path, cancelled)))
                continue
            facts = read_facts(path, now=now)
            sha256 = checksum(path, cancelled)
        except UserError as error:
            result.refused.append((harmless_name(path.name), error.text))
            continue
        if sha256 in seen:
            result.refused.append((harmless_name(path.name), _double(path, seen[sha256])))
            continue
        seen[sha256] = harmless_name(path.name)
        result.photos.append(ReadPhoto(path, facts, sha256))
    if store is not None:
        result.known = known_photos(store, [photo.sha256 for photo in result.photos])
    if progress is not None:
        progress(total, total)
    return result


def _track(path: Path, cancelled: Callable[[], bool] | None) -> GpxFile:
    file = read_gpx(path, cancelled=cancelled)
    if not any(point.at is not None for segment in file.segments for point in segment):
        raise UserError(
            translate_noop(
                "Tracks",
                "{name} holds no times, so no photo can be placed by it: export the track with "
                "its times.",
            ).format(name=harmless_name(path.name))
        )
    return file


def _double(path: Path, other: str) -> Text:
    name = harmless_name(path.name)
    if not other:
        return translate_noop("Photos", "{name} is among these photos already.").format(name=name)
    return translate_noop("Photos", "{name} is the same photo as {other}.").format(
        name=name, other=other
    )


def checksum(path: Path, cancelled: Callable[[], bool] | None = None) -> str:
    """SHA-256 of a file, in hexadecimal. Raises UserError, Cancelled."""
    shown = harmless_name(path.name)
    digest = hashlib.sha256()
    with opened(path, shown) as stream:
        while chunk := read(stream, _CHUNK, shown):
            if cancelled is not None and cancelled():
                raise Cancelled
            digest.update(chunk)
    return digest.hexdigest()
