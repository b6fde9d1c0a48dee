"""Many whole records at once, column by column: what exports and the search for doubles read.

A row object for each record costs more than reading it; here each distinct stored date, time or
list of codes is turned into a value once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from db.models.base import RecordType

Block = dict[str, list[Any]]
"""Column name (fields, id, uuid, stamps …) -> values, all of one length."""


def read_block(
    connection: sa.Connection,
    type: RecordType,
    ids: Sequence[int],
    wanted: Collection[str] | None = None,
) -> Block:
    """The columns of the records `ids`, in that order; unknown ids left out.

    wanted: names; `id` comes in any case. None: every column but the geometry.
    """
    names = tuple(
        c.name
        for c in type.table.columns
        if c.name != "geom" and (wanted is None or c.name in wanted or c.name == "id")
    )
    # Whole numbers only, so they may stand in the statement: SQLite limits bound values.
    statement = f"SELECT {', '.join(_quoted(connection.dialect, names))} FROM {type.table.name}"
    rows: list[Any] = []
    for start in range(0, len(ids), 5000):
        listed = repr([*map(int, ids[start : start + 5000])])[1:-1]
        result = connection.exec_driver_sql(f"{statement} WHERE id IN ({listed})")
        assert result.cursor is not None
        rows.extend(result.cursor.fetchall())
        result.close()
    at = names.index("id")
    by_id = {row[at]: row for row in rows}
    rows = [by_id[id] for id in ids if id in by_id]
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in names]
    return {
        name: column if process is None else _processed(column, process)
        for name, column, process in zip(
            names, columns, _processors(type, connection.dialect, names), strict=True
        )
    }


def _processed(column: list[Any], process: Any) -> list[Any]:
    memo = {value: process(value) for value in set(column)}
    return [memo[value] for value in column]


def _quoted(dialect: sa.Dialect, names: Sequence[str]) -> list[str]:
    return [dialect.identifier_preparer.quote(name) for name in names]


@lru_cache(maxsize=32)
def _processors(type: RecordType, dialect: sa.Dialect, names: tuple[str, ...]) -> tuple[Any, ...]:
    """The driver's value -> ours, for each column; None where they are the same."""
    return tuple(
        type.table.c[name].type.dialect_impl(dialect).result_processor(dialect, None)
        for name in names
    )
