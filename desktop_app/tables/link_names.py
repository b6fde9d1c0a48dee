"""Names of the records that links of a table lead to, asked for as their rows are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from db.record_types import record_type
from desktop_app.form_host import WindowFormHost
from forms.title import name_of

if TYPE_CHECKING:
    from db.changes import Changes
    from db.store import Store
    from db.writing import Record
    from desktop_app.context import Context

_MOST_KEPT: Final = 20_000


class LinkNames(QObject):
    """`name` knows or asks; arrived: some are known now that were not."""

    arrived = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._host = WindowFormHost(context, self)
        self._known: dict[tuple[str, str], Record | None] = {}
        self._wanted: dict[str, set[str]] = {}
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(0)
        self._ask.timeout.connect(self._fetch)
        context.changed.connect(self._changed)
        context.store_changed.connect(self._known.clear)

    def name(self, target: str, uuid: str) -> str:
        """The linked record in words; "" while it is being read."""
        key = (target, uuid)
        if key not in self._known:
            self._wanted.setdefault(target, set()).add(uuid)
            if not self._ask.isActive():
                self._ask.start()
            return ""
        record = self._known[key]
        if record is None:
            return self.tr("not in this file")
        said = name_of(record.type, record.values, self._host)
        return self.tr("{name} (voided)").format(name=said) if record.voided else said

    def _fetch(self) -> None:
        store, wanted = self._context.store, self._wanted
        self._wanted = {}
        if store is not None and wanted:
            self._context.tasks.background(_read, store, wanted, owner=self, done=self._take)

    def _take(self, found: dict[tuple[str, str], Record | None]) -> None:
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        self._known.update(found)
        self.arrived.emit()

    def _changed(self, changes: Changes) -> None:
        stale = [key for key in self._known if key[0] == changes.record_type]
        for key in stale:
            del self._known[key]
        if stale:
            self.arrived.emit()  # who still shows them asks again


def _read(store: Store, wanted: dict[str, set[str]]) -> dict[tuple[str, str], Record | None]:
    from db import links

    found: dict[tuple[str, str], Record | None] = {}
    for target, uuids in wanted.items():
        known = links.find_many(store, record_type(target), uuids)
        found.update({(target, uuid): known.get(uuid) for uuid in uuids})
    return found
