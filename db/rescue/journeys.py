"""Many cases at once, each with the entries that move the animal: what routes are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.record_types import record_type
from db.rescue.state import state_of
from db.rescue.timeline import Case, Entry, order_key
from db.writing import Record

if TYPE_CHECKING:
    from db.store import Store

_RESCUE = record_type("rescue")
_MOVES = tuple(record_type(name) for name in ("transport", "outcome", "follow_up"))


def journeys(store: Store, ids: Sequence[int]) -> list[Case]:
    """The cases with these ids, in that order, with transports, outcomes and checks after them.

    Other entries, photos and tasks are left out, and the state is that of these entries alone.
    Unknown ids are left out.
    """
    block = store.block(_RESCUE, ids)
    names = [spec.name for spec in _RESCUE.fields]
    records = [
        Record(
            _RESCUE,
            block["id"][n],
            block["uuid"][n],
            block["revision"][n],
            block["voided"][n],
            block["created_at"][n],
            block["created_by"][n],
            block["changed_at"][n],
            block["changed_by"][n],
            {name: block[name][n] for name in names},
        )
        for n in range(len(block["id"]))
    ]
    entries: dict[str, list[Record]] = {}
    for type in _MOVES:
        for part in store.parts(type, [record.uuid for record in records]):
            entries.setdefault(part.values["case_uuid"], []).append(part)
    cases = []
    for record in records:
        found = entries.get(record.uuid, [])
        found.sort(key=lambda one: (*order_key(one.type.name, one.values), one.id))
        timeline = [(one.type.name, one.values) for one in found]
        cases.append(
            Case(
                record,
                tuple(Entry(o.type, o.id, o.uuid, o.revision, o.values) for o in found),
                state_of(record.values, timeline),
                (),
            )
        )
    return cases
