"""The records file: the only code that opens sessions.

A `Store` may be used from several threads at once: reads take a connection each, writes hold the
database's write lock for one transaction.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import sqlalchemy as sa

from db import changes as history_json
from db import columns as column_cache
from db.blocks import Block, read_block
from db.bulk import ColumnRecords
from db.changes import Changes, HistoryEntry, ImportBatch
from db.columns import Columns, Int64Array
from db.engine import id_array, write_transaction
from db.errors import RecordsFileError, StaleRecordError
from db.models.base import RecordType, Values
from db.models.history import ChangeSet, History, Property
from db.query import EVERYTHING, Filter, Sort, conditions, default_sort, ordering, own_text_ids
from db.record_types import record_type
from db.text import translate_noop
from db.validation import ProblemsError, check, errors_of
from db.writing import Cancel, Progress, Record, Writer

if TYPE_CHECKING:
    from db.reference import Reference

MOST_STALE = 20_000
"""Changed records up to this many are read again one by one; beyond it, all columns are."""

REFERENCE_TYPES = ("species", "place")


class Row(NamedTuple):
    """One record as the table shows it. values: in the order of `record_type.fields`."""

    id: int
    revision: int
    voided: bool
    values: tuple[Any, ...]


class Store:
    """Reading and writing records of every type. Opened by `db.records_file`."""

    def __init__(self, engine: sa.Engine, path: Path | None, *, read_only: bool = False) -> None:
        self.engine = engine
        self.path = path
        self.read_only = read_only
        self._reference: Reference | None = None
        self._columns: dict[str, Columns] = {}
        self._stale: dict[str, set[int]] = {}
        self._order: tuple[tuple[str, Sort, int], Int64Array] | None = None
        self._version = 0
        # Reading a million columns takes seconds: it must hold up neither names nor writes.
        self._reference_lock = threading.Lock()
        self._columns_lock = threading.RLock()
        self._news_lock = threading.Lock()

    def close(self) -> None:
        """Give back every connection. The last one to close folds the journal into the file."""
        self.engine.dispose()

    def __enter__(self) -> Store:
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

    def count(self, type: RecordType, filter: Filter = EVERYTHING) -> int:
        """How many records a filter means."""
        if self._has_columns(type):
            return int(self.masked(type, filter)[1].sum())
        with self.engine.connect() as connection:
            return connection.execute(
                sa.select(sa.func.count()).select_from(type.table).where(*self._where(type, filter))
            ).scalar_one()

    def ids(
        self, type: RecordType, filter: Filter = EVERYTHING, sort: Sort | None = None
    ) -> Int64Array:
        """The row map: ids of the records a filter means, in order. int64, shape (n,)."""
        sort = sort or default_sort(type)
        if self._has_columns(type):
            with self._columns_lock:
                order = self._positions(type, sort)
                columns, wanted = self.masked(type, filter)
            order = order[order < len(wanted)]
            found: Int64Array = columns["id"][order[wanted[order]]]
            return found
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
        if self._has_columns(type):
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

    def block(self, type: RecordType, ids: Sequence[int]) -> Block:
        """Every column of the records `ids`, in that order: for reading very many at once."""
        with self.engine.connect() as connection:
            return read_block(connection, type, ids)

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
        self, type: RecordType, field: str, prefix: str = "", limit: int = 20
    ) -> list[str]:
        """Values of a text field among the latest records, most frequent first."""
        from db.query import like_pattern

        column = type.table.c[field]
        newest = sa.select(column).where(column.is_not(None), ~type.table.c.voided)
        if prefix:
            newest = newest.where(column.ilike(like_pattern(prefix)[1:], escape="\\"))
        latest = newest.order_by(type.table.c.id.desc()).limit(2000).subquery()
        value = latest.c[field]
        select = sa.select(value).group_by(value).order_by(sa.func.count().desc(), value)
        with self.engine.connect() as connection:
            return list(connection.execute(select.limit(limit)).scalars())

    # --- Columns in memory ----------------------------------------------------------------------

    def _has_columns(self, type: RecordType) -> bool:
        return type.name in self._columns

    def columns(self, type: RecordType) -> Columns:
        """The numpy columns of a located type, read on first use (about 2 s a million)."""
        with self._columns_lock:
            known = self._columns.get(type.name)
            with self._news_lock:
                stale = self._stale.pop(type.name, set())
            if known is None or len(stale) > MOST_STALE:
                with self.engine.connect() as connection:
                    data = column_cache.load(connection, type)
                known = Columns(type, data, data)
            elif stale:
                with self.engine.connect() as connection:
                    fresh = column_cache.load(connection, type, sorted(stale))
                known = known.replaced(fresh)
            self._columns[type.name] = known
            return known

    def masked(self, type: RecordType, filter: Filter) -> tuple[Columns, column_cache.BoolArray]:
        """The columns and which of their rows a filter means (bool, shape (n,)), of one moment."""
        words = filter.text.split()
        ids: list[Int64Array] = []
        if words:
            with self.engine.connect() as connection:
                for word in words:
                    select = own_text_ids(type, word, self._dialect)
                    ids.append(
                        np.zeros(0, np.int64)
                        if select is None
                        else id_array(connection, select, ordered=False)
                    )
        columns = self.columns(type)
        return columns, columns.mask(filter, self.reference(), ids)

    def _positions(self, type: RecordType, sort: Sort) -> Int64Array:
        """Positions in `columns(type)` in the order of `sort`; kept until a record changes."""
        with self._columns_lock:
            key = (type.name, sort, self._version)
            columns = self.columns(type)
            if self._order is not None and self._order[0] == key:
                return self._order[1]
            if sort.field in ("event_date", "id"):
                by = columns["date"] if sort.field == "event_date" else columns["id"]
                # Stable, and by id within a day, because the columns are ordered by id.
                order = np.argsort(by, kind="stable")
                order = order[::-1] if sort.descending else order
            else:
                select = sa.select(type.table.c.id).order_by(*ordering(type, sort))
                with self.engine.connect() as connection:
                    ids = id_array(connection, select, ordered=True)
                # A record saved this very moment may be listed but not yet among the columns.
                known = ids[ids <= columns["id"].max(initial=0)]
                order = np.searchsorted(columns["id"], known)
            self._order = (key, order)
            return order

    def _after_write(self, changes: Changes) -> None:
        """Bring what is kept in memory up to date with a committed write."""
        if changes.record_type in REFERENCE_TYPES:
            with self._reference_lock:
                self._reference = None
        if changes:
            with self._news_lock:
                self._stale.setdefault(changes.record_type, set()).update(changes.touched)
                self._version += 1

    # --- Writing --------------------------------------------------------------------------------

    def save(
        self,
        type: RecordType,
        values: Values,
        *,
        author: str,
        id: int | None = None,
        revision: int | None = None,
    ) -> Changes:
        """Create a record (id None) or change one; fields not in `values` keep their value.

        Raises ProblemsError when a check finds errors, StaleRecordError when somebody else saved
        the record after `revision`. Doubts do not block: the form asks about them before.
        """
        self._refuse_read_only()
        with write_transaction(self.engine) as connection:
            old = self._get(connection, type, id) if id is not None else None
            if id is not None and (
                old is None or (revision is not None and old.revision != revision)
            ):
                raise StaleRecordError(
                    translate_noop(
                        "Store",
                        "Somebody else changed this record in the meantime. "
                        "What you typed is kept: reload the record and compare.",
                    )
                )
            whole = dict(old.values) if old is not None else {s.name: None for s in type.fields}
            whole.update(
                {
                    k: (None if v == "" or v == () else v)
                    for k, v in values.items()
                    if k in type.by_name
                }
            )
            if type.derive is not None:
                whole.update(type.derive(whole))
            problems = errors_of(check(type, whole)) + self._not_unique(connection, type, whole, id)
            if problems:
                raise ProblemsError(problems)
            if old is None:
                changes = Writer(connection, type, author).insert([whole], "save")
            else:
                changes = Writer(connection, type, author).update(old, whole)
        self._after_write(changes)
        return changes

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise RecordsFileError(
                translate_noop(
                    "RecordsFile",
                    "The records file is read-only: nothing was saved. Copy it to a "
                    "folder where you may write, and open the copy.",
                )
            )

    def _not_unique(
        self, connection: sa.Connection, type: RecordType, values: Values, id: int | None
    ) -> list[Any]:
        from db.problem import error

        problems = []
        for spec in type.fields:
            value = values.get(spec.name)
            if not spec.unique or value is None:
                continue
            column = type.table.c[spec.name]
            select = sa.select(type.table.c.id).where(column == value, ~type.table.c.voided)
            if id is not None:
                select = select.where(type.table.c.id != id)
            if connection.execute(select.limit(1)).first() is not None:
                problems.append(
                    error(
                        "unique",
                        spec.name,
                        translate_noop(
                            "Problem", "“{value}” is there already: open that record instead."
                        ).format(value=value),
                    )
                )
        return problems

    def void(self, type: RecordType, ids: Sequence[int], *, author: str) -> Changes:
        """Take records out of sight. They stay in the file, with their history."""
        return self._set_voided(type, ids, author, True)

    def restore(self, type: RecordType, ids: Sequence[int], *, author: str) -> Changes:
        """Bring voided records back."""
        return self._set_voided(type, ids, author, False)

    def _set_voided(
        self, type: RecordType, ids: Sequence[int], author: str, voided: bool
    ) -> Changes:
        self._refuse_read_only()
        with write_transaction(self.engine) as connection:
            changes = Writer(connection, type, author).set_voided(
                ids, voided, "void" if voided else "restore"
            )
        self._after_write(changes)
        return changes

    # --- Imports --------------------------------------------------------------------------------

    def apply_import(
        self,
        type: RecordType,
        records: Sequence[Values],
        *,
        author: str,
        source: str | None,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> Changes:
        """Write many new records as one change set: all of them, or on any failure none.

        `records` were checked by the plan they come from; each is completed and derived here,
        unless the plan has done so (`ColumnRecords`). Raises Cancelled when `cancelled()` turns
        true.
        """
        self._refuse_read_only()
        if not records:
            return Changes(type.name)
        if not isinstance(records, ColumnRecords):
            records = [_derived(type, values) for values in records]
        with write_transaction(self.engine) as connection:
            changes = Writer(connection, type, author).insert(
                records, "import", source, progress, cancelled
            )
        self._after_write(changes)
        return changes

    def undo_import(
        self,
        change_set: int,
        *,
        author: str,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> Changes:
        """Void every record an import made, save those changed since (`Changes.kept`)."""
        self._refuse_read_only()
        with write_transaction(self.engine) as connection:
            name = connection.execute(
                sa.select(ChangeSet.record_type).where(
                    ChangeSet.id == change_set, ChangeSet.kind == "import"
                )
            ).scalar()
            if name is None:
                raise KeyError(change_set)
            type = record_type(name)
            table = type.table
            made = connection.execute(
                sa.select(table.c.id, table.c.revision, table.c.voided)
                .join(History, History.record_id == table.c.id)
                .where(History.change_set_id == change_set, History.record_type == name)
            ).all()
            kept = tuple(row.id for row in made if row.revision != 1 and not row.voided)
            changes = Writer(connection, type, author).set_voided(
                [row.id for row in made if row.revision == 1],
                True,
                "undo_import",
                change_set,
                progress,
                cancelled,
            )
        changes = replace(changes, kept=kept)
        self._after_write(changes)
        return changes

    def imports(self) -> list[ImportBatch]:
        """Every import, newest first."""
        undone = sa.select(ChangeSet.undoes).where(ChangeSet.undoes.is_not(None))
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
            )
            for row in rows
        ]

    def property(self, name: str) -> str | None:
        """What the file says of itself."""
        with self.engine.connect() as connection:
            return connection.execute(
                sa.select(Property.value).where(Property.name == name)
            ).scalar()


def _derived(type: RecordType, values: Values) -> dict[str, Any]:
    """All fields of a record, with what its type derives."""
    whole: dict[str, Any] = {spec.name: None for spec in type.fields}
    whole.update(values)
    if type.derive is not None:
        whole.update(type.derive(whole))
    return whole


def _row(result: Any) -> Row:
    return Row(result[0], result[1], result[2], tuple(result[3:]))


def _reversed(term: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    if isinstance(term, sa.UnaryExpression):
        inner: sa.ColumnElement[Any] = term.element
        return inner.asc() if term.modifier is sa.sql.operators.desc_op else inner.desc()
    return term.desc()
