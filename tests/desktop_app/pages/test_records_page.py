"""Table and form together: typing, saving, drafts, filter, voiding, history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from db.query import Filter
from db.record_types import record_type
from db.store import Store
from desktop_app.app import Program
from desktop_app.pages.records_page import RecordsPage
from tests.desktop_app.conftest import AUTHOR, WAIT

Open = Callable[[int], RecordsPage]
SIGHTING = record_type("sighting")


def store_of(program: Program) -> Store:
    assert program.context.store is not None
    return program.context.store


def settle(program: Program, qtbot: QtBot) -> None:
    """Wait until nothing is under way any more."""
    qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=WAIT)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_text(qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(focused(), text)


def press(qtbot: QtBot, key: Qt.Key, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(focused(), key, modifier)


def begin_new(program: Program, qtbot: QtBot, page: RecordsPage) -> None:
    program.window.activateWindow()
    press(qtbot, Qt.Key.Key_N, control=True)
    qtbot.waitUntil(
        lambda: page.form.record_id is None and page.form.form.isVisible()
        and page.form.isAncestorOf(QApplication.focusWidget() or page), timeout=WAIT)  # fmt: skip


def fill_by_keys(qtbot: QtBot, page: RecordsPage, fields: dict[str, str]) -> None:
    for name, text in fields.items():
        page.form.form.editor(name).field_widget().setFocus()
        type_text(qtbot, text)
        press(qtbot, Qt.Key.Key_Tab)


WHOLE = {"event_date": "2025-03-05", "species_id": "Panthera uncia", "individual_count": "2",
         "observer": "Tashi Dorje"}  # fmt: skip


def save_with_doubts(qtbot: QtBot, page: RecordsPage, key: Qt.Key) -> None:
    """Press the key; answer every doubt by keeping what was typed."""
    press(qtbot, key, control=True)
    for _ in range(8):
        if not page.form.form.problems():
            return
        press(qtbot, Qt.Key.Key_Return)


def test_a_sighting_typed_by_keys_is_in_the_file(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(0)
    begin_new(program, qtbot, page)
    fill_by_keys(qtbot, page, WHOLE)
    save_with_doubts(qtbot, page, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: store_of(program).count(SIGHTING, Filter()) == 1, timeout=WAIT)
    settle(program, qtbot)
    assert page.form.record_id is not None
    record = store_of(program).get(SIGHTING, page.form.record_id)
    assert record is not None
    assert record.created_by == AUTHOR
    assert record.values["event_date"] == dt.date(2025, 3, 5)
    assert record.values["individual_count"] == 2
    assert record.values["observer"] == "Tashi Dorje"
    reference = store_of(program).reference()
    assert reference.species_name(record.values["species_id"], "zh") == "雪豹"
    qtbot.waitUntil(lambda: page.table.current_id() == record.id, timeout=WAIT)
    assert not page.form.form.is_dirty()


def test_ctrl_enter_saves_and_begins_the_next(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(0)
    begin_new(program, qtbot, page)
    fill_by_keys(qtbot, page, WHOLE)
    save_with_doubts(qtbot, page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=WAIT)
    settle(program, qtbot)
    assert page.form.record_id is None
    assert page.form.form.values()["event_date"] is None
    assert page.form.isAncestorOf(focused())


def test_arrow_keys_move_the_form_along_and_enter_goes_into_it(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(30)
    qtbot.waitUntil(lambda: page.form.record_id is not None, timeout=WAIT)
    page.table.setFocus()
    first = page.form.record_id
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.form.record_id == page.model.id_at(2), timeout=WAIT)
    assert page.form.record_id != first
    assert page.table.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert page.form.isAncestorOf(focused())


def test_what_was_typed_and_not_saved_is_there_again(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(5)
    qtbot.waitUntil(lambda: page.form.record_id is not None, timeout=WAIT)
    settle(program, qtbot)
    id = page.form.record_id
    page.form.form.editor("observer").field_widget().setFocus()
    type_text(qtbot, " and Nyima")
    typed = page.form.form.values()["observer"]
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.form.record_id == page.model.id_at(1), timeout=WAIT)
    settle(program, qtbot)
    assert not page.form.form.is_dirty()
    assert page.form.form.values()["observer"] != typed
    press(qtbot, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: page.form.record_id == id, timeout=WAIT)
    settle(program, qtbot)
    assert page.form.form.values()["observer"] == typed
    assert page.form.form.is_dirty()
    assert page.form.notice.isVisible()
    page.form.notice.button.click()
    settle(program, qtbot)
    assert page.form.form.values()["observer"] != typed, "and it can be forgotten"
    assert id is not None
    record = store_of(program).get(SIGHTING, id)
    assert record is not None
    assert record.revision == 1, "a draft is not a save"


def test_a_draft_survives_closing_the_program(
    program: Program, qtbot: QtBot, open_file: Open, make_records: Callable[..., Path]
) -> None:
    page = open_file(0)
    path = store_of(program).path
    begin_new(program, qtbot, page)
    fill_by_keys(qtbot, page, {"notes": "half a sentence"})
    program.close()
    again = Program(program.settings)
    try:
        again.show(path)
        qtbot.waitUntil(lambda: again.context.store is not None, timeout=WAIT)
        new_page = again.window.page("sighting")
        assert isinstance(new_page, RecordsPage)
        notice = again.window.notice
        qtbot.waitUntil(notice.isVisible, timeout=WAIT)
        assert "not saved" in notice.label.text(), "it is offered, not hidden behind Ctrl+N"
        notice.button.click()
        qtbot.waitUntil(new_page.form.is_dirty, timeout=WAIT)
        assert new_page.form.form.values()["notes"] == "half a sentence"
    finally:
        again.close()


def test_the_filter_narrows_table_and_count(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(300)
    bar = program.window.filter_bar
    program.context.filter.set(species=(1,))
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 100, timeout=WAIT)
    qtbot.waitUntil(lambda: bar.count.text().startswith("100 records"), timeout=WAIT)
    assert bar.chips["species"].cross.isVisible()
    program.context.filter.set(since=dt.date(2025, 1, 1), until=dt.date(2025, 12, 31))
    dates = bar.chips["dates"].button  # where there is little room, pointing at it tells the rest
    assert "Year 2025" in (dates.text(), dates.toolTip())
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() < 100, timeout=WAIT)
    bar.chips["species"].cross.click()
    assert program.context.filter.active() == ["dates"]
    program.context.filter.clear()
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 300, timeout=WAIT)


def test_searching_in_the_header(program: Program, qtbot: QtBot, open_file: Open) -> None:
    page = open_file(50)
    program.window.activateWindow()
    press(qtbot, Qt.Key.Key_F, control=True)
    assert program.window.header.search.hasFocus()
    type_text(qtbot, "note 17")
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 1, timeout=WAIT)
    assert program.window.filter_bar.chips["text"].isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 50, timeout=WAIT)


def test_nothing_found_says_so_and_offers_the_way_back(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(5)
    program.context.filter.set(text="不存在")
    qtbot.waitUntil(lambda: page.states.currentWidget() is page.state, timeout=WAIT)
    assert page.state.title.text() == "No record fits this filter"


def test_an_empty_file_says_what_to_do_first(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(0)
    qtbot.waitUntil(lambda: page.states.currentWidget() is page.state, timeout=WAIT)
    assert "Ctrl+N" in page.state.text.text()


def test_voiding_takes_out_of_sight_and_restoring_brings_back(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(4)
    qtbot.waitUntil(lambda: page.form.record_id is not None, timeout=WAIT)
    id = page.form.record_id
    page.form.form.footer.void_button.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3, timeout=WAIT)
    settle(program, qtbot)
    program.context.filter.set(voided=True)
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 1, timeout=WAIT)
    qtbot.waitUntil(lambda: page.form.record_id == id, timeout=WAIT)
    settle(program, qtbot)
    page.form.form.footer.restore_button.click()
    qtbot.waitUntil(lambda: store_of(program).count(SIGHTING, Filter()) == 4, timeout=WAIT)


def test_what_was_voided_can_be_restored_at_one_click_though_another_record_is_shown(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(4)
    page.table.selectRow(2)
    voided = page.table.current_id()
    assert voided is not None
    qtbot.waitUntil(lambda: page.form.record_id == voided, timeout=WAIT)
    following = page.model.id_at(1)
    page.form.form.footer.void_button.click()
    qtbot.waitUntil(lambda: page.form.record_id == following, timeout=WAIT)
    settle(program, qtbot)
    assert page.form.notice.isVisible(), "the form went on by itself, the way back stays"
    assert page.form.notice.button.text() == "Restore"
    page.form.notice.button.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4, timeout=WAIT)
    record = store_of(program).get(SIGHTING, voided)
    assert record is not None
    assert not record.voided
    settle(program, qtbot)
    page.form.form.footer.void_button.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3, timeout=WAIT)
    settle(program, qtbot)
    page.table.selectRow(2)
    qtbot.waitUntil(lambda: page.form.record_id == page.model.id_at(2), timeout=WAIT)
    settle(program, qtbot)
    assert not page.form.notice.isVisible(), "it goes once the person has gone on"


def test_history_tells_who_changed_what(program: Program, qtbot: QtBot, open_file: Open) -> None:
    page = open_file(2)
    qtbot.waitUntil(lambda: page.form.record_id is not None, timeout=WAIT)
    id = page.form.record_id
    assert id is not None
    program.context.user = "Nyima"
    from desktop_app import operations

    operations.save_record(program.context, SIGHTING, {"individual_count": 9}, id=id, revision=1)
    settle(program, qtbot)
    page.form.show_history()
    qtbot.waitUntil(
        lambda: any("Nyima" in text for text in page.form.history.texts()), timeout=WAIT
    )
    texts = page.form.history.texts()
    assert any(text.endswith("→ 9") for text in texts)
    assert any(AUTHOR in text and "imported" in text for text in texts)


def test_a_record_changed_by_somebody_else_is_not_overwritten(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(2)
    qtbot.waitUntil(lambda: page.form.record_id is not None, timeout=WAIT)
    settle(program, qtbot)
    id = page.form.record_id
    assert id is not None
    page.form.form.editor("observer").field_widget().setFocus()
    type_text(qtbot, " X")
    store_of(program).save(SIGHTING, {"notes": "from elsewhere"}, author="Nyima", id=id)
    save_with_doubts(qtbot, page, Qt.Key.Key_S)
    qtbot.waitUntil(page.form.notice.isVisible, timeout=WAIT)
    record = store_of(program).get(SIGHTING, id)
    assert record is not None
    assert record.values["notes"] == "from elsewhere"
    assert page.form.form.is_dirty(), "what was typed is still there"


@pytest.mark.parametrize("name", ["species", "place"])
def test_the_lists_of_the_office_have_the_same_page(
    program: Program, qtbot: QtBot, open_file: Open, name: str
) -> None:
    open_file(0)
    program.window.show_page(name)
    page = program.window.current_page()
    assert isinstance(page, RecordsPage)
    qtbot.waitUntil(lambda: page.model.complete and page.form.record_id is not None, timeout=WAIT)
    assert page.model.text(0, 0)
    assert "dates" not in page.parts


def test_several_rows_are_voided_together(program: Program, qtbot: QtBot, open_file: Open) -> None:
    page = open_file(6)
    page.table.stand_on_first()
    page.table.selectionModel().select(
        page.model.index(3, 0),
        page.table.selectionModel().SelectionFlag.Select
        | page.table.selectionModel().SelectionFlag.Rows,
    )
    page.table.menu_requested.emit(page.table.mapToGlobal(page.table.rect().center()))
    menu = next(w for w in QApplication.topLevelWidgets() if w.isVisible() and type(w) is QMenu)
    void = next(action for action in menu.actions() if action.text() == "Void 2")
    void.trigger()
    menu.close()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4, timeout=WAIT)
    settle(program, qtbot)
    assert page.form.notice.isVisible()
    assert "2" in page.form.notice.label.text()
    page.form.notice.button.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 6, timeout=WAIT)


def test_tab_goes_in_reading_order(program: Program, qtbot: QtBot, open_file: Open) -> None:
    page = open_file(3)
    settle(program, qtbot)
    window = program.window
    stops = [
        window.header.search, window.side.button("sighting"),
        window.filter_bar.chips["dates"].button, window.new_button, page.table,
        page.form.form.editor("event_date").field_widget(), window.footer.language,
    ]  # fmt: skip
    order: list[QWidget] = []
    widget = window.header.file
    for _ in range(400):
        order.append(widget)
        widget = widget.nextInFocusChain()
    places = [order.index(stop) for stop in stops]
    assert places == sorted(places)


def test_a_table_that_cannot_be_read_says_so_and_recovers(
    program: Program, qtbot: QtBot, open_file: Open, monkeypatch: pytest.MonkeyPatch,
    expect_log: Callable[[str], AbstractContextManager[list[str]]],
) -> None:  # fmt: skip
    page = open_file(4)
    store = store_of(program)
    real = store.first_page

    def broken(*_: object, **__: object) -> None:
        raise OSError("the stick was pulled out")

    monkeypatch.setattr(store, "first_page", broken)
    with expect_log("unexpected error"):
        page.refresh()
        qtbot.waitUntil(lambda: page.states.currentWidget() is page.state, timeout=WAIT)
    assert page.state.title.text() == "The table cannot be shown"
    monkeypatch.setattr(store, "first_page", real)
    page.refresh()
    qtbot.waitUntil(lambda: page.states.currentWidget() is page.table, timeout=WAIT)
    assert page.model.rowCount() == 4


def test_the_form_and_the_table_stay_together_when_the_filter_goes(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(9)
    qtbot.waitUntil(lambda: page.form.record_id is not None, timeout=WAIT)
    settle(program, qtbot)
    id = page.form.record_id
    program.context.filter.set(text="不存在")
    qtbot.waitUntil(lambda: page.states.currentWidget() is page.state, timeout=WAIT)
    program.context.filter.clear()
    qtbot.waitUntil(lambda: page.model.rowCount() == 9, timeout=WAIT)
    settle(program, qtbot)
    assert page.form.record_id == id
    assert page.table.current_id() == id


@pytest.mark.parametrize("where", ["observer", "notes", "search"])
def test_keys_of_an_input_method_are_no_commands(
    program: Program, qtbot: QtBot, open_file: Open, where: str
) -> None:
    page = open_file(2)
    qtbot.waitUntil(lambda: page.form.record_id is not None, timeout=WAIT)
    settle(program, qtbot)
    program.window.activateWindow()
    shown = page.form.record_id
    field: QWidget = program.window.header.search
    if where != "search":
        field = page.form.form.editor(where).field_widget()
    field.setFocus()
    QApplication.sendEvent(field, QInputMethodEvent("xuebao", []))
    for key in (Qt.Key.Key_N, Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_I):
        press(qtbot, key, control=True)
        settle(program, qtbot)
        assert program.window.current_page() is page
        assert page.form.record_id == shown
        assert field.hasFocus()
    id = page.model.id_at(0)
    assert id is not None
    record = store_of(program).get(SIGHTING, id)
    assert record is not None
    assert record.revision == 1
    done = QInputMethodEvent()
    done.setCommitString("雪豹")
    QApplication.sendEvent(field, done)
    press(qtbot, Qt.Key.Key_N, control=True)
    qtbot.waitUntil(lambda: page.form.record_id is None, timeout=WAIT)


def test_the_form_is_built_bit_by_bit_and_shows_the_record_that_came_last(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    open_file(3)
    program.window.show_page("place")
    page = program.window.page("place")
    assert isinstance(page, RecordsPage)
    qtbot.waitUntil(lambda: page.model.complete, timeout=WAIT)
    last = page.model.id_at(7)
    assert last is not None
    page.form.show_record(last)  # while the form for the first row may still be growing
    assert page.form.has_record()
    qtbot.waitUntil(lambda: page.form.record_id == last, timeout=WAIT)
    settle(program, qtbot)
    assert page.form.form.values()["name_zh"] == page.model.text(7, 0)
    assert page.form.form.isVisible()


def test_the_history_tells_which_doubts_were_confirmed(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    page = open_file(0)
    begin_new(program, qtbot, page)
    fill_by_keys(qtbot, page, WHOLE)
    save_with_doubts(qtbot, page, Qt.Key.Key_S)  # no place and no position: both are wanted
    qtbot.waitUntil(lambda: page.form.record_id is not None, timeout=WAIT)
    settle(program, qtbot)
    id = page.form.record_id
    assert id is not None
    (entry,) = store_of(program).history(SIGHTING, id)
    assert entry.confirmed == ("wanted",)
    page.form.show_history()
    settle(program, qtbot)
    assert "confirmed: left empty" in page.form.history.texts()
