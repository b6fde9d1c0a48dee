from __future__ import annotations

import io
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from db.places import datum as datums
from db.tiles import mercator
from db.tiles.online import grids, resampling, source
from db.tiles.online.answers import Outcome, judged
from db.tiles.online.capabilities import (
    BadCapabilities,
    capabilities_address,
    is_wmts,
    read,
)
from db.tiles.online.source import BadAddress, OnlineSource, from_address

# --- addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("https://t.example.org/{z}/{x}/{y}.png", "https://t.example.org/6/49/25.png"),
        ("https://t.example.org/{Zoom}/{col}/{row}.png", "https://t.example.org/6/49/25.png"),
        (" https://t.example.org/%7Bz%7D/%7Bx%7D/ %7By%7D", "https://t.example.org/6/49/25"),
        ("https://t.example.org/{z}/{x}/{-y}.png", "https://t.example.org/6/49/38.png"),
        ("http://10.0.0.5:8080/${z}/${x}/${y}", "http://10.0.0.5:8080/6/49/25"),
        ("https://{s}.example.org/{z}/{x}/{y}", "https://c.example.org/6/49/25"),
        ("https://t{0-7}.example.org/{z}/{x}/{y}", "https://t2.example.org/6/49/25"),
        ("https://{switch:m,n}.example.org/{z}/{x}/{y}", "https://m.example.org/6/49/25"),
        ("https://t.example.org/{z}/{x}/{y}?tk={key}", "https://t.example.org/6/49/25?tk=a%2Fb%26c"),
    ],
)  # fmt: skip
def test_an_address_is_filled_in_as_it_was_meant(typed: str, asked: str) -> None:
    found = from_address(typed, key="a/b&c")
    matrix = next(m for m in found.grid.matrices if m.name == "6")
    assert found.address_of(found.addresses[0], matrix, 49, 25) == asked


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("file:///etc/passwd/{z}/{x}/{y}", "begins with https"),
        ("tiles.example.org/{z}/{x}/{y}", "begins with https"),
        ("https:///{z}/{x}/{y}", "names no server"),
        ("https://me:secret@example.org/{z}/{x}/{y}", "names no server"),
        ("https://example.org:99999999/{z}/{x}/{y}", "names no server"),
        ("https://example.org/{z}/{x}.png", "must say where"),
        ("https://example.org/", "must say where"),
        ("https://example.org/{z}/{x}/{y}?t={time}", "“{time}”"),
    ],
)
def test_an_address_that_cannot_work_is_refused_in_words(typed: str, words: str) -> None:
    with pytest.raises(BadAddress) as refused:
        from_address(typed)
    assert words in str(refused.value)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for typed in (text, f"https://example.org/{text}/{{z}}/{{x}}/{{y}}"):
        try:
            found = from_address(typed)
        except BadAddress:
            continue
        assert found.shown.startswith("http")


def test_the_key_is_not_in_what_is_shown_nor_in_the_name() -> None:
    key = "0123456789abcdef"
    written_out = from_address(f"https://t.example.org/{{z}}/{{x}}/{{y}}?tk={key}&l=a")
    own = from_address("https://t.example.org/{z}/{x}/{y}?tk={key}&l=a", key=key)
    for found in (written_out, own):
        assert key not in found.shown
        assert key not in found.name
    assert key in own.address_of(own.addresses[0], own.grid.matrices[3], 1, 1)
    other = from_address("https://t.example.org/{z}/{x}/{y}?tk={key}&l=a", key="another")
    assert other.name == own.name  # tiles seen outlive a new key


def test_servers_of_map_apps_are_known_to_be_shifted_and_not_to_be_kept() -> None:
    amap = from_address("https://webst01.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}")
    assert (amap.datum, amap.keep_days) == ("gcj02", 0)
    baidu = from_address("https://maponline0.bdimg.com/tile/?x={x}&y={y}&z={z}")
    assert (baidu.datum, baidu.keep_days, baidu.grid.plane) == ("bd09", 0, "baidu")
    own = from_address("https://notautonavi.com/{z}/{x}/{y}")
    assert (own.datum, own.keep_days) == ("wgs84", 30)


def test_a_source_is_kept_with_its_layer_and_comes_back() -> None:
    for preset in source.PRESETS:
        kept = source.to_options(preset.source)
        assert source.from_options(kept, preset.source.datum) == preset.source
    assert source.from_options({"addresses": ["file:///a/{z}/{x}/{y}"]}, "wgs84") is None
    assert source.from_options({}, "wgs84") is None


# --- where things are drawn -----------------------------------------------------------------------


def ruler(found: OnlineSource, zoom: int, column: int, row: int) -> dict[resampling.Key, bytes]:
    """The server's tiles for a tile of the map; each pixel's colour says which pixel it is."""
    plan = resampling.plan(found, zoom, column, row)
    assert plan is not None
    made = {}
    side = plan.matrix.side
    for layer, x, y in plan.tiles:
        across, down = np.meshgrid(np.arange(side), np.arange(side))
        if plan.matrix.up:
            down = side - 1 - down  # tiles of such grids still begin at their upper edge
        image = np.stack([across, down, np.full_like(across, (x % 16) * 16 + y % 16)], -1)
        out = io.BytesIO()
        Image.fromarray(image.astype("u1")).save(out, "PNG")
        made[layer, x, y] = out.getvalue()
    return made


def error_m(found: OnlineSource, zoom: int, latitude: float, longitude: float) -> float:
    """By how many metres the drawn tile of a place is off at worst, over points all over it."""
    x, y = mercator.pixel(latitude, longitude, zoom)
    column, row = int(x // 256), int(y // 256)
    plan = resampling.plan(found, zoom, column, row)
    assert plan is not None
    data = resampling.drawn(plan, ruler(found, zoom, column, row))
    assert data is not None
    with Image.open(io.BytesIO(data)) as image:
        pixels = np.asarray(image.convert("RGB")).astype(int)
    worst = 0.0
    for down in range(4, 256, 36):
        for across in range(4, 256, 36):
            red, green, blue = pixels[down, across]
            tiles = {(key[1] % 16) * 16 + key[2] % 16: key for key in plan.tiles}
            _layer, tile_x, tile_y = tiles[int(blue)]
            at_x = (tile_x * 256 + red + 0.5) * plan.matrix.step + plan.matrix.left
            sign = 1 if plan.matrix.up else -1
            at_y = plan.matrix.top + sign * (tile_y * 256 + green + 0.5) * plan.matrix.step
            lat, lon = off_plane(found.grid.plane, at_x, at_y)
            true = datums.to_wgs84(lat, lon, found.datum)
            drawn_at = mercator.place(column * 256 + across + 0.5, row * 256 + down + 0.5, zoom)
            worst = max(worst, datums.distance_m(*true, *drawn_at))
    return worst


def off_plane(plane: str, x: float, y: float) -> tuple[float, float]:
    if plane == "degrees":
        return y, x
    if plane == "baidu":
        from db.places.bd09mc import bd09mc_to_bd09

        return bd09mc_to_bd09(x, y)
    half = mercator.EQUATOR_M / 2
    return math.degrees(math.atan(math.sinh(y / half * math.pi))), x / half * 180


@settings(max_examples=12, deadline=None)
@given(st.floats(31, 39), st.floats(89, 103), st.sampled_from(["gcj02", "bd09"]))
def test_shifted_maps_are_drawn_without_their_offset(
    latitude: float, longitude: float, datum: str
) -> None:
    """Half a pixel each way is 1.5 m at zoom 16; without the shift it would be 50 to 600 m."""
    found = OnlineSource(("",), grids.web_mercator(3, 18), datum)
    pixel = mercator.metres_per_pixel(latitude, 16)
    assert error_m(found, 16, latitude, longitude) < pixel * 0.75
    assert datums.shift_m(latitude, longitude, datum) > 40


def test_baidus_own_grid_lies_where_it_belongs() -> None:
    found = OnlineSource(("",), grids.baidu(3, 18), "bd09")
    assert error_m(found, 16, 33.2, 97.0) < 3.0


def test_tiles_in_degrees_lie_where_they_belong() -> None:
    found = OnlineSource(("",), grids.degrees(1, 18), "cgcs2000")
    plan = resampling.plan(found, 10, 785, 410)
    assert plan is not None
    assert not plan.direct
    data = resampling.drawn(plan, ruler(found, 10, 785, 410))
    assert data is not None


def test_the_maps_own_grid_is_handed_through_as_it_came() -> None:
    found = source.PRESETS[0].source
    plan = resampling.plan(found, 10, 785, 410)
    assert plan is not None
    assert plan.direct
    assert plan.tiles == ((0, 785, 410), (1, 785, 410))
    red = io.BytesIO()
    Image.new("RGB", (256, 256), (200, 0, 0)).save(red, "JPEG")
    assert resampling.drawn(plan, {(0, 785, 410): red.getvalue()}) == red.getvalue()
    label = io.BytesIO()
    Image.new("RGBA", (256, 256), (0, 0, 250, 255)).save(label, "PNG")
    both = resampling.drawn(plan, {(0, 785, 410): red.getvalue(), (1, 785, 410): label.getvalue()})
    assert both is not None
    with Image.open(io.BytesIO(both)) as image:
        assert image.convert("RGB").getpixel((9, 9)) == (0, 0, 250)


@given(st.integers(0, 22), st.floats(-89, 89), st.floats(-180, 180))
@settings(max_examples=60, deadline=None)
def test_no_tile_of_the_world_is_too_much(zoom: int, latitude: float, longitude: float) -> None:
    x, y = mercator.pixel(latitude, longitude, zoom)
    last = 2**zoom - 1
    at = (zoom, min(last, int(x // 256)), min(last, int(y // 256)))
    for grid in (grids.web_mercator(3, 18), grids.degrees(1, 18), grids.baidu(3, 18)):
        plan = resampling.plan(OnlineSource(("",), grid, "gcj02"), *at)
        assert plan is None or len(plan.tiles) <= 25


# --- answers --------------------------------------------------------------------------------------

PICTURE = b"\x89PNG\r\n\x1a\n" + b"x" * 30 + b"IEND\xaeB`\x82"


@pytest.mark.parametrize(
    ("status", "body", "outcome", "words"),
    [
        (200, PICTURE, Outcome.PICTURE, ""),
        (200, b"", Outcome.NOTHING, ""),
        (404, b"<html>none</html>", Outcome.NOTHING, "no map"),
        (0, b"", Outcome.OFFLINE, "cannot be reached"),
        (403, '{"msg":"非法Key","code":1}'.encode(), Outcome.REFUSED, "the key"),
        (200, b'{"error": "invalid token"}', Outcome.REFUSED, "the key"),
        (401, b"", Outcome.REFUSED, "the key"),
        (403, b"<html>Blocked: read the policy on keys</html>", Outcome.REFUSED, "refuses"),
        (200, b"<html>Sign in with your key</html>", Outcome.REFUSED, "no picture"),
        (200, PICTURE[:20], Outcome.BUSY, "busy"),
        (429, b"slow down", Outcome.BUSY, "busy"),
        (503, b"", Outcome.BUSY, "busy"),
    ],
)
def test_an_answer_becomes_a_picture_or_one_sentence(
    status: int, body: bytes, outcome: Outcome, words: str
) -> None:
    answer = judged(status, body, "tiles.example.org", {})
    assert answer.outcome == outcome
    assert words in str(answer.text or "")
    if outcome not in (Outcome.PICTURE, Outcome.NOTHING):
        assert "tiles.example.org" in str(answer.text)


def test_a_server_may_forbid_keeping() -> None:
    assert not judged(200, PICTURE, "t", {"cache-control": "private, No-Store"}).keep
    assert judged(200, PICTURE, "t", {"cache-control": "max-age=60"}).keep


# --- what WMTS servers say ------------------------------------------------------------------------

CAPABILITIES = """<?xml version="1.0"?>
<Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1"
  xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0.0">
 <ows:OperationsMetadata><ows:Operation name="GetTile"><ows:DCP><ows:HTTP>
  <ows:Get xlink:href="https://maps.example.org/wmts?"><ows:Constraint name="GetEncoding">
   <ows:AllowedValues><ows:Value>KVP</ows:Value></ows:AllowedValues></ows:Constraint></ows:Get>
 </ows:HTTP></ows:DCP></ows:Operation></ows:OperationsMetadata>
 <Contents>
  <Layer><ows:Title>青海影像</ows:Title><ows:Identifier>qh_img</ows:Identifier>
   <ows:WGS84BoundingBox><ows:LowerCorner>89 31</ows:LowerCorner>
    <ows:UpperCorner>104 40</ows:UpperCorner></ows:WGS84BoundingBox>
   <Style isDefault="true"><ows:Identifier>default</ows:Identifier></Style>
   <Format>image/png</Format><TileMatrixSetLink><TileMatrixSet>c</TileMatrixSet>
   </TileMatrixSetLink></Layer>
  <Layer><ows:Title>Roads</ows:Title><ows:Identifier>roads</ows:Identifier>
   <Style><ows:Identifier>plain</ows:Identifier></Style><Format>image/jpeg</Format>
   <TileMatrixSetLink><TileMatrixSet>w</TileMatrixSet></TileMatrixSetLink>
   <ResourceURL format="image/jpeg" resourceType="tile"
    template="https://maps.example.org/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.jpg"/>
  </Layer>
  <Layer><ows:Identifier>shapes</ows:Identifier><Format>application/x-protobuf</Format>
   <TileMatrixSetLink><TileMatrixSet>w</TileMatrixSet></TileMatrixSetLink></Layer>
  <TileMatrixSet><ows:Identifier>c</ows:Identifier>
   <ows:SupportedCRS>urn:ogc:def:crs:EPSG::4490</ows:SupportedCRS>
   <TileMatrix><ows:Identifier>7</ows:Identifier>
    <ScaleDenominator>4622333.678977589</ScaleDenominator><TopLeftCorner>90.0 -180.0</TopLeftCorner>
    <TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>128</MatrixWidth>
    <MatrixHeight>64</MatrixHeight></TileMatrix></TileMatrixSet>
  <TileMatrixSet><ows:Identifier>w</ows:Identifier>
   <ows:SupportedCRS>urn:ogc:def:crs:EPSG:6.18:3:3857</ows:SupportedCRS>
   <TileMatrix><ows:Identifier>8</ows:Identifier>
    <ScaleDenominator>2183915.0932179334</ScaleDenominator>
    <TopLeftCorner>-20037508.342789 20037508.342789</TopLeftCorner>
    <TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>256</MatrixWidth>
    <MatrixHeight>256</MatrixHeight></TileMatrix></TileMatrixSet>
 </Contents>
</Capabilities>"""


def test_a_wmts_server_is_read() -> None:
    asked = capabilities_address("https://maps.example.org/wmts?tk={key}&request=GetTile", "K1")
    assert asked == (
        "https://maps.example.org/wmts?tk=K1&SERVICE=WMTS&REQUEST=GetCapabilities&VERSION=1.0.0"
    )
    offers = read(CAPABILITIES.encode(), asked, "K1")
    assert [offer.title for offer in offers] == ["青海影像", "Roads"]
    picture, roads = offers
    assert picture.box == (89, 31, 104, 40)
    assert picture.source.datum == "cgcs2000"
    (matrix,) = picture.source.grid.matrices
    assert (matrix.left, matrix.top) == (-180, 90)
    assert matrix.step == pytest.approx(360 / (256 * 2**7), rel=1e-4)
    address = picture.source.address_of(picture.source.addresses[0], matrix, 98, 20)
    assert "LAYER=qh_img" in address
    assert address.endswith("&TILEMATRIX=7&TILEROW=20&TILECOL=98")
    assert roads.source.grid.is_web_mercator(8) is not None
    matrix = roads.source.grid.matrices[0]
    assert roads.source.address_of(roads.source.addresses[0], matrix, 196, 102) == (
        "https://maps.example.org/plain/w/8/102/196.jpg"
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Sign in</html>",
        b"<Capabilities",
        b'<!DOCTYPE a [<!ENTITY b "c">]><Capabilities/>',
        b"<Capabilities/>",
        CAPABILITIES.replace("3857", "4547").replace("4490", "2334").encode(),
    ],
)
def test_lists_that_cannot_be_used_are_refused_in_words(body: bytes) -> None:
    with pytest.raises(BadCapabilities, match=r"list of maps|no map"):
        read(body, "https://maps.example.org/wmts")


def test_an_address_of_a_service_is_told_from_one_of_tiles() -> None:
    assert is_wmts("https://maps.example.org/geoserver/gwc/service/wmts")
    assert is_wmts("https://maps.example.org/WMTSCapabilities.xml")
    assert not is_wmts("https://t.example.org/img_w/wmts?x={x}&y={y}&z={z}")
