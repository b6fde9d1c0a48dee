"""What answers the map page when it asks for a tile of an office's layer.

Archives are read by a few threads of its own, so that the main thread never waits for a disc;
servers are asked by `desktop_app.tiles.network`. Each answer is a picture: a clear one where there
is nothing, or where something went wrong, which `trouble` then says in words, once.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from db.errors import UserError
from db.text import Text
from db.tiles import archive, enlarging, mercator, picture

log = logging.getLogger(__name__)

_THREADS: Final = 2
_KEPT_BYTES: Final = 24_000_000

Answer = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class TileFile:
    """A layer of pictures in a file. key: names it in addresses of the page (a uuid)."""

    key: str
    path: Path


class Request:
    """A tile asked for. `cancel` when nobody waits for it any more."""

    def __init__(self, answer: Answer) -> None:
        self._answer: Answer | None = answer
        self._future: Future[None] | None = None

    def cancel(self) -> None:
        self._answer = None
        if self._future is not None:
            self._future.cancel()

    @property
    def wanted(self) -> bool:
        return self._answer is not None

    def reply(self, data: bytes) -> None:
        """Answer, once; nothing happens after `cancel`."""
        answer, self._answer = self._answer, None
        if answer is not None:
            answer(data)


class TileService(QObject):
    """The tiles of the layers that are shown.

    trouble: key of a layer and a `Text` with what is wrong with it; an empty one: it is well again.
    opened: key of a layer and what its archive says of itself (`ArchiveInfo`).
    """

    trouble = Signal(str, object)
    opened = Signal(str, object)
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: dict[str, TileFile] = {}
        self._archives: dict[TileFile, archive.Archive] = {}
        self._lock = threading.Lock()
        self._troubled: set[str] = set()
        self._pool: ThreadPoolExecutor | None = None
        self._results: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._kept: OrderedDict[tuple[Any, ...], bytes] = OrderedDict()
        self._kept_bytes = 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    # --- which layers there are (main thread) ---

    def set_files(self, files: tuple[TileFile, ...]) -> None:
        """Serve these and no others; what stayed as it was stays open."""
        wanted = {file.key: file for file in files}
        for key, file in list(self._files.items()):
            if wanted.get(key) != file:
                self.forget(key)
        self._files = wanted | self._files  # in flight answers know theirs by identity

    def forget(self, key: str) -> None:
        """Close the archive of a layer, e.g. before its file is replaced."""
        file = self._files.pop(key, None)
        self._troubled.discard(key)
        if file is not None and self._pool is not None:
            self._submit(lambda: self._close(file))
        for at in [at for at in self._kept if at[0] == key]:
            self._kept_bytes -= len(self._kept.pop(at))

    def close(self) -> None:
        """Close everything; what was asked for and not answered stays so."""
        for key in list(self._files):
            self.forget(key)
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True)
        while not self._results.empty():
            self._results.get_nowait()

    # --- answers ---

    def ask(self, key: str, zoom: int, column: int, row: int, answer: Answer) -> Request:
        """Let `answer` have the encoded picture, at once or later, on the main thread."""
        request = Request(answer)
        at = (key, zoom, column, row)
        known = self._kept.get(at)
        file = self._files.get(key)
        if known is not None:
            self._kept.move_to_end(at)
            request.reply(known)
        elif file is None or not mercator.exists(zoom, column, row):
            request.reply(picture.CLEAR)
        else:
            request._future = self._submit(lambda: self._read(file, at, request))
        return request

    def _submit(self, work: Callable[[], None]) -> Future[None]:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="snowtrack-tiles")
        return self._pool.submit(work)

    def _read(self, file: TileFile, at: tuple[Any, ...], request: Request) -> None:
        """In a thread of the pool."""
        if not request.wanted:
            return
        _key, zoom, column, row = at
        data: bytes | None = None
        try:
            opened = self._opened(file)
            data = enlarging.tile_or_part(opened, zoom, column, row) or picture.CLEAR
        except UserError as error:
            text = error.text
            self._post(lambda: self._say(file, text))
        except Exception:
            log.exception("a tile could not be read")
        self._post(lambda: self._answered(file, at, data, request))

    def _opened(self, file: TileFile) -> archive.Archive:
        """The archive of a file; raises UnreadableTiles. In a thread of the pool."""
        with self._lock:
            found = self._archives.get(file)
            if found is not None and not file.path.exists():
                # What is in memory could still be shown, but not that it is the whole.
                del self._archives[file]
                found.close()
                found = None
            if found is None:
                found = self._archives[file] = archive.open_archive(file.path)
                info = found.info
                self._post(lambda: self._well(file, info))
            return found

    def _post(self, call: Callable[[], None]) -> None:
        self._results.put(call)
        self._arrived.emit()

    def _deliver(self) -> None:
        while True:
            try:
                call = self._results.get_nowait()
            except queue.Empty:
                return
            call()

    def _close(self, file: TileFile) -> None:
        with self._lock:
            gone = self._archives.pop(file, None)
            if gone is not None:
                gone.close()

    def _well(self, file: TileFile, info: archive.ArchiveInfo) -> None:
        if self._files.get(file.key) is not file:
            return
        if file.key in self._troubled:
            self._troubled.discard(file.key)
            self.trouble.emit(file.key, Text("", ""))
        self.opened.emit(file.key, info)

    def _say(self, file: TileFile, text: Text) -> None:
        if self._files.get(file.key) is file and file.key not in self._troubled:
            self._troubled.add(file.key)
            self.trouble.emit(file.key, text)

    def _answered(
        self, file: TileFile, at: tuple[Any, ...], data: bytes | None, request: Request
    ) -> None:
        if data is not None and self._files.get(file.key) is file and at not in self._kept:
            self._kept[at] = data
            self._kept_bytes += len(data)
            while self._kept_bytes > _KEPT_BYTES:
                self._kept_bytes -= len(self._kept.popitem(last=False)[1])
        request.reply(data if data is not None else picture.CLEAR)
