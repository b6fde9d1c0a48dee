from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from db.models.sighting import SIGHTING
from db.problem import Severity
from db.record_types import RECORD_TYPES
from db.validation import check
from tests.samples import sighting


def found(**changes: Any) -> set[tuple[str, str | None, Severity]]:
    return {(p.code, p.field, p.severity) for p in check(SIGHTING, sighting(**changes))}


def test_a_whole_sighting_has_no_problem() -> None:
    assert found() == set()


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"event_date": None}, "required", "event_date"),
        ({"species_id": None}, "required", "species_id"),
        ({"status": None}, "required", "status"),
        ({"event_date": dt.date.today() + dt.timedelta(days=2)}, "date_future", "event_date"),
        ({"decimal_latitude": 91.0}, "bounds", "decimal_latitude"),
        ({"decimal_longitude": -181.0}, "bounds", "decimal_longitude"),
        ({"decimal_longitude": None}, "position_half", "decimal_longitude"),
        ({"decimal_latitude": 0.0, "decimal_longitude": 0.0}, "position_zero", "decimal_latitude"),
        ({"coordinate_uncertainty": 0.0}, "bounds", "coordinate_uncertainty"),
        ({"elevation": 9100.0}, "bounds", "elevation"),
        ({"individual_count": -1}, "bounds", "individual_count"),
        ({"elevation": float("nan")}, "number", "elevation"),
        ({"evidence": "rumour"}, "vocabulary", "evidence"),
        ({"threats": ("dogs", "aliens")}, "vocabulary", "threats"),
        ({"notes": "x" * 100_001}, "too_long", "notes"),
        ({"individual_count": 2, "young": 3}, "count_parts", "young"),
        ({"individual_count": 2, "males": 2, "females": 1}, "count_parts", "females"),
        ({"count_minimum": 5, "count_maximum": 3}, "count_range", "count_minimum"),
    ],
)
def test_what_blocks(changes: dict[str, Any], code: str, field: str) -> None:
    assert (code, field, Severity.ERROR) in found(**changes)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"observer": None}, "wanted", "observer"),
        ({"decimal_latitude": None, "decimal_longitude": None}, "wanted", "decimal_latitude"),
        (
            {"decimal_latitude": 30.0, "decimal_longitude": 120.0},
            "position_far",
            "decimal_latitude",
        ),
        (
            {"decimal_latitude": 89.9, "decimal_longitude": 33.9},
            "position_swapped",
            "decimal_latitude",
        ),
        ({"event_date": dt.date(1925, 3, 5)}, "date_old", "event_date"),
    ],
)
def test_what_is_asked_once(changes: dict[str, Any], code: str, field: str) -> None:
    problems = found(**changes)
    assert (code, field, Severity.DOUBT) in problems
    assert all(severity is Severity.DOUBT for _code, _field, severity in problems)


def test_values_of_a_wrong_type_are_our_own_bug() -> None:
    with pytest.raises(TypeError):
        check(SIGHTING, sighting(individual_count="2"))


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda t: t.name)
def test_an_empty_record_names_every_field_it_needs(record_type: Any) -> None:
    missing = {p.field for p in check(record_type, {}) if p.code == "required"}
    assert missing == {s.name for s in record_type.fields if s.need.value == "required"}
