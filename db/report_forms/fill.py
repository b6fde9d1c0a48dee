"""Filling a form in: only the cells with placeholders are written anew.

Every other part of the workbook keeps its bytes. Where rows are repeated, what refers to rows
below them follows (`db.report_forms.rows`). Where the form holds formulas, what they come to is
renewed, and Excel is told to work them out when it opens the form.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from db.errors import Cancelled, UserError
from db.exchange.output_columns import cell_words
from db.exchange.sheet_xml import date_number
from db.exchange.workbook_out import replacing
from db.report_forms.answers import Answer, Answers, Report, Row
from db.report_forms.check import FormPlan, Gap, SheetPlan, check_form
from db.report_forms.formats import formatted, words_of
from db.report_forms.meaning import FieldValue, Grammar, Value
from db.report_forms.moving import LAST_ROW, Block, Moves
from db.report_forms.package import Package
from db.report_forms.results import renew_results
from db.report_forms.rows import SheetWriter, follow
from db.report_forms.sheet_cells import Cell, FormError, Run, SheetCells
from db.showing import Words
from db.text import Translate, translate_noop

if TYPE_CHECKING:
    from db.store import Store

Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]

_LONGEST: Final = 32_767
_NOT_ALL_RIGHT = translate_noop(
    "ReportForm", "{form} was not filled: {count} placeholders are not right. The first: {first}"
)
_TOO_MANY = translate_noop(
    "ReportForm", "{count} rows do not fit into sheet “{sheet}”: take a shorter period."
)


class FormNotRight(UserError):
    """Placeholders of the form cannot be understood. plan: with all problems."""

    def __init__(self, plan: FormPlan) -> None:
        super().__init__(
            _NOT_ALL_RIGHT.format(
                form=plan.package.name,
                count=len(plan.problems),
                first=plan.problems[0].sentence(),
            )
        )
        self.plan = plan


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What was written. filled: cells. rows: records of repeated rows."""

    path: Path
    filled: int
    rows: int


def fill_form(
    store: Store,
    package: Package,
    path: str | os.PathLike[str],
    report: Report,
    *,
    translate: Translate,
    language: str,
    words: Sequence[Translate] = (),
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> FilledForm:
    """Fill a form into a new workbook. words: translators of the languages it may be written in.

    Raises FormNotRight, FormError, ExportError, Cancelled; then nothing is left behind.
    """
    grammar = Grammar(store.reference(), tuple(words) or (translate,))
    plan = check_form(package, grammar)
    if plan.problems:
        raise FormNotRight(plan)
    answers = Answers(store, Words(translate, store.reference(), language), report)
    filler = _Filler(plan, answers, progress, cancelled)
    changed = filler.fill()
    with replacing(Path(path)) as target:
        package.save(target, changed)
        if cancelled is not None and cancelled():
            raise Cancelled
    return FilledForm(Path(path), filler.filled, filler.rows)


class _Filler:
    """Makes the changed parts of one form."""

    def __init__(
        self, plan: FormPlan, answers: Answers, progress: Progress | None, cancelled: Cancel | None
    ) -> None:
        self.plan, self.answers = plan, answers
        self.package = plan.package
        self._progress, self._cancelled = progress, cancelled
        self._done = 0
        self.filled = self.rows = 0

    def fill(self) -> dict[str, bytes | None]:
        """The parts that change. None takes a part out."""
        records = {
            plan.sheet.name: [self.answers.rows(block.each) for block in plan.blocks]
            for plan in self.plan.sheets
        }
        moves = {
            plan.sheet.name: _moves(plan, records[plan.sheet.name]) for plan in self.plan.sheets
        }
        changed: dict[str, bytes | None] = {}
        filled: set[tuple[str, int, int]] = set()
        for plan in self.plan.sheets:
            cells = self.package.cells(plan.sheet)
            self._rows = records[plan.sheet.name]
            self.rows += sum(map(len, self._rows))
            writer = SheetWriter(cells, plan.sheet.name, moves)
            body = writer.write(partial(self._filled, plan, cells), self._head_lines(plan))
            filled |= {(plan.sheet.name, *place) for place in writer.filled}
            if body != cells.body:
                changed[plan.sheet.part] = body
        changed.update(follow(self.package, moves, changed))
        changed.update(renew_results(self.package, changed, filled))
        return changed

    def _step(self) -> None:
        self._done += 1
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._progress is not None:
            self._progress(min(self._done, self.plan.count), self.plan.count)

    def _filled(self, plan: SheetPlan, cells: SheetCells, cell: Cell, copy: int) -> bytes | None:
        """The content of a cell after its address, None for one without a placeholder."""
        found = plan.cells.get((cell.row, cell.column))
        if found is None:
            return None
        self._step()
        self.filled += 1
        _cell, runs, gaps = found
        row = self._row(plan, cell.row, copy)
        text = "".join(run.text for run in runs)
        if row is None:  # a repeated row without a record stays empty
            return _content(cells.prefix, cell.style, None)
        meant = [gap.meaning for gap in gaps if gap.meaning is not None]
        if len(meant) == 1 and not _around(text, gaps).strip():
            answer = self._answer(meant[0], row)
            if isinstance(answer, dt.date) and cell.style not in self.package.date_styles:
                answer = answer.isoformat()
            return _content(cells.prefix, cell.style, answer)
        shown = [self._gap_words(gap, row) for gap in gaps]
        return _text_content(cells.prefix, cell.style, _replaced(runs, gaps, shown))

    def _row(self, plan: SheetPlan, number: int, copy: int) -> Row | None:
        for block, records in zip(plan.blocks, self._rows, strict=True):
            if block.first <= number <= block.last:
                return records[copy] if copy < len(records) else None
        return Row({}, {})

    def _answer(self, meaning: Value | FieldValue, row: Row) -> Answer:
        if isinstance(meaning, FieldValue):
            answer = self.answers.field(meaning, row)
        else:
            answer = self.answers.value(meaning, row)
        return formatted(answer, meaning.format)

    def _gap_words(self, gap: Gap, row: Row) -> str:
        meaning = gap.meaning
        if meaning is None:
            return ""
        answer = self._answer(meaning, row)
        rate = isinstance(meaning, Value) and meaning.form == "rate"
        if rate and not meaning.format and isinstance(answer, int | float):
            return f"{answer:.1%}"
        return words_of(answer)

    def _head_lines(self, plan: SheetPlan) -> list[tuple[int, int, bytes]]:
        made = []
        for start, end, text, gaps in plan.lines:
            whole, at = "", 0
            for gap in gaps:
                # A single & begins a code of the line, e.g. &P for the page.
                words = self._gap_words(gap, Row({}, {})).replace("&", "&&")
                whole += text[at : gap.start] + words
                at = gap.end
            made.append((start, end, escape(whole + text[at:]).encode()))
        return made


def _moves(plan: SheetPlan, records: Sequence[Sequence[Row]]) -> Moves:
    blocks = tuple(
        Block(block.first, block.last, max(1, len(rows)))
        for block, rows in zip(plan.blocks, records, strict=True)
    )
    added = sum(block.added for block in blocks)
    if added > LAST_ROW - 100_000:
        raise FormError(_TOO_MANY.format(count=added, sheet=plan.sheet.name))
    return Moves(blocks)


def _around(text: str, gaps: Sequence[Gap]) -> str:
    """What stands beside the placeholders."""
    for gap in reversed(gaps):
        text = text[: gap.start] + text[gap.end :]
    return text


def _replaced(runs: Sequence[Run], gaps: Sequence[Gap], shown: Sequence[str]) -> list[Run]:
    """The runs with words in the place of the gaps; they take the look of where a gap begins."""
    made: list[Run] = []
    at = 0
    for run in runs:
        end = at + len(run.text)
        out, place = "", at
        for gap, words in zip(gaps, shown, strict=True):
            if gap.end <= place or gap.start >= end:
                continue
            out += run.text[place - at : max(place, gap.start) - at]
            if gap.start >= at:
                out += words
            place = min(gap.end, end)
        out += run.text[place - at :]
        if out:
            made.append(Run(out, run.look))
        at = end
    return made


def _content(prefix: bytes, style: str, answer: Answer) -> bytes:
    """Attributes and content of a <c> element, from behind its address."""
    look = f' s="{style}"'.encode() if style else b""
    if answer is None or answer == "":
        return look + b"/>"
    if isinstance(answer, dt.date):
        number = date_number(answer)
        if number is None:
            return _text_content(prefix, style, [Run(answer.isoformat())])
        answer = number
    if isinstance(answer, str):
        return _text_content(prefix, style, [Run(answer)])
    p = prefix
    return look + b"><" + p + b"v>" + repr(answer).encode() + b"</" + p + b"v></" + p + b"c>"


def _text_content(prefix: bytes, style: str, runs: Sequence[Run]) -> bytes:
    look = f' s="{style}"'.encode() if style else b""
    p = prefix
    left = _LONGEST
    parts = []
    for run in runs:
        text = cell_words(run.text)[:left]
        left -= len(text)
        body = b'<%bt xml:space="preserve">%b</%bt>' % (p, escape(text).encode(), p)
        # A look of another namespace prefix would not be understood here.
        own = run.look if _fits(run.look, p) else b""
        parts.append(b"<%br>%b%b</%br>" % (p, own, body, p) if len(runs) > 1 or own else body)
    if not left + sum(1 for run in runs if run.text):
        parts = parts or [b""]
    return look + b' t="inlineStr"><%bis>%b</%bis></%bc>' % (p, b"".join(parts), p, p)


def _fits(look: bytes, prefix: bytes) -> bool:
    return bool(look) and re.match(rb"<%brPr\b" % re.escape(prefix), look) is not None


__all__ = ["FilledForm", "FormNotRight", "fill_form"]
