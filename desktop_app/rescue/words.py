"""An entry of a timeline in a few words: what happened, its facts, who says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from db.fields import Kind
from db.record_types import RecordType, record_type
from db.rescue import BODY_SYSTEMS
from db.showing import Words, clock_text, show
from db.text import Text, translate_noop
from desktop_app.rescue.kinds import CASE, label_of

if TYPE_CHECKING:
    from db.rescue.timeline import Case, Entry
    from db.writing import Record

Values = Mapping[str, Any]

_SYMBOL: Final = 4
_SIGNS: Final = {"below": "< ", "above": "> ", "about": "≈ "}

# Fields of the title, beside the name of the kind.
_TITLES: Final[Mapping[str, tuple[str, ...]]] = {
    CASE: ("condition",),
    "intake": ("condition",),
    "examination": ("examination_type",),
    "treatment": ("treatment",),
    "procedure": ("procedure",),
    "milestone": ("milestone",),
    "vaccination": ("vaccine",),
    "quarantine": ("location",),
    "outcome": ("outcome",),
    "follow_up": ("result",),
}
# Facts that speak for themselves; every other field stands with its name.
_BARE: Final[Mapping[str, tuple[str, ...]]] = {
    CASE: ("signs", "signs_notes", "cause_notes"),
    "transport": ("vehicle", "route"),
    "intake": ("facility", "weight", "temperature", "body_condition", "attitude"),
    "examination": ("diagnosis", "weight", "temperature", "body_condition", "attitude"),
    "treatment": ("treatment_category", "dose", "route", "frequency", "purpose", "effect"),
    "procedure": ("procedure_type", "result"),
    "care_log": ("weight", "temperature", "food", "food_grams", "behaviour"),
    "milestone": ("description",),
    "enclosure_move": ("reason",),
    "quarantine": ("reason",),
    "outcome": ("facility", "weight", "release_type", "place_code", "locality", "reason"),
    "follow_up": ("method", "description", "place_code", "locality"),
    "reopening": ("reason",),
}
# What the found animal's line says; the rest of the case stands in the header and the form.
_FOUND: Final = ("signs", "signs_notes", "cause", "cause_notes", "first_aid", "advice")
# Told together with another field, or not worth a line beside the rest.
_JOINED: Final = (
    "case_uuid", "event_date", "event_time", "date_precision", "performed_by",
    "information_source", "notes", "weight_qualifier", "temperature_state", "dose_unit",
    "anaesthetic_unit", "cause_certainty", "verbatim_coordinates", "verbatim_srs",
    "arrived_date", "arrived_time", "from_place_code", "to_place_code", "from_locality",
    "to_locality", "from_latitude", "from_longitude", "to_latitude", "to_longitude",
    "stated_hours", "dose_per_kg", "vehicle_count", "decimal_longitude",
    "prescribed_per_kg", "enclosure", "enclosure_before",
)  # fmt: skip
_ABOUT: Final = translate_noop("CaseTimeline", "about {date}")
_BY: Final = translate_noop("CaseTimeline", "by {date}")
_DAY: Final = translate_noop("CaseTimeline", "day {number}")
_HOURS: Final = translate_noop("CaseTimeline", "{hours} h {minutes}")
_PER_KG: Final = translate_noop("CaseTimeline", "{dose} per kg")
_NOTHING: Final = translate_noop("CaseTimeline", "nothing found: {systems}")
_SOURCE: Final = translate_noop("CaseTimeline", "source: {source}")
_CERTAINTY: Final = translate_noop("CaseTimeline", "{cause} ({certainty})")


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One entry, ready to be drawn.

    kind: name of the type. date: as far as known, without the year when `short`. aside: time and
    day of care. extra: what stands beside the title. facts, notes, by: below it, "" for none.
    """

    kind: str
    id: int
    uuid: str
    title: str
    extra: str
    when: str
    short: str
    year: int | None
    aside: str
    facts: str
    notes: str
    by: str
    photos: tuple[Record, ...] = ()
    values: Values = field(default_factory=dict, repr=False)

    @property
    def spoken(self) -> str:
        """All of it as one sentence, for screen readers and the clipboard."""
        head = " ".join(part for part in (self.when, self.aside, self.title, self.extra) if part)
        return "; ".join(part for part in (head, self.facts, self.notes, self.by) if part)


class Wording:
    """Says entries in the language of `words`. Safe in a worker."""

    def __init__(self, words: Words) -> None:
        self._words = words
        english = words.language.startswith("en")
        self._colon = ": " if english else "："
        self._comma = ", " if english else "、"

    def __call__(self, text: Text) -> str:
        return self._words.translate(text)

    def lines(self, case: Case) -> list[Line]:
        """The case and its entries, oldest first."""
        return [self._case_line(case), *(self._entry_line(entry) for entry in case.entries)]

    def _case_line(self, case: Case) -> Line:
        record = case.record
        facts = [self._fact(record.type, name, record.values) for name in _FOUND]
        return self._line(
            CASE, record.id, record.uuid, record.values, None,
            [fact for fact in facts if fact], record.type, case.photos, by="", notes="",
        )  # fmt: skip

    def _entry_line(self, entry: Entry) -> Line:
        values = entry.values
        by = [values.get("performed_by") or ""]
        if values.get("information_source"):
            by.append(self(_SOURCE.format(source=values["information_source"])))
        return self._line(
            entry.type.name, entry.id, entry.uuid, values, entry.day,
            list(self._facts(entry.type, values)), entry.type, entry.photos,
            by=" · ".join(part for part in by if part), notes=values.get("notes") or "",
        )  # fmt: skip

    def _line(
        self, kind: str, id: int, uuid: str, values: Values, day: int | None, facts: list[str],
        type: RecordType, photos: tuple[Record, ...], *, by: str, notes: str,
    ) -> Line:  # fmt: skip
        date: dt.date | None = values.get("event_date")
        time: dt.time | None = values.get("event_time")
        aside = [self(_DAY.format(number=day))] if day is not None else []
        if time is not None:
            aside.append(clock_text(time))
        return Line(
            kind, id, uuid, self(label_of(kind)), self._extra(type, values),
            self.day_text(date, values.get("date_precision")),
            self.day_text(date, values.get("date_precision"), short=True),
            date.year if date is not None else None,
            " · ".join(aside), " · ".join(facts), " ".join(notes.split()), by, photos, values,
        )  # fmt: skip

    # --- dates and durations ---

    def day_text(self, date: dt.date | None, precision: str | None, *, short: bool = False) -> str:
        """2025-03-05, 2025-03, 2025, about 2025-04-15; short: 03-05."""
        if date is None:
            return ""
        if precision in ("month", "year"):
            return date.isoformat()[: 7 if precision == "month" else 4]
        text = date.isoformat()[5:] if short else date.isoformat()
        pattern = {"about": _ABOUT, "by": _BY}.get(precision or "")
        return text if pattern is None else self(pattern.format(date=text))

    def hours_text(self, hours: float) -> str:
        """15 h 00."""
        minutes = round(hours * 60)
        return self(_HOURS.format(hours=f"{minutes // 60:,}", minutes=f"{minutes % 60:02d}"))

    # --- what happened ---

    def _extra(self, type: RecordType, values: Values) -> str:
        if type.name == "transport":
            return self._way(
                self._place(values, "from_place_code", "from_locality"),
                self._place(values, "to_place_code", "to_locality"),
            )
        if type.name == "enclosure_move":
            return self._way(values.get("enclosure_before") or "", values.get("enclosure") or "")
        if type.name == "milestone" and values.get("milestone") == "other":
            return values.get("description") or self.value(type, "milestone", values)
        names = _TITLES.get(type.name, ())
        return " · ".join(part for name in names if (part := self.value(type, name, values)))

    @staticmethod
    def _way(start: str, end: str) -> str:
        return f"{start} → {end}" if start and end else f"→ {end}" if end else start

    def _place(self, values: Values, code: str, locality: str) -> str:
        parts = []
        if values.get(code):
            parts.append(self._words.reference.place_name(values[code], self._words.language))
        if values.get(locality):
            parts.append(values[locality])
        return " ".join(parts)

    # --- facts ---

    def _facts(self, type: RecordType, values: Values) -> Iterator[str]:
        if type.name == "transport":
            yield from self._transport(values)
        if type.name == "examination":
            yield from self._systems(type, values)
        systems = BODY_SYSTEMS if type.name == "examination" else ()
        told = (*_JOINED, *_TITLES.get(type.name, ()), *systems)
        if type.name == "milestone" and values.get("milestone") == "other":
            told = (*told, "description")
        if type.name == "transport":
            told = (*told, "elapsed_hours", "distance_km")
        bare = _BARE.get(type.name, ())
        rest = [s.name for s in type.fields if s.name not in (*told, *bare)]
        for name in (*bare, *rest):
            if name.removesuffix("_findings") in systems or name in told:
                continue
            if fact := self._fact(type, name, values):
                yield fact
        if values.get("temperature") is None and values.get("temperature_state"):
            state = self.value(type, "temperature_state", values)
            yield f"{self(type.field('temperature').label)}{self._colon}{state}"

    def _transport(self, values: Values) -> Iterator[str]:
        hours = values.get("elapsed_hours") or values.get("stated_hours")
        if hours is not None:
            yield self.hours_text(hours)
        type = record_type("transport")
        if values.get("distance_km") is not None:
            yield self.value(type, "distance_km", values)
        if values.get("vehicle_count") and not values.get("vehicle"):
            yield self._named(type, "vehicle_count", values)

    def _systems(self, type: RecordType, values: Values) -> Iterator[str]:
        """Abnormal systems with their words; those where nothing was found together."""
        well = []
        for system in BODY_SYSTEMS:
            label = self(type.field(system).label)
            words = values.get(f"{system}_findings")
            if words or values.get(system) == "abnormal":
                yield self._colon.join((label, words or self.value(type, system, values)))
            elif values.get(system) == "nothing_found":
                well.append(label)
        if well:
            yield self(_NOTHING.format(systems=self._comma.join(well)))

    def _fact(self, type: RecordType, name: str, values: Values) -> str:
        if type.field(name).kind is Kind.LINK:
            return ""
        if name in _BARE.get(type.name, ()):
            return self.value(type, name, values)
        return self._named(type, name, values)

    def _named(self, type: RecordType, name: str, values: Values) -> str:
        shown = self.value(type, name, values)
        return f"{self(type.field(name).label)}{self._colon}{shown}" if shown else ""

    def value(self, type: RecordType, name: str, values: Values) -> str:
        """One field as people read it, with its unit and what says how it is meant."""
        value = values.get(name)
        if value is None or value == ():
            return ""
        spec = type.field(name)
        shown = " ".join(show(spec, value, self._words).split())
        if spec.kind is Kind.DECIMAL and "." in shown:
            shown = shown.rstrip("0").removesuffix(".")
        if name == "distance_km":
            shown = f"{value:,g}"
        if name == "vehicle" and (values.get("vehicle_count") or 1) > 1:
            shown = f"{values['vehicle_count']} × {shown}"
        if name == "weight":
            shown = _SIGNS.get(values.get("weight_qualifier") or "", "") + shown
        if spec.unit is not None:
            symbol = str(spec.unit)  # kg, °C, km read alike in every language
            shown = f"{shown} {symbol if len(symbol) <= _SYMBOL else self(spec.unit)}"
        if name == "temperature" and values.get("temperature_state"):
            shown += f" ({self.value(type, 'temperature_state', values)})"
        if name in ("dose", "dose_per_kg") and values.get("dose_unit"):
            shown = f"{shown} {self.value(type, 'dose_unit', values)}"
        if name == "dose" and values.get("dose_per_kg") is not None:
            shown += f" ({self(_PER_KG.format(dose=self.value(type, 'dose_per_kg', values)))})"
        if name == "anaesthetic_dose" and values.get("anaesthetic_unit"):
            shown = f"{shown} {self.value(type, 'anaesthetic_unit', values)}"
        if name == "cause" and values.get("cause_certainty"):
            certainty = self.value(type, "cause_certainty", values)
            shown = self(_CERTAINTY.format(cause=shown, certainty=certainty))
        if name == "decimal_latitude":
            east = self.value(type, "decimal_longitude", values)
            shown = f"{shown}, {east}"
        return shown
