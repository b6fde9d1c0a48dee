"""Beijing 54 and Xi'an 80, the datums of older maps and registers, to WGS 84 and back.

The parameters that would do this exactly are not public. What is:

- Beijing 54 (EPSG:4214, Krasovsky 1940): three-parameter sets that EPSG publishes for single
  basins. The one of the Tarim basin (EPSG:15921) is the nearest to the plateau. At 30-37 N,
  90-102 E the other published sets give places up to 27 m from it.
- Xi'an 80 (EPSG:4610, IAG 1975): EPSG has no set at all. When the country went over to CGCS2000
  in 2008, the guide of the surveying administration gave the shift of map sheets from Xi'an 80 as
  -9 to +43 m north and +76 to +119 m east over the whole country. The middle of it is taken.

`datum.ACCURACY_M` says by how much the result may be wrong. Outside the box of China the angles
are left as they are. Everything here works on floats (`math`) and on numpy columns (`numpy`), which
is what `m` is; all angles are decimal degrees, (latitude, longitude).
"""

from __future__ import annotations

import math
from typing import Any

_KRASOVSKY = (6378245.0, 1 / 298.3)
_WGS84 = (6378137.0, 1 / 298.257223563)
_TO_CENTRE = (15.8, -154.4, -82.3)  # m, EPSG:15921, geocentric translation

_XIAN_NORTH, _XIAN_EAST = 17.0, 97.5  # m, the middle of the published ranges

_ROUNDS = 4  # each gains four digits or more; two reach a millimetre


def beijing54_to_wgs84(latitude: Any, longitude: Any, m: Any = math) -> tuple[Any, Any]:
    """By way of the Earth's centre; heights are taken as zero on both ellipsoids."""
    axis, flattening = _KRASOVSKY
    squared = flattening * (2 - flattening)
    phi, lam = m.radians(latitude), m.radians(longitude)
    normal = axis / m.sqrt(1 - squared * m.sin(phi) ** 2)
    x = normal * m.cos(phi) * m.cos(lam) + _TO_CENTRE[0]
    y = normal * m.cos(phi) * m.sin(lam) + _TO_CENTRE[1]
    z = normal * (1 - squared) * m.sin(phi) + _TO_CENTRE[2]
    # Bowring (1976): on the ground one step is exact to far less than a millimetre.
    axis, flattening = _WGS84
    squared, minor = flattening * (2 - flattening), axis * (1 - flattening)
    across = m.hypot(x, y)
    theta = m.atan2(z * axis, across * minor)
    other = squared / (1 - squared)
    phi = m.atan2(
        z + other * minor * m.sin(theta) ** 3, across - squared * axis * m.cos(theta) ** 3
    )
    return m.degrees(phi), m.degrees(m.atan2(y, x))


def xian80_to_wgs84(latitude: Any, longitude: Any, m: Any = math) -> tuple[Any, Any]:
    """The published mean shift of map sheets, in metres on the ground."""
    axis, flattening = _WGS84
    squared = flattening * (2 - flattening)
    phi = m.radians(latitude)
    w = 1 - squared * m.sin(phi) ** 2
    meridian = axis * (1 - squared) / (w * m.sqrt(w))
    parallel = axis / m.sqrt(w) * m.cos(phi)
    return (
        latitude + m.degrees(_XIAN_NORTH / meridian),
        longitude + m.degrees(_XIAN_EAST / parallel),
    )


def from_wgs84(latitude: Any, longitude: Any, datum: str, m: Any = math) -> tuple[Any, Any]:
    """The position that "beijing54" or "xian80" gives this WGS 84 place."""
    forward = beijing54_to_wgs84 if datum == "beijing54" else xian80_to_wgs84
    lat, lon = latitude, longitude
    for _ in range(_ROUNDS):
        there_lat, there_lon = forward(lat, lon, m)
        lat, lon = lat + (latitude - there_lat), lon + (longitude - there_lon)
    return lat, lon
