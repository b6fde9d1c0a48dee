"""The days a report is about, and those it is held against.

march = Period(dt.date(2025, 3, 1), dt.date(2025, 3, 31))
march.before()        # February 2025
march.year_before()   # March 2024
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from db.text import Text, translate_noop

DUE_DAY: Final = 25
"""Offices hand a month's report in by this day of the next."""

_DAY: Final = dt.timedelta(days=1)
_MONTHS: Final = (
    translate_noop("Report", "January {year}"),
    translate_noop("Report", "February {year}"),
    translate_noop("Report", "March {year}"),
    translate_noop("Report", "April {year}"),
    translate_noop("Report", "May {year}"),
    translate_noop("Report", "June {year}"),
    translate_noop("Report", "July {year}"),
    translate_noop("Report", "August {year}"),
    translate_noop("Report", "September {year}"),
    translate_noop("Report", "October {year}"),
    translate_noop("Report", "November {year}"),
    translate_noop("Report", "December {year}"),
)


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included. ValueError when it ends before it begins."""

    since: dt.date
    until: dt.date

    def __post_init__(self) -> None:
        if self.until < self.since:
            raise ValueError("a period ends before it begins")

    @property
    def days(self) -> int:
        return (self.until - self.since).days + 1

    @property
    def months(self) -> int:
        """How many whole calendar months it is; 0 when its ends lie within months."""
        if self.since.day != 1 or (self.until + _DAY).day != 1:
            return 0
        return _month(self.until) - _month(self.since) + 1

    def before(self) -> Period | None:
        """As long a time just before: whole months for whole months, else as many days.

        None before the calendar begins.
        """
        until = self.since - _DAY
        if self.months:
            first = _month(self.since) - self.months
            return Period(_first(first), until) if first >= 12 else None
        if (self.since - dt.date.min).days < self.days:
            return None
        return Period(until - dt.timedelta(days=self.days - 1), until)

    def year_before(self) -> Period | None:
        """The same days a year earlier; None for more than a year and before the calendar."""
        if self.since.year < 2 or _earlier(self.until) >= self.since:
            return None
        return Period(_earlier(self.since), _earlier(self.until))

    def year_to_date(self) -> Period:
        """From January to the last day, of the year the period ends in."""
        return Period(dt.date(self.until.year, 1, 1), self.until)

    def name(self) -> Text:
        """As people call it: March 2025, the first quarter, a year; else its two days."""
        since, until = self.since, self.until
        if self.months == 1:
            return _MONTHS[since.month - 1].format(year=since.year)
        if self.months == 3 and since.month % 3 == 1:
            return translate_noop("Report", "Quarter {quarter} of {year}").format(
                quarter=(since.month + 2) // 3, year=since.year
            )
        if self.months == 12 and since.month == 1:
            return translate_noop("Report", "Year {year}").format(year=since.year)
        if since == until:
            return translate_noop("Report", "{day}").format(day=since)
        return translate_noop("Report", "{since} to {until}").format(since=since, until=until)


def month_of(day: dt.date, offset: int = 0) -> Period:
    """The calendar month of a day, or that many months later."""
    number = _month(day) + offset
    return Period(_first(number), _first(number + 1) - _DAY)


def reporting_month_of(day: dt.date) -> Period:
    """From the 26th to the 25th, as counties ask for that close their books on the 25th."""
    last = month_of(day, 0 if day.day <= DUE_DAY else 1)
    first = month_of(last.since, -1)
    return Period(first.since.replace(day=DUE_DAY + 1), last.since.replace(day=DUE_DAY))


def quarter_of(day: dt.date, offset: int = 0) -> Period:
    first = _month(day) // 3 * 3 + 3 * offset
    return Period(_first(first), _first(first + 3) - _DAY)


def year_of(day: dt.date, offset: int = 0) -> Period:
    return Period(dt.date(day.year + offset, 1, 1), dt.date(day.year + offset, 12, 31))


def due_period(today: dt.date) -> Period:
    """The month whose report is handed in next: the last one until the 25th, then this one."""
    return month_of(today, -1 if today.day <= DUE_DAY else 0)


def due_date(today: dt.date) -> dt.date:
    """The day by which the report of `due_period` is handed in."""
    return month_of(today, 0 if today.day <= DUE_DAY else 1).since.replace(day=DUE_DAY)


@dataclass(frozen=True, slots=True)
class Bin:
    """A part of a period that is counted by itself. name: what stands over its column."""

    since: dt.date
    until: dt.date
    name: Text


_LONGEST_IN_MONTHS: Final = 24


def bins(period: Period) -> tuple[Bin, ...]:
    """The columns of a table over time, without gaps.

    Ten days each within a month (旬), months up to two years, else years.
    """
    if _month(period.since) == _month(period.until):
        return _thirds(period)
    months = range(_month(period.since), _month(period.until) + 1)
    if len(months) <= _LONGEST_IN_MONTHS:
        one_year = period.since.year == period.until.year
        return tuple(
            Bin(
                max(period.since, _first(n)),
                min(period.until, _first(n + 1) - _DAY),
                _MONTH_COLUMNS[n % 12] if one_year else _MONTHS[n % 12].format(year=n // 12),
            )
            for n in months
        )
    return tuple(
        Bin(
            max(period.since, dt.date(year, 1, 1)),
            min(period.until, dt.date(year, 12, 31)),
            translate_noop("Report", "{year}").format(year=year),
        )
        for year in range(period.since.year, period.until.year + 1)
    )


_MONTH_COLUMNS: Final = (
    translate_noop("Report", "Jan"),
    translate_noop("Report", "Feb"),
    translate_noop("Report", "Mar"),
    translate_noop("Report", "Apr"),
    translate_noop("Report", "May"),
    translate_noop("Report", "Jun"),
    translate_noop("Report", "Jul"),
    translate_noop("Report", "Aug"),
    translate_noop("Report", "Sep"),
    translate_noop("Report", "Oct"),
    translate_noop("Report", "Nov"),
    translate_noop("Report", "Dec"),
)
_THIRDS: Final = (
    (1, 10, translate_noop("Report", "1st to 10th")),
    (11, 20, translate_noop("Report", "11th to 20th")),
    (21, 31, translate_noop("Report", "21st to the end")),
)


def _thirds(period: Period) -> tuple[Bin, ...]:
    last = month_of(period.since).until.day
    found = []
    for first, end, name in _THIRDS:
        since = max(period.since, period.since.replace(day=first))
        until = min(period.until, period.since.replace(day=min(end, last)))
        if since <= until:
            found.append(Bin(since, until, name))
    return tuple(found)


def _month(day: dt.date) -> int:
    """Months since the year 0."""
    return day.year * 12 + day.month - 1


def _first(month: int) -> dt.date:
    return dt.date(month // 12, month % 12 + 1, 1)


def _earlier(day: dt.date) -> dt.date:
    """The same day a year earlier; the last of February stays the last of February."""
    if (day + _DAY).day == 1:
        following = day + _DAY
        return following.replace(year=following.year - 1) - _DAY
    return day.replace(year=day.year - 1)
