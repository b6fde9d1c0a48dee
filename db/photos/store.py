"""The folder of photos beside a records file.

`<name of the records file>.photos/ab/abcdef….jpg`: the bytes as they came, named by their SHA-256,
so the same picture is kept once and a changed one is found out. A picture that is whole is never
written over. See `docs/decisions/0007-photos.md`.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from db.errors import Cancelled, UserError
from db.identity import new_uuid
from db.photos import media_type
from db.photos.source import harmless_name, opened, read, words
from db.text import Text, translate_noop

Cancel = Callable[[], bool]
Progress = Callable[[int, int], None]

LARGEST: Final = 512 * 2**20
"""Bytes of the largest file that is taken for a photo."""

_CHUNK: Final = 1 << 20
_STALE: Final = 24 * 3600  # seconds
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_FULL: Final = (errno.ENOSPC, errno.EDQUOT)


class PhotoFolderError(UserError):
    """Nothing can be kept where the photos are: no other photo could be either."""


@dataclass(frozen=True, slots=True)
class StoredPhoto:
    """A picture that is kept. file_name: as it was called where it came from. size: bytes."""

    sha256: str
    file_name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class StagedPhoto:
    """A picture that was copied whole and is not kept yet: `PhotoStore.keep` or `discard` it."""

    photo: StoredPhoto
    partial: Path


@dataclass(frozen=True, slots=True)
class PhotoProblem:
    """One thing that is wrong. code: "missing", "unreadable" or "changed"."""

    code: str
    sha256: str
    text: Text


class PhotoStore:
    """Originals of the records file `records_path`. Safe to use from several threads and programs.

    records_path None (the records are on a server): nothing can be kept, everything else is empty.
    The folder is made when the first photo comes.
    """

    def __init__(self, records_path: Path | None) -> None:
        self._folder = (
            None
            if records_path is None
            else records_path.with_name(f"{Path(records_path).stem}.photos")
        )

    @property
    def folder(self) -> Path | None:
        """Where the photos are; None when the records are on a server."""
        return self._folder

    def path(self, sha256: str | None) -> Path | None:
        """The file of the picture with that checksum, or None when it is not there."""
        if self._folder is None or sha256 is None or _SHA256.fullmatch(sha256) is None:
            return None
        stem = self._folder / sha256[:2] / sha256
        for extension in media_type.EXTENSIONS.values():
            path = stem.with_suffix(f".{extension}")
            if path.is_file():
                return path
        return None

    def add(
        self, source: Path | bytes, name: str | None = None, *, cancelled: Cancel | None = None
    ) -> StoredPhoto:
        """Keep a picture; the source is only read. The same bytes are kept once.

        name: what it is called, when the source does not say. Raises UserError for what is no
        picture or cannot be read, PhotoFolderError when nothing can be written, Cancelled when
        `cancelled()` turns true; then nothing is left behind.
        """
        return self.keep(self.stage(source, name, cancelled=cancelled))

    # --- in two steps, so that many are kept or none ---------------------------------------------

    def stage(
        self, source: Path | bytes, name: str | None = None, *, cancelled: Cancel | None = None
    ) -> StagedPhoto:
        """Copy a picture whole to a temporary name in the folder, down to the disk.

        Raises as `add` does.
        """
        if name is None:
            name = source.name if isinstance(source, Path) else ""
        named = harmless_name(name)
        shown = named or translate_noop("Photos", "The photo")
        folder = self._writable_folder(shown)
        with opened(source, shown) as stream:
            head = read(stream, media_type.HEAD, shown)
            if not head:
                raise UserError(
                    translate_noop(
                        "Photos", "{name} is empty: copy it from the phone or camera once more."
                    ).format(name=shown)
                )
            kind = media_type.detect(head)
            if kind is None:
                raise UserError(
                    translate_noop(
                        "Photos",
                        "{name} is no photo Snowtrack knows: "
                        "choose a JPEG, PNG, WebP, TIFF or HEIC file.",
                    ).format(name=shown)
                )
            partial = folder / f".{new_uuid()}.part"
            try:
                sha256, size = self._copy(head, stream, partial, shown, cancelled)
            except BaseException:
                _remove(partial)
                raise
        named = named or f"{sha256[:12]}.{media_type.EXTENSIONS[kind]}"
        return StagedPhoto(StoredPhoto(sha256, named, kind, size), partial)

    def keep(self, staged: StagedPhoto) -> StoredPhoto:
        """Give a staged picture its final name. Raises UserError; then it is discarded."""
        photo = staged.photo
        target = staged.partial.parent / photo.sha256[:2]
        path = target / f"{photo.sha256}.{media_type.EXTENSIONS[photo.media_type]}"
        try:
            if path.is_file() and _checksum(path) == photo.sha256:
                return photo  # the same bytes are there already
            target.mkdir(exist_ok=True)
            os.replace(staged.partial, path)  # also mends a copy that had been damaged
            _sync_folder(target)
            _sync_folder(target.parent)
        except OSError as reason:
            raise self._not_written(photo.file_name, reason) from reason
        finally:
            _remove(staged.partial)
        return photo

    def discard(self, staged: StagedPhoto) -> None:
        """Forget a staged picture."""
        _remove(staged.partial)

    # --- is everything there? --------------------------------------------------------------------

    def kept(self) -> Iterator[str]:
        """Checksums of all originals in the folder, sorted."""
        if self._folder is None or not self._folder.is_dir():
            return
        for path in sorted(self._folder.glob("[0-9a-f][0-9a-f]/*.*")):
            if _SHA256.fullmatch(path.stem) and path.suffix[1:] in media_type.EXTENSIONS.values():
                yield path.stem

    def verify(
        self,
        wanted: Iterable[str] | None = None,
        *,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> list[PhotoProblem]:
        """Read every original and compare; changes nothing.

        wanted: the checksums that records name; those without a file are "missing". Without it
        what is in the folder is looked at. Raises Cancelled.
        """
        if self._folder is None:
            return []
        checksums = sorted({*self.kept(), *(wanted or ())})
        problems = []
        for number, sha256 in enumerate(checksums):
            if cancelled is not None and cancelled():
                raise Cancelled
            problem = self._problem(sha256)
            if problem is not None:
                problems.append(problem)
            if progress is not None:
                progress(number + 1, len(checksums))
        return problems

    def _problem(self, sha256: str) -> PhotoProblem | None:
        path = self.path(sha256)
        if path is None:
            text = translate_noop(
                "Photos", "The photo {sha256} is missing in {folder}: restore it from a backup."
            )
            return PhotoProblem("missing", sha256, text.format(sha256=sha256, folder=self._folder))
        try:
            whole = _checksum(path) == sha256
        except OSError as reason:
            text = translate_noop(
                "Photos", "The photo {path} cannot be read ({reason}): restore it from a backup."
            )
            return PhotoProblem("unreadable", sha256, text.format(path=path, reason=words(reason)))
        if whole:
            return None
        text = translate_noop(
            "Photos", "The photo {path} is not what it was: restore it from a backup."
        )
        return PhotoProblem("changed", sha256, text.format(path=path))

    # --- writing ---------------------------------------------------------------------------------

    def _writable_folder(self, name: str | Text) -> Path:
        if self._folder is None:
            raise PhotoFolderError(
                translate_noop(
                    "Photos",
                    "Photos are kept beside a records file, and these records are on a server: "
                    "open a records file on this computer to add photos.",
                )
            )
        try:
            self._folder.mkdir(exist_ok=True)
            self._sweep(self._folder)
        except OSError as reason:
            raise self._not_written(name, reason) from reason
        return self._folder

    @staticmethod
    def _sweep(folder: Path) -> None:
        """Take away what a power cut left half-copied; a copy of today may still be going on."""
        for partial in folder.glob(".*.part"):
            with contextlib.suppress(OSError):
                if time.time() - partial.stat().st_mtime > _STALE:
                    partial.unlink()

    def _copy(
        self,
        head: bytes,
        stream: BinaryIO,
        partial: Path,
        name: str | Text,
        cancelled: Cancel | None,
    ) -> tuple[str, int]:
        """Write the bytes and see them on the disk: (their SHA-256, how many they are)."""
        digest = hashlib.sha256()
        size = 0
        try:
            target = partial.open("xb", buffering=0)  # nothing left to write when it is closed
        except OSError as reason:
            raise self._not_written(name, reason) from reason
        with target:
            chunk = head
            while chunk:
                if cancelled is not None and cancelled():
                    raise Cancelled
                size += len(chunk)
                if size > LARGEST:
                    raise UserError(
                        translate_noop(
                            "Photos",
                            "{name} is larger than {limit} MB, which no photo is: "
                            "save it smaller, or keep it elsewhere.",
                        ).format(name=name, limit=LARGEST // 2**20)
                    )
                digest.update(chunk)
                try:
                    rest = memoryview(chunk)
                    while rest:
                        rest = rest[target.write(rest) :]
                except OSError as reason:
                    raise self._not_written(name, reason) from reason
                chunk = read(stream, _CHUNK, name)
            try:
                os.fsync(target.fileno())
            except OSError as reason:
                raise self._not_written(name, reason) from reason
        return digest.hexdigest(), size

    def _not_written(self, name: str | Text, reason: OSError) -> PhotoFolderError:
        if reason.errno in _FULL:
            return PhotoFolderError(
                translate_noop(
                    "Photos",
                    "{name} was not kept because the disk is full: make room in {folder}, "
                    "then add it again.",
                ).format(name=name, folder=self._folder)
            )
        return PhotoFolderError(
            translate_noop(
                "Photos",
                "Nothing can be written in {folder} ({reason}): "
                "make the folder writable, then add the photo again.",
            ).format(folder=self._folder, reason=words(reason))
        )


def _checksum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _remove(partial: Path) -> None:
    with contextlib.suppress(OSError):
        partial.unlink()


def _sync_folder(folder: Path) -> None:
    """Make a renamed file's new name last through a power cut. Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
