"""The sheet of key figures: the period, the one before, the same a year earlier, and changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db.exchange.headers import column_letter
from db.query import Filter
from db.reports import charts
from db.reports.book import Formula, ReportBook
from db.reports.charts import Bars, Cells
from db.reports.key_figures import Compared
from db.reports.period import Period, bins
from db.reports.sightings import select
from db.rescue import sheets
from db.rescue.sheets import Column
from db.text import Text, translate_noop

if TYPE_CHECKING:
    from db.store import Store

_CHANGES = {"count": "change", "rate": "rate_change", "days": "days_change"}


def key_figure_sheet(
    book: ReportBook, compared: Sequence[Compared], period: Period, note: str
) -> None:
    """Every figure with what it counts."""
    say = book.say
    sheet = book.sheet(
        translate_noop("Report", "Key figures"),
        translate_noop("Report", "Key figures and what they count"),
        note,
    )
    periods = [one for one in (period.before(), period.year_before()) if one is not None]
    # Of a whole year both are the same: it stands there once.
    once = len(periods) == 2 and periods[0] == periods[1]
    others = periods[:1] if once else periods
    columns = [
        Column(say(translate_noop("Report", "Figure")), "text", 30),
        Column(say(period.name()), "count", 13),
    ]
    for other in others:
        columns.append(Column(say(other.name()), "count", 13))
        columns.append(Column(say(translate_noop("Report", "Change")), "change", 10))
    columns.append(Column(say(translate_noop("Report", "What it counts")), "text", 62))
    header = 4
    rows = []
    for row, one in enumerate(compared, header + 1):
        cells: list[Any] = [say(one.figure.label), _known(one.now)]
        values = [one.before, one.year_before][: len(others)]
        if len(others) == 1 and period.before() is None:
            values = [one.year_before]
        for place, value in enumerate(values):
            cells.append(_known(value))
            if one.now is None or value is None:
                cells.append("–")
            else:
                letter = column_letter(2 + 2 * place)
                cells.append(Formula(f"B{row}-{letter}{row}", one.now - value))
        rows.append([*cells, say(one.figure.meaning)])
    book.table(sheet, header, columns, rows)
    _shape(sheet, header, compared, len(columns))
    sheet.freeze_panes = "B5"


def _shape(sheet: Any, header: int, compared: Sequence[Compared], width: int) -> None:
    """Each row in the form of its figure; changes are coloured by nothing: more is not better."""
    from openpyxl.styles import Alignment, Border, Font, Side

    subject = compared[0].figure.subject
    for row, one in enumerate(compared, header + 1):
        for column in range(2, width):
            cell = sheet.cell(row, column)
            changed = column > 2 and column % 2 == 0
            form = _CHANGES[one.figure.form] if changed else one.figure.form
            cell.number_format = sheets.FORMATS[form]
            cell.alignment = Alignment(horizontal="right", vertical="center")
            cell.font = Font(
                name=sheets.FONT, bold=column == 2, color=sheets.QUIET if changed else sheets.INK
            )
        meaning = sheet.cell(row, width)
        meaning.alignment = Alignment(
            horizontal="left", vertical="center", wrap_text=True, indent=1
        )
        meaning.font = Font(name=sheets.FONT, size=9, color=sheets.QUIET)
        size = sum(2 if ord(sign) > 0x2E80 else 1 for sign in meaning.value)
        sheet.row_dimensions[row].height = max(18, 12.5 * (1 + size // 74) + 4)
        if one.figure.subject != subject:
            subject = one.figure.subject
            for column in range(1, width + 1):
                sheet.cell(row, column).border = Border(
                    top=Side("thin", color=sheets.QUIET), bottom=Side("hair", color=sheets.LINE)
                )


def time_sheet(book: ReportBook, store: Store, period: Period, filter: Filter, note: str) -> None:
    """Records in each part of the period and of the same a year earlier, under their chart.

    No sheet where there is but one part, or nothing in either year.
    """
    earlier = period.year_before()
    parts = bins(period)
    if len(parts) < 2:
        return
    say = book.say
    now = select(store, replace(filter, since=period.since, until=period.until))
    columns = [
        Column(say(translate_noop("Report", "Part of the period")), "text", 30),
        Column(say(period.name()), "count", 18),
    ]
    counts = [[now.within(part.since, part.until).records for part in parts]]
    if earlier is not None and len(bins(earlier)) == len(parts):
        before = select(store, replace(filter, since=earlier.since, until=earlier.until))
        counts.append([before.within(p.since, p.until).records for p in bins(earlier)])
        columns.append(Column(say(earlier.name()), "count", 18))
    if not any(map(sum, counts)):
        return
    title: Text = translate_noop("Report", "Records in each part of the period")
    sheet = book.sheet(translate_noop("Report", "Over time"), title, note, landscape=False)
    rows = [
        [say(part.name), *(column[place] for column in counts)] for place, part in enumerate(parts)
    ]
    header = 4 + round(_HIGH / charts.ROW_CM) + 1
    last = header + len(rows)
    total: list[Any] = [say(translate_noop("Report", "Total"))]
    for place, column in enumerate(counts):
        letter = column_letter(1 + place)
        total.append(Formula(f"SUM({letter}{header + 1}:{letter}{last})", sum(column)))
    book.table(sheet, header, columns, rows, total)
    colours = (charts.NOW, charts.YEAR_BEFORE)
    charts.add_bars(
        book,
        sheet,
        "A4",
        say(title),
        Cells.down(1, header + 1, last),
        [
            Bars(Cells.down(2 + n, header, header), Cells.down(2 + n, header + 1, last), colours[n])
            for n in range(len(counts))
            if any(counts[n])
        ],
        values_title=say(translate_noop("Report", "Records")),
        width=charts.width_of([Column("", "text", 66)]),
        height=_HIGH,
    )


_HIGH = 9.0
"""Centimetres of the chart."""


def _known(value: float | None) -> float | str:
    return "–" if value is None else value
