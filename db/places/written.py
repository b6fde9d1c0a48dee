"""A position as people write it: the other way round from `db.places.locate`, which reads it."""

from __future__ import annotations

import math

from db.places import datum as datums
from db.places.mgrs import BANDS, write_mgrs
from db.places.projection import UTM_SCALE, degrees_to_plane

SHOWN = ("decimal", "degrees_minutes", "degrees_minutes_seconds", "utm", "mgrs")
"""Codes of `db.places.formats.FORMATS` in which a position can be written."""


def written(latitude: float, longitude: float, form: str = "decimal") -> str:
    """A position (degrees, WGS 84) in a form of `SHOWN`, to about a metre.

    UTM and MGRS end at 84° N and 80° S: beyond, decimal degrees are given. ValueError for another
    form.
    """
    longitude = math.remainder(longitude, 360.0)
    if form in ("utm", "mgrs") and not -80 <= latitude < 84:
        form = "decimal"
    if form == "decimal":
        return f"{latitude:.5f}, {longitude:.5f}"
    if form == "degrees_minutes":
        return f"{_minutes(latitude, 'NS')} {_minutes(longitude, 'EW')}"
    if form == "degrees_minutes_seconds":
        return f"{_seconds(latitude, 'NS')} {_seconds(longitude, 'EW')}"
    if form == "utm":
        zone, easting, northing = utm(latitude, longitude)
        band = BANDS[min(19, int((latitude + 80) // 8))]
        return f"{zone}{band} {easting:.0f} {northing:.0f}"
    if form == "mgrs":
        return write_mgrs(latitude, *utm(latitude, longitude))
    raise ValueError(f"a position is not written as {form!r}")


def written_in(latitude: float, longitude: float, datum: str) -> str:
    """Decimal degrees of a WGS 84 position in another datum, e.g. for a map app; 6 decimals."""
    lat, lon = datums.from_wgs84(latitude, longitude, datum)
    return f"{lat:.6f}, {lon:.6f}"


def utm(latitude: float, longitude: float) -> tuple[int, float, float]:
    """(zone, easting, northing) in metres; south of the equator 10,000 km are added."""
    zone = min(60, int((longitude + 180) // 6) + 1)
    if 56 <= latitude < 64 and 3 <= longitude < 12:
        zone = 32  # the zones of Norway
    elif 72 <= latitude < 84 and 0 <= longitude < 42:
        zone = next(z for z, east in ((31, 9), (33, 21), (35, 33), (37, 42)) if longitude < east)
    easting, northing = degrees_to_plane(latitude, longitude, zone * 6 - 183, UTM_SCALE, "wgs84")
    return zone, easting, northing if latitude >= 0 else northing + 10_000_000


def _minutes(degrees: float, letters: str) -> str:
    total = round(abs(degrees) * 60_000)
    letter = letters[degrees < 0]
    return f"{total // 60_000}°{total % 60_000 / 1000:06.3f}′{letter}"


def _seconds(degrees: float, letters: str) -> str:
    total = round(abs(degrees) * 36_000)
    letter = letters[degrees < 0]
    return f"{total // 36_000}°{total // 600 % 60:02d}′{total % 600 / 10:04.1f}″{letter}"
