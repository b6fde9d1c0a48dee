"""Steps of the calendar for a span of days: a day, a week, a month, a year."""

from __future__ import annotations

import calendar
import datetime as dt

STEPS = ("day", "week", "month", "year")
EPOCH = dt.date(1970, 1, 1)
Span = tuple[int, int]
"""First and last day, both included, since 1970."""

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


def to_date(day: int) -> dt.date:
    return EPOCH + dt.timedelta(days=day)


def to_day(date: dt.date) -> int:
    return (date - EPOCH).days


def moved(day: int, step: str, count: int = 1) -> int:
    """The day so many steps later; the 31st becomes the last of a shorter month."""
    if step in _DAYS:
        return day + _DAYS[step] * count
    date = to_date(day)
    months = date.year * 12 + date.month - 1 + _MONTHS[step] * count
    year, month = divmod(months, 12)
    year = min(max(year, dt.MINYEAR), dt.MAXYEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return to_day(dt.date(year, month + 1, min(date.day, last)))


def shifted(span: Span, step: str, count: int = 1) -> Span:
    """The span so many steps later; whole months stay whole months."""
    return moved(span[0], step, count), moved(span[1] + 1, step, count) - 1


def first_of(day: int, step: str) -> int:
    """The first day of the unit a day lies in; weeks begin on Monday."""
    date = to_date(day)
    match step:
        case "week":
            return day - date.weekday()
        case "month":
            return to_day(date.replace(day=1))
        case "year":
            return to_day(date.replace(month=1, day=1))
    return day


def unit_at(day: int, step: str) -> Span:
    """The unit a day lies in."""
    first = first_of(day, step)
    return first, moved(first, step) - 1
