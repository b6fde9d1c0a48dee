"""Where the ticks of a weight curve stand: kilograms upwards, days and months along."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from desktop_app.charts import words


class Scale(NamedTuple):
    """The axis from `low` to `high`, kg, with round ticks between. decimals: of their labels."""

    low: float
    high: float
    ticks: tuple[float, ...]
    decimals: int

    def label(self, tick: float) -> str:
        return f"{tick:.{self.decimals}f}"


class Tick(NamedTuple):
    """A place on the date axis. x: days. label: "" for a tick without words."""

    x: float
    label: str


class Dates(NamedTuple):
    """The date axis: from `start` to `end`, days. first: what stands at its left end, or ""."""

    start: float
    end: float
    ticks: tuple[Tick, ...]
    first: str


_GAP = 14  # pixels between two labels
_EDGE = 0.025  # of the span, left free at both ends
_MONTHS_FROM = 60  # days; what is shorter is counted in days


def kilograms(lowest: float, highest: float, most: int) -> Scale:
    """At most about `most` ticks for these weights. ValueError unless 0 < lowest <= highest."""
    if not 0 < lowest <= highest:
        raise ValueError(f"not weights: {lowest}, {highest}")
    # Never a few grams drawn as a mountain: the axis spans a tenth of the weight at least.
    missing = max(highest * 0.1 - (highest - lowest), 0.0)
    lowest, highest = max(lowest - missing / 2, 0.0), highest + missing / 2
    room = (highest - lowest) * 0.1
    low, high = max(lowest - room, 0.0), highest + room
    step = _round_step((high - low) / max(most, 1))
    ticks = _between(low, high, step)
    while not ticks:  # 350 to 395 holds no multiple of 50
        step = _round_step(step * 0.4)
        ticks = _between(low, high, step)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return Scale(low, high, tuple(round(at * step, 9) for at in ticks), decimals)


def _between(low: float, high: float, step: float) -> range:
    """Which multiples of `step` lie on the axis."""
    return range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)


def _round_step(least: float) -> float:
    size = 10.0 ** math.floor(math.log10(least))
    return next(factor * size for factor in (1, 2, 5, 10) if factor * size >= least * 0.999)


def dates(start: float, end: float, pixels: float, width_of: Callable[[str], float]) -> Dates:
    """Ticks for everything between two places in time; `width_of` measures a label in pixels."""
    span = max(end - start, 6.0)
    middle = (start + end) / 2
    start, end = middle - span / 2, middle + span / 2
    edge = max(span * _EDGE, 0.4)
    start, end = start - edge, end + edge
    pixels = max(pixels, 1.0)
    if span < _MONTHS_FROM:
        return Dates(start, end, _days(start, end, pixels, width_of), "")
    return _months(start, end, pixels, width_of)


def _days(
    start: float, end: float, pixels: float, width_of: Callable[[str], float]
) -> tuple[Tick, ...]:
    a_day = pixels / (end - start)
    wide = width_of("12-28") + _GAP
    step = next((days for days in (1, 2, 5, 10, 20) if days * a_day >= wide), 40)
    first = math.ceil(start)
    found = []
    for ordinal in range(first, math.floor(end) + 1):
        date = dt.date.fromordinal(ordinal)
        # Noon of the day: that is where its weighings stand.
        if (ordinal - first) % step == 0 and ordinal + 0.5 < end:
            found.append(Tick(ordinal + 0.5, date.isoformat()[5:]))
    return tuple(found)


def _months(start: float, end: float, pixels: float, width_of: Callable[[str], float]) -> Dates:
    first = dt.date.fromordinal(math.floor(start)).replace(day=1)
    # A few days more show the first month whole, and its name has a place.
    if start - first.toordinal() <= (end - start) * 0.12:
        start = min(start, float(first.toordinal()))
    a_day = pixels / (end - start)
    step = _month_step(30.4 * a_day, width_of)
    places = [date for date in _firsts(first, end, step) if date.toordinal() >= start]
    begun, edge, named, free = dt.date.fromordinal(math.floor(start)), "", 0, float("-inf")
    if step < 12 and (not places or places[0].toordinal() > start):
        label = words.month_and_year(begun)
        ahead = (places[0].toordinal() - start) * a_day if places else pixels
        if not places or width_of(label) * 1.5 + _GAP / 2 <= ahead:
            edge, named, free = label, begun.year, width_of(label) + _GAP / 2
    found = []
    for date in places:
        at = (date.toordinal() - start) * a_day
        label = _month_label(date, step, with_year=date.year != named)
        half = width_of(label) / 2
        if at - half < free or at + half > pixels + 6:
            label = ""
        else:
            free, named = at + half + _GAP / 2, date.year
        found.append(Tick(float(date.toordinal()), label))
    return Dates(start, end, tuple(found), edge)


def _firsts(first: dt.date, end: float, step: int) -> Iterator[dt.date]:
    """First days of every `step`-th month."""
    date = first
    while date.toordinal() < end:
        if (date.year * 12 + date.month - 1) % step == 0:
            yield date
        date = (date.replace(day=28) + dt.timedelta(days=4)).replace(day=1)


def _month_step(a_month: float, width_of: Callable[[str], float]) -> int:
    wide = max(width_of(words.month(dt.date(2000, month, 1))) for month in range(1, 13)) + _GAP
    for step in (1, 2, 3):
        if step * a_month >= wide:
            return step
    year = width_of(words.year(2025)) + _GAP
    return next((12 * years for years in (1, 2, 5, 10, 20) if 12 * years * a_month >= year), 600)


def _month_label(date: dt.date, step: int, *, with_year: bool) -> str:
    if step >= 12:
        return words.year(date.year)
    return words.month_and_year(date) if with_year else words.month(date)
