"""Numbers as people write them: full-width digits, thousands separators, units, 二十三, 3-5只."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass

from db.errors import UserError
from db.text import Text, translate_noop


class NumberError(UserError):
    """No number; the text has a gap {value} for what was written."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many animals: an exact or estimated `count`, or a range; unknown parts are None."""

    count: int | None
    minimum: int | None = None
    maximum: int | None = None
    about: bool = False


_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_CHINESE_RUN = re.compile(r"[〇○零一二三四五六七八九十百千万两廿]+")


def arabic(text: str) -> str:
    """Chinese numbers in `text` as digits: 二〇二五年三月十五日 -> 2025年3月15日."""
    return _CHINESE_RUN.sub(lambda match: _arabic_run(match[0]), text)


def _arabic_run(run: str) -> str:
    run = run.replace("廿", "二十")
    if not any(letter in _UNITS for letter in run):
        return "".join(str(_DIGITS[letter]) for letter in run)
    total = section = digit = 0
    for letter in run:
        if letter in _DIGITS:
            digit = _DIGITS[letter]
            continue
        unit = _UNITS[letter]
        if unit == 10000:
            total += (section + digit) * unit
            section = 0
        else:
            section += (digit or 1) * unit
        digit = 0
    return str(total + section + digit)


_LARGEST = 1e12  # nothing counted or measured here comes near it, and a database integer ends
_LONGEST = 40  # letters; a longer text is no number, and Python balks at thousands of digits
_PLAIN = re.compile(r"[-+]?\d+(?:\.\d+)?$")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?$")
_GROUPED = re.compile(r"\d{1,3}(?:[,' ]\d{3})+(?![\d,.])")
_WITH_UNIT = re.compile(r"([-+]?\d[\d,.' ]*?)\s*([^\d\s,.'][^\d]*)$")
_UNIT_FACTORS = {
    "m": {
        "m": 1.0,
        "米": 1.0,
        "公尺": 1.0,
        "meter": 1.0,
        "meters": 1.0,
        "metre": 1.0,
        "metres": 1.0,
        "m.": 1.0,
        "米左右": math.nan,
        "km": 1000.0,
        "公里": 1000.0,
        "千米": 1000.0,
    },
    "km": {"km": 1.0, "公里": 1.0, "千米": 1.0, "m": 0.001, "米": 0.001},
    "kg": {
        "kg": 1.0,
        "公斤": 1.0,
        "千克": 1.0,
        "斤": 0.5,
        "市斤": 0.5,
        "g": 0.001,
        "克": 0.001,
    },
    "g": {"g": 1.0, "克": 1.0, "kg": 1000.0, "公斤": 1000.0, "千克": 1000.0},
    "°C": {"°c": 1.0, "℃": 1.0, "度": 1.0, "摄氏度": 1.0},
    "h": {"h": 1.0, "小时": 1.0, "个小时": 1.0, "hours": 1.0, "hour": 1.0},
    "animals": dict.fromkeys(
        (
            "只",
            "头",
            "匹",
            "峰",
            "条",
            "个",
            "羽",
            "尾",
            "隻",
            "個",
            "头只",
            "头(只)",
            "只次",
            "animal",
            "animals",
            "ind",
            "ind.",
            "individuals",
        ),
        1.0,
    ),
}
_ANIMALS = "|".join(map(re.escape, sorted(_UNIT_FACTORS["animals"], key=len, reverse=True)))


def read_number(raw: object, unit: str | None = None) -> float | None:
    """A finite number; None for blank. unit: English name whose words may stand behind it.

    Lengths may be in km where the unit is m. Raises NumberError.
    """
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        if not math.isfinite(raw):
            raise NumberError(_NOT_A_NUMBER)
        return _sane(raw)
    if raw is None:
        return None
    if isinstance(raw, bool):
        raise NumberError(_NOT_A_NUMBER)
    text = _plain(str(raw))
    if not text:
        return None
    if len(text) > _LONGEST:
        raise NumberError(_NOT_A_NUMBER)
    number = _number(text)
    if number is not None:
        return _sane(number)
    match = _WITH_UNIT.match(text)
    if match is not None and unit is not None:
        factor = _UNIT_FACTORS.get(unit, {}).get(match[2].strip().lower())
        number = _number(match[1].strip())
        if number is not None and factor is not None and not math.isnan(factor):
            # 4.568 km is 4568 m, not 4567.999…
            return _sane(round(number * factor, 6))
    if match is not None and _number(match[1].strip()) is not None:
        raise NumberError(_UNKNOWN_UNIT.format(unit=match[2].strip()))
    raise NumberError(_NOT_A_NUMBER)


def read_integer(raw: object, unit: str | None = None) -> int | None:
    """A whole number; None for blank. Raises NumberError, for 2.5 too."""
    if type(raw) is int and 0 <= raw < _LARGEST:
        return raw
    if isinstance(raw, str) and unit == "animals":
        counted = read_count(raw)
        if counted is None:
            return None
        if counted.count is None or counted.about:
            raise NumberError(_ESTIMATE)
        return counted.count
    number = read_number(raw, unit)
    if number is None:
        return None
    if number != int(number):
        raise NumberError(_NOT_WHOLE)
    if unit == "animals" and number < 0:
        raise NumberError(_NEGATIVE)
    return int(number)


def is_other_unit(word: str, unit: str | None) -> bool:
    """Whether `word` names a unit of the same sort as `unit`, of another size: 斤 beside kg."""
    factor = _UNIT_FACTORS.get(unit or "", {}).get(word.strip().lower())
    return factor is not None and not math.isnan(factor) and factor != 1.0


_COUNT = re.compile(rf"(\d{{1,12}})\s*(?:{_ANIMALS})?$")
_RANGE = re.compile(
    rf"(\d{{1,12}})\s*(?:{_ANIMALS})?\s*(?:-|~|–|—|－|至|到)\s*(\d{{1,12}})\s*(?:{_ANIMALS})?$"
)
_ABOUT_BEFORE = re.compile(r"(?:大约|大概|约为|约|近|ca\.?|approx\.?|about|~)\s*")
_ABOUT_BEHIND = re.compile(rf"(?:左右|上下)\s*(?:{_ANIMALS})?$")
_AT_LEAST = re.compile(
    rf"(?:至少|不少于|最少|>=|≥|at least)\s*(\d{{1,12}})\s*(?:{_ANIMALS})?$|"
    rf"(\d{{1,12}})\s*(?:{_ANIMALS})?\s*(?:以上|及以上|\+)$"
)
_AT_MOST = re.compile(
    rf"(?:至多|不超过|最多|<=|≤|at most)\s*(\d{{1,12}})\s*(?:{_ANIMALS})?$|"
    rf"(\d{{1,12}})\s*(?:{_ANIMALS})?\s*(?:以内|以下)$"
)


def read_count(raw: object) -> Count | None:
    """How many animals: 20, 20只, 约20只, 3-5只, 至少5只, 三只; None for blank.

    Words that give no number (若干, 十余只, 一群) raise NumberError, as do parts of animals.
    """
    if not isinstance(raw, str):
        number = read_integer(raw, "animals")
        return None if number is None else Count(number)
    text = _plain(raw).lower()
    if not text:
        return None
    if len(text) > _LONGEST:
        raise NumberError(_NO_NUMBER)
    if len(text) > 12 and text.isdecimal():
        raise NumberError(_TOO_LARGE)
    if text.isdecimal():
        return Count(int(text))
    if any(letter in _DIGITS or letter in _UNITS for letter in text):
        if re.search(r"[几数余多]|[一二两三四五六七八九][一二三四五六七八九]", text):
            raise NumberError(_NO_NUMBER)  # 十几只, 两三只
        text = arabic(text)
    match = _GROUPED.match(text)
    if match is not None:
        text = match[0].replace(",", "").replace("'", "").replace(" ", "") + text[match.end() :]
    match = _COUNT.match(text)
    if match is not None:
        return Count(int(match[1]))
    return _estimate(text)


def _estimate(text: str) -> Count:
    about = False
    match = _ABOUT_BEFORE.match(text)
    if match is not None:
        about, text = True, text[match.end() :]
    match = _ABOUT_BEHIND.search(text)
    if match is not None:
        about, text = True, text[: match.start()].strip()
    match = _COUNT.match(text)
    if match is not None and about:
        return Count(int(match[1]), about=True)
    match = _RANGE.match(text)
    if match is not None:
        low, high = int(match[1]), int(match[2])
        if low > high:
            raise NumberError(_RANGE_BACKWARDS)
        return Count(None, low, high, about)
    match = _AT_LEAST.match(text)
    if match is not None:
        return Count(None, int(match[1] or match[2]), None, about)
    match = _AT_MOST.match(text)
    if match is not None:
        return Count(None, None, int(match[1] or match[2]), about)
    if text.startswith("-") and _PLAIN.match(text):
        raise NumberError(_NEGATIVE)
    if _PLAIN.match(text):
        number = _sane(float(text))
        if number == int(number):
            return Count(int(number))
        raise NumberError(_NOT_WHOLE)
    raise NumberError(_NO_NUMBER)


def _sane(number: float) -> float:
    if abs(number) >= _LARGEST:
        raise NumberError(_TOO_LARGE)
    return number


def _plain(text: str) -> str:
    if text.isascii():
        return text.strip()
    return unicodedata.normalize("NFKC", text).replace("−", "-").strip()


def _number(text: str) -> float | None:
    if _PLAIN.match(text):
        return float(text)
    if _THOUSANDS.match(text):
        return float(text.replace(",", "").replace("'", "").replace(" ", ""))
    return None


_NOT_A_NUMBER: Text = translate_noop("Conversion", "“{value}” is not a number: write digits only.")
_TOO_LARGE = translate_noop("Conversion", "“{value}” is far too large a number: check the digits.")
_UNKNOWN_UNIT = translate_noop(
    "Conversion", "“{value}” has the unit “{unit}”, which is not this field's: write digits only."
)
_NOT_WHOLE = translate_noop("Conversion", "“{value}” is not a whole number: leave no fraction.")
_NEGATIVE = translate_noop("Conversion", "“{value}” is below zero: a number of animals cannot be.")
_ESTIMATE = translate_noop(
    "Conversion",
    "“{value}” is an estimate: write one number here, and the bounds in “At least” and “At most”.",
)
_NO_NUMBER = translate_noop(
    "Conversion", "“{value}” gives no number: write digits, or leave it empty."
)
_RANGE_BACKWARDS = translate_noop(
    "Conversion", "“{value}” runs backwards: write the smaller number first."
)
