"""Coordinate systems of layers: what a file says, the way to WGS 84, and what it may be if it is
silent.

Datums without public parameters (Beijing 54, Xi'an 80) go the way of `db.places.local_datum`, so
that a layer lies where a typed position lies. CGCS2000 is taken as WGS 84.

EPSG codes of the Chinese grids: CGCS2000 three-degree zones 25 to 45 are 4513 to 4533, by central
meridian 75 to 135 E 4534 to 4554; six-degree zones 13 to 23 are 4491 to 4501, by meridian 4502 to
4512. Xi'an 80 likewise 2349 to 2369, 2370 to 2390, 2327 to 2337, 2338 to 2348; Beijing 54
three-degree 2401 to 2421 and 2422 to 2442, six-degree 21413 to 21423 and 21453 to 21463.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from db.layers.geometry import Degrees, Transform
from db.places import datum_columns
from db.text import Text, translate_noop

if TYPE_CHECKING:
    from pyproj import CRS

HOME = (85.0, 28.0, 105.0, 40.5)
"""Where an office of the plateau expects its layers: west, south, east, north."""

_MOST = 14  # readings offered

NOT_SAID, NOT_KNOWN, NOT_FITTING = "not_said", "not_known", "not_fitting"
"""Why the user has to say in what a layer's coordinates are."""

Extent = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of coordinates that nobody named. crs: "EPSG:…"; datum: of its degrees.

    at_home: whether the layer would lie where the office is.
    """

    crs: str
    datum: str
    label: Text
    at_home: bool


def understood(said: str) -> CRS | None:
    """The system `said` names ("EPSG:4490" or WKT), flat; None when nobody knows it."""
    import pyproj

    if not said:
        return None
    try:
        crs = pyproj.CRS.from_user_input(said).to_2d()
    except (pyproj.exceptions.CRSError, ValueError):
        return None
    if crs.is_compound:
        crs = crs.sub_crs_list[0]
    return crs if crs.geodetic_crs is not None else None


def to_degrees(crs: CRS) -> Transform:
    """From coordinates in `crs` to WGS 84 degrees, x before y. Impossible ones become infinite."""
    import pyproj

    datum = _local_datum(crs)
    target = crs.geodetic_crs if datum else pyproj.CRS.from_epsg(4326)
    way = pyproj.Transformer.from_crs(crs, target, always_xy=True)

    def transform(x: Degrees, y: Degrees) -> tuple[Degrees, Degrees]:
        longitude, latitude = way.transform(x, y)
        longitude, latitude = np.asarray(longitude), np.asarray(latitude)
        if datum:
            latitude, longitude = datum_columns.to_wgs84(latitude, longitude, datum)
        return longitude, latitude

    return transform


def _local_datum(crs: CRS) -> str:
    geodetic: Any = crs.geodetic_crs
    name = str(geodetic.datum.name if geodetic.datum is not None else geodetic.name).lower()
    name = name.replace("_", " ").replace("'", "")
    if "beijing" in name and "54" in name:
        return "beijing54"
    return "xian80" if "xian" in name and "80" in name else ""


def doubt_of(said: str, extent: Extent | None) -> str:
    """Why the user has to say what `said` does not: one of the reasons above, or "".

    extent: in coordinates of the file.
    """
    if not said.strip():
        return NOT_SAID
    crs = understood(said)
    if crs is None:
        return NOT_KNOWN
    if extent is None:
        return ""
    x, y = np.array([extent[0], extent[2]]), np.array([extent[1], extent[3]])
    longitude, latitude = to_degrees(crs)(x, y)
    # Infinite and missing numbers fail the comparison too.
    fits = (np.abs(latitude) <= 90.001) & (np.abs(longitude) <= 540)
    return "" if bool(fits.all()) else NOT_FITTING


def candidates(extent: Extent) -> list[Candidate]:
    """What coordinates may be in, the likeliest first; [] when nothing fits.

    extent: of the layer, in coordinates of the file.
    """
    west, south, east, north = extent
    if -180 <= west and east <= 360 and -90 <= south and north <= 90:
        found = [
            ("EPSG:4326", "wgs84", _DEGREES),
            ("EPSG:4326", "gcj02", _GCJ02),
            ("EPSG:4326", "bd09", _BD09),
            ("EPSG:4214", "wgs84", _DEGREES_54),
            ("EPSG:4610", "wgs84", _DEGREES_80),
        ]
        return [Candidate(crs, datum, label, _home(crs, extent)) for crs, datum, label in found]
    grids = _grids(extent)
    ours = [one for one in grids if one[1].source == _CGCS.source]
    others = [one for one in grids if one[1].source != _CGCS.source]
    named = [*ours, *_utm(), *others, ("EPSG:3857", _MERCATOR)]
    all_of_them = [Candidate(crs, "wgs84", label, _home(crs, extent)) for crs, label in named]
    near = [one for one in all_of_them if one.at_home]
    # Of one grid the zone that leads to the middle of the plateau first.
    families = {one: number for number, one in enumerate((_CGCS, _UTM, _XIAN, _BEIJING))}
    near.sort(
        key=lambda one: (
            next((n for known, n in families.items() if known.source == one.label.source), 9),
            abs(_middle(one.crs, extent) - (HOME[0] + HOME[2]) / 2),
        )
    )
    return near[:_MOST] or [one for one in all_of_them if _on_map(one.crs, extent)][:_MOST]


def _grids(extent: Extent) -> list[tuple[str, Text]]:
    """Chinese grids whose zone the eastings name, or all of them when they name none."""
    middle = (extent[0] + extent[2]) / 2
    prefix = int(middle // 1_000_000)
    found: list[tuple[str, Text]] = []
    if 25 <= prefix <= 45:
        for first, label in ((4513, _CGCS), (2349, _XIAN), (2401, _BEIJING)):
            code = f"EPSG:{first + prefix - 25}"
            found.append((code, label.format(width=3, zone=_ZONE.format(zone=prefix))))
    elif 13 <= prefix <= 23:
        for first, label in ((4491, _CGCS), (2327, _XIAN), (21413, _BEIJING)):
            code = f"EPSG:{first + prefix - 13}"
            found.append((code, label.format(width=6, zone=_ZONE.format(zone=prefix))))
    elif 0 <= prefix <= 1:
        for first, label in ((4534, _CGCS), (2370, _XIAN), (2422, _BEIJING)):
            for meridian in range(84, 109, 3):
                code = f"EPSG:{first + (meridian - 75) // 3}"
                found.append((code, label.format(width=3, zone=_MERIDIAN.format(degrees=meridian))))
    return found


def _utm() -> list[tuple[str, Text]]:
    return [(f"EPSG:{32600 + zone}", _UTM.format(zone=zone)) for zone in range(44, 50)]


def _corners(crs: str, extent: Extent) -> tuple[Degrees, Degrees] | None:
    known = understood(crs)
    if known is None:
        return None
    x = np.array([extent[0], extent[2], (extent[0] + extent[2]) / 2])
    y = np.array([extent[1], extent[3], (extent[1] + extent[3]) / 2])
    longitude, latitude = to_degrees(known)(x, y)
    if not (np.isfinite(longitude).all() and np.isfinite(latitude).all()):
        return None
    return longitude, latitude


def _middle(crs: str, extent: Extent) -> float:
    """Degrees east of the middle of the extent."""
    found = _corners(crs, extent)
    return float(found[0][2]) if found is not None else 999.0


def _home(crs: str, extent: Extent) -> bool:
    found = _corners(crs, extent)
    if found is None:
        return False
    west, south, east, north = HOME
    return bool(west <= found[0][2] <= east and south <= found[1][2] <= north)


def _on_map(crs: str, extent: Extent) -> bool:
    found = _corners(crs, extent)
    return found is not None and bool((np.abs(found[1]) <= 90).all())


def by_name(code: str) -> tuple[str, str] | None:
    """("EPSG:…", its name) of a code a person typed ("4490", "EPSG:4490"); None if unknown."""
    digits = code.upper().replace("EPSG", "").replace(":", "").strip()
    known = understood(f"EPSG:{digits}") if digits.isdigit() and len(digits) <= 6 else None
    return (f"EPSG:{digits}", known.name) if known is not None else None


def sample_in_degrees(
    sample: Sequence[tuple[int, list[list[float]]]], crs: str, datum: str
) -> list[tuple[int, list[list[float]]]]:
    """Lines of a file, [x, y, x, y, …] each under its kind, in WGS 84; for a preview.

    Points that are nowhere are left out.
    """
    known = understood(crs)
    if known is None:
        return []
    way = to_degrees(known)
    found = []
    for kind, lines in sample:
        moved = []
        for line in lines:
            flat = np.array(line, np.float64)
            longitude, latitude = way(flat[0::2], flat[1::2])
            if datum in ("gcj02", "bd09"):
                latitude, longitude = datum_columns.to_wgs84(latitude, longitude, datum)
            fits = np.isfinite(longitude) & np.isfinite(latitude) & (np.abs(latitude) <= 90)
            moved.append(
                np.column_stack([longitude[fits], latitude[fits]]).round(7).ravel().tolist()
            )
        found.append((kind, [line for line in moved if line]))
    return found


_DEGREES = translate_noop("Layers", "WGS 84 or CGCS2000 (degrees)")
_GCJ02 = translate_noop("Layers", "GCJ-02, of Amap or Tencent (degrees)")
_BD09 = translate_noop("Layers", "BD-09, of Baidu (degrees)")
_DEGREES_54 = translate_noop("Layers", "Beijing 54 (degrees)")
_DEGREES_80 = translate_noop("Layers", "Xi'an 80 (degrees)")
_CGCS = translate_noop("Layers", "CGCS2000, {width}-degree grid, {zone}")
_XIAN = translate_noop("Layers", "Xi'an 80, {width}-degree grid, {zone}")
_BEIJING = translate_noop("Layers", "Beijing 54, {width}-degree grid, {zone}")
_ZONE = translate_noop("Layers", "zone {zone}")
_MERIDIAN = translate_noop("Layers", "meridian {degrees}° E")
_UTM = translate_noop("Layers", "UTM zone {zone} (WGS 84)")
_MERCATOR = translate_noop("Layers", "Web Mercator (EPSG:3857)")
