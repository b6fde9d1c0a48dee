from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forms.editors.mini_map import MiniMap
from forms.editors.relief import Relief, Tiles, from_world, names, relief, rivers, to_world

QUMARLEB = (33.96834, 93.60759)


@pytest.fixture
def small(qtbot: QtBot) -> MiniMap:
    widget = MiniMap()
    qtbot.addWidget(widget)
    widget.setFixedSize(400, 120)
    widget.show()
    return widget


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    north = (one[0] - other[0]) * 111_195
    east = (one[1] - other[1]) * 111_195 * math.cos(math.radians(one[0]))
    return math.hypot(north, east)


@given(st.floats(-85, 85), st.floats(-179.999, 180))
def test_the_projection_comes_back_to_where_it_started(lat: float, lon: float) -> None:
    back = from_world(to_world(lat, lon))
    assert back == pytest.approx((lat, lon), abs=1e-7)


def test_an_empty_map_shows_relief_and_no_pin(small: MiniMap) -> None:
    picture = small.grab().toImage()
    spots = [(x, y) for x in range(20, 380, 7) for y in range(20, 100, 7)]
    colours = {picture.pixelColor(*spot).name() for spot in spots}
    assert len(colours) > 30, "a flat picture is no relief"
    assert small.position is None


def test_a_position_is_shown_where_it_is(small: MiniMap) -> None:
    before = small.grab().toImage()
    small.set_position(*QUMARLEB, 50)
    after = small.grab().toImage()
    assert small.position == QUMARLEB
    # The pin's point is in the middle; its head above it.
    head = after.pixelColor(200 - 6, 60 - 17)
    assert head.red() > head.green() + 60
    assert before.pixelColor(194, 43) != head


def test_a_click_sets_the_position_under_the_mouse(small: MiniMap, qtbot: QtBot) -> None:
    small.set_position(*QUMARLEB)
    with qtbot.waitSignal(small.position_moved) as moved:
        qtbot.mouseClick(small, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
    lat, lon = moved.args
    # 100 pixels east at this zoom, the same height
    per_pixel = 360 / (256 * 2**small.zoom)
    assert lat == pytest.approx(QUMARLEB[0], abs=per_pixel)
    assert lon == pytest.approx(QUMARLEB[1] + 100 * per_pixel, abs=per_pixel)
    assert small.position == (lat, lon)


def test_the_pin_is_dragged_and_announced_once(small: MiniMap, qtbot: QtBot) -> None:
    small.set_position(*QUMARLEB)
    heard: list[tuple[float, float]] = []
    small.position_moved.connect(lambda lat, lon: heard.append((lat, lon)))
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(small, left, pos=QPoint(200, 45))  # the head of the pin
    qtbot.mouseMove(small, QPoint(230, 60))
    qtbot.mouseMove(small, QPoint(260, 75))
    qtbot.mouseRelease(small, left, pos=QPoint(260, 75))
    per_pixel = 360 / (256 * 2**small.zoom)
    assert len(heard) == 1
    # It moved by as much as the mouse, from where it was.
    assert heard[0][1] == pytest.approx(QUMARLEB[1] + 60 * per_pixel, abs=per_pixel / 2)
    assert heard[0][0] < QUMARLEB[0]


def test_dragging_beside_the_pin_moves_the_map_only(small: MiniMap, qtbot: QtBot) -> None:
    small.set_position(*QUMARLEB)
    before = small.grab().toImage()
    with qtbot.assertNotEmitted(small.position_moved):
        qtbot.mousePress(small, Qt.MouseButton.LeftButton, pos=QPoint(50, 60))
        qtbot.mouseMove(small, QPoint(80, 60))
        qtbot.mouseMove(small, QPoint(120, 60))
        qtbot.mouseRelease(small, Qt.MouseButton.LeftButton, pos=QPoint(120, 60))
    assert small.position == QUMARLEB
    assert small.grab().toImage() != before


@pytest.mark.parametrize(
    ("key", "north", "east"),
    [
        (Qt.Key.Key_Up, 1, 0),
        (Qt.Key.Key_Down, -1, 0),
        (Qt.Key.Key_Left, 0, -1),
        (Qt.Key.Key_Right, 0, 1),
    ],
)
def test_arrow_keys_move_the_pin(
    small: MiniMap, qtbot: QtBot, key: Qt.Key, north: int, east: int
) -> None:
    small.set_position(*QUMARLEB)
    with qtbot.waitSignal(small.position_moved) as fine:
        qtbot.keyClick(small, key)
    lat, lon = fine.args
    assert (lat > QUMARLEB[0]) - (lat < QUMARLEB[0]) == north
    assert (lon > QUMARLEB[1]) - (lon < QUMARLEB[1]) == east
    step = metres((lat, lon), QUMARLEB)
    with qtbot.waitSignal(small.position_moved) as coarse:
        qtbot.keyClick(small, key, Qt.KeyboardModifier.ShiftModifier)
    far = metres((coarse.args[0], coarse.args[1]), (lat, lon))
    assert far == pytest.approx(10 * step, rel=0.02)


def turn_wheel(widget: MiniMap, at: QPointF, steps: int) -> QWheelEvent:
    event = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), QPoint(0, 120 * steps), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    return event


def test_the_wheel_zooms_only_a_map_that_has_the_keyboard(small: MiniMap, qtbot: QtBot) -> None:
    small.set_position(*QUMARLEB)
    small.clearFocus()
    zoom = small.zoom
    ignored = turn_wheel(small, QPointF(100, 50), 1)
    assert (small.zoom, ignored.isAccepted()) == (zoom, False), "the form must scroll"
    small.activateWindow()
    small.setFocus()
    qtbot.waitUntil(small.hasFocus)
    with qtbot.waitSignal(small.position_moved) as before:
        qtbot.mouseClick(small, Qt.MouseButton.LeftButton, pos=QPoint(100, 50))
    turn_wheel(small, QPointF(100, 50), 2)
    assert small.zoom == zoom + 2
    with qtbot.waitSignal(small.position_moved) as after:
        qtbot.mouseClick(small, Qt.MouseButton.LeftButton, pos=QPoint(100, 50))
    # What is under the mouse stays under it.
    assert metres((before.args[0], before.args[1]), (after.args[0], after.args[1])) < 1.0


def test_a_read_only_map_keeps_its_pin(small: MiniMap, qtbot: QtBot) -> None:
    small.set_position(*QUMARLEB)
    small.set_read_only(True)
    with qtbot.assertNotEmitted(small.position_moved):
        qtbot.mouseClick(small, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
        qtbot.keyClick(small, Qt.Key.Key_Left)
    assert small.position == QUMARLEB


def test_clearing_takes_the_pin_away(small: MiniMap) -> None:
    empty = small.grab().toImage()
    small.set_position(*QUMARLEB, 500)
    small.clear()
    assert small.position is None
    assert small.grab().toImage() == empty


@pytest.mark.parametrize("place", [(91.0, 95.0), (33.0, 181.0), (math.nan, 95.0)])
def test_a_place_that_is_not_on_earth_is_refused(
    small: MiniMap, place: tuple[float, float]
) -> None:
    with pytest.raises(ValueError, match="not a position"):
        small.set_position(*place)
    assert small.position is None


def test_the_poles_and_the_date_line_can_be_drawn(small: MiniMap) -> None:
    for place in ((90.0, 180.0), (-90.0, -180.0), (0.0, 0.0)):
        small.set_position(*place, 1e7)
        assert not small.grab().isNull()


def test_the_shipped_relief_covers_qinghai_and_shows_its_lake_blue() -> None:
    zoom = 9
    at = to_world(36.9, 100.15) * 2**zoom  # the middle of Qinghai Lake
    picture = relief().picture(zoom, int(at.x() // 256), int(at.y() // 256))
    assert picture is not None
    water = picture.pixelColor(int(at.x() % 256), int(at.y() % 256))
    assert water.blue() > water.red() + 25
    for lat, lon in ((31.7, 96.0), (39.0, 98.0), (35.5, 89.5), (36.6, 101.8), (33.85, 95.61)):
        at = to_world(lat, lon) * 2**zoom
        picture = relief().picture(zoom, int(at.x() // 256), int(at.y() // 256))
        assert picture is not None
        assert QColor(picture.pixel(0, 0)).isValid()


def test_names_and_rivers_are_there() -> None:
    texts = {name.text for name in names()}
    assert {"西宁", "玉树", "治多", "曲麻莱", "杂多", "青海湖"} <= texts
    assert sum(river.great for river in rivers().all()) > 20


def test_a_broken_relief_costs_the_picture_not_the_form(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = tmp_path / "relief.mbtiles"
    broken.write_bytes(b"SQLite format 3\0" + b"\1" * 4000)
    with caplog.at_level("CRITICAL", logger="forms.editors.relief"):
        for path in (broken, tmp_path / "absent.mbtiles"):
            assert Tiles(path).tile(9, 390, 200) is None
            assert Relief(path).picture(9, 390, 200) is None


def test_a_tile_that_is_no_picture_is_left_out(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "relief.mbtiles"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)")
    db.execute("INSERT INTO tiles VALUES (3, 5, 4, ?)", (b"no picture",))
    db.commit()
    db.close()
    assert Tiles(path).tile(3, 5, 3) == b"no picture"
    assert Relief(path).picture(3, 5, 3) is None
