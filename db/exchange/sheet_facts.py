"""What calamine does not tell of a sheet: error cells, formulas without a result, hidden rows.

calamine gives "" for an error and for a formula whose result was never saved; taken so they would
be lost without a word. Here the sheet is gone through once more: as XML (ECMA-376 Part 1, 18.3),
as binary records ([MS-XLSB] 2.4) or as BIFF ([MS-XLS] 2.4). Runs in the process that reads.
"""

from __future__ import annotations

import html
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers.expat import ExpatError

from db.exchange import binary_sheets, open_document

MOST_CELLS = 200_000
_CHUNK = 1 << 20
_LONGEST_CELL = 40_000

_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)</(?:\w+:)?v>")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*>([^<]*)</(?:\w+:)?f>")
_EMPTY_RESULT = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*"
    rb"</(?:\w+:)?c>"
)
_ERROR = re.compile(rb'\bt="e"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*\bhidden="(?:1|true)"')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\b[^>]*\bhidden="(?:1|true)"[^>]*>')
_BOUND = re.compile(rb'\b(min|max)="(\d+)"')


@dataclass
class Facts:
    """cells: (row, column) from 0 -> what to show in place of nothing: "#N/A" or "=A1+B1".

    hidden_rows: how many. hidden_columns: their indexes, from 0. formulas, comments: how many.
    """

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: int = 0
    hidden_columns: list[int] = field(default_factory=list)
    formulas: int = 0
    comments: int = 0

    def told(self) -> dict[str, object]:
        """What the parent is told beside the cells."""
        errors = sum(text[:1] == "#" for text in self.cells.values())
        return {
            "errors": errors,
            "unsaved": len(self.cells) - errors,
            "hidden_rows": self.hidden_rows,
            "hidden_columns": self.hidden_columns,
            "formulas": self.formulas,
            "comments": self.comments,
        }


class FactReader:
    """Reads the facts of one sheet as far as they are wanted; what cannot be found out is blank."""

    def __init__(self, path: str, index: int) -> None:
        self.facts = Facts()
        self._steps: Iterator[int] | None = self._read(path, index)
        self._row = -1

    def upto(self, row: int) -> None:
        """Read on until the facts of row `row`, from 0, are known."""
        while self._steps is not None and self._row <= row:
            try:
                self._row = next(self._steps)
            except StopIteration:
                self._steps = None
            except _NOTHING_FOUND:
                self._steps = None

    def finish(self) -> Facts:
        """All facts of the sheet."""
        self.upto(1 << 40)
        return self.facts

    def _read(self, path: str, index: int) -> Iterator[int]:
        with open(path, "rb") as file:
            start = file.read(8)
        if start.startswith(b"\xd0\xcf\x11\xe0"):
            self.facts.cells.update(binary_sheets.biff_errors(path, index, MOST_CELLS))
        elif start.startswith(b"PK"):
            with zipfile.ZipFile(path) as archive:
                yield from self._read_archive(archive, index)

    def _read_archive(self, archive: zipfile.ZipFile, index: int) -> Iterator[int]:
        names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
        if "content.xml" in names:
            with archive.open(names["content.xml"]) as stream:
                self.facts.cells.update(open_document.error_cells(stream, index, MOST_CELLS))
            return
        part = sheet_part(archive, names, index)
        if part is None:
            return
        if part.endswith(".bin"):
            with archive.open(names[part]) as stream:
                self.facts.cells.update(binary_sheets.xlsb_errors(stream, MOST_CELLS))
            return
        for name in _related(archive, names, part, "comment"):
            with archive.open(names[name]) as stream:
                self.facts.comments += stream.read(20 << 20).count(b"<comment ")
        with archive.open(names[part]) as stream:
            yield from _scan(stream, self.facts)


_NOTHING_FOUND = (
    OSError,
    ValueError,
    LookupError,
    EOFError,
    zipfile.BadZipFile,
    RuntimeError,
    ArithmeticError,
    struct.error,
    zlib.error,
    ExpatError,
)


def facts_of(path: str, index: int) -> Facts:
    """The facts of sheet `index` of a workbook."""
    return FactReader(path, index).finish()


# --- finding the part -----------------------------------------------------------------------------

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_RELATION_ID = re.compile(rb'\b\w+:id="([^"]*)"')


def _attribute(text: bytes, name: bytes) -> str:
    found = re.search(rb"\b" + name + rb'="([^"]*)"', text)
    return "" if found is None else html.unescape(found[1].decode("utf-8", "replace"))


def sheet_part(archive: zipfile.ZipFile, names: dict[str, str], index: int) -> str | None:
    """The part, in small letters, that holds sheet `index`; None where it is not found."""
    book = next((n for n in ("xl/workbook.xml", "xl/workbook.bin") if n in names), None)
    if book is None:
        return None
    targets = _targets(archive, names, book)
    if book.endswith(".bin"):
        with archive.open(names[book]) as stream:
            ids = binary_sheets.xlsb_sheet_ids(stream)
    else:
        with archive.open(names[book]) as stream:
            text = stream.read(8 << 20)
        found = (_RELATION_ID.search(one) for one in _SHEET.findall(text))
        ids = [m[1].decode("utf-8", "replace") if m is not None else "" for m in found]
    if index >= len(ids):
        return None
    part = targets.get(ids[index], "")
    return part if part in names else None


def _targets(archive: zipfile.ZipFile, names: dict[str, str], part: str) -> dict[str, str]:
    """Relation id -> part it leads to, in small letters."""
    folder, _, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in names:
        return {}
    with archive.open(names[relations]) as stream:
        text = stream.read(4 << 20)
    return {
        _attribute(one, b"Id"): _absolute(folder, _attribute(one, b"Target"))
        for one in _RELATION.findall(text)
    }


def _absolute(folder: str, target: str) -> str:
    target = target.replace("\\", "/").lower()
    if target.startswith("/"):
        return target[1:]
    parts = folder.split("/")
    for step in target.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step != ".":
            parts.append(step)
    return "/".join(parts)


def _related(
    archive: zipfile.ZipFile, names: dict[str, str], part: str, kind: str
) -> Iterator[str]:
    for target in _targets(archive, names, part).values():
        if kind in target.rpartition("/")[2] and target in names and "threaded" not in target:
            yield target


# --- one sheet as XML -----------------------------------------------------------------------------


def _scan(stream: IO[bytes], facts: Facts) -> Iterator[int]:
    """Read a sheet block by block; gives the last row that was seen whole, from 0."""
    rest = b""
    while True:
        block = stream.read(_CHUNK)
        text = rest + block
        if not text:
            return
        # Cells are looked at whole: the last one of the block waits for the next.
        end = max(text.rfind(b"</c>"), text.rfind(b"</row>"), text.rfind(b":c>"))
        end = text.find(b">", end) + 1 if end > 0 else 0
        if not block or len(text) > 8 * _CHUNK:
            end = len(text)
        _look(text[:end], facts)
        last = max(text.rfind(b"<row ", 0, end), text.rfind(b":row ", 0, end))
        number = _ROW_NUMBER.search(text, last, last + 2000) if last >= 0 else None
        yield int(number[1]) - 2 if number is not None else -1
        rest = text[end:]
        if not block:
            return


_ROW_NUMBER = re.compile(rb'\br="(\d{1,7})"')


def _look(text: bytes, facts: Facts) -> None:
    if b"hidden=" in text:
        facts.hidden_rows += len(_HIDDEN_ROW.findall(text))
        for match in _HIDDEN_COLUMN.findall(text):
            bounds = {name: int(number) for name, number in _BOUND.findall(match)}
            first, last = bounds.get(b"min", 1) - 1, bounds.get(b"max", 0)
            facts.hidden_columns.extend(range(first, min(last, first + 200)))
    formulas = text.count(b"<f>") + text.count(b"<f ")
    if b":c " in text:  # some programs give the names a prefix
        formulas += text.count(b":f>") + text.count(b":f ")
    facts.formulas += formulas
    for pattern, show, there in (
        (_ERROR, _error_text, b't="e"' in text),
        (_EMPTY_RESULT, _formula_text, bool(formulas)),
    ):
        for match in pattern.finditer(text) if there else ():
            if len(facts.cells) >= MOST_CELLS:
                return
            _keep(text, match, facts, show)


def _keep(
    text: bytes, match: re.Match[bytes], facts: Facts, show: Callable[[bytes], str | None]
) -> None:
    begin = max(text.rfind(b"<c ", 0, match.start() + 1), text.rfind(b":c ", 0, match.start() + 1))
    finish = text.find(b"c>", max(match.end() - 3, match.start()))
    if begin < 0 or finish < 0 or finish - begin > _LONGEST_CELL:
        return
    cell = text[begin : finish + 2]
    where = _REFERENCE.search(cell)
    shown = show(cell)
    if where is None or shown is None:
        return
    column = 0
    for letter in where[1]:
        column = column * 26 + letter - 64
    facts.cells[(int(where[2]) - 1, column - 1)] = shown


def _error_text(cell: bytes) -> str | None:
    found = _VALUE.search(cell)
    return None if found is None else html.unescape(found[1].decode("utf-8", "replace")).strip()


def _formula_text(cell: bytes) -> str | None:
    # Without a type and a formula of its own, it is part of another cell's: said so.
    if b't="str"' in cell:
        return None  # the result is an empty text
    found = _FORMULA.search(cell)
    text = "" if found is None else html.unescape(found[1].decode("utf-8", "replace"))
    return f"={text[:200]}"
