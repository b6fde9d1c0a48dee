"""Records on the map: a view counted beside SQLite, drawn beside Leaflet, and how long it stalls.

What is drawn is measured in the real page, in a process of its own. Leaflet.markercluster is no
part of the program: it is measured when its `leaflet.markercluster.js` (npm, any 1.5) lies in the
bench's folder, or in `npm/package/dist` below it.
"""

from __future__ import annotations

import math
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from db.located import KINDS
from db.models.sighting import SIGHTING
from db.query import Filter
from db.store import Store
from desktop_app.map.clusters import MAX_MARKS, world_x, world_y
from desktop_app.map.features import Box, encode
from desktop_app.map.gathering import Gathering, Question
from desktop_app.map.levels import Levels, degrees
from desktop_app.map.scene import EVERYTHING, Scene, Shown, Want, make_scene
from tests.bench import Measurement, at_most, below, times_faster

ROUNDS = 7
SMALL = 100_000  # points that Leaflet.markercluster is given
CENTRE = (33.9, 95.2)  # where the made-up sightings are densest


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds of the quickest round: what is slower was disturbed."""
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return min(taken)


def view(zoom: int, step: float = 0.0) -> Box:
    """What a map of 1366 x 650 pixels shows, `step` of its width further east."""
    x, y = (float(part(np.array([value]))[0]) for part, value in
            ((world_x, CENTRE[1]), (world_y, CENTRE[0])))  # fmt: skip
    wide, tall = 683 / 256 / 2**zoom, 325 / 256 / 2**zoom
    x += 2 * step * wide
    (north, south), (west, east) = degrees(
        np.array([x - wide, x + wide]), np.array([y - tall, y + tall])
    )
    return Box(float(west), float(south), float(east), float(north), 1366, 650)


def run(store: Store, small: Path, folder: Path) -> list[Measurement]:
    columns = store.columns(SIGHTING)
    scene = make_scene(store, Want(Filter(), KINDS, "species"))
    return [
        below("memory of the columns of 1,000,000", columns.bytes / len(columns), "MB", 40),
        _against_sql(store, scene),
        *_views(scene),
        *_filters(store),
        *_in_the_page(small, folder),
        *_stalls(store),
    ]


def _against_sql(store: Store, scene: Scene) -> Measurement:
    """Both count the same records into the same cells of z4, with their mean place."""
    bits, box = 4 + 2, view(4)
    size = 2**bits
    assert store.path is not None
    plain = sqlite3.connect(f"file:{store.path}?mode=ro", uri=True)
    sine = "sin(radians(decimal_latitude))"
    y = f"(0.5 - ln((1 + {sine}) / (1 - {sine})) / {4 * math.pi})"
    statement = (
        "SELECT count(*), avg(decimal_latitude), avg(decimal_longitude) FROM sighting"
        " WHERE NOT voided AND decimal_latitude BETWEEN ? AND ? AND decimal_longitude"
        f" BETWEEN ? AND ? GROUP BY CAST((decimal_longitude + 180) / 360 * {size} AS INTEGER),"
        f" CAST({y} * {size} AS INTEGER)"
    )

    def by_sql() -> list[Any]:
        return plain.execute(statement, (box.south, box.north, box.west, box.east)).fetchall()

    def by_us() -> object:
        return Levels(scene).view(EVERYTHING, box, 4)

    told = sorted(row[0] for row in by_sql())
    ours = Levels(scene).get(EVERYTHING, bits)
    # Of the cells, a few at their edges differ by single precision.
    if len(told) != len(ours.count) or sum(told) != int(ours.count.sum()):
        raise AssertionError("SQLite counted other cells")
    measured = times_faster(
        "clusters of a view at z4, counted anew", best(by_us), "ms", "GROUP BY",
        best(by_sql, 3), 15,
    )  # fmt: skip
    plain.close()
    return measured


def _views(scene: Scene) -> list[Measurement]:
    marks, size = 0, 0
    for zoom in range(3, 18):
        batch = Levels(scene).view(EVERYTHING, view(zoom), zoom)
        marks = max(marks, batch.marks)
        size = max(size, len(encode(batch.message())))
    levels, slowest, where = Levels(scene), 0.0, 0
    for zoom in range(7, 14):
        levels.view(EVERYTHING, view(zoom), zoom)
        steps = iter(range(1000))

        def pan(zoom: int = zoom, steps: Iterator[int] = steps) -> None:
            levels.view(EVERYTHING, view(zoom, next(steps) % 7 * 0.05), zoom)

        taken = best(pan, 15)
        if taken > slowest:
            slowest, where = taken, zoom
    anew = {z: best(lambda z=z: Levels(scene).view(EVERYTHING, view(z), z)) for z in range(7, 14)}
    worst = max(anew, key=lambda z: anew[z])
    return [
        below("most marks of a view, z3 to z17", marks, "marks", MAX_MARKS),
        below("most bytes of a view, z3 to z17", size / 1000, "kB", 60),
        below(f"a view at z7 to z13 after moving (worst: z{where})", slowest, "ms", 5),
        below(f"the first view of a filter at z7 to z13 (worst: z{worst})", anew[worst], "ms", 60),
    ]


def _filters(store: Store) -> list[Measurement]:
    """From a filter to the marks of a view, columns in memory; and a step of the slider."""
    from db.area import Circle, Polygon

    ring = tuple(
        (95.2 + 1.5 * math.cos(a / 32 * math.pi) * (1 + 0.2 * (a % 2)),
         33.9 + 0.9 * math.sin(a / 32 * math.pi) * (1 + 0.2 * (a % 2)))
        for a in range(64)
    )  # fmt: skip
    filters = {
        "none": Filter(),
        "species": Filter(species=(1, 2)),
        "county": Filter(places=("632724",)),
        "circle": Filter(area=Circle(33.9, 95.2, 90_000)),
        "outline of 64 corners": Filter(area=Polygon(ring)),
    }
    taken = {
        name: best(
            lambda f=filter: Gathering().answer(
                store, Question(Want(f, KINDS, "species"), EVERYTHING, view(7), 7)
            ),
            5,
        )
        for name, filter in filters.items()
    }
    slowest = max(taken, key=lambda name: taken[name])
    gathering, want = Gathering(), Want(Filter(), KINDS, "species")
    gathering.answer(store, Question(want, EVERYTHING, view(7), 7))
    days = iter(range(10_000))

    def step() -> None:
        first = 16_500 + next(days) * 30
        shown = Shown(span=(first, first + 365))
        gathering.answer(store, Question(want, shown, view(7), 7))

    return [
        below(f"filter to marks, program's side (worst: {slowest})", taken[slowest], "ms", 150),
        below("a step of the slider of time over a year", best(step, 15), "ms", 50),
    ]


# --- in the real page -----------------------------------------------------------------------------

_BEGIN = """
import json, os, random, sys, time
from pathlib import Path
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox")
from desktop_app.app import Program, create_application, dress
from desktop_app.settings import Settings
from PySide6.QtCore import QEventLoop, QTimer
app = create_application(sys.argv)
settings = Settings(Path(sys.argv[2])); settings.user = "bench"
dress(app, settings)
program = Program(settings); program.window.resize(1366, 768)
def until(fact):
    end = time.perf_counter() + 180
    while not fact():
        if time.perf_counter() > end: raise SystemExit("the page did not answer")
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5); time.sleep(0.0005)
program.show(Path(sys.argv[1]))
until(lambda: program.context.store is not None)
program.window.show_page("map")
page = program.window.page("map")
until(lambda: page.map.box is not None)
until(lambda: not program.tasks.busy())
def ask(script):
    got = []
    page.map.run_script("JSON.stringify([(" + script + ")])", got.append)
    until(lambda: got)
    return json.loads(got[0])[0]
told = {}
"""

# Pixels are read back, so that the canvas has really drawn; an SVG is laid out, not yet painted.
_DRAW = (
    _BEGIN
    + """
from desktop_app.map.features import FeatureBatch, legend
draw = random.Random(3)
points = tuple((33.9 + draw.uniform(-1, 1), 95.2 + draw.uniform(-2, 2), n, n % 7, 0.0)
               for n in range(2000))
page.map.fly_to(33.9, 95.2, 8)
until(lambda: page.map.zoom == 8)
until(lambda: not program.tasks.busy() and not page.records.busy)
entries = legend([str(n) for n in range(7)],
                 ["#332288", "#CC6677", "#117733", "#AA4499", "#44AA99", "#882255", "#999933"])
message = FeatureBatch(points, (), entries).message()
told["ours"] = ask('''(() => {
  const message = %s, marks = snowtrack.marks, times = [];
  for (let k = 0; k < 12; k++) {
    const t = performance.now();
    marks.setFeatures(message);
    marks._context.getImageData(0, 0, 1, 1);
    times.push(performance.now() - t);
  }
  return Math.min(...times);
})()''' % json.dumps(message))
circles = '''(() => {
  const points = %s, map = snowtrack.map, times = [];
  for (let k = 0; k < 6; k++) {
    const renderer = L.%s({ padding: 0.3 });
    const t = performance.now();
    const group = L.layerGroup(points.map(([lat, lon]) => L.circleMarker([lat, lon], {
      renderer, radius: 6, weight: 1.5, color: "#fff", fillColor: "#332288", fillOpacity: 1 })));
    group.addTo(map);
    if (renderer._ctx) {
      if (renderer._redrawRequest) L.Util.cancelAnimFrame(renderer._redrawRequest);
      renderer._redraw();
      renderer._ctx.getImageData(0, 0, 1, 1);
    } else {
      renderer._container.getBoundingClientRect();
      document.body.offsetHeight;
    }
    times.push(performance.now() - t);
    group.remove(); renderer.remove();
  }
  return Math.min(...times);
})()'''
plain = json.dumps([p[:2] for p in points])
told["canvas"] = ask(circles % (plain, "canvas"))
told["svg"] = ask(circles % (plain, "svg"))
print(json.dumps(told), flush=True)
program.close()
"""
)

_CHANGE = (
    _BEGIN
    + """
page.map.fly_to(33.9, 95.2, 7)
until(lambda: page.map.zoom == 7)
until(lambda: not program.tasks.busy() and not page.records.busy)
ask('''(() => {
  const marks = snowtrack.marks, before = marks.setFeatures;
  marks.pictures = 0;
  marks.setFeatures = function (message) {
    before.call(this, message);
    this._context.getImageData(0, 0, 1, 1);
    this.pictures += 1;
  };
  return 1;
})()''')
def pictures():
    return ask("snowtrack.marks.pictures")
taken = []
for n in range(9):
    before = pictures()
    begun = time.perf_counter()
    program.context.filter.set(species=() if n % 2 else (1, 2, 3))
    while pictures() == before: pass
    taken.append((time.perf_counter() - begun) * 1000)
    until(lambda: not program.tasks.busy() and not page.records.busy)
told["ours"] = min(taken)
library = Path(sys.argv[3]) if len(sys.argv) > 3 else None
if library is not None:
    page.map.run_script(library.read_text("utf-8"), lambda _answer: None)
    until(lambda: ask("typeof L.markerClusterGroup") == "function")
    columns = page.records.answer.scene.parts[0].found
    for start in range(0, len(columns.ids), 20000):
        block = list(zip(columns.latitude[start:start + 20000].tolist(),
                         columns.longitude[start:start + 20000].tolist()))
        ask("(window.points = (window.points || []).concat(%s)) && 0" % json.dumps(block))
    told["markercluster"] = ask('''(() => {
      const t = performance.now();
      const group = L.markerClusterGroup({ animate: false });
      group.addLayers(window.points.map(([lat, lon]) => L.marker([lat, lon])));
      snowtrack.map.addLayer(group);
      const taken = performance.now() - t;
      snowtrack.map.removeLayer(group);
      return taken;
    })()''')
print(json.dumps(told), flush=True)
program.close()
"""
)

_STALLS = (
    _BEGIN
    + """
class Heart:
    def __init__(self):
        self.worst, self.last = 0.0, time.perf_counter()
        self.timer = QTimer(); self.timer.setInterval(1); self.timer.timeout.connect(self.beat)
        self.timer.start()
    def beat(self):
        now = time.perf_counter(); gap = (now - self.last) * 1000; self.last = now
        self.worst = max(self.worst, gap)
heart = Heart()
def rest(milliseconds):
    loop = QEventLoop(); QTimer.singleShot(milliseconds, loop.quit); loop.exec()
def step(label, acts, pause=250):
    rest(300); heart.worst, heart.last = 0.0, time.perf_counter()
    for act in acts:
        act(); rest(pause)
    told[label] = heart.worst
fly = page.map.fly_to
step("at rest (what the machine itself does)", [lambda: None] * 12)
step("panning", [lambda k=k: fly(33.9, 94.5 + k / 10, 8) for k in range(12)])
step("zooming", [lambda z=z: fly(33.9, 95.2, z) for z in (4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)])
fly(33.9, 95.2, 7)
page.records.show(slider=True); rest(400)
bar = page.display.times
step("the slider of time", [lambda: bar.range.advance()] * 20, 60)
bar.range.set_span(None)
step("density", [lambda: page.records.show(heat=True), lambda: fly(33.9, 95.2, 9)])
page.records.show(heat=False, slider=False)
step("colours", [lambda c=c: page.records.show(colouring=c) for c in ("month", "status", "kind")])
print(json.dumps(told), flush=True)
program.close()
"""
)


def _script(script: str, *arguments: Path) -> dict[str, float]:
    import json
    import tempfile

    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory() as settings:
        records, *rest = arguments
        ran = subprocess.run(
            [sys.executable, "-c", script, str(records), settings, *map(str, rest)],
            env=environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
    found: dict[str, float] = json.loads(ran.stdout.strip().splitlines()[-1])
    return found


def _in_the_page(small: Path, folder: Path) -> list[Measurement]:
    runs = [_script(_DRAW, small) for _ in range(3)]
    drawn = min(runs, key=lambda run: run["ours"] / run["canvas"])
    measured = [
        at_most(
            f"2,000 marks drawn, beside L.circleMarker with {name}", drawn["ours"], "ms",
            f"L.circleMarker ({name})", drawn[name], 0.25,
        )
        for name in ("canvas", "svg")
    ]  # fmt: skip
    library = next(
        (path for path in (folder / "leaflet.markercluster.js",
                           folder / "npm/package/dist/leaflet.markercluster.js")
         if path.is_file()), None,
    )  # fmt: skip
    if library is None:
        print("     Leaflet.markercluster is not there: filter change is measured without it")
    changed = _script(_CHANGE, small, *([library] if library is not None else []))
    name = f"filter change to paint, {SMALL:,} records"
    if "markercluster" in changed:
        measured.append(
            times_faster(
                name, changed["ours"], "ms", "Leaflet.markercluster", changed["markercluster"], 50
            )
        )
    else:
        measured.append(below(name, changed["ours"], "ms", 150))
    return measured


def _stalls(store: Store) -> list[Measurement]:
    assert store.path is not None
    rounds = [_script(_STALLS, store.path) for _ in range(3)]
    return [
        below(f"stall of the main thread, {name}", min(r[name] for r in rounds), "ms", 50)
        for name in rounds[0]
    ]
