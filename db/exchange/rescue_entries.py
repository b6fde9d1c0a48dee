"""Rows of a timeline sheet: whose case they belong to, and which of them are entries already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from db.exchange.doubles import listed
from db.exchange.identities import named
from db.exchange.plan import CLOSED, State
from db.exchange.rescue_known import (
    KnownCases,
    differing_labels,
    ids_by_number,
    typed_specs,
)
from db.exchange.rescue_plan import CasePlan
from db.problem import Problem, doubt, error
from db.record_types import record_type
from db.text import translate_noop

if TYPE_CHECKING:
    from db.store import Store

ENTRY_DIFFERS = translate_noop(
    "Import",
    "This is entry {id}, but {fields} differ: changes made in Excel are not taken in, correct "
    "the entry itself.",
)
COPIED_ID = translate_noop(
    "Import", "The record ID is that of another row: is this a record of its own?"
)
SAME_ENTRY = translate_noop("Import", "This is entry {id}, which is there already.")
REPEATED = translate_noop("Import", "Row {row} says the same: is it one entry or two?")
NO_NUMBER = translate_noop("Import", "The row does not say to which case it belongs.")
NO_CASE = translate_noop(
    "Import", "No case has the number “{number}”, neither in this workbook nor in the records file."
)
CASE_REFUSED = translate_noop("Import", "Its case was refused (row {row} of the register).")
CASE_DOUBTFUL = translate_noop("Import", "Its case is doubtful (row {row} of the register).")


class TimelineRows:
    """Goes through the rows of a plan's timeline sheet.

    new: UUID of a case -> its rows that may be written. told: UUID of a case -> kind -> what the
    sheet says of it, known or new.
    """

    def __init__(
        self, store: Store, plan: CasePlan, numbers: Sequence[Any], known: KnownCases
    ) -> None:
        self._store = store
        self._plan = plan
        self._numbers = numbers
        self._known = known
        self.new: dict[str, list[int]] = {}
        self.told: dict[str, dict[str, list[dict[str, Any]]]] = {}

    def find_cases(self) -> None:
        plan, timeline = self._plan, self._plan.timeline
        if timeline is None:
            return
        rows: dict[str, int] = {}
        for row, number in enumerate(self._numbers):
            if number is not None and (number not in rows or rows[number] not in plan.uuids):
                rows[number] = row
        elsewhere = ids_by_number(
            self._store, [number for number in timeline.case_numbers if number not in rows]
        )
        by_id = self._known.load(elsewhere.values())
        for index, number in enumerate(timeline.case_numbers):
            if not number:
                self.say(index, error("no_case", None, NO_NUMBER))
            elif number in rows:
                row = rows[number]
                if row in plan.uuids:
                    plan.case_uuids[index] = plan.uuids[row]
                else:
                    text = CASE_REFUSED.format(row=plan.numbers[row])
                    self.say(index, error("case_refused", None, text))
                    plan.entries.get(row, {}).pop(timeline.kinds[index] or "", None)
            elif number in elsewhere:
                plan.case_uuids[index] = by_id[elsewhere[number]].uuid
            else:
                text = NO_CASE.format(number=number)
                self.say(index, error("no_case", None, text))

    def compare(self) -> None:
        """Which rows of the timeline are entries already; the others wait for the rules."""
        plan, timeline = self._plan, self._plan.timeline
        if timeline is None:
            return
        used: set[str] = set()  # UUIDs of entries that a row has explained
        seen: dict[tuple[Any, ...], int] = {}
        by_uuid = {
            values["uuid"]: (kind, values)
            for known in self._known.values()
            for kind, values in known.timeline
        }
        for index, uuid in plan.case_uuids.items():
            kind = timeline.kinds[index]
            if kind is None:
                continue
            told = self.told.setdefault(uuid, {}).setdefault(kind, [])
            if timeline.states[index] not in CLOSED:
                told.append(timeline.entries[index])
            found = by_uuid.get(timeline.uuids.get(index, ""))
            if found is not None and found[0] == kind and found[1]["uuid"] not in used:
                self._is_entry(index, kind, found[1], used)
            elif timeline.states[index] in CLOSED:
                continue
            elif not self._says_the_same(index, kind, uuid, used):
                self._repeated(index, kind, uuid, seen)
                if found is not None:
                    self.say(index, doubt("copied_id", None, COPIED_ID))
                self.new.setdefault(uuid, []).append(index)

    def _is_entry(self, index: int, kind: str, entry: dict[str, Any], used: set[str]) -> None:
        timeline = self._plan.timeline
        assert timeline is not None
        used.add(entry["uuid"])
        specs = typed_specs(record_type(kind), timeline.supplied_of(kind))
        differing = differing_labels(specs, timeline.entries[index], entry)
        if timeline.case_numbers[index] and self._plan.case_uuids[index] != entry["case_uuid"]:
            differing = [*differing, record_type(kind).field("case_uuid").label]
        if differing:
            text = ENTRY_DIFFERS.format(id=entry["id"], fields=listed(differing))
            self.say(index, doubt("duplicate_differs", None, text))
        elif timeline.states[index] not in CLOSED:
            self.say(index, doubt("duplicate", None, SAME_ENTRY.format(id=entry["id"])))
        if timeline.states[index] not in CLOSED:
            timeline.states[index] = State.DUPLICATE

    def _says_the_same(self, index: int, kind: str, case: str, used: set[str]) -> bool:
        """Whether the row tells what an entry of its case tells; each entry explains one row."""
        timeline = self._plan.timeline
        assert timeline is not None
        specs = typed_specs(record_type(kind), timeline.supplied_of(kind))
        for entry in self._known[case].of_kind(kind) if case in self._known else ():
            if entry["uuid"] not in used and not differing_labels(
                specs, timeline.entries[index], entry
            ):
                self._is_entry(index, kind, entry, used)
                return True
        return False

    def _repeated(self, index: int, kind: str, case: str, seen: dict[tuple[Any, ...], int]) -> None:
        timeline = self._plan.timeline
        assert timeline is not None
        if index in timeline.uuids:
            return
        key = (case, kind, tuple(sorted(timeline.entries[index].items(), key=lambda i: i[0])))
        first = seen.setdefault(key, index)
        if first != index:
            text = REPEATED.format(row=timeline.numbers[first])
            self.say(index, doubt("maybe_duplicate", None, text))

    def follow_cases(self) -> None:
        """Entries go the way of their case."""
        plan, timeline = self._plan, self._plan.timeline
        if timeline is None:
            return
        rows = {uuid: row for row, uuid in plan.uuids.items() if row not in plan.known}
        for index, uuid in plan.case_uuids.items():
            row = rows.get(uuid)
            if row is None or timeline.states[index] in CLOSED:
                continue
            if plan.states[row] in CLOSED:
                text = CASE_REFUSED.format(row=plan.numbers[row])
                self.say(index, error("case_refused", None, text))
            elif plan.states[row] is State.DOUBTFUL:
                text = CASE_DOUBTFUL.format(row=plan.numbers[row])
                self.say(index, doubt("case_doubtful", None, text))

    def name_entries(self) -> None:
        plan, timeline = self._plan, self._plan.timeline
        if timeline is None:
            return
        by_kind: dict[str, list[int]] = {}
        for index, state in enumerate(timeline.states):
            kind = timeline.kinds[index]
            if kind is not None and state in (State.NEW, State.DOUBTFUL):
                by_kind.setdefault(kind, []).append(index)
        for kind, indexes in by_kind.items():
            plan.entry_uuids.update(named(self._store, record_type(kind), timeline.uuids, indexes))

    def say(self, index: int, problem: Problem) -> None:
        timeline = self._plan.timeline
        assert timeline is not None
        column = timeline.column(index, problem.field)
        if problem.code in ("no_case", "case_refused"):
            column = timeline.case_column()
        timeline.add_problem(index, problem, column)
