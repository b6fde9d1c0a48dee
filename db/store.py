"""The records file: the only code that opens sessions.

A `Store` may be used from several threads at once: reads take a connection each, writes hold the
database's write lock for one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from db import merging, undoing
from db.bulk import ColumnRecords
from db.changes import Changes
from db.engine import write_transaction
from db.errors import RecordsFileError, StaleRecordError
from db.models.base import RecordType, Values
from db.models.history import ChangeSet, History
from db.reading import Reading, Row
from db.record_types import record_type
from db.rescue import keeping
from db.text import translate_noop
from db.undoing import Listed, Step
from db.validation import ProblemsError, check, errors_of
from db.writing import Cancel, Progress, Record, Writer

__all__ = ["Record", "Row", "Store"]

REFERENCE_TYPES = ("species", "place")
RESCUE = record_type("rescue")


Parts = tuple[RecordType, Sequence[Values]]
"""New records of a type that belong to another record (photos), each with its owner's UUID."""


class Store(Reading):
    """Reading and writing records of every type. Opened by `db.records_file`."""

    def save(
        self,
        type: RecordType,
        values: Values,
        *,
        author: str,
        id: int | None = None,
        revision: int | None = None,
        confirmed: Sequence[str] = (),
        uuid: str | None = None,
        parts: Parts | None = None,
    ) -> Changes:
        """Create a record (id None) or change one; fields not in `values` keep their value.

        confirmed: codes of the doubts the author stands by; they stay in the history. uuid: of a
        new record, when parts name it already; those are written in the same step. Raises
        ProblemsError when a check finds errors, StaleRecordError when somebody else saved the
        record after `revision`. Doubts do not block: the form asks about them before.
        """
        self.refuse_read_only()
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
            problems = errors_of(check(type, whole))
            if keeping.concerns(type):
                problems += keeping.prepare(connection, type, whole, old)
            problems += self._not_unique(connection, type, whole, id)
            if problems:
                raise ProblemsError(problems)
            if old is None:
                new = whole if uuid is None else {**whole, "uuid": uuid}
                changes = Writer(connection, type, author).insert(
                    [new], "save", confirmed=confirmed
                )
            else:
                changes = Writer(connection, type, author).update(old, whole, confirmed=confirmed)
            changes = self._with_cases(connection, type, changes)
            if parts is not None and parts[1]:
                added = _insert_parts(connection, parts, author, changes.change_set)
                changes = replace(changes, related=(*changes.related, added))
        self._after_write(changes)
        return changes

    def add_parts(self, parts: Parts, *, author: str) -> Changes:
        """Write new parts of records (photos), all of them as one step of undoing.

        Raises ProblemsError; then none is written.
        """
        self.refuse_read_only()
        if not parts[1]:
            return Changes(parts[0].name)
        with write_transaction(self.engine) as connection:
            changes = _insert_parts(connection, parts, author, None)
        self._after_write(changes)
        return changes

    def _with_cases(self, connection: sa.Connection, type: RecordType, changes: Changes) -> Changes:
        """Bring the cases of written entries up to date, in the same transaction."""
        if type.name == "place" and changes:
            keeping.renew_all(connection)  # the ways of rescues lead from place to place
        if not changes or not keeping.concerns(type):
            return changes
        cases = keeping.renew(connection, keeping.cases_of(connection, type, changes.touched))
        if type.name == RESCUE.name or not cases:
            return changes
        return replace(changes, related=(Changes(RESCUE.name, changed=tuple(cases)),))

    def refuse_read_only(self) -> None:
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
        self.refuse_read_only()
        with write_transaction(self.engine) as connection:
            if keeping.concerns(type):
                keeping.refuse_voiding(connection, type, ids)
            changes = Writer(connection, type, author).set_voided(
                ids, voided, "void" if voided else "restore"
            )
            changes = self._with_cases(connection, type, changes)
        self._after_write(changes)
        return changes

    # --- Doubles --------------------------------------------------------------------------------

    def merge(
        self,
        type: RecordType,
        kept: int,
        other: int,
        values: Values,
        *,
        author: str,
        revisions: tuple[int, int] | None = None,
    ) -> Changes:
        """Make two records one: as `merging.merge`, in one transaction and one step of undoing."""
        self.refuse_read_only()
        with write_transaction(self.engine) as connection:
            changes = merging.merge(
                connection, type, kept, other, values, author=author, revisions=revisions
            )
        self._after_write(changes)
        return changes

    def keep_apart(self, type: RecordType, one: int, other: int, *, author: str) -> Changes:
        """Remember that two records are no doubles."""
        self.refuse_read_only()
        with write_transaction(self.engine) as connection:
            changes = merging.keep_apart(connection, type, one, other, author=author)
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
        self.refuse_read_only()
        if not records:
            return Changes(type.name)
        if not isinstance(records, ColumnRecords):
            records = [_derived(type, values) for values in records]
        with write_transaction(self.engine) as connection:
            if type.name == RESCUE.name:
                records = keeping.numbered(connection, [dict(values) for values in records])
            changes = Writer(connection, type, author).insert(
                records, "import", source, progress, cancelled
            )
            changes = self._with_cases(connection, type, changes)
        self._after_write(changes)
        return changes

    def apply_cases(
        self,
        cases: Sequence[Values],
        entries: Mapping[str, Sequence[Values]],
        *,
        author: str,
        source: str | None,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> Changes:
        """Write new rescue cases with their timelines as one change set: all, or on failure none.

        cases: values with their `uuid`. entries: kind -> values with their `case_uuid`, of these
        cases or of known ones. They were checked by the plan they come from. What a case derives
        from its timeline is worked out here. Raises Cancelled.
        """
        self.refuse_read_only()
        total = len(cases) + sum(map(len, entries.values()))
        if not total:
            return Changes(RESCUE.name)
        with write_transaction(self.engine) as connection:
            writer = Writer(connection, RESCUE, author)
            change_set = writer.change_set("import", len(cases) or total, source)
            numbered = keeping.numbered(connection, [_derived(RESCUE, case) for case in cases])
            done = 0

            def told(block: int, _of: int) -> None:
                if progress is not None:
                    progress(done + block, total)

            changes = (
                writer.insert(numbered, "import", source, told, cancelled, change_set)
                if numbered
                else Changes(RESCUE.name, change_set)
            )
            done = len(cases)
            related: list[Changes] = []
            for kind, records in entries.items():
                if not records:
                    continue
                type = record_type(kind)
                whole = [_derived(type, values) for values in records]
                related.append(
                    Writer(connection, type, author).insert(
                        whole, "import", source, told, cancelled, change_set
                    )
                )
                done += len(records)
            touched = {str(case["uuid"]) for case in numbered}
            touched.update(
                str(values["case_uuid"]) for records in entries.values() for values in records
            )
            renewed = keeping.renew(connection, sorted(touched))
            known = set(changes.created)
            changes = replace(
                changes,
                changed=tuple(id for id in renewed if id not in known),
                related=tuple(related),
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
        self.refuse_read_only()
        with write_transaction(self.engine) as connection:
            name = connection.execute(
                sa.select(ChangeSet.record_type).where(
                    ChangeSet.id == change_set, ChangeSet.kind == "import"
                )
            ).scalar()
            if name is None:
                raise KeyError(change_set)
            names = connection.execute(
                sa.select(History.record_type).where(History.change_set_id == change_set).distinct()
            ).scalars()
            undo: int | None = None
            found: list[Changes] = []
            worked_on = keeping.worked_on_since(connection, change_set)
            for each in sorted(names, key=lambda one: one != name):
                changes = self._undo_of_type(
                    connection,
                    record_type(each),
                    (change_set, undo),
                    worked_on,
                    author,
                    progress,
                    cancelled,
                )
                undo = changes.change_set or undo
                found.append(changes)
            first = found[0] if found else Changes(name)
            changes = replace(first, change_set=undo, related=tuple(found[1:]))
            for each_type in found:
                type = record_type(each_type.record_type)
                if keeping.concerns(type) and type.is_part:
                    keeping.renew(connection, keeping.cases_of(connection, type, each_type.touched))
        self._after_write(changes)
        return changes

    def _undo_of_type(
        self,
        connection: sa.Connection,
        type: RecordType,
        change_sets: tuple[int, int | None],
        worked_on: frozenset[str],
        author: str,
        progress: Progress | None,
        cancelled: Cancel | None,
    ) -> Changes:
        """Void what an import made of one type.

        change_sets: of the import, and of its undo once begun. worked_on: UUIDs of the cases to
        leave alone with all their entries.
        """
        change_set, undo = change_sets
        table = type.table
        case = table.c.uuid if type.name == RESCUE.name else table.c.get("case_uuid")
        made = connection.execute(
            sa.select(
                table.c.id,
                table.c.revision,
                table.c.voided,
                (sa.null() if case is None else case).label("case_uuid"),
            )
            .join(History, History.record_id == table.c.id)
            .where(History.change_set_id == change_set, History.record_type == type.name)
        ).all()
        wanted = [r.id for r in made if r.revision == 1 and r.case_uuid not in worked_on]
        gone = set(wanted)
        kept = tuple(row.id for row in made if row.id not in gone and not row.voided)
        changes = Writer(connection, type, author).set_voided(
            wanted,
            True,
            "undo_import",
            change_set,
            progress,
            cancelled,
            undo,
        )
        return replace(changes, kept=kept)

    # --- Undo and redo --------------------------------------------------------------------------

    def next_undo(self) -> Step | None:
        """What `undo` would take back: the latest change that is not undone."""
        with self.engine.connect() as connection:
            return undoing.next_undo(connection)

    def next_redo(self) -> Step | None:
        """What `redo` would do again: the change undone last, if nothing was changed since."""
        with self.engine.connect() as connection:
            return undoing.next_redo(connection)

    def step(self, change_set: int) -> Step | None:
        """What one change set did; None for none of this number."""
        with self.engine.connect() as connection:
            return undoing.step(connection, change_set)

    def steps(self, before: int | None = None, limit: int = 100) -> list[Listed]:
        """The file's change sets, newest first; `before`: only those older than this one."""
        with self.engine.connect() as connection:
            return undoing.listed(connection, before, limit)

    def undo(
        self,
        change_set: int,
        *,
        author: str,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> Changes:
        """Take one change back; records changed since are left alone (`Changes.kept`)."""
        return self._reverse(change_set, author, False, progress, cancelled)

    def redo(
        self,
        change_set: int,
        *,
        author: str,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> Changes:
        """Do again what was undone."""
        return self._reverse(change_set, author, True, progress, cancelled)

    def _reverse(
        self,
        change_set: int,
        author: str,
        forwards: bool,
        progress: Progress | None,
        cancelled: Cancel | None,
    ) -> Changes:
        self.refuse_read_only()
        with write_transaction(self.engine) as connection:
            changes = undoing.reverse(
                connection,
                change_set,
                author,
                forwards=forwards,
                progress=progress,
                cancelled=cancelled,
            )
            if any(each.record_type == "place" for each in changes.each()):
                keeping.renew_all(connection)
        self._after_write(changes)
        return changes

    def _after_write(self, changes: Changes) -> None:
        """Bring what is kept in memory up to date with a committed write."""
        for each in changes.each():
            if each.record_type in REFERENCE_TYPES:
                with self._reference_lock:
                    self._reference = None
            if each.touched:
                self._row_map.note(each)


def _insert_parts(
    connection: sa.Connection, parts: Parts, author: str, change_set: int | None
) -> Changes:
    type, records = parts
    whole = [_derived(type, values) for values in records]
    problems = [problem for values in whole for problem in errors_of(check(type, values))]
    if problems:
        raise ProblemsError(problems)
    return Writer(connection, type, author).insert(whole, "save", change_set=change_set)


def _derived(type: RecordType, values: Values) -> dict[str, Any]:
    """All fields of a record, with what its type derives."""
    whole: dict[str, Any] = {spec.name: None for spec in type.fields}
    whole.update(values)
    if type.derive is not None:
        whole.update(type.derive(whole))
    return whole
