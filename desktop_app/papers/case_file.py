"""The case file (救护档案): all that is recorded about one rescue, from report to outcome."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from db.errors import UserError
from db.fields import Kind
from db.photos.store import PhotoStore
from db.record_types import record_type
from db.rescue.timeline import Case, Entry, load_case
from db.showing import Words
from db.text import Translate, translate_noop
from desktop_app.papers.blocks import (
    Facts,
    Heading,
    Letterhead,
    Paragraph,
    Signatures,
    Title,
    Together,
)
from desktop_app.papers.case_photos import CasePhotos
from desktop_app.papers.entry_words import event_of, found_event, title_of
from desktop_app.papers.flow import Block, Frame, Piece
from desktop_app.papers.heads import BesidePhoto, Figures
from desktop_app.papers.paper import Cancel, Paper, Progress, write_pdf
from desktop_app.papers.pictures import Pictures
from desktop_app.papers.receipt import NO_CASE
from desktop_app.papers.table import Column, Form, Table
from desktop_app.papers.timeline import Timeline
from desktop_app.papers.typeset import SMALL, Align
from desktop_app.papers.weight_curve import MOST_BARS, MOST_MARKS, Bar, WeightCurve
from desktop_app.papers.wording import Wording, weight_sign

if TYPE_CHECKING:
    from db.store import Store

_HEAD: Final = (
    "case_number", "species_id", "individual_count", "sex", "age_class", "individual_name",
    "name_origin", "microchip", "band",
)  # fmt: skip
Links = Sequence[tuple[str, str]]
"""Labels and their values."""
_REPORT: Final = ("report", "where", "found", "care")


def write_case_file(
    store: Store,
    case_id: int,
    path: str | os.PathLike[str],
    *,
    translate: Translate,
    language: str,
    office: str,
    today: dt.date | None = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> int:
    """Write the whole file of a case as a PDF; the number of pages.

    Raises UserError when there is no such case or the place refuses, Cancelled.
    """
    case = load_case(store, case_id, today=today)
    if case is None:
        raise UserError(NO_CASE)
    words = Words(translate, store.reference(), language)
    source = store.path.name if store.path is not None else ""
    photos = PhotoStore(store.path)
    links = linked(store, case, Wording(words))
    paper = case_file(
        case, photos, words=words, office=office, source=source, links=links, today=today
    )
    return write_pdf(paper, path, translate=translate, progress=progress, cancelled=cancelled)


def case_file(
    case: Case,
    photos: PhotoStore,
    *,
    words: Words,
    office: str,
    source: str = "",
    links: Links = (),
    today: dt.date | None = None,
) -> Paper:
    """The file as a paper.

    links: label and words of the records it came from (`linked`). today: for days in care and what
    is overdue.
    """
    whole = _CaseFile(case, photos, Wording(words), links, today or dt.date.today())
    return whole.paper(office, source)


def linked(store: Store, case: Case, say: Wording) -> list[tuple[str, str]]:
    """The sighting and the individual the case is linked with, each in a few words."""
    found: list[tuple[str, str]] = []
    for spec in case.record.type.fields:
        uuid = case.record.values.get(spec.name)
        if spec.kind is not Kind.LINK or uuid is None or not spec.target:
            continue
        type = record_type(spec.target)
        id = store.ids_of(type, [uuid]).get(uuid)
        record = store.get(type, id) if id is not None else None
        if record is not None:
            told = [say.value(type, name, record.values) for name in type.title]
            found.append((say(spec.label), " · ".join(text for text in told if text)))
    return found


class _CaseFile:
    def __init__(
        self, case: Case, photos: PhotoStore, say: Wording, links: Links, today: dt.date
    ) -> None:
        self.case, self.say, self.today = case, say, today
        self._links = links
        self._photos = CasePhotos(case, photos, say)
        self._record = case.record.values
        self._type = case.record.type

    def paper(self, office: str, source: str) -> Paper:
        title = self.say(translate_noop("Papers", "Wildlife rescue file"))
        number = str(self._record.get("case_number") or "")
        name = str(self._record.get("individual_name") or "")
        blocks: list[Block] = [
            Letterhead(office),
            Title(title, " · ".join(part for part in (number, name) if part)),
            *self._head(),
            *self._report(),
            *self._transport(),
            *self._weights(),
            *self._timeline(),
            *self._tasks(),
            *self._all_photos(),
            Signatures(
                [
                    (self.say(translate_noop("Papers", "Compiled by")), ""),
                    (self.say(translate_noop("Papers", "Checked by")), ""),
                    (self.say(translate_noop("Papers", "Date")), ""),
                ],
                self.say(translate_noop("Papers", "(stamp of the office)")),
                gap=12,
            ),
        ]
        return Paper(f"{title} {number}".strip(), blocks, office=office, source=source)

    # --- head ---

    def _head(self) -> Iterator[Block]:
        say, record = self.say, self._record
        name, latin, protection = say.species(record.get("species_id"))
        facts = [
            (translate_noop("Papers", "Case number"), str(record.get("case_number") or "")),
            (translate_noop("Papers", "Species"), "\n".join(t for t in (name, latin) if t)),
            (translate_noop("Papers", "Protection class"), protection),
            (translate_noop("Papers", "Number"), self._value("individual_count")),
            (
                translate_noop("Papers", "Sex, age"),
                say.comma.join(v for v in (self._value("sex"), self._value("age_class")) if v),
            ),
            (translate_noop("Papers", "Name"), self._value("individual_name")),
            (translate_noop("Papers", "Origin of the name"), self._value("name_origin")),
            (translate_noop("Papers", "Microchip"), self._value("microchip")),
            (translate_noop("Papers", "Band or tag"), self._value("band")),
        ]
        pairs = [(say(label), value) for label, value in facts if value]
        lines = [[pair] for pair in pairs]
        photo = self._photos.cover()
        if photo is None:  # across the page: two pairs a line
            lines = [pairs[n : n + 2] for n in range(0, len(pairs), 2)]
        yield BesidePhoto(photo, [Form(lines, padding=0.9)])
        yield Figures(list(self._figures()))

    def _figures(self) -> Iterator[tuple[str, str, str]]:
        say, state = self.say, self.case.state
        status = say.value(self._type, "status", {"status": state.status})
        closed = say.when({"event_date": state.outcome_date}) if state.outcome_date else ""
        yield status, say(translate_noop("Papers", "Status")), closed
        days = state.days_in_care(self.today)
        if days is not None:
            since = translate_noop("Papers", "since {date}").format(date=state.intake_date)
            label = translate_noop("Papers", "Days in care")
            yield str(days), say(label), say(since)
        if state.latest_weight is not None:
            signs = self._weight_signs()
            first = translate_noop("Papers", "first {weight} kg").format(
                weight=f"{signs[0]}{state.first_weight:g}"
            )
            label = translate_noop("Papers", "Latest weight")
            yield f"{signs[1]}{state.latest_weight:g} kg", say(label), say(first)
        if state.transport_hours is not None or state.transport_km is not None:
            hours = f"{state.transport_hours:g} h" if state.transport_hours is not None else ""
            way = f"{state.transport_km:,g} km" if state.transport_km is not None else ""
            label = translate_noop("Papers", "Transport")
            yield hours or way, say(label), way if hours else ""
        if state.vaccination_due is not None:
            label = translate_noop("Papers", "Next vaccination due")
            yield state.vaccination_due.isoformat(), say(label), ""

    def _value(self, name: str) -> str:
        return self.say.value(self._type, name, self._record)

    # --- report ---

    def _report(self) -> Iterator[Block]:
        say = self.say
        yield Heading(say(translate_noop("Papers", "Report")))
        found = say.moment(self._record)
        for section in self._type.sections:
            if section.name not in _REPORT:
                continue
            without = {spec.name for spec in self._type.fields if spec.section != section.name}
            without |= {*_HEAD, *(spec.name for spec in self._type.fields if spec.generated)}
            facts = say.facts(self._type, self._record, without)
            if section.name == "report" and found:
                facts.insert(0, (say(self._type.field("event_date").label), found))
                facts += self._links
            if facts:
                yield Together([_Subheading(say(section.label)), Facts(facts)])

    # --- transport ---

    def _transport(self) -> Iterator[Block]:
        legs = self.case.of_kind("transport")
        if not legs:
            return
        say = self.say
        yield Heading(say(translate_noop("Papers", "Transport")))
        yield Table(
            [
                Column(say(translate_noop("Papers", "No.")), 10, Align.RIGHT),
                Column(
                    [say(translate_noop("Papers", "From")), say(translate_noop("Papers", "To"))], 40
                ),
                Column(
                    [
                        say(translate_noop("Papers", "Departed")),
                        say(translate_noop("Papers", "Arrived")),
                    ],
                    31,
                ),
                Column(say(translate_noop("Papers", "Hours")), 14, Align.RIGHT),
                Column(say(translate_noop("Papers", "km")), 15, Align.RIGHT),
                Column(
                    [
                        say(translate_noop("Papers", "Vehicle")),
                        say(translate_noop("Papers", "Driver, escorts")),
                    ],
                    34,
                ),
                Column(
                    [
                        say(translate_noop("Papers", "Handover")),
                        say(translate_noop("Papers", "Receipt number")),
                    ],
                    34,
                ),
            ],
            [self._leg(number, leg) for number, leg in enumerate(legs, start=1)],
            totals=[self._legs_total()] if len(legs) > 1 else (),
            size=8.5,
        )

    def _leg(self, number: int, leg: Entry) -> list[Any]:
        say, values, type = self.say, leg.values, leg.type
        arrived = " ".join(
            part
            for part in (
                say.value(type, "arrived_date", values),
                say.value(type, "arrived_time", values),
            )
            if part
        )
        people = [say.value(type, f, values) for f in ("driver", "escorts")]
        hands = [say.value(type, f, values) for f in ("handed_over_by", "received_by")]
        return [
            str(number),
            _stacked(
                say.place(values, "from_place_code", "from_locality"),
                say.place(values, "to_place_code", "to_locality"),
            ),
            _stacked(say.moment(values), arrived),
            _number(values.get("elapsed_hours")),
            _number(values.get("distance_km")),
            _stacked(say.value(type, "vehicle", values), say.comma.join(p for p in people if p)),
            _stacked(
                " → ".join(hand for hand in hands if hand),
                say.value(type, "receipt_number", values),
            ),
        ]

    def _legs_total(self) -> list[str]:
        state = self.case.state
        total = self.say(translate_noop("Papers", "Together"))
        return [
            "", total, "", _number(state.transport_hours), _number(state.transport_km), "", "",
        ]  # fmt: skip

    # --- weights ---

    def _weights(self) -> Iterator[Block]:
        say = self.say
        weights = [
            (entry.date, float(entry.values["weight"]))
            for entry in self.case.entries
            if entry.values.get("weight") and entry.date is not None
        ]
        if len(weights) < 2:
            return
        marks = [
            (entry.date, title_of(entry, say)[0])
            for entry in self.case.of_kind("milestone")
            if entry.date is not None
        ]
        bars = [
            Bar(title_of(entry, say)[0], entry.date, entry.values.get("until_date"))
            for entry in self.case.of_kind("treatment")
            if entry.date is not None
        ]
        left_out = max(0, len(marks) - MOST_MARKS) + max(0, len(bars) - MOST_BARS)
        more = translate_noop(
            "Papers", "{count} more milestones and treatments stand in the timeline."
        ).format(count=left_out)
        legend = translate_noop("Papers", "kg · milestones above, treatments below")
        yield Heading(say(translate_noop("Papers", "Weight")), say(legend))
        yield WeightCurve(
            weights, marks[:MOST_MARKS], bars[:MOST_BARS], say(more) if left_out else "",
            signs=self._weight_signs(),
        )  # fmt: skip

    def _weight_signs(self) -> tuple[str, str]:
        """What stands before the first and the latest weight."""
        signs = [weight_sign(e.values) for e in self.case.entries if e.values.get("weight")]
        return signs[0], signs[-1]

    # --- timeline ---

    def _timeline(self) -> Iterator[Block]:
        if not self.case.entries:
            return
        count = translate_noop("Papers", "{count} entries").format(count=len(self.case.entries))
        yield Heading(self.say(translate_noop("Papers", "Timeline")), self.say(count))
        numbers = self._photos.numbers
        events = [event_of(entry, self.say, numbers) for entry in self.case.entries]
        yield Timeline([found_event(self.case, self.say), *events])

    # --- tasks and photos ---

    def _tasks(self) -> Iterator[Block]:
        if not self.case.tasks:
            return
        say = self.say
        records = []
        for task in self.case.tasks:
            overdue = task.overdue_days(self.today)
            late = translate_noop("Papers", "{days} days overdue").format(days=overdue)
            records.append(
                [
                    say(task.text),
                    task.due.isoformat() if task.due is not None else "",
                    say(late) if overdue else "",
                ]
            )
        yield Heading(say(translate_noop("Papers", "To be done")))
        yield Table(
            [
                Column(say(translate_noop("Papers", "Task")), 4),
                Column(say(translate_noop("Papers", "Due")), 1.4),
                Column(say(translate_noop("Papers", "State")), 2),
            ],
            records,
        )

    def _all_photos(self) -> Iterator[Block]:
        if not self._photos.numbers:
            return
        count = translate_noop("Papers", "{count} photos").format(count=len(self._photos.numbers))
        yield Heading(self.say(translate_noop("Papers", "Photos")), self.say(count))
        yield Pictures(self._photos.all())


class _Subheading:
    """A quiet heading within a section."""

    rows = 1

    def __init__(self, text: str) -> None:
        self._text = text

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        style = SMALL._replace(size=9, bold=True, role="accent")
        yield from Paragraph(self._text, style, gap=2.2, keep=True).pieces(frame)


def _stacked(first: str, second: str) -> Sequence[str]:
    return [first or "—", second] if second else [first]


def _number(value: Any) -> str:
    return "" if value is None else f"{value:,g}"
