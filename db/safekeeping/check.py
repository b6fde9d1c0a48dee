"""Is a records file whole? The database itself, then what only Snowtrack knows to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from db import geopackage
from db.engine import foreign_key_faults, integrity_faults
from db.errors import Cancelled
from db.models.base import RecordType
from db.models.history import ChangeSet, History
from db.query import EVERYTHING, Sort
from db.record_types import RECORD_TYPES
from db.store import Store
from db.text import Text, translate_noop
from db.validation import check, errors_of


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. record_id is None when it concerns the file."""

    record_type: str | None
    record_id: int | None
    field: str | None
    text: Text


@dataclass(frozen=True, slots=True)
class CheckReport:
    """records: how many were looked at, by type. findings: empty when all is well."""

    records: dict[str, int]
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        return not self.findings


def check_records(
    store: Store,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> CheckReport:
    """Look at everything, change nothing. Raises Cancelled."""
    findings: list[Finding] = []
    with store.engine.connect() as connection:
        for words in integrity_faults(connection):
            findings.append(
                Finding(
                    None,
                    None,
                    None,
                    translate_noop(
                        "Check", "The database says: {words}. Restore the latest backup."
                    ).format(words=words),
                )
            )
        if findings:  # reading further from a damaged file proves nothing
            return CheckReport({}, tuple(findings))
        for table, rowid, parent in foreign_key_faults(connection):
            findings.append(
                Finding(
                    table,
                    rowid,
                    None,
                    translate_noop(
                        "Check", "It names an entry of “{parent}” that does not exist."
                    ).format(parent=parent),
                )
            )
    counts = {type.name: store.count(type, EVERYTHING) for type in RECORD_TYPES}
    total, done = sum(counts.values()), 0
    for type in RECORD_TYPES:
        for block in store.iterate(type, EVERYTHING, Sort("id")):
            if cancelled is not None and cancelled():
                raise Cancelled
            for row in block:
                values = dict(zip((s.name for s in type.fields), row.values, strict=True))
                findings.extend(
                    Finding(type.name, row.id, problem.field, problem.text)
                    for problem in errors_of(check(type, values))
                )
            done += len(block)
            if progress is not None:
                progress(done, total)
        if type.located:
            findings.extend(_points(store, type))
        findings.extend(_without_history(store, type))
    return CheckReport(counts, tuple(findings))


def _points(store: Store, type: RecordType) -> Iterator[Finding]:
    """Points a GIS shows elsewhere than the coordinates say."""
    columns = type.table.c
    if "geom" not in columns:
        return
    select = sa.select(
        columns.id, columns.geom, columns.decimal_latitude, columns.decimal_longitude
    )
    with store.engine.connect() as connection:
        for id, geom, latitude, longitude in connection.execute(select):
            if geom != geopackage.point_blob(latitude, longitude):
                yield Finding(
                    type.name,
                    id,
                    "decimal_latitude",
                    translate_noop(
                        "Check",
                        "The point on the map and the coordinates differ: open the record "
                        "and set the position again.",
                    ),
                )


def _without_history(store: Store, type: RecordType) -> Iterator[Finding]:
    """Records whose last revision nobody wrote down. Shipped reference data begins without one."""
    table = type.table
    written = (
        sa.select(sa.func.max(History.revision))
        .join(ChangeSet, ChangeSet.id == History.change_set_id)
        .where(History.record_id == table.c.id, History.record_type == type.name)
        .scalar_subquery()
    )
    select = sa.select(table.c.id).where(
        sa.func.coalesce(written, 1 if not type.located else 0) != table.c.revision
    )
    with store.engine.connect() as connection:
        for row in connection.execute(select):
            yield Finding(
                type.name,
                row[0],
                None,
                translate_noop(
                    "Check",
                    "Its latest change is not in its history: it was changed by another program.",
                ),
            )
