"""What plain formulas of a form come to, so that also a program that only shows has the totals.

Sums, means, counts, the four rules of arithmetic and ROUND over cells that are known. Anything else
is left to Excel, which works every formula out anew when it opens the form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from db.report_forms.sheet_cells import column_number

Known = Callable[[str, int, int], Any]
"""What a cell holds (sheet, row, column): a number, a text, None; raises Unknown."""

_MOST_CELLS: Final = 200_000
_RANGE: Final = re.compile(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[^!'\s]+)!)?"
    r"\$?(?P<c1>[A-Z]{1,3})\$?(?P<r1>[0-9]+)(?::\$?(?P<c2>[A-Z]{1,3})\$?(?P<r2>[0-9]+))?"
)
_COLUMNS: Final = re.compile(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[^!'\s]+)!)?\$?(?P<c1>[A-Z]{1,3}):\$?(?P<c2>[A-Z]{1,3})"
)


class Unknown(Exception):
    """The formula is more than is worked out here."""


def work_out(formula: str, own_sheet: str, known: Known) -> int | float:
    """What a formula, without its = sign, comes to. Raises Unknown."""
    from openpyxl.formula.tokenizer import Tokenizer, TokenizerError

    try:
        tokens = [token for token in Tokenizer("=" + formula).items if token.type != "WHITE-SPACE"]
    except TokenizerError as reason:
        raise Unknown from reason
    reader = _Reader(tokens, own_sheet, known)
    value = reader.sum()
    if reader.at != len(tokens):
        raise Unknown
    return _one(value)


Area = tuple[int, int, int, int]
"""First row and column, last row and column."""

_ANYWHERE: Final = ("INDIRECT(", "OFFSET(", "CELL(", "ROW(", "ROWS(", "ADDRESS(", "INDEX(")


def areas_read(formula: str, own_sheet: str) -> list[tuple[str, Area]] | None:
    """The cells a formula reads, by sheet; None where its text does not tell."""
    from openpyxl.formula.tokenizer import Tokenizer, TokenizerError

    try:
        tokens = Tokenizer("=" + formula).items
    except TokenizerError:
        return None
    areas: list[tuple[str, Area]] = []
    for token in tokens:
        if token.type == "FUNC" and token.value.upper() in _ANYWHERE:
            return None
        if token.type == "OPERAND" and token.subtype == "RANGE":
            whole = _COLUMNS.fullmatch(token.value)
            found = _RANGE.fullmatch(token.value) or whole
            if found is None:
                return None
            sheet = own_sheet
            if found["sheet"] is not None:
                sheet = found["sheet"].strip("'").replace("''", "'")
            if whole is not None:
                columns = (column_number(whole["c1"]), column_number(whole["c2"]))
                areas.append((sheet, (1, columns[0], 1 << 20, columns[1])))
                continue
            row, column = int(found["r1"]), column_number(found["c1"])
            last = (int(found["r2"]), column_number(found["c2"])) if found["c2"] else (row, column)
            areas.append((sheet, (row, column, *last)))
    return areas


class _Reader:
    """Recursive descent over the tokens of one formula."""

    def __init__(self, tokens: Sequence[Any], own_sheet: str, known: Known) -> None:
        self.tokens, self.own_sheet, self.known = tokens, own_sheet, known
        self.at = 0

    def peek(self) -> Any:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def operator(self, signs: str) -> str:
        token = self.peek()
        if token is not None and token.type == "OPERATOR-INFIX" and token.value in signs:
            self.at += 1
            return str(token.value)
        return ""

    def sum(self) -> Any:
        value = self.product()
        while sign := self.operator("+-"):
            other = _one(self.product())
            value = _one(value) + other if sign == "+" else _one(value) - other
        return value

    def product(self) -> Any:
        value = self.factor()
        while sign := self.operator("*/"):
            other = _one(self.factor())
            if sign == "/" and other == 0:
                raise Unknown
            value = _one(value) * other if sign == "*" else _one(value) / other
        return value

    def factor(self) -> Any:
        token = self.peek()
        if token is None:
            raise Unknown
        self.at += 1
        if token.type == "OPERATOR-PREFIX":
            value = _one(self.factor())
            return -value if token.value == "-" else value
        if token.type == "PAREN" and token.subtype == "OPEN":
            value = self.sum()
            self._close("PAREN")
        elif token.type == "OPERAND" and token.subtype == "NUMBER":
            value = float(token.value)
            value = int(value) if value.is_integer() else value
        elif token.type == "OPERAND" and token.subtype == "RANGE":
            value = self._cells(token.value)
        elif token.type == "FUNC" and token.subtype == "OPEN":
            value = self._function(token.value.upper())
        else:
            raise Unknown
        following = self.peek()
        if following is not None and following.type == "OPERATOR-POSTFIX":
            self.at += 1
            value = _one(value) / 100
        return value

    def _close(self, kind: str) -> None:
        token = self.peek()
        if token is None or token.type != kind or token.subtype != "CLOSE":
            raise Unknown
        self.at += 1

    def _function(self, name: str) -> Any:
        arguments: list[Any] = []
        token = self.peek()
        while token is not None and not (token.type == "FUNC" and token.subtype == "CLOSE"):
            if token.type == "SEP":
                self.at += 1
            arguments.append(self.sum())
            token = self.peek()
        self._close("FUNC")
        work = _FUNCTIONS.get(name)
        if work is None:
            raise Unknown
        return work(arguments)

    def _cells(self, text: str) -> Any:
        found = _RANGE.fullmatch(text.upper() if "!" not in text else text)
        if found is None:
            raise Unknown
        sheet = self.own_sheet
        if found["sheet"] is not None:
            sheet = found["sheet"].strip("'").replace("''", "'")
        row, column = int(found["r1"]), column_number(found["c1"])
        if found["c2"] is None:
            return [self.known(sheet, row, column)]
        last_row, last_column = int(found["r2"]), column_number(found["c2"])
        if (last_row - row + 1) * (last_column - column + 1) > _MOST_CELLS:
            raise Unknown
        return _Area(
            self.known(sheet, r, c)
            for r in range(row, last_row + 1)
            for c in range(column, last_column + 1)
        )


class _Area(list[Any]):
    """Cells of a range: texts in it count as nothing."""


def _one(value: Any) -> int | float:
    """One number. A cell that is empty is 0."""
    if isinstance(value, _Area):
        raise Unknown
    if isinstance(value, list):
        value = value[0]
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unknown
    return value


def _numbers(arguments: Sequence[Any]) -> list[int | float]:
    found: list[int | float] = []
    for argument in arguments:
        cells = argument if isinstance(argument, list) else [argument]
        found += [cell for cell in cells if isinstance(cell, int | float)]
    return found


def _mean(arguments: Sequence[Any]) -> float:
    numbers = _numbers(arguments)
    if not numbers:
        raise Unknown
    return sum(numbers) / len(numbers)


def _filled(arguments: Sequence[Any]) -> int:
    return sum(
        cell is not None and cell != ""
        for argument in arguments
        for cell in (argument if isinstance(argument, list) else [argument])
    )


def _round(arguments: Sequence[Any]) -> int | float:
    if len(arguments) != 2:
        raise Unknown
    from decimal import ROUND_HALF_UP, Decimal

    value, digits = _one(arguments[0]), int(_one(arguments[1]))
    # Excel rounds halves away from zero, Python to the even one.
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return int(rounded) if digits <= 0 else float(rounded)


_FUNCTIONS: Final[dict[str, Callable[[Sequence[Any]], int | float]]] = {
    "SUM(": lambda arguments: sum(_numbers(arguments)),
    "AVERAGE(": _mean,
    "COUNT(": lambda arguments: len(_numbers(arguments)),
    "COUNTA(": _filled,
    "MAX(": lambda arguments: max(_numbers(arguments), default=0),
    "MIN(": lambda arguments: min(_numbers(arguments), default=0),
    "ROUND(": _round,
}
