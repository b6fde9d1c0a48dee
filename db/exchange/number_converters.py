"""Numbers of a register: with units and about-signs, estimates and ranges of counts, degrees."""

from __future__ import annotations

import re
from typing import Any

from db.conversion import ConversionError, parse, parse_count
from db.exchange.converters import Converter, Finding, spec_problem, squeeze
from db.exchange.reading import Cell
from db.fields import FieldSpec, Kind
from db.messages.counts import counted
from db.models.base import RecordType
from db.reference import Reference
from db.text import translate_noop

VAGUE = translate_noop(
    "Import", "“{cell}” is no number: {field} stays empty and the words are kept in the notes."
)
_VAGUE = re.compile(
    r"(若干|数[只头匹群个]?|[多几好][只头匹群个几]+|许多|很多|少量|大量|成群|[一数几大小两三]?群|"
    r"some|several|many|few|a few|a group|group|herd|flock)(只|头|匹|个)?$",
    re.I,
)
_ABOUT = re.compile(
    r"(?P<about>约有?|大约|大概|近|将近|估计|about|approx\.?|ca?\.|~|≈)?\s*(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"\s*(?P<more>\+|余|多|以上|左右|上下)?\s*(?P<unit>米|m|公里|km|只|头|匹|kg|公斤)?"
    r"\s*(?P<after>\+|以上|左右|上下)?$",
    re.I,
)


class NumberConverter(Converter):
    """Whole and decimal numbers, with units; words for few and many become doubts."""

    def understand(self, cell: Cell) -> Any:
        if type(cell) is float and self.spec.kind is Kind.INTEGER and cell.is_integer():
            return int(cell)
        try:
            return parse(self.spec, cell, self.reference)
        except ConversionError:
            if not isinstance(cell, str):
                raise
            found = self._estimate(cell)
            if found is None:
                raise
            return found

    def _estimate(self, cell: str) -> Any:
        """What an inexact number gives; None when it is none."""
        text = squeeze(cell)
        if _VAGUE.match(text):
            return Finding(None, self._doubt(VAGUE, cell), keep=True)
        about = _ABOUT.match(text)
        if about is None:
            return None
        number = float(about["number"].replace(",", ""))
        number *= self._factor((about["unit"] or "").lower())
        if self.spec.kind is Kind.INTEGER:
            if not number.is_integer():
                return None
            number = int(number)
        problem = spec_problem(self.record_type, self.spec, number)
        if problem is not None:
            return Finding(None, problem)
        vague = about["about"] or about["more"] or about["after"]
        return Finding(number, keep=True) if vague or not about["unit"] else number

    def _factor(self, unit: str) -> float:
        """What a number in the cell's own unit is times in the field's."""
        own = self.spec.unit.source if self.spec.unit is not None else ""
        if unit in ("km", "公里"):
            return 1000 if own == "m" else 1
        return 0.001 if unit in ("m", "米") and own == "km" else 1


class CountConverter(NumberConverter):
    """A count that may be an estimate: 3-5 is no number but two bounds, kept in `ranges`."""

    def __init__(self, record_type: RecordType, spec: FieldSpec, reference: Reference) -> None:
        super().__init__(record_type, spec, reference)
        self.ranges: dict[Cell, tuple[int | None, int | None]] = {}

    def _estimate(self, cell: str) -> Any:
        try:
            count = parse_count(cell)
        except ConversionError:
            return self._in_words(cell) or super()._estimate(cell)
        if count is None:
            return None
        if count.minimum is not None or count.maximum is not None:
            for bound in (count.minimum, count.maximum):
                problem = (
                    None if bound is None else spec_problem(self.record_type, self.spec, bound)
                )
                if problem is not None:
                    return Finding(None, problem)
            self.ranges[cell] = (count.minimum, count.maximum)
        return Finding(count.count, keep=True)

    def _in_words(self, cell: str) -> Any:
        """十余只, 两三只, 20多只: from one number to another, as in a message."""
        text = squeeze(cell)
        found = counted(text) or counted(f"{text}只")
        if not found:
            return None
        bounds = (found.get("count_minimum"), found.get("count_maximum"))
        if bounds != (None, None):
            self.ranges[cell] = bounds
        return Finding(found.get("individual_count"), keep=True)


class DecimalConverter(NumberConverter):
    """Mostly plain floats within bounds: those columns pass without a look at each cell."""

    def column(self, cells: list[Cell]) -> list[Any]:
        if set(map(type, cells)) == {float}:
            numbers: list[float] = cells  # type: ignore[assignment]
            low, high = self.spec.minimum, self.spec.maximum
            if (low is None or low <= min(numbers)) and (high is None or max(numbers) <= high):
                return list(numbers)
        return super().column(cells)


class DegreesConverter(DecimalConverter):
    """Latitude or longitude, decimal or in degrees, minutes and seconds."""

    def understand(self, cell: Cell) -> Any:
        return parse(self.spec, cell, self.reference)
