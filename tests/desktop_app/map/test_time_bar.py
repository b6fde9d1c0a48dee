"""The slider of time: dragged, moved by keys, played, kept as the filter."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.map.calendar_steps import STEPS, moved, shifted, to_date, to_day, unit_at
from desktop_app.map.time_range import TimeRange
from desktop_app.map.times import Times

FIRST, LAST = to_day(dt.date(2023, 1, 10)), to_day(dt.date(2025, 6, 20))
WIDTH = 8


@pytest.fixture
def slider(qtbot: QtBot) -> TimeRange:
    made = TimeRange()
    qtbot.addWidget(made)
    made.resize(600, 52)
    bins = (LAST - FIRST) // WIDTH + 1
    made.show_times(Times(FIRST, LAST, WIDTH, np.arange(bins), 0))
    made.show()
    return made


def dates(slider: TimeRange) -> tuple[str, str]:
    first, last = slider.shown
    return str(to_date(first)), str(to_date(last))


def test_arrow_keys_move_it_by_steps_of_the_calendar(slider: TimeRange, qtbot: QtBot) -> None:
    assert slider.span is None
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert dates(slider) == ("2023-01-10", "2023-01-31"), "the first month, from its first record"
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert dates(slider) == ("2023-02-01", "2023-02-28")
    qtbot.keyClick(slider, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert dates(slider) == ("2023-02-01", "2023-03-31")
    qtbot.keyClick(slider, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert dates(slider) == ("2023-03-01", "2023-03-31")
    slider.step = "week"
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert dates(slider) == ("2023-02-22", "2023-03-24")
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert slider.span is None


def test_the_range_ends_with_the_last_record(slider: TimeRange) -> None:
    slider.step = "year"
    seen = []
    while slider.advance():
        seen.append(dates(slider))
    assert seen == [
        ("2023-01-10", "2023-12-31"), ("2024-01-01", "2024-12-31"), ("2025-01-01", "2025-06-20"),
    ]  # fmt: skip
    back = []
    while slider.advance(-1):
        back.append(dates(slider)[0])
    assert back == ["2024-01-01", "2023-01-10"]


def test_edges_and_range_are_dragged(slider: TimeRange, qtbot: QtBot) -> None:
    spans: list[object] = []
    slider.span_changed.connect(spans.append)
    y = 20

    def drag(x: float, to: float) -> None:
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(slider, left, pos=QPoint(round(x), y))
        QTest.mouseMove(slider, QPoint(round((x + to) / 2), y))
        QTest.mouseMove(slider, QPoint(round(to), y))
        QTest.mouseRelease(slider, left, pos=QPoint(round(to), y))

    drag(slider.x_of(FIRST), 200)
    assert slider.shown == (slider.day_at(200), LAST)
    drag(slider.x_of(LAST + 1), 400)
    first, last = slider.shown
    assert (first, last) == (slider.day_at(200), slider.day_at(400))
    drag(300, 350)
    assert slider.shown[1] - slider.shown[0] == last - first, "dragged as a whole"
    assert slider.shown[0] > first
    drag(350, 5000)
    assert slider.shown[1] == LAST, "never beyond the last record"
    drag(30, 90)
    assert slider.shown == (slider.day_at(30), slider.day_at(90)), "a new one beside it"
    assert len(spans) >= 5
    QTest.mouseDClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(60, y))
    assert slider.span is None


def test_without_any_date_nothing_moves(qtbot: QtBot) -> None:
    slider = TimeRange()
    qtbot.addWidget(slider)
    slider.show()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton)
    assert not slider.advance()
    assert slider.span is None
    slider.grab()


days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)).map(to_day)


@given(days, st.sampled_from(STEPS), st.integers(-40, 40))
def test_units_follow_each_other_without_gaps(day: int, step: str, count: int) -> None:
    first, last = unit_at(day, step)
    assert first <= day <= last
    assert unit_at(first, step) == unit_at(last, step) == (first, last)
    assert shifted((first, last), step)[0] == last + 1
    assert unit_at(moved(first, step, count), step) == shifted((first, last), step, count)


def test_the_last_of_a_long_month_meets_that_of_a_short_one() -> None:
    assert to_date(moved(to_day(dt.date(2024, 1, 31)), "month")) == dt.date(2024, 2, 29)
    assert to_date(moved(to_day(dt.date(2024, 2, 29)), "year")) == dt.date(2025, 2, 28)
