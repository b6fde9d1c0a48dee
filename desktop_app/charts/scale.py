"""Where ticks stand and how long a bin is: arithmetic without a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.summaries import PeriodCounts, Unit

NARROWEST = 4.5
"""Pixels a column needs, its gap included, to be seen and hit."""


def ticks(highest: int, most: int) -> list[int]:
    """Whole round numbers from 0 up to at least `highest`, at most about `most` steps."""
    highest, most = max(highest, 1), max(most, 1)
    step, size = 1, 1
    while True:
        for factor in (1, 2, 5):
            step = factor * size
            if step * most >= highest:
                return list(range(0, -(-highest // step) * step + 1, step))
        size *= 10


def fitting_unit(periods: Mapping[Unit, PeriodCounts], pixels: float) -> Unit:
    """The finest unit whose columns can still be told apart on `pixels`."""
    order: tuple[Unit, ...] = ("day", "month", "quarter", "year")
    present = [unit for unit in order if unit in periods]
    for unit in present:
        if len(periods[unit].starts) * NARROWEST <= pixels:
            return unit
    return present[-1]


def label_step(pitch: float, width: float, steps: Sequence[int] = (1, 2, 3, 6)) -> int | None:
    """Every how many columns of `pitch` pixels a label of `width` has room; None: never."""
    return next((step for step in steps if step * pitch >= width), None)


def year_step(pixels_per_year: float, width: float) -> int:
    """Every how many years a label has room."""
    step = label_step(pixels_per_year, width, (1, 2, 5, 10, 20, 50))
    return step if step is not None else 100


def share(part: int, whole: int) -> str:
    """`part` of `whole` in per cent, e.g. 12%, 0.4%; less than that is '<0.1%'."""
    if not whole or not part:
        return "0%"
    percent = 100 * part / whole
    if percent < 0.1:
        return "<0.1%"
    return f"{percent:.0f}%" if percent >= 10 or percent == round(percent) else f"{percent:.1f}%"
