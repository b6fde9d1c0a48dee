"""The process that opens other people's workbooks, so that what goes wrong in it goes no further.

It is started by `db.exchange.reading`, gets commands as lines on its standard input and answers
with frames on its standard output: four bytes of length (big endian), then a `marshal` value,
a tuple whose first item names it:

    ("sheets", [(name, is_worksheet, is_visible), ...])
    ("head", height, width, first_column, merged, rows)      after the command  head N ROWS
    ("start", height, width, first_column)                   after the command  rows N
    ("rows", [row number, ...], [column, ...])               blank rows are left out
    ("end", blank rows, facts)
    ("styles", ...)                  as `cell_styles.read`   after the command  styles N HEAD ROW,…
    ("error", code, detail)

marshal, because both ends are the same Python and it is four times as fast as JSON; dates and
times travel as tuples: (y, m, d), (y, m, d, h, m, s) and (h, m, s, microseconds).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import marshal
import re
import struct
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO, Literal, Protocol

from db.child_limits import limit_child
from db.exchange import cell_styles
from db.exchange.sheet_facts import FactReader, Facts

ROWS_PER_FRAME = 1000
MAX_CELLS_KEPT = 3_000_000
MAX_MERGED = 50_000
# Our own exports put an apostrophe before text that begins like a formula, also where it has some
# already (`db.exchange.delimited`): one of them is taken off again.
_SHIELDED = re.compile(r"'+[=+\-@\t＝＋－＠]").match
_PLAIN = {float, int, str}


class _Failure(Exception):
    """A failure with a code the parent has a sentence for."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


class _Sheet(Protocol):
    height: int
    width: int
    first_column: int
    merged: list[tuple[int, int, int, int]]

    def facts(self) -> Facts: ...

    def rows(self) -> Iterator[list[Any]]: ...


class _Book(Protocol):
    def sheets(self) -> list[tuple[str, bool, bool]]: ...

    def sheet(self, index: int) -> _Sheet: ...


class _WorkbookSheet:
    def __init__(self, sheet: Any, path: str, index: int) -> None:
        self._sheet = sheet
        self._facts = FactReader(path, index)
        start, end = sheet.start, sheet.end
        self.height = 0 if end is None else int(end[0]) + 1
        self.first_column = 0 if start is None else int(start[1])
        self.width = 0 if end is None else int(end[1]) - self.first_column + 1
        self.merged = [
            (top, left, bottom, right)
            for (top, left), (bottom, right) in (sheet.merged_cell_ranges or [])[:MAX_MERGED]
        ]

    def facts(self) -> Facts:
        return self._facts.finish()

    def rows(self) -> Iterator[list[Any]]:
        """The rows, with what is shown in the cells that calamine leaves blank."""
        if not self.height:
            return
        reader, cells = self._facts, self._facts.facts.cells
        columns = range(self.first_column, self.first_column + self.width)
        for number, row in enumerate(self._sheet.iter_rows()):
            if number % 100 == 0:
                reader.upto(number + 99)
            if cells:
                for column in columns:
                    text = cells.get((number, column))
                    place = column - self.first_column
                    if text is not None and place < len(row) and row[place] == "":
                        row[place] = text
            yield row


class _Workbook:
    def __init__(self, path: str) -> None:
        self._path = path
        import python_calamine as calamine

        try:
            self._book = calamine.load_workbook(path)
        except calamine.PasswordError:
            raise _Failure("password") from None
        self._kept: dict[int, _WorkbookSheet] = {}

    def sheets(self) -> list[tuple[str, bool, bool]]:
        import python_calamine as calamine

        return [
            (
                meta.name,
                meta.typ == calamine.SheetTypeEnum.WorkSheet,
                meta.visible == calamine.SheetVisibleEnum.Visible,
            )
            for meta in self._book.sheets_metadata
        ]

    def sheet(self, index: int) -> _WorkbookSheet:
        kept = self._kept.get(index)
        if kept is None:
            kept = _WorkbookSheet(self._book.get_sheet_by_index(index), self._path, index)
            if sum(s.height * s.width for s in self._kept.values()) > MAX_CELLS_KEPT:
                self._kept.clear()
            self._kept[index] = kept
        return kept


class TextSheet:
    """The rows of a delimited text."""

    def __init__(self, text: str, delimiter: str) -> None:
        if "\n" not in text and "\r" in text:  # from an old Macintosh
            text = text.replace("\r", "\n")
        self._text = text
        self._delimiter = delimiter
        # A quotation mark without its partner would swallow the rest of the file.
        self._quoting: Literal[0, 3] = csv.QUOTE_NONE if text.count('"') % 2 else csv.QUOTE_MINIMAL
        self.height = text.count("\n") + 1
        self.width = 0
        self.first_column = 0
        self.merged: list[tuple[int, int, int, int]] = []

    def facts(self) -> Facts:
        return Facts()

    def rows(self) -> Iterator[list[Any]]:
        lines = io.StringIO(self._text, newline="")
        for row in csv.reader(lines, delimiter=self._delimiter, quoting=self._quoting):
            yield [cell[1:] if cell[:1] == "'" and _SHIELDED(cell) else cell for cell in row]


class _TextBook:
    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:
            text = decode(file.read())
        csv.field_size_limit(10_000_000)
        self._sheet = TextSheet(text, find_delimiter(text))

    def sheets(self) -> list[tuple[str, bool, bool]]:
        return [("", True, True)]

    def sheet(self, index: int) -> TextSheet:
        return self._sheet


def decode(body: bytes) -> str:
    """The text of a delimited file: UTF-8, UTF-16 (with or without a mark), GB18030 or Big5."""
    if body.startswith(b"\xef\xbb\xbf"):
        return body.decode("utf-8-sig", "replace")
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    start = body[:4000]
    if start.count(0) > len(start) * 0.2:
        return body.decode(
            "utf-16-be" if start[0::2].count(0) > start[1::2].count(0) else "utf-16-le", "replace"
        )
    for encodings in (("utf-8",), ("gb18030", "big5")):
        texts = [text for one in encodings if (text := _decoded(body, one)) is not None]
        if texts:
            return max(texts, key=_usual_letters)
    raise _Failure("encoding")


# Letters that stand in nearly every register, simplified and traditional: bytes read in the wrong
# encoding give rare ones instead.
_USUAL = frozenset(
    "的一年月日时時间間地点點名物种種数數量动動观觀察記记录錄备備注註村乡鄉县縣号號经經纬緯度人"
)


def _decoded(body: bytes, encoding: str) -> str | None:
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\x00" in text else text


def _usual_letters(text: str) -> int:
    return sum(letter in _USUAL for letter in text[:20_000])


def find_delimiter(text: str) -> str:
    """The character that cuts the first lines into the most even number of columns."""
    lines = "\n".join(text[:100_000].splitlines()[:40])
    best, delimiter = 0.0, ","
    for candidate in ",\t;|，":
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(lines), delimiter=candidate)]
        except csv.Error:
            continue
        wide = [width for width in widths if width > 1]
        if not wide:
            continue
        common = max(set(wide), key=wide.count)
        score = wide.count(common) * min(common, 8)
        if score > best:
            best, delimiter = score, candidate
    return delimiter


def _plain(value: Any) -> Any:
    """A value marshal can carry."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if type(value) in _PLAIN:
        return value
    if isinstance(value, dt.datetime):
        return (value.year, value.month, value.day, value.hour, value.minute, value.second)
    if isinstance(value, dt.date):
        return (value.year, value.month, value.day)
    if isinstance(value, dt.time):
        return (value.hour, value.minute, value.second, value.microsecond)
    if isinstance(value, dt.timedelta):
        seconds = round(value.total_seconds())
        if 0 <= seconds < 86_400:
            return (seconds // 3600, seconds // 60 % 60, seconds % 60, 0)
        return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return "" if value is None else str(value)


def _columns(rows: list[list[Any]]) -> list[list[Any]]:
    width = max(map(len, rows))
    for row in rows:
        if len(row) < width:  # only delimited files are ragged
            row.extend([""] * (width - len(row)))
    columns: list[list[Any]] = []
    for column in zip(*rows, strict=True):
        if set(map(type, column)) <= _PLAIN:
            columns.append(list(column))
        else:
            columns.append([_plain(value) for value in column])
    return columns


def _send(out: BinaryIO, value: tuple[Any, ...]) -> None:
    body = marshal.dumps(value)
    out.write(struct.pack(">I", len(body)))
    out.write(body)
    out.flush()


def _send_head(out: BinaryIO, sheet: _Sheet, wanted: int) -> None:
    rows = []
    for row in sheet.rows():
        rows.append([_plain(value) for value in row])
        if len(rows) >= wanted:
            break
    _send(out, ("head", sheet.height, sheet.width, sheet.first_column, sheet.merged, rows))


def _send_rows(out: BinaryIO, sheet: _Sheet) -> None:
    _send(out, ("start", sheet.height, sheet.width, sheet.first_column))
    numbers: list[int] = []
    rows: list[list[Any]] = []
    blank = 0
    for number, row in enumerate(sheet.rows(), 1):
        if row.count("") == len(row):
            blank += 1
            continue
        numbers.append(number)
        rows.append(row)
        if len(rows) == ROWS_PER_FRAME:
            _send(out, ("rows", numbers, _columns(rows)))
            numbers, rows = [], []
    if rows:
        _send(out, ("rows", numbers, _columns(rows)))
    _send(out, ("end", blank, sheet.facts().told()))


def _serve(path: str, kind: str, out: BinaryIO, commands: BinaryIO) -> None:
    book: _Book = _TextBook(path) if kind == "delimited" else _Workbook(path)
    _send(out, ("sheets", book.sheets()))
    for line in iter(commands.readline, b""):
        command, *arguments = line.split()
        if command == b"styles":
            numbers = [int(n) for n in arguments[2].split(b",")] if len(arguments) > 2 else []
            found = cell_styles.read(path, int(arguments[0]), int(arguments[1]), numbers)
            _send(out, ("styles", *found))
            continue
        sheet = book.sheet(int(arguments[0]))
        if command == b"head":
            _send_head(out, sheet, int(arguments[1]))
        else:
            _send_rows(out, sheet)


def main(argv: list[str]) -> int:
    """Serve one workbook. `argv`: path, "workbook" or "delimited", bytes of memory, seconds."""
    path, kind, memory, seconds = argv
    limit_child(int(memory), int(seconds))
    with open(1, "wb", closefd=False) as out, open(0, "rb", closefd=False) as commands:
        try:
            _serve(path, kind, out, commands)
        except BrokenPipeError:  # the parent has gone
            return 1
        except _Failure as failure:
            _send(out, ("error", failure.code, failure.detail))
            return 1
        except MemoryError:
            _send(out, ("error", "memory", ""))
            return 1
        except KeyboardInterrupt:
            return 1
        except BaseException as error:  # calamine's panics derive from BaseException
            _send(out, ("error", "damaged", f"{type(error).__name__}: {error}"[:500]))
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
