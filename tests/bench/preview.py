"""The preview of an import over 100,000 rows of 30 columns: first rows, scrolling, putting right.

One run in a process of its own, offscreen; the main thread's longest absence is measured in each
step.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from tests.bench import Measurement, at_most, below
from tests.bench.window import run_script

ROWS = 100_000
_HEADERS = (
    "序号",
    "日期",
    "时间",
    "物种",
    "数量",
    "幼体",
    "纬度",
    "经度",
    "海拔",
    "村",
    "依据",
    "观察人",
    "备注",
)
_EXTRA = 17
_SPECIES = ("雪豹", "岩羊", "藏野驴", "白唇鹿", "野牦牛", "藏原羚", "高山兀鹫")

_SCRIPT = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer, Qt
from PySide6.QtTest import QTest
from desktop_app.app import Program, create_application, dress
from desktop_app.settings import Settings
app = create_application(sys.argv)
home = Path(sys.argv[2])
settings = Settings(home / "settings"); settings.user = "bench"
dress(app, settings)
program = Program(settings); program.window.resize(1366, 768)
def until(fact):
    while not fact():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5); time.sleep(0.001)
program.show(None)
until(lambda: program.window.isVisible())
program.window.create_file(home / "records.gpkg")
until(lambda: program.context.store is not None)
program.window.show_page("import")
page = program.window.page("import")
live_until = time.perf_counter() + 1.5  # what is made ready while nobody types
until(lambda: time.perf_counter() > live_until and not program.tasks.busy())
class Heart:
    def __init__(self):
        self.worst, self.last = 0.0, time.perf_counter()
        self.timer = QTimer(); self.timer.setInterval(1); self.timer.timeout.connect(self.beat)
        self.timer.start()
    def beat(self):
        now = time.perf_counter(); gap = (now - self.last) * 1000; self.last = now
        self.worst = max(self.worst, gap)
heart = Heart()
def live(fact):
    deadline = time.perf_counter() + 180
    loop = QEventLoop()
    def look():
        if fact() or time.perf_counter() > deadline: loop.quit()
    timer = QTimer(); timer.timeout.connect(look); timer.start(2)
    loop.exec(); timer.stop()
takes, stalls = {}, {}
def step(label, act, fact):
    heart.worst, heart.last = 0.0, time.perf_counter()
    begun = time.perf_counter(); act(); live(fact)
    takes[label] = (time.perf_counter() - begun) * 1000
    stalls[label] = round(heart.worst, 1)
preview = page.preview
step("first rows", lambda: page.open_workbook(Path(sys.argv[1])),
     lambda: page.faces.currentWidget() is preview)
step("the whole", lambda: None, lambda: preview.correcting.now is not None)
rows = preview.model.rowCount()
bar = preview.table.verticalScrollBar()
def drag():
    # The thumb of the scroll bar drawn from top to bottom, and the wheel in between.
    places = [bar.maximum() * n // 60 for n in range(61)] + list(range(5000, 5600, 20))
    def one():
        if places:
            bar.setValue(places.pop(0)); preview.table.viewport().repaint()
        else:
            timer.stop(); done.append(1)
    timer.timeout.connect(one); timer.start(0)
timer, done = QTimer(), []
step("scrolling", drag, lambda: done)
live(lambda: not program.tasks.busy())
preview.table.go_to(1000, 3); preview.table.setFocus()
def correct():
    QTest.keyClick(preview.table, Qt.Key.Key_F2)
    line = preview.table.viewport().findChild(type(preview._editing._line))
    line.setText("岩羊")
    QTest.keyClick(line, Qt.Key.Key_Return)
step("a cell", correct, lambda: preview.plan.corrections.cells)
refused = preview.plan.counts.refused
from dataclasses import replace
from desktop_app.exchange.question_cards import Answer
step("a word", lambda: preview.put(
        Answer(lambda said: said.with_word("species_id", "大猫", "Panthera uncia"), "")),
     lambda: preview.plan.counts.refused < refused)
step("a datum", lambda: preview.put(Answer(lambda said: replace(said, datum="gcj02"), "")),
     lambda: preview.plan.corrections.datum == "gcj02")
live(lambda: not program.tasks.busy())
from desktop_app.exchange.sheet_reading import RowKind
step("a filter", lambda: preview.kinds.choose(RowKind.DOUBTFUL), lambda: True)
preview.kinds.choose(None)
def problem():
    preview.table.go_to(2, 0); preview.table.go_to_problem()
step("the next problem", problem, lambda: True)
print(json.dumps({"takes": takes, "stalls": stalls, "rows": rows}), flush=True)
program.close()
"""


def write_register(path: Path, rows: int) -> None:
    """A register of 30 columns; one species in 997 is a word that no list knows."""
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("2025年记录")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["索加乡2025年野生动物监测记录"])
        sheet.write_row(1, 0, [*_HEADERS, *(f"项目{n}" for n in range(_EXTRA))])
        begin = dt.datetime(2025, 1, 1)
        for n in range(rows):
            sheet.write(n + 2, 0, n + 1)
            sheet.write_datetime(n + 2, 1, begin + dt.timedelta(days=n % 360), day)
            species = "大猫" if n % 997 == 0 else _SPECIES[n % len(_SPECIES)]
            cells = [
                f"{n % 24:02d}:{n % 60:02d}",
                species,
                n % 30 + 1,
                n % 2,
                33.5 + n % 1000 / 2000,
                93.5 + n % 907 / 1500,
                4300 + n % 600,
                "索加乡",
                "活体",
                f"扎西{n % 50}",
                f"备注{n}",
                *(f"{n % (k + 2)}" for k in range(_EXTRA)),
            ]
            sheet.write_row(n + 2, 2, cells)


def run(rows: int = ROWS) -> list[Measurement]:
    with tempfile.TemporaryDirectory(prefix="snowtrack-bench-") as folder:
        home = Path(folder)
        write_register(home / "register.xlsx", rows)
        begun = _read_seconds(home / "register.xlsx")
        found: dict[str, Any] = run_script(_SCRIPT, home / "register.xlsx", home)
    takes, stalls = found["takes"], found["stalls"]
    whole = (takes["first rows"] + takes["the whole"]) / 1000
    return [
        below("preview: first 200 rows of 100,000 x 30", takes["first rows"], "ms", 1000),
        at_most("preview: the whole file, checked", whole, "s", "calamine read", begun, 8),
        below("preview: a cell typed to seen checked", takes["a cell"], "ms", 300),
        below("preview: a word in 101 rows to seen checked", takes["a word"], "ms", 500),
        below("preview: a filter", takes["a filter"], "ms", 100),
        below("preview: the next problem", takes["the next problem"], "ms", 50),
        *(
            below(f"stall of the main thread, preview, {name}", stalls[name], "ms", 50)
            for name in sorted(stalls, key=lambda name: -stalls[name])
        ),
    ]


def _read_seconds(path: Path) -> float:
    """The least that reading the cells takes."""
    import time

    import python_calamine

    begun = time.perf_counter()
    for _row in python_calamine.load_workbook(str(path)).get_sheet_by_index(0).iter_rows():
        pass
    return time.perf_counter() - begun
