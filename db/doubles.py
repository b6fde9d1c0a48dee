"""Records that may tell of the same event: looked for while one is typed, and over a whole file.

A sighting is near another of its species within a day and 2 km, or, where one of the two has no
point, in the same village with the same number. A rescue case is near within 3 days and 10 km, in
the same township without points, or when it carries the same microchip or band. An individual is
near when it shares a mark, or its name and species. Near is no accusation: two packs of wolves
may well be seen in one valley on one day. *Certain* is only what agrees in every part of the event.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import sqlalchemy as sa

from db.columns import EPOCH
from db.exchange.doubles import comparable
from db.models.base import RecordType, Values
from db.problem import Problem, doubt
from db.text import Text, translate_noop

if TYPE_CHECKING:
    from db.columns import Columns
    from db.reference import Reference
    from db.store import Store

EARTH = 6_371_008.8
"""Mean radius in metres (IUGG)."""

MOST = 50
"""Near records handed out at most, the likeliest first."""

MOST_LOOKED_AT = 400
"""Candidates whose values are read, the nearest first."""


@dataclass(frozen=True, slots=True)
class NearRule:
    """What makes two records of a type near.

    days, metres: at most so far apart. levels: of a place that counts like a point where a record
    has none. same_count: only with the same number of animals then. event: fields in which two
    reports of one event agree. pins: one of these must be known for that to be certain.
    marks: fields that name one animal or case only. names: fields that do together with species.
    """

    days: int = 0
    metres: float = 0.0
    levels: tuple[str, ...] = ()
    same_count: bool = False
    event: tuple[str, ...] = ()
    pins: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


RULES: Mapping[str, NearRule] = {
    "sighting": NearRule(
        days=1,
        metres=2000.0,
        levels=("village", "site"),
        same_count=True,
        event=(
            "event_date",
            "event_time",
            "species_id",
            "decimal_latitude",
            "decimal_longitude",
            "place_code",
            "individual_count",
            "observer",
        ),
        pins=("event_time", "decimal_latitude"),
    ),
    "rescue": NearRule(
        days=3,
        metres=10_000.0,
        levels=("township", "village", "site"),
        event=(
            "event_date",
            "event_time",
            "species_id",
            "decimal_latitude",
            "decimal_longitude",
            "place_code",
            "individual_count",
            "finder_name",
        ),
        pins=("event_time", "decimal_latitude", "finder_name"),
        marks=("microchip", "band", "case_number"),
    ),
    "individual": NearRule(marks=("microchip", "band"), names=("name",)),
}
"""By name of the record type; types without a rule have no doubles."""

NEAR = translate_noop("Doubles", "near in time and place")
SAME_PLACE = translate_noop("Doubles", "same place, near in time")
SAME_MARK = translate_noop("Doubles", "same {field}")
SAME_EVENT = translate_noop("Doubles", "says the same")

DOUBLE = translate_noop(
    "Problem", "Record {id} says the same of the same day and place. Is this another event?"
)


@dataclass(frozen=True, slots=True)
class NearRecord:
    """A record that may tell of the same event.

    certain: it agrees in everything that makes the event. days, metres: how far apart, None where
    either does not know. values: its fields, by name.
    """

    id: int
    reason: Text
    certain: bool
    days: int | None
    metres: float | None
    values: Values = field(default_factory=dict)


def near_records(
    store: Store, type: RecordType, values: Values, exclude_id: int | None = None
) -> list[NearRecord]:
    """Living records that may tell of the event in `values`, the likeliest first.

    exclude_id: the record that is being changed. For a worker: the first question to a file reads
    its columns (about 2 s a million records), later ones take some milliseconds.
    """
    rule = RULES.get(type.name)
    if rule is None:
        return []
    found: dict[int, tuple[Text, float | None]] = {}
    if rule.days:
        found.update(_near_in_space(store, type, rule, values))
    marked = _sharing_marks(store, type, rule, values)
    ids = [id for id in (*marked, *found) if id != exclude_id]
    ids = list(dict.fromkeys(ids))[:MOST_LOOKED_AT]
    if not ids:
        return []
    near = []
    for id, other in read_values(store, type, ids).items():
        days = days_apart(values, other)
        certain = same_event(type, values, other)
        mark = marked.get(id)
        if mark is None and not certain and is_vague(other):
            continue
        if mark is not None:
            certain = certain or (days is not None and days <= rule.days)
            reason = SAME_MARK.format(field=type.field(mark).label)
        else:
            reason = SAME_EVENT if certain else found[id][0]
        metres = found[id][1] if id in found else metres_apart(values, other)
        near.append(NearRecord(id, reason, certain, days, metres, other))
    near.sort(key=lambda one: (not one.certain, one.id not in marked, *likeness(one)))
    return near[:MOST]


def double_problem(near: Iterable[NearRecord]) -> Problem | None:
    """The doubt to ask about when one of the near records is certainly the same; code "double"."""
    first = next((one for one in near if one.certain), None)
    if first is None:
        return None
    return doubt("double", "species_id", DOUBLE.format(id=first.id))


def likeness(near: NearRecord) -> tuple[float, float, int]:
    """What near records are ordered by: days, then metres; the unknown last."""
    far = float("inf")
    return (
        far if near.days is None else near.days,
        far if near.metres is None else near.metres,
        near.id,
    )


# --- comparing two records ------------------------------------------------------------------------


def same_event(type: RecordType, one: Values, other: Values) -> bool:
    """Whether two records agree in everything that makes the event, and it is known well enough.

    Without a time and without a point they must agree in every field to be the same.
    """
    rule = RULES[type.name]
    if not rule.event:
        return False

    def agree(names: Iterable[str]) -> bool:
        return all(
            comparable(type.by_name[name], one.get(name))
            == comparable(type.by_name[name], other.get(name))
            for name in names
        )

    if not agree(rule.event):
        return False
    if any(one.get(name) is not None for name in rule.pins):
        return True
    return agree(spec.name for spec in type.fields if not (spec.generated or spec.internal))


def days_apart(one: Values, other: Values) -> int | None:
    first, second = one.get("event_date"), other.get("event_date")
    if first is None or second is None:
        return None
    return int(abs((first - second).days))


def metres_apart(one: Values, other: Values) -> float | None:
    """Metres between the points of two records; None when either has none."""
    here, there = _point(one), _point(other)
    if here is None or there is None:
        return None
    return float(metres_between(*here, *there))


def metres_between(
    latitude: Any, longitude: Any, latitudes: Any, longitudes: Any
) -> npt.NDArray[np.float64]:
    """Great-circle distance in metres (haversine); degrees, broadcast against each other."""
    lat1, lon1, lat2, lon2 = (
        np.radians(np.asarray(degrees, np.float64))
        for degrees in (latitude, longitude, latitudes, longitudes)
    )
    half = np.sin((lat2 - lat1) / 2) ** 2
    half = half + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return np.asarray(2 * EARTH * np.arcsin(np.sqrt(half)))


def read_values(store: Store, type: RecordType, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The fields of records, by id, in the order asked."""
    block = store.block(type, ids)
    names = [spec.name for spec in type.fields]
    rows = zip(*(block[name] for name in names), strict=True)
    return {
        id: dict(zip(names, row, strict=True)) for id, row in zip(block["id"], rows, strict=True)
    }


def _point(values: Values) -> tuple[float, float] | None:
    latitude, longitude = values.get("decimal_latitude"), values.get("decimal_longitude")
    return None if latitude is None or longitude is None else (latitude, longitude)


# --- looking in the columns -----------------------------------------------------------------------


def _near_in_space(
    store: Store, type: RecordType, rule: NearRule, values: Values
) -> dict[int, tuple[Text, float | None]]:
    """Id -> (why, metres) of the records near in time and place, the nearest first."""
    date, species = values.get("event_date"), values.get("species_id")
    if not isinstance(date, dt.date) or species is None or is_vague(values):
        return {}
    columns = store.columns(type)
    at = _of_days(columns, (date - EPOCH).days, rule.days)
    data = columns.rows(at)
    data = data[(data["species"] == species) & ~data["voided"]]
    if not len(data):
        return {}
    point = _point(values)
    metres = np.full(len(data), np.nan)
    if point is not None:
        metres = metres_between(*point, data["latitude"], data["longitude"])
    near = metres <= rule.metres
    place = place_row(store.reference(), values.get("place_code"), rule.levels)
    if place is not None:
        within = np.isnan(metres) & (data["place"] == place)
        count = values.get("individual_count")
        if rule.same_count:
            within &= data["count"] == (-1 if count is None else count)
    else:
        within = np.zeros(len(data), bool)
    wanted = np.flatnonzero(near | within)
    order = np.argsort(np.where(np.isnan(metres[wanted]), np.inf, metres[wanted]), kind="stable")
    return {
        int(data["id"][i]): (NEAR, float(metres[i])) if near[i] else (SAME_PLACE, None)
        for i in wanted[order][:MOST_LOOKED_AT]
    }


def _of_days(columns: Columns, day: int, days: int) -> npt.NDArray[np.int64]:
    """Rows within so many days of a day since 1970."""
    # One comparison over a million rows in place of three: what lies before, and NO_DATE, wraps
    # far up.
    later = (columns["date"] - np.int32(day - days)).view(np.uint32)
    return np.flatnonzero(later <= np.uint32(2 * days))


def place_row(reference: Reference, code: str | None, levels: Sequence[str]) -> int | None:
    """Row id of a place, as the columns hold it, if it is of one of these levels."""
    entry = reference.place_by_code(code) if code else None
    return entry.id if entry is not None and entry.level in levels else None


def is_vague(values: Values) -> bool:
    """Whether the day is only roughly known: of a month or a year everything would be near."""
    return values.get("date_precision") in ("month", "year")


def _sharing_marks(
    store: Store, type: RecordType, rule: NearRule, values: Values
) -> dict[int, str]:
    """Id -> the field, of living records with the same mark or name."""
    table, found = type.table, dict[int, str]()
    with store.engine.connect() as connection:
        for name in (*rule.marks, *rule.names):
            value = values.get(name)
            if not value:
                continue
            select = sa.select(table.c.id).where(table.c[name] == value, ~table.c.voided)
            if name in rule.names:
                if values.get("species_id") is None:
                    continue
                select = select.where(table.c.species_id == values["species_id"])
            for id in connection.execute(select.limit(MOST)).scalars():
                found.setdefault(id, name)
    return found
