"""Which rows under a header are records, and which are totals, notes and the like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from db.exchange.headers import HeaderNames, normalise
from db.exchange.layout import Layout
from db.exchange.reading import Cell
from db.text import Text, translate_noop

TOTAL_ROW = translate_noop("Import", "total row, not a record")
FOOTNOTE_ROW = translate_noop("Import", "note under the table, not a record")
HEADER_AGAIN = translate_noop("Import", "the column names once more, not a record")
TITLE_AGAIN = translate_noop("Import", "the title once more, not a record")
OTHER_TABLE = translate_noop("Import", "belongs to another table below this one")
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
    """Tells records from what else stands under a header.

    names: for knowing the header of another table.
    """

    def __init__(self, layout: Layout, names: HeaderNames | None = None) -> None:
        self._names = names
        self._headers = [normalise(column.header) for column in layout.columns]
        above = layout.head[: layout.header_first - 1]
        self._titles = {
            normalise(cell) for row in above for cell in row if isinstance(cell, str) and cell
        }
        # Rows with a cell merged over most of the table: a title or a note.
        self.wide = {
            top + 1
            for top, left, bottom, right in layout.merged
            if top == bottom >= layout.header_last
            and right - left + 1 >= max(3, 0.5 * len(layout.columns))
        }
        self._sequence = {c.index for c in layout.columns if c.meaning.role == "sequence"}

    def may_begin_other(self, index: int, text: str) -> bool:
        """Whether a cell of column `index` looks like the label of a row that is no record."""
        return (
            is_total(text)
            or _FOOTNOTE.match(text) is not None
            or (index < len(self._headers) and normalise(text) == self._headers[index])
            or normalise(text) in self._titles
            or (self._names is not None and self._names.meaning(text) is not None)
        )

    def begins_table(self, cells: Sequence[Cell]) -> bool:
        """Whether the row names columns, and not those of this table."""
        filled = [cell for cell in cells if cell != ""]
        if self._names is None or len(filled) < 3:
            return False
        texts = [cell for cell in filled if isinstance(cell, str)]
        known = [m for text in texts if (m := self._names.meaning(text)) is not None]
        fields = {meaning.field for meaning in known} - {None}
        return len(fields) >= 3 and len(known) >= 0.8 * len(filled)

    def reason(self, cells: Sequence[Cell], number: int = 0) -> Text | None:
        """Why the row is no record; None when it is one. Rows here are not blank."""
        filled = [
            (n, cell)
            for n, cell in enumerate(cells)
            if cell != "" and not (isinstance(cell, str) and not cell.strip())
        ]
        if all(n in self._sequence for n, _ in filled):
            return self._blank_or_total(filled)
        words = [(n, cell) for n, cell in filled if isinstance(cell, str)]
        if len(filled) == len(words) == 1:
            if normalise(words[0][1]) in self._titles:
                return TITLE_AGAIN
            if number in self.wide:
                return FOOTNOTE_ROW
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
