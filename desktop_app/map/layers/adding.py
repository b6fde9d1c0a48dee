"""Files becoming layers, one after the other: looked at, asked about, copied, declared."""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.errors import UserError
from db.layers import copying
from db.layers.copying import Found
from db.layers.crs import Candidate, candidates
from db.layers.layer import Layer, LayerKind, LayerStyle, copy_path
from db.text import translate_noop
from desktop_app.map.layers.control import COPY_ENDING, LayersControl
from desktop_app.tasks import Task, TaskControl
from forms import theme

_NAMES = ("名称", "名字", "name", "mc", "xzqmc", "title", "label", "地名", "编号", "code", "id")
_NO_FOLDER = translate_noop(
    "Layers", "Layers are kept beside the records file, and these records are on a server."
)


class LayerAdding(QObject):
    """Takes files in.

    progressed: name of the file, done, of (0: nobody knows). parts_wanted: path and its layers, of
    which `choose_parts` says which. crs_wanted: path, a layer whose coordinates nobody named and
    what they may be (`crs.Candidate`); `choose_crs` says. failed: a sentence. added: the new layer.
    ended: nothing is under way.
    """

    progressed = Signal(str, int, int)
    parts_wanted = Signal(object, object)
    crs_wanted = Signal(object, object, object)
    failed = Signal(object)
    added = Signal(object)
    ended = Signal()

    def __init__(self, control: LayersControl) -> None:
        super().__init__(control)
        self._control = control
        self._files: deque[Path] = deque()
        self._parts: deque[Found] = deque()
        self._path = Path()
        self._task: Task | None = None
        self._again: Layer | None = None
        self._asking = False
        self._candidates: dict[int, list[Candidate]] = {}

    @property
    def busy(self) -> bool:
        """Whether a file is being taken in, or a question about one is open."""
        return self._task is not None or bool(self._parts) or bool(self._files)

    def begin(self, paths: Sequence[Path]) -> None:
        """Take these files in, after those before them."""
        idle = not self.busy
        self._files.extend(paths)
        if idle:
            self._next_file()

    def replace(self, layer: Layer, path: Path, *, asking: bool = False) -> None:
        """Make the copy of `layer` anew from a file, e.g. because it is gone.

        asking: the user says in which coordinates it is, whatever the file says.
        """
        if not self.busy:
            self._again, self._asking = layer, asking
            self._files.append(path)
            self._next_file()

    def cancel(self) -> None:
        """Leave everything that is not finished."""
        if self._task is not None:
            self._task.cancel()
        self._task, self._again, self._asking = None, None, False
        self._files.clear()
        self._parts.clear()
        self.ended.emit()

    # --- one file ---------------------------------------------------------------------------------

    def _next_file(self) -> None:
        if not self._files:
            self._again, self._asking = None, False
            self.ended.emit()
            return
        self._path = self._files.popleft()
        self.progressed.emit(self._path.name, 0, 0)
        self._task = self._control.context.tasks.background(
            _inspect, self._path, self._asking, owner=self, done=self._inspected,
            failed=self._failed, control=True,
        )  # fmt: skip

    def _failed(self, error: BaseException) -> None:
        self._task = None
        if isinstance(error, UserError):
            self.failed.emit(error.text)
        self._parts.clear()
        self._next_file()

    def _inspected(self, answer: tuple[list[Found], dict[int, list[Candidate]]]) -> None:
        self._task = None
        found, self._candidates = answer
        if self._again is not None:
            self._parts = deque([_like(found, self._again)])
            self._next_part()
        elif len(found) == 1:
            self._parts = deque(found)
            self._next_part()
        else:
            self._parts = deque(found)
            self.parts_wanted.emit(self._path, found)

    def choose_parts(self, chosen: Sequence[Found]) -> None:
        """Take in only these layers of the file that was asked about."""
        self._parts = deque(chosen)
        self._next_part()

    def _next_part(self) -> None:
        if not self._parts:
            self._next_file()
            return
        found = self._parts[0]
        if self._asking or (found.doubt and not (self._again and self._again.crs)):
            self.crs_wanted.emit(self._path, found, self._candidates.get(found.part, []))
        elif self._again is not None and self._again.crs:
            self._copy(found, self._again.crs, self._again.datum)
        else:
            datum = self._again.datum if self._again is not None else "wgs84"
            self._copy(found, "", datum)

    def choose_crs(self, crs: str, datum: str) -> None:
        """Read the layer that was asked about in this system."""
        self._copy(self._parts[0], crs, datum)

    def skip(self) -> None:
        """Leave the layer that was asked about."""
        if self._parts:
            self._parts.popleft()
        self._next_part()

    # --- its copy ---------------------------------------------------------------------------------

    def _copy(self, found: Found, crs: str, datum: str) -> None:
        store = self._control.context.store
        layer = self._again or self._declared(found)
        layer = dataclasses.replace(
            layer, crs=crs, datum=datum, crs_found=found.crs, file=str(self._path)
        )
        target = copy_path(store.path, layer, COPY_ENDING) if store is not None else None
        if target is None:
            self._parts.clear()
            self._failed(UserError(_NO_FOLDER))
            return
        self.progressed.emit(layer.name, 0, found.count)
        self._task = self._control.context.tasks.background(
            _copy, self._path, found.part, layer, target, owner=self,
            progress=lambda done, of: self.progressed.emit(layer.name, done, of),
            done=self._copied, failed=self._failed,
        )  # fmt: skip

    def _copied(self, layer: Layer) -> None:
        self._task = None
        if self._parts:
            self._parts.popleft()
        if self._again is not None:
            self._control.copied_anew(layer)
        else:
            self._control.add(layer)
        self.added.emit(layer)
        self._next_part()

    def _declared(self, found: Found) -> Layer:
        taken = {one.style.colour for one in self._control.layers}
        colours = [str(n + 1) for n in range(len(theme.current().series))]
        free = [one for one in colours if one not in taken] or [
            colours[len(self._control.layers) % len(colours)]
        ]
        alone = found.name in ("", found.file) or found.file.startswith(("restored", "text"))
        stem = self._path.name.split(".")[0]
        name = stem if alone else found.name
        style = LayerStyle(colour=free[0], label_field=label_of(found.fields))
        return Layer.new(name, LayerKind.VECTOR, style=style)


def label_of(fields: Sequence[str]) -> str:
    """The attribute that most likely names each shape; "" when none does."""
    lower = {field.casefold(): field for field in reversed(fields)}
    for wanted in _NAMES:
        if wanted in lower:
            return lower[wanted]
    return next((field for field in fields if "名" in field or "name" in field.casefold()), "")


def _like(found: list[Found], layer: Layer) -> Found:
    """The layer within the file that `layer` was made of."""
    return next((one for one in found if one.name == layer.name), found[0])


def _inspect(
    path: Path, asking: bool, *, control: TaskControl
) -> tuple[list[Found], dict[int, list[Candidate]]]:
    """The layers of a file, and what the coordinates of those that do not say may be."""
    found = copying.inspect(path, sampled=asking, cancelled=control.cancelled)
    return found, {
        one.part: candidates(one.extent)
        for one in found
        if one.extent is not None and (one.doubt or asking)
    }


def _copy(path: Path, part: int, layer: Layer, target: Path, *, control: Any) -> Layer:
    copying.copy(path, part, layer, target, progress=control.progress, cancelled=control.cancelled)
    return layer
