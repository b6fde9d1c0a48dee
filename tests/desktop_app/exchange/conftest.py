"""Registers as offices keep them, and the import page that shows one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.exchange.import_page import ImportPage
from desktop_app.exchange.preview import Preview
from tests.desktop_app.conftest import WAIT

Look = Callable[[Path], ImportPage]
Write = Callable[..., Path]

HEADERS = ("日期", "物种", "数量", "纬度", "经度", "观察人")


@pytest.fixture
def write_register(tmp_path: Path) -> Write:
    """Write rows under the usual column names; a title stands above them."""

    def write(
        rows: Sequence[Sequence[Any]],
        headers: Sequence[str] = HEADERS,
        name: str = "登记表.xlsx",
        title: str = "索加乡野生动物监测登记表",
    ) -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append([title])
        sheet.append(list(headers))
        for row in rows:
            sheet.append(list(row))
        path = tmp_path / name
        book.save(path)
        return path

    return write


@pytest.fixture
def look_at(program: Program, qtbot: QtBot, open_file: Callable[[int], object]) -> Look:
    """Open a spreadsheet on the import page and wait for its whole preview."""

    def look(path: Path) -> ImportPage:
        if program.context.store is None:
            open_file(0)
        program.window.show_page("import")
        page = program.window.page("import")
        assert isinstance(page, ImportPage)
        page.open_workbook(path)
        qtbot.waitUntil(
            lambda: page.preview.correcting.now is not None and _asked(page, program), timeout=WAIT
        )
        program.window.activateWindow()
        return page

    return look


def _asked(page: ImportPage, program: Program) -> bool:
    return not program.context.tasks.busy() and page.faces.currentWidget() is page.preview


def settled(preview: Preview) -> bool:
    """Whether what was said last has been checked and is in sight."""
    plan = preview.plan
    return plan is not None and plan.corrections == preview.correcting.now
