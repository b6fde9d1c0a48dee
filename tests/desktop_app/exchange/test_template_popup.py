"""An empty sheet from the import page: written, filled in, and taken in again as what it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.record_types import record_type
from desktop_app.app import Program
from desktop_app.dialogs import choosers
from desktop_app.exchange.import_page import ImportPage
from desktop_app.exchange.template_popup import TemplatePopup
from desktop_app.pages.records_page import RecordsPage
from tests.desktop_app.conftest import WAIT

Open = Callable[[int], RecordsPage]


@pytest.fixture
def page(program: Program, open_file: Open) -> ImportPage:
    open_file(3)
    program.window.show_page("import")
    page = program.window.page("import")
    assert isinstance(page, ImportPage)
    return page


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "empty.xlsx"
    monkeypatch.setattr(choosers, "save_workbook", lambda *_: path)
    return path


def popup_of(page: ImportPage) -> TemplatePopup:
    page.empty_sheet.click()
    popup = page.window().findChildren(TemplatePopup)[-1]
    assert isinstance(popup, TemplatePopup)
    return popup


def test_an_empty_sheet_is_written_filled_in_and_taken_in(
    page: ImportPage, qtbot: QtBot, target: Path
) -> None:
    popup = popup_of(page)
    assert popup.save.hasFocus()
    QTest.keyClick(popup.save, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.notice.isVisible() and target.exists(), timeout=WAIT)
    assert "empty.xlsx" in page.notice.label.text()
    book = openpyxl.load_workbook(target)
    sheet = book.worksheets[0]
    at = {str(cell.value).rstrip("*"): cell.column for cell in sheet[1]}
    for header, value in {
        "Date": dt.date(2025, 6, 1), "Species": "Snow leopard", "Number (animals)": 2,
        "Seen as": "Live animal", "Latitude": 33.9612, "Longitude": 93.6043,
        "Place": "治多县 索加乡 牙曲村", "Observer": "尼玛",
    }.items():  # fmt: skip
        sheet.cell(2, at[header]).value = value
    book.save(target)
    page.begin(record_type("rescue"))
    page.open_workbook(target)
    assert page.target is record_type("sighting")  # as the sheet itself says
    preview = page.preview
    qtbot.waitUntil(lambda: preview.plan is not None, timeout=WAIT)
    plan = preview.plan
    assert plan is not None
    assert (plan.counts.rows, plan.counts.new) == (1, 1)


def test_other_columns_another_type_and_language(
    page: ImportPage, qtbot: QtBot, target: Path
) -> None:
    popup = popup_of(page)
    popup.type.setCurrentIndex(popup.type.findData("individual"))
    popup.languages["zh_CN"].click()
    popup.picker.none.click()
    item = popup.picker.list.item(1)
    item.setCheckState(Qt.CheckState.Checked)
    ticked = item.text().rstrip(" *")
    popup.save.click()
    qtbot.waitUntil(lambda: page.notice.isVisible() and target.exists(), timeout=WAIT)
    headers = [cell.value for cell in openpyxl.load_workbook(target).worksheets[0][1]]
    assert ticked in [str(header).rstrip("*") for header in headers]
    assert len(headers) <= 3
