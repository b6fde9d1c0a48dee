"""Likely doubles of a whole file: pairs of records that may tell of one event.

Records are sorted by species and day, and each is held against its followers within the days of
its rule (`db.doubles.RULES`), a step of all at a time. What a person said is no double stays apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import sqlalchemy as sa

from db.doubles import (
    NEAR,
    RULES,
    SAME_EVENT,
    SAME_MARK,
    SAME_PLACE,
    NearRule,
    days_apart,
    is_vague,
    metres_apart,
    metres_between,
    read_values,
    same_event,
)
from db.errors import Cancelled
from db.merging import kept_apart
from db.models.base import RecordType, Values
from db.text import Text, translate_noop

if TYPE_CHECKING:
    from db.store import Store

CHOSEN = translate_noop("Doubles", "chosen to compare")

MOST = 500
"""Pairs listed at most, the likeliest first: who has merged these finds the next."""

_MOST_READ = 5_000
_HOURS = 3
"""Times of one day further apart than this tell of two events."""

_NO_NUMBER = -1

Progress = Callable[[int, int], None]
Int64s = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one. first: the older one (the smaller id). values: of each."""

    first: int
    second: int
    reason: Text
    certain: bool
    days: int | None
    metres: float | None
    values: tuple[Values, Values]


@dataclass(frozen=True, slots=True)
class Pairs:
    """What a search found. more: there are others beyond those listed."""

    pairs: tuple[Pair, ...]
    more: bool


def has_doubles(type: RecordType) -> bool:
    """Whether records of this type are compared at all."""
    return type.name in RULES


def likely_pairs(
    store: Store,
    type: RecordType,
    *,
    most: int = MOST,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Pairs:
    """Pairs of living records of a type that may be doubles, the likeliest first.

    progress: (records held against their followers, records). Raises Cancelled. For a worker.
    """
    rule = RULES[type.name]
    found: dict[tuple[int, int], str | None] = {}
    for pair, name in _by_marks(store, type, rule):
        found.setdefault(pair, name)
    beyond = False
    if rule.days:
        near, beyond = _by_place(store, type, rule, progress, cancelled)
        for pair in near:
            found.setdefault(pair, None)
    apart = kept_apart(store, type)
    wanted = [pair for pair in found if pair not in apart]
    values = read_values(store, type, sorted({id for pair in wanted for id in pair}))
    pairs = []
    for pair in wanted:
        if cancelled():
            raise Cancelled
        judged = _judged(type, rule, pair, found[pair], values)
        if judged is not None:
            pairs.append(judged)
    pairs.sort(key=_likeness)
    return Pairs(tuple(pairs[:most]), beyond or len(pairs) > most)


def pair_of(store: Store, type: RecordType, first: int, second: int) -> Pair | None:
    """Two records that somebody wants to compare; None when either is not in the file."""
    values = read_values(store, type, [first, second])
    if len(values) != 2:
        return None
    one, other = values[first], values[second]
    certain = same_event(type, one, other)
    reason = SAME_EVENT if certain else CHOSEN
    apart = days_apart(one, other), metres_apart(one, other)
    return Pair(first, second, reason, certain, *apart, (one, other))


def _judged(
    type: RecordType,
    rule: NearRule,
    pair: tuple[int, int],
    mark: str | None,
    values: Mapping[int, Values],
) -> Pair | None:
    one, other = values[pair[0]], values[pair[1]]
    certain = same_event(type, one, other)
    days, metres = days_apart(one, other), metres_apart(one, other)
    if mark is None and not certain:
        if _of_other_hours(one, other) or is_vague(one) or is_vague(other):
            return None
    if mark is not None:
        certain = certain or (days is not None and days <= rule.days)
        reason = SAME_MARK.format(field=type.field(mark).label)
    elif certain:
        reason = SAME_EVENT
    else:
        reason = SAME_PLACE if metres is None else NEAR
    return Pair(*pair, reason, certain, days, metres, (one, other))


def _of_other_hours(one: Values, other: Values) -> bool:
    first, second = one.get("event_time"), other.get("event_time")
    if first is None or second is None or one.get("event_date") != other.get("event_date"):
        return False
    return abs(_minutes(first) - _minutes(second)) > _HOURS * 60


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _likeness(pair: Pair) -> tuple[Any, ...]:
    far = float("inf")
    return (
        not pair.certain,
        far if pair.days is None else pair.days,
        far if pair.metres is None else pair.metres,
        -pair.second,
    )


def _by_marks(
    store: Store, type: RecordType, rule: NearRule
) -> Iterator[tuple[tuple[int, int], str]]:
    """Pairs that share what names one animal or case only: ((first id, second id), field)."""
    table = type.table
    with store.engine.connect() as connection:
        for name in (*rule.marks, *rule.names):
            columns = [table.c[name]]
            if name in rule.names:
                columns.append(table.c.species_id)
            living = [~table.c.voided, *(column.is_not(None) for column in columns)]
            shared = (
                sa.select(*columns)
                .where(*living)
                .group_by(*columns)
                .having(sa.func.count() > 1)
                .subquery()
            )
            select = (
                sa.select(table.c.id, *columns)
                .join(shared, sa.and_(*(shared.c[column.name] == column for column in columns)))
                .where(*living)
                .order_by(table.c.id)
            )
            groups: dict[tuple[Any, ...], list[int]] = {}
            for id, *key in connection.execute(select):
                groups.setdefault(tuple(key), []).append(id)
            for ids in groups.values():
                for number, second in enumerate(ids[1:], 1):
                    yield (ids[number - 1], second), name


def _by_place(
    store: Store,
    type: RecordType,
    rule: NearRule,
    progress: Progress | None,
    cancelled: Callable[[], bool],
) -> tuple[list[tuple[int, int]], bool]:
    """Pairs near in time and place, nearest days first, and whether some had to be left out."""
    data = store.columns(type)
    at = np.flatnonzero(~data["voided"] & (data["species"] >= 0) & (data["date"] > -(2**31)))
    at = at[np.lexsort((data["id"][at], data["date"][at], data["species"][at]))]
    species, date, place, count, latitude, longitude, ids = (
        data[name][at]
        for name in ("species", "date", "place", "count", "latitude", "longitude", "id")
    )
    places = _rows_of_levels(store, rule.levels)
    named = np.isin(place, places)
    firsts: list[Int64s] = []
    seconds: list[Int64s] = []
    total = 0
    here = np.arange(len(at))
    step = 0
    while len(here) and total < _MOST_READ:
        if cancelled():
            raise Cancelled
        if progress is not None:
            progress(len(at) - len(here), len(at))
        step += 1
        here = here[here + step < len(at)]
        there = here + step
        within = (species[here] == species[there]) & (date[there] - date[here] <= rule.days)
        here, there = here[within], there[within]
        # Degrees first: a metre of latitude is the same everywhere.
        close = np.abs(latitude[here] - latitude[there]) * 110_000 <= rule.metres
        without = np.isnan(latitude[here]) | np.isnan(latitude[there])
        same = without & named[here] & (place[here] == place[there])
        looked = np.flatnonzero(close | same)
        one, other = here[looked], there[looked]
        metres = metres_between(latitude[one], longitude[one], latitude[other], longitude[other])
        near = (metres <= rule.metres) | same[looked]
        if rule.same_count:
            equal = count[one] == count[other]
            either = (count[one] == _NO_NUMBER) | (count[other] == _NO_NUMBER)
            near &= equal | (either & ~same[looked])
        firsts.append(ids[one[near]])
        seconds.append(ids[other[near]])
        total += int(near.sum())
    if progress is not None:
        progress(len(at), len(at))
    pairs = zip(np.concatenate(firsts), np.concatenate(seconds), strict=True) if firsts else ()
    found = [(min(int(a), int(b)), max(int(a), int(b))) for a, b in pairs]
    return found[:_MOST_READ], total >= _MOST_READ


def _rows_of_levels(store: Store, levels: tuple[str, ...]) -> Int64s:
    """Row ids of the places of these levels."""
    places = store.reference().places
    return np.array([entry.id for entry in places if entry.level in levels], np.int64)
