"""How the user's own cells look, so that refused rows come back looking like his sheet.

`read` runs in the process that reads, for openpyxl may hang on workbooks it does not expect;
`Styles` is what the parent makes of the answer. Only .xlsx and .xlsm tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS = 5000
_SIDES = ("left", "right", "top", "bottom")


def read(path: str, index: int, head: int, rows: Sequence[int]) -> tuple[Any, ...]:
    """(widths by letter, heights by row, {(row, column): number of its look}, looks) as marshal
    carries them; for the first `head` rows and those called `rows`, from 1. Child side."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    sheet = book[book.sheetnames[index]]
    widths = {
        letter: float(one.width)
        for letter, one in sheet.column_dimensions.items()
        if one.customWidth and not one.hidden
    }
    wanted = [*range(1, head + 1), *rows]
    heights = {
        row: float(height)
        for row in wanted
        if (height := sheet.row_dimensions[row].height) is not None
    }
    looks: dict[tuple[Any, ...], int] = {}
    cells: dict[tuple[int, int], int] = {}
    for row in wanted:
        for cell in next(sheet.iter_rows(min_row=row, max_row=row, max_col=500), ()):
            if cell.has_style:
                look = _look(cell)
                cells[(row, cell.column)] = looks.setdefault(look, len(looks))
    return widths, heights, cells, list(looks)


def _look(cell: Any) -> tuple[Any, ...]:
    font, fill, alignment, border = cell.font, cell.fill, cell.alignment, cell.border
    return (
        (font.name, font.sz, bool(font.b), bool(font.i), _colour(font.color)),
        _colour(fill.fgColor) if fill.fill_type == "solid" else None,
        (alignment.horizontal, alignment.vertical, bool(alignment.wrap_text)),
        tuple(
            (side.style, _colour(side.color)) if side is not None else (None, None)
            for side in (getattr(border, name) for name in _SIDES)
        ),
        cell.number_format,
    )


def _colour(colour: Any) -> str | None:
    value = getattr(colour, "rgb", None)
    return value if isinstance(value, str) and len(value) == 8 and colour.type == "rgb" else None


@dataclass
class Styles:
    """Looks of a sheet's cells; `apply` gives them to cells of another workbook."""

    widths: dict[str, float]
    heights: dict[int, float]
    cells: dict[tuple[int, int], int]
    looks: list[tuple[Any, ...]]

    def __post_init__(self) -> None:
        self._made: dict[int, tuple[Any, ...]] = {}

    def apply(self, cell: Cell, row: int, column: int) -> None:
        """Let `cell` look like that of the user's sheet; numbers from 1."""
        number = self.cells.get((row, column))
        if number is None:
            return
        if number not in self._made:
            self._made[number] = _objects(self.looks[number])
        font, fill, alignment, border, form = self._made[number]
        cell.font, cell.alignment, cell.border, cell.number_format = font, alignment, border, form
        if fill is not None:
            cell.fill = fill

    def apply_widths(self, sheet: Worksheet) -> None:
        for letter, width in self.widths.items():
            sheet.column_dimensions[letter].width = width


def _objects(look: tuple[Any, ...]) -> tuple[Any, ...]:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    (name, size, bold, italic, colour), fill, (across, down, wrap), sides, form = look
    return (
        Font(name=name, sz=size, b=bold, i=italic, color=colour),
        PatternFill("solid", fgColor=fill) if fill is not None else None,
        Alignment(horizontal=across, vertical=down, wrap_text=wrap),
        Border(
            **{
                side: Side(style=style, color=one)
                for side, (style, one) in zip(_SIDES, sides, strict=True)
            }
        ),
        form,
    )
