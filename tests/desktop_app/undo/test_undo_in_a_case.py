"""Undo from the page of a case: its entries go and come back, the closing is opened again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.pages.records_page import RecordsPage
from tests.desktop_app.conftest import WAIT
from tests.desktop_app.undo.test_undo import CONTROL, press, settle, store_of, undo_words
from tests.rescue_samples import add, begin, day


def test_entries_of_a_case_are_undone_on_its_page_in_their_order(
    program: Program, qtbot: QtBot, open_file: Callable[[int], RecordsPage]
) -> None:
    open_file(0)
    store = store_of(program)
    case = begin(store)
    add(store, case, "intake", day(6))
    add(store, case, "care_log", day(7), weight=12.5)
    add(store, case, "outcome", day(9), outcome="died")
    program.window.activateWindow()
    program.window.open_record("rescue", case.id)
    page: Any = program.window.page("rescue")
    qtbot.waitUntil(lambda: page.case.shown is not None, timeout=WAIT)
    settle(program, qtbot)
    program.window.undoing.refresh()
    words = undo_words(program, qtbot)
    assert "new outcome" in words.lower(), words
    assert page.case.shown.case.state.closed
    page.case.timeline.list.setFocus()
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: not page.case.shown.case.state.closed, timeout=WAIT)
    settle(program, qtbot)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(page.case.shown.case.entries) == 1, timeout=WAIT)
    settle(program, qtbot)
    press(qtbot, Qt.Key.Key_Y, CONTROL)
    press(qtbot, Qt.Key.Key_Y, CONTROL)
    qtbot.waitUntil(lambda: page.case.shown.case.state.closed, timeout=WAIT)
    assert len(page.case.shown.case.entries) == 3
