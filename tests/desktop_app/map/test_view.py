"""The map as its user and its host meet it, on a real web engine."""

from __future__ import annotations

import builtins
import math
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTranslator
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import i18n
from desktop_app.map.features import Box, Details, FeatureBatch, legend
from desktop_app.map.view import MapView
from forms import theme

Ask = Callable[[str], Any]
ZHIDOI = (33.85, 95.61)
LEGEND = legend(["雪豹", "岩羊"], ["#332288", "#CC6677"])


def surface(view: MapView) -> QWidget:
    """The widget inside the web view that takes mouse and keys."""
    assert view._view is not None
    inner = view._view.focusProxy()
    assert inner is not None
    return inner


def go(view: MapView, qtbot: QtBot, place: tuple[float, float], zoom: int) -> Box:
    with qtbot.waitSignal(view.view_changed, timeout=10_000):
        view.fly_to(*place, zoom)
    assert view.box is not None
    assert view.zoom == zoom
    return view.box


def pixel(box: Box, lat: float, lon: float) -> QPoint:
    """Where a place is on the screen, by Mercator's formula and not the page's."""

    def northing(degrees: float) -> float:
        return math.asinh(math.tan(math.radians(degrees)))

    x = (lon - box.west) / (box.east - box.west) * box.width
    y = (northing(box.north) - northing(lat)) / (northing(box.north) - northing(box.south))
    return QPoint(round(x), round(y * box.height))


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    east = (one[1] - other[1]) * math.cos(math.radians(one[0]))
    return math.hypot(one[0] - other[0], east) * 111_195


def test_the_page_loads_its_base_map_and_reaches_for_nothing_else(view: MapView, ask: Ask) -> None:
    assert view.state == "ready"
    assert ask("snowtrack.base._lakes.length") > 50
    assert ask("snowtrack.base._rivers.length") > 100
    assert ask("snowtrack.base._lines.length") > 300
    assert ask("snowtrack.names.drawnNames") > 5
    box = view.box
    assert box is not None
    assert box.west < 90
    assert box.east > 102
    assert (box.width, box.height) == (800, 500)
    assert view.blocked_requests == {}
    assert view._profile is not None
    assert set(view._profile.guard.allowed) == {"snowtrack://map"}


@pytest.mark.allow_log("map page|kept from reaching|Content Security")
def test_no_request_leaves_even_when_the_page_tries(view: MapView, ask: Ask, qtbot: QtBot) -> None:
    ask(
        """(() => {
        window.refused = [];
        const note = (name) => () => window.refused.push(name);
        fetch("https://example.invalid/a").catch(note("fetch"));
        fetch("file:///etc/hostname").catch(note("file"));
        fetch("snowtrack://map/web/README.md").then((r) => r.ok || note("unlisted")(),
          note("unlisted"));
        fetch("snowtrack://map/basemap/../../pyproject.toml").then((r) => r.ok || note("up")(),
          note("up"));
        const image = new Image();
        image.onerror = note("image");
        image.src = "http://example.invalid/b.png";
        const script = document.createElement("script");
        script.onerror = note("script");
        script.src = "https://example.invalid/c.js";
        document.head.appendChild(script);
        const frame = document.createElement("iframe");
        frame.src = "https://example.invalid/";
        document.body.appendChild(frame);
        try { new WebSocket("wss://example.invalid/"); } catch (e) { note("socket")(); }
        try { eval("1"); } catch (e) { note("eval")(); }
        window.open("https://example.invalid/");
        })()"""
    )
    wanted = {"fetch", "file", "unlisted", "up", "image", "script", "eval"}
    qtbot.waitUntil(lambda: wanted <= set(ask("window.refused")), timeout=10_000)
    before = ask("location.href")
    ask("location.href = 'https://example.invalid/'")
    assert ask("location.href") == before
    assert view._profile is not None
    assert set(view._profile.guard.allowed) == {"snowtrack://map"}
    assert view.state == "ready"


def test_the_guard_blocks_what_the_policy_would_let_through(view: MapView, qtbot: QtBot) -> None:
    # Without the page's own policy: the guard alone must hold.
    from PySide6.QtCore import QUrl
    from PySide6.QtWebEngineCore import QWebEnginePage

    assert view._profile is not None
    page = QWebEnginePage(view._profile, view)
    guard = view._profile.guard
    try:
        page.setHtml("<img src='http://example.invalid/x.png'>", QUrl("snowtrack://map/"))
        import logging

        logging.getLogger("desktop_app.map.scheme").setLevel(logging.CRITICAL)
        qtbot.waitUntil(lambda: bool(guard.blocked), timeout=10_000)
    finally:
        logging.getLogger("desktop_app.map.scheme").setLevel(logging.NOTSET)
        page.deleteLater()
    assert all("/x.png" not in target for target in guard.blocked)


def batch(*places: tuple[float, float], first_id: int = 41) -> FeatureBatch:
    points = tuple((lat, lon, first_id + n, n % 2, 50.0) for n, (lat, lon) in enumerate(places))
    return FeatureBatch(points, ((34.4, 96.3, 12),), LEGEND, summary="14 条记录")


def test_marks_are_drawn_and_seen(view: MapView, ask: Ask, qtbot: QtBot) -> None:
    box = go(view, qtbot, ZHIDOI, 9)
    at = pixel(box, *ZHIDOI)
    view.show_features(batch(ZHIDOI, (33.6, 95.2)))
    drawn = ask("snowtrack.marks.drawn")
    assert (drawn["points"], drawn["clusters"]) == (2, 1)
    assert ask("[...document.querySelectorAll('.st-legend p, .st-legend span')]"
               ".map((e) => e.textContent)") == ["14 条记录", "雪豹", "岩羊"]  # fmt: skip

    def purple() -> bool:
        colour = view.grab_image().toImage().pixelColor(at)
        expected = QColor("#332288")
        return all(
            abs(a - b) < 12
            for a, b in zip(colour.getRgb()[:3], expected.getRgb()[:3], strict=True)  # type: ignore[index]
        )

    qtbot.waitUntil(purple, timeout=10_000)


def test_a_click_on_a_mark_names_its_record(view: MapView, ask: Ask, qtbot: QtBot) -> None:
    box = go(view, qtbot, ZHIDOI, 9)
    view.show_features(batch(ZHIDOI, (33.6, 95.2)))
    ask("0")  # the marks have arrived
    with qtbot.waitSignal(view.feature_clicked, timeout=10_000) as clicked:
        qtbot.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=pixel(box, 33.6, 95.2))
    assert clicked.args == ["sighting", 42]
    assert ask("snowtrack.marks.selected") == {"layer": "sighting", "id": 42}


def test_marks_on_one_spot_take_turns(view: MapView, ask: Ask, qtbot: QtBot) -> None:
    box = go(view, qtbot, ZHIDOI, 14)
    view.show_features(batch(ZHIDOI, ZHIDOI, ZHIDOI))
    ask("0")
    seen = []
    for _ in range(3):
        with qtbot.waitSignal(view.feature_clicked, timeout=10_000) as clicked:
            qtbot.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=pixel(box, *ZHIDOI))
        seen.append(clicked.args[1])
        ask("0")
    assert sorted(seen) == [41, 42, 43]


def test_a_click_on_a_cluster_comes_closer(view: MapView, ask: Ask, qtbot: QtBot) -> None:
    box = go(view, qtbot, (34.4, 96.3), 8)
    view.show_features(batch(ZHIDOI))
    ask("0")
    with qtbot.waitSignal(view.view_changed, timeout=10_000) as changed:
        qtbot.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=pixel(box, 34.4, 96.3))
    assert changed.args[1] == 10


def test_the_keyboard_steps_through_marks_and_opens_one(
    view: MapView, ask: Ask, qtbot: QtBot
) -> None:
    go(view, qtbot, ZHIDOI, 9)
    view.show_features(batch(ZHIDOI, (33.6, 95.2)))
    ask("document.getElementById('map_snowtrack').focus()")
    view.setFocus()
    keys = surface(view)
    qtbot.keyClick(keys, Qt.Key.Key_N)
    qtbot.keyClick(keys, Qt.Key.Key_N)
    with qtbot.waitSignal(view.feature_clicked, timeout=10_000) as opened:
        qtbot.keyClick(keys, Qt.Key.Key_Return)
    assert opened.args[1] in (41, 42)


def test_picking_gives_the_place_under_the_click(view: MapView, ask: Ask, qtbot: QtBot) -> None:
    box = go(view, qtbot, ZHIDOI, 14)
    view.set_marker(None)
    view.begin_pick()
    assert ask("getComputedStyle(document.querySelector('.st-banner')).display") == "flex"
    for wanted in ((33.853, 95.602), (33.846, 95.621)):
        with qtbot.waitSignal(view.picked, timeout=10_000) as picked:
            at = pixel(box, *wanted)
            qtbot.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=at)
        # One pixel is 8 metres here.
        assert metres((picked.args[0], picked.args[1]), wanted) < 8
    view.end_pick()
    with qtbot.assertNotEmitted(view.picked, wait=200):
        qtbot.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
        ask("0")


def test_picking_works_from_the_keyboard(view: MapView, ask: Ask, qtbot: QtBot) -> None:
    go(view, qtbot, ZHIDOI, 12)
    view.begin_pick()
    ask("0")
    view.setFocus()
    with qtbot.waitSignal(view.picked, timeout=10_000) as picked:
        qtbot.keyClick(surface(view), Qt.Key.Key_Return)
    assert metres((picked.args[0], picked.args[1]), ZHIDOI) < 60
    with qtbot.waitSignal(view.pick_cancelled, timeout=10_000):
        qtbot.keyClick(surface(view), Qt.Key.Key_Escape)


def test_picking_starts_where_the_record_is(view: MapView, ask: Ask, qtbot: QtBot) -> None:
    go(view, qtbot, (36.6, 101.7), 10)
    view.set_marker(*ZHIDOI, 500)
    with qtbot.waitSignal(view.view_changed, timeout=10_000):
        view.begin_pick(ZHIDOI)
    assert view.box is not None
    assert view.box.south < ZHIDOI[0] < view.box.north
    assert ask("snowtrack.marks.place") == {
        "lat": ZHIDOI[0], "lon": ZHIDOI[1], "uncertainty": 500,
    }  # fmt: skip
    assert ask("document.querySelectorAll('.st-pin').length") == 1


HOSTILE = (
    "<img src=x onerror='window.hacked=1'>",
    "{{7*7}} {% for x in y %} ${7*7}",
    "</script><script>window.hacked=1</script>",
    "\u2028\u2029\\\"'<!-- &lt;b&gt;",
)


def test_text_of_records_stays_text(view: MapView, ask: Ask, qtbot: QtBot) -> None:
    details = Details(
        *ZHIDOI,
        title=HOSTILE[0],
        subtitle=HOSTILE[1],
        rows=((HOSTILE[2], HOSTILE[3]), (HOSTILE[3], HOSTILE[2])),
        record_id=7,
        action=HOSTILE[0],
    )
    view.show_features(
        FeatureBatch((), (), legend(HOSTILE, ["#332288"]), layer=HOSTILE[0], summary=HOSTILE[2])
    )
    view.set_texts({"pick": HOSTILE[0], "attribution": HOSTILE[2], "home": HOSTILE[0]})
    view.show_details(details)
    content = "document.querySelector('.leaflet-popup-content')"
    assert ask(f"{content}.querySelector('h2').textContent") == HOSTILE[0]
    assert ask(f"{content}.querySelector('.st-sub').textContent") == HOSTILE[1]
    cells = ask(f"[...{content}.querySelectorAll('dt, dd')].map((e) => e.textContent)")
    assert cells == [HOSTILE[2], HOSTILE[3], HOSTILE[3], HOSTILE[2]]
    entries = ask("[...document.querySelectorAll('.st-entry span')].map((e) => e.textContent)")
    assert entries == list(HOSTILE)
    assert ask("document.querySelector('.st-sum').textContent") == HOSTILE[2]
    assert ask("typeof window.hacked") == "undefined"
    assert ask("document.querySelectorAll('img[src=x]').length") == 0
    assert view.blocked_requests == {}
    with qtbot.waitSignal(view.open_requested, timeout=10_000) as opened:
        ask(f"{content}.querySelector('.st-open').click()")
    assert opened.args == ["sighting", 7]


def test_what_was_set_before_the_first_showing_is_not_lost(qtbot: QtBot) -> None:
    widget = MapView()
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    assert widget.state == "idle"
    assert widget.grab_image().isNull()
    widget.fit(Box(95.0, 33.0, 96.0, 34.0))
    widget.show_features(batch(ZHIDOI))
    with qtbot.waitSignal(widget.ready, timeout=30_000):
        widget.show()
    qtbot.waitUntil(lambda: widget.box is not None and widget.zoom >= 8, timeout=10_000)
    assert widget.box is not None
    assert widget.box.west <= 95.0
    assert widget.box.north >= 34.0
    answers: list[Any] = []
    widget.run_script("snowtrack.marks.points.length", answers.append)
    qtbot.waitUntil(lambda: answers == [1.0], timeout=10_000)
    widget.close_page()


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process the POSIX way")
@pytest.mark.allow_log("the map has stopped")
def test_a_crashed_page_says_so_and_comes_back_with_its_marks(view: MapView, qtbot: QtBot) -> None:
    view.show_features(batch(ZHIDOI))
    assert view._view is not None
    process = view._view.page().renderProcessPid()
    with qtbot.waitSignal(view.failed, timeout=10_000):
        os.kill(process, signal.SIGKILL)
    assert view.state == "failed"
    [again] = [b for b in view.findChildren(QPushButton) if b.isVisible()]
    assert view.grab_image().isNull()
    with qtbot.waitSignal(view.ready, timeout=30_000):
        qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    answers: list[Any] = []
    view.run_script("snowtrack.marks.points.length", answers.append)
    qtbot.waitUntil(lambda: answers == [1.0], timeout=10_000)


@pytest.mark.allow_log("the map cannot be loaded")
def test_without_a_web_engine_the_page_says_what_still_works(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def missing(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("PySide6.QtWebEngine"):
            raise ImportError("libnss3.so: cannot open shared object file")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", missing)
    widget = MapView()
    qtbot.addWidget(widget)
    with qtbot.waitSignal(widget.failed, timeout=10_000):
        widget.show()
    assert widget.state == "failed"
    shown = widget._trouble
    assert shown.isVisible()
    assert "work as always" in shown.text.text()
    # Everything a host may call is harmless.
    widget.show_features(batch(ZHIDOI))
    widget.begin_pick(ZHIDOI)
    widget.end_pick()
    assert widget.grab_image().isNull()
    monkeypatch.undo()
    [again] = [b for b in widget.findChildren(QPushButton) if b.isVisible()]
    with qtbot.waitSignal(widget.ready, timeout=30_000):
        qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    widget.close_page()


def test_light_and_dark(view: MapView, ask: Ask) -> None:
    view.set_theme(theme.as_json(theme.DARK))
    dark = "document.querySelector('#map_snowtrack').classList.contains('st-dark')"
    assert ask(dark) is True
    ground = "getComputedStyle(document.documentElement).getPropertyValue('--ground')"
    assert ask(ground).strip().lower() == theme.DARK.ground.lower()
    view.set_theme(theme.as_json(theme.LIGHT))
    assert ask(dark) is False


class Pidgin(QTranslator):
    """Answers every text of the map, so that a missing one shows."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if context != "MapView":
            return ""
        return f"«{source}»"

    def isEmpty(self) -> bool:
        return False


def test_the_language_changes_while_the_map_is_open(
    view: MapView, ask: Ask, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask("document.documentElement.lang") == "en"
    assert ask("snowtrack.names.mode") == "latin"
    pidgin = Pidgin()
    qapp.installTranslator(pidgin)
    monkeypatch.setattr(i18n, "_language", i18n.CHINESE)
    try:
        QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
        assert ask("document.documentElement.lang") == "zh-CN"
        assert ask("snowtrack.names.mode") == "zh_bo"
        for selector in (".st-credit", ".st-banner span", ".st-banner button"):
            assert ask(f"document.querySelector('{selector}').textContent").startswith("«")
        titles = ask("[...document.querySelectorAll('.st-zoom button')].map((b) => b.title)")
        assert all(title.startswith("«") for title in titles)
    finally:
        qapp.removeTranslator(pidgin)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("decimal", "33.97000, -93.60759"),
        ("dms", "33°58′12″N  93°36′27″W"),
        ("dm", "33°58.200′N  93°36.455′W"),
    ],
)
def test_coordinates_are_written_as_the_user_likes(
    view: MapView, ask: Ask, name: str, expected: str
) -> None:
    assert ask(f"snowtrack.formatPlace(33.97, -93.60759, '{name}')") == expected


def test_rounding_never_writes_sixty_seconds(view: MapView, ask: Ask) -> None:
    assert ask("snowtrack.formatPlace(33.999999, 95.999999, 'dms')") == "34°00′00″N  96°00′00″E"
    assert ask("snowtrack.formatPlace(33.9999999, 95.0, 'dm')") == "34°00.000′N  95°00.000′E"
    with pytest.raises(ValueError, match="unknown coordinate format"):
        view.set_coordinate_format("utm")


@pytest.mark.allow_log("bad .* message")
def test_nonsense_from_the_page_is_not_passed_on(view: MapView, qtbot: QtBot) -> None:
    bridge = view._bridge
    assert bridge is not None
    with (
        qtbot.assertNotEmitted(view.picked),
        qtbot.assertNotEmitted(view.feature_clicked),
        qtbot.assertNotEmitted(view.view_changed),
    ):
        for kind, payload in (
            ("picked", '{"lat": 91, "lon": 0}'),
            ("picked", '{"lat": NaN, "lon": 0}'),
            ("picked", "[]"),
            ("click", '{"layer": "sighting", "id": "x"}'),
            ("view", '{"west": 3, "east": 2, "south": 0, "north": 1, "width": 1, "height": 1}'),
            ("delete everything", "null"),
            ("view", "not json"),
        ):
            bridge.receive(kind, payload)
