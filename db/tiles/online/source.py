"""A server of map pictures as an office declares it, and the addresses of its tiles.

source = OnlineSource.xyz("https://tiles.example.org/{z}/{x}/{y}.png?key={key}", key="…")
source.address_of(matrix, column, row)
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlsplit, urlunsplit

from db.errors import UserError
from db.text import Text, translate_noop
from db.tiles.online import grids
from db.tiles.online.grids import Grid, Matrix

DATUMS: Final = ("wgs84", "cgcs2000", "gcj02", "bd09")

_KNOWN: Final = {"z", "x", "y", "-y", "s", "key", "row", "col", "matrix"}
_PLACEHOLDER: Final = re.compile(r"\$?\{([^{}]*)\}")
_SIGN: Final = "\N{HORIZONTAL ELLIPSIS}"

# Servers of map apps: their pictures are shifted, and their terms do not let anyone keep them.
_SHIFTED: Final = (
    ("gcj02", ("autonavi.com", "amap.com", "gtimg.com", "map.qq.com", "google.cn", "gaode.com")),
    ("bd09", ("bdimg.com", "baidu.com", "bdstatic.com")),
)
_NOT_KEPT: Final = ("googleapis.com", "google.com", "virtualearth.net", "arcgisonline.com")


class BadAddress(UserError):
    """An address that cannot be one of map tiles."""


@dataclass(frozen=True, slots=True)
class OnlineSource:
    """What to ask for a picture. addresses: templates, drawn over one another, the lowest first;
    {z} {x} {y}, {-y} counts rows from the south, {s} one of `hosts`, {key} the office's key.
    keep_days: how long a tile seen may be kept (0: not at all). parallel: requests at a time."""

    addresses: tuple[str, ...]
    grid: Grid
    datum: str = "wgs84"
    key: str = ""
    hosts: tuple[str, ...] = ()
    keep_days: int = 30
    parallel: int = 4

    @property
    def name(self) -> str:
        """Names the source in the cache: of the addresses without the key."""
        words = "\n".join((*self.addresses, self.grid.plane))
        return hashlib.sha256(words.encode()).hexdigest()[:16]

    def address_of(self, template: str, matrix: Matrix, column: int, row: int) -> str:
        """The address of a tile."""
        values = {
            "z": matrix.name,
            "matrix": matrix.name,
            "x": str(column),
            "col": str(column),
            "y": str(row),
            "row": str(row),
            "-y": str(max(0, matrix.rows - 1 - row)),
            "key": quote(self.key, safe=""),
            "s": self.hosts[(column + row) % len(self.hosts)] if self.hosts else "",
        }
        return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), template)

    @property
    def shown(self) -> str:
        """The first address as it may be shown: without a key, wherever it stands."""
        return hidden(self.addresses[0], self.key)


def hidden(address: str, key: str = "") -> str:
    """An address without what looks like a key in it."""
    if key:
        address = address.replace(key, _SIGN).replace(quote(key, safe=""), _SIGN)
    return re.sub(
        r"([?&](?:tk|key|ak|token|access_token|apikey|api_key|sk|sig)=)(?!\{)[^&#]+",
        lambda found: found[1] + _SIGN,
        address,
        flags=re.I,
    )


def checked(address: str) -> str:
    """The template as it is used; raises BadAddress with what is wrong with it.

    {zoom}, {level}, {TileMatrix} and such are taken for what they mean; so is %7Bz%7D.
    """
    address = "".join(address.split())
    for code, sign in (("%7b", "{"), ("%7d", "}")):
        address = re.sub(code, sign, address, flags=re.I)
    address = _PLACEHOLDER.sub(lambda found: "{" + _meaning(found[1]) + "}", address)
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        raise BadAddress(
            translate_noop("Online", "A map address begins with https:// or http://.")
        )  # fmt: skip
    try:
        host, _port = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.username or parts.password:
        raise BadAddress(
            translate_noop(
                "Online",
                "The address names no server (https://server/…), or a user in front of it.",
            )
        )
    found = set(_PLACEHOLDER.findall(address))
    strange = sorted(found - _KNOWN)
    if strange:
        raise BadAddress(
            translate_noop(
                "Online",
                "“{{{name}}}” in the address means nothing here: {{z}}, {{x}}, {{y}}, {{-y}}, "
                "{{s}} and {{key}} do.",
            ).format(name=strange[0])
        )
    if not ({"z"} & found and {"x"} & found and {"y", "-y"} & found):
        raise BadAddress(
            translate_noop(
                "Online",
                "The address must say where zoom, column and row go: {{z}}, {{x}} and {{y}}.",
            ).format()
        )
    return urlunsplit(parts)


_MEANINGS: Final = {
    "zoom": "z", "level": "z", "tilematrix": "z", "x": "x", "col": "x", "tilecol": "x", "y": "y",
    "row": "y", "tilerow": "y", "reversey": "-y", "-y": "-y", "z": "z", "tk": "key", "key": "key",
    "token": "key", "s": "s", "switch": "s", "l": "z",
}  # fmt: skip


def _meaning(word: str) -> str:
    if re.fullmatch(r"switch:[\w,-]+|[0-7]-[0-7]|[a-d]-[a-d]", word):
        return word
    return _MEANINGS.get(word.strip().lower(), word)


_LISTED: Final = re.compile(r"\{(?:switch:)?([\w]+(?:,[\w]+)+|[0-9]-[0-9]|[a-h]-[a-h])\}")


def from_address(address: str, *, key: str = "", datum: str = "", high: int = 18) -> OnlineSource:
    """The source of an {z}/{x}/{y} address somebody typed. Raises BadAddress.

    datum: where it is not named, that of well-known servers, else WGS 84.
    """
    hosts: tuple[str, ...] = ()
    listed = _LISTED.search(address)
    if listed:
        words = listed[1]
        if "," in words:
            hosts = tuple(words.split(","))
        else:
            hosts = tuple(chr(code) for code in range(ord(words[0]), ord(words[2]) + 1))
        address = address.replace(listed[0], "{s}")
    address = checked(address)
    if "{s}" in address and not hosts:
        hosts = ("a", "b", "c")
    found, keep = proposed(address)
    up = "{-y}" in address
    return OnlineSource(
        (address,),
        grids.baidu(3, high) if found == "bd09" else grids.web_mercator(0, high),
        datum or found,
        key,
        hosts,
        keep,
        2 if up else 4,
    )


def proposed(address: str) -> tuple[str, int]:
    """(datum, days a tile may be kept) of the server of an address, as far as it is known."""
    host = urlsplit(address).hostname or ""
    for datum, names in _SHIFTED:
        if any(host == name or host.endswith("." + name) for name in names):
            return datum, 0
    if any(host == name or host.endswith("." + name) for name in _NOT_KEPT):
        return "wgs84", 0
    return "wgs84", 30


def to_options(source: OnlineSource) -> dict[str, Any]:
    """What a layer keeps of a source (JSON values); see `from_options`."""
    return {
        "addresses": list(source.addresses),
        "plane": source.grid.plane,
        "matrices": [
            [m.name, m.left, m.top, m.step, m.side, m.columns, m.rows, m.up]
            for m in source.grid.matrices
        ],
        "key": source.key,
        "hosts": list(source.hosts),
        "keep_days": source.keep_days,
        "parallel": source.parallel,
    }


def from_options(options: Mapping[str, Any], datum: str) -> OnlineSource | None:
    """The source a layer was kept with; None when it is not one that can be asked."""
    try:
        addresses = tuple(checked(str(one)) for one in options["addresses"])
        plane = str(options["plane"])
        matrices = tuple(
            Matrix(
                str(name), float(left), float(top), float(step), int(side), int(columns),
                int(rows), bool(up),
            )
            for name, left, top, step, side, columns, rows, up in options["matrices"]
        )  # fmt: skip
        if plane not in grids.PLANES or not matrices or not addresses or datum not in DATUMS:
            return None
        if any(not (m.step > 0 and 64 <= m.side <= 1024) for m in matrices):
            return None
        return OnlineSource(
            addresses,
            Grid(plane, matrices),
            datum,
            str(options.get("key") or ""),
            tuple(str(host) for host in options.get("hosts") or ()),
            max(0, min(365, int(options.get("keep_days", 30)))),
            max(1, min(6, int(options.get("parallel", 4)))),
        )
    except (KeyError, TypeError, ValueError, UserError):
        return None


@dataclass(frozen=True, slots=True)
class Preset:
    """A well-known server. terms: what it asks of those who show its maps, in one sentence."""

    code: str
    title: Text
    source: OnlineSource
    credit: str
    needs_key: bool
    terms: Text
    zooms: tuple[int, int]


def _tianditu(code: str, title: Text, *sets: str) -> Preset:
    # 国家地理信息公共服务平台; sets of the Web Mercator kind, CGCS2000.
    addresses = tuple(
        f"https://t{{s}}.tianditu.gov.cn/{name}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
        f"&LAYER={name}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles"
        "&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}"
        for name in sets
    )
    high = 14 if "ter" in sets else 18
    return Preset(
        code,
        title,
        OnlineSource(
            addresses, grids.web_mercator(1, high), "cgcs2000", "", tuple("01234567"), 30, 4
        ),
        "天地图 © 国家地理信息公共服务平台",
        True,
        translate_noop(
            "Online",
            "Needs the office's own key (free, from console.tianditu.gov.cn, kind “server side”). "
            "What was looked at stays readable here for 30 days; nothing is fetched in advance.",
        ),
        (1, high),
    )


PRESETS: Final = (
    _tianditu("tdt_img", translate_noop("Online", "Tianditu: satellite picture"), "img", "cia"),
    _tianditu("tdt_vec", translate_noop("Online", "Tianditu: map"), "vec", "cva"),
    _tianditu("tdt_ter", translate_noop("Online", "Tianditu: terrain"), "ter", "cta"),
    Preset(
        "osm",
        translate_noop("Online", "OpenStreetMap"),
        OnlineSource(
            ("https://tile.openstreetmap.org/{z}/{x}/{y}.png",),
            grids.web_mercator(0, 19),
            "wgs84",
            keep_days=30,
            parallel=2,
        ),
        "© OpenStreetMap contributors (ODbL)",
        False,
        translate_noop(
            "Online",
            "Run by volunteers: two requests at a time, what was looked at is kept for 30 days as "
            "its rules ask, nothing is fetched in advance.",
        ),
        (0, 19),
    ),
)
