"""Entries of a timeline in the words of a paper: what each is called, and the facts of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from db.rescue.timeline import Case, Entry
from db.showing import clock_text
from db.text import translate_noop
from desktop_app.papers.timeline import Event
from desktop_app.papers.wording import Wording

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


def kind_of(entry: Entry, say: Wording) -> str:
    """Intake, Treatment …"""
    return say(entry.type.label)


def title_of(entry: Entry, say: Wording) -> tuple[str, tuple[str, ...]]:
    """What names an entry, and the fields that are said by it."""
    values = entry.values
    if entry.type.name == "transport":
        ends = [say.place(values, f"{end}_place_code", f"{end}_locality") for end in ("from", "to")]
        fields = tuple(f"{e}_{f}" for e in ("from", "to") for f in ("place_code", "locality"))
        return " → ".join(end for end in ends if end), fields
    if entry.type.name == "milestone" and values.get("milestone") in (None, "other"):
        return say.value(entry.type, "description", values), ("milestone", "description")
    for name in _TITLES.get(entry.type.name, ()):
        told = say.value(entry.type, name, values)
        if told:
            return told, (name,)
    return "", ()


def found_event(case: Case, say: Wording) -> Event:
    """Where the chain begins; the report says it in full."""
    type, values = case.record.type, case.record.values
    time = values.get("event_time")
    named = [say(translate_noop("Papers", "Found")), say.place(values)]
    return Event(
        say.when(values),
        "  ".join(part for part in named if part),
        clock_text(time) if time else "",
        [
            (say(type.field(name).label), say.value(type, name, values))
            for name in ("condition", "signs", "signs_notes")
        ],
    )


def event_of(entry: Entry, say: Wording, photo_numbers: Mapping[str, int]) -> Event:
    """An entry with every field that holds something. photo_numbers: by the photo's UUID."""
    named, used = title_of(entry, say)
    aside = [clock_text(entry.time)] if entry.time else []
    if entry.day is not None:
        aside.append(say(translate_noop("Papers", "day {day}").format(day=entry.day)))
    facts = say.facts(entry.type, entry.values, used)
    numbers = [str(photo_numbers[photo.uuid]) for photo in entry.photos]
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
        "  ".join(part for part in (kind_of(entry, say), named) if part),
        " · ".join(aside),
        facts,
        " · ".join(told),
        _DOTS.get(entry.type.name, "faint"),
    )
