"""The same animal over sightings, cases and what came after; and what is only a hint."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from db import links
from db.individuals import INDIVIDUAL, RESCUE, SIGHTING, begun_from, life_of, twins_of
from db.record_types import record_type
from db.store import Store
from db.writing import Record
from tests.samples import LYNX, SNOW_LEOPARD, YAQU, sighting

Make = Callable[..., Record]


@pytest.fixture
def make(store: Store) -> Make:
    def made(kind: str, **values: Any) -> Record:
        type = record_type(kind)
        if kind in ("sighting", "rescue"):
            values = {"date_precision": "day", "species_id": SNOW_LEOPARD} | values
        if kind == "sighting":
            values = {"status": "recorded"} | values
        record = store.get(type, store.save(type, values, author="a").created[0])
        assert record is not None
        return record

    return made


@pytest.fixture
def ling(make: Make) -> Record:
    return make("individual", name="凌小蛰", species_id=SNOW_LEOPARD, microchip="156 000-001234567")


def day(month: int, number: int) -> dt.date:
    return dt.date(2025, month, number)


def test_found_cared_for_released_and_seen_again_in_one_order(
    store: Store, make: Make, ling: Record
) -> None:
    origin = make("sighting", event_date=day(3, 5), place_code=YAQU)
    make("sighting", event_date=day(10, 2), organism_id=ling.uuid)
    make("sighting", event_date=dt.date(2024, 11, 1), date_precision="month",
         organism_id=ling.uuid)  # fmt: skip
    make("sighting", event_date=day(10, 3))  # another animal
    case = make(
        "rescue", event_date=day(3, 5), organism_id=ling.uuid, sighting_uuid=origin.uuid,
        individual_name="凌小蛰")  # fmt: skip
    own = {"case_uuid": case.uuid}
    make("intake", event_date=day(3, 6), event_time=dt.time(2, 0), facility="西宁", **own)
    make("transport", event_date=day(3, 5), to_locality="西宁", **own)
    make("care_log", event_date=day(3, 7), notes="吃了牛肉", **own)
    make("milestone", event_date=day(3, 30), milestone="stood", **own)
    gone = make("milestone", event_date=day(4, 1), milestone="walked", **own)
    store.void(record_type("milestone"), [gone.id], author="a")
    make("outcome", event_date=day(7, 20), outcome="released", **own)
    make("follow_up", event_date=day(7, 25), result="not_found", **own)
    make("follow_up", event_date=day(8, 1), result="well", **own)

    life = life_of(store, ling.uuid)
    told = [(step.stage, step.type.name, str(step.date)) for step in life.steps]
    assert told == [
        ("seen", "sighting", "2024-11-01"),
        ("seen", "sighting", "2025-03-05"),
        ("found", "rescue", "2025-03-05"),
        ("care", "transport", "2025-03-05"),
        ("care", "intake", "2025-03-06"),
        ("care", "milestone", "2025-03-30"),
        ("released", "outcome", "2025-07-20"),
        ("released", "follow_up", "2025-07-25"),  # looked for, and not seen
        ("again", "follow_up", "2025-08-01"),
        ("again", "sighting", "2025-10-02"),
    ]
    assert life.record is not None
    assert life.record.values["name"] == "凌小蛰"
    assert (life.sightings, life.cases) == (3, 1)
    assert life.steps[0].precision == "month"
    assert {step.opens for step in life.steps[2:9]} == {("rescue", case.id)}
    assert life.steps[1].opens == ("sighting", origin.id)
    released = life.first("released")
    assert released is not None
    assert released.values["outcome"] == "released"


def test_a_second_rescue_begins_a_new_chain(store: Store, make: Make, ling: Record) -> None:
    first = make("rescue", event_date=day(1, 2), organism_id=ling.uuid)
    make("outcome", case_uuid=first.uuid, event_date=day(2, 1), outcome="released")
    make("sighting", event_date=day(2, 10), organism_id=ling.uuid)
    second = make("rescue", event_date=day(3, 2), organism_id=ling.uuid)
    make("sighting", event_date=day(3, 3), organism_id=ling.uuid)
    make("outcome", case_uuid=second.uuid, event_date=day(3, 5), outcome="died")
    stages = [step.stage for step in life_of(store, ling.uuid).steps]
    assert stages == ["found", "released", "again", "found", "seen", "ended"]


def test_a_finding_known_to_the_month_still_begins_its_case(
    store: Store, make: Make, ling: Record
) -> None:
    case = make("rescue", event_date=day(3, 31), date_precision="by", organism_id=ling.uuid)
    make("intake", case_uuid=case.uuid, event_date=day(3, 6), facility="西宁")
    assert [step.stage for step in life_of(store, ling.uuid).steps] == ["found", "care"]


def test_voided_records_are_not_told_and_an_unknown_animal_has_no_story(
    store: Store, make: Make, ling: Record
) -> None:
    seen = make("sighting", event_date=day(5, 1), organism_id=ling.uuid)
    store.void(SIGHTING, [seen.id], author="a")
    assert life_of(store, ling.uuid).steps == ()
    life = life_of(store, "not-here")
    assert (life.record, life.steps) == (None, ())


def test_a_shared_mark_is_a_hint_both_ways_and_links_nothing(
    store: Store, make: Make, ling: Record
) -> None:
    case = make("rescue", event_date=day(3, 5), microchip="156000001234567")
    namesake = make("rescue", event_date=day(3, 6), individual_name=" 凌小蛰 ")
    make("rescue", event_date=day(3, 7), individual_name="凌小蛰", species_id=LYNX)
    make("rescue", event_date=day(3, 8), microchip="156000001234567", organism_id=ling.uuid)
    assert [(t.record.uuid, t.field) for t in twins_of(store, case.values)] == [
        (ling.uuid, "microchip")
    ]
    assert [t.field for t in twins_of(store, namesake.values)] == ["name"]
    life = life_of(store, ling.uuid)
    assert [(t.record.id, t.field) for t in life.twins] == [
        (case.id, "microchip"),
        (namesake.id, "individual_name"),
    ]
    assert life.cases == 1
    assert store.get(RESCUE, case.id).values["organism_id"] is None  # type: ignore[union-attr]
    assert twins_of(store, {"microchip": "", "individual_name": None}) == []


def test_a_new_individual_begins_with_what_the_record_knows(store: Store, make: Make) -> None:
    case = make("rescue", event_date=day(3, 5), individual_name="凌小蛰", sex="female",
                microchip="1560", band="A7")  # fmt: skip
    values = begun_from(RESCUE, case.values, "凌小蛰")
    assert values == {
        "name": "凌小蛰", "species_id": SNOW_LEOPARD, "sex": "female", "microchip": "1560",
        "band": "A7",
    }  # fmt: skip
    assert store.save(INDIVIDUAL, values, author="a").created
    one = begun_from(SIGHTING, sighting(individual_count=1, males=1), "公豹")
    assert one["sex"] == "male"
    two = begun_from(SIGHTING, sighting(individual_count=2, males=1, females=1), "一对")
    assert two["sex"] is None


def test_links_are_searched_by_number_name_place_and_date_newest_first(
    store: Store, make: Make
) -> None:
    early = make("rescue", event_date=day(3, 5), case_number="2025-013", individual_name="凌小蛰")
    late = make("rescue", event_date=day(9, 1), case_number="2025-044", place_code=YAQU)
    gone = make("rescue", event_date=day(9, 2), case_number="2025-045")
    store.void(RESCUE, [gone.id], author="a")

    def found(text: str) -> list[int]:
        return [record.id for record in links.search(store, RESCUE, text)]

    assert found("") == [late.id, early.id]
    assert found("2025") == [late.id, early.id]
    assert found("013") == [early.id]
    assert found("小蛰") == [early.id]
    assert found("牙曲") == [late.id]
    assert found("2025-03") == [early.id]
    assert found("2025年3月5日") == [early.id]
    assert found("2025-09 雪豹") == [late.id]
    assert found("2025-05") == []
    known = links.find(store, RESCUE, gone.uuid)
    assert known is not None
    assert known.voided
    assert links.find(store, RESCUE, "not-here") is None
