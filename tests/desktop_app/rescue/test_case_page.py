"""The page of a rescue case: register, header, states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from db.errors import RecordsFileError
from db.text import translate_noop
from desktop_app import i18n
from desktop_app.rescue import case_view
from tests.desktop_app.conftest import sighting_values
from tests.desktop_app.rescue.conftest import CTRL, FOUND, IN_CARE, Clerk, entry, spoken

Make = Callable[..., Path]
Key = Qt.Key

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
