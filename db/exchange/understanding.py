"""What was made of each cell of the user's sheet, for showing it beside what was typed."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.exchange.layout import SourceColumn, cell_text
from db.exchange.problems import CellProblem
from db.fields import Kind
from db.problem import Severity
from db.showing import Words, show, show_date
from db.text import Text, translate_noop

if TYPE_CHECKING:
    from db.exchange.plan import ImportPlan

INTO_NOTES = translate_noop("Import", "No field takes this column: its text goes to the notes.")
NOT_TAKEN = translate_noop("Import", "This column is not taken in.")
FOUND_AGAIN_BY = translate_noop("Import", "By this number the record is found again.")
OTHER_NAME = translate_noop("Import", "A second name of the species.")
ROW_DATUM = translate_noop("Import", "The coordinate system of this row.")


class CellState(enum.Enum):
    """What became of a cell."""

    UNDERSTOOD = "understood"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"
    BLANK = "blank"
    NOT_TAKEN = "not_taken"


@dataclass(frozen=True, slots=True)
class Understanding:
    """One cell. typed: as it stands in the sheet, or was typed anew; field: that it fills, if any.

    value: of that field in this row, None for blank. shown: the value in words. problems: all that
    is said of the cell, the worst first. note: what happens to a cell without a field.
    retyped: somebody typed it anew. original: as it was read.
    """

    state: CellState
    typed: str
    field: str | None
    value: Any
    shown: str
    problems: tuple[CellProblem, ...] = ()
    note: Text | None = None
    retyped: bool = False
    original: str = ""

    @property
    def text(self) -> Text | None:
        """The sentence to show: the worst problem, else what happens to the cell."""
        return self.problems[0].text if self.problems else self.note


_NOTES = {
    "extra": INTO_NOTES,
    "record_id": FOUND_AGAIN_BY,
    "scientific_name": OTHER_NAME,
    "datum": ROW_DATUM,
}


def understanding(plan: ImportPlan, index: int, column: int, words: Words) -> Understanding:
    """What was made of the cell in data row `index` and column `column`, both from 0."""
    source = plan.layout.columns[column]
    cell = plan.cells[column][index]
    typed = cell_text(cell)
    number = plan.numbers[index]
    retyped = (number, source.letter) in plan.corrections.cells
    original = typed
    if retyped and plan.session is not None and plan.session.source is not None:
        original = cell_text(plan.session.source.cell(number, column))
    problems = tuple(
        sorted(
            (p for p in plan.problems.of_cells(index) if p.column == source.letter),
            key=lambda p: p.severity is not Severity.ERROR,
        )
    )
    field = source.meaning.field
    value = _value(plan, index, field)
    state = _state(source, typed, problems)
    note = _NOTES.get(source.meaning.role) if field is None or state is CellState.BLANK else None
    if state is CellState.NOT_TAKEN and note is None:
        note = NOT_TAKEN
    shown = _shown(plan, index, field, value, words) if value is not None else ""
    return Understanding(state, typed, field, value, shown, problems, note, retyped, original)


def _value(plan: ImportPlan, index: int, field: str | None) -> Any:
    column = plan.values.get(field or "")
    return None if column is None else column[index]


def _state(source: SourceColumn, typed: str, problems: tuple[CellProblem, ...]) -> CellState:
    if problems:
        worst = problems[0].severity
        return CellState.REFUSED if worst is Severity.ERROR else CellState.DOUBTFUL
    if not typed.strip():
        return CellState.BLANK
    if source.meaning.role in ("extra", "stamp", "derived", "sequence", "left_out", "other"):
        return CellState.NOT_TAKEN
    return CellState.UNDERSTOOD


def _shown(plan: ImportPlan, index: int, field: str | None, value: Any, words: Words) -> str:
    spec = plan.sheet_type.by_name.get(field or "")
    if spec is None:
        return str(value)
    if spec.kind is Kind.DATE:
        precision = plan.values.get(spec.name.replace("event_date", "date_precision"))
        return show_date(value, precision[index] if precision is not None else None)
    return show(spec, value, words)
