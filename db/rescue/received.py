"""The cases a filter means as plain arrays: when received, what became of them, of which kind.

The same rules as `db.rescue.rules.survival_of`, over all cases at once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import sqlalchemy as sa

from db import rescue_vocabularies as care
from db.columns import EPOCH, NO_DATE
from db.engine import days_since_1970
from db.query import Filter
from db.record_types import record_type

if TYPE_CHECKING:
    from db.reference import Reference
    from db.store import Store

KINDS = (
    "released",
    "transferred",
    "kept",
    "in_care",
    "escaped",
    "died_after_24h",
    "died_time_unknown",
    "died_within_24h",
    "euthanised",
    "dead_on_arrival",
    "returned_dead",
)
"""What became of a received animal; each animal is of exactly one kind."""

NOT_RECEIVED = -1

_RESCUE = record_type("rescue")
_INTAKE = record_type("intake").table.c
_OUTCOME = record_type("outcome").table.c
_DEATHS = ("died", "euthanised")

_LAYOUT = np.dtype(
    [
        ("id", "i8"),
        ("kind", "i1"),
        ("day", "i4"),
        ("closed", "i4"),
        ("found", "i4"),
        ("animals", "i4"),
        ("numbered", "?"),
        ("cause", "i2"),
        ("condition", "i2"),
        ("early", "?"),
    ]
)


class _Death(NamedTuple):
    survival: str | None
    date: Any
    time: Any


class _Arrival(NamedTuple):
    condition: str | None
    date: Any
    time: Any


@dataclass(frozen=True, slots=True)
class Received:
    """The cases of a filter, whatever their dates; every array has the shape (cases,).

    kind: position in KINDS, NOT_RECEIVED for reports that never led to an intake. day: received,
    closed: the outcome, found: days since 1970 or NO_DATE. animals: at least 1. numbered: whether
    somebody gave that number. species: id or -1. county: position in `counties` or -1. cause,
    condition: position in their vocabularies or -1. early: euthanised within 24 h of intake.
    counties: codes of counties; of a larger unit where nothing finer was named.
    """

    kind: npt.NDArray[np.int8]
    day: npt.NDArray[np.int32]
    closed: npt.NDArray[np.int32]
    found: npt.NDArray[np.int32]
    animals: npt.NDArray[np.int32]
    numbered: npt.NDArray[np.bool_]
    species: npt.NDArray[np.int32]
    county: npt.NDArray[np.int32]
    cause: npt.NDArray[np.int16]
    condition: npt.NDArray[np.int16]
    early: npt.NDArray[np.bool_]
    counties: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.kind)


def read_received(store: Store, filter: Filter) -> Received:
    """The cases `filter` means, its dates left aside: those mean the day received."""
    columns, wanted = store.masked(_RESCUE, replace(filter, since=None, until=None))
    ids, species, places = (columns[name][wanted] for name in ("id", "species", "place"))
    rows = _read(store)
    # What was saved this very moment may be in one of the two and not yet in the other.
    at = np.searchsorted(rows["id"], ids)
    at[at == len(rows)] = 0
    known = rows["id"][at] == ids if len(rows) else np.zeros(len(ids), bool)
    rows, species, places = rows[at[known]], species[known], places[known]
    county, counties = _counties(store.reference(), places)
    return Received(
        rows["kind"],
        rows["day"],
        rows["closed"],
        rows["found"],
        rows["animals"],
        rows["numbered"],
        species,
        county,
        rows["cause"],
        rows["condition"],
        rows["early"],
        counties,
    )


def _read(store: Store) -> npt.NDArray[Any]:
    """What the figures need of every case, ordered by id. dtype: _LAYOUT."""
    c, dialect = _RESCUE.table.c, store.engine.dialect.name

    def day(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        return sa.func.coalesce(days_since_1970(dialect, column), int(NO_DATE))

    with store.engine.connect() as connection:
        arrivals = {
            id: _Arrival(*rest)
            for id, *rest in _fetch(
                connection,
                sa.select(c.id, _INTAKE.condition, _INTAKE.event_date, _INTAKE.event_time)
                .join_from(_RESCUE.table, _INTAKE.case_uuid.table, _INTAKE.case_uuid == c.uuid)
                .where(~_INTAKE.voided)
                # The first intake is read last, and stays.
                .order_by(_INTAKE.event_date.desc(), _INTAKE.event_time.desc(), _INTAKE.id.desc()),
            )
        }
        deaths = {
            id: _Death(*rest)
            for id, *rest in _fetch(
                connection,
                sa.select(c.id, _OUTCOME.survival, _OUTCOME.event_date, _OUTCOME.event_time)
                .join_from(_RESCUE.table, _OUTCOME.case_uuid.table, _OUTCOME.case_uuid == c.uuid)
                .where(~_OUTCOME.voided, c.outcome.in_(_DEATHS), _OUTCOME.outcome == c.outcome)
                .order_by(_OUTCOME.event_date, _OUTCOME.event_time, _OUTCOME.id),
            )
        }
        rows = _fetch(
            connection,
            sa.select(
                c.id,
                c.status,
                c.outcome,
                c.cause,
                c.condition,
                c.individual_count,
                day(c.intake_date),
                day(c.outcome_date),
                day(c.event_date),
            ).order_by(c.id),
        )
        return np.fromiter(_encoded(rows, arrivals, deaths), dtype=_LAYOUT)


def _fetch(connection: sa.Connection, select: sa.Select[Any]) -> Iterable[Sequence[Any]]:
    """Rows from the driver's own cursor: a hundred thousand without a Row object each."""
    result = connection.execute(select)
    rows: Any = result.cursor if result.cursor is not None else map(tuple, result)
    found: Iterable[Sequence[Any]] = rows
    return found


def _encoded(
    rows: Iterable[Sequence[Any]], arrivals: dict[int, _Arrival], deaths: dict[int, _Death]
) -> Iterable[tuple[Any, ...]]:
    kinds = {kind: place for place, kind in enumerate(KINDS)}
    causes = {code: place for place, code in enumerate(care.CAUSE.codes())}
    conditions = {code: place for place, code in enumerate(care.CONDITION.codes())}
    for id, status, outcome, cause, condition, count, received, closed, found in rows:
        arrival = arrivals.get(id)
        kind, early = status, False
        if received == NO_DATE and outcome == "dead_on_arrival":
            # Brought in dead, and nobody wrote an intake for it.
            received = closed
        elif outcome in _DEATHS and arrival is not None:
            when = _survival(arrival, deaths.get(id))
            early = outcome == "euthanised" and when == "within_24h"
            if outcome == "died":
                kind = f"died_{when or 'time_unknown'}"
        elif outcome == "died":
            kind = "died_time_unknown"
        if received == NO_DATE:
            place = NOT_RECEIVED
        else:
            place = kinds.get(kind, kinds["in_care"])
            if closed != NO_DATE:
                closed = max(closed, received)
        if arrival is not None and arrival.condition is not None:
            condition = arrival.condition
        yield (
            id,
            place,
            received,
            closed,
            found,
            count or 1,
            count is not None,
            causes.get(cause, -1),
            conditions.get(condition, -1),
            early,
        )


def _survival(arrival: _Arrival, death: _Death | None) -> str | None:
    """Within or after 24 h: as told, else as dates and times tell (`rules.survival_of`)."""
    if death is None:
        return None
    if death.survival is not None:
        return death.survival
    if arrival.date is None or death.date is None:
        return None
    days = (_date(death.date) - _date(arrival.date)).days
    if days == 1:
        if arrival.time is None or death.time is None:
            return None
        return "within_24h" if death.time <= arrival.time else "after_24h"
    return "within_24h" if days < 1 else "after_24h"


def _date(raw: Any) -> dt.date:
    """A DATE as the driver gives it: text with SQLite."""
    return dt.date.fromisoformat(raw) if isinstance(raw, str) else raw


def _counties(
    reference: Reference, places: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[np.int32], tuple[str, ...]]:
    """The county of each place (row ids of places, -1 for none)."""
    by_row = {entry.id: entry.code for entry in reference.places}
    codes: dict[str, int] = {}
    table = np.full(int(places.max(initial=-1)) + 2, -1, np.int32)  # the last entry answers for -1
    for row in np.unique(places[places >= 0]).tolist():
        code = by_row.get(row)
        if code is not None:
            table[row] = codes.setdefault(county_of(reference, code), len(codes))
    return table[places], tuple(codes)


def county_of(reference: Reference, code: str) -> str:
    """The code of the county a place lies in; of itself where there is none above it."""
    seen: set[str] = set()
    entry = reference.place_by_code(code)
    while entry is not None and entry.code not in seen:
        if entry.level == "county":
            return entry.code
        seen.add(entry.code)
        entry = reference.place_by_code(entry.parent_code or "")
    return code


def day_number(date: dt.date) -> int:
    """Days from 1970-01-01."""
    return (date - EPOCH).days
