"""The first rows of a file at once, however long it is: what is shown while the plan is made.

calamine reads a sheet whole before it gives its first row. Of an .xlsx the first rows are taken
from the XML as it is unpacked (ECMA-376 Part 1, 18.3 and 18.4), of a delimited file from its first
bytes; other formats, and whatever is odd, are left to the process that reads (`reading`).
"""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError, iterparse

from db.exchange.inspection import Format, inspect
from db.exchange.read_child import TextSheet, decode, find_delimiter
from db.exchange.reading import Cell, SheetInfo, Workbook
from db.exchange.sheet_facts import sheet_part

ROWS = 200
_MOST_BYTES = 48 << 20
_TEXT_BYTES = 1 << 20
_MOST_COLUMNS = 2000
_DAY_0, _DAY_0_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)
# Built-in date formats, those of East Asian Excel among them (ECMA-376 Part 1, 18.8.30).
_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_FORMAT_TEXT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class HeadPreview:
    """The first rows of a sheet. rows[0] is row 1 of the file; columns from A on.

    sheets: all that hold cells. whole: there are no more rows.
    """

    sheets: tuple[SheetInfo, ...]
    sheet: SheetInfo
    rows: list[list[Cell]]
    whole: bool


class _Odd(Exception):
    """The quick way does not do: the file is left to the reading process."""


def preview_head(
    path: str | Path,
    *,
    sheet: str | None = None,
    rows: int = ROWS,
    cancelled: Callable[[], bool] | None = None,
) -> HeadPreview:
    """The first `rows` rows of a sheet: the one called `sheet`, else the first visible one.

    For a worker thread; within a second for any .xlsx or delimited file. Raises UnreadableFile,
    Cancelled.
    """
    path = Path(path)
    form = inspect(path)
    try:
        if form is Format.DELIMITED:
            return _of_text(path, rows)
        with path.open("rb") as file:
            if file.read(2) == b"PK":
                return _of_workbook(path, sheet, rows)
    except (_Odd, OSError, ValueError, LookupError, RuntimeError, EOFError, ArithmeticError):
        pass  # whatever is odd about the file, the reading process will say it
    except (ParseError, zipfile.BadZipFile, zlib.error, struct.error):
        pass
    with Workbook(path, cancelled=cancelled) as book:
        info = _chosen(book.sheets, sheet)
        head = book.head(info.index, rows)
        blank: list[Cell] = [""] * head.first_column
        found = [[*blank, *row] for row in head.rows]
        return HeadPreview(book.sheets, info, found, head.height <= rows)


def _chosen(sheets: tuple[SheetInfo, ...], wanted: str | None) -> SheetInfo:
    for info in sheets:
        if info.name == wanted:
            return info
    return next((info for info in sheets if info.visible), sheets[0])


# --- delimited files ------------------------------------------------------------------------------


def _of_text(path: Path, rows: int) -> HeadPreview:
    with path.open("rb") as file:
        body = file.read(_TEXT_BYTES)
        whole = not file.read(1)
    if not whole:  # end with a whole line, whatever the encoding
        if body[:2] in (b"\xff\xfe", b"\xfe\xff") or body[:400].count(0) > 80:
            body = body[: len(body) // 2 * 2]
        else:
            body = body[: body.rfind(b"\n") + 1] or body
    text = decode(body)
    found: list[list[Cell]] = []
    for row in TextSheet(text, find_delimiter(text)).rows():
        if len(found) == rows:
            whole = False
            break
        found.append(row)
    info = SheetInfo(0, "", True)
    return HeadPreview((info,), info, found, whole)


# --- .xlsx ----------------------------------------------------------------------------------------


class _Limited(io.RawIOBase):
    """A stream that ends the quick way when more is read than a head can need."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._left = _MOST_BYTES

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        block = self._stream.read(65_536 if size < 0 else min(size, 65_536))
        self._left -= len(block)
        if self._left < 0:
            raise _Odd
        return block


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _of_workbook(path: Path, wanted: str | None, rows: int) -> HeadPreview:
    with zipfile.ZipFile(path) as archive:
        names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
        if "xl/workbook.xml" not in names:
            raise _Odd
        sheets, is_1904 = _sheets(archive, names)
        if not sheets:
            raise _Odd
        info = _chosen(sheets, wanted)
        part = sheet_part(archive, names, info.index)
        if part is None or part.endswith(".bin") or "worksheet" not in part:
            raise _Odd
        styles = _date_styles(archive, names)
        with archive.open(names[part]) as stream:
            raw, whole = _rows(stream, rows)
        texts = _shared(archive, names, {c[1] for row in raw for c in row.values() if c[0] == "s"})
    day_0 = _DAY_0_1904 if is_1904 else _DAY_0
    found: list[list[Cell]] = []
    for row in raw:
        cells: list[Cell] = [""] * (max(row, default=-1) + 1)
        for column, one in row.items():
            cells[column] = _cell(one, texts, styles, day_0)
        found.append(cells)
    return HeadPreview(sheets, info, found, whole)


def _sheets(archive: zipfile.ZipFile, names: dict[str, str]) -> tuple[tuple[SheetInfo, ...], bool]:
    found: list[SheetInfo] = []
    is_1904 = False
    with archive.open(names["xl/workbook.xml"]) as stream:
        for _event, element in iterparse(_Limited(stream)):
            if _name(element) == "sheet":
                state = element.get("state", "visible")
                found.append(SheetInfo(len(found), element.get("name", ""), state == "visible"))
            elif _name(element) == "workbookPr":
                is_1904 = element.get("date1904") in ("1", "true")
    return tuple(found), is_1904


def _date_styles(archive: zipfile.ZipFile, names: dict[str, str]) -> set[int]:
    """Numbers of the cell styles that show a date or a time."""
    if "xl/styles.xml" not in names:
        return set()
    dates = set(_DATE_FORMATS)
    found: set[int] = set()
    with archive.open(names["xl/styles.xml"]) as stream:
        for _event, element in iterparse(_Limited(stream)):
            if _name(element) == "numFmt":
                code = _FORMAT_TEXT.sub("", element.get("formatCode", "")).lower()
                number = int(element.get("numFmtId", "0"))
                if any(letter in code for letter in "ymdhs") and "general" not in code:
                    dates.add(number)
                else:
                    dates.discard(number)
            elif _name(element) == "cellXfs":
                for style, xf in enumerate(element):
                    if int(xf.get("numFmtId", "0")) in dates:
                        found.add(style)
    return found


_Raw = tuple[str, int | str, int]
"""(type, number of a shared text or the value as written, style)."""


def _rows(stream: IO[bytes], wanted: int) -> tuple[list[dict[int, _Raw]], bool]:
    """The first rows, each column -> raw cell; and whether they are all."""
    found: list[dict[int, _Raw]] = []
    number = 0
    for _event, element in iterparse(_Limited(stream)):
        if _name(element) == "sheetData":
            return found, True
        if _name(element) != "row":
            continue
        number = int(element.get("r") or number + 1)
        if number > wanted:
            return found, False
        while len(found) < number - 1:
            found.append({})
        found.append(dict(_raw_cells(element)))
        element.clear()
    return found, True


def _raw_cells(row: Element) -> Iterator[tuple[int, _Raw]]:
    column = -1
    for cell in row:
        reference = (cell.get("r") or "").rstrip("0123456789")
        column = column + 1 if not reference else 0
        if reference:
            for letter in reference:
                column = column * 26 + ord(letter) - 64
            column -= 1
        if not 0 <= column < _MOST_COLUMNS:
            raise _Odd
        kind, style = cell.get("t", "n"), int(cell.get("s") or 0)
        value = formula = None
        for child in cell:
            if _name(child) == "v":
                value = child.text
            elif _name(child) == "f":
                formula = child.text or ""
            elif _name(child) == "is":
                kind, value = "inlineStr", _words(child)
        if value is not None and kind == "s":
            yield column, ("s", int(value), style)
        elif value is not None:
            yield column, (kind, value, style)
        elif formula is not None and kind != "str":
            yield column, ("str", f"={formula}", style)


def _words(element: Element) -> str:
    """The text of a shared or inline string, without its phonetic readings."""
    parts = []
    for child in element:
        if _name(child) == "t":
            parts.append(child.text or "")
        elif _name(child) == "r":
            parts.extend(t.text or "" for t in child if _name(t) == "t")
    return "".join(parts)


def _shared(
    archive: zipfile.ZipFile, names: dict[str, str], wanted: set[int | str]
) -> dict[int, str]:
    numbers = {number for number in wanted if isinstance(number, int)}
    if not numbers or "xl/sharedstrings.xml" not in names:
        return {}
    last = max(numbers)
    found: dict[int, str] = {}
    count = 0
    with archive.open(names["xl/sharedstrings.xml"]) as stream:
        for _event, element in iterparse(_Limited(stream)):
            if _name(element) != "si":
                continue
            if count in numbers:
                found[count] = _words(element)
            count += 1
            element.clear()
            if count > last:
                break
    return found


def _cell(raw: _Raw, texts: dict[int, str], styles: set[int], day_0: dt.datetime) -> Cell:
    kind, value, style = raw
    if isinstance(value, int):
        return _unescaped(texts.get(value, ""))
    if kind in ("str", "inlineStr", "e"):
        return _unescaped(value)
    if kind == "b":
        return "TRUE" if value.strip() in ("1", "true") else "FALSE"
    if kind == "d":
        return value
    number = float(value)
    return _moment(number, day_0) if style in styles else number


def _unescaped(text: str) -> str:
    """Control characters are written as _x000D_ (ECMA-376 Part 1, 22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def _moment(number: float, day_0: dt.datetime) -> Cell:
    """Excel's number of a moment; its day 60, 29 February 1900, was none."""
    if not 0 <= number < 2_958_466:
        return number
    if day_0 is _DAY_0 and number < 60:
        number += 1 if number >= 1 else 0
    seconds = round(number * 86_400)
    if number < 1:
        return (dt.datetime.min + dt.timedelta(seconds=seconds)).time()
    moment = day_0 + dt.timedelta(seconds=seconds)
    return moment.date() if seconds % 86_400 == 0 else moment
