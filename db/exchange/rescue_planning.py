"""From the cells of a rescue register to checked cases with their first entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from db import rescue_vocabularies as care
from db.conversion import ConversionError, parse
from db.exchange.block import Block
from db.exchange.checking import MISSING_COLUMN, NO_COLUMN, Planner
from db.exchange.converters import ChoiceConverter, Finding, shorten, term_key
from db.exchange.identities import is_uuid
from db.exchange.inspection import refusal
from db.exchange.layout import SourceColumn, cell_text
from db.exchange.plan import ImportPlan
from db.exchange.reading import Cell, Chunk
from db.exchange.rescue_register import KINDS, REGISTER, RESCUE, split
from db.fields import FieldSpec, Need
from db.problem import Problem, Severity, doubt, error
from db.record_types import record_type
from db.reference import Reference
from db.rescue.state import OPEN
from db.text import Translate, english, translate_noop

NOT_YET = translate_noop(
    "Import",
    "“{cell}” means that there is no outcome yet, but the row tells more of one: correct either.",
)
NO_DATE = translate_noop(
    "Import", "{entry} has no date in this sheet: its cells are kept in the notes of the case."
)
MISSING = translate_noop("Problem", "{field} is missing: a record needs it.")


class Confirming(Planner):
    """Rows that carry a record's id were asked about their gaps when they were typed."""

    remarks_tell = False

    def _extras(self, block: Block) -> None:
        """What was typed into a column we work out ourselves is kept, in rows that are not ours."""
        super()._extras(block)
        for column in self._plan.layout.columns:
            if column.meaning.role != "derived":
                continue
            self._keep(block, column)
        if self._uuid_column is not None:
            self._keep(block, self._uuid_column)

    def _keep(self, block: Block, column: SourceColumn) -> None:
        for row, cell in enumerate(block.cells[column.index]):
            if cell != "" and block.base + row not in self.uuids:
                block.keep(row, column.name, cell_text(cell).strip())

    def _note_ids(self, base: int, chunk: Chunk) -> None:
        super()._note_ids(base, chunk)
        for row in range(base, base + len(chunk.numbers)):
            if row in self.uuids and not is_uuid(self.uuids[row]):
                del self.uuids[row]

    def _is_asked(self, block: Block, row: int, problem: Problem) -> bool:
        return not (
            problem.severity is Severity.DOUBT
            and problem.field is not None
            and (block.values.get(problem.field) or [None] * block.count)[row] is None
            and block.base + row in self.uuids
        )


class RegisterPlanner(Confirming):
    """Plans a register. entries: data row -> kind -> values of the entry its cells tell of."""

    def __init__(
        self,
        plan: ImportPlan,
        reference: Reference,
        words: Sequence[Translate],
        *,
        lenient: bool = False,
    ) -> None:
        super().__init__(plan, reference, words, lenient=lenient)
        self.entries: dict[int, dict[str, dict[str, Any]]] = {}
        outcome = REGISTER.field("outcome.outcome")
        if outcome.name in self._converters:
            self._converters[outcome.name] = OutcomeConverter(REGISTER, outcome, reference, words)

    def _refuse_without_needed(self) -> None:
        if not {"event_date", "intake.event_date"} & self._columns.keys():
            raise refusal(
                NO_COLUMN, self._plan.path, field=REGISTER.field("intake.event_date").label
            )

    def _say_what_is_needed(self) -> None:
        super()._say_what_is_needed()
        if not {"event_date", "intake.event_date"} & self._columns.keys():
            spec = REGISTER.field("intake.event_date")
            text = MISSING_COLUMN.format(field=spec.label)
            found = self._plan.problems.of_all
            self._plan.problems.of_all = (*found, error("required", spec.name, text))

    def _extras(self, block: Block) -> None:
        super()._extras(block)
        for kind in KINDS:
            if kind != "intake" and f"{kind}.event_date" not in self._columns:
                self._keep_undated(block, kind)

    def _keep_undated(self, block: Block, kind: str) -> None:
        """Cells of an entry the sheet has no date for go to the notes, as they stand."""
        names = [name for name in self._columns if name.startswith(f"{kind}.")]
        rows = sorted(
            {n for name in names for n, v in enumerate(block.values[name]) if v is not None}
        )
        text = NO_DATE.format(entry=record_type(kind).label)
        for row in rows:
            first: SourceColumn | None = None
            for name in names:
                block.values[name][row] = None
                for column in self._columns[name]:
                    words = cell_text(block.cells[column.index][row]).strip()
                    if words:
                        first = first or column
                        block.keep(row, column.name, words)
            block.problem(row, doubt("not_taken", f"{kind}.event_date", text), first)

    def _defaults(self, block: Block) -> None:
        found, precisions = block.fill("event_date"), block.fill("date_precision")
        received = block.fill("intake.event_date")
        told = block.fill("intake.date_precision")
        for row, day in enumerate(received):
            if found[row] is None and day is not None:
                found[row] = day
                if precisions[row] is None:
                    vague = told[row] in ("month", "year", "about")
                    precisions[row] = told[row] if vague else "by"
        super()._defaults(block)

    def _needs(self, block: Block) -> None:
        super()._needs(block)
        columns = [
            *self._columns.get("intake.event_date", ()),
            *self._columns.get("event_date", ()),
        ]
        for row, value in enumerate(block.fill("event_date") if columns else ()):
            if value is not None or any(
                block.has_problem(row, name) for name in ("event_date", "intake.event_date")
            ):
                continue
            spec = REGISTER.field(columns[0].meaning.field or "")
            text = MISSING.format(field=spec.label)
            block.problem(row, error("required", spec.name, text), columns[0])

    def _rule_problem(self, block: Block, row: int, problem: Problem) -> None:
        if problem.field == "event_date" and "event_date" not in self._columns:
            problem = of_entry("intake", problem)  # it was taken from there
        super()._rule_problem(block, row, problem)

    def _rules(self, block: Block) -> None:
        names = list(block.values)
        for row in range(block.count):
            case, entries = split({name: block.values[name][row] for name in names})
            for name, value in (RESCUE.derive(case) if RESCUE.derive else {}).items():
                block.fill(name)[row] = case[name] = value
            for rule in RESCUE.rules:
                for problem in rule(case):
                    self._rule_problem(block, row, problem)
            made = {
                kind: values
                for kind in KINDS
                if kind in entries
                and (values := self._entry(block, row, kind, entries[kind], case))
            }
            if made:
                self.entries[block.base + row] = made

    def _entry(
        self, block: Block, row: int, kind: str, values: dict[str, Any], case: dict[str, Any]
    ) -> dict[str, Any] | None:
        """The checked values of one entry of a row; None when they make none."""
        if not values.keys() - {"date_precision"}:
            return None
        type = record_type(kind)
        undated = kind == "intake" and "intake.event_date" not in self._columns
        if undated and case.get("event_date") is not None:
            values["event_date"] = case["event_date"]
            vague = case.get("date_precision") in ("month", "year")
            values["date_precision"] = case["date_precision"] if vague else "about"
        values.setdefault("date_precision", "day")
        for spec in type.fields:
            if spec.need is Need.REQUIRED and values.get(spec.name) is None:
                self._missing(block, row, kind, spec)
        if type.derive is not None:
            values.update(type.derive(values))
        for rule in type.rules:
            for problem in rule(values):
                if self.concerns_sheet(kind, problem, values):
                    self._rule_problem(block, row, of_entry(kind, problem))
        return values

    def concerns_sheet(self, kind: str, problem: Problem, values: dict[str, Any]) -> bool:
        """Whether to ask: not about what is missing in a column that the sheet has not."""
        return (
            problem.severity is Severity.ERROR
            or problem.field is None
            or values.get(problem.field) is not None
            or f"{kind}.{problem.field}" in self._columns
        )

    def _missing(self, block: Block, row: int, kind: str, spec: FieldSpec) -> None:
        name = f"{kind}.{spec.name}"
        if block.has_problem(row, name):
            return
        columns = self._columns.get(name)
        cell = cell_text(block.cells[columns[0].index][row]).strip() if columns else ""
        text = (
            NOT_YET.format(cell=shorten(cell))
            if cell
            else MISSING.format(field=REGISTER.field(name).label)
        )
        block.problem(row, error("required", name, text), columns[0] if columns else None)


def of_entry(kind: str, problem: Problem) -> Problem:
    """A problem of an entry as one of the register's fields."""
    if problem.field is None:
        return problem
    return replace(problem, field=f"{kind}.{problem.field}")


class OutcomeConverter(ChoiceConverter):
    """救护中 is no outcome; a word nobody knows must not make a case look open."""

    def __init__(
        self,
        type: Any,
        spec: FieldSpec,
        reference: Reference,
        words: Sequence[Translate],
    ) -> None:
        super().__init__(type, spec, reference, words)
        self._open = {
            term_key(word)
            for term in care.CASE_STATUS.terms
            if term.code in OPEN
            for word in (*(w(term.label) for w in (english, *words)), *term.aliases)
        } - self.terms.keys()

    def convert(self, cell: Cell) -> Any:
        return None if term_key(cell_text(cell)) in self._open else super().convert(cell)

    def understand(self, cell: Cell) -> Any:
        found = super().understand(cell)
        if isinstance(found, Finding) and found.value is None and found.problem is not None:
            try:
                parse(self.spec, cell, self.reference)
            except ConversionError as reason:
                return Finding(None, error("vocabulary", self.spec.name, reason.text))
        return found
