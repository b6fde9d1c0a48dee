"""What is known of a point of the map: read in a worker, shown in the menu of the pointer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from db.columns import EPOCH, NO_DATE
from db.located import read
from db.places.placing import surroundings
from db.places.written import SHOWN, written, written_in
from db.query import Filter

if TYPE_CHECKING:
    from db.places.geodesic import Point
    from db.reference import Reference
    from db.store import Store

MOST = 12
"""Records that the menu names one by one."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mark under the pointer. kind: of `db.located.KINDS`. id: of the record it opens. species:
    id or -1. date: ISO, "" where it has none."""

    kind: str
    id: int
    species: int
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
    kinds: tuple[str, ...] = ("sighting",),
) -> Under:
    """Everything about a point. reach: degrees of latitude and longitude around it in which marks
    count as under the pointer. kinds: those that the map shows."""
    around = surroundings(reference, *at)
    forms = [(form, written(*at, form)) for form in SHOWN]
    forms.append(("gcj02", written_in(*at, "gcj02")))
    records, more = _records(store, filter, at, reach, kinds)
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
    store: Store, filter: Filter, at: Point, reach: tuple[float, float], kinds: tuple[str, ...]
) -> tuple[tuple[Found, ...], int]:
    found: list[tuple[float, Found]] = []
    total = 0
    for kind in kinds:
        marks = read(store, kind, filter)
        north = (marks.latitude - at[0]) / reach[0]
        east = (marks.longitude - at[1]) / reach[1]
        away = north * north + east * east
        near = np.flatnonzero(away <= 1.0)
        total += len(near)
        for row in near[np.argsort(away[near], kind="stable")][:MOST]:
            days = marks.date[row]
            date = "" if days == NO_DATE else (EPOCH + dt.timedelta(int(days))).isoformat()
            one = Found(kind, int(marks.ids[row]), int(marks.species[row]), date)
            found.append((float(away[row]), one))
    found.sort(key=lambda one: one[0])
    nearest = tuple(one for _away, one in found[:MOST])
    return nearest, total - len(nearest)
