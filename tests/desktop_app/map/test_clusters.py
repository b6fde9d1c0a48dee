from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop_app.map.clusters import MAX_MARKS, cluster, shares
from desktop_app.map.features import Box, FeatureBatch, LegendEntry, encode, legend

QINGHAI = Box(88.0, 31.0, 104.0, 40.0, 1000, 600)

places = st.lists(
    st.tuples(
        st.one_of(st.floats(-90, 90), st.floats(31, 40)),
        st.one_of(st.floats(-180, 180), st.floats(88, 104)),
    ),
    max_size=200,
)
boxes = st.tuples(
    st.tuples(st.floats(-180, 180), st.floats(-180, 180)),
    st.tuples(st.floats(-90, 90), st.floats(-90, 90)),
).map(lambda edges: Box(min(edges[0]), min(edges[1]), max(edges[0]), max(edges[1])))


def run(lat: list[float], lon: list[float], box: Box, zoom: float, **options: int) -> FeatureBatch:
    count = len(lat)
    return cluster(
        np.array(lat), np.array(lon), np.arange(1, count + 1), np.zeros(count, int), box, zoom,
        **options,
    )  # fmt: skip


@given(places, boxes, st.integers(3, 17), st.integers(1, 50))
def test_every_record_in_the_box_is_in_exactly_one_mark(
    points: list[tuple[float, float]], box: Box, zoom: int, limit: int
) -> None:
    lat, lon = [p[0] for p in points], [p[1] for p in points]
    batch = run(lat, lon, box, zoom, limit=limit)
    inside = [
        box.south <= y <= box.north and box.west <= x <= box.east
        for y, x in zip(lat, lon, strict=True)
    ]
    assert batch.count == sum(inside)
    ids = [point[2] for point in batch.points]
    assert len(ids) == len(set(ids))
    for _lat, _lon, id_, _style, _metres in batch.points:
        assert inside[id_ - 1]
        assert (lat[id_ - 1], lon[id_ - 1]) == (_lat, _lon)
    for mark in (*batch.points, *batch.clusters):
        assert box.south <= mark[0] <= box.north
        assert box.west <= mark[1] <= box.east
    assert all(cluster[2] >= 2 for cluster in batch.clusters)
    assert batch.marks <= limit
    encode(batch.message())


def cloud(count: int, seed: int = 3) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    generator = np.random.default_rng(seed)
    return generator.uniform(31, 40, count), generator.uniform(88, 104, count)


@pytest.mark.parametrize("zoom", [4, 6, 8, 10, 13, 16])
def test_a_crowd_stays_few_marks_and_few_bytes(zoom: int) -> None:
    lat, lon = cloud(200_000)
    ids = np.arange(len(lat))
    batch = cluster(lat, lon, ids, ids % 7, QINGHAI, zoom, rows=7)
    assert batch.count == 200_000
    assert batch.marks <= MAX_MARKS
    assert len(encode(batch.message())) < 60_000


def test_marks_that_are_far_apart_on_the_screen_stay_points_with_their_own_look() -> None:
    batch = cluster([33.0, 36.0], [93.0, 99.0], [7, 8], [2, 4], QINGHAI, 6)
    assert batch.points == ((33.0, 93.0, 7, 2, 0.0), (36.0, 99.0, 8, 4, 0.0))
    assert batch.clusters == ()


def test_a_cluster_says_which_colours_it_holds() -> None:
    lat, lon = [34.0] * 8 + [36.0, 36.0], [95.0] * 8 + [99.0, 99.0]
    style = [0, 0, 0, 0, 0, 1, 3, 4, 2, 5]  # of three colours, 3 to 5 are those of another kind
    batch = cluster(lat, lon, range(10), style, QINGHAI, 6, rows=3)
    assert [count for _lat, _lon, count in batch.clusters] == [2, 8]
    assert batch.shares == ((2, 100), (0, 75, 1, 25)), "only one colour is one share"
    many = shares(np.array([[1, 999, 40, 30, 20, 10]]))
    assert many == ((1, 91, 2, 4, 3, 3, 4, 2),), "the four most frequent"


@given(places.filter(bool))
def test_the_page_reads_what_was_sent(points: list[tuple[float, float]]) -> None:
    world = Box(-180, -90, 180, 90)
    batch = run([p[0] for p in points], [p[1] for p in points], world, 5)
    message = batch.message()
    south, west = message["origin"]
    flat = message["points"]
    assert len(flat) == 5 * len(batch.points)
    for number, point in enumerate(batch.points):
        down, across, id_, style, _metres = flat[5 * number : 5 * number + 5]
        assert south + down / message["unit"] == pytest.approx(point[0], abs=6e-6)
        assert west + across / message["unit"] == pytest.approx(point[1], abs=6e-6)
        assert (id_, style) == point[2:4]
    assert len(message["clusters"]) == 4 * len(batch.clusters)


def test_neighbours_become_one_mark_at_a_small_scale_and_two_at_a_large_one() -> None:
    lat, lon = [33.850, 33.853], [95.600, 95.604]
    [(mean_lat, mean_lon, count)] = run(lat, lon, QINGHAI, 7).clusters
    assert count == 2
    assert (mean_lat, mean_lon) == pytest.approx((33.8515, 95.602))
    assert len(run(lat, lon, QINGHAI, 16).points) == 2


def test_panning_does_not_rearrange_clusters() -> None:
    lat, lon = cloud(5000)
    ids = np.arange(len(lat))
    here = cluster(lat, lon, ids, ids, Box(92, 32, 98, 38), 8)
    there = cluster(lat, lon, ids, ids, Box(93, 33, 99, 39), 8)
    middle = Box(94, 34, 97, 37)

    def core(batch: FeatureBatch) -> set[tuple[float, float, int]]:
        return {
            (round(a, 9), round(b, 9), n)
            for a, b, n in batch.clusters
            if middle.south < a < middle.north and middle.west < b < middle.east
        }

    assert core(here) == core(there) != set()


def test_missing_coordinates_are_left_out() -> None:
    batch = run([np.nan, 34.0], [95.0, np.nan], QINGHAI, 6)
    assert batch == FeatureBatch()


def test_marks_differ_in_shape_or_colour_and_neighbours_in_both() -> None:
    entries = legend([str(n) for n in range(40)], ["#111111", "#222222", "#333333"])
    looks = [(entry.colour, entry.shape) for entry in entries[:24]]
    assert len(set(looks)) == 24
    for one, other in pairwise(looks):
        assert one[1] != other[1]


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown shape"):
        LegendEntry("x", "#000000", "blob")
    with pytest.raises(ValueError, match="west to east"):
        Box(10, 0, 9, 1)
    with pytest.raises(ValueError, match="finite"):
        Box(float("nan"), 0, 9, 1)
    with pytest.raises(ValueError, match="JSON"):
        encode({"lat": float("inf")})
