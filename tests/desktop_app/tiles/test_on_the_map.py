"""Pictures of an office on the real map page."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from db.layers.layer import Layer, LayerKind
from db.tiles.online import source
from desktop_app.app import Program
from desktop_app.map.environment import prepare_environment
from desktop_app.pages.map_page import MapPage
from desktop_app.pages.records_page import RecordsPage
from tests.desktop_app.conftest import WAIT
from tests.desktop_app.tiles.map_server import MapServer, picture

prepare_environment()

Open = Callable[[int], RecordsPage]


@pytest.fixture
def page(program: Program, qtbot: QtBot, open_file: Open) -> MapPage:
    open_file(0)
    program.window.show_page("map")
    page = program.window.page("map")
    assert isinstance(page, MapPage)
    qtbot.waitUntil(lambda: page.map.box is not None, timeout=3 * WAIT)
    return page


def answer(page: MapPage, qtbot: QtBot, expression: str) -> Any:
    answers: list[Any] = []
    page.map.run_script(f"JSON.stringify([({expression})])", answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=WAIT)
    return json.loads(answers[0])[0]


def in_the_middle(page: MapPage) -> QColor:
    image = page.map.grab_image().toImage()
    # Beside the middle, where no name or line of the base map is likely to be.
    return image.pixelColor(image.width() // 2 + 37, image.height() // 2 + 23)


def reds(page: MapPage) -> bool:
    colour = in_the_middle(page)
    return colour.red() > 150 and colour.green() < 90 and colour.blue() < 90


def test_an_archive_and_a_server_are_drawn_hidden_and_told_of(
    page: MapPage,
    qtbot: QtBot,
    make_mbtiles: Callable[..., Path],
    server: MapServer,
    tmp_path: Path,
) -> None:
    control = page.layers
    page.map.fly_to(33.5, 94.5, 8)
    qtbot.waitUntil(lambda: page.map.zoom == 8, timeout=WAIT)
    assert not reds(page)

    # An archive: coarse tiles are enlarged, a hidden layer is gone, its absence is told.
    layer = Layer.new(
        "航拍",
        LayerKind.TILES,
        attribution="© <b>Survey</b>",
        options={"ending": "mbtiles", "low": 5, "high": 6, "box": [80, 25, 110, 45]},
    )
    folder = tmp_path / "office.layers"
    folder.mkdir()
    made = make_mbtiles({(6, x, y): picture() for x in range(46, 52) for y in range(23, 28)})
    made.rename(folder / f"{layer.uuid}.mbtiles")
    control.add(layer)
    qtbot.waitUntil(lambda: reds(page), timeout=2 * WAIT)
    credit = "document.querySelector('.st-credit').textContent"
    assert "© <b>Survey</b>" in answer(page, qtbot, credit)
    control.change(dataclasses.replace(control.layers[0], visible=False))
    qtbot.waitUntil(lambda: not reds(page), timeout=WAIT)
    assert "Survey" not in answer(page, qtbot, credit)
    control.change(dataclasses.replace(control.layers[0], visible=True))
    qtbot.waitUntil(lambda: reds(page), timeout=WAIT)
    (folder / f"{layer.uuid}.mbtiles").unlink()
    page.map.fly_to(34.5, 95.5, 7)
    qtbot.waitUntil(lambda: layer.uuid in control.troubles, timeout=WAIT)
    assert "not there any more" in str(control.troubles[layer.uuid])
    control.remove(layer.uuid)
    qtbot.waitUntil(lambda: not reds(page), timeout=WAIT)

    # A server: asked only while its layer is shown, and the bar says that the network is used.
    server.body = picture((20, 30, 210))
    found = source.from_address(server.address())
    online = Layer.new(
        "网络",
        LayerKind.ONLINE,
        address=found.shown,
        visible=False,
        options=source.to_options(found) | {"low": 0, "high": 18},
    )
    control.add(online)
    qtbot.waitUntil(lambda: len(control.layers) == 1, timeout=WAIT)
    mark = page.pictures.mark
    assert not mark.isVisible()
    assert server.asked == []
    control.change(dataclasses.replace(control.layers[0], visible=True))
    qtbot.waitUntil(lambda: in_the_middle(page).blue() > 150, timeout=2 * WAIT)
    assert mark.isVisible()
    assert "网络" in mark.toolTip()
    assert page.map.blocked_requests == {}  # it was the program that asked, not the page
    assert page.map._profile is not None
    assert set(page.map._profile.guard.allowed) == {"snowtrack://map"}
    control.change(dataclasses.replace(control.layers[0], visible=False))
    qtbot.waitUntil(lambda: not mark.isVisible(), timeout=WAIT)
    asked = len(server.asked)
    page.map.fly_to(36.0, 98.0, 8)
    qtbot.waitUntil(lambda: page.map.zoom == 8, timeout=WAIT)
    assert len(server.asked) == asked
