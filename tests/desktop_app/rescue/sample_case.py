"""One rescue in a records file: a cub that was carried 1,000 km and doubled its weight."""

from __future__ import annotations

import datetime as dt
from typing import Any

from db.record_types import record_type
from db.rescue.timeline import Case, load_case
from db.store import Store

AUTHOR = "Tsering"
FOUND = {
    "event_date": dt.date(2025, 3, 5),
    "species_id": 1,
    "individual_name": "凌小蛰",
    "individual_count": 1,
    "age_class": "juvenile",
    "place_code": "632724200",
    "decimal_latitude": 33.71,
    "decimal_longitude": 93.62,
    "elevation": 4612.0,
}
# (type, month, day, fields): in care in Xining from 6 March, 133 days until the last vaccine.
STORY: tuple[tuple[str, int, int, dict[str, Any]], ...] = (
    ("transport", 3, 5, {"event_time": dt.time(11), "arrived_date": dt.date(2025, 3, 6),
                         "arrived_time": dt.time(2), "from_place_code": "632724200",
                         "to_place_code": "6301", "to_locality": "救护繁育中心",
                         "distance_km": 1000.0}),
    ("intake", 3, 6, {"event_time": dt.time(2), "facility": "救护繁育中心", "weight": 9.4,
                      "weight_qualifier": "about", "receipt_number": "QH-1"}),
    ("treatment", 3, 6, {"treatment": "Oxygen", "until_date": dt.date(2025, 3, 8)}),
    ("treatment", 3, 6, {"treatment": "Nerve stimulation", "until_date": dt.date(2025, 4, 20)}),
    ("treatment", 4, 1, {"treatment": "Vitamin B"}),
    ("milestone", 3, 8, {"milestone": "lifted_head"}),
    ("milestone", 3, 14, {"milestone": "left_nest_box"}),
    ("care_log", 3, 20, {"weight": 9.1}),
    ("milestone", 3, 30, {"milestone": "stood"}),
    ("examination", 4, 2, {"examination_type": "daily", "weight": 10.2}),
    ("milestone", 4, 15, {"milestone": "walked", "date_precision": "month"}),
    ("care_log", 5, 12, {"weight": 13.1}),
    ("vaccination", 6, 15, {"vaccine": "FPV", "next_due": dt.date(2025, 7, 15)}),
    ("care_log", 7, 2, {"weight": 17.2}),
    ("vaccination", 7, 15, {"vaccine": "FPV", "series_complete": "yes"}),
    ("care_log", 8, 8, {"weight": 20.0}),
)  # fmt: skip


def new_case(store: Store, **changes: Any) -> str:
    """A case with nothing in its timeline; its UUID."""
    saved = store.save(record_type("rescue"), {**FOUND, **changes}, author=AUTHOR)
    record = store.get(record_type("rescue"), saved.created[0])
    assert record is not None
    return record.uuid


def add(store: Store, case_uuid: str, kind: str, date: dt.date, **fields: Any) -> None:
    """One entry more in the timeline."""
    values = {"case_uuid": case_uuid, "event_date": date, "date_precision": "day", **fields}
    store.save(record_type(kind), values, author=AUTHOR)


def tell(store: Store, case_uuid: str) -> None:
    """The whole of STORY."""
    for kind, month, day, fields in STORY:
        add(store, case_uuid, kind, dt.date(2025, month, day), **fields)


def load(store: Store, case_uuid: str, today: dt.date | None = None) -> Case:
    found = next(
        case
        for id in range(1, 50)
        if (case := load_case(store, id, today=today)) and case.record.uuid == case_uuid
    )
    return found
