"""A map server on this machine, and archives to serve."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desktop_app.tiles.map_server import MapServer


@pytest.fixture
def server() -> Iterator[MapServer]:
    server = MapServer()
    yield server
    server.close()


@pytest.fixture
def make_mbtiles(tmp_path: Path) -> Callable[..., Path]:
    """An MBTiles file of tiles {(zoom, column, row from the north): bytes}."""

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
