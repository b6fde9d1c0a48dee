"""The panel of zones: areas of the office's layers that records lie in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.filters.pickers import SearchPicker

if TYPE_CHECKING:
    from db.layers.areas import KnownLayer
    from db.query import Filter
    from db.record_types import RecordType

_MOST = 200  # areas listed; more are found by typing


def zone_picker(
    opener: QWidget, zones: Sequence[KnownLayer], filter: Filter, type: RecordType | None
) -> SearchPicker:
    """Areas to tick, those with records first. Picks (layer, area) pairs."""
    several = len(zones) > 1
    name = type.name if type is not None else ""
    known: dict[object, tuple[str, str]] = {}
    for layer in zones:
        for area in sorted(layer.areas, key=lambda one: -one.records.get(name, 0)):
            count = f"{area.records.get(name, 0):,}"
            hint = f"{layer.name} · {count}" if several else count
            known[(layer.id, area.id)] = (area.name, hint)
    chosen = [(layer, area) for layer, areas in filter.zones for area in areas]

    def describe(key: object) -> tuple[str, str]:
        return known.get(key, ("?", ""))

    def search(text: str) -> list[tuple[object, str, str]]:
        wanted = text.casefold().strip()
        found = [(key, *words) for key, words in known.items() if wanted in words[0].casefold()]
        return found[:_MOST]

    placeholder = QCoreApplication.translate("ZonePicker", "Zone, grid cell or township")
    return SearchPicker(opener, chosen, search, describe, placeholder)
