"""Thousands of new records at once: encoded column by column instead of row by row.

Of an import of 100,000 rows, most of the time went into work that is the same for many cells:
turning a date into text, a word into JSON, a place name into search tokens. Here each distinct
value of a column is turned once.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from json.encoder import encode_basestring
from typing import Any, overload

import sqlalchemy as sa

from db.changes import plain

FEW_ROWS = 10_000
"""Below so many rows the indexes are left in place."""

Column = Sequence[Any]
Binder = Callable[[Any], Any] | None
"""Our value -> the driver's; None where they are the same."""


class ColumnRecords(Sequence[Mapping[str, Any]]):
    """Records kept as columns of one length; each is made into a mapping when it is asked for.

    Complete: what a record type derives has been derived.
    """

    def __init__(self, columns: Mapping[str, Column], count: int) -> None:
        self.columns = columns
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Mapping[str, Any]: ...

    @overload
    def __getitem__(self, index: slice) -> ColumnRecords: ...

    def __getitem__(self, index: int | slice) -> Mapping[str, Any] | ColumnRecords:
        if isinstance(index, slice):
            return ColumnRecords(
                {name: column[index] for name, column in self.columns.items()},
                len(range(*index.indices(self._count))),
            )
        if not -self._count <= index < self._count:
            raise IndexError(index)
        return {name: column[index] for name, column in self.columns.items()}


def field_columns(records: Sequence[Mapping[str, Any]], names: Iterable[str]) -> dict[str, Column]:
    """The values of `records`, a column for each of `names`; None where a record has none."""
    if isinstance(records, ColumnRecords):
        blank = [None] * len(records)
        return {name: records.columns.get(name, blank) for name in names}
    return {name: [record.get(name) for record in records] for name in names}


def insert_statement(
    table: sa.Table, skip: Collection[str], dialect: str
) -> tuple[str, list[tuple[str, Binder]], bool]:
    """(SQL, [(column, binder)] in the order of its gaps, whether the gaps are positional)."""
    names = [column.name for column in table.columns if column.name not in skip]
    engine_dialect: Any = sa.create_mock_engine(f"{dialect}://", lambda *_: None).dialect
    compiled = sa.insert(table).compile(dialect=engine_dialect, column_keys=names)
    binders: list[tuple[str, Binder]] = [
        (name, table.c[name].type.dialect_impl(engine_dialect).bind_processor(engine_dialect))
        for name in (compiled.positiontup or names)
    ]
    return str(compiled), binders, bool(compiled.positional)


def encode_rows(
    binders: Iterable[tuple[str, Binder]],
    positional: bool,
    count: int,
    columns: Mapping[str, Column],
    constants: Mapping[str, Any],
) -> list[Any]:
    """What executemany takes: `count` rows from columns, constants, and None for the rest."""
    binders = list(binders)
    encoded = []
    for name, bind in binders:
        if name in columns:
            encoded.append(columns[name] if bind is None else mapped(columns[name], bind))
        else:
            value = constants.get(name)
            encoded.append([value if bind is None else bind(value)] * count)
    if positional:
        return list(zip(*encoded, strict=True))
    names = [name for name, _bind in binders]
    return [dict(zip(names, row, strict=True)) for row in zip(*encoded, strict=True)]


def mapped(column: Column, function: Callable[[Any], Any]) -> list[Any]:
    """`function` of each value, called once for each distinct one."""
    memo = {value: function(value) for value in set(column)}
    return [memo[value] for value in column]


def created_jsons(columns: Mapping[str, Column], count: int) -> list[str]:
    """`changes.created_json` of each of `count` new records."""
    parts = []
    for name, column in columns.items():
        start = f"{encode_basestring(name)}:[null,"
        memo = {value: "" if value is None else f"{start}{_json(value)}]" for value in set(column)}
        if len(memo) > 1 or None not in memo:
            parts.append([memo[value] for value in column])
    if not parts:
        return ["{}"] * count
    return ["{" + ",".join(filter(None, row)) + "}" for row in zip(*parts, strict=True)]


def _json(value: Any) -> str:
    if type(value) is str:
        return str(encode_basestring(value))
    if type(value) in (int, float):
        return repr(value)
    import json

    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def joined_tokens(
    columns: Iterable[Column], tokens: Callable[[Iterable[str | None]], str], count: int
) -> list[str]:
    """`geopackage.search_tokens` of each record's texts, given as columns."""
    parts = [mapped(column, lambda text: tokens([text])) for column in columns if any(column)]
    if not parts:
        return [""] * count
    return [" ".join(filter(None, row)) for row in zip(*parts, strict=True)]


def new_uuids(count: int) -> list[str]:
    """Many UUIDv7 of this moment, as `identity.new_uuid` makes one."""
    stamp = f"{time.time_ns() // 1_000_000:012x}"
    head = f"{stamp[:8]}-{stamp[8:]}-7"
    drawn = os.urandom(10 * count).hex()
    variants = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}
    return [
        f"{head}{drawn[at : at + 3]}-{variants[drawn[at + 3]]}{drawn[at + 4 : at + 7]}-"
        f"{drawn[at + 7 : at + 19]}"
        for at in range(0, 20 * count, 20)
    ]


@contextmanager
def indexes_afterwards(connection: sa.Connection, table: str, count: int) -> Iterator[None]:
    """Within: build the table's indexes anew after an insert of `count` rows, if that is quicker.

    So it is when the table at least doubles: an index built from sorted keys costs a fraction of
    one that is filled in any order. Part of the caller's transaction; SQLite only.
    """
    found: list[tuple[str, str]] = []
    if (
        connection.dialect.name == "sqlite"
        and count >= FEW_ROWS
        and count >= int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0)
    ):
        found = [
            (row[0], row[1])
            for row in connection.exec_driver_sql(
                "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
                "AND tbl_name = ?",
                (table,),
            )
        ]
    for name, _sql in found:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    for _name, sql in found:
        connection.exec_driver_sql(sql)
