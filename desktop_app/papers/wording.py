"""Records in the words of a paper: every field that holds something, none that says nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from db.fields import FieldSpec, Kind
from db.record_types import RecordType
from db.rescue.ledger import day_text, place_text
from db.showing import Words, clock_text, show
from db.text import Text, translate_noop

Facts = list[tuple[str, str]]
Values = Mapping[str, Any]

# A field that says how another one is meant is read together with it: below 10 kg, 5 mg.
_BEFORE: Final = {"weight": "weight_qualifier"}
_SIGNS: Final = {"below": "< ", "above": "> ", "about": "≈ "}
_AFTER: Final = {"dose": "dose_unit", "anaesthetic_dose": "anaesthetic_unit"}
_PER_KG: Final = ("prescribed_per_kg", "dose_per_kg")
_MOMENT: Final = ("event_date", "event_time", "date_precision")
_ASIDE: Final = ("performed_by", "information_source", "case_uuid")
_FINDINGS: Final = "_findings"
_UNSAID: Final = ("not_examined", "nothing_found")


def weight_sign(values: Mapping[str, Any]) -> str:
    """What stands before a weight that was not measured: “< ”, “> ”, “≈ ”; else nothing."""
    return _SIGNS.get(values.get("weight_qualifier") or "", "")


class Wording:
    """Says records in one language."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.english = words.language.startswith("en")
        self.colon = ": " if self.english else "："
        self.comma = ", " if self.english else "、"

    def __call__(self, text: Text) -> str:
        return self.words.translate(text)

    def value(self, type: RecordType, name: str, values: Values) -> str:
        """One field as people read it, with its unit; "" when it is empty."""
        value = values.get(name)
        if value is None or value == ():
            return ""
        spec = type.field(name)
        shown = f"{value:.10g}" if spec.kind is Kind.DECIMAL else show(spec, value, self.words)
        if name in _BEFORE and values.get(_BEFORE[name]) not in (None, "exact"):
            shown = f"{self.value(type, _BEFORE[name], values)} {shown}"
        if name in _AFTER and values.get(_AFTER[name]):
            shown = f"{shown} {self.value(type, _AFTER[name], values)}"
        if name in _PER_KG and values.get("dose_unit"):
            shown = f"{shown} {self.value(type, 'dose_unit', values)}/kg"
        if spec.unit is not None and not (self.english and name == "individual_count"):
            shown = f"{shown} {self(spec.unit)}"
        return shown

    def facts(self, type: RecordType, values: Values, without: Collection[str] = ()) -> Facts:
        """Label and value of every field that holds something, in the order of the form."""
        joined = {*_BEFORE.values(), *_AFTER.values()} - {
            helper
            for main, helper in (*_BEFORE.items(), *_AFTER.items())
            if values.get(main) is None
        }
        skipped = {*without, *_MOMENT, *_ASIDE, *joined}
        facts: Facts = []
        unsaid: dict[str, list[str]] = {}
        for spec in _ordered(type):
            name = spec.name
            if name in skipped or spec.internal or spec.kind is Kind.LINK:
                continue
            if name.endswith("latitude"):
                facts += self._position(type, name, values)
            elif name.endswith("longitude"):
                continue
            elif f"{name}{_FINDINGS}" in type.by_name:
                state = values.get(name)
                if state in _UNSAID and not values.get(f"{name}{_FINDINGS}"):
                    unsaid.setdefault(str(state), []).append(self(spec.label))
                else:
                    facts += self._finding(type, spec, values)
            elif name.endswith(_FINDINGS) and name.removesuffix(_FINDINGS) in type.by_name:
                continue
            elif spec.kind is Kind.DATE and _time_of(name) in type.by_name:
                facts += self._date_and_time(type, spec, values)
            elif spec.kind is Kind.TIME and _date_of(name) in type.by_name:
                if values.get(_date_of(name)) is None:
                    facts.append((self(spec.label), self.value(type, name, values)))
            elif spec.kind is Kind.PLACE:
                path = place_text(values.get(name), None, self.words)
                facts.append((self(spec.label), path))
            else:
                facts.append((self(spec.label), self.value(type, name, values)))
        for state, labels in unsaid.items():
            term = _first_term(type, state)
            facts.append((self(term) if term is not None else state, self.comma.join(labels)))
        return [(label, value) for label, value in facts if value.strip()]

    def _finding(self, type: RecordType, spec: FieldSpec, values: Values) -> Facts:
        """A body system: what was found, in one fact."""
        state = self.value(type, spec.name, values)
        words = self.value(type, f"{spec.name}{_FINDINGS}", values)
        told = self.colon.join(part for part in (state, words) if part)
        return [(self(spec.label), told)]

    def _position(self, type: RecordType, name: str, values: Values) -> Facts:
        other = name.replace("latitude", "longitude")
        if values.get(name) is None or values.get(other) is None:
            return [(self(type.field(n).label), self.value(type, n, values)) for n in (name, other)]
        label = self(translate_noop("Papers", "Position (WGS 84)"))
        if name.startswith("from_"):
            label = self(translate_noop("Papers", "From, position (WGS 84)"))
        if name.startswith("to_"):
            label = self(translate_noop("Papers", "To, position (WGS 84)"))
        north, east = (self.value(type, n, values) for n in (name, other))
        return [(label, f"{north}° N, {east}° E")]

    def _date_and_time(self, type: RecordType, spec: FieldSpec, values: Values) -> Facts:
        date = self.value(type, spec.name, values)
        time = self.value(type, _time_of(spec.name), values)
        return [(self(spec.label), f"{date} {time}".strip() if date else "")]

    def when(self, values: Values) -> str:
        """The date of a record, as far as it is known."""
        return day_text(values.get("event_date"), values.get("date_precision"), self.words)

    def moment(self, values: Values) -> str:
        """Its date and time."""
        time = values.get("event_time")
        return f"{self.when(values)} {clock_text(time) if time else ''}".strip()

    def place(self, values: Values, code: str = "place_code", locality: str = "locality") -> str:
        """County, township, village, then the locality in words."""
        return place_text(values.get(code), values.get(locality), self.words)

    def species(self, id: int | None) -> tuple[str, str, str]:
        """Name in the paper's language with the Tibetan one, Latin name, protection class."""
        from db.record_types import record_type

        entry = self.words.reference.species_by_id(id or 0)
        if entry is None:
            return "", "", ""
        name = self.words.reference.species_name(entry.id, self.words.language)
        named = " ".join(part for part in (name, entry.name_bo) if part)
        latin = entry.scientific_name if entry.scientific_name != name else ""
        spec = record_type("species").field("protection")
        return named, latin, show(spec, entry.protection, self.words)


def _time_of(name: str) -> str:
    """The field with the time that belongs to a date; "" when its name says of none."""
    return f"{name.removesuffix('_date')}_time" if name.endswith("_date") else ""


def _date_of(name: str) -> str:
    return f"{name.removesuffix('_time')}_date" if name.endswith("_time") else ""


def _ordered(type: RecordType) -> list[FieldSpec]:
    """Fields by the sections of the form; what belongs to none of them first."""
    order = {section.name: place for place, section in enumerate(type.sections)}
    return sorted(type.fields, key=lambda spec: order.get(spec.section, -1))


def _first_term(type: RecordType, code: str) -> Text | None:
    for spec in type.fields:
        if f"{spec.name}{_FINDINGS}" in type.by_name and spec.vocabulary is not None:
            term = spec.vocabulary.term(code)
            return term.label if term is not None else None
    return None
