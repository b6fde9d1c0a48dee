"""Lengths and areas on the WGS 84 ellipsoid, for measuring on the map. Plain Python, no PROJ.

Lengths: Vincenty's inverse solution (T. Vincenty, Survey Review XXIII, 1975), good to half a
millimetre; where it does not converge, near the antipode, the mean sphere (0.6 % at worst) serves.
Areas: corners go to the authalic sphere, whose areas are those of the ellipsoid (J. P. Snyder, Map
Projections, USGS 1395, 1987, eq. 3-12), and great circles join them. Those differ a little from
geodesics of the ellipsoid: less than 1e-5 of the area for sides up to 100 km and 1e-4 up to
1,000 km (the tests hold both against PROJ).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from db.places.datum import distance_m

Point = tuple[float, float]
"""(latitude, longitude), degrees, WGS 84."""

A = 6378137.0  # m, semi-major axis
F = 1 / 298.257223563
_B = A * (1 - F)
_E2 = F * (2 - F)
_E = math.sqrt(_E2)
_TURNS = 60

MU_PER_HECTARE = 15.0
"""1 mu (亩) is 1/15 hectare: State Council order of 1984 on legal units, kept for land."""


def inverse(one: Point, other: Point) -> tuple[float, float]:
    """Metres along the ellipsoid between two points, and the azimuth at the first, degrees from
    north by east, 0 to 360."""
    if one == other:
        return 0.0, 0.0
    phi1, phi2 = math.radians(one[0]), math.radians(other[0])
    apart = math.remainder(math.radians(other[1] - one[1]), 2 * math.pi)
    u1 = math.atan((1 - F) * math.tan(phi1))
    u2 = math.atan((1 - F) * math.tan(phi2))
    sin1, cos1, sin2, cos2 = math.sin(u1), math.cos(u1), math.sin(u2), math.cos(u2)
    turn = apart
    for _ in range(_TURNS):
        east = cos2 * math.sin(turn)
        north = cos1 * sin2 - sin1 * cos2 * math.cos(turn)
        sin_s = math.hypot(east, north)
        if sin_s == 0.0:
            return 0.0, 0.0
        cos_s = sin1 * sin2 + cos1 * cos2 * math.cos(turn)
        sigma = math.atan2(sin_s, cos_s)
        sin_a = cos1 * cos2 * math.sin(turn) / sin_s
        cos2_a = 1 - sin_a * sin_a
        cos_m = cos_s - 2 * sin1 * sin2 / cos2_a if cos2_a > 1e-15 else 0.0
        c = F / 16 * cos2_a * (4 + F * (4 - 3 * cos2_a))
        before = turn
        turn = apart + (1 - c) * F * sin_a * (
            sigma + c * sin_s * (cos_m + c * cos_s * (2 * cos_m * cos_m - 1))
        )
        if abs(turn - before) < 1e-12:
            break
    else:
        return distance_m(*one, *other), _sphere_azimuth(phi1, phi2, apart)
    k = cos2_a * (A * A - _B * _B) / (_B * _B)
    big_a = 1 + k / 16384 * (4096 + k * (-768 + k * (320 - 175 * k)))
    big_b = k / 1024 * (256 + k * (-128 + k * (74 - 47 * k)))
    change = (
        big_b
        * sin_s
        * (
            cos_m
            + big_b
            / 4
            * (
                cos_s * (2 * cos_m * cos_m - 1)
                - big_b / 6 * cos_m * (4 * sin_s * sin_s - 3) * (4 * cos_m * cos_m - 3)
            )
        )
    )
    return _B * big_a * (sigma - change), math.degrees(math.atan2(east, north)) % 360.0


def length_m(points: Sequence[Point]) -> float:
    """Metres along a line through `points`."""
    return sum(inverse(one, other)[0] for one, other in pairwise(points))


def area_m2(corners: Sequence[Point]) -> float:
    """Square metres within a ring of corners (the first need not stand again at the end).

    Where the ring crosses itself, parts that turn the other way are taken off.
    """
    if len(corners) < 3:
        return 0.0
    lobes = 0.0
    for one, other in zip(corners, [*corners[1:], corners[0]], strict=True):
        apart = math.remainder(math.radians(other[1] - one[1]), 2 * math.pi)
        t1, t2 = math.tan(_authalic(one[0]) / 2), math.tan(_authalic(other[0]) / 2)
        # The area between a great circle's piece and the equator (spherical excess).
        lobes += 2 * math.atan2(math.tan(apart / 2) * (t1 + t2), 1 + t1 * t2)
    return abs(lobes) * _AUTHALIC_RADIUS**2


def crosses_itself(corners: Sequence[Point]) -> bool:
    """Whether two sides of a ring cross, seen on a plane of degrees."""
    ring = [*corners, corners[0]] if corners else []
    sides = list(pairwise(ring))
    for n, (a, b) in enumerate(sides):
        for m in range(n + 2, len(sides)):
            if n == 0 and m == len(sides) - 1:
                continue  # neighbours too
            c, d = sides[m]
            if _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0:
                return True
    return False


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[1] - a[1]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[1] - a[1])


def _sphere_azimuth(phi1: float, phi2: float, apart: float) -> float:
    east = math.sin(apart) * math.cos(phi2)
    north = math.cos(phi1) * math.sin(phi2) - math.sin(phi1) * math.cos(phi2) * math.cos(apart)
    return math.degrees(math.atan2(east, north)) % 360.0


def _q(sine: float) -> float:
    return (1 - _E2) * (sine / (1 - _E2 * sine * sine) + math.atanh(_E * sine) / _E)


_Q_POLE = _q(1.0)
_AUTHALIC_RADIUS = A * math.sqrt(_Q_POLE / 2)


def _authalic(latitude: float) -> float:
    """Authalic latitude, radians."""
    return math.asin(max(-1.0, min(1.0, _q(math.sin(math.radians(latitude))) / _Q_POLE)))
