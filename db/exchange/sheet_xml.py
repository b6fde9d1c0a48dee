"""Rows as sheet XML, spliced into a workbook that openpyxl made around them.

openpyxl needs half a minute for 100,000 rows of 25 cells. Here the cells of a block are written
column by column as text, which takes about two seconds. Format: ECMA-376 Part 1, 18.3.1
(sheetData, row, c); the style numbers are taken from a sample row that openpyxl wrote.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any
from xml.sax.saxutils import escape

from db.exchange.headers import column_letter
from db.exchange.output_columns import cell_words
from db.exchange.workbook_shell import FORMATS, Shell, Table

_DAY_0 = dt.date(1899, 12, 30)
_MOMENT_0 = dt.datetime(1899, 12, 30)
_SAMPLE_ROW = re.compile(rb'<row r="2".*?</row>', re.S)
_STYLE = re.compile(rb'<c r="([A-Z]+)2"[^>]*?\bs="(\d+)"')
_SHEET = "xl/worksheets/sheet{number}.xml"
_SHARED = "xl/sharedStrings.xml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
# Where a workbook says that it has such a part: file -> its end, and the words before it.
_SHARED_TOLD = {
    "[Content_Types].xml": (
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
        b'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>',
    ),
    "xl/_rels/workbook.xml.rels": (
        b"</Relationships>",
        f'<Relationship Id="shared" Type="{_KIND}" Target="sharedStrings.xml"/>'.encode(),
    ),
}
MOST_SHARED = 20_000


def date_number(day: dt.date) -> int | None:
    """Excel's number of a day; None before March 1900, where its calendar is wrong."""
    number = (day - _DAY_0).days
    return number if number > 60 else None


Blocks = Iterable[list[list[Any]]]
"""Rows a block at a time, each a list of columns."""


def write_rows(shell: Shell, path: Path, tables: Sequence[tuple[Table, Blocks]]) -> None:
    """Save `shell` at `path` with the rows of the tables, from row 2 of their sheets on."""
    for sheet, (table, _blocks) in zip(shell.sheets, tables, strict=True):
        for number, column in enumerate(table.columns, 1):
            cell = sheet.cell(2, number)
            cell.value = 1
            cell.number_format = FORMATS[column.form]
    buffer = io.BytesIO()
    shell.book.save(buffer)
    names = [_SHEET.format(number=number) for number in range(1, len(tables) + 1)]
    with (
        zipfile.ZipFile(buffer) as made,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out,
    ):
        for entry in made.infolist():
            if entry.filename not in names:
                body = made.read(entry)
                for name, (end, words) in _SHARED_TOLD.items():
                    if entry.filename == name:
                        body = body.replace(end, words + end)
                out.writestr(entry, body, zipfile.ZIP_DEFLATED)
        shared = SharedTexts()
        for name, (table, blocks) in zip(names, tables, strict=True):
            with out.open(name, "w", force_zip64=table.count > 200_000) as stream:
                _write_sheet(stream, made.read(name), table, blocks, shared)
        out.writestr(_SHARED, shared.xml())


class SharedTexts:
    """The texts that cells name by number, in place of holding them: words of lists and names.

    openpyxl itself shares none. They are held in memory, so they end at `MOST_SHARED`; texts that
    come later, and columns in which nearly every cell differs, stand in the cells.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def numbers(self, texts: set[str], cells: int) -> dict[str, int] | None:
        """Text -> its number, for all of `texts`; None when they should stand in the `cells`."""
        if len(texts) * 4 > cells or len(self._numbers) + len(texts) > MOST_SHARED:
            return None
        known = self._numbers
        for text in texts:
            if text not in known:
                known[text] = len(known)
        return known

    def xml(self) -> bytes:
        """The whole table, as `xl/sharedStrings.xml` holds it."""
        texts = "".join([f"<si><t{text_xml(text)}</t></si>" for text in self._numbers])
        return f'{_XML}<sst xmlns="{_MAIN}">{texts}</sst>'.encode()


def _write_sheet(
    stream: IO[bytes], body: bytes, table: Table, blocks: Blocks, shared: SharedTexts
) -> None:
    """The sheet XML `body`, with rows in the place of its sample row."""
    encoders = [
        _ENCODERS.get(column.form) or partial(_encode_texts, shared) for column in table.columns
    ]
    letters = [column_letter(n) for n in range(len(table.columns))]
    sample = _SAMPLE_ROW.search(body)
    assert sample is not None
    styles = {letter.decode(): style.decode() for letter, style in _STYLE.findall(sample[0])}
    body = re.sub(
        rb'<dimension ref="[^"]*"',
        f'<dimension ref="A1:{letters[-1]}{table.count + 1}"'.encode(),
        body,
        count=1,
    )
    sample = _SAMPLE_ROW.search(body)
    assert sample is not None
    stream.write(body[: sample.start()])
    first = 2
    for block in blocks:
        stream.write(_block_xml(block, first, letters, styles, encoders).encode())
        first += len(block[0])
    stream.write(body[sample.end() :])


_NUMBER = "\0"
"""Stands for the row's number until the row is whole; no cell can hold it (`cell_words`)."""

_Encoder = Callable[[list[Any], str], tuple[str, list[Any]]]
"""(values of a column, its cell up to the style) -> (a pattern, what to put into it a row)."""


def _block_xml(
    block: list[list[Any]],
    first: int,
    letters: Sequence[str],
    styles: dict[str, str],
    encoders: Sequence[_Encoder],
) -> str:
    """Rows as XML. One pattern makes the whole row, so that no cell costs Python a step."""
    patterns, columns = [], []
    for encode, values, letter in zip(encoders, block, letters, strict=True):
        style = f' s="{styles[letter]}"' if letter in styles else ""
        pattern, column = encode(values, f'<c r="{letter}{_NUMBER}"{style}')
        patterns.append(pattern)
        columns.append(column)
    pattern = f'<row r="{_NUMBER}">{"".join(patterns)}</row>'
    numbers = map(str, range(first, first + len(block[0])))
    return "".join(
        [
            (pattern % row).replace(_NUMBER, number)
            for number, row in zip(numbers, zip(*columns, strict=True), strict=True)
        ]
    )


def _encode_texts(shared: SharedTexts, values: list[Any], cell: str) -> tuple[str, list[Any]]:
    distinct = set(values)
    blanks = None in distinct
    distinct.discard(None)
    memo: dict[Any, Any]
    numbers = shared.numbers(distinct, len(values))
    if numbers is not None:
        head, tail = f'{cell} t="s"><v>', "</v></c>"
        if not blanks:
            return f"{head}%d{tail}", [numbers[value] for value in values]
        memo = {value: f"{head}{numbers[value]}{tail}" for value in distinct}
        memo[None] = ""
        return "%s", [memo[value] for value in values]
    if _all_plain(distinct):
        memo = {value: f">{value}" for value in distinct}
    else:
        memo = {value: text_xml(value) for value in distinct}
    head, tail = f'{cell} t="inlineStr"><is><t', "</t></is></c>"
    if not blanks:
        return f"{head}%s{tail}", [memo[value] for value in values]
    memo = {value: f"{head}{text}{tail}" for value, text in memo.items()}
    memo[None] = ""
    return "%s", [memo[value] for value in values]


def _all_plain(texts: set[str]) -> bool:
    """Whether none of the texts needs anything done to it: looked at as one, which is quick."""
    joined = "|".join(texts)
    return (
        joined.isprintable()
        and _NOT_PLAIN.search(joined) is None
        and not joined[:1].isspace()
        and not joined[-1:].isspace()
    )


# Among printable characters the only white space is the space.
_NOT_PLAIN = re.compile(r"[&<>]|_x|  |\| | \|")


def text_xml(text: str) -> str:
    """The attributes and content of a <t> element, without its name."""
    text = cell_words(text)
    if "&" in text or "<" in text or ">" in text:
        text = escape(text)
    if text[:1].isspace() or text[-1:].isspace() or "\n" in text or "  " in text:
        return f' xml:space="preserve">{text}'
    return f">{text}"


def _encode_numbers(values: list[Any], cell: str) -> tuple[str, list[Any]]:
    head, tail = f"{cell}><v>", "</v></c>"
    distinct = set(values)
    if len(distinct) * 4 < len(values):
        memo = {value: "" if value is None else f"{head}{value!r}{tail}" for value in distinct}
        return "%s", [memo[value] for value in values]
    if None not in distinct:
        return f"{head}%r{tail}", values
    return "%s", ["" if value is None else f"{head}{value!r}{tail}" for value in values]


def _encode_dates(values: list[Any], cell: str) -> tuple[str, list[Any]]:
    memo: dict[Any, str] = {}
    for value in set(values):
        number = None if value is None else date_number(value)
        if value is None:
            memo[value] = ""
        elif number is None:
            memo[value] = f'{cell} t="inlineStr"><is><t>{value}</t></is></c>'
        else:
            memo[value] = f"{cell}><v>{number}</v></c>"
    return "%s", [memo[value] for value in values]


def _encode_times(values: list[Any], cell: str) -> tuple[str, list[Any]]:
    return _encode_days(
        values, cell, lambda at: (at.hour * 3600 + at.minute * 60 + at.second) / 86_400
    )


def _encode_moments(values: list[Any], cell: str) -> tuple[str, list[Any]]:
    return _encode_days(values, cell, lambda at: (at - _MOMENT_0).total_seconds() / 86_400)


def _encode_days(
    values: list[Any], cell: str, days: Callable[[Any], float]
) -> tuple[str, list[Any]]:
    memo = {
        value: "" if value is None else f"{cell}><v>{days(value)!r}</v></c>"
        for value in set(values)
    }
    return "%s", [memo[value] for value in values]


_ENCODERS: dict[str, _Encoder] = {
    "integer": _encode_numbers,
    "decimal": _encode_numbers,
    "degrees": _encode_numbers,
    "date": _encode_dates,
    "time": _encode_times,
    "moment": _encode_moments,
}
