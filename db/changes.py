"""What a write touched, and the history every record keeps."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.fields import FieldSpec, Kind


@dataclass(frozen=True, slots=True)
class Changes:
    """What one write did. Falsy when it did nothing.

    created/changed/voided/restored: record ids. kept: records an undo left alone because they
    were changed since. related: what followed in records of other types, e.g. the case of an entry.
    """

    record_type: str
    change_set: int | None = None
    created: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    voided: tuple[int, ...] = ()
    restored: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()
    related: tuple[Changes, ...] = ()

    def __bool__(self) -> bool:
        return bool(
            self.created or self.changed or self.voided or self.restored or any(self.related)
        )

    def each(self) -> tuple[Changes, ...]:
        """This and what it touched of other types."""
        return (self, *self.related)

    @property
    def touched(self) -> tuple[int, ...]:
        return self.created + self.changed + self.voided + self.restored


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of one record. changes: field -> (old, new), values as in the record.

    confirmed: codes of the doubts the author stood by when saving.
    """

    at: dt.datetime
    author: str
    kind: str  # save, void, restore, import, undo_import, undo, redo
    action: str  # created, changed, voided, restored
    revision: int
    source: str | None
    changes: Mapping[str, tuple[Any, Any]]
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One import that was applied, for the list of imports and its undo."""

    change_set: int
    at: dt.datetime
    author: str
    record_type: str
    source: str | None
    records: int
    undone: bool


def plain(value: Any) -> Any:
    """A value as JSON can hold it: dates and times as ISO text, codes as a list."""
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return value


def unplain(spec: FieldSpec | None, value: Any) -> Any:
    """The inverse of `plain` for a field."""
    if value is None or spec is None:
        return value
    if spec.kind is Kind.DATE:
        return dt.date.fromisoformat(value)
    if spec.kind is Kind.TIME:
        return dt.time.fromisoformat(value)
    if spec.kind is Kind.CHOICES:
        return tuple(value)
    return value


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Fields of `new` whose value differs from `old`: {field: (old, new)}."""
    return {name: (old.get(name), value) for name, value in new.items() if old.get(name) != value}


CONFIRMED = "+confirmed"
"""Where a history entry keeps the doubts its author confirmed; no field is called so."""


def to_json(changes: Mapping[str, tuple[Any, Any]], confirmed: Sequence[str] = ()) -> str:
    whole = {name: [plain(old), plain(new)] for name, (old, new) in changes.items()}
    if confirmed:
        whole[CONFIRMED] = sorted(confirmed)
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def with_confirmed(text: str, confirmed: Sequence[str]) -> str:
    """The JSON of a history entry with the doubts its author confirmed."""
    return json.dumps(
        {**json.loads(text), CONFIRMED: sorted(confirmed)},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def created_json(values: Mapping[str, Any]) -> str:
    """The history of a new record: every value it began with, old value null."""
    return json.dumps(
        {name: [None, plain(value)] for name, value in values.items() if value is not None},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def from_json(text: str, fields: Mapping[str, FieldSpec]) -> dict[str, tuple[Any, Any]]:
    return {
        name: (unplain(fields.get(name), pair[0]), unplain(fields.get(name), pair[1]))
        for name, pair in json.loads(text).items()
        if name != CONFIRMED
    }


def confirmed_of(text: str) -> tuple[str, ...]:
    """Codes of the doubts that were confirmed with a change."""
    return tuple(json.loads(text).get(CONFIRMED, ()))
