"""A case with all its entries, in the order things happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from db.models.base import RecordType
from db.record_types import ENTRY_TYPES, record_type
from db.rescue.state import CareTask, CaseState, state_of, tasks_of
from db.writing import Record

if TYPE_CHECKING:
    from db.store import Store

PHOTO = record_type("photo")
RESCUE = record_type("rescue")

# Where an entry without a time stands among those of its day.
_UNTIMED = {
    "transport": dt.time(0, 0),
    "intake": dt.time(6, 0),
    "outcome": dt.time(23, 58),
    "reopening": dt.time(23, 59),
    "follow_up": dt.time(23, 59),
}
_RANK = {type.name: rank for rank, type in enumerate(ENTRY_TYPES)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a timeline. day: of care, the day of the intake is day 1; None before it."""

    type: RecordType
    id: int
    uuid: str
    revision: int
    values: Mapping[str, Any]
    day: int | None = None
    photos: tuple[Record, ...] = ()

    @property
    def date(self) -> dt.date | None:
        date: dt.date | None = self.values.get("event_date")
        return date

    @property
    def time(self) -> dt.time | None:
        time: dt.time | None = self.values.get("event_time")
        return time


@dataclass(frozen=True, slots=True)
class Case:
    """A rescue case, whole. entries: oldest first. photos: of the case itself, cover first.

    tasks: what is due, the most urgent first.
    """

    record: Record
    entries: tuple[Entry, ...]
    state: CaseState
    tasks: tuple[CareTask, ...]
    photos: tuple[Record, ...] = ()

    def of_kind(self, name: str) -> tuple[Entry, ...]:
        """The entries of one kind, oldest first."""
        return tuple(entry for entry in self.entries if entry.type.name == name)


def order_key(kind: str, values: Mapping[str, Any]) -> tuple[dt.date, dt.time, int]:
    """Sorts entries into the order things happened, as far as dates and times tell."""
    date = values.get("event_date") or dt.date.max
    time = values.get("event_time") or _UNTIMED.get(kind, dt.time(12, 0))
    return date, time, _RANK.get(kind, 0)


def entries_of(
    connection: sa.Connection, case_uuids: Sequence[str]
) -> dict[str, list[tuple[str, Mapping[str, Any]]]]:
    """Case UUID -> its living entries, (kind, values), oldest first."""
    found: dict[str, list[tuple[tuple[Any, ...], str, Mapping[str, Any]]]] = {}
    for type in ENTRY_TYPES:
        columns = type.table.c
        select = sa.select(columns.id, *(columns[spec.name] for spec in type.fields)).where(
            columns.case_uuid.in_(sa.bindparam("uuids", expanding=True)), ~columns.voided
        )
        for start in range(0, len(case_uuids), 500):
            block = list(case_uuids[start : start + 500])
            for row in connection.execute(select, {"uuids": block}).mappings():
                values = dict(row)
                key = (*order_key(type.name, values), row["id"])
                found.setdefault(row["case_uuid"], []).append((key, type.name, values))
    return {
        uuid: [(kind, values) for _key, kind, values in sorted(rows, key=lambda row: row[0])]
        for uuid, rows in found.items()
    }


def load_case(store: Store, id: int, *, today: dt.date | None = None) -> Case | None:
    """The case with its timeline, photos and tasks; None when there is none with this id."""
    record = store.get(RESCUE, id)
    if record is None:
        return None
    found = [entry for type in ENTRY_TYPES for entry in store.parts(type, [record.uuid])]
    found.sort(key=lambda one: (*order_key(one.type.name, one.values), one.id))
    photos: dict[str, list[Record]] = {}
    for photo in store.parts(PHOTO, [record.uuid, *(one.uuid for one in found)]):
        photos.setdefault(photo.values["owner_uuid"], []).append(photo)
    timeline = [(one.type.name, one.values) for one in found]
    state = state_of(record.values, timeline)
    entries = tuple(
        Entry(
            one.type,
            one.id,
            one.uuid,
            one.revision,
            one.values,
            state.day_of(one.values.get("event_date")),
            tuple(photos.get(one.uuid, ())),
        )
        for one in found
    )
    return Case(
        record,
        entries,
        state,
        tuple(tasks_of(record.values, state, _with_uuids(found), today or dt.date.today())),
        tuple(sorted(photos.get(record.uuid, ()), key=_cover_first)),
    )


def _with_uuids(records: Iterable[Record]) -> list[tuple[str, Mapping[str, Any]]]:
    return [(one.type.name, {**one.values, "uuid": one.uuid}) for one in records]


def _cover_first(photo: Record) -> tuple[bool, int]:
    return photo.values.get("is_cover") != "yes", photo.id
