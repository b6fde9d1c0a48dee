"""Areas that narrow a filter to what lies in them: a box, a circle, an outline.

Degrees are WGS 84. Sides of a box and of an outline are straight in longitude and latitude, as in
GeoJSON; a circle is all points whose geodesic distance from its centre is at most its radius.

    Circle(33.42, 95.77, 5000).contains(latitudes, longitudes)   # bool, shape (n,)
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from db.area_grid import Edge, edges_of, split
from db.places.geodesic import inverse

Floats = npt.NDArray[np.floating]
Doubles = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

# WGS 84 (NGA.STND.0036): semi-major axis in metres, square of the first eccentricity.
AXIS = 6_378_137.0
E2 = 6.694379990141317e-3

SINGLE = 8e-6
"""Degrees by which a coordinate kept in single precision may be off, up to 180."""

MOST_CORNERS = 2000
LARGEST_RADIUS = 1_000_000.0
_MANY = 20_000  # points from which on an outline is first drawn into a grid


@dataclass(frozen=True, slots=True)
class Box:
    """A box in degrees; edges belong to it. It does not cross the date line."""

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        _check_degrees((self.south, self.north), (self.west, self.east))

    @property
    def bounds(self) -> Box:
        return self

    def contains(self, latitude: Floats, longitude: Floats) -> Bools:
        """Which points lie in it. bool, shape (n,); never where a coordinate is NaN."""
        inside: Bools = (latitude >= self.south) & (latitude <= self.north)
        inside &= (longitude >= self.west) & (longitude <= self.east)
        return inside

    def judge(
        self, latitude: Floats, longitude: Floats, slack: float = SINGLE
    ) -> tuple[Bools, npt.NDArray[np.intp]]:
        """Which points lie in it, and the positions of those so near its border that `slack`
        degrees might change their side."""
        near = self.grown(slack).contains(latitude, longitude)
        near &= ~self.grown(-slack).contains(latitude, longitude)
        return self.contains(latitude, longitude), np.flatnonzero(near)

    def square_metres(self) -> float:
        """Its size on the ellipsoid."""
        width = math.radians(self.east - self.west)
        return max(0.0, AXIS**2 / 2 * width * (_zone(self.north) - _zone(self.south)))

    def grown(self, degrees: float) -> Box:
        """The box with every edge moved outwards; not checked, it may be empty."""
        made = object.__new__(Box)
        for name, value in zip(
            ("west", "south", "east", "north"),
            (self.west - degrees, self.south - degrees, self.east + degrees, self.north + degrees),
            strict=True,
        ):
            object.__setattr__(made, name, value)
        return made


@dataclass(frozen=True, slots=True)
class Circle:
    """All points at most `radius` metres from a place, on the ellipsoid.

    Distances are compared as chords through the ellipsoid, which needs no iteration. The border is
    right within a centimetre up to 100 km and within 2 m up to 500 km.
    """

    latitude: float
    longitude: float
    radius: float

    def __post_init__(self) -> None:
        _check_degrees((self.latitude,), (self.longitude,))
        if not 0 < self.radius <= LARGEST_RADIUS:
            raise ValueError("a circle has a radius of more than 0 m and at most 1,000 km")

    @property
    def bounds(self) -> Box:
        """A box around it; the whole band of latitudes where it crosses the date line."""
        tall = math.degrees(self.radius / 6_335_000) * 1.001
        south, north = self.latitude - tall, self.latitude + tall
        highest = max(abs(south), abs(north))
        if highest >= 89.9:
            return Box(-180.0, max(south, -90.0), 180.0, min(north, 90.0))
        wide = tall * 1.01 / math.cos(math.radians(highest))
        west, east = self.longitude - wide, self.longitude + wide
        if west < -180 or east > 180:
            west, east = -180.0, 180.0
        return Box(west, south, east, north)

    @property
    def chord(self) -> float:
        """The straight distance through the Earth, m, that goes with the radius."""
        sine = math.sin(math.radians(self.latitude))
        mean = AXIS * math.sqrt(1 - E2) / (1 - E2 * sine * sine)  # of both curvatures
        return 2 * mean * math.sin(self.radius / (2 * mean))

    def contains(self, latitude: Floats, longitude: Floats) -> Bools:
        return self.judge(latitude, longitude, 0.0)[0]

    def judge(
        self, latitude: Floats, longitude: Floats, slack: float = SINGLE
    ) -> tuple[Bools, npt.NDArray[np.intp]]:
        box = self.bounds
        # Around the pole and over the date line an outline is no plain ring of degrees.
        plain = box.west > -180 and box.east < 180
        ring = tuple((lon, lat) for lat, lon in self.outline()) if plain else ()
        metres = slack * 160_000  # a diagonal step of one degree
        highest = min(max(abs(box.south), abs(box.north)), 89.9)
        degrees = metres / 110_000 / math.cos(math.radians(highest))
        chord = self.chord

        def exact(lat: Doubles, lon: Doubles) -> tuple[Bools, Bools]:
            squared = self._squared_chord(lat, lon)
            near = squared <= (chord + metres) ** 2
            near &= squared >= max(chord - metres, 0.0) ** 2
            return squared <= chord * chord, near

        return _judge(box.grown(degrees), ring, exact, latitude, longitude, degrees)

    def square_metres(self) -> float:
        return math.pi * self.radius**2

    def outline(self, corners: int = 96) -> list[tuple[float, float]]:
        """(latitude, longitude) of points on it, from north by east, for drawing."""
        ring = []
        for number in range(corners):
            azimuth = 2 * math.pi * number / corners
            reach = self.radius
            for _ in range(3):  # from a sphere to the ellipsoid, within a thousandth
                place = _ahead(self.latitude, self.longitude, azimuth, reach)
                reach *= self.radius / max(inverse((self.latitude, self.longitude), place)[0], 1e-9)
            ring.append(place)
        return ring

    def _squared_chord(self, latitude: Doubles, longitude: Doubles) -> Doubles:
        """The straight distance from the centre through the Earth, squared."""
        lat, away = np.radians(latitude), np.radians(longitude - self.longitude)
        sine, cosine = np.sin(lat), np.cos(lat)
        normal = AXIS / np.sqrt(1 - E2 * sine * sine)
        x, y, z = self.centre
        squared: Doubles = (
            (normal * cosine * np.cos(away) - x) ** 2
            + (normal * cosine * np.sin(away) - y) ** 2
            + (normal * (1 - E2) * sine - z) ** 2
        )
        return squared

    @property
    def centre(self) -> tuple[float, float, float]:
        """Its centre in metres from that of the Earth, longitudes counted from its own."""
        sine = math.sin(math.radians(self.latitude))
        normal = AXIS / math.sqrt(1 - E2 * sine * sine)
        return normal * math.cos(math.radians(self.latitude)), 0.0, normal * (1 - E2) * sine


@dataclass(frozen=True)
class Polygon:
    """What an outline encloses. ring: (longitude, latitude) of each corner, the first once.

    Where an outline crosses itself, what is enclosed twice lies outside (even-odd). It does not
    cross the date line.
    """

    ring: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        if not 3 <= len(self.ring) <= MOST_CORNERS:
            raise ValueError(f"an outline has 3 to {MOST_CORNERS} corners")
        _check_degrees([lat for _lon, lat in self.ring], [lon for lon, _lat in self.ring])

    @cached_property
    def bounds(self) -> Box:
        longitudes, latitudes = zip(*self.ring, strict=True)
        return Box(min(longitudes), min(latitudes), max(longitudes), max(latitudes))

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every side that is not level, as `area_grid.edges_of` says."""
        return edges_of(self.ring)

    @property
    def sides(self) -> tuple[tuple[tuple[float, float], tuple[float, float]], ...]:
        return tuple(zip(self.ring, (*self.ring[1:], self.ring[0]), strict=True))

    def contains(self, latitude: Floats, longitude: Floats) -> Bools:
        return self.judge(latitude, longitude, 0.0)[0]

    def judge(
        self, latitude: Floats, longitude: Floats, slack: float = SINGLE
    ) -> tuple[Bools, npt.NDArray[np.intp]]:
        def exact(lat: Doubles, lon: Doubles) -> tuple[Bools, Bools]:
            return self._crossed(lat, lon), self._beside(lat, lon, slack)

        box = self.bounds.grown(slack)
        return _judge(box, self.ring, exact, latitude, longitude, slack)

    def _crossed(self, lat: Doubles, lon: Doubles) -> Bools:
        inside = np.zeros(len(lat), bool)
        for y1, y2, x1, gain in self.edges:
            inside ^= ((y1 > lat) != (y2 > lat)) & (lon < x1 + gain * (lat - y1))
        return inside

    def _beside(self, lat: Doubles, lon: Doubles, slack: float) -> Bools:
        near = np.zeros(len(lat), bool)
        if slack <= 0:
            return near
        for (x1, y1), (x2, y2) in self.sides:
            dx, dy = x2 - x1, y2 - y1
            near |= (
                (np.abs(dx * (lat - y1) - dy * (lon - x1)) <= slack * (abs(dx) + abs(dy)))
                & (lon >= min(x1, x2) - slack) & (lon <= max(x1, x2) + slack)
                & (lat >= min(y1, y2) - slack) & (lat <= max(y1, y2) + slack)
            )  # fmt: skip
        return near

    def square_metres(self) -> float:
        """Its size on the ellipsoid, of an outline that does not cross itself."""
        total = 0.0
        for (x1, y1), (x2, y2) in self.sides:
            # Simpson's rule: an edge is straight, the zone below it nearly so.
            mean = (_zone(y1) + 4 * _zone((y1 + y2) / 2) + _zone(y2)) / 6
            total += math.radians(x2 - x1) * mean
        return abs(total) * AXIS**2 / 2


Area = Box | Circle | Polygon


def _judge(
    box: Box,
    ring: Sequence[tuple[float, float]],
    exact: Callable[[Doubles, Doubles], tuple[Bools, Bools]],
    latitude: Floats,
    longitude: Floats,
    slack: float,
) -> tuple[Bools, npt.NDArray[np.intp]]:
    """`exact` (inside, near the border) asked only of points that may be either.

    box: outside it nothing lies inside. ring: an outline that lies within a cell of the grid of
    the border meant, or none.
    """
    found = box.contains(latitude, longitude)
    rows = np.flatnonzero(found)
    if len(rows) < _MANY or not ring:
        inside, border = np.zeros(len(rows), bool), np.arange(len(rows))
    else:
        inside, border = split(ring, latitude[rows], longitude[rows], slack)
    lat, lon = (np.asarray(part[rows[border]], np.float64) for part in (latitude, longitude))
    inside[border], near = exact(lat, lon)
    found[rows] = inside
    return found, rows[border[near]]


def _ahead(latitude: float, longitude: float, azimuth: float, metres: float) -> tuple[float, float]:
    """Where one comes on a sphere of 6,371 km; longitudes may pass 180 degrees."""
    lat, angle = math.radians(latitude), metres / 6_371_000
    there = math.asin(
        math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(azimuth)
    )
    aside = math.atan2(
        math.sin(azimuth) * math.sin(angle) * math.cos(lat),
        math.cos(angle) - math.sin(lat) * math.sin(there),
    )
    return math.degrees(there), longitude + math.degrees(aside)


def _zone(latitude: float) -> float:
    """Area of the ellipsoid from the equator up to a latitude, per radian, in units of a²/2.

    Snyder, Map Projections: A Working Manual (1987), formula 3-12.
    """
    sine, e = math.sin(math.radians(latitude)), math.sqrt(E2)
    return (1 - E2) * (
        sine / (1 - E2 * sine * sine) - math.log((1 - e * sine) / (1 + e * sine)) / (2 * e)
    )


def _check_degrees(latitudes: Sequence[float], longitudes: Sequence[float]) -> None:
    if not all(math.isfinite(value) and abs(value) <= 90 for value in latitudes):
        raise ValueError("a latitude lies between -90 and 90 degrees")
    if not all(math.isfinite(value) and abs(value) <= 180 for value in longitudes):
        raise ValueError("a longitude lies between -180 and 180 degrees")
