"""From a point to its administrative unit, and from a named place to a point with its uncertainty.

Whatever is proposed says how sure it is; nothing here overwrites what a person typed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from db.places.datum import distance_m
from db.places.ground import county_at, county_of, height_at
from db.problem import Problem, doubt
from db.reference import PlaceEntry, Reference
from db.text import translate_noop

REACH_M: dict[str, float] = {
    "site": 1_000.0,
    "village": 10_000.0,
    "township": 40_000.0,
    "county": 150_000.0,
}
"""How far from the point of a unit its land surely reaches, metres. Villages of the plateau are
pastures of hundreds of square kilometres; measured on the counties of Qinghai, whose farthest
corners lie 20 to 330 km from their middle (median 90)."""


@dataclass(frozen=True, slots=True)
class PlacedPoint:
    """Where a named place is. uncertainty_m: of the radius that holds it. at: the place whose point
    it is, which may be a unit above the one asked for."""

    latitude: float
    longitude: float
    uncertainty_m: float
    at: PlaceEntry


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a point. county_code: None outside Qinghai. height: mean of the ground,
    metres. nearest: the nearest place with a point of its own, and how far it is in metres."""

    county_code: str | None
    height: float | None
    nearest: PlaceEntry | None
    distance_m: float | None


def surroundings(reference: Reference, latitude: float, longitude: float) -> Surroundings:
    """County, height and nearest known place of a point, WGS 84."""
    county = county_at(latitude, longitude)
    height = height_at(latitude, longitude)
    nearest, metres = None, None
    for entry in reference.places:
        if entry.latitude is None or entry.longitude is None or entry.level == "province":
            continue
        away = distance_m(latitude, longitude, entry.latitude, entry.longitude)
        if metres is None or away < metres:
            nearest, metres = entry, away
    return Surroundings(
        county.code if county is not None else None,
        height.metres if height is not None else None,
        nearest,
        metres,
    )


def unit_at(reference: Reference, latitude: float, longitude: float) -> PlaceEntry | None:
    """The smallest unit a point surely lies in: the county, since no finer areas are known."""
    county = county_at(latitude, longitude)
    return reference.place_by_code(county.code) if county is not None else None


def point_of(reference: Reference, code: str) -> PlacedPoint | None:
    """A point for a place known by its name only, with an honest uncertainty.

    The place's own point, else that of the nearest unit above which has one, else the middle of its
    county; None when even the county is not known.
    """
    entry = reference.place_by_code(code)
    while entry is not None:
        if entry.latitude is not None and entry.longitude is not None:
            reach = REACH_M.get(entry.level or "", 300_000.0)
            return PlacedPoint(entry.latitude, entry.longitude, reach, entry)
        if entry.level == "county" or not entry.parent_code:
            break
        entry = reference.place_by_code(entry.parent_code)
    county = county_of(code)
    at = reference.place_by_code(county.code) if county is not None else None
    if county is None or at is None:
        return None
    latitude, longitude = county.middle()
    return PlacedPoint(
        round(latitude, 4),
        round(longitude, 4),
        round(county.radius_m(latitude, longitude), -3),
        at,
    )


def place_problems(reference: Reference, values: Mapping[str, Any]) -> Iterator[Problem]:
    """Doubts where point, named place and altitude do not agree."""
    latitude, longitude = values.get("decimal_latitude"), values.get("decimal_longitude")
    if latitude is None or longitude is None:
        return
    yield from _point_against_place(reference, values, latitude, longitude)
    elevation = values.get("elevation")
    if elevation is None:
        return
    height = height_at(latitude, longitude)
    if height is not None and not height.lowest <= elevation <= height.highest:
        yield doubt(
            "elevation_terrain",
            "elevation",
            translate_noop(
                "Problem",
                "The ground there is about {height} m high, here stand {elevation} m: check the "
                "altitude and the point.",
            ).format(height=f"{height.metres:.0f}", elevation=f"{elevation:.0f}"),
        )


def _point_against_place(
    reference: Reference, values: Mapping[str, Any], latitude: float, longitude: float
) -> Iterator[Problem]:
    code = values.get("place_code")
    place = reference.place_by_code(code) if code else None
    if place is None:
        return
    uncertainty = values.get("coordinate_uncertainty") or 0.0
    if place.latitude is not None and place.longitude is not None:
        away = distance_m(latitude, longitude, place.latitude, place.longitude)
        reach = REACH_M.get(place.level or "", 400_000.0)
        if away > reach + uncertainty:
            yield doubt(
                "place_far",
                "place_code",
                translate_noop(
                    "Problem", "The point lies {km} km from {place}. Is it right?"
                ).format(km=f"{away / 1000:.0f}", place=place.name_zh),
            )
            return
    named = county_of(code or "")
    actual = county_at(latitude, longitude)
    if named is None or (actual is not None and actual.code == named.code):
        return
    if uncertainty and _may_reach(latitude, longitude, uncertainty, named.code):
        return
    if _may_reach(latitude, longitude, 500.0, named.code):
        return  # the areas are known to 200 m
    yield doubt(
        "place_county",
        "place_code",
        translate_noop(
            "Problem", "The point lies in {county}, the place in {named}. Which is right?"
        ).format(
            county=actual.name
            if actual is not None
            else translate_noop("Problem", "another province"),
            named=named.name,
        ),
    )


def _may_reach(latitude: float, longitude: float, metres: float, code: str) -> bool:
    """Whether a circle touches a county: its rim is looked at in eight directions."""
    north = metres / 111_320
    east = north / max(0.2, math.cos(math.radians(latitude)))
    for dy, dx in (
        (1, 0),
        (-1, 0),
        (0, 1),
        (0, -1),
        (0.7, 0.7),
        (0.7, -0.7),
        (-0.7, 0.7),
        (-0.7, -0.7),
    ):
        county = county_at(latitude + dy * north, longitude + dx * east)
        if county is not None and county.code == code:
            return True
    return False
