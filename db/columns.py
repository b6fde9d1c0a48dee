"""The columns that filter, map and charts read, in memory as numpy arrays.

SQLite answers one filter quickly when an index fits it; these arrays (39 bytes a record) answer any
filter over a million records in milliseconds, and the map and the charts count over them without
another query.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import sqlalchemy as sa

from db.engine import days_since_1970
from db.models.base import RecordType
from db.query import MOST_PLACES, Filter, matching_places, matching_species, top_codes

if TYPE_CHECKING:
    from db.area import Area
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
        ("outcome", "i1"),
        ("voided", "?"),
        ("x", "u2"),
        ("y", "u2"),
    ]
)
"""id; days since 1970 or NO_DATE; species id or -1; place row id or -1; animals or -1;
degrees or NaN; position in the vocabularies of status and outcome or -1; voided; the cell of the
Web Mercator world, which is WORLD cells wide and high, counted eastwards and southwards."""

WORLD = 1 << 16
"""At zoom 12 of the map a cell is 16 pixels wide."""

NAMES: tuple[str, ...] = tuple(LAYOUT.names or ())

Exactly = Callable[[Int64Array], tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]]
"""Latitudes and longitudes in full precision of the records with these ids, in their order."""


@dataclass(frozen=True, slots=True)
class Columns:
    """One record type's columns, ordered by id: an array for each name of LAYOUT.

    Each lies in one piece of memory, because reading a column out of whole rows is several times
    slower. `room`: the arrays whose first `count` entries count.
    """

    record_type: RecordType
    room: dict[str, npt.NDArray[Any]]
    count: int

    @classmethod
    def of(cls, record_type: RecordType, rows: npt.NDArray[Any]) -> Columns:
        """Columns of rows as `load` gives them."""
        room = {name: np.ascontiguousarray(rows[name]) for name in NAMES}
        return cls(record_type, room, len(rows))

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        return self.room[name][: self.count]

    def rows(self, at: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Some records whole: positions or a mask, shape (n,). dtype: LAYOUT."""
        picked = {name: self[name][at] for name in NAMES}
        rows = np.empty(len(picked["id"]), LAYOUT)
        for name, values in picked.items():
            rows[name] = values
        return rows

    @property
    def bytes(self) -> int:
        """Memory in use."""
        return sum(array.nbytes for array in self.room.values())

    def mask(
        self,
        filter: Filter,
        reference: Reference,
        text_ids: Sequence[Int64Array] = (),
        term_ids: Int64Array | None = None,
        exactly: Exactly | None = None,
    ) -> BoolArray:
        """Which rows a filter means, of which the type has every part (`Filter.of`).

        text_ids: per word, the ids that hold it elsewhere than in the columns here. term_ids: the
        ids that fit `filter.terms`, when there are any. exactly: asked for the records so near
        the border of `filter.area` that single precision cannot tell their side; without it they
        are judged by that, which is right within 0.5 m.
        """
        found: BoolArray = self["voided"] == filter.voided
        if filter.since is not None:
            found &= self["date"] >= (filter.since - EPOCH).days
        if filter.until is not None:
            found &= self["date"] <= (filter.until - EPOCH).days
            found &= self["date"] != NO_DATE
        if filter.species:
            found &= self._in("species", filter.species)
        if filter.places:
            found &= self._in("place", _place_rows(reference, filter.places))
        if filter.statuses:
            vocabulary = self.record_type.field("status").vocabulary
            assert vocabulary is not None
            codes = vocabulary.codes()
            found &= self._in("status", [codes.index(code) for code in filter.statuses])
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
        if filter.area is not None:
            found &= self.inside(filter.area, exactly)
        return found

    def inside(self, area: Area, exactly: Exactly | None = None) -> BoolArray:
        """Which rows lie in an area."""
        found, near = area.judge(self["latitude"], self["longitude"])
        if exactly is not None and len(near):
            found[near] = area.contains(*exactly(self["id"][near]))
        return found

    def _having(self, ids: Int64Array) -> BoolArray:
        """Which rows carry one of these ids."""
        hit = np.zeros(len(self), bool)
        at = np.searchsorted(self["id"], ids)
        hit[at[at < len(self)]] = True
        return hit

    def _in(self, column: str, wanted: Sequence[int]) -> BoolArray:
        """Membership by a look-up table: far quicker than np.isin for small whole numbers."""
        values = self[column]
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
        ids = self["id"]
        at = np.searchsorted(ids, fresh["id"])
        known = at < len(self)
        known[known] = ids[at[known]] == fresh["id"][known]
        for name in NAMES:
            self[name][at[known]] = fresh[name][known]
        added, count = fresh[~known], self.count
        if not len(added):
            return self
        if count and added["id"][0] < ids[-1]:
            room = {n: np.insert(self[n], at[~known], added[n]) for n in NAMES}
            return Columns(self.record_type, room, count + len(added))
        room, needed = self.room, count + len(added)
        if needed > len(room["id"]):
            room = {n: np.empty(needed + SPARE, LAYOUT[n]) for n in NAMES}
            for name in NAMES:
                room[name][:count] = self[name]
        for name in NAMES:
            room[name][count:needed] = added[name]
        return Columns(self.record_type, room, needed)


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

    def or_missing(name: str, missing: float) -> sa.ColumnElement[Any]:
        if name not in columns:
            return sa.literal(missing)
        return sa.func.coalesce(columns[name], missing)

    def numbered(name: str) -> sa.ColumnElement[Any]:
        """The position of a code in its vocabulary."""
        spec = record_type.by_name.get(name)
        if spec is None or spec.vocabulary is None:
            return sa.literal(-1)
        codes = {code: number for number, code in enumerate(spec.vocabulary.codes())}
        return sa.case(codes, value=columns[name], else_=-1)

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
        numbered("status"),
        numbered("outcome"),
        columns.voided,
        sa.literal(0),
        sa.literal(0),
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
    data["x"], data["y"] = world_cells(data["latitude"], data["longitude"])
    return np.asarray(data)


def world_cells(
    latitude: npt.NDArray[Any], longitude: npt.NDArray[Any]
) -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.uint16]]:
    """Column and row of positions among the WORLD x WORLD cells of the Web Mercator world.

    Degrees, shape (n,); NaN gives cell 0, and what lies beyond 85.05 degrees the outermost row.
    """
    sine = np.sin(np.radians(np.clip(latitude.astype(np.float64), -85.0511, 85.0511)))
    across = (longitude.astype(np.float64) + 180) / 360
    down = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
    x, y = (
        np.clip(np.nan_to_num(part) * WORLD, 0, WORLD - 1).astype(np.uint16)
        for part in (across, down)
    )
    return x, y
