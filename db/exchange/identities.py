"""Record ids that travel in a workbook: a record restored elsewhere stays the same record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

import sqlalchemy as sa

from db.errors import Cancelled
from db.identity import new_uuid
from db.models.base import RecordType

if TYPE_CHECKING:
    from db.store import Store

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_uuid(text: str) -> bool:
    """Whether a cell under "Record ID" is one of ours; offices have numbers of their own."""
    return _UUID.fullmatch(text) is not None


def brought_along(
    store: Store,
    type: RecordType,
    uuids: Mapping[int, str],
    rows: Iterable[int],
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[int, str]:
    """Row -> the UUID its record keeps, for those of `rows` that carry one nobody has.

    Nobody: no record of the file, living or voided, and no earlier row, for rows are copied.
    Raises Cancelled.
    """
    wanted = {row: uuids[row] for row in rows if row in uuids and is_uuid(uuids[row])}
    taken = _used(store, type, set(wanted.values()), cancelled) if wanted else set()
    found: dict[int, str] = {}
    for row, uuid in wanted.items():
        if uuid not in taken:
            taken.add(uuid)
            found[row] = uuid
    return found


def named(
    store: Store, type: RecordType, uuids: Mapping[int, str], rows: Iterable[int]
) -> dict[int, str]:
    """Row -> UUID, brought along or new, for each of `rows`."""
    rows = list(rows)
    known = brought_along(store, type, uuids, rows)
    return {row: known.get(row) or new_uuid() for row in rows}


def _used(
    store: Store, type: RecordType, uuids: set[str], cancelled: Callable[[], bool]
) -> set[str]:
    """Those of `uuids` that a record of the file has, living or voided."""
    wanted = sorted(uuids)
    column = type.table.c.uuid
    select = sa.select(column).where(column.in_(sa.bindparam("uuids", expanding=True)))
    found: set[str] = set()
    with store.engine.connect() as connection:
        for start in range(0, len(wanted), 500):
            if cancelled():
                raise Cancelled
            block = wanted[start : start + 500]
            found.update(connection.execute(select, {"uuids": block}).scalars())
    return found
