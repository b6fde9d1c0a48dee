"""What is known of a point of the map: read in a worker, shown in the menu of the pointer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from db.places.placing import surroundings
from db.places.written import SHOWN, written, written_in
from db.query import Filter
from db.record_types import record_type as type_named

if TYPE_CHECKING:
    from db.places.geodesic import Point
    from db.reference import Reference
    from db.store import Store

MOST = 12
"""Records that the menu names one by one."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record under the pointer. species: id or None. date: ISO, "" where it has none."""

    id: int
    species: int | None
    date: str


@dataclass(frozen=True, slots=True)
class Under:
    """What a point is. forms: code of a way to write a position, and the position in it.

    unit: codes of the administrative unit and its way. height: metres of the ground, None unknown.
    nearest: name of the nearest settlement, and metres to it. records: nearest first; more: how
    many there are beside them.
    """

    forms: tuple[tuple[str, str], ...]
    unit: str
    height: float | None
    nearest: str
    nearest_m: float
    records: tuple[Found, ...]
    more: int


def look(
    store: Store,
    reference: Reference,
    filter: Filter,
    at: Point,
    reach: tuple[float, float],
    kind: str = "sighting",
) -> Under:
    """Everything about a point. reach: degrees of latitude and longitude around it in which records
    count as under the pointer."""
    around = surroundings(reference, *at)
    forms = [(form, written(*at, form)) for form in SHOWN]
    forms.append(("gcj02", written_in(*at, "gcj02")))
    records, more = _records(store, filter, at, reach, kind)
    return Under(
        tuple(forms),
        around.unit.code if around.unit is not None else "",
        around.height,
        around.nearest or "",
        around.distance_m or 0.0,
        records,
        more,
    )


def _records(
    store: Store, filter: Filter, at: Point, reach: tuple[float, float], kind: str
) -> tuple[tuple[Found, ...], int]:
    record_type = type_named(kind)
    columns, wanted = store.masked(record_type, filter)
    north = (columns["latitude"] - at[0]) / reach[0]
    east = (columns["longitude"] - at[1]) / reach[1]
    away = north * north + east * east
    near = np.flatnonzero(wanted & (away <= 1.0))
    nearest = near[np.argsort(away[near], kind="stable")][:MOST]
    found = []
    for row in nearest:
        id = int(columns["id"][row])
        record = store.get(record_type, id)
        if record is None:
            continue
        date = record.values.get("event_date")
        found.append(Found(id, record.values.get("species_id"), date.isoformat() if date else ""))
    return tuple(found), len(near) - len(nearest)
