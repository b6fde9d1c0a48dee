"""The case file (救护档案): all that is recorded about one rescue, from report to outcome."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QImageReader, QPainter

from db.errors import UserError
from db.photos.store import PhotoStore
from db.rescue.timeline import Case, Entry, load_case
from db.showing import Words, clock_text
from db.text import Translate, translate_noop
from desktop_app.papers.blocks import (
    Drawing,
    Facts,
    Heading,
    Letterhead,
    Paragraph,
    Signatures,
    Title,
    Together,
)
from desktop_app.papers.flow import Block, Frame, Piece
from desktop_app.papers.heads import BesidePhoto, Figures
from desktop_app.papers.paper import Cancel, Paper, Progress, write_pdf
from desktop_app.papers.pictures import Load, Photo, Pictures
from desktop_app.papers.receipt import NO_CASE
from desktop_app.papers.table import Column, Form, Table
from desktop_app.papers.timeline import Event, Timeline
from desktop_app.papers.typeset import SMALL, Align, Typesetter
from desktop_app.papers.weight_curve import MOST_BARS, Bar, WeightCurve
from desktop_app.papers.wording import Wording

if TYPE_CHECKING:
    from db.store import Store
    from db.writing import Record

# Which fields name an entry, in the order they are tried; the first that holds something does.
_TITLES: Final[dict[str, tuple[str, ...]]] = {
    "intake": ("facility",),
    "examination": ("examination_type",),
    "treatment": ("treatment", "treatment_category"),
    "procedure": ("procedure", "procedure_type"),
    "milestone": ("milestone",),
    "vaccination": ("vaccine",),
    "enclosure_move": ("enclosure",),
    "quarantine": ("location",),
    "outcome": ("outcome",),
    "follow_up": ("result",),
}
_DOTS: Final = {
    "transport": "accent",
    "intake": "error",
    "examination": "error",
    "treatment": "doubt_line",
    "procedure": "doubt_line",
    "milestone": "good",
    "vaccination": "good",
    "outcome": "ink",
    "follow_up": "ink",
    "reopening": "ink",
}
_HEAD: Final = (
    "case_number", "species_id", "individual_count", "sex", "age_class", "individual_name",
    "name_origin", "microchip", "band",
)  # fmt: skip
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
    paper = case_file(case, photos, words=words, office=office, source=source, today=today)
    return write_pdf(paper, path, translate=translate, progress=progress, cancelled=cancelled)


def case_file(
    case: Case,
    photos: PhotoStore,
    *,
    words: Words,
    office: str,
    source: str = "",
    today: dt.date | None = None,
) -> Paper:
    """The file as a paper. today: for days in care and what is overdue."""
    return _CaseFile(case, photos, Wording(words), today or dt.date.today()).paper(office, source)


class _CaseFile:
    def __init__(self, case: Case, photos: PhotoStore, say: Wording, today: dt.date) -> None:
        self.case, self.say, self.today = case, say, today
        self._photos = photos
        self._record = case.record.values
        self._type = case.record.type
        # Numbered in the order they are printed, so that the timeline can point at them.
        self._pictures: list[tuple[Record, str]] = [
            (photo, self.say(self._type.label)) for photo in case.photos
        ]
        for entry in case.entries:
            self._pictures += [(photo, self._kind(entry)) for photo in entry.photos]
        self._numbers = {p.uuid: n for n, (p, _) in enumerate(self._pictures, start=1)}

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
        cover = self.case.photos[0] if self.case.photos else None
        photo = self._photo(cover, "") if cover is not None else None
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
            first = translate_noop("Papers", "first {weight} kg").format(
                weight=f"{state.first_weight:g}"
            )
            label = translate_noop("Papers", "Latest weight")
            yield f"{state.latest_weight:g} kg", say(label), say(first)
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
                        say(translate_noop("Papers", "Handed over, taken over")),
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
        treatments = [e for e in self.case.of_kind("treatment") if e.date is not None]
        curve = WeightCurve(
            weights,
            [
                (entry.date, self._title(entry)[0])
                for entry in self.case.of_kind("milestone")
                if entry.date is not None
            ],
            [
                Bar(self._title(entry)[0], entry.date, entry.values.get("until_date"))
                for entry in treatments
                if entry.date is not None
            ],
        )
        caption = ""
        if len(treatments) > MOST_BARS:
            more = translate_noop(
                "Papers", "{count} more treatments stand in the timeline."
            ).format(count=len(treatments) - MOST_BARS)
            caption = say(more)
        legend = translate_noop("Papers", "kg · milestones above, treatments below")
        yield Heading(say(translate_noop("Papers", "Weight")), say(legend))
        yield _Curve(curve, caption)

    # --- timeline ---

    def _timeline(self) -> Iterator[Block]:
        if not self.case.entries:
            return
        count = translate_noop("Papers", "{count} entries").format(count=len(self.case.entries))
        yield Heading(self.say(translate_noop("Papers", "Timeline")), self.say(count))
        events = [self._event(entry) for entry in self.case.entries]
        yield Timeline([self._found(), *events])

    def _found(self) -> Event:
        """Where the chain begins; the report says it in full."""
        say = self.say
        time = self._record.get("event_time")
        named = [say(translate_noop("Papers", "Found")), say.place(self._record)]
        return Event(
            say.when(self._record),
            "  ".join(part for part in named if part),
            clock_text(time) if time else "",
            [
                (say(self._type.field(name).label), self._value(name))
                for name in ("condition", "signs", "signs_notes")
            ],
            role="accent",
        )

    def _event(self, entry: Entry) -> Event:
        say = self.say
        named, used = self._title(entry)
        aside = [clock_text(entry.time)] if entry.time else []
        if entry.day is not None:
            aside.append(say(translate_noop("Papers", "day {day}").format(day=entry.day)))
        facts = say.facts(entry.type, entry.values, used)
        numbers = [str(self._numbers[photo.uuid]) for photo in entry.photos]
        if numbers:
            facts.append((say(translate_noop("Papers", "Photos")), say.comma.join(numbers)))
        told = [
            say(text.format(name=entry.values[field]))
            for field, text in (
                ("performed_by", translate_noop("Papers", "Done by: {name}")),
                ("information_source", translate_noop("Papers", "Source: {name}")),
            )
            if entry.values.get(field)
        ]
        return Event(
            say.when(entry.values),
            "  ".join(part for part in (self._kind(entry), named) if part),
            " · ".join(aside),
            facts,
            " · ".join(told),
            _DOTS.get(entry.type.name, "faint"),
        )

    def _kind(self, entry: Entry) -> str:
        return self.say(entry.type.label)

    def _title(self, entry: Entry) -> tuple[str, tuple[str, ...]]:
        """What names an entry, and the fields that are said by it."""
        say, values = self.say, entry.values
        if entry.type.name == "transport":
            ends = [
                say.place(values, f"{end}_place_code", f"{end}_locality") for end in ("from", "to")
            ]
            fields = tuple(f"{e}_{f}" for e in ("from", "to") for f in ("place_code", "locality"))
            return " → ".join(end for end in ends if end), fields
        if entry.type.name == "milestone" and values.get("milestone") in (None, "other"):
            return say.value(entry.type, "description", values), ("milestone", "description")
        for name in _TITLES.get(entry.type.name, ()):
            told = say.value(entry.type, name, values)
            if told:
                return told, (name,)
        return "", ()

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
        if not self._pictures:
            return
        count = translate_noop("Papers", "{count} photos").format(count=len(self._pictures))
        yield Heading(self.say(translate_noop("Papers", "Photos")), self.say(count))
        yield Pictures(
            [self._photo(photo, self._caption(photo, kind)) for photo, kind in self._pictures]
        )

    def _caption(self, photo: Record, kind: str) -> str:
        say, values = self.say, photo.values
        number = translate_noop("Papers", "Photo {number}").format(number=self._numbers[photo.uuid])
        first = " · ".join(part for part in (say(number), say.moment(values), kind) if part)
        taken = str(values.get("photographer") or "")
        second = " · ".join(part for part in (str(values.get("caption") or ""), taken) if part)
        return f"{first}\n{second}" if second else first

    def _photo(self, photo: Record, caption: str) -> Photo:
        lost = translate_noop("Papers", "The picture {file} is not there or cannot be shown.")
        absent = self.say(lost.format(file=photo.values.get("file_name") or ""))
        return Photo(_reader(self._photos, photo.values.get("sha256")), caption, absent)


class _Curve:
    """The weight curve, as tall as its milestones and treatments make it."""

    rows = 1

    def __init__(self, curve: WeightCurve, caption: str) -> None:
        self._curve, self._caption = curve, caption

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        def paint(painter: QPainter, box: QRectF, setter: Typesetter) -> None:
            self._curve.paint(painter, box, setter)

        height = self._curve.height(frame.typesetter, frame.width)
        yield from Drawing(paint, height, self._caption).pieces(frame)


class _Subheading:
    """A quiet heading within a section."""

    rows = 1

    def __init__(self, text: str) -> None:
        self._text = text

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        style = SMALL._replace(size=9, bold=True, role="accent")
        yield from Paragraph(self._text, style, gap=2.2, keep=True).pieces(frame)


def _reader(photos: PhotoStore, sha256: Any) -> Load:
    """Reads a photo in the size it is printed, turned as the camera was held."""

    def load(box: QSize) -> QImage:
        path = photos.path(sha256)
        if path is None:
            return QImage()
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid():
            # Turned or not, the longer side fits both ways; JPEG is read smaller at no cost.
            longest = max(box.width(), box.height())
            scale = longest / max(1, min(size.width(), size.height()))
            if scale < 1:
                reader.setScaledSize(
                    QSize(round(size.width() * scale), round(size.height() * scale))
                )
        return reader.read()

    return load


def _stacked(first: str, second: str) -> Sequence[str]:
    return [first or "—", second] if second else [first]


def _number(value: Any) -> str:
    return "" if value is None else f"{value:,g}"
