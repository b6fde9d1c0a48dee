"""What charts and reports count, as plain arrays."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from db.columns import EPOCH, NO_DATE
from db.models.base import RecordType
from db.query import Filter
from db.store import Store

Counts = npt.NDArray[np.int64]
Unit = Literal["day", "month", "quarter", "year"]

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_SHOWN_EMPTY_DAYS = 366


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """months: 'YYYY-MM' without gaps, first to last; records, animals: int64, shape (months,)."""

    months: tuple[str, ...]
    records: Counts
    animals: Counts


@dataclass(frozen=True, slots=True)
class PeriodCounts:
    """Counts over time, one bin after the other without gaps.

    unit: how long a bin is. starts: first day of each. records, animals: int64, shape (starts,).
    """

    unit: Unit
    starts: tuple[dt.date, ...]
    records: Counts
    animals: Counts

    def span(self, index: int) -> tuple[dt.date, dt.date]:
        """First and last day of a bin, both included."""
        return self.starts[index], last_day(self.unit, self.starts[index])


@dataclass(frozen=True, slots=True)
class SpeciesCount:
    """Records and animals of one species; species_id is None where none was named."""

    species_id: int | None
    records: int
    animals: int


@dataclass(frozen=True, slots=True)
class Totals:
    """animals: the sum of the numbers given; a record without a number counts as none."""

    records: int
    animals: int
    species: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the charts show of one filter, counted over the same records.

    periods: by unit, 'day' only when all lies in one month; empty without dated records.
    species: most records first. undated: records without a date, which no period counts.
    unnumbered: records without a number of animals.
    """

    totals: Totals
    periods: dict[Unit, PeriodCounts]
    species: tuple[SpeciesCount, ...]
    undated: int
    unnumbered: int


def last_day(unit: Unit, start: dt.date) -> dt.date:
    """The last day of the bin that begins on `start`."""
    if unit == "day":
        return start
    months = start.year * 12 + start.month - 1 + _MONTHS[unit]
    return dt.date(months // 12, months % 12 + 1, 1) - dt.timedelta(days=1)


def overview(store: Store, record_type: RecordType, filter: Filter) -> Overview:
    """Totals, periods and species of a filter in one go: the filter is applied once."""
    found = _selected(store, record_type, filter)
    species = _species(found)
    return Overview(
        _totals(found, species),
        _periods(found, filter),
        tuple(species),
        undated=int((found.date == NO_DATE).sum()),
        unnumbered=int((found.number < 0).sum()),
    )


def per_month(store: Store, record_type: RecordType, filter: Filter) -> MonthCounts:
    """Records and animals for each month a filter touches."""
    days = _per_day(_selected(store, record_type, filter))
    counts = days.per("month", days.first, days.last)
    return MonthCounts(
        tuple(f"{start:%Y-%m}" for start in counts.starts), counts.records, counts.animals
    )


def per_species(
    store: Store, record_type: RecordType, filter: Filter, limit: int | None = None
) -> list[SpeciesCount]:
    """Records and animals of each species, most records first."""
    return _species(_selected(store, record_type, filter))[:limit]


def totals(store: Store, record_type: RecordType, filter: Filter) -> Totals:
    """Records, animals and species a filter means."""
    found = _selected(store, record_type, filter)
    return _totals(found, _species(found))


# --- counting -------------------------------------------------------------------------------------


class _Selected(NamedTuple):
    """What is counted of the records a filter means; as in `db.columns.LAYOUT`, shape (n,)."""

    date: npt.NDArray[np.int32]
    species: npt.NDArray[np.int32]
    number: npt.NDArray[np.int32]


class _Days(NamedTuple):
    """Counts of each day from `first` to `last` (days since 1970), of which all else is a sum."""

    first: int
    last: int
    records: Counts
    animals: Counts

    def per(self, unit: Unit, first: int, last: int) -> PeriodCounts:
        """Bins from the one of day `first` to that of day `last`, which enclose all records."""
        if not len(self.records):
            return PeriodCounts(unit, (), self.records, self.animals)
        start, end = _bins(unit, np.array([first, last])).tolist()
        bins = _bins(unit, np.arange(self.first, self.last + 1)) - start
        numbers = np.arange(start, end + 1)
        starts = (
            numbers.astype("datetime64[D]")
            if unit == "day"
            else (numbers * _MONTHS[unit]).astype("datetime64[M]").astype("datetime64[D]")
        )
        records, animals = (
            np.bincount(bins, weights=counts, minlength=len(numbers)).astype(np.int64)
            for counts in (self.records, self.animals)
        )
        return PeriodCounts(unit, tuple(starts.tolist()), records, animals)


def _selected(store: Store, record_type: RecordType, filter: Filter) -> _Selected:
    columns, wanted = store.masked(record_type, filter)
    return _Selected(*(columns[name][wanted] for name in ("date", "species", "count")))


def _per_day(found: _Selected) -> _Days:
    dated = found.date != NO_DATE
    date = found.date[dated].astype(np.int64)
    if not len(date):
        none = np.zeros(0, np.int64)
        return _Days(0, -1, none, none)
    first, last = int(date.min()), int(date.max())
    date -= first
    animals = np.bincount(date, weights=_animals(found.number[dated]))
    return _Days(first, last, np.bincount(date).astype(np.int64), animals.astype(np.int64))


def _periods(found: _Selected, filter: Filter) -> dict[Unit, PeriodCounts]:
    days = _per_day(found)
    if not len(days.records):
        return {}
    first, last = days.first, days.last
    # A year that was asked for is shown from January to December; a bound far away is not.
    if filter.since is not None and first - (filter.since - EPOCH).days <= _SHOWN_EMPTY_DAYS:
        first = (filter.since - EPOCH).days
    if filter.until is not None and (filter.until - EPOCH).days - last <= _SHOWN_EMPTY_DAYS:
        last = (filter.until - EPOCH).days
    units: list[Unit] = ["month", "quarter", "year"]
    if _bins("month", np.array([first])) == _bins("month", np.array([last])):
        units.insert(0, "day")
    return {unit: days.per(unit, first, last) for unit in units}


def _bins(unit: Unit, days: npt.NDArray[np.int64]) -> Counts:
    """Which bin each day (since 1970) belongs to, counted from 1970. int64, shape of `days`."""
    if unit == "day":
        return days
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    bins: Counts = months // _MONTHS[unit]
    return bins


def _species(found: _Selected) -> list[SpeciesCount]:
    species = found.species.astype(np.int64) + 1  # 0: none named
    records = np.bincount(species, minlength=1)
    animals = np.bincount(species, weights=_animals(found.number), minlength=1)
    order = sorted(np.flatnonzero(records).tolist(), key=lambda s: (-records[s], s))
    return [SpeciesCount(s - 1 if s else None, int(records[s]), int(animals[s])) for s in order]


def _totals(found: _Selected, species: list[SpeciesCount]) -> Totals:
    return Totals(
        len(found.date),
        sum(one.animals for one in species),
        sum(one.species_id is not None for one in species),
    )


def _animals(counts: npt.NDArray[np.int32]) -> Counts:
    return np.maximum(counts, 0).astype(np.int64)
