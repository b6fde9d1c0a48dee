"""What a file leaves open is asked once, answered by keys, and remembered for the next file."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.exchange.question_cards import ColumnCard, DatumCard, WordCard, YearCard
from tests.desktop_app.conftest import WAIT
from tests.desktop_app.exchange.conftest import Look, Write, settled

HEADERS = ("日期", "物种", "数量", "纬度", "经度", "观察人", "天气情况")


def rows() -> list[list[object]]:
    return [
        ["3月5日", "雪豹", 1, 33.91, 93.62, "扎西", "晴"],
        [dt.date(2025, 3, 6), "大猫", 1, 33.92, 93.63, "扎西", "雪"],
        [dt.date(2025, 3, 7), "大猫", 2, 33.93, 93.64, "尼玛", "阴"],
    ]


def test_everything_open_is_asked_and_enter_accepts(
    program: Program, look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    page = look_at(write_register(rows(), HEADERS))
    preview = page.preview
    strip = preview.questions
    qtbot.waitUntil(lambda: len(strip.cards) == 4, timeout=WAIT)
    assert [type(card) for card in strip.cards] == [YearCard, DatumCard, WordCard, ColumnCard]
    assert strip.focus_first()
    qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    word = strip.cards[0]
    assert isinstance(word, WordCard)
    assert word.field.hasFocus(), "the keyboard goes to the next question"
    assert "2 rows" in word.detail.whole
    word.field.setText("xb")
    word.field.textEdited.emit("xb")
    qtbot.keyClick(word.field, Qt.Key.Key_Return)
    column = strip.cards[0]
    assert isinstance(column, ColumnCard)
    qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: settled(preview), timeout=WAIT)
    qtbot.waitUntil(lambda: not strip.isVisible(), timeout=WAIT)
    assert preview.foot.apply.text() == "Import 3 records"
    assert preview.plan is not None
    assert preview.plan.corrections.year is not None
    assert preview.plan.corrections.mapping == {"G": None}


def test_a_guess_among_equals_does_not_stand_ready(
    look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    strip = look_at(write_register(rows(), HEADERS)).preview.questions
    qtbot.waitUntil(lambda: any(isinstance(c, WordCard) for c in strip.cards), timeout=WAIT)
    card = next(card for card in strip.cards if isinstance(card, WordCard))
    assert card.field.text() == ""
    assert card.answer() is None
    card.use.click()
    assert card.field.is_open(), "the button opens the list instead"


def test_a_question_comes_back_when_its_answer_is_undone(
    look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    preview = look_at(write_register(rows(), HEADERS)).preview
    strip = preview.questions
    qtbot.waitUntil(lambda: len(strip.cards) == 4, timeout=WAIT)
    strip.cards[0].use.click()
    qtbot.waitUntil(lambda: settled(preview), timeout=WAIT)
    assert not any(isinstance(card, YearCard) for card in strip.cards)
    preview.head.undo.click()
    qtbot.waitUntil(lambda: any(isinstance(card, YearCard) for card in strip.cards), timeout=WAIT)


def test_the_next_file_of_the_kind_asks_nothing_and_says_why(
    program: Program, look_at: Look, write_register: Write, qtbot: QtBot
) -> None:
    page = look_at(write_register(rows()[1:], HEADERS))
    preview = page.preview
    qtbot.waitUntil(lambda: len(preview.questions.cards) == 3, timeout=WAIT)
    said = preview.correcting.now
    assert said is not None
    assert not preview.head.remembered.isVisible()
    from dataclasses import replace

    said = replace(said, datum="wgs84", mapping={"G": None})
    preview.correcting.put(said.with_word("species_id", "大猫", "雪豹"), "all at once")
    qtbot.waitUntil(lambda: settled(preview), timeout=WAIT)
    preview.apply.click()
    qtbot.waitUntil(lambda: page.faces.currentWidget() is page.done, timeout=WAIT)
    later = [[dt.date(2025, 4, n), "大猫", n, 33.9, 93.6, "尼玛", "雪"] for n in (1, 2)]
    page = look_at(write_register(later, HEADERS, name="四月.xlsx"))
    assert page.preview.head.remembered.isVisible()
    assert not page.preview.questions.isVisible()
    assert page.preview.foot.apply.text() == "Import 2 records"
    page.preview.head.forget.click()
    qtbot.waitUntil(lambda: len(page.preview.questions.cards) == 3, timeout=WAIT)
    assert not page.preview.head.remembered.isVisible()
