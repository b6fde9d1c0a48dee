"""When photos were taken: a camera's clock, its zone, and how far it was wrong."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from db.photos.exif import PhotoFacts

HOME_ZONE: Final = dt.timezone(dt.timedelta(hours=8))
"""China has one time. Dates and times of records are in it."""

_WORTH_SAYING: Final = dt.timedelta(seconds=45)
_AGREEING: Final = dt.timedelta(seconds=90)
_WRONG_BY_NO_MORE: Final = dt.timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Clock:
    """Of all cameras of a batch. correction: what is to be added to what they say."""

    correction: dt.timedelta = dt.timedelta()

    def moment(self, facts: PhotoFacts) -> dt.datetime | None:
        """When the photo was taken, in `HOME_ZONE`; None when nothing can be believed.

        A clock that says its zone is read in it, any other in China's. Without a clock the
        receiver's time stands in; that one is never corrected.
        """
        if facts.taken is None:
            return None if facts.gps_time is None else facts.gps_time.astimezone(HOME_ZONE)
        zone = HOME_ZONE if facts.offset is None else dt.timezone(facts.offset)
        try:
            return facts.taken.replace(tzinfo=zone).astimezone(HOME_ZONE) + self.correction
        except OverflowError:
            return None


@dataclass(frozen=True, slots=True)
class WrongClock:
    """What the satellites say of a camera's clock. count: photos that agree."""

    correction: dt.timedelta
    count: int


def wrong_clock(photos: Iterable[PhotoFacts]) -> WrongClock | None:
    """By how much the clock of these photos was wrong, as their GPS times tell.

    None when too few say so, when they contradict each other, or when it was right. A receiver's
    time may be that of an older fix, so most photos must agree.
    """
    plain = Clock()
    differences: list[dt.timedelta] = []
    for facts in photos:
        said = plain.moment(facts)
        if facts.taken is not None and said is not None and facts.gps_time is not None:
            differences.append(facts.gps_time - said)
    if not differences:
        return None
    middle = dt.timedelta(
        seconds=round(statistics.median(one.total_seconds() for one in differences))
    )
    agreeing = sum(abs(one - middle) <= _AGREEING for one in differences)
    believable = _WORTH_SAYING <= abs(middle) <= _WRONG_BY_NO_MORE
    if not believable or agreeing * 2 <= len(differences):
        return None
    return WrongClock(middle, agreeing)
