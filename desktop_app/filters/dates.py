"""Spans of days that people ask for by name."""

from __future__ import annotations

import datetime as dt

from db.text import Text, translate_noop

PRESETS: tuple[tuple[str, Text], ...] = (
    ("this_year", translate_noop("Dates", "This year")),
    ("last_year", translate_noop("Dates", "Last year")),
    ("this_month", translate_noop("Dates", "This month")),
    ("last_month", translate_noop("Dates", "Last month")),
    ("last_12_months", translate_noop("Dates", "Last 12 months")),
    ("last_30_days", translate_noop("Dates", "Last 30 days")),
)


def preset_range(name: str, today: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of a preset, both included. KeyError for an unknown name."""
    first_of_month = today.replace(day=1)
    before = first_of_month - dt.timedelta(days=1)
    ranges = {
        "this_year": (today.replace(month=1, day=1), today.replace(month=12, day=31)),
        "last_year": (dt.date(today.year - 1, 1, 1), dt.date(today.year - 1, 12, 31)),
        "this_month": (first_of_month, _last_of_month(today)),
        "last_month": (before.replace(day=1), before),
        "last_12_months": (_year_before(today) + dt.timedelta(days=1), today),
        "last_30_days": (today - dt.timedelta(days=29), today),
    }
    return ranges[name]


def _last_of_month(day: dt.date) -> dt.date:
    following = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return following - dt.timedelta(days=1)


def _year_before(day: dt.date) -> dt.date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
