"""Which rows under a header are records, and which are totals, notes and the like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from db.exchange.headers import normalise
from db.exchange.layout import Layout
from db.exchange.reading import Cell
from db.text import Text, translate_noop

TOTAL_ROW = translate_noop("Import", "total row, not a record")
FOOTNOTE_ROW = translate_noop("Import", "note under the table, not a record")
HEADER_AGAIN = translate_noop("Import", "the column names once more, not a record")
ONLY_NUMBERED = translate_noop("Import", "only a running number, nothing else is filled in")

_TOTALS = {
    "合计",
    "总计",
    "小计",
    "共计",
    "总数",
    "累计",
    "本页小计",
    "本页合计",
    "本月合计",
    "total",
    "totals",
    "subtotal",
    "grandtotal",
    "sum",
}
_TOTAL_START = re.compile(
    r"^(合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|(sub|grand\s*)?total\b)", re.I
)
_FOOTNOTE = re.compile(
    r"^\s*(填\s*表\s*人|填\s*报\s*人|制\s*表|审\s*核|负\s*责\s*人|单\s*位|联\s*系\s*人|"
    r"注\s*[:：]|备\s*注\s*[:：]|说\s*明\s*[:：]|填\s*表|填\s*报|"
    r"note\s*:|prepared by|checked by)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row of the sheet below the header that is no record, and why."""

    number: int
    reason: Text
    text: str


class RowSorter:
    """Tells records from what else stands under a header."""

    def __init__(self, layout: Layout) -> None:
        self._headers = [normalise(column.header) for column in layout.columns]
        self._sequence = {c.index for c in layout.columns if c.meaning.role == "sequence"}

    def may_begin_other(self, index: int, text: str) -> bool:
        """Whether a cell of column `index` looks like the label of a row that is no record."""
        return (
            is_total(text)
            or _FOOTNOTE.match(text) is not None
            or (index < len(self._headers) and normalise(text) == self._headers[index])
        )

    def reason(self, cells: Sequence[Cell]) -> Text | None:
        """Why the row is no record; None when it is one. Rows here are not blank."""
        filled = [
            (n, cell)
            for n, cell in enumerate(cells)
            if cell != "" and not (isinstance(cell, str) and not cell.strip())
        ]
        if all(n in self._sequence for n, _ in filled):
            return self._blank_or_total(filled)
        words = [(n, cell) for n, cell in filled if isinstance(cell, str)]
        for _, text in words[:1]:
            if is_total(text):
                return TOTAL_ROW
            if len(filled) <= 4 and _FOOTNOTE.match(text):
                return FOOTNOTE_ROW
        if len(words) == len(filled) >= 2 and all(
            n < len(self._headers) and normalise(text) in self._headers[n]
            for n, text in words
            if normalise(text)
        ):
            return HEADER_AGAIN
        return None

    def _blank_or_total(self, filled: Sequence[tuple[int, Cell]]) -> Text:
        for _, cell in filled:
            if isinstance(cell, str):
                if is_total(cell):
                    return TOTAL_ROW
                if _FOOTNOTE.match(cell):
                    return FOOTNOTE_ROW
        return ONLY_NUMBERED


def is_total(text: str) -> bool:
    """Whether a row that begins with `text` is a total."""
    return normalise(text) in _TOTALS or (
        len(text) <= 30 and _TOTAL_START.match(text.strip()) is not None
    )
