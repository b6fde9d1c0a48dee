"""What the rows of a register and a timeline come to: known cases, new ones, entries of both.

Rows find their cases by record id, then by case number, then by saying the same. Then each case
is gone through in the order of time, known entries and new ones, with the rules of `db.rescue`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from db.errors import Cancelled
from db.exchange.doubles import RECORD_DIFFERS, Marks, find_doubles, listed
from db.exchange.identities import named
from db.exchange.plan import CLOSED, State
from db.exchange.rescue_entries import COPIED_ID, TimelineRows
from db.exchange.rescue_known import (
    KnownCase,
    KnownCases,
    differing_labels,
    ids_by_number,
    typed_specs,
)
from db.exchange.rescue_order import Item, judge_timeline
from db.exchange.rescue_plan import CasePlan
from db.exchange.rescue_planning import RegisterPlanner, of_entry
from db.exchange.rescue_register import RESCUE, split
from db.fields import FieldSpec
from db.problem import Problem, doubt, error
from db.record_types import record_type
from db.rescue.timeline import order_key
from db.text import translate_noop

if TYPE_CHECKING:
    from db.store import Store

NUMBER_TWICE = translate_noop(
    "Import", "Row {row} has the case number {number} too: give one of them another number."
)
NUMBER_USED = translate_noop(
    "Import",
    "The case number {number} is used already, by record {id}, which is another case: give this "
    "one another number.",
)
ADDS = translate_noop(
    "Import", "This is record {id}, which has no {entries} yet: what stands here is added to it."
)
TIMELINE_DIFFERS = translate_noop(
    "Import",
    "{entry}: {fields} differ from the timeline sheet. The timeline is taken, this is not.",
)


class Judge:
    """Completes a `CasePlan` whose sheets were read."""

    def __init__(
        self,
        store: Store,
        plan: CasePlan,
        planner: RegisterPlanner | None,
        stop: Callable[[], bool],
    ) -> None:
        self._store = store
        self._plan = plan
        self._planner = planner
        self._stop = stop
        self._ids = planner.uuids if planner is not None else {}
        self._supplied = [n for n in planner.supplied if "." not in n] if planner else []
        self._numbers = list(plan.values.get("case_number") or [None] * len(plan.states))
        self._known = KnownCases(store)
        self._timeline = TimelineRows(store, plan, self._numbers, self._known)

    def judge(self) -> None:
        """Find what is known, hold all against the rules, name what comes in."""
        self._numbers_twice()
        self._find_known_cases()
        self._name_cases()
        self._timeline.find_cases()
        self._check_cancelled()
        self._known.read_timelines()
        self._timeline.compare()
        self._compare_register()
        self._rules()
        self._timeline.follow_cases()
        self._timeline.name_entries()

    def _check_cancelled(self) -> None:
        if self._stop():
            raise Cancelled

    # --- cases ----------------------------------------------------------------------------------

    def _open_rows(self) -> list[int]:
        return [n for n, state in enumerate(self._plan.states) if state not in CLOSED]

    def _numbers_twice(self) -> None:
        plan = self._plan
        first: dict[str, int] = {}
        for row in self._open_rows():
            number = self._numbers[row]
            if number is None or first.setdefault(number, row) == row:
                continue
            before = first[number]
            if all(column[row] == column[before] for column in plan.values.values()):
                plan.problems.same_row[row] = plan.numbers[before]
                plan.states[row] = State.DUPLICATE
                plan.entries.pop(row, None)
                continue
            text = NUMBER_TWICE.format(row=plan.numbers[before], number=number)
            self._say(row, error("case_number_twice", "case_number", text))

    def _find_known_cases(self) -> None:
        rows = [n for n in self._open_rows() if self._plan.states[n] is not State.DUPLICATE]
        by_uuid = self._store.ids_of(RESCUE, sorted({self._ids[n] for n in rows if n in self._ids}))
        by_number = ids_by_number(self._store, [self._numbers[n] for n in rows])
        matched: dict[int, int] = {}
        unnumbered: list[int] = []
        claimed: set[int] = set()
        for row in rows:
            id = by_uuid.get(self._ids.get(row, ""))
            if id in claimed:  # typed by copying a row, its record id included
                self._say(row, doubt("copied_id", None, COPIED_ID))
                id = None
            elif id is not None:
                claimed.add(id)
            if id is None and self._numbers[row] is not None:
                id = by_number.get(self._numbers[row])
            if id is not None:
                matched[row] = id
            elif self._numbers[row] is None:
                unnumbered.append(row)
        if unnumbered:
            self._find_alike(unnumbered)
            matched.update(
                (row, id)
                for row in unnumbered
                if (id := self._plan.problems.same_record.get(row)) is not None
            )
        by_id = self._known.load(matched.values())
        for row, id in matched.items():
            self._match(row, by_id[id])

    def _find_alike(self, rows: Sequence[int]) -> None:
        """Rows without a number that say the same as a case or as each other."""
        plan = self._plan
        supplied = [name for name in self._supplied if name != "case_number"]
        if "event_date" not in supplied:
            supplied.append("event_date")

        def mark(row: int, certain: bool, problem: Problem) -> None:
            plan.add_problem(row, problem)
            if certain:
                plan.states[row] = State.DUPLICATE

        same_row: dict[int, int] = {}
        find_doubles(
            self._store,
            RESCUE,
            plan.values,
            supplied,
            rows,
            plan.numbers,
            {},
            Marks(plan.problems.same_record, same_row, mark),
            self._stop,
        )
        plan.problems.same_row.update(same_row)
        for row in same_row:
            plan.states[row] = State.DUPLICATE
            plan.entries.pop(row, None)

    def _match(self, row: int, known: KnownCase) -> None:
        """The row is about that case, or has its number by mistake."""
        plan = self._plan
        if self._is_other(row, known):
            text = NUMBER_USED.format(number=self._numbers[row], id=known.id)
            self._say(row, error("case_number_used", "case_number", text))
            return
        plan.known[row] = known.id
        plan.uuids[row] = known.uuid
        plan.states[row] = State.DUPLICATE

    def _is_other(self, row: int, known: KnownCase) -> bool:
        """Whether a row with a known number tells of another case: two offices may count alike."""
        uuid = self._ids.get(row)
        if uuid is not None:
            return uuid != known.uuid
        values = self._plan.values
        found = values["event_date"][row]
        received = (values.get("intake.event_date") or {row: None})[row]
        days = {known.values["event_date"], known.values["intake_date"]} - {None}
        return not {found, received} & days

    def _name_cases(self) -> None:
        plan = self._plan
        rows = [row for row in self._open_rows() if row not in plan.uuids]
        rows = [row for row in rows if plan.states[row] is not State.DUPLICATE]
        plan.uuids.update(named(self._store, RESCUE, self._ids, rows))

    # --- entries told by the register -----------------------------------------------------------

    def _compare_register(self) -> None:
        plan = self._plan
        for row, made in list(plan.entries.items()):
            uuid = plan.uuids.get(row)
            if uuid is None:
                continue
            told = self._timeline.told.get(uuid, {})
            for kind in [kind for kind in made if told.get(kind)]:
                self._not_taken(row, kind, made.pop(kind), told[kind])
            if not made:
                del plan.entries[row]
        for row, id in plan.known.items():
            self._compare_known(row, id)

    def _not_taken(
        self, row: int, kind: str, values: dict[str, Any], told: list[dict[str, Any]]
    ) -> None:
        """The timeline sheet tells of this entry: it counts, and a difference is said."""
        ordered = sorted(told, key=lambda one: order_key(kind, one))
        specs = self._entry_specs(kind)
        differing = differing_labels(specs, values, ordered[-1 if kind == "outcome" else 0])
        if differing:
            text = TIMELINE_DIFFERS.format(entry=record_type(kind).label, fields=listed(differing))
            self._say(row, doubt("timeline_differs", None, text))

    def _compare_known(self, row: int, id: int) -> None:
        """What the row says of a known case: the same, something else, or more."""
        plan = self._plan
        known = self._known[plan.uuids[row]]
        case, _entries = split({name: column[row] for name, column in plan.values.items()})
        differing = differing_labels(typed_specs(RESCUE, self._supplied), case, known.values)
        more: dict[str, dict[str, Any]] = {}
        for kind, values in plan.entries.pop(row, {}).items():
            there = known.of_kind(kind)
            if not there:
                more[kind] = values
                continue
            plan.same_entries += 1
            entry = there[-1 if kind == "outcome" else 0]
            differing += differing_labels(self._entry_specs(kind), values, entry)
        if differing:
            text = RECORD_DIFFERS.format(id=id, fields=listed(differing))
            plan.add_problem(row, doubt("duplicate_differs", None, text))
        if more:
            labels = listed([record_type(kind).label for kind in more])
            plan.entries[row] = more
            plan.add_problem(row, doubt("adds", None, ADDS.format(id=id, entries=labels)))
            plan.states[row] = State.DOUBTFUL
        elif not differing:
            plan.problems.same_record[row] = id

    def _entry_specs(self, kind: str) -> list[FieldSpec]:
        assert self._planner is not None
        prefix = f"{kind}."
        names = [n[len(prefix) :] for n in self._planner.supplied if n.startswith(prefix)]
        return typed_specs(record_type(kind), names)

    # --- rules ----------------------------------------------------------------------------------

    def _rules(self) -> None:
        plan = self._plan
        rows = {
            uuid: row
            for row, uuid in plan.uuids.items()
            if row in plan.entries or uuid in self._timeline.new
        }
        for count, uuid in enumerate({**rows, **dict.fromkeys(self._timeline.new)}):
            if count % 500 == 0:
                self._check_cancelled()
            row = rows.get(uuid)
            if row is not None and plan.states[row] in CLOSED:
                continue
            known = self._known.get(uuid)
            case = known.values if known is not None else plan.case_values(rows[uuid])
            stored = known.timeline if known is not None else []
            judge_timeline(case, stored, self._items(uuid, row), is_known=known is not None)

    def _items(self, uuid: str, row: int | None) -> list[Item]:
        plan, timeline = self._plan, self._plan.timeline
        found = [
            Item(kind, values, self._sayer(row, kind, values))
            for kind, values in (plan.entries.get(row, {}) if row is not None else {}).items()
            if row is not None
        ]
        for index in self._timeline.new.get(uuid, ()):
            assert timeline is not None
            kind = timeline.kinds[index]
            assert kind is not None
            ours = index in timeline.uuids
            found.append(Item(kind, timeline.entries[index], self._entry_sayer(index), ours))
        return found

    def _sayer(self, row: int, kind: str, values: dict[str, Any]) -> Callable[[Problem], None]:
        def say(problem: Problem) -> None:
            assert self._planner is not None
            if self._planner.concerns_sheet(kind, problem, values):
                self._say(row, of_entry(kind, problem))

        return say

    def _entry_sayer(self, index: int) -> Callable[[Problem], None]:
        return lambda problem: self._timeline.say(index, problem)

    # --- saying it ------------------------------------------------------------------------------

    def _say(self, row: int, problem: Problem) -> None:
        columns = self._plan.layout.of_field(problem.field) if problem.field else ()
        self._plan.add_problem(row, problem, columns[0] if columns else None)
