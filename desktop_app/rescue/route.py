"""The way of an animal in care: where it was found, each transport, where it was released.

Only what was recorded is here. A place without coordinates of its own may be drawn at the unit it
belongs to, and then says so; what cannot be drawn is named in `Route.missing`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from forms.editors.relief import from_world, names

if TYPE_CHECKING:
    from db.reference import PlaceEntry, Reference
    from db.rescue.timeline import Case, Entry

FOUND, WAY, END, RELEASE, CHECK = "found", "way", "end", "release", "check"
_SEAT_ZOOM = 6.5  # cities and county seats of the base map are shown from here on
_NEAR = 4  # decimals of a degree within which two places are one mark, about 10 m


class Spot(NamedTuple):
    """A place that was recorded. position: degrees WGS 84, None when nothing tells it.

    name: short, "" when none was given. whole: with everything said of it. near: the unit whose
    position stands in for it, "" when the position is its own.
    """

    name: str
    whole: str
    position: tuple[float, float] | None
    near: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """A mark on the map. date: when it was here, as far as known. elevation: m."""

    role: str
    spot: Spot
    position: tuple[float, float]
    date: dt.date | None = None
    precision: str | None = None
    elevation: float | None = None


@dataclass(frozen=True, slots=True)
class Leg:
    """A line on the map between two positions. entry: the transport, or what came after it.

    sure: both ends have positions of their own and the way between them is a recorded transport.
    """

    start: tuple[float, float]
    end: tuple[float, float]
    entry: Entry
    sure: bool
    km: float | None = None
    hours: float | None = None

    @property
    def is_transport(self) -> bool:
        return self.entry.type.name == "transport"


class Missing(NamedTuple):
    """An end of the way that no coordinates are known of. end: found, from, to, release, check.

    end "leg": both ends are known only as being in one unit, whose name `name` is.
    """

    end: str
    name: str
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """Everything on the map, in the order of travel. stand_ins: drawn where their unit is."""

    stops: tuple[Stop, ...]
    legs: tuple[Leg, ...]
    missing: tuple[Missing, ...]
    stand_ins: tuple[Spot, ...]

    @property
    def elevations(self) -> tuple[float, ...]:
        """Recorded elevations along the way, m."""
        return tuple(stop.elevation for stop in self.stops if stop.elevation is not None)


class _Way:
    """Puts a route together, entry by entry."""

    def __init__(self) -> None:
        self.stops: dict[tuple[float, float], Stop] = {}
        self.legs: list[Leg] = []
        self.missing: list[Missing] = []
        self.stand_ins: dict[Spot, None] = {}

    def reach(
        self,
        role: str,
        spot: Spot,
        values: Mapping[str, Any],
        elevation: float | None = None,
        *,
        date: dt.date | None = None,
    ) -> None:
        """A mark at `spot`; the first one of a place stays, but the end of the way outranks it."""
        if spot.position is None:
            return
        key = (round(spot.position[0], _NEAR), round(spot.position[1], _NEAR))
        known = self.stops.get(key)
        if known is None or known.role == WAY:
            precision = values.get("date_precision") if date is None else None
            day = date or values.get("event_date")
            self.stops[key] = Stop(role, spot, spot.position, day, precision, elevation)
        if spot.near:
            self.stand_ins[spot] = None


def route_of(case: Case, reference: Reference, language: str) -> Route:
    """The route of a case, with names in `language`."""
    way = _Way()
    values = case.record.values
    found = _found(values, reference, language)
    if found.position is None:
        way.missing.append(Missing("found", found.name))
    way.reach(FOUND, found, values, values.get("elevation"))
    here = found
    for entry in case.entries:
        if entry.type.name == "transport":
            here = _transport(way, entry, here, values, reference, language)
        elif entry.type.name == "outcome" and entry.values.get("outcome") == "released":
            here = _arrival(way, RELEASE, entry, here, reference, language)
        elif entry.type.name == "follow_up":
            here = _arrival(way, CHECK, entry, here, reference, language)
    return Route(tuple(_with_end(way)), tuple(way.legs), tuple(way.missing), tuple(way.stand_ins))


def _with_end(way: _Way) -> Iterator[Stop]:
    """The stops; where the last transport arrived is the end of the way."""
    last = next((leg.end for leg in reversed(way.legs) if leg.is_transport), None)
    for stop in way.stops.values():
        if stop.role == WAY and stop.position == last:
            yield replace(stop, role=END)
        else:
            yield stop


def _transport(
    way: _Way,
    entry: Entry,
    here: Spot,
    case: Mapping[str, Any],
    reference: Reference,
    language: str,
) -> Spot:
    values = entry.values
    start = _spot(values, ("from_latitude", "from_longitude"), "from_place_code", "from_locality",
                  reference, language)  # fmt: skip
    end = _spot(values, ("to_latitude", "to_longitude"), "to_place_code", "to_locality",
                reference, language)  # fmt: skip
    begins_where_found = (
        not way.legs
        and not here.near
        and _within(case.get("place_code"), values.get("from_place_code"))
    )
    # Nobody says twice where the animal is: a start without words is where it was before.
    if not start.whole or (
        here.position and begins_where_found and (start.near or not start.position)
    ):
        start = here
    for spot, name in ((start, "from"), (end, "to")):
        if spot.position is None and not (spot is here and way.missing):
            way.missing.append(Missing(name, spot.name, entry))
        arrived = values.get("arrived_date") if name == "to" else None
        way.reach(WAY, spot, values, date=arrived)
    if start.position is not None and start.position == end.position and (start.near or end.near):
        way.missing.append(Missing("leg", start.near or end.near, entry))
    elif start.position is not None and end.position is not None and start.position != end.position:
        hours = values.get("elapsed_hours") or values.get("stated_hours")
        sure = not start.near and not end.near
        way.legs.append(
            Leg(start.position, end.position, entry, sure, values.get("distance_km"), hours)
        )
    return end if end.whole else start


def _arrival(
    way: _Way, role: str, entry: Entry, here: Spot, reference: Reference, language: str
) -> Spot:
    """The place of a release or of a check after it, and the line to it."""
    spot = _spot(entry.values, ("decimal_latitude", "decimal_longitude"), "place_code", "locality",
                 reference, language)  # fmt: skip
    if spot.position is None:
        if spot.whole or role == RELEASE:
            way.missing.append(Missing(role, spot.name, entry))
        return here
    way.reach(role, spot, entry.values)
    if here.position is not None and here.position != spot.position:
        way.legs.append(Leg(here.position, spot.position, entry, sure=False))
    return spot


def _within(inner: str | None, outer: str | None) -> bool:
    return bool(inner and outer and inner.startswith(outer))


def _found(values: Mapping[str, Any], reference: Reference, language: str) -> Spot:
    return _spot(values, ("decimal_latitude", "decimal_longitude"), "place_code", "locality",
                 reference, language)  # fmt: skip


def _spot(
    values: Mapping[str, Any],
    angles: tuple[str, str],
    code_field: str,
    locality_field: str,
    reference: Reference,
    language: str,
) -> Spot:
    code = values.get(code_field) or ""
    locality = " ".join((values.get(locality_field) or "").split())
    place = reference.place_name(code, language) if code else ""
    latitude, longitude = (values.get(angle) for angle in angles)
    own = (
        f"{latitude:.5f}, {longitude:.5f}" if latitude is not None and longitude is not None else ""
    )
    whole = " ".join(part for part in (place, locality) if part) or own
    name = place or locality
    if latitude is not None and longitude is not None:
        return Spot(name, whole, (latitude, longitude))
    entry = reference.place_by_code(code) if code else None
    if entry is None:
        return Spot(name, whole, None)
    position, unit = _located(entry, reference)
    if unit is None:
        return Spot(name, whole, None)
    # A city is where its town is; somewhere in a county may be anywhere in it.
    at_seat = unit.latitude is None and unit.level == "county"
    near = "" if unit is entry and not at_seat else reference.place_name(unit.code, language)
    return Spot(name, whole, position, near)


def _located(
    place: PlaceEntry, reference: Reference
) -> tuple[tuple[float, float] | None, PlaceEntry | None]:
    """Its own coordinates, else those of the units above it up to the county, else of its seat.

    Returns the position and the unit it is the position of.
    """
    above = list(_units(place, reference))
    for unit in above:
        if unit.latitude is not None and unit.longitude is not None:
            return (unit.latitude, unit.longitude), unit
    for unit in above:
        seat = _seat(unit)
        if seat is not None:
            return seat, unit
    return None, None


def _units(place: PlaceEntry, reference: Reference) -> Iterator[PlaceEntry]:
    """The place and the units above it up to the county; of a city's district the city too."""
    unit: PlaceEntry | None = place
    seen: set[str] = set()
    while unit is not None and unit.code not in seen:
        seen.add(unit.code)
        yield unit
        if unit.level in ("prefecture", "province"):
            return
        district = unit.level == "county" and unit.name_zh.endswith("区")
        unit = reference.place_by_code(unit.parent_code or "")
        if unit is not None and unit.level in ("prefecture", "province") and not district:
            return


def _seat(unit: PlaceEntry) -> tuple[float, float] | None:
    """Where the base map has the seat of a county or the town of a city."""
    city = unit.level == "prefecture" and unit.name_zh.endswith("市")
    if unit.level != "county" and not city:
        return None
    for name in names():
        if name.from_zoom > _SEAT_ZOOM:
            break
        if name.dot and len(name.text) >= 2 and unit.name_zh.startswith(name.text):
            latitude, longitude = from_world(name.world)
            return round(latitude, 5), round(longitude, 5)
    return None
