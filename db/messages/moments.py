"""Days and times of day in a message: 昨天, 上周三, 18号, 11.20, 3天前; 下午3点半, 昨晚十点左右."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.clock import DateError, read_time
from db.dates import read_moment
from db.numerals import arabic
from db.text import Text, translate_noop

_ABOUT = translate_noop("Message", "Only about then: the form takes an exact time.")
_LATEST = translate_noop("Message", "Taken as the last such day before the message.")
_SHORT = translate_noop("Message", "It may be a number and not a date.")


@dataclass(frozen=True, slots=True)
class Day:
    """text[start:end] says a day. relative: it counts from the day of the message."""

    start: int
    end: int
    date: dt.date
    precision: str
    relative: bool = False
    sure: bool = True
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """text[start:end] says a time of day."""

    start: int
    end: int
    time: dt.time
    sure: bool = True
    note: Text | None = None


_CHINESE = "一二三四五六七八九十廿"
_WHOLE = re.compile(
    r"(?:约|大约)?\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?!\d)\s*[日号]?"
    r"|(?:约|大约)?(?<!\d)\d{1,2}\s*月\s*\d{1,2}\s*[日号]?(?:左右|前后)?"
    r"|(?:\d{4}\s*年\s*)?(?<!\d)\d{1,2}\s*月\s*(?:上旬|中旬|下旬|初|中|底)"
    rf"|(?<![{_CHINESE}])[{_CHINESE}]{{1,2}}月初?[{_CHINESE}]{{1,3}}[日号]?"
    r"|(?<!\d)20\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)"
)
# A dot or a stroke between small numbers is a date only where nothing else stands around it.
_SHORT_DAY = re.compile(
    r"(?:(?<=^)|(?<=[\s，。；,;:：(（]))(?:1[0-2]|0?[1-9])[./](?:3[01]|[12]\d|0?[1-9])"
    r"(?=$|[\s，。；,;:：)）日号在看发早上下中晚])",
    re.MULTILINE,
)
_DAY_OF_MONTH = re.compile(
    rf"(?<![\d月第.:：年\-/线点位机卡队{_CHINESE}])(?:3[01]|[12]\d|[1-9]|[{_CHINESE}]{{1,3}})[号日]"
    r"(?![线楼院房码门卡样机桥井矿洞坝子常期志记程光])"
)
_RELATIVE = re.compile(r"大前天|前天|昨天|昨日|今天|今日|昨晚|昨夜|今早|今晨|今晚")
_PLAIN = {"昨晚": "昨天", "昨夜": "昨天", "今早": "今天", "今晨": "今天", "今晚": "今天"}
_AGO = re.compile(rf"(\d{{1,2}}|[{_CHINESE}两]{{1,2}})\s*天(?:以?前|之前)")
_WEEKDAY = re.compile(r"(上上?)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])(?!年)")
_DAYS_OF_WEEK = {name: number for number, name in enumerate("一二三四五六日")} | {"天": 6}
_CLOCKS = re.compile(
    r"(?P<ahead>明天|后天|明早|明日)?"
    r"(?:凌晨|清晨|早晨|早上|上午|中午|午后|下午|傍晚|晚上|夜里|半夜|早|晚)?\s*"
    r"(?<![\d.])(?<!\d[:：])(?:\d{1,2}\s*[:：]\s*\d{2}(?:[:：]\d{2})?"
    r"|(?:\d{1,2}|[一二两三四五六七八九十]{1,3})\s*(?:点|时)(?!间|候|心|名|了|子|半年)"
    r"(?:\s*(?:\d{1,2}\s*分?|半|一刻|三刻|钟|整))?)(?![\d.:：]*\d)"
    r"(?P<about>\s*(?:多|来)?钟?(?:左右|前后|上下|许)?)"
)


def days(text: str, base: dt.date) -> Iterator[Day]:
    """Days that are named, in no order; those that overlap are left to whoever asks.

    base: the day the message was sent.
    """
    for match in _WHOLE.finditer(text):
        moment = _moment(match[0], base)
        if moment is not None:
            yield Day(*_span(match), *moment)
    for match in _RELATIVE.finditer(text):
        moment = _moment(_PLAIN.get(match[0], match[0]), base)
        if moment is not None:
            yield Day(*_span(match), *moment, relative=True)
    for match in _AGO.finditer(text):
        count = int(arabic(match[1].replace("两", "二")))
        yield Day(*_span(match), base - dt.timedelta(days=count), "day", relative=True)
    for match in _WEEKDAY.finditer(text):
        yield _weekday(match, base)
    for match in _SHORT_DAY.finditer(text):
        moment = _moment(match[0], base)
        if moment is not None:
            yield Day(*_span(match), *moment, sure=False, note=_SHORT)
    for match in _DAY_OF_MONTH.finditer(text):
        date = _latest(int(arabic(match[0][:-1])), base)
        if date is not None:
            yield Day(*_span(match), date, "day", relative=True, sure=False, note=_LATEST)


def _weekday(match: re.Match[str], base: dt.date) -> Day:
    number = _DAYS_OF_WEEK[match[2]]
    weeks = len(match[1] or "")
    date = base + dt.timedelta(days=number - base.weekday() - 7 * weeks)
    if weeks:
        return Day(*_span(match), date, "day", relative=True)
    if date > base:
        date -= dt.timedelta(days=7)
    return Day(*_span(match), date, "day", relative=True, sure=False, note=_LATEST)


def _latest(day: int, base: dt.date) -> dt.date | None:
    """The last day of this number until `base`; None where no month near has it."""
    year, month = base.year, base.month
    for _ in range(3):
        try:
            date = dt.date(year, month, day)
        except ValueError:
            date = None
        if date is not None and date <= base:
            return date
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return None


def moment_of(words: str, base: dt.date) -> tuple[dt.date, str] | None:
    """(day, precision) of words that are a day; None when they are none."""
    return _moment(_PLAIN.get(words.strip(), words.strip()), base)


def _moment(words: str, base: dt.date) -> tuple[dt.date, str] | None:
    try:
        moment = read_moment(words.strip(), today=base)
    except DateError:
        return None
    return None if moment is None else (moment.date, moment.precision)


def clocks(text: str) -> Iterator[Clock]:
    """Times of day that are named; those of a day to come are left out."""
    for match in _CLOCKS.finditer(text):
        if match["ahead"]:
            continue
        about = (match["about"] or "").strip().replace("钟", "")
        words = match[0][: len(match[0]) - len(match["about"] or "")]
        time = clock_of(words)
        if time is not None:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            end = match.start() + len(match[0].rstrip())
            yield Clock(start, end, time, not about, _ABOUT if about else None)


def clock_of(words: str) -> dt.time | None:
    """The time of day that words are; None when they are none."""
    try:
        return read_time(words.strip().replace("：", ":"))
    except DateError:
        return None


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Where a match stands, without blanks at its ends."""
    words = match[0]
    return (
        match.start() + len(words) - len(words.lstrip()),
        match.end() - (len(words) - len(words.rstrip())),
    )
