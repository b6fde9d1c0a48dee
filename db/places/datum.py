"""Datums met in China, and the way from each to WGS 84 and back.

Map apps in China show GCJ-02 (WeChat, Tencent, Amap) or BD-09 (Baidu): 50 to 570 m off, which is
the next valley. Both were never published officially; the formula below is the one that has been
public since 2013 (the "eviltransform" of several libraries, BSD/MIT), on the Krasovsky 1940
ellipsoid. Its inverse has no closed form and is iterated until it moves less than 1e-10 degree
(about 0.01 mm). Outside the box in which map apps shift, nothing is shifted. That box is the
customary one of the formula, not China's border: it also covers Mongolia and Kathmandu.

BD-09 takes 3000/180 pi as the factor of its waves, as nearly all libraries do: the result Baidu's
own conversion service documents is met within 0.7 m. eviltransform takes pi instead, so its BD-09
vectors lie 10 and 41 m from ours, while its GCJ-02 vectors are met to the last digit.

CGCS2000 (EPSG:4490) is taken as WGS 84: the two differ by less than a metre. Beijing 54 and
Xi'an 80 (`db.places.local_datum`) can only be converted within some tens of metres.

All angles are decimal degrees; each function takes and gives (latitude, longitude).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from db.places import local_datum

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Degrees = NDArray[np.float64]

_Conversion = Callable[[float, float], tuple[float, float]]

SEMI_MAJOR_AXIS = 6378245.0  # m, Krasovsky 1940
ECCENTRICITY_SQUARED = 0.00669342162296594323
MEAN_RADIUS = 6371008.8  # m, IUGG mean Earth radius R1

# The box of the formula (south, west, north, east).
SHIFTED_BOX = (0.8293, 72.004, 55.8271, 137.8347)

_BD_PI = math.pi * 3000.0 / 180.0
_TOLERANCE = 1e-10
_ROUNDS = 30

DATUMS = ("wgs84", "cgcs2000", "gcj02", "bd09", "beijing54", "xian80")
MAP_APP_DATUMS = ("gcj02", "bd09")
SHORT_NAMES = {
    "wgs84": "WGS 84",
    "cgcs2000": "CGCS2000",
    "gcj02": "GCJ-02",
    "bd09": "BD-09",
    "beijing54": "Beijing 54",
    "xian80": "Xi'an 80",
}

# Metres by which a position may be wrong after the conversion to WGS 84.
ACCURACY_M = {
    "wgs84": 0.0,
    "cgcs2000": 1.0,
    "gcj02": 0.5,
    "bd09": 0.5,
    "beijing54": 30.0,
    "xian80": 35.0,
}


def is_shifted(latitude: float, longitude: float) -> bool:
    """Whether map apps shift this WGS 84 position."""
    south, west, north, east = SHIFTED_BOX
    return south <= latitude <= north and west <= longitude <= east


def to_wgs84(latitude: float, longitude: float, datum: str) -> tuple[float, float]:
    """A position given in `datum` (a code of `vocabularies.DATUM`) in WGS 84.

    ValueError for a datum not known here.
    """
    return _TO_WGS84[datum](latitude, longitude) if datum in _TO_WGS84 else _unknown(datum)


def from_wgs84(latitude: float, longitude: float, datum: str) -> tuple[float, float]:
    """A WGS 84 position in `datum`. ValueError for a datum not known here."""
    return _FROM_WGS84[datum](latitude, longitude) if datum in _FROM_WGS84 else _unknown(datum)


def wgs84_to_gcj02(latitude: float, longitude: float) -> tuple[float, float]:
    if not is_shifted(latitude, longitude):
        return latitude, longitude
    north, east = _shift(latitude, longitude)
    return latitude + north, longitude + east


def gcj02_to_wgs84(latitude: float, longitude: float) -> tuple[float, float]:
    """The WGS 84 position that GCJ-02 shows here."""
    if not is_shifted(latitude, longitude):
        return latitude, longitude
    lat, lon = latitude, longitude
    for _ in range(_ROUNDS):
        north, east = _shift(lat, lon)
        next_lat, next_lon = latitude - north, longitude - east
        moved = max(abs(next_lat - lat), abs(next_lon - lon))
        lat, lon = next_lat, next_lon
        if moved < _TOLERANCE:
            break
    # At the box's edge the position shown may come from a point that is itself not shifted.
    return (lat, lon) if is_shifted(lat, lon) else (latitude, longitude)


def gcj02_to_bd09(latitude: float, longitude: float) -> tuple[float, float]:
    if not is_shifted(latitude, longitude):
        return latitude, longitude
    north, east = _baidu_shift(latitude, longitude)
    return latitude + north, longitude + east


def bd09_to_gcj02(latitude: float, longitude: float) -> tuple[float, float]:
    """Iterated too: the published inverse of BD-09 alone is up to a metre off."""
    lat, lon = latitude - 0.006, longitude - 0.0065
    if not is_shifted(lat, lon):
        return latitude, longitude
    for _ in range(_ROUNDS):
        north, east = _baidu_shift(lat, lon)
        next_lat, next_lon = latitude - north, longitude - east
        moved = max(abs(next_lat - lat), abs(next_lon - lon))
        lat, lon = next_lat, next_lon
        if moved < _TOLERANCE:
            break
    return lat, lon


def wgs84_to_bd09(latitude: float, longitude: float) -> tuple[float, float]:
    return gcj02_to_bd09(*wgs84_to_gcj02(latitude, longitude))


def bd09_to_wgs84(latitude: float, longitude: float) -> tuple[float, float]:
    return gcj02_to_wgs84(*bd09_to_gcj02(latitude, longitude))


def beijing54_to_wgs84(latitude: float, longitude: float) -> tuple[float, float]:
    """Within `ACCURACY_M`; the exact parameters are not public."""
    if not is_shifted(latitude, longitude):
        return latitude, longitude
    return local_datum.beijing54_to_wgs84(latitude, longitude)


def xian80_to_wgs84(latitude: float, longitude: float) -> tuple[float, float]:
    """Within `ACCURACY_M`; the exact parameters are not public."""
    if not is_shifted(latitude, longitude):
        return latitude, longitude
    return local_datum.xian80_to_wgs84(latitude, longitude)


def _to_local(datum: str) -> _Conversion:
    def convert(latitude: float, longitude: float) -> tuple[float, float]:
        if not is_shifted(latitude, longitude):
            return latitude, longitude
        return local_datum.from_wgs84(latitude, longitude, datum)

    return convert


def distance_m(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in metres (haversine on the mean Earth radius; within 0.6 %)."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half_lat = (phi2 - phi1) / 2
    half_lon = math.radians(lon2 - lon1) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(phi1) * math.cos(phi2) * math.sin(half_lon) ** 2
    return 2 * MEAN_RADIUS * math.asin(min(1.0, math.sqrt(chord)))


def shift_m(latitude: float, longitude: float, datum: str) -> float:
    """How many metres a position moves when it is read in `datum` instead of WGS 84."""
    return distance_m(latitude, longitude, *to_wgs84(latitude, longitude, datum))


def columns_to_wgs84(
    latitudes: Degrees, longitudes: Degrees, datum: str
) -> tuple[Degrees, Degrees]:
    """`to_wgs84` for whole columns (equally long float64 arrays; NaN stays NaN)."""
    import numpy as np

    from db.places import datum_columns

    if datum not in _TO_WGS84:
        _unknown(datum)
    lats = np.asarray(latitudes, dtype=np.float64)
    lons = np.asarray(longitudes, dtype=np.float64)
    return datum_columns.to_wgs84(lats, lons, datum)


def _shift(latitude: float, longitude: float) -> tuple[float, float]:
    """By how many degrees north and east GCJ-02 moves a WGS 84 position."""
    x, y = longitude - 105.0, latitude - 35.0
    root = math.sqrt(abs(x))
    common = 20.0 * math.sin(6.0 * x * math.pi) + 20.0 * math.sin(2.0 * x * math.pi)
    north = (
        -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * root
        + (
            common
            + 20.0 * math.sin(y * math.pi)
            + 40.0 * math.sin(y / 3.0 * math.pi)
            + 160.0 * math.sin(y / 12.0 * math.pi)
            + 320.0 * math.sin(y * math.pi / 30.0)
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
            + 20.0 * math.sin(x * math.pi)
            + 40.0 * math.sin(x / 3.0 * math.pi)
            + 150.0 * math.sin(x / 12.0 * math.pi)
            + 300.0 * math.sin(x / 30.0 * math.pi)
        )
        * 2.0
        / 3.0
    )
    phi = math.radians(latitude)
    w = 1.0 - ECCENTRICITY_SQUARED * math.sin(phi) ** 2
    meridian = SEMI_MAJOR_AXIS * (1.0 - ECCENTRICITY_SQUARED) / (w * math.sqrt(w))
    parallel = SEMI_MAJOR_AXIS / math.sqrt(w) * math.cos(phi)
    return math.degrees(north / meridian), math.degrees(east / parallel)


def _baidu_shift(latitude: float, longitude: float) -> tuple[float, float]:
    """By how many degrees north and east BD-09 moves a GCJ-02 position."""
    radius = math.hypot(longitude, latitude) + 0.00002 * math.sin(latitude * _BD_PI)
    angle = math.atan2(latitude, longitude) + 0.000003 * math.cos(longitude * _BD_PI)
    return (
        radius * math.sin(angle) + 0.006 - latitude,
        radius * math.cos(angle) + 0.0065 - longitude,
    )


def _same(latitude: float, longitude: float) -> tuple[float, float]:
    return latitude, longitude


def _unknown(datum: str) -> tuple[float, float]:
    raise ValueError(f"unknown datum: {datum!r}")


_TO_WGS84: dict[str, _Conversion] = {
    "wgs84": _same,
    "cgcs2000": _same,
    "gcj02": gcj02_to_wgs84,
    "bd09": bd09_to_wgs84,
    "beijing54": beijing54_to_wgs84,
    "xian80": xian80_to_wgs84,
}
_FROM_WGS84: dict[str, _Conversion] = {
    "wgs84": _same,
    "cgcs2000": _same,
    "gcj02": wgs84_to_gcj02,
    "bd09": wgs84_to_bd09,
    "beijing54": _to_local("beijing54"),
    "xian80": _to_local("xian80"),
}
