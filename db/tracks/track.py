"""Where somebody was at a moment, between the points that a receiver recorded."""

from __future__ import annotations

import bisect
import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from db.places.datum import distance_m
from db.tracks.gpx import GpxFile, TrackPoint

GAP: Final = dt.timedelta(minutes=10)
"""Between points further apart than this nothing is interpolated."""

RECEIVER_ERROR: Final = 15.0
"""Metres a point of a hand-held receiver may be off."""

CLOCK_ERROR: Final = 30.0
"""Seconds a camera's clock may differ from the receiver's and nobody notices."""


@dataclass(frozen=True, slots=True)
class TrackFix:
    """Interpolated. latitude, longitude: WGS 84 degrees. elevation: metres.

    error: metres that surely contain the place: the receiver's, half the way between its two
    points, and how far one gets in `CLOCK_ERROR`. gap: between the two points.
    """

    latitude: float
    longitude: float
    elevation: float | None
    error: float
    gap: dt.timedelta


class Track:
    """The timed points of one or several files, in the order of time."""

    def __init__(self, files: Iterable[GpxFile] = ()) -> None:
        timed = [
            (point.at.timestamp(), point)
            for file in files
            for segment in file.segments
            for point in segment
            if point.at is not None
        ]
        timed.sort(key=lambda pair: pair[0])
        self._times = [time for time, _point in timed]
        self._points = [point for _time, point in timed]

    def __len__(self) -> int:
        return len(self._points)

    @property
    def span(self) -> tuple[dt.datetime, dt.datetime] | None:
        """From the first point to the last, UTC."""
        if not self._points:
            return None
        first, last = self._points[0].at, self._points[-1].at
        assert first is not None
        assert last is not None
        return first, last

    def position_at(self, moment: dt.datetime, gap: dt.timedelta = GAP) -> TrackFix | None:
        """Where the receiver was. moment: aware.

        None outside the track, and between points that are further apart in time than `gap`.
        """
        at = moment.timestamp()
        after = bisect.bisect_left(self._times, at)
        if after == len(self._times):
            return None
        if self._times[after] == at:
            return self._between(self._points[after], self._points[after], 0.0, 0.0)
        if after == 0:
            return None
        seconds = self._times[after] - self._times[after - 1]
        if seconds > gap.total_seconds():
            return None
        share = (at - self._times[after - 1]) / seconds
        return self._between(self._points[after - 1], self._points[after], share, seconds)

    @staticmethod
    def _between(one: TrackPoint, other: TrackPoint, share: float, seconds: float) -> TrackFix:
        way = distance_m(one.latitude, one.longitude, other.latitude, other.longitude)
        speed = way / seconds if seconds else 1.5  # on foot, where only one point is known
        east = (other.longitude - one.longitude + 180) % 360 - 180  # the short way round
        longitude = (one.longitude + share * east + 180) % 360 - 180
        known = one.elevation is not None and other.elevation is not None
        elevation = (
            one.elevation + share * (other.elevation - one.elevation)  # type: ignore[operator]
            if known
            else None
        )
        return TrackFix(
            round(one.latitude + share * (other.latitude - one.latitude), 7),
            round(longitude, 7),
            None if elevation is None else round(elevation, 1),
            float(math.ceil(RECEIVER_ERROR + way / 2 + speed * CLOCK_ERROR)),
            dt.timedelta(seconds=seconds),
        )
