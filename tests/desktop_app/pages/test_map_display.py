"""Display panel, legend, slider and area on the real map page."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.area import Box, Circle, Polygon
from db.record_types import record_type
from desktop_app.app import Program
from desktop_app.map.area_tool import area_of
from desktop_app.map.environment import prepare_environment
from desktop_app.map.panel import DisplayPanel
from desktop_app.pages.map_page import MapPage
from desktop_app.pages.records_page import RecordsPage
from tests.desktop_app.conftest import WAIT
from tests.rescue_samples import add, begin, day

prepare_environment()

Open = Callable[[int], RecordsPage]
Ask = Callable[[str], Any]


@pytest.fixture
def page(program: Program, qtbot: QtBot, open_file: Open) -> MapPage:
    """The map over 60 sightings and a case that was released, in view at zoom 8."""
    open_file(60)
    store = program.context.store
    assert store is not None
    case = begin(store)
    add(store, case, "transport", day(6), from_latitude=33.96834, from_longitude=93.60759,
        to_latitude=33.6, to_longitude=94.4)  # fmt: skip
    add(store, case, "outcome", day(20), outcome="released", decimal_latitude=34.1,
        decimal_longitude=94.2)  # fmt: skip
    program.window.show_page("map")
    made = program.window.page("map")
    assert isinstance(made, MapPage)
    made.map.fly_to(33.8, 93.9, 8)
    qtbot.waitUntil(lambda: made.map.box is not None and made.map.zoom == 8, timeout=3 * WAIT)
    settled(qtbot, made, lambda: made.records.answer is not None)
    return made


def settled(qtbot: QtBot, page: MapPage, fact: Callable[[], bool] = lambda: True) -> None:
    qtbot.waitUntil(lambda: fact() and not page.records.busy, timeout=WAIT)


@pytest.fixture
def ask(page: MapPage, qtbot: QtBot) -> Ask:
    def evaluate(expression: str) -> Any:
        answers: list[Any] = []
        page.map.run_script(f"JSON.stringify([({expression})])", answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=WAIT)
        return json.loads(answers[0])[0]

    return evaluate


def legend(ask: Ask) -> dict[str, str]:
    rows = ask(
        "[...document.querySelectorAll('.st-entry')].map((e) =>"
        " [e.querySelector('span').textContent, e.querySelector('b').textContent])"
    )
    return dict(rows)


def test_kinds_and_colours_are_chosen_and_the_legend_says_them(
    page: MapPage, qtbot: QtBot, ask: Ask, program: Program
) -> None:
    page.side.open("display")
    panel = page.side.panels["display"]
    assert isinstance(panel, DisplayPanel)
    assert legend(ask)["Sightings"] == "60"
    assert (legend(ask)["Rescue cases"], legend(ask)["Releases"]) == ("1", "1")
    shapes = ask("snowtrack.marks.styles.map((s) => s.layer + ' ' + s.shape)")
    assert set(shapes) == {"sighting circle", "rescue cross", "rescue triangle"}
    signs = ask("snowtrack.marks.styles.map((s) => s.colour + s.sign)")
    assert len(set(signs)) == len({sign[7:] for sign in signs}) == 3, "never by colour alone"
    panel.colourings["month"].click()
    settled(qtbot, page, lambda: page.records.answer.rows[0].field == "month")  # type: ignore[union-attr]
    assert "Mar" in legend(ask)
    panel.colourings["kind"].click()
    settled(qtbot, page, lambda: page.records.answer.rows[0].field == "kind")  # type: ignore[union-attr]
    assert legend(ask) == {"Sightings": "60", "Rescue cases": "1", "Releases": "1"}
    panel.kinds["sighting"].click()
    settled(qtbot, page, lambda: page.records.answer.placed == (1, 1))  # type: ignore[union-attr]
    assert legend(ask) == {"Rescue cases": "1", "Releases": "1"}
    assert program.window.filter_bar.count.text() == "2 records"
    panel.routes.click()
    qtbot.waitUntil(lambda: ask("snowtrack.routes.legs.length") == 2, timeout=WAIT)
    panel.heat.click()
    qtbot.waitUntil(lambda: ask("!document.querySelector('.st-heat').hidden"), timeout=WAIT)
    assert ask("snowtrack.marks.clusters.length + snowtrack.routes.legs.length") == 0
    panel.kinds["rescue"].click()
    panel.kinds["release"].click()
    assert page.records.display.kinds == ("release",), "the last kind stays"
    again = program.context.settings.layout("map-display")
    assert (again["colouring"], again["heat"]) == ("kind", True), "remembered"


def test_a_click_on_a_row_of_the_legend_hides_it(page: MapPage, qtbot: QtBot, ask: Ask) -> None:
    drawn = (
        "snowtrack.marks.points.length + snowtrack.marks.clusters.reduce((n, c) => n + c.count, 0)"
    )
    assert ask(drawn) == 62
    row = "document.querySelector('[data-key=\"kind:sighting\"]')"
    ask(f"{row}.click()")
    settled(qtbot, page, lambda: ask(drawn) == 2)
    assert ask(f"{row}.getAttribute('aria-pressed')") == "false"
    assert legend(ask)["Sightings"] == "60", "it still says how many there are"
    ask(f"{row}.dispatchEvent(new MouseEvent('click', {{ shiftKey: true, bubbles: true }}))")
    settled(qtbot, page, lambda: ask(drawn) == 60)
    page.records.show_all()
    settled(qtbot, page, lambda: ask(drawn) == 62)
    page.records.switch("species:999999")
    assert page.records.hidden == frozenset(), "what the page makes up hides nothing"


def test_a_mark_of_a_case_opens_its_page(page: MapPage, qtbot: QtBot, program: Program) -> None:
    opened: list[tuple[str, int]] = []
    program.context.record_requested.connect(lambda *what: opened.append(what))
    page.map.feature_clicked.emit("rescue", 1)
    assert opened == [("rescue", 1)]
    assert program.window.current_page() is program.window.page("rescue")


def test_the_slider_narrows_the_map_and_then_the_filter(
    page: MapPage, qtbot: QtBot, program: Program
) -> None:
    page.bar.buttons["times"].click()
    bar = page.display.times
    assert bar is not None
    assert bar.isVisible()
    qtbot.waitUntil(lambda: len(bar.range.times.counts) > 0, timeout=WAIT)
    bar.range.setFocus()
    for _ in range(3):
        qtbot.keyClick(bar.range, Qt.Key.Key_Right)
    settled(qtbot, page, lambda: page.records.answer.question.shown.span == bar.range.span)  # type: ignore[union-attr]
    answer = page.records.answer
    assert answer is not None
    assert sum(answer.timed) == 30, "the days of May 2025"
    assert "30 on the map" in bar.words.text()
    assert program.context.filter.current.since is None, "the filter has not been touched"
    qtbot.mouseClick(bar.keep, Qt.MouseButton.LeftButton)
    now = program.context.filter.current
    assert (now.since, now.until) == (dt.date(2025, 5, 1), dt.date(2025, 5, 31))
    assert page.records.span is None
    settled(qtbot, page, lambda: page.records.answer.placed[0] == 30)  # type: ignore[union-attr]


def test_play_shows_every_step_and_stops_at_the_end(page: MapPage, qtbot: QtBot) -> None:
    page.records.show(slider=True, kinds=("sighting",))
    bar = page.display.times
    assert bar is not None
    settled(qtbot, page, lambda: len(bar.range.times.counts) > 0)
    bar.speed.setCurrentIndex(2)
    seen: list[object] = []
    page.records.answered.connect(lambda answer: seen.append(answer.question.shown.span))
    qtbot.keyClick(bar.range, Qt.Key.Key_Space)
    assert bar.playing
    qtbot.waitUntil(lambda: not bar.playing, timeout=WAIT)
    assert len({span for span in seen if span is not None}) == 2, "May and June"
    bar.closed.emit()
    assert not bar.isVisible()
    assert page.records.span is None


def pixel(page: MapPage, lat: float, lon: float, ask: Ask) -> QPoint:
    x, y = ask(f"(({{x, y}}) => [x, y])(snowtrack.map.latLngToContainerPoint([{lat}, {lon}]))")
    return QPoint(round(x), round(y))


def test_an_outline_is_drawn_changed_and_narrows_everything(
    page: MapPage, qtbot: QtBot, ask: Ask, program: Program
) -> None:
    tool, target = page.display.area, page.map.web_target()
    assert target is not None
    tool.actions["polygon"].trigger()
    assert ask("snowtrack.map.doubleClickZoom.enabled()") is False
    corners = [(33.4, 93.4), (33.4, 93.75), (33.75, 93.75), (33.75, 93.4)]
    for lat, lon in [*corners[:2], (33.2, 93.2), *corners[2:]]:
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=pixel(page, lat, lon, ask))
        if (lat, lon) == (33.2, 93.2):
            ask("document.getElementById('map_snowtrack').focus()")
            qtbot.keyClick(target, Qt.Key.Key_Backspace)
        ask("0")
    qtbot.keyClick(target, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tool.area is not None, timeout=WAIT)
    assert isinstance(tool.area, Polygon)
    assert len(tool.area.ring) == 4
    for (lon, lat), corner in zip(tool.area.ring, corners, strict=True):
        assert (lat, lon) == pytest.approx(corner, abs=0.01)
    settled(qtbot, page, lambda: page.records.answer.totals[0] < 60)  # type: ignore[union-attr]
    inside = page.records.answer.totals[0]  # type: ignore[union-attr]
    store = program.context.store
    assert store is not None
    assert store.count(record_type("sighting"), program.context.filter.current) == inside > 0
    assert program.window.filter_bar.chips["area"].isVisible()
    assert tool.mode == "edit"
    assert ask("document.querySelectorAll('.st-corner:not(.st-middle)').length") == 4
    before = tool.area
    # As dragging a corner says it.
    moved = [[33.4, 93.4], [33.4, 93.75], [34.2, 94.3], [33.75, 93.4]]
    page.map.said.emit("area", {"kind": "polygon", "points": moved, "done": True})
    assert tool.area != before
    page.map.said.emit("area_undo", None)
    assert tool.area == before
    crossed = [[33.4, 93.4], [33.8, 93.8], [33.4, 93.8], [33.8, 93.4]]
    page.map.said.emit("area", {"kind": "polygon", "points": crossed, "done": True})
    assert tool.area == before
    assert "crosses itself" in page.work.strip.label.text()
    assert page.display.escape()
    assert tool.mode == ""
    assert ask("document.querySelectorAll('.st-corner').length") == 0
    assert ask("snowtrack.area.ring.length") == 4, "the area itself stays on the map"
    tool.actions["remove"].trigger()
    assert program.context.filter.current.area is None
    qtbot.waitUntil(lambda: ask("snowtrack.area.ring.length") == 0, timeout=WAIT)


def test_a_circle_by_keys_and_the_view_as_an_area(page: MapPage, qtbot: QtBot, ask: Ask) -> None:
    tool, target = page.display.area, page.map.web_target()
    assert target is not None
    tool.begin("circle")
    ask("document.getElementById('map_snowtrack').focus()")
    qtbot.keyClick(target, Qt.Key.Key_Space)
    centre = ask("(({lat, lng}) => [lat, lng])(snowtrack.map.getCenter())")
    ask("snowtrack.map.panBy([80, 0], { animate: false }) && 0")
    qtbot.keyClick(target, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tool.area is not None, timeout=WAIT)
    assert isinstance(tool.area, Circle)
    assert (tool.area.latitude, tool.area.longitude) == pytest.approx(tuple(centre), abs=1e-6)
    pixels = 40_075_016.686 * 0.831 / 256 / 2**8  # metres each at this latitude
    assert tool.area.radius == pytest.approx(80 * pixels, rel=0.02)
    tool.end()
    qtbot.keyClick(target, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: isinstance(tool.area, Box), timeout=WAIT)
    view = page.map.box
    assert view is not None
    assert tool.area == Box(view.west, view.south, view.east, view.north)
    tool.begin("box")
    qtbot.keyClick(target, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: tool.mode == "", timeout=WAIT)
    assert tool.area is not None, "leaving the tool takes nothing away"


@pytest.mark.parametrize(
    ("kind", "points"),
    [
        ("box", [(33.0, 95.0), (33.0, 96.0)]),
        ("circle", [(33.0, 95.0), (33.0, 95.0)]),
        ("polygon", [(33.0, 95.0), (33.0, 96.0)]),
        ("polygon", [(33.0, 95.0), (33.5, 95.0), (34.0, 95.0)]),
        ("star", [(33.0, 95.0), (33.5, 95.0)]),
    ],
)
def test_what_encloses_nothing_is_no_area(kind: str, points: list[tuple[float, float]]) -> None:
    assert area_of(kind, points) is None
