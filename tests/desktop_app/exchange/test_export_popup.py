"""Taking records out through the window: which, with which columns, kept as a profile; stopped."""

from __future__ import annotations

import csv
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.exchange.profile import profiles
from db.record_types import record_type
from desktop_app.app import Program
from desktop_app.dialogs import choosers
from desktop_app.exchange.export_popup import ExportPopup
from desktop_app.pages.records_page import RecordsPage
from tests.desktop_app.conftest import WAIT

Open = Callable[[int], RecordsPage]
SIGHTING = record_type("sighting")


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file chooser says to write, with the ending that is asked for."""
    path = tmp_path / "out.xlsx"

    def choose(_window: object, _settings: object, _name: str, suffix: str) -> Path:
        return path.with_suffix(suffix)

    monkeypatch.setattr(choosers, "save_workbook", choose)
    return path


def popup_of(program: Program) -> ExportPopup:
    program.window.show_export()
    popup = program.window.findChildren(ExportPopup)[-1]
    assert isinstance(popup, ExportPopup)
    return popup


def wait_done(program: Program, qtbot: QtBot) -> None:
    notice = program.window.notice
    qtbot.waitUntil(lambda: notice.isVisible() and notice.other.isVisible(), timeout=WAIT)


def rows(path: Path) -> list[list[Any]]:
    return [list(row) for row in openpyxl.load_workbook(path).worksheets[0].values]


def test_one_click_writes_all_columns(
    program: Program, qtbot: QtBot, open_file: Open, target: Path
) -> None:
    open_file(5)
    popup = popup_of(program)
    assert popup.all.isChecked()
    assert not popup.picked.isVisible()
    assert popup.save.hasFocus()
    QTest.keyClick(popup.save, Qt.Key.Key_Space)
    wait_done(program, qtbot)
    assert len(rows(target)) == 6
    assert "Record ID" in rows(target)[0]
    assert "out.xlsx" in program.window.notice.label.text()


def test_the_selected_rows_with_columns_moved_and_taken_away(
    program: Program, qtbot: QtBot, open_file: Open, target: Path
) -> None:
    page = open_file(5)
    page.table.selectRow(1)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    wanted = page.table.selected_ids()
    assert len(wanted) == 2
    popup = popup_of(program)
    assert popup.picked.isChecked()
    popup.unfold.click()
    picker = popup.picker
    picker.none.click()
    assert not popup.save.isEnabled()
    for row in (3, 1, 0):
        picker.list.item(row).setCheckState(Qt.CheckState.Checked)
    first = [picker.list.item(row).text() for row in (0, 1, 3)]
    picker.list.setCurrentRow(3)
    for _ in range(3):
        QTest.keyClick(picker.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert picker.list.currentRow() == 0
    popup.save.click()
    wait_done(program, qtbot)
    assert rows(target)[0] == [first[2], first[0], first[1]]
    assert len(rows(target)) == 3


def test_a_profile_is_kept_and_offered_again(
    program: Program, qtbot: QtBot, open_file: Open, target: Path
) -> None:
    open_file(3)
    popup = popup_of(program)
    popup.unfold.click()
    popup.picker.none.click()
    for row in (0, 2):
        popup.picker.list.item(row).setCheckState(Qt.CheckState.Checked)
    popup.formats["csv"].setChecked(True)
    popup.keep.click()
    assert popup.trouble.isVisible()  # a profile without a name
    popup.name.setFocus()
    QTest.keyClicks(popup.name, "monthly")
    popup.keep.click()
    assert not popup.trouble.isVisible()
    assert popup.profile.currentText() == "monthly"
    popup.save.click()
    wait_done(program, qtbot)
    with target.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as stream:
        assert len(next(csv.reader(stream))) == 2
    again = popup_of(program)
    assert (again.profile.currentText(), again.formats["csv"].isChecked()) == ("monthly", True)
    assert len(again.picker.keys()) == 2
    again.unfold.click()
    again.forget.click()
    assert again.profile.count() == 1
    assert len(again.picker.keys()) > 20
    again.close()
    assert program.context.store is not None
    assert profiles(program.context.store, "sighting") == []


def test_an_export_that_is_stopped_leaves_nothing(
    program: Program, qtbot: QtBot, open_file: Open, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_file(3)
    store = program.context.store
    assert store is not None
    reached, go_on = threading.Event(), threading.Event()
    read = store.block

    def slowly(*arguments: Any) -> Any:
        reached.set()
        assert go_on.wait(10)
        return read(*arguments)

    monkeypatch.setattr(store, "block", slowly)
    popup_of(program).save.click()
    notice = program.window.notice
    qtbot.waitUntil(reached.is_set, timeout=WAIT)
    assert notice.isVisible()
    said: list[str] = []
    program.context.status_message.connect(said.append)
    notice.button.click()
    go_on.set()
    qtbot.waitUntil(lambda: any("stopped" in text for text in said), timeout=WAIT)
    qtbot.waitUntil(lambda: list(target.parent.glob("*out*")) == [], timeout=WAIT)


def test_what_did_not_fit_is_named(
    program: Program, qtbot: QtBot, open_file: Open, target: Path
) -> None:
    open_file(1)
    assert program.context.store is not None
    program.context.store.save(SIGHTING, {"notes": "长" * 40_000}, author="a", id=1)
    popup_of(program).save.click()
    wait_done(program, qtbot)
    assert "40000" in program.window.notice.label.text()
    assert program.window.notice.property("kind") == "doubt"


def test_where_the_file_cannot_be_written_it_is_said(
    program: Program, qtbot: QtBot, open_file: Open, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    open_file(1)
    monkeypatch.setattr(choosers, "save_workbook", lambda *_: tmp_path / "gone" / "x.xlsx")
    popup_of(program).save.click()
    notice = program.window.notice
    qtbot.waitUntil(lambda: "folder" in notice.label.text(), timeout=WAIT)
    assert notice.property("kind") == "error"


def test_a_project_for_qgis_stands_beside_the_file(
    program: Program, qtbot: QtBot, open_file: Open
) -> None:
    open_file(1)
    popup_of(program).gis.click()
    wait_done(program, qtbot)
    assert program.context.store is not None
    assert program.context.store.path is not None
    project = program.context.store.path.with_suffix(".qgs")
    assert project.exists()
    assert project.name in program.window.notice.label.text()


@pytest.mark.parametrize(
    ("text", "name"),
    [("月报 3/4", "月报 3 4"), ("a:b*c", "a b c"), ("...", "..."), ("", "-")],
)
def test_a_name_becomes_a_file_name(text: str, name: str) -> None:
    assert choosers.file_name(text) == name
