"""The one filter that table, map and charts follow together."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from db.query import Filter

PARTS = ("dates", "species", "places", "statuses", "text")
"""What can be taken away one by one, in the order of the chips."""


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
        """Take one of `PARTS` away."""
        empty: dict[str, dict[str, Any]] = {
            "dates": {"since": None, "until": None},
            "text": {"text": ""},
        }
        self.set(**empty.get(part, {part: ()}))

    def clear(self) -> None:
        """No filter at all."""
        if self._current is not None:
            self.replace(type(self._current)())

    def active(self) -> list[str]:
        """The parts that narrow the view now."""
        now = self.current
        held = {
            "dates": now.since is not None or now.until is not None,
            "species": bool(now.species),
            "places": bool(now.places),
            "statuses": bool(now.statuses),
            "text": bool(now.text.strip()),
        }
        return [part for part in PARTS if held[part]]
