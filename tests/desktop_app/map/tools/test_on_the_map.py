"""The tools on a real web engine, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.map.features import FeatureBatch, legend
from desktop_app.map.tools.measuring import Measuring
from desktop_app.map.tools.strip import ToolStrip
from desktop_app.map.view import MapView

Ask = Callable[[str], Any]
CENTRE = (33.85, 95.61)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def surface(view: MapView, qtbot: QtBot) -> QWidget:
    with qtbot.waitSignal(view.view_changed, timeout=10_000):
        view.fly_to(*CENTRE, 10)
    found = view.web_target()
    assert found is not None
    return found


def test_a_line_and_an_area_by_mouse_and_keys(
    view: MapView, surface: QWidget, qtbot: QtBot, ask: Ask
) -> None:
    measuring = Measuring(view, ToolStrip(view))
    measuring.begin()
    heard = "document.querySelector('.st-measuring') !== null"
    qtbot.waitUntil(lambda: ask(heard), timeout=20_000)
    clicked: list[tuple[str, int]] = []
    view.feature_clicked.connect(lambda layer, id: clicked.append((layer, id)))
    view.show_features(FeatureBatch(((*CENTRE, 1, 0, 0.0),), legend=legend(["a"], ["#332288"])))
    for count, spot in enumerate((QPoint(400, 250), QPoint(500, 250), QPoint(500, 180)), start=1):
        QTest.mouseClick(surface, LEFT, pos=spot)
        qtbot.waitUntil(lambda count=count: len(measuring.corners) == count, timeout=20_000)
    assert not clicked  # a corner on a mark is a corner
    assert measuring.corners[0] == pytest.approx(CENTRE, abs=1e-3)
    qtbot.waitUntil(lambda: len(ask("snowtrack.measure.words.sides")) == 2, timeout=20_000)
    zoom = view.zoom
    QTest.mouseDClick(surface, LEFT, pos=QPoint(500, 180))
    QTest.mouseMove(surface, QPoint(300, 300))
    assert ask("snowtrack.measure.moving") is None  # it has ended: no line hangs on the pointer
    assert view.zoom == zoom
    surface.setFocus()
    QTest.keyClick(surface, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: len(measuring.corners) == 2, timeout=20_000)
    QTest.keyClick(surface, Qt.Key.Key_Right)  # the map moves, the cross with it
    QTest.keyClick(surface, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(measuring.corners) == 3, timeout=20_000)
    QTest.keyClick(surface, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not measuring.corners, timeout=20_000)
    assert measuring.active
    QTest.keyClick(surface, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not measuring.active, timeout=20_000)
    QTest.mouseClick(surface, LEFT, pos=QPoint(420, 260))
    assert ask("snowtrack.measure.corners.length") == 0


def test_a_pin_is_dragged_and_nudged_and_nothing_moves_without_it(
    view: MapView, surface: QWidget, qtbot: QtBot, ask: Ask
) -> None:
    said: list[tuple[str, Any]] = []
    view.said.connect(lambda kind, value: said.append((kind, value)))
    view.show_features(FeatureBatch(((*CENTRE, 1, 0, 0.0),), legend=legend(["a"], ["#332288"])))
    qtbot.waitUntil(lambda: ask("snowtrack.marks.points.length") == 1, timeout=20_000)

    def drag(start: QPoint, end: QPoint) -> None:
        QTest.mousePress(surface, LEFT, pos=start)
        for part in range(1, 6):
            QTest.mouseMove(surface, start + (end - start) * part / 5)
            qtbot.wait(20)
        QTest.mouseRelease(surface, LEFT, pos=end)

    # Dragging on a mark moves the map, never the mark.
    before = ask("map_snowtrack.getCenter().lng")
    drag(QPoint(400, 250), QPoint(340, 250))
    qtbot.waitUntil(lambda: ask("map_snowtrack.getCenter().lng") > before, timeout=20_000)
    assert not [kind for kind, _value in said if kind.startswith("move")]
    view.fly_to(*CENTRE, 10)
    view.tell("move", {"lat": CENTRE[0], "lon": CENTRE[1]})
    qtbot.waitUntil(lambda: ask("document.querySelectorAll('.st-pin').length") == 1, timeout=20_000)
    drag(QPoint(400, 238), QPoint(460, 188))
    qtbot.waitUntil(lambda: bool(said) and said[-1][0] == "move_to", timeout=20_000)
    lat, lon = ask("snowtrack.move.to")
    assert lat > CENTRE[0] + 0.02
    assert lon > CENTRE[1] + 0.05
    surface.setFocus()
    QTest.keyClick(surface, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: ask("snowtrack.move.to")[1] < lon, timeout=20_000)
    assert ask("map_snowtrack.getCenter().lng") == pytest.approx(CENTRE[1], abs=1e-3)
    QTest.keyClick(surface, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said[-1][0] == "move_done", timeout=20_000)


def test_the_menu_key_and_the_right_button_ask_for_the_menu(
    view: MapView, surface: QWidget, qtbot: QtBot, ask: Ask
) -> None:
    asked: list[Any] = []
    view.said.connect(lambda kind, value: asked.append(value) if kind == "menu" else None)
    view.show_features(FeatureBatch(((*CENTRE, 7, 0, 0.0),), legend=legend(["a"], ["#332288"])))
    qtbot.waitUntil(lambda: ask("snowtrack.marks.points.length") == 1, timeout=20_000)
    QTest.mouseClick(surface, RIGHT, pos=QPoint(401, 251))
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=20_000)
    assert asked[0]["lat"] == pytest.approx(CENTRE[0], abs=0.01)
    assert (asked[0]["x"], asked[0]["y"]) == (401, 251)
    surface.setFocus()
    for key, modifier in (
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ):
        asked.clear()
        QTest.keyClick(surface, key, modifier)
        qtbot.waitUntil(lambda: len(asked) == 1, timeout=20_000)
        assert asked[0]["lon"] == pytest.approx(CENTRE[1], abs=0.01)
        assert asked[0]["key"] is True


def test_names_never_lie_on_each_other_on_marks_or_over_the_edge(view: MapView, ask: Ask) -> None:
    view.show_features(FeatureBatch(((33.0, 97.0, 1, 0, 0.0),), legend=legend(["a"], ["#332288"])))
    for zoom in (6, 8, 10):
        view.fly_to(33.2, 96.8, zoom)
        ask("snowtrack.names.redraw() && 1")
        found = ask(
            """(() => {
              const layer = snowtrack.names, view = layer._view, map = snowtrack.map;
              const corner = map.containerPointToLayerPoint([0, 0]).subtract(layer._bounds.min);
              const size = map.getSize();
              const seen = [corner.x, corner.y, corner.x + size.x, corner.y + size.y];
              const meets = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
              const boxes = layer._placed;
              let over = 0, cut = 0, marked = 0;
              const marks = snowtrack.marked(snowtrack.marks)(view);
              boxes.forEach((one, k) => {
                for (const other of boxes.slice(k + 1)) {
                  if (one.name !== other.name && meets(one.box, other.box)) over += 1;
                }
                const whole = one.box[0] >= seen[0] && one.box[1] >= seen[1] &&
                  one.box[2] <= seen[2] && one.box[3] <= seen[3];
                if (meets(one.box, seen) && !whole) cut += 1;
                if (marks.some((mark) => meets(one.box, mark))) marked += 1;
              });
              return [boxes.length, over, cut, marked];
            })()"""
        )
        assert found[0] > 3
        assert found[1:] == [0, 0, 0]
