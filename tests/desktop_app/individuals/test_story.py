"""From a case to its animal and back: linked by keys, told in one place, opened by Enter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.record_types import record_type
from db.store import Store
from db.writing import Record
from desktop_app import operations
from desktop_app.app import Program
from desktop_app.form_host import WindowFormHost
from desktop_app.individuals.page import IndividualsPage
from desktop_app.pages.records_page import RecordsPage
from desktop_app.tables.model import RecordTableModel
from forms.editors.link import LinkEditor
from forms.host import LinkEntry
from tests.desktop_app.conftest import WAIT
from tests.samples import DANGQU, SNOW_LEOPARD, YAQU, sighting

Open = Callable[[int], RecordsPage]
Make = Callable[..., Record]
MARCH = dt.date(2025, 3, 5)


@pytest.fixture
def store(program: Program, qtbot: QtBot, open_file: Open) -> Store:
    open_file(0)
    assert program.context.store is not None
    return program.context.store


@pytest.fixture
def make(store: Store) -> Make:
    def made(kind: str, **values: Any) -> Record:
        whole: dict[str, Any] = {"date_precision": "day", "event_date": MARCH}
        if kind in ("sighting", "rescue"):
            whole["species_id"] = SNOW_LEOPARD
        if kind == "sighting":
            whole |= {"status": "recorded", "place_code": YAQU}
        type = record_type(kind)
        record = store.get(type, store.save(type, whole | values, author="a").created[0])
        assert record is not None
        return record

    return made


@pytest.fixture
def ling(store: Store, make: Make) -> Record:
    """An individual that was seen, found, cared for, released and seen again."""
    animal = make("individual", name="凌小蛰", species_id=SNOW_LEOPARD, microchip="1560")
    make("sighting", event_date=dt.date(2024, 11, 1), date_precision="month",
         organism_id=animal.uuid)  # fmt: skip
    case = make("rescue", organism_id=animal.uuid, case_number="2025-013", place_code=YAQU)
    make("intake", case_uuid=case.uuid, event_date=dt.date(2025, 3, 6), facility="西宁")
    make("outcome", case_uuid=case.uuid, event_date=dt.date(2025, 9, 2), outcome="released",
         place_code=DANGQU)  # fmt: skip
    make("sighting", event_date=dt.date(2025, 10, 12), organism_id=animal.uuid)
    return animal


@pytest.fixture
def page(program: Program, qtbot: QtBot, ling: Record) -> IndividualsPage:
    program.context.record_requested.emit("individual", ling.id)
    page = program.window.current_page()
    assert isinstance(page, IndividualsPage)
    qtbot.waitUntil(lambda: bool(page.story.story and page.story.story.lines), timeout=WAIT)
    return page


def settle(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=WAIT)


def test_the_whole_life_reads_in_one_place(
    program: Program, qtbot: QtBot, page: IndividualsPage
) -> None:
    story = page.story.story
    assert story is not None
    heads = [(line.title, line.extra, line.when) for line in story.lines]
    assert heads == [
        ("Seen", "牙曲村", "2024-11"),
        ("Found", "牙曲村", "2025-03-05"),
        ("Intake", "", "2025-03-06"),
        ("Outcome", "Released", "2025-09-02"),
        ("Seen again", "牙曲村", "2025-10-12"),
    ]
    assert "case 2025-013" in story.lines[1].facts
    assert "当曲村" in story.lines[3].facts
    chain = [(one.name, one.when, one.more) for one in story.stations]
    assert chain == [
        ("Seen", "2024-11", ""),
        ("Found", "2025-03-05", "牙曲村"),
        ("In care", "2025-03-06", "180 days"),
        ("Released", "2025-09-02", "当曲村"),
        ("Seen again", "2025-10-12", ""),
    ]
    assert page.story.aside.text() == "2 sightings · 1 rescue"
    assert page.story.chain.accessibleName().startswith("Seen 2024-11 → Found 2025-03-05")
    settle(program, qtbot)


def test_the_keys_go_from_table_to_story_and_open_what_stands_there(
    program: Program, qtbot: QtBot, page: IndividualsPage
) -> None:
    asked: list[tuple[str, int]] = []
    program.context.record_requested.connect(lambda *what: asked.append(what))
    page.table.setFocus()
    page.switch_pane()
    assert page.story.list.hasFocus()
    qtbot.keyClick(page.story.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.story.list, Qt.Key.Key_Return)
    assert asked == [("rescue", 1)]
    settle(program, qtbot)
    program.window.show_page("individual")
    page.story.list.setCurrentIndex(page.story.list.lines.index(4))
    page.story.open_button.click()
    assert asked[-1] == ("sighting", 2)
    current = program.window.current_page()
    assert isinstance(current, RecordsPage)
    qtbot.waitUntil(lambda: current.form.record_id == 2, timeout=WAIT)
    settle(program, qtbot)


def test_a_new_sighting_joins_the_story_at_once(
    program: Program, qtbot: QtBot, page: IndividualsPage, ling: Record
) -> None:
    values = {
        "event_date": dt.date(2025, 10, 20), "date_precision": "day", "status": "recorded",
        "species_id": SNOW_LEOPARD, "organism_id": ling.uuid,
    }  # fmt: skip
    operations.save_record(program.context, record_type("sighting"), values)
    story = page.story
    qtbot.waitUntil(lambda: bool(story.story and len(story.story.lines) == 6), timeout=WAIT)
    assert story.story is not None
    assert story.story.stations[-1].more == "2 times"
    settle(program, qtbot)


def test_a_case_with_the_same_chip_is_named_and_not_linked(
    program: Program, qtbot: QtBot, page: IndividualsPage, make: Make, store: Store
) -> None:
    other = make("rescue", microchip="15 60", case_number="2025-099")
    page.story.refresh()
    qtbot.waitUntil(page.story.notice.isVisible, timeout=WAIT)
    assert "2025-099 (same microchip)" in page.story.notice.label.text()
    asked: list[tuple[str, int]] = []
    program.context.record_requested.connect(lambda *what: asked.append(what))
    page.story.notice.button.click()
    assert asked == [("rescue", other.id)]
    assert store.get(other.type, other.id).values["organism_id"] is None  # type: ignore[union-attr]
    settle(program, qtbot)


def test_an_individual_nobody_linked_says_what_to_do(
    program: Program, qtbot: QtBot, make: Make, store: Store
) -> None:
    lonely = make("individual", name="巴松", species_id=SNOW_LEOPARD)
    program.context.record_requested.emit("individual", lonely.id)
    page = program.window.current_page()
    assert isinstance(page, IndividualsPage)
    qtbot.waitUntil(lambda: page.story.hint.title.text() == "Nothing is linked yet", timeout=WAIT)
    assert not page.story.list.isVisible()
    page.new_record()
    qtbot.waitUntil(lambda: page.story.hint.title.text() == "The story of an animal", timeout=WAIT)
    settle(program, qtbot)


def test_a_sighting_is_linked_to_a_new_individual_by_keys_alone(
    program: Program, qtbot: QtBot, make: Make, store: Store
) -> None:
    seen = make("sighting", **sighting(individual_count=1, young=None, females=1))
    program.context.record_requested.emit("sighting", seen.id)
    page = program.window.current_page()
    assert isinstance(page, RecordsPage)
    qtbot.waitUntil(lambda: page.form.record_id == seen.id, timeout=WAIT)
    form = page.form.form
    link = form.editor("organism_id")
    assert isinstance(link, LinkEditor)
    link.line.setFocus()
    qtbot.keyClicks(link.line, "Ling")
    qtbot.waitUntil(link._suggestions.is_open, timeout=WAIT)
    qtbot.keyClick(link.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.values()["organism_id"] is not None, timeout=WAIT)
    assert link.line.text() == "Ling · Snow leopard"
    page.save()
    qtbot.waitUntil(lambda: not form.is_dirty(), timeout=WAIT)
    animal = store.get(record_type("individual"), 1)
    saved = store.get(seen.type, seen.id)
    assert animal is not None
    assert saved is not None
    assert saved.values["organism_id"] == animal.uuid
    assert (animal.values["name"], animal.values["sex"]) == ("Ling", "female")
    settle(program, qtbot)
    QApplication.processEvents()
    link.open_linked()
    qtbot.waitUntil(
        lambda: isinstance(program.window.current_page(), IndividualsPage), timeout=WAIT
    )
    settle(program, qtbot)


def test_the_host_answers_from_the_file(
    program: Program, qtbot: QtBot, ling: Record, store: Store
) -> None:
    host = WindowFormHost(program.context, program.window)
    told: list[Any] = []

    def answer(call: Callable[..., None], *what: Any) -> Any:
        told.clear()
        call(*what, told.append)
        qtbot.waitUntil(lambda: bool(told), timeout=WAIT)
        return told[0]

    case = store.get(record_type("rescue"), 1)
    assert case is not None
    assert answer(host.link_title, "rescue", case.uuid) == LinkEntry(
        case.uuid, "2025-013 · Snow leopard", "2025-03-05 · 牙曲村 · Released"
    )
    assert answer(host.link_title, "rescue", "nowhere").state == "missing"
    found = answer(host.link_search, "sighting", "2024-11", None)
    assert [entry.title for entry in found] == ["Snow leopard · 2024-11 · 牙曲村"]
    (twin,) = answer(host.link_twins, "individual", "rescue", {"microchip": "1560"})
    assert (twin.title, twin.beside) == ("凌小蛰 · Snow leopard", "same microchip")
    store.void(record_type("individual"), [ling.id], author="a")
    assert answer(host.link_title, "individual", ling.uuid).state == "voided"
    assert answer(host.link_search, "individual", "", None) == []


def test_those_of_the_same_species_are_offered_first(
    program: Program, qtbot: QtBot, make: Make
) -> None:
    host = WindowFormHost(program.context, program.window)
    for name, species in (("雪豹甲", SNOW_LEOPARD), ("猞猁乙", 3), ("狼丙", 7)):
        make("individual", name=name, species_id=species)
    found: list[LinkEntry] = []
    host.link_search("individual", "", 3, found.extend)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
    assert [entry.title.split(" · ")[0] for entry in found] == ["猞猁乙", "狼丙", "雪豹甲"]


def test_links_are_names_in_the_table_too(
    program: Program, qtbot: QtBot, ling: Record, store: Store
) -> None:
    table = RecordTableModel(program.context, record_type("rescue"), program.window)
    table.set_columns(["organism_id"])
    table.show_filter(program.context.filter.current)
    qtbot.waitUntil(lambda: table.complete, timeout=WAIT)
    qtbot.waitUntil(lambda: table.text(0, 0) == "凌小蛰 · Snow leopard", timeout=WAIT)
    operations.void_records(program.context, record_type("individual"), [ling.id])
    qtbot.waitUntil(lambda: table.text(0, 0) == "凌小蛰 · Snow leopard (voided)", timeout=WAIT)
    settle(program, qtbot)
