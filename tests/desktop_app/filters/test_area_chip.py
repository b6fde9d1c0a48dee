"""The area of the filter as a chip: what it says, taken away, shown on the map."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.area import Box, Circle, Polygon
from desktop_app.app import Program
from desktop_app.filters.area import AreaPicker, area_words, size_words
from desktop_app.pages.records_page import RecordsPage
from tests.desktop_app.conftest import WAIT

Open = Callable[[int], RecordsPage]


def test_an_area_narrows_the_table_and_is_taken_away(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(100)
    bar = program.window.filter_bar
    chip = bar.chips["area"]
    assert chip.isHidden(), "there is no chip while nothing was drawn"
    program.context.filter.set(area=Box(93.4, 33.4, 94.0, 33.6))
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() < 100, timeout=WAIT)
    assert page.model.rowCount() == 21  # 33.50 to 33.60 in steps of 0.005
    assert chip.isVisible()
    assert chip.button.toolTip() or "Area: box, 1,2" in chip.button.text()
    qtbot.mouseClick(chip.cross, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 100, timeout=WAIT)
    assert program.context.filter.current.area is None
    assert chip.isHidden()


def test_an_area_can_be_shown_and_taken_away_from_its_panel(
    program: Program, qtbot: QtBot, open_file: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_file(3)
    area = Circle(33.5, 93.6, 5000)
    program.context.filter.set(area=area)
    shown: list[object] = []
    monkeypatch.setattr(program.context, "show_area", shown.append)
    picker = program.window.filter_bar.open_picker("area")
    assert isinstance(picker, AreaPicker)
    picker.show_button.click()
    assert shown == [area]
    picker = program.window.filter_bar.open_picker("area")
    assert isinstance(picker, AreaPicker)
    picker.take_away.click()
    assert program.context.filter.current.area is None


def test_sizes_are_said_with_the_figures_that_matter() -> None:
    assert size_words(312_400_000) == "312 km²"
    assert size_words(12_345_678_901) == "12,346 km²"
    assert size_words(4_260_000) == "4.26 km²"
    assert size_words(1234) == "0.0012 km²"
    ring = ((95.0, 33.0), (95.1, 33.0), (95.0, 33.1))
    assert area_words(Polygon(ring)) == "outline, 51.8 km²"
