"""Fields whose value comes from a list: terms, several terms, species, places."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListView, QPushButton
from pytestqt.qtbot import QtBot

from db.models.sighting import SIGHTING
from forms.editors.pick import PickEditor
from forms.record_form import RecordForm
from tests.forms.conftest import Host, Typist, record_of, remarks_of
from tests.samples import DANGQU, LYNX, SNOW_LEOPARD, YAQU, sighting

ENTER, TAB, DOWN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Escape


def _to(form: RecordForm, field: str) -> PickEditor:
    editor = form.editor(field)
    editor.field_widget().setFocus()
    return editor  # type: ignore[return-value]


def _list(form: RecordForm) -> QListView | None:
    return next((v for v in form.window().findChildren(QListView) if v.isVisible()), None)


def _offered(form: RecordForm) -> list[str]:
    view = _list(form)
    if view is None:
        return []
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


# --- terms ---


@pytest.mark.parametrize("typed", ["carc", "carcass", "Carcass", "尸体"])
def test_a_term_is_found_by_label_code_and_other_spelling(
    form: RecordForm, typist: Typist, typed: str
) -> None:
    editor = _to(form, "evidence")
    typist.replaces(typed, ENTER)
    assert editor.value() == "carcass"
    assert editor.line.text() == "Carcass"
    assert typist.focus is form.editor("health").field_widget()


def test_the_list_opens_with_down_and_stands_on_the_value(form: RecordForm, typist: Typist) -> None:
    editor = _to(form, "evidence")
    typist.press(DOWN)
    assert _offered(form)[:3] == ["Live animal", "Tracks", "Scat"]
    typist.press(DOWN)
    typist.press(ENTER)
    assert editor.value() == "tracks"
    assert _list(form) is None


def test_escape_closes_the_list_and_nothing_else(form: RecordForm, typist: Typist) -> None:
    editor = _to(form, "evidence")
    typist.press(DOWN)
    typist.press(ESCAPE)
    assert _list(form) is None
    assert editor.value() == "animal"
    assert typist.focus is editor.line


def test_tab_takes_what_is_highlighted(form: RecordForm, typist: Typist) -> None:
    editor = _to(form, "evidence")
    typist.replaces("tr", TAB)
    assert editor.value() == "tracks"
    assert typist.focus is form.editor("health").field_widget()


def test_a_word_that_is_no_term_is_refused_and_kept(form: RecordForm, typist: Typist) -> None:
    editor = _to(form, "evidence")
    typist.replaces("dragon", ENTER)
    assert editor.value() is None
    assert editor.line.text() == "dragon"
    assert remarks_of(form, "evidence") == ["“dragon” is not in the list: choose an entry of it."]


def test_the_mouse_can_do_it_too(qtbot: QtBot, form: RecordForm) -> None:
    editor = _to(form, "evidence")
    qtbot.mouseClick(editor._button, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    view = _list(form)
    assert view is not None
    at = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert editor.value() == "scat"
    assert editor.line.hasFocus()


def test_the_list_stays_inside_the_window(form: RecordForm, typist: Typist) -> None:
    _to(form, "status")
    typist.press(DOWN)
    view = _list(form)
    assert view is not None
    bottom = view.mapTo(form.window(), QPoint(0, view.height())).y()
    assert bottom <= form.window().height()


# --- several terms ---


def test_several_terms_are_chips_in_the_order_of_the_list(form: RecordForm, typist: Typist) -> None:
    editor = form.editor("threats")
    editor.field_widget().setFocus()
    typist.types("road", ENTER)
    typist.types("流浪", ENTER)
    assert editor.values() == {"threats": ("dogs", "road")}
    chips = [c.text() for c in editor.findChildren(QPushButton) if c.isVisibleTo(editor)]
    assert chips == ["Feral dogs", "Road traffic"]
    typist.press(Qt.Key.Key_Backspace)
    assert editor.values() == {"threats": ("dogs",)}
    typist.press(ENTER)  # nothing typed: on to the next field
    assert typist.focus is form.editor("observer").field_widget()


def test_a_chip_is_taken_away_with_its_cross(qtbot: QtBot, form: RecordForm) -> None:
    form.set_record(record_of(SIGHTING, sighting(threats=("dogs", "fence"))))
    editor = form.editor("threats")
    chip = next(c for c in editor.findChildren(QPushButton) if c.text() == "Fence")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert editor.values() == {"threats": ("dogs",)}


def test_choosing_a_term_again_takes_it_away(form: RecordForm, typist: Typist) -> None:
    form.set_record(record_of(SIGHTING, sighting(threats=("dogs",))))
    editor = form.editor("threats")
    editor.field_widget().setFocus()
    typist.types("dogs", ENTER)
    assert editor.values() == {"threats": None}


# --- species ---


@pytest.mark.parametrize("typed", ["xb", "xuebao", "雪豹", "snow le", "panthera u", "གསའ"])
def test_a_species_is_found_by_any_of_its_names(
    form: RecordForm, typist: Typist, typed: str
) -> None:
    editor = _to(form, "species_id")
    typist.types(typed, ENTER)
    assert editor.value() == SNOW_LEOPARD
    assert editor.line.text() == "Snow leopard"
    assert editor.line.hint() == "གསའ།  Panthera uncia · National class I"
    assert typist.focus is form.editor("individual_count").field_widget()


def test_the_list_shows_all_names_and_protection(form: RecordForm, typist: Typist) -> None:
    _to(form, "species_id")
    typist.types("xb")
    view = _list(form)
    assert view is not None
    said = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("Snow leopard", "雪豹", "གསའ།", "Panthera uncia", "National class I"):
        assert part in said


def test_species_seen_often_are_offered_first(form: RecordForm, typist: Typist, host: Host) -> None:
    host.used["species_id"] = [str(LYNX), str(SNOW_LEOPARD)]
    editor = _to(form, "species_id")
    typist.press(DOWN)
    assert _offered(form)[1] == "Snow leopard"
    typist.press(ENTER)
    assert editor.value() == LYNX


def test_composing_chinese_opens_no_list_and_the_word_finds_it(
    form: RecordForm, typist: Typist
) -> None:
    editor = _to(form, "species_id")
    typist.composes("xue bao")
    assert _list(form) is None
    typist.types("雪豹")
    assert editor.value() == SNOW_LEOPARD


# --- places ---


def test_a_place_is_shown_with_the_units_above_it(form: RecordForm, typist: Typist) -> None:
    editor = _to(form, "place_code")
    typist.types("yaqu", ENTER)
    assert editor.value() == YAQU
    assert editor.line.text() == "牙曲村"
    assert editor.line.hint() == "治多县 · 索加乡"


def test_namesakes_are_told_apart_and_the_choice_is_kept(form: RecordForm, typist: Typist) -> None:
    editor = _to(form, "place_code")
    typist.types("团结村")
    assert len(_offered(form)) > 2
    typist.press(DOWN)
    typist.press(ENTER)
    chosen = editor.value()
    assert chosen is not None
    assert editor.line.text() == "团结村"
    kept = form.draft_state()
    form.new()
    form.restore_draft(kept)
    assert form.values()["place_code"] == chosen


def test_a_way_down_names_one_village(form: RecordForm, typist: Typist) -> None:
    editor = _to(form, "place_code")
    typist.types("索加乡当曲村", ENTER)
    assert editor.value() == DANGQU
