"""Links of map apps that carry a position, alone or in the middle of a message.

What each app puts into its links, and in which datum: Tencent and WeChat latitude first, GCJ-02;
Amap longitude first in `position` and `to`, latitude first in `p` and `q`, GCJ-02; Baidu BD-09,
in degrees or in its own metres; each of them another datum where the link names one. Google and
Apple draw their maps of China in GCJ-02 and their satellite pictures in WGS 84, and a link does
not always say which was on the screen: both readings are given. `geo:` is WGS 84 (RFC 5870).

Short links only lead to a long one over the network, which this program does not use: refused,
with words on what to paste instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, unquote, unquote_plus, urlsplit

from db.places import link_providers
from db.places.candidate import Candidate, Hints, PositionError, quote
from db.places.datum import is_shifted
from db.places.link_providers import Link, Spot
from db.text import translate_noop

_SCHEMES = r"https?|geo|qqmap|amapuri|androidamap|iosamap|baidumap|bdapp|comgooglemaps|maps|intent"
_LINK = re.compile(
    rf"(?:(?<![A-Za-z0-9])(?:{_SCHEMES}):(?://)?|"
    r"(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]{1,63}\.){1,5}(?:com|cn|org|apple|gl|net)/)"
    r"[^\s<>，。；！？、（）【】《》「」]+",
    re.IGNORECASE,
)
_WECHAT = re.compile(r"<location\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(x|y|label|poiname)\s*=\s*\"([^\"]*)\"", re.IGNORECASE)

_HOSTS: tuple[tuple[tuple[str, ...], str, Callable[[Link], list[Spot]]], ...] = (
    (("map.qq.com", "map.wap.qq.com", "3gimg.qq.com", "qqmap"), "tencent_link",
     link_providers.tencent),
    (("amap.com", "autonavi.com", "amapuri", "androidamap", "iosamap"), "amap_link",
     link_providers.amap),
    (("map.baidu.com", "baidumap", "bdapp"), "baidu_link", link_providers.baidu),
    (("maps.apple.com", "maps.apple", "maps"), "apple_link", link_providers.apple),
    (("bing.com",), "bing_link", link_providers.bing),
    (("openstreetmap.org", "osm.org"), "openstreetmap_link", link_providers.openstreetmap),
    (("tianditu.gov.cn", "tianditu.com", "tianditu.cn"), "tianditu_link", link_providers.tianditu),
)  # fmt: skip
_GOOGLE = re.compile(r"(?:^|\.)google(?:\.[a-z]{2,3}){1,2}$|^comgooglemaps$")
_SHORT_HOSTS = (
    "surl.amap.com",
    "j.map.baidu.com",
    "maps.app.goo.gl",
    "goo.gl",
    "g.co",
    "url.cn",
    "t.cn",
    "dwz.cn",
    "bit.ly",
)


def read_links(text: str, hints: Hints) -> list[Candidate]:
    """The places of the links in `text`, the likeliest first; [] when there is no map link.

    Raises PositionError for a link that holds no position, short links among them.
    """
    found: list[Candidate] = []
    refused: PositionError | None = None
    for element in _WECHAT.findall(text):
        found += _wechat(element)
    for match in _LINK.finditer(text):
        address = match[0].rstrip(".,;:!?'\"")
        try:
            found += [replace(one, verbatim=address) for one in read_link(address)]
        except PositionError as error:
            refused = refused or error
    unlike = [one for n, one in enumerate(found) if one not in found[:n]]
    if not unlike:
        # Words with only a short link: perhaps the words hold the position.
        if refused is not None and not _has_numbers(_LINK.sub(" ", text)):
            raise refused
        if _LINK.fullmatch(text.strip()):
            raise PositionError(_NO_POSITION.format(value=quote(text)))
        return []
    places = {(one.latitude, one.longitude) for one in unlike}
    if len(places) > 1:
        unlike = [
            replace(one, doubtful=True, reason=one.reason or ONE_OF_SEVERAL) for one in unlike
        ]
    return unlike


def link_datum(text: str) -> str | None:
    """The datum the maps of the links in `text` are drawn in, also where they hold no position."""
    for match in _LINK.finditer(text):
        link = _take_apart(match[0])
        for hosts, _format, provider in _HOSTS:
            if any(_is_at(link.host, host) for host in hosts):
                return link_providers.USUAL_DATUM.get(provider)
    return None


def read_link(address: str) -> list[Candidate]:
    """The places one link holds; [] for a link that is no map's. Raises PositionError."""
    if address.lower().startswith("geo:"):
        return _geo(address)
    link = _take_apart(address)
    if any(_is_at(link.host, host) for host in _SHORT_HOSTS) or link.host == "maps.apple":
        raise PositionError(_SHORT_LINK.format(value=quote(address)))
    if _GOOGLE.search(link.host):
        return _finish(link_providers.google(link), "google_link", address)
    for hosts, format, provider in _HOSTS:
        if any(_is_at(link.host, host) for host in hosts):
            return _finish(provider(link), format, address)
    spots = link_providers.unknown(link)
    return _finish(spots, "map_link", address) if spots else []


def _take_apart(address: str) -> Link:
    if not re.match(r"^[a-z]+:", address, re.IGNORECASE):
        address = "https://" + address
    scheme, _colon, rest = address.partition(":")
    if not rest.startswith("//"):
        address = f"{scheme}://{rest}"
    try:
        parts = urlsplit(address)
    except ValueError:
        return Link("", "", {}, address)
    asked: dict[str, str] = {}
    in_path = parts.path.rpartition("/")[2] if "=" in parts.path else ""
    for query in (parts.query, parts.fragment.partition("?")[2] or parts.fragment, in_path):
        for name, value in parse_qsl(query, max_num_fields=None):
            asked.setdefault(name.lower(), value)
    host = (parts.hostname or "").lower() if scheme.lower().startswith("http") else scheme.lower()
    return Link(host, unquote_plus(parts.path), asked, unquote(parts.fragment))


def _is_at(host: str, domain: str) -> bool:
    return host == domain or host.endswith("." + domain)


def _finish(spots: list[Spot], format: str, address: str) -> list[Candidate]:
    """Spots as candidates; what is beyond the Earth or the zero that stands for nothing is not."""
    found: list[Candidate] = []
    for spot in spots:
        latitude, longitude = spot.latitude, spot.longitude
        if latitude == longitude == 0 or abs(latitude) > 180 or abs(longitude) > 180:
            continue
        source = "map_app"
        plain = Candidate(
            latitude, longitude, format, datum=spot.datum, source=source, reason=spot.reason
        )
        turned = replace(plain, latitude=longitude, longitude=latitude, order_swapped=True)
        if abs(latitude) > 90 or (not plain.at_home and turned.at_home):
            found.append(replace(turned, doubtful=True))
            if abs(latitude) > 90:
                continue
            plain = replace(plain, doubtful=True)
        found.append(plain)
        if spot.or_datum is not None and is_shifted(latitude, longitude):
            found[-1] = replace(plain, doubtful=True)
            found.append(replace(plain, doubtful=True, datum=spot.or_datum, reason=spot.or_reason))
    if not found:
        raise PositionError(_NO_POSITION.format(value=quote(address)))
    return found


_GEO = re.compile(r"^geo:(?://)?(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)(?:,-?\d+(?:\.\d+)?)?", re.I)
_GEO_QUERY = re.compile(r"[?&]q=(?:loc:)?(-?\d+(?:\.\d+)?),\s*(-?\d+(?:\.\d+)?)", re.IGNORECASE)
_GEO_RADIUS = re.compile(r";u=(\d+(?:\.\d+)?)", re.IGNORECASE)
_GEO_CRS = re.compile(r";crs=([\w-]+)", re.IGNORECASE)


def _geo(address: str) -> list[Candidate]:
    # Phones write geo:0,0?q=34.1,93.8(name) for a pin.
    address = unquote(address)
    match = _GEO_QUERY.search(address) or _GEO.match(address)
    crs = _GEO_CRS.search(address)
    if match is None or (crs is not None and crs[1].lower() != "wgs84"):
        raise PositionError(_NO_POSITION.format(value=quote(address)))
    radius = _GEO_RADIUS.search(address)
    (found,) = _finish([Spot(float(match[1]), float(match[2]), "wgs84")], "geo_uri", address)[:1]
    metres = float(radius[1]) if radius else 0.0
    return [replace(found, source="", uncertainty_m=metres if metres > 0 else None)]


def _wechat(element: str) -> list[Candidate]:
    """The element that WeChat stores for a location message; its x is the latitude."""
    said: Mapping[str, str] = {name.lower(): value for name, value in _ATTRIBUTE.findall(element)}
    try:
        spot = Spot(float(said["x"]), float(said["y"]), "gcj02")
    except (KeyError, ValueError):
        return []
    words = f"x={said['x']} y={said['y']}"
    return [replace(one, verbatim=words) for one in _finish([spot], "wechat_location", element)]


def _has_numbers(text: str) -> bool:
    return len(re.findall(r"\d+(?:\.\d+)?", text)) >= 2


_SHORT_LINK = translate_noop(
    "Conversion",
    "“{value}” is a short link whose position can only be looked up on the network: open it on a "
    "phone and copy the coordinates, or the long address from the browser.",
)
_NO_POSITION = translate_noop(
    "Conversion",
    "“{value}” is a link that holds no position: open it, press on the place and copy its "
    "coordinates.",
)
ONE_OF_SEVERAL = translate_noop("Conversion", "one of several places in the text")
