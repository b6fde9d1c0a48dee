"""Rescue cases drawn at random, saved as a person saves them: one entry after the other."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from db.conversion import parse
from db.fields import FieldSpec, Kind
from db.identity import new_uuid
from db.models.base import RecordType
from db.record_types import ENTRY_TYPES, record_type
from db.store import Store
from db.validation import ProblemsError

RESCUE = record_type("rescue")
FOUND = dt.date(2025, 3, 4)
TEXTS = (
    "=1+1", "+86 0971", "@home", "-5", "<b>&\"'", "_x0041_", "{{ 7*7 }} {% x %}", "🐆雪豹",
    "0012", "2025-03-05", "བོད་ཡིག", "不明", "无", "若干", "a  b", "第3天抬头", "3-5", "'quoted",
    "x" * 900,
)  # fmt: skip
LONG = (*TEXTS, "两行\n文字", "备注: 1\n\n第三行", "\tstart and end")


def draw(random: random.Random, spec: FieldSpec, store: Store) -> Any:
    """A value of a field, as a form would hand it over."""
    if spec.kind in (Kind.TEXT, Kind.LONG_TEXT):
        text = random.choice(TEXTS if spec.kind is Kind.TEXT else LONG)
        return parse(spec, text, store.reference())
    if spec.kind is Kind.INTEGER:
        return random.randint(int(spec.minimum or 0), int(min(spec.maximum or 99, 99)))
    if spec.kind is Kind.DECIMAL:
        if spec.name == "weight":
            return round(random.uniform(8, 20), random.choice((1, 2, 3)))
        low, high = spec.minimum or 0, min(spec.maximum or 1000, 1000)
        return random.choice((round(random.uniform(low, high), 9), float(int(high)), low or 0.5))
    if spec.kind is Kind.DATE:
        return FOUND + dt.timedelta(days=random.randint(0, 200))
    if spec.kind is Kind.TIME:
        return dt.time(random.randint(0, 23), random.randint(0, 59), random.choice((0, 0, 59)))
    if spec.kind is Kind.LATITUDE:
        return round(random.uniform(32, 36), 8)
    if spec.kind is Kind.LONGITUDE:
        return round(random.uniform(92, 99), 8)
    if spec.kind is Kind.SPECIES:
        return random.choice(store.reference().species).id
    if spec.kind is Kind.PLACE:
        return random.choice(store.reference().places).code
    if spec.kind is Kind.LINK:
        return new_uuid()
    assert spec.vocabulary is not None
    codes = spec.vocabulary.codes()
    if spec.kind is Kind.CHOICE:
        return random.choice(codes)
    chosen = random.sample(codes, random.randint(1, len(codes)))
    return tuple(code for code in codes if code in chosen)


def draw_record(
    random: random.Random, type: RecordType, store: Store, filled: float
) -> dict[str, Any]:
    """Values of a record; each field that may be empty is filled with that probability."""
    values = {
        spec.name: draw(random, spec, store)
        for spec in type.fields
        if not spec.generated and (spec.need.value == "required" or random.random() < filled)
    }
    for one, other in (("decimal_latitude", "decimal_longitude"), ("from_latitude",
                       "from_longitude"), ("to_latitude", "to_longitude")):  # fmt: skip
        if one in type.by_name and ((one in values) != (other in values)):
            values.pop(one, None), values.pop(other, None)
    return values


def save(store: Store, type: RecordType, values: dict[str, Any]) -> int | None:
    """Save it; what is refused is emptied, as a person would. None when nothing helps."""
    for _ in range(12):
        try:
            return store.save(type, values, author="才仁多杰").touched[0]
        except ProblemsError as refused:
            fields = {problem.field for problem in refused.problems} & values.keys()
            fields -= {spec.name for spec in type.fields if spec.need.value == "required"}
            if not fields:
                return None
            for name in fields:
                del values[name]
    return None


def add_case(random: random.Random, store: Store, number: str, entries: int) -> None:
    """A case with a timeline that a person could have typed, in any order."""
    case = draw_record(random, RESCUE, store, 0.6)
    case.update(case_number=number, event_date=FOUND, species_id=random.randint(1, 40))
    id = save(store, RESCUE, case)
    assert id is not None
    record = store.get(RESCUE, id)
    assert record is not None
    for type in [*ENTRY_TYPES, *random.choices(ENTRY_TYPES, k=entries)]:
        values = draw_record(random, type, store, random.choice((0.2, 0.9)))
        values["case_uuid"] = record.uuid
        save(store, type, values)


def add_whole_case(random: random.Random, store: Store, number: str) -> None:
    """A case that fills every field of every kind of entry, in good order, released at last."""
    case = draw_record(random, RESCUE, store, 1)
    case.update(case_number=number, event_date=FOUND, species_id=1)
    id = save(store, RESCUE, case)
    assert id is not None
    record = store.get(RESCUE, id)
    assert record is not None
    for days, type in enumerate(ENTRY_TYPES):
        values = draw_record(random, type, store, 1)
        for name in [name for name in values if type.field(name).kind is Kind.DATE]:
            values[name] = FOUND + dt.timedelta(days=days + (name != "event_date"))
        values["case_uuid"] = record.uuid
        if type.name == "outcome":
            values["outcome"] = "released"
        if type.name == "transport":
            values["stated_hours"] = 24.0
        assert save(store, type, values) is not None, type.name


def everything(store: Store) -> dict[str, dict[str, dict[str, Any]]]:
    """Type -> UUID -> values, of all cases and entries."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for type in (RESCUE, *ENTRY_TYPES):
        block = store.block(type, store.ids(type).tolist())
        names = [spec.name for spec in type.fields]
        found[type.name] = {
            uuid: {name: block[name][place] for name in names}
            for place, uuid in enumerate(block["uuid"])
        }
    return found
