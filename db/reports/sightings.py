"""What a report counts of sightings, over the columns in memory.

    found = select(store, Filter(since=..., until=...))
    found.records, found.animals, len(found.species)

Rejected records are in no figure unless the filter asks for a status by name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from db.columns import EPOCH, NO_DATE
from db.query import Filter
from db.record_types import record_type

if TYPE_CHECKING:
    from db.reference import Reference
    from db.store import Store

SIGHTING: Final = record_type("sighting")
COUNTED: Final = ("draft", "recorded", "verified")
"""Statuses that count: all but rejected."""

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


def counted(filter: Filter) -> Filter:
    """The filter without rejected records, unless it names statuses itself."""
    return filter if filter.statuses or filter.voided else replace(filter, statuses=COUNTED)


@dataclass(frozen=True, slots=True)
class Tally:
    """records; animals: the sum of the numbers given, a record without a number counts as none;
    species: different ones; villages: different places; days: different days with a record."""

    records: int
    animals: int
    species: int
    villages: int
    days: int


@dataclass(frozen=True)
class Selected:
    """The sightings of a filter, each array of shape (records,).

    ids; day: since 1970 or NO_DATE; species, place: ids of their records or -1; number: animals
    or -1; latitude, longitude: degrees or NaN.
    """

    reference: Reference
    ids: Ints
    day: Ints
    species_of: Ints
    place_of: Ints
    number: Ints
    latitude: npt.NDArray[np.float64]
    longitude: npt.NDArray[np.float64]

    def where(self, mask: Bools) -> Selected:
        """Those of the records for which `mask` is true."""
        return Selected(
            self.reference,
            self.ids[mask],
            self.day[mask],
            self.species_of[mask],
            self.place_of[mask],
            self.number[mask],
            self.latitude[mask],
            self.longitude[mask],
        )

    def within(self, since: dt.date, until: dt.date) -> Selected:
        """Those of these days, both included."""
        first, last = (since - EPOCH).days, (until - EPOCH).days
        return self.where((self.day >= first) & (self.day <= last))

    def of_species(self, ids: Sequence[int]) -> Selected:
        return self.where(np.isin(self.species_of, list(ids)))

    @property
    def records(self) -> int:
        return len(self.ids)

    @property
    def animals(self) -> int:
        return int(np.maximum(self.number, 0).sum())

    @property
    def species(self) -> list[int]:
        """Ids of the species named, most records first."""
        ids, counts = np.unique(self.species_of[self.species_of >= 0], return_counts=True)
        order = np.lexsort((ids, -counts))
        return [int(ids[n]) for n in order]

    @property
    def places(self) -> list[str]:
        """Codes of the places named, most records first."""
        rows, counts = np.unique(self.place_of[self.place_of >= 0], return_counts=True)
        codes = self._codes
        order = np.lexsort((rows, -counts))
        return [codes[int(rows[n])] for n in order if int(rows[n]) in codes]

    @property
    def _codes(self) -> dict[int, str]:
        return {entry.id: entry.code for entry in self.reference.places}

    def codes(self) -> list[str | None]:
        """The place of each record; None where none was named."""
        codes = self._codes
        return [codes.get(row) for row in self.place_of.tolist()]

    @property
    def first(self) -> dt.date | None:
        return self._edge(np.min)

    @property
    def last(self) -> dt.date | None:
        return self._edge(np.max)

    def _edge(self, choose: Callable[[Any], Any]) -> dt.date | None:
        dated = self.day[self.day != NO_DATE]
        return EPOCH + dt.timedelta(days=int(choose(dated))) if len(dated) else None

    @property
    def largest(self) -> int | None:
        """The greatest number of animals in one record."""
        most = int(self.number.max(initial=-1))
        return most if most >= 0 else None

    @property
    def days(self) -> int:
        return len(np.unique(self.day[self.day != NO_DATE]))

    @property
    def unnumbered(self) -> int:
        """Records without a number of animals."""
        return int((self.number < 0).sum())

    def tally(self) -> Tally:
        places = len(np.unique(self.place_of[self.place_of >= 0]))
        return Tally(self.records, self.animals, len(self.species), places, self.days)

    def protected(self, level: str) -> Selected:
        """Those of species of this class of national protection."""
        species = self.reference.species
        return self.of_species([entry.id for entry in species if entry.protection == level])


def select(store: Store, filter: Filter) -> Selected:
    """The sightings a filter means, rejected ones left out. Call it in a worker."""
    columns, wanted = store.masked(SIGHTING, counted(filter).of(SIGHTING))
    rows = columns.rows(wanted)

    def whole(name: str) -> Ints:
        numbers: Ints = rows[name].astype(np.int64)
        return numbers

    return Selected(
        store.reference(),
        whole("id"),
        whole("date"),
        whole("species"),
        whole("place"),
        whole("count"),
        rows["latitude"].astype(np.float64),
        rows["longitude"].astype(np.float64),
    )


@dataclass(frozen=True, slots=True)
class FirstRecord:
    """The first record ever of a species in the file."""

    species_id: int
    id: int
    day: dt.date


def first_records(store: Store) -> dict[int, FirstRecord]:
    """Of every species, its first dated record in the whole file, by species id."""
    everything = select(store, Filter())
    known = everything.where((everything.day != NO_DATE) & (everything.species_of >= 0))
    order = np.lexsort((known.ids, known.day))
    found: dict[int, FirstRecord] = {}
    species, at = np.unique(known.species_of[order], return_index=True)
    for id, place in zip(species.tolist(), order[at].tolist(), strict=True):
        day = EPOCH + dt.timedelta(days=int(known.day[place]))
        found[id] = FirstRecord(id, int(known.ids[place]), day)
    return found


def new_species(found: Selected, firsts: dict[int, FirstRecord]) -> list[FirstRecord]:
    """Those of the species whose first record ever is among these records, by its day."""
    ids = set(found.ids.tolist())
    new = [firsts[id] for id in found.species if id in firsts and firsts[id].id in ids]
    return sorted(new, key=lambda first: (first.day, first.id))


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A line of the table of places: a unit with all below it. depth: 0 for a county.

    own: whether records name the unit itself; such lines add up to the total.
    """

    code: str | None
    depth: int
    own: bool
    tally: Tally


def by_place(found: Selected) -> list[PlaceRow]:
    """Counties, their townships and villages in the order of the list of places.

    Where a unit above has records of its own besides those below, both are in its line. Records
    without a place stand last, with code None.
    """
    reference = found.reference
    codes = np.array([code or "" for code in found.codes()], dtype=object)
    named = {str(code) for code in codes.tolist() if code}
    units: dict[str, int] = {}
    for code in named:
        for depth, unit in enumerate(_ways(reference, code)):
            units[unit] = depth
    rows = []
    for unit in sorted(units):
        below = np.array([code.startswith(unit) for code in codes.tolist()], bool)
        rows.append(PlaceRow(unit, units[unit], unit in named, found.where(below).tally()))
    nowhere = codes == ""
    if nowhere.any():
        rows.append(PlaceRow(None, 0, True, found.where(nowhere).tally()))
    return rows


def _ways(reference: Reference, code: str) -> list[str]:
    """Codes from the county down to the place."""
    way: list[str] = []
    entry = reference.place_by_code(code)
    while entry is not None and entry.code not in way:
        if way and entry.level in ("prefecture", "province"):
            break
        way.append(entry.code)
        entry = reference.place_by_code(entry.parent_code or "")
    return way[::-1] or [code]
