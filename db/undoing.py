"""Undo and redo of any change, from the history, as far back as the file goes.

Nothing is taken out of the history: an undo is a change of its own that names the one it undoes.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from db.changes import CONFIRMED, Changes, unplain
from db.models.history import ChangeSet, History
from db.record_types import record_type
from db.rescue import keeping
from db.rescue.state import DERIVED
from db.writing import Cancel, Progress, Record, Writer, read_record

BACKWARDS = ("undo", "undo_import")
FORWARDS = ("redo",)


@dataclass(frozen=True, slots=True)
class Step:
    """A change that can be undone or redone, in what words need to name it.

    kind: save, void, restore or import. action: of its first record (created, changed, voided,
    restored). record_type, record_id, fields: of that record. records: how many it touched.
    """

    change_set: int
    at: dt.datetime
    author: str
    kind: str
    action: str
    record_type: str
    record_id: int
    records: int
    fields: tuple[str, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """One change set of the file. step: what was done, or what it undid or did again.

    kind: that of the step, or undo, undo_import or redo. undone: it is taken back now.
    """

    change_set: int
    at: dt.datetime
    author: str
    kind: str
    step: Step
    undone: bool


def listed(connection: sa.Connection, before: int | None, limit: int) -> list[Listed]:
    """Change sets of the file, newest first, those older than change set `before`."""
    undone = sa.select(currently_undone().c.undoes)
    select = sa.select(
        ChangeSet.id,
        ChangeSet.at,
        ChangeSet.author,
        ChangeSet.kind,
        ChangeSet.undoes,
        ChangeSet.id.in_(undone).label("undone"),
    )
    if before is not None:
        select = select.where(ChangeSet.id < before)
    rows = connection.execute(select.order_by(ChangeSet.id.desc()).limit(limit)).all()
    found = []
    for row in rows:
        done = step(connection, row.id if row.undoes is None else row.undoes)
        if done is not None:
            found.append(Listed(row.id, row.at, row.author, row.kind, done, bool(row.undone)))
    return found


def next_undo(connection: sa.Connection) -> Step | None:
    """The latest change that is not undone; None when there is none."""
    undone = sa.select(currently_undone().c.undoes)
    select = (
        sa.select(sa.func.max(ChangeSet.id))
        .where(ChangeSet.kind.not_in((*BACKWARDS, *FORWARDS)))
        .where(ChangeSet.id.not_in(undone))
    )
    return step(connection, connection.execute(select).scalar())


def next_redo(connection: sa.Connection) -> Step | None:
    """The change undone last, unless something else was changed since; None when there is none."""
    latest = (
        sa.select(sa.func.coalesce(sa.func.max(ChangeSet.id), 0))
        .where(ChangeSet.kind.not_in((*BACKWARDS, *FORWARDS)))
        .scalar_subquery()
    )
    undone = currently_undone()
    select = (
        sa.select(undone.c.undoes)
        .where(undone.c.last > latest)
        .order_by(undone.c.last.desc())
        .limit(1)
    )
    return step(connection, connection.execute(select).scalar())


def currently_undone() -> sa.Subquery:
    """(undoes, last): changes that are undone now, with the change set that undid each last."""
    last = (
        sa.select(ChangeSet.undoes, sa.func.max(ChangeSet.id).label("last"))
        .where(ChangeSet.undoes.is_not(None))
        .group_by(ChangeSet.undoes)
        .subquery()
    )
    return (
        sa.select(last.c.undoes, last.c.last)
        .join(ChangeSet, ChangeSet.id == last.c.last)
        .where(ChangeSet.kind.in_(BACKWARDS))
        .subquery()
    )


def step(connection: sa.Connection, change_set: int | None) -> Step | None:
    """What a change set did; None for none of this number."""
    if change_set is None:
        return None
    select = (
        sa.select(
            ChangeSet.at,
            ChangeSet.author,
            ChangeSet.kind,
            History.record_type,
            ChangeSet.records,
            ChangeSet.source,
            History.action,
            History.record_id,
            History.changes,
        )
        .join(History, History.change_set_id == ChangeSet.id)
        .where(ChangeSet.id == change_set)
        .order_by(History.id)
        .limit(1)
    )
    own = select.where(History.record_type == ChangeSet.record_type)
    # Entries imported into known cases belong to a change set of cases without a case in it.
    row = connection.execute(own).first() or connection.execute(select).first()
    if row is None:
        return None
    fields = tuple(name for name in json.loads(row.changes) if name != CONFIRMED)
    return Step(
        change_set,
        row.at,
        row.author,
        row.kind,
        row.action,
        row.record_type,
        row.record_id,
        row.records,
        fields,
        row.source,
    )


def reverse(
    connection: sa.Connection,
    change_set: int,
    author: str,
    *,
    forwards: bool,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Changes:
    """Undo a change (or, with `forwards`, do it again) as a change set of its own.

    Records that were changed since are left alone (`Changes.kept`). Raises KeyError for no such
    change, UserError for entries of a case closed since, Cancelled.
    """
    name = connection.execute(
        sa.select(ChangeSet.record_type).where(ChangeSet.id == change_set)
    ).scalar()
    if name is None:
        raise KeyError(change_set)
    rows = connection.execute(
        sa.select(History.record_type, History.record_id, History.action, History.changes)
        .where(History.change_set_id == change_set)
        .order_by(History.id)
    ).all()
    latest = next_redo(connection) if forwards else next_undo(connection)
    if latest is None or latest.change_set != change_set:
        # In its turn the closing of a case may be taken back; out of turn a closed case stays.
        for type_name in {row.record_type for row in rows}:
            type = record_type(type_name)
            if keeping.concerns(type):
                ids = [row.record_id for row in rows if row.record_type == type_name]
                keeping.refuse_voiding(connection, type, ids)
    kind = "redo" if forwards else "undo"
    begun: int | None = None
    found: list[Changes] = []
    cases: set[str] = set()
    for type_name in sorted({row.record_type for row in rows}, key=lambda one: one != name):
        type = record_type(type_name)
        writer = Writer(connection, type, author)
        mine = [row for row in rows if row.record_type == type_name]
        if begun is None:
            begun = writer.change_set(kind, len(mine), undoes=change_set)
        changes = _of_type(writer, mine, (change_set, begun), forwards, progress, cancelled)
        if keeping.concerns(type):
            cases.update(keeping.cases_of(connection, type, changes.touched))
        found.append(changes)
    # Once all is in its place: entries may have gone from one case to another.
    renewed = keeping.renew(connection, sorted(cases))
    if renewed and all(one.record_type != "rescue" for one in found):
        found.append(Changes("rescue", begun, changed=tuple(renewed)))
    own = next((one for one in found if one.record_type == name), Changes(name, begun))
    return replace(own, related=tuple(one for one in found if one is not own))


def _of_type(
    writer: Writer,
    rows: Sequence[Any],
    change_sets: tuple[int, int],
    forwards: bool,
    progress: Progress | None,
    cancelled: Cancel | None,
) -> Changes:
    """Reverse what a change set did to the records of one type.

    change_sets: the one to reverse, and the one this belongs to.
    """
    original, change_set = change_sets
    to_void: list[int] = []
    to_restore: list[int] = []
    changed: list[int] = []
    kept: list[int] = []
    for row in rows:
        appears = row.action in ("created", "restored")
        if row.action == "changed":
            done = _change_back(writer, row, change_set, forwards)
            (changed if done else kept).append(row.record_id)
        elif appears is forwards:
            to_restore.append(row.record_id)
        else:
            to_void.append(row.record_id)
    created = [row.record_id for row in rows if row.action == "created"]
    if not forwards and created:
        later = _touched_since(writer, created, original)
        kept += [id for id in to_void if id in later]
        to_void = [id for id in to_void if id not in later]
    voided = writer.set_voided(to_void, True, "undo", None, progress, cancelled, change_set).voided
    restored = writer.set_voided(
        to_restore, False, "undo", None, progress, cancelled, change_set
    ).restored
    return Changes(
        writer.type.name,
        change_set,
        changed=tuple(changed),
        voided=voided,
        restored=restored,
        kept=tuple(kept),
    )


def _touched_since(writer: Writer, ids: Sequence[int], change_set: int) -> set[int]:
    """Records of `ids` whose values are not those they were created with.

    A record that was voided and restored, or whose changes were undone, counts as untouched:
    undone changes come before this one in the order of undoing.
    """
    table = writer.type.table
    select = sa.select(table.c.id).where(
        table.c.id.in_(sa.bindparam("ids", expanding=True)), table.c.revision > 1
    )
    found: list[int] = []
    for start in range(0, len(ids), 500):
        block = list(ids[start : start + 500])
        found.extend(writer.connection.execute(select, {"ids": block}).scalars())
    if not found:
        return set()
    first: dict[int, Mapping[str, Any]] = {}
    rows = writer.connection.execute(
        sa.select(History.record_id, History.changes).where(
            History.change_set_id == change_set,
            History.record_type == writer.type.name,
            History.record_id.in_(found),
        )
    )
    for row in rows:
        first[row.record_id] = json.loads(row.changes)
    touched = set()
    for id in found:
        record = _read(writer, id)
        was = first.get(id, {})
        for spec in writer.type.fields:
            before = was.get(spec.name, [None, None])[1]
            if spec.name not in DERIVED and record.values[spec.name] != unplain(spec, before):
                touched.add(id)
                break
    return touched


def _change_back(writer: Writer, row: Any, change_set: int, forwards: bool) -> bool:
    """Set the fields of one record back (or forth); False when they were changed since."""
    record = _read(writer, row.record_id)
    values = dict(record.values)
    for name, pair in json.loads(row.changes).items():
        spec = writer.type.by_name.get(name)
        if spec is None:
            continue
        old, new = (unplain(spec, one) for one in pair)
        there, wanted = (old, new) if forwards else (new, old)
        if values[name] != there:
            return False
        values[name] = wanted
    writer.update(record, values, change_set)
    return True


def _read(writer: Writer, id: int) -> Record:
    record = read_record(writer.connection, writer.type, id)
    assert record is not None
    return record
