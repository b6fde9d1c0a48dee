"""The row map: which records a filter means, in what order, over columns kept in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import sqlalchemy as sa

from db import columns as column_cache
from db.changes import Changes
from db.columns import BoolArray, Columns, Int64Array
from db.engine import id_array
from db.models.base import RecordType
from db.query import Filter, Sort, ordering, term_conditions, text_ids

if TYPE_CHECKING:
    from db.reference import Reference

Degrees = npt.NDArray[np.float64]

MOST_STALE = 20_000
"""Changed records up to this many are read again one by one; beyond it, all columns are."""


class RowMap:
    """Columns of the types somebody asked for, brought up to date when next asked.

    Safe to use from several threads. Reading a million columns takes seconds, so the lock that is
    held meanwhile is not the one a write takes to leave its news.
    """

    def __init__(self, engine: sa.Engine, reference: Callable[[], Reference]) -> None:
        self._engine = engine
        self._reference = reference
        self._columns: dict[str, Columns] = {}
        self._order: tuple[tuple[str, Sort, int], Int64Array] | None = None
        self._lock = threading.RLock()
        self._stale: dict[str, set[int]] = {}
        self._version = 0
        self._news_lock = threading.Lock()

    def is_loaded(self, type: RecordType) -> bool:
        return type.name in self._columns

    def note(self, changes: Changes) -> None:
        """Remember which records a committed write touched."""
        with self._news_lock:
            self._stale.setdefault(changes.record_type, set()).update(changes.touched)
            self._version += 1

    def note_areas(self) -> None:
        """What lies where was worked out anew: what was counted before may be wrong."""
        with self._news_lock:
            self._version += 1

    @property
    def version(self) -> int:
        """Another number after each write that was noted."""
        return self._version

    def columns(self, type: RecordType) -> Columns:
        """The numpy columns of a located type, read on first use (about 2 s a million)."""
        with self._lock:
            known = self._columns.get(type.name)
            with self._news_lock:
                stale = self._stale.pop(type.name, set())
            if known is None or len(stale) > MOST_STALE:
                with self._engine.connect() as connection:
                    data = column_cache.load(connection, type)
                known = Columns.of(type, data)
            elif stale:
                with self._engine.connect() as connection:
                    fresh = column_cache.load(connection, type, sorted(stale))
                known = known.replaced(fresh)
            self._columns[type.name] = known
            return known

    def masked(self, type: RecordType, filter: Filter) -> tuple[Columns, BoolArray]:
        """The columns and which of their rows a filter means (bool, shape (n,)), of one moment."""
        filter = filter.of(type)
        words = filter.text.split()
        by_word: list[Int64Array] = []
        by_terms: Int64Array | None = None
        if words or filter.terms or filter.zones:
            reference, dialect = self._reference(), self._engine.dialect.name
            with self._engine.connect() as connection:
                for word in words:
                    selects = text_ids(type, word, reference, dialect)
                    by_word.append(
                        id_array(connection, sa.union_all(*selects), ordered=False)
                        if selects
                        else np.zeros(0, np.int64)
                    )
                if filter.terms or filter.zones:
                    wanted = sa.select(type.table.c.id).where(*term_conditions(type, filter))
                    by_terms = id_array(connection, wanted, ordered=False)
        columns = self.columns(type)

        def exactly(ids: Int64Array) -> tuple[Degrees, Degrees]:
            return self._degrees(type, ids)

        return columns, columns.mask(filter, self._reference(), by_word, by_terms, exactly)

    def _degrees(self, type: RecordType, ids: Int64Array) -> tuple[Degrees, Degrees]:
        """Latitudes and longitudes in full precision; NaN where one is missing."""
        c = type.table.c
        found = np.full((2, len(ids)), np.nan)
        select = sa.select(c.id, c.decimal_latitude, c.decimal_longitude).where(
            c.id.in_(sa.bindparam("ids", expanding=True))
        )
        with self._engine.connect() as connection:
            for start in range(0, len(ids), 500):
                block = ids[start : start + 500]
                for id, latitude, longitude in connection.execute(select, {"ids": block.tolist()}):
                    if latitude is not None and longitude is not None:
                        found[:, start + np.searchsorted(block, id)] = latitude, longitude
        return found[0], found[1]

    def ids(self, type: RecordType, filter: Filter, sort: Sort) -> Int64Array:
        """Ids of the records a filter means, in order. int64, shape (n,)."""
        with self._lock:
            order = self._positions(type, sort)
            columns, wanted = self.masked(type, filter)
        order = order[order < len(wanted)]
        found: Int64Array = columns["id"][order[wanted[order]]]
        return found

    def _positions(self, type: RecordType, sort: Sort) -> Int64Array:
        """Positions in `columns(type)` in the order of `sort`; kept until a record changes."""
        key = (type.name, sort, self._version)
        columns = self.columns(type)
        if self._order is not None and self._order[0] == key:
            return self._order[1]
        if sort.field in ("event_date", "id"):
            by = columns["date"] if sort.field == "event_date" else columns["id"]
            # Stable, and by id within a day, because the columns are ordered by id.
            order = np.argsort(by, kind="stable")
            order = order[::-1] if sort.descending else order
        elif sort.field == "status":
            by = columns["status"]  # by its place in the list; what has none comes last either way
            by = by if sort.descending else np.where(by < 0, np.int8(127), by)
            order = np.argsort(by, kind="stable")
            order = order[::-1] if sort.descending else order
        else:
            select = sa.select(type.table.c.id).order_by(*ordering(type, sort))
            with self._engine.connect() as connection:
                ids = id_array(connection, select, ordered=True)
            # A record saved this very moment may be listed but not yet among the columns.
            known = ids[ids <= columns["id"].max(initial=0)]
            order = np.searchsorted(columns["id"], known)
        self._order = (key, order)
        return order
