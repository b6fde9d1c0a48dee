"""Areas against an independent geometry library, and against the geodesic itself."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from db import area as areas
from db.area import Box, Circle, Polygon

degrees = st.floats(-1, 1).map(lambda v: round(v, 4))
rings = st.lists(st.tuples(degrees, degrees), min_size=3, max_size=40, unique=True).map(tuple)


def scatter(count: int, seed: int = 4) -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(seed)
    return draw.uniform(-1.2, 1.2, count), draw.uniform(-1.2, 1.2, count)


def even_odd(ring: tuple[tuple[float, float], ...]) -> shapely.Geometry:
    """What a ring encloses an odd number of times, whether or not it crosses itself."""
    faces = shapely.polygonize([shapely.node(shapely.LinearRing(ring))])
    kept = []
    for face in faces.geoms:
        x, y = face.representative_point().coords[0]
        ray = shapely.LineString([(x, y), (5, y + 1e-7)])
        sides = zip(ring, (*ring[1:], ring[0]), strict=True)
        if sum(ray.intersects(shapely.LineString(side)) for side in sides) % 2:
            kept.append(face)
    return shapely.union_all(kept)


@settings(max_examples=60)
@given(rings)
def test_an_outline_encloses_what_shapely_says(ring: tuple[tuple[float, float], ...]) -> None:
    latitude, longitude = scatter(400)
    whole = even_odd(ring)
    expected = shapely.contains_xy(whole, longitude, latitude)
    found = Polygon(ring).contains(latitude, longitude)
    beside = shapely.distance(whole.boundary, shapely.points(longitude, latitude)) < 1e-6
    assert (found == expected)[~beside].all()


@settings(max_examples=25)
@given(rings, st.sampled_from([1.0, 0.01, 1e-5]))
def test_many_points_are_judged_as_few_are(
    ring: tuple[tuple[float, float], ...], scale: float
) -> None:
    latitude, longitude = (part * scale for part in scatter(4000))
    small = Polygon(tuple((x * scale, y * scale) for x, y in ring))
    round_ = Circle(latitude[0], longitude[0], scale * 40_000)
    for shape in (small, round_):
        few, near = shape.judge(latitude, longitude)
        assert (shape.contains(latitude, longitude) == few).all()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(areas, "_MANY", 1)
            many, also_near = shape.judge(latitude, longitude)
            assert (many == few).all()
            assert set(also_near) == set(near)
            single = latitude.astype(np.float32), longitude.astype(np.float32)
            found, unsure = shape.judge(*single)
            wrong = np.flatnonzero(found != few)
            assert set(wrong) <= set(unsure), "what single precision moves is unsure"


@given(rings)
def test_what_single_precision_moves_across_a_border_is_unsure(
    ring: tuple[tuple[float, float], ...],
) -> None:
    lat, lon = (part + 100.0 for part in scatter(300))
    lat -= 66
    shape = Polygon(tuple((x + 100.0, y + 34.0) for x, y in ring))
    single = lat.astype(np.float32), lon.astype(np.float32)
    moved = shape.contains(lat, lon) != shape.contains(*single)
    assert set(np.flatnonzero(moved)) <= set(shape.judge(*single)[1])


def geodesic(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Metres on WGS 84 by Vincenty's inverse formula (Survey Review 1975), good to 0.1 mm."""
    a, f = 6378137.0, 1 / 298.257223563
    b = a * (1 - f)
    u1, u2 = (math.atan((1 - f) * math.tan(math.radians(lat))) for lat in (lat1, lat2))
    apart = lam = math.radians(lon2 - lon1)
    for _ in range(100):
        sin_sigma = math.hypot(
            math.cos(u2) * math.sin(lam),
            math.cos(u1) * math.sin(u2) - math.sin(u1) * math.cos(u2) * math.cos(lam),
        )
        cos_sigma = math.sin(u1) * math.sin(u2) + math.cos(u1) * math.cos(u2) * math.cos(lam)
        sigma = math.atan2(sin_sigma, cos_sigma)
        sin_alpha = math.cos(u1) * math.cos(u2) * math.sin(lam) / sin_sigma
        cos2 = 1 - sin_alpha**2
        cos_2m = cos_sigma - 2 * math.sin(u1) * math.sin(u2) / cos2 if cos2 else 0.0
        c = f / 16 * cos2 * (4 + f * (4 - 3 * cos2))
        before = lam
        lam = apart + (1 - c) * f * sin_alpha * (
            sigma + c * sin_sigma * (cos_2m + c * cos_sigma * (2 * cos_2m**2 - 1))
        )
        if abs(lam - before) < 1e-13:
            break
    squared = cos2 * (a * a - b * b) / (b * b)
    big_a = 1 + squared / 16384 * (4096 + squared * (-768 + squared * (320 - 175 * squared)))
    big_b = squared / 1024 * (256 + squared * (-128 + squared * (74 - 47 * squared)))
    delta = big_b * sin_sigma * (
        cos_2m
        + big_b / 4 * (
            cos_sigma * (2 * cos_2m**2 - 1)
            - big_b / 6 * cos_2m * (4 * sin_sigma**2 - 3) * (4 * cos_2m**2 - 3)
        )
    )  # fmt: skip
    return b * big_a * (sigma - delta)


@given(
    st.floats(-85, 85),
    st.floats(-179, 179),
    st.floats(0, 360),
    st.sampled_from([30.0, 5_000.0, 100_000.0, 500_000.0]),
    st.floats(0.8, 1.2),
)
def test_a_circle_holds_what_the_geodesic_reaches(
    lat: float, lon: float, bearing: float, radius: float, share: float
) -> None:
    turned = math.radians(bearing)
    there = lat + math.degrees(radius * share / 6_371_000) * math.cos(turned)
    if abs(there) > 89:
        return
    aside = math.degrees(radius * share / 6_371_000) * math.sin(turned)
    across = lon + aside / math.cos(math.radians(there))
    across = (across + 180) % 360 - 180
    metres = geodesic(lat, lon, there, across)
    if abs(metres - radius) < (2.0 if radius > 200_000 else 0.01):
        return
    inside = Circle(lat, lon, radius).contains(np.array([there]), np.array([across]))[0]
    assert inside == (metres < radius)


def test_sizes_are_those_of_the_ellipsoid() -> None:
    whole = Box(-180, -90, 180, 90).square_metres()
    assert whole == pytest.approx(5.10065621724e14, rel=1e-9)  # WGS 84, NGA.STND.0036
    box = Box(95, 33, 96, 34)
    ring = ((95.0, 33.0), (96.0, 33.0), (96.0, 34.0), (95.0, 34.0))
    assert Polygon(ring).square_metres() == pytest.approx(box.square_metres(), rel=1e-9)
    assert Polygon(ring[::-1]).square_metres() == Polygon(ring).square_metres()
    cut = ((95.0, 33.0), (96.0, 33.0), (95.0, 34.0))
    other = ((96.0, 33.0), (96.0, 34.0), (95.0, 34.0))
    halves = Polygon(cut).square_metres() + Polygon(other).square_metres()
    assert halves == pytest.approx(box.square_metres(), rel=1e-9)


def test_the_outline_of_a_circle_lies_on_it() -> None:
    for radius in (50.0, 20_000.0, 400_000.0):
        for lat, lon in Circle(34.0, 95.0, radius).outline(24):
            assert geodesic(34.0, 95.0, lat, lon) == pytest.approx(radius, rel=1e-5)


def test_what_is_no_area_is_refused() -> None:
    with pytest.raises(ValueError, match="corners"):
        Polygon(((0, 0), (1, 1)))
    with pytest.raises(ValueError, match="longitude"):
        Polygon(((0, 0), (1, 1), (181, 0)))
    with pytest.raises(ValueError, match="latitude"):
        Circle(math.nan, 0, 5)
    with pytest.raises(ValueError, match="radius"):
        Circle(34, 95, 0)


def test_points_without_a_position_lie_nowhere() -> None:
    lost = np.array([np.nan, 33.5]), np.array([95.5, np.nan])
    ring = ((95.0, 33.0), (96.0, 33.0), (96.0, 34.0), (95.0, 34.0))
    for shape in (Box(-180, -90, 180, 90), Circle(33.5, 95.5, 9e5), Polygon(ring)):
        assert not shape.contains(*lost).any()


def test_circles_reach_over_the_date_line_and_the_pole() -> None:
    fiji = Circle(-17.0, 179.9, 50_000)
    assert fiji.contains(np.array([-17.0]), np.array([-179.9])).all()
    pole = Circle(89.9, 10.0, 50_000)
    assert pole.contains(np.array([89.9]), np.array([-170.0])).all()
