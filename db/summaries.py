"""What charts and reports count, as plain arrays."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

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
    data = _selected(store, record_type, filter)
    dates = data["date"]
    return Overview(
        _totals(data), _periods(data, filter), tuple(_species(data)),
        undated=int((dates == NO_DATE).sum()), unnumbered=int((data["count"] < 0).sum()),
    )


def per_month(store: Store, record_type: RecordType, filter: Filter) -> MonthCounts:
    """Records and animals for each month a filter touches."""
    dated = _dated(_selected(store, record_type, filter))
    if not len(dated):
        none = np.zeros(0, np.int64)
        return MonthCounts((), none, none)
    days = dated["date"].astype(np.int64)
    counts = _per_period(dated, "month", int(days.min()), int(days.max()))
    return MonthCounts(
        tuple(f"{start:%Y-%m}" for start in counts.starts), counts.records, counts.animals)


def per_species(
    store: Store, record_type: RecordType, filter: Filter, limit: int | None = None
) -> list[SpeciesCount]:
    """Records and animals of each species, most records first."""
    return _species(_selected(store, record_type, filter))[:limit]


def totals(store: Store, record_type: RecordType, filter: Filter) -> Totals:
    """Records, animals and species a filter means."""
    return _totals(_selected(store, record_type, filter))


# --- counting -------------------------------------------------------------------------------------


def _selected(store: Store, record_type: RecordType, filter: Filter) -> npt.NDArray[Any]:
    """The rows a filter means, dtype `db.columns.LAYOUT`."""
    columns, wanted = store.masked(record_type, filter)
    data: npt.NDArray[Any] = columns.data[wanted]
    return data


def _dated(data: npt.NDArray[Any]) -> npt.NDArray[Any]:
    return data[data["date"] != NO_DATE]


def _periods(data: npt.NDArray[Any], filter: Filter) -> dict[Unit, PeriodCounts]:
    dated = _dated(data)
    if not len(dated):
        return {}
    first, last = int(dated["date"].min()), int(dated["date"].max())
    # A year that was asked for is shown from January to December; a bound far away is not.
    if filter.since is not None and first - (filter.since - EPOCH).days <= _SHOWN_EMPTY_DAYS:
        first = (filter.since - EPOCH).days
    if filter.until is not None and (filter.until - EPOCH).days - last <= _SHOWN_EMPTY_DAYS:
        last = (filter.until - EPOCH).days
    units: list[Unit] = ["month", "quarter", "year"]
    if _bins("month", np.array([first])) == _bins("month", np.array([last])):
        units.insert(0, "day")
    return {unit: _per_period(dated, unit, first, last) for unit in units}


def _per_period(dated: npt.NDArray[Any], unit: Unit, first: int, last: int) -> PeriodCounts:
    """first, last: days since 1970 between which no bin is left out."""
    start, end = _bins(unit, np.array([first, last])).tolist()
    bins = _bins(unit, dated["date"]) - start
    length = end - start + 1
    records = np.bincount(bins, minlength=length).astype(np.int64)
    animals = np.bincount(bins, weights=_animals(dated["count"]), minlength=length)
    numbers = start + np.arange(length)
    starts = (
        numbers.astype("datetime64[D]") if unit == "day"
        else (numbers * _MONTHS[unit]).astype("datetime64[M]").astype("datetime64[D]"))
    return PeriodCounts(unit, tuple(starts.tolist()), records, animals.astype(np.int64))


def _bins(unit: Unit, days: npt.NDArray[Any]) -> Counts:
    """Which bin each day (since 1970) belongs to, counted from 1970. int64, shape of `days`."""
    if unit == "day":
        return days.astype(np.int64)
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    bins: Counts = months // _MONTHS[unit]
    return bins


def _species(data: npt.NDArray[Any]) -> list[SpeciesCount]:
    species = data["species"].astype(np.int64) + 1  # 0: none named
    records = np.bincount(species, minlength=1)
    animals = np.bincount(species, weights=_animals(data["count"]), minlength=1)
    order = sorted(np.flatnonzero(records).tolist(), key=lambda s: (-records[s], s))
    return [
        SpeciesCount(s - 1 if s else None, int(records[s]), int(animals[s])) for s in order
    ]


def _totals(data: npt.NDArray[Any]) -> Totals:
    species = data["species"]
    return Totals(
        len(data), int(_animals(data["count"]).sum()), len(np.unique(species[species >= 0])))


def _animals(counts: npt.NDArray[np.int32]) -> Counts:
    return np.maximum(counts, 0).astype(np.int64)
