"""One angle as people write it: 34.12228, 34°07′20.2″N, 北纬34度7分20秒, 34 07 20.2, S 27.45.34."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from db.errors import UserError
from db.text import Text, translate_noop

Axis = Literal["latitude", "longitude"]


class AngleError(UserError):
    """The angle cannot be read; the text has a gap {value} for what was written."""


@dataclass(frozen=True, slots=True)
class Angle:
    """degrees: signed. axis: what the letters said, if any. other: a second sound reading."""

    degrees: float
    format: str
    axis: Axis | None = None
    other: float | None = None

    def fits(self, axis: Axis) -> bool:
        if self.axis not in (None, axis):
            return False
        return abs(self.degrees) <= (90.0 if axis == "latitude" else 180.0)


# Signs are mapped before NFKC, which would take some of them apart (´ becomes blank and accent).
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("°º˚∘゜⁰ᵒ○度", "°"),
        **dict.fromkeys("'’‘‛′´`ʹʼˊ＇分", "'"),
        **dict.fromkeys('"”“‟″˝ʺ＂〃秒', '"'),
        **dict.fromkeys("−–—﹣－‐‑", "-"),
        **dict.fromkeys("，、﹐", ","),
        **dict.fromkeys("；", ";"),
        **dict.fromkeys("：", ":"),
        "\ufeff": " ",
        "\u200b": "",
        "\u200e": "",
        "\u200f": "",
    }
)
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"''|'\s'", '"'),
        (r"北[纬緯]|north", "N"),
        (r"南[纬緯]|south", "S"),
        (r"[东東][经經]|east", "E"),
        (r"西[经經]|west", "W"),
        (r"latitude|lat\b\.?|纬°|纬", " LAT "),
        (r"longitude|lng\b\.?|long?\b\.?|经°|经", " LON "),
        (r"北", "N"),
        (r"南", "S"),
        (r"东", "E"),
        (r"西", "W"),
        (r"(?<=\d)\s*(?:degrees?|deg|d)\.?(?=[\s\d,;NSEW]|$)", "°"),
        (r"(?<=\d)\s*(?:minutes?|min|m)\.?(?=[\s\d,;NSEW]|$)", "'"),
        (r"(?<=\d)\s*(?:seconds?|sec)\.?(?=[\s,;NSEW]|$)", '"'),
    )
)
_SMALL_S = re.compile(r"(?<=\d)\s*s(?=\s*[NSEWnsew](?![A-Za-z]))")
# LAT and LON with nothing but a colon or an equals sign behind them.
_LABEL = re.compile(r"(LAT|LON)[\s:=(]*([NSEW]?)[\s:=)]*", re.IGNORECASE)
_LETTER_COLON = re.compile(r"([NSEW])\s*[:=]\s*(?=[-+\d])")
_BRACKETS = re.compile(r"[()\[\]{}【】《》<>]")


def normalise(text: str) -> str:
    """`text` with one kind of each sign (° ' \" -), N S E W for directions, LAT and LON for labels.

    Words are not judged here: what is left over makes `read_angle` refuse.
    """
    text = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)
    text = _SMALL_S.sub('"', text)
    for pattern, replacement in _WORDS:
        text = pattern.sub(replacement, text)
    text = _BRACKETS.sub(" ", text).upper()
    text = _LABEL.sub(_label, text)
    text = _LETTER_COLON.sub(r"\1 ", text)
    return " ".join(text.split())


def _label(match: re.Match[str]) -> str:
    # A label beside a direction says nothing more (纬度 N 34 …), unless they disagree.
    label, direction = match[1], match[2]
    if direction and (direction in "NS") == (label == "LAT"):
        return f" {direction} "
    return f" {label} {direction} "


_N = r"\d+(?:\.\d+)?"
_MARKED = re.compile(
    r"^(?P<before>N|S|E|W|LAT|LON)?\s*(?P<sign>[-+])?\s*(?P<body>\d.*?)\s*"
    r"(?P<after>N|S|E|W)?\s*$"
)
_DECIMAL = re.compile(rf"^({_N})\s*°?$")
_SIGNED_PARTS = re.compile(
    rf"^(\d+)\s*°\s*(?:({_N})\s*'?\s*)?$|^(\d+)\s*°\s*(\d+)\s*'\s*({_N})\s*\"?$"
)
_COLONS = re.compile(rf"^(\d+)\s*:\s*(\d+)\s*:\s*({_N})$|^(\d+)\s*:\s*({_N})$")
_BLANKS = re.compile(rf"^(\d+)\s+(\d+)\s+({_N})$|^(\d+)\s+({_N})$")
_DOTS = re.compile(r"^(\d+)\.(\d+)\.(\d+(?:\.\d+)?)$")
_HYPHENS = re.compile(rf"^(\d+)-(\d+)-({_N})$")
_PACKED = re.compile(r"^(\d{2,3})(\d{2})(\d{2}(?:\.\d+)?)$|^(\d{2,3})(\d{2}\.\d+)$")


def read_angle(text: str) -> Angle:
    """The angle in a normalised text. Raises AngleError; its text has a gap {value}."""
    match = _MARKED.match(text)
    if match is None:
        raise AngleError(_NOT_AN_ANGLE)
    before, after = match["before"], match["after"]
    if before in ("LAT", "LON"):
        label: str | None = before
        before = None
    else:
        label = None
    if before and after:
        raise AngleError(_TWO_LETTERS)
    letter = before or after
    axis: Axis | None = None
    if letter:
        axis = "latitude" if letter in "NS" else "longitude"
    if label:
        labelled: Axis = "latitude" if label == "LAT" else "longitude"
        if axis is not None and axis != labelled:
            raise AngleError(_TWO_LETTERS)
        axis = labelled
    degrees, form, other = _magnitude(match["body"], letter)
    negative = match["sign"] == "-"
    if negative and letter in ("N", "E"):
        raise AngleError(_SIGN_AGAINST_LETTER)
    limit = 90.0 if axis == "latitude" else 180.0
    if degrees > limit:
        raise AngleError(_TOO_LARGE_LATITUDE if axis == "latitude" else _TOO_LARGE)
    if negative or letter in ("S", "W"):
        degrees = -degrees or 0.0
        other = None if other is None else (-other or 0.0)
    return Angle(degrees, form, axis, other)


def _magnitude(body: str, letter: str | None) -> tuple[float, str, float | None]:
    """(degrees, format, other reading) without sign."""
    match = _DECIMAL.match(body)
    if match is not None:
        number = match[1]
        packed = _PACKED.match(number) if letter and len(number.split(".")[0]) >= 4 else None
        if packed is not None:
            if packed[1]:
                return _dms(packed[1], packed[2], packed[3])
            return _dms(packed[4], packed[5])
        whole, _point, digits = number.partition(".")
        if letter and len(digits) == 2 and "°" not in body and int(digits) < 60:
            # 18.24S: with a letter, two digits and no sign, many mean minutes.
            return (*_dms(whole, digits)[:2], float(number))
        return float(number), "decimal", None
    for pattern in (_SIGNED_PARTS, _COLONS, _BLANKS, _DOTS, _HYPHENS):
        match = pattern.match(body)
        if match is not None:
            parts = [part for part in match.groups() if part is not None]
            return _dms(*parts)
    raise AngleError(_NOT_AN_ANGLE)


def _dms(degrees: str, minutes: str = "0", seconds: str = "0") -> tuple[float, str, float | None]:
    minute, second = float(minutes), float(seconds)
    if minute >= 60:
        raise AngleError(_MINUTES)
    if second > 60:  # 43′60″ is what rounding 43′59.7″ leaves behind: no error, 44′
        raise AngleError(_SECONDS)
    form = "degrees_minutes_seconds" if seconds != "0" else "degrees_minutes"
    return int(degrees) + (minute * 60 + second) / 3600, form, None


_NOT_AN_ANGLE: Text = translate_noop(
    "Conversion", "“{value}” is not an angle: write it like 34.12228 or 34°07′20.2″."
)
_TWO_LETTERS = translate_noop(
    "Conversion", "“{value}” gives two directions for one angle: keep one of the letters."
)
_SIGN_AGAINST_LETTER = translate_noop(
    "Conversion", "“{value}” has a minus sign and N or E: keep one of the two."
)
_TOO_LARGE_LATITUDE = translate_noop(
    "Conversion", "“{value}” has a latitude beyond 90 degrees: check the digits."
)
_TOO_LARGE = translate_noop(
    "Conversion", "“{value}” has an angle beyond 180 degrees: check the digits."
)
_MINUTES = translate_noop("Conversion", "“{value}” has 60 minutes or more: check the digits.")
_SECONDS = translate_noop("Conversion", "“{value}” has more than 60 seconds: check the digits.")
