"""The figures of a rescue centre, of a few cases known by heart and of the sample register."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from db.query import Filter
from db.record_types import record_type
from db.records_file import create_records_file
from db.rescue.definitions import DEFINITIONS, KIND_LABELS, value_of
from db.rescue.figures import KINDS, RescueFigures, figures, period_before
from db.store import Store
from tests.rescue_register import MARCH, add_case, apply_register, day, register_rows
from tests.samples import CHENGDUO_VILLAGE, LYNX, SNOW_LEOPARD, YAQU


def total(store: Store, **filter: Any) -> dict[str, int]:
    """The kinds that occur, with their animals."""
    counted = figures(store, Filter(**filter)).total
    return {kind: number for kind, number in zip(KINDS, counted.kinds, strict=True) if number}


# --- what each animal is counted as ---------------------------------------------------------------


def test_an_empty_file_has_no_figures_and_no_rates(store: Store) -> None:
    found = figures(store)
    assert (found.total.received, found.total.cases, found.by_year) == (0, 0, ())
    assert found.total.release_rate is None
    assert found.total.survival_rate_after_24h is None


def test_every_kind_is_counted_once_and_adds_up(store: Store) -> None:
    add_case(store, outcome="released", on=day(30), individual_count=3)
    add_case(store, outcome="transferred", on=day(3))
    add_case(store, outcome="kept", on=day(9))
    add_case(store)
    add_case(store, outcome="escaped", on=day(2))
    add_case(store, outcome="died", on=day(0))
    add_case(store, outcome="died", on=day(1))
    add_case(store, outcome="died", on=day(2), individual_count=2)
    add_case(store, outcome="euthanised", on=day(0))
    add_case(store, outcome="euthanised", on=day(5))
    add_case(store, outcome="dead_on_arrival", on=day(0))
    add_case(store, outcome="returned_dead", on=day(4))
    found = figures(store).total
    assert dict(zip(KINDS, found.kinds, strict=True)) == {
        "released": 3, "transferred": 1, "kept": 1, "in_care": 1, "escaped": 1,
        "died_within_24h": 1, "died_time_unknown": 1, "died_after_24h": 2, "euthanised": 2,
        "dead_on_arrival": 1, "returned_dead": 1,
    }  # fmt: skip
    assert (found.received, found.cases, found.died, found.dead) == (15, 12, 4, 8)
    assert found.euthanised_within_24h == 1
    assert found.early == 3
    assert found.release_rate == 3 / 15
    assert found.release_rate_decided == 3 / 14
    assert found.release_rate_after_24h == 3 / 12
    assert found.release_rate_after_24h_decided == 3 / 11
    assert found.survival_rate == 7 / 14
    assert found.survival_rate_after_24h == 7 / 12


@pytest.mark.parametrize(
    ("at", "died_at", "days", "told", "kind"),
    [
        (None, None, 0, None, "died_within_24h"),
        (None, None, 1, None, "died_time_unknown"),
        (dt.time(14), None, 1, None, "died_time_unknown"),
        (dt.time(14), dt.time(14), 1, None, "died_within_24h"),
        (dt.time(14), dt.time(14, 1), 1, None, "died_after_24h"),
        (None, None, 1, "within_24h", "died_within_24h"),
        (None, None, 1, "after_24h", "died_after_24h"),
        (None, None, 2, None, "died_after_24h"),
    ],
)
def test_the_first_24_hours_by_what_is_known(
    store: Store, at: dt.time | None, died_at: dt.time | None, days: int, told: str | None,
    kind: str,
) -> None:  # fmt: skip
    add_case(store, at=at, outcome="died", on=day(days), died_at=died_at, survival=told)
    assert total(store) == {kind: 1}


def test_reports_without_intake_are_counted_apart(store: Store) -> None:
    add_case(store, received=None, individual_count=4)
    add_case(store, received=None, event_date=day(400))
    add_case(store, received=None, outcome="died", on=day(1))
    add_case(store)
    found = figures(store, Filter(since=MARCH, until=day(30)))
    assert (found.total.received, found.not_received, found.not_received_cases) == (1, 5, 2)


def test_dead_on_arrival_without_an_intake_was_received(store: Store) -> None:
    add_case(store, received=None, outcome="dead_on_arrival", on=day(2))
    found = figures(store, Filter(since=day(2), until=day(2)))
    assert found.total.of("dead_on_arrival") == found.total.received == 1
    assert found.not_received == 0


def test_the_period_means_the_day_of_receipt(store: Store) -> None:
    add_case(store, received=day(5), event_date=MARCH, outcome="released", on=day(300))
    assert total(store, until=day(4)) == {}
    assert total(store, since=day(5), until=day(5)) == {"released": 1}


def test_a_reopened_case_is_in_care_again(store: Store) -> None:
    uuid = add_case(store, outcome="escaped", on=day(3))
    store.save(
        record_type("reopening"),
        {"case_uuid": uuid, "event_date": day(4), "reason": "caught again"},
        author="才仁",
    )
    assert total(store) == {"in_care": 1}


def test_a_case_without_a_number_is_one_animal(store: Store) -> None:
    add_case(store, individual_count=None)
    found = figures(store)
    assert (found.total.received, found.unnumbered) == (1, 1)


def test_voided_cases_and_voided_outcomes_do_not_count(store: Store) -> None:
    add_case(store, outcome="released", on=day(9))
    add_case(store)
    rescue, outcome = record_type("rescue"), record_type("outcome")
    first, second = store.ids(rescue).tolist()
    store.void(rescue, [max(first, second)], author="才仁")
    assert total(store) == {"released": 1}
    reopened = {"case_uuid": store.parts(outcome, _uuids(store))[0].values["case_uuid"],
                "event_date": day(10), "reason": "it was another animal"}  # fmt: skip
    store.save(record_type("reopening"), reopened, author="才仁")
    assert total(store) == {"in_care": 1}


def _uuids(store: Store) -> list[str]:
    rescue = record_type("rescue")
    records = (store.get(rescue, id) for id in store.ids(rescue).tolist())
    return [record.uuid for record in records if record is not None]


# --- tables ---------------------------------------------------------------------------------------


def test_groups_name_years_species_causes_counties_and_conditions(store: Store) -> None:
    add_case(store, cause="fence", place_code=YAQU, condition="weak")
    add_case(store, received=day(700), cause="fence", place_code="632724", species_id=LYNX)
    add_case(store, received=day(700), place_code=CHENGDUO_VILLAGE, species_id=None,
             individual_count=5, condition="alert")  # fmt: skip
    found = figures(store)
    assert [(g.key, g.tally.received) for g in found.by_year] == [(2025, 1), (2026, 0), (2027, 6)]
    assert [(g.key, g.tally.cases) for g in found.by_species] == [
        (SNOW_LEOPARD, 1), (LYNX, 1), (None, 1),
    ]  # fmt: skip
    assert found.total.species == 2
    assert [(g.key, g.tally.received) for g in found.by_cause] == [("fence", 2), (None, 5)]
    assert [(g.key, g.tally.received) for g in found.by_place] == [("632723", 5), ("632724", 2)]
    assert [g.key for g in found.by_condition] == ["alert", "weak", None]
    assert found.by_month[0].key == "2025-03"
    assert sum(g.tally.received for g in found.by_month_of_year) == 7
    assert len(found.by_month_of_year) == 12


def test_the_condition_when_found_stands_in_for_the_one_on_receipt(store: Store) -> None:
    add_case(store, condition=None)
    uuid = add_case(store, condition="weak")
    record = next(
        r for id in store.ids(record_type("rescue")).tolist()
        if (r := store.get(record_type("rescue"), id)) is not None and r.uuid == uuid
    )  # fmt: skip
    store.save(record_type("rescue"), {"condition": "critical"}, author="才仁", id=record.id)
    assert [g.key for g in figures(store).by_condition] == ["weak", None]


def test_days_in_care_are_those_of_decided_cases(store: Store) -> None:
    for days in (1, 4, 40):
        add_case(store, outcome="released", on=day(days))
    add_case(store)
    found = figures(store).total.days
    assert (found.cases, found.median, found.mean, found.longest) == (3, 4.0, 15.0, 40)


def test_animals_in_care_balance_over_the_period(store: Store) -> None:
    add_case(store, received=day(-9), outcome="released", on=day(3), individual_count=2)
    add_case(store, received=day(-9), outcome="released", on=day(-3))
    add_case(store, received=day(-9))
    add_case(store, received=day(2), outcome="died", on=day(60))
    found = figures(store, Filter(since=MARCH, until=day(30)))
    assert (found.in_care_before, found.total.received) == (3, 1)
    assert (found.outcomes[KINDS.index("released")], sum(found.outcomes)) == (2, 2)
    assert found.in_care_after == 2


@pytest.mark.parametrize(
    ("since", "until", "before"),
    [
        ("2025-01-01", "2025-12-31", ("2024-01-01", "2024-12-31")),
        ("2024-02-01", "2024-02-29", ("2023-02-01", "2023-02-28")),
        ("2023-02-01", "2023-02-28", ("2022-02-01", "2022-02-28")),
        ("2025-02-01", "2025-02-28", ("2024-02-01", "2024-02-29")),
        ("2020-01-01", "2025-12-31", ("2014-01-01", "2019-12-31")),
        ("2025-03-05", "2025-03-05", ("2024-03-05", "2024-03-05")),
    ],
)
def test_the_period_before(since: str, until: str, before: tuple[str, str]) -> None:
    found = period_before(dt.date.fromisoformat(since), dt.date.fromisoformat(until))
    assert tuple(date.isoformat() for date in found) == before


# --- the sample register --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("register") / "救护.gpkg"
    with create_records_file(path, author="才仁多杰") as store:
        apply_register(store)
        yield store


def test_the_sample_register_counts_what_its_sheet_says(register: Store) -> None:
    found = figures(register).total
    assert (found.received, found.cases, found.species) == (2412, 2412, 92)
    assert found.released == 700
    assert (found.of("kept"), found.of("transferred"), found.in_care) == (610, 150, 47)
    assert found.died == 905
    assert (found.of("died_within_24h"), found.of("died_time_unknown")) == (122, 113)
    assert found.release_rate == pytest.approx(700 / 2412)
    assert found.release_rate_decided == pytest.approx(700 / (2412 - 47))
    assert found.release_rate_after_24h == pytest.approx(700 / (2412 - 122))
    assert found.survival_rate == pytest.approx(1507 / 2412)


def test_years_of_the_register_count_as_its_sheet_does(register: Store) -> None:
    expected = Counter(row["接收日期"].year for row in register_rows())
    released = Counter(row["接收日期"].year for row in register_rows() if row["处置结果"] == "放归")
    for group in figures(register).by_year:
        assert group.tally.received == expected[group.key]
        assert group.tally.released == released[group.key]


@pytest.mark.parametrize(
    "filter",
    [Filter(), Filter(since=dt.date(2014, 3, 1), until=dt.date(2019, 2, 28)),
     Filter(places=("6327",)), Filter(text="雪豹")],
    ids=["all", "five years", "Yushu", "snow leopards"],
)  # fmt: skip
def test_every_table_adds_up_to_the_total(register: Store, filter: Filter) -> None:
    found = figures(register, filter)
    assert found.total.received > 0
    for table in _tables(found):
        sums = [sum(numbers) for numbers in zip(*(g.tally.kinds for g in table), strict=True)]
        assert tuple(sums) == found.total.kinds
        assert sum(g.tally.cases for g in table) == found.total.cases
    before_and_in = found.in_care_before + found.total.received
    assert before_and_in == sum(found.outcomes) + found.in_care_after


def test_years_one_by_one_are_the_years_together(register: Store) -> None:
    by_year = {g.key: g.tally for g in figures(register).by_year}
    for year in (2010, 2019, 2025):
        alone = figures(register, Filter(since=dt.date(year, 1, 1), until=dt.date(year, 12, 31)))
        assert alone.total == by_year[year]


def _tables(found: RescueFigures) -> list[Any]:
    return [found.by_year, found.by_month, found.by_month_of_year, found.by_species,
            found.by_cause, found.by_place, found.by_condition]  # fmt: skip


# --- definitions ----------------------------------------------------------------------------------


def test_every_definition_has_its_value_and_every_kind_its_word(register: Store) -> None:
    found = figures(register)
    values = {one.code: value_of(found, one.code) for one in DEFINITIONS}
    assert values["received"] == 2412
    assert values["outcomes"] == 2365
    assert values["days_median"] == 9
    assert all(isinstance(value, int | float) for value in values.values())
    assert tuple(KIND_LABELS) == KINDS
    assert all(one.meaning.source for one in DEFINITIONS)
    parts = itertools.takewhile(lambda one: one.code != "euthanised", DEFINITIONS)
    died = [values[one.code] for one in parts if one.part]
    assert sum(died) == values["died"]  # type: ignore[arg-type]
