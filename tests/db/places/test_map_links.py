"""Links of map apps: which number is the latitude, which datum it is, what holds no position."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.places.bd09mc import bd09mc_to_bd09
from db.places.candidate import Candidate, Hints, PositionError
from db.places.datum import distance_m
from db.places.map_links import read_links

HERE = (33.97, 93.61)


def read(text: str) -> list[Candidate]:
    return read_links(text, Hints())


@pytest.mark.parametrize(
    ("text", "format", "datum"),
    [
        (
            "https://apis.map.qq.com/uri/v1/marker?marker=coord:33.97,93.61;title:a&referer=b",
            "tencent_link",
            "gcj02",
        ),
        (
            "https://apis.map.qq.com/uri/v1/marker?coord_type=1&marker=coord:33.97,93.61",
            "tencent_link",
            "wgs84",
        ),
        (
            "https://map.qq.com/?type=marker&pointx=93.61&pointy=33.97&name=%E6%89%8E",
            "tencent_link",
            "gcj02",
        ),
        (
            "https://apis.map.qq.com/tools/poimarker?type=0&marker=coord%3A33.97%2C93.61%3Btitle%3Aa",
            "tencent_link",
            "gcj02",
        ),
        (
            "qqmap://map/routeplan?type=drive&fromcoord=33.1,93.1&tocoord=33.97,93.61",
            "tencent_link",
            "gcj02",
        ),
        ("map.qq.com/?pointx=93.61&pointy=33.97", "tencent_link", "gcj02"),
        ("https://map.qq.com/m/?centerX=93.61&centerY=33.97", "tencent_link", "gcj02"),
        ("https://m.amap.com/share/index/lnglat=93.61,33.97&src=app", "amap_link", "gcj02"),
        ("https://earth.google.com/web/@33.97,93.61,4500a,1000d", "google_link", "wgs84"),
        ("https://uri.amap.com/marker?position=93.61,33.97&name=a", "amap_link", "gcj02"),
        (
            "https://uri.amap.com/marker?position=93.61,33.97&coordinate=wgs84",
            "amap_link",
            "wgs84",
        ),
        (
            "https://uri.amap.com/navigation?from=93.1,33.1,a&to=93.61,33.97,b&mode=car",
            "amap_link",
            "gcj02",
        ),
        ("https://wb.amap.com/?p=B0FFG,33.97,93.61,name,street", "amap_link", "gcj02"),
        ("https://wb.amap.com/?q=33.97%2C93.61%2Cname", "amap_link", "gcj02"),
        ("https://ditu.amap.com/regeo?lng=93.61&lat=33.97&name=a", "amap_link", "gcj02"),
        (
            "androidamap://viewMap?sourceApplication=a&lat=33.97&lon=93.61&dev=0",
            "amap_link",
            "gcj02",
        ),
        (
            "iosamap://viewMap?sourceApplication=a&lat=33.97&lon=93.61&dev=1",
            "amap_link",
            "wgs84",
        ),
        ("https://api.map.baidu.com/marker?location=33.97,93.61&title=a", "baidu_link", "bd09"),
        (
            "https://api.map.baidu.com/marker?location=33.97,93.61&coord_type=gcj02",
            "baidu_link",
            "gcj02",
        ),
        (
            "baidumap://map/direction?destination=latlng:33.97,93.61|name:a&coord_type=wgs84",
            "baidu_link",
            "wgs84",
        ),
        ("https://map.baidu.com/?latlng=33.97,93.61&title=a", "baidu_link", "bd09"),
        ("geo:33.97,93.61", "geo_uri", "wgs84"),
        ("geo:33.97,93.61,4500;crs=wgs84;u=30", "geo_uri", "wgs84"),
        ("geo:0,0?q=33.97,93.61(yak)", "geo_uri", "wgs84"),
        ("https://www.openstreetmap.org/#map=15/33.97/93.61", "openstreetmap_link", "wgs84"),
        (
            "https://www.openstreetmap.org/?mlat=33.97&mlon=93.61#map=12/33.1/93.1",
            "openstreetmap_link",
            "wgs84",
        ),
        ("https://map.tianditu.gov.cn/?lat=33.97&lng=93.61", "tianditu_link", "cgcs2000"),
        (
            '<msg><location x="33.97" y="93.61" scale="16" label="治多县" poiname="扎河"/></msg>',
            "wechat_location",
            "gcj02",
        ),
    ],
)
def test_links_that_say_their_datum(text: str, format: str, datum: str) -> None:
    for message in (text, f"看到雪豹了 {text} 在河边", f"位置{text}，3只"):
        (found,) = read(message)
        assert (found.latitude, found.longitude) == HERE
        assert (found.format, found.datum) == (format, datum)
        assert not found.doubtful


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("https://www.google.com/maps/@33.97,93.61,15z", "gcj02"),
        ("https://www.google.com/maps/@33.97,93.61,1200m/data=!3m1!1e3", "wgs84"),
        ("https://www.google.com/maps/place/A/@33.9,93.6,17z/data=!4m2!3d33.97!4d93.61", "gcj02"),
        ("https://maps.google.com/?q=33.97,93.61", "wgs84"),
        ("https://maps.google.com/maps?q=loc:33.97+93.61&t=k", "wgs84"),
        ("https://www.google.com/maps/search/?api=1&query=33.97%2C93.61", "wgs84"),
        ("https://www.google.com/maps/dir/?api=1&destination=33.97,93.61", "wgs84"),
        (
            "https://www.google.com/maps/place/33%C2%B058'12.0%22N+93%C2%B036'36.0%22E/",
            "wgs84",
        ),
        ("https://ditu.google.cn/maps?q=33.97,93.61", "gcj02"),
        ("https://maps.apple.com/?ll=33.97,93.61&q=Pin", "gcj02"),
        ("https://maps.apple.com/place?coordinate=33.97,93.61", "gcj02"),
        ("https://www.bing.com/maps?cp=33.97~93.61&lvl=12", "wgs84"),
    ],
)
def test_links_that_may_mean_either_give_both(text: str, first: str) -> None:
    found = read(text)
    assert found[0].datum == first
    assert {one.datum for one in found} == {"wgs84", "gcj02"}
    assert all((one.latitude, one.longitude) == pytest.approx(HERE, abs=1e-9) for one in found)
    assert all(one.doubtful and one.reason is not None for one in found)


def test_outside_china_a_google_link_means_one_thing() -> None:
    (found,) = read("https://www.google.com/maps/place/48.8584,2.2945")
    assert (found.latitude, found.longitude, found.doubtful) == (48.8584, 2.2945, False)


def test_a_link_of_an_unknown_site_is_asked_about() -> None:
    found = read("https://patrol.example.org/pin?lat=33.97&lng=93.61")
    assert [one.datum for one in found] == [None, "gcj02"]
    assert all(one.doubtful for one in found)


def test_latitude_where_the_longitude_belongs_is_turned_and_said() -> None:
    (found,) = read("https://apis.map.qq.com/uri/v1/marker?marker=coord:93.61,33.97")
    assert (found.latitude, found.longitude) == HERE
    assert found.order_swapped
    assert found.doubtful


def test_the_radius_of_a_geo_link_is_its_uncertainty() -> None:
    assert read("geo:33.97,93.61;u=35")[0].uncertainty_m == 35


def test_several_links_are_several_places() -> None:
    found = read("geo:33.97,93.61 和 geo:33.5,93.5")
    assert [one.latitude for one in found] == [33.97, 33.5]
    assert all(one.doubtful for one in found)
    # The same place twice is one.
    assert len(read("geo:33.97,93.61 geo:33.97,93.61")) == 1


def test_baidus_metres() -> None:
    # Baidu's own pair of metres and degrees.
    latitude, longitude = bd09mc_to_bd09(12958160.97, 4825907.72)
    assert (round(latitude, 6), round(longitude, 6)) == (39.914889, 116.403874)
    for text in (
        "https://map.baidu.com/@12958160.97,4825907.72,13z",
        "https://map.baidu.com/poi/%E5%A4%A9/@12958160.97,4825907.72,16z?uid=1&ugc=2",
        "https://api.map.baidu.com/marker?location=4825907.72,12958160.97&coord_type=bd09mc",
    ):
        (found,) = read(text)
        assert distance_m(found.latitude, found.longitude, 39.914889, 116.403874) < 0.2
        assert found.datum == "bd09"


def test_baidus_bands_meet_without_a_step() -> None:
    for edge in (8362377.87, 5591021.0, 3481989.83, 1678043.12):
        below, above = bd09mc_to_bd09(1e7, edge - 0.01), bd09mc_to_bd09(1e7, edge + 0.01)
        assert distance_m(*below, *above) < 3


@pytest.mark.parametrize(
    "text",
    [
        "https://surl.amap.com/4eCkDoT1C8Ns",
        "https://j.map.baidu.com/e1/4tk",
        "https://maps.app.goo.gl/abcDEF",
        "https://goo.gl/maps/abcDEF",
        "https://maps.apple/p/abc",
        "【高德地图】扎河乡 https://surl.amap.com/4eCkDoT1C8Ns",
    ],
)
def test_short_links_say_what_to_paste_instead(text: str) -> None:
    with pytest.raises(PositionError, match="copy the coordinates"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://map.qq.com/",
        "https://mp.weixin.qq.com/s/abc",
        "https://uri.amap.com/search?keyword=a",
        "https://map.baidu.com/poi/a/?uid=1",
        "https://www.google.com/maps/place/Yushu/",
        "geo:0,0",
        "geo:0,0?q=Yushu",
        "geo:33.97,93.61;crs=moon-2011",
        "https://uri.amap.com/marker?position=193.61,433.97",
    ],
)
def test_map_links_without_a_position_say_so(text: str) -> None:
    with pytest.raises(PositionError, match="no position"):
        read(text)


@pytest.mark.parametrize(
    "text", ["33.97, 93.61", "看看这篇 https://mp.weixin.qq.com/s/abc 不错", "雪豹", ""]
)
def test_other_texts_are_left_to_others(text: str) -> None:
    assert read(text) == []


@given(st.floats(18, 53), st.floats(74, 134), st.integers(4, 9))
def test_what_an_app_writes_is_read(latitude: float, longitude: float, digits: int) -> None:
    lat, lon = f"{latitude:.{digits}f}", f"{longitude:.{digits}f}"
    for text in (
        f"https://apis.map.qq.com/uri/v1/marker?marker=coord:{lat},{lon};title:a",
        f"https://uri.amap.com/marker?position={lon},{lat}",
        f"https://api.map.baidu.com/marker?location={lat},{lon}",
        f"geo:{lat},{lon}",
    ):
        (found,) = read(text)
        assert (found.latitude, found.longitude) == (float(lat), float(lon))
        assert not found.order_swapped


@given(
    st.sampled_from(
        [
            "https://map.qq.com/?",
            "https://uri.amap.com/?",
            "https://map.baidu.com/",
            "https://www.google.com/maps/",
            "https://maps.apple.com/?",
            "https://bing.com/?",
            "geo:",
            "https://",
            "https://osm.org/#",
        ]
    ),
    st.text(alphabet="@0123456789.,;=&!%qpltocrdmniagxy-e~|/:[]+", max_size=60),
)
def test_any_link_is_read_or_refused(start: str, rest: str) -> None:
    try:
        found = read(start + rest)
    except PositionError:
        return
    for one in found:
        assert abs(one.latitude) <= 90
        assert abs(one.longitude) <= 180
