"""The days of a report and those it is held against."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.reports.period import (
    Period,
    bins,
    due_date,
    due_period,
    month_of,
    quarter_of,
    reporting_month_of,
    year_of,
)

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


def period(since: str, until: str) -> Period:
    return Period(dt.date.fromisoformat(since), dt.date.fromisoformat(until))


@pytest.mark.parametrize(
    ("since", "until", "before"),
    [
        ("2025-03-01", "2025-03-31", ("2025-02-01", "2025-02-28")),
        ("2025-01-01", "2025-03-31", ("2024-10-01", "2024-12-31")),
        ("2025-01-01", "2025-12-31", ("2024-01-01", "2024-12-31")),
        ("2025-03-10", "2025-03-12", ("2025-03-07", "2025-03-09")),
    ],
)
def test_the_period_before_is_as_long(since: str, until: str, before: tuple[str, str]) -> None:
    assert period(since, until).before() == period(*before)


def test_february_of_a_leap_year_is_held_against_the_whole_of_the_last() -> None:
    assert period("2024-02-01", "2024-02-29").year_before() == period("2023-02-01", "2023-02-28")
    assert period("2025-02-01", "2025-02-28").year_before() == period("2024-02-01", "2024-02-29")


def test_more_than_a_year_has_no_year_before() -> None:
    assert period("2024-01-01", "2025-12-31").year_before() is None


@pytest.mark.parametrize(
    ("since", "until", "name"),
    [
        ("2025-03-01", "2025-03-31", "March 2025"),
        ("2025-04-01", "2025-06-30", "Quarter 2 of 2025"),
        ("2025-01-01", "2025-12-31", "Year 2025"),
        ("2025-02-26", "2025-03-25", "2025-02-26 to 2025-03-25"),
        ("2025-02-26", "2025-02-26", "2025-02-26"),
    ],
)
def test_a_period_is_called_as_people_call_it(since: str, until: str, name: str) -> None:
    assert str(period(since, until).name()) == name


def test_the_report_due_is_last_months_until_the_25th() -> None:
    assert due_period(dt.date(2025, 6, 25)) == month_of(dt.date(2025, 5, 1))
    assert due_period(dt.date(2025, 6, 26)) == month_of(dt.date(2025, 6, 1))
    assert due_date(dt.date(2025, 6, 25)) == dt.date(2025, 6, 25)
    assert due_date(dt.date(2025, 12, 26)) == dt.date(2026, 1, 25)
    assert due_period(dt.date(2025, 1, 3)) == month_of(dt.date(2024, 12, 1))


def test_a_reporting_month_runs_from_the_26th_to_the_25th() -> None:
    assert reporting_month_of(dt.date(2025, 1, 25)) == period("2024-12-26", "2025-01-25")
    assert reporting_month_of(dt.date(2025, 1, 26)) == period("2025-01-26", "2025-02-25")


@given(DAYS, DAYS)
def test_the_columns_of_a_table_cover_each_day_once(one: dt.date, other: dt.date) -> None:
    whole = Period(min(one, other), max(one, other))
    parts = bins(whole)
    assert parts[0].since == whole.since
    assert parts[-1].until == whole.until
    for part, following in itertools.pairwise(parts):
        assert part.until + dt.timedelta(days=1) == following.since
    assert len({str(part.name) for part in parts}) == len(parts)


@given(DAYS)
def test_a_day_lies_in_its_own_month_quarter_year_and_reporting_month(day: dt.date) -> None:
    for made in (month_of(day), quarter_of(day), year_of(day), reporting_month_of(day)):
        assert made.since <= day <= made.until
        before = made.before()
        assert before is not None
        assert before.until + dt.timedelta(days=1) == made.since


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before"):
        period("2025-02-01", "2025-01-31")
