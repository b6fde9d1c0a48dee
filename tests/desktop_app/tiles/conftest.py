"""A map server on this machine, and archives to serve."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.desktop_app.tiles.map_server import MapServer


@pytest.fixture
def server() -> Iterator[MapServer]:
    server = MapServer()
    yield server
    server.close()
