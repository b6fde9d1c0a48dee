"""Positions as people write them: every notation read, ambiguity offered, contradiction refused."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db.places.coordinates import Candidate, PositionError, parse_position

HERE = (34.122278, 93.870111)


@pytest.mark.parametrize(
    "text",
    [
        "34.122278, 93.870111",
        "34.122278 93.870111",
        "34.122278,93.870111",
        "34.122278；93.870111",
        "34.122278/93.870111",
        "34.122278、93.870111",
        "(34.122278, 93.870111)",
        "３４．１２２２７８，９３．８７０１１１",
        "34,122278 93,870111",
        "34,122278; 93,870111",
        "34.122278°N 93.870111°E",
        "N34.122278 E93.870111",
        "N:34.122278 E:93.870111",
        "34.122278N93.870111E",
        "北纬34.122278度，东经93.870111度",
        "北緯34.122278度 東經93.870111度",
        "纬度：34.122278 经度：93.870111",
        "纬度N34.122278,经度E93.870111",
        "lat: 34.122278 lon: 93.870111",
        "Latitude = 34.122278; Longitude = 93.870111",
        "34°07′20.2″N 93°52′12.4″E",
        "34°07'20.2\"N, 93°52'12.4\"E",
        "34º7’20.2’’N 93º52’12.4’’E",
        "N34°07′20.2″，E93°52′12.4″",
        "34˚7´20.2˝ 93˚52´12.4˝",
        "北纬34度7分20.2秒 东经93度52分12.4秒",
        "北纬：34°07′20.2″ 东经：93°52′12.4″",
        "34度7分20.2秒，93度52分12.4秒",
        "34 07 20.2 93 52 12.4",
        "34 07 20.2, 93 52 12.4",
        "34:07:20.2 93:52:12.4",
        "34-07-20.2N 93-52-12.4E",
        "34.07.20.2N 93.52.12.4E",
        "34d7m20.2sN 93d52m12.4sE",
        "34deg 7min 20.2sec N 93deg 52min 12.4sec E",
        "N34°7.3367' E93°52.2067'",
        "34 7.3367 93 52.2067",
        "3407.3367N 09352.2067E",
        "340720.2N 0935212.4E",
        "34°07′20.2″ north, 93°52′12.4″ east",
    ],
)
def test_one_place_in_many_notations(text):
    found = parse_position(text)
    assert len(found) == 1
    assert not found[0].order_swapped
    assert not found[0].doubtful
    assert (found[0].latitude, found[0].longitude) == pytest.approx(HERE, abs=2e-6)


@pytest.mark.parametrize(
    "text",
    [
        "93.870111, 34.122278",
        "东经93.870111 北纬34.122278",
        "E93°52′12.4″ N34°07′20.2″",
        "东经93度52分12.4秒，北纬34度7分20.2秒",
        "经度93.870111，纬度34.122278",
        "93 52 12.4 34 07 20.2",
    ],
)
def test_longitude_may_stand_first(text):
    found = parse_position(text)
    assert found[0].order_swapped
    assert (found[0].latitude, found[0].longitude) == pytest.approx(HERE, abs=2e-6)


def test_an_order_that_only_size_tells_is_offered_both_ways():
    # 88.5 could be a latitude, but in the Arctic: the other order lies in Qinghai.
    first, second = parse_position("88.5, 33.2")
    assert (first.latitude, first.longitude, first.order_swapped) == (33.2, 88.5, True)
    assert (second.latitude, second.longitude, second.order_swapped) == (88.5, 33.2, False)
    assert first.doubtful
    assert second.doubtful


def test_degrees_minutes_or_decimals_are_both_offered():
    found = parse_position("34.12N 93.52E")
    assert [(c.format, c.doubtful) for c in found] == [("degrees_minutes", True), ("decimal", True)]
    assert (found[0].latitude, found[0].longitude) == pytest.approx((34.2, 93.866667), abs=1e-6)
    assert (found[1].latitude, found[1].longitude) == (34.12, 93.52)
    # 62 can be no minutes, and a sign behind the number settles it too.
    assert parse_position("34.62N 93.52E") == [Candidate(34.62, 93.52, "decimal")]
    assert parse_position("34.12°N 93.52°E") == [Candidate(34.12, 93.52, "decimal")]


def test_south_and_west():
    assert parse_position("27.759444S 23.389722W") == [Candidate(-27.759444, -23.389722, "decimal")]
    assert parse_position("-27.5, -23.25") == [Candidate(-27.5, -23.25, "decimal")]
    assert parse_position("-23.3245° S / 28.2344° E")[0].latitude == -23.3245
    assert parse_position("南纬27.5度 西经23.25度") == [Candidate(-27.5, -23.25, "decimal")]


def test_rounded_up_seconds_are_carried():
    # A GPS that rounds 59.97″ writes 60.0″.
    assert parse_position("33°28′60″N 95°43′60″E")[0].latitude == pytest.approx(33 + 29 / 60)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("扎河乡政府后山", "not a position"),
        ("34.122278", "not a position"),
        ("34.1, 95.2, 4500", "not a position"),
        ("N34.1 95.2", "one angle only"),
        ("34.1N 35.2N", "same direction twice"),
        ("34°67′N 95°12′E", "60 minutes"),
        ("34°07′75″N 95°12′10″E", "60 seconds"),
        ("94.1N 95.2E", "beyond 90"),
        ("34.1N 195.2E", "beyond 180"),
        ("95.1, 95.2", "beyond 90"),
        ("-34.1N 95.2E", "minus sign"),
        ("N34.1S 95.2E", "two directions"),
        ("东经23.4 南纬25.3", "far from China"),
        ("34.1°x 95.2°", ""),
        ("1" * 500 + " 2", "too long"),
    ],
)
def test_what_is_wrong_is_said(text, reason):
    with pytest.raises(PositionError) as caught:
        parse_position(text)
    assert reason in str(caught.value)
    assert "{" not in str(caught.value)


def test_nothing_is_nothing():
    assert parse_position("") == []
    assert parse_position(" \n ") == []


def degrees_minutes_seconds(value: float, letters: str) -> str:
    hundredths = round(abs(value) * 360000)
    letter = letters[0] if value >= 0 else letters[1]
    degrees, rest = divmod(hundredths, 360000)
    minutes, rest = divmod(rest, 6000)
    return f"{degrees}°{minutes:02d}′{rest / 100:05.2f}″{letter}"


@given(st.floats(-89.9, 89.9), st.floats(-179.9, 179.9))
@example(0.0, 0.0)
def test_what_is_written_is_read(latitude, longitude):
    text = degrees_minutes_seconds(latitude, "NS") + " " + degrees_minutes_seconds(longitude, "EW")
    (found,) = parse_position(text)
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude), abs=2e-6)
    decimal = f"{latitude:.6f}, {longitude:.6f}"
    best = parse_position(decimal)[0]
    read = (
        (best.longitude, best.latitude) if best.order_swapped else (best.latitude, best.longitude)
    )
    assert read == pytest.approx((latitude, longitude), abs=1e-6)


PIECES = st.sampled_from(
    [
        *"0123456789",
        "34",
        "95.2",
        "°",
        "′",
        "″",
        "'",
        '"',
        "度",
        "分",
        "秒",
        "N",
        "S",
        "E",
        "W",
        "北纬",
        "东经",
        "纬度",
        ",",
        "，",
        ".",
        " ",
        "-",
        "+",
        ":",
        ";",
        "/",
        "lat",
        "lon",
        "s",
        "m",
        "経",
        "x",
        "\n",
        "(",
        ")",
        "½",
        "²",
        "−",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
@example("1°" * 40)
@example("N" * 60)
@example("9" * 199)
def test_any_text_is_read_within_the_earth_or_refused(text):
    try:
        found = parse_position(text)
    except PositionError:
        return
    for candidate in found:
        assert -90 <= candidate.latitude <= 90
        assert -180 <= candidate.longitude <= 180


REAL = Path(os.environ.get("SNOWTRACK_REAL", Path(__file__).parents[4] / "shared" / "real"))
LISTS = REAL / "coords" / "geo-coordinates-parser"
real = pytest.mark.skipif(not LISTS.exists(), reason="other people's files are not here")


@real
def test_the_list_of_texts_that_must_be_read():
    wanted = json.loads((LISTS / "accept.json").read_text("utf-8"))
    for item in wanted:
        best = parse_position(item["verbatimCoordinates"])[0]
        # Its decimals are rounded, the coarsest to 5 digits.
        assert (best.latitude, best.longitude) == pytest.approx(
            (item["decimalLatitude"], item["decimalLongitude"]), abs=6e-6
        ), item
    for text in json.loads((LISTS / "formatsOnly.json").read_text("utf-8")):
        assert parse_position(text)


@real
def test_the_list_of_texts_that_must_be_refused():
    for text in json.loads((LISTS / "refuse.json").read_text("utf-8"))["refuse"]:
        with pytest.raises(PositionError):
            parse_position(text)


@real
def test_the_list_of_texts_that_must_not_be_misread():
    for text in json.loads((LISTS / "refuse.json").read_text("utf-8"))["accept_or_ask"]:
        found = parse_position(text)
        assert found[0].format == "decimal"
        assert len(found) == 1 or all(candidate.doubtful for candidate in found)
