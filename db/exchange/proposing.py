"""Which field an unknown column may carry: its header is like a known one, its cells like values.

What is nearly certain is taken at once, and the column says so (`SourceColumn.origin`); the rest is
proposed and asked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from db.conversion import ConversionError, parse, parse_moment
from db.exchange.converters import squeeze, term_key, term_names
from db.exchange.corrections import Corrections
from db.exchange.headers import HeaderNames, Meaning, normalise, without_brackets
from db.exchange.layout import Layout, SourceColumn, cell_text
from db.exchange.reading import Cell
from db.fields import FieldSpec, Kind, Need
from db.models.base import RecordType
from db.places.coordinates import PositionError, parse_position
from db.reference import Reference
from db.text import Text, Translate

if TYPE_CHECKING:
    from db.exchange.session import Session

SAMPLE = 60
"""Different cells of a column that are looked at."""

_PHONE = re.compile(r"(?:\+?86[- ]?)?1\d{10}|0\d{2,3}[- ]?\d{7,8}")
# How much it says that all cells of a column can be read as a value of that kind.
_TELLING = {
    Kind.DATE: 0.95,
    Kind.SPECIES: 0.95,
    Kind.LATITUDE: 0.9,
    Kind.LONGITUDE: 0.9,
    Kind.PLACE: 0.85,
    Kind.TIME: 0.8,
    Kind.CHOICE: 0.8,
    Kind.CHOICES: 0.7,
    Kind.INTEGER: 0.35,
    Kind.DECIMAL: 0.3,
    Kind.TEXT: 0.2,
    Kind.LONG_TEXT: 0.15,
}
# Of these a column may hold many that are not understood.
_MISSPELT = (Kind.TEXT, Kind.LONG_TEXT, Kind.SPECIES, Kind.PLACE, Kind.CHOICE, Kind.CHOICES)
_SURE_NAME, _SURE_CELLS, _SURE_SHARE = 0.8, 0.7, 0.8


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something to choose. value: a field's name, a code, or a text to be read.

    score: 0 to 1, best first. why: "name" (it is written alike), "sound", "cells" (what stands in
    the column), "both" (name and cells), "here" (used in these records) or "rule".
    """

    value: str
    label: Text | str
    score: float
    why: str


class ColumnReader:
    """Says of columns which fields they may carry."""

    def __init__(
        self,
        record_type: RecordType,
        names: HeaderNames,
        reference: Reference,
        words: Sequence[Translate],
        known_names: Callable[[], set[str]] = set,
    ) -> None:
        self._type = record_type
        self._names = names
        self._reference = reference
        self._words = words
        self._known_names = known_names
        self._terms: dict[str, dict[str, str]] = {}

    def proposals(self, header: str, cells: Sequence[Cell], taken: set[str]) -> list[Proposal]:
        """Fields for a column, best first. taken: fields that other columns carry."""
        alike = self._alike(header)
        sample = different(cells)
        found = []
        for spec in self._type.fields:
            if spec.internal or spec.generated:
                continue
            name = alike.get(spec.name, 0.0)
            share = self.share(spec, sample) if sample else 0.0
            telling = self._telling(spec) * share if share >= 0.5 else 0.0
            telling *= 1 - 0.5 ** len(sample)
            if sample and share < 0.3 and spec.kind not in _MISSPELT:
                name *= 0.4  # whatever it is called, that is not what it holds
            score = 1 - (1 - name) * (1 - 0.8 * telling)
            if spec.name in taken:
                score *= 0.6
            if score >= 0.35:
                why = "both" if name >= 0.5 and telling >= 0.5 else "cells"
                why = why if telling > name or why == "both" else "name"
                found.append(Proposal(spec.name, spec.label, round(score, 3), why))
        return sorted(found, key=lambda one: -one.score)[:5]

    def is_sure(self, header: str, cells: Sequence[Cell], field: str) -> bool:
        """Whether header and cells both say that the column carries `field`."""
        spec = self._type.by_name[field]
        sample = different(cells)
        return (
            self._telling(spec) >= _SURE_CELLS
            and self._alike(header, parts=3).get(field, 0.0) >= _SURE_NAME
            and bool(sample)
            and self.share(spec, sample) >= _SURE_SHARE
        )

    def _telling(self, spec: FieldSpec) -> float:
        if spec.kind is Kind.TEXT:
            if spec.name.endswith("contact") or spec.name == "verbatim_coordinates":
                return 0.9
            if spec.personal:
                return 0.85
        if spec.name == "elevation":
            return 0.55
        return _TELLING.get(spec.kind, 0.0)

    def _alike(self, header: str, parts: int = 2) -> dict[str, float]:
        """Field -> likeness of its nearest known header, 0 to 1.

        parts: letters that a part must have to count: 日期 is a part of 上岗日期, too.
        """
        from rapidfuzz import fuzz, process

        found: dict[str, float] = {}
        for text in dict.fromkeys((normalise(header), without_brackets(header))):
            if not text:
                continue
            for scorer, factor in ((fuzz.ratio, 1.0), (fuzz.partial_ratio, 0.85)):
                for known, score, _ in process.extract(
                    text, self._names.headers, scorer=scorer, limit=20, score_cutoff=60
                ):
                    if scorer is fuzz.partial_ratio and min(len(known), len(text)) < parts:
                        continue
                    field = self._names.field_of(known)
                    if field is not None:
                        found[field] = max(found.get(field, 0.0), score / 100 * factor)
        return found

    def share(self, spec: FieldSpec, sample: Sequence[Cell]) -> float:
        """The part of the cells that can be read as values of the field."""
        return sum(self._fits(spec, cell) for cell in sample) / len(sample)

    def _fits(self, spec: FieldSpec, cell: Cell) -> bool:
        text = squeeze(cell_text(cell))
        number = _number(cell)
        match spec.kind:
            case Kind.DATE:
                return number is None and _is_date(cell)
            case Kind.TIME:
                return number is None and self._parses(spec, cell) and not _is_date(cell)
            case Kind.LATITUDE:
                return self._is_angle(spec, cell, number, 15, 56)
            case Kind.LONGITUDE:
                return self._is_angle(spec, cell, number, 70, 140)
            case Kind.SPECIES:
                return bool(self._reference.find_all_species(text))
            case Kind.PLACE:
                return len(text) > 1 and bool(self._reference.find_places(text))
            case Kind.CHOICE | Kind.CHOICES:
                return number is None and self._is_term(spec, text)
            case Kind.INTEGER:
                return number is not None and number.is_integer() and _within(spec, number)
            case Kind.DECIMAL:
                if spec.name == "elevation":
                    return number is not None and 1000 <= number <= 7500
                return number is not None and _within(spec, number)
            case Kind.TEXT if spec.name.endswith("contact"):
                return _PHONE.fullmatch(text) is not None
            case Kind.TEXT if spec.name == "verbatim_coordinates":
                return number is None and _is_position(text)
            case Kind.TEXT if spec.personal:
                return text in self._known_names()
            case Kind.TEXT | Kind.LONG_TEXT:
                return number is None and isinstance(cell, str)
        return False

    def _is_term(self, spec: FieldSpec, text: str) -> bool:
        if spec.name not in self._terms:
            self._terms[spec.name] = term_names(spec, self._words)
        return term_key(text) in self._terms[spec.name]

    def _is_angle(
        self, spec: FieldSpec, cell: Cell, number: float | None, low: float, high: float
    ) -> bool:
        if number is None:
            value = self._parsed(spec, cell)
            number = value if isinstance(value, float) else None
        return number is not None and low <= number <= high and not number.is_integer()

    def _parses(self, spec: FieldSpec, cell: Cell) -> bool:
        return self._parsed(spec, cell) is not None

    def _parsed(self, spec: FieldSpec, cell: Cell) -> Any:
        try:
            return parse(spec, cell, self._reference)
        except (ConversionError, ValueError, ArithmeticError):
            return None


def different(cells: Sequence[Cell]) -> list[Cell]:
    """The first different cells of a column that are not blank."""
    found: dict[Cell, None] = {}
    for cell in cells:
        if cell != "" and not (isinstance(cell, str) and not cell.strip()):
            found[cell] = None
            if len(found) >= SAMPLE:
                break
    return list(found)


def _number(cell: Cell) -> float | None:
    if isinstance(cell, (int, float)):
        return float(cell)
    if isinstance(cell, str):
        try:
            return float(cell)
        except ValueError:
            return None
    return None


def _within(spec: FieldSpec, number: float) -> bool:
    low, high = spec.minimum, spec.maximum
    return (low is None or low <= number) and (high is None or number <= high)


def _is_date(cell: Cell) -> bool:
    try:
        return parse_moment(cell, today=dt.date(2024, 12, 31)) is not None
    except ConversionError:
        return False


def _is_position(text: str) -> bool:
    try:
        return bool(parse_position(text))
    except PositionError:
        return False


def proposed(session: Session, layout: Layout, corrections: Corrections) -> Layout:
    """The layout with those unknown columns whose meaning is nearly certain."""
    extras = [c for c in layout.extras if c.letter not in corrections.mapping]
    if not extras or session.source is None:
        return layout
    rows = session.source.head.rows[layout.header_last :]
    cells = {c.index: [row[c.index] for row in rows if c.index < len(row)] for c in extras}
    extras = [c for c in extras if different(cells[c.index])]
    reader = session.column_reader()
    taken = {c.meaning.field for c in layout.columns if c.meaning.field is not None}
    chosen: dict[int, tuple[str, str]] = {}
    for column in extras:
        for one in reader.proposals(column.header, cells[column.index], taken)[:2]:
            if one.value not in taken and reader.is_sure(
                column.header, cells[column.index], one.value
            ):
                chosen[column.index] = (one.value, "similar")
                taken.add(one.value)
                break
    for spec in session.record_type.fields:
        if spec.need is not Need.REQUIRED or spec.default is not None or spec.name in taken:
            continue
        fitting = [
            column
            for column in extras
            if column.index not in chosen
            and spec.kind in (Kind.DATE, Kind.SPECIES)
            and reader.share(spec, different(cells[column.index])) >= 0.9
        ]
        if len(fitting) == 1:
            chosen[fitting[0].index] = (spec.name, "cells")
            taken.add(spec.name)
    return replace(
        layout, columns=tuple(_as_chosen(c, chosen.get(c.index)) for c in layout.columns)
    )


def _as_chosen(column: SourceColumn, chosen: tuple[str, str] | None) -> SourceColumn:
    if chosen is None:
        return column
    return replace(column, meaning=Meaning("field", chosen[0]), origin=chosen[1])
