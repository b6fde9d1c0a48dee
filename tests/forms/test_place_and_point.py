"""The place of a point and the point of a place, as a clerk meets them in the form."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from db.places import placing
from db.places.datum import from_wgs84
from db.record_types import record_type
from db.reference import Reference, shipped_reference
from forms.editors.number import NumberEditor
from forms.editors.place import PlaceEditor
from forms.editors.position import PositionEditor
from forms.record_form import RecordForm
from tests.forms.conftest import Host, Typist, record_of, remarks_of
from tests.rescue_samples import rescue
from tests.samples import YAQU, sighting

ENTER, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down
ALT = Qt.KeyboardModifier.AltModifier
ZHIDOI = "632724"
IN_ZHIDOI, IN_GOLMUD = "33.96834, 93.60759", "36.41, 94.90"
AROU = "632222201"  # a township the map knows

BOTH = pytest.mark.parametrize("make_form", ["sighting", "rescue"], indirect=True)


@pytest.fixture
def make_form(
    request: pytest.FixtureRequest, qtbot: QtBot, host: Host
) -> Callable[..., RecordForm]:
    def make(type: str = getattr(request, "param", "sighting")) -> RecordForm:
        form = RecordForm(record_type(type), host)
        qtbot.addWidget(form)
        form.resize(430, 690)
        with qtbot.waitExposed(form):
            form.show()
        form.activateWindow()
        position_of(form).field_widget().setFocus()
        return form

    return make


def position_of(form: RecordForm) -> PositionEditor:
    editor = form.editor("decimal_latitude")
    assert isinstance(editor, PositionEditor)
    return editor


def place_of(form: RecordForm) -> PlaceEditor:
    editor = form.editor("place_code")
    assert isinstance(editor, PlaceEditor)
    return editor


def height_of(form: RecordForm) -> NumberEditor:
    editor = form.editor("elevation")
    assert isinstance(editor, NumberEditor)
    return editor


def offer_of(form: RecordForm) -> QPushButton | None:
    """The button below the position box that places the record on its place."""
    form.check()
    row = form.body.row_of("decimal_latitude")
    assert row is not None
    buttons = [b for b in row.remarks.findChildren(QPushButton) if "Place it at" in b.text()]
    shown = [button for button in buttons if button.isVisibleTo(row)]
    return shown[0] if shown else None


def offered_height(form: RecordForm) -> str:
    """What stands in the empty field of the altitude."""
    line = height_of(form).line
    texts = [b.text() for b in line.findChildren(QToolButton) if b.isVisibleTo(line)]
    return "".join(text for text in texts if "≈" in text)


def value(form: RecordForm, name: str) -> Any:
    return form.values()[name]


def to(form: RecordForm, name: str) -> None:
    form.editor(name).field_widget().setFocus(Qt.FocusReason.TabFocusReason)


# --- the place of a point ---


@BOTH
def test_the_county_of_a_typed_point_is_proposed_and_saved(
    qtbot: QtBot, form: RecordForm, typist: Typist
) -> None:
    typist.types(IN_ZHIDOI, ENTER)
    qtbot.waitUntil(lambda: value(form, "place_code") == ZHIDOI)  # after the pause for typing
    place = place_of(form)
    assert place.proposed
    assert place.line.text() == "治多县"
    assert place.line.hint().startswith("from the point")


def test_the_proposal_follows_the_point_and_goes_with_it(form: RecordForm, typist: Typist) -> None:
    typist.types(IN_ZHIDOI)
    form.check()
    typist.replaces(IN_GOLMUD)
    form.check()
    assert place_of(form).line.text() == "格尔木市"
    typist.replaces(" ")
    form.check()
    assert value(form, "place_code") is None
    assert not place_of(form).proposed


def test_one_key_takes_the_proposal_back_for_good(form: RecordForm, typist: Typist) -> None:
    typist.types(IN_ZHIDOI)
    form.check()
    to(form, "place_code")
    typist.press(Qt.Key.Key_Backspace)
    form.check()
    assert value(form, "place_code") is None
    to(form, "decimal_latitude")
    typist.replaces(IN_GOLMUD)
    form.check()
    assert value(form, "place_code") is None


def test_one_click_takes_the_proposal_back(qtbot: QtBot, form: RecordForm, typist: Typist) -> None:
    typist.types(IN_ZHIDOI)
    form.check()
    place = place_of(form)
    assert not place._back.isHidden()
    qtbot.mouseClick(place._back, Qt.MouseButton.LeftButton)
    form.check()
    assert value(form, "place_code") is None
    assert place._back.isHidden()
    assert typist.focus is place.line


def test_typing_a_village_replaces_the_proposal(form: RecordForm, typist: Typist) -> None:
    typist.types(IN_ZHIDOI)
    form.check()
    to(form, "place_code")
    typist.types("yaqu", ENTER)
    form.check()
    assert value(form, "place_code") == YAQU
    assert not place_of(form).proposed


def test_clicking_into_a_proposal_lets_one_type_over_it(
    qtbot: QtBot, form: RecordForm, typist: Typist
) -> None:
    typist.types(IN_ZHIDOI)
    form.check()
    line = place_of(form).line
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(line.hasSelectedText)
    typist.types("yaqu", ENTER)
    assert value(form, "place_code") == YAQU


def test_a_place_that_was_typed_is_never_overwritten(form: RecordForm, typist: Typist) -> None:
    to(form, "place_code")
    typist.types("yaqu", ENTER)
    to(form, "decimal_latitude")
    typist.types(IN_GOLMUD)
    form.check()
    assert value(form, "place_code") == YAQU
    to(form, "place_code")
    typist.replaces("nowhere")  # not finished: a person's words all the same
    form.check()
    assert place_of(form).line.text() == "nowhere"


def test_a_saved_record_is_not_changed_by_looking_at_it(form: RecordForm, typist: Typist) -> None:
    form.set_record(record_of(form.record_type, sighting(place_code=None)))
    form.check()
    assert value(form, "place_code") is None
    assert not form.is_dirty()
    to(form, "decimal_latitude")
    typist.replaces(IN_ZHIDOI)  # but a new point says its county
    form.check()
    assert value(form, "place_code") == ZHIDOI


def test_a_new_record_that_begins_with_a_point_has_its_county(form: RecordForm) -> None:
    form.new({"decimal_latitude": 33.96834, "decimal_longitude": 93.60759})
    assert value(form, "place_code") == ZHIDOI
    assert place_of(form).proposed
    form.new({"decimal_latitude": 33.96834, "decimal_longitude": 93.60759, "place_code": YAQU})
    assert value(form, "place_code") == YAQU
    form.new()
    assert value(form, "place_code") is None
    assert not place_of(form).proposed


def test_outside_qinghai_nothing_is_proposed(form: RecordForm, typist: Typist) -> None:
    typist.types("29.65, 91.11")
    form.check()
    assert value(form, "place_code") is None


def test_a_draft_keeps_the_proposal_a_proposal(
    form: RecordForm, typist: Typist, make_form: Callable[..., RecordForm]
) -> None:
    typist.types(IN_ZHIDOI)
    form.check()
    again = make_form()
    assert again.restore_draft(json.loads(json.dumps(form.draft_state())))
    assert value(again, "place_code") == ZHIDOI
    assert place_of(again).proposed


def test_a_draft_keeps_that_the_proposal_was_refused(
    form: RecordForm, typist: Typist, make_form: Callable[..., RecordForm]
) -> None:
    typist.types(IN_ZHIDOI)
    form.check()
    to(form, "place_code")
    typist.press(Qt.Key.Key_Delete)
    form.check()
    again = make_form()
    assert again.restore_draft(json.loads(json.dumps(form.draft_state())))
    again.check()
    assert value(again, "place_code") is None


# --- the point of a place ---


@BOTH
def test_a_place_without_a_point_offers_its_own(
    qtbot: QtBot, form: RecordForm, typist: Typist, reference: Reference
) -> None:
    assert offer_of(form) is None
    to(form, "place_code")
    typist.types("arouxiang", ENTER)
    assert value(form, "place_code") == AROU
    button = offer_of(form)
    assert button is not None
    assert "阿柔乡 (± 67 km)" in button.text()
    typist.press(Qt.Key.Key_P, ALT)
    qtbot.waitUntil(lambda: value(form, "decimal_latitude") is not None)
    placed = placing.point_of(reference, AROU)
    assert placed is not None
    values = form.values()
    assert values["decimal_latitude"] == pytest.approx(placed.latitude, abs=1e-5)
    assert values["decimal_longitude"] == pytest.approx(placed.longitude, abs=1e-5)
    assert values["position_source"] == "place"
    assert values["coordinate_uncertainty"] == placed.uncertainty_m
    assert values["verbatim_coordinates"] is None
    assert form.is_dirty()
    assert offer_of(form) is None


@BOTH
def test_a_real_point_takes_the_uncertainty_with_it(form: RecordForm, typist: Typist) -> None:
    to(form, "place_code")
    typist.types("arouxiang", ENTER)
    button = offer_of(form)
    assert button is not None
    button.click()
    to(form, "decimal_latitude")
    typist.replaces("38.06, 100.44")
    form.check()
    values = form.values()
    assert values["position_source"] is None
    assert values["coordinate_uncertainty"] is None
    assert values["place_code"] == AROU


def test_the_radius_of_a_saved_place_goes_with_its_point(form: RecordForm, typist: Typist) -> None:
    saved = sighting(position_source="place", place_code=AROU, coordinate_uncertainty=67_000.0)
    form.set_record(record_of(form.record_type, saved))
    to(form, "decimal_latitude")
    typist.replaces("38.06, 100.44")
    values = form.values()
    assert values["coordinate_uncertainty"] is None
    assert values["position_source"] is None
    # But what a person measured stays.
    form.set_record(record_of(form.record_type, sighting(coordinate_uncertainty=80.0)))
    to(form, "decimal_latitude")
    typist.replaces("38.06, 100.44")
    assert value(form, "coordinate_uncertainty") == 80.0


def test_the_point_of_a_place_goes_along_when_another_is_chosen(
    form: RecordForm, typist: Typist
) -> None:
    to(form, "place_code")
    typist.types("arouxiang", ENTER)
    button = offer_of(form)
    assert button is not None
    button.click()
    form.check()
    to(form, "place_code")
    typist.replaces("yaqu", ENTER)
    form.check()
    form.check()
    values = form.values()
    assert values["place_code"] == YAQU
    placed = placing.point_of(form.host.reference(), YAQU)
    assert placed is not None
    assert values["decimal_latitude"] == pytest.approx(placed.latitude, abs=1e-5)
    assert values["coordinate_uncertainty"] == placed.uncertainty_m
    assert not list(placing.place_problems(form.host.reference(), values))


def test_an_uncertainty_that_was_typed_stays(form: RecordForm, typist: Typist) -> None:
    to(form, "coordinate_uncertainty")
    typist.types("3000", ENTER)
    to(form, "place_code")
    typist.types("arouxiang", ENTER)
    button = offer_of(form)
    assert button is not None
    button.click()
    assert value(form, "coordinate_uncertainty") == 3000.0


def test_no_offer_beside_half_a_position_or_for_a_proposal(
    form: RecordForm, typist: Typist
) -> None:
    to(form, "place_code")
    typist.types("arouxiang", ENTER)
    to(form, "decimal_latitude")
    typist.types("38.0")
    assert offer_of(form) is None
    typist.replaces("38.06, 100.44")
    assert offer_of(form) is None


def test_a_whole_province_offers_no_point(form: RecordForm, typist: Typist) -> None:
    to(form, "place_code")
    typist.types("青海省", ENTER)
    assert value(form, "place_code") == "63"
    assert offer_of(form) is None


def test_a_draft_knows_that_the_point_is_only_the_place(
    form: RecordForm, typist: Typist, make_form: Callable[..., RecordForm]
) -> None:
    to(form, "place_code")
    typist.types("arouxiang", ENTER)
    button = offer_of(form)
    assert button is not None
    button.click()
    form.check()
    again = make_form()
    assert again.restore_draft(json.loads(json.dumps(form.draft_state())))
    for name in ("decimal_latitude", "position_source", "coordinate_uncertainty", "place_code"):
        assert value(again, name) == value(form, name), name
    assert position_of(again).placed == position_of(form).placed


def test_a_voided_record_is_offered_nothing(form: RecordForm) -> None:
    values = sighting(decimal_latitude=None, decimal_longitude=None, place_code=AROU)
    form.set_record(record_of(form.record_type, values, voided=True))
    assert offer_of(form) is None
    form.set_record(record_of(form.record_type, sighting(place_code=None), voided=True))
    assert value(form, "place_code") is None
    assert offered_height(form) == ""


# --- altitude and distance ---


@BOTH
def test_the_ground_offers_its_height_and_one_key_takes_it(
    form: RecordForm, typist: Typist
) -> None:
    typist.types(IN_GOLMUD)
    form.check()
    height = height_of(form)
    form.check()
    assert offered_height(form) == "≈ 2,820 ▾"
    assert value(form, "elevation") is None  # offered is not recorded
    to(form, "elevation")
    typist.press(DOWN)
    assert value(form, "elevation") == 2820.0
    assert height.line.text() == "2820"


def test_the_arrow_in_the_field_takes_the_height(
    qtbot: QtBot, form: RecordForm, typist: Typist
) -> None:
    typist.types(IN_GOLMUD)
    form.check()
    buttons = height_of(form).line.findChildren(QToolButton)
    (shown,) = [one for one in buttons if one.isVisible()]
    assert "2,820 m" in shown.toolTip()
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
    assert value(form, "elevation") == 2820.0


def test_a_row_that_is_unfolded_later_offers_the_height(
    qtbot: QtBot, make_form: Callable[..., RecordForm]
) -> None:
    form = make_form("rescue")
    Typist(qtbot, form).types(IN_GOLMUD)
    form.check()
    height_of(form)  # unfolds
    qtbot.waitUntil(lambda: offered_height(form) == "≈ 2,820 ▾")


def test_a_height_that_was_typed_is_left_alone(form: RecordForm, typist: Typist) -> None:
    to(form, "elevation")
    typist.types("2790", ENTER)
    to(form, "decimal_latitude")
    typist.types(IN_GOLMUD)
    form.check()
    to(form, "elevation")
    typist.press(DOWN)
    assert value(form, "elevation") == 2790.0


def test_the_point_of_a_place_has_no_height(form: RecordForm, typist: Typist) -> None:
    to(form, "place_code")
    typist.types("arouxiang", ENTER)
    button = offer_of(form)
    assert button is not None
    button.click()
    form.check()
    assert offered_height(form) == ""


def test_the_distance_to_the_township_of_the_place_is_said(
    form: RecordForm, typist: Typist
) -> None:
    to(form, "place_code")
    typist.types("arouxiang", ENTER)
    to(form, "decimal_latitude")
    typist.types("38.16, 100.44")
    form.check()
    assert "km from 阿柔乡" in place_of(form).line.hint()


def test_else_the_distance_to_the_nearest_settlement(form: RecordForm, typist: Typist) -> None:
    typist.types("33.85, 95.75")
    form.check()
    assert "km from" in place_of(form).line.hint()
    typist.replaces("18.0, 115.0")
    form.check()
    assert "km from" not in place_of(form).line.hint()


def test_a_new_position_says_in_which_zone_of_the_office_it_lies(
    form: RecordForm, typist: Typist, host: Host, qtbot: QtBot
) -> None:
    host.zoned.add((33.85, 95.75))
    typist.types("33.85, 95.75")
    form.check()
    qtbot.waitUntil(lambda: place_of(form).line.hint().endswith("索加核心区"))
    typist.replaces("33.95, 95.75")
    form.check()
    assert "索加核心区" not in place_of(form).line.hint()


# --- the datum, when the place comes after the point ---


def test_the_datum_hint_comes_with_the_place(qtbot: QtBot) -> None:
    shipped = shipped_reference()
    places = [
        e._replace(latitude=33.97, longitude=93.61) if e.code == YAQU else e for e in shipped.places
    ]
    host = Host(Reference(shipped.species, places))
    form = RecordForm(record_type("sighting"), host)
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    typist = Typist(qtbot, form)
    latitude, longitude = from_wgs84(33.97, 93.61, "gcj02")  # what WeChat shows there
    to(form, "decimal_latitude")
    typist.types(f"{latitude:.6f}, {longitude:.6f}", ENTER)
    assert not any("GCJ-02" in said for said in remarks_of(form, "decimal_latitude"))
    to(form, "place_code")
    typist.types("yaqu", ENTER)
    (said,) = remarks_of(form, "decimal_latitude")
    assert "Read as GCJ-02" in said
    assert "check the datum" in said


def test_a_rescue_of_the_sample_shows_no_offer(make_form: Callable[..., RecordForm]) -> None:
    form = make_form("rescue")
    form.set_record(record_of(form.record_type, rescue()))
    assert offer_of(form) is None
    assert not form.is_dirty()
