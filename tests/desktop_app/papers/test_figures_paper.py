"""The figures of a period on paper: beside those before, with what they count and the map."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.query import Filter
from db.record_types import record_type
from db.reports.period import Period
from db.showing import Words
from db.store import Store
from db.text import english
from desktop_app.app import Program
from desktop_app.pages.records_page import RecordsPage
from desktop_app.papers import print_popup
from desktop_app.papers.figures_paper import FiguresWanted, write_figures
from desktop_app.papers.print_popup import PrintPopup
from tests.desktop_app.conftest import WAIT
from tests.desktop_app.papers import reading
from tests.desktop_app.papers.conftest import OFFICE
from tests.samples import sighting

MARCH = Period(dt.date(2025, 3, 1), dt.date(2025, 3, 31))


def add(store: Store, day: dt.date, count: int) -> None:
    values = sighting(event_date=day, individual_count=count, young=None)
    store.save(record_type("sighting"), values, author="a")


@pytest.fixture
def figures(store: Store, tmp_path: Path) -> Callable[..., Path]:
    def writing(wanted: FiguresWanted) -> Path:
        path = tmp_path / "figures.pdf"
        words = Words(english, store.reference(), "en")
        count = write_figures(store, wanted, path, words=words, office=OFFICE)
        assert count == len(reading.pages(path))
        return path

    return writing


def test_each_figure_stands_beside_those_before(store: Store, figures: Callable[..., Path]) -> None:
    add(store, dt.date(2025, 3, 5), 17)
    add(store, dt.date(2025, 2, 5), 23)
    add(store, dt.date(2024, 3, 5), 29)
    path = figures(FiguresWanted(MARCH, "sightings"))
    text = reading.words(path)
    assert "Animalsseen172329" in text
    assert not reading.missing(path, [OFFICE, "March 2025", "2025-03-01 to 2025-03-31", "Map"])
    assert "Rescues" not in text


def test_only_the_records_of_the_filter_count(store: Store, figures: Callable[..., Path]) -> None:
    add(store, dt.date(2025, 3, 5), 17)
    path = figures(FiguresWanted(MARCH, "sightings", Filter(species=(7,))))
    assert "Animalsseen000" in reading.words(path)


def test_the_reports_page_prints_its_figures(
    program: Program, qtbot: QtBot, open_file: Callable[[int], RecordsPage], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    open_file(30)
    path = tmp_path / "shown.pdf"
    monkeypatch.setattr(print_popup, "ask_path", lambda *_: path)
    program.window.show_page("reports")
    page = program.window.page("reports")
    qtbot.keyClick(program.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    popup = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PrintPopup))
    qtbot.keyClick(popup.buttons[0], Qt.Key.Key_Space)
    notice = page.notice  # type: ignore[attr-defined]
    qtbot.waitUntil(notice.isVisible, timeout=2 * WAIT)
    assert path.name in notice.label.text()
    assert not reading.missing(path, ["Records of sightings", "What it counts"])
