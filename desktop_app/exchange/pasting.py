"""Rows copied in a spreadsheet, as a file that an import can read."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication

_LEAST_ROWS, _LEAST_COLUMNS = 2, 2
_KEPT: Final = 5  # pasted tables that stay on disk, for going on with their corrections

Table = list[list[str]]


def table_of(text: str) -> Table | None:
    """The cells of a text as spreadsheets copy them; None when it is no table.

    Cells are divided by tabs; a cell with a tab, a line break or a quote in it is quoted. At
    least two rows and two columns make a table.
    """
    if "\t" not in text:
        return None
    # Excel quotes a cell only where it must; a lone quote in the middle is one of the text.
    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n"), newline=""), dialect="excel-tab")
    try:
        rows = [row for row in reader if any(cell.strip() for cell in row)]
    except csv.Error:
        return None
    wide = max((len(row) for row in rows), default=0)
    if len(rows) < _LEAST_ROWS or wide < _LEAST_COLUMNS:
        return None
    return [row + [""] * (wide - len(row)) for row in rows]


def pasted_table() -> Table | None:
    """The cells on the clipboard, if there are some."""
    return table_of(QGuiApplication.clipboard().text())


def write_pasted(folder: Path, name: str, table: Table) -> Path:
    """Write the cells beside the settings, so that they can be looked at again; where they are."""
    home = folder / "pasted"
    home.mkdir(parents=True, exist_ok=True)
    earlier = sorted(home.glob("*.csv"), key=lambda one: one.stat().st_mtime)
    for old in earlier[: max(0, len(earlier) - _KEPT + 1)]:
        with contextlib.suppress(OSError):
            old.unlink()
    stamp = dt.datetime.now().strftime("%Y-%m-%d %H-%M-%S")
    path = home / f"{name} {stamp}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(table)
    return path
