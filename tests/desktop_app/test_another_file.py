"""Another records file while the pages of the first have all been seen: they are gone for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.record_types import record_type
from desktop_app import operations
from desktop_app.app import Program
from desktop_app.map.environment import prepare_environment
from desktop_app.pages.records_page import RecordsPage
from desktop_app.pages.registry import ENTRIES
from tests.desktop_app.conftest import WAIT, sighting_values

prepare_environment()

Open = Callable[[int], RecordsPage]
Make = Callable[..., Path]


@pytest.fixture
def visited(program: Program, qtbot: QtBot, open_file: Open) -> Program:
    """A file is open and every page has been looked at."""
    open_file(20)
    for entry in ENTRIES:
        program.window.show_page(entry.name)
        qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=3 * WAIT)
    return program


def test_pages_of_the_file_before_hear_nothing_any_more(
    visited: Program, qtbot: QtBot, make_records: Make
) -> None:
    program = visited
    old = list(program.window._pages.values())
    program.window.open_file(make_records(7, "second.gpkg"))
    # A slot of a page that is gone would raise, and what is raised in a slot fails the test.
    qtbot.waitUntil(lambda: not any(shiboken6.isValid(page) for page in old), timeout=WAIT)
    page = program.window.page("sighting")
    assert isinstance(page, RecordsPage)
    qtbot.waitUntil(lambda: page.model.complete, timeout=WAIT)
    kind = record_type("sighting")
    operations.save_record(program.context, kind, sighting_values(0) | {"species_id": 5})
    qtbot.waitUntil(lambda: page.model.rowCount() == 8, timeout=WAIT)
    program.context.filter.set(species=(5,))
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 1, timeout=WAIT)
    qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=WAIT)
    QApplication.processEvents()
    assert program.window.filter_bar.count.text().startswith("1 record")
