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
                out.writestr(entry, made.read(entry), zipfile.ZIP_DEFLATED)
        for name, (table, blocks) in zip(names, tables, strict=True):
            with out.open(name, "w", force_zip64=table.count > 200_000) as stream:
                _write_sheet(stream, made.read(name), table, blocks)


def _write_sheet(stream: IO[bytes], body: bytes, table: Table, blocks: Blocks) -> None:
    """The sheet XML `body`, with rows in the place of its sample row."""
    encoders = [_ENCODERS[column.form] for column in table.columns]
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


_Encoder = Callable[[list[Any], range, str, str], list[str]]


def _block_xml(
    block: list[list[Any]],
    first: int,
    letters: Sequence[str],
    styles: dict[str, str],
    encoders: Sequence[_Encoder],
) -> str:
    numbers = range(first, first + len(block[0]))
    cells = [
        encode(values, numbers, letter, f' s="{styles[letter]}"' if letter in styles else "")
        for encode, values, letter in zip(encoders, block, letters, strict=True)
    ]
    return "".join(
        [
            f'<row r="{number}">{"".join(row)}</row>'
            for number, row in zip(numbers, zip(*cells, strict=True), strict=True)
        ]
    )


def _encode_texts(values: list[Any], numbers: range, letter: str, style: str) -> list[str]:
    head = f'"{style} t="inlineStr"><is><t'
    memo: dict[str | None, str] = {
        value: f"{head}{text_xml(value)}</t></is></c>" for value in set(values) if value is not None
    }
    return [
        "" if value is None else f'<c r="{letter}{number}{memo[value]}'
        for number, value in zip(numbers, values, strict=True)
    ]


def text_xml(text: str) -> str:
    """The attributes and content of a <t> element, without its name."""
    text = cell_words(text)
    if "&" in text or "<" in text or ">" in text:
        text = escape(text)
    if text[:1].isspace() or text[-1:].isspace() or "\n" in text or "  " in text:
        return f' xml:space="preserve">{text}'
    return f">{text}"


def _encode_numbers(values: list[Any], numbers: range, letter: str, style: str) -> list[str]:
    return [
        "" if value is None else f'<c r="{letter}{number}"{style}><v>{value!r}</v></c>'
        for number, value in zip(numbers, values, strict=True)
    ]


def _encode_dates(values: list[Any], numbers: range, letter: str, style: str) -> list[str]:
    memo: dict[Any, Any] = {}
    for value in set(values):
        memo[value] = None if value is None else date_number(value)
    if any(memo[value] is None for value in memo if value is not None):
        return [
            ""
            if value is None
            else f'<c r="{letter}{number}"{style}><v>{memo[value]}</v></c>'
            if memo[value] is not None
            else f'<c r="{letter}{number}"{style} t="inlineStr"><is><t>{value}</t></is></c>'
            for number, value in zip(numbers, values, strict=True)
        ]
    return _encode_numbers([memo[value] for value in values], numbers, letter, style)


def _encode_times(values: list[Any], numbers: range, letter: str, style: str) -> list[str]:
    return _encode_numbers(
        [
            None
            if value is None
            else (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
            for value in values
        ],
        numbers,
        letter,
        style,
    )


def _encode_moments(values: list[Any], numbers: range, letter: str, style: str) -> list[str]:
    memo = {
        value: None if value is None else (value - _MOMENT_0).total_seconds() / 86_400
        for value in set(values)
    }
    return _encode_numbers([memo[value] for value in values], numbers, letter, style)


_ENCODERS: dict[str, _Encoder] = {
    "text": _encode_texts,
    "integer": _encode_numbers,
    "decimal": _encode_numbers,
    "degrees": _encode_numbers,
    "date": _encode_dates,
    "time": _encode_times,
    "moment": _encode_moments,
}
