"""A map nobody has looked at yet shows the office's records, not the whole province."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.record_types import record_type
from db.records_file import open_records
from desktop_app.app import Program
from desktop_app.map.environment import prepare_environment
from desktop_app.map.tools.first_view import where_records_lie
from desktop_app.pages.map_page import MapPage
from desktop_app.pages.records_page import RecordsPage
from tests.desktop_app.conftest import WAIT, sighting_values

prepare_environment()


def test_a_point_typed_wrongly_does_not_widen_the_view(make_records: Callable[[int], Path]) -> None:
    with open_records(make_records(100)) as store:
        astray = sighting_values(1) | {"decimal_latitude": 3.3, "decimal_longitude": 9.3}
        store.save(record_type("sighting"), astray, author="a")
        box = where_records_lie(store)
    assert box is not None
    assert 33.0 < box.south < 33.6
    assert 33.9 < box.north < 34.6
    assert 93.0 < box.west < 93.6
    assert box.east < 94.6


def test_one_record_is_shown_with_what_lies_around_it(make_records: Callable[[int], Path]) -> None:
    with open_records(make_records(1)) as store:
        box = where_records_lie(store)
    assert box is not None
    assert box.north - box.south == pytest.approx(0.2)


def test_without_records_the_map_stays_as_it_is(make_records: Callable[[int], Path]) -> None:
    with open_records(make_records(0)) as store:
        assert where_records_lie(store) is None


def test_a_map_seen_for_the_first_time_opens_on_the_records(
    program: Program, qtbot: QtBot, open_file: Callable[[int], RecordsPage]
) -> None:
    open_file(60)
    program.window.show_page("map")
    page = program.window.page("map")
    assert isinstance(page, MapPage)

    def on_the_records() -> bool:
        box = page.map.box
        return box is not None and box.west > 92 and box.east < 96 and page.map.zoom >= 8

    qtbot.waitUntil(on_the_records, timeout=3 * WAIT)
