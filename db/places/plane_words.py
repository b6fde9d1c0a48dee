"""What stands around two plane coordinates: zone, hemisphere, meridian, grid, datum."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from db.places.candidate import PositionError, quote
from db.places.datum_words import drop_height, split_datum
from db.text import translate_noop


@dataclass(frozen=True, slots=True)
class PlaneWords:
    """What the words beside the two numbers say."""

    numbers: tuple[float, float]
    utm: bool = False
    utm_word: bool = False
    zone: int | None = None
    letter: str = ""  # of a UTM zone: band or hemisphere
    south: bool = False
    width: int | None = None  # degrees
    meridian: float | None = None
    datum: str | None = None


_EPSG = re.compile(r"EPSG\s*:?\s*(\d{4,5})(?!\d)")
_UTM = re.compile(r"U\.?T\.?M\.?|通用横轴墨卡托(?:投影)?")
_BARE_ZONE = re.compile(r"(?<![\d.])\d{1,2}(?![\d.])")
_WIDTH = re.compile(
    r"(?<![\d.])([36三六])\s*(?:°|度|-?\s*DEG(?:REES?)?)\s*-?\s*(?:分?[带帶]|(?=GAUSS|GK|ZONE|高斯))"
)
_MERIDIAN = re.compile(
    r"(?:中央(?:子午线|经线|子午|经度)|CENTRAL\s*MERIDIAN|C\.?M\.?|L0|LON_0)\s*[为是]?\s*[:=]?\s*"
    r"(?:东经|E)?\s*(\d{2,3}(?:\.\d+)?)(?!\d)\s*(?:°|度)?\s*(?:(\d{1,2})\s*['′分])?\s*E?(?![A-Z])"
)
_LETTERED = re.compile(
    r"(?<![\d.])(\d{1,2})\s*(?!E\s*[:=]?\s*\d{6})([C-HJ-NP-X])(?![A-Z])(?:\s*[带帶区區])?|"
    r"(?<![\d.])(\d{1,2})\s*[带帶区區]?\s*(北|南)(?:半球)?"
)
_ZONE = re.compile(
    r"(?:第\s*)?(?<![\d.])(\d{1,2})\s*(?:号|度)?\s*[带帶区區]号?|"
    r"(?:带号|帶號|[带帶区區]|ZONE|FUSO)\s*(?:NO\.?)?\s*[:=]?\s*(\d{1,2})(?![\d.])"
)
_HEMISPHERE = re.compile(r"(北|南)半球|(NORTH|SOUTH)(?:ERN)?\s*HEMISPHERE|HEMISPHERE\s*:?\s*([NS])")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){1,2}(?![\d,])")
_DECIMAL_COMMA = re.compile(r"(?<=\d{6}),(?=\d{1,3}(?!\d))")
_NUMBER = re.compile(r"(?<![\d.])\d{5,8}(?:\.\d+)?(?![\d.])")
_EMPTY_WORDS = re.compile(
    r"GAUSS\s*-?\s*KR(?:U|UE|Ü)GER|高斯\s*-?\s*(?:克吕格|克里格)?|\bGK\b|投影|平面|直角|大地|坐标系?|"
    r"国家|横坐标|纵坐标|横轴|纵轴|东坐标|北坐标|横|纵|东距|北距|东|北|EASTINGS?|NORTHINGS?|ZONE|"
    r"带号|[带帶区區]|米|\bMETRES?|\bMETERS?|(?<=\d)\s*M\s*[NE]?\b|\b[XYEN]\b|(?<=\d)[EN]\b|"
    r"\b[XYEN](?=\d)"
)
_PUNCTUATION = re.compile(r"[\s,;:=/|()\[\]{}+、，。；（）．.\"'·-]+")

# EPSG codes of Gauss-Krüger grids: first code, first zone, width; with the zone in the easting or
# by the central meridian, which reads the same here. 21 zones of 3 degrees, 11 of 6.
_EPSG_GRIDS: tuple[tuple[int, int, int, str], ...] = (
    (4491, 13, 6, "cgcs2000"),
    (4502, 13, 6, "cgcs2000"),
    (4513, 25, 3, "cgcs2000"),
    (4534, 25, 3, "cgcs2000"),
    (21413, 13, 6, "beijing54"),
    (21453, 13, 6, "beijing54"),
    (2401, 25, 3, "beijing54"),
    (2422, 25, 3, "beijing54"),
    (2327, 13, 6, "xian80"),
    (2338, 13, 6, "xian80"),
    (2349, 25, 3, "xian80"),
    (2370, 25, 3, "xian80"),
)
_MAX_LENGTH = 200


def read_words(text: str) -> PlaneWords | None:
    """The two numbers and what is said of them; None when anything else stands in the text."""
    if len(text) > _MAX_LENGTH:
        return None
    plain = unicodedata.normalize("NFKC", text).upper().replace("帶", "带").replace("_", " ")
    plain = drop_height(plain)
    if not _NUMBER.search(plain) and not _THOUSANDS.search(plain):
        return None
    utm, zone, letter, south, width, meridian = False, None, "", False, None, None
    plain, datum = split_datum(plain)
    match = _EPSG.search(plain)
    if match is not None:
        grid = _epsg(int(match[1]))
        if grid is None:
            raise PositionError(_UNKNOWN_EPSG.format(value=quote(text)))
        utm, zone, south, width, datum = grid
        letter = ("S" if south else "N") if utm else ""
        plain = plain.replace(match[0], " ")
    plain, count = _UTM.subn(" ", plain)
    utm_word = utm = utm or count > 0
    match = _WIDTH.search(plain)
    if match is not None:
        width = 3 if match[1] in "3三" else 6
        plain = plain.replace(match[0], " ", 1)
    match = _MERIDIAN.search(plain)
    if match is not None:
        meridian = float(match[1]) + float(match[2] or 0) / 60
        plain = plain.replace(match[0], " ", 1)
    match = _HEMISPHERE.search(plain)
    if match is not None:
        south = (match[1] or match[2] or match[3])[0] in "南S"
        letter = "S" if south else "N"
        plain = plain.replace(match[0], " ", 1)
    match = _LETTERED.search(plain)
    if match is not None:
        zone, utm = int(match[1] or match[3]), True
        if match[4]:
            letter, south = ("S", True) if match[4] == "南" else ("N", False)
        elif not letter:
            letter = match[2]
        plain = plain.replace(match[0], " ", 1)
    elif (match := _ZONE.search(plain)) is not None:
        zone = int(match[1] or match[2])
        plain = plain.replace(match[0], " ", 1)
    elif utm and zone is None and (match := _BARE_ZONE.search(plain)) is not None:
        zone = int(match[0])
        plain = plain.replace(match[0], " ", 1)
    plain = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), plain)
    plain = _DECIMAL_COMMA.sub(".", plain)
    numbers = _NUMBER.findall(plain)
    rest = _PUNCTUATION.sub("", _EMPTY_WORDS.sub("", _NUMBER.sub(" 1 ", plain)))
    if len(numbers) != 2 or rest.replace("1", ""):
        return None
    pair = (float(numbers[0]), float(numbers[1]))
    return PlaneWords(
        pair, utm, utm_word, zone, letter, south and letter == "S", width, meridian, datum
    )


def _epsg(code: int) -> tuple[bool, int, bool, int | None, str] | None:
    """(utm, zone, south, width, datum) of a grid that plane coordinates are given in."""
    for base, south in ((32600, False), (32700, True)):
        if 1 <= code - base <= 60:
            return True, code - base, south, None, "wgs84"
    for first, first_zone, width, datum in _EPSG_GRIDS:
        if 0 <= code - first < (21 if width == 3 else 11):
            return False, first_zone + code - first, False, width, datum
    return None


_UNKNOWN_EPSG = translate_noop(
    "Conversion",
    "“{value}” names an EPSG code that is no UTM zone and no Chinese plane grid: name the zone.",
)
