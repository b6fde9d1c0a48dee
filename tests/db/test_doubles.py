"""Near records: found by species, day and place; certain only when all of the event agrees."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from db.double_pairs import likely_pairs
from db.doubles import double_problem, near_records
from db.errors import Cancelled
from db.record_types import record_type
from db.store import Store
from tests.rescue_samples import begin, rescue
from tests.samples import CHENGDUO_VILLAGE, LYNX, YAQU, sighting

SIGHTING = record_type("sighting")
RESCUE = record_type("rescue")
INDIVIDUAL = record_type("individual")
KM_NORTH = 1 / 111.195  # degrees of latitude


def add(store: Store, **changes: Any) -> int:
    return store.save(SIGHTING, sighting(**changes), author="a").created[0]


def near_ids(store: Store, exclude: int | None = None, **changes: Any) -> list[int]:
    found = near_records(store, SIGHTING, sighting(**changes), exclude)
    return [one.id for one in found]


@pytest.mark.parametrize(
    ("changes", "near"),
    [
        ({}, True),
        ({"decimal_latitude": 33.96834 + 1.9 * KM_NORTH}, True),
        ({"decimal_latitude": 33.96834 + 2.1 * KM_NORTH}, False),
        ({"event_date": dt.date(2025, 3, 6)}, True),
        ({"event_date": dt.date(2025, 3, 4)}, True),
        ({"event_date": dt.date(2025, 3, 7)}, False),
        ({"event_date": dt.date(2025, 3, 3)}, False),
        ({"species_id": LYNX}, False),
        ({"species_id": None}, False),
        ({"individual_count": 7}, True),
        ({"event_date": None, "date_precision": None}, False),
        ({"date_precision": "month", "event_time": None}, False),
        # Without a point the village counts, with the same number.
        ({"decimal_latitude": None, "decimal_longitude": None}, True),
        ({"decimal_latitude": None, "decimal_longitude": None, "individual_count": 3}, False),
        ({"decimal_latitude": None, "decimal_longitude": None, "place_code": "632724"}, False),
        (
            {
                "decimal_latitude": None,
                "decimal_longitude": None,
                "place_code": CHENGDUO_VILLAGE,
            },
            False,
        ),
    ],
)
def test_which_sightings_are_near(store: Store, changes: dict[str, Any], near: bool) -> None:
    id = add(store)
    assert near_ids(store, **changes) == ([id] if near else [])


def test_a_day_known_by_its_month_only_is_near_nothing(store: Store) -> None:
    add(store, date_precision="month", event_time=None)
    add(store)
    assert near_ids(store) == [2]
    assert likely_pairs(store, SIGHTING).pairs == ()


def test_a_record_is_not_near_itself_and_voided_ones_are_gone(store: Store) -> None:
    id, other = add(store), add(store)
    assert near_ids(store, id) == [other]
    store.void(SIGHTING, [other], author="a")
    assert near_ids(store, id) == []


def test_how_far_apart_and_the_nearest_first(store: Store) -> None:
    far = add(store, decimal_latitude=33.96834 + KM_NORTH)
    close = add(store, decimal_latitude=33.96834 + KM_NORTH / 2)
    next_day = add(store, event_date=dt.date(2025, 3, 6))
    found = near_records(store, SIGHTING, sighting())
    assert [one.id for one in found] == [close, far, next_day]
    assert found[0].metres == pytest.approx(500, abs=2)
    assert [one.days for one in found] == [0, 0, 1]
    assert found[2].values["event_date"] == dt.date(2025, 3, 6)


@pytest.mark.parametrize(
    ("changes", "certain"),
    [
        ({"notes": "other words"}, True),
        ({"event_time": dt.time(9, 0)}, False),
        ({"individual_count": 3}, False),
        ({"observer": "another"}, False),
        ({"decimal_latitude": 33.96836}, False),
        ({"decimal_latitude": 33.96834 + 1e-8}, True),
    ],
)
def test_certain_is_what_agrees_in_all_of_the_event(
    store: Store, changes: dict[str, Any], certain: bool
) -> None:
    add(store)
    near = near_records(store, SIGHTING, sighting(**changes))
    assert [one.certain for one in near] == [certain]
    problem = double_problem(near)
    assert (problem.code if problem else None) == ("double" if certain else None)


def test_without_time_and_point_every_field_must_agree(store: Store) -> None:
    vague = {
        "event_time": None,
        "date_precision": "day",
        "decimal_latitude": None,
        "decimal_longitude": None,
    }
    add(store, **vague)
    same = near_records(store, SIGHTING, sighting(**vague))
    assert [one.certain for one in same] == [True]
    other = near_records(store, SIGHTING, sighting(**vague, notes="two others, on the next slope"))
    assert [one.certain for one in other] == [False]


def test_a_change_is_seen_at_once(store: Store) -> None:
    id = add(store)
    assert near_ids(store) == [id]
    store.save(SIGHTING, {"event_date": dt.date(2025, 1, 1)}, author="a", id=id)
    assert near_ids(store) == []


def test_cases_within_three_days_and_ten_kilometres(store: Store) -> None:
    case = begin(store)
    near = {"event_date": dt.date(2025, 3, 8), "decimal_latitude": 33.96834 + 9 * KM_NORTH}
    assert [one.id for one in near_records(store, RESCUE, rescue(**near))] == [case.id]
    far = {"decimal_latitude": 33.96834 + 11 * KM_NORTH}
    assert near_records(store, RESCUE, rescue(**far)) == []
    assert near_records(store, RESCUE, rescue(event_date=dt.date(2025, 3, 9))) == []


def test_a_microchip_finds_its_case_wherever_it_was(store: Store) -> None:
    case = begin(store, microchip="156000012345678")
    other = rescue(
        microchip="156000012345678", event_date=dt.date(2025, 9, 1), decimal_latitude=35.0
    )
    (found,) = near_records(store, RESCUE, other)
    assert (found.id, found.certain) == (case.id, False)
    (again,) = near_records(store, RESCUE, {**other, "event_date": dt.date(2025, 3, 6)})
    assert again.certain


def test_types_without_a_rule_have_no_doubles(store: Store) -> None:
    assert near_records(store, record_type("place"), {"name_zh": "牙曲村委会"}) == []


# --- the whole file -------------------------------------------------------------------------------


def pairs(store: Store, type: Any = SIGHTING) -> list[tuple[int, int, bool]]:
    return [(p.first, p.second, p.certain) for p in likely_pairs(store, type).pairs]


def test_pairs_of_a_file_certain_ones_first(store: Store) -> None:
    one = add(store)
    add(store, species_id=LYNX)
    near = add(store, event_date=dt.date(2025, 3, 6), observer="b")
    same = add(store, notes="again")
    add(store, event_date=dt.date(2025, 3, 20))
    add(store, individual_count=9)  # another number is another group
    assert pairs(store) == [(one, same, True), (near, same, False), (one, near, False)]


def test_hours_apart_on_one_day_are_two_events(store: Store) -> None:
    add(store, event_time=dt.time(8, 0))
    add(store, event_time=dt.time(17, 0))
    assert pairs(store) == []


def test_villages_stand_in_for_points(store: Store) -> None:
    without: dict[str, Any] = {"decimal_latitude": None, "decimal_longitude": None}
    one = add(store)
    other = add(store, **without, place_code=YAQU)
    add(store, **without, place_code=CHENGDUO_VILLAGE)
    assert pairs(store) == [(one, other, False)]


def test_the_search_finds_what_asking_for_each_record_finds(store: Store) -> None:
    for number in range(120):
        add(
            store,
            species_id=1 + number % 3,
            event_date=dt.date(2025, 3, 1) + dt.timedelta(days=number % 7),
            event_time=None,
            decimal_latitude=33.9 + (number * 7 % 31) / 500,
            individual_count=1 + number % 2,
            observer=str(number),
        )
    asked = set()
    for id in range(1, 121):
        record = store.get(SIGHTING, id)
        assert record is not None
        for near in near_records(store, SIGHTING, record.values, id):
            if near.values["individual_count"] == record.values["individual_count"]:
                asked.add((min(id, near.id), max(id, near.id)))
    assert len(asked) > 20
    assert {(first, second) for first, second, _certain in pairs(store)} == asked


def test_individuals_of_one_name_or_chip(store: Store) -> None:
    def individual(**values: Any) -> int:
        return store.save(INDIVIDUAL, values, author="a").created[0]

    one = individual(name="凌小蛰", species_id=1)
    other = individual(name="凌小蛰", species_id=1)
    individual(name="凌小蛰", species_id=3)
    chip = individual(name="A", species_id=1, microchip="1")
    chipped = individual(name="B", species_id=3, microchip="1")
    found = {(p.first, p.second) for p in likely_pairs(store, INDIVIDUAL).pairs}
    assert found == {(one, other), (chip, chipped)}


def test_the_search_can_be_stopped(store: Store) -> None:
    add(store), add(store)
    with pytest.raises(Cancelled):
        likely_pairs(store, SIGHTING, cancelled=lambda: True)


def test_more_pairs_than_are_listed_are_announced(store: Store) -> None:
    for _ in range(5):
        add(store)
    found = likely_pairs(store, SIGHTING, most=3)
    assert (len(found.pairs), found.more) == (3, True)
    assert not likely_pairs(store, SIGHTING).more
