"""The plan of an import: what each row of the user's file would become. Nothing is written here.

plan = plan_import(store, "register.xlsx", SIGHTING)
plan.counts          # rows = new + duplicate + doubtful + refused
plan.apply(store, take_doubtful=True, author="…")
"""

from __future__ import annotations

import contextlib
import enum
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.bulk import ColumnRecords
from db.errors import UserError
from db.exchange.corrections import NOTHING, Corrections
from db.exchange.layout import Layout, SourceColumn, cell_text
from db.exchange.problems import CellProblem, Problems
from db.exchange.reading import Cell
from db.exchange.row_sorter import SkippedRow
from db.models.base import RecordType
from db.problem import Problem, Severity
from db.text import Text, Translate

if TYPE_CHECKING:
    from db.changes import Changes
    from db.exchange.questions import Questions
    from db.exchange.remembered import Remembered
    from db.exchange.session import Session
    from db.exchange.understanding import Understanding
    from db.showing import Words
    from db.store import Store

Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]


class State(enum.Enum):
    """What becomes of a row."""

    NEW = "new"
    DUPLICATE = "duplicate"
    DOUBTFUL = "doubtful"  # taken in when its doubts are confirmed
    REFUSED = "refused"
    LEFT_OUT = "left_out"  # by the person's own choice


CLOSED = (State.REFUSED, State.LEFT_OUT)
"""States of rows that are not written whatever is confirmed."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of the file and what it would become. values: field name -> value, none blank."""

    number: int
    state: State
    values: dict[str, Any]
    cells: tuple[Cell, ...]
    problems: tuple[CellProblem, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """The account of a plan: rows = new + duplicate + doubtful + refused + left_out.

    skipped: lines below the header that are no data.
    """

    rows: int
    new: int
    duplicate: int
    doubtful: int
    refused: int
    skipped: int
    left_out: int = 0


@dataclass
class ImportPlan:
    """Every data row of one sheet, kept column by column: 100,000 rows take about 100 MB.

    numbers: row numbers in the file. cells: the user's cells, one list per `layout.columns`.
    values: what they mean, one list per field that is filled. uuids: data row -> UUID that its
    record keeps from the file it came from; carried: data row -> record id it carries. supplied:
    fields that columns fill. year: of days without one. datum_is_told: a column, the title or a
    person says the datum. corrections: what was said by hand,
    remembered things included. remembered: what came from the last file of this layout.
    other_tables: rows in which further tables begin. remarks: what concerns the whole file.
    """

    record_type: RecordType
    path: Path
    layout: Layout
    datum: str
    other_sheets: tuple[str, ...] = ()
    numbers: list[int] = field(default_factory=list)
    cells: list[list[Cell]] = field(default_factory=list)
    values: dict[str, list[Any]] = field(default_factory=dict)
    states: list[State] = field(default_factory=list)
    problems: Problems = field(init=False)
    skipped: list[SkippedRow] = field(default_factory=list)
    uuids: dict[int, str] = field(default_factory=dict)
    corrections: Corrections = NOTHING
    year: int | None = None
    supplied: list[str] = field(default_factory=list)
    carried: dict[int, str] = field(default_factory=dict)
    remembered: Remembered | None = None
    datum_is_told: bool = True
    other_tables: tuple[int, ...] = ()
    remarks: tuple[Text, ...] = ()
    session: Session | None = field(default=None, repr=False)
    _questions: Questions | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.problems = Problems(self.numbers)

    @property
    def sheet_type(self) -> RecordType:
        """The type whose fields the columns of the sheet carry."""
        return self.record_type

    @property
    def source_name(self) -> str:
        """File and sheet, as the list of imports names them."""
        name = self.layout.sheet.name
        return f"{self.path.name} [{name}]" if name else self.path.name

    @property
    def counts(self) -> Counts:
        count = self.states.count
        return Counts(
            rows=len(self.states),
            new=count(State.NEW),
            duplicate=count(State.DUPLICATE),
            doubtful=count(State.DOUBTFUL),
            refused=count(State.REFUSED),
            skipped=len(self.skipped),
            left_out=count(State.LEFT_OUT),
        )

    @property
    def parts(self) -> tuple[ImportPlan, ...]:
        """The sheets that are taken in together, each a plan of its own; this one first."""
        return (self,)

    @property
    def extra_columns(self) -> tuple[SourceColumn, ...]:
        """Columns no field takes; their text was put into the notes."""
        return self.layout.extras

    def row(self, index: int) -> PlannedRow:
        """The data row at `index`, from 0."""
        return PlannedRow(
            self.numbers[index],
            self.states[index],
            {
                name: column[index]
                for name, column in self.values.items()
                if column[index] is not None
            },
            tuple(column[index] for column in self.cells),
            tuple(self.problems.get(index, ())),
        )

    def rows(self, states: Collection[State] = tuple(State)) -> Iterator[PlannedRow]:
        """The data rows in those states, in the file's order."""
        for index, state in enumerate(self.states):
            if state in states:
                yield self.row(index)

    def all_problems(self) -> list[CellProblem]:
        """Every problem, in the file's order."""
        return [found for index in self.problems for found in self.problems[index]]

    def is_accepted(self, index: int, include_doubtful: bool) -> bool:
        """Whether the row would be written: new, or doubtful and confirmed."""
        state = self.states[index]
        if state is State.NEW:
            return True
        if state is State.DOUBTFUL:
            return include_doubtful or self.numbers[index] in self.corrections.taken
        # One more event that looks the same may well be one: only a person can say so.
        return (
            state is State.DUPLICATE
            and index in self.problems.same_row
            and self.record_type.dated
            and self.numbers[index] in self.corrections.taken
        )

    def accepted_count(self, include_doubtful: bool) -> int:
        """How many records `accepted` gives."""
        if not self.corrections.taken:
            counts = self.counts
            return counts.new + (counts.doubtful if include_doubtful else 0)
        return sum(self.is_accepted(row, include_doubtful) for row in range(len(self.states)))

    def accepted(self, include_doubtful: bool) -> ColumnRecords:
        """The values of the rows to write: the new ones, with the doubtful ones if confirmed."""
        chosen = [self.is_accepted(row, include_doubtful) for row in range(len(self.states))]
        columns = self.values
        if self.uuids:
            columns = {**columns, "uuid": [self.uuids.get(row) for row in range(len(chosen))]}
        if all(chosen):
            return ColumnRecords(columns, len(chosen))
        return ColumnRecords(
            {name: list(compress(column, chosen)) for name, column in columns.items()},
            sum(chosen),
        )

    # --- corrections ----------------------------------------------------------------------------

    def with_corrections(
        self,
        corrections: Corrections,
        *,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> ImportPlan:
        """The plan as it is with other corrections; this one stays as it was.

        For a worker thread. The file is not read again, unless another sheet is chosen. A cell or
        a row costs some milliseconds in any plan, a word the rows it stands in; another meaning of
        a column, another header, year or datum costs as much as the checks of the whole sheet.
        Raises Cancelled, UnreadableFile.
        """
        from db.exchange.recheck import corrected

        return corrected(self, corrections, progress, cancelled)

    @property
    def questions(self) -> Questions:
        """What must be asked once a file. The first call may take a second: in a worker thread."""
        from db.exchange.questions import questions_of

        if self._questions is None:
            self._questions = questions_of(self)
        return self._questions

    def cell(self, index: int, column: int, words: Words) -> Understanding:
        """What was made of the cell in data row `index` and column `column`, from 0."""
        from db.exchange.understanding import understanding

        return understanding(self, index, column, words)

    # --- writing --------------------------------------------------------------------------------

    def apply(
        self,
        store: Store,
        *,
        take_doubtful: bool,
        author: str,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> Changes:
        """Write the accepted rows as one change set, all or none. Raises Cancelled.

        What was said of the file is remembered for the next one of its layout.
        """
        changes = self.write(store, take_doubtful, author, progress, cancelled)
        if self.session is not None:
            from db.exchange.remembered import remember

            with contextlib.suppress(UserError):  # the records are written, and that counts
                remember(store, self, author=author)
        return changes

    def write(
        self,
        store: Store,
        take_doubtful: bool,
        author: str,
        progress: Progress | None,
        cancelled: Cancel | None,
    ) -> Changes:
        """Write the accepted rows and nothing else."""
        return store.apply_import(
            self.record_type,
            self.accepted(take_doubtful),
            author=author,
            source=self.source_name,
            progress=progress,
            cancelled=cancelled,
        )

    def add_problem(self, index: int, problem: Problem, column: SourceColumn | None = None) -> None:
        """Note a problem of the data row at `index` and let its state follow."""
        where = ("", "", "")
        if column is not None:
            where = (column.letter, column.header, cell_text(self.cells[column.index][index]))
        self.problems.add(index, CellProblem(self.numbers[index], *where, problem))
        if problem.severity is Severity.ERROR:
            self.states[index] = State.REFUSED
        elif self.states[index] is State.NEW:
            self.states[index] = State.DOUBTFUL

    def renew_state(self, index: int) -> None:
        """Let the state of a row follow from its problems, and from what was left out."""
        state = State.REFUSED if self.problems.of_all else State.NEW
        for found in self.problems.of_cells(index):
            if found.severity is Severity.ERROR:
                state = State.REFUSED
                break
            state = State.DOUBTFUL
        if self.numbers[index] in self.corrections.left_out:
            state = State.LEFT_OUT
        self.states[index] = state


def plan_import(
    store: Store,
    path: str | os.PathLike[str],
    record_type: RecordType,
    *,
    sheet: str | None = None,
    datum: str | None = None,
    mapping: Mapping[str, str | None] | None = None,
    corrections: Corrections = NOTHING,
    words: Sequence[Translate] = (),
    ask: bool = False,
    remembered: bool = True,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> ImportPlan:
    """Read a workbook and say what each of its rows would become.

    corrections: what a person says of the file; sheet, datum and mapping are short for those of
    its parts. words: the languages whose labels the file may use, besides English and the aliases.
    ask: a file without a known header or without a column that every record needs is planned, too,
    so that the person can say which it is; otherwise it is refused. remembered: what was said of
    the last file of this layout counts again. progress(rows done, rows in all). Raises
    UnreadableFile, Cancelled.

    Of rescue cases the plan is a `rescue_plan.CasePlan`: cases with the entries of their timelines.
    """
    from db.exchange.session import Session
    from db.exchange.template_mark import mark_of

    if datum is None and corrections.datum is None:
        mark = mark_of(Path(path))
        if mark is not None and mark.record_type == record_type.name:
            datum = mark.datum
    said = replace(
        corrections,
        sheet=corrections.sheet if corrections.sheet is not None else sheet,
        datum=corrections.datum or datum,
        mapping={**(mapping or {}), **corrections.mapping},
    )
    session = Session(store, Path(path), record_type, words, ask=ask, use_remembered=remembered)
    return session.read(said, progress, cancelled)
