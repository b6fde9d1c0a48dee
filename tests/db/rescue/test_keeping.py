"""Numbers of cases, imports of many, undo: what the store does for cases in one transaction."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from db.errors import Cancelled
from db.identity import new_uuid
from db.query import Filter
from db.record_types import ENTRY_TYPES, record_type
from db.rescue.timeline import load_case
from db.store import Store
from tests.rescue_samples import RESCUE, add, begin, day, fresh, rescue

INTAKE, OUTCOME = record_type("intake"), record_type("outcome")


def test_cases_are_numbered_by_year_in_the_offices_own_way(store: Store) -> None:
    assert begin(store).values["case_number"] == "2025-001"
    assert begin(store).values["case_number"] == "2025-002"
    begin(store, case_number="QH-2025-0120")
    assert begin(store).values["case_number"] == "QH-2025-0121"
    assert begin(store, event_date=dt.date(2024, 1, 2)).values["case_number"] == "QH-2024-0001"
    begin(store, case_number="治多救护第7号")  # no year in it: nothing to go on with
    assert begin(store).values["case_number"] == "QH-2025-0122"


def test_a_number_is_kept_when_the_case_is_voided(store: Store) -> None:
    first = begin(store)
    store.void(RESCUE, [first.id], author="a")
    assert begin(store).values["case_number"] == "2025-002"


def test_derived_fields_cannot_be_typed(store: Store) -> None:
    case = begin(store, status="released", latest_weight=3.0)
    assert fresh(store, case)["status"] == "reported"
    store.save(RESCUE, {"status": "died", "notes": "x"}, author="a", id=case.id)
    assert fresh(store, case)["status"] == "reported"


def test_an_entry_leaves_the_revision_of_its_case_alone(store: Store) -> None:
    """Somebody may be typing in the case while a colleague adds an entry."""
    case = begin(store)
    changes = store.save(
        INTAKE, {"case_uuid": case.uuid, "event_date": day(6), "weight": 9.4}, author="b"
    )
    assert [(each.record_type, each.touched) for each in changes.each()] == [
        ("intake", (1,)),
        ("rescue", (case.id,)),
    ]
    store.save(RESCUE, {"notes": "x"}, author="a", id=case.id, revision=case.revision)
    assert len(store.history(RESCUE, case.id)) == 2
    assert fresh(store, case)["status"] == "in_care"


def imported(store: Store, count: int) -> int:
    """`count` cases with intake and release; the change set."""
    cases = [rescue(uuid=new_uuid(), case_number=None) for _ in range(count)]
    entries = {
        "intake": [
            {"case_uuid": case["uuid"], "event_date": day(6), "weight": 5.0} for case in cases
        ],
        "outcome": [
            {"case_uuid": case["uuid"], "event_date": day(30), "outcome": "released"}
            for case in cases
        ],
    }
    changes = store.apply_cases(cases, entries, author="a", source="register.xlsx")
    assert changes.change_set is not None
    assert len(changes.created) == count
    return changes.change_set


def test_many_cases_come_with_their_entries_in_one_action(store: Store) -> None:
    change_set = imported(store, 30)
    assert store.count(RESCUE, Filter(statuses=("released",))) == 30
    numbers = [row.values[0] for row in store.first_page(RESCUE)]
    assert sorted(numbers) == [f"2025-{number:03d}" for number in range(1, 31)]
    (batch,) = store.imports()
    assert (batch.change_set, batch.record_type, batch.records) == (change_set, "rescue", 30)


def test_cases_without_a_timeline_are_numbered_and_reported(store: Store) -> None:
    store.apply_import(RESCUE, [rescue(), rescue()], author="a", source="r.xlsx")
    cases = [store.get(RESCUE, id) for id in (1, 2)]
    assert [(c.values["case_number"], c.values["status"]) for c in cases if c] == [
        ("2025-001", "reported"),
        ("2025-002", "reported"),
    ]


def test_an_import_is_undone_with_its_entries(store: Store) -> None:
    change_set = imported(store, 5)
    changes = store.undo_import(change_set, author="b")
    assert len(changes.voided) == 5
    assert [store.count(type) for type in (RESCUE, INTAKE, OUTCOME)] == [0, 0, 0]
    assert store.imports()[0].undone


def test_the_undo_leaves_cases_that_were_worked_on_since(store: Store) -> None:
    change_set = imported(store, 3)
    first, second, _third = (store.get(RESCUE, id) for id in (1, 2, 3))
    assert first is not None
    assert second is not None
    add(store, first, "reopening", day(31), reason="又被送回")
    add(store, second, "follow_up", day(40), result="well")
    changes = store.undo_import(change_set, author="b")
    assert (changes.voided, changes.kept) == ((3,), (1, 2))
    assert fresh(store, first)["status"] == "in_care"
    whole = load_case(store, second.id)
    assert whole is not None
    assert len(whole.entries) == 3


def test_a_cancelled_import_of_cases_leaves_nothing(store: Store) -> None:
    cases = [rescue(uuid=new_uuid()) for _ in range(3)]
    with pytest.raises(Cancelled):
        store.apply_cases(cases, {}, author="a", source=None, cancelled=lambda: True)
    assert store.count(RESCUE) == 0
    assert store.imports() == []


def test_new_entries_come_to_a_known_case(store: Store) -> None:
    case = begin(store)
    changes = store.apply_cases(
        [],
        {"intake": [{"case_uuid": case.uuid, "event_date": day(6), "weight": 9.4}]},
        author="a",
        source="timeline.xlsx",
    )
    assert changes.changed == (case.id,)
    assert fresh(store, case)["latest_weight"] == 9.4


def test_a_case_is_read_whole_from_a_file_opened_again(store: Store, tmp_path: Path) -> None:
    from db.records_file import open_records

    case = begin(store)
    for type in ENTRY_TYPES:
        if type.name not in ("outcome", "follow_up", "reopening"):
            needed = {
                spec.name: spec.vocabulary.codes()[0] if spec.vocabulary else "文字"
                for spec in type.fields
                if spec.need.value == "required" and spec.name != "event_date"
            }
            add(store, case, type.name, day(7), **needed)
    add(store, case, "outcome", day(8), outcome="released")
    path = store.path
    assert path is not None
    store.close()
    with open_records(path) as again:
        whole = load_case(again, case.id)
        assert whole is not None
        assert {entry.type.name for entry in whole.entries} == {
            type.name for type in ENTRY_TYPES
        } - {"follow_up", "reopening"}
        assert whole.state.closed


def test_gis_sees_cases_and_releases(store: Store) -> None:
    case = begin(store)
    add(store, case, "intake", day(6))
    add(
        store, case, "outcome", day(60), outcome="released",
        decimal_latitude=34.0, decimal_longitude=93.0,
    )  # fmt: skip
    with store.engine.connect() as connection:
        rescues = connection.exec_driver_sql("SELECT status, species_zh FROM rescues").all()
        releases = connection.exec_driver_sql(
            "SELECT case_number, decimal_latitude FROM releases"
        ).all()
    assert [tuple(row) for row in rescues] == [("released", "雪豹")]
    assert [tuple(row) for row in releases] == [("2025-001", 34.0)]
