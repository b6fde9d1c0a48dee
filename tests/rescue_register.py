"""Rescue cases with intake and outcome put straight into a records file, among them the sample
register: for tests of what counts cases, not of what imports them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import resources
from db.identity import new_uuid
from db.reference import Reference
from db.store import Store
from tests.samples import SNOW_LEOPARD

REGISTER = "demo/rescue-register.xlsx"
_OUTCOMES = {"放归": "released", "死亡": "died", "收容饲养": "kept", "转移": "transferred"}
_CONDITIONS = {"良好": "alert", "虚弱": "weak", "危重": "critical", "濒死": "moribund"}
_CAUSES = {
    "没收": "confiscated", "网捕": "net", "撞击": "collision", "疾病": "disease",
    "骨折": "fracture", "车祸": "vehicle", "不详": "unknown", "中毒": "poisoning",
    "饥饿": "starvation", "离群幼体": "orphaned",
}  # fmt: skip


MARCH = dt.date(2025, 3, 5)


def day(number: int) -> dt.date:
    """So many days after MARCH."""
    return MARCH + dt.timedelta(days=number)


def add_case(
    store: Store,
    *,
    received: dt.date | None = MARCH,
    at: dt.time | None = None,
    outcome: str | None = None,
    on: dt.date | None = None,
    died_at: dt.time | None = None,
    condition: str | None = None,
    survival: str | None = None,
    **values: Any,
) -> str:
    """A case with its intake and outcome; its uuid."""
    uuid = new_uuid()
    case = {"uuid": uuid, "event_date": received or MARCH, "species_id": SNOW_LEOPARD,
            "individual_count": 1, **values}  # fmt: skip
    entries: dict[str, list[dict[str, Any]]] = {}
    if received is not None:
        entries["intake"] = [
            {"case_uuid": uuid, "event_date": received, "event_time": at, "condition": condition}
        ]
    if outcome is not None:
        entries["outcome"] = [
            {"case_uuid": uuid, "event_date": on, "event_time": died_at, "outcome": outcome,
             "survival": survival}
        ]  # fmt: skip
    store.apply_cases([case], entries, author="才仁", source=None)
    return uuid


@cache
def register_rows() -> tuple[dict[str, Any], ...]:
    """The rows of the sheet by the headers they have."""
    from openpyxl import load_workbook

    book = load_workbook(resources.path(REGISTER), read_only=True)
    header, *rows = book.worksheets[0].iter_rows(values_only=True)
    book.close()
    return tuple(dict(zip(header, row, strict=True)) for row in rows)


def apply_register(store: Store, rows: tuple[dict[str, Any], ...] | None = None) -> None:
    """Write the register's cases into a records file."""
    reference = store.reference()
    cases, entries = _records(reference, register_rows() if rows is None else rows)
    store.apply_cases(cases, entries, author="才仁多杰", source="rescue-register.xlsx")


def _records(
    reference: Reference, rows: tuple[dict[str, Any], ...]
) -> tuple[list[dict[str, Any]], dict[str, list[dict[str, Any]]]]:
    cases, intakes, outcomes = [], [], []
    for row in rows:
        species = reference.find_species(row["学名"])
        places = reference.find_places(row["发现地点"])
        assert species is not None
        uuid = new_uuid()
        received = _day(row["接收日期"])
        cases.append(
            {
                "uuid": uuid,
                "case_number": row["救护编号"],
                "event_date": received,
                "date_precision": "by",
                "species_id": species.id,
                "individual_count": row["数量"],
                "place_code": places[0].code if places else None,
                "cause": _CAUSES[row["致伤原因"]],
            }
        )
        intakes.append(
            {
                "case_uuid": uuid,
                "event_date": received,
                "date_precision": "day",
                "condition": _CONDITIONS[row["接收状况"]],
                "weight": row["体重(kg)"],
            }
        )
        if row["处置结果"] in _OUTCOMES:
            outcomes.append(
                {
                    "case_uuid": uuid,
                    "event_date": _day(row["结果日期"]),
                    "date_precision": "day",
                    "outcome": _OUTCOMES[row["处置结果"]],
                }
            )
    return cases, {"intake": intakes, "outcome": outcomes}


def _day(value: dt.datetime) -> dt.date:
    return value.date()
