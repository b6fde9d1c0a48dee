"""A register put right on the screen: cells, values, rows and columns, by keys, undone and kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from db.exchange.corrections import LEFT_OUT
from db.query import Filter
from db.record_types import record_type
from desktop_app.app import Program
from desktop_app.exchange import deeds
from desktop_app.exchange.field_popup import FieldPopup
from desktop_app.exchange.pasting import table_of
from desktop_app.exchange.preview import Preview
from desktop_app.exchange.sheet_reading import RowKind, Verdict
from desktop_app.exchange.word_line import WordLine
from tests.desktop_app.conftest import WAIT
from tests.desktop_app.exchange.conftest import Look, Write, settled

SIGHTING = record_type("sighting")
DAY = dt.date(2025, 3, 5)


def row(day: object = DAY, species: str = "雪豹", count: object = 1, who: str = "扎西") -> list:
    return [day, species, count, 33.91, 93.62, who]


def stand(preview: Preview, number: int, column: int) -> None:
    """Go to a cell by its row in the file."""
    assert preview.model is not None
    at = preview.model.reading.row_of(number)
    assert at is not None
    preview.table.go_to(preview.model.shown_at(at) or 0, column)
    preview.table.setFocus()


def kind(preview: Preview, number: int) -> RowKind:
    assert preview.model is not None
    at = preview.model.reading.row_of(number)
    assert at is not None
    return RowKind(int(preview.model.reading.kinds[at]))


def editor(preview: Preview) -> WordLine:
    found = preview.table.viewport().findChild(WordLine)
    assert isinstance(found, WordLine)
    return found


def test_a_cell_is_typed_anew_checked_at_once_and_undone(
    look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    page = look_at(write_register([row(), row("13月9日"), row(dt.date(2025, 3, 7))]))
    preview = page.preview
    stand(preview, 4, 0)
    qtbot.keyClick(preview.table, Qt.Key.Key_F2)
    line = editor(preview)
    assert line.selectedText() == "13月9日"
    QTest.keyClicks(line, "2025-03-09")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert preview.table.currentIndex().row() == 4, "Enter goes down, as in any spreadsheet"
    qtbot.waitUntil(lambda: settled(preview) and kind(preview, 4) is RowKind.NEW, timeout=WAIT)
    assert preview.foot.apply.text() == "Import 3 records"
    assert preview.model is not None
    assert preview.model.look(3, 0).corrected
    preview.table.setFocus()
    qtbot.keyClick(preview.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: kind(preview, 4) is RowKind.REFUSED, timeout=WAIT)
    assert preview.head.redo.isEnabled()
    qtbot.keyClick(preview.table, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: kind(preview, 4) is RowKind.NEW, timeout=WAIT)


def test_undo_in_the_preview_never_touches_the_records(
    program: Program, look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    page = look_at(write_register([row()]))
    page.preview.apply.click()
    qtbot.waitUntil(lambda: page.faces.currentWidget() is page.done, timeout=WAIT)
    store = program.context.store
    assert store is not None
    page = look_at(write_register([row("13月9日")], name="二.xlsx"))
    qtbot.keyClick(page.preview.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not program.context.tasks.busy(), timeout=WAIT)
    assert store.count(SIGHTING, Filter()) == 1


def test_typing_begins_with_any_letter_and_escape_takes_it_back(
    look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    preview = look_at(write_register([row(), row("13月9日")])).preview
    stand(preview, 4, 0)
    qtbot.keyClick(preview.table, "7")
    assert editor(preview).text() == "7", "what is typed stands in place of what stood there"
    qtbot.keyClick(editor(preview), Qt.Key.Key_Escape)
    assert preview.correcting.undo_words is None
    assert preview.table.hasFocus()


def test_the_list_of_a_field_opens_while_typing_and_its_first_is_taken(
    look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    preview = look_at(write_register([row(species="大猫"), row()])).preview
    stand(preview, 3, 1)
    qtbot.keyClick(preview.table, Qt.Key.Key_F2)
    line = editor(preview)
    line.clear()
    QTest.keyClicks(line, "xb")
    assert line.is_open(), "initials find the species"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: settled(preview) and kind(preview, 3) is RowKind.NEW, timeout=WAIT)
    assert preview.plan is not None
    assert preview.plan.values["species_id"][0] == preview.plan.values["species_id"][1]


def test_a_value_is_corrected_wherever_it_stands(
    look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    rows = [row(dt.date(2025, 3, n), species="大猫") for n in range(1, 5)]
    preview = look_at(write_register(rows)).preview
    stand(preview, 3, 1)
    assert preview.cell.deeds[deeds.EVERYWHERE].text() == "Correct all 4 of these"
    qtbot.keyClick(preview.table, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    line = editor(preview)
    line.setText("雪豹")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: settled(preview), timeout=WAIT)
    assert [kind(preview, n) for n in range(3, 7)] == [RowKind.NEW] * 4
    assert preview.model is not None
    assert preview.model.look(2, 1).meant == "Snow leopard", "what was typed stands beside"


def test_rows_are_left_out_and_taken_in_again(
    look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    preview = look_at(write_register([row(), row(species="岩羊")])).preview
    stand(preview, 4, 0)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(preview.table, Qt.Key.Key_Delete, control)
    qtbot.waitUntil(lambda: kind(preview, 4) is RowKind.LEFT_OUT, timeout=WAIT)
    assert preview.foot.apply.text() == "Import 1 record"
    assert sum(preview.model.reading.counts().values()) == 2  # type: ignore[union-attr]
    qtbot.keyClick(preview.table, Qt.Key.Key_Delete, control)
    qtbot.waitUntil(lambda: kind(preview, 4) is RowKind.NEW, timeout=WAIT)


def test_what_is_done_to_a_row_is_done_to_all_that_are_selected(
    look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    rows = [row(dt.date(2025, 3, n)) for n in range(1, 6)]
    preview = look_at(write_register(rows)).preview
    stand(preview, 4, 0)
    for _ in range(2):
        qtbot.keyClick(preview.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(preview.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == "2025-03-02\n2025-03-03\n2025-03-04"
    qtbot.keyClick(preview.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: kind(preview, 6) is RowKind.LEFT_OUT, timeout=WAIT)
    assert [kind(preview, n) for n in range(3, 8)] == [
        RowKind.NEW, RowKind.LEFT_OUT, RowKind.LEFT_OUT, RowKind.LEFT_OUT, RowKind.NEW,
    ]  # fmt: skip
    assert preview.correcting.undo_words == "3 rows left out"
    QGuiApplication.clipboard().clear()


def test_the_datum_can_be_chosen_anew_at_any_time(
    look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    preview = look_at(write_register([row()])).preview
    datum = preview.head.datum
    assert datum.isVisible()
    assert datum.currentData() == "wgs84"
    datum.setCurrentIndex(datum.findData("gcj02"))
    datum.activated.emit(datum.currentIndex())
    qtbot.waitUntil(lambda: settled(preview), timeout=WAIT)
    assert preview.plan is not None
    assert preview.plan.values["decimal_latitude"][0] != 33.91
    assert datum.currentData() == "gcj02"


def test_doubts_are_confirmed_one_by_one_and_all_of_a_kind(
    program: Program, look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    rows = [row(dt.date(2025, 3, n), count="若干") for n in range(1, 4)]
    page = look_at(write_register([*rows, row()]))
    preview = page.preview
    assert kind(preview, 3) is RowKind.DOUBTFUL
    stand(preview, 3, 2)
    assert preview.model is not None
    assert preview.model.look(2, 2).verdict is Verdict.DOUBTFUL
    qtbot.keyClick(preview.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: kind(preview, 3) is RowKind.NEW, timeout=WAIT)
    assert kind(preview, 4) is RowKind.DOUBTFUL
    stand(preview, 4, 2)
    qtbot.waitUntil(lambda: deeds.CONFIRM_KIND in preview.cell.deeds, timeout=WAIT)
    preview.cell.deeds[deeds.CONFIRM_KIND].click()
    qtbot.waitUntil(lambda: kind(preview, 5) is RowKind.NEW, timeout=WAIT)
    assert preview.foot.apply.text() == "Import 4 records"
    preview.apply.click()
    qtbot.waitUntil(lambda: page.faces.currentWidget() is page.done, timeout=WAIT)
    assert program.context.store is not None
    assert program.context.store.count(SIGHTING, Filter()) == 4
    assert page.done.lines()[-1][0] == "4"


def test_a_column_goes_to_another_field_by_keys(
    look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    headers = ("日期", "物种", "数量", "纬度", "经度", "观察人", "天气")
    preview = look_at(write_register([[*row(), "晴"]], headers)).preview
    assert preview.model is not None
    assert preview.table.header.words(6) == ("To the notes", "extra")
    stand(preview, 3, 6)
    qtbot.keyClick(preview.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = preview.table.window().findChild(FieldPopup)
    assert isinstance(popup, FieldPopup)
    QTest.keyClicks(popup.field, "leave")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: settled(preview), timeout=WAIT)
    assert preview.plan is not None
    assert preview.plan.corrections.mapping == {"G": LEFT_OUT}
    assert preview.table.header.words(6) == ("Left out", "none")


def test_the_row_of_column_names_is_said_by_hand(
    look_at: Look, write_register: Write, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [["date", "species", "count", "lat", "lon", "who"], row(), row(species="岩羊")]
    preview = look_at(write_register(rows)).preview
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: menus.append(menu))
    stand(preview, 3, 0)
    preview.table.row_wanted.emit(preview.table.currentIndex().row(), QPoint())
    menus[0].actions()[0].trigger()
    assert menus[0].actions()[0].text() == "The column names stand in row 3"
    qtbot.waitUntil(lambda: settled(preview), timeout=WAIT)
    assert preview.plan is not None
    assert preview.plan.layout.header_last == 3
    assert kind(preview, 2) is RowKind.HEAD, "what stands above is still in sight"
    menus[0].deleteLater()


def test_corrections_survive_a_crash_and_belong_to_that_very_file(
    program: Program, look_at: Look, write_register: Write, qtbot: QtBot, tmp_path: Path
) -> None:
    path = write_register([row(), row("13月9日")])
    page = look_at(path)
    preview = page.preview
    stand(preview, 4, 0)
    preview._typed(preview.table.currentIndex().row(), 0, "2025-03-09", False)
    qtbot.waitUntil(lambda: preview.correcting.kept(path, "sighting") is not None, timeout=WAIT)
    # Nobody put anything away: another page of another window finds what was kept.
    page.faces.setCurrentWidget(page.start)
    page = look_at(path)
    assert page.notice.isVisible()
    assert "here again" in page.notice.label.text()
    assert kind(page.preview, 4) is RowKind.NEW
    page.notice.button.click()
    qtbot.waitUntil(
        lambda: (
            page.preview.correcting.now is not None and kind(page.preview, 4) is RowKind.REFUSED
        ),
        timeout=WAIT,
    )
    book = openpyxl.load_workbook(path)
    book.active.append(row())  # type: ignore[union-attr]
    book.save(path)
    assert page.preview.correcting.kept(path, "sighting") is None, "the file is another one now"


def test_a_double_is_shown_beside_the_record_it_repeats(
    program: Program, look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    page = look_at(write_register([row(), row(species="岩羊", count=3)]))
    page.preview.apply.click()
    qtbot.waitUntil(lambda: page.faces.currentWidget() is page.done, timeout=WAIT)
    page = look_at(write_register([row(), row(species="藏野驴")], name="again.xlsx"))
    preview = page.preview
    assert kind(preview, 3) is RowKind.DUPLICATE
    stand(preview, 3, 0)
    assert preview.beside.isVisible()
    qtbot.waitUntil(lambda: "Nothing differs" in preview.beside._lead.text(), timeout=WAIT)
    stand(preview, 4, 0)
    assert not preview.beside.isVisible()


def test_a_row_that_repeats_another_can_be_taken_all_the_same(
    look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    preview = look_at(write_register([row(), row()])).preview
    assert kind(preview, 4) is RowKind.DUPLICATE
    stand(preview, 4, 0)
    assert preview.beside._title.text() == "Row 3"
    preview.cell.deeds[deeds.CONFIRM].click()
    qtbot.waitUntil(lambda: kind(preview, 4) is RowKind.NEW, timeout=WAIT)
    assert preview.foot.apply.text() == "Import 2 records"


def test_cells_copied_in_excel_become_an_import(
    program: Program, look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    page = look_at(write_register([row()]))
    page.preview.back.click()
    data = QMimeData()
    data.setText("日期\t物种\t数量\n2025-03-05\t雪豹\t1\n2025-03-06\t岩羊\t12\n")
    QGuiApplication.clipboard().setMimeData(data)
    assert page.take_paste()
    qtbot.waitUntil(lambda: page.preview.correcting.now is not None, timeout=WAIT)
    assert page.preview.foot.apply.text() == "Import 2 records"
    QGuiApplication.clipboard().clear()


def test_only_what_looks_like_cells_is_a_table() -> None:
    assert table_of("one line of words") is None
    assert table_of("a\tb") is None, "one row is no table"
    assert table_of('a\tb\r\n"1\n2"\t3\r\n') == [["a", "b"], ["1\n2", "3"]]
    assert table_of("a\tb\tc\n\n1\t2\n") == [["a", "b", "c"], ["1", "2", ""]]
