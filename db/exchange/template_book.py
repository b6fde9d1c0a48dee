"""The workbook of an empty sheet for collecting: header, lists, hints, checks, explanation, print.

Checks that may be wrong in the field (a date, a position typed in degrees and minutes) warn and let
it stand: the import reads it all the same. Those of closed lists and whole numbers do not.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.exchange.headers import column_letter
from db.exchange.template import TemplateColumn, TemplateContent
from db.exchange.template_mark import PROPERTY, Mark, mark_text
from db.exchange.workbook_out import replacing
from db.exchange.workbook_shell import FORMATS, LAST_ROW, header_style, set_text, sheet_name
from db.fields import Kind
from db.identity import new_uuid
from db.places.datum import SHORT_NAMES
from db.text import Text, Translate, translate_noop

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

GUIDE = translate_noop("Template", "How to fill it in")
LISTS = translate_noop("Template", "Lists")
SPECIES_NAMES = translate_noop("Template", "Names of species")
_FIRST_DAY = dt.date(1950, 1, 1)
_RULED_ROWS = 200
"""So many rows have lines around their cells, for filling in by hand."""
_PRINTED_ROWS = 30
_REQUIRED_FILL = "FCF3DF"
_LINE = "D5D3CA"

_STEPS = (
    translate_noop("Template", "One row for each record, from row 2 on. Leave no title above."),
    translate_noop(
        "Template",
        "Columns with * must be filled in, the others as far as something is known. "
        "Leave a cell empty rather than write “none”.",
    ),
    translate_noop(
        "Template", "A hint appears when a cell is entered, and a list under its arrow."
    ),
    translate_noop(
        "Template",
        "Positions are in {datum}. Columns may be moved or hidden; keep their names as they are.",
    ),
    translate_noop(
        "Template",
        "Send the filled sheet back as it is (.xlsx): Snowtrack knows it and takes it in without "
        "asking.",
    ),
)
_TITLES = (
    translate_noop("Template", "Column"),
    translate_noop("Template", "Needed"),
    translate_noop("Template", "What belongs there"),
    translate_noop("Template", "Allowed"),
)
_NAME_TITLES = (
    translate_noop("Template", "Name"),
    translate_noop("Template", "Tibetan"),
    translate_noop("Template", "Scientific name"),
)
_YES = translate_noop("Template", "yes")
DATE_WRONG = translate_noop(
    "Template", "That is no day between {first} and today. Write it as 2025-03-05. Keep it anyway?"
)
TIME_WRONG = translate_noop(
    "Template", "That is no time of day. Write it as 14:30. Keep it anyway?"
)
DEGREES_WRONG = translate_noop(
    "Template", "That is no position in decimal degrees, e.g. {example}. Keep it anyway?"
)
NUMBER_WRONG = translate_noop("Template", "A number from {low} to {high} is wanted here.")
LIST_WRONG = translate_noop("Template", "Choose one of the list.")
_PAGE = translate_noop("Template", "Page {page} of {pages}")


def write_template(
    content: TemplateContent, path: str | os.PathLike[str], translate: Translate
) -> Path:
    """Write the workbook; an existing file is replaced. Raises ExportError."""
    from openpyxl import Workbook
    from openpyxl.packaging.custom import StringProperty

    target = Path(path)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = sheet_name(translate(content.record_type.label_plural))
    _write_sheet(sheet, content, translate)
    _write_guide(book, content, translate)
    _write_lists(book, sheet, content, translate)
    book.properties.creator = "Snowtrack"
    book.properties.title = sheet.title
    mark = Mark(
        new_uuid(),
        content.record_type.name,
        sheet.title,
        {column.header: column.key for column in content.columns},
        content.datum,
        content.language,
    )
    book.custom_doc_props.append(StringProperty(name=PROPERTY, value=mark_text(mark)))
    with replacing(target) as partial:
        book.save(partial)
    return target


# --- the sheet to be filled -----------------------------------------------------------------------


def _write_sheet(sheet: Worksheet, content: TemplateContent, translate: Translate) -> None:
    from openpyxl.styles import Border, PatternFill, Side

    side = Side("thin", color=_LINE)
    ruled = Border(left=side, right=side, top=side, bottom=side)
    for number, column in enumerate(content.columns, 1):
        cell = sheet.cell(1, number)
        set_text(cell, f"{column.header}*" if column.required else column.header)
        header_style(cell)
        if column.required:
            cell.fill = PatternFill("solid", fgColor=_REQUIRED_FILL)
        dimension = sheet.column_dimensions[column_letter(number - 1)]
        dimension.width = _width(column)
        dimension.number_format = FORMATS[column.form]
        for row in range(2, _RULED_ROWS + 2):
            body = sheet.cell(row, number)
            body.number_format = FORMATS[column.form]
            body.border = ruled
    sheet.row_dimensions[1].height = 34
    sheet.sheet_format.defaultRowHeight = 24  # room for a pen
    sheet.sheet_format.customHeight = True
    sheet.freeze_panes = "B2"
    _set_up_print(sheet, len(content.columns), translate)


_NARROW = {Kind.INTEGER: 8.0, Kind.DECIMAL: 8.0, Kind.TIME: 8.0, Kind.CHOICE: 11.0}
_WIDE = {Kind.LONG_TEXT: 26.0, Kind.PLACE: 22.0, Kind.CHOICES: 16.0}


def _width(column: TemplateColumn) -> float:
    """Narrow enough that all columns fit on a page that can still be read; headers wrap."""
    kind = column.spec.kind
    return _NARROW.get(kind) or _WIDE.get(kind) or 12.0


def _set_up_print(sheet: Worksheet, width: int, translate: Translate) -> None:
    """A4 across, all columns on a page, the header on each, page numbers below."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{column_letter(width - 1)}{_PRINTED_ROWS + 1}"
    for name in ("left", "right", "top", "bottom"):
        setattr(sheet.page_margins, name, 0.5)
    sheet.oddHeader.center.text = sheet.title
    sheet.oddFooter.center.text = translate(_PAGE.format(page="&P", pages="&N"))


# --- lists and checks -----------------------------------------------------------------------------


def _write_lists(
    book: Workbook, sheet: Worksheet, content: TemplateContent, translate: Translate
) -> None:
    """The rules of each column; the words of the lists stand on a hidden, protected sheet."""
    lists = book.create_sheet(sheet_name(translate(LISTS), book.sheetnames))
    lists.sheet_state = "hidden"
    lists.protection.sheet = True
    place = 0
    for number, column in enumerate(content.columns):
        source = None
        if column.choices:
            letter = column_letter(place)
            set_text(lists.cell(1, place + 1), column.header)
            for row, word in enumerate(column.choices, 2):
                set_text(lists.cell(row, place + 1), word)
            source = f"'{lists.title}'!${letter}$2:${letter}${len(column.choices) + 1}"
            place += 1
        rule = _rule(column, source, translate)
        target = column_letter(number)
        rule.add(f"{target}2:{target}{LAST_ROW}")
        sheet.add_data_validation(rule)


def _rule(column: TemplateColumn, source: str | None, translate: Translate) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(
        allow_blank=True,
        showInputMessage=True,
        promptTitle=column.header[:32],
        prompt=column.hint or None,
        errorTitle=column.header[:32],
    )
    kind = column.spec.kind
    error: Text | None = None
    rule.errorStyle = "warning"
    if source is not None:
        rule.type, rule.formula1 = "list", source
        if column.strict:
            rule.errorStyle, error = "stop", LIST_WRONG
    elif kind is Kind.DATE:
        rule.type, rule.operator = "date", "between"
        rule.formula1 = f"DATE({_FIRST_DAY.year},{_FIRST_DAY.month},{_FIRST_DAY.day})"
        rule.formula2 = "TODAY()"
        error = DATE_WRONG.format(first=_FIRST_DAY.isoformat())
    elif kind is Kind.TIME:
        rule.type, rule.operator = "time", "between"
        rule.formula1, rule.formula2 = "0", "0.999988426"
        error = TIME_WRONG
    elif kind in (Kind.LATITUDE, Kind.LONGITUDE):
        limit = 90 if kind is Kind.LATITUDE else 180
        rule.type, rule.operator = "decimal", "between"
        rule.formula1, rule.formula2 = str(-limit), str(limit)
        example = "33.96834" if kind is Kind.LATITUDE else "93.60759"
        error = DEGREES_WRONG.format(example=example)
    elif kind in (Kind.INTEGER, Kind.DECIMAL):
        low = column.spec.minimum if column.spec.minimum is not None else 0
        high = column.spec.maximum if column.spec.maximum is not None else 1_000_000
        rule.type = "whole" if kind is Kind.INTEGER else "decimal"
        rule.operator = "between"
        rule.formula1, rule.formula2 = f"{low:g}", f"{high:g}" if high < 1e6 else str(int(high))
        rule.errorStyle = "stop"
        error = NUMBER_WRONG.format(low=f"{low:g}", high=f"{high:,.0f}")
    rule.showErrorMessage = error is not None
    rule.error = translate(error)[:225] if error is not None else None
    return rule


# --- the explanation ------------------------------------------------------------------------------


def _write_guide(book: Workbook, content: TemplateContent, translate: Translate) -> None:
    from openpyxl.styles import Alignment, Font

    guide = book.create_sheet(sheet_name(translate(GUIDE), book.sheetnames))
    set_text(guide.cell(1, 1), translate(GUIDE))
    guide.cell(1, 1).font = Font(bold=True, size=14)
    row = 2
    wrap = Alignment(vertical="top", wrap_text=True)
    for number, step in enumerate(_STEPS, 1):
        text = translate(step.format(datum=SHORT_NAMES[content.datum]))
        set_text(guide.cell(row, 1), f"{number}. {text}")
        guide.merge_cells(start_row=row, start_column=1, end_row=row, end_column=4)
        guide.cell(row, 1).alignment = wrap
        guide.row_dimensions[row].height = 15.0 * _lines(text, 150) + 3
        row += 1
    row += 1
    _titles(guide, row, _TITLES, translate)
    for column in content.columns:
        row += 1
        listed = " / ".join(column.choices[:12]) + (" …" if len(column.choices) > 12 else "")
        words = (
            column.header,
            translate(_YES) if column.required else "",
            column.hint
            if not column.hint or column.meaning in _said(column)
            else (f"{column.meaning} {column.hint}"),
            listed,
        )
        lines = max(_lines(words[2], 54), _lines(words[3], 58))
        guide.row_dimensions[row].height = 15.0 * lines + 2
        for number, text in enumerate(words, 1):
            if text:
                set_text(guide.cell(row, number), text)
                guide.cell(row, number).alignment = wrap
    if content.names:
        row += 2
        set_text(guide.cell(row, 1), translate(SPECIES_NAMES))
        guide.cell(row, 1).font = Font(bold=True)
        row += 1
        _titles(guide, row, _NAME_TITLES, translate)
        for names in content.names:
            row += 1
            for number, text in enumerate(names, 1):
                if text:
                    set_text(guide.cell(row, number), text)
    for letter, width in zip("ABCD", (22, 16, 56, 60), strict=True):
        guide.column_dimensions[letter].width = width
    guide.protection.sheet = True
    _set_up_print(guide, 4, translate)
    guide.print_title_rows = None
    guide.print_area = f"A1:D{row}"


def _said(column: TemplateColumn) -> tuple[str, str]:
    """What need not be said of a column once more: its own name, and what its hint says."""
    label = column.header.partition(" (")[0]
    return (label, column.meaning if column.meaning in column.hint else label)


def _lines(text: str, width: int) -> int:
    """Lines of a cell `width` Latin letters wide; Chinese letters take two."""
    return max(1, -(-sum(2 if ord(letter) > 0x2E80 else 1 for letter in text) // width))


def _titles(sheet: Worksheet, row: int, titles: tuple[Text, ...], translate: Translate) -> None:
    for number, title in enumerate(titles, 1):
        set_text(sheet.cell(row, number), translate(title))
        header_style(sheet.cell(row, number))
