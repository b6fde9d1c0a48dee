"""The rows an import refused, as a workbook in the user's own layout, ready to be corrected.

Title rows, header and cells stand as they stood; each faulty cell is coloured and carries the
reason as a comment. Corrected, the file is imported like any other: comments and colours are
nothing to the reader.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import Cancelled
from db.exchange.cell_styles import MOST_ROWS, Styles
from db.exchange.headers import column_letter
from db.exchange.inspection import UnreadableFile
from db.exchange.output_columns import cell_words
from db.exchange.plan import ImportPlan, State
from db.exchange.problems import CellProblem
from db.exchange.reading import Cell, Workbook
from db.exchange.workbook_out import replacing
from db.exchange.workbook_shell import FORMATS, header_style, set_text, sheet_name
from db.problem import Severity
from db.text import Translate, translate_noop

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_ROW_WAS = translate_noop("Import", "Row {row} of {file}")
MOST_FILE_BYTES = 3 << 20
"""A larger workbook takes openpyxl too long only to see how it looks."""
PATIENCE = 15.0
_FILLS = {Severity.ERROR: "FBE9E6", Severity.DOUBT: "FCF3DF"}


def write_rejects(
    plan: ImportPlan,
    path: str | os.PathLike[str],
    *,
    translate: Translate,
    states: Collection[State] = (State.REFUSED,),
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write the rows in `states` to an .xlsx file; gives how many there are.

    Sheets taken in together (`plan.parts`) stay together. Raises ExportError, Cancelled; then
    nothing is left behind.
    """
    import openpyxl

    target = Path(path)
    book = openpyxl.Workbook()
    written = 0
    parts = [part for part in plan.parts if part is plan or set(part.states) & set(states)]
    for place, part in enumerate(parts or plan.parts):
        sheet = book.active if place == 0 else book.create_sheet()
        assert sheet is not None
        sheet.title = sheet_name(part.layout.sheet.name or target.stem)
        written += _write_part(sheet, part, states, translate, cancelled)
    with replacing(target) as partial:
        book.save(partial)
    return written


def _write_part(
    sheet: Worksheet,
    plan: ImportPlan,
    states: Collection[State],
    translate: Translate,
    cancelled: Callable[[], bool] | None,
) -> int:
    rows = list(plan.rows(states))
    styles = _styles(plan, [row.number for row in rows], cancelled)
    _write_head(sheet, plan, styles)
    number = plan.layout.header_last
    for row in rows:
        if cancelled is not None and cancelled():
            raise Cancelled
        number += 1
        for place, value in enumerate(row.cells, plan.layout.first_column + 1):
            cell = sheet.cell(number, place)
            write_cell(cell, value)
            if styles is not None:
                styles.apply(cell, row.number, place)
        if styles is not None and row.number in styles.heights:
            sheet.row_dimensions[number].height = styles.heights[row.number]
        _mark(sheet, number, plan, row.problems, translate)
    for place, column in enumerate(plan.layout.columns, plan.layout.first_column):
        sheet.column_dimensions[column_letter(place)].width = 8 + min(24, 2 * len(column.header))
    if styles is not None:
        styles.apply_widths(sheet)
    sheet.freeze_panes = sheet.cell(plan.layout.header_last + 1, 1)
    return number - plan.layout.header_last


def _styles(
    plan: ImportPlan, rows: list[int], cancelled: Callable[[], bool] | None
) -> Styles | None:
    """How the user's rows look; None where his file does not tell or is gone."""
    if len(rows) > MOST_ROWS or plan.path.suffix.lower() not in (".xlsx", ".xlsm"):
        return None
    try:
        if plan.path.stat().st_size > MOST_FILE_BYTES:
            return None
        with Workbook(plan.path, cancelled=cancelled, patience=PATIENCE) as book:
            return book.styles(plan.layout.sheet.index, plan.layout.header_last, rows)
    except (UnreadableFile, OSError):
        return None


def write_cell(cell: Any, value: Cell) -> None:
    """Put a cell of the user's file into another workbook as what it was."""
    if value == "":
        return
    if isinstance(value, str):
        set_text(cell, cell_words(value)[:32_767])
        return
    cell.value = int(value) if isinstance(value, float) and value.is_integer() else value
    if isinstance(value, dt.datetime):
        cell.number_format = FORMATS["moment"]
    elif isinstance(value, dt.date):
        cell.number_format = FORMATS["date"]
    elif isinstance(value, dt.time):
        cell.number_format = "hh:mm:ss" if value.second else FORMATS["time"]


def _write_head(sheet: Worksheet, plan: ImportPlan, styles: Styles | None) -> None:
    layout = plan.layout
    for number, cells in enumerate(layout.head, 1):
        for place, value in enumerate(cells, layout.first_column + 1):
            cell = sheet.cell(number, place)
            write_cell(cell, value)
            if styles is not None:
                styles.apply(cell, number, place)
            elif number >= layout.header_first:
                header_style(cell)
        if styles is not None and number in styles.heights:
            sheet.row_dimensions[number].height = styles.heights[number]
    for top, left, bottom, right in layout.merged:
        if bottom < layout.header_last and (top, left) != (bottom, right):
            sheet.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )


def _mark(
    sheet: Worksheet,
    number: int,
    plan: ImportPlan,
    problems: tuple[CellProblem, ...],
    translate: Translate,
) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    letters = {column.letter for column in plan.layout.columns}
    first = column_letter(plan.layout.first_column)
    reasons: dict[str, list[CellProblem]] = {}
    for problem in problems:
        where = problem.column if problem.column in letters else first
        reasons.setdefault(where, []).append(problem)
    for letter, found in reasons.items():
        cell = sheet[f"{letter}{number}"]
        worst = max(found, key=lambda p: p.severity is Severity.ERROR)
        cell.fill = PatternFill("solid", fgColor=_FILLS[worst.severity])
        where_from = translate(_ROW_WAS.format(row=found[0].row, file=plan.path.name))
        text = "\n".join([*(translate(p.text) for p in found), f"({where_from})"])
        cell.comment = Comment(text[:2000], "Snowtrack", height=120, width=320)
