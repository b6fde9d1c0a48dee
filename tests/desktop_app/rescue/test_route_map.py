"""The route of a case on the little map: what is drawn, what is said, what is not claimed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.record_types import record_type
from db.records_file import create_records_file
from db.store import Store
from desktop_app import i18n
from desktop_app.rescue.route_map import RouteMap
from forms import theme
from tests.desktop_app.rescue import sample_case

SUOJIA, ZHIDOI, XINING = "632724200", "632724", "6301"
NOWHERE = {"decimal_latitude": None, "decimal_longitude": None, "elevation": None}
DAY = dt.date(2025, 3, 5)
Making = Callable[[str], RouteMap]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_records_file(tmp_path / "office.gpkg", author=sample_case.AUTHOR) as made:
        yield made


@pytest.fixture
def make(qtbot: QtBot, store: Store) -> Iterator[Making]:
    """The map of the case with this UUID, on the screen."""
    i18n.install("en")

    def making(uuid: str) -> RouteMap:
        made = RouteMap()
        qtbot.addWidget(made)
        made.resize(640, 220)
        made.show()
        made.show_case(sample_case.load(store, uuid), store.reference())
        made.grab()
        return made

    yield making
    i18n.install("en")


@pytest.fixture
def long_way(make: Making, store: Store) -> RouteMap:
    """From Suojia, 1,000 km in 15 hours, to Xining."""
    uuid = sample_case.new_case(store)
    sample_case.tell(store, uuid)
    return make(uuid)


def transport(store: Store, case: str, day: int, **fields: Any) -> None:
    date = dt.date(2025, 3, day)
    sample_case.add(store, case, "transport", date, arrived_date=date, **fields)


def texts(route: RouteMap) -> list[str]:
    route.grab()
    return [text for text, _box in route.map.labels]


# --- what is drawn --------------------------------------------------------------------------------


def test_the_way_runs_from_where_it_was_found_to_where_it_arrived(long_way: RouteMap) -> None:
    route = long_way.map.route
    assert [(stop.role, stop.spot.name) for stop in route.stops] == [
        ("found", "索加乡"),
        ("end", "西宁市"),
    ]
    # The transport names only the township; the animal was where it was found.
    assert route.stops[0].position == (33.71, 93.62)
    assert [(leg.km, leg.hours, leg.sure) for leg in route.legs] == [(1000.0, 15.0, True)]
    assert texts(long_way) == ["索加乡 4,612 m", "西宁市", "1,000 km · 15 h 00"]
    assert not long_way.doubts.isVisible()


def test_marks_and_line_are_where_they_belong(long_way: RouteMap) -> None:
    image = long_way.map.grab().toImage()
    view = long_way.map
    start, end = (view.at(stop.position) for stop in view.route.stops)
    assert start.x() < end.x(), "Suojia lies west of Xining"
    assert start.y() > end.y(), "and south of it"

    def near(spot: QPointF, role: str) -> bool:
        wanted = theme.colour(role)
        return any(
            image.pixelColor(round(spot.x()) + x, round(spot.y()) + y) == wanted
            for x in range(-6, 7)
            for y in range(-6, 7)
        )

    assert near(start, "error")
    assert near(end, "accent")
    middle = (start + end) / 2.0
    assert not near(middle + QPointF(0, 60), "error")


def test_an_elevation_is_said_only_when_it_was_recorded(make: Making, store: Store) -> None:
    uuid = sample_case.new_case(store)
    assert make(uuid).summary == "4,612 m"
    bare = sample_case.new_case(store, elevation=None)
    made = make(bare)
    assert made.summary == ""
    assert texts(made) == ["索加乡"]


def test_legs_follow_each_other_and_a_start_need_not_be_typed_twice(
    make: Making, store: Store
) -> None:
    uuid = sample_case.new_case(store)
    transport(store, uuid, 5, to_latitude=33.0, to_longitude=97.0, to_locality="玉树救护站",
              distance_km=380.0, stated_hours=9.5)  # fmt: skip
    transport(store, uuid, 6, to_place_code=XINING, distance_km=800.0)
    made = make(uuid)
    assert [stop.role for stop in made.map.route.stops] == ["found", "way", "end"]
    first, second = made.map.route.legs
    assert first.start == (33.71, 93.62)
    assert first.end == second.start == (33.0, 97.0)
    assert {"380 km · 9 h 30", "800 km", "玉树救护站"} <= set(texts(made))
    assert not made.doubts.isVisible()


def test_a_release_and_a_check_after_it_are_on_the_map(make: Making, store: Store) -> None:
    uuid = sample_case.new_case(store)
    transport(store, uuid, 5, to_place_code=XINING)
    sample_case.add(store, uuid, "intake", dt.date(2025, 3, 6), facility="x")
    sample_case.add(store, uuid, "outcome", dt.date(2025, 6, 7), outcome="released",
                    decimal_latitude=34.2, decimal_longitude=94.2, locality="通天河")  # fmt: skip
    sample_case.add(store, uuid, "follow_up", dt.date(2025, 7, 7), result="well",
                    decimal_latitude=35.3, decimal_longitude=94.0)  # fmt: skip
    made = make(uuid)
    assert [stop.role for stop in made.map.route.stops] == ["found", "end", "release", "check"]
    assert [leg.is_transport for leg in made.map.route.legs] == [True, False, False]
    assert [leg.sure for leg in made.map.route.legs] == [True, False, False]


# --- what is not claimed --------------------------------------------------------------------------


def test_a_township_without_coordinates_stands_at_its_county_and_says_so(
    make: Making, store: Store
) -> None:
    uuid = sample_case.new_case(store, **NOWHERE)
    transport(store, uuid, 5, from_place_code=SUOJIA, to_place_code=XINING, distance_km=1000.0)
    made = make(uuid)
    assert texts(made)[0] == "索加乡 ≈ 治多县"
    assert not made.map.route.legs[0].sure
    assert made.doubts.isVisible()
    assert made.doubts.whole == "索加乡 has no coordinates: drawn at 治多县"


def test_coordinates_that_the_office_gave_a_place_come_first(make: Making, store: Store) -> None:
    place = record_type("place")
    code = next(row for row in store.reference().places if row.code == SUOJIA)
    store.save(place, {"decimal_latitude": 33.72, "decimal_longitude": 93.6},
               author="T", id=code.id)  # fmt: skip
    made = make(sample_case.new_case(store, **NOWHERE))
    assert made.map.route.stops[0].position == (33.72, 93.6)
    assert not made.doubts.isVisible()


def test_a_village_takes_the_coordinates_of_its_township(make: Making, store: Store) -> None:
    code = next(row for row in store.reference().places if row.code == SUOJIA)
    store.save(record_type("place"), {"decimal_latitude": 33.72, "decimal_longitude": 93.6},
               author="T", id=code.id)  # fmt: skip
    made = make(sample_case.new_case(store, place_code="632724200201", **NOWHERE))
    assert made.map.route.stops[0].position == (33.72, 93.6)
    assert made.doubts.whole.endswith("drawn at 索加乡")


def test_an_end_without_coordinates_is_named(make: Making, store: Store) -> None:
    uuid = sample_case.new_case(store)
    transport(store, uuid, 5, from_place_code=SUOJIA, to_locality="县兽医站")
    made = make(uuid)
    assert made.map.route.legs == ()
    assert made.doubts.whole == (
        "The end of the transport of 2025-03-05 has no coordinates: 县兽医站"
    )


def test_a_drive_within_one_county_is_not_drawn_as_a_point(make: Making, store: Store) -> None:
    uuid = sample_case.new_case(store, **NOWHERE)
    transport(store, uuid, 5, from_place_code=SUOJIA, to_place_code=ZHIDOI, distance_km=262.0)
    made = make(uuid)
    assert made.map.route.legs == ()
    assert "2025-03-05 is not drawn: both its ends are known only as 治多县" in made.doubts.whole


def test_without_any_position_the_map_says_so(make: Making, store: Store) -> None:
    made = make(sample_case.new_case(store, place_code=None, **NOWHERE))
    assert made.map.route.stops == ()
    assert made.doubts.whole == "Where it was found has no coordinates"
    middle = made.map.grab().toImage().pixelColor(made.map.width() // 2 - 120, 92)
    assert middle == theme.colour("panel"), "the card with the words"


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(640, 220), (280, 180), (900, 400), (200, 120)])
def test_words_never_touch_and_stay_inside(
    make: Making, store: Store, size: tuple[int, int]
) -> None:
    uuid = sample_case.new_case(store)
    for number in range(6):
        transport(store, uuid, 5 + number, to_latitude=33.7 + number * 0.05,
                  to_longitude=93.7 + number * 0.06, to_locality=f"保护站第{number}站",
                  distance_km=10.0 + number, stated_hours=1.5)  # fmt: skip
    made = make(uuid)
    made.resize(*size)
    shown = texts(made)
    boxes = [box for _text, box in made.map.labels]
    assert "索加乡 4,612 m" in shown or size[0] < 300
    for one, other in combinations(boxes, 2):
        assert not one.intersects(other)
    assert all(made.map.rect().toRectF().contains(box) for box in boxes)


def test_a_screen_reader_hears_the_whole_way(long_way: RouteMap) -> None:
    assert long_way.map.accessibleDescription() == (
        "Found: 索加乡 4,612 m; Arrived: 西宁市; 索加乡 → 西宁市 1,000 km · 15 h 00"
    )


def test_it_follows_the_language(long_way: RouteMap, qtbot: QtBot) -> None:
    words = long_way.map.words
    i18n.install("zh_CN")
    qtbot.waitUntil(lambda: long_way.map.words is not words)
    assert texts(long_way)[1] == "西宁市"


# --- moving ---------------------------------------------------------------------------------------


def fits(made: RouteMap) -> bool:
    inside = made.map.rect().toRectF().adjusted(8, 8, -8, -8)
    return all(inside.contains(made.map.at(stop.position)) for stop in made.map.route.stops)


@pytest.mark.parametrize("size", [(640, 220), (280, 180), (900, 500), (180, 120)])
def test_the_whole_route_fits_at_any_size(long_way: RouteMap, size: tuple[int, int]) -> None:
    long_way.resize(*size)
    assert fits(long_way)


def test_the_wheel_is_the_pages_until_the_map_is_clicked(long_way: RouteMap, qtbot: QtBot) -> None:
    view = long_way.map
    view.clearFocus()

    def turn() -> bool:
        at = QPointF(view.width() / 2, view.height() / 2)
        event = QWheelEvent(at, view.mapToGlobal(at), QPoint(), QPoint(0, 120),
                            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                            Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(view, event)
        return event.isAccepted()

    first = view.at((33.71, 93.62))
    assert not turn()
    assert view.at((33.71, 93.62)) == first
    long_way.activateWindow()
    view.setFocus()
    assert turn()
    assert view.at((33.71, 93.62)) != first


def test_drag_and_keys_move_and_zero_brings_all_back(long_way: RouteMap, qtbot: QtBot) -> None:
    view = long_way.map
    first = view.at((33.71, 93.62))
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 100))
    qtbot.mouseMove(view, QPoint(360, 120))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(360, 120))
    moved = view.at((33.71, 93.62))
    assert (moved - first).x() == pytest.approx(60, abs=1)
    assert (moved - first).y() == pytest.approx(20, abs=1)
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert not fits(long_way)
    long_way.resize(600, 240)
    assert not fits(long_way), "a view somebody chose stays when the window changes"
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert fits(long_way)


def test_the_same_case_shown_again_keeps_the_view(
    long_way: RouteMap, store: Store, qtbot: QtBot
) -> None:
    qtbot.keyClick(long_way.map, Qt.Key.Key_Plus)
    before = long_way.map.at((33.71, 93.62))
    uuid = sample_case.load(store, next(iter(_uuids(store)))).record.uuid
    sample_case.add(store, uuid, "care_log", dt.date(2025, 8, 20), weight=20.4)
    long_way.show_case(sample_case.load(store, uuid), store.reference())
    assert long_way.map.at((33.71, 93.62)) == before


def _uuids(store: Store) -> list[str]:
    record = store.get(record_type("rescue"), 1)
    assert record is not None
    return [record.uuid]


def test_n_and_p_step_through_the_marks_and_say_them(long_way: RouteMap, qtbot: QtBot) -> None:
    view = long_way.map
    qtbot.keyClick(view, Qt.Key.Key_N)
    assert view.accessibleDescription() == (
        "索加乡, Found · 2025-03-05, 33.7100° N, 93.6200° E · 4,612 m"
    )
    qtbot.keyClick(view, Qt.Key.Key_N)
    assert view.accessibleDescription().startswith("西宁市 救护繁育中心, Arrived · 2025-03-06")
    qtbot.keyClick(view, Qt.Key.Key_P)
    assert view.accessibleDescription().startswith("索加乡")
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.accessibleDescription().startswith("Found: 索加乡")


def test_hovering_a_mark_tells_it(long_way: RouteMap, qtbot: QtBot) -> None:
    view = long_way.map
    qtbot.mouseMove(view, QPoint(3, 3))
    qtbot.mouseMove(view, view.at(view.route.stops[1].position).toPoint())
    assert view.pointed == 1
    qtbot.mouseMove(view, QPoint(3, 3))
    assert view.pointed == -1
