"""Entries of a case, typed with the keyboard: saved, refused, kept as drafts; the lock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.rescue.kind_popup import KindPopup
from tests.desktop_app.rescue.conftest import CTRL, FOUND, IN_CARE, RELEASED, Clerk

Make = Callable[..., Path]
Key = Qt.Key

# --- entries ---


def test_a_weight_is_entered_by_keys_and_the_figures_follow(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    form = clerk.begin("w")
    assert clerk.focus is form.editor("weight").field_widget(), "no key is lost on the date"
    clerk.types("11.2")
    clerk.save()
    clerk.wait(lambda: page.case.header.weight.value.text() == "11.2 kg")
    clerk.wait(lambda: page.case.timeline.list.hasFocus())
    current = page.case.timeline.list.current_line()
    assert current is not None
    assert current.kind == "care_log"
    assert current.values["weight"] == 11.2
    assert current.values["event_date"] == dt.date.today()
    assert page.case.panel.current is None
    assert clerk.stored().state.latest_weight == 11.2


def test_a_number_chooses_a_kind_and_the_next_one_begins_at_once(
    clerk: Clerk, make_case: Make
) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    clerk.press(Key.Key_E, CTRL)
    clerk.wait(lambda: isinstance(QApplication.activePopupWidget(), KindPopup))
    clerk.types("6")  # care log
    form = clerk.form_ready()
    clerk.types("10.1", Key.Key_Return)
    clerk.qtbot.keyClicks(form.editor("performed_by").field_widget(), "Keeper")
    clerk.press(Key.Key_Return, CTRL)
    clerk.wait(lambda: len(page.case.shown.case.of_kind("care_log")) == 2)
    clerk.wait(lambda: form.record is None and form.editor("weight").is_empty())
    clerk.wait(lambda: clerk.focus is form.editor("weight").field_widget())
    assert form.values()["performed_by"] == "Keeper", "as in the last entry"
    clerk.types("10.2")
    clerk.save()
    clerk.wait(lambda: len(page.case.shown.case.of_kind("care_log")) == 3)


def test_enter_on_a_line_edits_that_entry(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    clerk.press(Key.Key_End)
    clerk.press(Key.Key_Return)
    form = clerk.form_ready()
    assert form.values()["weight"] == 9.8
    weight = form.editor("weight").field_widget()
    weight.setFocus()
    weight.selectAll()
    clerk.types("9.9")
    clerk.save()
    clerk.wait(lambda: page.case.header.weight.value.text() == "9.9 kg")
    assert len(clerk.stored().of_kind("care_log")) == 1, "changed, not added"
    assert clerk.stored().of_kind("care_log")[0].revision == 2


def test_a_slipped_decimal_point_is_refused_while_it_is_typed(
    clerk: Clerk, make_case: Make
) -> None:
    clerk.open_case(make_case(*IN_CARE))
    form = clerk.begin("care")
    date = form.editor("event_date").field_widget()
    date.setFocus()
    date.selectAll()
    clerk.types("2025-03-22", Key.Key_Return)
    weight = form.editor("weight").field_widget()
    weight.setFocus()
    clerk.types("98")
    clerk.wait(lambda: any(p.code == "weight_slipped" for p in form.problems()))
    row = form.body.row_of("weight")
    assert "decimal point" in " ".join(row.remarks.texts())
    clerk.save()
    clerk.quiet()
    assert len(clerk.stored().of_kind("care_log")) == 1
    assert form.values()["weight"] == 98, "what was typed stands there still"


def test_a_second_outcome_is_refused_and_nothing_is_lost(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    form = clerk.begin("outcome")
    clerk.types("escaped", Key.Key_Return)
    # Meanwhile somebody else closes the case.
    store = clerk.program.context.store
    from db.record_types import record_type

    store.save(record_type("outcome"), {**RELEASED[1], "case_uuid": clerk.stored().record.uuid},
               author="Drolma")  # fmt: skip
    for problem in list(form.problems()):
        form._findings.keep(problem)
    clerk.save()
    clerk.quiet()
    said = " ".join(form.body.row_of("outcome").remarks.texts())
    assert "has an outcome already, on 2025-06-01" in said
    assert form.values()["outcome"] == "escaped"
    assert len(clerk.stored().of_kind("outcome")) == 1
    assert page.case.panel.current is not None


def test_hours_and_dose_for_each_kg_follow_while_they_are_typed(
    clerk: Clerk, make_case: Make
) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    form = clerk.begin("treatment")
    clerk.types("Cefazolin", Key.Key_Return)
    clerk.types("98", Key.Key_Return)
    clerk.types("mg", Key.Key_Return)
    clerk.wait(lambda: form.editor("dose_per_kg").field_widget().text() == "10.000")
    clerk.press(Key.Key_Escape)
    page.case.begin("transport", {"event_date": FOUND, "event_time": dt.time(11)})
    form = clerk.form_ready()
    clerk.wait(lambda: form.values()["event_time"] == dt.time(11))
    form.editor("arrived_date").field_widget().setFocus()
    clerk.types("2025-03-06", Key.Key_Return)
    clerk.types("02:00", Key.Key_Return)
    clerk.wait(lambda: form.editor("elapsed_hours").field_widget().text().startswith("15"))


# --- drafts ---


def test_escape_keeps_what_was_typed_and_offers_it_again(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    form = clerk.begin("care")
    clerk.types("12.5")
    clerk.press(Key.Key_Escape)
    assert page.case.panel.current is None
    clerk.wait(lambda: page.case.timeline.list.hasFocus())
    clerk.quiet()
    form = clerk.begin("care")
    clerk.wait(lambda: form.values()["weight"] == 12.5)
    notice = page.case.panel.current.notice
    assert notice.isVisible()
    assert "Not saved yet" in notice.label.text()
    assert len(clerk.stored().of_kind("care_log")) == 1


def test_an_entry_that_was_begun_is_offered_when_the_case_is_opened(
    clerk: Clerk, make_case: Make
) -> None:
    page = clerk.open_case(make_case(*IN_CARE, others=1))
    clerk.begin("care")
    clerk.types("12.5")
    clerk.press(Key.Key_Escape)
    clerk.press(Key.Key_Escape)
    clerk.quiet()
    page.open_case(2)
    clerk.wait(lambda: page.case.shown is not None and page.case.case_name() != "2025-013")
    clerk.quiet()
    assert not page.case.timeline.notice.isVisible(), "it belongs to the other case"
    form = clerk.begin("care")
    clerk.quiet()
    assert form.editor("weight").is_empty()
    assert not form.is_dirty()
    clerk.press(Key.Key_Escape)
    page.open_case(1)
    clerk.wait(lambda: page.case.timeline.notice.isVisible())
    assert "Care log" in page.case.timeline.notice.label.text()
    clerk.qtbot.mouseClick(page.case.timeline.notice.button, Qt.MouseButton.LeftButton)
    made = clerk.form_ready()
    clerk.wait(lambda: made.values()["weight"] == 12.5)


# --- the lock ---


def test_a_closed_case_is_locked_and_opened_again_with_a_reason(
    clerk: Clerk, make_case: Make
) -> None:
    page = clerk.open_case(make_case(*IN_CARE, RELEASED))
    case = page.case
    assert case.lock.isVisible()
    assert "2025-06-01" in case.lock.label.text()
    clerk.press(Key.Key_E, CTRL)
    clerk.wait(lambda: isinstance(QApplication.activePopupWidget(), KindPopup))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, KindPopup)
    assert [kind.name for kind in popup.matching("")] == ["follow_up", "reopening"]
    clerk.press(Key.Key_Escape)
    clerk.qtbot.mouseClick(case.lock.button, Qt.MouseButton.LeftButton)
    form = clerk.form_ready()
    clerk.save()
    clerk.quiet()
    assert clerk.stored().state.closed, "not without a reason"
    clerk.wait(lambda: clerk.focus is form.editor("reason").field_widget())
    clerk.types("Found again at the fence")
    clerk.save()
    clerk.wait(lambda: not case.lock.isVisible())
    assert case.header.status.text() == "In care"
    assert clerk.stored().of_kind("reopening")[0].values["reason"] == "Found again at the fence"


def test_entries_of_a_closed_case_cannot_be_changed(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE, RELEASED))
    line = page.case.timeline.list.lines.line(4)
    assert line.kind == "care_log"
    page.case.open_line(line)
    form = clerk.form_ready()
    weight = form.editor("weight").field_widget()
    weight.setFocus()
    weight.selectAll()
    clerk.types("10")
    clerk.save()
    clerk.quiet()
    assert "closed" in form.header._problem.text()
    assert form.header._problem.isVisible()
    assert clerk.stored().of_kind("care_log")[0].values["weight"] == 9.8
