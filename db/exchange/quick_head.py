"""The first rows of an .xlsx file, without reading the rest of it.

A workbook of 100,000 rows takes seconds to unpack; its first rows stand at the beginning of their
sheet, and the texts they use mostly at the beginning of the list of texts. This reads as far as it
must and stops. What it shows is replaced by the careful reading (`db.exchange.reading`) as soon as
that has come through; whatever is unusual here is simply left to that.
"""

from __future__ import annotations

import datetime as dt
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final
from xml.etree import ElementTree

from db.exchange.reading import Cell, Head, SheetInfo

MOST_BYTES: Final = 48 * 2**20
"""So much is unpacked of one part of the file; a part that needs more is left alone."""
MOST_SHEETS: Final = 6

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
# Built-in number formats of dates and times, the East Asian ones with them (ECMA-376, 18.8.30).
_DATE_FORMATS: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NO_DATE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_DATE_LETTERS = re.compile(r"[ymdhs年月日时分秒]", re.I)
_PLACE = re.compile(r"([A-Z]+)(\d+)")


class _Unusual(Exception):
    """Not to be read quickly."""


def quick_heads(path: Path, rows: int) -> list[tuple[SheetInfo, Head]]:
    """The first `rows` rows of each of the first visible sheets; empty when they cannot be had.

    Widths and first columns are those of the rows that were read; merged cells are not known.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            return _heads(packed, rows)
    except (_Unusual, OSError, ValueError, KeyError, IndexError, OverflowError):
        return []
    except (
        zipfile.BadZipFile,
        ElementTree.ParseError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        zlib.error,
        struct.error,
    ):
        return []


def _heads(packed: zipfile.ZipFile, rows: int) -> list[tuple[SheetInfo, Head]]:
    sheets, is_1904 = _sheets(packed)
    dated = _dated_styles(packed)
    raw: list[tuple[SheetInfo, int, list[dict[int, _Raw]]]] = []
    for index, (name, part, visible) in enumerate(sheets):
        if visible and part and len(raw) < MOST_SHEETS:
            height, found = _raw_rows(packed, part, rows)
            if any(found):
                raw.append((SheetInfo(index, name, visible), height, found))
    wanted = max(
        (int(value) for _i, _h, found in raw for row in found for kind, value, _s in row.values()
         if kind == "s"),
        default=-1,
    )  # fmt: skip
    texts = _texts(packed, wanted + 1) if wanted >= 0 else []
    heads = []
    for info, height, found in raw:
        first = min(min(row) for row in found if row)
        width = max(max(row) for row in found if row) - first + 1
        cells = [
            [_value(row.get(first + n), texts, dated, is_1904) for n in range(width)]
            for row in found
        ]
        heads.append((info, Head(max(height, len(cells)), width, first, (), cells)))
    return heads


# --- parts of the file ------------------------------------------------------------------------

_Raw = tuple[str, str, int]
"""Type of a cell, what stands in it, and its style."""


class _Limited:
    """A part of the packed file that is read up to a limit."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._left = MOST_BYTES

    def read(self, size: int = -1) -> bytes:
        if self._left <= 0:
            raise _Unusual
        body = self._stream.read(min(size if size > 0 else 65_536, self._left))
        self._left -= len(body)
        return body


def _elements(packed: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, ElementTree.Element]]:
    """Start and end of each element of a part, by their names without a name space."""
    with packed.open(part) as stream:
        parser = ElementTree.iterparse(_Limited(stream), events=("start", "end"))
        for event, element in parser:
            yield event, element.tag.rsplit("}", 1)[-1], element


def _sheets(packed: zipfile.ZipFile) -> tuple[list[tuple[str, str, bool]], bool]:
    """Name, part and whether it is visible, of every sheet; and whether days count from 1904."""
    targets: dict[str, str] = {}
    for event, tag, element in _elements(packed, "xl/_rels/workbook.xml.rels"):
        if event == "end" and tag == "Relationship":
            target = element.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            is_sheet = element.get("Type", "").endswith("/worksheet")
            targets[element.get("Id", "")] = part if is_sheet else ""
    found, is_1904 = [], False
    for event, tag, element in _elements(packed, "xl/workbook.xml"):
        if event == "end" and tag == "workbookPr":
            is_1904 = element.get("date1904") in ("1", "true")
        elif event == "end" and tag == "sheet":
            id = element.get(_RELATION) or element.get(_STRICT_RELATION) or ""
            visible = element.get("state", "visible") == "visible"
            found.append((element.get("name", ""), targets.get(id, ""), visible))
    return found, is_1904


def _dated_styles(packed: zipfile.ZipFile) -> set[int]:
    """The styles of cells whose numbers are days or times."""
    if "xl/styles.xml" not in packed.namelist():
        return set()
    formats: dict[int, str] = {}
    dated: set[int] = set()
    count, within = 0, False
    for event, tag, element in _elements(packed, "xl/styles.xml"):
        if tag == "numFmt" and event == "end":
            formats[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
        elif tag == "cellXfs":
            within = event == "start"
        elif tag == "xf" and event == "end" and within:
            number = int(element.get("numFmtId", "0"))
            code = formats.get(number)
            plain = _NO_DATE.sub("", code) if code is not None else ""
            if _DATE_LETTERS.search(plain) or (code is None and number in _DATE_FORMATS):
                dated.add(count)
            count += 1
    return dated


def _raw_rows(packed: zipfile.ZipFile, part: str, most: int) -> tuple[int, list[dict[int, _Raw]]]:
    """Height as the sheet tells it, and the first rows: column from 0 -> what stands there."""
    height = 0
    rows: list[dict[int, _Raw]] = []
    number = 0
    for event, tag, element in _elements(packed, part):
        if tag == "dimension" and event == "end":
            last = _PLACE.search(element.get("ref", "").rsplit(":", 1)[-1])
            height = int(last[2]) if last is not None else 0
        elif tag == "row" and event == "end":
            number = int(element.get("r", number + 1))
            if number > most:
                break
            rows.extend({} for _ in range(number - len(rows)))
            rows[number - 1] = _cells(element)
            element.clear()
            if number == most:
                break
        elif tag == "sheetData" and event == "end":
            break
    return height, rows


def _cells(row: ElementTree.Element) -> dict[int, _Raw]:
    found: dict[int, _Raw] = {}
    column = -1
    for cell in row:
        place = _PLACE.match(cell.get("r", ""))
        column = _column(place[1]) if place is not None else column + 1
        kind = cell.get("t", "n")
        value = ""
        for part in cell:
            tag = part.tag.rsplit("}", 1)[-1]
            if tag == "v":
                value = part.text or ""
            elif tag == "is":
                value = _text(part)
        if value != "":
            found[column] = kind, value, int(cell.get("s", "0"))
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _texts(packed: zipfile.ZipFile, count: int) -> list[str]:
    """The first `count` texts of the list that cells name by number."""
    found: list[str] = []
    for event, tag, element in _elements(packed, "xl/sharedStrings.xml"):
        if tag == "si" and event == "end":
            found.append(_text(element))
            element.clear()
            if len(found) >= count:
                break
    return found


def _text(element: ElementTree.Element) -> str:
    """The words of a text with its differently dressed parts, without readings above them."""
    parts: list[str] = []
    for child in element:
        tag = child.tag.rsplit("}", 1)[-1]
        if tag == "t":
            parts.append(child.text or "")
        elif tag == "r":
            parts.extend(t.text or "" for t in child if t.tag.rsplit("}", 1)[-1] == "t")
    return "".join(parts)


def _value(raw: _Raw | None, texts: list[str], dated: set[int], is_1904: bool) -> Cell:
    if raw is None:
        return ""
    kind, value, style = raw
    if kind == "s":
        return texts[int(value)]
    if kind in ("str", "inlineStr"):
        return value
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind in ("e", "d"):
        raise _Unusual
    number = float(value)
    return _day(number, is_1904) if style in dated else number


def _day(number: float, is_1904: bool) -> Cell:
    """A serial number as the day or time it stands for."""
    if not 0 <= number < 2_958_466:
        return number
    if number < 1:
        return (dt.datetime(2000, 1, 1) + dt.timedelta(seconds=round(number * 86_400))).time()
    # Before March 1900 Excel counts a day that never was; no record is as old as that.
    begin = dt.datetime(1904, 1, 1) if is_1904 else dt.datetime(1899, 12, 30)
    moment = begin + dt.timedelta(days=int(number), seconds=round(number % 1 * 86_400))
    return moment.date() if moment.time() == dt.time() else moment
