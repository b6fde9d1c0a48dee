"""The place a record names, for reading its position: which zone, which short code, which datum."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from db.places.datum import SHORT_NAMES
from db.places.datum_hint import fitting_datum
from db.places.locate import Position
from db.reference import Reference


@dataclass(frozen=True, slots=True)
class NearbyPlace:
    """Degrees in WGS 84. exact: they are the place's own, not those of a unit above it."""

    name: str
    latitude: float
    longitude: float
    exact: bool

    @property
    def at(self) -> tuple[float, float]:
        return self.latitude, self.longitude


def nearby_place(reference: Reference, code: str | None, language: str) -> NearbyPlace | None:
    """The place with this code, or the smallest unit above it that has a position."""
    seen: set[str] = set()
    above = code
    while above is not None and above not in seen:
        seen.add(above)
        entry = reference.place_by_code(above)
        if entry is None:
            return None
        if entry.latitude is not None and entry.longitude is not None:
            name = reference.place_name(above, language)
            return NearbyPlace(name, entry.latitude, entry.longitude, above == code)
        above = entry.parent_code
    return None


def datum_hint(position: Position, place: NearbyPlace | None) -> str | None:
    """Words, where another datum would put the numbers right on the place that is named."""
    if place is None or not place.exact:
        return None
    better = fitting_datum(*position.received, position.datum, place.at)
    if better is None:
        return None
    datum, then, now = better
    said = QCoreApplication.translate(
        "PositionWords",
        "Read as {datum} it would lie {then} m from {place} instead of {now} m: check the datum.",
    )
    return said.format(datum=SHORT_NAMES[datum], then=round(then), now=round(now), place=place.name)
