"""One file that is being taken in: what was read of it, and how a plan is made of that.

The rows are kept as they were read, so that another header, year or meaning of a column needs no
second reading.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import Cancelled
from db.exchange.checking import Planner
from db.exchange.corrections import Corrections
from db.exchange.doubles import Marks, find_doubles
from db.exchange.headers import names_of
from db.exchange.identities import brought_along
from db.exchange.layout import HEAD_ROWS, Layout, choose_layout, find_layout, no_header
from db.exchange.other_kinds import fitting_better, refused_roster
from db.exchange.plan import CLOSED, Cancel, ImportPlan, Progress, State
from db.exchange.proposing import ColumnReader, Proposal, proposed
from db.exchange.reading import Cell, Chunk, Head, SheetInfo, Workbook
from db.exchange.remarks import remarks_of
from db.exchange.remembered import recall
from db.exchange.title import datum_told
from db.fields import Kind
from db.models.base import RecordType
from db.problem import Problem
from db.reference import Reference
from db.text import Translate

if TYPE_CHECKING:
    from db.exchange.rescue_plan import CaseSources
    from db.store import Store

NEVER: Cancel = lambda: False  # noqa: E731


@dataclass
class SheetSource:
    """A sheet as it was read. chunks: all its rows that are not blank. facts: `sheet_facts`."""

    info: SheetInfo
    head: Head
    chunks: list[Chunk] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)

    def cell(self, number: int, index: int) -> Cell:
        """The cell in row `number` of the file and column `index`; "" where nothing is."""
        place = bisect_right(self.chunks, number, key=lambda chunk: chunk.numbers[0]) - 1
        if place < 0:
            return ""
        chunk = self.chunks[place]
        row = bisect_left(chunk.numbers, number)
        if row == len(chunk.numbers) or chunk.numbers[row] != number:
            return ""
        return chunk.columns[index][row] if index < len(chunk.columns) else ""

    def rows(self, numbers: Sequence[int]) -> Chunk:
        """Some rows, by their numbers in the file."""
        width = max((len(chunk.columns) for chunk in self.chunks), default=0)
        return Chunk(
            list(numbers), [[self.cell(n, index) for n in numbers] for index in range(width)]
        )

    def long_head(self, rows: int) -> Head:
        """The first `rows` rows, also where more are wanted than were read at first."""
        if rows <= len(self.head.rows):
            return self.head
        width = max((len(row) for row in self.head.rows), default=0)
        cells = [[self.cell(number, i) for i in range(width)] for number in range(1, rows + 1)]
        return replace(self.head, rows=cells)


class Session:
    """Reads a file for records of one type and plans it, as often as corrections ask for it."""

    def __init__(
        self,
        store: Store,
        path: Path,
        record_type: RecordType,
        words: Sequence[Translate],
        *,
        ask: bool,
        use_remembered: bool,
    ) -> None:
        self.store = store
        self.path = path
        self.record_type, self.names = names_of(record_type, words)
        self.words = words
        self.ask = ask
        self.use_remembered = use_remembered
        self.reference: Reference = store.reference()
        self.source: SheetSource | None = None
        self.sheets: tuple[SheetInfo, ...] = ()
        self.other_sheets: tuple[str, ...] = ()
        # (field, text) -> what it may mean, found once.
        self.cases: CaseSources | None = None
        self.cases_planned = False
        self.proposals: dict[tuple[str, str], list[Proposal]] = {}

    # --- reading --------------------------------------------------------------------------------

    def read(
        self, said: Corrections, progress: Progress | None, cancelled: Cancel | None
    ) -> ImportPlan:
        """Open the file, find the table and plan it while it is read."""
        if self.record_type.name == "rescue":
            from db.exchange.rescue_plan import plan_cases

            return plan_cases(self, said, progress, cancelled)
        stop = cancelled or NEVER
        with Workbook(self.path, cancelled=cancelled) as workbook:
            layout, head = find_layout(
                workbook,
                self.record_type,
                self.names,
                corrections=said,
                # The tables of names are made at their first use: now, while there is time.
                meanwhile=self._prepare,
            )
            source = self.source = SheetSource(layout.sheet, head)
            self.sheets = workbook.sheets
            self.other_sheets = tuple(
                i.name for i in workbook.sheets if i.visible and i != layout.sheet
            )
            plan = self.begin(layout, said)
            planner = self.planner(plan)
            for chunk in workbook.chunks(layout.sheet.index):
                if stop():
                    raise Cancelled
                source.chunks.append(chunk)
                planner.add(chunk)
                if progress is not None:
                    progress(chunk.numbers[-1], max(layout.height, chunk.numbers[-1]))
            source.facts = workbook.facts
        return self.finish(plan, planner, stop)

    def _prepare(self) -> None:
        self.reference.find_all_species("-")
        self.reference.find_places("-")

    # --- planning -------------------------------------------------------------------------------

    def begin(self, layout: Layout, said: Corrections, *, first: bool = True) -> ImportPlan:
        """An empty plan: what the file tells, what is remembered of its like, what was said.

        first: of a file just opened; afterwards `said` holds what was remembered, as far as the
        person has not taken it back.
        """
        roster = refused_roster(self.path, layout)
        if roster is not None and not said.mapping:
            raise roster
        found = recall(self.store, self.record_type, layout) if self.use_remembered else None
        if layout.guessed and found is None and not self.ask:
            raise no_header(self.path, self.record_type)
        corrections = found.under(said, layout) if found is not None and first else said
        told = datum_told((layout.title, *(c.header for c in layout.columns)))
        layout = proposed(self, layout, corrections)
        if found is not None:
            layout = found.told(layout, corrections)
        return ImportPlan(
            self.record_type,
            self.path,
            layout,
            corrections.datum or told or "wgs84",
            self.other_sheets,
            corrections=corrections,
            year=corrections.year or layout.year,
            remembered=found,
            datum_is_told=bool(corrections.datum or told)
            # A file with our record ids is one of ours: its positions are WGS 84.
            or any(c.meaning.role in ("datum", "record_id") for c in layout.columns)
            or bool(layout.of_field("verbatim_srs")),
            session=self,
        )

    def column_reader(self) -> ColumnReader:
        """What says of unknown columns which fields they may carry."""
        return ColumnReader(
            self.record_type, self.names, self.reference, self.words, lambda: self.known_names
        )

    @cached_property
    def known_names(self) -> set[str]:
        """Names of people that records of this type have used."""
        table = self.record_type.table.c
        return {
            str(name)
            for spec in self.record_type.fields
            if spec.personal and spec.kind is Kind.TEXT and spec.name in table
            for name in self.store.distinct(self.record_type, spec.name, limit=2000)
        }

    def planner(self, plan: ImportPlan) -> Planner:
        return Planner(plan, self.reference, self.words, lenient=self.ask)

    def again(
        self, said: Corrections, progress: Progress | None, cancelled: Cancel | None
    ) -> ImportPlan:
        """Plan the sheet that was read, with other corrections."""
        source = self.source
        if source is None or self.cases is not None:
            return self.read(said, progress, cancelled)
        if said.sheet is not None and said.sheet != source.info.name:
            return self.read(said, progress, cancelled)
        stop = cancelled or NEVER
        head = source.long_head(max(HEAD_ROWS, said.header_last or 0))
        layout, _head = choose_layout(
            self.path, [(source.info, head)], self.record_type, self.names, said
        )
        plan = self.begin(layout, said, first=False)
        planner = self.planner(plan)
        for chunk in source.chunks:
            if stop():
                raise Cancelled
            planner.add(chunk)
            if progress is not None:
                progress(chunk.numbers[-1], max(layout.height, chunk.numbers[-1]))
        return self.finish(plan, planner, stop)

    def finish(self, plan: ImportPlan, planner: Planner, stop: Callable[[], bool]) -> ImportPlan:
        """Find the doubles of a plan whose rows were checked."""
        if stop():
            raise Cancelled
        plan.supplied = planner.supplied
        plan.carried = planner.uuids
        self.remark(plan, planner)
        self.mark_doubles(plan, [n for n, s in enumerate(plan.states) if s not in CLOSED], stop)
        self.name_records(plan, range(len(plan.states)), stop)
        if stop():
            raise Cancelled
        return plan

    def remark(self, plan: ImportPlan, planner: Planner) -> None:
        """Say what concerns the file as a whole."""
        plan.other_tables = tuple(planner.rows.other_tables)
        facts = self.source.facts if self.source is not None else {}
        better = fitting_better(self.record_type, plan.layout, self.words)
        plan.remarks = remarks_of(plan, facts, self.sheets, better)

    def mark_doubles(self, plan: ImportPlan, rows: Sequence[int], stop: Cancel) -> None:
        """Find which of `rows` are records already, or rows of the sheet before them."""

        def mark(index: int, certain: bool, problem: Problem) -> None:
            plan.add_problem(index, problem)
            if certain:
                plan.states[index] = State.DUPLICATE

        same_record: dict[int, int] = {}
        same_row: dict[int, int] = {}
        find_doubles(
            self.store,
            self.record_type,
            plan.values,
            plan.supplied,
            rows,
            plan.numbers,
            plan.carried,
            Marks(same_record, same_row, mark),
            stop,
        )
        plan.problems.same_record.update(same_record)
        plan.problems.same_row.update(same_row)
        for index in (*same_record, *same_row):
            plan.states[index] = State.DUPLICATE

    def name_records(self, plan: ImportPlan, among: Collection[int], stop: Cancel) -> None:
        """Give those rows `among` which carry a free record id that id."""
        if not plan.carried:
            return
        written = (State.NEW, State.DOUBTFUL)
        rows = [row for row in among if plan.states[row] in written]
        named = dict(plan.uuids)
        for row in among if named else ():
            named.pop(row, None)
        found = brought_along(self.store, self.record_type, plan.carried, rows, stop)
        used = named.values() if len(found) < 4 else set(named.values())
        named.update({row: uuid for row, uuid in found.items() if uuid not in used})
        plan.uuids = named
