"""The position block: any notation, the datum, picking, the little map."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from db.models.sighting import SIGHTING
from db.places.datum import distance_m, from_wgs84
from forms.editors.position import PositionEditor
from forms.record_form import RecordForm
from tests.forms.conftest import Host, Typist, record_of, remarks_of
from tests.samples import sighting

ENTER = Qt.Key.Key_Return


@pytest.fixture
def position(form: RecordForm) -> PositionEditor:
    editor = form.editor("decimal_latitude")
    assert isinstance(editor, PositionEditor)
    editor.field_widget().setFocus()
    return editor


@pytest.mark.parametrize("typed", [
    "33.97, 93.61", "33°58′12″N 93°36′36″E", "北纬33°58′12″ 东经93°36′36″", "N33.97 E93.61",
])  # fmt: skip
def test_any_notation_is_understood_and_kept(
    form: RecordForm, position: PositionEditor, typist: Typist, typed: str
) -> None:
    typist.types(typed, ENTER)
    values = position.values()
    assert values["decimal_latitude"] == pytest.approx(33.97, abs=1e-6)
    assert values["decimal_longitude"] == pytest.approx(93.61, abs=1e-6)
    assert values["verbatim_coordinates"] == typed
    assert values["verbatim_srs"] == "wgs84"
    assert typist.focus is form.editor("coordinate_uncertainty").field_widget()
    assert position.map is not None
    assert position.map.position == pytest.approx((33.97, 93.61), abs=1e-6)


def test_a_map_apps_position_is_converted_and_the_way_is_said(
    form: RecordForm, position: PositionEditor, typist: Typist
) -> None:
    typist.types("33.97, 93.61")
    position.choose_datum("gcj02")
    values = form.values()
    moved = distance_m(33.97, 93.61, values["decimal_latitude"], values["decimal_longitude"])
    assert 100 < moved < 600
    shown = f"{values['decimal_latitude']:.5f}, {values['decimal_longitude']:.5f}"
    assert remarks_of(form, "decimal_latitude") == [
        f"{shown} (from GCJ-02, moved {round(moved)} m)"
    ]
    assert (values["verbatim_coordinates"], values["verbatim_srs"]) == ("33.97, 93.61", "gcj02")
    assert values["position_source"] == "map_app"
    position.choose_datum("wgs84")
    assert form.values()["decimal_latitude"] == 33.97
    assert form.values()["position_source"] is None
    assert remarks_of(form, "decimal_latitude") == []


def test_the_datum_is_chosen_with_the_keyboard(
    qtbot: QtBot, form: RecordForm, position: PositionEditor, typist: Typist
) -> None:
    from PySide6.QtCore import QTimer

    typist.types("33.97, 93.61", Qt.Key.Key_Tab)

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in range(3):
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, ENTER)

    QTimer.singleShot(0, choose)
    typist.press(Qt.Key.Key_Space)
    assert position.datum() == "gcj02"


def test_the_datum_of_a_loaded_record_is_shown_and_nothing_moves(form: RecordForm) -> None:
    latitude, longitude = 33.96834, 93.60759
    shifted = from_wgs84(latitude, longitude, "gcj02")
    text = f"{shifted[0]:.6f}, {shifted[1]:.6f}"
    values = sighting(decimal_latitude=latitude, decimal_longitude=longitude,
                      verbatim_coordinates=text, verbatim_srs="gcj02")  # fmt: skip
    form.set_record(record_of(SIGHTING, values))
    position = form.editor("decimal_latitude")
    assert isinstance(position, PositionEditor)
    assert position.datum() == "gcj02"
    assert position.line.text() == text
    assert "from GCJ-02" in remarks_of(form, "decimal_latitude")[0]
    assert form.values() == {**form.values(), **values}


def test_a_received_text_that_means_another_point_is_not_shown_as_its_source(
    form: RecordForm,
) -> None:
    values = sighting(verbatim_coordinates="34.5, 94.5", verbatim_srs="wgs84")
    form.set_record(record_of(SIGHTING, values))
    assert form.editor("decimal_latitude").raw()["text"] == "33.96834, 93.60759"
    assert form.values()["verbatim_coordinates"] == "34.5, 94.5"  # still kept


def test_what_is_no_position_is_said_and_kept(
    form: RecordForm, position: PositionEditor, typist: Typist
) -> None:
    typist.types("by the river", ENTER)
    assert form.values()["decimal_latitude"] is None
    assert position.line.text() == "by the river"
    form.save()
    assert len(remarks_of(form, "decimal_latitude")) == 1
    assert position.map is not None
    assert position.map.position is None


def test_longitude_first_is_said(
    form: RecordForm, position: PositionEditor, typist: Typist
) -> None:
    typist.types("93.61, 33.97")
    assert form.values()["decimal_latitude"] == 33.97
    assert remarks_of(form, "decimal_latitude") == ["33.97000, 93.61000 (longitude stood first)"]


def test_what_can_be_read_in_two_ways_is_asked_and_kept_once(
    qtbot: QtBot, form: RecordForm, typist: Typist
) -> None:
    form.set_record(record_of(SIGHTING, sighting()))
    form.editor("decimal_latitude").field_widget().setFocus()
    typist.replaces("89.0, 34.5")
    form.save()
    said = remarks_of(form, "decimal_latitude")
    assert said[0].startswith("Read as 34.50000, 89.00000, but it could be 89.00000, 34.50000.")
    with qtbot.waitSignal(form.save_requested) as asked:
        typist.press(ENTER)
    assert "position_ambiguous" in asked.args[1]


def test_picking_on_the_map(
    form: RecordForm, position: PositionEditor, typist: Typist, host: Host
) -> None:
    typist.types("33.97, 93.61")
    position.choose_datum("gcj02")
    position.pick()
    host.picks[0](33.9, 93.7)
    values = form.values()
    assert (values["decimal_latitude"], values["decimal_longitude"]) == (33.9, 93.7)
    assert values["verbatim_coordinates"] is None
    assert values["position_source"] == "map_pick"
    assert position.datum() == "wgs84"
    assert form.is_dirty()
    kept = form.draft_state()
    form.new()
    form.restore_draft(kept)
    assert form.values()["decimal_latitude"] == 33.9
    assert form.values()["verbatim_coordinates"] is None


def test_what_the_user_says_of_the_source_is_not_overwritten(
    form: RecordForm, position: PositionEditor, typist: Typist
) -> None:
    form.editor("position_source").field_widget().setFocus()
    typist.types("gps", ENTER)
    position.set_picked(33.9, 93.7)
    assert form.values()["position_source"] == "gps"


def test_moving_the_pin_moves_the_record(form: RecordForm, position: PositionEditor) -> None:
    assert position.map is not None
    position.map.position_moved.emit(33.91, 93.71)
    assert form.values()["decimal_latitude"] == 33.91
    assert position.line.text() == "33.91000, 93.71000"


def test_a_voided_records_pin_stays(form: RecordForm) -> None:
    form.set_record(record_of(SIGHTING, sighting(), voided=True))
    position = form.editor("decimal_latitude")
    assert isinstance(position, PositionEditor)
    assert position.map is not None
    position.map.position_moved.emit(33.91, 93.71)
    assert form.values()["decimal_latitude"] == 33.96834


def test_emptying_the_box_takes_the_whole_position_away(form: RecordForm, typist: Typist) -> None:
    form.set_record(record_of(SIGHTING, sighting()))
    form.editor("decimal_latitude").field_widget().setFocus()
    typist.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    typist.press(Qt.Key.Key_Delete)
    values = form.values()
    assert [values[name] for name in ("decimal_latitude", "decimal_longitude",
            "verbatim_coordinates", "verbatim_srs")] == [None] * 4  # fmt: skip


def test_half_a_position_in_the_file_is_shown_and_said(form: RecordForm) -> None:
    form.set_record(record_of(SIGHTING, sighting(decimal_longitude=None)))
    assert "both latitude and longitude" in " ".join(remarks_of(form, "decimal_latitude"))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_no_text_breaks_the_box(form: RecordForm, text: str) -> None:
    """Whatever is pasted: there is a whole position, or none and words about it."""
    editor = form.editor("decimal_latitude")
    editor.set_raw({"text": text, "datum": "bd09"})
    values = editor.values()
    assert (values["decimal_latitude"] is None) == (values["decimal_longitude"] is None)
    if values["decimal_latitude"] is None and editor.field_widget().text().strip():  # type: ignore[attr-defined]
        assert editor.complaint() is not None
