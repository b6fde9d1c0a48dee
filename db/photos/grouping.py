"""Photos of a patrol, put together into what was seen at one place at one time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from db.photos.clock import Clock
from db.photos.exif import PhotoFacts
from db.places import datum as datums
from db.places.datum import distance_m
from db.tracks.track import GAP, Track

WITHIN: Final = dt.timedelta(minutes=10)
RADIUS: Final = 200.0
"""Metres."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a photo was taken. latitude, longitude: WGS 84 degrees. error: metres or unknown.

    interpolated: by its time on a track. gap: seconds between the two points of it.
    """

    latitude: float
    longitude: float
    elevation: float | None = None
    error: float | None = None
    direction: float | None = None
    interpolated: bool = False
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo with its moment (China's time) and place, as far as they are known."""

    path: Path
    facts: PhotoFacts
    sha256: str = ""
    moment: dt.datetime | None = None
    place: Place | None = None


def placed(
    path: Path,
    facts: PhotoFacts,
    sha256: str = "",
    *,
    clock: Clock | None = None,
    track: Track | None = None,
    gap: dt.timedelta = GAP,
) -> Shot:
    """A photo with its corrected moment; by that moment on the track where it has no place."""
    moment = (clock or Clock()).moment(facts)
    place: Place | None = None
    if facts.gps is not None:
        fix = facts.gps
        latitude, longitude = datums.to_wgs84(fix.latitude, fix.longitude, fix.datum)
        place = Place(
            round(latitude, 7), round(longitude, 7), fix.altitude, fix.error, fix.direction
        )
    elif moment is not None and track is not None:
        found = track.position_at(moment, gap)
        if found is not None:
            place = Place(
                found.latitude, found.longitude, found.elevation, found.error, None, True,
                found.gap.total_seconds(),
            )  # fmt: skip
    return Shot(path, facts, sha256, moment, place)


def in_order(shots: Sequence[Shot]) -> list[Shot]:
    """As they were taken; those without a time last, by name."""
    return sorted(shots, key=lambda s: (s.moment is None, _stamp(s), s.path.name, str(s.path)))


def _stamp(shot: Shot) -> float:
    return shot.moment.timestamp() if shot.moment is not None else 0.0


def group(
    shots: Sequence[Shot], within: dt.timedelta = WITHIN, radius: float = RADIUS
) -> list[list[Shot]]:
    """Photos that follow one another within a time, and stay within a radius of the first.

    radius: metres. A photo without a place goes by its time alone. Those without a time are each
    by themselves when they have a place, and together when they have neither.
    """
    groups: list[list[Shot]] = []
    lost: list[Shot] = []
    joins = _joining(within, radius)
    for shot in in_order(shots):
        if shot.moment is None and shot.place is None:
            lost.append(shot)
        elif groups and joins(groups[-1], shot):
            groups[-1].append(shot)
        else:
            groups.append([shot])
    return [*groups, lost] if lost else groups


def _joining(within: dt.timedelta, radius: float) -> Callable[[Sequence[Shot], Shot], bool]:
    def joins(group: Sequence[Shot], shot: Shot) -> bool:
        last = group[-1].moment
        if last is None or shot.moment is None or shot.moment - last > within:
            return False
        first = next((one.place for one in group if one.place is not None), None)
        if first is None or shot.place is None:
            return True
        there = shot.place
        away = distance_m(first.latitude, first.longitude, there.latitude, there.longitude)
        return away <= radius

    return joins
