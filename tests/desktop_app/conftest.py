"""A real window over a real records file, closed again after each test."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.app import Program
from desktop_app.pages.records_page import RecordsPage
from desktop_app.settings import Settings

AUTHOR = "Tsering"
WAIT = 10_000  # milliseconds after which a test gives up; nothing waits that long


def sighting_values(number: int) -> dict[str, Any]:
    """One of many sightings: days go back from 2025-06-30, every third is of species 1."""
    return {
        "event_date": dt.date(2025, 6, 30) - dt.timedelta(days=number % 400),
        "date_precision": "day",
        "species_id": 1 + number % 3,
        "individual_count": 1 + number % 5,
        "decimal_latitude": 33.5 + (number % 100) / 200,
        "decimal_longitude": 93.5 + (number % 90) / 200,
        "elevation": 4300.0 + number % 700,
        "place_code": "632724",
        "evidence": "animal",
        "observer": f"Ranger {number % 7}",
        "notes": f"note {number}",
        "status": ("draft", "recorded", "verified")[number % 3],
    }


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A records file without sightings; copy it before writing."""
    from db.records_file import create_records_file

    path = tmp_path_factory.mktemp("records") / "empty.gpkg"
    create_records_file(path, author=AUTHOR).close()
    return path


@pytest.fixture
def make_records(empty_file: Path, tmp_path: Path) -> Callable[[int], Path]:
    """Make a records file with so many sightings."""
    from db.record_types import record_type
    from db.records_file import open_records

    def make(count: int = 0, name: str = "office.gpkg") -> Path:
        path = tmp_path / name
        shutil.copy(empty_file, path)
        if count:
            with open_records(path) as store:
                store.apply_import(
                    record_type("sighting"), [sighting_values(n) for n in range(count)],
                    author=AUTHOR, source="register.xlsx")  # fmt: skip
        return path

    return make


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(tmp_path / "config")
    made.user = AUTHOR
    return made


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, qapp: Any) -> Iterator[Program]:
    """The window, shown and without a records file."""
    i18n.install("en")
    made = Program(settings)
    made.window.resize(1366, 768)
    yield made
    made.close()
    i18n.install("en")


@pytest.fixture
def open_file(
    program: Program, qtbot: QtBot, make_records: Callable[[int], Path]
) -> Callable[[int], RecordsPage]:
    """Open a file with so many sightings and wait until their table is complete."""

    def opening(count: int = 0) -> RecordsPage:
        program.show(make_records(count))
        qtbot.waitUntil(lambda: program.context.store is not None, timeout=WAIT)
        page = program.window.page("sighting")
        assert isinstance(page, RecordsPage)
        qtbot.waitUntil(lambda: page.model.complete, timeout=WAIT)
        return page

    return opening


@pytest.fixture
def make_mbtiles(tmp_path: Path) -> Callable[..., Path]:
    """An MBTiles file of tiles {(zoom, column, row from the north): bytes}."""
    import sqlite3

    def make(tiles: dict[tuple[int, int, int], bytes], name: str = "photo.mbtiles") -> Path:
        path = tmp_path / name
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
            db.execute(
                "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER,"
                " tile_data BLOB)"
            )
            db.executemany(
                "INSERT INTO tiles VALUES (?, ?, ?, ?)",
                [(z, x, 2**z - 1 - y, data) for (z, x, y), data in tiles.items()],
            )
        db.close()
        return path

    return make
