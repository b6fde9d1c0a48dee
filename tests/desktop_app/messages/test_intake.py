"""A message from the clipboard becomes a record: by keyboard, and nothing of it unasked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.query import Filter
from db.record_types import record_type
from db.store import Store
from desktop_app import i18n
from desktop_app.app import Program
from desktop_app.messages.intake import MessageIntake
from desktop_app.messages.offer_row import OfferRow
from desktop_app.messages.panel import MessagePanel
from desktop_app.pages.records_page import RecordsPage
from desktop_app.side_bar import SideButton
from forms.record_form import RecordForm
from tests.counted import CONTROL, Person
from tests.desktop_app.conftest import WAIT
from tests.samples import SNOW_LEOPARD, YAQU

Open = Callable[[int], RecordsPage]
SIGHTING, RESCUE = record_type("sighting"), record_type("rescue")

LINK = "https://uri.amap.com/marker?position=93.61,33.97"
WHOLE = (
    "扎西才让 2025年11月20日 18:20\n"
    f"昨天下午3点半在索加乡牙曲村看到两只雪豹，海拔4512米。位置：{LINK}\n电话 138 9700 1234"
)


def store_of(program: Program) -> Store:
    assert program.context.store is not None
    return program.context.store


def intake_of(page: RecordsPage) -> MessageIntake:
    assert page.messages is not None
    return page.messages


def settle(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=WAIT)


def read(clerk: Person, qtbot: QtBot, page: RecordsPage, text: str) -> MessagePanel:
    """Paste a message and wait until it is read."""
    page.table.setFocus() if page.table.isVisible() else page.setFocus()
    clerk.paste(text)
    panel = intake_of(page).panel
    qtbot.waitUntil(lambda: bool(panel.rows), timeout=WAIT)
    return panel


def row(panel: MessagePanel, part: str) -> OfferRow:
    return next(one for one in panel.rows if one.offer.part == part)


def filled(qtbot: QtBot, page: RecordsPage) -> RecordForm:
    """The form, once what was accepted stands in it."""
    qtbot.waitUntil(
        lambda: (
            page.form._form is not None
            and page.form.form.record is None
            and page.form.form.is_dirty()
            and not intake_of(page).is_open()
        ),
        timeout=WAIT,
    )
    return page.form.form


@pytest.fixture
def clerk(program: Program, qtbot: QtBot) -> Person:
    return Person(qtbot, program.window)


def test_a_message_with_a_map_link_is_a_whole_sighting_in_at_most_eight_interactions(
    program: Program, qtbot: QtBot, open_file: Open, clerk: Person
) -> None:
    page = open_file(0)
    panel = read(clerk, qtbot, page, WHOLE)
    # The one thing that may be otherwise is under the keyboard: who saw it.
    assert clerk.at() is row(panel, "sender").tick
    clerk.press(Qt.Key.Key_Space)
    clerk.press(Qt.Key.Key_Return)
    form = filled(qtbot, page)
    clerk.press(Qt.Key.Key_S, CONTROL)
    for _ in range(4):
        if not form.problems():
            break
        clerk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: store_of(program).count(SIGHTING, Filter()) == 1, timeout=WAIT)
    settle(program, qtbot)
    assert clerk.count <= 8, clerk.count
    assert page.form.record_id is not None
    record = store_of(program).get(SIGHTING, page.form.record_id)
    assert record is not None
    values = record.values
    assert values["event_date"] == dt.date(2025, 11, 19)
    assert values["event_time"] == dt.time(15, 30)
    assert values["species_id"] == SNOW_LEOPARD
    assert values["individual_count"] == 2
    assert values["place_code"] == YAQU
    assert values["elevation"] == 4512.0
    assert values["observer"] == "扎西才让"
    assert values["observer_contact"] == "13897001234"
    assert values["verbatim_coordinates"] == LINK
    assert values["verbatim_srs"] == "gcj02"
    assert values["position_source"] == "map_app"
    assert values["decimal_latitude"] == pytest.approx(33.97196, abs=1e-4)
    assert values["decimal_longitude"] == pytest.approx(93.60884, abs=1e-4)
    assert values["notes"] is None  # offered, and not taken unasked


def test_what_is_not_sure_waits_for_a_hand(qtbot: QtBot, open_file: Open, clerk: Person) -> None:
    page = open_file(0)
    panel = read(clerk, qtbot, page, "18号在牙曲村看到雪豹，一只像受伤了，也许三只")
    for one in panel.rows:
        sure = one.offer.sure
        assert one.tick.isChecked() == sure, one.offer.part
    assert not row(panel, "date").tick.isChecked()
    assert row(panel, "species").tick.isChecked()
    clerk.press(Qt.Key.Key_Return)
    values = filled(qtbot, page).values()
    assert values["species_id"] == SNOW_LEOPARD
    assert values["event_date"] is None
    assert values["place_code"] is None
    assert values["individual_count"] is None
    assert values["health"] is None


def test_one_of_several_places_is_chosen_with_an_arrow(
    qtbot: QtBot, open_file: Open, clerk: Person
) -> None:
    page = open_file(30)  # all of them in Zhidoi county
    panel = read(clerk, qtbot, page, "昨天在牙曲村看到一只雪豹")
    place = row(panel, "place")
    assert len(place.chips) == 2
    assert clerk.at() is place.tick
    clerk.press(Qt.Key.Key_Right)  # the first is the one in the home county
    assert place.offer.proposal.values == {"place_code": YAQU}
    clerk.press(Qt.Key.Key_Right)
    assert place.offer.proposal.values != {"place_code": YAQU}
    clerk.press(Qt.Key.Key_1)
    assert place.tick.isChecked()
    clerk.press(Qt.Key.Key_Return)
    assert filled(qtbot, page).values()["place_code"] == YAQU


def test_one_key_ticks_all_that_leave_no_choice(
    qtbot: QtBot, open_file: Open, clerk: Person
) -> None:
    page = open_file(30)
    panel = read(clerk, qtbot, page, "才仁 昨天 18:20\n在牙曲村看到一只受伤的雪豹")
    clerk.press(Qt.Key.Key_A, CONTROL)
    ticked = {one.offer.part for one in panel.rows if one.tick.isChecked()}
    assert ticked == {"date", "time", "species", "number", "health", "sender"}
    assert clerk.at() is row(panel, "place").tick
    clerk.press(Qt.Key.Key_Right)
    clerk.press(Qt.Key.Key_Return)
    values = filled(qtbot, page).values()
    assert values["place_code"] == YAQU
    assert values["health"] == "injured"
    assert values["notes"] is None


def test_a_chip_is_clicked_as_well(qtbot: QtBot, open_file: Open, clerk: Person) -> None:
    page = open_file(30)
    panel = read(clerk, qtbot, page, "昨天在牙曲村看到一只雪豹")
    place = row(panel, "place")
    other = place.offer.choices[1].values["place_code"]
    clerk.click(place.chips[1])
    clerk.click(panel.fill_button)
    assert filled(qtbot, page).values()["place_code"] == other


def test_fields_that_are_filled_say_which_words_they_are_from(
    program: Program, qtbot: QtBot, open_file: Open, clerk: Person
) -> None:
    page = open_file(0)
    read(clerk, qtbot, page, "今天在索加乡牙曲村看到两只雪豹")
    clerk.press(Qt.Key.Key_Return)
    form = filled(qtbot, page)
    species, number = form.editor("species_id"), form.editor("individual_count")
    assert "雪豹" in species.field_widget().toolTip()
    assert "两只" in number.field_widget().toolTip()
    assert "雪豹" not in form.editor("observer").field_widget().toolTip()
    i18n.install("zh_CN")
    qtbot.waitUntil(lambda: "雪豹" in species.field_widget().toolTip(), timeout=WAIT)
    i18n.install("en")
    # A number that somebody typed is his own.
    number.field_widget().setFocus()
    QTest.keyClicks(number.field_widget(), "1")
    assert "两只" not in number.field_widget().toolTip()
    assert "雪豹" in species.field_widget().toolTip()
    clerk.press(Qt.Key.Key_S, CONTROL)
    for _ in range(6):
        if not form.problems():
            break
        clerk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: store_of(program).count(SIGHTING, Filter()) == 1, timeout=WAIT)
    settle(program, qtbot)
    assert "雪豹" not in species.field_widget().toolTip()


def test_what_stands_in_a_new_record_stays(
    program: Program, qtbot: QtBot, open_file: Open, clerk: Person
) -> None:
    page = open_file(0)
    clerk.press(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: page.form.isAncestorOf(clerk.at()), timeout=WAIT)
    form = page.form.form
    number = form.editor("individual_count").field_widget()
    number.setFocus()
    QTest.keyClicks(number, "7")
    read(clerk, qtbot, page, "今天在索加乡牙曲村看到两只雪豹")
    clerk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.values()["species_id"] == SNOW_LEOPARD, timeout=WAIT)
    assert form.values()["individual_count"] == 7
    assert form.values()["place_code"] == YAQU
    assert not page.form.notice.isHidden()
    assert "Number" in page.form.notice.label.text()
    settle(program, qtbot)
    assert store_of(program).count(SIGHTING, Filter()) == 0


def test_what_was_filled_outlives_a_look_at_another_record(
    program: Program, qtbot: QtBot, open_file: Open, clerk: Person
) -> None:
    page = open_file(3)
    read(clerk, qtbot, page, WHOLE)
    clerk.press(Qt.Key.Key_Return)
    before = filled(qtbot, page).values()
    page.table.setFocus()
    page.open_record(page.model.id_at(0))
    qtbot.waitUntil(lambda: page.form.record_id is not None, timeout=WAIT)
    settle(program, qtbot)
    clerk.press(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: page.form.record_id is None, timeout=WAIT)
    form = page.form.form
    qtbot.waitUntil(lambda: form.values()["species_id"] == SNOW_LEOPARD, timeout=WAIT)
    assert form.values() == before
    assert "雪豹" in form.editor("species_id").field_widget().toolTip()


def test_two_species_become_two_records_one_after_the_other(
    program: Program, qtbot: QtBot, open_file: Open, clerk: Person
) -> None:
    page = open_file(0)
    text = "昨天在索加乡牙曲村看到藏羚羊约200只，还有3-5只岩羊，记录人：扎西"
    panel = read(clerk, qtbot, page, text)
    species = row(panel, "species")
    assert clerk.at() is species.tick
    clerk.press(Qt.Key.Key_3)  # a record for each
    assert "200" in row(panel, "number").value.text()
    assert row(panel, "number").tick.isChecked()
    clerk.press(Qt.Key.Key_Return)
    form = filled(qtbot, page)
    first = form.values()
    assert first["individual_count"] == 200
    assert (first["count_minimum"], first["count_maximum"]) == (None, None)
    save(clerk, form)
    qtbot.waitUntil(
        lambda: form.record is None and form.values()["count_maximum"] == 5, timeout=WAIT
    )
    second = form.values()
    assert second["species_id"] not in (None, first["species_id"])
    assert second["individual_count"] is None
    assert second["count_minimum"] == 3
    assert second["place_code"] == YAQU
    assert second["observer"] == "扎西"
    save(clerk, form)
    qtbot.waitUntil(lambda: store_of(program).count(SIGHTING, Filter()) == 2, timeout=WAIT)
    settle(program, qtbot)
    assert form.record is not None  # there is no third


def test_who_turns_to_another_record_is_offered_the_rest_of_the_message(
    program: Program, qtbot: QtBot, open_file: Open, clerk: Person
) -> None:
    page = open_file(3)
    read(clerk, qtbot, page, "昨天在索加乡牙曲村看到藏羚羊约200只，还有3-5只岩羊")
    clerk.press(Qt.Key.Key_3)
    clerk.press(Qt.Key.Key_Return)
    form = filled(qtbot, page)
    page.open_record(page.model.id_at(0))
    notice = program.window.notice
    qtbot.waitUntil(lambda: notice.isVisible() and notice.button.isVisible(), timeout=WAIT)
    form.editor("notes").field_widget().setFocus()
    QTest.keyClicks(form.editor("notes").field_widget(), "x")
    save(clerk, form)  # that record, not one of the message
    settle(program, qtbot)
    assert form.record is not None
    assert store_of(program).count(SIGHTING, Filter()) == 3
    notice.button.click()  # the first of the message was not saved: it comes back
    qtbot.waitUntil(lambda: form.record is None and form.is_dirty(), timeout=WAIT)
    assert form.values()["individual_count"] == 200
    page.form.forget_draft()  # not wanted after all
    qtbot.waitUntil(lambda: not form.is_dirty(), timeout=WAIT)
    notice.button.click()
    qtbot.waitUntil(lambda: form.values()["count_maximum"] == 5, timeout=WAIT)
    assert form.values()["individual_count"] is None
    settle(program, qtbot)


def save(clerk: Person, form: RecordForm) -> None:
    clerk.press(Qt.Key.Key_S, CONTROL)
    for _ in range(6):
        if not form.problems():
            return
        clerk.press(Qt.Key.Key_Return)


def test_words_and_lines_show_each_other(qtbot: QtBot, open_file: Open, clerk: Person) -> None:
    page = open_file(0)
    panel = read(clerk, qtbot, page, "👍👍 今天看到两只雪豹")
    marked = {
        owner.offer.part: panel.text.marked_words(index)
        for index, owner in enumerate(panel.links.owners)
    }
    assert marked["species"] == "雪豹"
    assert marked["number"] == "两只"
    species = row(panel, "species")
    index = panel.links.owners.index(species)
    at = panel.text.cursorRect(panel.text._cursor(*panel.text._marks[index][:2])).center()
    QTest.mouseClick(panel.text.viewport(), Qt.MouseButton.LeftButton, pos=at - QPoint(6, 0))
    assert clerk.at() is species.tick
    clerk.press(Qt.Key.Key_Down)
    assert clerk.at() is not species.tick
    assert panel.rows[panel.rows.index(species) + 1].tick is clerk.at()


def test_tab_stays_in_the_panel_and_escape_goes_back(
    qtbot: QtBot, open_file: Open, clerk: Person
) -> None:
    page = open_file(5)
    qtbot.waitUntil(lambda: page.form.record_id is not None, timeout=WAIT)
    panel = read(clerk, qtbot, page, WHOLE)
    for _ in range(2 * len(panel.rows) + 6):
        clerk.press(Qt.Key.Key_Tab)
        assert panel.isAncestorOf(clerk.at())
    clerk.press(Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert clerk.at() is page.table
    assert page.form.record_id is not None  # nothing was begun


def test_pasting_from_the_side_bar_is_a_message_as_well(
    program: Program, qtbot: QtBot, open_file: Open, clerk: Person
) -> None:
    page = open_file(0)
    first = program.window.side.findChild(SideButton)
    assert first is not None
    first.setFocus()
    clerk.paste("今天看到两只雪豹")
    qtbot.waitUntil(lambda: bool(intake_of(page).panel.rows), timeout=WAIT)


def test_a_field_keeps_what_is_pasted_into_it(qtbot: QtBot, open_file: Open, clerk: Person) -> None:
    page = open_file(5)
    qtbot.waitUntil(lambda: page.form.record_id is not None, timeout=WAIT)
    observer = page.form.form.editor("observer").field_widget()
    observer.setFocus()
    clerk.paste("扎西")
    assert "扎西" in page.form.form.values()["observer"]
    assert not intake_of(page).is_open()


def test_no_shortcut_while_a_word_is_composed(qtbot: QtBot, open_file: Open, clerk: Person) -> None:
    page = open_file(5)
    qtbot.waitUntil(lambda: page.form.record_id is not None, timeout=WAIT)
    observer = page.form.form.editor("observer").field_widget()
    observer.setFocus()
    QGuiApplication.clipboard().setText(WHOLE)
    QGuiApplication.sendEvent(observer, QInputMethodEvent("zhaxi", []))
    clerk.press(Qt.Key.Key_M, CONTROL)
    assert not intake_of(page).is_open()
    committed = QInputMethodEvent()
    committed.setCommitString("扎西")
    QGuiApplication.sendEvent(observer, committed)
    clerk.press(Qt.Key.Key_M, CONTROL)
    assert intake_of(page).is_open()


def test_without_text_it_says_how_to_get_there(
    qtbot: QtBot, open_file: Open, clerk: Person
) -> None:
    page = open_file(0)
    QGuiApplication.clipboard().clear()
    clerk.press(Qt.Key.Key_M, CONTROL)
    panel = intake_of(page).panel
    assert panel.isVisible()
    assert "Ctrl+V" in panel.state.text.text()
    assert not panel.fill_button.isVisible()
    clerk.paste("今天看到两只雪豹")  # right into the panel
    qtbot.waitUntil(lambda: bool(panel.rows), timeout=WAIT)
    clerk.press(Qt.Key.Key_Escape)
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    QGuiApplication.clipboard().setImage(image)
    clerk.press(Qt.Key.Key_M, CONTROL)
    assert "picture" in panel.state.text.text()
    clerk.press(Qt.Key.Key_Escape)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/nowhere/photo.jpg")])
    QGuiApplication.clipboard().setMimeData(files)
    page.setFocus()
    clerk.press(Qt.Key.Key_V, CONTROL)
    assert not intake_of(page).is_open()  # files are no message


def test_small_talk_is_said_to_hold_nothing(qtbot: QtBot, open_file: Open, clerk: Person) -> None:
    page = open_file(0)
    panel = read(clerk, qtbot, page, "好的，收到👍")
    assert [one.offer.part for one in panel.rows] == ["notes"]
    assert not panel.fill_button.isEnabled()
    assert panel.told.text()
    clerk.press(Qt.Key.Key_Return)
    assert intake_of(page).is_open()  # nothing is ticked, so nothing is begun


def test_a_link_without_a_position_is_said(qtbot: QtBot, open_file: Open, clerk: Person) -> None:
    page = open_file(0)
    panel = read(clerk, qtbot, page, "两只雪豹 https://surl.amap.com/2xYz")
    assert "short link" in panel.told.text()


def test_fifty_megabytes_of_text_are_read_as_far_as_a_message_goes(
    qtbot: QtBot, open_file: Open, clerk: Person
) -> None:
    page = open_file(0)
    panel = read(clerk, qtbot, page, "今天看到两只雪豹。" + "说明文字" * 4_200_000)
    assert "20,000" in panel.told.text()
    assert row(panel, "species").tick.isChecked()
    assert len(panel.text.toPlainText()) == 20_000


def test_the_whole_message_goes_into_the_notes_when_asked(
    qtbot: QtBot, open_file: Open, clerk: Person
) -> None:
    page = open_file(0)
    panel = read(clerk, qtbot, page, WHOLE)
    clerk.click(row(panel, "notes").tick)
    clerk.press(Qt.Key.Key_Return)
    assert filled(qtbot, page).values()["notes"] == WHOLE


def test_the_language_changes_while_it_is_open(
    qtbot: QtBot, open_file: Open, clerk: Person
) -> None:
    page = open_file(0)
    panel = read(clerk, qtbot, page, "昨天在索加乡牙曲村看到两只雪豹")
    assert row(panel, "species").value.text() == "Snow leopard"
    row(panel, "species").tick.setChecked(False)
    i18n.install("zh_CN")
    qtbot.waitUntil(lambda: row(panel, "species").value.text() == "雪豹", timeout=WAIT)
    assert not row(panel, "species").tick.isChecked()


def test_a_rescue_message_begins_a_case(
    program: Program, qtbot: QtBot, open_file: Open, clerk: Person
) -> None:
    open_file(0)
    program.window.show_page("rescue")
    rescue: Any = program.window.page("rescue")
    register: RecordsPage = rescue.register
    qtbot.waitUntil(lambda: register.model.complete, timeout=WAIT)
    QGuiApplication.clipboard().setText(
        "才仁 2025年3月5日 下午2:30\n在索加乡牙曲村发现一只雪豹幼崽，蜷缩、不能站立，13897001234"
    )
    clerk.press(Qt.Key.Key_M, CONTROL)
    panel = intake_of(register).panel
    qtbot.waitUntil(lambda: bool(panel.rows), timeout=WAIT)
    assert not row(panel, "report_channel").tick.isChecked()
    clerk.click(row(panel, "report_channel").tick)
    clerk.click(row(panel, "sender").tick)
    clerk.press(Qt.Key.Key_Return)
    values = filled(qtbot, register).values()
    assert values["report_channel"] == "wechat"
    assert values["finder_name"] == "才仁"
    assert values["finder_contact"] == "13897001234"
    assert values["species_id"] == SNOW_LEOPARD
    assert values["signs"] is None  # nobody ticked them


def test_from_another_page_a_message_becomes_a_sighting(
    program: Program, qtbot: QtBot, open_file: Open, clerk: Person
) -> None:
    page = open_file(0)
    program.window.show_page("species")
    QGuiApplication.clipboard().setText(WHOLE)
    clerk.press(Qt.Key.Key_M, CONTROL)
    assert program.window.current_page() is page
    qtbot.waitUntil(lambda: bool(intake_of(page).panel.rows), timeout=WAIT)
