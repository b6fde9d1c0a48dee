"""The map page: what is drawn, a click that opens a record, and picking a place for a form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.record_types import record_type
from desktop_app.app import Program
from desktop_app.map.environment import prepare_environment
from desktop_app.map.features import FeatureBatch
from desktop_app.pages.map_page import MapPage
from desktop_app.pages.records_page import RecordsPage
from tests.desktop_app.conftest import WAIT

prepare_environment()

Open = Callable[[int], RecordsPage]


@pytest.fixture
def map_page(program: Program, qtbot: QtBot, open_file: Open) -> MapPage:
    open_file(60)
    program.window.show_page("map")
    page = program.window.page("map")
    assert isinstance(page, MapPage)
    qtbot.waitUntil(lambda: page.map.box is not None, timeout=3 * WAIT)
    return page


def test_the_map_draws_the_filter_and_opens_a_record(
    program: Program, qtbot: QtBot, map_page: MapPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[FeatureBatch] = []
    monkeypatch.setattr(map_page.map, "show_features", drawn.append)
    program.context.filter.set(species=(1,))
    qtbot.waitUntil(lambda: bool(drawn) and drawn[-1].count == 20, timeout=WAIT)
    assert program.window.filter_bar.count.text().startswith("20 records")
    map_page.map.feature_clicked.emit("sighting", 4)
    assert map_page.form is not None
    form = map_page.form
    qtbot.waitUntil(lambda: form.record_id == 4, timeout=WAIT)
    assert form.isVisible()
    qtbot.mouseClick(form.close_button, Qt.MouseButton.LeftButton)
    assert not form.isVisible()


def test_the_legend_names_only_what_is_drawn(
    program: Program, qtbot: QtBot, map_page: MapPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[FeatureBatch] = []
    monkeypatch.setattr(map_page.map, "show_features", drawn.append)

    def shown(**parts: object) -> FeatureBatch:
        drawn.clear()
        program.context.filter.set(**parts)
        qtbot.waitUntil(lambda: bool(drawn), timeout=WAIT)
        return drawn[-1]

    assert len(shown(species=(1,)).legend) == 1, "no other species when there is none"
    empty = shown(species=(9,))
    assert (empty.count, empty.legend) == (0, ())
    assert empty.summary == "No record to show"
    store = program.context.store
    assert store is not None
    nowhere = {"event_date": dt.date(2025, 3, 5), "species_id": 8, "status": "recorded"}
    store.save(record_type("sighting"), nowhere, author="Nyima")
    unplaced = shown(species=(8,))
    assert unplaced.legend == ()
    assert unplaced.summary == "No record of this filter has a position"
    several = shown(species=())
    assert len(several.legend) == 3, "a species without any position is not on the map"


def test_a_place_picked_on_the_map_stands_in_the_form(
    program: Program, qtbot: QtBot, map_page: MapPage
) -> None:
    program.window.show_page("sighting")
    page = program.window.page("sighting")
    assert isinstance(page, RecordsPage)
    page.new_record()
    qtbot.waitUntil(page.form.form.isVisible, timeout=WAIT)
    page.form.form.editor("decimal_latitude").pick()  # type: ignore[attr-defined]
    assert program.window.current_page() is map_page
    assert not map_page.notice.isVisible(), "the map itself asks: once is enough"
    map_page.map.picked.emit(33.96834, 93.60759)
    assert program.window.current_page() is page
    values = page.form.form.values()
    assert (values["decimal_latitude"], values["decimal_longitude"]) == (33.96834, 93.60759)
    assert values["position_source"] == "map_pick"


def test_escape_goes_back_to_the_form_without_a_place(
    program: Program, qtbot: QtBot, map_page: MapPage
) -> None:
    answers: list[tuple[float, float]] = []
    program.window.show_page("sighting")
    program.context.pick_requested.emit(lambda *place: answers.append(place))
    assert program.window.current_page() is map_page
    map_page.map.pick_cancelled.emit()
    current = program.window.current_page()
    assert isinstance(current, RecordsPage)
    map_page.map.picked.emit(33.0, 94.0)
    assert answers == []
