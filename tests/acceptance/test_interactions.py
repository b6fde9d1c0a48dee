"""As fast as the message arrives: how many interactions a whole, rightly placed record takes.

Everything from the open file on is counted, also beginning the record and going to a field.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.places.datum import distance_m
from db.query import Filter
from db.record_types import record_type
from db.store import Store
from desktop_app.app import Program
from desktop_app.pages.records_page import RecordsPage
from tests.counted import CONTROL, Person
from tests.desktop_app.conftest import AUTHOR, WAIT
from tests.exif_photos import photo
from tests.samples import SNOW_LEOPARD, YAQU

SIGHTING, PHOTO = record_type("sighting"), record_type("photo")
COMPLETE = (
    "event_date", "event_time", "decimal_latitude", "decimal_longitude", "place_code",
    "species_id", "evidence", "observer", "status",
)  # fmt: skip
"""What a sighting should hold: every field whose want is asked about, and the time."""
MOST_DOUBTS = 6

SPOT = (33.9905, 93.70485)
ZHIDOI = "632724"
LINK = "https://uri.amap.com/marker?position=93.61,33.97"
LINK_IN_WGS84 = (33.97196, 93.60884)
"""By the published algorithm of GCJ-02, worked out apart from the program's own."""
MESSAGE = (
    "扎西才让 2025年11月20日 18:20\n"
    f"昨天下午3点半在索加乡牙曲村看到两只雪豹，海拔4512米。位置：{LINK}\n电话 138 9700 1234"
)


@pytest.fixture
def page(program: Program, qtbot: QtBot, make_records: Callable[[int], Path]) -> RecordsPage:
    """The sightings of an empty file, as they stand after the program was started."""
    program.show(make_records(0))
    qtbot.waitUntil(lambda: program.context.store is not None, timeout=WAIT)
    found = program.window.page("sighting")
    assert isinstance(found, RecordsPage)
    qtbot.waitUntil(lambda: found.model.complete and found.isVisible(), timeout=WAIT)
    settle(qtbot, found)
    return found


@pytest.fixture
def person(program: Program, qtbot: QtBot, page: RecordsPage) -> Person:
    made = Person(qtbot, program.window)
    qtbot.waitUntil(program.window.isActiveWindow, timeout=WAIT)
    return made


# --- the three figures of the issue --------------------------------------------------------------


def test_a_sighting_from_one_photo_takes_at_most_six(
    qtbot: QtBot, page: RecordsPage, person: Person, tmp_path: Path
) -> None:
    shot = photo(tmp_path / "IMG_1.jpg", "2025:03:03 11:12:00", SPOT, altitude=4516.0)
    begin(qtbot, page, person)
    from_photo(qtbot, page, person, shot)
    name_observer(page, person, "扎西多杰")
    save(qtbot, page, person, count=1)
    assert person.count <= 6, person.done
    record = whole(page, 1)
    assert record["event_date"] == dt.date(2025, 3, 3)
    assert record["event_time"] == dt.time(11, 12)
    assert record["observer"] == "扎西多杰"
    the_photo_is_with_it(page, 1, SPOT, dt.time(11, 12))


def test_the_second_sighting_of_the_same_outing_takes_at_most_four(
    qtbot: QtBot, page: RecordsPage, person: Person, tmp_path: Path
) -> None:
    later = (SPOT[0] + 0.02, SPOT[1] + 0.03)
    first = photo(tmp_path / "IMG_1.jpg", "2025:03:03 11:12:00", SPOT, altitude=4516.0, seed=1)
    second = photo(tmp_path / "IMG_2.jpg", "2025:03:03 13:40:00", later, altitude=4516.0, seed=2)
    begin(qtbot, page, person)
    from_photo(qtbot, page, person, first)
    name_observer(page, person, "扎西多杰")
    person.press(Qt.Key.Key_F8)  # the observer of the outing stays
    save(qtbot, page, person, count=1, then_next=True)
    assert person.count <= 6, person.done
    before = person.count
    from_photo(qtbot, page, person, second)
    save(qtbot, page, person, count=2)
    assert person.count - before <= 4, person.done[before:]
    record = whole(page, 2)
    assert record["event_time"] == dt.time(13, 40)
    assert record["observer"] == "扎西多杰"
    the_photo_is_with_it(page, 2, later, dt.time(13, 40))
    assert whole(page, 1)["event_time"] == dt.time(11, 12), "the first one stays as it was"


def test_a_message_with_a_map_link_takes_at_most_eight(
    qtbot: QtBot, page: RecordsPage, person: Person
) -> None:
    person.copies(MESSAGE)
    person.press(Qt.Key.Key_M, CONTROL)
    assert page.messages is not None
    panel = page.messages.panel
    qtbot.waitUntil(lambda: bool(panel.rows), timeout=WAIT)
    # The one thing that may be otherwise is under the keyboard: whether the sender saw it.
    person.press(Qt.Key.Key_Space)
    person.enter()
    qtbot.waitUntil(lambda: panel.isHidden() and page.form.is_dirty(), timeout=WAIT)
    save(qtbot, page, person, count=1)
    assert person.count <= 8, person.done
    record = whole(page, 1)
    assert record["event_date"] == dt.date(2025, 11, 19)
    assert record["event_time"] == dt.time(15, 30)
    assert record["species_id"] == SNOW_LEOPARD
    assert record["individual_count"] == 2
    assert record["place_code"] == YAQU
    assert record["elevation"] == 4512.0
    assert record["observer"] == "扎西才让"
    assert record["observer_contact"] == "13897001234"
    assert record["position_source"] == "map_app"
    # As received, and moved out of GCJ-02 into the right valley.
    assert (record["verbatim_coordinates"], record["verbatim_srs"]) == (LINK, "gcj02")
    at = (record["decimal_latitude"], record["decimal_longitude"])
    assert distance_m(*at, *LINK_IN_WGS84) < 15
    assert distance_m(*at, 33.97, 93.61) > 200, "the point as sent is in the next valley"


# --- what is counted -----------------------------------------------------------------------------


def test_going_to_a_field_and_enter_count_and_its_value_does_not(
    qtbot: QtBot, page: RecordsPage, person: Person
) -> None:
    begin(qtbot, page, person)
    assert person.done == ["ControlModifier Key_N"]
    person.write("2025-03-03")
    assert person.count == 1
    assert page.form.form.values()["event_date"] == dt.date(2025, 3, 3), "it was really typed"
    person.press(Qt.Key.Key_Tab)
    person.enter()
    person.click(page.form.form.editor("observer").field_widget())
    assert person.count == 4
    with pytest.raises(AssertionError, match="press them"):
        person.write("扎西\t")
    person.click(next(b for b in page.form.findChildren(QPushButton) if b.isVisible()))
    page.form.form.footer.focus_save()
    with pytest.raises(AssertionError, match="takes no text"):
        person.write(" ")


# --- what a person does --------------------------------------------------------------------------


def begin(qtbot: QtBot, page: RecordsPage, person: Person) -> None:
    """Ctrl+N, and the form is there."""
    person.press(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: page.form.isAncestorOf(person.at()), timeout=WAIT)
    settle(qtbot, page)


def from_photo(qtbot: QtBot, page: RecordsPage, person: Person, shot: Path) -> None:
    """Let the photo go over the form, and say what is on it."""
    person.drop(page.form.form, [shot])
    settle(qtbot, page)
    person.write("xb")
    person.enter()


def name_observer(page: RecordsPage, person: Person, name: str) -> None:
    person.click(page.form.form.editor("observer").field_widget())
    person.write(name)


def save(
    qtbot: QtBot, page: RecordsPage, person: Person, *, count: int, then_next: bool = False
) -> None:
    """Ctrl+S or Ctrl+Enter; whatever the form asks is stood by with Enter, which counts."""
    person.press(Qt.Key.Key_Return if then_next else Qt.Key.Key_S, CONTROL)
    for _ in range(MOST_DOUBTS):
        settle(qtbot, page)
        if store_of(page).count(SIGHTING, Filter()) == count:
            break
        person.enter()
    qtbot.waitUntil(lambda: store_of(page).count(SIGHTING, Filter()) == count, timeout=WAIT)
    settle(qtbot, page)


# --- what is in the file -------------------------------------------------------------------------


def whole(page: RecordsPage, id: int) -> Mapping[str, Any]:
    """The values of a saved sighting, nothing of which is missing."""
    record = store_of(page).get(SIGHTING, id)
    assert record is not None
    assert record.created_by == AUTHOR
    assert [name for name in COMPLETE if record.values[name] in (None, "")] == []
    assert record.values["species_id"] == SNOW_LEOPARD
    return record.values


def the_photo_is_with_it(
    page: RecordsPage, id: int, spot: tuple[float, float], time: dt.time
) -> None:
    """The record stands where and when the photo was taken, and holds its bytes."""
    record = store_of(page).get(SIGHTING, id)
    assert record is not None
    at = (record.values["decimal_latitude"], record.values["decimal_longitude"])
    assert distance_m(*at, *spot) < 1
    assert record.values["verbatim_srs"] == "wgs84", "a photo is never moved out of GCJ-02"
    assert record.values["position_source"] == "photo"
    assert record.values["place_code"].startswith(ZHIDOI)
    assert record.values["elevation"] == 4516.0
    (kept,) = store_of(page).parts(PHOTO, [record.uuid])
    assert kept.values["event_time"] == time


def store_of(page: RecordsPage) -> Store:
    assert page.context.store is not None
    return page.context.store


def settle(qtbot: QtBot, page: RecordsPage) -> None:
    """Nothing is on its way any more: neither records nor a look around."""
    panel = page.form

    def settled() -> bool:
        coming = panel._waiting is not None or panel._wanted is not None or panel._saving
        return not coming and not page.context.tasks.busy()

    qtbot.waitUntil(settled, timeout=WAIT)
    qtbot.wait(20)
    qtbot.waitUntil(settled, timeout=WAIT)
