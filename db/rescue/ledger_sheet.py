"""The rescue ledger (救护台账) of a period as a sheet, and as a workbook of its own."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import Cancelled
from db.exchange.workbook_out import ExportError, ExportResult, replacing
from db.exchange.workbook_shell import LAST_ROW, header_style, set_text
from db.rescue import sheets
from db.rescue.ledger import Cancel, LedgerTable, Progress, ledger_rows
from db.showing import Words
from db.text import Text, Translate, translate_noop

if TYPE_CHECKING:
    from openpyxl import Workbook

    from db.store import Store

LEDGER_TITLE = translate_noop("RescueReport", "Wildlife rescue ledger")
NO_CASES = translate_noop("RescueReport", "No case belongs to this period.")
ALL_DATES = translate_noop("RescueReport", "All dates")
NOTE = translate_noop(
    "RescueReport",
    "One row a case, by the day received; a case that never came to the centre stands by the day "
    "it was found.",
)

_FORMS = {"number": "count", "decimal": "General", "date": "date", "text": "text"}
_HEADER = 4
_TOO_MANY = translate_noop(
    "RescueReport", "{count} cases do not fit into one sheet: write the ledger in parts."
)


def write_ledger_workbook(
    store: Store,
    path: str | os.PathLike[str],
    since: dt.date | None,
    until: dt.date | None,
    *,
    translate: Translate,
    language: str,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> ExportResult:
    """Write the ledger of the days `since` to `until`, both inclusive, to an .xlsx file.

    None leaves an end open. Raises ExportError, Cancelled; then nothing is left behind.
    """
    from openpyxl import Workbook

    words = Words(translate, store.reference(), language)
    table = ledger_rows(store, since, until, words=words, progress=progress, cancelled=cancelled)
    target = Path(path)
    with replacing(target) as partial:
        book = Workbook()
        book.remove(book.active)
        add_ledger(book, table, words, cancelled=cancelled)
        book.properties.creator = "Snowtrack"
        book.save(partial)
    return ExportResult(target, len(table.rows))


def period_text(since: dt.date | None, until: dt.date | None) -> Text:
    """The days of a period."""
    if since is not None and until is not None:
        return translate_noop("RescueReport", "{since} to {until}").format(since=since, until=until)
    if since is not None:
        return translate_noop("RescueReport", "from {since}").format(since=since)
    if until is not None:
        return translate_noop("RescueReport", "until {until}").format(until=until)
    return ALL_DATES


def add_ledger(
    book: Workbook, table: LedgerTable, words: Words, *, cancelled: Cancel | None = None
) -> None:
    """Put the ledger into a workbook as its next sheet, totals at its end."""
    say = words.translate
    if len(table.rows) + 50 > LAST_ROW:
        raise ExportError(_TOO_MANY.format(count=len(table.rows)))
    sheet = sheets.add_sheet(
        book,
        say(translate_noop("RescueReport", "Ledger")),
        say(LEDGER_TITLE),
        f"{say(period_text(table.since, table.until))} · {say(NOTE)}",
    )
    if not table.rows:
        sheets.write(sheet, _HEADER, 1, say(NO_CASES), bold=True)
        return
    for place, column in enumerate(table.columns, 1):
        cell = sheet.cell(_HEADER, place)
        set_text(cell, say(column.label))
        header_style(cell)
        sheet.column_dimensions[cell.column_letter].width = column.width
    sheet.row_dimensions[_HEADER].height = 32
    forms = [sheets.FORMATS.get(_FORMS[column.kind], "General") for column in table.columns]
    for row, values in enumerate(table.rows, _HEADER + 1):
        if row % 500 == 0 and cancelled is not None and cancelled():
            raise Cancelled
        for place, value in enumerate(values, 1):
            if value is None or value == "":
                continue
            cell = sheet.cell(row, place)
            _put(cell, value)
            cell.number_format = forms[place - 1]
    last = _HEADER + len(table.rows)
    sheet.auto_filter.ref = f"A{_HEADER}:{sheet.cell(1, len(table.columns)).column_letter}{last}"
    sheet.freeze_panes = sheet.cell(_HEADER + 1, 3)
    sheet.print_title_rows = f"{_HEADER}:{_HEADER}"
    _add_totals(sheet, last + 2, table, words)


def _put(cell: Any, value: Any) -> None:
    if isinstance(value, dt.date):
        value = sheets.excel_date(value)
    if isinstance(value, str):
        set_text(cell, value)
    else:
        cell.value = value


def _add_totals(sheet: Any, first: int, table: LedgerTable, words: Words) -> None:
    """Beyond an empty row, so that the filter of the ledger ends before them."""
    say = words.translate
    number = table.place("individual_count") + 1
    name = table.place("case_number") + 1
    for offset, text in (
        (0, translate_noop("RescueReport", "Totals")),
        (1, translate_noop("RescueReport", "Cases")),
    ):
        sheets.write(sheet, first, name + offset, say(text), bold=True)
    sheets.write(sheet, first, number, say(translate_noop("RescueReport", "Animals")), bold=True)
    for row, total in enumerate(table.totals, first + 1):
        bold = total.group == "all"
        sheets.write(sheet, row, name, total.label, bold=bold)
        sheets.write(sheet, row, name + 1, total.cases, form="count", bold=bold)
        sheets.write(sheet, row, number, total.animals, form="count", bold=bold)
