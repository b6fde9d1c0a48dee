"""Keeps up to date in which areas of the office's layers records lie, off the main thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from db.changes import Changes
    from db.layers.areas import KnownLayer
    from db.store import Store
    from desktop_app.context import Context
    from desktop_app.tasks import Task

_AFTER_OPENING: Final = 1500  # milliseconds: first the page the user wants to see
_AFTER_A_CHANGE: Final = 300
_MOST_SINGLY: Final = 400  # records looked at one by one; beyond it the whole file is


class Assigning(QObject):
    """Works areas out after a file was opened, records were written or layers changed.

    progressed: records done, of; only while many are. The result is `context.zones`.
    """

    progressed = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._task: Task | None = None
        self._touched: dict[str, set[int]] | None = {}  # None: anything may have changed
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        context.store_changed.connect(self._other_file)
        context.changed.connect(self._changed)
        context.layers_changed.connect(self._layers_changed)

    def _other_file(self) -> None:
        self._stop()
        self._timer.stop()
        self._touched = None
        self._context.show_zones(())
        if self._context.store is not None:
            self._timer.start(_AFTER_OPENING)

    def _layers_changed(self) -> None:
        self._touched = None
        self._timer.start(_AFTER_A_CHANGE)

    def _changed(self, changes: Changes) -> None:
        if not self._context.zones:
            return
        if self._touched is not None:
            self._touched.setdefault(changes.record_type, set()).update(changes.touched)
            if sum(map(len, self._touched.values())) > _MOST_SINGLY:
                self._touched = None
        self._timer.start(_AFTER_A_CHANGE)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._touched = None  # what it did not finish is found by its revision

    def _begin(self) -> None:
        store = self._context.store
        if store is None:
            return
        self._stop()
        touched, self._touched = self._touched, {}
        self._task = self._context.tasks.background(
            _renew, store, touched, owner=self, progress=self.progressed.emit,
            done=lambda found: self._arrived(store, *found),
        )  # fmt: skip

    def _arrived(self, store: Store, known: tuple[KnownLayer, ...], renewed: int) -> None:
        self._task = None
        if store is not self._context.store:
            return
        self._context.show_zones(known)
        if renewed and self._context.filter.current.zones:
            self._context.filter.changed.emit(self._context.filter.current)


def _renew(
    store: Store, touched: dict[str, set[int]] | None, *, control: Any
) -> tuple[tuple[KnownLayer, ...], int]:
    """(the layers of places, how many records were worked out anew). Runs in the pool."""
    from db.errors import UserError
    from db.layers import areas, keeping

    renewed = 0
    if touched is None and not store.read_only:
        areas.sweep(store)
    for layer in keeping.layers(store):
        if not layer.is_places:
            continue
        try:
            renewed += areas.renew(
                store, layer, only=touched, progress=control.progress, cancelled=control.cancelled
            )
        except UserError:  # its copy is gone, which the panel says; what is known stays
            continue
    return tuple(areas.place_layers(store)), renewed
