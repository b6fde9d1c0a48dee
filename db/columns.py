"""The columns that filter, map and charts read, in memory as numpy arrays.

SQLite answers one filter quickly when an index fits it; these arrays (about 33 bytes a record)
answer any filter over a million records in milliseconds, and the map and the charts count over
them without another query.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import sqlalchemy as sa

from db.engine import days_since_1970
from db.models.base import RecordType
from db.query import MOST_PLACES, Filter, matching_places, matching_species, top_codes

if TYPE_CHECKING:
    from db.reference import Reference

Int64Array = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

NO_DATE = np.int32(-(2**31))
EPOCH = dt.date(1970, 1, 1)

SPARE = 4096
"""Rows of room kept for records still to come."""

LAYOUT = np.dtype(
    [
        ("id", "i8"),
        ("date", "i4"),
        ("species", "i4"),
        ("place", "i4"),
        ("count", "i4"),
        ("latitude", "f4"),
        ("longitude", "f4"),
        ("status", "i1"),
        ("voided", "?"),
    ]
)
"""id; days since 1970 or NO_DATE; species id or -1; place row id or -1; animals or -1;
degrees or NaN; position in the status vocabulary or -1; voided."""


@dataclass(frozen=True, slots=True)
class Columns:
    """One record type's columns, ordered by id. `room`: the array `data` is the front of."""

    record_type: RecordType
    data: npt.NDArray[Any]
    room: npt.NDArray[Any]

    def __len__(self) -> int:
        return len(self.data)

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        return self.data[name]

    def mask(
        self,
        filter: Filter,
        reference: Reference,
        text_ids: Sequence[Int64Array] = (),
        term_ids: Int64Array | None = None,
    ) -> BoolArray:
        """Which rows a filter means, of which the type has every part (`Filter.of`).

        text_ids: per word, the ids that hold it elsewhere than in the columns here. term_ids: the
        ids that fit `filter.terms`, when there are any.
        """
        found: BoolArray = self.data["voided"] == filter.voided
        if filter.since is not None:
            found &= self.data["date"] >= (filter.since - EPOCH).days
        if filter.until is not None:
            found &= self.data["date"] <= (filter.until - EPOCH).days
            found &= self.data["date"] != NO_DATE
        if filter.species:
            found &= self._in("species", filter.species)
        if filter.places:
            found &= self._in("place", _place_rows(reference, filter.places))
        if filter.statuses:
            vocabulary = self.record_type.field("status").vocabulary
            assert vocabulary is not None
            codes = vocabulary.codes()
            found &= self._in("status", [codes.index(code) for code in filter.statuses])
        if filter.box is not None:
            box = filter.box
            latitude, longitude = self.data["latitude"], self.data["longitude"]
            found &= (latitude >= box.south) & (latitude <= box.north)
            found &= (longitude >= box.west) & (longitude <= box.east)
        if term_ids is not None:
            found &= self._having(term_ids)
        for word, ids in zip(filter.text.split(), text_ids, strict=True):
            hit = self._having(ids)
            species = matching_species(reference, word)
            if species:
                hit |= self._in("species", species)
            places = matching_places(reference, word)
            if places:
                hit |= self._in("place", _place_rows(reference, places[:MOST_PLACES]))
            found &= hit
        return found

    def _having(self, ids: Int64Array) -> BoolArray:
        """Which rows carry one of these ids."""
        hit = np.zeros(len(self), bool)
        at = np.searchsorted(self.data["id"], ids)
        hit[at[at < len(self)]] = True
        return hit

    def _in(self, column: str, wanted: Sequence[int]) -> BoolArray:
        """Membership by a look-up table: far quicker than np.isin for small whole numbers."""
        values = self.data[column]
        if not len(values) or not len(wanted):
            return np.zeros(len(values), bool)
        highest = max(int(values.max()), max(wanted), 0)
        table = np.zeros(highest + 2, bool)  # the last entry answers for -1
        table[[w for w in wanted if w >= 0]] = True
        found: BoolArray = table[values]
        return found

    def replaced(self, fresh: npt.NDArray[Any]) -> Columns:
        """These columns with the rows of `fresh` put in place or added, still ordered by id.

        Known rows are changed in place and new ones go into spare room behind the last, so that
        one save into a million records does not copy them all. Columns handed out before stay as
        long as they were; a changed row shows in them too.
        """
        fresh = fresh[np.argsort(fresh["id"])]
        at = np.searchsorted(self.data["id"], fresh["id"])
        known = at < len(self)
        known[known] = self.data["id"][at[known]] == fresh["id"][known]
        self.data[at[known]] = fresh[known]
        added, count = fresh[~known], len(self)
        if not len(added):
            return self
        if count and added["id"][0] < self.data["id"][-1]:
            data = np.insert(self.data, at[~known], added)
            return Columns(self.record_type, data, data)
        room = self.room
        if count + len(added) > len(room):
            room = np.empty(count + len(added) + SPARE, LAYOUT)
            room[:count] = self.data
        room[count : count + len(added)] = added
        return Columns(self.record_type, room[: count + len(added)], room)


def _place_rows(reference: Reference, codes: Sequence[str]) -> list[int]:
    tops = tuple(top_codes(codes))
    return [entry.id for entry in reference.places if entry.code.startswith(tops)]


def load(
    connection: sa.Connection, record_type: RecordType, ids: Sequence[int] | None = None
) -> npt.NDArray[Any]:
    """Read the columns of all records, or of `ids`, ordered by id. dtype: LAYOUT."""
    from db.models.place import Place

    table = record_type.table
    columns = table.c
    status = record_type.by_name.get("status")
    terms = status.vocabulary.codes() if status is not None and status.vocabulary else ()

    def or_missing(name: str, missing: float) -> sa.ColumnElement[Any]:
        if name not in columns:
            return sa.literal(missing)
        return sa.func.coalesce(columns[name], missing)

    place = sa.func.coalesce(Place.id, -1) if "place_code" in columns else sa.literal(-1)
    select = sa.select(
        columns.id,
        sa.func.coalesce(days_since_1970(connection.dialect.name, columns.event_date), int(NO_DATE))
        if record_type.dated
        else sa.literal(int(NO_DATE)),
        or_missing("species_id", -1),
        place,
        or_missing("individual_count", -1),
        # SQLite hands NaN back as NULL, so a missing position travels as 999 degrees.
        or_missing("decimal_latitude", 999.0),
        or_missing("decimal_longitude", 999.0),
        sa.case({code: number for number, code in enumerate(terms)}, value=columns.status, else_=-1)
        if terms
        else sa.literal(-1),
        columns.voided,
    ).order_by(columns.id)
    if "place_code" in columns:
        select = select.outerjoin_from(table, Place, Place.code == columns.place_code)
    if ids is not None:
        select = select.where(columns.id.in_(list(ids)))
    result = connection.execute(select)
    cursor = result.cursor
    # The driver's own cursor: a million rows without a Row object each.
    rows: Any = cursor if cursor is not None and ids is None else map(tuple, result)
    data = np.fromiter(rows, dtype=LAYOUT)
    for name in ("latitude", "longitude"):
        data[name][data[name] == 999] = np.nan
    return np.asarray(data)
