"""The charts page in the real window, over a few sightings whose counts are known by heart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.records_file import open_records
from desktop_app.app import Program
from desktop_app.pages.charts_page import ChartsPage
from tests.desktop_app.conftest import AUTHOR, WAIT
from tests.samples import LYNX, SNOW_LEOPARD, sighting

# month of 2025: records of snow leopards, of lynxes
SEEN = {3: (3, 1), 4: (0, 2), 6: (1, 0)}


@pytest.fixture
def seven_sightings(make_records: Callable[[int], Path]) -> Path:
    """Four snow leopards' records of 2 animals each, three lynxes' of 5, in March to June 2025."""
    from db.record_types import record_type

    path = make_records(0)
    made = [
        sighting(event_date=dt.date(2025, month, day + 1), species_id=species,
                 individual_count=2 if species == SNOW_LEOPARD else 5, young=None)
        for month, counts in SEEN.items()
        for species, count in zip((SNOW_LEOPARD, LYNX), counts, strict=True)
        for day in range(count)
    ]  # fmt: skip
    with open_records(path) as store:
        store.apply_import(record_type("sighting"), made, author=AUTHOR, source="register.xlsx")
    return path


@pytest.fixture
def settle(program: Program, qtbot: QtBot) -> Callable[[], None]:
    """Wait until nothing is under way any more."""
    return lambda: qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=WAIT)


@pytest.fixture
def show_charts(
    program: Program, qtbot: QtBot, settle: Callable[[], None]
) -> Callable[[Path], ChartsPage]:
    """Open a records file in the window and go to its charts."""

    def showing(path: Path) -> ChartsPage:
        program.show(path)
        qtbot.waitUntil(lambda: program.context.store is not None, timeout=WAIT)
        program.window.show_page("charts")
        program.window.activateWindow()
        settle()
        page = program.window.page("charts")
        assert isinstance(page, ChartsPage)
        return page

    return showing


@pytest.fixture
def page(show_charts: Callable[[Path], ChartsPage], seven_sightings: Path) -> ChartsPage:
    return show_charts(seven_sightings)
