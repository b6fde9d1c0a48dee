"""The cells of a sheet's XML with the bytes they stand in, so that only those are replaced.

Format: ECMA-376 Part 1, 18.3.1. Elements may carry a namespace prefix; it is kept.
"""

from __future__ import annotations

import re
import xml.parsers.expat
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from db.errors import UserError
from db.text import translate_noop

_TAG: Final = re.compile(rb"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ADDRESS: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

UNREADABLE = translate_noop(
    "ReportForm",
    "{part} of the form is damaged: open the form in Excel, save it under a new name and use that.",
)


class FormError(UserError):
    """The form cannot be used; `text` says why and what to do."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look. look: the bytes of its <rPr>, empty where it has none."""

    text: str
    look: bytes = b""


@dataclass(slots=True)
class Cell:
    """A cell. start, end: its bytes in the sheet; kind: its t attribute; style: its s attribute.

    value: text of <v>; runs: of an inline string; formula: text of <f>, None without one;
    formula_attributes: of <f>.
    """

    row: int
    column: int
    start: int
    end: int
    open_end: int
    kind: str = "n"
    style: str = ""
    value: str | None = None
    runs: list[Run] = field(default_factory=list)
    formula: str | None = None
    formula_attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"{letters(self.column)}{self.row}"


@dataclass(slots=True)
class RowSpan:
    """A row. start, end: its bytes; open_end: where its start tag ends."""

    number: int
    start: int
    end: int
    open_end: int
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class SheetCells:
    """The sheet. prefix: of its elements, with the colon. data_end: where <sheetData> ends."""

    body: bytes
    prefix: bytes
    rows: list[RowSpan]
    data_start: int
    data_end: int

    def cells(self) -> list[Cell]:
        return [cell for row in self.rows for cell in row.cells]


def letters(column: int) -> str:
    """1 -> A, 27 -> AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def split_address(text: str) -> tuple[int, int] | None:
    """Row and column of an address like B12."""
    found = _ADDRESS.fullmatch(text)
    return None if found is None else (int(found[2]), column_number(found[1]))


class _Reader:
    """Base of what reads a part with expat and knows the bytes of each element."""

    def __init__(self, body: bytes, part: str) -> None:
        self.body, self.part = body, part
        self._open: list[tuple[str, int, int, bool]] = []
        self._text: list[str] | None = None

    def read(self) -> None:
        parser = xml.parsers.expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        # No workbook needs one, and entities are the way to blow a small file up.
        parser.StartDoctypeDeclHandler = self._doctype
        self._parser = parser
        try:
            if self.body[:2] in (b"\xff\xfe", b"\xfe\xff"):
                raise ValueError("UTF-16")
            parser.Parse(self.body, True)
        except (xml.parsers.expat.ExpatError, ValueError) as reason:
            raise FormError(UNREADABLE.format(part=self.part)) from reason

    def _doctype(self, *_: object) -> None:
        raise ValueError("a document type")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        start = self._parser.CurrentByteIndex
        tag = _TAG.match(self.body, start)
        if tag is None:
            raise ValueError("no tag")
        self._open.append((name, start, tag.end(), tag[0].endswith(b"/>")))
        self.begin(name.rpartition(":")[2], attributes, start, tag.end())

    def _end(self, name: str) -> None:
        _name, start, open_end, empty = self._open.pop()
        end = open_end if empty else self.body.index(b">", self._parser.CurrentByteIndex) + 1
        self.finish(name.rpartition(":")[2], start, open_end, end)

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def take_text(self) -> str:
        text, self._text = "".join(self._text or ()), None
        return text

    def begin(self, name: str, attributes: dict[str, str], start: int, open_end: int) -> None:
        raise NotImplementedError

    def finish(self, name: str, start: int, open_end: int, end: int) -> None:
        raise NotImplementedError


class _SheetReader(_Reader):
    def __init__(self, body: bytes, part: str) -> None:
        super().__init__(body, part)
        self.rows: list[RowSpan] = []
        self.data = (0, 0)
        self._cell: Cell | None = None
        self._look = b""
        self._row = self._column = 0
        self._phonetic = False

    def begin(self, name: str, attributes: dict[str, str], start: int, open_end: int) -> None:
        if name == "row":
            self._row = int(attributes.get("r") or self._row + 1)
            self._column = 0
            self.rows.append(RowSpan(self._row, start, start, open_end))
        elif name == "c" and self.rows:
            place = split_address(attributes.get("r", ""))
            self._column = place[1] if place is not None else self._column + 1
            self._cell = Cell(
                self._row, self._column, start, start, open_end,
                attributes.get("t", "n"), attributes.get("s", ""),
            )  # fmt: skip
        elif self._cell is not None:
            if name == "f":
                self._cell.formula_attributes = dict(attributes)
                self._text = []
            elif name == "rPh":
                self._phonetic = True
            elif name in ("v", "t") and not self._phonetic:
                self._text = []
            elif name == "r":
                self._look = b""

    def finish(self, name: str, start: int, open_end: int, end: int) -> None:
        if name == "sheetData":
            self.data = (open_end, end)
        elif name == "row" and self.rows:
            self.rows[-1].end = end
        elif self._cell is None:
            return
        elif name == "c":
            self._cell.end = end
            self.rows[-1].cells.append(self._cell)
            self._cell = None
        elif name == "f":
            self._cell.formula = self.take_text()
        elif name == "v":
            self._cell.value = self.take_text()
        elif name == "rPr":
            self._look = self.body[start:end]
        elif name == "t" and not self._phonetic:
            self._cell.runs.append(Run(self.take_text(), self._look))
        elif name == "rPh":
            self._phonetic = False


def read_sheet(body: bytes, part: str) -> SheetCells:
    """The cells of a sheet. Raises FormError."""
    reader = _SheetReader(body, part)
    reader.read()
    data = re.search(rb"<(?:([\w.-]+):)?sheetData\b", body)
    prefix = data[1] + b":" if data is not None and data[1] else b""
    return SheetCells(body, prefix, reader.rows, *reader.data)


class _StringReader(_Reader):
    def __init__(self, body: bytes, part: str) -> None:
        super().__init__(body, part)
        self.items: list[list[Run]] = []
        self._look = b""
        self._phonetic = False

    def begin(self, name: str, attributes: dict[str, str], start: int, open_end: int) -> None:
        if name == "si":
            self.items.append([])
            self._look = b""
        elif name == "r":
            self._look = b""
        elif name == "rPh":
            self._phonetic = True
        elif name == "t" and not self._phonetic:
            self._text = []

    def finish(self, name: str, start: int, open_end: int, end: int) -> None:
        if name == "rPr":
            self._look = self.body[start:end]
        elif name == "rPh":
            self._phonetic = False
        elif name == "t" and not self._phonetic and self.items:
            self.items[-1].append(Run(self.take_text(), self._look))


def read_strings(body: bytes, part: str) -> list[list[Run]]:
    """The shared strings of a workbook, each as runs. Raises FormError."""
    reader = _StringReader(body, part)
    reader.read()
    return reader.items
