"""Whatever is pasted: understood with its datum, offered in its readings, or refused with words."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db.places import datum as datums
from db.places.locate import FORMATS, MAX_LENGTH, Position, PositionError, locate

HERE = (34.122278, 93.870111)


def at(text: str, datum: str | None = None, near: tuple[float, float] | None = None) -> Position:
    found = locate(text, datum, near=near)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("34.122278, 93.870111", "decimal"),
        ("北纬34度7分20.2秒 东经93度52分12.4秒", "degrees_minutes_seconds"),
        ("坐标：34.122278，93.870111", "decimal"),
        ("N34.122278 E93.870111 H4512", "decimal"),
        ("POINT(93.870111 34.122278)", "decimal"),
        ("SRID=4326;POINT Z (93.870111 34.122278 4512)", "decimal"),
        ("+34.122278+093.870111+4512/", "decimal"),
        ('{"lat": 34.122278, "lng": 93.870111, "name": "扎河"}', "decimal"),
        ("46SEC8023876055 (WGS84)", "mgrs"),
        ("X 3777566.870 Y 580270.810 H 4512.3 CM93", "gauss_kruger_3"),
        ("46S 580239 3776056", "utm"),
        ("46 S 0580239\nUTM 3776056", "utm"),
        ("X：3777566.87，Y：31580270.81，H：4512.3", "gauss_kruger_3"),
        ("46SEC8023876055", "mgrs"),
        ("X=3777566.87 Y=31580270.81", "gauss_kruger_3"),
        ("3777566.87, 16580270.81", "gauss_kruger_6"),
        ("8M6M4VCC+W2", "plus_code"),
        ("geo:34.122278,93.870111", "geo_uri"),
    ],
)
def test_one_place_in_many_systems(text: str, format: str) -> None:
    found = at(text)
    assert found.format == format
    assert format in FORMATS
    assert datums.distance_m(found.latitude, found.longitude, *HERE) < 8
    assert found.alternatives == ()
    assert not found.doubtful


def test_the_source_says_the_datum_and_the_user_has_the_last_word() -> None:
    link = "https://uri.amap.com/marker?position=93.61,33.97&name=x"
    found = at(link)
    assert (found.datum, found.datum_said, found.source) == ("gcj02", True, "map_app")
    assert (found.latitude, found.longitude) == pytest.approx(
        datums.gcj02_to_wgs84(33.97, 93.61), abs=1e-7
    )
    assert found.received == (33.97, 93.61)
    assert 100 < found.moved_m < 600
    other = at(link, "wgs84")
    assert (other.latitude, other.longitude, other.datum) == (33.97, 93.61, "wgs84")
    assert other.moved_m == 0


@pytest.mark.parametrize(
    ("text", "datum"),
    [
        ("WGS84 33.97, 93.61", "wgs84"),
        ("33.97, 93.61 (GCJ-02)", "gcj02"),
        ("火星坐标：33.97, 93.61", "gcj02"),
        ("百度坐标 33.97, 93.61", "bd09"),
        ("【高德地图】33.97, 93.61", "gcj02"),
        ("雪豹一只，微信定位 33.970,93.610，早上8点", "gcj02"),
        ("百度地图：N33.97 E93.61 海拔4512米", "bd09"),
        ("国家2000坐标系 N33.97 E93.61", "cgcs2000"),
        ("北京54 33.97, 93.61", "beijing54"),
        ("1954年北京坐标系：33.97, 93.61", "beijing54"),
        ("西安80坐标系 33.97, 93.61", "xian80"),
        ("33.97, 93.61 EPSG:4490", "cgcs2000"),
    ],
)
def test_the_datum_may_stand_beside_the_numbers(text: str, datum: str) -> None:
    found = at(text)
    assert (found.datum, found.datum_said) == (datum, True)
    assert found.received == (33.97, 93.61)
    assert (found.latitude, found.longitude) == pytest.approx(
        datums.to_wgs84(33.97, 93.61, datum), abs=1e-7
    )


def test_old_datums_say_how_far_off_they_may_be() -> None:
    assert at("33.97, 93.61", "beijing54").uncertainty_m == 30
    assert at("33.97, 93.61", "xian80").uncertainty_m == 35
    assert at("33.97, 93.61", "gcj02").uncertainty_m is None
    # A grid square of an old map: both.
    assert at("46SEC 802 760", "beijing54").uncertainty_m == 71 + 30


def test_several_readings_are_all_given_and_none_is_silent() -> None:
    found = at("3777566.87 580270.81")
    assert found.doubtful
    assert (found.latitude, found.longitude) == pytest.approx(HERE, abs=1e-5)
    meridians = {round(one.longitude - 0.870111) for one in found.readings()}
    assert {90, 93, 96, 99} <= meridians
    assert all(one.reason is not None for one in found.readings())
    # The known place decides which is named first, never which are named.
    east = at("3777566.87 580270.81", near=(34.3, 99.9))
    assert round(east.longitude - 0.870111) == 99
    assert len(east.alternatives) >= 3


def test_a_datum_said_by_the_user_leaves_one_of_two() -> None:
    link = "https://www.google.com/maps/@33.97,93.61,15z"
    both = at(link)
    assert [one.datum for one in both.readings()] == ["gcj02", "wgs84"]
    assert both.doubtful
    one = at(link, "wgs84")
    assert one.alternatives == ()
    assert not one.doubtful


# --- in the middle of a message ------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "今早在扎河看到雪豹，位置33.97123，93.61234，海拔4512米",
        "我在33.97123,93.61234看到3只",
        "【位置】青海省玉树州治多县 经纬度:93.61234,33.97123 海拔4500",
        "雪豹 1只，北纬33.97123 东经93.61234，望查收",
        "时间 2025-03-04 12:30\n纬度 33.97123\n经度 93.61234\n雪豹一只",
        "电话13897650123 33.97123 93.61234 才仁",
        "Snow leopard seen at 33.97123N 93.61234E this morning",
        "岩羊20只 E93°36′44.42″ N33°58′16.43″ 西坡",
    ],
)
def test_a_position_among_other_words(text: str) -> None:
    found = at(text)
    assert (found.latitude, found.longitude) == pytest.approx((33.97123, 93.61234), abs=3e-6)
    # What is kept as received is the position, not the telephone number beside it.
    assert len(found.verbatim) < len(text)
    assert "1389765" not in found.verbatim
    again = at(found.verbatim)
    assert (again.latitude, again.longitude) == (found.latitude, found.longitude)


def test_a_link_among_other_words_is_what_is_kept() -> None:
    link = "https://apis.map.qq.com/uri/v1/marker?marker=coord:33.97,93.61;title:x"
    found = at(f"雪豹在这里 {link} 电话13897650123")
    assert (found.verbatim, found.datum) == (link, "gcj02")


def test_two_places_in_a_message_are_both_offered() -> None:
    found = at("上午 33.97123,93.61234 岩羊，下午 33.51230,93.51230 雪豹")
    assert found.doubtful
    assert [one.latitude for one in found.readings()] == [33.97123, 33.5123]


def test_numbers_beside_a_short_link_are_those_of_the_map_app() -> None:
    found = at("33.97123, 93.61234 https://surl.amap.com/abc")
    assert (found.datum, found.source) == ("gcj02", "map_app")


@pytest.mark.parametrize(
    "text",
    [
        "扎河乡政府后山",
        "3只雪豹，2只幼崽",
        "2025.3.4 12:30 岩羊20只",
        "34.1, 95.2, 4500",
        "电话13897650123",
        "北纬33.97 海拔4500",
        "N34.1 95.2",
        "46SEC",
        "46SEC 8023 760",
        "4VCC+W2",
        "治多县 4VCC+W2",
        "POINT(193.87 34.1)",
        "https://mp.weixin.qq.com/s/abc",
    ],
)
def test_what_is_no_position_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(PositionError) as caught:
        locate(text)
    said = str(caught.value)
    assert said.endswith(".")
    assert "{" not in said


def test_nothing_and_far_too_much() -> None:
    assert locate("") is None
    assert locate(" \n ") is None
    for text in ("1 " * MAX_LENGTH, " " * 3 * MAX_LENGTH, "雪" * 5_000_000):
        with pytest.raises(PositionError, match="too long"):
            locate(text)


# --- properties ----------------------------------------------------------------------------------

china = st.tuples(st.floats(26, 42), st.floats(74, 122))


@given(china, st.sampled_from(datums.DATUMS))
def test_decimals_of_any_datum_come_back(place: tuple[float, float], datum: str) -> None:
    shown = datums.from_wgs84(*place, datum)
    found = at(f"{shown[0]:.7f}, {shown[1]:.7f}", datum)
    assert datums.distance_m(*place, found.latitude, found.longitude) < 0.5


PIECES = st.sampled_from(
    [
        *"0123456789.,;:-+°′″'\"NSEWXYM ?=&#/@!()",
        "34.12345",
        "93.87",
        "3777566",
        "580270.8",
        "31580270",
        "46S",
        "EC",
        "UTM",
        "3度带",
        "31带",
        "中央经线93",
        "EPSG:4519",
        "北京54",
        "GCJ-02",
        "北纬",
        "东经",
        "度",
        "8M6M4VCC+W2",
        "4VCC+W2",
        "geo:",
        "https://",
        "uri.amap.com/marker?position=",
        "map.baidu.com/@",
        "www.google.com/maps/place/",
        "!3d33.9!4d93.6",
        "&lat=",
        "&lng=",
        '<location x="1e999" y="',
        "%",
        "\n",
        "雪豹",
        "½",
        "٣",
        "\x00",
        "inf",
        "nan",
    ]
)


@settings(max_examples=400)
@given(
    st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=16).map("".join)),
    st.one_of(st.none(), st.sampled_from(datums.DATUMS)),
)
@example("geo:1,1?q=99999999,1", None)
@example("https://[::1", None)
@example("maps://?q=" + "9" * 400 + ",1", "bd09")
@example("https://map.baidu.com/@1,-99999999999,3z", None)
def test_any_text_gives_places_on_earth_or_one_sentence(text: str, datum: str | None) -> None:
    try:
        found = locate(text, datum)
    except PositionError as error:
        assert "{value}" not in str(error)  # noqa: PT017
        return
    for one in found.readings() if found is not None else ():
        assert -90 <= one.latitude <= 90
        assert -180 <= one.longitude <= 180
        assert one.format in FORMATS
        assert one.datum in datums.DATUMS
    if found is not None and found.alternatives:
        assert found.doubtful


@given(st.floats(18.1, 53.9), st.floats(73.1, 134.9), st.integers(0, 6))
def test_latitude_and_longitude_never_change_places(
    latitude: float, longitude: float, digits: int
) -> None:
    """Either order of two decimals in China means the same place, and says so."""
    written = f"{latitude:.{digits}f}", f"{longitude:.{digits}f}"
    for text in (", ".join(written), ", ".join(reversed(written))):
        found = at(text)
        assert (found.latitude, found.longitude) == (float(written[0]), float(written[1]))
        assert found.order_swapped == (text != ", ".join(written))


# --- other people's lists ------------------------------------------------------------------------

REAL = Path(os.environ.get("SNOWTRACK_REAL", Path(__file__).parents[4] / "shared" / "real"))
LISTS = REAL / "coords" / "geo-coordinates-parser"


@pytest.mark.skipif(not LISTS.exists(), reason="other people's files are not here")
def test_the_lists_of_another_project() -> None:
    wanted = json.loads((LISTS / "accept.json").read_text("utf-8"))
    assert len(wanted) == 56
    for item in wanted:
        found = at(item["verbatimCoordinates"])
        assert (found.latitude, found.longitude) == pytest.approx(
            (item["decimalLatitude"], item["decimalLongitude"]), abs=6e-6
        ), item
    for text in json.loads((LISTS / "formatsOnly.json").read_text("utf-8")):
        assert at(text)
    lists = json.loads((LISTS / "refuse.json").read_text("utf-8"))
    assert (len(lists["refuse"]), len(lists["accept_or_ask"])) == (14, 9)
    for text in lists["refuse"]:
        with pytest.raises(PositionError):
            locate(text)
    for text in lists["accept_or_ask"]:
        found = at(text)
        assert found.format == "decimal" or found.doubtful
        if found.alternatives:
            assert found.doubtful
