"""The lines of a case: filter, order, voiding, copying."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from tests.desktop_app.rescue.conftest import IN_CARE, RELEASED, Clerk, kinds

Make = Callable[..., Path]
Key = Qt.Key

# --- filter, order, voiding ---


def test_the_filter_offers_the_kinds_that_occur_and_counts_them(
    clerk: Clerk, make_case: Make
) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    button = page.case.timeline.filter_button
    menu = button.menu()
    menu.aboutToShow.emit()
    offered = [action.text() for action in menu.actions()]
    assert offered[0] == "All\t5"
    assert "Milestone\t1" in offered
    assert "Treatment\t0" not in offered
    next(a for a in menu.actions() if a.text() == "Milestone\t1").trigger()
    assert kinds(clerk) == ["milestone"]
    assert button.text().startswith("Milestone")
    page.case.timeline.set_kind("")
    assert len(kinds(clerk)) == 5


def test_a_new_entry_is_seen_though_the_filter_would_hide_it(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    page.case.timeline.set_kind("milestone")
    clerk.begin("care")
    clerk.types("10")
    clerk.save()
    clerk.wait(lambda: len(kinds(clerk)) == 6)
    line = page.case.timeline.list.current_line()
    assert line.kind == "care_log"
    assert line.values["weight"] == 10


def test_the_order_is_turned_round_and_remembered(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    timeline = page.case.timeline
    assert kinds(clerk)[0] == "rescue"
    clerk.press(Key.Key_End)
    clerk.qtbot.mouseClick(timeline.order_button, Qt.MouseButton.LeftButton)
    assert kinds(clerk)[0] == "care_log"
    assert timeline.list.current_line().kind == "care_log", "the keyboard stays on its line"
    assert clerk.program.settings.layout("case-timeline") == {"newest": True}


def test_a_voided_entry_goes_and_comes_back_at_one_click(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    clerk.press(Key.Key_End)
    clerk.press(Key.Key_Delete)
    clerk.wait(lambda: "care_log" not in kinds(clerk))
    assert page.case.header.weight.value.text() == "9.4 kg"
    clerk.wait(lambda: page.case.timeline.notice.isVisible())
    clerk.qtbot.mouseClick(page.case.timeline.notice.button, Qt.MouseButton.LeftButton)
    clerk.wait(lambda: "care_log" in kinds(clerk))
    clerk.wait(lambda: page.case.header.weight.value.text() == "9.8 kg")


def test_an_entry_voided_in_its_form_comes_back_from_the_timeline(
    clerk: Clerk, make_case: Make
) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    clerk.press(Key.Key_End)
    clerk.press(Key.Key_Return)
    form = clerk.form_ready()
    clerk.qtbot.mouseClick(form.footer.void_button, Qt.MouseButton.LeftButton)
    clerk.wait(lambda: "care_log" not in kinds(clerk))
    clerk.wait(lambda: page.case.timeline.notice.isVisible())
    assert page.case.panel.current is None
    clerk.qtbot.mouseClick(page.case.timeline.notice.button, Qt.MouseButton.LeftButton)
    clerk.wait(lambda: "care_log" in kinds(clerk))


def test_the_menu_key_offers_what_can_be_done_with_a_line(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE, RELEASED))
    view = page.case.timeline.list
    view.stand_on(clerk.stored().of_kind("care_log")[0].uuid)
    middle = view.visualRect(view.currentIndex()).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, middle, view.viewport().mapToGlobal(middle)
    )
    QApplication.sendEvent(view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = {a.text().split("\t")[0]: a.isEnabled() for a in menu.actions() if a.text()}
    assert offered == {"Edit": True, "Add photos…": True, "Copy as new": False, "Void": False}
    menu.close()


def test_a_copy_says_the_same_today(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    clerk.press(Key.Key_End)
    line = page.case.timeline.list.current_line()
    page.case.deeds.copy(line)
    form = clerk.form_ready()
    clerk.wait(lambda: form.values()["food"] == "rabbit")
    assert form.values()["event_date"] == dt.date.today()
    clerk.save()
    clerk.wait(lambda: len(page.case.shown.case.of_kind("care_log")) == 2)


def test_the_history_of_the_case_is_shown_and_left_for_its_form(
    clerk: Clerk, make_case: Make
) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    clerk.qtbot.mouseClick(page.case.header.history_button, Qt.MouseButton.LeftButton)
    form = page.case.panel.form("rescue")
    clerk.wait(lambda: form._history is not None and form._history.isVisible())
    clerk.wait(lambda: any("Tsering" in text for text in form.history.texts()))
    form.history.left.emit()
    assert form.form.isVisible()
    assert form.form.values()["individual_name"] == "Ling Xiaozhe"


def test_the_case_itself_is_edited_beside_its_timeline(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    clerk.press(Key.Key_F2)
    form = clerk.form_ready()
    assert form.record_type.name == "rescue"
    name = form.editor("individual_name").field_widget()
    name.setFocus()
    name.selectAll()
    clerk.types("Xiaozhe")
    clerk.save()
    clerk.wait(lambda: page.case.header.name.text() == "Xiaozhe")


def test_in_a_narrow_window_no_figure_is_cut(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    header = page.case.header
    clerk.program.window.resize(900, 600)
    figures = (header.weight, header.days, header.way)
    clerk.wait(
        lambda: (
            header.way.isHidden()
            and all(f.width() >= f.sizeHint().width() for f in figures if f.isVisible())
        )
    )
    assert header.weight.isVisible()
