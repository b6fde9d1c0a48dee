"""The way of each rescued animal as lines, a stretch a row (`rescue_leg`).

Where it was found, each transport in order, where it was released and looked for afterwards. A
place without a position of its own is drawn where its unit or that unit's seat is, and the line
is then not certain; a stretch of which an end is not known at all is left out.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, cast

import sqlalchemy as sa

import resources
from db.gis import extents
from db.gis.lines import Position, blob_line, line_blob
from db.models.rescue_leg import RescueLeg
from db.rescue.state import Timeline

_LEGS = cast(sa.Table, RescueLeg.__table__)
_NO_HIGHER = ("prefecture", "province")


class Leg(NamedTuple):
    """One stretch, as the columns of `rescue_leg` after `leg_number` keep it."""

    kind: str
    event_date: dt.date | None
    from_name: str | None
    to_name: str | None
    distance_km: float | None
    elapsed_hours: float | None
    certain: bool
    geom: bytes


class Spot(NamedTuple):
    """A place as an entry tells it. certain: the position is its own."""

    name: str | None
    position: Position | None
    certain: bool


class Places:
    """Names and positions of the places a file knows, looked up once each."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._known: dict[str, Any] = {}

    def get(self, code: str) -> Any:
        """The row of a place: code, name_zh, level, parent_code, latitude, longitude; or None."""
        if code not in self._known:
            self._known[code] = self._connection.execute(_PLACE, {"code": code}).first()
        return self._known[code]

    def locate(self, code: str) -> tuple[Position | None, bool]:
        """Where a place is, and whether that is its own position."""
        place = self.get(code)
        above = []
        while place is not None and place not in above:
            above.append(place)
            if place.level in _NO_HIGHER:
                break
            district = place.level == "county" and place.name_zh.endswith("区")
            place = self.get(place.parent_code or "")
            if place is not None and place.level in _NO_HIGHER and not district:
                break
        for unit in above:
            if unit.decimal_latitude is not None and unit.decimal_longitude is not None:
                return (unit.decimal_latitude, unit.decimal_longitude), unit is above[0]
        for unit in above:
            seat = _seat(unit)
            if seat is not None:
                return seat, unit is above[0] and unit.level != "county"
        return None, False

    def spot(self, values: Mapping[str, Any], fields: tuple[str, str, str, str]) -> Spot:
        """What an entry says of a place. fields: latitude, longitude, place code, words."""
        latitude, longitude, code, words = (values.get(name) for name in fields)
        place = self.get(code) if code else None
        name = " ".join(part for part in (place and place.name_zh, words) if part) or None
        if latitude is not None and longitude is not None:
            return Spot(name, (latitude, longitude), True)
        if not code or place is None:
            return Spot(name, None, False)
        return Spot(name, *self.locate(code))


_PLACE = sa.text(
    "SELECT code, name_zh, level, parent_code, decimal_latitude, decimal_longitude "
    "FROM place WHERE code = :code"
)
_HERE = ("decimal_latitude", "decimal_longitude", "place_code", "locality")
_FROM = ("from_latitude", "from_longitude", "from_place_code", "from_locality")
_TO = ("to_latitude", "to_longitude", "to_place_code", "to_locality")


@lru_cache(maxsize=1)
def _seats() -> tuple[tuple[str, Position], ...]:
    """Towns of the base map; none where it was left out of an installation."""
    try:
        text = resources.path("basemap/settlements.geojson").read_text("utf-8")
    except FileNotFoundError:
        return ()
    return tuple(
        (feature["properties"]["name"], (latitude, longitude))
        for feature in json.loads(text)["features"]
        if feature["properties"]["kind"] in ("city", "seat")
        for longitude, latitude in [feature["geometry"]["coordinates"]]
    )


def _seat(unit: Any) -> Position | None:
    city = unit.level == "prefecture" and unit.name_zh.endswith("市")
    if unit.level != "county" and not city:
        return None
    for name, position in _seats():
        if len(name) >= 2 and unit.name_zh.startswith(name):
            return position
    return None


def legs_of(case: Mapping[str, Any], timeline: Timeline, places: Places) -> list[Leg]:
    """The stretches of a case's way, in order. timeline: (kind, values), oldest first."""
    here = places.spot(case, _HERE)
    found: list[Leg] = []
    for kind, values in timeline:
        if kind == "transport":
            start, end = places.spot(values, _FROM), places.spot(values, _TO)
            within = str(case.get("place_code") or "").startswith(
                values.get("from_place_code") or "?"
            )
            # Nobody says twice where the animal is: a start without words is where it was before.
            if start.name is None and start.position is None:
                start = here
            elif not found and within and here.certain and not start.certain:
                start = here
            _put(found, "transport", values, start, end, start.certain and end.certain)
            here = end if end.name is not None or end.position is not None else start
        elif kind == "follow_up" or (kind == "outcome" and values.get("outcome") == "released"):
            spot = places.spot(values, _HERE)
            if spot.position is not None:
                _put(
                    found, "check" if kind == "follow_up" else "release", values, here, spot, False
                )
                here = spot
    return found


def _put(
    found: list[Leg], kind: str, values: Mapping[str, Any], start: Spot, end: Spot, certain: bool
) -> None:
    if start.position is None or end.position is None or start.position == end.position:
        return
    found.append(
        Leg(
            kind,
            values.get("event_date"),
            start.name,
            end.name,
            values.get("distance_km") if kind == "transport" else None,
            values.get("elapsed_hours") if kind == "transport" else None,
            certain,
            line_blob([start.position, end.position]),
        )
    )


_KNOWN = sa.select(_LEGS).where(_LEGS.c.case_uuid.in_(sa.bindparam("uuids", expanding=True)))


def renew(
    connection: sa.Connection,
    cases: Iterable[Any],
    timelines: Mapping[str, Timeline],
) -> None:
    """Bring the lines of these cases up to date. cases: their rows. Unchanged ones stay."""
    places = Places(connection)
    wanted = {
        case["uuid"]: legs_of(case, timelines.get(case["uuid"], ()), places) for case in cases
    }
    known: dict[str, list[Leg]] = {}
    rows = connection.execute(_KNOWN.order_by(_LEGS.c.leg_number), {"uuids": list(wanted)})
    for row in rows.mappings():
        known.setdefault(row["case_uuid"], []).append(Leg(*(row[name] for name in Leg._fields)))
    gone = [uuid for uuid, legs in known.items() if legs != wanted[uuid]]
    new = [uuid for uuid, legs in wanted.items() if legs and legs != known.get(uuid)]
    if gone:
        connection.execute(sa.delete(_LEGS).where(_LEGS.c.case_uuid.in_(gone)))
    if new:
        connection.execute(
            sa.insert(_LEGS),
            [
                {"case_uuid": uuid, "leg_number": number, **leg._asdict()}
                for uuid in new
                for number, leg in enumerate(wanted[uuid], 1)
            ],
        )
    if connection.dialect.name != "sqlite":
        return
    before = _box(leg for uuid in gone for leg in known[uuid])
    after = _box(leg for uuid in new for leg in wanted[uuid])
    if before is not None:
        extents.shrink(connection, extents.ROUTES, before)
    if after is not None:
        extents.grow(connection, extents.ROUTES, after)


def _box(legs: Iterable[Leg]) -> extents.Box | None:
    ends: Sequence[Position] = [end for leg in legs for end in blob_line(leg.geom)]
    return extents.box_of([end[0] for end in ends], [end[1] for end in ends])
