"""The charts page as a clerk meets it: what it counts, and what clicks and keys do."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from db import summaries
from db.errors import UserError
from db.record_types import record_type
from db.text import Text
from desktop_app import i18n
from desktop_app.app import Program
from desktop_app.charts.chart import BarChart
from desktop_app.charts.panel import ChartPanel
from desktop_app.pages.charts_page import ChartsPage
from forms import theme
from tests.desktop_app.conftest import AUTHOR, WAIT
from tests.samples import LYNX, SNOW_LEOPARD, sighting

Settle = Callable[[], None]
MARCH, APRIL, MAY, JUNE = range(4)


def panel_of(page: ChartsPage) -> ChartPanel:
    assert page.panel is not None
    assert page.panel.isVisible()
    return page.panel


def click(qtbot: QtBot, chart: BarChart, index: int) -> None:
    qtbot.mouseClick(
        chart.viewport(), Qt.MouseButton.LeftButton, pos=chart.slot_rect(index).center().toPoint()
    )


def words_on(page: ChartsPage) -> str:
    shown = [*page.findChildren(QLabel), *page.findChildren(QPushButton)]
    return "\n".join(widget.text() for widget in shown if widget.isVisible())


def press(qtbot: QtBot, chart: BarChart, *keys: Qt.Key) -> None:
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    for key in keys:
        qtbot.keyClick(chart, key)


# --- counts ---------------------------------------------------------------------------------------


def test_columns_and_bars_count_records(page: ChartsPage) -> None:
    panel = panel_of(page)
    assert list(panel.periods.values) == [4, 2, 0, 1]
    assert [(row.ids, row.records) for row in panel.species.rows] == [
        ((SNOW_LEOPARD,), 4),
        ((LYNX,), 3),
    ]
    assert [figure.number.text() for figure in panel.figures] == ["7", "23", "2"]


def test_the_switch_counts_animals_and_sorts_by_them(page: ChartsPage, qtbot: QtBot) -> None:
    panel = panel_of(page)
    qtbot.mouseClick(panel.by_animals, Qt.MouseButton.LeftButton)
    assert list(panel.periods.values) == [11, 10, 0, 2]
    assert [row.ids[0] for row in panel.species.rows] == [LYNX, SNOW_LEOPARD]
    assert panel.species_card.heading.text() == "Animals by species"


def test_counting_happens_off_the_main_thread(
    show_charts: Callable[[Path], ChartsPage], seven_sightings: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    threads = []
    count = summaries.overview

    def watched(*args: object) -> summaries.Overview:
        threads.append(threading.current_thread())
        return count(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(summaries, "overview", watched)
    show_charts(seven_sightings)
    assert threads
    assert threading.main_thread() not in threads


def test_the_window_loads_pyqtgraph_only_for_the_charts() -> None:
    import subprocess
    import sys

    code = ("import sys, desktop_app.main_window, desktop_app.pages.charts_page;"
            "sys.exit('pyqtgraph' in sys.modules)")  # fmt: skip
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_saved_sighting_shows_up_at_once(
    page: ChartsPage, program: Program, settle: Settle
) -> None:
    store = program.context.store
    assert store is not None
    new = sighting(event_date=dt.date(2025, 5, 9))
    program.context.announce(store.save(record_type("sighting"), new, author=AUTHOR))
    settle()
    assert list(panel_of(page).periods.values) == [4, 2, 1, 1]


def test_behind_another_page_it_waits_with_counting(
    page: ChartsPage, program: Program, settle: Settle
) -> None:
    program.window.show_page("sighting")
    settle()
    program.context.filter.set(species=(LYNX,))
    settle()
    assert page.panel is not None
    assert sum(page.panel.periods.values) == 7
    program.window.show_page("charts")
    settle()
    assert sum(panel_of(page).periods.values) == 3


def test_the_filter_is_followed_by_every_figure(
    page: ChartsPage, program: Program, settle: Settle
) -> None:
    program.context.filter.set(since=dt.date(2025, 4, 1), until=dt.date(2025, 6, 30))
    settle()
    panel = panel_of(page)
    assert list(panel.periods.values) == [2, 0, 1]
    assert [figure.number.text() for figure in panel.figures] == ["3", "12", "2"]
    assert "2025-04-01 to 2025-06-30" in words_on(page)


# --- narrowing ------------------------------------------------------------------------------------


def test_a_click_on_a_month_narrows_the_dates(
    page: ChartsPage, program: Program, qtbot: QtBot, settle: Settle
) -> None:
    click(qtbot, panel_of(page).periods, APRIL)
    now = program.context.filter.current
    assert (now.since, now.until) == (dt.date(2025, 4, 1), dt.date(2025, 4, 30))
    settle()
    assert panel_of(page).periods.unit == "day"
    assert sum(panel_of(page).periods.values) == 2


def test_a_month_never_widens_the_days_already_chosen(
    page: ChartsPage, program: Program, qtbot: QtBot, settle: Settle
) -> None:
    program.context.filter.set(since=dt.date(2025, 3, 2), until=dt.date(2025, 4, 30))
    settle()
    click(qtbot, panel_of(page).periods, MARCH)
    now = program.context.filter.current
    assert (now.since, now.until) == (dt.date(2025, 3, 2), dt.date(2025, 3, 31))


def test_a_column_that_the_filter_has_just_left_does_nothing(
    page: ChartsPage, program: Program, qtbot: QtBot
) -> None:
    program.context.filter.set(since=dt.date(2025, 6, 1))
    click(qtbot, panel_of(page).periods, MARCH)  # before the new counts have come
    now = program.context.filter.current
    assert (now.since, now.until) == (dt.date(2025, 6, 1), None)


def test_a_month_without_records_is_not_a_way_into_nothing(
    page: ChartsPage, program: Program, qtbot: QtBot
) -> None:
    click(qtbot, panel_of(page).periods, MAY)
    assert program.context.filter.current.is_empty()


def test_a_click_on_a_species_or_its_name_narrows_to_it(
    page: ChartsPage, program: Program, qtbot: QtBot
) -> None:
    chart = panel_of(page).species
    y = int(chart.slot_rect(1).center().y())
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(6, y))
    assert program.context.filter.current.species == (LYNX,)


def test_dragging_away_from_a_bar_takes_the_click_back(
    page: ChartsPage, program: Program, qtbot: QtBot
) -> None:
    chart = panel_of(page).periods
    first, other = (chart.slot_rect(index).center().toPoint() for index in (MARCH, JUNE))
    qtbot.mousePress(chart.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseRelease(chart.viewport(), Qt.MouseButton.LeftButton, pos=other)
    assert program.context.filter.current.is_empty()


def test_the_other_species_together_are_one_bar_that_opens(
    show_charts: Callable[[Path], ChartsPage], make_records: Callable[..., Path],
    program: Program, qtbot: QtBot, settle: Settle,
) -> None:  # fmt: skip
    from db.records_file import open_records

    path = make_records(0)
    with open_records(path) as store:
        made = [sighting(species_id=id) for id in range(1, 31) for _ in range(2 if id < 10 else 1)]
        store.apply_import(record_type("sighting"), made, author=AUTHOR, source="register.xlsx")
    page = show_charts(path)
    rows = panel_of(page).species.rows
    others = rows[-1]
    assert others.others == 31 - len(rows)
    assert sum(row.records for row in rows) == len(made)
    press(qtbot, panel_of(page).species, Qt.Key.Key_End, Qt.Key.Key_Return)
    assert set(program.context.filter.current.species) == set(others.ids)
    settle()
    assert panel_of(page).figures[0].number.text() == str(others.records)


# --- keyboard and pointing ------------------------------------------------------------------------


def test_arrow_keys_walk_and_enter_narrows(
    page: ChartsPage, program: Program, qtbot: QtBot
) -> None:
    chart = panel_of(page).periods
    press(qtbot, chart, Qt.Key.Key_End)
    assert chart.frame.isVisible()
    assert "Jun" in chart.accessibleDescription()
    press(qtbot, chart, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert program.context.filter.current.since == dt.date(2025, 4, 1)


def test_tab_goes_through_switch_buttons_and_charts(page: ChartsPage, qtbot: QtBot) -> None:
    panel = panel_of(page)
    panel.by_records.setFocus(Qt.FocusReason.TabFocusReason)
    met = []
    for _ in range(5):
        met.append(QApplication.focusWidget())
        qtbot.keyClick(met[-1], Qt.Key.Key_Tab)
    assert met[-4:] == [panel.copy_button, panel.save_button, panel.periods, panel.species]
    assert panel.species.ring is False or panel.species.hasFocus()


def test_the_mouse_brings_up_the_figures_of_a_bar(page: ChartsPage, qtbot: QtBot) -> None:
    chart = panel_of(page).species
    qtbot.mouseMove(chart.viewport(), chart.slot_rect(1).center().toPoint())
    qtbot.waitUntil(lambda: chart.hovered == 1, timeout=WAIT)
    assert chart.tip.isVisible()
    assert chart.tip_lines(1) == [
        "Eurasian lynx",
        "Lynx lynx དབྱི།",
        "3 records · 15 animals",
        "43% of all records",
    ]
    assert chart.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_a_right_click_brings_up_no_menu(page: ChartsPage, qtbot: QtBot) -> None:
    chart = panel_of(page).periods
    qtbot.mouseClick(
        chart.viewport(), Qt.MouseButton.RightButton, pos=chart.slot_rect(0).center().toPoint()
    )
    assert QApplication.activePopupWidget() is None


# --- states ---------------------------------------------------------------------------------------


def test_a_file_without_records_says_what_to_do(
    show_charts: Callable[[Path], ChartsPage], make_records: Callable[[int], Path],
    program: Program, qtbot: QtBot,
) -> None:  # fmt: skip
    page = show_charts(make_records(0))
    assert "Nothing to count yet" in words_on(page)
    button = next(b for b in page.state.findChildren(QPushButton) if "Import" in b.text())
    program.context.navigate_requested.disconnect()  # the page it leads to is not this test's
    with qtbot.waitSignal(program.context.navigate_requested) as asked:
        button.click()
    assert asked.args == ["import"]


def test_a_filter_that_fits_nothing_offers_to_be_cleared(
    page: ChartsPage, program: Program, qtbot: QtBot, settle: Settle
) -> None:
    program.context.filter.set(text="没有这样的字")
    settle()
    assert "No sighting fits this filter" in words_on(page)
    next(b for b in page.state.findChildren(QPushButton) if "Clear" in b.text()).click()
    settle()
    assert sum(panel_of(page).periods.values) == 7


def test_trouble_is_said_in_words_and_can_be_tried_again(
    page: ChartsPage, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise UserError(Text("Test", "The disk was pulled out."))

    with monkeypatch.context() as patch:
        patch.setattr(summaries, "overview", refuse)
        page.refresh()
        settle()
    assert "The disk was pulled out." in words_on(page)
    next(b for b in page.state.findChildren(QPushButton) if "again" in b.text()).click()
    settle()
    assert sum(panel_of(page).periods.values) == 7


# --- language and look ----------------------------------------------------------------------------


def test_the_language_switches_while_the_charts_are_shown(page: ChartsPage, qtbot: QtBot) -> None:
    panel = panel_of(page)
    i18n.install("zh_CN")
    QApplication.processEvents()
    assert [name.text for name in panel.species.axes["left"].names] == ["雪豹", "猞猁"]
    assert "3月" in panel.periods.axes["bottom"].labels.values()
    i18n.install("en")
    QApplication.processEvents()
    assert [name.text for name in panel.species.axes["left"].names] == [
        "Snow leopard",
        "Eurasian lynx",
    ]
    assert "Mar" in panel.periods.axes["bottom"].labels.values()


def test_the_charts_go_dark_with_the_window(page: ChartsPage, program: Program) -> None:
    chart = panel_of(page).periods
    try:
        for _ in range(2):
            program.window.toggle_theme()
            QApplication.processEvents()
            picture = chart.grab().toImage()
            assert picture.pixelColor(2, 2) == theme.colour("panel")
            column = chart.slot_rect(MARCH).center().toPoint()
            assert picture.pixelColor(column) == theme.colour("accent")
    finally:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application, theme.Scheme.LIGHT)


@pytest.mark.parametrize("size", [(1400, 900), (900, 560), (700, 420)])
def test_all_bars_lie_inside_their_chart(
    page: ChartsPage, program: Program, size: tuple[int, int]
) -> None:
    program.window.setMinimumSize(0, 0)
    program.window.resize(*size)
    QApplication.processEvents()
    panel = panel_of(page)
    for chart in (panel.periods, panel.species):
        inside = chart.viewport().rect()
        for index in range(len(chart.values)):
            assert inside.contains(chart.slot_rect(index).toAlignedRect().adjusted(1, 1, -1, -1))
