"""What photos propose for the fields of a record, and which photo each field is from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from db.photos.grouping import RADIUS, Place, Shot
from db.places.datum import distance_m

PHONE_ERROR: Final = 30.0
"""Metres a phone's position may be off that says nothing about it.

Chapman and Wieczorek, Georeferencing Best Practices (2020), 3.4.5: GPS in the open, with a margin.
"""

FIELDS: Final = (
    "event_date", "event_time", "decimal_latitude", "decimal_longitude", "elevation",
    "coordinate_uncertainty", "position_source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """values: of a sighting, as the store takes them. Names of files, "" for none:

    time_from: gave date and time. place_from: gave the position and what belongs to it.
    interpolated: the position is from a track, by the time of `place_from`. apart: metres from it
    to the farthest photo, when that is too far for one sighting; 0 otherwise.
    """

    values: dict[str, Any]
    time_from: str = ""
    place_from: str = ""
    interpolated: bool = False
    apart: float = 0.0

    def __bool__(self) -> bool:
        return bool(self.values)


def propose(shots: Sequence[Shot]) -> Proposal:
    """For one sighting with these photos: the first moment, and the best place.

    A place in a photo counts before one on a track, a small error before a large one, an earlier
    photo before a later. The uncertainty holds all places near it; photos farther away than
    `RADIUS` belong to another sighting, or to a wrong position, and are told in `apart`.
    """
    values: dict[str, Any] = {}
    timed = [shot for shot in shots if shot.moment is not None]
    first = min(timed, key=lambda shot: shot.moment.timestamp(), default=None)  # type: ignore[union-attr]
    if first is not None and first.moment is not None:
        values["event_date"] = first.moment.date()
        values["event_time"] = first.moment.time().replace(second=0, microsecond=0, tzinfo=None)
    located = [(shot, shot.place) for shot in shots if shot.place is not None]
    if not located:
        return Proposal(values, first.path.name if first is not None else "")
    best, place = min(located, key=lambda pair: (pair[1].interpolated, _error(pair[1])))
    values["decimal_latitude"] = round(place.latitude, 6)
    values["decimal_longitude"] = round(place.longitude, 6)
    if place.elevation is not None:
        values["elevation"] = float(round(place.elevation))
    reaches = [_reach(place, other) for _shot, other in located if other is not place]
    near = [reach for reach in reaches if reach <= RADIUS]
    values["coordinate_uncertainty"] = float(math.ceil(max(_error(place), *near, 0.0)))
    far = max(reaches, default=0.0)
    values["position_source"] = "gps" if place.interpolated else "photo"
    return Proposal(
        values, first.path.name if first is not None else "", best.path.name, place.interpolated,
        far if far > RADIUS else 0.0,
    )  # fmt: skip


def photo_values(shot: Shot) -> dict[str, Any]:
    """What is written into the `photo` record of one photo.

    A place on a track is the record's, not the photo's: it is left out here.
    """
    values: dict[str, Any] = {}
    if shot.moment is not None:
        values["event_date"] = shot.moment.date()
        values["event_time"] = shot.moment.time().replace(second=0, microsecond=0, tzinfo=None)
    place = shot.place
    if place is not None and not place.interpolated:
        values["decimal_latitude"] = round(place.latitude, 6)
        values["decimal_longitude"] = round(place.longitude, 6)
        values["elevation"] = place.elevation
        values["direction"] = place.direction
    return {name: value for name, value in values.items() if value is not None}


def _error(place: Place) -> float:
    return PHONE_ERROR if place.error is None else max(place.error, 1.0)


def _reach(place: Place, other: Place) -> float:
    """Metres from `place` to where `other` says the camera was."""
    return distance_m(place.latitude, place.longitude, other.latitude, other.longitude)
