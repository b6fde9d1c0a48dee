"""The trash: voided records are found, searched and brought back, one or many."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.record_types import record_type
from desktop_app import operations
from desktop_app.app import Program
from desktop_app.pages.records_page import RecordsPage
from tests.desktop_app.conftest import AUTHOR, WAIT
from tests.desktop_app.undo.test_undo import focused, in_table, settle, store_of
from tests.rescue_samples import add, begin, day

Open = Callable[[int], RecordsPage]
SIGHTING = record_type("sighting")


def test_voided_records_are_searched_and_several_restored_at_once(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(40)
    in_table(program, page)
    page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: store_of(program).count(SIGHTING) == 0, timeout=WAIT)
    assert not page.trash.restore.isVisible()
    page.trash.switch.click()
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 40, timeout=WAIT)
    search = program.window.header.search
    search.setFocus()
    qtbot.keyClicks(search, "note 3")
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 14, timeout=WAIT)
    page.table.setFocus()
    page.table.selectAll()
    assert page.trash.restore.isEnabled()
    restore = page.trash.restore  # its words grew just now
    qtbot.waitUntil(lambda: restore.width() >= restore.sizeHint().width(), timeout=WAIT)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)  # they are in the trash: nothing to void
    qtbot.keyClick(focused(), Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: store_of(program).count(SIGHTING) == 14, timeout=WAIT)
    said = program.window.footer.message
    qtbot.waitUntil(lambda: said.text() == "14 records were restored.", timeout=WAIT)
    program.context.filter.clear()
    assert not page.trash.switch.isChecked()
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 14, timeout=WAIT)


def test_delete_in_the_search_field_voids_nothing(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(3)
    in_table(program, page)
    page.table.selectAll()
    program.window.header.search.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Delete)
    settle(program, qtbot)
    assert store_of(program).count(SIGHTING) == 3


def test_an_entry_of_a_closed_case_is_not_brought_back_and_says_why(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    open_file(0)
    store = store_of(program)
    case = begin(store)
    add(store, case, "intake", day(6))
    note = add(store, case, "care_log", day(7), weight=12.5)
    care = record_type("care_log")
    store.void(care, [note], author=AUTHOR)
    voided = store.steps()[0].step
    add(store, case, "outcome", day(9), outcome="died")
    operations.restore_records(program.context, care, [note])
    qtbot.waitUntil(lambda: program.window.notice.isVisible(), timeout=WAIT)
    said = program.window.notice.label.text()
    assert "closed" in said
    program.window.notice.hide()
    # nor by taking the old change back, though undo goes anywhere else
    program.window.undoing.undo_step(voided)
    qtbot.waitUntil(lambda: program.window.notice.isVisible(), timeout=WAIT)
    assert program.window.notice.label.text() == said
    record = store.get(care, note)
    assert record is not None
    assert record.voided
    # while the closing itself, the latest change, can be undone
    program.window.undoing.refresh()
    settle(program, qtbot)
    program.window.undoing.undo()
    settle(program, qtbot)
    program.window.undoing.undo_step(voided)
    settle(program, qtbot)
    record = store.get(care, note)
    assert record is not None
    assert not record.voided
