"""Lengths and areas against PROJ's own geodesics, for any corner of the country and any size."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from db.places.geodesic import Point, area_m2, crosses_itself, inverse, length_m

GEOD = Geod(ellps="WGS84")
latitudes = st.floats(-80, 80)
longitudes = st.floats(-180, 180)


@given(latitudes, longitudes, latitudes, longitudes)
def test_a_length_is_that_of_the_ellipsoid(
    lat1: float, lon1: float, lat2: float, lon2: float
) -> None:
    _azimuth, _back, wanted = GEOD.inv(lon1, lat1, lon2, lat2)
    metres, _ = inverse((lat1, lon1), (lat2, lon2))
    if wanted < 19_000_000:
        assert metres == pytest.approx(wanted, abs=1e-3)
    else:  # near the antipode the sphere serves
        assert metres == pytest.approx(wanted, rel=0.006)


@given(st.floats(27, 40), st.floats(75, 115), st.floats(0.02, 2), st.floats(0, 360))
def test_the_azimuth_leads_to_the_other_point(
    lat: float, lon: float, size: float, turn: float
) -> None:
    lon2, lat2, _back = GEOD.fwd(lon, lat, turn, size * 100_000)
    azimuth = inverse((lat, lon), (lat2, lon2))[1]
    assert math.remainder(azimuth - turn, 360) == pytest.approx(0, abs=1e-6)


def ring(lat: float, lon: float, size: float, count: int) -> list[Point]:
    return [
        (
            lat + size * math.sin(2 * math.pi * k / count),
            lon + size * math.cos(2 * math.pi * k / count),
        )
        for k in range(count)
    ]


@given(
    st.floats(27, 40), st.floats(75, 115), st.floats(0.0005, 5), st.integers(3, 12), st.booleans()
)
def test_an_area_keeps_its_promise(
    lat: float, lon: float, size: float, count: int, backwards: bool
) -> None:
    corners = ring(lat, lon, size, count)
    wanted = abs(GEOD.polygon_area_perimeter([c[1] for c in corners], [c[0] for c in corners])[0])
    if backwards:
        corners.reverse()
    # A regular ring's side is at most 1.74 times its radius: 1e-5 up to 100 km, 1e-4 beyond.
    within = 1e-5 if size < 0.5 else 1e-4
    assert area_m2(corners) == pytest.approx(wanted, rel=within)


def test_an_area_over_the_date_line_is_no_larger() -> None:
    corners = [(10.0, 179.5), (10.0, -179.5), (11.0, -179.5), (11.0, 179.5)]
    shifted = [(lat, lon % 360 - 180) for lat, lon in corners]
    assert area_m2(corners) == pytest.approx(area_m2(shifted), rel=1e-9)
    assert length_m(corners) == pytest.approx(length_m(shifted), rel=1e-9)


def test_nothing_is_measured_of_too_few_corners() -> None:
    assert length_m([(34.0, 95.0)]) == 0
    assert area_m2([(34.0, 95.0), (34.1, 95.0)]) == 0
    assert inverse((34.0, 95.0), (34.0, 95.0)) == (0.0, 0.0)


def test_a_bow_tie_is_seen() -> None:
    square = [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0)]
    assert not crosses_itself(square)
    assert crosses_itself([square[0], square[2], square[1], square[3]])
    assert not crosses_itself(square[:3])
