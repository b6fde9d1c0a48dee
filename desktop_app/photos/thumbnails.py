"""Thumbnails: made off the main thread, kept in memory and on disk."""

from __future__ import annotations

import contextlib
import os
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QBuffer, QIODevice, QObject, QStandardPaths, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from db.identity import new_uuid
from db.photos.store import PhotoStore
from desktop_app.photos.decoding import Remark, read_picture, remark_words

if TYPE_CHECKING:
    from desktop_app.context import Context
    from desktop_app.tasks import Task

EDGE: Final = 320
"""Pixels of a thumbnail's longer side: a tile of 104 x 78 on a screen of twofold density."""

_FOLDER: Final = ".thumbnails"
_FILE: Final = "file:"  # begins what stands for a checksum where there is none yet
_MEMORY: Final = 32 * 2**20  # bytes
_QUALITY: Final = 85


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """pixmap: None with a remark that says why."""

    sha256: str
    pixmap: QPixmap | None
    remark: Remark | None = None

    @property
    def words(self) -> str:
        """Why there is none, in a few words; empty when there is one."""
        return "" if self.remark is None else remark_words(self.remark)


Ready = Callable[[Thumbnail], None]


class Thumbnails(QObject):
    """Gives the thumbnail of a checksum, at once or when it is made.

    One is made at a time, the one asked for last first: what has scrolled out of sight does not
    hold up what is seen, and the pool keeps a thread for other work.
    """

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._known: OrderedDict[str, Thumbnail] = OrderedDict()
        self._bytes = 0
        self._waiting: OrderedDict[str, list[tuple[QObject | None, Ready]]] = OrderedDict()
        self._task: Task | None = None
        context.store_changed.connect(self.clear)

    def peek(self, sha256: str) -> Thumbnail | None:
        """The thumbnail when it is in memory; asks nobody."""
        found = self._known.get(sha256)
        if found is not None:
            self._known.move_to_end(sha256)
        return found

    def request(self, sha256: str, ready: Ready, owner: QObject | None = None) -> None:
        """Call `ready` on the main thread: before this returns when it is known, else later.

        It is not called when `owner` has gone or another records file was opened meanwhile.
        """
        found = self.peek(sha256)
        if found is not None:
            ready(found)
            return
        self._waiting.setdefault(sha256, []).append((owner, ready))
        self._waiting.move_to_end(sha256)
        self._next()

    def peek_file(self, path: Path) -> Thumbnail | None:
        """As `peek`, for a file that is not kept (yet)."""
        return self.peek(f"{_FILE}{path}")

    def request_file(self, path: Path, ready: Ready, owner: QObject | None = None) -> None:
        """As `request`, for a file that is not kept (yet); only memory remembers it."""
        self.request(f"{_FILE}{path}", ready, owner)

    def forget(self, sha256: str) -> None:
        """Make it again when somebody asks: its file came back or went."""
        gone = self._known.pop(sha256, None)
        if gone is not None:
            self._bytes -= _weight(gone)

    def clear(self) -> None:
        """Forget all of them, and who waits."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._known.clear()
        self._waiting.clear()
        self._bytes = 0

    def _next(self) -> None:
        if self._task is not None:
            return
        while self._waiting:
            sha256, asked = self._waiting.popitem()
            wanting = [(owner, ready) for owner, ready in asked if _there(owner)]
            if wanting:
                self._make(sha256, wanting)
                return

    def _make(self, sha256: str, wanting: list[tuple[QObject | None, Ready]]) -> None:
        store = self._context.store
        records = store.path if store is not None else None

        def arrived(result: tuple[QImage | None, Remark | None]) -> None:
            self._task = None
            image, remark = result
            pixmap = QPixmap.fromImage(image) if image is not None else None
            made = Thumbnail(sha256, pixmap, remark)
            self._keep(made)
            for owner, ready in wanting + self._waiting.pop(sha256, []):
                if _there(owner):
                    ready(made)
            self._next()

        self._task = self._context.tasks.background(
            make_thumbnail, records, sha256, owner=self, done=arrived,
            failed=lambda _error: arrived((None, Remark.BROKEN)),
        )  # fmt: skip

    def _keep(self, made: Thumbnail) -> None:
        self.forget(made.sha256)
        self._known[made.sha256] = made
        self._bytes += _weight(made)
        while self._bytes > _MEMORY and len(self._known) > 1:
            _sha256, oldest = self._known.popitem(last=False)
            self._bytes -= _weight(oldest)


def _there(owner: QObject | None) -> bool:
    return owner is None or shiboken6.isValid(owner)


def _weight(thumbnail: Thumbnail) -> int:
    pixmap = thumbnail.pixmap
    return 64 if pixmap is None else pixmap.width() * pixmap.height() * 4


# --- in the worker ----------------------------------------------------------------------------


def make_thumbnail(records_path: Path | None, sha256: str) -> tuple[QImage | None, Remark | None]:
    """The thumbnail of an original, from the cache on disk or made now (and put there)."""
    if sha256.startswith(_FILE):
        picture = read_picture(Path(sha256.removeprefix(_FILE)), EDGE)
        return picture.image, picture.remark
    photos = PhotoStore(records_path)
    original = photos.path(sha256)
    if original is None or photos.folder is None:
        return None, Remark.MISSING  # a cached thumbnail must not hide that it was lost
    caches = (photos.folder / _FOLDER, _own_cache())
    for cache in caches:
        cached = read_picture(_file(cache, sha256), EDGE) if _file(cache, sha256).exists() else None
        if cached is not None and cached.image is not None:
            return cached.image, None
    picture = read_picture(original, EDGE)
    if picture.image is None:
        return None, picture.remark
    image = _opaque(picture.image)
    data = _jpeg(image)
    for cache in caches:
        if data and _write(_file(cache, sha256), data):
            break
    return image, None


def _file(cache: Path, sha256: str) -> Path:
    return cache / sha256[:2] / f"{sha256}-{EDGE}.jpg"


def _own_cache() -> Path:
    """The user's cache folder, for photos that lie where nothing can be written."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    return Path(place) / "snowtrack" / "thumbnails"


def _opaque(image: QImage) -> QImage:
    """On white, as paper would be; a thumbnail is kept as JPEG."""
    if not image.hasAlphaChannel():
        return image
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def _jpeg(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # Without the original's texts: they may name people and places.
    for key in image.textKeys():
        image.setText(key, "")
    image.save(buffer, "JPEG", _QUALITY)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _write(path: Path, data: bytes) -> bool:
    partial = path.with_name(f".{new_uuid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        os.replace(partial, path)
    except OSError:
        with contextlib.suppress(OSError):
            partial.unlink()
        return False
    return True
