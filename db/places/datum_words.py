"""Words beside a position: its datum or the app it is from, and the height behind it."""

from __future__ import annotations

import re

# Coordinate system in words that say nothing more once the datum is known.
_SYSTEM = r"(?:\s*(?:国家)?(?:大地)?(?:地理)?坐标系?统?)?"


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "gcj02",
        _words(
            rf"GCJ[\s_-]*0?2(?!\d){_SYSTEM}",
            "(?:火星|国测局)坐标系?",
            "(?:高德|腾讯|微信)(?:坐标系?|地图|定位|位置|导航)",
        ),
    ),
    (
        "bd09",
        _words(
            rf"BD[\s_-]*0?9(?:LL|经纬度)?(?![\dM]){_SYSTEM}", "百度(?:坐标系?|地图|定位|位置|导航)"
        ),
    ),
    (
        "cgcs2000",
        _words(
            rf"CGCS[\s_-]*2000(?!\d){_SYSTEM}",
            r"2000\s*国家大地坐标系?",
            rf"(?:国家|大地)\s*2000(?!\d){_SYSTEM}",
            r"EPSG\s*:?\s*4490(?!\d)",
        ),
    ),
    (
        "wgs84",
        _words(rf"WGS[\s_-]*(?:19)?84(?!\d){_SYSTEM}", r"EPSG\s*:?\s*4326(?!\d)", "GPS坐标"),
    ),
    (
        "beijing54",
        _words(
            rf"1954\s*年?\s*北京{_SYSTEM}",
            rf"(?:北京|BEIJING|BJ)[\s_-]*(?:19)?54(?!\d){_SYSTEM}",
            r"EPSG\s*:?\s*4214(?!\d)",
        ),
    ),
    (
        "xian80",
        _words(
            rf"1980\s*年?\s*西安{_SYSTEM}",
            rf"(?:西安|XI['’]?AN)[\s_-]*(?:19)?80(?!\d){_SYSTEM}",
            r"EPSG\s*:?\s*4610(?!\d)",
        ),
    ),
)


def split_datum(text: str) -> tuple[str, str | None]:
    """(`text` without the name of the datum, code of the datum or None).

    Two names of different datums in one text: nothing is taken, the text comes back as it was.
    """
    rest, found = text, None
    for datum, pattern in _WORDS:
        rest, count = pattern.subn(" ", rest)
        if count:
            if found is not None:
                return text, None
            found = datum
    return (rest, found) if found is not None else (text, None)


_HEIGHT = re.compile(
    r"[\s,;、，；]+(?:海拔(?:高度)?|高程|高度|大地高|ELEV(?:ATION)?|ALT(?:ITUDE)?|H|Z)"
    r"\s*(?:约|[:：=])?\s*-?\d{1,4}(?:\.\d+)?\s*(?:米|METRES?|METERS?|M)?(?=\s*$|[\s,，;；(（])",
    re.IGNORECASE,
)


def drop_height(text: str) -> str:
    """`text` without a height that is named as one."""
    return _HEIGHT.sub("", text)
