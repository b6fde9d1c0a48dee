"""Times of day as people write them: 14:30, 上午9点, 下午3点半, 晚上8点20分, 3:30 pm, 1430."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from db.errors import UserError
from db.numerals import arabic
from db.text import translate_noop


class DateError(UserError):
    """No date or time; the text has a gap {value} for what was written."""


CHINA_OFFSET = dt.timedelta(hours=8)
_CHINA = dt.timezone(CHINA_OFFSET)
_CHINESE_NUMBER = re.compile(r"[〇零一二三四五六七八九十廿]")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?$")
_PART = (
    r"凌晨|清晨|早晨|早上|早|上午|中午|正午|午后|下午|傍晚|晚上|夜里|夜间|深夜|半夜|夜晚|晚|"
    r"am|pm|a\.m\.|p\.m\."
)
_CHINESE_CLOCK = re.compile(
    rf"({_PART})?\s*(\d{{1,2}})\s*(?:[点時时h:]\s*(?:(\d{{1,2}})\s*[分:]?\s*(?:(\d{{1,2}})\s*秒?)?|"
    rf"(半|一刻|1刻|三刻|3刻)|[正整]|钟)?)?\s*({_PART})?$"
)
_PACKED_CLOCK = re.compile(r"(\d{1,2})(\d{2})$")
_CLOCK_RANGE = re.compile(r"\d\s*[点時时]?\s*[-~–—至到]\s*\D{0,4}\d")
_MORNING = {"清晨", "早晨", "早上", "早", "上午", "am", "a.m."}
_AFTERNOON = {"午后", "下午", "傍晚", "pm", "p.m."}
_EVENING = {"晚上", "夜晚", "晚"}
_NIGHT = {"夜里", "夜间", "深夜", "半夜"}


def read_time(raw: object, *, serials: bool = False) -> dt.time | None:
    """A local time of day, to the second; None for blank. Raises DateError.

    serials: a number may be Excel's part of a day (0.5 is noon).
    """
    if isinstance(raw, dt.datetime):
        raw = raw.timetz()
    if isinstance(raw, dt.time):
        if not raw.microsecond and raw.tzinfo is None:
            return raw
        return whole_seconds(dt.datetime.combine(dt.date(2000, 1, 1), raw)).time()
    if isinstance(raw, dt.timedelta):
        seconds = round(raw.total_seconds())
        if 0 <= seconds < 86400:
            return _from_seconds(seconds)
        raise DateError(NOT_A_TIME)
    if raw is None:
        return None
    if isinstance(raw, (int, float)):
        if serials and not isinstance(raw, bool) and 0 <= raw < 1:
            return _from_seconds(min(round(raw * 86400), 86399))
        if isinstance(raw, bool) or not 100 <= raw <= 2359 or raw != int(raw):
            raise DateError(NOT_A_TIME)
        raw = f"{int(raw):04d}"
    return _time_from_text(str(raw), serials)


def _time_from_text(raw: str, serials: bool) -> dt.time | None:
    text = raw if raw.isascii() else unicodedata.normalize("NFKC", raw)
    text = text.strip().lower()
    if not text:
        return None
    match = _CLOCK.match(text)
    if match is not None:
        return _time(int(match[1]), int(match[2]), int(match[3] or 0))
    if serials and text.startswith("0.") and text[2:].isdecimal():
        return _from_seconds(min(round(float(text) * 86400), 86399))
    if not text.isascii() and _CHINESE_NUMBER.search(text):
        text = arabic(text.replace("一刻", "1刻").replace("三刻", "3刻"))
    match = _CHINESE_CLOCK.match(text)
    if match is not None:
        return _chinese_clock(match, text)
    match = _PACKED_CLOCK.match(text)
    if match is not None and len(text) >= 3:
        return _time(int(match[1]), int(match[2]), 0)
    if text in ("中午", "正午", "noon"):
        return dt.time(12)
    raise DateError(_SEVERAL_TIMES if _CLOCK_RANGE.search(text) else NOT_A_TIME)


def _chinese_clock(match: re.Match[str], text: str) -> dt.time:
    before, hours, minutes, seconds, quarter, after = match.groups()
    part = before or after
    if (before and after) or (part is None and not re.search("[点時时h:]", text)):
        # A bare number is no time of day: 9 may be anything.
        packed = _PACKED_CLOCK.match(text)
        if packed is not None and len(text) >= 3:
            return _time(int(packed[1]), int(packed[2]), 0)
        raise DateError(NOT_A_TIME)
    hour = int(hours)
    minute = {"半": 30, "一刻": 15, "1刻": 15, "三刻": 45, "3刻": 45}.get(
        quarter or "", int(minutes or 0)
    )
    if part is not None:
        hour = _hour_of_day(part, hour)
    return _time(hour, minute, int(seconds or 0))


def _hour_of_day(part: str, hour: int) -> int:
    """The hour from 0 to 23 that `hour` means in this part of the day."""
    if part in _MORNING or part == "凌晨":
        if hour > 12 or (hour == 12 and part in ("清晨", "早晨", "早上", "早")):
            raise DateError(_PART_AGAINST_HOUR)
        return 0 if hour == 12 and part in ("凌晨", "am", "a.m.") else hour
    if part in _AFTERNOON:
        return hour + 12 if hour < 12 else hour
    if part in ("中午", "正午"):
        if hour in (11, 12):
            return hour
        if hour in (1, 2):
            return hour + 12
        if 11 < hour < 15:
            return hour
        raise DateError(_PART_AGAINST_HOUR)
    if part in _NIGHT and hour < 6:
        return hour
    if hour == 12 or hour < 5:
        raise DateError(_MIDNIGHT)  # 晚上12点 belongs to the next day's date, or does it?
    return hour + 12 if hour < 12 else hour


def _time(hour: int, minute: int, second: int) -> dt.time:
    if hour > 23 or minute > 59 or second > 59:
        raise DateError(_NO_SUCH_TIME)
    return dt.time(hour, minute, second)


def _from_seconds(seconds: int) -> dt.time:
    return dt.time(seconds // 3600, seconds // 60 % 60, seconds % 60)


def whole_seconds(moment: dt.datetime) -> dt.datetime:
    """Spreadsheets keep times as fractions: 8:30 may come as 8:29:59.999997."""
    if moment.tzinfo is not None:
        moment = moment.astimezone(_CHINA).replace(tzinfo=None)
    if not moment.microsecond:
        return moment
    return (moment + dt.timedelta(microseconds=500_000)).replace(microsecond=0)


NOT_A_TIME = translate_noop("Conversion", "“{value}” is not a time of day: write it like 14:30.")
_NO_SUCH_TIME = translate_noop(
    "Conversion", "“{value}” is not a time of day: hours go to 23, minutes to 59."
)
_SEVERAL_TIMES = translate_noop(
    "Conversion", "“{value}” names more than one time: write one time, like 14:30."
)
_PART_AGAINST_HOUR = translate_noop(
    "Conversion", "“{value}” contradicts itself: write the time like 14:30."
)
_MIDNIGHT = translate_noop(
    "Conversion",
    "“{value}” may belong to the next day: write the time like 23:30 or 00:30, with its own date.",
)
