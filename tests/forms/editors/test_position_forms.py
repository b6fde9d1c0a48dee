"""The position box: whatever is pasted, its datum, its readings, and the fields beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.models.sighting import SIGHTING
from db.places.datum import distance_m, from_wgs84, gcj02_to_wgs84
from db.reference import PlaceEntry, Reference
from forms.editors.nearby_place import NearbyPlace
from forms.editors.position import PositionEditor
from forms.record_form import RecordForm
from tests.forms.conftest import Host, Typist, record_of, remarks_of
from tests.samples import sighting

ENTER, DOWN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape
TENCENT = "https://apis.map.qq.com/uri/v1/marker?marker=coord:33.97,93.61;title:x"
GOOGLE = "https://www.google.com/maps/@33.97,93.61,15z"
PLANE = "3777566.87 580270.81"


@pytest.fixture
def position(form: RecordForm) -> PositionEditor:
    editor = form.editor("decimal_latitude")
    assert isinstance(editor, PositionEditor)
    editor.field_widget().setFocus()
    return editor


def paste(position: PositionEditor, qtbot: QtBot, text: str) -> None:
    position.line.selectAll()
    QApplication.clipboard().setText(text)
    qtbot.keyClick(position.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def place_of(form: RecordForm) -> tuple[float, float]:
    values = form.values()
    return values["decimal_latitude"], values["decimal_longitude"]


def test_a_pasted_link_sets_point_datum_and_source(
    form: RecordForm, position: PositionEditor, qtbot: QtBot
) -> None:
    paste(position, qtbot, f"雪豹在这里 {TENCENT} 电话13897650123")
    assert place_of(form) == pytest.approx(gcj02_to_wgs84(33.97, 93.61), abs=1e-7)
    assert position.datum() == "gcj02"
    values = form.values()
    assert (values["verbatim_coordinates"], values["verbatim_srs"]) == (TENCENT, "gcj02")
    assert values["position_source"] == "map_app"
    (said,) = remarks_of(form, "decimal_latitude")
    assert "Tencent map link" in said
    assert "from GCJ-02, moved 243 m" in said
    assert position.map is not None
    assert position.map.position == pytest.approx(place_of(form))


def test_the_clerk_knows_better_than_the_link(
    form: RecordForm, position: PositionEditor, qtbot: QtBot
) -> None:
    paste(position, qtbot, TENCENT)
    position.choose_datum("wgs84")
    assert place_of(form) == (33.97, 93.61)
    assert form.values()["verbatim_srs"] == "wgs84"
    assert form.values()["position_source"] == "map_app"  # it still is where it came from
    # Another link is another source.
    paste(position, qtbot, "https://api.map.baidu.com/marker?location=33.97,93.61")
    assert position.datum() == "bd09"
    # Plain numbers after a link are what a GPS shows, as long as nobody says otherwise.
    paste(position, qtbot, "33.97, 93.61")
    assert position.datum() == "wgs84"


def test_a_datum_chosen_by_the_clerk_stays_for_plain_numbers(
    form: RecordForm, position: PositionEditor, typist: Typist
) -> None:
    position.choose_datum("gcj02")
    typist.types("33.97, 93.61")
    assert position.datum() == "gcj02"
    typist.replaces("33.98, 93.62")
    assert form.values()["verbatim_srs"] == "gcj02"
    assert place_of(form) == pytest.approx(gcj02_to_wgs84(33.98, 93.62), abs=1e-7)


@pytest.mark.parametrize(
    ("typed", "datum", "said"),
    [
        ("31580270.81 3777566.87", "cgcs2000", "plane coordinates, 3-degree zone"),
        ("46S 580238.70 3776055.84", "wgs84", "UTM"),
        ("46SEC8023876055", "wgs84", "MGRS"),
        ("8M6M4VCC+W2", "wgs84", "plus code"),
    ],
)
def test_grids_are_understood(
    form: RecordForm, position: PositionEditor, typist: Typist, typed: str, datum: str, said: str
) -> None:
    typist.types(typed, ENTER)
    assert distance_m(*place_of(form), 34.122278, 93.870111) < 10
    assert form.values()["verbatim_coordinates"] == typed
    assert form.values()["verbatim_srs"] == datum
    assert said in remarks_of(form, "decimal_latitude")[0]


# --- several readings ----------------------------------------------------------------------------


def popup_of(position: PositionEditor) -> list[str]:
    assert position._list.is_open()
    return [f"{item.text} {item.beside}" for item in position._list.items()]


def test_readings_are_offered_and_chosen_by_keyboard(
    form: RecordForm, position: PositionEditor, qtbot: QtBot, typist: Typist
) -> None:
    paste(position, qtbot, PLANE)
    offered = popup_of(position)
    assert offered[0] == "34.12228, 93.87011 central meridian 93° E"
    assert offered[1] == "34.12228, 96.87011 central meridian 96° E"
    assert "could be 34.12228, 96.87011" in remarks_of(form, "decimal_latitude")[0]
    typist.press(DOWN)
    typist.press(DOWN)
    # The map goes with the keys.
    assert position.map is not None
    assert position.map.position == pytest.approx((34.122278, 96.870111), abs=1e-6)
    assert place_of(form) == position.map.position
    typist.press(ENTER)
    assert not position._list.is_open()
    assert typist.focus is form.editor("coordinate_uncertainty").field_widget()
    assert "could be" not in " ".join(remarks_of(form, "decimal_latitude"))
    assert form.values()["verbatim_coordinates"] == PLANE


def test_who_does_not_choose_is_asked_once(
    form: RecordForm, position: PositionEditor, qtbot: QtBot, typist: Typist
) -> None:
    form.set_record(record_of(SIGHTING, sighting()))
    position.field_widget().setFocus()
    paste(position, qtbot, PLANE)
    typist.press(ENTER)  # on to the next field, nothing was highlighted
    assert place_of(form) == pytest.approx((34.122278, 93.870111), abs=1e-6)
    form.save()
    assert "could be" in remarks_of(form, "decimal_latitude")[0]
    with qtbot.waitSignal(form.save_requested) as asked:
        typist.press(ENTER)
    assert "position_ambiguous" in asked.args[1]


def test_the_list_comes_back_with_the_down_key(
    form: RecordForm, position: PositionEditor, qtbot: QtBot, typist: Typist
) -> None:
    paste(position, qtbot, GOOGLE)
    assert [item.right for item in position._list.items()] == ["GCJ-02", "WGS 84"]
    typist.press(ESCAPE)
    assert not position._list.is_open()
    typist.press(DOWN)
    typist.press(DOWN)
    assert position.datum() == "wgs84"
    assert place_of(form) == (33.97, 93.61)
    typist.press(ENTER)
    assert form.values()["verbatim_srs"] == "wgs84"


def test_a_clear_text_opens_no_list(position: PositionEditor, qtbot: QtBot, typist: Typist) -> None:
    paste(position, qtbot, PLANE)
    paste(position, qtbot, "33.97, 93.61")
    assert not position._list.is_open()
    typist.press(DOWN)
    assert not position._list.is_open()


def test_the_chosen_reading_survives_saving_and_drafts(
    form: RecordForm, position: PositionEditor, qtbot: QtBot, typist: Typist
) -> None:
    paste(position, qtbot, PLANE)
    typist.press(DOWN)
    typist.press(DOWN)
    chosen = place_of(form)
    kept, values = form.draft_state(), form.values()
    form.new()
    form.restore_draft(kept)
    assert place_of(form) == chosen
    assert "could be" not in " ".join(remarks_of(form, "decimal_latitude"))
    form.set_record(record_of(SIGHTING, sighting(**{
        name: values[name] for name in ("decimal_latitude", "decimal_longitude",
                                        "verbatim_coordinates", "verbatim_srs")
    })))  # fmt: skip
    assert position.line.text() == PLANE
    assert place_of(form) == chosen
    assert form.problems() == [] or "position_ambiguous" not in {p.code for p in form.problems()}


def test_a_stored_link_does_not_leave_its_datum_to_the_next_text(
    form: RecordForm, position: PositionEditor, qtbot: QtBot
) -> None:
    latitude, longitude = gcj02_to_wgs84(33.97, 93.61)
    form.set_record(record_of(SIGHTING, sighting(
        decimal_latitude=round(latitude, 7), decimal_longitude=round(longitude, 7),
        verbatim_coordinates=TENCENT, verbatim_srs="gcj02",
    )))  # fmt: skip
    assert position.datum() == "gcj02"
    position.field_widget().setFocus()
    paste(position, qtbot, "33.97, 93.61")
    assert position.datum() == "wgs84"
    # But one that somebody had said of plain numbers stays.
    form.set_record(record_of(SIGHTING, sighting(
        decimal_latitude=round(latitude, 7), decimal_longitude=round(longitude, 7),
        verbatim_coordinates="33.97, 93.61", verbatim_srs="gcj02",
    )))  # fmt: skip
    position.field_widget().setFocus()
    paste(position, qtbot, "33.98, 93.62")
    assert position.datum() == "gcj02"


def test_a_draft_keeps_the_reading_when_the_named_place_changes_the_order(
    form: RecordForm, position: PositionEditor, qtbot: QtBot, typist: Typist
) -> None:
    paste(position, qtbot, PLANE)
    typist.press(DOWN)
    typist.press(DOWN)
    kept, chosen = position.raw(), place_of(form)
    position.set_nearby(NearbyPlace("玉树", 34.1, 90.9, True))
    position.set_raw(kept)
    assert place_of(form) == chosen


def test_a_short_link_says_what_to_paste(
    form: RecordForm, position: PositionEditor, qtbot: QtBot
) -> None:
    paste(position, qtbot, "https://surl.amap.com/abc")
    assert form.values()["decimal_latitude"] is None
    form.save()
    assert "copy the coordinates" in remarks_of(form, "decimal_latitude")[0]


def test_a_huge_clipboard_is_refused_at_once(
    form: RecordForm, position: PositionEditor, qtbot: QtBot
) -> None:
    paste(position, qtbot, "33.97 93.61 " * 100_000)
    assert form.values()["decimal_latitude"] is None
    form.save()
    assert "too long" in remarks_of(form, "decimal_latitude")[0]


# --- beside the position -------------------------------------------------------------------------


def test_an_old_datum_fills_the_uncertainty_until_somebody_says_it(
    form: RecordForm, position: PositionEditor, qtbot: QtBot, typist: Typist
) -> None:
    paste(position, qtbot, "北京54 33.97, 93.61")
    assert form.values()["coordinate_uncertainty"] == 30
    paste(position, qtbot, "33.97, 93.61")
    assert form.values()["coordinate_uncertainty"] is None
    form.editor("coordinate_uncertainty").field_widget().setFocus()
    typist.types("500")
    position.field_widget().setFocus()
    paste(position, qtbot, "46SEC 802 760")
    assert form.values()["coordinate_uncertainty"] == 500


def test_an_uncertainty_of_the_record_is_never_replaced(
    form: RecordForm, position: PositionEditor, qtbot: QtBot
) -> None:
    form.set_record(record_of(SIGHTING, sighting(coordinate_uncertainty=200.0)))
    paste(position, qtbot, "北京54 33.97, 93.61")
    assert form.values()["coordinate_uncertainty"] == 200.0


VILLAGE = PlaceEntry("632724101200", "牙曲村", level="village", parent_code="632724101",
                     latitude=33.85, longitude=95.6)  # fmt: skip
TOWNSHIP = PlaceEntry("632724101", "索加乡", level="township", latitude=34.0, longitude=94.0)
SILENT = PlaceEntry("632724101201", "君曲村", level="village", parent_code="632724101")


@pytest.fixture
def few_places(host: Host) -> None:
    host._reference = Reference((), (TOWNSHIP, VILLAGE, SILENT))


def name_place(form: RecordForm, code: str) -> None:
    editor = form.editor("place_code")
    editor.set_values({"place_code": code})
    editor.touch()


@pytest.mark.usefixtures("few_places")
def test_the_named_village_tells_which_datum_fits(
    form: RecordForm, position: PositionEditor, qtbot: QtBot
) -> None:
    shown = from_wgs84(33.85, 95.6, "gcj02")
    paste(position, qtbot, f"{shown[0]:.6f}, {shown[1]:.6f}")
    assert remarks_of(form, "decimal_latitude") == []
    name_place(form, VILLAGE.code)
    (hint,) = remarks_of(form, "decimal_latitude")
    assert hint.startswith("Read as GCJ-02 it would lie 0 m from 牙曲村")
    position.choose_datum("gcj02")
    assert "check the datum" not in " ".join(remarks_of(form, "decimal_latitude"))


@pytest.mark.usefixtures("few_places")
def test_the_named_place_completes_a_short_plus_code(
    form: RecordForm, position: PositionEditor, qtbot: QtBot
) -> None:
    paste(position, qtbot, "4VCC+W2")
    assert form.values()["decimal_latitude"] is None
    # A village without a position of its own lies in its township.
    name_place(form, SILENT.code)
    assert place_of(form) == pytest.approx((34.12231, 93.87006), abs=1e-5)


def test_a_window_without_keyboard_focus_opens_no_list(
    form: RecordForm, position: PositionEditor, qtbot: QtBot
) -> None:
    other = form.editor("place_code").field_widget()
    assert isinstance(other, QWidget)
    other.setFocus()
    position.set_raw({"text": PLANE, "datum": ""})
    assert not position._list.is_open()
