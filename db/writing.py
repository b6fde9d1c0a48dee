"""Writing records inside an open transaction: rows, history and search words together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import sqlalchemy as sa

from db import bulk, geopackage
from db import changes as history_json
from db.changes import Changes
from db.engine import reserve_ids
from db.errors import Cancelled
from db.gis import extents
from db.identity import new_uuid
from db.models.base import RecordType
from db.models.history import ChangeSet, History

Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]

INSERT_BLOCK = 5000


@dataclass(frozen=True, slots=True)
class Record:
    """One record, whole."""

    type: RecordType
    id: int
    uuid: str
    revision: int
    voided: bool
    created_at: dt.datetime
    created_by: str
    changed_at: dt.datetime
    changed_by: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Writer:
    """The writes of one transaction. The caller began it and holds the write lock."""

    connection: sa.Connection
    type: RecordType
    author: str

    @property
    def _dialect(self) -> str:
        return self.connection.dialect.name

    def change_set(
        self, kind: str, records: int, source: str | None = None, undoes: int | None = None
    ) -> int:
        """Begin one action of a person: save, void, restore, import or undo_import."""
        (id,) = reserve_ids(self.connection, _CHANGE_SETS, 1)
        statement, encode = bulk_insert_table(_CHANGE_SETS, self._dialect)
        self.connection.exec_driver_sql(
            statement,
            encode(
                {
                    "id": id,
                    "uuid": new_uuid(),
                    "at": now(),
                    "author": self.author,
                    "kind": kind,
                    "record_type": self.type.name,
                    "records": records,
                    "source": source,
                    "undoes": undoes,
                }
            ),
        )
        return id

    def insert(
        self,
        records: Sequence[Mapping[str, Any]],
        kind: str,
        source: str | None = None,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
        change_set: int | None = None,
        confirmed: Sequence[str] = (),
    ) -> Changes:
        """Add whole records, each with its history and search words. Raises Cancelled.

        change_set: the action they belong to; a new one when None. confirmed: codes of the doubts
        about a single record that its author stands by.
        """
        type = self.type
        if change_set is None:
            change_set = self.change_set(kind, len(records), source)
        ids = reserve_ids(self.connection, type.table, len(records))
        stamp = now()
        stamps = {
            "created_at": stamp,
            "created_by": self.author,
            "changed_at": stamp,
            "changed_by": self.author,
            "revision": 1,
            "voided": False,
        }
        with (
            bulk.indexes_afterwards(self.connection, type.table.name, len(records)),
            bulk.indexes_afterwards(self.connection, History.__tablename__, len(records)),
        ):
            for start in range(0, len(records), INSERT_BLOCK):
                if cancelled is not None and cancelled():
                    raise Cancelled
                block = records[start : start + INSERT_BLOCK]
                self._insert_block(
                    ids[start : start + INSERT_BLOCK], block, stamps, change_set, confirmed
                )
                if progress is not None:
                    progress(start + len(block), len(records))
        return Changes(type.name, change_set, created=tuple(ids))

    def _insert_block(
        self,
        ids: Sequence[int],
        records: Sequence[Mapping[str, Any]],
        stamps: Mapping[str, Any],
        change_set: int,
        confirmed: Sequence[str],
    ) -> None:
        """Rows, history and search words of new records, worked out column by column."""
        type, count = self.type, len(records)
        fields = bulk.field_columns(records, [spec.name for spec in type.fields])
        given = bulk.field_columns(records, ["uuid"])["uuid"]
        columns: dict[str, Sequence[Any]] = {**fields, "id": ids}
        columns["uuid"] = [
            uuid or made for uuid, made in zip(given, bulk.new_uuids(count), strict=True)
        ]
        if type.located:
            columns["geom"] = list(
                map(geopackage.point_blob, fields["decimal_latitude"], fields["decimal_longitude"])
            )
        statement, binders, positional = _record_insert(type, self._dialect)
        self.connection.exec_driver_sql(
            statement, bulk.encode_rows(binders, positional, count, columns, stamps)
        )
        told = bulk.created_jsons(fields, count)
        if confirmed:
            told = [history_json.with_confirmed(text, confirmed) for text in told]
        statement, binders, positional = _history_insert(self._dialect)
        self.connection.exec_driver_sql(
            statement,
            bulk.encode_rows(
                binders,
                positional,
                count,
                {"record_id": ids, "changes": told},
                {
                    "change_set_id": change_set,
                    "record_type": type.name,
                    "revision": 1,
                    "action": "created",
                },
            ),
        )
        words = bulk.joined_tokens(
            [fields[spec.name] for spec in type.fields if spec.searchable],
            geopackage.search_tokens,
            count,
        )
        geopackage.add_words(self.connection, type.name, list(zip(ids, words, strict=True)))
        extents.added(self.connection, type, fields)

    def _insert_history(
        self, entries: Iterable[tuple[int, int, str, str]], change_set: int
    ) -> None:
        """entries: (record id, revision, action, changes as JSON)."""
        statement, encode = bulk_insert_history(self._dialect)
        self.connection.exec_driver_sql(
            statement,
            [
                encode(
                    {
                        "change_set_id": change_set,
                        "record_type": self.type.name,
                        "record_id": id,
                        "revision": revision,
                        "action": action,
                        "changes": changes,
                    }
                )
                for id, revision, action, changes in entries
            ],
        )

    def _words(self, values: Mapping[str, Any]) -> str:
        return geopackage.search_tokens(
            [values.get(spec.name) for spec in self.type.fields if spec.searchable]
        )

    def update(
        self,
        old: Record,
        values: Mapping[str, Any],
        change_set: int | None = None,
        confirmed: Sequence[str] = (),
        also: Mapping[str, tuple[Any, Any]] | None = None,
    ) -> Changes:
        """Change one record to `values` (all fields); nothing is written when nothing differs.

        change_set: the action it belongs to; a save of its own when None. confirmed: codes of the
        doubts the author stands by. also: what its history says beside the fields; then it is
        written in any case.
        """
        type, table = self.type, self.type.table
        changed = history_json.differences(old.values, values)
        if not changed and not also:
            return Changes(type.name)
        if change_set is None:
            change_set = self.change_set("save", 1)
        new = {name: after for name, (_before, after) in changed.items()}
        if type.located and {"decimal_latitude", "decimal_longitude"} & new.keys():
            new["geom"] = geopackage.point_blob(
                values["decimal_latitude"], values["decimal_longitude"]
            )
        revision = old.revision + 1
        self.connection.execute(
            sa.update(table)
            .where(table.c.id == old.id)
            .values(**new, changed_at=now(), changed_by=self.author, revision=revision)
        )
        self._insert_history(
            [
                (
                    old.id,
                    revision,
                    "changed",
                    history_json.to_json({**changed, **(also or {})}, confirmed),
                )
            ],
            change_set,
        )
        geopackage.change_words(
            self.connection, type.name, old.id, self._words(old.values), self._words(values)
        )
        extents.changed(self.connection, type, old.values, values)
        return Changes(type.name, change_set, changed=(old.id,))

    def note(self, record: Record, change_set: int, codes: Sequence[str]) -> None:
        """Leave codes in the history of a record that stays as it is."""
        text = history_json.to_json({}, codes)
        self._insert_history([(record.id, record.revision, "changed", text)], change_set)

    def set_voided(
        self,
        ids: Iterable[int],
        voided: bool,
        kind: str,
        undoes: int | None = None,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
        change_set: int | None = None,
        also: Mapping[str, tuple[Any, Any]] | None = None,
    ) -> Changes:
        """Void or restore those of `ids` that are not so already. Raises Cancelled.

        change_set: the action this belongs to; a new one when None. also: what the history says
        beside it.
        """
        type, table = self.type, self.type.table
        found: list[tuple[int, int]] = []
        wanted: sa.BindParameter[Any] = sa.bindparam("ids", expanding=True)
        select = sa.select(table.c.id, table.c.revision).where(
            table.c.voided != sa.literal(voided), table.c.id.in_(wanted)
        )
        ordered = sorted(set(ids))
        for start in range(0, len(ordered), 500):
            result = self.connection.execute(select, {"ids": ordered[start : start + 500]})
            found.extend((row[0], row[1]) for row in result)
        if not found:
            return Changes(type.name)
        if change_set is None:
            change_set = self.change_set(kind, len(found), undoes=undoes)
        text = history_json.to_json({"voided": (not voided, voided), **(also or {})})
        update = (
            sa.update(table)
            .where(table.c.id == sa.bindparam("which"))
            .values(
                voided=voided,
                changed_at=now(),
                changed_by=self.author,
                revision=table.c.revision + 1,
            )
        )
        for start in range(0, len(found), INSERT_BLOCK):
            if cancelled is not None and cancelled():
                raise Cancelled
            block = found[start : start + INSERT_BLOCK]
            self.connection.execute(update, [{"which": id} for id, _revision in block])
            self._insert_history(
                [
                    (id, revision + 1, "voided" if voided else "restored", text)
                    for id, revision in block
                ],
                change_set,
            )
            if progress is not None:
                progress(start + len(block), len(found))
        done = tuple(id for id, _revision in found)
        extents.voided(self.connection, type, done, voided)
        if voided:
            return Changes(type.name, change_set, voided=done)
        return Changes(type.name, change_set, restored=done)


def read_record(connection: sa.Connection, type: RecordType, id: int) -> Record | None:
    """One record as it is in this transaction."""
    row = connection.execute(sa.select(type.table).where(type.table.c.id == id)).mappings().first()
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


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


_CHANGE_SETS = cast(sa.Table, ChangeSet.__table__)

Encode = Callable[[Mapping[str, Any]], Any]


@lru_cache(maxsize=32)
def _record_insert(
    type: RecordType, dialect: str
) -> tuple[str, list[tuple[str, bulk.Binder]], bool]:
    return bulk.insert_statement(type.table, () if type.located else ("geom",), dialect)


@lru_cache(maxsize=4)
def _history_insert(dialect: str) -> tuple[str, list[tuple[str, bulk.Binder]], bool]:
    table = History.__table__
    assert isinstance(table, sa.Table)
    return bulk.insert_statement(table, ("id",), dialect)


def _bulk(table: sa.Table, skip: Collection[str], dialect: str) -> tuple[str, Encode]:
    """(statement, encode) for the driver's executemany: no SQLAlchemy work for each row."""
    statement, binders, positional = bulk.insert_statement(table, skip, dialect)
    if positional:

        def encode(values: Mapping[str, Any]) -> Any:
            return tuple(
                [
                    values.get(name) if bind is None else bind(values.get(name))
                    for name, bind in binders
                ]
            )
    else:

        def encode(values: Mapping[str, Any]) -> Any:
            return {
                name: values.get(name) if bind is None else bind(values.get(name))
                for name, bind in binders
            }

    return statement, encode


@lru_cache(maxsize=32)
def bulk_insert(type: RecordType, dialect: str) -> tuple[str, Encode]:
    skip = () if type.located else ("geom",)
    return _bulk(type.table, skip, dialect)


@lru_cache(maxsize=8)
def bulk_insert_table(table: sa.Table, dialect: str) -> tuple[str, Encode]:
    return _bulk(table, (), dialect)


@lru_cache(maxsize=4)
def bulk_insert_history(dialect: str) -> tuple[str, Encode]:
    table = History.__table__
    assert isinstance(table, sa.Table)
    return _bulk(table, ("id",), dialect)
