"""The page of reports: chosen, counted, made and stopped, by mouse and keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from db.reports.period import Period, due_period, month_of
from desktop_app.app import Program
from desktop_app.reports.page import ReportsPage
from desktop_app.reports.period_choice import PeriodChoice
from desktop_app.reports.placeholder_popup import PlaceholderPopup
from desktop_app.reports.report_list import RESCUE, Choice
from tests.desktop_app.conftest import WAIT
from tests.report_samples import fill

MARCH = Period(dt.date(2025, 3, 1), dt.date(2025, 3, 31))
MONTHLY = Choice("example", "wildlife-monthly-report.xlsx")


@pytest.fixture
def page(program: Program, qtbot: QtBot, make_records: Callable[..., Path]) -> ReportsPage:
    from db.records_file import open_records

    path = make_records(0)
    with open_records(str(path)) as store:
        fill(store)
    program.window.show()
    program.window.open_file(path)
    qtbot.waitUntil(lambda: program.context.store is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: program.window.current_page() is not None, timeout=WAIT)
    qtbot.mouseClick(program.window.side.button("reports"), Qt.MouseButton.LeftButton)
    made = program.window.page("reports")
    assert isinstance(made, ReportsPage)
    counted(qtbot, made)
    made.period.show_period(MARCH)
    counted(qtbot, made)
    return made


def counted(qtbot: QtBot, page: ReportsPage) -> None:
    qtbot.waitUntil(
        lambda: page._counting is None and page._checking is None and not page.strip.loading,
        timeout=WAIT,
    )


def shown(page: ReportsPage) -> dict[str, str]:
    return {f.what.text(): f.number.text() for f in page.strip.figures if f.isVisibleTo(page)}


def saving_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))


def test_the_first_figures_show_before_anything_is_made(page: ReportsPage, qtbot: QtBot) -> None:
    assert shown(page)["Records of sightings"] == "5"
    assert shown(page)["Animals received"] == "3"
    qtbot.mouseClick(page.period.back, Qt.MouseButton.LeftButton)
    counted(qtbot, page)
    assert page.period.period == Period(dt.date(2025, 1, 29), dt.date(2025, 2, 28))
    assert shown(page)["Records of sightings"] == "1"


def test_a_report_is_made_by_the_keyboard(
    page: ReportsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "三月.xlsx"
    saving_to(monkeypatch, out)
    page.office.setText("索加乡人民政府")
    page.make.setFocus()
    qtbot.keyClick(page.make, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page._making is None and out.exists(), timeout=WAIT)
    qtbot.waitUntil(page.notice.isVisible, timeout=WAIT)
    assert "三月.xlsx" in page.notice.label.text()
    assert page.notice.button.hasFocus()
    names = CalamineWorkbook.from_path(out).sheet_names
    assert {"Cover", "Map", "Rescues"} <= set(names)
    cover = CalamineWorkbook.from_path(out).get_sheet_by_name("Cover").to_python()
    assert cover[1][0] == "索加乡人民政府"


def test_the_filter_is_taken_over_only_when_asked(page: ReportsPage, qtbot: QtBot) -> None:
    assert not page.filtered.isEnabled()
    page.context.filter.set(species=(3,), since=dt.date(2020, 1, 1))
    assert page.filtered.isEnabled()
    assert "Eurasian lynx" in page.filtered.text()
    assert shown(page)["Records of sightings"] == "5"
    page.filtered.setChecked(True)
    counted(qtbot, page)
    assert shown(page)["Records of sightings"] == "2"
    assert page.order().filter.since is None  # the report has days of its own
    page.context.filter.clear()
    counted(qtbot, page)
    assert shown(page)["Records of sightings"] == "5"


def test_an_example_is_filled(
    page: ReportsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "月报.xlsx"
    saving_to(monkeypatch, out)
    page.choices.choose(MONTHLY)
    counted(qtbot, page)
    assert "can be filled" in page.form.said.text()
    page.choose_language("zh_CN")
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._making is None and out.exists(), timeout=WAIT)
    seen = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    assert seen[5][2:8] == [5, 1, 2, 7, "", 3]


def test_a_form_is_kept_with_its_problems_named_and_put_right(
    page: ReportsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "县表.xlsx"
    book = openpyxl.Workbook()
    book.active["B2"] = "{{目击.条书}}"
    book.save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    qtbot.mouseClick(page.choices.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.form.plan is not None, timeout=WAIT)
    counted(qtbot, page)
    assert page.choices.current == Choice("kept", "县表")
    assert not page.make.isEnabled()
    assert page.form.table.rowCount() == 1
    assert page.form.table.item(0, 0).text() == "Sheet B2"
    assert "条数" in page.form.table.item(0, 2).text()
    book.active["B2"] = "{{目击.条数}}"
    book.save(path)
    qtbot.mouseClick(page.form.renew, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: page.form.plan is not None and not page.form.plan.problems, timeout=WAIT
    )
    counted(qtbot, page)
    assert page.make.isEnabled()
    qtbot.mouseClick(page.choices.take_off, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.choices.current.what == "workbook", timeout=WAIT)
    counted(qtbot, page)
    assert page.make.isEnabled()


def test_what_is_no_workbook_is_said(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "photo.xlsx"
    path.write_bytes(b"\xff\xd8\xff\xe0 a picture")
    page.keep_form(path)
    qtbot.waitUntil(page.notice.isVisible, timeout=WAIT)
    assert "photo.xlsx" in page.notice.label.text()


def test_a_report_can_be_stopped(
    page: ReportsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_app.reports import jobs

    def write(_store: Any, _order: Any, path: Path, control: Any) -> None:
        while not control.cancelled():
            control.progress(1, 10)
        control.check()

    monkeypatch.setattr(jobs, "_write", write)
    page.choices.choose(RESCUE)
    page.make_report(tmp_path / "a.xlsx")
    qtbot.waitUntil(lambda: page.bar.maximum() == 10, timeout=WAIT)
    assert page.stop.hasFocus()
    qtbot.keyClick(page.stop, Qt.Key.Key_Space)
    assert "Stopped" in page.notice.label.text()
    assert page.make.isVisible()
    qtbot.waitUntil(lambda: not page.context.tasks.busy(), timeout=WAIT)
    assert not (tmp_path / "a.xlsx").exists()


def test_an_empty_period_says_so(page: ReportsPage, qtbot: QtBot) -> None:
    page.period.show_period(Period(dt.date(2019, 1, 1), dt.date(2019, 1, 31)))
    counted(qtbot, page)
    assert "Nothing was recorded" in page.trouble.text()
    assert page.trouble.isVisible()


def test_a_placeholder_is_chosen_by_clicking(page: ReportsPage, qtbot: QtBot) -> None:
    page.choices.choose(MONTHLY)
    counted(qtbot, page)
    popup = PlaceholderPopup(page.context, page.form.choose)
    qtbot.addWidget(popup)
    popup.figure.setCurrentIndex(1)
    popup.species.setText("snow leopard")
    popup.protection.setCurrentIndex(1)
    popup.period.setCurrentIndex(2)
    wanted = (
        '{{sightings.animals species="snow leopard" protection="National class I" '
        "period=last_year}}"
    )
    assert popup.result.text() == wanted
    qtbot.mouseClick(popup.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == wanted
    popup.species.setText("snow lepard")
    assert not popup.copy.isEnabled()
    assert "No species is called" in popup.hint.text()
    popup.species.clear()
    popup.choose_mode("each")
    assert popup.result.text() == (
        '{{each sightings protection="National class I" period=last_year}}'
    )
    popup.choose_mode("field")
    assert popup.result.text() == "{{no}}"


def test_periods_are_stepped_through(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    choice = PeriodChoice(parent, today=dt.date(2025, 6, 10))
    assert choice.period == due_period(dt.date(2025, 6, 10)) == month_of(dt.date(2025, 5, 1))
    assert "2025-06-25" in choice.hint.text()
    with qtbot.waitSignal(choice.changed):
        choice.choose_unit("quarter")
    assert choice.period == Period(dt.date(2025, 4, 1), dt.date(2025, 6, 30))
    choice.step(-1)
    assert choice.period == Period(dt.date(2025, 1, 1), dt.date(2025, 3, 31))
    choice.choose_unit("year")
    assert choice.period == Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    choice.choose_unit("reporting")
    assert choice.period == Period(dt.date(2025, 5, 26), dt.date(2025, 6, 25))
    choice.choose_unit("days")
    assert choice.since.isVisibleTo(choice)
    choice.step(1)
    assert choice.period == Period(dt.date(2025, 6, 26), dt.date(2025, 7, 26))
