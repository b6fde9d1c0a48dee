"""What a WMTS server says it has (GetCapabilities, OGC 07-057r7), read from its XML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit
from xml.etree import ElementTree

from db.errors import UserError
from db.text import translate_noop
from db.tiles.archive import plain
from db.tiles.mercator import Box
from db.tiles.online import grids
from db.tiles.online.grids import Grid, Matrix
from db.tiles.online.source import BadAddress, OnlineSource, proposed

LARGEST: Final = 20_000_000
_FORMATS: Final = ("image/png", "image/jpeg", "image/webp", "image/jpg", "tiles", "image/png8")
_MERCATOR: Final = {"3857", "900913", "3785", "102100", "102113"}
_DEGREES: Final = {"4326", "4490", "84", "4258"}
_CHINA: Final = {"4490"}


class BadCapabilities(UserError):
    """The server's list of maps cannot be used."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A map of a server. title: its own words. box: degrees; None when it does not say."""

    title: str
    source: OnlineSource
    box: Box | None
    zooms: tuple[int, int]


def is_wmts(address: str) -> bool:
    """Whether an address looks like one of a WMTS service rather than of tiles."""
    return "{" not in address and ("wmts" in address.lower() or "capabilities" in address.lower())


def capabilities_address(address: str, key: str = "") -> str:
    """The address to ask a WMTS service for its list at. Raises BadAddress."""
    address = "".join(address.split()).replace("{key}", key)
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise BadAddress(translate_noop("Online", "A map address begins with https:// or http://."))
    if parts.path.lower().endswith(".xml"):
        return address
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in ("service", "request", "version")
    ]
    query += [("SERVICE", "WMTS"), ("REQUEST", "GetCapabilities"), ("VERSION", "1.0.0")]
    return urlunsplit(parts._replace(query=urlencode(query), fragment=""))


def read(body: bytes, asked: str, key: str = "") -> list[Offer]:
    """The maps a WMTS service offers as pictures on a grid known here.

    asked: the address its list came from. Raises BadCapabilities.
    """
    broken = BadCapabilities(
        translate_noop(
            "Online", "This address does not answer with a list of maps (WMTS): check it."
        )
    )
    # No document type: entities of it could grow without end or name other files.
    if len(body) > LARGEST or b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise broken
    try:
        root = ElementTree.fromstring(body)
    except ElementTree.ParseError:
        raise broken from None
    if _name(root) != "Capabilities":
        raise broken
    sets = {
        _text(one, "Identifier"): found
        for one in root.iter()
        if _name(one) == "TileMatrixSet" and any(_name(part) == "TileMatrix" for part in one)
        if (found := _grid(one)) is not None
    }
    endpoint = _kvp(root) or asked
    offers = []
    for layer in root.iter():
        if _name(layer) == "Layer":
            offer = _offer(layer, sets, endpoint, key)
            if offer is not None:
                offers.append(offer)
    if not offers:
        raise BadCapabilities(
            translate_noop(
                "Online",
                "This server offers no map as pictures on a grid that is known here (Web Mercator "
                "or degrees).",
            )
        )
    return offers


def _offer(
    layer: ElementTree.Element, sets: dict[str, tuple[Grid, str]], endpoint: str, key: str
) -> Offer | None:
    identifier = _text(layer, "Identifier")
    formats = [part.text or "" for part in layer if _name(part) == "Format"]
    wanted = [each for each in formats if each.lower() in _FORMATS]
    links = [
        _text(part, "TileMatrixSet") for part in layer if _name(part) == "TileMatrixSetLink"
    ]  # fmt: skip
    known = [name for name in links if name in sets]
    if not identifier or not wanted or not known:
        return None
    # The map's own grid first: its pictures need not be drawn anew.
    known.sort(key=lambda name: sets[name][0].plane != "mercator")
    chosen = known[0]
    grid, crs = sets[chosen]
    styles = [part for part in layer if _name(part) == "Style"]
    default = next((one for one in styles if one.get("isDefault") == "true"), None)
    style = _text(default if default is not None else styles[0], "Identifier") if styles else ""
    template = _rest(layer, wanted[0])
    if template:
        for word, value in (
            ("Style", style or "default"),
            ("TileMatrixSet", chosen),
            ("TileMatrix", "{z}"),
            ("TileRow", "{y}"),
            ("TileCol", "{x}"),
        ):
            template = re.sub(r"\{" + word + r"\}", value, template, flags=re.I)
        if _LEFT_OVER.search(template.replace("{z}", "").replace("{x}", "").replace("{y}", "")):
            return None  # a dimension such as {Time}, which nobody can say
    else:
        template = _kvp_template(endpoint, identifier, style, chosen, wanted[0])
    if key:
        template = template.replace(key, "{key}")
    datum, keep = proposed(template.replace("{s}", "a"))
    if crs in _CHINA:
        datum = "cgcs2000"
    names = [int(matrix.name) for matrix in grid.matrices if matrix.name.isdigit()]
    return Offer(
        plain(_text(layer, "Title")) or identifier,
        OnlineSource((template,), grid, datum, key, (), keep, 4),
        _box(layer),
        (min(names, default=0), min(max(names, default=18), 19)),
    )


_LEFT_OVER: Final = re.compile(r"\{[^}]*\}")


def _kvp_template(endpoint: str, layer: str, style: str, chosen: str, kind: str) -> str:
    parts = urlsplit(endpoint)
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower()
        not in ("service", "request", "version", "layer", "style", "format", "tilematrixset")
    ]
    query += [
        ("SERVICE", "WMTS"), ("REQUEST", "GetTile"), ("VERSION", "1.0.0"), ("LAYER", layer),
        ("STYLE", style), ("TILEMATRIXSET", chosen), ("FORMAT", kind),
    ]  # fmt: skip
    text = urlencode(query) + "&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
    return urlunsplit(parts._replace(query=text, fragment=""))


def _rest(layer: ElementTree.Element, kind: str) -> str:
    found = [
        part.get("template") or ""
        for part in layer
        if _name(part) == "ResourceURL" and part.get("resourceType") == "tile"
        if part.get("format") in (kind, None)
    ]
    return next((one for one in found if one.startswith(("http://", "https://"))), "")


def _kvp(root: ElementTree.Element) -> str:
    for operation in root.iter():
        if _name(operation) == "Operation" and operation.get("name") == "GetTile":
            for get in operation.iter():
                if _name(get) == "Get":
                    address = next((v for k, v in get.attrib.items() if k.endswith("href")), "")
                    text = "".join(part.text or "" for part in get.iter() if _name(part) == "Value")
                    if "RESTful" not in text and address.startswith(("http://", "https://")):
                        return address
    return ""


def _grid(element: ElementTree.Element) -> tuple[Grid, str] | None:
    """The grid of a matrix set and the last part of its CRS; None for a plane not known here."""
    crs = re.split(r"[:/]", _text(element, "SupportedCRS").strip())[-1].upper().lstrip("CRS")
    if crs in _MERCATOR:
        plane = "mercator"
    elif crs in _DEGREES:
        plane = "degrees"
    else:
        return None
    matrices = []
    for part in element:
        if _name(part) != "TileMatrix":
            continue
        try:
            corner = [float(word) for word in _text(part, "TopLeftCorner").split()]
            scale = float(_text(part, "ScaleDenominator"))
            width, height = int(_text(part, "TileWidth")), int(_text(part, "TileHeight"))
            columns, rows = int(_text(part, "MatrixWidth")), int(_text(part, "MatrixHeight"))
        except ValueError:
            return None
        if len(corner) != 2 or width != height or not 64 <= width <= 1024 or not scale > 0:
            return None
        # Some write the corner as latitude and longitude, some the other way round.
        left, top = corner
        if plane == "degrees" and (abs(top) > 90.001 or (left > 0 > top)):
            left, top = top, left
        if plane == "mercator" and left > 0 > top:
            left, top = top, left
        step = grids.scale_to_step(plane, scale, left, columns * width)
        matrices.append(
            Matrix(_text(part, "Identifier"), left, top, step, width, columns, rows)
        )  # fmt: skip
    if not matrices:
        return None
    return Grid(plane, tuple(sorted(matrices, key=lambda one: -one.step))), crs


def _box(layer: ElementTree.Element) -> Box | None:
    for part in layer:
        if _name(part) == "WGS84BoundingBox":
            try:
                west, south = map(float, _text(part, "LowerCorner").split())
                east, north = map(float, _text(part, "UpperCorner").split())
            except ValueError:
                return None
            return (west, south, east, north) if west < east and south < north else None
    return None


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: ElementTree.Element, name: str) -> str:
    for part in element:
        if _name(part) == name:
            return (part.text or "").strip()
    return ""
