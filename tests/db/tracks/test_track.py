"""Between two points of a track, and nowhere else."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.places.datum import distance_m
from db.tracks.gpx import GpxFile, TrackPoint
from db.tracks.track import Track

START = dt.datetime(2025, 3, 3, 1, tzinfo=dt.UTC)


def track(*points: tuple[float, float, float, float | None]) -> Track:
    """Seconds from the start, latitude, longitude, elevation."""
    made = [
        TrackPoint(lat, lon, ele, START + dt.timedelta(seconds=s)) for s, lat, lon, ele in points
    ]
    return Track([GpxFile("", [made])])


WALK = track((0, 34.0, 93.0, 4500), (60, 34.001, 93.002, 4530), (2000, 34.1, 93.1, None))


def at(seconds: float) -> dt.datetime:
    return START + dt.timedelta(seconds=seconds)


def test_half_way_in_time_is_half_way_on_the_ground() -> None:
    fix = WALK.position_at(at(30))
    assert fix is not None
    assert (fix.latitude, fix.longitude) == pytest.approx((34.0005, 93.001))
    assert fix.elevation == 4515
    assert fix.gap == dt.timedelta(seconds=60)
    # 217 m in a minute: half of it, what it takes the clock's error, and the receiver's own.
    assert fix.error == pytest.approx(15 + 108 + 108, abs=2)


def test_at_a_point_it_is_that_point() -> None:
    fix = WALK.position_at(at(60))
    assert fix is not None
    assert (fix.latitude, fix.longitude) == (34.001, 93.002)


def test_before_after_and_in_a_long_gap_there_is_no_place() -> None:
    assert WALK.position_at(at(-1)) is None
    assert WALK.position_at(at(2001)) is None
    assert WALK.position_at(at(1000)) is None
    assert WALK.position_at(at(1000), gap=dt.timedelta(hours=1)) is not None


def test_any_zone_means_the_same_moment() -> None:
    there = dt.timezone(dt.timedelta(hours=8))
    assert WALK.position_at(at(30).astimezone(there)) == WALK.position_at(at(30))


def test_several_files_are_one_track_in_the_order_of_time() -> None:
    late = GpxFile("", [[TrackPoint(35, 94, None, at(100)), TrackPoint(35, 94, None, at(160))]])
    early = GpxFile("", [[TrackPoint(34, 93, None, at(0)), TrackPoint(34, 93, None, at(60))]])
    both = Track([late, early])
    assert both.span == (at(0), at(160))
    fix = both.position_at(at(130))
    assert fix is not None
    assert fix.latitude == 35


def test_points_without_a_time_place_nothing() -> None:
    empty = Track([GpxFile("", [[TrackPoint(34, 93), TrackPoint(34, 94)]])])
    assert len(empty) == 0
    assert empty.span is None
    assert empty.position_at(START) is None


def test_across_the_date_line_the_short_way_is_taken() -> None:
    fix = track((0, 0.5, 179.9, None), (60, 0.5, -179.9, None)).position_at(at(30))
    assert fix is not None
    assert abs(fix.longitude) == pytest.approx(180)


@given(st.floats(0, 60), st.floats(33, 35), st.floats(93, 94), st.floats(33, 35), st.floats(93, 94))
def test_the_place_lies_between_its_points(
    seconds: float, lat1: float, lon1: float, lat2: float, lon2: float
) -> None:
    fix = track((0, lat1, lon1, None), (60, lat2, lon2, None)).position_at(at(seconds))
    assert fix is not None
    whole = distance_m(lat1, lon1, lat2, lon2)
    for lat, lon in ((lat1, lon1), (lat2, lon2)):
        assert distance_m(lat, lon, fix.latitude, fix.longitude) <= whole * 1.001 + 1
