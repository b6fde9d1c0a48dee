"""Sheets of a workbook of figures: a look, tables with totals, charts that stay editable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from db.exchange.headers import column_letter
from db.exchange.workbook_shell import header_style, set_text, sheet_name

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.chart import BarChart
    from openpyxl.worksheet.worksheet import Worksheet

FORMATS = {
    "text": "General",
    "count": "#,##0",
    "rate": "0.0%",
    "days": "#,##0.0",
    "date": "yyyy-mm-dd",
    "change": "+#,##0;-#,##0;0",
    "rate_change": "+0.0%;-0.0%;0.0%",
    "days_change": "+#,##0.0;-#,##0.0;0.0",
}
INK, QUIET, LINE, SOFT, ACCENT = "22302F", "5F6B68", "E2E0D8", "E3F0EE", "1E6E6A"

# Paul Tol's "muted" set, and greys for bodies; the same colour means the same in every chart.
SERIES_COLOURS = {
    "received": "BBD9D5",
    "released": "117733",
    "transferred": "44AA99",
    "kept": "999933",
    "in_care": "332288",
    "escaped": "DDCC77",
    "died_after_24h": "CC6677",
    "died_time_unknown": "E8B4BC",
    "died_within_24h": "AA4499",
    "euthanised": "882255",
    "dead_on_arrival": "6B6B6B",
    "returned_dead": "BBBBBB",
}

FONT = "Calibri"
"""Named in every cell: one without a name is shown in whatever a program takes for text."""

_WIDE, _HIGH = 17.0, 8.6  # centimetres of a chart
CHART_ROWS = 18
"""Rows of the usual height that a chart covers."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. form: a key of FORMATS."""

    header: str
    form: str = "count"
    width: float = 11


@dataclass(frozen=True, slots=True)
class Series:
    """Bars of a chart: which column of the table, in which of SERIES_COLOURS."""

    column: int
    colour: str


def add_sheet(book: Workbook, title: str, heading: str, note: str, landscape: bool = True) -> Any:
    """A sheet that begins with a heading and a line below it, and prints on A4."""
    sheet = book.create_sheet(sheet_name(title, book.sheetnames))
    sheet.sheet_view.showGridLines = False
    write(sheet, 1, 1, heading, size=16, bold=True)
    write(sheet, 2, 1, note, colour=QUIET)
    sheet.row_dimensions[1].height = 26
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "&P / &N"
    return sheet


def write(
    sheet: Worksheet,
    row: int,
    column: int,
    value: Any,
    *,
    form: str = "text",
    size: float = 11,
    bold: bool = False,
    colour: str = INK,
    wrap: bool = False,
) -> Any:
    """One cell. Texts stay texts, whatever they begin with."""
    from openpyxl.styles import Alignment, Font

    cell = sheet.cell(row, column)
    if isinstance(value, str):
        set_text(cell, value)
    elif value is not None:
        cell.value = value
    cell.number_format = FORMATS[form]
    cell.font = Font(name=FONT, size=size, bold=bold, color=colour)
    cell.alignment = Alignment(vertical="top" if wrap else "center", wrap_text=wrap)
    return cell


def add_table(
    sheet: Worksheet,
    first_row: int,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Any]],
    total: Sequence[Any] | None = None,
) -> int:
    """A table with its header in `first_row` and the total below; the row after it."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    for place, column in enumerate(columns, 1):
        cell = sheet.cell(first_row, place)
        set_text(cell, column.header)
        header_style(cell)
        cell.alignment = Alignment(
            horizontal="left" if column.form in ("text", "date") else "right",
            vertical="center",
            wrap_text=True,
            indent=_indent(column, place),
        )
        dimension = sheet.column_dimensions[column_letter(place - 1)]
        dimension.width = max(dimension.width if place > 1 else 0, column.width)
    sheet.row_dimensions[first_row].height = 45
    hair = Border(bottom=Side("hair", color=LINE))
    row = first_row
    # openpyxl compares every look with all it knows: each is made once, then its number is copied.
    looks: dict[tuple[int, bool], Any] = {}
    for row, values in enumerate(rows, first_row + 1):
        for place, (column, value) in enumerate(zip(columns, values, strict=True), 1):
            cell = sheet.cell(row, place)
            if isinstance(value, str):
                set_text(cell, value)
            elif value is not None:
                cell.value = value
            long = column.form == "text" and isinstance(value, str) and len(value) > 40
            look = looks.get((place, long))
            if look is not None:
                cell._style = copy(look)
                continue
            words = column.form in ("text", "date")
            cell.number_format = FORMATS[column.form]
            cell.border = hair
            cell.alignment = Alignment(
                horizontal="left" if words else None,
                vertical="top" if long else "center",
                wrap_text=long,
                indent=_indent(column, place),
            )
            looks[place, long] = cell._style
    if total is not None:
        row += 1
        for place, (column, value) in enumerate(zip(columns, total, strict=True), 1):
            cell = sheet.cell(row, place)
            if isinstance(value, str):
                set_text(cell, value)
            elif value is not None:
                cell.value = value
            cell.number_format = FORMATS[column.form]
            cell.font = Font(name=FONT, bold=True, color=INK)
            cell.fill = PatternFill("solid", fgColor="F4F3EE")
            cell.border = Border(top=Side("thin", color=QUIET))
            cell.alignment = Alignment(vertical="center")
    sheet.print_title_rows = f"{first_row}:{first_row}"
    return row + 1


def _indent(column: Column, place: int) -> int:
    """Words keep their distance from a number before them."""
    return 1 if column.form in ("text", "date") and place > 1 else 0


def add_chart(
    sheet: Worksheet,
    anchor: str,
    title: str,
    *,
    header_row: int,
    rows: int,
    series: Sequence[Series],
    kind: Literal["columns", "stacked", "bars"] = "columns",
    labels: bool = False,
    width: float = _WIDE,
) -> None:
    """A native chart over `rows` rows below the header: Excel can restyle and edit it.

    The first column of the table names the bars. bars: lying, the first row at the top.
    """
    from openpyxl.chart import BarChart
    from openpyxl.chart.data_source import AxDataSource
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.series import Series as Bars
    from openpyxl.chart.series import SeriesLabel
    from openpyxl.chart.shapes import GraphicalProperties

    chart = BarChart()
    chart.type = "bar" if kind == "bars" else "col"
    chart.title = chart_title(title)
    chart.width, chart.height = width, _HIGH
    chart.gapWidth, chart.varyColors = 45, False
    names = _words_of(sheet, 1, header_row + 1, header_row + rows)
    for order, one in enumerate(series):
        bars = Bars(idx=order, order=order)
        bars.val = _numbers_of(sheet, one.column, header_row + 1, header_row + rows)
        bars.tx = SeriesLabel(strRef=_words_of(sheet, one.column, header_row, header_row))
        bars.cat = AxDataSource(strRef=names)
        bars.graphicalProperties = GraphicalProperties(solidFill=SERIES_COLOURS[one.colour])
        bars.graphicalProperties.line.noFill = True
        bars.invertIfNegative = False
        chart.series.append(bars)
    if kind == "stacked":
        chart.grouping, chart.overlap = "stacked", 100
    else:
        chart.overlap = 0 if kind == "columns" else -5
    if labels:
        chart.dataLabels = DataLabelList(showVal=True)
        for name in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
            setattr(chart.dataLabels, name, False)
    quiet_axes(chart)
    if kind == "bars":
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"
    chart.legend.position = "b"
    sheet.add_chart(chart, anchor)


def _range(sheet: Worksheet, column: int, first: int, last: int) -> str:
    from openpyxl.utils import quote_sheetname

    letter = column_letter(column - 1)
    cells = f"${letter}${first}" + (f":${letter}${last}" if last > first else "")
    return f"{quote_sheetname(sheet.title)}!{cells}"


def _words_of(sheet: Worksheet, column: int, first: int, last: int) -> Any:
    """Cells of a column as words, with what they hold: programs that only show do not look."""
    from openpyxl.chart.data_source import StrData, StrRef, StrVal

    words = [str(sheet.cell(row, column).value) for row in range(first, last + 1)]
    points = [StrVal(idx=place, v=word) for place, word in enumerate(words)]
    cache = StrData(ptCount=len(points), pt=points)
    return StrRef(f=_range(sheet, column, first, last), strCache=cache)


def _numbers_of(sheet: Worksheet, column: int, first: int, last: int) -> Any:
    """The same of numbers."""
    from openpyxl.chart.data_source import NumData, NumDataSource, NumRef, NumVal

    points = [
        NumVal(idx=place, v=sheet.cell(row, column).value)
        for place, row in enumerate(range(first, last + 1))
    ]
    cache = NumData(formatCode="General", ptCount=len(points), pt=points)
    return NumDataSource(numRef=NumRef(f=_range(sheet, column, first, last), numCache=cache))


def chart_title(text: str) -> Any:
    """A chart's title at a modest size, beside the bars and not over them."""
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import (
        CharacterProperties,
        Paragraph,
        ParagraphProperties,
        RegularTextRun,
    )

    look = CharacterProperties(sz=1200, b=True, solidFill=INK)
    run = RegularTextRun(rPr=look, t=text)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=look), r=[run])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def quiet_axes(chart: BarChart) -> None:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    # openpyxl leaves this open, and new versions of Excel then hide the axes.
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    chart.y_axis.number_format = "#,##0"
    chart.y_axis.scaling.min = 0
    chart.y_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.x_axis.number_format = "General"
    chart.x_axis.tickLblPos = "low"


def excel_date(value: dt.date | None) -> dt.date | str | None:
    """A date as a cell; as text before 1900, which Excel does not know."""
    return value.isoformat() if value is not None and value.year < 1900 else value
