"""Undo and redo by key presses: what they act on, what they say, what they leave alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.record_types import record_type
from db.records_file import open_records
from db.store import Store
from desktop_app import operations
from desktop_app.app import Program
from desktop_app.pages.records_page import RecordsPage
from desktop_app.undo.page import ChangesPage
from tests.desktop_app.conftest import AUTHOR, WAIT, sighting_values

Open = Callable[[int], RecordsPage]
SIGHTING = record_type("sighting")
CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier


def store_of(program: Program) -> Store:
    assert program.context.store is not None
    return program.context.store


def settle(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=WAIT)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    qtbot.keyClick(focused(), key, modifier)


def undo_words(program: Program, qtbot: QtBot) -> str:
    """What the foot of the window offers once all is read."""
    settle(program, qtbot)
    qtbot.waitUntil(lambda: program.window.undo_bar.undo.isEnabled(), timeout=WAIT)
    settle(program, qtbot)
    return program.window.undo_bar.undo.toolTip()


def in_table(program: Program, page: RecordsPage) -> None:
    program.window.activateWindow()
    page.table.setFocus()


def test_three_voided_records_come_back_at_one_key_and_go_again(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(5)
    in_table(program, page)
    operations.void_records(program.context, SIGHTING, [1, 2, 3])
    settle(program, qtbot)
    program.context.user = "才仁多杰"  # somebody else sits down
    qtbot.waitUntil(
        lambda: "void 3 sightings" in program.window.undo_bar.undo.toolTip(), timeout=WAIT
    )
    assert undo_words(program, qtbot).startswith(f"Undo: void 3 sightings, by {AUTHOR}, ")
    assert not program.window.undo_bar.redo.isEnabled()
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: store_of(program).count(SIGHTING) == 5, timeout=WAIT)
    qtbot.waitUntil(lambda: program.window.undo_bar.redo.isEnabled(), timeout=WAIT)
    assert program.window.footer.message.text() == "Undone: void 3 sightings."
    assert store_of(program).history(SIGHTING, 1)[0].author == "才仁多杰"
    press(qtbot, Qt.Key.Key_Z, BOTH)
    qtbot.waitUntil(lambda: store_of(program).count(SIGHTING) == 2, timeout=WAIT)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: store_of(program).count(SIGHTING) == 5, timeout=WAIT)
    press(qtbot, Qt.Key.Key_Y, CONTROL)
    qtbot.waitUntil(lambda: store_of(program).count(SIGHTING) == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=WAIT)


def test_keys_pressed_quickly_go_back_one_change_each(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(1)
    for count in (11, 12, 13):
        operations.save_record(program.context, SIGHTING, {"individual_count": count}, id=1)
    settle(program, qtbot)
    in_table(program, page)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    settle(program, qtbot)
    record = store_of(program).get(SIGHTING, 1)
    assert record is not None
    assert record.values["individual_count"] == 11
    words = undo_words(program, qtbot)
    assert words.startswith("Undo: change of number in sighting Snow leopard"), words


def test_typing_is_undone_in_its_field_and_the_file_is_left_alone(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(3)
    operations.void_records(program.context, SIGHTING, [3])
    settle(program, qtbot)
    page.open_record(1)
    qtbot.waitUntil(lambda: page.form.record_id == 1, timeout=WAIT)
    program.window.activateWindow()
    notes = page.form.form.editor("notes").field_widget()
    observer = page.form.form.editor("observer").field_widget()
    for field in (observer, notes):
        field.setFocus()
        press(qtbot, Qt.Key.Key_End)
        qtbot.keyClicks(field, "x")
        press(qtbot, Qt.Key.Key_Z, CONTROL)
        assert not field.document().isUndoAvailable() if field is notes else True
        press(qtbot, Qt.Key.Key_Z, CONTROL)  # nothing left to take back in the field
        press(qtbot, Qt.Key.Key_Z, CONTROL)
    settle(program, qtbot)
    assert page.form.form.values()["notes"] == "note 0"
    assert page.form.form.values()["observer"] == "Ranger 0"
    assert store_of(program).count(SIGHTING) == 2, "the record is typed in: the file must wait"
    assert "not saved" in program.window.footer.message.text()


def test_a_field_with_nothing_typed_leaves_the_key_to_the_file(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(3)
    operations.void_records(program.context, SIGHTING, [3])
    settle(program, qtbot)
    page.open_record(1)
    qtbot.waitUntil(lambda: page.form.record_id == 1, timeout=WAIT)
    program.window.activateWindow()
    page.form.form.editor("notes").field_widget().setFocus()
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: store_of(program).count(SIGHTING) == 3, timeout=WAIT)
    page.form.form.editor("observer").field_widget().setFocus()
    press(qtbot, Qt.Key.Key_Y, CONTROL)
    qtbot.waitUntil(lambda: store_of(program).count(SIGHTING) == 2, timeout=WAIT)


@pytest.mark.parametrize("field", ["observer", "notes", "species_id"])
def test_while_a_word_is_composed_undo_belongs_to_the_input_method(
    program: Program, qtbot: QtBot, open_file: Open, field: str
) -> None:
    page = open_file(3)
    operations.void_records(program.context, SIGHTING, [3])
    settle(program, qtbot)
    page.open_record(1)
    qtbot.waitUntil(lambda: page.form.record_id == 1, timeout=WAIT)
    program.window.activateWindow()
    widget = page.form.form.editor(field).field_widget()
    widget.setFocus()
    QApplication.sendEvent(widget, QInputMethodEvent("xue", []))
    for key, modifier in (
        (Qt.Key.Key_Z, CONTROL),
        (Qt.Key.Key_H, CONTROL),
        (Qt.Key.Key_D, CONTROL),
    ):
        press(qtbot, key, modifier)
    settle(program, qtbot)
    assert store_of(program).count(SIGHTING) == 2
    assert program.window.current_page() is page
    assert page.form.record_id == 1


def test_what_was_changed_since_stays_and_is_said(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(3)  # one import of three
    operations.save_record(program.context, SIGHTING, {"notes": "seen again"}, id=2)
    settle(program, qtbot)
    imported = store_of(program).steps()[-1]
    in_table(program, page)
    program.window.undoing.undo_step(imported.step)
    qtbot.waitUntil(lambda: store_of(program).count(SIGHTING) == 1, timeout=WAIT)
    qtbot.waitUntil(lambda: program.window.notice.isVisible(), timeout=WAIT)
    assert "1 record was changed since and stays" in program.window.notice.label.text()
    program.window.notice.button.click()
    assert isinstance(program.window.current_page(), ChangesPage)


def test_a_long_import_is_undone_with_a_bar_and_stopped_as_a_whole(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(2500)
    settle(program, qtbot)
    in_table(program, page)
    bar = program.window.undo_bar
    assert "import of 2,500 sightings from register.xlsx" in undo_words(program, qtbot)
    with qtbot.waitSignal(program.window.undoing.begun, timeout=WAIT):
        press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert bar.stop.isVisible()
    bar.stop.click()
    qtbot.waitUntil(lambda: not program.window.undoing.busy, timeout=WAIT)
    settle(program, qtbot)
    left = store_of(program).count(SIGHTING)
    stopped = program.window.footer.message.text().startswith("Stopped")
    assert left == (2500 if stopped else 0), "all of it or nothing, and told as it is"
    if stopped:
        press(qtbot, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: store_of(program).count(SIGHTING) == 0, timeout=WAIT)
    qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=WAIT)
    assert not bar.stop.isVisible()


def test_a_file_opened_elsewhere_is_not_undone_by_old_words(
    program: Program, qtbot: QtBot, open_file: Open, tmp_path: Path
) -> None:
    page = open_file(2)
    assert "import" in undo_words(program, qtbot)
    path = store_of(program).path
    assert path is not None
    with open_records(path) as other:
        other.save(SIGHTING, sighting_values(9), author="Nyima")
    in_table(program, page)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    settle(program, qtbot)
    theirs = store_of(program).get(SIGHTING, 3)
    assert theirs is not None
    assert not theirs.voided, "the words were those of another change"
    assert "by Nyima" in undo_words(program, qtbot)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    settle(program, qtbot)
    theirs = store_of(program).get(SIGHTING, 3)
    assert theirs is not None
    assert theirs.voided


# --- the page of all changes ----------------------------------------------------------------------


def changes_page(program: Program, qtbot: QtBot, page: RecordsPage) -> ChangesPage:
    in_table(program, page)
    press(qtbot, Qt.Key.Key_H, CONTROL)
    found = program.window.current_page()
    assert isinstance(found, ChangesPage)
    qtbot.waitUntil(lambda: found.states.currentWidget() is found.table, timeout=WAIT)
    return found


def column(page: ChangesPage, number: int) -> list[str]:
    return [page.model.index(row, number).data() for row in range(page.model.rowCount())]


def test_the_page_lists_changes_and_undoes_any_of_them_by_key(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    records = open_file(2)
    store = store_of(program)
    store.save(SIGHTING, {"individual_count": 7}, author="Nyima", id=1)
    store.void(SIGHTING, [2], author="Nyima")
    page = changes_page(program, qtbot, records)
    assert column(page, 1) == ["Nyima", "Nyima", AUTHOR]
    what = column(page, 2)
    assert what[0].startswith("Void sighting ")
    assert what[2].startswith("Import of 2 sightings")
    assert what[1].startswith("Change of number in sighting ")
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Backspace, CONTROL)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4, timeout=WAIT)
    record = store.get(SIGHTING, 1)
    assert record is not None
    assert record.values["individual_count"] == 1
    assert column(page, 2)[0].startswith("Undone: change of number")
    assert column(page, 3) == ["", "", "Undone", ""]
    # the keyboard stands on the same change, and the same key does it again
    assert page.table.currentIndex().row() == 2
    press(qtbot, Qt.Key.Key_Backspace, CONTROL)
    qtbot.waitUntil(lambda: page.model.rowCount() == 5, timeout=WAIT)
    record = store.get(SIGHTING, 1)
    assert record is not None
    assert record.values["individual_count"] == 7


def test_enter_on_a_change_shows_its_record_though_it_was_voided(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    records = open_file(3)
    store_of(program).void(SIGHTING, [2], author="Nyima")
    changes_page(program, qtbot, records)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: records.form.record_id == 2, timeout=WAIT)
    assert program.window.current_page() is records
    assert records.form.form.footer.restore_button.isVisible()


def test_the_list_goes_as_far_back_as_the_file(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    records = open_file(1)
    store = store_of(program)
    for count in range(2, 232):
        store.save(SIGHTING, {"individual_count": count}, author="Nyima", id=1)
    page = changes_page(program, qtbot, records)
    assert page.model.rowCount() < 231
    for _ in range(4):
        press(qtbot, Qt.Key.Key_End, CONTROL)
        settle(program, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 231, timeout=WAIT)
    assert column(page, 2)[-1].startswith("Import of sighting")
