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
from desktop_app.tiles.online import OnlineLayer, OnlineTiles

log = logging.getLogger(__name__)

_THREADS: Final = 2
_KEPT_BYTES: Final = 24_000_000

Answer = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class TileFile:
    """A layer of pictures in a file. key: names it in addresses of the page (a uuid). datum: of
    the pictures, when they were made from a shifted map."""

    key: str
    path: Path
    datum: str = "wgs84"


class Request:
    """A tile asked for. `cancel` when nobody waits for it any more."""

    def __init__(self, answer: Answer) -> None:
        self._answer: Answer | None = answer
        self.dropped: Callable[[], object] | None = None

    def cancel(self) -> None:
        self._answer = None
        if self.dropped is not None:
            self.dropped()

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
    renewed: key of a layer whose tiles should be asked for anew: its server is back.
    """

    trouble = Signal(str, object)
    renewed = Signal(str)
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: dict[str, TileFile] = {}
        self._archives: dict[TileFile, archive.Archive] = {}
        self._lock = threading.Lock()
        self._troubled: set[str] = set()
        self._pool: ThreadPoolExecutor | None = None
        self._closing = False
        self._results: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._kept: OrderedDict[tuple[Any, ...], bytes] = OrderedDict()
        self._kept_bytes = 0
        self._online = OnlineTiles(self._submit, self._post, self)
        self._online.trouble.connect(self.trouble)
        self._online.recovered.connect(self.renewed)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    # --- which layers there are (main thread) ---

    def set_layers(self, files: tuple[TileFile, ...], online: tuple[OnlineLayer, ...] = ()) -> None:
        """Serve these and no others; what stayed as it was stays open."""
        wanted = {file.key: file for file in files}
        for key, file in list(self._files.items()):
            if wanted.get(key) != file:
                self.forget(key)
        self._files = wanted | self._files  # in flight answers know theirs by identity
        for layer in online:
            if self._online.layer(layer.key) != layer:
                self._drop_kept(layer.key)
        self._online.set_layers(online)

    def forget(self, key: str) -> None:
        """Close the archive of a layer, e.g. before its file is replaced."""
        file = self._files.pop(key, None)
        self._troubled.discard(key)
        if file is not None and self._pool is not None:
            self._submit(lambda: self._close(file))
        self._drop_kept(key)

    def retry(self, key: str) -> None:
        """Ask a server again that refused."""
        self._online.retry(key)
        self.renewed.emit(key)

    def _drop_kept(self, key: str) -> None:
        for at in [at for at in self._kept if at[0] == key]:
            self._kept_bytes -= len(self._kept.pop(at))

    def close(self) -> None:
        """Close all files and stop all requests; what was asked for and not answered stays so.

        The layers stay known: the next tile that is asked for opens them again.
        """
        self._closing = True
        self._online.close()
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)
        while not self._results.empty():
            self._results.get_nowait()
        for opened in self._archives.values():
            opened.close()
        self._archives.clear()
        self._online.close()  # a thread may have opened the cache meanwhile
        self._closing = False

    # --- answers ---

    def ask(self, key: str, zoom: int, column: int, row: int, answer: Answer) -> Request:
        """Let `answer` have the encoded picture, at once or later, on the main thread."""
        request = Request(answer)
        at = (key, zoom, column, row)
        known = self._kept.get(at)
        file, online = self._files.get(key), self._online.layer(key)
        if not mercator.exists(zoom, column, row) or (file is None and online is None):
            request.reply(picture.CLEAR)
        elif known is not None:
            self._kept.move_to_end(at)
            request.reply(known)
        elif online is not None:
            layer = online

            def drawn(data: bytes | None, complete: bool) -> None:
                if complete and self._online.layer(key) == layer:
                    self._keep(at, data or picture.CLEAR)
                request.reply(data or picture.CLEAR)

            drawing = self._online.ask(layer, at[1:], lambda: request.wanted, drawn)
            request.dropped = drawing.drop
        elif file is not None:
            request.dropped = self._submit(lambda: self._read(file, at, request)).cancel
        return request

    def _submit(self, work: Callable[[], None]) -> Future[None]:
        """In one of the threads, unless all is being closed."""
        if self._closing:
            return Future()
        if self._pool is None:
            self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="snowtrack-tiles")
        try:
            return self._pool.submit(work)
        except RuntimeError:  # closed since the line before
            return Future()

    def _read(self, file: TileFile, at: tuple[Any, ...], request: Request) -> None:
        """In a thread of the pool."""
        if not request.wanted:
            return
        _key, zoom, column, row = at
        data: bytes | None = None
        try:
            opened = self._opened(file)
            data = enlarging.tile_or_part(opened, zoom, column, row, file.datum) or picture.CLEAR
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
                self._post(lambda: self._well(file))
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

    def _well(self, file: TileFile) -> None:
        if self._files.get(file.key) is file and file.key in self._troubled:
            self._troubled.discard(file.key)
            self.trouble.emit(file.key, Text("", ""))

    def _say(self, file: TileFile, text: Text) -> None:
        if self._files.get(file.key) is file and file.key not in self._troubled:
            self._troubled.add(file.key)
            self.trouble.emit(file.key, text)

    def _answered(
        self, file: TileFile, at: tuple[Any, ...], data: bytes | None, request: Request
    ) -> None:
        if data is not None and self._files.get(file.key) is file:
            self._keep(at, data)
        request.reply(data if data is not None else picture.CLEAR)

    def _keep(self, at: tuple[Any, ...], data: bytes) -> None:
        if at in self._kept:
            return
        self._kept[at] = data
        self._kept_bytes += len(data)
        while self._kept_bytes > _KEPT_BYTES:
            self._kept_bytes -= len(self._kept.popitem(last=False)[1])
