"""One filter over rescue cases: their own fields, and the words of their timelines."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from db.models.sighting import SIGHTING
from db.query import Filter, Sort, conditions
from db.record_types import record_type
from db.records_file import open_records
from db.store import Store
from tests.samples import DANGQU, LYNX, SNOW_LEOPARD, YAQU, sighting

RESCUE = record_type("rescue")
CARE_LOG = record_type("care_log")
OUTCOME = record_type("outcome")
MARCH = dt.date(2025, 3, 5)


@pytest.fixture
def cases(store: Store) -> dict[str, int]:
    """Three cases by the name of the animal, one of them released at Dangqu."""

    def case(**values: Any) -> int:
        whole = {"event_date": MARCH, "date_precision": "day", "species_id": SNOW_LEOPARD}
        return store.save(RESCUE, whole | values, author="a").created[0]

    def entry(kind: str, id: int, **values: Any) -> int:
        record = store.get(RESCUE, id)
        assert record is not None
        whole = {"case_uuid": record.uuid, "event_date": MARCH, "date_precision": "day"}
        return store.save(record_type(kind), whole | values, author="a").created[0]

    found = {
        "凌小蛰": case(
            case_number="QH-2025-0120", individual_name="凌小蛰", cause="fall",
            finder_name="才仁多杰", finder_place_code=YAQU),
        "无名": case(cause="dogs", finder_place_code=DANGQU, species_id=LYNX),
        "小凌": case(individual_name="小凌", cause="fall", signs=("wound", "lame")),
    }  # fmt: skip
    entry("intake", found["凌小蛰"], facility="青海野生动物救护繁育中心")
    entry("care_log", found["凌小蛰"], notes="吃了牛肉,尾巴会动")
    entry("intake", found["小凌"], facility="玉树救护站")
    entry("outcome", found["小凌"], outcome="released", place_code=DANGQU)
    return found


def both(store: Store, cases: dict[str, int], filter: Filter) -> set[str]:
    """Names of the cases a filter means, asked by SQL and of the columns in memory."""
    assert store.path is not None
    by_sql = store.ids(RESCUE, filter).tolist()
    with open_records(store.path) as second:
        second.columns(RESCUE)
        assert second.ids(RESCUE, filter).tolist() == by_sql
        assert second.count(RESCUE, filter) == len(by_sql)
    return {name for name, id in cases.items() if id in by_sql}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("牛肉", {"凌小蛰"}),  # a word of an entry in the timeline
        ("牛肉 救护繁育", {"凌小蛰"}),  # words of different entries
        ("救护", {"凌小蛰", "小凌"}),
        ("牛肉 玉树救护", set()),
        ("QH-2025-0120", {"凌小蛰"}),
        ("0120", {"凌小蛰"}),
        ("凌小蛰", {"凌小蛰"}),
        ("才仁", {"凌小蛰"}),  # who found it
        ("牙曲", {"凌小蛰"}),  # the finder's village
        ("当曲", {"无名", "小凌"}),  # the finder's village, and where it was released
        ("猞猁", {"无名"}),
        ("100%牛", set()),
    ],
)
def test_words_find_cases_by_their_timelines_too(
    store: Store, cases: dict[str, int], text: str, names: set[str]
) -> None:
    assert both(store, cases, Filter(text=text)) == names


def test_words_of_voided_entries_find_nothing(store: Store, cases: dict[str, int]) -> None:
    assert both(store, cases, Filter(text="尾巴")) == {"凌小蛰"}
    store.void(CARE_LOG, [1], author="a")
    assert both(store, cases, Filter(text="尾巴")) == set()


def test_fields_of_a_case_narrow_by_their_codes(store: Store, cases: dict[str, int]) -> None:
    assert both(store, cases, Filter().with_codes("cause", ["fall"])) == {"凌小蛰", "小凌"}
    assert both(store, cases, Filter().with_codes("outcome", ["released", "died"])) == {"小凌"}
    assert both(store, cases, Filter().with_codes("signs", ["lame", "burn"])) == {"小凌"}
    village = Filter().with_codes("finder_place_code", [DANGQU])
    assert both(store, cases, village) == {"无名"}
    county = Filter().with_codes("finder_place_code", ["632724"])
    assert both(store, cases, county) == {"凌小蛰", "无名"}
    narrow = county.with_codes("cause", ["fall"])
    assert both(store, cases, narrow) == {"凌小蛰"}
    assert both(store, cases, narrow.with_codes("cause", [])) == {"凌小蛰", "无名"}
    assert both(store, cases, Filter(statuses=("in_care",))) == {"凌小蛰"}


def test_codes_of_another_type_hide_nothing(store: Store, cases: dict[str, int]) -> None:
    store.save(SIGHTING, sighting(status="draft"), author="a")
    of_sightings = Filter(statuses=("draft",), terms=(("evidence", ("animal",)),))
    assert both(store, cases, of_sightings) == set(cases)
    assert store.count(SIGHTING, of_sightings) == 1
    of_cases = Filter(statuses=("in_care", "released")).with_codes("cause", ["fall"])
    assert store.count(SIGHTING, of_cases) == 1
    assert of_cases.of(SIGHTING).is_empty()
    assert of_cases.of(RESCUE) == of_cases
    mixed = Filter(statuses=("draft", "released"))
    assert mixed.of(RESCUE).statuses == ("released",)
    assert both(store, cases, mixed) == {"小凌"}
    assert store.count(record_type("individual"), of_cases) == 0


def test_a_filter_is_a_key_whatever_the_order_it_was_made_in() -> None:
    one = Filter().with_codes("cause", ["fall"]).with_codes("outcome", ["died"])
    other = Filter().with_codes("outcome", ["died"]).with_codes("cause", ["fall"])
    assert one == other
    assert hash(one) == hash(other)
    assert one.codes("cause") == ("fall",)
    assert one.codes("signs") == ()


def test_states_sort_from_reported_to_the_end(store: Store, cases: dict[str, int]) -> None:
    found = store.ids(RESCUE, Filter(), Sort("status")).tolist()
    assert found == [cases["无名"], cases["凌小蛰"], cases["小凌"]]


def test_a_case_is_shown_anew_when_its_timeline_changes(
    store: Store, cases: dict[str, int]
) -> None:
    in_care = Filter(statuses=("in_care",))
    store.columns(RESCUE)
    assert store.ids(RESCUE, in_care).tolist() == [cases["凌小蛰"]]
    record = store.get(RESCUE, cases["凌小蛰"])
    assert record is not None
    died = {"case_uuid": record.uuid, "event_date": MARCH, "outcome": "died"}
    changes = store.save(OUTCOME, died, author="a")
    assert [each.record_type for each in changes.each()] == ["outcome", "rescue"]
    assert store.ids(RESCUE, in_care).tolist() == []
    assert store.count(RESCUE, Filter().with_codes("outcome", ["died"])) == 1


def test_postgresql_reads_the_timelines_without_an_index(store: Store) -> None:
    where = conditions(RESCUE, Filter(text="牛肉"), store.reference(), "postgresql")
    select = sa.select(RESCUE.table.c.id).where(*where)
    said = str(select.compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]
    assert "search_" not in said
    assert "MATCH" not in said
    assert "care_log.notes ILIKE" in said
    assert "rescue.case_number ILIKE" in said
