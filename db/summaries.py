"""What charts and reports count, as plain arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from db.columns import NO_DATE
from db.models.base import RecordType
from db.query import Filter
from db.store import Store

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """months: 'YYYY-MM' without gaps, first to last; records, animals: int64, shape (months,)."""

    months: tuple[str, ...]
    records: Counts
    animals: Counts


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


def per_month(store: Store, record_type: RecordType, filter: Filter) -> MonthCounts:
    """Records and animals for each month a filter touches."""
    columns = store.columns(record_type)
    wanted = store.mask(record_type, filter) & (columns["date"] != NO_DATE)
    days = columns["date"][wanted]
    if not len(days):
        none = np.zeros(0, np.int64)
        return MonthCounts((), none, none)
    month = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    first = int(month.min())
    month -= first
    records = np.bincount(month)
    animals = np.bincount(month, weights=_animals(columns["count"][wanted]), minlength=len(records))
    names = np.datetime_as_string(
        (first + np.arange(len(records))).astype("datetime64[M]"), unit="M")
    return MonthCounts(tuple(names.tolist()), records, animals.astype(np.int64))


def per_species(
    store: Store, record_type: RecordType, filter: Filter, limit: int | None = None
) -> list[SpeciesCount]:
    """Records and animals of each species, most records first."""
    columns = store.columns(record_type)
    wanted = store.mask(record_type, filter)
    species = columns["species"][wanted].astype(np.int64) + 1  # 0: none named
    records = np.bincount(species, minlength=1)
    animals = np.bincount(species, weights=_animals(columns["count"][wanted]), minlength=1)
    order = sorted(np.flatnonzero(records).tolist(), key=lambda s: (-records[s], s))
    return [
        SpeciesCount(s - 1 if s else None, int(records[s]), int(animals[s]))
        for s in order[:limit]
    ]


def totals(store: Store, record_type: RecordType, filter: Filter) -> Totals:
    """Records, animals and species a filter means."""
    columns = store.columns(record_type)
    wanted = store.mask(record_type, filter)
    species = columns["species"][wanted]
    return Totals(
        int(wanted.sum()), int(_animals(columns["count"][wanted]).sum()),
        len(np.unique(species[species >= 0])),
    )


def _animals(counts: npt.NDArray[np.int32]) -> Counts:
    return np.maximum(counts, 0).astype(np.int64)
