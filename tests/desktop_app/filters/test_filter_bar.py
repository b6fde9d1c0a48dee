"""Chips and pickers: reached by keys, taken away one by one, followed by every page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.filters.pickers import DatePicker, SearchPicker, StatusPicker
from desktop_app.pages.records_page import RecordsPage

Open = Callable[[int], RecordsPage]


def test_species_are_found_by_pinyin_initials_and_ticked_by_enter(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    open_file(3)
    picker = program.window.filter_bar.open_picker("species")
    assert isinstance(picker, SearchPicker)
    qtbot.keyClicks(picker.field, "xb")
    assert "Panthera uncia" in picker.list.item(0).text()
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    reference = program.context.reference
    assert reference is not None
    (id,) = program.context.filter.current.species
    assert reference.species_name(id, "zh") == "雪豹"
    picker.field.clear()
    assert picker.list.item(0).checkState() == Qt.CheckState.Checked, "what is chosen comes first"
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert program.context.filter.current.species == ()
    qtbot.keyClick(picker, Qt.Key.Key_Escape)


def test_a_click_on_the_words_ticks_like_a_click_on_the_box(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    open_file(3)
    picker = program.window.filter_bar.open_picker("places")
    assert isinstance(picker, SearchPicker)
    place = picker.list.visualItemRect(picker.list.item(1)).center()
    qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(program.context.filter.current.places) == 1
    qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert program.context.filter.current.places == ()
    picker.close()


def test_own_days_may_be_given_in_any_order(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    open_file(3)
    picker = program.window.filter_bar.open_picker("dates")
    assert isinstance(picker, DatePicker)
    picker.since.setDate(dt.date(2025, 5, 1))  # type: ignore[arg-type]
    picker.until.setDate(dt.date(2025, 3, 1))  # type: ignore[arg-type]
    picker._pick_own()
    now = program.context.filter.current
    assert (now.since, now.until) == (dt.date(2025, 3, 1), dt.date(2025, 5, 1))
    assert program.window.filter_bar.chips["dates"].button.text() == "2025-03-01 to 2025-05-01"


def test_several_states_and_the_voided_ones(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    open_file(3)
    bar = program.window.filter_bar
    picker = bar.open_picker("statuses")
    assert isinstance(picker, StatusPicker)
    picker._boxes["draft"].click()
    picker._boxes["verified"].click()
    picker.voided.click()
    now = program.context.filter.current
    assert (now.statuses, now.voided) == (("draft", "verified"), True)
    assert bar.chips["statuses"].button.text() == "Status: Draft, Verified"
    assert bar.chips["voided"].isVisible()
    picker.close()
    bar.chips["voided"].cross.click()
    assert not program.context.filter.current.voided
    qtbot.keyClick(bar.chips["statuses"], Qt.Key.Key_Delete)
    assert program.context.filter.active() == []


def test_chips_fit_the_records_of_the_page(program: Program, qtbot: QtBot, open_file: Open) -> None:
    open_file(3)
    bar = program.window.filter_bar
    program.context.filter.set(species=(1,), since=dt.date(2025, 1, 1))
    program.window.show_page("species")
    assert not bar.chips["dates"].isVisible()
    page = program.window.current_page()
    assert isinstance(page, RecordsPage)
    qtbot.waitUntil(lambda: page.model.complete)
    assert page.model.rowCount() == 98, "a filter of sightings does not hide species"
    program.window.show_page("charts")
    assert bar.chips["dates"].isVisible()
