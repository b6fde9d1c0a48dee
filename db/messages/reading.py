"""Read a pasted WeChat message: date, time, places, position, species, number, phone, signs.

    message = read_message("昨天下午在牙曲村看到两只雪豹", SIGHTING, reference, today=date.today())
    message.values()   # {"event_date": …, "place_code": …, "species_id": …, "individual_count": 2}

Everything found is a proposal with the words it came from; two species in a message are two
proposals, and the reader does not choose between them without saying so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from db.fields import FieldSpec, Kind
from db.messages import counts, moments, people
from db.messages.names import Hit, NamesInText, narrowed
from db.messages.proposals import LONGEST, SEVERAL, Message, Proposal
from db.messages.spots import Spot, spots
from db.models.base import RecordType
from db.places.locate import Position
from db.reference import Reference
from db.text import Text, translate_noop

__all__ = ["Message", "Proposal", "read_message"]

_FOUND_EARLIER = translate_noop("Message", "Counted from the day of the message, {date}.")
_FOUND_TODAY = translate_noop(
    "Message", "Counted from today, {date}: the message does not say when it was sent."
)
_SENT_DAY = translate_noop("Message", "The day the message was sent.")
_SENT_TIME = translate_noop("Message", "The time the message was sent.")
_NOT_SEEN = translate_noop("Message", "The message may say that it was not seen.")

# Empty lines and blanks without end say nothing, and patterns go over them again and again.
_GAP = 8
_EMPTY = re.compile(rf"[^\S\n]{{{_GAP},}}|\s{{{_GAP},}}")
_ELEVATION = re.compile(r"海拔(?:高度)?\s*(?:约|为|是|:|：)?\s*(\d{3,4}(?:\.\d+)?)\s*(?:米|m|M)?")
_NOT = re.compile(r"(?:没有?|未|不曾)(?:再|能)?(?:看到|见到|看见|发现|拍到|遇到|见)")
# What people write for a term beside its own names.
_SAID = {
    ("health", "dead"): ("死了", "死掉", "已死", "尸体"),
    ("health", "injured"): ("骨折", "断了", "流血", "夹住", "夹伤", "瘸"),
    ("condition", "dead"): ("死了", "死掉", "已死", "尸体"),
    ("signs", "fracture"): ("断了", "骨头断"),
    ("signs", "bleeding"): ("流血",),
    ("signs", "cannot_stand"): ("站不起来", "不能走", "走不了", "站不稳"),
    ("signs", "cannot_fly"): ("飞不起来", "飞不了"),
    ("cause", "snare"): ("兽夹", "猎套", "夹住", "套住"),
    ("cause", "vehicle"): ("车撞", "被撞", "撞车"),
    ("evidence", "tracks"): ("爪印",),
    ("finder_role", "villager"): ("老乡",),
}
_CHOICES = ("evidence", "health", "condition", "signs", "cause", "finder_role", "sex", "age_class")


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
    body = _EMPTY.sub(lambda match: match[0][:_GAP], body)
    reader = _Reader(body, record_type, reference, today, near, home)
    return Message(body, tuple(reader.read()), cut, tuple(reader.remarks))


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
        self.remarks: list[Text] = []

    def read(self) -> Iterator[Proposal]:
        self.heads = list(people.heads(self.text))
        sent = list(self._sent())
        position = list(self._position())
        phones = list(self._phones())
        elevation = list(self._elevation())
        dates = list(self._dates())
        times = list(self._times())
        names = NamesInText(self.reference)
        places = narrowed(list(names.places(self._free())))
        species = [
            one
            for one in names.species(self.text)
            if not any(one.start < p.end and p.start < one.end for p in places)
        ]
        yield from self._known(dates or [one for one in sent if one.part == "date"])
        yield from self._known(times or [one for one in sent if one.part == "time"])
        yield from self._known(position)
        yield from self._known(self._named("place", "place_code", places))
        yield from self._known(self._localities(names, places))
        yield from self._known(self._named("species", "species_id", species))
        yield from self._known(self._counts(species))
        yield from self._known(self._choices())
        yield from self._known(elevation)
        yield from self._known(self._people())
        yield from self._known(phones)

    def _known(self, proposals: Iterable[Proposal]) -> Iterator[Proposal]:
        """Only what this type of record has fields for."""
        for one in proposals:
            if one.values and all(name in self.type.by_name for name in one.values):
                yield one

    def _proposal(
        self, part: str, values: dict[str, Any], start: int, end: int, **more: Any
    ) -> Proposal:
        return Proposal(part, values, self.text[start:end], start, end, **more)

    def _is_taken(self, start: int, end: int) -> bool:
        return any(start < right and left < end for left, right in self.taken)

    def _free(self) -> str:
        """The text with blanks where something that is no name was found; places stay."""
        letters = list(self.text)
        for start, end in self.taken:
            letters[start:end] = " " * (end - start)
        return "".join(letters)

    # --- who sent it, and when ---

    def _sent(self) -> Iterator[Proposal]:
        """The first line that parts messages dates them all; none of them tells of an animal."""
        self.taken += [(line.start, line.end) for line in self.heads]
        for line in self.heads[:1]:
            if line.day is not None:
                moment = moments.moment_of(self.text[slice(*line.day)], self.today)
                if moment is None:
                    moment = next(
                        (
                            (day.date, day.precision)
                            for day in moments.days(self.text[slice(*line.day)], self.today)
                        ),
                        None,
                    )
                if moment is not None:
                    self.sent = moment[0]
                    values = {"event_date": moment[0], "date_precision": "day"}
                    yield self._proposal("date", values, *line.day, sure=False, note=_SENT_DAY)
            if line.clock is not None:
                clock = moments.clock_of(self.text[slice(*line.clock)])
                if clock is not None:
                    values = {"event_time": clock}
                    yield self._proposal("time", values, *line.clock, sure=False, note=_SENT_TIME)

    def _people(self) -> Iterator[Proposal]:
        field = "finder_name" if "finder_name" in self.type.by_name else "observer"
        found = [
            self._proposal(
                "sender", {field: self.text[one.start : one.end]}, one.start, one.end, sure=one.sure
            )
            for one in people.people(self.text, self.heads)
        ]
        yield from _said_when_several(found, lambda one: one.values[field])

    def _phones(self) -> Iterator[Proposal]:
        field = "finder_contact" if "finder_contact" in self.type.by_name else "observer_contact"
        found = []
        for start, end, digits in people.phones(self.text):
            if not self._is_taken(start, end):
                found.append(self._proposal("phone", {field: digits}, start, end))
        self.taken += [(one.start, one.end) for one in found]
        yield from _said_when_several(found, lambda one: one.values[field])

    # --- when ---

    def _dates(self) -> Iterator[Proposal]:
        base = self.sent or self.today
        found: list[Proposal] = []
        for day in moments.days(self.text, base):
            if self._is_taken(day.start, day.end) or day.date > self.today:
                continue
            # 昨晚十点: the evening belongs to the hour as well.
            end = day.end if self.text[day.end - 1] not in "晚夜早晨" else day.end - 1
            self.taken.append((day.start, end))
            note = day.note
            if note is None and day.relative:
                counted = _FOUND_TODAY if self.sent is None else _FOUND_EARLIER
                note = counted.format(date=base.isoformat())
            values = {"event_date": day.date, "date_precision": day.precision}
            found.append(
                self._proposal("date", values, day.start, day.end, sure=day.sure, note=note)
            )
        found.sort(key=lambda one: one.start)
        yield from _said_when_several(found, lambda one: one.values["event_date"])

    def _times(self) -> Iterator[Proposal]:
        found: list[Proposal] = []
        for clock in moments.clocks(self.text):
            if self._is_taken(clock.start, clock.end):
                continue
            self.taken.append((clock.start, clock.end))
            values = {"event_time": clock.time}
            found.append(
                self._proposal(
                    "time", values, clock.start, clock.end, sure=clock.sure, note=clock.note
                )
            )
        yield from _said_when_several(found, lambda one: one.values["event_time"])

    # --- where ---

    def _position(self) -> Iterator[Proposal]:
        found, self.remarks = spots(self.text, self.near)
        for spot in found:
            if spot.end > spot.start:
                self.taken.append((spot.start, spot.end))
        for spot in found:
            words = self.text[spot.start : spot.end] or spot.position.verbatim
            yield Proposal(
                "position",
                self._of_position(spot, words),
                words,
                spot.start,
                spot.end,
                sure=spot.sure,
                note=spot.position.reason or (SEVERAL if len(found) > 1 else None),
                moved_m=spot.position.moved_m,
            )

    def _of_position(self, spot: Spot, words: str) -> dict[str, Any]:
        position: Position = spot.position
        values: dict[str, Any] = {
            "decimal_latitude": position.latitude,
            "decimal_longitude": position.longitude,
            "verbatim_coordinates": words,
            "verbatim_srs": position.datum,
        }
        source = position.source or ("gps" if spot.from_device else "")
        if not source and position.datum in ("gcj02", "bd09"):
            source = "map_app"
        if source:
            values["position_source"] = source
        if position.uncertainty_m is not None:
            values["coordinate_uncertainty"] = max(1.0, position.uncertainty_m)
        return {name: value for name, value in values.items() if name in self.type.by_name}

    def _elevation(self) -> Iterator[Proposal]:
        for match in _ELEVATION.finditer(self.text):
            metres = float(match[1])
            if 1000 <= metres <= 8900:
                self.taken.append(match.span())
                yield self._proposal("elevation", {"elevation": metres}, *match.span())
                return

    def _named(self, part: str, field: str, found: Sequence[Hit]) -> Iterator[Proposal]:
        values = list(dict.fromkeys(value for one in found for value in one.values))
        self.taken += [(one.start, one.end) for one in found]
        unseen = part == "species" and _NOT.search(self.text) is not None
        note = SEVERAL if len(values) > 1 else _NOT_SEEN if unseen else None
        told: set[Any] = set()
        for one in found:
            for value in self._home_first(part, one.values):
                if value not in told:
                    told.add(value)
                    sure = len(values) == 1 and not unseen
                    yield self._proposal(
                        part, {field: value}, one.start, one.end, sure=sure, note=note
                    )

    def _home_first(self, part: str, values: tuple[Any, ...]) -> list[Any]:
        if part != "place" or not self.home:
            return list(values)
        return sorted(values, key=lambda code: not str(code).startswith(self.home))

    def _localities(self, names: NamesInText, places: Sequence[Hit]) -> Iterator[Proposal]:
        """No list knows them, so none is sure."""
        found = []
        for start, end in names.localities(self.text, places):
            if not self._is_taken(start, end):
                values = {"locality": self.text[start:end]}
                found.append(self._proposal("locality", values, start, end, sure=False))
        yield from _said_when_several(found, lambda one: one.values["locality"])

    # --- how many, and what else ---

    def _counts(self, species: Sequence[Hit]) -> Iterator[Proposal]:
        text = self._hidden(species)
        numbers = counts.numbers(text, species)
        found = []
        for one in numbers:
            known = {name: n for name, n in one.values.items() if name in self.type.by_name}
            if known:
                found.append(self._proposal("number", known, one.start, one.end, sure=one.sure))
        self.taken += [(one.start, one.end) for one in found]
        yield from _said_when_several(found, lambda one: tuple(sorted(one.values.items())))
        young = counts.young_of(text, numbers)
        if young is not None:
            yield self._proposal("young", dict(young.values), young.start, young.end)

    def _hidden(self, species: Sequence[Hit]) -> str:
        """The text without what was found already; names of animals are wanted beside numbers."""
        letters = list(self.text)
        named = {(one.start, one.end) for one in species}
        for start, end in self.taken:
            if (start, end) not in named:
                letters[start:end] = "，" * (end - start)
        return "".join(letters)

    def _choices(self) -> Iterator[Proposal]:
        """Words of the closed lists that a message can name: tracks, injured, curled up …"""
        for field in _CHOICES:
            spec = self.type.by_name.get(field)
            if spec is None or spec.vocabulary is None:
                continue
            hits = sorted(self._terms(spec))
            if not hits:
                continue
            codes = tuple(dict.fromkeys(code for _start, _end, code in hits))
            if spec.kind is Kind.CHOICES:
                ordered = tuple(c for c in spec.vocabulary.codes() if c in codes)
                start, end = hits[0][0], hits[-1][1]
                yield self._proposal(field, {field: ordered}, start, end, sure=False)
                continue
            proposals = [
                self._proposal(field, {field: code}, start, end, sure=False)
                for start, end, code in hits
            ]
            yield from _said_when_several(proposals, lambda one: one.values[one.part])

    def _terms(self, spec: FieldSpec) -> Iterator[tuple[int, int, str]]:
        assert spec.vocabulary is not None
        for term in spec.vocabulary.terms:
            if term.code in ("other", "unknown", spec.default):
                continue
            said = (*term.aliases, *_SAID.get((spec.name, term.code), ()))
            for alias in sorted(said, key=len, reverse=True):
                at = self.text.find(alias) if len(alias) > 1 and not alias.isascii() else -1
                if at >= 0 and not self._is_taken(at, at + len(alias)):
                    yield at, at + len(alias), term.code
                    break


def _said_when_several(
    found: Sequence[Proposal], key: Callable[[Proposal], Any]
) -> Iterator[Proposal]:
    """The proposals, each value once; none is sure when they differ."""
    distinct: dict[Any, Proposal] = {}
    for one in found:
        distinct.setdefault(key(one), one)
    for one in distinct.values():
        several = len(distinct) > 1
        yield replace(one, sure=False, note=one.note or SEVERAL) if several else one
