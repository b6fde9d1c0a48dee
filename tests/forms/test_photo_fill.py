"""What photos say fills what is empty, never what a person typed, and goes again on request."""

from __future__ import annotations

import datetime as dt
from typing import Any

from db.photos.proposal import Proposal
from forms.photo_fill import fill_empty
from forms.record_form import RecordForm

PLACE = {
    "decimal_latitude": 33.990547,
    "decimal_longitude": 93.704847,
    "elevation": 4516.0,
    "coordinate_uncertainty": 30.0,
    "position_source": "photo",
}
TIME = {"event_date": dt.date(2025, 3, 3), "event_time": dt.time(11, 12)}
BOTH = Proposal({**TIME, **PLACE}, "a.jpg", "b.jpg")


def held(form: RecordForm, *names: str) -> list[Any]:
    values = form.values()
    return [values[name] for name in names]


def test_an_empty_form_takes_everything_and_says_from_which_photo(form: RecordForm) -> None:
    filling = fill_empty(form, BOTH)
    values = form.values()
    assert {name: values[name] for name in BOTH.values} == BOTH.values
    assert values["verbatim_srs"] == "wgs84"
    assert {name: origin for name, (_label, origin) in filling.filled.items()} == {
        "event_date": "a.jpg",
        "event_time": "a.jpg",
        "decimal_latitude": "b.jpg",
        "elevation": "b.jpg",
        "coordinate_uncertainty": "b.jpg",
    }
    assert form.is_dirty()


def test_what_is_typed_is_never_overwritten(form: RecordForm) -> None:
    form.editor("event_date").set_raw({"text": "2024-01-05"})
    form.editor("event_time").set_raw({"text": "25:9"})  # no time yet, but somebody's
    fill_empty(form, BOTH)
    assert held(form, "event_date", "event_time") == [dt.date(2024, 1, 5), None]
    assert form.editor("event_time").raw()["text"] == "25:9"
    assert form.values()["decimal_latitude"] == 33.990547


def test_height_and_error_belong_to_the_position_they_came_with(form: RecordForm) -> None:
    form.editor("decimal_latitude").set_raw({"text": "34.1, 93.2", "datum": "gcj02"})
    before = held(form, "decimal_latitude", "decimal_longitude")
    filling = fill_empty(form, BOTH)
    assert held(form, "decimal_latitude", "decimal_longitude") == before
    assert held(form, "elevation", "coordinate_uncertainty") == [None, None]
    assert set(filling.filled) == {"event_date", "event_time"}
    assert form.values()["position_source"] == "map_app"


def test_undo_takes_back_what_was_filled_and_nothing_else(form: RecordForm) -> None:
    form.editor("observer").set_raw({"text": "Tashi"})
    filling = fill_empty(form, BOTH)
    form.editor("elevation").set_raw({"text": "4600"})  # corrected by hand since
    filling.undo()
    assert held(form, *TIME, "decimal_latitude", "coordinate_uncertainty") == [None] * 4
    assert held(form, "elevation", "observer") == [4600, "Tashi"]
    assert form.values()["position_source"] is None


def test_nothing_to_fill_is_said_by_a_falsy_filling(form: RecordForm) -> None:
    fill_empty(form, BOTH)
    assert not fill_empty(form, BOTH)
    assert not fill_empty(form, Proposal({}))
