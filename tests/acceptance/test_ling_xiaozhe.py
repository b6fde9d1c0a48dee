"""A real rescue, entered completely by key presses through the window, and read back.

Every fact published about it has a field of its own (`ling_xiaozhe.FACTS`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from db.models.examination import BODY_SYSTEMS
from db.record_types import record_type
from db.rescue.timeline import Case, load_case
from db.store import Store
from desktop_app.app import Program
from desktop_app.demo_case import ENTRIES, CaseByHand
from desktop_app.hands import drop, wait_for
from tests.acceptance.ling_xiaozhe import FACTS, NOT_PUBLISHED, WITHOUT_FIELD, Carrier
from tests.desktop_app.conftest import AUTHOR, WAIT

CHOICE = {"milestone": "milestone", "treatment": "treatment_category"}
"""Kinds with several entries -> the field that names one of them."""


@pytest.fixture
def window(program: Program, qtbot: QtBot, make_records: Callable[[int], Path]) -> Any:
    """The window on the page of rescue cases of an empty file."""
    program.show(make_records(0))
    qtbot.waitUntil(lambda: program.context.store is not None, timeout=WAIT)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow, timeout=WAIT)
    program.window.show_page("rescue")
    qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=WAIT)
    return program.window


def test_the_published_case_is_entered_by_keys_and_reads_back(
    window: Any, program: Program, tmp_path: Path
) -> None:
    hand = CaseByHand(window)
    id = hand.begin()
    the_rangers_photos_arrive(hand.page, tmp_path)
    hand.add_entries(ENTRIES[:7])
    hand.say_cause()
    hand.add_entries(ENTRIES[7:])
    store = program.context.store
    assert store is not None
    case = load_case(store, id)
    assert case is not None
    assert case.record.created_by == AUTHOR
    every_fact_is_in_its_field(case, store)
    nothing_else_was_typed(case, store)
    notes_hold_only_what_has_no_field(case)
    the_figures_follow(case)
    the_page_shows_them(hand.page)
    the_animal_is_an_individual(case, store)
    # What a clerk is asked, once: whether the finder's name is really not known.
    assert hand.typist.doubts == ["Found by is empty. Is it really not known?"]


def the_rangers_photos_arrive(page: Any, folder: Path) -> None:
    """The one thing no key types: files let go over the header of the case."""
    photos = []
    for number in (1, 2):
        picture = QImage(320, 240, QImage.Format.Format_RGB32)
        picture.fill(number * 0x404040)
        photos.append(folder / f"微信图片_{number}.jpg")
        assert picture.save(str(photos[-1]))
    drop(page.case.header.cover, photos)
    wait_for(lambda: len(page.case.shown.case.photos) == 2, "the photos")
    assert page.case.header.cover.count == 2


# --- the record ---


def every_fact_is_in_its_field(case: Case, store: Store) -> None:
    missing = [
        (fact, carrier.entry, carrier.field, values.get(carrier.field))
        for fact, carriers in FACTS.items()
        for carrier in carriers
        if not told(values := values_of(case, carrier.entry), carrier, store)
    ]
    assert missing == []


def nothing_else_was_typed(case: Case, store: Store) -> None:
    """Each value a person typed carries a fact, or is listed as not published."""
    carriers = [carrier for several in FACTS.values() for carrier in several]
    known = {(carrier.entry, carrier.field) for carrier in (*carriers, *NOT_PUBLISHED)}
    # Latitude and longitude are what the program made of the position as received.
    known |= {("rescue", "decimal_latitude"), ("rescue", "decimal_longitude")}
    known |= {("rescue", "organism_id")}  # the individual, made out of the case by its name
    for name, values in everything(case).items():
        kind = name.split("/")[0]
        type = case.record.type if kind == "rescue" else case.of_kind(kind)[0].type
        for spec in type.fields:
            value = values.get(spec.name)
            by_itself = spec.generated or value in (None, spec.default)
            named_by = spec.name == CHOICE.get(kind) or spec.name == "case_number"
            day = (spec.name, value) in (("date_precision", "day"), ("date_precision", "exact"))
            assert by_itself or named_by or day or (name, spec.name) in known, (name, spec.name)
    assert all(told(values_of(case, c.entry), c, store) for c in NOT_PUBLISHED)


def notes_hold_only_what_has_no_field(case: Case) -> None:
    notes = [values["notes"] for values in everything(case).values() if values.get("notes")]
    assert sorted(notes) == sorted(WITHOUT_FIELD)


def values_of(case: Case, name: str) -> Mapping[str, Any]:
    return everything(case)[name]


def everything(case: Case) -> dict[str, Mapping[str, Any]]:
    """ "rescue", or kind, or kind/choice -> values."""
    found: dict[str, Mapping[str, Any]] = {"rescue": case.record.values}
    for entry in case.entries:
        kind = entry.type.name
        name = f"{kind}/{entry.values[CHOICE[kind]]}" if kind in CHOICE else kind
        assert name not in found, f"two entries are {name}"
        found[name] = entry.values
    return found


def told(values: Mapping[str, Any], carrier: Carrier, store: Store) -> bool:
    value = values.get(carrier.field)
    if carrier.field == "species_id":
        species = store.reference().species_by_id(value)
        return species is not None and species.scientific_name == carrier.value
    return bool(value == carrier.value)


def the_animal_is_an_individual(case: Case, store: Store) -> None:
    """So that it is known again wherever it is seen."""
    individual = record_type("individual")
    uuid = case.record.values["organism_id"]
    record = store.get(individual, store.ids_of(individual, [uuid])[uuid])
    assert record is not None
    assert record.values["name"] == "凌小蛰"
    assert record.values["species_id"] == case.record.values["species_id"]


# --- the figures ---


def the_figures_follow(case: Case) -> None:
    """What is worked out from the timeline, never typed."""
    state = case.state
    assert [photo.values["file_name"] for photo in case.photos] == [
        "微信图片_1.jpg",
        "微信图片_2.jpg",
    ]
    assert case.of_kind("transport")[0].values["elapsed_hours"] == 15.0
    assert (state.transport_hours, state.transport_km) == (15.0, 1000.0)
    days = {entry.values["milestone"]: entry.day for entry in case.of_kind("milestone")}
    assert (days["lifted_head"], days["moved_limb"], days["left_nest_box"]) == (3, 9, 9)
    assert state.first_weight is not None
    assert state.latest_weight is not None
    assert state.latest_weight / state.first_weight >= 2
    assert case.of_kind("intake")[0].values["weight_qualifier"] == "below"
    assert (state.status, state.closed) == ("kept", True)
    assert state.vaccination_due is None
    assert case.record.values["status"] == "kept"
    # Worked out by hand: 33.9712, 93.6104 in GCJ-02 lies some hundred metres off in WGS 84.
    moved = abs(case.record.values["decimal_latitude"] - 33.9712) * 111_000
    assert 50 < moved < 700
    systems = case.of_kind("examination")[0].values
    untouched = set(BODY_SYSTEMS) - {"digestive", "musculoskeletal", "nervous"}
    assert {systems[name] for name in untouched} == {"not_examined"}


def the_page_shows_them(page: Any) -> None:
    case = page.case
    wait_for(lambda: case.shown.case.state.closed, "the closed case")
    header = case.header
    assert header.name.text() == "凌小蛰"
    assert header.status.text() == "Kept for life"
    assert "Panthera uncia" in header.animal.text()
    assert "Young" in header.animal.text()
    assert "索加乡" in header.found.whole  # how much of it is shown depends on the fonts
    assert "WeChat" in header.found.whole
    assert header.way.value.text() == "15 h 00"
    assert header.way.words.text() == "transport 1,000 km"
    assert header.weight.value.text() == "20.0 kg"
    assert "at first < 10.0" in header.weight.words.text()
    assert header.vaccine.value.text() == "2025-07-15"
    assert header.vaccine.words.text() == "last vaccination"
    lines = [
        page.case.timeline.list.model().index(row, 0).data()
        for row in range(page.case.timeline.list.model().rowCount())
    ]
    assert len(lines) == len(ENTRIES) + 1
    for day, words in (
        ("2025-03-08 day 3", "Lifted its head"),
        ("2025-03-14 day 9", "Moved a limb"),
        ("2025-03-14 day 9", "Left the nest box"),
        ("2025-03-30", "Stood up"),
        ("about 2025-04-15", "Tried to walk"),
        ("by 2025-04-15", "Walked"),
        ("by 2025-04-15", "Jumped"),
        ("2025-07-15", "Last of the series: Yes"),
        ("2025-03-05 11:00", "15 h 00 · 1,000 km"),
        ("about 2025-03-06 day 1 · 02:00", "< 10 kg"),
        ("about 2025-09-06", "20 kg"),
        ("about 2025-09-06", "Kept for life"),
    ):
        assert [line for line in lines if line.startswith(day) and words in line], (day, words)
    tried = next(line for line in lines if "Tried to walk" in line)
    walked = next(line for line in lines if "Walked" in line)
    assert "公开报道（一）" in tried
    assert "公开报道（二）" in walked
