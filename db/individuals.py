"""The same animal: everything recorded of one individual, in the order it happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import sqlalchemy as sa

from db import links
from db.models.base import RecordType
from db.record_types import record_type
from db.rescue.timeline import order_key
from db.writing import Record

if TYPE_CHECKING:
    from db.store import Store

INDIVIDUAL = record_type("individual")
SIGHTING = record_type("sighting")
RESCUE = record_type("rescue")
PHOTO = record_type("photo")

KEY_ENTRIES = tuple(
    record_type(name) for name in ("transport", "intake", "milestone", "outcome", "follow_up")
)
"""Entries of a timeline that belong into the story of a life."""

Stage = Literal["seen", "found", "care", "released", "ended", "again"]
STAGES: tuple[Stage, ...] = ("seen", "found", "care", "released", "ended", "again")

_CHECKED: dict[str, Stage] = {"not_found": "released", "dead": "ended"}
"""What a check after the release comes to, where it is not the animal seen again."""

MARKS = ("microchip", "band")
"""Fields of cases and individuals that name one animal only."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to the animal.

    record: the sighting, the case (for the finding) or the entry. opens: type name and id of the
    record a person opens to read on. stage: seen before any rescue, found, in care, released,
    another end, seen again after a release.
    """

    stage: Stage
    record: Record
    opens: tuple[str, int]
    photos: tuple[Record, ...] = ()

    @property
    def type(self) -> RecordType:
        return self.record.type

    @property
    def values(self) -> Mapping[str, Any]:
        return self.record.values

    @property
    def date(self) -> dt.date | None:
        date: dt.date | None = self.values.get("event_date")
        return date

    @property
    def precision(self) -> str | None:
        precision: str | None = self.values.get("date_precision")
        return precision


@dataclass(frozen=True, slots=True)
class Twin:
    """A record that may be the same animal, and the field in which both agree."""

    record: Record
    field: str


@dataclass(frozen=True, slots=True)
class Life:
    """The story of an individual. steps: oldest first. record: None when it is not in the file.

    twins: cases that share a mark with it and are not linked. Nothing links them by itself.
    """

    record: Record | None
    steps: tuple[Step, ...]
    sightings: int
    cases: int
    twins: tuple[Twin, ...] = ()

    def first(self, stage: Stage) -> Step | None:
        """The first step of a stage."""
        return next((step for step in self.steps if step.stage == stage), None)

    def last(self, stage: Stage) -> Step | None:
        return next((step for step in reversed(self.steps) if step.stage == stage), None)

    def count(self, stage: Stage) -> int:
        return sum(step.stage == stage for step in self.steps)


def life_of(store: Store, organism_id: str) -> Life:
    """All living sightings and rescue cases of the individual with this UUID, as one story.

    The sighting a case came from belongs to it too, also when only the case names the animal.
    """
    record = links.find(store, INDIVIDUAL, organism_id)
    cases = _linked(store, RESCUE, organism_id)
    sightings = _linked(store, SIGHTING, organism_id)
    known = {sighting.uuid for sighting in sightings}
    origins = [uuid for case in cases if (uuid := case.values["sighting_uuid"]) not in known]
    wanted = [uuid for uuid in origins if uuid]
    if wanted:
        c = SIGHTING.table.c
        sightings += links.find_all(store, SIGHTING, c.uuid.in_(wanted), ~c.voided)
    placed = [_sighted(sighting) for sighting in sightings]
    for case in cases:
        placed += _of_case(store, case)
    placed.sort(key=lambda one: one[0])
    return Life(
        record,
        _pictured(store, _staged([step for _key, step in placed])),
        len(sightings),
        len(cases),
        tuple(_unlinked(store, record)) if record is not None else (),
    )


Placed = tuple[tuple[dt.date, dt.time, int, int], Step]


def _linked(store: Store, type: RecordType, organism_id: str) -> list[Record]:
    c = type.table.c
    return links.find_all(store, type, c.organism_id == organism_id, ~c.voided)


def _sighted(sighting: Record) -> Placed:
    # Before a finding of the same day: who found it saw it first.
    date = sighting.values["event_date"] or dt.date.max
    time = sighting.values["event_time"] or dt.time(0, 0)
    step = Step("seen", sighting, ("sighting", sighting.id))
    return (date, time, 0, sighting.id), step


def _of_case(store: Store, case: Record) -> list[Placed]:
    opens = ("rescue", case.id)
    placed: list[Placed] = []
    for type in KEY_ENTRIES:
        for entry in store.parts(type, [case.uuid]):
            stage: Stage = "care"
            if type.name == "outcome":
                stage = "released" if entry.values["outcome"] == "released" else "ended"
            elif type.name == "follow_up":
                stage = _CHECKED.get(entry.values["result"], "again")
            date, time, rank = order_key(type.name, entry.values)
            placed.append(((date, time, rank + 2, entry.id), Step(stage, entry, opens)))
    # Found before all else of the case, also when only the month of the finding is known.
    date = case.values["event_date"] or dt.date.max
    earliest = min((key[0] for key, _step in placed), default=date)
    begun: dt.time | None = case.values["event_time"] if date <= earliest else None
    key = (min(date, earliest), begun or dt.time(0, 0), 1, case.id)
    placed.append((key, Step("found", case, opens)))
    return placed


def _pictured(store: Store, steps: Sequence[Step]) -> tuple[Step, ...]:
    photos: dict[str, list[Record]] = {}
    for photo in store.parts(PHOTO, [step.record.uuid for step in steps]):
        photos.setdefault(photo.values["owner_uuid"], []).append(photo)
    return tuple(replace(step, photos=tuple(photos.get(step.record.uuid, ()))) for step in steps)


def _staged(steps: Sequence[Step]) -> tuple[Step, ...]:
    """A sighting after a release is the animal seen again."""
    released = False
    told: list[Step] = []
    for step in steps:
        if step.stage == "seen" and released:
            step = replace(step, stage="again")
        elif step.stage == "released":
            released = True
        elif step.stage == "found":
            released = False
        told.append(step)
    return tuple(told)


# --- hints ----------------------------------------------------------------------------------------


def twins_of(store: Store, values: Mapping[str, Any]) -> list[Twin]:
    """Individuals that share a microchip, a band, or name and species with a case's values."""
    return _agreeing(store, INDIVIDUAL, "name", values, values.get("individual_name"))


def _unlinked(store: Store, individual: Record) -> list[Twin]:
    """Cases that share a mark with an individual and are linked to none."""
    c = RESCUE.table.c
    values = individual.values
    return _agreeing(
        store, RESCUE, "individual_name", values, values.get("name"), c.organism_id.is_(None)
    )


def _agreeing(
    store: Store,
    type: RecordType,
    name_field: str,
    values: Mapping[str, Any],
    name: str | None,
    *where: sa.ColumnElement[bool],
) -> list[Twin]:
    c = type.table.c
    found: dict[int, Twin] = {}
    for field in MARKS:
        mark = _bare(values.get(field))
        if mark:
            same = sa.func.lower(sa.func.replace(sa.func.replace(c[field], " ", ""), "-", ""))
            for record in links.find_all(store, type, same == mark, ~c.voided, *where):
                found.setdefault(record.id, Twin(record, field))
    if name and name.strip():
        same_name = sa.func.lower(sa.func.trim(c[name_field])) == name.strip().lower()
        species = values.get("species_id")
        of_species = c.species_id == species if species is not None else sa.true()
        for record in links.find_all(store, type, same_name, of_species, ~c.voided, *where):
            found.setdefault(record.id, Twin(record, name_field))
    return list(found.values())


def _bare(mark: object) -> str:
    """A mark as it is compared: without blanks and hyphens, in small letters."""
    return str(mark or "").replace(" ", "").replace("-", "").lower()


def begun_from(type: RecordType, values: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Values of a new individual named `name`, from those of a sighting or a case."""
    sex = values.get("sex")
    if type.name == "sighting" and values.get("individual_count") in (None, 1):
        males, females = values.get("males") or 0, values.get("females") or 0
        sex = "male" if males and not females else "female" if females and not males else None
    return {
        "name": name,
        "species_id": values.get("species_id"),
        "sex": sex if sex in ("male", "female") else None,
        "microchip": values.get("microchip"),
        "band": values.get("band"),
    }
