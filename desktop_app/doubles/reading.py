"""What the page of doubles reads and writes, run in a worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.double_pairs import Pair, Pairs
    from db.record_types import RecordType
    from db.store import Store
    from db.writing import Record
    from desktop_app.tasks import TaskControl


@dataclass(frozen=True, slots=True)
class Compared:
    """Two records as they are now. parts: what goes over with either: (photos, entries)."""

    records: tuple[Record, Record]
    parts: tuple[tuple[int, int], tuple[int, int]]


def find_pairs(
    store: Store,
    record_type: RecordType,
    asked_for: tuple[int, int] | None,
    *,
    control: TaskControl,
) -> Pairs:
    """Likely doubles of the whole file; the two asked for stand first, whatever is found."""
    from db.double_pairs import Pairs, likely_pairs, pair_of

    found = likely_pairs(store, record_type, progress=control.progress, cancelled=control.cancelled)
    if asked_for is None or any((p.first, p.second) == asked_for for p in found.pairs):
        return found
    pair = pair_of(store, record_type, *asked_for)
    return found if pair is None else Pairs((pair, *found.pairs), found.more)


def compare(store: Store, record_type: RecordType, pair: Pair) -> Compared | None:
    """Both records of a pair, the fuller one first; None when one is gone meanwhile."""
    one, other = store.get(record_type, pair.first), store.get(record_type, pair.second)
    if one is None or other is None or one.voided or other.voided:
        return None
    told = {
        record.id: (_parts(store, record_type, record), _filled(record)) for record in (one, other)
    }
    # Where the work went on, and then where more is said, is what stays; else the older one.
    if (told[other.id][0][1], told[other.id][1]) > (told[one.id][0][1], told[one.id][1]):
        one, other = other, one
    return Compared((one, other), (told[one.id][0], told[other.id][0]))


def _filled(record: Record) -> int:
    return sum(value not in (None, "", ()) for value in record.values.values())


def _parts(store: Store, type: RecordType, record: Record) -> tuple[int, int]:
    from db.query import parts_of
    from db.record_types import record_type

    photos = store.parts(record_type("photo"), [record.uuid])
    entries = sum(len(store.parts(part, [record.uuid])) for part in parts_of(type))
    return len(photos), entries
