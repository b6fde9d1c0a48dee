"""A case of a real records file, opened in the real window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.record_types import record_type
from db.rescue.timeline import Case, load_case
from desktop_app.app import Program
from desktop_app.rescue.page import RescuePage
from tests.desktop_app.conftest import AUTHOR, WAIT

CTRL = Qt.KeyboardModifier.ControlModifier
FOUND = dt.date(2025, 3, 5)


def entry(kind: str, day: dt.date, **values: Any) -> tuple[str, dict[str, Any]]:
    return kind, {"event_date": day, **values}


IN_CARE = (
    entry("transport", FOUND, event_time=dt.time(11), arrived_date=dt.date(2025, 3, 6),
          arrived_time=dt.time(2), distance_km=1000.0, to_locality="Xining"),
    entry("intake", dt.date(2025, 3, 6), event_time=dt.time(2), condition="critical",
          facility="Rescue centre", weight=9.4),
    entry("milestone", dt.date(2025, 3, 8), milestone="lifted_head"),
    entry("care_log", dt.date(2025, 3, 20), weight=9.8, food="rabbit"),
)  # fmt: skip


RELEASED = entry("outcome", dt.date(2025, 6, 1), outcome="released", place_code="632724")


@pytest.fixture
def make_case(make_records: Callable[..., Path]) -> Callable[..., Path]:
    """A records file with one case of these entries; further cases without any."""
    from db.records_file import open_records

    def make(*entries: tuple[str, dict[str, Any]], others: int = 0) -> Path:
        path = make_records()
        rescue = record_type("rescue")
        with open_records(path) as store:
            values = {
                "case_number": "2025-013", "individual_name": "Ling Xiaozhe", "species_id": 1,
                "event_date": FOUND, "condition": "critical", "finder_name": "A ranger",
                "place_code": "632724", "age_class": "juvenile", "report_channel": "wechat",
            }  # fmt: skip
            (id,) = store.save(rescue, values, author=AUTHOR).created
            case = store.get(rescue, id)
            assert case is not None
            for kind, own in entries:
                store.save(record_type(kind), own | {"case_uuid": case.uuid}, author=AUTHOR)
            for number in range(others):
                other = {"species_id": 2, "event_date": dt.date(2025, 2, 1 + number)}
                store.save(rescue, other, author=AUTHOR)
        return path

    return make


class Clerk:
    """Sits before the window and presses keys in whatever has the keyboard."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program

    @property
    def page(self) -> RescuePage:
        page = self.program.window.page("rescue")
        assert isinstance(page, RescuePage)
        return page

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=WAIT)

    def quiet(self) -> None:
        """Wait until all work was done and delivered."""
        self.wait(lambda: not self.program.tasks.busy())

    def press(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focus, key, modifier)

    def types(self, text: str, then: Qt.Key | None = None) -> None:
        self.qtbot.keyClicks(self.focus, text)
        if then is not None:
            self.press(then)

    def open_file(self, path: Path) -> None:
        self.program.show(path)
        self.wait(lambda: self.program.context.store is not None)
        self.wait(lambda: self.program.window.current_page() is not None)

    def open_case(self, path: Path, id: int = 1) -> RescuePage:
        self.open_file(path)
        self.program.context.record_requested.emit("rescue", id)
        self.wait(lambda: self.page.case.shown is not None)
        self.wait(lambda: self.page.case.timeline.list.hasFocus())
        return self.page

    def begin(self, typed: str) -> Any:
        """Ctrl+E, some letters and Enter; the form that opens, ready to type in."""
        self.press(Qt.Key.Key_E, CTRL)
        self.wait(lambda: QApplication.activePopupWidget() is not None)
        self.types(typed, Qt.Key.Key_Return)
        return self.form_ready()

    def form_ready(self) -> Any:
        panel = self.page.case.panel
        self.wait(lambda: panel.current is not None and panel.current._shows_form())
        self.wait(lambda: panel.current.isAncestorOf(QApplication.focusWidget()))
        return panel.current.form

    def save(self) -> None:
        self.press(Qt.Key.Key_S, CTRL)

    def stored(self, id: int = 1) -> Case:
        assert self.program.context.store is not None
        case = load_case(self.program.context.store, id)
        assert case is not None
        return case


def spoken(clerk: Clerk) -> list[str]:
    """What the timeline says, line by line."""
    lines = clerk.page.case.timeline.list.lines
    return [lines.line(row).spoken for row in range(lines.rowCount())]  # type: ignore[union-attr]


def kinds(clerk: Clerk) -> list[str]:
    """The kinds of the lines shown."""
    lines = clerk.page.case.timeline.list.lines
    return [lines.line(row).kind for row in range(lines.rowCount())]  # type: ignore[union-attr]


@pytest.fixture
def clerk(qtbot: QtBot, program: Program) -> Clerk:
    return Clerk(qtbot, program)
