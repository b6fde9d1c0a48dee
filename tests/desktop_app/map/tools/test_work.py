"""The tools of the map page without a web engine: what the page says is said here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from db.places.geodesic import length_m
from db.record_types import record_type
from desktop_app.app import Program
from desktop_app.map.environment import prepare_environment
from desktop_app.map.tools.looks import Looks, keep_looks, looks_of
from desktop_app.map.tools.menu import Pointed
from desktop_app.map.tools.scale import clicked_uncertainty, ratio, zoom_of
from desktop_app.map.tools.work import MapWork
from desktop_app.pages.map_page import MapPage
from desktop_app.pages.records_page import RecordsPage
from desktop_app.settings import Settings
from tests.desktop_app.conftest import WAIT

prepare_environment()

Open = Callable[[int], RecordsPage]
SIGHTING = record_type("sighting")
ZHIDOI = (33.85, 95.61)


@pytest.fixture
def page(program: Program, open_file: Open, monkeypatch: pytest.MonkeyPatch) -> Iterator[MapPage]:
    """The map page over 40 sightings; its web view is never made."""
    open_file(40)
    made = program.window.page("map")
    assert isinstance(made, MapPage)
    monkeypatch.setattr(made.map, "prepare", lambda: None)
    program.window.show_page("map")
    made.map._zoom = 12
    yield made
    if made.work.menu.menu is not None:
        made.work.menu.menu.close()


@pytest.fixture
def work(page: MapPage) -> MapWork:
    return page.work


def told(page: MapPage, kind: str) -> Any:
    return json.loads(page.map._told[kind])


def values_of(program: Program, id: int) -> dict[str, Any]:
    store = program.context.store
    assert store is not None
    record = store.get(SIGHTING, id)
    assert record is not None
    return dict(record.values)


# --- measuring ---


def test_a_line_is_measured_as_it_grows(page: MapPage, work: MapWork) -> None:
    work.measure(None)
    corners = [[33.85, 95.61], [33.85, 95.71], [33.95, 95.71]]
    page.map.said.emit("measure", {"corners": corners[:2], "moving": corners[2]})
    total = length_m([tuple(one) for one in corners])  # type: ignore[misc]
    assert told(page, "measure_words")["total"] == f"{total / 1000:.2f} km"
    assert told(page, "measure_words")["sides"] == ["9.25 km", "11.09 km"]
    assert f"{total / 1000:.2f} km" in work.strip.label.text()
    page.map.said.emit("measure", {"corners": corners[:2], "moving": None})
    assert "E 90°" in work.strip.label.text()


def test_an_area_is_given_in_the_units_of_papers_and_copied(page: MapPage, work: MapWork) -> None:
    work.measure(None, area=True)
    side = 0.01  # degrees: about 1.1 x 0.9 km
    corners = [[34, 95], [34, 95 + side], [34 + side, 95 + side], [34 + side, 95]]
    page.map.said.emit("measure", {"corners": corners, "moving": None})
    assert work.measuring.copied().startswith("1.02 km² = 102.5 ha = 1,537 mu")
    work.strip.buttons["copy"].click()
    assert QGuiApplication.clipboard().text() == work.measuring.copied()
    crossed = [corners[0], corners[2], corners[1], corners[3]]
    page.map.said.emit("measure", {"corners": crossed, "moving": None})
    assert work.strip.property("kind") == "doubt"
    assert "cross" in work.strip.label.text()


def test_esc_forgets_the_line_first_and_then_the_tool(page: MapPage, work: MapWork) -> None:
    page.bar.buttons["measure"].click()
    assert work.measuring.active
    page.map.said.emit("measure", {"corners": [[34, 95], [34, 96]]})
    assert work.escape()
    assert work.measuring.active
    assert not work.measuring.corners
    assert work.escape()
    assert not work.measuring.active
    assert not page.bar.buttons["measure"].isChecked()
    assert not work.escape()


def test_what_a_tampered_page_says_breaks_nothing(page: MapPage, work: MapWork) -> None:
    work.measure(None)
    for value in (
        None, [], {"corners": "x"}, {"corners": [[99, 0], ["a", 1], [True, 1], [1]]},
        {"corners": [[34, 95], None], "moving": {"lat": float("nan")}},
    ):  # fmt: skip
        page.map.said.emit("measure", value)
        page.map.said.emit("menu", value)
        page.map.said.emit("move_to", value)
    assert work.measuring.corners == [(34.0, 95.0)]
    assert Pointed.of(
        {"lat": 34, "lon": 95, "x": -3, "names": [1, {"name": 2}], "shapes": "?"}
    ) == (Pointed((34.0, 95.0), 0, 0))


# --- moving ---


def begin_move(qtbot: QtBot, work: MapWork, id: int) -> None:
    work.begin_move(id)
    qtbot.waitUntil(lambda: work.moving.active, timeout=WAIT)


def test_a_mark_is_moved_saved_and_brought_back_by_undo(
    program: Program, qtbot: QtBot, page: MapPage, work: MapWork
) -> None:
    store = program.context.store
    assert store is not None
    quiet = {"decimal_latitude": 33.95, "decimal_longitude": 95.3, "elevation": None}
    store.save(
        SIGHTING, {**quiet, "verbatim_coordinates": "33.9478, 95.3012", "verbatim_srs": "gcj02"},
        author="T", id=7,
    )  # fmt: skip
    before = values_of(program, 7)
    begin_move(qtbot, work, 7)
    assert not work.strip.buttons["save"].isEnabled()  # it has not moved yet
    place = {"lat": before["decimal_latitude"] + 0.001, "lon": before["decimal_longitude"]}
    page.map.said.emit("move_to", place)
    assert "111 m" in work.strip.label.text()
    assert told(page, "move_words") == "111 m"
    page.map.said.emit("move_done", None)
    qtbot.waitUntil(lambda: not work.moving.active, timeout=WAIT)
    after = values_of(program, 7)
    assert after["decimal_latitude"] == pytest.approx(place["lat"], abs=1e-6)
    assert after["position_source"] == "map_pick"
    assert after["coordinate_uncertainty"] == clicked_uncertainty(place["lat"], 12)
    for name in ("verbatim_coordinates", "verbatim_srs", "notes", "place_code"):
        assert after[name] == before[name]
    program.window.undoing.undo()
    qtbot.waitUntil(
        lambda: values_of(program, 7)["decimal_latitude"] == before["decimal_latitude"],
        timeout=WAIT,
    )
    assert values_of(program, 7)["position_source"] == before["position_source"]


def test_a_doubtful_place_is_asked_about_before_it_is_saved(
    program: Program, qtbot: QtBot, page: MapPage, work: MapWork
) -> None:
    before = values_of(program, 3)
    begin_move(qtbot, work, 3)
    page.map.said.emit("move_to", {"lat": 36.6, "lon": 101.7})  # Xining, another county
    page.map.said.emit("move_done", None)
    qtbot.waitUntil(lambda: work.strip.property("kind") == "doubt", timeout=WAIT)
    assert "治多县" in work.strip.label.text()
    assert values_of(program, 3) == before
    # Another place is another question.
    page.map.said.emit("move_to", {"lat": 36.61, "lon": 101.7})
    assert work.strip.property("kind") == ""
    page.map.said.emit("move_done", None)
    qtbot.waitUntil(lambda: work.strip.property("kind") == "doubt", timeout=WAIT)
    qtbot.mouseClick(work.strip.buttons["save"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not work.moving.active, timeout=WAIT)
    assert values_of(program, 3)["decimal_latitude"] == 36.61


def test_esc_leaves_the_mark_where_it_was(
    program: Program, qtbot: QtBot, page: MapPage, work: MapWork
) -> None:
    before = values_of(program, 5)
    begin_move(qtbot, work, 5)
    page.map.said.emit("move_to", {"lat": 34.4, "lon": 95.1})
    page.map.said.emit("move_left", None)
    assert not work.moving.active
    assert work.strip.isHidden()
    assert told(page, "move") is None
    page.map.said.emit("move_done", None)  # on its way when Esc came
    assert values_of(program, 5) == before


def test_somebody_else_moved_it_meanwhile(
    program: Program, qtbot: QtBot, page: MapPage, work: MapWork
) -> None:
    begin_move(qtbot, work, 9)
    store = program.context.store
    assert store is not None
    store.save(SIGHTING, {"notes": "changed"}, author="Other", id=9)
    before = values_of(program, 9)
    page.map.said.emit("move_to", {"lat": 33.95, "lon": 95.3})
    page.map.said.emit("move_done", None)
    qtbot.waitUntil(lambda: work.strip.property("kind") != "", timeout=WAIT)
    if work.strip.property("kind") == "doubt":
        work.strip.buttons["save"].click()
    qtbot.waitUntil(lambda: work.strip.property("kind") == "error", timeout=WAIT)
    assert values_of(program, 9) == before


# --- the menu ---


def texts(menu: QMenu | None) -> list[str]:
    assert menu is not None
    return [action.text() for action in menu.actions() if action.text()]


def open_menu(qtbot: QtBot, page: MapPage, lat: float, lon: float, **more: Any) -> QMenu:
    page.map.said.emit("menu", {"lat": lat, "lon": lon, "x": 5, "y": 5, **more})
    menu = page.work.menu
    qtbot.waitUntil(lambda: menu._here is not None and menu._here.isEnabled(), timeout=WAIT)
    assert menu.menu is not None
    return menu.menu


@pytest.mark.allow_log("does not support")
def test_the_menu_says_where_this_is_in_every_form(qtbot: QtBot, page: MapPage) -> None:
    menu = open_menu(qtbot, page, *ZHIDOI, names=[{"name": "治多", "latin": "Zhidoi"}])
    said = texts(menu)
    assert said[0] == "33.85000, 95.61000"
    assert any("治多县" in text for text in said)
    assert any(text.startswith("Ground about 4,") for text in said)
    assert "治多 · Zhidoi" in said
    here = page.work.menu._here
    assert here is not None
    forms = texts(here)
    assert any("46S GC" in text for text in forms)
    assert any("GCJ-02" in text and not text.startswith("33.85000") for text in forms)
    next(action for action in here.actions() if "46S GC" in action.text()).trigger()
    assert QGuiApplication.clipboard().text().startswith("46S GC")


@pytest.mark.allow_log("does not support")
def test_the_menu_lists_what_lies_there_and_opens_it(
    program: Program, qtbot: QtBot, page: MapPage
) -> None:
    near = values_of(program, 4)
    open_menu(qtbot, page, near["decimal_latitude"] + 1e-4, near["decimal_longitude"])
    [record] = page.work.menu.shown_records()
    assert near["event_date"].isoformat() in record.title()
    record.actions()[0].trigger()
    qtbot.waitUntil(lambda: page.form is not None and page.form.record_id == 4, timeout=WAIT)
    record.actions()[1].trigger()
    qtbot.waitUntil(lambda: page.work.moving.active, timeout=WAIT)


@pytest.mark.allow_log("does not support")
@pytest.mark.parametrize(("kind", "label"), [("sighting", "sighting"), ("rescue", "rescue")])
def test_a_new_record_begins_with_the_place(
    program: Program, qtbot: QtBot, page: MapPage, kind: str, label: str
) -> None:
    menu = open_menu(qtbot, page, *ZHIDOI)
    action = next(a for a in menu.actions() if a.text().startswith(f"New {label}"))
    action.trigger()
    current = program.window.current_page()
    assert current is program.window.page(kind)
    qtbot.waitUntil(lambda: current is not None and current.position() == ZHIDOI, timeout=WAIT)
    panel = current.form if kind == "sighting" else current.register.form  # type: ignore[union-attr]
    values = panel.form.values()
    assert values["position_source"] == "map_pick"
    assert values["coordinate_uncertainty"] == clicked_uncertainty(ZHIDOI[0], 12)
    assert panel.is_dirty()


# --- going to a place ---


def go(qtbot: QtBot, work: MapWork, text: str) -> None:
    work.go_to.setText("")
    qtbot.keyClicks(work.go_to, text)
    qtbot.keyClick(work.go_to, Qt.Key.Key_Return)


def test_a_typed_position_is_gone_to_at_once(qtbot: QtBot, page: MapPage, work: MapWork) -> None:
    go(qtbot, work, "33 51 00 N 95 36 36 E")
    qtbot.waitUntil(lambda: "fly" in page.map._told, timeout=WAIT)
    flown = told(page, "fly")
    assert (flown["lat"], flown["lon"]) == pytest.approx(ZHIDOI, abs=1e-4)
    assert told(page, "landmark")["text"] == "33.85000, 95.61000"


def test_a_place_nobody_has_set_is_set_on_the_map_and_stays(
    program: Program, qtbot: QtBot, page: MapPage, work: MapWork
) -> None:
    work.go_to.setText("索加乡")
    qtbot.keyClick(work.go_to, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.notice.isHidden(), timeout=WAIT)
    assert "索加乡" in page.notice.label.text()
    page.notice.button.click()
    page.map._picking = True
    with qtbot.waitSignal(program.context.reference_changed, timeout=WAIT):
        page.map._keep_picked(33.95, 93.55)
    go(qtbot, work, "")
    work.go_to.setText("索加乡")
    qtbot.keyClick(work.go_to, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "fly" in page.map._told, timeout=WAIT)
    assert told(page, "fly")["lat"] == 33.95


# --- looks ---


def test_how_a_file_was_looked_at_is_remembered(settings: Settings) -> None:
    seen = Looks(34.0, 95.0, 9, True, "mgrs", "zh")
    keep_looks(settings, "/a.gpkg", seen)
    assert looks_of(settings, "/a.gpkg") == seen
    other = looks_of(settings, "/b.gpkg")  # tastes are the user's, the place is the file's
    assert (other.latitude, other.zoom, other.form, other.names) == (None, 0, "mgrs", "zh")
    for number in range(30):
        keep_looks(settings, f"/{number}.gpkg", seen)
    assert looks_of(settings, "/a.gpkg").latitude is None
    settings.set_layout("map-looks", {"/a.gpkg": {"latitude": "x", "zoom": 99, "form": "swiss"}})
    assert looks_of(settings, "/a.gpkg") == Looks()


def test_the_buttons_change_the_look_and_the_next_window_has_it(
    program: Program, page: MapPage, work: MapWork
) -> None:
    page.bar.buttons["graticule"].click()
    form = next(a for a in work.view_menu.actions() if a.text() == "MGRS")
    form.trigger()
    page.map.pointer_moved.emit(*ZHIDOI)
    assert told(page, "pointer_text").startswith("46S GC")
    again = MapPage(program.context)
    try:
        assert again.work.looks == work.looks
        assert json.loads(again.map._told["graticule"]) is True
    finally:
        again.dispose()
        again.deleteLater()


def test_a_scale_is_found_again() -> None:
    for wanted in (25_000, 100_000, 1_000_000):
        assert ratio(34.0, zoom_of(34.0, wanted)) == pytest.approx(wanted)
    assert clicked_uncertainty(34.0, 17) == 10
    assert clicked_uncertainty(34.0, 9) == 2000
