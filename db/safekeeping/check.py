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
from db.record_types import RECORD_TYPES, record_type
from db.rescue.state import DERIVED, state_of
from db.rescue.timeline import entries_of
from db.store import Store
from db.text import Text, translate_noop
from db.validation import check, errors_of

RESCUE = record_type("rescue")


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
        if type.owner == "case_uuid":
            findings.extend(_without_case(store, type))
    findings.extend(_stale_cases(store))
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


def _without_case(store: Store, type: RecordType) -> Iterator[Finding]:
    """Entries of a timeline whose rescue case is not in the file."""
    table = type.table
    known = sa.select(RESCUE.table.c.uuid)
    select = sa.select(table.c.id).where(
        ~table.c.voided, sa.or_(table.c.case_uuid.is_(None), table.c.case_uuid.not_in(known))
    )
    with store.engine.connect() as connection:
        for row in connection.execute(select):
            yield Finding(
                type.name,
                row[0],
                "case_uuid",
                translate_noop(
                    "Check", "It belongs to a rescue case that is not in the file: void it."
                ),
            )


def _stale_cases(store: Store) -> Iterator[Finding]:
    """Cases whose status or figures do not follow from their timeline."""
    table = RESCUE.table
    select = sa.select(table.c.id, table.c.uuid, *(table.c[name] for name in DERIVED))
    with store.engine.connect() as connection:
        cases = connection.execute(select.where(~table.c.voided)).mappings().all()
        for start in range(0, len(cases), 500):
            block = cases[start : start + 500]
            timelines = entries_of(connection, [case["uuid"] for case in block])
            for case in block:
                derived = state_of(dict(case), timelines.get(case["uuid"], [])).derived()
                wrong = next((name for name, v in derived.items() if case[name] != v), None)
                if wrong is not None:
                    yield Finding(
                        RESCUE.name,
                        case["id"],
                        wrong,
                        translate_noop(
                            "Check",
                            "{field} does not follow from its timeline: save any entry of the "
                            "case again.",
                        ).format(field=RESCUE.field(wrong).label),
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
