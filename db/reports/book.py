"""A workbook whose figures are formulas, each with the number it comes to beside it.

openpyxl writes formulas without their results, which a program that only shows a workbook then
shows as nothing. Here the result is known anyhow, so it is put into the saved file beside the
formula; Excel and LibreOffice work it out anew when a cell it reads from is changed.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.rescue import sheets
from db.rescue.sheets import Column
from db.showing import Words
from db.text import Text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula without its = sign, and what it comes to."""

    text: str
    value: int | float


Cell = Any
"""str, int, float, dt.date, Formula or None."""


class ReportBook:
    """Puts cells into a workbook and remembers what its formulas come to."""

    def __init__(self, words: Words) -> None:
        from openpyxl import Workbook

        self.words = words
        self.say = words.translate
        self.book = Workbook()
        self.book.remove(self.book.active)
        self._results: dict[str, dict[str, int | float]] = {}

    def sheet(self, title: Text, heading: Text, note: str, *, landscape: bool = True) -> Any:
        """The next sheet: heading, a line that says which filter its figures are of, A4."""
        sheet = sheets.add_sheet(
            self.book, self.say(title), self.say(heading), note, landscape=landscape
        )
        sheet.oddFooter.center.text = self.say(heading).replace("&", "&&")
        sheet.page_margins.top, sheet.page_margins.bottom = 0.6, 0.7
        return sheet

    def put(self, sheet: Worksheet, row: int, column: int, value: Cell, **look: Any) -> Any:
        """One cell; `look` as `sheets.write` takes it."""
        if not isinstance(value, Formula):
            return sheets.write(sheet, row, column, value, **look)
        cell = sheets.write(sheet, row, column, None, **look)
        self._set(sheet, cell, value)
        return cell

    def table(
        self,
        sheet: Worksheet,
        first_row: int,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        total: Sequence[Cell] | None = None,
        *,
        repeat: bool = True,
    ) -> int:
        """`sheets.add_table` with formulas; the row after it. repeat: its header on every page."""
        before = sheet.print_title_rows
        whole = [*rows, *([total] if total is not None else [])]
        plain = [[None if isinstance(v, Formula) else v for v in row] for row in whole]
        body, last = (plain[:-1], plain[-1]) if total is not None else (plain, None)
        following = sheets.add_table(sheet, first_row, columns, body, last)
        for number, values in enumerate(whole, first_row + 1):
            for place, value in enumerate(values, 1):
                if isinstance(value, Formula):
                    self._set(sheet, sheet.cell(number, place), value)
        if not repeat:
            sheet.print_title_rows = before
        long = any(len(one.header) > one.width for one in columns)
        sheet.row_dimensions[first_row].height = 34 if long else 24
        return following

    def _set(self, sheet: Worksheet, cell: Any, value: Formula) -> None:
        cell.value = "=" + value.text
        self._results.setdefault(sheet.title, {})[cell.coordinate] = value.value

    def value(self, sheet: Worksheet, row: int, column: int) -> Any:
        """What a cell shows: of a formula its result."""
        cell = sheet.cell(row, column)
        return self._results.get(sheet.title, {}).get(cell.coordinate, cell.value)

    def save(self, path: Path) -> None:
        """Write the workbook, the results beside the formulas."""
        self.book.save(path)
        order = [sheet.title for sheet in self.book.worksheets]
        results = {
            f"xl/worksheets/sheet{number}.xml": self._results[title]
            for number, title in enumerate(order, 1)
            if title in self._results
        }
        _put_results(path, results)


_FORMULA = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^>]*>)(<f>[^<]*</f>)<v ?/?>(?:</v>)?')


def _put_results(path: Path, results: dict[str, dict[str, int | float]]) -> None:
    """Put what each formula comes to into the sheets of a workbook openpyxl has written."""
    renewed = path.with_suffix(".results")
    try:
        with (
            zipfile.ZipFile(path) as made,
            zipfile.ZipFile(renewed, "w", zipfile.ZIP_DEFLATED) as out,
        ):
            for entry in made.infolist():
                body = made.read(entry)
                known = results.get(entry.filename)
                if known:
                    body = _FORMULA.sub(partial(_with_result, known=known), body)
                out.writestr(entry, body, zipfile.ZIP_DEFLATED)
        shutil.move(renewed, path)
    finally:
        renewed.unlink(missing_ok=True)


def _with_result(found: re.Match[bytes], known: dict[str, int | float]) -> bytes:
    value = known.get(found[2].decode())
    result = b"" if value is None else f"<v>{value!r}</v>".encode()
    return found[1] + found[3] + result
