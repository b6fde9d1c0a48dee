"""Dates and times typed in every usual way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from db.models.sighting import SIGHTING
from forms.record_form import RecordForm
from tests.forms.conftest import Typist, record_of, remarks_of
from tests.samples import sighting

ENTER = Qt.Key.Key_Return


@pytest.mark.parametrize(("typed", "date", "precision", "shown", "caption"), [
    ("2025-03-05", dt.date(2025, 3, 5), "day", "2025-03-05", "Wed"),
    ("3.4", dt.date(2025, 3, 4), "day", "2025-03-04", "Tue"),
    ("3月4日", dt.date(2025, 3, 4), "day", "2025-03-04", "Tue"),
    ("20250304", dt.date(2025, 3, 4), "day", "2025-03-04", "Tue"),
    ("昨天", dt.date(2025, 3, 7), "day", "2025-03-07", "Fri"),
    ("12.25", dt.date(2024, 12, 25), "day", "2024-12-25", "Wed"),  # the last one, not the next
    ("2025-02", dt.date(2025, 2, 1), "month", "2025-02", "month"),
    ("2023年", dt.date(2023, 1, 1), "year", "2023", "year"),
    ("约2025-03-04", dt.date(2025, 3, 4), "about", "about 2025-03-04", ""),
    ("3月4日左右", dt.date(2025, 3, 4), "about", "about 2025-03-04", ""),
    ("~3.4", dt.date(2025, 3, 4), "about", "about 2025-03-04", ""),
    ("by 2025-03-04", dt.date(2025, 3, 4), "by", "by 2025-03-04", ""),
    ("3月4日前", dt.date(2025, 3, 4), "by", "by 2025-03-04", ""),
    ("前天", dt.date(2025, 3, 6), "day", "2025-03-06", "Thu"),  # not "before something"
    ("约2025-02", dt.date(2025, 2, 1), "month", "2025-02", "month"),
    ("2025-03-04前", dt.date(2025, 3, 4), "by", "by 2025-03-04", ""),
    ("≤2025-03-04", dt.date(2025, 3, 4), "by", "by 2025-03-04", ""),
])  # fmt: skip
def test_a_date_is_understood_and_shown_in_full(
    form: RecordForm,
    typist: Typist,
    typed: str,
    date: dt.date,
    precision: str,
    shown: str,
    caption: str,
) -> None:
    typist.types(typed, ENTER)
    editor = form.editor("event_date")
    assert editor.values() == {"event_date": date, "date_precision": precision}
    assert editor.line.text() == shown  # type: ignore[attr-defined]
    assert editor.line._caption == caption  # type: ignore[attr-defined]
    assert typist.focus is form.editor("event_time").field_widget()


def test_what_is_no_date_stays_as_typed_and_is_said(form: RecordForm, typist: Typist) -> None:
    typist.types("2025-13-05", ENTER)
    assert form.editor("event_date").raw()["text"] == "2025-13-05"
    assert len(remarks_of(form, "event_date")) == 1
    assert form.values()["event_date"] is None
    # One thing is wrong with it: it is not "missing" as well.
    form.save()
    assert len(remarks_of(form, "event_date")) == 1


def test_a_time_beside_the_date_goes_to_its_field(form: RecordForm, typist: Typist) -> None:
    typist.types("2025-03-05 14:30", ENTER)
    assert form.values()["event_date"] == dt.date(2025, 3, 5)
    assert form.values()["event_time"] == dt.time(14, 30)
    assert form.editor("event_time").raw()["text"] == "14:30"


def test_a_known_time_is_not_overwritten(form: RecordForm, typist: Typist) -> None:
    form.set_record(record_of(SIGHTING, sighting(event_time=dt.time(9, 15))))
    form.focus_first()
    typist.replaces("2025-03-06 14:30", ENTER)
    assert form.values()["event_time"] == dt.time(9, 15)


def test_a_month_stays_a_month_when_shown_again(form: RecordForm) -> None:
    values = sighting(event_date=dt.date(2025, 2, 1), date_precision="month", event_time=None)
    form.set_record(record_of(SIGHTING, values))
    assert form.editor("event_date").raw()["text"] == "2025-02"
    assert form.values()["date_precision"] == "month"


def test_emptying_the_date_empties_it(form: RecordForm, typist: Typist) -> None:
    form.set_record(record_of(SIGHTING, sighting()))
    form.focus_first()
    typist.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    typist.press(Qt.Key.Key_Delete)
    assert form.values()["event_date"] is None


@pytest.mark.parametrize(("typed", "time"), [
    ("14:30", dt.time(14, 30)), ("下午3点半", dt.time(15, 30)), ("9点", dt.time(9, 0)),
    ("9：05", dt.time(9, 5)),
])  # fmt: skip
def test_times(form: RecordForm, typist: Typist, typed: str, time: dt.time) -> None:
    form.editor("event_time").field_widget().setFocus()
    typist.types(typed, ENTER)
    assert form.values()["event_time"] == time
    assert form.editor("event_time").raw()["text"] == f"{time:%H:%M}"


def test_how_exactly_a_day_is_known_can_be_chosen(form: RecordForm, typist: Typist) -> None:
    typist.types("2025-03-04", ENTER)
    editor = form.editor("event_date")
    editor.set_precision("by")  # type: ignore[attr-defined]
    assert editor.line.text() == "by 2025-03-04"  # type: ignore[attr-defined]
    assert form.values()["date_precision"] == "by"
    assert form.values()["event_date"] == dt.date(2025, 3, 4)
    # Typed anew without such a word, it is the day itself.
    editor.field_widget().setFocus()
    typist.replaces("2025-03-05", ENTER)
    assert form.values()["date_precision"] == "day"


def test_a_day_known_about_survives_a_draft(
    form: RecordForm, typist: Typist, make_form: Callable[..., RecordForm]
) -> None:
    typist.types("约2025-03-04", ENTER)
    other = make_form()
    assert other.restore_draft(form.draft_state())
    assert other.values()["date_precision"] == "about"
    assert other.values()["event_date"] == dt.date(2025, 3, 4)
