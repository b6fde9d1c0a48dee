"""The workbook around exported rows: header, styles, drop-downs, the sheet that explains."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.exchange.headers import column_letter
from db.exchange.output_columns import OutputColumn
from db.text import Translate, translate_noop

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LAST_ROW = 1_048_576
FORMATS = {
    "text": "@",
    "integer": "0",
    "decimal": "General",
    "degrees": "0.00000",
    "date": "yyyy-mm-dd",
    "time": "hh:mm",
    "moment": "yyyy-mm-dd hh:mm",
}
_HEADER_FILL, _HEADER_INK, _LINE = "E3F0EE", "22302F", "E2E0D8"

_COLUMNS_SHEET = translate_noop("Exchange", "Columns")
_LISTS_SHEET = translate_noop("Exchange", "Lists")
_TITLES = (
    translate_noop("Exchange", "Column"),
    translate_noop("Exchange", "Meaning"),
    translate_noop("Exchange", "Unit"),
    translate_noop("Exchange", "Allowed values"),
    translate_noop("Exchange", "Needed"),
    translate_noop("Exchange", "Darwin Core term"),
)
_NOT_IN_LIST = translate_noop("Exchange", "Choose one of the list.")
_BAD_SHEET_NAME = re.compile(r"[\\/*?:\[\]]")


@dataclass(frozen=True)
class Table:
    """A sheet to be: rows of records, `count` of them."""

    title: str
    columns: Sequence[OutputColumn]
    count: int


@dataclass
class Shell:
    """A workbook whose sheets, one a table, have their headers and wait for rows from row 2 on."""

    book: Workbook
    sheets: tuple[Worksheet, ...]


def sheet_name(text: str, taken: Sequence[str] = ()) -> str:
    """A name Excel allows: at most 31 characters, none of \\ / * ? : [ ], not taken yet."""
    name = _BAD_SHEET_NAME.sub(" ", text).strip().strip("'")[:31] or "Sheet"
    number = 2
    while name.casefold() in {other.casefold() for other in taken}:
        name = f"{name[:28]} {number}"
        number += 1
    return name


def make_shell(tables: Sequence[Table], translate: Translate) -> Shell:
    """The workbook for the rows of these tables, without the rows."""
    from openpyxl import Workbook

    book = Workbook()
    sheets: list[Worksheet] = []
    for number, table in enumerate(tables):
        name = sheet_name(table.title, [sheet.title for sheet in sheets])
        sheet = book.active if number == 0 else book.create_sheet()
        assert sheet is not None
        sheet.title = name
        _write_header(sheet, table.columns, table.count)
        sheets.append(sheet)
    _describe(book, tables, translate)
    _add_lists(book, sheets, tables, translate)
    book.properties.creator = "Snowtrack"
    return Shell(book, tuple(sheets))


def header_style(cell: Any) -> None:
    """The look of a cell of a header row."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.font = Font(name="Calibri", bold=True, color=_HEADER_INK)
    cell.fill = PatternFill("solid", fgColor=_HEADER_FILL)
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    cell.border = Border(bottom=Side("thin", color=_LINE))


def _write_header(sheet: Worksheet, columns: Sequence[OutputColumn], rows: int) -> None:
    for number, column in enumerate(columns, 1):
        cell = sheet.cell(1, number)
        set_text(cell, column.header)
        header_style(cell)
        dimension = sheet.column_dimensions[column_letter(number - 1)]
        dimension.width = min(column.width, 60)
        dimension.number_format = FORMATS[column.form]
    sheet.row_dimensions[1].height = 30
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{column_letter(len(columns) - 1)}{rows + 1}"


def set_text(cell: Any, text: str) -> None:
    """Put text into a cell so that it stays text, also when it begins with = or looks a number."""
    cell.value = text
    cell.data_type = "s"


def _describe(book: Workbook, tables: Sequence[Table], translate: Translate) -> None:
    from openpyxl.styles import Alignment

    sheet = book.create_sheet(sheet_name(translate(_COLUMNS_SHEET), book.sheetnames))
    for number, title in enumerate(_TITLES, 1):
        cell = sheet.cell(1, number)
        set_text(cell, translate(title))
        header_style(cell)
    row = 1
    for table in tables:
        if len(tables) > 1:
            row += 1
            set_text(sheet.cell(row, 1), table.title)
            header_style(sheet.cell(row, 1))
        for column in table.columns:
            row += 1
            words = (
                column.header,
                column.meaning,
                column.unit,
                column.allowed,
                column.need,
                column.term,
            )
            for number, text in enumerate(words, 1):
                if text:
                    cell = sheet.cell(row, number)
                    set_text(cell, text)
                    cell.alignment = Alignment(vertical="top", wrap_text=True)
    for letter, width in zip("ABCDEF", (24, 48, 8, 60, 12, 30), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"


def _add_lists(
    book: Workbook, sheets: Sequence[Worksheet], tables: Sequence[Table], translate: Translate
) -> None:
    """Drop-downs for whole columns. Their words stand on a hidden sheet: lists written into the
    rule itself end at 255 characters and cannot hold a comma."""
    from openpyxl.worksheet.datavalidation import DataValidation

    chosen = [
        (sheet, n, column)
        for sheet, table in zip(sheets, tables, strict=True)
        for n, column in enumerate(table.columns)
        if column.choices
    ]
    if not chosen:
        return
    lists = book.create_sheet(sheet_name(translate(_LISTS_SHEET), book.sheetnames))
    lists.sheet_state = "hidden"
    for place, (sheet, number, column) in enumerate(chosen):
        letter = column_letter(place)
        set_text(lists.cell(1, place + 1), column.header)
        for row, word in enumerate(column.choices, 2):
            set_text(lists.cell(row, place + 1), word)
        rule = DataValidation(
            type="list",
            allow_blank=True,
            showDropDown=False,
            formula1=f"'{lists.title}'!${letter}$2:${letter}${len(column.choices) + 1}",
            # Other species may be typed, and several words put together; other terms may not.
            showErrorMessage=column.spec is not None
            and column.spec.vocabulary is not None
            and not column.several,
            errorTitle=column.header[:30],
            error=translate(_NOT_IN_LIST)[:200],
        )
        target = column_letter(number)
        rule.add(f"{target}2:{target}{LAST_ROW}")
        sheet.add_data_validation(rule)
