"""A link is a name on the screen: found by typing, chosen by keys, opened, taken away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.record_types import record_type
from forms.editors.link import LinkEditor
from forms.host import LinkEntry
from forms.record_form import RecordForm
from forms.title import beside_name, name_of, title_of
from tests.forms.conftest import Host, Typist, record_of, remarks_of
from tests.samples import SNOW_LEOPARD, YAQU

RESCUE = record_type("rescue")
LING = LinkEntry("u-ling", "凌小蛰 · Snow leopard", "female")
MANG = LinkEntry("u-mang", "凌小茫 · Snow leopard", "male")
OLD = LinkEntry("u-old", "Old one", "", "voided")


@pytest.fixture
def form(make_form: Callable[..., RecordForm], host: Host) -> RecordForm:
    host.links = [LING, MANG, OLD]
    return make_form("rescue")


@pytest.fixture
def link(form: RecordForm, qtbot: QtBot) -> LinkEditor:
    editor = form.editor("organism_id")
    assert isinstance(editor, LinkEditor)
    editor.line.setFocus(Qt.FocusReason.TabFocusReason)
    return editor


def listed(link: LinkEditor, qtbot: QtBot) -> list[str]:
    qtbot.waitUntil(link._suggestions.is_open)
    return [item.text for item in link._suggestions.items()]


def stored(form: RecordForm) -> Any:
    return form.values()["organism_id"]


def test_typing_searches_and_enter_links(
    form: RecordForm, link: LinkEditor, typist: Typist, qtbot: QtBot
) -> None:
    typist.types("小茫")
    assert listed(link, qtbot) == [MANG.title], "without a species nothing new is offered"
    typist.press(Qt.Key.Key_Return)
    assert stored(form) == "u-mang"
    assert link.line.text() == MANG.title
    assert link.line.hint() == "male"


def test_down_lists_the_newest_before_anything_is_typed(
    form: RecordForm, link: LinkEditor, typist: Typist, qtbot: QtBot
) -> None:
    typist.press(Qt.Key.Key_Down)
    assert listed(link, qtbot)[0] == LING.title
    typist.press(Qt.Key.Key_Down)
    typist.press(Qt.Key.Key_Tab)
    assert stored(form) == "u-mang"


def test_text_that_was_not_chosen_is_no_link_and_says_so(
    form: RecordForm, link: LinkEditor, typist: Typist, qtbot: QtBot
) -> None:
    typist.types("小雪")
    typist.press(Qt.Key.Key_Tab)
    assert stored(form) is None
    assert any("not linked yet" in text for text in remarks_of(form, "organism_id"))


def test_the_only_record_that_fits_is_taken_when_the_keyboard_leaves(
    form: RecordForm, link: LinkEditor, typist: Typist, qtbot: QtBot
) -> None:
    typist.types("小茫")
    listed(link, qtbot)
    typist.press(Qt.Key.Key_Escape)
    typist.press(Qt.Key.Key_Tab)
    assert stored(form) == "u-mang"


def test_a_linked_record_is_shown_by_name_opened_and_unlinked(
    form: RecordForm, link: LinkEditor, typist: Typist, host: Host, qtbot: QtBot
) -> None:
    form.set_record(record_of(RESCUE, {"organism_id": "u-ling"}))
    assert link.line.text() == LING.title
    assert stored(form) == "u-ling"
    assert not form.is_dirty()
    link.line.setFocus()
    typist.press(Qt.Key.Key_Tab)
    assert typist.focus is link._open, "the keyboard reaches the button"
    typist.press(Qt.Key.Key_Space)
    assert host.opened == [("individual", "u-ling")]
    link.line.setFocus()
    link.line.selectAll()
    typist.press(Qt.Key.Key_Delete)
    assert stored(form) is None
    assert form.is_dirty()
    assert not link._open.isVisible()


def test_a_voided_or_missing_record_says_so_and_stays_linked(
    form: RecordForm, link: LinkEditor
) -> None:
    form.set_record(record_of(RESCUE, {"organism_id": "u-old"}))
    assert link.line.text() == "Old one"
    assert remarks_of(form, "organism_id") == ["The linked record is voided."]
    form.set_record(record_of(RESCUE, {"organism_id": "elsewhere"}))
    assert link.line.text() == "A record that is not in this file"
    assert remarks_of(form, "organism_id") == ["It may be in another office's file."]
    assert not link._open.isVisible()
    assert stored(form) == "elsewhere"


def test_a_new_individual_takes_its_marks_from_the_form(
    form: RecordForm, link: LinkEditor, typist: Typist, host: Host, qtbot: QtBot
) -> None:
    form.set_record(
        None, {"species_id": SNOW_LEOPARD, "individual_name": "凌小蛰", "sex": "female"}
    )
    link.line.setFocus()
    typist.press(Qt.Key.Key_Down)
    assert listed(link, qtbot)[-1] == "New individual of this record"
    typist.press(Qt.Key.Key_Up)
    for _ in host.links:
        typist.press(Qt.Key.Key_Down)
    typist.press(Qt.Key.Key_Return)
    ((target, name, values),) = host.made
    assert (target, name, values["sex"]) == ("individual", "凌小蛰", "female")
    assert stored(form) == "new-1"
    assert link.line.text() == "凌小蛰"


def test_a_shared_mark_is_a_hint_and_links_nothing_by_itself(
    form: RecordForm, link: LinkEditor, typist: Typist, host: Host, qtbot: QtBot
) -> None:
    host.twins = [LinkEntry("u-mang", MANG.title, "same microchip")]
    form.set_record(None, {"species_id": SNOW_LEOPARD})
    assert remarks_of(form, "organism_id") == []
    form.editor("microchip").field_widget().setFocus()
    typist.types("156000001234567", Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: remarks_of(form, "organism_id") != [])
    (said,) = remarks_of(form, "organism_id")
    assert "凌小茫" in said
    assert "same microchip" in said
    assert stored(form) is None
    link.line.setFocus()
    typist.press(Qt.Key.Key_Down)
    assert listed(link, qtbot)[0] == MANG.title, "first in the list"
    typist.press(Qt.Key.Key_Return)
    assert stored(form) == "u-mang"
    assert remarks_of(form, "organism_id") == []


def test_the_hint_stands_there_when_the_field_is_unfolded(
    make_form: Callable[..., RecordForm], host: Host, qtbot: QtBot
) -> None:
    host.twins = [LinkEntry("u-mang", MANG.title, "same microchip")]
    form = make_form("rescue")
    form.set_record(record_of(RESCUE, {"microchip": "1560", "species_id": SNOW_LEOPARD}))
    form.editor("organism_id")
    qtbot.waitUntil(lambda: remarks_of(form, "organism_id") != [])
    assert "凌小茫" in remarks_of(form, "organism_id")[0]


def test_a_draft_keeps_what_was_chosen_and_what_was_only_typed(
    form: RecordForm, link: LinkEditor, typist: Typist, qtbot: QtBot
) -> None:
    typist.types("小茫")
    kept = form.draft_state()
    form.new()
    form.restore_draft(kept)
    assert link.line.text() == "小茫"
    assert stored(form) is None
    link.take(LING)
    kept = form.draft_state()
    form.new()
    form.restore_draft(kept)
    assert stored(form) == "u-ling"
    assert link.line.text() == LING.title


def test_titles_are_words(host: Host) -> None:
    outcome = record_type("outcome")
    day = dt.date(2025, 3, 5)
    values = {"event_date": day, "date_precision": "month", "outcome": "released"}
    assert title_of(outcome, values, host) == "Released"
    assert name_of(outcome, values, host) == "2025-03 · Released"
    assert title_of(record_type("care_log"), {"event_date": day}, host) == "2025-03-05"
    assert title_of(record_type("care_log"), {}, host) == "New care log"
    seen = {"species_id": SNOW_LEOPARD, "event_date": day, "place_code": YAQU, "observer": "才旦"}
    assert name_of(record_type("sighting"), seen, host) == "Snow leopard · 2025-03-05 · 牙曲村"
    assert beside_name(record_type("sighting"), seen, host) == "才旦"
    case = {"case_number": "2025-013", "individual_name": "凌小蛰", "status": "in_care"}
    assert name_of(RESCUE, case | {"species_id": 1}, host) == "2025-013 · 凌小蛰 · Snow leopard"
    assert beside_name(RESCUE, case | {"event_date": day}, host) == "2025-03-05 · In care"
