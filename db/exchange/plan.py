"""The plan of an import: what each row of the user's file would become. Nothing is written here.

plan = plan_import(store, "register.xlsx", SIGHTING)
plan.counts          # rows = new + duplicate + doubtful + refused
plan.apply(store, take_doubtful=True, author="…")
"""

from __future__ import annotations

import enum
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.bulk import ColumnRecords
from db.errors import Cancelled
from db.exchange.headers import HeaderNames
from db.exchange.layout import Layout, SkippedRow, SourceColumn, cell_text, find_layout
from db.exchange.problems import CellProblem, Problems
from db.exchange.reading import Cell, Workbook
from db.models.base import RecordType
from db.problem import Problem, Severity
from db.text import Translate

if TYPE_CHECKING:
    from db.changes import Changes
    from db.store import Store

Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]


class State(enum.Enum):
    """What becomes of a row."""

    NEW = "new"
    DUPLICATE = "duplicate"
    DOUBTFUL = "doubtful"  # taken in when its doubts are confirmed
    REFUSED = "refused"


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
    """The account of a plan: rows = new + duplicate + doubtful + refused; skipped are no data."""

    rows: int
    new: int
    duplicate: int
    doubtful: int
    refused: int
    skipped: int


@dataclass
class ImportPlan:
    """Every data row of one sheet, kept column by column: 100,000 rows take about 100 MB.

    numbers: row numbers in the file. cells: the user's cells, one list per `layout.columns`.
    values: what they mean, one list per field that is filled. uuids: data row -> UUID that its
    record keeps from the file it came from.
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

    def __post_init__(self) -> None:
        self.problems = Problems(self.numbers)

    @property
    def source_name(self) -> str:
        """File and sheet, as the list of imports names them."""
        name = self.layout.sheet.name
        return f"{self.path.name} [{name}]" if name else self.path.name

    @property
    def counts(self) -> Counts:
        by_state = Counter(self.states)
        return Counts(
            rows=len(self.states),
            new=by_state[State.NEW],
            duplicate=by_state[State.DUPLICATE],
            doubtful=by_state[State.DOUBTFUL],
            refused=by_state[State.REFUSED],
            skipped=len(self.skipped),
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

    def accepted_count(self, include_doubtful: bool) -> int:
        """How many records `accepted` gives."""
        counts = self.counts
        return counts.new + (counts.doubtful if include_doubtful else 0)

    def accepted(self, include_doubtful: bool) -> ColumnRecords:
        """The values of the rows to write: the new ones, with the doubtful ones if confirmed."""
        wanted = {State.NEW, State.DOUBTFUL} if include_doubtful else {State.NEW}
        chosen = [state in wanted for state in self.states]
        columns = self.values
        if self.uuids:
            columns = {**columns, "uuid": [self.uuids.get(row) for row in range(len(chosen))]}
        if all(chosen):
            return ColumnRecords(columns, len(chosen))
        return ColumnRecords(
            {name: list(compress(column, chosen)) for name, column in columns.items()},
            sum(chosen),
        )

    def apply(
        self,
        store: Store,
        *,
        take_doubtful: bool,
        author: str,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> Changes:
        """Write the accepted rows as one change set, all or none. Raises Cancelled."""
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


def plan_import(
    store: Store,
    path: str | os.PathLike[str],
    record_type: RecordType,
    *,
    sheet: str | None = None,
    datum: str = "wgs84",
    mapping: Mapping[str, str | None] | None = None,
    words: Sequence[Translate] = (),
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> ImportPlan:
    """Read a workbook and say what each of its rows would become.

    sheet: name; found when None. datum: of the file's coordinates (a code of `vocabularies.DATUM`)
    where no column of the file tells. mapping: column letter -> field name or None, overruling
    what the headers say. words: the languages whose labels the file may use, besides English and
    the aliases. progress(rows done, rows in all). Raises UnreadableFile, Cancelled.

    Of rescue cases the plan is a `rescue_plan.CasePlan`: cases with the entries of their timelines.
    """
    if record_type.name == "rescue":
        from db.exchange.rescue_plan import plan_cases

        return plan_cases(
            store,
            path,
            sheet=sheet,
            datum=datum,
            mapping=mapping,
            words=words,
            progress=progress,
            cancelled=cancelled,
        )
    from db.exchange.checking import Planner
    from db.exchange.doubles import Marks, find_doubles
    from db.exchange.identities import brought_along

    stop = cancelled or (lambda: False)
    with Workbook(path, cancelled=cancelled) as workbook:
        reference = store.reference()
        layout = find_layout(
            workbook,
            record_type,
            HeaderNames(record_type, words),
            sheet=sheet,
            mapping=mapping,
            # The tables of names are made at their first use: now, while there is time.
            meanwhile=lambda: (reference.find_all_species("-"), reference.find_places("-")),
        )
        plan = ImportPlan(
            record_type,
            workbook.path,
            layout,
            datum,
            tuple(i.name for i in workbook.sheets if i.visible and i != layout.sheet),
        )
        planner = Planner(plan, reference, words)
        for chunk in workbook.chunks(layout.sheet.index):
            if stop():
                raise Cancelled
            planner.add(chunk)
            if progress is not None:
                progress(chunk.numbers[-1], max(layout.height, chunk.numbers[-1]))
    if stop():
        raise Cancelled

    def mark(index: int, certain: bool, problem: Problem) -> None:
        plan.add_problem(index, problem)
        if certain:
            plan.states[index] = State.DUPLICATE

    rows = [n for n, state in enumerate(plan.states) if state is not State.REFUSED]
    find_doubles(
        store,
        record_type,
        plan.values,
        planner.supplied,
        rows,
        plan.numbers,
        planner.uuids,
        Marks(plan.problems.same_record, plan.problems.same_row, mark),
        stop,
    )
    for index in (*plan.problems.same_record, *plan.problems.same_row):
        plan.states[index] = State.DUPLICATE
    if planner.uuids:
        written = (State.NEW, State.DOUBTFUL)
        rows = [row for row, state in enumerate(plan.states) if state in written]
        plan.uuids = brought_along(store, record_type, planner.uuids, rows)
    if stop():
        raise Cancelled
    return plan
