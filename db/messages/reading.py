"""Read a pasted WeChat message: date, time, places, position, species, number, phone, signs.

    message = read_message("昨天下午在牙曲村看到两只雪豹", SIGHTING, reference, today=date.today())
    message.values()   # {"event_date": …, "place_code": …, "species_id": …, "individual_count": 2}

Everything found is a proposal with the words it came from; two species in a message are two
proposals, and the reader does not choose between them without saying so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any

from db.clock import DateError, read_time
from db.dates import read_moment
from db.fields import Kind
from db.messages.names import NamesInText
from db.messages.proposals import LONGEST, Message, Proposal
from db.models.base import RecordType
from db.numerals import NumberError, read_count
from db.places.locate import Position, PositionError, locate
from db.places.message import pieces
from db.reference import Reference
from db.text import translate_noop

__all__ = ["Message", "Proposal", "read_message"]

_FOUND_EARLIER = translate_noop("Message", "Counted from the day of the message, {date}.")
_SENT = translate_noop("Message", "The day the message was sent.")
_SEVERAL = translate_noop("Message", "Several are named: choose one.")

# 扎西 2025年3月5日 14:30 / 扎西 3月5日 下午2:30: / 2025-03-05 14:30 扎西
_DAY = r"(?:\d{4}\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|昨天|前天|今天"
_CLOCK = r"(?:凌晨|早上|上午|中午|下午|傍晚|晚上)?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_HEAD = re.compile(
    rf"^[\[【(]?(?P<name>[\w·\u0f00-\u0fff]{{1,20}}?)?[\]】)]?\s*[:：]?\s+"
    rf"(?P<day>{_DAY})?\s*(?P<clock>{_CLOCK})\s*[:：]?$"
)
_HEAD_DAY_FIRST = re.compile(rf"^(?P<day>{_DAY})\s+(?P<clock>{_CLOCK})\s+(?P<name>\S{{1,20}})$")

_DATES = re.compile(
    r"(?:约|大约)?\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?!\d)\s*[日号]?"
    r"|(?:约|大约)?(?<!\d)\d{1,2}\s*月\s*\d{1,2}\s*[日号]?(?:左右)?"
    r"|(?:\d{4}\s*年\s*)?(?<!\d)\d{1,2}\s*月\s*(?:上旬|中旬|下旬|初|中|底)"
    r"|(?<!\d)20\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)"
    r"|大前天|前天|昨天|昨日|今天|今日|昨晚|昨夜|今早|今晨|今晚"
)
_RELATIVE = {"昨晚": "昨天", "昨夜": "昨天", "今早": "今天", "今晨": "今天", "今晚": "今天"}
_TIMES = re.compile(
    r"(?:凌晨|清晨|早晨|早上|上午|中午|午后|下午|傍晚|晚上|夜里|半夜|早|晚)?\s*"
    r"(?<![\d.:：])(?:\d{1,2}\s*[:：]\s*\d{2}(?:[:：]\d{2})?"
    r"|(?:\d{1,2}|[一二两三四五六七八九十]{1,3})\s*(?:点|时)(?!间|候)"
    r"(?:\s*(?:\d{1,2}\s*分?|半|一刻|三刻|钟|整|多))?)(?![\d.:：]*\d)"
)
_PHONES = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)")
_NUMBER = r"(?:\d{1,4}|[一二两三四五六七八九十百几数]{1,4})"
_COUNTS = re.compile(
    rf"(?:约|大约|大概|近|有)?\s*{_NUMBER}(?:\s*[-~至到—]\s*{_NUMBER})?\s*(?:多|余|来)?\s*"
    r"(?:只|头|匹|峰|羽|条|个体|个)(?!\s*(?:小时|月|人|点|多月|星期|礼拜|村|乡|县|山))"
)
_AGES = re.compile(rf"({_NUMBER})\s*(?:只)?大\s*({_NUMBER})\s*(?:只)?小")
_YOUNG = re.compile(rf"({_NUMBER})\s*(?:只|头|匹)?\s*(?:幼崽|幼仔|幼体|小崽|崽子|幼兽|雏鸟|小羊羔)")
_LINKS = re.compile(r"(?:https?://|geo:|www\.)[^\s\u3000-\u9fff，。；]+", re.IGNORECASE)
_ELEVATION = re.compile(r"海拔(?:高度)?\s*(?:约|为|是|:|：)?\s*(\d{3,4}(?:\.\d+)?)\s*(?:米|m|M)?")


def read_message(
    text: str,
    record_type: RecordType,
    reference: Reference,
    *,
    today: dt.date,
    near: tuple[float, float] | None = None,
    home: str = "",
) -> Message:
    """Everything in `text` that a record of `record_type` could take.

    today: the day on the user's calendar. near: (latitude, longitude) of the office, WGS 84, which
    decides where a position can be read in two ways. home: code of the county (or another unit) of
    the office; of several places of one name those in it come first. Never raises for what the
    text says.
    """
    cut = len(text) > LONGEST
    body = text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n")
    reader = _Reader(body, record_type, reference, today, near, home)
    return Message(body, tuple(reader.read()), cut)


class _Reader:
    """Reads one message."""

    def __init__(
        self,
        text: str,
        record_type: RecordType,
        reference: Reference,
        today: dt.date,
        near: tuple[float, float] | None,
        home: str,
    ) -> None:
        self.home = home
        self.text = text
        self.type = record_type
        self.reference = reference
        self.today = today
        self.near = near
        self.taken: list[tuple[int, int]] = []
        self.sent: dt.date | None = None

    def read(self) -> Iterator[Proposal]:
        head = list(self._head())
        position = list(self._position())
        phones = list(self._phones())
        elevation = list(self._elevation())
        dates = list(self._dates())
        times = list(self._times())
        yield from self._known(dates or [one for one in head if one.part == "date"])
        yield from self._known(times or [one for one in head if one.part == "time"])
        yield from self._known(position)
        yield from self._known(self._names())
        yield from self._known(self._counts())
        yield from self._known(self._choices())
        yield from self._known(elevation)
        yield from self._known([one for one in head if one.part == "sender"])
        yield from self._known(phones)

    def _known(self, proposals: Sequence[Proposal] | Iterator[Proposal]) -> Iterator[Proposal]:
        """Only what this type of record has fields for."""
        for one in proposals:
            if one.values and all(name in self.type.by_name for name in one.values):
                yield one

    def _proposal(
        self, part: str, values: dict[str, Any], start: int, end: int, **more: Any
    ) -> Proposal:
        self.taken.append((start, end))
        return Proposal(part, values, self.text[start:end], start, end, **more)

    def _is_taken(self, start: int, end: int) -> bool:
        return any(start < right and left < end for left, right in self.taken)

    # --- who sent it, and when ---

    def _head(self) -> Iterator[Proposal]:
        start = 0
        for line in self.text.splitlines(keepends=True):
            stripped = line.strip()
            match = _HEAD.match(stripped) or _HEAD_DAY_FIRST.match(stripped)
            if match is not None and not (match["name"] or "").isdigit():
                at = start + line.index(stripped)
                yield from self._of_head(match, at)
                return
            start += len(line)

    def _of_head(self, match: re.Match[str], at: int) -> Iterator[Proposal]:
        spans = {name: (at + match.start(name), at + match.end(name)) for name in match.groupdict()}
        if match["day"]:
            moment = self._moment(match["day"], self.today)
            if moment is not None:
                self.sent = moment[0]
                yield self._proposal(
                    "date",
                    {"event_date": moment[0], "date_precision": "day"},
                    *spans["day"],
                    sure=False,
                    note=_SENT,
                )
        if match["clock"]:
            clock = self._clock(match["clock"])
            if clock is not None:
                yield self._proposal(
                    "time", {"event_time": clock}, *spans["clock"], sure=False, note=_SENT
                )
        if match["name"]:
            field = "finder_name" if "finder_name" in self.type.by_name else "observer"
            yield self._proposal("sender", {field: match["name"]}, *spans["name"], sure=False)

    # --- when ---

    def _dates(self) -> Iterator[Proposal]:
        found: list[Proposal] = []
        for match in _DATES.finditer(self.text):
            if self._is_taken(*match.span()):
                continue
            words = _RELATIVE.get(match[0], match[0])
            base = self.sent or self.today
            moment = self._moment(words, base)
            if moment is None or moment[0] > self.today:
                continue
            relative = not any(sign.isdigit() for sign in match[0])
            note = _FOUND_EARLIER.format(date=base.isoformat()) if relative and self.sent else None
            found.append(
                self._proposal(
                    "date",
                    {"event_date": moment[0], "date_precision": moment[1]},
                    *match.span(),
                    note=note,
                )
            )
        yield from _said_when_several(found, lambda one: one.values["event_date"])

    def _moment(self, words: str, base: dt.date) -> tuple[dt.date, str] | None:
        try:
            moment = read_moment(words, today=base)
        except DateError:
            return None
        return None if moment is None else (moment.date, moment.precision)

    def _times(self) -> Iterator[Proposal]:
        found: list[Proposal] = []
        for match in _TIMES.finditer(self.text):
            if self._is_taken(*match.span()):
                continue
            clock = self._clock(match[0])
            if clock is not None:
                found.append(self._proposal("time", {"event_time": clock}, *match.span()))
        yield from _said_when_several(found, lambda one: one.values["event_time"])

    def _clock(self, words: str) -> dt.time | None:
        try:
            return read_time(words.replace("：", ":").replace("多", ""))
        except DateError:
            return None

    # --- where ---

    def _position(self) -> Iterator[Proposal]:
        for words in (*(match[0] for match in _LINKS.finditer(self.text)), *pieces(self.text)):
            try:
                position = locate(words, near=self.near)
            except PositionError:
                continue
            if position is None:
                continue
            # Pieces are cut from the text in its plain form, so they may not be found in it.
            start = max(0, self.text.find(words))
            span = (start, start + len(words)) if words in self.text else (0, 0)
            self.taken.append(span)
            for one in position.readings():
                yield Proposal(
                    "position",
                    self._of_position(one, words),
                    words,
                    *span,
                    sure=not one.doubtful and not position.alternatives,
                    note=one.reason,
                    moved_m=one.moved_m,
                )
            return

    def _of_position(self, position: Position, words: str) -> dict[str, Any]:
        values: dict[str, Any] = {
            "decimal_latitude": position.latitude,
            "decimal_longitude": position.longitude,
            "verbatim_coordinates": words,
            "verbatim_srs": position.datum,
        }
        if position.source:
            values["position_source"] = position.source
        if position.uncertainty_m is not None:
            values["coordinate_uncertainty"] = max(1.0, position.uncertainty_m)
        return {name: value for name, value in values.items() if name in self.type.by_name}

    def _elevation(self) -> Iterator[Proposal]:
        for match in _ELEVATION.finditer(self.text):
            metres = float(match[1])
            if 1000 <= metres <= 8900:
                yield self._proposal("elevation", {"elevation": metres}, *match.span())
                return

    def _names(self) -> Iterator[Proposal]:
        names = NamesInText(self.reference)
        places = list(names.places(self.text))
        species = [
            one
            for one in names.species(self.text)
            if not any(one.start < p.end and p.start < one.end for p in places)
        ]
        for part, field, found in (
            ("place", "place_code", places),
            ("species", "species_id", species),
        ):
            values = list(dict.fromkeys(value for one in found for value in one.values))
            for one in found:
                self.taken.append((one.start, one.end))
            told: set[Any] = set()
            for one in found:
                for value in self._home_first(part, one.values):
                    if value in told:
                        continue
                    told.add(value)
                    yield Proposal(
                        part,
                        {field: value},
                        self.text[one.start : one.end],
                        one.start,
                        one.end,
                        sure=len(values) == 1,
                        note=_SEVERAL if len(values) > 1 else None,
                    )

    def _home_first(self, part: str, values: tuple[Any, ...]) -> list[Any]:
        if part != "place" or not self.home:
            return list(values)
        return sorted(values, key=lambda code: not str(code).startswith(self.home))

    # --- how many, and what else ---

    def _counts(self) -> Iterator[Proposal]:
        match = _AGES.search(self.text)
        if match is not None:
            adults, young = self._count(match[1]), self._count(match[2])
            if adults is not None and young is not None:
                values = {"individual_count": adults + young, "adults": adults, "young": young}
                known = {name: n for name, n in values.items() if name in self.type.by_name}
                yield self._proposal("number", known, *match.span())
                return
        found: list[Proposal] = []
        for match in _COUNTS.finditer(self.text):
            if self._is_taken(*match.span()):
                continue
            values = self._counted(match[0])
            known = {name: n for name, n in values.items() if name in self.type.by_name}
            if known:
                found.append(self._proposal("number", known, *match.span()))
        yield from _said_when_several(found, lambda one: tuple(sorted(one.values.items())))
        match = _YOUNG.search(self.text)
        if match is not None and (young := self._count(match[1])) is not None:
            yield self._proposal("young", {"young": young}, *match.span())

    def _counted(self, words: str) -> dict[str, int]:
        try:
            count = read_count(words.strip().lstrip("有近").strip())
        except NumberError:
            return {}
        if count is None:
            return {}
        if count.minimum is not None and count.maximum is not None:
            return {"count_minimum": count.minimum, "count_maximum": count.maximum}
        return {"individual_count": count.count} if count.count else {}

    def _count(self, words: str) -> int | None:
        try:
            count = read_count(words)
        except NumberError:
            return None
        return None if count is None else count.count

    def _choices(self) -> Iterator[Proposal]:
        """Words of the closed lists that a message can name: tracks, injured, curled up …"""
        for field in ("evidence", "health", "condition", "signs", "cause"):
            spec = self.type.by_name.get(field)
            if spec is None or spec.vocabulary is None:
                continue
            hits = []
            for term in spec.vocabulary.terms:
                if term.code in ("other", "unknown"):
                    continue
                for alias in term.aliases:
                    at = self.text.find(alias) if len(alias) > 1 and not alias.isascii() else -1
                    if at >= 0 and not self._is_taken(at, at + len(alias)):
                        hits.append((at, at + len(alias), term.code))
                        break
            if not hits:
                continue
            hits.sort()
            self.taken.extend((start, end) for start, end, _code in hits)
            codes = tuple(dict.fromkeys(code for _start, _end, code in hits))
            if spec.kind is Kind.CHOICES:
                ordered = tuple(c for c in spec.vocabulary.codes() if c in codes)
                start, end = hits[0][0], hits[-1][1]
                yield Proposal(
                    field, {field: ordered}, self.text[start:end], start, end, sure=False
                )
            else:
                for start, end, code in hits:
                    yield Proposal(
                        field, {field: code}, self.text[start:end], start, end, sure=False
                    )

    def _phones(self) -> Iterator[Proposal]:
        field = "finder_contact" if "finder_contact" in self.type.by_name else "observer_contact"
        for match in _PHONES.finditer(self.text):
            digits = re.sub(r"\D", "", match[1])
            yield self._proposal("phone", {field: digits}, *match.span())


def _said_when_several(found: Sequence[Proposal], key: Any) -> Iterator[Proposal]:
    """The proposals, each value once; none is sure when they differ."""
    distinct: dict[Any, Proposal] = {}
    for one in found:
        distinct.setdefault(key(one), one)
    for one in distinct.values():
        if len(distinct) == 1:
            yield one
        else:
            yield Proposal(
                one.part, one.values, one.words, one.start, one.end, False, one.note or _SEVERAL
            )
