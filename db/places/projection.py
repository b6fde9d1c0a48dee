"""Plane coordinates to degrees and back: the transverse Mercator projection, by pyproj (PROJ).

pyproj takes a quarter of a second to load, so it is loaded with the first plane coordinates or by
`warm_up` before. Everything is metres and decimal degrees.
"""

from __future__ import annotations

import math
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyproj import Proj

# Ellipsoid of each datum. Map apps shift WGS 84 degrees, so their plane coordinates are WGS 84's.
_ELLIPSOIDS = {
    "beijing54": "+ellps=krass",
    "xian80": "+a=6378140 +rf=298.257",
    "cgcs2000": "+ellps=GRS80",
}
_FALSE_EASTING = 500_000.0
UTM_SCALE, GAUSS_KRUGER_SCALE = 0.9996, 1.0


class _Projections(threading.local):
    """Projections made so far, each thread its own: PROJ's objects are not to be shared."""

    def __init__(self) -> None:
        self.made: dict[tuple[float, float, str], Proj] = {}


_PROJECTIONS = _Projections()
_MOST = 128


def _projection(central_meridian: float, scale: float, datum: str) -> Proj:
    made = _PROJECTIONS.made
    key = (central_meridian, scale, _ELLIPSOIDS.get(datum, "+ellps=WGS84"))
    if key not in made:
        from pyproj import Proj

        if len(made) >= _MOST:  # meridians of their own, typed one after the other
            made.clear()
        made[key] = Proj(
            f"+proj=tmerc +lat_0=0 +lon_0={central_meridian} +k={scale} +x_0={_FALSE_EASTING} "
            f"{key[2]} +units=m +no_defs"
        )
    return made[key]


def plane_to_degrees(
    easting: float, northing: float, central_meridian: float, scale: float, datum: str
) -> tuple[float, float] | None:
    """(latitude, longitude) on the ellipsoid of `datum`; None for what is on no map.

    easting: with the usual 500 km added, without a zone in front.
    """
    longitude, latitude = _projection(central_meridian, scale, datum)(
        easting, northing, inverse=True
    )
    if not (math.isfinite(latitude) and math.isfinite(longitude)) or abs(latitude) > 90:
        return None
    return float(latitude), (float(longitude) + 180.0) % 360.0 - 180.0


def degrees_to_plane(
    latitude: float, longitude: float, central_meridian: float, scale: float, datum: str
) -> tuple[float, float]:
    """(easting, northing) with 500 km added to the easting."""
    easting, northing = _projection(central_meridian, scale, datum)(longitude, latitude)
    return float(easting), float(northing)


def warm_up() -> None:
    """Load pyproj now; for a thread that has time."""
    plane_to_degrees(500_000.0, 3_760_000.0, 93.0, GAUSS_KRUGER_SCALE, "cgcs2000")
