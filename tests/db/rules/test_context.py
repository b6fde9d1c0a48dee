"""Doubts from a record's surroundings: asked with reason, and never by a file that knows little."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.record_types import record_type
from db.reference import shipped_reference
from db.rules.context import SPEAKS_OF, context_problems, worth_asking
from db.rules.known_range import LEAST_DATED, LEAST_PLACED
from db.rules.settlements import settlement_problems
from db.store import Store
from tests.rescue_samples import rescue
from tests.samples import LYNX, SNOW_LEOPARD, sighting

SIGHTING = record_type("sighting")
RESCUE = record_type("rescue")
REFERENCE = shipped_reference()
JIEGU = (33.0046, 97.0081)  # where the base map puts the town of Yushu


def codes(store: Store, values: dict[str, Any], type: Any = SIGHTING) -> set[str]:
    return {problem.code for problem in context_problems(store, type, values)}


def fill(store: Store, count: int, **changes: Any) -> None:
    """So many sightings of a snow leopard in winter around the sample's place."""
    records = [
        sighting(
            event_date=dt.date(2020 + n % 5, (12, 1, 2)[n % 3], 1 + n % 28),
            decimal_latitude=33.9 + n % 10 / 100,
            observer=str(n),
            **changes,
        )
        for n in range(count)
    ]
    store.apply_import(SIGHTING, records, author="a", source=None)


def far(**changes: Any) -> dict[str, Any]:
    """About 220 km north of the others, in winter."""
    values = {"decimal_latitude": 35.97, "event_date": dt.date(2025, 1, 5), "place_code": None}
    return sighting(elevation=None, **{**values, **changes})


def test_far_from_every_record_of_the_species(store: Store) -> None:
    fill(store, LEAST_PLACED)
    assert "species_area" in codes(store, far())
    assert "species_area" not in codes(store, far(decimal_latitude=34.9))
    assert "species_area" not in codes(store, far(coordinate_uncertainty=120_000.0))
    assert "species_area" not in codes(store, far(species_id=LYNX))


def test_a_file_that_knows_the_species_little_is_not_astonished(store: Store) -> None:
    fill(store, LEAST_PLACED - 1)
    assert "species_area" not in codes(store, far())


def test_records_without_a_point_say_nothing_of_the_area(store: Store) -> None:
    fill(store, LEAST_PLACED - 1)
    for _ in range(5):
        store.save(SIGHTING, sighting(decimal_latitude=None, decimal_longitude=None), author="a")
    assert "species_area" not in codes(store, far())


def test_the_record_itself_is_no_witness(store: Store) -> None:
    fill(store, LEAST_PLACED)
    id = store.save(SIGHTING, far(), author="a").created[0]
    found = {p.code for p in context_problems(store, SIGHTING, far(), id)}
    assert "species_area" in found
    assert "species_area" not in codes(store, far())  # for another one it is


@pytest.mark.parametrize(
    ("month", "doubtful"), [(7, True), (4, True), (3, False), (11, False), (10, True), (1, False)]
)
def test_out_of_season(store: Store, month: int, doubtful: bool) -> None:
    fill(store, LEAST_DATED)  # December to February
    values = sighting(event_date=dt.date(2025, month, 5))
    assert ("species_season" in codes(store, values)) is doubtful


def test_the_season_needs_more_records_than_the_area(store: Store) -> None:
    fill(store, LEAST_DATED - 1)
    assert "species_season" not in codes(store, sighting(event_date=dt.date(2025, 7, 5)))


@pytest.mark.parametrize(
    ("changes", "doubtful"),
    [
        ({}, True),
        ({"species_id": LYNX}, False),
        ({"decimal_latitude": JIEGU[0] + 0.006}, False),
        ({"decimal_latitude": JIEGU[0] + 0.003}, True),
        ({"coordinate_uncertainty": 10_000.0}, False),
        ({"coordinate_uncertainty": None}, True),
    ],
)
def test_a_snow_leopard_in_town(changes: dict[str, Any], doubtful: bool) -> None:
    import json

    import resources

    text = resources.path("basemap/settlements.geojson").read_text(encoding="utf-8")
    longitude, latitude = next(
        f["geometry"]["coordinates"]
        for f in json.loads(text)["features"]
        if abs(f["geometry"]["coordinates"][1] - JIEGU[0]) < 0.05
        and abs(f["geometry"]["coordinates"][0] - JIEGU[1]) < 0.05
    )
    values = {
        "decimal_latitude": latitude,
        "decimal_longitude": longitude,
        "coordinate_uncertainty": 50.0,
        "species_id": SNOW_LEOPARD,
        **changes,
    }
    if "decimal_latitude" in changes:
        values["decimal_latitude"] = latitude + changes["decimal_latitude"] - JIEGU[0]
    found = [p.code for p in settlement_problems(REFERENCE, values)]
    assert found == (["settlement"] if doubtful else [])


def test_the_office_own_places_are_settlements_too(store: Store) -> None:
    place = store.reference().place_by_code("632724200201")
    assert place is not None
    point = {"decimal_latitude": 33.9, "decimal_longitude": 93.6}
    store.save(record_type("place"), point, author="a", id=place.id)
    values = sighting(decimal_latitude=33.9, decimal_longitude=93.6)
    assert "settlement" in codes(store, values)
    # Animals in need are brought into towns.
    assert "settlement" not in codes(
        store, rescue(decimal_latitude=33.9, decimal_longitude=93.6), RESCUE
    )


def test_an_exact_double_is_asked_about(store: Store) -> None:
    store.save(SIGHTING, sighting(), author="a")
    assert "double" in codes(store, sighting())
    assert "double" not in codes(store, sighting(observer="another"))


def test_what_was_saved_so_is_not_asked_about_again(store: Store) -> None:
    fill(store, LEAST_PLACED)
    problems = context_problems(store, SIGHTING, far())
    assert {p.code for p in worth_asking(problems, far(notes="new"), far())} == set()
    moved = far(decimal_latitude=36.2)
    assert {p.code for p in worth_asking(problems, moved, far())} == {"species_area"}


def test_every_code_knows_what_it_speaks_of() -> None:
    for name, fields in SPEAKS_OF.items():
        known = {*SIGHTING.by_name, *RESCUE.by_name}
        assert set(fields) <= known, name


odd = st.one_of(st.none(), st.floats(-400, 400), st.just(90.0), st.just(-180.0), st.just(0.0))


@settings(max_examples=30)
@given(latitude=odd, longitude=odd, elevation=odd, species=st.sampled_from([None, 1, 3, 10**9]))
def test_odd_points_raise_no_error(
    latitude: Any, longitude: Any, elevation: Any, species: Any
) -> None:
    values = {
        "decimal_latitude": latitude,
        "decimal_longitude": longitude,
        "elevation": elevation,
        "species_id": species,
        "place_code": "632724200201",
    }
    list(settlement_problems(REFERENCE, values))
    from db.places.placing import place_problems

    list(place_problems(REFERENCE, values))
