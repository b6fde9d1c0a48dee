"""Date presets: whole months and years, also over the turn of a year and on leap days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.filters.dates import PRESETS, preset_range

D = dt.date


@pytest.mark.parametrize(
    ("name", "today", "expected"),
    [
        ("this_year", D(2025, 3, 5), (D(2025, 1, 1), D(2025, 12, 31))),
        ("last_year", D(2025, 3, 5), (D(2024, 1, 1), D(2024, 12, 31))),
        ("this_month", D(2024, 2, 10), (D(2024, 2, 1), D(2024, 2, 29))),
        ("last_month", D(2025, 1, 5), (D(2024, 12, 1), D(2024, 12, 31))),
        ("last_12_months", D(2025, 3, 5), (D(2024, 3, 6), D(2025, 3, 5))),
        ("last_12_months", D(2024, 2, 29), (D(2023, 3, 1), D(2024, 2, 29))),
        ("last_30_days", D(2025, 3, 30), (D(2025, 3, 1), D(2025, 3, 30))),
    ],
)  # fmt: skip
def test_presets(name: str, today: D, expected: tuple[D, D]) -> None:
    assert preset_range(name, today) == expected


@given(st.dates(D(1900, 1, 1), D(2200, 1, 1)), st.sampled_from([name for name, _ in PRESETS]))
def test_every_preset_works_on_every_day(today: D, name: str) -> None:
    since, until = preset_range(name, today)
    assert since <= until
    if name.startswith("this_"):
        assert since <= today <= until
