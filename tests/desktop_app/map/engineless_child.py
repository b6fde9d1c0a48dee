"""A program whose web engine cannot start: `python … CONFIG RECORDS`, the environment broken by
whoever starts it. Does what a clerk does without a map and prints what became of it as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop_app.app import Program, create_application, dress
from desktop_app.charts.chart import BarChart
from desktop_app.settings import Settings


def until(met: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not met():
        if time.monotonic() > end:
            raise SystemExit("waited in vain")
        QCoreApplication.processEvents()
        QTest.qWait(10)


def main(config: str, records: str) -> None:
    application = create_application(["engineless"])
    settings = Settings(Path(config))
    settings.language, settings.user = "en", "Tsering"
    dress(application, settings)
    program = Program(settings)
    window = program.window
    window.resize(1366, 768)
    window.show()
    program.show(Path(records))
    until(lambda: program.context.store is not None)

    window.show_page("map")
    map_page: Any = window.page("map")
    until(lambda: map_page.map.state == "failed")
    told = " ".join(label.text() for label in map_page.findChildren(QLabel) if label.isVisible())

    window.show_page("sighting")
    page: Any = window.page("sighting")
    until(lambda: page.model.complete)
    panel = page.form
    panel.begin_new()
    until(lambda: panel._shows_form() and panel._loading is None and panel._waiting is None)
    QTest.keyClicks(panel.form.editor("notes").field_widget(), "snow")
    until(lambda: panel.is_dirty)
    rows = page.model.rowCount()

    window.show_page("charts")
    charts: Any = window.page("charts")
    until(lambda: bool(charts.isVisible() and charts.findChildren(BarChart)))
    print(
        json.dumps(
            {
                "told": told,
                "rows": rows,
                "typed": panel.form.values().get("notes"),
                "charts": len(charts.findChildren(BarChart)),
            }
        ),
        flush=True,
    )
    program.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
