"""A file dropped on the map is a layer a moment later, on a real map page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.map.environment import prepare_environment
from desktop_app.map.layers.panel import LayersPanel
from desktop_app.pages.map_page import MapPage
from desktop_app.pages.records_page import RecordsPage
from tests.db.layers.made import NAMES, ZONES, write
from tests.desktop_app.conftest import WAIT

prepare_environment()

Open = Callable[[int], RecordsPage]
HOSTILE = "<img src=x onerror=\"document.title='hit'\">{{ 7*7 }}"


@pytest.fixture
def page(program: Program, qtbot: QtBot, open_file: Open) -> MapPage:
    open_file(0)
    program.window.show_page("map")
    page = program.window.page("map")
    assert isinstance(page, MapPage)
    qtbot.waitUntil(lambda: page.map.box is not None, timeout=3 * WAIT)
    return page


def drop(page: MapPage, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    middle = QPointF(page.rect().center())
    actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(middle.toPoint(), actions, data, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    dropped = QDropEvent(middle, actions, data, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page, dropped)


def answer(page: MapPage, qtbot: QtBot, expression: str) -> Any:
    answers: list[Any] = []
    page.map.run_script(f"JSON.stringify([({expression})])", answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=WAIT)
    return json.loads(answers[0])[0]


def test_a_dropped_file_is_drawn_named_and_tells_its_attributes_as_text(
    page: MapPage, qtbot: QtBot, tmp_path: Path
) -> None:
    names = (HOSTILE, NAMES[1])
    drop(page, write(tmp_path / "园区.geojson", ZONES, {"名称": names, "说明": [HOSTILE, "x"]}))
    panel = page.side.panels["layers"]
    assert isinstance(panel, LayersPanel)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1, timeout=3 * WAIT)
    assert panel.model.index(0).data() == "园区"
    drawn = "[...snowtrack.layers.values()].map((l) => l.drawn)"
    qtbot.waitUntil(lambda: answer(page, qtbot, drawn) == [2], timeout=WAIT)
    labels = "[...snowtrack.layers.values()][0].data.shapes.map((shape) => shape.label)"
    assert set(answer(page, qtbot, labels)) == set(names)
    assert NAMES[1] in answer(page, qtbot, "snowtrack.layerNames.names")

    target = page.map.web_target()
    box = page.map.box
    assert target is not None
    assert box is not None
    # The zone's middle by its share of the view; nearly flat over so few degrees.
    page.map.fly_to(33.5, 94.5, 9)
    qtbot.waitUntil(lambda: page.map.zoom == 9, timeout=WAIT)
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.rect().center())
    shown = "document.querySelector('.st-popup') && document.querySelector('.st-popup').innerText"
    qtbot.waitUntil(lambda: HOSTILE in (answer(page, qtbot, shown) or ""), timeout=WAIT)
    assert answer(page, qtbot, "document.querySelectorAll('.st-popup img').length") == 0
    assert answer(page, qtbot, "document.title") != "hit"
    assert page.map.blocked_requests == {}

    # Its copy is taken away while it is on the map: the panel says so, the map goes on.
    for copy in (tmp_path / "office.layers").iterdir():
        copy.unlink()
    page.map.fly_to(34.0, 95.0, 8)
    qtbot.waitUntil(lambda: bool(page.layers.troubles), timeout=WAIT)
    qtbot.waitUntil(lambda: answer(page, qtbot, drawn) == [0], timeout=WAIT)
    assert page.map.state == "ready"
