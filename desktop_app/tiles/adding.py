"""Files of pictures becoming layers, one after the other: looked at, asked about, made."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from db.errors import UserError
from db.layers import crs
from db.layers.copying import Found
from db.tiles import adding, rasters
from db.tiles.archive import is_archive

if TYPE_CHECKING:
    from db.layers.layer import Layer
    from db.store import Store
    from desktop_app.map.layers.control import LayersControl
    from desktop_app.tasks import Task, TaskControl

_LINE = 2  # a kind of shape, for the preview of where a picture may lie


class PictureAdding(QObject):
    """Takes files of pictures in; the signals are those of `LayerAdding`.

    progressed: name of the file, done, of (0: nobody knows), in bytes or blocks. crs_wanted: path,
    the outline of a picture whose system nobody named, and what it may be; `choose_crs` says.
    failed: a sentence. added: the new layer. ended: nothing is under way.
    """

    progressed = Signal(str, int, int)
    crs_wanted = Signal(object, object, object)
    failed = Signal(object)
    added = Signal(object)
    ended = Signal()

    def __init__(self, control: LayersControl) -> None:
        super().__init__(control)
        self._control = control
        self._files: deque[tuple[Path, bool]] = deque()
        self._now: tuple[Path, bool] | None = None
        self._task: Task | None = None

    @property
    def busy(self) -> bool:
        """Whether a file is being taken in, or a question about one is open."""
        return self._now is not None

    def begin(self, paths: Sequence[Path], *, relief: bool = False) -> None:
        """Take these files in, after those before them. relief: they hold heights."""
        idle = not self.busy
        self._files.extend((path, relief) for path in paths)
        if idle:
            self._next_file()

    def cancel(self) -> None:
        """Leave everything that is not finished."""
        if self._task is not None:
            self._task.cancel()
        self._task, self._now = None, None
        self._files.clear()
        self.ended.emit()

    def _next_file(self) -> None:
        self._task, self._now = None, None
        if not self._files:
            self.ended.emit()
            return
        self._now = path, relief = self._files.popleft()
        self.progressed.emit(path.name, 0, 0)
        if is_archive(path):
            self._make("", "wgs84", relief)
            return
        self._task = self._control.context.tasks.background(
            _look, path, owner=self, done=self._looked, failed=self._failed
        )

    def _looked(self, info: rasters.RasterInfo) -> None:
        assert self._now is not None
        path, relief = self._now
        self._now = path, relief or info.heights
        if info.refused in rasters.NEEDS_CRS:
            self.crs_wanted.emit(path, outline(path, info), crs.candidates(info.edges))
            return
        self._make("", "wgs84", self._now[1])

    def choose_crs(self, system: str, datum: str) -> None:
        """Read the picture that was asked about in this system."""
        if self._now is not None:
            self._make(system, datum, self._now[1])

    def skip(self) -> None:
        """Leave the picture that was asked about."""
        self._next_file()

    def _make(self, system: str, datum: str, relief: bool) -> None:
        store = self._control.context.store
        if store is None or self._now is None:
            self._next_file()
            return
        path, _relief = self._now
        self._task = self._control.context.tasks.background(
            _fill, store, path, system, datum, relief, owner=self,
            progress=lambda done, of: self.progressed.emit(path.name, done, of),
            done=self._made, failed=self._failed,
        )  # fmt: skip

    def _made(self, layer: Layer) -> None:
        self._control.add(layer)
        self.added.emit(layer)
        self._next_file()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.failed.emit(error.text)
        self._next_file()


def outline(path: Path, info: rasters.RasterInfo) -> Found:
    """The edge of a picture as a shape, so that it can be tried on the map like one."""
    west, south, east, north = info.edges
    # With points between the corners: on another plane its edges are no straight lines.
    part = [number / 8 for number in range(9)]
    corners = [
        *((west + (east - west) * p, north) for p in part),
        *((east, north + (south - north) * p) for p in part),
        *((east + (west - east) * p, south) for p in part),
        *((west, south + (north - south) * p) for p in part),
    ]
    line = [value for corner in corners for value in corner]
    return Found(
        0, "", path.name, "Polygon", 1, (), info.crs, info.edges, crs.NOT_SAID, ((_LINE, [line]),)
    )


def _look(path: Path) -> rasters.RasterInfo:
    return rasters.look(path)


def _fill(
    store: Store, path: Path, system: str, datum: str, relief: bool, *, control: TaskControl
) -> Any:
    """The layer with its file beside the records; its declaration is the caller's."""
    layer, file = adding.layer_for(store, path, relief=relief, crs=system, datum=datum)
    return adding.fill(
        path, file, layer, progress=control.progress, cancelled=control.cancelled
    )  # fmt: skip
