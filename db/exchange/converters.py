"""Cells of a whole column to values, each distinct cell converted once.

A converter gives for every cell a value, None for a blank one, or a `Finding`: what is wrong with
the cell, or what must be remembered about it although it was understood.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from db.conversion import ConversionError, Reading, parse, parse_moment
from db.dates import INEXACT
from db.exchange.layout import cell_text
from db.exchange.reading import Cell
from db.fields import FieldSpec, Kind
from db.models.base import RecordType
from db.problem import Problem, doubt, error
from db.reference import Reference
from db.text import Translate, english, translate_noop
from db.validation import check


@dataclass(frozen=True, slots=True)
class Finding:
    """A cell with a remark. value: what is taken in. keep: its text goes to the notes too."""

    value: Any
    problem: Problem | None = None
    keep: bool = False


NOT_IN_LIST = translate_noop(
    "Import", "{field} does not know “{cell}”: it stays empty and the words are kept in the notes."
)

NO_DAY = translate_noop(
    "Import", "“{cell}” has no day: {field} stays empty and the words are kept in the notes."
)

ERROR_CELL = translate_noop(
    "Import",
    "The cell shows the error {cell}: mend its formula in the workbook, or type the value here.",
)
FORMULA = translate_noop(
    "Import",
    "“{cell}” is a formula whose result was not saved: open the file in Excel, save it and import "
    "it again, or type the value here.",
)
ERROR_NAMES = frozenset(
    (
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
        "#GETTING_DATA",
        *(f"ERR:{number}" for number in (*range(501, 541), 1004)),
    )
)
# What people write into a cell to say that they know nothing, beyond what the forms take so.
UNKNOWN_WORDS = frozenset(
    (
        "不明",
        "不清楚",
        "无记录",
        "未记录",
        "未填",
        "?",
        "null",
        "nil",
        "unknown",
        "not known",
        ".",
        "…",
    )
)
LIST_SEPARATORS = re.compile(r"[,，、;；/|\n]+")
YEAR_MISSING = "year_missing"
"""Code of the problem of a day that has no year, where nothing tells it."""
NO_YEAR = translate_noop(
    "Import", "“{cell}” has no year: say which year this file is of, or write it like 2025-03-05."
)
_NONE_WORDS = frozenset(("没有", "无"))
_READING = Reading(serials=True)


def spec_problem(record_type: RecordType, spec: FieldSpec, value: Any) -> Problem | None:
    """What the facts of `spec` alone say against `value`."""
    for problem in check(record_type, {spec.name: value}):
        if problem.field == spec.name and problem.code in (
            "number",
            "bounds",
            "vocabulary",
            "too_long",
        ):
            return problem
    return None


def squeeze(text: str) -> str:
    """Text as typed, one width of digits and signs, without outer spaces."""
    return unicodedata.normalize("NFKC", text).strip()


class Converter:
    """Any kind: the conversion that forms use, remembered for each distinct cell."""

    def __init__(self, record_type: RecordType, spec: FieldSpec, reference: Reference) -> None:
        self.record_type = record_type
        self.spec = spec
        self.reference = reference
        self._memo: dict[Any, Any] = {"": None}

    def column(self, cells: list[Cell]) -> list[Any]:
        """The values (or Findings) of `cells`; a new list of the same length."""
        memo = self._memo
        try:
            return [memo[cell] for cell in cells]
        except KeyError:
            for cell in set(cells):
                if cell not in memo:
                    memo[cell] = self.convert(cell)
            return [memo[cell] for cell in cells]

    def convert(self, cell: Cell) -> Any:
        """The value of one cell, None, or a Finding. Never raises."""
        if isinstance(cell, str):
            text = squeeze(cell)
            if text[:1] in ("#", "E") and text.upper() in ERROR_NAMES:
                return Finding(
                    None, error("error_cell", self.spec.name, ERROR_CELL.format(cell=text))
                )
            if not text or text.casefold() in UNKNOWN_WORDS:
                return None
        try:
            value = self.understand(cell)
        except ConversionError as reason:
            if isinstance(cell, str) and cell.startswith("="):
                return Finding(
                    None, error("formula", self.spec.name, FORMULA.format(cell=shorten(cell)))
                )
            return Finding(None, error("unreadable", self.spec.name, reason.text))
        except (ValueError, OverflowError, ArithmeticError):
            return Finding(None, self._doubt(NOT_IN_LIST, cell), keep=True)
        if value is None or isinstance(value, Finding):
            return value
        problem = spec_problem(self.record_type, self.spec, value)
        return value if problem is None else Finding(None, problem)

    def understand(self, cell: Cell) -> Any:
        return parse(self.spec, cell, self.reference, _READING)

    def _doubt(self, text: Any, cell: Cell) -> Problem:
        return doubt(
            "not_taken",
            self.spec.name,
            text.format(cell=shorten(cell_text(cell)), field=self.spec.label),
        )


def shorten(text: str, limit: int = 60) -> str:
    """A cell's text short enough for a sentence."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


class TextConverter(Converter):
    """Words are taken as they are, without outer spaces."""

    def column(self, cells: list[Cell]) -> list[Any]:
        if set(map(type, cells)) == {str}:
            texts: list[str] = cells  # type: ignore[assignment]
            joined = "".join(texts)
            if max(map(len, texts)) < 30_000 and "#" not in joined and joined.isprintable():
                return [text.strip() or None for text in texts]
        return [self.convert(cell) for cell in cells]

    def convert(self, cell: Cell) -> Any:
        if isinstance(cell, str) and cell.strip().upper() in ERROR_NAMES:
            return super().convert(cell)
        text = self.understand(cell)
        if text is None or len(text) < 30_000:
            return text
        problem = spec_problem(self.record_type, self.spec, text)
        return text if problem is None else Finding(None, problem)


class DateConverter(Converter):
    """Dates in any usual form; a day without a year takes the year of the title.

    precisions, times: of the cells that are less or more than a day.
    """

    def __init__(
        self, record_type: RecordType, spec: FieldSpec, reference: Reference, year: int | None
    ) -> None:
        super().__init__(record_type, spec, reference)
        # With the last day of the year as "today", a day without a year falls into that year.
        self._last_day = None if year is None else dt.date(year, 12, 31)
        self.precisions: dict[Cell, str] = {}
        self.times: dict[Cell, dt.time] = {}

    def understand(self, cell: Cell) -> Any:
        # 昨天 is counted from a day of writing that no register tells.
        relative = isinstance(cell, str) and _RELATIVE.search(cell) is not None
        try:
            moment = parse_moment(cell, today=None if relative else self._last_day, serials=True)
        except ConversionError:
            if self._last_day is None and not relative and _is_yearless(cell):
                text = NO_YEAR.format(cell=shorten(cell_text(cell)))
                return Finding(None, error(YEAR_MISSING, self.spec.name, text))
            raise
        if moment is None:
            return None
        if moment.precision in INEXACT and not self.spec.name.endswith("event_date"):
            # Only a record's own date can say that its day is not known.
            return Finding(None, self._doubt(NO_DAY, cell), keep=True)
        if moment.time is not None and moment.time != dt.time():
            self.times[cell] = moment.time
        if moment.precision in INEXACT:
            self.precisions[cell] = moment.precision
        return moment.date


_RELATIVE = re.compile(r"[今昨前]天|[今昨前]日|today|yesterday", re.I)


def _is_yearless(cell: Cell) -> bool:
    """Whether the cell would be a day if one knew the year."""
    try:
        return parse_moment(cell, today=dt.date(2024, 12, 31), serials=True) is not None
    except ConversionError:
        return False


class TimeConverter(Converter):
    """A time that cannot be read does not hold up its record: it is kept in the notes."""

    def understand(self, cell: Cell) -> Any:
        try:
            return parse(self.spec, cell, self.reference, _READING)
        except ConversionError as reason:
            return Finding(None, doubt("not_taken", self.spec.name, reason.text), keep=True)


class LinkConverter(Converter):
    """An id of a record of ours; other people's numbers for an animal are kept in the notes."""

    def understand(self, cell: Cell) -> Any:
        try:
            return parse(self.spec, cell, self.reference)
        except ConversionError:
            return Finding(None, self._doubt(NOT_IN_LIST, cell), keep=True)


class ChoiceConverter(Converter):
    """Terms by code, label in any language, or another spelling."""

    def __init__(
        self,
        record_type: RecordType,
        spec: FieldSpec,
        reference: Reference,
        words: Sequence[Translate],
    ) -> None:
        super().__init__(record_type, spec, reference)
        self.terms = term_names(spec, words)

    def convert(self, cell: Cell) -> Any:
        # Before "not known" counts as empty: some vocabularies have a word for it.
        code = self.terms.get(term_key(cell_text(cell)))
        return code if code is not None else super().convert(cell)

    def understand(self, cell: Cell) -> Any:
        try:
            return parse(self.spec, cell, self.reference)
        except ConversionError as reason:
            if self.spec.need.value == "required":
                return Finding(None, error("vocabulary", self.spec.name, reason.text))
            return Finding(None, self._doubt(NOT_IN_LIST, cell), keep=True)


class ChoicesConverter(ChoiceConverter):
    """Several terms in one cell, separated by commas, strokes or line breaks."""

    def convert(self, cell: Cell) -> Any:
        return Converter.convert(self, cell)

    def understand(self, cell: Cell) -> Any:
        known, unknown = set(), []
        for part in LIST_SEPARATORS.split(cell_text(cell)):
            code = self.terms.get(term_key(part))
            if code is not None:
                known.add(code)
            elif part.strip() and part.strip() not in _NONE_WORDS:
                unknown.append(part.strip())
        assert self.spec.vocabulary is not None
        value = tuple(code for code in self.spec.vocabulary.codes() if code in known) or None
        if not unknown:
            return value
        return Finding(value, self._doubt(NOT_IN_LIST, ", ".join(unknown)), keep=True)


def term_key(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def term_names(spec: FieldSpec, words: Iterable[Translate]) -> dict[str, str]:
    """Every word for every term of the field's vocabulary -> its code; labels before aliases."""
    assert spec.vocabulary is not None
    found: dict[str, str] = {}
    languages: list[Callable[[Any], str]] = [*words, english]
    for term in spec.vocabulary.terms:
        for word in languages:
            found.setdefault(term_key(word(term.label)), term.code)
        found.setdefault(term_key(term.code), term.code)
    for term in spec.vocabulary.terms:
        for alias in term.aliases:
            found.setdefault(term_key(alias), term.code)
    return found


def converter_for(
    record_type: RecordType,
    spec: FieldSpec,
    reference: Reference,
    *,
    year: int | None,
    words: Sequence[Translate],
    within: str | None,
) -> Converter:
    """The converter of a field's kind."""
    from db.exchange.naming import PlaceConverter, SpeciesConverter
    from db.exchange.number_converters import (
        CountConverter,
        DecimalConverter,
        DegreesConverter,
        NumberConverter,
    )

    kind = spec.kind
    if kind is Kind.DATE:
        return DateConverter(record_type, spec, reference, year)
    if kind is Kind.CHOICE:
        return ChoiceConverter(record_type, spec, reference, words)
    if kind is Kind.CHOICES:
        return ChoicesConverter(record_type, spec, reference, words)
    if kind is Kind.PLACE:
        return PlaceConverter(record_type, spec, reference, within)
    if (
        kind is Kind.INTEGER
        and spec.name == "individual_count"
        and ({"count_minimum", "count_maximum"} <= record_type.by_name.keys())
    ):
        return CountConverter(record_type, spec, reference)
    simple: dict[Kind, type[Converter]] = {
        Kind.TEXT: TextConverter,
        Kind.LONG_TEXT: TextConverter,
        Kind.INTEGER: NumberConverter,
        Kind.DECIMAL: DecimalConverter,
        Kind.LATITUDE: DegreesConverter,
        Kind.LONGITUDE: DegreesConverter,
        Kind.TIME: TimeConverter,
        Kind.LINK: LinkConverter,
        Kind.SPECIES: SpeciesConverter,
    }
    return simple[kind](record_type, spec, reference)
