"""What the rows of a register and a timeline come to: known cases, new ones, entries of both.

Rows find their cases by record id, then by case number, then by saying the same. Then each case
is gone through in the order of time, known entries and new ones, with the rules of `db.rescue`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from db.errors import Cancelled
from db.exchange.doubles import RECORD_DIFFERS, Marks, comparable, find_doubles, listed
from db.exchange.identities import named
from db.exchange.plan import State
from db.exchange.rescue_order import Item, judge_timeline
from db.exchange.rescue_plan import CasePlan
from db.exchange.rescue_planning import RegisterPlanner, of_entry
from db.exchange.rescue_register import RESCUE, split
from db.fields import FieldSpec
from db.models.base import RecordType
from db.problem import Problem, doubt, error
from db.record_types import record_type
from db.rescue.timeline import order_key
from db.text import Text, translate_noop

if TYPE_CHECKING:
    from db.store import Store

NUMBER_TWICE = translate_noop(
    "Import", "Row {row} has the case number {number} too: give one of them another number."
)
NUMBER_USED = translate_noop(
    "Import",
    "The case number {number} is used already, by record {id} of another day and species: give "
    "this case another number.",
)
ADDS = translate_noop(
    "Import", "This is record {id}, which has no {entries} yet: what stands here is added to it."
)
TIMELINE_DIFFERS = translate_noop(
    "Import",
    "{entry}: {fields} differ from the timeline sheet. The timeline is taken, this is not.",
)
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


@dataclass
class _Known:
    """A case of the records file that rows are about."""

    id: int
    uuid: str
    values: dict[str, Any]
    # (kind, values) with `id` and `uuid` among the values, oldest first.
    timeline: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        return [values for name, values in self.timeline if name == kind]


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
        self._known: dict[str, _Known] = {}  # by UUID
        # Case UUID -> its rows in the timeline sheet that may be written.
        self._new_entries: dict[str, list[int]] = {}
        # Case UUID -> kinds the timeline sheet tells of it -> values, known or new.
        self._told: dict[str, dict[str, list[dict[str, Any]]]] = {}

    def judge(self) -> None:
        """Find what is known, hold all against the rules, name what comes in."""
        self._numbers_twice()
        self._find_known_cases()
        self._name_cases()
        self._find_cases_of_entries()
        self._read_timelines()
        self._known_entries()
        self._compare_register()
        self._rules()
        self._follow_cases()
        self._name_entries()

    def _check_cancelled(self) -> None:
        if self._stop():
            raise Cancelled

    # --- cases ----------------------------------------------------------------------------------

    def _open_rows(self) -> list[int]:
        return [n for n, state in enumerate(self._plan.states) if state is not State.REFUSED]

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
        by_number = _ids_by_number(self._store, [self._numbers[n] for n in rows])
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
        self._load_cases(set(matched.values()))
        by_id = {known.id: known for known in self._known.values()}
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

    def _load_cases(self, ids: Iterable[int]) -> None:
        wanted = sorted(set(ids) - {known.id for known in self._known.values()})
        if not wanted:
            return
        block = self._store.block(RESCUE, wanted)
        names = [spec.name for spec in RESCUE.fields]
        for place, id in enumerate(block["id"]):
            values = {name: block[name][place] for name in names}
            uuid = block["uuid"][place]
            self._known[uuid] = _Known(id, uuid, values)

    def _match(self, row: int, known: _Known) -> None:
        """The row is about that case, or has its number by mistake."""
        plan = self._plan
        case, _entries = split({name: column[row] for name, column in plan.values.items()})
        values = known.values
        other_species = None not in (case.get("species_id"), values["species_id"]) and (
            case["species_id"] != values["species_id"]
        )
        if (
            other_species
            and case.get("event_date") != values["event_date"]
            and self._ids.get(row) != known.uuid
        ):
            text = NUMBER_USED.format(number=self._numbers[row], id=known.id)
            self._say(row, error("case_number_used", "case_number", text))
            return
        plan.known[row] = known.id
        plan.uuids[row] = known.uuid
        plan.states[row] = State.DUPLICATE

    def _name_cases(self) -> None:
        plan = self._plan
        rows = [row for row in self._open_rows() if row not in plan.uuids]
        rows = [row for row in rows if plan.states[row] is not State.DUPLICATE]
        plan.uuids.update(named(self._store, RESCUE, self._ids, rows))

    # --- entries of the timeline sheet ----------------------------------------------------------

    def _find_cases_of_entries(self) -> None:
        plan, timeline = self._plan, self._plan.timeline
        if timeline is None:
            return
        rows: dict[str, int] = {}
        for row, number in enumerate(self._numbers):
            if number is not None and (number not in rows or rows[number] not in plan.uuids):
                rows[number] = row
        elsewhere = _ids_by_number(
            self._store, [number for number in timeline.case_numbers if number not in rows]
        )
        self._load_cases(elsewhere.values())
        by_id = {known.id: known.uuid for known in self._known.values()}
        for index, number in enumerate(timeline.case_numbers):
            if not number:
                self._say_entry(index, error("no_case", None, NO_NUMBER))
            elif number in rows:
                row = rows[number]
                if row in plan.uuids:
                    plan.case_uuids[index] = plan.uuids[row]
                else:
                    text = CASE_REFUSED.format(row=plan.numbers[row])
                    self._say_entry(index, error("case_refused", None, text))
                    plan.entries.get(row, {}).pop(timeline.kinds[index] or "", None)
            elif number in elsewhere:
                plan.case_uuids[index] = by_id[elsewhere[number]]
            else:
                text = NO_CASE.format(number=number)
                self._say_entry(index, error("no_case", None, text))

    def _read_timelines(self) -> None:
        """The entries known cases have, with their ids."""
        uuids = sorted(self._known)
        if not uuids:
            return
        from db.record_types import ENTRY_TYPES

        for type in ENTRY_TYPES:
            self._check_cancelled()
            for record in self._store.parts(type, uuids):
                values = {**record.values, "id": record.id, "uuid": record.uuid}
                self._known[record.values["case_uuid"]].timeline.append((type.name, values))
        for known in self._known.values():
            known.timeline.sort(key=lambda one: (*order_key(*one), one[1]["id"]))

    def _known_entries(self) -> None:
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
            told = self._told.setdefault(uuid, {}).setdefault(kind, [])
            if timeline.states[index] is not State.REFUSED:
                told.append(timeline.entries[index])
            found = by_uuid.get(timeline.uuids.get(index, ""))
            if found is not None and found[0] == kind and found[1]["uuid"] not in used:
                self._is_entry(index, kind, found[1], used)
            elif timeline.states[index] is State.REFUSED:
                continue
            elif not self._says_the_same(index, kind, uuid, used):
                self._repeated(index, kind, uuid, seen)
                if found is not None:
                    self._say_entry(index, doubt("copied_id", None, COPIED_ID))
                self._new_entries.setdefault(uuid, []).append(index)

    def _is_entry(self, index: int, kind: str, entry: dict[str, Any], used: set[str]) -> None:
        timeline = self._plan.timeline
        assert timeline is not None
        used.add(entry["uuid"])
        specs = _specs(record_type(kind), timeline.supplied(kind))
        differing = _differing(specs, timeline.entries[index], entry)
        if timeline.case_numbers[index] and self._plan.case_uuids[index] != entry["case_uuid"]:
            differing = [*differing, record_type(kind).field("case_uuid").label]
        if differing:
            text = ENTRY_DIFFERS.format(id=entry["id"], fields=listed(differing))
            self._say_entry(index, doubt("duplicate_differs", None, text))
        elif timeline.states[index] is not State.REFUSED:
            self._say_entry(index, doubt("duplicate", None, SAME_ENTRY.format(id=entry["id"])))
        if timeline.states[index] is not State.REFUSED:
            timeline.states[index] = State.DUPLICATE

    def _says_the_same(self, index: int, kind: str, case: str, used: set[str]) -> bool:
        """Whether the row tells what an entry of its case tells; each entry explains one row."""
        timeline = self._plan.timeline
        assert timeline is not None
        specs = _specs(record_type(kind), timeline.supplied(kind))
        for entry in self._known[case].of_kind(kind) if case in self._known else ():
            if entry["uuid"] not in used and not _differing(specs, timeline.entries[index], entry):
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
            self._say_entry(index, doubt("maybe_duplicate", None, text))

    # --- entries told by the register -----------------------------------------------------------

    def _compare_register(self) -> None:
        plan = self._plan
        for row, made in list(plan.entries.items()):
            uuid = plan.uuids.get(row)
            if uuid is None:
                continue
            told = self._told.get(uuid, {})
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
        differing = _differing(specs, values, ordered[-1 if kind == "outcome" else 0])
        if differing:
            text = TIMELINE_DIFFERS.format(entry=record_type(kind).label, fields=listed(differing))
            self._say(row, doubt("timeline_differs", None, text))

    def _compare_known(self, row: int, id: int) -> None:
        """What the row says of a known case: the same, something else, or more."""
        plan = self._plan
        known = self._known[plan.uuids[row]]
        case, _entries = split({name: column[row] for name, column in plan.values.items()})
        differing = _differing(_specs(RESCUE, self._supplied), case, known.values)
        more: dict[str, dict[str, Any]] = {}
        for kind, values in plan.entries.pop(row, {}).items():
            there = known.of_kind(kind)
            if not there:
                more[kind] = values
                continue
            plan.same_entries += 1
            entry = there[-1 if kind == "outcome" else 0]
            differing += _differing(self._entry_specs(kind), values, entry)
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
        return _specs(record_type(kind), names)

    # --- rules ----------------------------------------------------------------------------------

    def _rules(self) -> None:
        plan = self._plan
        rows = {
            uuid: row
            for row, uuid in plan.uuids.items()
            if row in plan.entries or uuid in self._new_entries
        }
        for count, uuid in enumerate({**rows, **dict.fromkeys(self._new_entries)}):
            if count % 500 == 0:
                self._check_cancelled()
            row = rows.get(uuid)
            if row is not None and plan.states[row] is State.REFUSED:
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
        for index in self._new_entries.get(uuid, ()):
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
        return lambda problem: self._say_entry(index, problem)

    def _follow_cases(self) -> None:
        """Entries go the way of their case."""
        plan, timeline = self._plan, self._plan.timeline
        if timeline is None:
            return
        rows = {uuid: row for row, uuid in plan.uuids.items() if row not in plan.known}
        for index, uuid in plan.case_uuids.items():
            row = rows.get(uuid)
            if row is None or timeline.states[index] is State.REFUSED:
                continue
            if plan.states[row] is State.REFUSED:
                text = CASE_REFUSED.format(row=plan.numbers[row])
                self._say_entry(index, error("case_refused", None, text))
            elif plan.states[row] is State.DOUBTFUL:
                text = CASE_DOUBTFUL.format(row=plan.numbers[row])
                self._say_entry(index, doubt("case_doubtful", None, text))

    def _name_entries(self) -> None:
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

    # --- saying it ------------------------------------------------------------------------------

    def _say(self, row: int, problem: Problem) -> None:
        columns = self._plan.layout.of_field(problem.field) if problem.field else ()
        self._plan.add_problem(row, problem, columns[0] if columns else None)

    def _say_entry(self, index: int, problem: Problem) -> None:
        timeline = self._plan.timeline
        assert timeline is not None
        column = timeline.column(index, problem.field)
        if problem.code in ("no_case", "case_refused"):
            column = timeline.case_column()
        timeline.add_problem(index, problem, column)


def _specs(type: RecordType, names: Iterable[str]) -> list[FieldSpec]:
    """The specs of what is typed among `names`; what is worked out is not compared."""
    return [spec for name in names if not (spec := type.field(name)).generated]


def _differing(
    specs: Sequence[FieldSpec], one: dict[str, Any], other: dict[str, Any]
) -> list[Text]:
    """The labels of the fields in which two records differ."""
    return [
        spec.label
        for spec in specs
        if comparable(spec, one.get(spec.name)) != comparable(spec, other.get(spec.name))
    ]


def _ids_by_number(store: Store, numbers: Iterable[str | None]) -> dict[str, int]:
    """Case number -> id of the living case that has it."""
    wanted = sorted({number for number in numbers if number})
    columns = RESCUE.table.c
    select = sa.select(columns.case_number, columns.id).where(
        columns.case_number.in_(sa.bindparam("numbers", expanding=True)), ~columns.voided
    )
    found: dict[str, int] = {}
    with store.engine.connect() as connection:
        for start in range(0, len(wanted), 500):
            block = wanted[start : start + 500]
            found.update((r[0], r[1]) for r in connection.execute(select, {"numbers": block}))
    return found
