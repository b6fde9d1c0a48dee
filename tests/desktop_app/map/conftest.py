"""A map on a real web engine, small enough to load in half a second."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.map.environment import prepare_environment
from desktop_app.map.view import MapView

prepare_environment()

Ask = Callable[[str], Any]


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[MapView]:
    """A map that is ready, 800 x 500."""
    widget = MapView()
    qtbot.addWidget(widget)
    widget.resize(800, 500)
    with qtbot.waitSignal(widget.ready, timeout=30_000):
        widget.show()
    qtbot.waitUntil(lambda: widget.box is not None, timeout=10_000)
    yield widget
    widget.close_page()


@pytest.fixture
def ask(view: MapView, qtbot: QtBot) -> Ask:
    """Ask the page for the value of an expression, as JSON can say it."""

    def evaluate(expression: str) -> Any:
        answers: list[Any] = []
        # Qt hands lists over as empty texts, hence the JSON.
        view.run_script(f"JSON.stringify([({expression})])", answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return json.loads(answers[0])[0]

    return evaluate
