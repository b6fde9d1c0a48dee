"""The map and the outside: nothing leaves, nothing comes in, and the program lives without it."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from db.layers import keeping
from db.layers.layer import Layer, LayerKind
from db.record_types import record_type
from db.records_file import open_records
from desktop_app.app import Program
from desktop_app.map import engine
from desktop_app.map.environment import prepare_environment
from desktop_app.map.view import MapView
from desktop_app.pages.map_page import MapPage
from tests.db.layers.made import ZONES, write
from tests.desktop_app.conftest import WAIT, sighting_values
from tests.desktop_app.tiles.map_server import picture

prepare_environment()


class Listener:
    """Hears whoever knocks on this machine, by TCP or UDP, without answering."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._tcp = socket.socket()
        self._tcp.bind(("127.0.0.1", 0))
        self._tcp.listen()
        self.port = int(self._tcp.getsockname()[1])
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind(("127.0.0.1", self.port))
        self._ended = threading.Event()
        self._threads = [
            threading.Thread(target=self._listen, args=(each,)) for each in (self._tcp, self._udp)
        ]
        for each in (self._tcp, self._udp):
            each.settimeout(0.1)
        for thread in self._threads:
            thread.start()

    def _listen(self, door: socket.socket) -> None:
        while not self._ended.is_set():
            with contextlib.suppress(TimeoutError):
                if door is self._tcp:
                    visitor, _address = door.accept()
                    visitor.close()
                    self.heard.append("tcp")
                else:
                    door.recvfrom(100)
                    self.heard.append("udp")

    def close(self) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()
        self._tcp.close()
        self._udp.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


def hostile(port: int) -> list[str]:
    """What somebody might write into a note, so that a map shows more than a note."""
    there = f"http://127.0.0.1:{port}"
    return [
        f"<img src={there}/img>",
        f"<script src={there}/script></script>",
        f"\"><svg onload=fetch('{there}/svg')>",
        f"{{{{ ''.__class__ }}}} {{% include '{there}' %}}",
        f"<link rel=prefetch href={there}/link><iframe src={there}/frame></iframe>",
        f"javascript:fetch('{there}/js')",
        f"</script><style>body{{background:url({there}/css)}}</style>",
        f"![x]({there}/markdown) <a href={there} ping={there}/ping>click</a>",
    ]


TRIES = """(() => {
  const there = "http://127.0.0.1:%d", local = "http://localhost:%d";
  window.refused = [];
  const note = (name) => () => window.refused.push(name);
  fetch(there + "/fetch", { mode: "no-cors" }).catch(note("fetch"));
  fetch(local + "/fetch").catch(note("local"));
  fetch("file:///etc/hostname").catch(note("file"));
  const image = new Image();
  image.onerror = note("image");
  image.src = there + "/image.png";
  const request = new XMLHttpRequest();
  request.onerror = note("xhr");
  request.open("GET", there + "/xhr");
  try { request.send(); } catch (e) { note("xhr")(); }
  try { navigator.sendBeacon(there + "/beacon", "x"); } catch (e) {}
  try { new WebSocket("ws://127.0.0.1:%d/"); } catch (e) {}
  try { new EventSource(there + "/events"); } catch (e) {}
  try { new Worker(there + "/worker.js"); } catch (e) {}
  try {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:%d" }] });
    peer.createDataChannel("x");
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  } catch (e) {}
  for (const rel of ["prefetch", "preconnect", "dns-prefetch", "stylesheet", "icon"]) {
    const link = document.createElement("link");
    link.rel = rel;
    link.href = there + "/" + rel;
    document.head.appendChild(link);
  }
  const form = document.createElement("form");
  form.action = there + "/form";
  document.body.appendChild(form);
  try { form.submit(); } catch (e) {}
  window.open(there + "/window");
  const anchor = document.createElement("a");
  anchor.href = there + "/anchor";
  document.body.appendChild(anchor);
  anchor.click();
})()"""


@pytest.mark.allow_log("map page|kept from reaching|Content Security|the map cannot|layer")
def test_no_request_leaves_a_whole_session_with_hostile_texts(
    program: Program,
    qtbot: QtBot,
    make_records: Callable[[int], Path],
    make_mbtiles: Callable[..., Path],
    listener: Listener,
    tmp_path: Path,
) -> None:
    texts = hostile(listener.port)
    path = make_records(0)
    with open_records(path) as store:
        values = [
            sighting_values(n) | {"notes": text, "observer": text[:100], "locality": text}
            for n, text in enumerate(texts * 3)
        ]
        store.apply_import(
            record_type("sighting"), values, author=texts[0][:80], source="register.xlsx"
        )
        tiles = Layer.new(
            texts[0],
            LayerKind.TILES,
            attribution=texts[1],
            options={"ending": "mbtiles", "low": 5, "high": 9, "box": [80, 25, 110, 45]},
        )
        folder = tmp_path / "office.layers"
        folder.mkdir()
        make_mbtiles({(6, 48, 25): picture()}).rename(folder / f"{tiles.uuid}.mbtiles")
        keeping.add(store, tiles, author="x")

    program.show(path)
    qtbot.waitUntil(lambda: program.context.store is not None, timeout=WAIT)
    program.window.show_page("map")
    page = program.window.page("map")
    assert isinstance(page, MapPage)
    qtbot.waitUntil(lambda: page.map.box is not None, timeout=3 * WAIT)
    answers: list[Any] = []

    def ask(expression: str) -> Any:
        answers.clear()
        page.map.run_script(f"JSON.stringify([({expression})])", answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=WAIT)
        return json.loads(answers[0])[0]

    # Records, shapes and pictures on the map, a record opened, a balloon, another place and back.
    zones = write(tmp_path / "园区.geojson", ZONES, {"名称": texts[:2], "说明": texts[2:4]})
    page.side.open("layers")
    panel: Any = page.side.panels["layers"]
    panel.take([zones])
    qtbot.waitUntil(lambda: len(page.layers.layers) == 2, timeout=3 * WAIT)
    qtbot.waitUntil(lambda: ask("snowtrack.officeTiles.size") == 1, timeout=WAIT)
    page.map.fly_to(33.6, 93.7, 12)
    qtbot.waitUntil(lambda: ask("snowtrack.marks.points.length") > 0, timeout=WAIT)
    page.open_record(1)
    qtbot.waitUntil(lambda: page.form is not None and page.form.has_record(), timeout=WAIT)
    page.map.fly_to(33.5, 94.5, 6)
    loaded = "[...document.querySelectorAll('.leaflet-pictures-pane img')].some((i) => i.complete)"
    qtbot.waitUntil(lambda: ask(loaded), timeout=WAIT)
    assert texts[1] in ask("document.querySelector('.st-credit').textContent")
    assert ask("document.querySelector('.st-credit').childElementCount") == 0
    assert ask("document.querySelectorAll('script[src^=http], img[src^=http], iframe').length") == 0
    assert page.map.blocked_requests == {}
    assert page.map._profile is not None
    assert set(page.map._profile.guard.allowed) == {"snowtrack://map"}
    assert listener.heard == []

    # And when a script does get into the page, it finds no way out.
    ask(TRIES % ((listener.port,) * 4))
    wanted = {"fetch", "local", "file", "image", "xhr"}
    qtbot.waitUntil(lambda: wanted <= set(ask("window.refused")), timeout=WAIT)
    qtbot.wait(300)  # what has no answer in the page, such as a beacon, had time to arrive
    assert listener.heard == []
    assert set(page.map._profile.guard.allowed) == {"snowtrack://map"}
    assert page.map.state == "ready"


def test_without_policy_and_guard_chromium_itself_reaches_nothing(
    qtbot: QtBot, listener: Listener
) -> None:
    """A page of nobody's, in a profile without our interceptor: the last of the walls."""
    from PySide6.QtCore import QUrl
    from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile

    from desktop_app.map.scheme import register_scheme

    register_scheme()  # a profile that comes before it would keep maps of later tests without it
    profile = QWebEngineProfile()
    page = QWebEnginePage(profile)
    done: list[Any] = []
    with qtbot.waitSignal(page.loadFinished, timeout=3 * WAIT):
        page.setHtml("<p>x</p>", QUrl("http://example.invalid/"))
    script = f"""(() => {{
      window.ended = 0;
      const end = () => (window.ended += 1);
      fetch("http://127.0.0.1:{listener.port}/", {{ mode: "no-cors" }}).then(end, end);
      const image = new Image();
      image.onload = image.onerror = end;
      image.src = "http://localhost:{listener.port}/a.png";
      const peer = new RTCPeerConnection(
        {{ iceServers: [{{ urls: "stun:127.0.0.1:{listener.port}" }}] }});
      peer.onicegatheringstatechange = () => peer.iceGatheringState === "complete" && end();
      peer.createDataChannel("x");
      peer.createOffer().then((offer) => peer.setLocalDescription(offer));
    }})()"""
    page.runJavaScript(script)

    def ended() -> bool:
        page.runJavaScript("window.ended", 0, done.append)
        return bool(done) and done[-1] == 3

    qtbot.waitUntil(ended, timeout=3 * WAIT)
    import shiboken6

    shiboken6.delete(page)
    shiboken6.delete(profile)
    assert listener.heard == []


def test_the_program_works_where_the_web_engine_cannot_start(
    tmp_path: Path, make_records: Callable[[int], Path]
) -> None:
    """Qt ends a process in which its web engine is incomplete; the map must not let it try."""
    child = Path(__file__).with_name("engineless_child.py")
    root = str(Path(__file__).resolve().parents[3])
    environment = os.environ | {
        "QTWEBENGINEPROCESS_PATH": str(tmp_path / "gone" / "QtWebEngineProcess"),
        "PYTHONPATH": root,
    }
    ran = subprocess.run(
        [sys.executable, str(child), str(tmp_path / "config"), str(make_records(7))],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    found = json.loads(ran.stdout.splitlines()[-1])
    assert "did not start" in found["told"]
    assert "work as always" in found["told"]
    assert found["rows"] == 7
    assert found["typed"] == "snow"
    assert found["charts"] > 0


@pytest.mark.allow_log("the map cannot be loaded")
def test_a_map_that_ended_the_program_is_not_opened_by_itself_again(
    qtbot: QtBot, expect_log: Any
) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    mark = engine.StartMark()
    mark.put()
    mark._path.write_text(str(gone.pid))
    widget = MapView()
    qtbot.addWidget(widget)
    with qtbot.waitSignal(widget.failed, timeout=WAIT):
        widget.show()
    assert "ended the last time" in widget._trouble.text.text()
    with qtbot.waitSignal(widget.ready, timeout=3 * WAIT):
        widget.retry()
    assert not mark._path.exists()
    widget.close_page()


def test_a_map_being_opened_elsewhere_is_no_crash() -> None:
    mark = engine.StartMark()
    assert not mark.left_by_a_crash()
    mark.put()
    assert not engine.StartMark().left_by_a_crash()
    mark._path.write_text(str(os.getppid()))
    assert not engine.StartMark().left_by_a_crash()
    mark._path.write_text("nonsense")
    assert not engine.StartMark().left_by_a_crash()
    mark.take_away()
    assert not mark._path.exists()


def test_what_the_engine_lacks_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert engine.missing() == ""
    monkeypatch.setenv("QTWEBENGINE_RESOURCES_PATH", str(tmp_path))
    assert engine.missing() == "icudtl.dat"
    monkeypatch.setenv("QTWEBENGINEPROCESS_PATH", str(tmp_path / "QtWebEngineProcess"))
    assert engine.missing() == "QtWebEngineProcess"
