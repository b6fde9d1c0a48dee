"""Charts of a report: native ones, that Excel can restyle and edit.

They read the cells of their sheet. What those hold is written into the chart as well, so that a
program that only shows does not show an empty one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from db.exchange.headers import column_letter
from db.reports.book import ReportBook
from db.rescue.sheets import QUIET, Column, chart_title, quiet_axes

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NOW, BEFORE, YEAR_BEFORE = "1E6E6A", "CFCCC1", "BBD9D5"
"""A period, the one before it, the same a year earlier: the same colours in every chart."""

# Paul Tol's "muted" set, as the program's own charts have it.
SPECIES: Final = ("332288", "CC6677", "117733", "AA4499", "44AA99", "882255", "999933")

ROW_CM: Final = 0.53
"""Height of a row of the usual height, in centimetres."""


def width_of(columns: Sequence[Column]) -> float:
    """Centimetres that columns of these widths take on the sheet."""
    return sum(7 * column.width + 5 for column in columns) / 96 * 2.54


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of one row or one column of a sheet, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @classmethod
    def down(cls, column: int, first: int, last: int) -> Cells:
        return cls(first, column, last, column)

    @classmethod
    def along(cls, row: int, first: int, last: int) -> Cells:
        return cls(row, first, row, last)

    def each(self) -> list[tuple[int, int]]:
        return [
            (row, column)
            for row in range(self.first_row, self.last_row + 1)
            for column in range(self.first_column, self.last_column + 1)
        ]

    def reference(self, sheet: Worksheet) -> str:
        from openpyxl.utils import quote_sheetname

        first = f"${column_letter(self.first_column - 1)}${self.first_row}"
        last = f"${column_letter(self.last_column - 1)}${self.last_row}"
        return f"{quote_sheetname(sheet.title)}!{first}" + ("" if first == last else f":{last}")


@dataclass(frozen=True, slots=True)
class Bars:
    """One series. name: the cell that holds its name; values: its numbers."""

    name: Cells
    values: Cells
    colour: str


def add_bars(
    book: ReportBook,
    sheet: Worksheet,
    anchor: str,
    title: str,
    names: Cells,
    series: Sequence[Bars],
    *,
    kind: Literal["columns", "stacked", "bars"] = "columns",
    values_title: str,
    names_title: str = "",
    width: float,
    height: float,
) -> None:
    """A chart of bars. names: of the bars; bars: lying, the first at the top.

    width, height: centimetres. values_title, names_title: what its axes say.
    """
    from openpyxl.chart import BarChart
    from openpyxl.chart.data_source import AxDataSource
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.series import Series, SeriesLabel
    from openpyxl.chart.shapes import GraphicalProperties

    chart = BarChart()
    chart.type = "bar" if kind == "bars" else "col"
    chart.title = chart_title(title)
    chart.width, chart.height = width, height
    chart.gapWidth, chart.varyColors = 45, False
    for order, one in enumerate(series):
        made = Series(idx=order, order=order)
        made.val = _numbers(book, sheet, one.values)
        made.tx = SeriesLabel(strRef=_words(book, sheet, one.name))
        made.cat = AxDataSource(strRef=_words(book, sheet, names))
        made.graphicalProperties = GraphicalProperties(solidFill=one.colour)
        made.graphicalProperties.line.noFill = True
        made.invertIfNegative = False
        chart.series.append(made)
    if kind == "stacked":
        chart.grouping, chart.overlap = "stacked", 100
    else:
        chart.overlap = -5
        chart.dataLabels = DataLabelList(showVal=True)
        for name in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
            setattr(chart.dataLabels, name, False)
    quiet_axes(chart)
    chart.y_axis.title = _axis_title(values_title)
    if names_title:
        chart.x_axis.title = _axis_title(names_title)
    if kind == "bars":
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"
    if len(series) > 1:
        chart.legend.position = "b"
    else:
        chart.legend = None
    sheet.add_chart(chart, anchor)


def _axis_title(text: str) -> Any:
    title = chart_title(text)
    for paragraph in title.tx.rich.p:
        for look in (paragraph.pPr.defRPr, *(run.rPr for run in paragraph.r)):
            look.sz, look.b, look.solidFill = 900, False, QUIET
    return title


def _words(book: ReportBook, sheet: Worksheet, cells: Cells) -> Any:
    from openpyxl.chart.data_source import StrData, StrRef, StrVal

    words = [str(book.value(sheet, *at) or "") for at in cells.each()]
    points = [StrVal(idx=place, v=word) for place, word in enumerate(words)]
    cache = StrData(ptCount=len(points), pt=points)
    return StrRef(f=cells.reference(sheet), strCache=cache)


def _numbers(book: ReportBook, sheet: Worksheet, cells: Cells) -> Any:
    from openpyxl.chart.data_source import NumData, NumDataSource, NumRef, NumVal

    points = [NumVal(idx=place, v=book.value(sheet, *at)) for place, at in enumerate(cells.each())]
    cache = NumData(formatCode="General", ptCount=len(points), pt=points)
    return NumDataSource(numRef=NumRef(f=cells.reference(sheet), numCache=cache))
