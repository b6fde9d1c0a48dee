"""What the charts show is what is in the file: counted against the records themselves."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import summaries
from db.models.sighting import SIGHTING
from db.query import EVERYTHING, Filter
from db.store import Store
from tests.bench.generate import sightings
from tests.samples import LYNX, SNOW_LEOPARD, sighting


def _save(store: Store, *records: dict[str, object]) -> None:
    for values in records:
        store.save(SIGHTING, sighting(**values), author="才仁多杰")


@pytest.fixture
def two_years(store: Store) -> Store:
    _save(
        store,
        {"event_date": dt.date(2024, 12, 31), "individual_count": 4, "young": None},
        {
            "event_date": dt.date(2025, 3, 1),
            "species_id": LYNX,
            "individual_count": 1,
            "young": None,
        },
        {"event_date": dt.date(2025, 3, 31), "individual_count": None, "young": None},
    )
    return store


def test_months_between_the_first_and_the_last_record_are_all_there(two_years: Store) -> None:
    counts = summaries.per_month(two_years, SIGHTING, EVERYTHING)
    assert counts.months == ("2024-12", "2025-01", "2025-02", "2025-03")
    assert counts.records.tolist() == [1, 0, 0, 2]
    assert counts.animals.tolist() == [4, 0, 0, 1]


def test_species_come_with_the_most_recorded_first(two_years: Store) -> None:
    found = summaries.per_species(two_years, SIGHTING, EVERYTHING)
    assert [(one.species_id, one.records, one.animals) for one in found] == [
        (SNOW_LEOPARD, 2, 4),
        (LYNX, 1, 1),
    ]
    assert summaries.per_species(two_years, SIGHTING, EVERYTHING, limit=1) == found[:1]


def test_totals_count_a_record_without_a_number_as_no_animal(two_years: Store) -> None:
    assert summaries.totals(two_years, SIGHTING, EVERYTHING) == summaries.Totals(3, 5, 2)


def test_an_overview_agrees_with_the_single_counts(two_years: Store) -> None:
    found = summaries.overview(two_years, SIGHTING, EVERYTHING)
    assert found.totals == summaries.totals(two_years, SIGHTING, EVERYTHING)
    assert list(found.species) == summaries.per_species(two_years, SIGHTING, EVERYTHING)
    assert found.unnumbered == 1
    assert found.undated == 0
    for counts in found.periods.values():
        assert counts.records.sum() == 3
        assert counts.animals.sum() == 5
    assert found.periods["quarter"].starts == (dt.date(2024, 10, 1), dt.date(2025, 1, 1))
    assert found.periods["year"].records.tolist() == [1, 2]
    assert "day" not in found.periods


def test_a_year_that_was_asked_for_is_shown_whole(two_years: Store) -> None:
    asked = Filter(since=dt.date(2025, 1, 1), until=dt.date(2025, 12, 31))
    months = summaries.overview(two_years, SIGHTING, asked).periods["month"]
    assert (months.starts[0], months.starts[-1]) == (dt.date(2025, 1, 1), dt.date(2025, 12, 1))
    assert months.records.tolist() == [0, 0, 2] + [0] * 9


def test_a_bound_far_away_does_not_squeeze_the_columns(two_years: Store) -> None:
    asked = Filter(since=dt.date(1900, 1, 1), until=dt.date(2999, 12, 31))
    assert len(summaries.overview(two_years, SIGHTING, asked).periods["month"].starts) == 4


def test_days_are_counted_when_all_lies_in_one_month(two_years: Store) -> None:
    asked = Filter(since=dt.date(2025, 3, 1), until=dt.date(2025, 3, 31))
    days = summaries.overview(two_years, SIGHTING, asked).periods["day"]
    assert len(days.starts) == 31
    assert days.records[[0, 30]].tolist() == [1, 1]
    assert days.records.sum() == 2
    assert days.span(30) == (dt.date(2025, 3, 31), dt.date(2025, 3, 31))


def test_nothing_found_has_no_periods_and_no_species(two_years: Store) -> None:
    found = summaries.overview(two_years, SIGHTING, Filter(text="没有这样的字"))
    assert found.totals == summaries.Totals(0, 0, 0)
    assert (found.periods, found.species) == ({}, ())


def test_voided_records_count_only_in_the_trash(two_years: Store) -> None:
    two_years.void(SIGHTING, [1], author="才仁多杰")
    assert summaries.totals(two_years, SIGHTING, EVERYTHING).records == 2
    assert summaries.totals(two_years, SIGHTING, Filter(voided=True)).records == 1


def test_many_records_are_counted_as_python_would_count_them(store: Store) -> None:
    made = list(sightings(400, store))
    store.apply_import(SIGHTING, made, author="才仁多杰", source="register.xlsx")
    found = summaries.overview(store, SIGHTING, EVERYTHING)
    months = Counter(one["event_date"].replace(day=1) for one in made)
    shown = found.periods["month"]
    assert {s: n for s, n in zip(shown.starts, shown.records.tolist(), strict=True) if n} == months
    animals: Counter[int] = Counter()
    for one in made:
        animals[one["species_id"]] += one["individual_count"]
    assert {one.species_id: one.animals for one in found.species} == animals


@given(
    st.sampled_from(["day", "month", "quarter", "year"]),
    st.dates(dt.date(1901, 1, 1), dt.date(2098, 1, 1)),
)
def test_each_day_lies_in_exactly_the_bin_that_spans_it(unit: summaries.Unit, day: dt.date) -> None:
    number = (day - dt.date(1970, 1, 1)).days
    one = np.ones(1, np.int64)
    counts = summaries._Days(number, number, one, one).per(unit, number - 400, number + 400)
    at = counts.records.tolist().index(1)
    first, last = counts.span(at)
    assert first <= day <= last
    if at + 1 < len(counts.starts):
        assert counts.starts[at + 1] == last + dt.timedelta(days=1)


def test_counting_beside_a_writer_sees_one_moment(store: Store, tmp_path: Path) -> None:
    """Columns and filter belong together even while records are being added."""
    import threading

    _save(store, {})
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            _save(store, {})

    writer = threading.Thread(target=write)
    writer.start()
    try:
        counted = [summaries.overview(store, SIGHTING, EVERYTHING) for _ in range(100)]
    finally:
        stop.set()
        writer.join()
    for found in counted:
        assert found.totals.records == found.periods["month"].records.sum()
        assert found.totals.records == sum(one.records for one in found.species)
