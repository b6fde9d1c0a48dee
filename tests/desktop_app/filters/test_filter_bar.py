"""Chips and pickers: reached by keys, taken away one by one, followed by every page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from db.record_types import record_type
from desktop_app.app import Program
from desktop_app.filters.bar import FilterBar
from desktop_app.filters.pickers import DatePicker, SearchPicker, StatusPicker, TermPicker
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
    program.window.resize(1800, 768)  # whatever the fonts, all words of its chips find room
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


def rescue_bar(program: Program, qtbot: QtBot) -> FilterBar:
    """The filter bar over four cases; one was found after a fall and is in care."""
    store = program.context.store
    assert store is not None
    rescue, intake = record_type("rescue"), record_type("intake")
    for number, cause in enumerate(("fall", "dogs", "dogs", None)):
        values = {
            "event_date": dt.date(2025, 3, 1 + number), "date_precision": "day", "cause": cause,
            "species_id": 1, "finder_place_code": ("632724200201", "632723102201")[number % 2],
        }  # fmt: skip
        id = store.save(rescue, values, author="a").created[0]
        if cause == "fall":
            uuid = store.get(rescue, id).uuid  # type: ignore[union-attr]
            values = {"case_uuid": uuid, "event_date": dt.date(2025, 3, 2), "facility": "西宁"}
            store.save(intake, values, author="a")
    program.window.resize(1900, 768)  # all of its chips find room
    program.window.show_page("rescue")
    QApplication.processEvents()
    return program.window.filter_bar


def shown(program: Program) -> int:
    """How many cases the filter means."""
    store = program.context.store
    assert store is not None
    return store.count(record_type("rescue"), program.context.filter.current)


def test_cases_are_narrowed_by_cause_outcome_and_the_finders_village(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    open_file(0)
    bar = rescue_bar(program, qtbot)
    for part in ("dates", "species", "places", "statuses", "outcome", "cause", "finder_place_code"):
        assert bar.chips[part].isVisible(), part
    qtbot.keyClick(bar.chips["cause"].button, Qt.Key.Key_Space)
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, SearchPicker)
    qtbot.keyClicks(picker.field, "dog")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    qtbot.keyClick(picker, Qt.Key.Key_Escape)
    assert program.context.filter.current.codes("cause") == ("dogs",)
    assert bar.chips["cause"].button.text().startswith("Suspected cause: ")
    assert shown(program) == 2

    village = bar.open_picker("finder_place_code")
    assert isinstance(village, SearchPicker)
    village.field.insert("治多")
    qtbot.keyClick(village.field, Qt.Key.Key_Return)
    village.close()
    assert shown(program) == 1
    qtbot.keyClick(bar.chips["cause"], Qt.Key.Key_Delete)
    assert shown(program) == 2
    assert program.context.filter.active() == ["finder_place_code"]
    qtbot.mouseClick(bar.chips["finder_place_code"].cross, Qt.MouseButton.LeftButton)
    assert shown(program) == 4


def test_tab_goes_through_the_chips_as_the_eye_does(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    open_file(0)
    bar = rescue_bar(program, qtbot)
    model = program.context.filter
    model.replace(model.current.with_codes("outcome", ["released"]))
    bar.chips["statuses"].button.setFocus()
    met = []
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    outcome, cause, village = (bar.chips[n] for n in ("outcome", "cause", "finder_place_code"))
    assert met == [outcome.button, outcome.cross, cause.button, village.button, bar.more]
    left = [widget.mapTo(bar, QPoint(0, 0)).x() for widget in met]
    assert left == sorted(left)


def test_the_arrow_keys_go_through_the_terms_of_a_short_list(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    open_file(0)
    bar = rescue_bar(program, qtbot)
    picker = bar.open_picker("statuses")
    assert isinstance(picker, StatusPicker)
    assert picker._boxes["reported"].hasFocus()
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert program.context.filter.current.statuses == ("in_care",)
    assert shown(program) == 1
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert program.context.filter.current.statuses == ("in_transport", "in_care")
    picker.close()


def test_a_status_of_sightings_neither_hides_cases_nor_shows_there(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    open_file(3)
    program.context.filter.set(statuses=("draft",))
    bar = rescue_bar(program, qtbot)
    assert shown(program) == 4
    assert bar.chips["statuses"].button.text() == "Status"
    assert not bar.chips["statuses"].cross.isVisible()
    picker = bar.open_picker("statuses")
    assert isinstance(picker, StatusPicker)
    picker._boxes["in_care"].click()
    picker.close()
    assert bar.chips["statuses"].button.text() == "Status: In care"
    assert shown(program) == 1
    qtbot.keyClick(bar.chips["statuses"], Qt.Key.Key_Delete)
    program.window.show_page("sighting")
    assert bar.chips["statuses"].button.text() == "Status: Draft"
    assert program.context.filter.current.statuses == ("draft",)


def test_fields_without_a_chip_stand_behind_the_plus(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    open_file(30)
    bar = program.window.filter_bar
    qtbot.keyClick(bar.more, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    health = next(action for action in menu.actions() if action.text() == "Health")
    menu.setActiveAction(health)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), TermPicker))
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, TermPicker)
    picker._boxes["injured"].click()
    picker.close()
    assert bar.chips["health"].isVisible()
    page = program.window.current_page()
    assert isinstance(page, RecordsPage)
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 0)
    qtbot.keyClick(bar.chips["health"], Qt.Key.Key_Delete)
    assert not bar.chips["health"].isVisible()
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 30)


def test_chips_never_widen_the_window_and_what_narrows_stays_in_sight(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    open_file(0)
    bar = rescue_bar(program, qtbot)
    model = program.context.filter
    model.set(since=dt.date(2025, 1, 1), until=dt.date(2025, 9, 30), places=("632724200201",))
    model.set(species=(1, 2), statuses=("dead_on_arrival", "returned_dead"), text="牛肉")
    for field, codes in (("cause", ("electrocution", "starvation")), ("outcome", ("kept",))):
        model.replace(model.current.with_codes(field, codes))
    program.window.resize(1000, 700)
    QApplication.processEvents()
    assert program.window.width() == 1000
    assert bar.width() <= 1000
    right = bar.buttons.geometry().left()
    for part in model.active(record_type("rescue")):
        chip = bar.chips[part]
        assert chip.isVisible(), part
        assert chip.geometry().right() < right, part
    assert bar.chips["cause"].button.toolTip() == "Suspected cause: Electric shock, Starvation"
