"""What a form asks for, and everything in it that cannot be understood, each with its cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from db.report_forms.meaning import Each, FieldValue, Grammar, Value
from db.report_forms.package import Package, Sheet
from db.report_forms.placeholder import (
    Placeholder,
    PlaceholderError,
    find,
    holds_placeholder,
    parse,
)
from db.report_forms.sheet_cells import Cell, Run, split_address
from db.text import Text, translate_noop


@dataclass(frozen=True, slots=True)
class FormProblem:
    """A placeholder that cannot be filled. cell: its address; "" in a head or foot line."""

    sheet: str
    cell: str
    written: str
    text: Text

    def sentence(self) -> Text:
        """Sheet, cell and what to do, for one line."""
        if not self.cell:
            return translate_noop("ReportForm", "{sheet}: {text}").format(
                sheet=self.sheet, text=self.text
            )
        return translate_noop("ReportForm", "{sheet} {cell}: {text}").format(
            sheet=self.sheet, cell=self.cell, text=self.text
        )


@dataclass(frozen=True, slots=True)
class Gap:
    """A placeholder in a text: from `start` up to `end`; meaning: None for the mark of a row."""

    start: int
    end: int
    meaning: Value | FieldValue | None


@dataclass
class RowGaps:
    """A row that is repeated: `each.rows` rows from `first` on."""

    first: int
    each: Each

    @property
    def last(self) -> int:
        return self.first + self.each.rows - 1


@dataclass
class SheetPlan:
    """What is filled in on a sheet. cells: gaps by (row, column), with the text they stand in.

    lines: gaps of the head and foot lines by the bytes they stand in.
    """

    sheet: Sheet
    cells: dict[tuple[int, int], tuple[Cell, list[Run], list[Gap]]] = field(default_factory=dict)
    blocks: list[RowGaps] = field(default_factory=list)
    lines: list[tuple[int, int, str, list[Gap]]] = field(default_factory=list)


@dataclass
class FormPlan:
    """A form that was looked through. count: of placeholders."""

    package: Package
    sheets: list[SheetPlan]
    problems: list[FormProblem]
    count: int

    @property
    def subjects(self) -> set[str]:
        """Codes of the subjects it tells of."""
        found = {block.each.subject for plan in self.sheets for block in plan.blocks}
        for plan in self.sheets:
            gaps = [gap for _c, _r, gaps in plan.cells.values() for gap in gaps]
            gaps += [gap for *_, more in plan.lines for gap in more]
            found |= {gap.meaning.subject for gap in gaps if isinstance(gap.meaning, Value)}
        return found


_LINE: Final = re.compile(rb"<((?:[\w.-]+:)?(?:odd|even|first)(?:Header|Footer))>([^<]*)</\1>")
_TYPED: Final = re.compile(rb"<(?:[\w.-]+:)?t(?:\s[^>]*)?>[^<]*\{\{")
"""Text somebody typed; what a chart remembers of its cells is another thing."""
_ELSEWHERE: Final = (
    ("xl/drawings/", translate_noop("ReportForm", "a text box or shape")),
    ("xl/comments", translate_noop("ReportForm", "a comment")),
    ("xl/charts/", translate_noop("ReportForm", "a chart")),
)


def check_form(package: Package, grammar: Grammar) -> FormPlan:
    """Look a form through. Nothing is filled; problems stand in the order of the sheets."""
    problems: list[FormProblem] = []
    plans: list[SheetPlan] = []
    count = 0
    for sheet in package.sheets:
        looked = _SheetLook(package, sheet, grammar)
        looked.look()
        plans.append(looked.plan)
        problems += looked.problems
        count += looked.count
    for part, body in package.parts.items():
        for start, what in _ELSEWHERE:
            if part.startswith(start) and _TYPED.search(body):
                text = translate_noop(
                    "ReportForm",
                    "{part} holds a placeholder, where none is filled: put it into a cell.",
                )
                problems.append(FormProblem(package.name, "", "", text.format(part=what)))
    if not count and not problems:
        text = translate_noop(
            "ReportForm",
            "There is no placeholder in the form: write e.g. {example} into a cell.",
        ).format(example="{{sightings.count}}")
        problems.append(FormProblem(package.sheets[0].name, "", "", text))
    return FormPlan(package, plans, problems, count)


class _SheetLook:
    """Looks one sheet through."""

    def __init__(self, package: Package, sheet: Sheet, grammar: Grammar) -> None:
        self.package, self.sheet, self.grammar = package, sheet, grammar
        self.plan = SheetPlan(sheet)
        self.problems: list[FormProblem] = []
        self.count = 0

    def look(self) -> None:
        cells = self.package.cells(self.sheet)
        written: list[tuple[Cell, list[Run], list[tuple[int, int, str, Placeholder]]]] = []
        for cell in cells.cells():
            runs = self.package.runs(cell)
            text = "".join(run.text for run in runs)
            if holds_placeholder(text):
                written.append((cell, runs, self._parsed(cell.address, text)))
            elif cell.formula is not None and "{{" in cell.formula:
                text_of_problem = translate_noop(
                    "ReportForm",
                    "A placeholder within a formula is not filled: give it a cell of its own and "
                    "let the formula read that cell.",
                )
                self._problem(cell.address, cell.formula, text_of_problem)
        for cell, _runs, found in written:
            for *_, whole, placeholder in found:
                if placeholder.each:
                    self._mark(cell, whole, placeholder)
        self._blocks_apart()
        for cell, runs, found in written:
            row_of = next(
                (b.each.subject for b in self.plan.blocks if b.first <= cell.row <= b.last), ""
            )
            gaps = self._gaps(cell.address, found, row_of)
            self.plan.cells[cell.row, cell.column] = (cell, runs, gaps)
        self.problems.sort(key=lambda one: split_address(one.cell) or (0, 0))
        self._lines(cells.body, cells.data_end)

    def _parsed(self, address: str, text: str) -> list[tuple[int, int, str, Placeholder]]:
        try:
            found = find(text)
        except PlaceholderError as error:
            self.count += 1
            self._problem(address, text, error.text)
            return []
        parsed = []
        for one in found:
            self.count += 1
            try:
                parsed.append((one.start, one.end, text[one.start : one.end], parse(one.written)))
            except PlaceholderError as error:
                self._problem(address, text[one.start : one.end], error.text)
        return parsed

    def _mark(self, cell: Cell, whole: str, placeholder: Placeholder) -> None:
        try:
            each = self.grammar.each(placeholder)
        except PlaceholderError as error:
            self._problem(cell.address, whole, error.text)
            return
        self.plan.blocks.append(RowGaps(cell.row, each))

    def _blocks_apart(self) -> None:
        self.plan.blocks.sort(key=lambda block: block.first)
        for one, other in zip(self.plan.blocks, self.plan.blocks[1:], strict=False):
            if other.first <= one.last:
                self._problem(
                    f"A{other.first}", "",
                    translate_noop(
                        "ReportForm", "Row {row} is marked to repeat twice: one mark is enough."
                    ).format(row=other.first),
                )  # fmt: skip

    def _gaps(
        self, address: str, found: Sequence[tuple[int, int, str, Placeholder]], row_of: str
    ) -> list[Gap]:
        gaps = []
        for start, end, whole, placeholder in found:
            if placeholder.each:
                gaps.append(Gap(start, end, None))
                continue
            try:
                gaps.append(Gap(start, end, self.grammar.value(placeholder, row_of)))
            except PlaceholderError as error:
                self._problem(address, whole, error.text)
        return gaps

    def _lines(self, body: bytes, after: int) -> None:
        """Head and foot lines: the same placeholders but for repeated rows."""
        from xml.sax.saxutils import unescape

        for line in _LINE.finditer(body, after):
            text = unescape(line[2].decode("utf-8", "replace"), {"&quot;": '"', "&apos;": "'"})
            if not holds_placeholder(text):
                continue
            gaps = self._gaps("", [p for p in self._parsed("", text) if not p[3].each], "")
            self.plan.lines.append((*line.span(2), text, gaps))

    def _problem(self, address: str, written: str, text: Text) -> None:
        self.problems.append(FormProblem(self.sheet.name, address, written, text))
