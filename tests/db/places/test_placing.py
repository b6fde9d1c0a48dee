"""From a point to its place and back, and what is doubted where the two do not agree."""

from __future__ import annotations

from typing import Any

import pytest

from db.places import ground, placing
from db.places.datum import distance_m
from db.problem import Severity
from db.reference import PlaceEntry, Reference, shipped_reference

ZHIDOI, NANGQEN = "632724", "632725"


@pytest.fixture(scope="module")
def reference() -> Reference:
    return shipped_reference()


def code_of(reference: Reference, name: str) -> str:
    (entry,) = reference.find_places(name)
    return entry.code


def doubts(reference: Reference, **values: Any) -> dict[str, str]:
    """Code -> what is read, of a record with these values."""
    found = list(placing.place_problems(reference, values))
    assert all(problem.severity is Severity.DOUBT for problem in found)
    return {problem.code: str(problem.text) for problem in found}


def at(latitude: float, longitude: float, **more: Any) -> dict[str, Any]:
    return {"decimal_latitude": latitude, "decimal_longitude": longitude, **more}


def with_point(reference: Reference, code: str, latitude: float, longitude: float) -> Reference:
    """The office has set a point for the place."""
    return Reference(
        reference.species,
        [
            entry._replace(latitude=latitude, longitude=longitude) if entry.code == code else entry
            for entry in reference.places
        ],
    )


# --- from a point ---


def test_every_county_of_the_map_is_in_the_list_of_places(reference: Reference) -> None:
    for county in ground.counties():
        entry = reference.place_by_code(county.code)
        assert entry is not None
        assert entry.level == "county"
        assert entry.name_zh == county.name


def test_a_point_is_in_its_county_and_knows_its_height_and_neighbour(reference: Reference) -> None:
    found = placing.surroundings(reference, 33.02, 97.10)
    assert found.unit is not None
    assert found.unit.name_zh == "玉树市"
    assert found.height == pytest.approx(3_900, abs=400)
    assert found.nearest is not None
    assert found.distance_m is not None
    assert found.distance_m < 20_000


def test_the_nearest_place_may_be_one_the_office_set(reference: Reference) -> None:
    village = code_of(reference, "索加乡牙曲村")
    office = with_point(reference, village, 34.10, 93.80)
    found = placing.surroundings(office, 34.12, 93.82)
    assert found.nearest == "牙曲村委会"
    assert found.distance_m == pytest.approx(2_900, abs=100)


def test_nothing_is_known_far_away(reference: Reference) -> None:
    found = placing.surroundings(reference, -33.9, -70.6)
    assert found.unit is None
    assert found.height is None


# --- from a place ---


def test_a_village_with_a_point_is_there(reference: Reference) -> None:
    village = code_of(reference, "索加乡牙曲村")
    found = placing.point_of(with_point(reference, village, 34.10, 93.80), village)
    assert found is not None
    assert (found.latitude, found.longitude) == (34.10, 93.80)
    assert found.at.code == village
    # Twenty villages share 80,000 km²: a village of Zhidoi is no point.
    assert 50_000 <= found.uncertainty_m <= 150_000


def test_a_village_without_one_is_somewhere_in_its_township(reference: Reference) -> None:
    township = code_of(reference, "阿柔乡")
    village = next(e for e in reference.places if e.parent_code == township)
    found = placing.point_of(reference, village.code)
    assert found is not None
    assert found.at.code == township
    assert distance_m(found.latitude, found.longitude, 38.06, 100.44) < 5_000
    county = ground.county_at(found.latitude, found.longitude)
    assert county is not None
    assert county.name == "祁连县"


def test_where_not_even_the_township_is_known_the_whole_county_is_meant(
    reference: Reference,
) -> None:
    village = code_of(reference, "索加乡牙曲村")
    found = placing.point_of(reference, village)
    assert found is not None
    assert found.at.code == ZHIDOI
    county = ground.county_of(ZHIDOI)
    assert county is not None
    assert county.holds(found.latitude, found.longitude)
    assert found.uncertainty_m >= county.radius_m(found.latitude, found.longitude)


@pytest.mark.parametrize("code", ["63", "6327", "", "999999", "nonsense"])
def test_larger_or_unknown_units_are_no_point(reference: Reference, code: str) -> None:
    assert placing.point_of(reference, code) is None


def test_a_named_site_is_known_to_a_kilometre(reference: Reference) -> None:
    site = PlaceEntry("632724999", "观察点", level="site", parent_code=ZHIDOI,
                      latitude=34.0, longitude=94.0)  # fmt: skip
    found = placing.point_of(Reference(places=[*reference.places, site]), site.code)
    assert found is not None
    assert found.uncertainty_m == 1_000


def test_no_township_borrows_the_point_of_a_namesake_in_another_county(
    reference: Reference,
) -> None:
    for entry in reference.places:
        point = placing.own_point(entry)
        if point is not None:
            county = ground.county_at(*point)
            assert county is not None
            assert entry.code.startswith(county.code), entry


# --- where they do not agree ---


def test_what_is_placed_by_its_name_is_never_doubted(reference: Reference) -> None:
    """For every township and every 10th village: the program does not contradict itself."""
    chosen = [e for e in reference.places if e.level == "township"]
    chosen += [e for e in reference.places if e.level == "village"][::10]
    for entry in chosen:
        placed = placing.point_of(reference, entry.code)
        assert placed is not None, entry
        values = at(
            placed.latitude, placed.longitude,
            coordinate_uncertainty=placed.uncertainty_m, place_code=entry.code,
        )  # fmt: skip
        assert not doubts(reference, **values), entry


def test_another_county_is_doubted_by_name(reference: Reference) -> None:
    found = doubts(reference, **at(33.85, 95.61, place_code=NANGQEN))
    assert list(found) == ["place_county"]
    assert "治多县" in found["place_county"]
    assert "囊谦县" in found["place_county"]


def test_another_province_is_doubted(reference: Reference) -> None:
    found = doubts(reference, **at(29.65, 91.11, place_code=NANGQEN))
    assert "another province" in found["place_county"]


@pytest.mark.parametrize("code", ["63", "6327", "632724"])
def test_units_above_agree(reference: Reference, code: str) -> None:
    assert not doubts(reference, **at(33.85, 95.61, place_code=code))


def test_another_prefecture_is_doubted(reference: Reference) -> None:
    assert "place_county" in doubts(reference, **at(33.85, 95.61, place_code="6328"))


def test_just_across_the_border_is_no_doubt_and_a_radius_that_reaches_over_it_neither(
    reference: Reference,
) -> None:
    # Going east along a parallel until Zhidoi ends.
    county = ground.county_of(ZHIDOI)
    assert county is not None
    east = max(at for ring in county.rings for at in ring.cuts(33.9))
    beyond = ground.county_at(33.9, east + 0.1)
    assert beyond is not None
    near, far = east + 0.002, east + 0.1
    assert not doubts(reference, **at(33.9, near, place_code=ZHIDOI))
    assert doubts(reference, **at(33.9, far, place_code=ZHIDOI))
    assert not doubts(
        reference, **at(33.9, far, place_code=ZHIDOI, coordinate_uncertainty=15_000.0)
    )


def test_a_point_far_from_the_village_the_office_set_is_doubted(reference: Reference) -> None:
    township = code_of(reference, "阿柔乡")
    village = next(e for e in reference.places if e.parent_code == township).code
    office = with_point(reference, village, 38.06, 100.44)
    assert not doubts(office, **at(38.10, 100.50, place_code=village))
    found = doubts(office, **at(38.70, 98.60, place_code=village))  # still in Qilian county
    assert list(found) == ["place_far"]
    assert "175 km" in found["place_far"]


def test_an_altitude_that_cannot_be_there_is_doubted(reference: Reference) -> None:
    assert not doubts(reference, **at(36.41, 94.90, elevation=2_830))
    found = doubts(reference, **at(36.41, 94.90, elevation=4_830))
    assert list(found) == ["elevation_terrain"]
    assert "2820 m" in found["elevation_terrain"]
    assert "4830 m" in found["elevation_terrain"]


def test_an_altitude_is_not_held_against_a_point_that_is_only_a_place(
    reference: Reference,
) -> None:
    assert not doubts(
        reference, **at(36.41, 94.90, elevation=4_830, coordinate_uncertainty=40_000.0)
    )


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"place_code": NANGQEN, "elevation": 4_000},
        at(None, 95.0, place_code=NANGQEN),  # type: ignore[arg-type]
        at(33.9, 95.0),
        at(33.9, 95.0, place_code="nonsense"),
        at(200.0, 400.0, place_code=NANGQEN, elevation=9_999),
        at(-33.9, -70.6, elevation=500),
    ],
)
def test_what_is_not_known_is_not_doubted(reference: Reference, values: dict[str, Any]) -> None:
    assert not doubts(reference, **values)
