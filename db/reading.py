"""Reading a records file: one record, pages, blocks, the row map, history.

`db.store.Store` adds the writes. Every read takes a connection of its own, so threads may read at
once.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np
import sqlalchemy as sa

from db import changes as history_json
from db.blocks import Block, read_block
from db.changes import HistoryEntry, ImportBatch
from db.columns import BoolArray, Columns, Int64Array
from db.engine import id_array
from db.models.base import RecordType
from db.models.history import ChangeSet, History, Property
from db.query import EVERYTHING, Filter, Sort, conditions, default_sort, ordering
from db.record_types import record_type
from db.row_map import RowMap
from db.undoing import currently_undone
from db.writing import Record

if TYPE_CHECKING:
    from db.reference import Reference


class Row(NamedTuple):
    """One record as the table shows it. values: in the order of `record_type.fields`."""

    id: int
    revision: int
    voided: bool
    values: tuple[Any, ...]


_LATEST = 2000  # records that say what is usual now


class Reading:
    """What can be asked of a records file."""

    def __init__(self, engine: sa.Engine, path: Path | None, *, read_only: bool = False) -> None:
        self.engine = engine
        self.path = path
        self.read_only = read_only
        self._reference: Reference | None = None
        self._reference_lock = threading.Lock()
        self._row_map = RowMap(engine, self.reference)

    def close(self) -> None:
        """Give back every connection. The last one to close folds the journal into the file."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def _dialect(self) -> str:
        return self.engine.dialect.name

    # --- Reference data -------------------------------------------------------------------------

    def reference(self) -> Reference:
        """Species and places in memory; read again after either changed."""
        with self._reference_lock:
            if self._reference is None:
                self._reference = self._load_reference()
            return self._reference

    def _load_reference(self) -> Reference:
        from db.reference import PlaceEntry, Reference, SpeciesEntry

        species, place = record_type("species").table.c, record_type("place").table.c
        with self.engine.connect() as connection:
            return Reference(
                [
                    SpeciesEntry(*row)
                    for row in connection.execute(
                        sa.select(
                            species.id,
                            species.scientific_name,
                            species.name_zh,
                            species.name_bo,
                            species.name_en,
                            species.other_names,
                            species.pinyin,
                            species.protection,
                            species.sensitivity,
                        )
                        .where(~species.voided)
                        .order_by(species.id)
                    )
                ],
                [
                    PlaceEntry._make(row)
                    for row in connection.execute(
                        sa.select(
                            place.code,
                            place.name_zh,
                            place.name_bo,
                            place.name_en,
                            place.level,
                            place.parent_code,
                            place.pinyin,
                            place.decimal_latitude,
                            place.decimal_longitude,
                            place.id,
                        )
                        .where(~place.voided)
                        .order_by(place.code)
                    )
                ],
            )

    # --- Reading --------------------------------------------------------------------------------

    def get(self, type: RecordType, id: int) -> Record | None:
        with self.engine.connect() as connection:
            return self._get(connection, type, id)

    def _get(self, connection: sa.Connection, type: RecordType, id: int) -> Record | None:
        row = (
            connection.execute(
                sa.select(type.table).where(type.table.c.id == sa.bindparam("id")), {"id": id}
            )
            .mappings()
            .first()
        )
        if row is None:
            return None
        return _record(type, row)

    def parts(self, type: RecordType, owner_uuids: Sequence[str]) -> list[Record]:
        """The living records of a part type (an entry, a photo) that belong to these, by id."""
        column = type.table.c[type.owner]
        select = (
            sa.select(type.table)
            .where(column.in_(sa.bindparam("uuids", expanding=True)), ~type.table.c.voided)
            .order_by(type.table.c.id)
        )
        found: list[Record] = []
        with self.engine.connect() as connection:
            for start in range(0, len(owner_uuids), 500):
                block = list(owner_uuids[start : start + 500])
                found.extend(
                    _record(type, row)
                    for row in connection.execute(select, {"uuids": block}).mappings()
                )
        return found

    def count(self, type: RecordType, filter: Filter = EVERYTHING) -> int:
        """How many records a filter means."""
        if self._row_map.is_loaded(type):
            return int(self._row_map.masked(type, filter)[1].sum())
        with self.engine.connect() as connection:
            return connection.execute(
                sa.select(sa.func.count()).select_from(type.table).where(*self._where(type, filter))
            ).scalar_one()

    def ids(
        self, type: RecordType, filter: Filter = EVERYTHING, sort: Sort | None = None
    ) -> Int64Array:
        """The row map: ids of the records a filter means, in order. int64, shape (n,)."""
        sort = sort or default_sort(type)
        if self._row_map.is_loaded(type):
            return self._row_map.ids(type, filter, sort)
        select = sa.select(type.table.c.id).where(*self._where(type, filter))
        with self.engine.connect() as connection:
            return id_array(connection, select.order_by(*ordering(type, sort)), ordered=True)

    def first_page(
        self,
        type: RecordType,
        filter: Filter = EVERYTHING,
        sort: Sort | None = None,
        limit: int = 200,
    ) -> list[Row]:
        """The first rows, at once: before the row map is there."""
        return self.page_after(type, filter, sort, None, limit)

    def page_after(
        self,
        type: RecordType,
        filter: Filter,
        sort: Sort | None,
        after: Row | None,
        limit: int = 200,
        *,
        backwards: bool = False,
    ) -> list[Row]:
        """Keyset paging: the rows following `after` (preceding it, with `backwards`), in order.

        Without `after`: the first rows, or with `backwards` the last.
        """
        sort = sort or default_sort(type)
        if self._row_map.is_loaded(type):
            ids = self.ids(type, filter, sort)
            if after is not None:
                at = int(np.flatnonzero(ids == after.id)[0]) if after.id in ids else 0
                ids = ids[max(0, at - limit) : at] if backwards else ids[at + 1 : at + 1 + limit]
            else:
                ids = ids[-limit:] if backwards else ids[:limit]
            return self.rows(type, ids.tolist())
        select = self._row_select(type).where(*self._where(type, filter))
        terms = ordering(type, sort)
        if backwards:
            terms = [_reversed(term) for term in terms]
        if after is not None:
            select = select.where(self._beyond(type, sort, after, backwards))
        with self.engine.connect() as connection:
            found = [_row(r) for r in connection.execute(select.order_by(*terms).limit(limit))]
        return found[::-1] if backwards else found

    def _beyond(
        self, type: RecordType, sort: Sort, after: Row, backwards: bool
    ) -> sa.ColumnElement[bool]:
        """The rows past `after` in the (possibly reversed) order; empty values come last."""
        from db.query import sort_key

        key, identity = sort_key(type, sort), type.table.c.id
        falling = sort.descending != backwards
        with self.engine.connect() as connection:
            value = connection.execute(sa.select(key).where(identity == after.id)).scalar()
        further_id = identity < after.id if falling else identity > after.id
        if value is None:
            same = sa.and_(key.is_(None), further_id)
            return sa.or_(same, key.is_not(None)) if backwards else same
        further = key < value if falling else key > value
        tied = sa.and_(key == value, further_id)
        if backwards:
            return sa.or_(further, tied)
        return sa.or_(further, tied, key.is_(None))

    def rows(self, type: RecordType, ids: Sequence[int]) -> list[Row]:
        """The rows of `ids`, in that order; ids that do not exist are left out."""
        if not len(ids):
            return []
        select = self._row_select(type).where(
            type.table.c.id.in_(sa.bindparam("ids", expanding=True))
        )
        found: dict[int, Row] = {}
        wanted = [int(i) for i in ids]
        with self.engine.connect() as connection:
            for start in range(0, len(wanted), 500):
                block = wanted[start : start + 500]
                for result in connection.execute(select, {"ids": block}):
                    found[result[0]] = _row(result)
        return [found[i] for i in wanted if i in found]

    def block(
        self, type: RecordType, ids: Sequence[int], wanted: Collection[str] | None = None
    ) -> Block:
        """Columns of the records `ids`, in that order: for reading very many at once.

        wanted: names of columns; all when None.
        """
        with self.engine.connect() as connection:
            return read_block(connection, type, ids, wanted)

    def ids_of(self, type: RecordType, uuids: Sequence[str]) -> dict[str, int]:
        """Ids of the living records that carry these UUIDs."""
        c = type.table.c
        select = sa.select(c.uuid, c.id).where(
            c.uuid.in_(sa.bindparam("uuids", expanding=True)), ~c.voided
        )
        found: dict[str, int] = {}
        with self.engine.connect() as connection:
            for start in range(0, len(uuids), 500):
                block = list(uuids[start : start + 500])
                found.update((r[0], r[1]) for r in connection.execute(select, {"uuids": block}))
        return found

    def iterate(
        self,
        type: RecordType,
        filter: Filter = EVERYTHING,
        sort: Sort | None = None,
        chunk: int = 2000,
    ) -> Iterator[list[Row]]:
        """All rows of a filter in blocks of `chunk`, for export."""
        ids = self.ids(type, filter, sort).tolist()
        for start in range(0, len(ids), chunk):
            yield self.rows(type, ids[start : start + chunk])

    @staticmethod
    @lru_cache(maxsize=16)
    def _row_select(type: RecordType) -> sa.Select[Any]:
        columns = type.table.c
        return sa.select(
            columns.id, columns.revision, columns.voided, *(columns[s.name] for s in type.fields)
        )

    def _where(self, type: RecordType, filter: Filter) -> list[sa.ColumnElement[bool]]:
        return conditions(type, filter, self.reference(), self._dialect)

    def distinct(
        self,
        type: RecordType,
        field: str,
        prefix: str = "",
        limit: int = 20,
        author: str | None = None,
    ) -> list[Any]:
        """Values of a field among the latest records: what was used lately and often comes first.

        A use counts half after 50 younger ones; those by `author` count three times.
        """
        from db.query import like_pattern

        column = type.table.c[field]
        newest = sa.select(column, type.table.c.created_by).where(
            column.is_not(None), ~type.table.c.voided
        )
        if prefix:
            newest = newest.where(column.ilike(like_pattern(prefix)[1:], escape="\\"))
        newest = newest.order_by(type.table.c.id.desc()).limit(_LATEST)
        weights: dict[Any, float] = {}
        with self.engine.connect() as connection:
            for rank, (value, by) in enumerate(connection.execute(newest)):
                weight = 0.5 ** (rank / 50) * (3 if by == author else 1)
                weights[value] = weights.get(value, 0.0) + weight
        return sorted(weights, key=lambda value: (-weights[value], str(value)))[:limit]

    def latest(self, type: RecordType, author: str) -> Record | None:
        """The living record this person entered last, if it is among the latest of all."""
        table = type.table.c
        newest = sa.select(table.id, table.created_by, table.voided)
        newest = newest.order_by(table.id.desc()).limit(_LATEST)
        with self.engine.connect() as connection:
            for row in connection.execute(newest):
                if row.created_by == author and not row.voided:
                    return self._get(connection, type, row.id)
        return None

    def value_counts(self, type: RecordType, field: str) -> dict[Any, int]:
        """How many living records have each value of a field; those without one are not counted."""
        column = type.table.c[field]
        select = (
            sa.select(column, sa.func.count())
            .where(~type.table.c.voided, column.is_not(None))
            .group_by(column)
        )
        with self.engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(select)}

    # --- Columns in memory ----------------------------------------------------------------------

    def columns(self, type: RecordType) -> Columns:
        """The numpy columns of a located type, read on first use (about 2 s a million)."""
        return self._row_map.columns(type)

    def masked(self, type: RecordType, filter: Filter) -> tuple[Columns, BoolArray]:
        """The columns and which of their rows a filter means (bool, shape (n,)), of one moment."""
        return self._row_map.masked(type, filter)

    @property
    def version(self) -> int:
        """Another number after each write of this program: what was counted before may be wrong."""
        return self._row_map.version

    def note_areas(self) -> None:
        """Areas of records were worked out anew (`db.layers.areas`)."""
        self._row_map.note_areas()

    # --- History --------------------------------------------------------------------------------

    def history(self, type: RecordType, id: int) -> list[HistoryEntry]:
        """Every change of one record, newest first."""
        with self.engine.connect() as connection:
            rows = connection.execute(
                sa.select(
                    ChangeSet.at,
                    ChangeSet.author,
                    ChangeSet.kind,
                    ChangeSet.source,
                    History.action,
                    History.revision,
                    History.changes,
                )
                .join(ChangeSet, ChangeSet.id == History.change_set_id)
                .where(History.record_id == id, History.record_type == type.name)
                .order_by(History.id.desc())
            ).all()
        return [
            HistoryEntry(
                row.at,
                row.author,
                row.kind,
                row.action,
                row.revision,
                row.source,
                history_json.from_json(row.changes, type.by_name),
                history_json.confirmed_of(row.changes),
            )
            for row in rows
        ]

    def property(self, name: str) -> str | None:
        """What the file says of itself."""
        with self.engine.connect() as connection:
            return connection.execute(
                sa.select(Property.value).where(Property.name == name)
            ).scalar()

    def imports(self) -> list[ImportBatch]:
        """Every import, newest first."""
        undone = sa.select(currently_undone().c.undoes)
        with self.engine.connect() as connection:
            return [
                ImportBatch(
                    row.id,
                    row.at,
                    row.author,
                    row.record_type,
                    row.source,
                    row.records,
                    bool(row.undone),
                )
                for row in connection.execute(
                    sa.select(
                        ChangeSet.id,
                        ChangeSet.at,
                        ChangeSet.author,
                        ChangeSet.record_type,
                        ChangeSet.source,
                        ChangeSet.records,
                        ChangeSet.id.in_(undone).label("undone"),
                    )
                    .where(ChangeSet.kind == "import")
                    .order_by(ChangeSet.id.desc())
                )
            ]


def _record(type: RecordType, row: Any) -> Record:
    return Record(
        type,
        row["id"],
        row["uuid"],
        row["revision"],
        row["voided"],
        row["created_at"],
        row["created_by"],
        row["changed_at"],
        row["changed_by"],
        {spec.name: row[spec.name] for spec in type.fields},
    )


def _row(result: Any) -> Row:
    return Row(result[0], result[1], result[2], tuple(result[3:]))


def _reversed(term: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    if isinstance(term, sa.UnaryExpression):
        inner: sa.ColumnElement[Any] = term.element
        return inner.asc() if term.modifier is sa.sql.operators.desc_op else inner.desc()
    return term.desc()
