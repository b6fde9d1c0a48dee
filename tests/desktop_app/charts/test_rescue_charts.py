"""The charts of rescues as a centre meets them: figures, narrowing, states, pictures."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from db.errors import UserError
from db.record_types import record_type
from db.records_file import open_records
from db.rescue import figures
from db.rescue.figures import KINDS
from db.text import Text
from desktop_app import i18n
from desktop_app.app import Program
from desktop_app.charts import rescue_words
from desktop_app.charts.chart import BarChart
from desktop_app.charts.rescue_panel import RescuePanel
from desktop_app.pages.charts_page import RESCUES, SIGHTINGS, ChartsPage
from forms import theme
from tests.desktop_app.charts.test_picture import share_of, texts_in
from tests.desktop_app.conftest import AUTHOR
from tests.rescue_register import add_case, day
from tests.samples import LYNX, SNOW_LEOPARD, YAQU

Settle = Callable[[], None]
ZHIDOI = "632724"


@pytest.fixture
def six_cases(make_records: Callable[[int], Path]) -> Path:
    """Eight animals: in 2025 five, of which two released; in 2022 three, of which one died."""
    path = make_records(0)
    with open_records(path) as store:
        add_case(store, cause="fence", outcome="released", on=day(30), individual_count=2,
                 place_code=YAQU)  # fmt: skip
        add_case(store, cause="fence", species_id=LYNX, outcome="died", on=day(0))
        add_case(store, cause="vehicle", species_id=LYNX, outcome="kept", on=day(9))
        add_case(store, outcome="died", on=day(12))
        add_case(store, received=day(-1000), individual_count=2)
        add_case(store, received=day(-1000), outcome="died", on=day(-900))
    return path


@pytest.fixture
def page(show_charts: Callable[[Path], ChartsPage], six_cases: Path, settle: Settle) -> ChartsPage:
    shown = show_charts(six_cases)
    shown.switch.buttons[RESCUES].click()
    settle()
    return shown


def panel_of(page: ChartsPage) -> RescuePanel:
    assert page.rescue_panel is not None
    assert page.rescue_panel.isVisible()
    return page.rescue_panel


def numbers_on(page: ChartsPage) -> dict[str, str]:
    """What each key figure is, with the word more, and its number."""
    views = panel_of(page).figures.views
    return {f"{v.what.accessibleName()}, {v.more.accessibleName()}": v.number.text() for v in views}


def words_on(page: ChartsPage) -> str:
    shown = [*page.findChildren(QLabel), *page.findChildren(QPushButton)]
    return "\n".join(widget.text() for widget in shown if widget.isVisible())


def click(qtbot: QtBot, chart: BarChart, index: int) -> None:
    qtbot.mouseClick(
        chart.viewport(), Qt.MouseButton.LeftButton, pos=chart.slot_rect(index).center().toPoint()
    )


# --- figures --------------------------------------------------------------------------------------


def test_key_figures_of_the_centre(page: ChartsPage) -> None:
    assert list(numbers_on(page).items())[:5] == [
        ("received, 6 cases, 2 species", "8"),
        ("released, of 6 decided", "2"),
        ("release rate, with first 24 h", "25.0 %"),
        ("release rate, without first 24 h", "28.6 %"),
        ("died, 1 within 24 h", "3"),
    ]
    assert "Released ÷ received" in panel_of(page).figures.views[2].toolTip()


def test_years_without_a_case_stand_as_gaps(page: ChartsPage) -> None:
    chart = panel_of(page).received
    assert list(chart.values) == [3, 0, 0, 5]
    assert chart.tip_lines(3) == ["2025", "5 received · 2 released (40%)"]
    # As high as all received, dark as far as released.
    assert [part for part, _colour in chart.parts(3)] == [2, 3]


def test_outcomes_are_shares_that_fill_each_column(page: ChartsPage) -> None:
    chart = panel_of(page).outcomes
    assert sum(part for part, _colour in chart.parts(3)) == pytest.approx(100)
    colours = [colour.name() for _part, colour in chart.parts(3)]
    assert len(set(colours)) == len(colours) == 4
    assert "Released: 2 (40%)" in "\n".join(chart.tip_lines(3))


def test_the_stacks_of_the_chart_hold_every_outcome_once() -> None:
    held = [kind for _name, _words, kinds in rescue_words.STACKS for kind in kinds]
    assert sorted(held) == sorted(KINDS)


def test_rows_name_species_causes_and_counties(page: ChartsPage) -> None:
    panel = panel_of(page)
    assert [(row.keys, row.received, row.released) for row in panel.species.rows] == [
        ((SNOW_LEOPARD,), 6, 2), ((LYNX,), 2, 0),
    ]  # fmt: skip
    assert [(panel.causes.name_of(row).text, row.received) for row in panel.causes.rows] == [
        ("Fence", 3), ("Road accident", 1), ("No cause named", 4),
    ]  # fmt: skip
    assert panel.places.rows[0].keys == (ZHIDOI,)
    assert panel.species.bar_labels()[0] == "6  33%"


def test_what_is_not_counted_is_said(page: ChartsPage, program: Program, settle: Settle) -> None:
    store = program.context.store
    assert store is not None
    add_case(store, received=None, individual_count=4)
    page.refresh()
    settle()
    assert "Reported, not received: 4" in panel_of(page).filter.accessibleName()
    assert numbers_on(page)["received, 6 cases, 2 species"] == "8"


def test_counting_happens_off_the_main_thread(
    page: ChartsPage, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []
    count = figures.figures

    def watched(*args: object) -> figures.RescueFigures:
        threads.append(threading.current_thread())
        return count(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(figures, "figures", watched)
    page.refresh()
    settle()
    assert threads
    assert threading.main_thread() not in threads


def test_an_outcome_saved_shows_up_at_once(
    page: ChartsPage, program: Program, settle: Settle
) -> None:
    store = program.context.store
    assert store is not None
    open_case = next(
        case
        for id in store.ids(record_type("rescue")).tolist()
        if (case := store.get(record_type("rescue"), id)) is not None
        and case.values["status"] == "in_care"
    )
    released = {"case_uuid": open_case.uuid, "event_date": day(60), "outcome": "released"}
    program.context.announce(store.save(record_type("outcome"), released, author=AUTHOR))
    settle()
    assert panel_of(page).figures.views[1].number.text() == "4"


# --- narrowing ------------------------------------------------------------------------------------


def test_a_year_narrows_the_dates_and_shows_its_months(
    page: ChartsPage, program: Program, qtbot: QtBot, settle: Settle
) -> None:
    click(qtbot, panel_of(page).received, 3)
    now = program.context.filter.current
    assert (now.since, now.until) == (dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    settle()
    chart = panel_of(page).received
    assert (chart.unit, sum(chart.values)) == ("month", 5)
    assert panel_of(page).cards[chart].heading.text() == "Received by month"


def test_species_cause_and_county_narrow_the_filter(
    page: ChartsPage, program: Program, qtbot: QtBot, settle: Settle
) -> None:
    click(qtbot, panel_of(page).species, 0)
    assert program.context.filter.current.species == (SNOW_LEOPARD,)
    settle()
    click(qtbot, panel_of(page).causes, 0)
    assert program.context.filter.current.codes("cause") == ("fence",)
    settle()
    assert panel_of(page).figures.views[0].number.text() == "2"
    program.context.filter.clear()
    settle()
    click(qtbot, panel_of(page).places, 0)
    assert program.context.filter.current.places == (ZHIDOI,)


def test_rows_are_walked_and_chosen_by_keys(
    page: ChartsPage, program: Program, qtbot: QtBot
) -> None:
    chart = panel_of(page).causes
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert "Road accident" in chart.accessibleDescription()
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert program.context.filter.current.codes("cause") == ("vehicle",)


def test_what_was_not_named_is_no_way_to_narrow(
    page: ChartsPage, program: Program, qtbot: QtBot
) -> None:
    click(qtbot, panel_of(page).causes, 2)
    assert program.context.filter.current.is_empty()


# --- the switch -----------------------------------------------------------------------------------


def test_the_switch_goes_back_to_the_sightings(
    page: ChartsPage, program: Program, qtbot: QtBot, settle: Settle
) -> None:
    assert "cause" in program.window.filter_bar.chips
    assert program.window.filter_bar.chips["cause"].isVisible()
    page.switch.buttons[RESCUES].setFocus()
    qtbot.keyClick(page.switch.buttons[RESCUES], Qt.Key.Key_Left)
    settle()
    assert (page.subject, page.record_type) == (SIGHTINGS, record_type("sighting"))
    assert not program.window.filter_bar.chips["cause"].isVisible()
    assert "Nothing to count yet" in words_on(page)
    assert page.rescue_panel is not None
    assert not page.rescue_panel.tools.isVisible()


def test_statuses_of_sightings_hide_no_rescues(
    page: ChartsPage, program: Program, settle: Settle
) -> None:
    program.context.filter.set(statuses=("verified",))
    settle()
    assert panel_of(page).figures.views[0].number.text() == "8"


# --- states ---------------------------------------------------------------------------------------


def test_a_file_without_rescues_says_what_to_do(
    show_charts: Callable[[Path], ChartsPage], make_records: Callable[[int], Path], settle: Settle
) -> None:
    page = show_charts(make_records(0))
    page.show_subject(RESCUES)
    settle()
    assert "No animal has been received yet" in words_on(page)


def test_a_filter_that_fits_nothing_offers_to_be_cleared(
    page: ChartsPage, program: Program, settle: Settle
) -> None:
    program.context.filter.set(until=dt.date(1999, 1, 1))
    settle()
    assert "No received animal fits this filter" in words_on(page)
    next(b for b in page.state.findChildren(QPushButton) if "Clear" in b.text()).click()
    settle()
    assert panel_of(page).figures.views[0].number.text() == "8"


def test_trouble_is_said_in_words_and_can_be_tried_again(
    page: ChartsPage, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise UserError(Text("Test", "The disk was pulled out."))

    with monkeypatch.context() as patch:
        patch.setattr(figures, "figures", refuse)
        page.refresh()
        settle()
    assert "The disk was pulled out." in words_on(page)
    next(b for b in page.state.findChildren(QPushButton) if "again" in b.text()).click()
    settle()
    assert panel_of(page).figures.views[0].number.text() == "8"


# --- the report -----------------------------------------------------------------------------------


def test_the_report_is_of_what_the_filter_means(
    page: ChartsPage, program: Program, settle: Settle, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    program.context.filter.set(since=dt.date(2025, 1, 1), until=dt.date(2025, 12, 31))
    page.narrow_causes(("fence",))
    settle()
    target = tmp_path / "围栏 2025.xlsx"
    proposed = []

    def choose(_parent: object, _title: str, path: str, *_: object) -> tuple[str, str]:
        proposed.append(Path(path).name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    qtbot.mouseClick(panel_of(page).report_button, Qt.MouseButton.LeftButton)
    settle()
    assert proposed == ["Report Rescue cases 2025 Fence.xlsx"]
    book = CalamineWorkbook.from_path(target)
    cover = [cell for row in book.get_sheet_by_name("Cover").to_python() for cell in row]
    assert {"2025 · Fence", "2025-01-01 to 2025-12-31", AUTHOR, 3.0} <= set(cover)
    ledger = book.get_sheet_by_name("Ledger").to_python()
    assert [row[0] for row in ledger[4:6]] == [1.0, 2.0]
    assert ledger[6][0] == ""


def test_a_report_into_a_folder_that_is_gone_is_refused_in_words(
    page: ChartsPage, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(program.tasks.refused) as refused:
        page.report_to(tmp_path / "gone" / "report.xlsx")
    assert refused.args is not None
    assert "not there" in i18n.show(refused.args[0].text)


# --- language, look, pictures ---------------------------------------------------------------------


def test_the_language_switches_while_the_charts_are_shown(page: ChartsPage) -> None:
    i18n.install("zh_CN")
    QApplication.processEvents()
    assert page.switch.buttons[RESCUES].text() == "救护案例"
    names = panel_of(page).species.axes["left"].names
    assert [name.text for name in names] == ["雪豹", "猞猁"]
    i18n.install("en")
    QApplication.processEvents()
    assert page.switch.buttons[RESCUES].text() == "Rescue cases"


def test_the_charts_go_dark_with_the_window(page: ChartsPage, program: Program) -> None:
    chart = panel_of(page).received
    try:
        for _ in range(2):
            program.window.toggle_theme()
            QApplication.processEvents()
            picture = chart.grab().toImage()
            assert picture.pixelColor(2, 2) == theme.colour("panel")
            slot = chart.slot_rect(3)
            foot = picture.pixelColor(round(slot.center().x()), round(slot.bottom()) - 4)
            assert foot == theme.colour("accent")
    finally:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application, theme.Scheme.LIGHT)


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
def test_nothing_is_cut_off_in_a_small_window(
    page: ChartsPage, program: Program, size: tuple[int, int]
) -> None:
    program.window.resize(*size)
    QApplication.processEvents()
    panel = panel_of(page)
    for chart in panel.charts:
        inside = chart.viewport().rect()
        for index in range(len(chart.values)):
            assert inside.contains(chart.slot_rect(index).toAlignedRect().adjusted(1, 1, -1, -1))
        card = panel.cards[chart]
        assert card.rect().contains(chart.geometry())


def test_pictures_hold_figures_and_charts_on_white(
    page: ChartsPage, settle: Settle, tmp_path: Path
) -> None:
    page.save_to(tmp_path / "救护 2025.png")
    settle()
    picture = QImage(str(tmp_path / "救护 2025.png"))
    assert (picture.width(), picture.height()) == (2560, 1800)
    assert share_of(picture, "panel") > 0.5
    assert share_of(picture, "accent") > 0.005
    page.save_to(tmp_path / "rescues.svg")
    settle()
    texts = texts_in(tmp_path / "rescues.svg")
    for words in ("Rescue cases", "Received by year", "25.0 %", "Snow leopard", "Fence"):
        assert words in texts


def test_a_picture_is_named_after_what_it_shows(
    page: ChartsPage, program: Program, settle: Settle
) -> None:
    assert panel_of(page).picture_name() == "Rescue cases All dates"
    program.context.filter.set(since=dt.date(2025, 1, 1), until=dt.date(2025, 12, 31))
    page.narrow_causes(("fence",))
    settle()
    assert panel_of(page).picture_name() == "Rescue cases 2025 · Fence"
