"""What the formulas of a filled form come to, put beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from typing import Any

from db.report_forms.package import Package
from db.report_forms.sheet_cells import Cell, SheetCells, read_sheet
from db.report_forms.working_out import Unknown, areas_read, work_out


def renew_results(
    package: Package, changed: Mapping[str, bytes | None], filled: Set[tuple[str, int, int]]
) -> dict[str, bytes | None]:
    """Sheets with renewed results, and the workbook that asks for all to be worked out anew.

    filled: sheet, row and column of the cells that are others now; what reads none of them keeps
    its result. Nothing for a form without formulas, or where nothing was filled.
    """
    sheets = {
        sheet.name: read_sheet(changed.get(sheet.part) or package.parts[sheet.part], sheet.name)
        for sheet in package.sheets
    }
    if not changed or not any(
        cell.formula is not None for cells in sheets.values() for cell in cells.cells()
    ):
        return {}
    results = _Results(package, sheets, filled)
    found: dict[str, bytes | None] = {}
    for sheet in package.sheets:
        body = results.renewed(sheet.name)
        if body != sheets[sheet.name].body:
            found[sheet.part] = body
    book = package.workbook_part
    found[book] = asking_for_results(changed.get(book) or package.parts[book])
    return found


class _Results:
    """Works formulas out, each once."""

    def __init__(
        self,
        package: Package,
        sheets: Mapping[str, SheetCells],
        filled: Set[tuple[str, int, int]],
    ) -> None:
        self._package, self._sheets, self._filled = package, sheets, filled
        self._stale: dict[tuple[str, int, int], bool] = {}
        self._cells = {
            name: {(cell.row, cell.column): cell for cell in cells.cells()}
            for name, cells in sheets.items()
        }
        self._masters = {
            (name, cell.formula_attributes.get("si", "")): cell
            for name, cells in sheets.items()
            for cell in cells.cells()
            if cell.formula and cell.formula_attributes.get("t") == "shared"
        }
        self._known: dict[tuple[str, int, int], Any] = {}
        self._under_way: set[tuple[str, int, int]] = set()

    def _formula(self, sheet: str, cell: Cell) -> str:
        """The formula of a cell, also where it only names the family it belongs to."""
        if cell.formula or cell.formula_attributes.get("t") != "shared":
            return cell.formula or ""
        master = self._masters.get((sheet, cell.formula_attributes.get("si", "")))
        if master is None or not master.formula:
            return ""
        from openpyxl.formula.translate import Translator

        moved = Translator("=" + master.formula, master.address).translate_formula(cell.address)
        return str(moved)[1:]

    def of(self, sheet: str, row: int, column: int) -> Any:
        """What a cell holds. Raises Unknown."""
        key = (sheet, row, column)
        if key not in self._known:
            if key in self._under_way or len(self._under_way) > 200:
                raise Unknown
            self._under_way.add(key)
            try:
                self._known[key] = self._look(sheet, row, column)
            finally:
                self._under_way.discard(key)
        return self._known[key]

    def _look(self, sheet: str, row: int, column: int) -> Any:
        if sheet not in self._cells:
            raise Unknown
        cell = self._cells[sheet].get((row, column))
        if cell is None:
            return None
        if cell.formula is not None or cell.formula_attributes:
            formula = self._formula(sheet, cell)
            if cell.formula_attributes.get("t") in ("array", "dataTable") or not formula:
                raise Unknown
            return work_out(formula, sheet, self.of)
        if cell.kind == "n":
            number = float(cell.value) if cell.value else None
            return int(number) if number is not None and number.is_integer() else number
        runs = self._package.runs(cell)
        return "".join(run.text for run in runs) or None

    def is_stale(self, sheet: str, cell: Cell) -> bool:
        """Whether the result a formula had may be another one now."""
        key = (sheet, cell.row, cell.column)
        if key not in self._stale:
            self._stale[key] = True  # until the opposite is known: also for a circle
            self._stale[key] = self._reads_what_changed(sheet, cell)
        return self._stale[key]

    def _reads_what_changed(self, sheet: str, cell: Cell) -> bool:
        formula = self._formula(sheet, cell)
        areas = areas_read(formula, sheet) if formula else None
        if areas is None:
            return True
        for name, (top, left, bottom, right) in areas:
            for other, row, column in self._filled:
                if other == name and top <= row <= bottom and left <= column <= right:
                    return True
            for (row, column), read in self._cells.get(name, {}).items():
                if read.formula_attributes or read.formula is not None:
                    if top <= row <= bottom and left <= column <= right and (
                        self.is_stale(name, read)
                    ):  # fmt: skip
                        return True
        return False

    def renewed(self, sheet: str) -> bytes:
        """The sheet with each result renewed; those that stay unknown are taken out."""
        cells = self._sheets[sheet]
        parts: list[bytes] = []
        at = 0
        for cell in cells.cells():
            if cell.formula is None:
                continue
            parts.append(cells.body[at : cell.start])
            parts.append(self._with_result(sheet, cells, cell))
            at = cell.end
        return b"".join([*parts, cells.body[at:]])

    def _with_result(self, sheet: str, cells: SheetCells, cell: Cell) -> bytes:
        body, p = cells.body[cell.start : cell.end], cells.prefix
        try:
            value = self.of(sheet, cell.row, cell.column)
            result = b"<%bv>%b</%bv>" % (p, repr(value).encode(), p)
        except (Unknown, ValueError, RecursionError):
            if not self.is_stale(sheet, cell):
                return body
            result = b""
        body = re.sub(rb"<%bv\b(?:[^>]*/>|[^>]*>[^<]*</%bv>)" % (p, p), b"", body)
        # What kind of thing the old result was says nothing of the new one.
        end = cell.open_end - cell.start
        body = re.sub(rb'\st="[^"]*"', b"", body[:end], count=1) + body[end:]
        closing = b"</%bc>" % p
        return body.removesuffix(closing) + result + closing


def asking_for_results(book: bytes) -> bytes:
    """The workbook part that makes Excel work all formulas out when it opens the file."""
    found = re.search(rb"<((?:[\w.-]+:)?)calcPr\b[^>]*>", book)
    if found is not None:
        tag = re.sub(rb'\sfullCalcOnLoad="[^"]*"', b"", found[0])
        head = re.match(rb"<[\w.:-]+", tag)
        assert head is not None
        tag = head[0] + b' fullCalcOnLoad="1"' + tag[head.end() :]
        return book[: found.start()] + tag + book[found.end() :]
    # calcPr stands behind definedNames, else behind sheets or externalReferences (18.2.27).
    for name in (b"definedNames", b"externalReferences", b"functionGroups", b"sheets"):
        at = re.search(rb"</((?:[\w.-]+:)?)%b>" % name, book)
        if at is not None:
            made = b'<%bcalcPr fullCalcOnLoad="1"/>' % at[1]
            return book[: at.end()] + made + book[at.end() :]
    return book
