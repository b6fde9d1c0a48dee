"""Typing a record into a large file: each key press with all checks on, and the search for doubles.

A key press is timed from the event until the window has drawn what came of it; what is found in a
worker afterwards (doubles, doubts of the surroundings) may not hold up the next key.
"""

from __future__ import annotations

from pathlib import Path

from db.store import Store
from tests.bench import Measurement, below
from tests.bench.records import milliseconds
from tests.bench.window import run_script

_TYPING = """
import sys, time, json
from pathlib import Path
from desktop_app.app import Program, create_application, dress
from desktop_app.settings import Settings
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
app = create_application(sys.argv)
settings = Settings(Path(sys.argv[2])); settings.user = "bench"
dress(app, settings)
program = Program(settings); program.window.resize(1366, 768)
def until(fact):
    while not fact():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5); time.sleep(0.001)
program.show(None)
until(lambda: program.window.isVisible())
program.window.open_file(Path(sys.argv[1]))
until(lambda: program.context.store is not None)
page = program.window.page("sighting")
until(lambda: page.model.complete)
page.new_record()
until(lambda: page.form.has_record() and page.form.record_id is None and not program.tasks.busy())
until(lambda: not program.tasks.busy())
form = page.form.form
typed = {
    "event_date": "2025-03-05", "decimal_latitude": "33.96834, 93.60759",
    "individual_count": "12", "notes": "two on the ridge, walking east towards the river",
}
takes = []
for name, words in typed.items():
    widget = form.editor(name).field_widget()
    widget.setFocus()
    until(lambda: not program.tasks.busy())
    for letter in words:
        begun = time.perf_counter()
        QTest.keyClick(widget, letter)
        app.processEvents()
        takes.append((time.perf_counter() - begun) * 1000)
        pause = time.perf_counter() + 0.06
        until(lambda: time.perf_counter() > pause)
takes.sort()
print(json.dumps({"median": takes[len(takes) // 2], "p95": takes[int(len(takes) * 0.95)],
                  "worst": takes[-1]}), flush=True)
program.close()
"""


def run(records: Path, scratch: Path, store: Store) -> list[Measurement]:
    """Figures of typing into the file `records`, of which `store` is open."""
    from db.doubles import near_records
    from db.record_types import record_type

    sighting = record_type("sighting")
    some = store.first_page(sighting, limit=1)[0]
    record = store.get(sighting, some.id)
    assert record is not None
    store.columns(sighting)

    def search() -> object:
        return near_records(store, sighting, record.values, None)

    search()
    typing = run_script(_TYPING, records, scratch / "typing")
    return [
        below("search for doubles of a record", milliseconds(search), "ms", 30),
        below("key press in a form, median", typing["median"], "ms", 16),
        below("key press in a form, 95 of 100", typing["p95"], "ms", 16),
    ]
