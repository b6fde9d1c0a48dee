"""What a page is given to work with. There are no globals: whoever needs these gets the context."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.filters.model import FilterModel
from desktop_app.settings import Settings
from desktop_app.tasks import Tasks

if TYPE_CHECKING:
    from db.area import Area
    from db.changes import Changes
    from db.layers.areas import KnownLayer
    from db.reference import Reference
    from db.store import Store


_PREPARE_AFTER: Final = 400  # milliseconds from opening a file


class Context(QObject):
    """The open records file, the shared filter, the person at the keyboard, and the news.

    changed: something was written (`Changes`). store_changed: another file is open, or none.
    reference_changed: species or places have other names now. user_changed: the new name.
    status_message: one short sentence for the footer.
    navigate_requested: name of the page to show. record_requested: type name and id to open.
    compare_requested: type name and the ids of two records that may be one.
    new_requested: type name, and what the new record begins with (field name -> value).
    pick_requested: a function that takes latitude and longitude of the place somebody clicks.
    zones_changed: `zones` are others. layers_changed: layers of places came, changed or went.
    offered: a sentence, what its button says, and the function behind the button.
    area_requested: an area the map, which is in front by then, should show whole.
    """

    changed = Signal(object)
    store_changed = Signal()
    reference_changed = Signal()
    user_changed = Signal(str)
    status_message = Signal(str)
    navigate_requested = Signal(str)
    record_requested = Signal(str, int)
    compare_requested = Signal(str, int, int)
    new_requested = Signal(str, object)
    pick_requested = Signal(object)
    offered = Signal(str, str, object)
    zones_changed = Signal()
    layers_changed = Signal()
    area_requested = Signal(object)

    def __init__(self, settings: Settings, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.tasks = tasks
        self.filter = FilterModel(self)
        self._store: Store | None = None
        self._reference: Reference | None = None
        self._zones: tuple[KnownLayer, ...] = ()

    @property
    def store(self) -> Store | None:
        return self._store

    @property
    def reference(self) -> Reference | None:
        """Species and places in memory; there whenever `store` is."""
        return self._reference

    @property
    def zones(self) -> tuple[KnownLayer, ...]:
        """Layers of places with their areas, as last worked out."""
        return self._zones

    def show_zones(self, zones: tuple[KnownLayer, ...]) -> None:
        """Offer these areas to the filter from now on."""
        if zones != self._zones:
            self._zones = zones
            self.zones_changed.emit()

    @property
    def user(self) -> str:
        """Who is at the keyboard; empty until somebody said so."""
        return self.settings.user

    @user.setter
    def user(self, name: str) -> None:
        if name.strip() != self.settings.user:
            self.settings.user = name
            self.user_changed.emit(self.settings.user)

    def open(self, store: Store, reference: Reference) -> None:
        """Show `store` from now on; the one shown before is closed by whoever opened it."""
        self._store, self._reference = store, reference
        self.filter.clear()
        self.store_changed.emit()
        # Not before: it would take the processor from the first rows and the first form.
        QTimer.singleShot(_PREPARE_AFTER, self, self._prepare)

    def _prepare(self) -> None:
        """The search indexes, before the first key press in a species field asks for them."""
        if self._reference is not None:
            self.tasks.background(_read_ground)
            self.tasks.background(self._reference.prepare)

    def close(self) -> None:
        """Show no records file."""
        self._store = self._reference = None
        self.store_changed.emit()

    def show_area(self, area: Area) -> None:
        """Bring the map to the front with the whole of `area` on it."""
        self.navigate_requested.emit("map")
        self.area_requested.emit(area)

    def announce(self, changes: Changes) -> None:
        """Tell every page what was written."""
        if not changes:
            return
        if changes.record_type in ("species", "place"):
            self._renew_reference(changes)
        else:
            for each in changes.each():
                if each.touched:
                    self.changed.emit(each)

    def _renew_reference(self, changes: Changes) -> None:
        store = self._store
        if store is None:
            return

        def arrived(reference: Reference) -> None:
            if store is self._store:
                self._reference = reference
                self.reference_changed.emit()
                self.changed.emit(changes)

        self.tasks.database(lambda: store.reference().prepare(), owner=self, done=arrived)


def _read_ground() -> None:
    """Counties and heights, before the first position is typed."""
    from db.places import ground

    ground.prepare()
