"""Rescue cases through the import page: both sheets are looked at, applied and undone as one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.record_types import STANDALONE_TYPES, record_type
from desktop_app.app import Program
from desktop_app.dialogs import choosers
from desktop_app.exchange.import_page import ImportPage
from desktop_app.exchange.sheet_reading import RowKind
from desktop_app.pages.records_page import RecordsPage
from tests.desktop_app.conftest import WAIT

Open = Callable[[int], RecordsPage]
RESCUE = record_type("rescue")


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Two cases and their timelines; one entry is refused."""
    book = openpyxl.Workbook()
    register = book.active
    assert register is not None
    register.title = "登记"
    register.append(
        ["救护编号", "接收日期", "物种", "接收状况", "体重(kg)", "处置结果", "结果日期"]
    )
    register.append(["QH-2025-0001", dt.date(2025, 3, 5), "雪豹", "濒死", 8.5, "救护中", None])
    register.append(["QH-2025-0002", dt.date(2025, 3, 6), "猞猁", "虚弱", 12, "放归", "2025-05-01"])
    timeline = book.create_sheet("时间线")
    timeline.append(["救护编号", "记录类型", "日期", "体重", "备注"])
    timeline.append(["QH-2025-0001", "护理记录", "2025-03-09", 9.1, "第一次进食"])
    timeline.append(["QH-2025-0001", "护理记录", "13月45日", 9.5, None])
    path = tmp_path / "cases.xlsx"
    book.save(path)
    return path


def looked_at(program: Program, qtbot: QtBot, path: Path) -> ImportPage:
    program.window.show_page("import")
    page = program.window.page("import")
    assert isinstance(page, ImportPage)
    page.begin(RESCUE)
    page.open_workbook(path)
    qtbot.waitUntil(lambda: page.preview.plan is not None or page.notice.isVisible(), timeout=WAIT)
    return page


def test_the_page_offers_what_stands_alone(program: Program, open_file: Open) -> None:
    open_file(0)
    program.window.show_page("import")
    page = program.window.page("import")
    assert isinstance(page, ImportPage)
    offered = [page.start.type.itemText(n) for n in range(page.start.type.count())]
    assert offered == [type.label_plural.source for type in STANDALONE_TYPES]
    assert "Rescue cases" in offered
    assert "Intakes" not in offered


def test_both_sheets_are_looked_at_applied_and_undone(
    program: Program, qtbot: QtBot, open_file: Open, workbook: Path
) -> None:
    open_file(0)
    page = looked_at(program, qtbot, workbook)
    preview = page.preview
    model = preview.model
    assert model is not None
    assert sum(model.reading.counts().values()) == 2
    assert preview.apply.text() == "Import 2 cases and 4 entries"
    assert not preview.rejects.isHidden()
    sheets = [preview.sheet.itemText(n) for n in range(preview.sheet.count())]
    assert sheets == ["登记 (2 rows)", "时间线 (1 refused)"]
    preview.sheet.setCurrentIndex(1)
    preview.sheet.activated.emit(1)
    assert page.faces.currentWidget() is preview, "nothing is read again"
    model = preview.model
    kinds = [model.kind(row) for row in range(model.rowCount())]
    assert kinds == [RowKind.HEAD, RowKind.NEW, RowKind.REFUSED]
    assert "C3" in model.row_why(2)
    preview.sheet.setCurrentIndex(0)
    preview.sheet.activated.emit(0)
    assert sum(preview.model.reading.counts().values()) == 2
    preview.apply.click()
    store = program.context.store
    assert store is not None
    qtbot.waitUntil(lambda: page.faces.currentWidget() is page.done, timeout=WAIT)
    assert store.count(RESCUE) == 2
    assert page.done.title.text() == "2 cases and 4 timeline entries were imported."
    assert ("1", "rows refused") in page.done.lines()
    lines = [int(number) for number, _words in page.done.lines()]
    assert sum(lines[:-1]) == lines[-1] == 4, "the rows of both sheets"
    page.done.buttons[-1].click()

    def undo() -> list[QPushButton]:
        return [b for b in page.start.findChildren(QPushButton) if b.text() == "Undo this import"]

    qtbot.waitUntil(lambda: len(undo()) == 1, timeout=WAIT)
    undo()[0].click()
    qtbot.waitUntil(lambda: store.count(RESCUE) == 0, timeout=WAIT)
    qtbot.waitUntil(lambda: page.done.title.text().startswith("6 records were"), timeout=WAIT)


def test_refused_entries_are_saved_for_mending(
    program: Program, qtbot: QtBot, open_file: Open, workbook: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    open_file(0)
    page = looked_at(program, qtbot, workbook)
    target = tmp_path / "refused.xlsx"
    monkeypatch.setattr(choosers, "save_workbook", lambda *_: target)
    page.preview.rejects.click()
    qtbot.waitUntil(lambda: page.notice.isVisible(), timeout=WAIT)
    book = openpyxl.load_workbook(target)
    assert [sheet.max_row for sheet in book] == [1, 2]
    assert book["时间线"]["C2"].value == "13月45日"
