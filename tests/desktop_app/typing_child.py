"""A program of its own that types until it is killed: `python -m ... CONFIG FILE WHAT`.

WHAT: "new" (a new sighting), "old" (notes of record 1), "entry" (a new feeding of case 1).
It never rests and never saves; the letters go on until somebody ends the process.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from desktop_app.app import Program, create_application, dress
from desktop_app.settings import Settings


def main(config: str, records: str, what: str) -> None:
    application = create_application(["typing"])
    settings = Settings(Path(config))
    settings.language = "en"
    dress(application, settings)
    program = Program(settings)
    program.window.resize(1366, 768)
    program.show(Path(records))
    letters = itertools.cycle("snow leopard ")

    def form() -> object | None:
        window = program.window
        if program.context.store is None or window.current_page() is None:
            return None
        if what == "entry":
            page = window.page("rescue")
            if window.current_page() is not page:
                window.show_page("rescue")
                page.open_case(1)  # type: ignore[attr-defined]
            panel = page.case.panel.current  # type: ignore[attr-defined]
            if panel is None:
                if page.case.shown is not None:  # type: ignore[attr-defined]
                    page.case.begin("care_log")  # type: ignore[attr-defined]
                return None
        else:
            panel = window.page("sighting").form  # type: ignore[attr-defined]
            if what == "new" and not panel._is_new:
                panel.begin_new()
                return None
            if what == "old" and panel.record_id != 1:
                panel.show_record(1)
                return None
        ready = panel._shows_form() and panel._loading is None and panel._waiting is None
        return panel.form if ready else None

    def type_on() -> None:
        shown = form()
        if shown is not None:
            QTest.keyClicks(shown.editor("notes").field_widget(), next(letters))  # type: ignore[attr-defined]

    timer = QTimer()
    timer.timeout.connect(type_on)
    timer.start(50)
    application.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
