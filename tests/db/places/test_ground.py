"""What a point lies in and how high it lies, from the shipped map."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from db.places import ground
from db.places.datum import distance_m

CACHES = (ground.counties, ground.settlements, ground._terrain, ground.middle_of)


@pytest.mark.parametrize(
    ("latitude", "longitude", "county"),
    [
        (36.62, 101.78, "城中区"),
        (36.41, 94.90, "格尔木市"),
        (33.00, 97.01, "玉树市"),
        (34.91, 98.21, "玛多县"),
        (33.85, 95.61, "治多县"),
        (35.25, 93.10, "治多县"),  # Hoh Xil
        (33.50, 91.99, "格尔木市"),  # Tanggula: a part of Golmud that touches no other part of it
    ],
)
def test_county_of_known_points(latitude: float, longitude: float, county: str) -> None:
    found = ground.county_at(latitude, longitude)
    assert found is not None
    assert found.name == county


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(29.65, 91.11), (36.06, 103.83), (0.0, 0.0), (90.0, 180.0), (-33.9, -70.6)],
    ids=["Lhasa", "Lanzhou", "zero", "pole", "antipodes"],
)
def test_no_county_outside_qinghai(latitude: float, longitude: float) -> None:
    assert ground.county_at(latitude, longitude) is None


def test_the_exclave_belongs_to_golmud_and_what_lies_between_does_not() -> None:
    golmud = ground.county_of("632801")
    assert golmud is not None
    assert golmud.holds(33.5, 92.0)
    assert golmud.holds(36.4, 94.9)
    assert not golmud.holds(35.2, 93.1)


def test_every_county_holds_its_middle_and_all_of_it_lies_within_its_radius() -> None:
    assert len(ground.counties()) == 45
    for county in ground.counties():
        latitude, longitude, radius = ground.middle_of(county)
        assert ground.county_at(latitude, longitude) is county, county.name
        farthest = max(
            distance_m(latitude, longitude, y, x)
            for ring in county.rings
            for x, y in zip(ring.x, ring.y, strict=True)
        )
        assert farthest <= radius * 1.005, county.name


@given(st.floats(31.0, 40.0), st.floats(89.0, 104.0))
def test_a_point_lies_in_one_county_at_most(latitude: float, longitude: float) -> None:
    assert sum(county.holds(latitude, longitude) for county in ground.counties()) <= 1


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_any_point_on_earth_has_an_answer(latitude: float, longitude: float) -> None:
    county = ground.county_at(latitude, longitude)
    height = ground.height_at(latitude, longitude)
    if county is not None:
        assert county.box[0] <= longitude <= county.box[2]
    if height is not None:
        assert 0 < height.metres < 8_849
        assert height.lowest < height.metres < height.highest


def test_the_land_between_two_counties_has_no_gap() -> None:
    """Along one parallel through the middle of the province, whoever leaves one county is in the
    next, but for slivers that simplifying made."""
    inside = [ground.county_at(34.5, 92.0 + step / 100) is not None for step in range(700)]
    assert sum(inside) >= 0.99 * len(inside)


@pytest.mark.parametrize(
    ("code", "km2"), [("632724", 80_642), ("632801", 119_263), ("632722", 35_519)]
)
def test_areas_are_those_of_the_yearbook(code: str, km2: float) -> None:
    county = ground.county_of(code)
    assert county is not None
    assert county.area_km2() == pytest.approx(km2, rel=0.06)


@pytest.mark.parametrize(
    ("latitude", "longitude", "metres", "within"),
    [
        (36.62, 101.78, 2_260, 60),  # Xining
        (36.41, 94.90, 2_808, 40),  # Golmud
        (37.37, 97.37, 2_980, 60),  # Delingha
        (34.91, 98.21, 4_220, 90),  # Madoi
        (36.90, 100.20, 3_195, 15),  # on the Qinghai Lake
    ],
)
def test_heights_of_known_places(
    latitude: float, longitude: float, metres: float, within: float
) -> None:
    height = ground.height_at(latitude, longitude)
    assert height is not None
    assert height.metres == pytest.approx(metres, abs=within)
    assert height.lowest <= metres <= height.highest


def test_rough_ground_leaves_more_room_than_a_plain() -> None:
    plain = ground.height_at(36.41, 94.90)
    mountains = ground.height_at(34.80, 99.45)  # Anyemaqen
    assert plain is not None
    assert mountains is not None
    assert mountains.highest - mountains.lowest > 2 * (plain.highest - plain.lowest)
    assert plain.highest - plain.lowest >= 300


def test_no_height_beyond_the_grid() -> None:
    assert ground.height_at(52.5, 13.4) is None
    assert ground.height_at(-90, -180) is None


# --- files that are missing or damaged ----------------------------------------------------------


@pytest.fixture
def map_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Puts other files in place of those shipped."""
    for cache in CACHES:
        cache.cache_clear()

    def put(**contents: bytes) -> None:
        for name, content in contents.items():
            file = tmp_path / "basemap" / name.replace("__", "-").replace("_", ".")
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)

    monkeypatch.setattr(ground.resources, "path", lambda name: tmp_path / name)
    yield put
    for cache in CACHES:
        cache.cache_clear()


@pytest.mark.allow_log("(areas of counties|settlements|heights of the ground) cannot be read")
def test_without_the_files_nothing_is_known(map_in: Callable[..., None]) -> None:
    ground.prepare()
    assert ground.county_at(36.62, 101.78) is None
    assert ground.county_of("632724") is None
    assert ground.height_at(36.62, 101.78) is None
    assert ground.settlements() == ()


@pytest.mark.allow_log("(areas of counties|settlements|heights of the ground) cannot be read")
@pytest.mark.parametrize(
    "areas",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b'{"features": [{"geometry": null, "properties": {}}]}',
        b'{"features": [{"geometry": {"type": "Polygon", "coordinates": [[["a", 1]]]},'
        b' "properties": {"code": "1", "name": "x"}}]}',
    ],
)
def test_damaged_areas_are_no_areas(map_in: Callable[..., None], areas: bytes) -> None:
    map_in(county__areas_geojson=areas, settlements_geojson=areas)
    assert ground.county_at(36.62, 101.78) is None
    assert ground.settlements() == ()


@pytest.mark.allow_log("heights of the ground cannot be read")
@pytest.mark.parametrize("how", ["cut", "flipped", "no head", "short", "empty"])
def test_damaged_heights_are_no_heights(map_in: Callable[..., None], how: str) -> None:
    head = json.dumps({"west": 88, "south": 31, "step": 1 / 60, "rows": 624, "columns": 1044})
    whole = gzip.compress(head.encode() + b"\n" + bytes(2 * 624 * 1044))
    map_in(
        terrain_gz={
            "cut": whole[: len(whole) // 2],
            "flipped": whole[:40] + bytes([whole[40] ^ 0xFF]) + whole[41:],
            "no head": gzip.compress(bytes(1000)),
            "short": gzip.compress(head.encode() + b"\n" + bytes(10)),
            "empty": b"",
        }[how]
    )
    assert ground.height_at(36.62, 101.78) is None


def test_shipped_files_are_there() -> None:
    for name in ("county-areas.geojson", "terrain.gz", "settlements.geojson"):
        assert resources.path(f"basemap/{name}").is_file()
