"""Fields without a column of their own that other cells tell: a remark, a date with a time …"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from db.exchange.block import Block
from db.exchange.converters import (
    Converter,
    DateConverter,
    term_key,
    term_names,
)
from db.exchange.layout import SourceColumn, cell_text
from db.exchange.naming import SpeciesConverter
from db.exchange.number_converters import CountConverter
from db.exchange.reading import Cell
from db.fields import Kind, Need
from db.models.base import RecordType
from db.text import Translate

_CLAUSES = re.compile(r"[，,；;。、\n]+")


class ToldByOthers:
    """Completes a block from what its converters noticed and from the remarks."""

    def __init__(
        self,
        type: RecordType,
        columns: Mapping[str, list[SourceColumn]],
        converters: Mapping[str, Converter],
        notes: str | None,
        words: Sequence[Translate],
    ) -> None:
        self._names = type.by_name
        self._columns = columns
        self._converters = converters
        self._notes = notes
        # Wanted choices without a column, that remarks tell: 雪地足迹 -> tracks.
        self._choices = {
            spec.name: term_names(spec, words)
            for spec in type.fields
            if spec.kind is Kind.CHOICE
            and spec.need is Need.WANTED
            and notes is not None
            and spec.name not in columns
        }
        self._hints = {
            name: re.compile("|".join(map(re.escape, sorted(terms, key=len, reverse=True))))
            for name, terms in self._choices.items()
        }

    def complete(self, block: Block) -> None:
        """Fill what is told; what a column says is never replaced."""
        for name, columns in self._columns.items():
            converter = self._converters[name]
            cells = block.cells[columns[0].index]
            if isinstance(converter, DateConverter):
                if name.endswith("event_date"):
                    precision = name.replace("event_date", "date_precision")
                    self._put(block, precision, cells, converter.precisions)
                self._put(block, name.replace("_date", "_time"), cells, converter.times)
            elif isinstance(converter, SpeciesConverter) and converter.unsure:
                self._unsure(block, columns[0], cells, converter)
        counts = self._converters.get("individual_count")
        if isinstance(counts, CountConverter) and counts.ranges:
            cells = block.cells[self._columns["individual_count"][0].index]
            for place, name in enumerate(("count_minimum", "count_maximum")):
                bounds = {cell: found[place] for cell, found in counts.ranges.items()}
                self._put(block, name, cells, bounds)
        self._from_remarks(block)

    def _unsure(
        self, block: Block, column: SourceColumn, cells: list[Cell], converter: SpeciesConverter
    ) -> None:
        """疑似雪豹 is a snow leopard, probably: said in its own field, else in the notes."""
        if "identification_certainty" in self._names:
            probable = dict.fromkeys(converter.unsure, "probable")
            self._put(block, "identification_certainty", cells, probable)
            return
        for row, cell in enumerate(cells):
            if cell in converter.unsure:
                block.keep(row, column.name, cell_text(cell).strip())

    def _put(self, block: Block, name: str, cells: list[Cell], told: Mapping[Cell, object]) -> None:
        if not told or name not in self._names:
            return
        column = block.fill(name)
        for row, cell in enumerate(cells):
            if column[row] is None and cell in told:
                column[row] = told[cell]

    def _from_remarks(self, block: Block) -> None:
        remarks = block.values.get(self._notes or "")
        if remarks is None:
            return
        for name, terms in self._choices.items():
            hint = self._hints[name].search
            column = block.fill(name)
            for row, text in enumerate(remarks):
                if text is not None and column[row] is None and hint(text.casefold()):
                    column[row] = _told(text, terms)


def _told(text: str, terms: Mapping[str, str]) -> str | None:
    """The term that the whole remark or one of its clauses names: 雪地足迹，两串 -> tracks."""
    for part in (text, *_CLAUSES.split(text)):
        code = terms.get(term_key(part))
        if code is not None:
            return code
    return None
