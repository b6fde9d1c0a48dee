"""The one filter that table, map and charts follow together."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from db.query import Filter
    from db.record_types import RecordType

PARTS = ("dates", "species", "places", "zones", "statuses", "area", "text")
"""What can be taken away one by one, in the order of the chips; besides them, fields by name."""


class FilterModel(QObject):
    """Holds the current `Filter`; `changed` is emitted with it after each real change."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: Filter | None = None

    @property
    def current(self) -> Filter:
        if self._current is None:
            from db.query import Filter  # brings SQLAlchemy, so not before a file is open

            self._current = Filter()
        return self._current

    def set(self, **parts: Any) -> None:
        """Replace some parts of the filter (fields of `db.query.Filter`)."""
        self.replace(dataclasses.replace(self.current, **parts))

    def replace(self, new: Filter) -> None:
        if new != self.current:
            self._current = new
            self.changed.emit(new)

    def remove(self, part: str) -> None:
        """Take one of `PARTS`, or what is wanted of a field, away."""
        if part not in PARTS:
            self.replace(self.current.with_codes(part, ()))
            return
        empty: dict[str, dict[str, Any]] = {
            "dates": {"since": None, "until": None},
            "text": {"text": ""},
            "area": {"area": None},
        }
        self.set(**empty.get(part, {part: ()}))

    def clear(self) -> None:
        """No filter at all."""
        if self._current is not None:
            self.replace(type(self._current)())

    def active(self, record_type: RecordType | None = None) -> list[str]:
        """The parts that narrow the view now, or the view of records of one type."""
        now = self.current if record_type is None else self.current.of(record_type)
        held = {
            "dates": now.since is not None or now.until is not None,
            "species": bool(now.species),
            "places": bool(now.places),
            "zones": bool(now.zones),
            "statuses": bool(now.statuses),
            "area": now.area is not None,
            "text": bool(now.text.strip()),
        }
        return [part for part in PARTS if held[part]] + [name for name, _codes in now.terms]
