"""Ticks and bins that can be read at any size."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.summaries import PeriodCounts, Unit
from desktop_app.charts import scale


@given(st.integers(0, 10**9), st.integers(1, 12))
def test_ticks_are_even_whole_and_reach_the_highest(highest: int, most: int) -> None:
    ticks = scale.ticks(highest, most)
    assert ticks[0] == 0
    assert ticks[-1] >= highest
    steps = {after - before for before, after in pairwise(ticks)}
    assert len(steps) == 1
    assert len(ticks) - 1 <= most
    # Not one step more than needed.
    assert ticks[-2] < max(highest, 1)
    step = steps.pop()
    assert str(step).rstrip("0") in ("1", "2", "5")


def bins(unit: Unit, count: int) -> PeriodCounts:
    none = np.zeros(count, np.int64)
    return PeriodCounts(unit, tuple(dt.date(2000, 1, 1) for _ in range(count)), none, none)


@pytest.mark.parametrize(
    ("years", "pixels", "unit"),
    [(1, 600, "month"), (11, 600, "month"), (30, 600, "quarter"), (100, 600, "year"),
     (11, 300, "quarter"), (500, 100, "year")],
)  # fmt: skip
def test_columns_never_get_too_narrow_to_hit(years: int, pixels: float, unit: Unit) -> None:
    periods = {name: bins(name, years * per) for name, per in
               (("month", 12), ("quarter", 4), ("year", 1))}  # fmt: skip
    assert scale.fitting_unit(periods, pixels) == unit  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(0, 5, "0%"), (5, 0, "0%"), (1, 3, "33%"), (1, 40, "2.5%"), (1, 50, "2%"),
     (1, 100_000, "<0.1%"), (7, 7, "100%")],
)  # fmt: skip
def test_shares_are_short(part: int, whole: int, words: str) -> None:
    assert scale.share(part, whole) == words


def test_labels_get_the_room_they_need() -> None:
    assert scale.label_step(30, 26) == 1
    assert scale.label_step(10, 26) == 3
    assert scale.label_step(4, 26) is None
    assert scale.year_step(12, 50) == 5
    assert scale.year_step(0.1, 50) == 100
