"""The due list as a keeper reads it: what, since when, and one key to do it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db.records_file import create_records_file
from db.store import Store
from desktop_app import i18n
from desktop_app.rescue.due_list import DueCard, DueList
from forms import theme
from tests.desktop_app.rescue import sample_case

TODAY = dt.date(2025, 8, 25)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_records_file(tmp_path / "office.gpkg", author=sample_case.AUTHOR) as made:
        yield made


@pytest.fixture
def due(qtbot: QtBot) -> Iterator[DueList]:
    i18n.install("en")
    made = DueList()
    qtbot.addWidget(made)
    made.resize(640, 220)
    made.show()
    yield made
    i18n.install("en")


@pytest.fixture
def busy(store: Store, due: DueList) -> DueList:
    """Weighing 3 days over, an X-ray next week, a receipt without a number."""
    case = sample_case.new_case(store, weighing_interval=14)
    day = dt.date(2025, 3, 6)
    sample_case.add(store, case, "intake", day, facility="西宁", weight=9.4)
    sample_case.add(store, case, "care_log", dt.date(2025, 8, 8), weight=20.0)
    sample_case.add(store, case, "examination", dt.date(2025, 8, 9), examination_type="daily",
                    recheck_due=dt.date(2025, 9, 1), recheck_what="X 光")  # fmt: skip
    due.show_case(sample_case.load(store, case, TODAY), today=TODAY)
    return due


def test_the_most_urgent_comes_first_and_says_since_when(busy: DueList) -> None:
    assert [(card.title, card.detail, card.overdue) for card in busy.cards] == [
        ("Weigh (every 14 days)", "3 days overdue · 08-22", True),
        ("Check again: X 光", "In 7 days · 09-01", False),
        ("Number the receipt", "No date", False),
    ]


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (dt.date(2025, 8, 20), "In 2 days · 08-22"),
        (dt.date(2025, 8, 21), "Tomorrow · 08-22"),
        (dt.date(2025, 8, 22), "Today · 08-22"),
        (dt.date(2025, 8, 23), "1 day overdue · 08-22"),
    ],
)
def test_days_are_said_as_people_say_them(busy: DueList, today: dt.date, words: str) -> None:
    busy.show_tasks(busy.tasks, today=today)
    assert busy.cards[0].detail == words


def test_another_year_is_named(busy: DueList) -> None:
    busy.show_tasks(busy.tasks, today=dt.date(2026, 1, 2))
    assert busy.cards[0].detail == "133 days overdue · 2025-08-22"


def test_only_what_is_overdue_is_amber(busy: DueList) -> None:
    first, second = (card.grab().toImage() for card in busy.cards[:2])
    spot = (first.width() - 12, first.height() - 8)
    assert first.pixelColor(*spot).name() == theme.current().doubt_soft.lower()
    assert second.pixelColor(*spot).name() == theme.current().panel.lower()


def test_a_click_chooses_the_task(busy: DueList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(busy.task_chosen) as caught:
        qtbot.mouseClick(busy.cards[1], Qt.MouseButton.LeftButton)
    assert caught.args == [busy.tasks[1]]
    assert caught.args[0].adds == "examination"


def test_arrows_walk_and_enter_chooses(busy: DueList, qtbot: QtBot) -> None:
    busy.activateWindow()
    busy.cards[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is busy.cards[1]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert QApplication.focusWidget() is busy.cards[2]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is busy.cards[2], "nothing lies behind the last"
    with qtbot.waitSignal(busy.task_chosen) as caught:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert caught.args[0].code == "number_receipt"


def test_down_goes_to_the_card_below(busy: DueList, qtbot: QtBot) -> None:
    busy.resize(400, 220)  # two side by side
    busy.activateWindow()
    busy.cards[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert busy.cards[2].y() > busy.cards[0].y()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is busy.cards[2]


def test_a_narrow_list_keeps_every_card_inside_and_apart(busy: DueList) -> None:
    for width in (200, 320, 420, 640, 900):
        busy.resize(width, 260)
        boxes = [card.geometry() for card in busy.cards]
        assert all(busy.rect().contains(box) for box in boxes), width
        for place, box in enumerate(boxes):
            assert not any(box.intersects(other) for other in boxes[place + 1 :]), width


def test_what_is_cut_is_whole_in_the_tooltip(busy: DueList) -> None:
    long = busy.cards[1]
    long.say("Vaccinate: " + "猫三联疫苗" * 12, "In 7 days")
    assert QFontMetrics(long.font()).horizontalAdvance(long.title) > long.width()
    assert long.title in long.toolTip()
    long.say("Weigh", "In 7 days")
    assert long.toolTip() == ""


def test_an_ampersand_stays_one(busy: DueList) -> None:
    card = busy.cards[0]
    card.say("FPV & FCV", "Today")
    assert card.title == card.accessibleName() == "FPV & FCV"


def test_without_tasks_it_says_so(store: Store, due: DueList) -> None:
    case = sample_case.new_case(store)
    due.show_case(sample_case.load(store, case, TODAY), today=TODAY)
    assert due.cards == ()
    shown = [label.text() for label in due.findChildren(QLabel) if label.isVisible()]
    assert shown == ["Nothing is due"]


def test_a_card_of_the_page_stays_behind_the_tasks(busy: DueList, qtbot: QtBot) -> None:
    papers = DueCard("printer")
    papers.say("Receipt, case file", "PDF")
    busy.add_card(papers)
    busy.resize(700, 220)
    busy.show_tasks(busy.tasks[:1], today=TODAY)
    assert papers.isVisible()
    assert papers.x() > busy.cards[0].x()
    with qtbot.waitSignal(papers.clicked):
        qtbot.keyClick(papers, Qt.Key.Key_Return)


def test_the_keyboard_stays_in_the_list_when_it_is_renewed(busy: DueList) -> None:
    busy.activateWindow()
    busy.cards[1].setFocus(Qt.FocusReason.TabFocusReason)
    busy.show_tasks(busy.tasks, today=TODAY)
    assert QApplication.focusWidget() is busy.cards[1]


def test_a_screen_reader_hears_task_and_day(busy: DueList) -> None:
    card = busy.cards[0]
    assert card.accessibleName() == "Weigh (every 14 days)"
    assert card.accessibleDescription() == "3 days overdue · 08-22"


def test_it_follows_the_language(busy: DueList, qtbot: QtBot) -> None:
    busy.cards[0].say("old words", "")
    i18n.install("zh_CN")
    qtbot.waitUntil(lambda: busy.cards[0].title == i18n.show(busy.tasks[0].text))
    i18n.install("en")
    qtbot.waitUntil(lambda: busy.cards[0].title == "Weigh (every 14 days)")
