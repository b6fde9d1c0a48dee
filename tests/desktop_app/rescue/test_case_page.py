"""The page of a rescue case, worked with the keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from db.errors import RecordsFileError
from db.text import translate_noop
from desktop_app import i18n
from desktop_app.rescue import case_view
from desktop_app.rescue.kind_popup import KindPopup
from tests.desktop_app.conftest import sighting_values
from tests.desktop_app.rescue.conftest import CTRL, FOUND, IN_CARE, Clerk, entry

Make = Callable[..., Path]
Key = Qt.Key

RELEASED = entry("outcome", dt.date(2025, 6, 1), outcome="released", place_code="632724")


def spoken(clerk: Clerk) -> list[str]:
    lines = clerk.page.case.timeline.list.lines
    return [lines.line(row).spoken for row in range(lines.rowCount())]


def kinds(clerk: Clerk) -> list[str]:
    lines = clerk.page.case.timeline.list.lines
    return [lines.line(row).kind for row in range(lines.rowCount())]


# --- register and case ---


def test_enter_opens_the_case_and_escape_goes_back_to_its_row(
    clerk: Clerk, make_case: Make
) -> None:
    clerk.open_file(make_case(*IN_CARE, others=4))
    window = clerk.program.window
    window.show_page("rescue")
    register = clerk.page.register
    clerk.wait(lambda: register.model.complete and register.table.hasFocus())
    while register.table.current_id() != 1:
        clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)
    clerk.wait(lambda: clerk.page.case.timeline.list.hasFocus())
    assert clerk.page.in_case
    assert window.header.trail_start.text() == "Rescue cases"
    assert window.header.trail_end.text().endswith("2025-013")
    assert not window.filter_bar.isVisible(), "a filter means nothing within a case"
    clerk.press(Key.Key_Escape)
    assert not clerk.page.in_case
    assert window.filter_bar.isVisible()
    assert window.header.search.isVisible()
    clerk.wait(lambda: register.table.hasFocus() and register.table.current_id() == 1)


def test_the_start_of_the_trail_leads_back(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    clerk.qtbot.mouseClick(clerk.program.window.header.trail_start, Qt.MouseButton.LeftButton)
    assert not page.in_case


def test_a_new_case_is_offered_to_be_opened(clerk: Clerk, make_case: Make) -> None:
    clerk.open_file(make_case())
    clerk.program.window.show_page("rescue")
    clerk.wait(lambda: clerk.page.register.model.complete)
    clerk.quiet()
    clerk.press(Key.Key_N, CTRL)
    panel = clerk.page.register.form
    clerk.wait(lambda: panel._is_new and panel._shows_form())
    clerk.wait(lambda: panel.isAncestorOf(QApplication.focusWidget()))
    clerk.qtbot.keyClicks(panel.form.editor("event_date").field_widget(), "2025-04-01")
    for name in ("species_id", "condition", "finder_name", "decimal_latitude", "place_code"):
        panel.form._findings.confirmed.add(("wanted", name))
    clerk.press(Key.Key_S, CTRL)
    clerk.wait(lambda: panel.notice.isVisible())
    assert "Open case" in panel.notice.button.text()
    clerk.press(Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    clerk.wait(lambda: clerk.page.case.shown is not None)
    assert clerk.stored(2).record.values["case_number"] == "2025-014"
    assert clerk.page.in_case


# --- the header ---


def test_the_header_says_what_the_timeline_adds_up_to(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    header = page.case.header
    assert header.name.text() == "Ling Xiaozhe"
    assert header.status.text() == "In care"
    assert header.weight.value.text() == "9.8 kg"
    assert header.weight.words.text() == "latest weight · at first 9.4"
    assert header.way.value.text() == "15 h 00"
    assert header.way.words.text() == "transport 1,000 km"
    days = (dt.date.today() - dt.date(2025, 3, 6)).days
    assert header.days.value.text() == f"{days:,} days"
    assert header.vaccine.isHidden(), "no figure where there is nothing to say"


def test_the_timeline_tells_each_entry_in_words(clerk: Clerk, make_case: Make) -> None:
    clerk.open_case(make_case(*IN_CARE))
    found, way, intake, head, log = spoken(clerk)
    assert found.startswith("2025-03-05 Found Critical")
    assert "→ Xining" in way
    assert "15 h 00" in way
    assert "1,000 km" in way
    assert "day 1 · 02:00" in intake
    assert "9.4 kg" in intake
    assert "Rescue centre" in intake
    assert "day 3" in head
    assert "Lifted its head" in head
    assert "9.8 kg" in log
    assert "rabbit" in log


def test_what_was_not_examined_is_not_told(clerk: Clerk, make_case: Make) -> None:
    clerk.open_case(make_case(
        *IN_CARE,
        entry("examination", dt.date(2025, 3, 7), examination_type="intake",
              general="not_examined", head="nothing_found", digestive="abnormal",
              digestive_findings="food residue"),
    ))  # fmt: skip
    told = next(line for line in spoken(clerk) if "food residue" in line)
    assert "Digestion: food residue" in told
    assert "nothing found: Head" in told
    assert "Not examined" not in told
    assert "General" not in told


def test_dates_are_told_as_exactly_as_they_are_known(clerk: Clerk, make_case: Make) -> None:
    clerk.open_case(make_case(
        *IN_CARE,
        entry("milestone", dt.date(2025, 4, 14), date_precision="about", milestone="walked"),
        entry("milestone", dt.date(2025, 4, 15), date_precision="by", milestone="jumped"),
        entry("care_log", dt.date(2025, 9, 1), date_precision="month", weight=20.0),
    ))  # fmt: skip
    told = spoken(clerk)
    assert told[-3].startswith("about 2025-04-14")
    assert told[-2].startswith("by 2025-04-15")
    assert told[-1].startswith("2025-09 ")


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


# --- states ---


def test_an_empty_timeline_says_what_to_do_first(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case())
    hint = page.case.timeline.hint
    assert hint.isVisible()
    assert "transport or the intake" in hint.text.text()
    page.case.timeline.kind_requested.emit("intake")
    form = clerk.form_ready()
    assert form.record_type.name == "intake"


def test_a_task_opens_what_answers_it(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(
        *IN_CARE,
        entry("vaccination", dt.date(2025, 3, 25), vaccine="Feline", next_due=dt.date(2025, 4, 20)),
    ))  # fmt: skip
    task = next(t for t in page.case.shown.case.tasks if t.code == "vaccinate")
    page.case.side.due.task_chosen.emit(task)
    form = clerk.form_ready()
    clerk.wait(lambda: form.values()["vaccine"] == "Feline")
    assert form.values()["event_date"] == dt.date.today()


def test_a_receipt_without_number_is_completed_in_its_intake(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    task = next(t for t in page.case.shown.case.tasks if t.code == "number_receipt")
    page.case.side.due.task_chosen.emit(task)
    form = clerk.form_ready()
    assert form.record is not None
    assert form.record.type.name == "intake"


def test_a_case_that_cannot_be_read_says_why_and_can_be_tried_again(
    clerk: Clerk, make_case: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    whole = case_view.read_case

    def refuse(*_: object) -> None:
        raise RecordsFileError(translate_noop("Test", "The disk was pulled out."))

    monkeypatch.setattr(case_view, "read_case", refuse)
    page.refresh()
    clerk.wait(lambda: page.case.states.currentWidget() is page.case.state)
    assert page.case.state.text.text() == "The disk was pulled out."
    monkeypatch.setattr(case_view, "read_case", whole)
    page.case.state.findChild(QPushButton).click()
    clerk.wait(lambda: page.case.states.currentWidget() is page.case.whole)


def test_links_lead_to_the_sighting_and_to_the_animal(clerk: Clerk, make_case: Make) -> None:
    from db.record_types import record_type
    from db.records_file import open_records

    path = make_case(*IN_CARE)
    with open_records(path) as store:
        sighting = store.get(
            record_type("sighting"),
            store.save(record_type("sighting"), sighting_values(1), author="A").created[0],
        )
        animal = store.get(
            record_type("individual"),
            store.save(
                record_type("individual"), {"name": "Ling", "species_id": 1}, author="A"
            ).created[0],
        )
        store.save(
            record_type("rescue"),
            {"sighting_uuid": sighting.uuid, "organism_id": animal.uuid},
            author="A",
            id=1,
        )
    page = clerk.open_case(path)
    asked: list[tuple[str, int]] = []
    clerk.program.context.record_requested.connect(lambda kind, id: asked.append((kind, id)))
    for link in (page.case.header.sighting, page.case.header.individual):
        clerk.program.window.show_page("rescue")
        clerk.wait(link.isVisible)
        clerk.qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked == [("sighting", sighting.id), ("individual", animal.id)]


def test_a_voided_case_says_so_and_leads_back(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    from desktop_app import operations

    operations.void_records(clerk.program.context, page.record_type, [1])
    clerk.wait(lambda: page.case.states.currentWidget() is page.case.state)
    assert "not there any more" in page.case.state.title.text()


def test_the_case_speaks_chinese_at_once(clerk: Clerk, make_case: Make) -> None:
    page = clerk.open_case(make_case(*IN_CARE))
    before = page.case.shown
    i18n.install("zh_CN")
    clerk.wait(lambda: page.case.shown is not before)
    assert page.case.header.status.text() == "救护中"
    assert any("入院" in line for line in spoken(clerk))


def test_two_thousand_entries_are_shown_and_walked_through(clerk: Clerk, make_case: Make) -> None:
    from db.record_types import record_type
    from db.records_file import open_records

    path = make_case(*IN_CARE)
    with open_records(path) as store:
        uuid = store.get(record_type("rescue"), 1).uuid
        logs = [
            {"case_uuid": uuid, "event_date": FOUND + dt.timedelta(days=20 + n % 500),
             "weight": 10 + n / 1000, "notes": f"log {n}"}
            for n in range(2000)
        ]  # fmt: skip
        store.apply_import(record_type("care_log"), logs, author="A", source="x")
    page = clerk.open_case(path)
    view = page.case.timeline.list
    assert view.lines.rowCount() == 2005
    clerk.press(Key.Key_End)
    assert view.currentIndex().row() == 2004
    clerk.wait(lambda: view.visualRect(view.currentIndex()).intersects(view.viewport().rect()))
    clerk.press(Key.Key_Home)
    assert view.currentIndex().row() == 0
    assert not view.grab().isNull()
