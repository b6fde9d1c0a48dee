"""From a point to its administrative unit, and from a named place to a point with its uncertainty.

Whatever is proposed says how sure it is; nothing here overwrites what a person typed. No finer
areas than counties are known, and of landscape elements none: neither is guessed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from db.names import fold, place_variants
from db.places.datum import distance_m
from db.places.ground import (
    County,
    Settlement,
    counties,
    county_at,
    county_of,
    height_at,
    middle_of,
    settlements,
)
from db.problem import Problem, doubt
from db.reference import PlaceEntry, Reference
from db.text import translate_noop

_SITE_M = 1_000.0
_LEAST_M = {"village": 10_000.0, "township": 15_000.0}
# A unit of area a, round, reaches 0.56 sqrt(a) from its middle. Units are not round and their seats
# stand at their edges: nearly three times as much.
_SPREAD = 1.5
_EDGE_M = 500.0  # the areas of counties are known to 200 m
_LARGE_M = 400_000.0  # of prefectures and provinces, which are never proposed as a point


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
    """What is known of a point. unit: the smallest unit it surely lies in. height: mean of the
    ground, metres. nearest: name of the nearest settlement or place with a point of its own, as
    the lists write it, and how far away it is in metres."""

    unit: PlaceEntry | None
    height: float | None
    nearest: str | None
    distance_m: float | None


def surroundings(reference: Reference, latitude: float, longitude: float) -> Surroundings:
    """Unit, height and nearest known place of a point, WGS 84."""
    height = height_at(latitude, longitude)
    nearest = _nearest(reference, latitude, longitude)
    return Surroundings(
        unit_at(reference, latitude, longitude),
        height.metres if height is not None else None,
        nearest[1] if nearest is not None else None,
        nearest[0] if nearest is not None else None,
    )


def unit_at(reference: Reference, latitude: float, longitude: float) -> PlaceEntry | None:
    """The smallest unit a point surely lies in: the county, since no finer areas are known."""
    county = county_at(latitude, longitude)
    return reference.place_by_code(county.code) if county is not None else None


def _nearest(reference: Reference, latitude: float, longitude: float) -> tuple[float, str] | None:
    """(metres, name)."""
    named = [(one.latitude, one.longitude, one.name) for one in settlements()]
    for entry in reference.places:
        if entry.latitude is not None and entry.longitude is not None:
            if entry.level not in ("county", "prefecture", "province"):
                named.append((entry.latitude, entry.longitude, entry.name_zh))
    narrow = math.cos(math.radians(latitude))
    # On a plane first: the sphere is needed for the nearest only.
    best = min(
        named,
        key=lambda one: (one[0] - latitude) ** 2 + ((one[1] - longitude) * narrow) ** 2,
        default=None,
    )
    if best is None:
        return None
    return distance_m(latitude, longitude, best[0], best[1]), best[2]


def own_point(entry: PlaceEntry) -> tuple[float, float] | None:
    """(latitude, longitude) of a place: as the office set it, else of a township of this name that
    the map knows within the same county. None where there is none, or more than one."""
    if entry.latitude is not None and entry.longitude is not None:
        return entry.latitude, entry.longitude
    if entry.level != "township":
        return None
    county = county_of(entry.code)
    if county is None:
        return None
    names = {name for names in place_variants(entry.name_zh) for name in names}
    found = [one for one in settlements() if _is_town_of(one, names, county)]
    return (found[0].latitude, found[0].longitude) if len(found) == 1 else None


def _is_town_of(one: Settlement, names: set[str], county: County) -> bool:
    return (
        one.kind == "town" and fold(one.name) in names and county.holds(one.latitude, one.longitude)
    )


def distance_from(
    reference: Reference, entry: PlaceEntry, latitude: float, longitude: float
) -> tuple[PlaceEntry, float] | None:
    """(the place or its township, metres from it to a point); None where neither has a point."""
    above: PlaceEntry | None = entry
    while above is not None and above.level in ("site", "village", "township", None):
        point = own_point(above)
        if point is not None:
            return above, distance_m(latitude, longitude, *point)
        above = reference.place_by_code(above.parent_code) if above.parent_code else None
    return None


def reach_m(reference: Reference, entry: PlaceEntry) -> float:
    """Metres from a place's point within which its land surely lies.

    Pastures of one village may be larger than a county elsewhere, so it is taken from the county's
    area and the number of villages or townships that share it.
    """
    county = county_of(entry.code)
    if entry.level in ("village", "township"):
        least = _LEAST_M[entry.level]
        if county is None:
            return 4 * least
        sharing = sum(
            one.level == entry.level and one.code.startswith(county.code)
            for one in reference.places
        )
        each = county.area_km2() / max(1, sharing)
        return max(least, round(_SPREAD * math.sqrt(each)) * 1_000.0)
    if entry.level == "county" and county is not None:
        return 2 * middle_of(county)[2]
    return _SITE_M if entry.level in ("site", None) else _LARGE_M


def point_of(reference: Reference, code: str) -> PlacedPoint | None:
    """A point for a place known by its name only, with an honest uncertainty.

    The place's own point, else that of the nearest unit above which has one, else the middle of its
    county; None for anything larger or unknown.
    """
    entry = reference.place_by_code(code)
    while entry is not None and entry.level in ("site", "village", "township", None):
        point = own_point(entry)
        if point is not None:
            return PlacedPoint(*point, reach_m(reference, entry), entry)
        entry = reference.place_by_code(entry.parent_code) if entry.parent_code else None
    county = county_of(code)
    at = reference.place_by_code(county.code) if county is not None else None
    if county is None or at is None:
        return None
    latitude, longitude, radius = middle_of(county)
    return PlacedPoint(latitude, longitude, math.ceil(radius / 1_000) * 1_000.0, at)


def place_problems(reference: Reference, values: Mapping[str, Any]) -> Iterator[Problem]:
    """Doubts where point, named place and altitude do not agree.

    Codes: place_far, place_county (field place_code), elevation_terrain (field elevation).
    """
    latitude, longitude = values.get("decimal_latitude"), values.get("decimal_longitude")
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return
    uncertainty = values.get("coordinate_uncertainty") or 0.0
    code = values.get("place_code")
    place = reference.place_by_code(code) if code else None
    if place is not None:
        yield from _against_place(reference, place, latitude, longitude, uncertainty)
    elevation = values.get("elevation")
    # A point that may lie a valley farther says nothing of the height.
    if elevation is None or uncertainty > 2_000:
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
            ).format(height=f"{round(height.metres, -1):.0f}", elevation=f"{elevation:.0f}"),
        )


def _against_place(
    reference: Reference, place: PlaceEntry, latitude: float, longitude: float, uncertainty: float
) -> Iterator[Problem]:
    """At most one doubt: the other county says more than the distance."""
    actual = county_at(latitude, longitude)
    # A larger unit than a county is held against the counties within it.
    known = any(_fits(county.code, place.code) for county in counties())
    agrees = actual is not None and _fits(actual.code, place.code)
    if known and not agrees:
        if _may_reach(latitude, longitude, max(_EDGE_M, uncertainty), place.code):
            return
        above = county_of(place.code)
        yield doubt(
            "place_county",
            "place_code",
            translate_noop(
                "Problem", "The point lies in {county}, the place in {named}. Which is right?"
            ).format(
                county=actual.name if actual is not None else _ANOTHER_PROVINCE,
                named=above.name if above is not None else place.name_zh,
            ),
        )
        return
    point = own_point(place)
    if point is None:
        return
    away = distance_m(latitude, longitude, *point)
    if away > reach_m(reference, place) + uncertainty:
        yield doubt(
            "place_far",
            "place_code",
            translate_noop("Problem", "The point lies {km} km from {place}. Is it right?").format(
                km=f"{away / 1000:.0f}", place=place.name_zh
            ),
        )


def _fits(county: str, place: str) -> bool:
    """Whether one of the two codes lies within the other."""
    return county.startswith(place) or place.startswith(county)


def _may_reach(latitude: float, longitude: float, metres: float, code: str) -> bool:
    """Whether a circle touches the unit: its rim, and for large ones also circles within."""
    for share in (1.0, 0.75, 0.5, 0.25) if metres > 5_000 else (1.0,):
        north = share * metres / 111_195
        east = north / max(0.2, math.cos(math.radians(latitude)))
        for turn in range(16):
            angle = turn * math.pi / 8
            county = county_at(
                latitude + north * math.sin(angle), longitude + east * math.cos(angle)
            )
            if county is not None and _fits(county.code, code):
                return True
    return False


_ANOTHER_PROVINCE = translate_noop("Problem", "another province")
