"""Dates as people write them, in Chinese and international notation.

Local wall-clock time throughout; a time with an offset (…Z, +08:00) is turned into China's.
Year, month, day stand in this order unless the month is a word or the year comes last and the day
cannot be a month; what could be read in two ways is refused.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from typing import NamedTuple

from db.clock import CHINA_OFFSET, NOT_A_TIME, DateError, read_time, whole_seconds
from db.numerals import arabic
from db.text import Text, translate_noop

__all__ = ["INEXACT", "DateError", "Moment", "read_moment"]

INEXACT = ("month", "year", "about", "by")
"""Precisions that say the day itself is not known for certain."""


class Moment(NamedTuple):
    """precision: a code of `vocabularies.DATE_PRECISION`. time: local, where one was written."""

    date: dt.date
    precision: str
    time: dt.time | None = None


_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_EXCEL_DAY_0 = dt.date(1899, 12, 30)
_SERIALS = (18264, 73415)  # 1950 to 2101: smaller or larger numbers are something else
_YEARS = (1800, 2200)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_RELATIVE = {
    "今天": 0,
    "今日": 0,
    "today": 0,
    "昨天": 1,
    "昨日": 1,
    "yesterday": 1,
    "前天": 2,
    "前日": 2,
    "大前天": 3,
}

_END = r"(?!\d)\s*[日号]?"
_YMD = re.compile(rf"(\d{{4}})\s*[-/.年\s]\s*(\d{{1,2}})\s*[-/.月\s]\s*(\d{{1,2}}){_END}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_YEAR_MONTH = re.compile(r"(\d{4})\s*[-/.年\s]\s*(\d{1,2})\s*月?(?:份)?$")
_YEAR = re.compile(r"(\d{4})\s*年?$")
_SHORT = re.compile(rf"['’]?(\d{{2}})\s*([-/.年])\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}}){_END}")
_MONTH_DAY = re.compile(rf"(\d{{1,2}})\s*[月./-]\s*(\d{{1,2}}){_END}")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)")
_WORD_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s\-]+([a-z]{3,9})\.?[\s,\-]+(\d{4})(?!\d)")
_WORD_MONTH = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_WORD_ONLY = re.compile(r"([a-z]{3,9})\.?\s+(\d{4})$")
_RELATIVE_WORD = re.compile("(" + "|".join(sorted(_RELATIVE, key=len, reverse=True)) + ")")
_WEEKDAY = re.compile(r"[(（]?\s*(?:星期|周|礼拜)[一二三四五六日天]\s*[)）]?")
_CHINESE_NUMBER = re.compile(r"[〇零一二三四五六七八九十廿]")
_RANGE = re.compile(r"(?:[~–—至到/]|[-、,和及]\s*\d)")
_SHORT_MONTH = re.compile(r"(\d{2})\s*年\s*(\d{1,2})\s*月(?:份)?$")


def read_moment(
    raw: object, *, today: dt.date | None = None, serials: bool = False
) -> Moment | None:
    """A date, whole or partial, with the time if one is there; None for blank.

    today: allows dates without a year (the latest such day up to `today`) and 昨天. serials:
    numbers may be Excel's days since 1900. Raises DateError.
    """
    if isinstance(raw, dt.date) and not _YEARS[0] <= raw.year <= _YEARS[1]:
        raise DateError(_NOT_A_DATE)
    if isinstance(raw, dt.datetime):
        clock = whole_seconds(raw)
        return (
            Moment(clock.date(), "day")
            if clock.time() == dt.time()
            else Moment(clock.date(), "exact", clock.time())
        )
    if isinstance(raw, dt.date):
        return Moment(raw, "day")
    if isinstance(raw, bool) or raw is None:
        if raw is None:
            return None
        raise DateError(_NOT_A_DATE)
    if isinstance(raw, (int, float)):
        return _from_number(raw, today, serials)
    return _from_text(str(raw), today, serials)


def _from_text(raw: str, today: dt.date | None, serials: bool) -> Moment | None:
    text = raw if raw.isascii() else unicodedata.normalize("NFKC", raw)
    text = text.strip()
    if not text:
        return None
    if not text.isascii():
        text = _WEEKDAY.sub(" ", text).strip()
        if _CHINESE_NUMBER.search(text):
            text = arabic(text)
    hedged = _hedged(text, today, serials)
    if hedged is not None:
        return hedged
    match = _YMD.match(text) or _COMPACT.match(text)
    if match is not None:
        date = _date(int(match[1]), int(match[2]), int(match[3]))
        return _with_time(date, text[match.end() :])
    match = _YEAR_MONTH.match(text)
    if match is not None:
        return Moment(_date(int(match[1]), int(match[2]), 1), "month")
    match = _YEAR.match(text)
    if match is not None:
        return Moment(_date(int(match[1]), 1, 1), "year")
    if serials and text.replace(".", "", 1).isdecimal():
        return _from_number(float(text), today, serials)
    return _from_rarer_text(text.lower(), today)


def _hedged(text: str, today: dt.date | None, serials: bool) -> Moment | None:
    """约3月4日, 2025-04-15前, 4月中旬: a day that is only about right; None for other texts.

    A third of a month (旬), its beginning and its end are about its 5th, 15th and 25th.
    """
    match = _THIRD.search(text)
    if match is not None:
        month = _from_text(text[: match.start()] + match[1] + "15日", today, serials)
        day = _THIRDS[match[2]]
        return None if month is None else Moment(month.date.replace(day=day), "about")
    match = _ENGLISH_THIRD.match(text)
    if match is not None:
        month = _from_text(match[2], today, serials)
        if month is not None and month.precision == "month":
            return Moment(month.date.replace(day=_THIRDS[match[1].lower()]), "about")
        return None
    for pattern, precision in ((_ABOUT, "about"), (_BY, "by")):
        match = pattern.fullmatch(text)
        rest = match and (match[1] or match[2])
        if rest and any(letter.isdigit() for letter in rest):
            moment = _from_text(rest, today, serials)
            if moment is None or moment.precision not in ("day", "exact"):
                return moment  # "about 2025-03" says no more than "2025-03"
            return Moment(moment.date, precision, moment.time)
    return None


_ABOUT = re.compile(
    r"(?:约|大约|大概|about|ca\.?|circa|~|≈)\s*(.+)|(.+?)\s*(?:左右|前后)", re.IGNORECASE
)
_BY = re.compile(
    r"(?:不晚于|最迟|至迟|by|before|≤|<=)\s*(.+)|(.+?)\s*(?:之前|以前|前)", re.IGNORECASE
)
_THIRD = re.compile(r"(月)\s*(上旬|中旬|下旬|初|中|底|末)$")
_ENGLISH_THIRD = re.compile(r"(early|mid|late)[\s-]+(.+)", re.IGNORECASE)
_THIRDS = {
    **dict.fromkeys(("上旬", "初", "early"), 5),
    **dict.fromkeys(("中旬", "中", "mid"), 15),
    **dict.fromkeys(("下旬", "底", "末", "late"), 25),
}


def _from_rarer_text(text: str, today: dt.date | None) -> Moment:
    match = _YEAR_LAST.match(text)
    if match is not None:
        return _with_time(_year_last(match), text[match.end() :])
    match = _SHORT.match(text)
    if match is not None:
        if match[2] == "/" and int(match[1]) <= 12:
            raise DateError(_AMBIGUOUS)
        date = _date(2000 + int(match[1]), int(match[3]), int(match[4]))
        return _with_time(date, text[match.end() :])
    match = _SHORT_MONTH.match(text)
    if match is not None:
        return Moment(_date(2000 + int(match[1]), int(match[2]), 1), "month")
    match = _WORD_DAY.match(text)
    if match is not None and match[2] in _MONTHS:
        date = _date(int(match[3]), _MONTHS[match[2]], int(match[1]))
        return _with_time(date, text[match.end() :])
    match = _WORD_MONTH.match(text)
    if match is not None and match[1] in _MONTHS:
        date = _date(int(match[3]), _MONTHS[match[1]], int(match[2]))
        return _with_time(date, text[match.end() :])
    match = _WORD_ONLY.match(text)
    if match is not None and match[1] in _MONTHS:
        return Moment(_date(int(match[2]), _MONTHS[match[1]], 1), "month")
    match = _RELATIVE_WORD.match(text)
    if match is not None and today is not None:
        date = today - dt.timedelta(days=_RELATIVE[match[1]])
        return _with_time(date, text[match.end() :])
    match = _MONTH_DAY.match(text)
    if match is not None:
        month, day = int(match[1]), int(match[2])
        if 1 <= month <= 12 and not 1 <= day <= _LONGEST_MONTHS[month - 1]:
            raise DateError(_NEVER_A_DAY.format(month=month, day=day))
        _date(2024, month, 1)  # refuse 13月 before asking for the year
        if today is None:
            raise DateError(_NO_YEAR)
        return _with_time(_latest(month, day, today), text[match.end() :])
    raise DateError(_NOT_A_DATE)


def _with_time(date: dt.date, rest: str) -> Moment:
    if not rest or not (rest := rest.strip()):
        return Moment(date, "day")
    if _RANGE.match(rest):
        raise DateError(_SEVERAL_DAYS)
    iso = rest[0] in "tT"
    if iso:
        rest = rest[1:]
    match = _OFFSET.search(rest)
    try:
        if match is None or (match[1] == "-" and not iso):  # 9:00-10:00 is no offset
            return Moment(date, "exact", read_time(rest))
        clock = read_time(rest[: match.start()])
    except DateError as error:
        raise DateError(_NOT_A_DATE if error.text is NOT_A_TIME else error.text) from None
    if clock is None:
        raise DateError(_NOT_A_DATE)
    minutes = int(match[2] or 0) * 60 + int(match[3] or 0)
    there = dt.datetime.combine(date, clock) + dt.timedelta(
        minutes=minutes if match[1] == "-" else -minutes
    )
    here = there + CHINA_OFFSET
    return Moment(here.date(), "exact", here.time())


_OFFSET = re.compile(r"(?<=\d)(?:[zZ]|([+-])([01]\d):([0-5]\d))$")


def _from_number(number: float, today: dt.date | None, serials: bool) -> Moment:
    whole = int(number) if abs(number) < 1e9 else 0
    if whole == number and 18000101 <= whole <= 21991231:
        return Moment(_date(whole // 10000, whole // 100 % 100, whole % 100), "day")
    if 1900 <= number < 2101:
        return _from_year_number(number)
    if serials and _SERIALS[0] <= number <= _SERIALS[1]:
        date = _EXCEL_DAY_0 + dt.timedelta(days=whole)
        if number == whole:
            return Moment(date, "day")
        moment = dt.datetime.combine(date, dt.time()) + dt.timedelta(
            seconds=round((number - whole) * 86400)
        )
        return Moment(moment.date(), "exact", moment.time())
    if today is not None and 1 < number < 12.32 and whole != number:
        return _from_month_number(number, today)
    raise DateError(_NUMBER if _SERIALS[0] <= number <= _SERIALS[1] else _NOT_A_DATE)


def _from_year_number(number: float) -> Moment:
    """2025 or 2025.3 typed as a number; 2025.1 may have been 2025.10."""
    whole, _point, digits = f"{number:.6f}".rstrip("0").partition(".")
    if not digits:
        return Moment(_date(int(whole), 1, 1), "year")
    if digits == "1":
        raise DateError(_LOST_ZERO)
    if len(digits) > 2:
        raise DateError(_NOT_A_DATE)
    return Moment(_date(int(whole), int(digits), 1), "month")


def _from_month_number(number: float, today: dt.date) -> Moment:
    """3.4 typed as a number; 3.1 to 3.3 may have been 3.10 to 3.30."""
    whole, _point, digits = f"{number:.6f}".rstrip("0").partition(".")
    if len(digits) > 2:
        raise DateError(_NOT_A_DATE)
    if digits in ("1", "2", "3"):
        raise DateError(_LOST_ZERO)
    return Moment(_latest(int(whole), int(digits), today), "day")


def _latest(month: int, day: int, today: dt.date) -> dt.date:
    """The day in the year of `today`, or in the year before when it would lie in the future."""
    year = today.year if (month, day) <= (today.month, today.day) else today.year - 1
    return _date(year, month, day)


def _year_last(match: re.Match[str]) -> dt.date:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first > 12 or first == second:
        return _date(year, second, first)
    if second > 12:
        return _date(year, first, second)
    raise DateError(_AMBIGUOUS)


def _date(year: int, month: int, day: int) -> dt.date:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        raise DateError(_why_impossible(year, month, day)) from None
    if not _YEARS[0] <= year <= _YEARS[1]:
        raise DateError(_NOT_A_DATE)
    return date


def _why_impossible(year: int, month: int, day: int) -> Text:
    if not 1 <= month <= 12:
        return _NO_SUCH_MONTH.format(month=month)
    if not 1 <= year <= 9999:
        return _NOT_A_DATE
    last = calendar.monthrange(year, month)[1]
    return _NO_SUCH_DAY.format(month=f"{year}-{month:02d}", last=last, day=day)


_NOT_A_DATE = translate_noop("Conversion", "“{value}” is not a date: write it like 2025-03-05.")
_NO_SUCH_MONTH = translate_noop("Conversion", "“{value}” is not a date: there is no month {month}.")
_NO_SUCH_DAY = translate_noop(
    "Conversion", "“{value}” is not a date: {month} has {last} days, there is no day {day}."
)
_NEVER_A_DAY = translate_noop(
    "Conversion", "“{value}” is not a date: month {month} has no day {day}."
)
_AMBIGUOUS = translate_noop(
    "Conversion",
    "“{value}” can mean two different days: write the year first, like 2025-03-05.",
)
_NO_YEAR = translate_noop("Conversion", "“{value}” has no year: write it like 2025-03-05.")
_SEVERAL_DAYS = translate_noop(
    "Conversion", "“{value}” names more than one day: write one day for each record."
)
_NUMBER = translate_noop(
    "Conversion",
    "“{value}” is a number, not a date: give the cell a date format, or write 2025-03-05.",
)
_LOST_ZERO = translate_noop(
    "Conversion",
    "“{value}” was typed as a number, so a zero at its end may be lost: write it like 2025-03-05.",
)
