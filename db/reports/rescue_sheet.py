"""Rescues in the report of an office: what was received of each species, and what became of it.

The whole report of a rescue centre is a workbook of its own (`db.rescue.report`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.exchange.headers import column_letter
from db.query import Filter
from db.record_types import record_type
from db.reports import charts
from db.reports.book import Formula, ReportBook
from db.reports.charts import Bars, Cells
from db.reports.record_sheet import NOT_NAMED
from db.rescue import sheets
from db.rescue.definitions import BY_CODE, KIND_LABELS
from db.rescue.figures import KINDS, RescueFigures, figures
from db.rescue.report import NOBODY
from db.rescue.sheets import Column, Series
from db.showing import show
from db.text import translate_noop

if TYPE_CHECKING:
    from db.store import Store


def rescue_sheet(book: ReportBook, store: Store, filter: Filter, note: str) -> None:
    """A chart of what became of the animals above the table of species, then one of causes."""
    say, words = book.say, book.words
    sheet = book.sheet(
        translate_noop("Report", "Rescues"),
        translate_noop("Report", "Animals received, and what became of them"),
        note,
    )
    now = figures(store, filter)
    if not now.total.received:
        book.put(sheet, 4, 1, say(NOBODY), bold=True)
        return
    kinds = [kind for place, kind in enumerate(KINDS) if now.total.kinds[place]]
    header = 4 + sheets.CHART_ROWS
    columns = [
        Column(say(translate_noop("Report", "Species")), "text", 24),
        Column(say(BY_CODE["received"].label), "count", 12),
        Column(say(BY_CODE["cases"].label), "count", 12),
        *(Column(say(KIND_LABELS[kind]), "count", 14) for kind in kinds),
    ]
    none = say(NOT_NAMED)
    groups = [
        (words.reference.species_name(group.key or -1, words.language) or none, group.tally)
        for group in now.by_species
    ]
    rows = [
        [name, tally.received, tally.cases, *(tally.of(kind) for kind in kinds)]
        for name, tally in groups
    ]
    total: list[object] = [say(translate_noop("Report", "Total"))]
    for column in range(1, len(columns)):
        letter = column_letter(column)
        text = f"SUM({letter}{header + 1}:{letter}{header + len(rows)})"
        total.append(Formula(text, sum(int(str(row[column])) for row in rows)))
    book.table(sheet, header, columns, rows, total)
    sheets.add_chart(
        sheet,
        "A4",
        say(translate_noop("Report", "What became of the animals received")),
        header_row=header,
        rows=min(len(rows), 15),
        series=[Series(4 + place, kind) for place, kind in enumerate(kinds)],
        kind="stacked",
        width=charts.width_of(columns),
    )
    _cause_sheet(book, now, note)


def _cause_sheet(book: ReportBook, now: RescueFigures, note: str) -> None:
    say = book.say
    sheet = book.sheet(
        translate_noop("Report", "Rescue causes"),
        translate_noop("Report", "Animals received, by suspected cause"),
        note,
        landscape=False,
    )
    cause = record_type("rescue").field("cause")
    none = say(NOT_NAMED)
    rows = [
        [show(cause, group.key, book.words) or none, group.tally.received, group.tally.cases]
        for group in now.by_cause
    ]
    columns = [
        Column(say(cause.label), "text", 42),
        Column(say(BY_CODE["received"].label), "count", 20),
        Column(say(BY_CODE["cases"].label), "count", 20),
    ]
    high = 2.6 + 0.7 * len(rows)
    header = 4 + round(high / charts.ROW_CM) + 1
    total: list[object] = [say(translate_noop("Report", "Total"))]
    for column in (1, 2):
        letter = column_letter(column)
        text = f"SUM({letter}{header + 1}:{letter}{header + len(rows)})"
        total.append(Formula(text, sum(int(str(row[column])) for row in rows)))
    book.table(sheet, header, columns, rows, total)
    last = header + len(rows)
    charts.add_bars(
        book,
        sheet,
        "A4",
        say(translate_noop("Report", "Animals received, by suspected cause")),
        Cells.down(1, header + 1, last),
        [Bars(Cells.down(2, header, header), Cells.down(2, header + 1, last), charts.NOW)],
        kind="bars",
        values_title=say(BY_CODE["received"].label),
        width=charts.width_of(columns),
        height=high,
    )
