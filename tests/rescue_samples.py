"""Rescue cases to test with: made up, plausible, the same at every run."""

from __future__ import annotations

import datetime as dt
from typing import Any

from db.record_types import record_type
from db.store import Store
from db.writing import Record
from tests.samples import SNOW_LEOPARD, YAQU

RESCUE = record_type("rescue")
FOUND = dt.date(2025, 3, 5)


def rescue(**changes: Any) -> dict[str, Any]:
    """The values of a whole, valid report of a frozen cub, with `changes` put in."""
    values: dict[str, Any] = {
        "event_date": FOUND,
        "date_precision": "day",
        "report_channel": "wechat",
        "finder_name": "才仁扎西",
        "finder_role": "ranger",
        "finder_place_code": YAQU,
        "decimal_latitude": 33.96834,
        "decimal_longitude": 93.60759,
        "place_code": YAQU,
        "species_id": SNOW_LEOPARD,
        "individual_count": 1,
        "age_class": "juvenile",
        "condition": "critical",
        "signs": ("cannot_stand", "curled_up", "soaked", "frozen"),
        "cause": "fall",
        "cause_certainty": "suspected",
    }
    values.update(changes)
    return values


def begin(store: Store, **changes: Any) -> Record:
    """A new case in the file."""
    id = store.save(RESCUE, rescue(**changes), author="a").created[0]
    record = store.get(RESCUE, id)
    assert record is not None
    return record


def add(store: Store, case: Record, kind: str, date: dt.date | None = None, **values: Any) -> int:
    """A new entry in the timeline of `case`; its id."""
    whole = {"case_uuid": case.uuid, "event_date": date or FOUND, **values}
    return store.save(record_type(kind), whole, author="a").created[0]


def fresh(store: Store, case: Record) -> dict[str, Any]:
    """The values of `case` as they are now."""
    record = store.get(RESCUE, case.id)
    assert record is not None
    return dict(record.values)


def day(number: int) -> dt.date:
    """Day `number` of March 2025; 6 is the day of the intake in these tests."""
    return dt.date(2025, 3, 1) + dt.timedelta(days=number - 1)
