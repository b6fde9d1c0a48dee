"""Where rows go when repeated rows push the others down, and formulas that follow them.

Excel's own rules for rows that are inserted below the first of them: what lies below moves, what
reaches over them grows; the copies of the row take their formulas along as if they were pasted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

LAST_ROW: Final = 1_048_576


@dataclass(frozen=True, slots=True)
class Block:
    """Rows `first` to `last` of the form, which stand `copies` times: at least once."""

    first: int
    last: int
    copies: int

    @property
    def height(self) -> int:
        return self.last - self.first + 1

    @property
    def added(self) -> int:
        return (self.copies - 1) * self.height

    def holds(self, row: int) -> bool:
        return self.first <= row <= self.last


@dataclass(frozen=True)
class Moves:
    """What becomes of the rows of one sheet. blocks: from above, not overlapping."""

    blocks: tuple[Block, ...] = ()

    @cached_property
    def any(self) -> bool:
        return any(block.added for block in self.blocks)

    def row(self, row: int) -> int:
        """The new number of a row; within a block, of its first copy."""
        return row + sum(block.added for block in self.blocks if block.last < row)

    def end(self, row: int) -> int:
        """The new number of the last row of a range; within a block, in its last copy."""
        block = self.block(row)
        return self.row(row) + (block.added if block is not None else 0)

    def block(self, row: int) -> Block | None:
        return next((block for block in self.blocks if block.holds(row)), None)

    def span(self, first: int, last: int) -> tuple[int, int]:
        return self.row(first), self.end(last)

    # --- references -------------------------------------------------------------------------------

    def reference(self, text: str) -> str:
        """A ref or sqref attribute: ranges between blanks."""
        return " ".join(self._area(area) for area in text.split())

    def _area(self, text: str) -> str:
        first, colon, last = text.partition(":")
        one, other = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
        if one is None or other is None:
            return text
        if not colon:
            if self.block(int(one[2])) is None:
                return one[1] + str(self.row(int(one[2])))
            start, end = self.span(int(one[2]), int(one[2]))
            return f"{one[1]}{start}" + (f":{one[1]}{end}" if end > start else "")
        start, end = self.span(int(one[2]), int(other[2]))
        return f"{one[1]}{start}:{other[1]}{end}"


_CELL: Final = re.compile(r"(\$?[A-Z]{0,3}\$?)([0-9]+)")
_OPERAND: Final = re.compile(
    r"(?P<sheet>(?:'(?:[^']|'')+'|[^!'\s]+)!)?"
    r"(?P<first>\$?[A-Z]{0,3}\$?[0-9]+)(?::(?P<last>\$?[A-Z]{0,3}\$?[0-9]+))?",
    re.I,
)
_AGGREGATES: Final = (
    "SUM(", "AVERAGE(", "COUNT(", "COUNTA(", "MAX(", "MIN(", "PRODUCT(", "SUBTOTAL(",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Copy:
    """In which copy of which block a formula stands. number: from 0."""

    block: Block
    number: int


def moved_formula(
    formula: str, own_sheet: str, moves: Mapping[str, Moves], copy: Copy | None = None
) -> str:
    """A formula, without its = sign, with its references to where their rows are now.

    own_sheet: what references without a sheet mean; moves: by name of sheet. One cell of a
    repeated row within SUM and such means all its copies.
    """
    from openpyxl.formula.tokenizer import Token, Tokenizer

    tokens = Tokenizer("=" + formula).items
    out: list[str] = []
    functions: list[str] = []
    for at, token in enumerate(tokens):
        text: str = token.value
        if token.type == Token.FUNC:
            if token.subtype == Token.OPEN:
                functions.append(text.upper())
            elif functions:
                functions.pop()
        elif token.type == Token.OPERAND and token.subtype == Token.RANGE:
            alone = (
                bool(functions)
                and functions[-1] in _AGGREGATES
                and _is_bound(tokens[at - 1] if at else None)
                and _is_bound(tokens[at + 1] if at + 1 < len(tokens) else None)
            )
            text = _moved_operand(text, own_sheet, moves, copy, alone)
        elif token.type == Token.PAREN:
            if token.subtype == Token.OPEN:
                functions.append("(")
            elif functions:
                functions.pop()
        out.append(text)
    return "".join(out)


def _is_bound(token: object) -> bool:
    """Whether a token is where an argument of a function begins or ends."""
    kind = getattr(token, "type", "")
    return kind in ("FUNC", "SEP")


def _moved_operand(
    text: str, own_sheet: str, moves: Mapping[str, Moves], copy: Copy | None, alone: bool
) -> str:
    found = _OPERAND.fullmatch(text)
    if found is None:
        return text
    sheet = found["sheet"]
    name = own_sheet if sheet is None else _sheet_name(sheet)
    known = moves.get(name)
    if known is None or not known.any:
        return text
    first, last = _CELL.fullmatch(found["first"].upper()), None
    if found["last"] is not None:
        last = _CELL.fullmatch(found["last"].upper())
        if last is None:
            return text
    if first is None:
        return text
    own = copy if name == own_sheet else None
    prefix = sheet or ""
    rows = [int(part[2]) for part in (first, last) if part is not None]
    if own is not None and all(own.block.holds(row) for row in rows):
        shifted = [
            part[1] + str(_in_copy(part, known, own)) for part in (first, last) if part is not None
        ]
        return prefix + ":".join(shifted)
    if last is None:
        if alone and known.block(rows[0]) is not None:
            start, end = known.span(rows[0], rows[0])
            if end > start:
                return f"{prefix}{first[1]}{start}:{first[1]}{end}"
        return f"{prefix}{first[1]}{known.row(rows[0])}"
    start, end = known.span(rows[0], rows[1])
    return f"{prefix}{first[1]}{start}:{last[1]}{end}"


def _in_copy(part: re.Match[str], moves: Moves, copy: Copy) -> int:
    row = moves.row(int(part[2]))
    # $5 means the first copy also in the others, as it does when rows are pasted.
    return row if part[1].endswith("$") else row + copy.number * copy.block.height


def _sheet_name(prefix: str) -> str:
    name = prefix[:-1]
    return name[1:-1].replace("''", "'") if name.startswith("'") else name
