"""Photos come together by time and place, and propose one place that holds all of them."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.photos.clock import HOME_ZONE, Clock
from db.photos.exif import GpsFix, PhotoFacts
from db.photos.grouping import Place, Shot, group, placed
from db.photos.proposal import photo_values, propose
from db.tracks.gpx import GpxFile, TrackPoint
from db.tracks.track import Track

START = dt.datetime(2025, 3, 3, 9, tzinfo=HOME_ZONE)
METRE = 1 / 111_195  # degrees of latitude


def shot(
    name: str, minutes: float | None = 0, north: float | None = 0, *, error: float | None = None,
    interpolated: bool = False, direction: float | None = None,
) -> Shot:  # fmt: skip
    """A photo so many minutes after the start, so many metres north of it; None: unknown."""
    place = None
    if north is not None:
        place = Place(34 + north * METRE, 93, 4500.4, error, direction, interpolated)
    moment = None if minutes is None else START + dt.timedelta(minutes=minutes)
    return Shot(Path(name), PhotoFacts("image/jpeg"), name, moment, place)


def names(groups: list[list[Shot]]) -> list[list[str]]:
    return [[one.path.name for one in each] for each in groups]


def test_ten_minutes_between_two_photos_part_them() -> None:
    shots = [shot("c", 25), shot("a", 0), shot("b", 9), shot("d", 34.9)]
    assert names(group(shots)) == [["a", "b"], ["c", "d"]]


def test_a_long_watch_at_one_place_is_one_sighting() -> None:
    assert len(group([shot(str(n), n * 9) for n in range(9)])) == 1


def test_two_hundred_metres_from_the_first_photo_part_them() -> None:
    shots = [shot("a", 0, 0), shot("b", 1, 150), shot("c", 2, 290), shot("d", 3, 400)]
    assert names(group(shots)) == [["a", "b"], ["c", "d"]]


def test_limits_can_be_chosen() -> None:
    shots = [shot("a", 0, 0), shot("b", 30, 900)]
    assert len(group(shots)) == 2
    assert len(group(shots, dt.timedelta(hours=1), 1000)) == 1


def test_a_photo_without_a_place_goes_by_its_time() -> None:
    shots = [shot("a", 0, None), shot("b", 1, 0), shot("c", 2, None), shot("d", 3, 900)]
    assert names(group(shots)) == [["a", "b", "c"], ["d"]]


def test_photos_without_a_time_come_last() -> None:
    shots = [shot("w2", None, None), shot("w1", None, None), shot("g", None, 0), shot("a", 0)]
    assert names(group(shots)) == [["a"], ["g"], ["w1", "w2"]]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 600) | st.none()), max_size=25))
def test_every_photo_is_in_one_group(drawn: list[tuple[int, int | None]]) -> None:
    shots = [shot(f"{n:02}", minutes, north) for n, (minutes, north) in enumerate(drawn)]
    grouped = group(shots)
    assert sorted(one.path.name for each in grouped for one in each) == [
        one.path.name for one in shots
    ]
    for each in grouped:
        moments = [one.moment for one in each if one.moment is not None]
        assert moments == sorted(moments)
        for one, other in itertools.pairwise(moments):
            assert other - one <= dt.timedelta(minutes=10)


# --- places --------------------------------------------------------------------------------------


def facts(taken: str = "09:00:30", gps: GpsFix | None = None) -> PhotoFacts:
    at = dt.datetime.fromisoformat(f"2025-03-03 {taken}")
    return PhotoFacts("image/jpeg", taken=at, gps=gps)


def track() -> Track:
    points = [
        TrackPoint(34 + n / 1000, 93, 4500.0, START.astimezone(dt.UTC) + dt.timedelta(minutes=n))
        for n in range(3)
    ]
    return Track([GpxFile("", [points])])


def test_a_photo_without_a_place_is_placed_by_its_time_and_marked() -> None:
    place = placed(Path("a"), facts(), track=track()).place
    assert place is not None
    assert place.interpolated
    assert place.latitude == pytest.approx(34.0005)


def test_the_photos_own_place_counts_before_the_track() -> None:
    place = placed(Path("a"), facts(gps=GpsFix(33.5, 93.5, 4600.0, 90.0, 4.0)), track=track()).place
    assert place == Place(33.5, 93.5, 4600.0, 4.0, 90.0)


def test_a_corrected_clock_moves_a_photo_along_the_track() -> None:
    late = Clock(dt.timedelta(minutes=1))
    place = placed(Path("a"), facts(), clock=late, track=track()).place
    assert place is not None
    assert place.latitude == pytest.approx(34.0015)
    assert placed(Path("a"), facts("12:00:00"), track=track()).place is None


def test_a_place_in_another_datum_becomes_wgs_84() -> None:
    place = placed(Path("a"), facts(gps=GpsFix(34.0, 93.0, datum="gcj02"))).place
    assert place is not None
    assert 50 < abs(place.latitude - 34) / METRE + abs(place.longitude - 93) / METRE < 900


# --- what is proposed ----------------------------------------------------------------------------


def test_the_first_time_and_the_best_place_are_proposed() -> None:
    proposal = propose([shot("b", 4, 40, error=5), shot("a", 0, 0, error=20)])
    assert proposal.values["event_date"] == dt.date(2025, 3, 3)
    assert proposal.values["event_time"] == dt.time(9, 0)
    assert proposal.values["decimal_latitude"] == pytest.approx(34 + 40 * METRE, abs=1e-6)
    assert proposal.values["coordinate_uncertainty"] == pytest.approx(41, abs=1), "holds both"
    assert proposal.values["elevation"] == 4500
    assert proposal.values["position_source"] == "photo"
    assert (proposal.time_from, proposal.place_from) == ("a", "b")


def test_photos_too_far_apart_for_one_sighting_are_told_and_do_not_blur_the_place() -> None:
    proposal = propose([shot("a", 0, 0, error=10), shot("b", 5, 150), shot("c", 40, 3300)])
    assert proposal.place_from == "a"
    assert proposal.values["coordinate_uncertainty"] == pytest.approx(150, abs=1)
    assert proposal.apart == pytest.approx(3300, abs=10)
    assert propose([shot("a"), shot("b", 5, 150)]).apart == 0


def test_a_phone_that_says_nothing_of_its_error_is_given_one() -> None:
    assert propose([shot("a")]).values["coordinate_uncertainty"] == 30


def test_a_place_on_the_track_is_the_last_choice() -> None:
    only = propose([shot("a", 0, 0, error=60, interpolated=True)])
    assert only.interpolated
    assert only.values["position_source"] == "gps"
    both = propose([shot("a", 0, 0, error=10, interpolated=True), shot("b", 1, 20)])
    assert not both.interpolated
    assert both.place_from == "b"


def test_without_time_and_place_nothing_is_proposed() -> None:
    assert not propose([shot("a", None, None)])


def test_a_photos_own_record_gets_its_own_place_only() -> None:
    own = photo_values(shot("a", 3, 0, direction=270.0))
    assert own["event_time"] == dt.time(9, 3)
    assert own["direction"] == 270
    assert own["elevation"] == 4500.4
    assert "decimal_latitude" not in photo_values(shot("a", 3, 0, interpolated=True))
