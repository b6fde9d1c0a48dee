"""A record of any type with every field filled that a person may fill."""

from __future__ import annotations

import datetime as dt
from typing import Any

from db.fields import FieldSpec, Kind
from db.record_types import RecordType

OWNER = "0195a1b2-0000-7000-8000-00000000000a"
"""UUID of the case that entries and photos belong to here."""


def value_for(spec: FieldSpec) -> Any:
    """A valid value that shows every part of its kind."""
    if spec.vocabulary is not None:
        codes = spec.vocabulary.codes()
        return codes[:2] if spec.kind is Kind.CHOICES else codes[-1]
    return {
        Kind.TEXT: f"文字 {spec.name} =1+1",
        Kind.LONG_TEXT: "第一行\nline two, “quoted”; བོད་ཡིག 🐾",
        Kind.INTEGER: 3,
        Kind.DECIMAL: 12.5,
        Kind.DATE: dt.date(2024, 2, 29),
        Kind.TIME: dt.time(6, 5),
        Kind.LATITUDE: 33.96834,
        Kind.LONGITUDE: 93.60759,
        Kind.SPECIES: 7,
        Kind.PLACE: "632724200201",
        Kind.LINK: OWNER,
    }[spec.kind]


FITTING: dict[str, dict[str, Any]] = {
    "transport": {"arrived_time": dt.time(21, 5), "stated_hours": 15.0},
    "procedure": {},
    "outcome": {"outcome": "died", "survival": None},
    "photo": {"direction": 90.0},
    "individual": {"birth_year": 2024},
}
"""Values that must fit each other."""


def whole_record(record_type: RecordType) -> dict[str, Any]:
    values = {
        spec.name: value_for(spec)
        for spec in record_type.fields
        if not spec.generated or spec.internal
    }
    values.update(FITTING.get(record_type.name, {}))
    if "date_precision" in values:
        values["date_precision"] = "exact"
    if record_type.name == "sighting":  # parts must fit their total
        values.update(
            individual_count=6,
            adults=3,
            young=3,
            males=3,
            females=3,
            count_minimum=5,
            count_maximum=8,
            status="recorded",
        )
    return values
