"""The conversions of `db.places.datum` for whole numpy columns: 100,000 positions at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from db.places import local_datum
from db.places.datum import ECCENTRICITY_SQUARED, SEMI_MAJOR_AXIS, SHIFTED_BOX

Degrees = NDArray[np.float64]
_BD_PI = np.pi * 3000.0 / 180.0
_LOCAL = {
    "beijing54": local_datum.beijing54_to_wgs84,
    "xian80": local_datum.xian80_to_wgs84,
}
_ROUNDS = 12  # each round gains three digits or more; compared with the scalar one in the tests


def to_wgs84(latitudes: Degrees, longitudes: Degrees, datum: str) -> tuple[Degrees, Degrees]:
    """(latitudes, longitudes) in WGS 84; the input is not changed."""
    lats, lons = latitudes.copy(), longitudes.copy()
    if datum == "bd09":
        lats, lons = _inverse(lats, lons, _baidu_shift, (0.006, 0.0065))
    if datum in ("gcj02", "bd09"):
        lats, lons = _inverse(lats, lons, _shift, (0.0, 0.0))
    if datum in _LOCAL:
        rows = np.flatnonzero(_inside(lats, lons))
        lats[rows], lons[rows] = _LOCAL[datum](lats[rows], lons[rows], np)
    return lats, lons


def _inside(lats: Degrees, lons: Degrees) -> NDArray[np.bool_]:
    south, west, north, east = SHIFTED_BOX
    inside: NDArray[np.bool_] = (lats >= south) & (lats <= north) & (lons >= west) & (lons <= east)
    return inside


def _inverse(
    lats: Degrees,
    lons: Degrees,
    shift: Callable[[Degrees, Degrees], tuple[Degrees, Degrees]],
    first: tuple[float, float],
) -> tuple[Degrees, Degrees]:
    rows = np.flatnonzero(_inside(lats - first[0], lons - first[1]))
    shown_lat, shown_lon = lats[rows], lons[rows]
    lat, lon = shown_lat - first[0], shown_lon - first[1]
    for _ in range(_ROUNDS):
        north, east = shift(lat, lon)
        lat, lon = shown_lat - north, shown_lon - east
    if shift is _shift:
        kept = _inside(lat, lon)
        lat, lon = np.where(kept, lat, shown_lat), np.where(kept, lon, shown_lon)
    lats[rows], lons[rows] = lat, lon
    return lats, lons


def _shift(lats: Degrees, lons: Degrees) -> tuple[Degrees, Degrees]:
    x, y = lons - 105.0, lats - 35.0
    root = np.sqrt(np.abs(x))
    common = 20.0 * np.sin(6.0 * x * np.pi) + 20.0 * np.sin(2.0 * x * np.pi)
    north = (
        -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * root
        + (
            common
            + 20.0 * np.sin(y * np.pi)
            + 40.0 * np.sin(y / 3.0 * np.pi)
            + 160.0 * np.sin(y / 12.0 * np.pi)
            + 320.0 * np.sin(y * np.pi / 30.0)
        )
        * 2.0
        / 3.0
    )
    east = (
        300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * root
        + (
            common
            + 20.0 * np.sin(x * np.pi)
            + 40.0 * np.sin(x / 3.0 * np.pi)
            + 150.0 * np.sin(x / 12.0 * np.pi)
            + 300.0 * np.sin(x / 30.0 * np.pi)
        )
        * 2.0
        / 3.0
    )
    phi = np.radians(lats)
    w = 1.0 - ECCENTRICITY_SQUARED * np.sin(phi) ** 2
    meridian = SEMI_MAJOR_AXIS * (1.0 - ECCENTRICITY_SQUARED) / (w * np.sqrt(w))
    parallel = SEMI_MAJOR_AXIS / np.sqrt(w) * np.cos(phi)
    return np.degrees(north / meridian), np.degrees(east / parallel)


def _baidu_shift(lats: Degrees, lons: Degrees) -> tuple[Degrees, Degrees]:
    radius = np.hypot(lons, lats) + 0.00002 * np.sin(lats * _BD_PI)
    angle = np.arctan2(lats, lons) + 0.000003 * np.cos(lons * _BD_PI)
    return radius * np.sin(angle) + 0.006 - lats, radius * np.cos(angle) + 0.0065 - lons
