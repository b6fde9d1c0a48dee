"""A whole sighting from the keyboard alone, as a clerk types it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from forms.record_form import RecordForm
from tests.forms.conftest import Typist, remarks_of
from tests.samples import SNOW_LEOPARD, YAQU

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
CONTROL = Qt.KeyboardModifier.ControlModifier


def _type_it(typist: Typist) -> None:
    typist.types("3.5", ENTER)
    typist.types("14:30", ENTER)
    typist.types("33.96834, 93.60759", ENTER)
    typist.types("50", ENTER)
    typist.types("4612", ENTER)
    typist.types("yaqu", ENTER)
    typist.types("xb", ENTER)
    typist.types("2", ENTER)
    typist.types("1", ENTER)
    typist.types("tracks", ENTER)
    typist.types("weak", ENTER)
    typist.types("扎西多杰", ENTER)
    typist.types("13800000000", ENTER)


def test_a_whole_sighting_without_the_mouse(qtbot: QtBot, form: RecordForm, typist: Typist) -> None:
    _type_it(typist)
    typist.types("Two on the slope.", ENTER)
    typist.types("One is young.")
    with qtbot.waitSignal(form.save_and_next_requested) as asked:
        typist.press(ENTER, CONTROL)
    values, confirmed = asked.args
    expected: dict[str, Any] = {
        "event_date": dt.date(2025, 3, 5), "event_time": dt.time(14, 30),
        "decimal_latitude": 33.96834, "decimal_longitude": 93.60759,
        "verbatim_coordinates": "33.96834, 93.60759", "verbatim_srs": "wgs84",
        "coordinate_uncertainty": 50.0, "elevation": 4612.0, "place_code": YAQU,
        "species_id": SNOW_LEOPARD, "individual_count": 2, "young": 1, "evidence": "tracks",
        "health": "weak", "observer": "扎西多杰", "observer_contact": "13800000000",
        "notes": "Two on the slope.\nOne is young.", "status": "recorded",
        "identification_certainty": "certain",
    }  # fmt: skip
    assert {name: values[name] for name in expected} == expected
    assert confirmed == ()
    assert form.title() == "Snow leopard · 牙曲村"


def test_tab_reaches_everything_in_reading_order(form: RecordForm, typist: Typist) -> None:
    typist.types("yesterday", TAB)
    assert form.editor("event_date").values()["event_date"] == dt.date(2025, 3, 7)
    reached = []
    for _ in range(60):
        widget = typist.focus
        owner = next((e.spec.name for e in form.body.editors if e.isAncestorOf(widget)), None)
        if owner is not None and owner not in reached:
            reached.append(owner)
        if widget is form.footer.save_button:
            break
        typist.press(TAB)
    assert typist.focus is form.footer.save_button
    assert reached == [
        "event_time", "decimal_latitude", "coordinate_uncertainty", "elevation", "place_code",
        "species_id", "individual_count", "young", "evidence", "health", "observer",
        "observer_contact", "notes", "status",
    ]  # fmt: skip


def test_enter_in_the_last_field_stands_on_save(
    qtbot: QtBot, form: RecordForm, typist: Typist
) -> None:
    form.editor("status").field_widget().setFocus()
    typist.press(ENTER)
    assert typist.focus is form.footer.save_button


def test_what_is_missing_is_said_when_saving_and_not_before(
    qtbot: QtBot, form: RecordForm, typist: Typist
) -> None:
    assert remarks_of(form, "species_id") == []
    with qtbot.assertNotEmitted(form.save_requested):
        typist.press(Qt.Key.Key_S, CONTROL)
    assert remarks_of(form, "species_id") == ["Species is missing: a record needs it."]
    assert remarks_of(form, "decimal_latitude") == ["Position is empty. Is it really not known?"]
    # The keyboard stands where something must be done first.
    assert typist.focus is form.editor("event_date").field_widget()


def test_doubts_are_asked_once_and_then_it_saves(
    qtbot: QtBot, form: RecordForm, typist: Typist
) -> None:
    typist.types("3.5", ENTER)
    form.editor("species_id").field_widget().setFocus()
    typist.types("xb", ENTER)
    typist.press(Qt.Key.Key_S, CONTROL)
    # Position, place and observer are wanted: one Enter for each, then it is saved.
    with qtbot.waitSignal(form.save_requested) as asked:
        for _ in range(3):
            assert "Leave empty" in typist.focus.text()  # type: ignore[attr-defined]
            typist.press(ENTER)
    assert asked.args[1] == ("wanted",)
    # Asked once: saving again does not ask again.
    with qtbot.waitSignal(form.save_requested):
        form.save()


def test_typing_takes_a_confirmation_back(qtbot: QtBot, form: RecordForm, typist: Typist) -> None:
    _type_it(typist)
    position = form.editor("decimal_latitude").field_widget()
    position.setFocus()
    typist.replaces("20.0, 93.6", ENTER)  # Orissa
    form.save()
    assert typist.focus.text() == "Keep it"  # type: ignore[attr-defined]
    with qtbot.waitSignal(form.save_requested) as asked:
        typist.press(Qt.Key.Key_Space)
    assert asked.args[1] == ("position_far",)
    position.setFocus()
    typist.replaces("20.5, 93.6", ENTER)
    with qtbot.assertNotEmitted(form.save_requested):
        form.save()
    assert "outside Qinghai" in remarks_of(form, "decimal_latitude")[0]


def test_an_answer_after_typing_on_does_not_save_by_surprise(
    qtbot: QtBot, form: RecordForm, typist: Typist
) -> None:
    _type_it(typist)
    form.editor("observer").field_widget().setFocus()
    typist.replaces("")
    typist.press(Qt.Key.Key_Delete)
    form.save()
    keep = typist.focus
    form.editor("individual_count").field_widget().setFocus()
    typist.replaces("3")
    keep.setFocus()
    with qtbot.assertNotEmitted(form.save_requested):
        typist.press(ENTER)


@pytest.mark.parametrize("key", [Qt.Key.Key_S, ENTER])
def test_no_shortcut_acts_while_an_input_method_composes(
    qtbot: QtBot, form: RecordForm, typist: Typist, key: Qt.Key
) -> None:
    _type_it(typist)
    form.editor("observer").field_widget().setFocus()
    typist.composes("zha xi")
    with (
        qtbot.assertNotEmitted(form.save_requested),
        qtbot.assertNotEmitted(form.save_and_next_requested),
    ):
        typist.press(key, CONTROL)
    typist.press(ENTER)  # takes the composition, goes nowhere
    assert typist.focus is form.editor("observer").field_widget()
    typist.types("扎西", ENTER)
    assert typist.focus is form.editor("observer_contact").field_widget()


def test_an_error_blocks_and_stands_under_its_field(
    qtbot: QtBot, form: RecordForm, typist: Typist
) -> None:
    _type_it(typist)
    form.editor("young").field_widget().setFocus()
    typist.replaces("5")
    with qtbot.waitSignal(form.problems_changed):
        pass  # the pause after typing
    row = form.body.row_of("young")
    assert row is not None
    assert row.remarks.texts() == ["The parts add up to 5, more than the total of 2."]
    assert form.editor("young").field_widget().property("look") == "problem-error"
    with qtbot.assertNotEmitted(form.save_requested):
        form.save()
    typist.replaces("1")
    assert remarks_of(form, "young") == []
    with qtbot.waitSignal(form.save_requested):
        form.save()


def test_the_windows_own_shortcut_waits_for_the_input_method(
    qtbot: QtBot, make_form: Callable[..., RecordForm]
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    form = make_form()
    window.setCentralWidget(form)
    save = QAction(window)
    save.setShortcut("Ctrl+S")
    save.triggered.connect(form.save)
    window.addAction(save)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    form.editor("observer").field_widget().setFocus()
    typist = Typist(qtbot, window)
    typist.composes("zha xi")
    with qtbot.assertNotEmitted(save.triggered):
        typist.press(Qt.Key.Key_S, CONTROL)
    typist.types("扎西")
    with qtbot.waitSignal(save.triggered):
        typist.press(Qt.Key.Key_S, CONTROL)
