"""Where each map app puts the position into its links, one function an app."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from db.places.bd09mc import bd09mc_to_bd09
from db.text import Text, translate_noop


@dataclass(frozen=True, slots=True)
class Link:
    """A link taken apart. `asked`: its parameters by lower-case name, decoded."""

    host: str
    path: str
    asked: Mapping[str, str]
    fragment: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A position in a link, and the other datum it may be in."""

    latitude: float
    longitude: float
    datum: str | None
    reason: Text | None = None
    or_datum: str | None = None
    or_reason: Text | None = None


_NUMBER = r"[-+]?\d+(?:\.\d+)?"
_PAIR = re.compile(rf"^\s*({_NUMBER})\s*[,，~]\s*({_NUMBER})")
_COORD = re.compile(rf"(?:coord|latlng|location):\s*({_NUMBER})\s*,\s*({_NUMBER})", re.IGNORECASE)


def _pair(text: str | None) -> tuple[float, float] | None:
    """The two numbers a parameter begins with (`coord:39.9,116.3;title:…` too)."""
    match = (_COORD.search(text) or _PAIR.match(text)) if text else None
    return (float(match[1]), float(match[2])) if match else None


def _two(link: Link, latitude: str, longitude: str) -> tuple[float, float] | None:
    try:
        pair = float(link.asked[latitude]), float(link.asked[longitude])
    except (KeyError, ValueError):
        return None
    return pair if all(map(math.isfinite, pair)) else None


def _first(link: Link, *names: str) -> list[tuple[float, float]]:
    """The pairs of the first parameter among `names` that holds any."""
    for name in names:
        found = [
            pair
            for part in link.asked.get(name, "").split("|")
            if (pair := _pair(part)) is not None
        ]
        if found:
            return found
    return []


def _named_two(link: Link, *names: tuple[str, str]) -> list[tuple[float, float]]:
    for latitude, longitude in names:
        pair = _two(link, latitude, longitude)
        if pair is not None:
            return [pair]
    return []


_LAT_LON = (
    ("lat", "lng"),
    ("lat", "lon"),
    ("latitude", "longitude"),
    ("dlat", "dlon"),
    ("dlat", "dlng"),
    ("tolat", "tolng"),
)


def tencent(link: Link) -> list[Spot]:
    """map.qq.com, apis.map.qq.com, qqmap: latitude first; pointx is the longitude."""
    found = (
        _first(link, "marker", "coord", "tocoord", "latlng", "location")
        or _named_two(link, ("pointy", "pointx"), ("centery", "centerx"), *_LAT_LON)
        or _first(link, "center", "fromcoord")
    )
    datum = "wgs84" if link.asked.get("coord_type") == "1" else "gcj02"
    return [Spot(*pair, datum) for pair in found]


def amap(link: Link) -> list[Spot]:
    """uri.amap.com and the app's own links: `dev=1` and `coordinate=wgs84` say WGS 84."""
    said = link.asked.get("coordinate", "").lower()
    wgs84 = said == "wgs84" or link.asked.get("dev") == "1"
    datum = "bd09" if said == "baidu" else "wgs84" if wgs84 else "gcj02"
    reversed_ = _first(link, "position", "markers", "to", "lnglat", "location", "dest")
    found = [(latitude, longitude) for longitude, latitude in reversed_]
    found = found or _named_two(link, *_LAT_LON)
    if not found:
        # p=id,latitude,longitude,name,address and q=latitude,longitude,name
        parts = link.asked.get("p", "").partition(",")[2]
        pair = _pair(parts) or _pair(link.asked.get("q"))
        found = [pair] if pair is not None else []
    if not found:
        found = [(lat, lon) for lon, lat in _first(link, "center", "from")]
    return [Spot(*pair, datum) for pair in found]


_BAIDU_VIEW = re.compile(rf"@({_NUMBER}),({_NUMBER})")


def baidu(link: Link) -> list[Spot]:
    """map.baidu.com (metres in the path), api.map.baidu.com, baidumap: BD-09 if nothing is said."""
    said = link.asked.get("coord_type", "").lower()
    datum = {"gcj02": "gcj02", "wgs84": "wgs84", "wgs84ll": "wgs84", "gcj02ll": "gcj02"}
    kind = datum.get(said, "bd09")
    found = (
        _first(link, "location", "destination", "latlng", "marker", "markers", "center", "origin")
        or _named_two(link, *_LAT_LON)
        or _named_two(link, ("y", "x"))
    )
    if not found:
        match = _BAIDU_VIEW.search(link.path) or _BAIDU_VIEW.search(link.fragment)
        if match is not None:
            found = [(float(match[2]), float(match[1]))]
    spots = []
    for latitude, longitude in found:
        if abs(latitude) > 180 or abs(longitude) > 180:
            # Metres; in China the easting is always the larger of the two.
            northing, easting = sorted((latitude, longitude))
            if easting > 2.1e7 or northing < -2.1e7:
                continue
            latitude, longitude = bd09mc_to_bd09(easting, northing)
        spots.append(Spot(latitude, longitude, kind))
    return spots


_GOOGLE_VIEW = re.compile(rf"@({_NUMBER}),({_NUMBER})(?:,(\d+(?:\.\d+)?)([zma])?)?")
_GOOGLE_PLACE = re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})")
_PATH_PAIR = re.compile(rf"/(?:place|search|dir(?:/[^/]*)?)/({_NUMBER}),\s*({_NUMBER})(?=[/+ ]|$)")
_GOOGLE_DMS = re.compile(r"/(?:place|search)/([^/@]*\d[°d][^/@]*)")


def google(link: Link) -> list[Spot]:
    """The place before the middle of the view; a view in metres is the satellite picture."""
    places = _GOOGLE_PLACE.findall(link.path)
    view = _GOOGLE_VIEW.search(link.path)
    satellite = "!1e3" in link.path or (view is not None and view[4] in ("m", "a"))
    satellite = satellite or link.asked.get("t") in ("k", "h") or "earth" in link.host
    typed = _first(link, "q", "query", "destination", "daddr", "ll", "center", "sll")
    if "loc:" in link.asked.get("q", "") and not typed:
        match = re.search(rf"loc:\s*({_NUMBER})[,+ ]\s*({_NUMBER})", link.asked["q"])
        typed = [(float(match[1]), float(match[2]))] if match else []
    in_path = _PATH_PAIR.search(link.path)
    dms = _GOOGLE_DMS.search(link.path)
    off_the_map = False
    if places:
        found, off_the_map = [(float(places[-1][0]), float(places[-1][1]))], True
    elif in_path is not None:
        found = [(float(in_path[1]), float(in_path[2]))]
    elif dms is not None and (read := _degrees(dms[1])) is not None:
        found = [read]
    elif typed:
        found = typed
    elif view is not None:
        found, off_the_map = [(float(view[1]), float(view[2]))], True
    else:
        found = []
    map_first = link.host.endswith(".cn") or (off_the_map and not satellite)
    if link.host.startswith("earth."):
        return [Spot(*pair, "wgs84") for pair in found]
    return [_either(pair, map_first) for pair in found]


def _degrees(text: str) -> tuple[float, float] | None:
    from db.places.coordinates import PositionError, parse_position

    try:
        found = parse_position(text.replace("+", " "))
    except PositionError:
        return None
    return (found[0].latitude, found[0].longitude) if len(found) == 1 else None


def _either(pair: tuple[float, float], map_first: bool) -> Spot:
    """A point in China that was read off a shifted map, or is what a GPS says."""
    first, other = ("gcj02", _ON_THE_MAP), ("wgs84", _ON_THE_PICTURE)
    if not map_first:
        first, other = other, first
    return Spot(*pair, *first, *other)


def apple(link: Link) -> list[Spot]:
    """maps.apple.com: Amap's data in China."""
    found = _first(link, "coordinate", "ll", "daddr", "q", "address", "center", "sll", "near")
    return [_either(pair, True) for pair in found]


def bing(link: Link) -> list[Spot]:
    """cp=34.1~93.8 is the view, sp=point.34.1_93.8_name a pin."""
    match = re.search(rf"point\.({_NUMBER})_({_NUMBER})", link.asked.get("sp", ""))
    found = [(float(match[1]), float(match[2]))] if match else _first(link, "where1", "q", "cp")
    return [_either(pair, link.host.startswith("cn.")) for pair in found]


def openstreetmap(link: Link) -> list[Spot]:
    """?mlat=34.1&mlon=93.8 is a pin, #map=15/34.1/93.8 the view."""
    found = _named_two(link, ("mlat", "mlon"), *_LAT_LON)
    if not found:
        match = re.search(rf"map=[\d.]+/({_NUMBER})/({_NUMBER})", link.fragment)
        found = [(float(match[1]), float(match[2]))] if match else []
    return [Spot(*pair, "wgs84") for pair in found]


def tianditu(link: Link) -> list[Spot]:
    """The national map is not shifted."""
    found = _named_two(link, *_LAT_LON)
    found = found or [(lat, lon) for lon, lat in _first(link, "center", "lnglat", "location")]
    return [Spot(*pair, "cgcs2000") for pair in found]


def unknown(link: Link) -> list[Spot]:
    """A link of somebody else that names latitude and longitude; its datum is anybody's guess."""
    found = _named_two(link, *_LAT_LON[:3])
    return [Spot(*pair, None, _UNSHIFTED, "gcj02", _SHIFTED) for pair in found]


USUAL_DATUM: dict[Callable[[Link], list[Spot]], str] = {
    tencent: "gcj02",
    amap: "gcj02",
    baidu: "bd09",
}

_ON_THE_MAP = translate_noop("Conversion", "read off the road map")
_ON_THE_PICTURE = translate_noop("Conversion", "from a GPS or the satellite picture")
_UNSHIFTED = translate_noop("Conversion", "from a GPS")
_SHIFTED = translate_noop("Conversion", "from a map app")
