"""Pins, repeating, copying and what is usual: by keys, in the real window, over a restart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.record_types import record_type
from desktop_app.app import Program
from desktop_app.pages.habits import Habits
from desktop_app.pages.records_page import RecordsPage
from desktop_app.settings import Settings
from tests.desktop_app.conftest import AUTHOR, WAIT, sighting_values
from tests.desktop_app.pages.test_records_page import (
    begin_new,
    fill_by_keys,
    focused,
    press,
    save_with_doubts,
    settle,
    store_of,
    type_text,
)

Open = Callable[[int], RecordsPage]
SIGHTING = record_type("sighting")


def go_to(page: RecordsPage, field: str) -> None:
    page.form.form.editor(field).field_widget().setFocus()


def show_first(page: RecordsPage, qtbot: QtBot, program: Program) -> None:
    program.window.activateWindow()
    page.open_record(1)
    qtbot.waitUntil(lambda: page.form.record_id == 1, timeout=WAIT)
    settle(program, qtbot)


def test_a_pinned_field_begins_the_next_record_and_the_next_program(
    program: Program, qtbot: QtBot, open_file: Open, settings: Settings
) -> None:
    page = open_file(0)
    begin_new(program, qtbot, page)
    fill_by_keys(qtbot, page, {"observer": "Tashi Dorje", "species_id": "Panthera uncia"})
    for field in ("observer", "species_id"):
        go_to(page, field)
        press(qtbot, Qt.Key.Key_F8)
    fill_by_keys(qtbot, page, {"event_date": "2025-03-05", "individual_count": "2"})
    save_with_doubts(qtbot, page, Qt.Key.Key_Return)
    settle(program, qtbot)
    assert page.form.record_id is None
    values = page.form.form.values()
    reference = store_of(program).reference()
    assert values["observer"] == "Tashi Dorje"
    assert reference.species_name(values["species_id"], "zh") == "雪豹"
    assert values["individual_count"] is None, "what was not pinned is empty again"
    assert not page.form.form.is_dirty(), "a record that only has its pins is nothing to keep"
    # as another program would read it
    again = Habits(Settings(settings.folder), SIGHTING)
    assert again.pinned_values(AUTHOR, reference) == {
        "observer": "Tashi Dorje",
        "species_id": values["species_id"],
    }
    assert again.pinned_values("Nyima", reference) == {}


def test_pins_are_those_of_the_person_at_the_keyboard(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(1)
    show_first(page, qtbot, program)
    go_to(page, "observer")
    press(qtbot, Qt.Key.Key_F8)
    program.context.user = "Nyima"
    begin_new(program, qtbot, page)
    settle(program, qtbot)
    assert page.form.form.values()["observer"] is None
    program.context.user = AUTHOR
    begin_new(program, qtbot, page)
    settle(program, qtbot)
    assert page.form.form.values()["observer"] == "Ranger 0"
    go_to(page, "observer")
    press(qtbot, Qt.Key.Key_F8)  # out again
    begin_new(program, qtbot, page)
    settle(program, qtbot)
    assert page.form.form.values()["observer"] is None


def test_f7_repeats_the_value_of_the_record_this_person_entered_before(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(0)
    store = store_of(program)
    store.save(SIGHTING, sighting_values(1) | {"observer": "Drolma"}, author=AUTHOR)
    store.save(SIGHTING, sighting_values(2) | {"observer": "Other"}, author="Nyima")
    begin_new(program, qtbot, page)
    settle(program, qtbot)
    for field in ("observer", "species_id", "place_code", "event_date", "decimal_latitude"):
        go_to(page, field)
        press(qtbot, Qt.Key.Key_F7)
    values, wanted = page.form.form.values(), sighting_values(1)
    assert values["observer"] == "Drolma"
    for name in ("species_id", "place_code", "event_date", "date_precision",
                 "decimal_latitude", "decimal_longitude"):  # fmt: skip
        assert values[name] == wanted[name], name
    assert page.form.form.is_dirty()


def test_ctrl_d_begins_a_record_like_this_one_and_keeps_it_as_a_draft(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(0)
    store = store_of(program)
    first = sighting_values(4) | {
        "event_time": dt.time(9, 30), "adults": 1, "status": "verified",
        "verbatim_coordinates": "33.52, 93.52", "verbatim_srs": "wgs84",
        "position_source": "gps",
    }  # fmt: skip
    store.save(SIGHTING, first, author=AUTHOR)
    page.refresh()
    show_first(page, qtbot, program)
    go_to(page, "notes")
    press(qtbot, Qt.Key.Key_D, control=True)
    qtbot.waitUntil(
        lambda: page.form.form.record is None and page.form.form.is_dirty(), timeout=WAIT
    )
    values = page.form.form.values()
    for name in ("event_date", "species_id", "individual_count", "place_code", "observer", "notes",
                 "decimal_latitude", "decimal_longitude", "adults", "position_source"):  # fmt: skip
        assert values[name] == first[name], name
    assert values["event_time"] is None
    assert values["status"] != "verified", "nobody has looked at this one yet"
    assert page.form.form.editor("adults").isVisible(), "nothing is saved unseen"
    # left and come back to: the copy is there as it was
    page.form.keep_draft()
    page.open_record(1)
    qtbot.waitUntil(lambda: page.form.record_id == 1, timeout=WAIT)
    begin_new(program, qtbot, page)
    settle(program, qtbot)
    assert page.form.form.values() == values
    go_to(page, "individual_count")
    press(qtbot, Qt.Key.Key_A, control=True)
    type_text(qtbot, "7")
    save_with_doubts(qtbot, page, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: store.count(SIGHTING) == 2, timeout=WAIT)
    made = store.get(SIGHTING, 2)
    original = store.get(SIGHTING, 1)
    assert made is not None
    assert original is not None
    assert made.values["individual_count"] == 7
    assert original.values["individual_count"] == first["individual_count"]


def test_copying_never_overwrites_a_new_record_that_was_begun(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(1)
    begin_new(program, qtbot, page)
    fill_by_keys(qtbot, page, {"notes": "half a message"})
    show_first(page, qtbot, program)
    go_to(page, "notes")
    press(qtbot, Qt.Key.Key_D, control=True)
    qtbot.waitUntil(lambda: page.form.form.record is None, timeout=WAIT)
    settle(program, qtbot)
    assert page.form.form.values()["notes"] == "half a message"
    assert page.form.form.values()["species_id"] is None


def test_the_observer_is_who_is_at_the_keyboard_where_that_was_so_before(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(0)
    store = store_of(program)
    store.save(SIGHTING, sighting_values(1) | {"observer": "Drolma"}, author=AUTHOR)
    begin_new(program, qtbot, page)
    settle(program, qtbot)
    assert page.form.form.values()["observer"] is None
    store.save(SIGHTING, sighting_values(2) | {"observer": AUTHOR}, author=AUTHOR)
    begin_new(program, qtbot, page)
    settle(program, qtbot)
    assert page.form.form.values()["observer"] == AUTHOR
    assert not page.form.form.is_dirty()


def test_what_this_person_uses_comes_first(program: Program, qtbot: QtBot, open_file: Open) -> None:
    open_file(0)
    store = store_of(program)
    used = [("Nyima", "Ranger A")] * 4 + [(AUTHOR, "Ranger B")] * 2 + [("Nyima", "Ranger A")]
    for author, observer in used:
        store.save(SIGHTING, sighting_values(0) | {"observer": observer}, author=author)
    assert store.distinct(SIGHTING, "observer", author="Nyima")[0] == "Ranger A"
    assert store.distinct(SIGHTING, "observer", author=AUTHOR)[0] == "Ranger B"
    assert store.distinct(SIGHTING, "observer")[0] == "Ranger A"


def test_one_letter_finds_the_species_used_lately_and_its_name_before_all(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(0)
    store = store_of(program)
    entries = store.reference().search_species("x")
    usual = entries[-1]
    store.save(SIGHTING, sighting_values(0) | {"species_id": usual.id}, author=AUTHOR)
    begin_new(program, qtbot, page)
    go_to(page, "species_id")
    settle(program, qtbot)
    type_text(qtbot, "x")
    press(qtbot, Qt.Key.Key_Tab)
    assert page.form.form.values()["species_id"] == usual.id


@pytest.mark.parametrize("key", [Qt.Key.Key_F7, Qt.Key.Key_F8])
def test_the_keys_wait_for_the_input_method(
    program: Program, qtbot: QtBot, open_file: Open, key: Qt.Key
) -> None:
    page = open_file(1)
    begin_new(program, qtbot, page)
    settle(program, qtbot)
    go_to(page, "observer")
    QApplication.sendEvent(focused(), QInputMethodEvent("zha", []))
    press(qtbot, key)
    assert page.form.form.pins == set()
    assert page.form.form.values()["observer"] is None


def test_a_pin_is_seen_and_taken_out_with_the_mouse(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(1)
    show_first(page, qtbot, program)
    go_to(page, "notes")
    editor = page.form.form.editor("observer")
    assert editor._pin is None, "a quiet form shows no pins"
    go_to(page, "observer")
    pin = editor._pin
    assert pin is not None
    assert pin.isVisible()
    assert "F8" in pin.toolTip()
    qtbot.mouseClick(pin, Qt.MouseButton.LeftButton)
    go_to(page, "notes")
    assert pin.isVisible(), "what is pinned says so"
    qtbot.mouseClick(pin, Qt.MouseButton.LeftButton)
    go_to(page, "notes")
    assert not pin.isVisible()
