"""A camera's clock: its zone, its error, and what the satellites say of it."""

from __future__ import annotations

import datetime as dt

from db.photos.clock import HOME_ZONE, Clock, WrongClock, wrong_clock
from db.photos.exif import PhotoFacts

NOON = dt.datetime(2025, 3, 3, 12)


def facts(
    taken: dt.datetime | None = NOON,
    offset: float | None = None,
    gps_time: dt.datetime | None = None,
) -> PhotoFacts:
    zone = None if offset is None else dt.timedelta(hours=offset)
    return PhotoFacts("image/jpeg", taken=taken, offset=zone, gps_time=gps_time)


def utc(hour: int, minute: int = 0, second: int = 0) -> dt.datetime:
    return dt.datetime(2025, 3, 3, hour, minute, second, tzinfo=dt.UTC)


def test_a_clock_without_a_zone_shows_chinas_time() -> None:
    moment = Clock().moment(facts())
    assert moment == utc(4)
    assert moment is not None
    assert moment.tzinfo is HOME_ZONE


def test_a_clock_with_a_zone_is_read_in_it() -> None:
    assert Clock().moment(facts(offset=5.75)) == utc(6, 15)


def test_a_correction_is_added_to_every_photo() -> None:
    clock = Clock(dt.timedelta(minutes=-7))
    assert clock.moment(facts()) == utc(3, 53)


def test_without_a_clock_the_receivers_time_counts_uncorrected() -> None:
    clock = Clock(dt.timedelta(hours=1))
    assert clock.moment(facts(None, gps_time=utc(4))) == utc(4)
    assert clock.moment(facts(None)) is None


def test_the_satellites_find_a_clock_that_was_wrong() -> None:
    photos = [facts(NOON + dt.timedelta(minutes=n), gps_time=utc(4, n + 7, n)) for n in range(5)]
    assert wrong_clock(photos) == WrongClock(dt.timedelta(minutes=7, seconds=2), 5)


def test_one_old_fix_among_good_ones_changes_nothing() -> None:
    good = [facts(NOON + dt.timedelta(minutes=n), gps_time=utc(4, n)) for n in range(4)]
    assert wrong_clock([*good, facts(gps_time=utc(1))]) is None


def test_photos_that_contradict_each_other_say_nothing() -> None:
    assert wrong_clock([facts(gps_time=utc(hour)) for hour in (1, 2, 6, 9)]) is None


def test_a_right_clock_and_photos_without_satellites_say_nothing() -> None:
    assert wrong_clock([facts(gps_time=utc(4, 0, 20))]) is None
    assert wrong_clock([facts()]) is None
