"""What a case derives from its timeline, as a register and a case page show it."""

from __future__ import annotations

import datetime as dt

from db.rescue.timeline import load_case
from db.store import Store
from tests.rescue_samples import add, begin, day, fresh


def test_the_status_follows_the_timeline(store: Store) -> None:
    case = begin(store)
    assert fresh(store, case)["status"] == "reported"
    add(store, case, "transport", day(5), event_time=dt.time(11))
    assert fresh(store, case)["status"] == "in_transport"
    add(store, case, "intake", day(6), event_time=dt.time(2))
    assert fresh(store, case)["status"] == "in_care"
    add(store, case, "outcome", day(90), outcome="released")
    after = fresh(store, case)
    assert (after["status"], after["outcome"], after["outcome_date"]) == (
        "released",
        "released",
        day(90),
    )
    assert after["intake_date"] == day(6)


def test_a_voided_entry_counts_no_more_and_a_restored_one_again(store: Store) -> None:
    from db.record_types import record_type

    case = begin(store)
    intake = add(store, case, "intake", day(6), weight=9.4)
    store.void(record_type("intake"), [intake], author="a")
    assert fresh(store, case)["status"] == "reported"
    assert fresh(store, case)["latest_weight"] is None
    store.restore(record_type("intake"), [intake], author="a")
    assert fresh(store, case)["status"] == "in_care"


def test_weights_come_from_every_kind_of_entry(store: Store) -> None:
    case = begin(store)
    add(store, case, "intake", day(6), weight=9.4, weight_qualifier="below")
    add(store, case, "care_log", day(60), weight=14.0)
    add(store, case, "examination", day(30), weight=11.5, examination_type="daily")
    after = fresh(store, case)
    assert (after["first_weight"], after["latest_weight"]) == (9.4, 14.0)
    assert after["latest_weight_date"] == day(60)


def test_hours_of_several_legs_are_added_up(store: Store) -> None:
    case = begin(store)
    add(
        store, case, "transport", day(5), event_time=dt.time(11), arrived_date=day(5),
        arrived_time=dt.time(20, 30), distance_km=600.0,
    )  # fmt: skip
    add(store, case, "transport", day(5), event_time=dt.time(21), stated_hours=5.5)
    after = fresh(store, case)
    assert (after["transport_hours"], after["transport_km"]) == (15.0, 600.0)


def test_the_day_of_the_intake_is_day_one(store: Store) -> None:
    case = begin(store)
    add(store, case, "intake", day(6))
    add(store, case, "milestone", day(8), milestone="lifted_head")
    add(store, case, "milestone", day(14), milestone="left_nest_box")
    whole = load_case(store, case.id, today=day(20))
    assert whole is not None
    assert [entry.day for entry in whole.of_kind("milestone")] == [3, 9]
    assert whole.state.days_in_care(day(20)) == 14


def test_entries_stand_in_the_order_things_happened(store: Store) -> None:
    case = begin(store)
    add(store, case, "outcome", day(9), outcome="released")
    case2 = begin(store)
    add(store, case2, "milestone", day(6), milestone="stood")  # no time: about noon
    add(store, case2, "care_log", day(6), event_time=dt.time(8))
    add(store, case2, "intake", day(6), event_time=dt.time(2))
    add(store, case2, "transport", day(6))  # before the intake of its day
    whole = load_case(store, case2.id)
    assert whole is not None
    kinds = [entry.type.name for entry in whole.entries]
    assert kinds == ["transport", "intake", "care_log", "milestone"]


def test_due_vaccination_is_answered_by_the_next_dose(store: Store) -> None:
    case = begin(store)
    add(store, case, "intake", day(6))
    add(store, case, "vaccination", day(20), vaccine="犬瘟热", next_due=day(41))
    assert fresh(store, case)["vaccination_due"] == day(41)
    whole = load_case(store, case.id, today=day(44))
    assert whole is not None
    (task,) = [task for task in whole.tasks if task.code == "vaccinate"]
    assert (task.due, task.overdue_days(day(44)), task.adds) == (day(41), 3, "vaccination")
    add(store, case, "vaccination", day(42), vaccine="犬瘟热", series_complete="yes")
    assert fresh(store, case)["vaccination_due"] is None


def test_weighing_is_due_by_its_interval_and_only_in_care(store: Store) -> None:
    case = begin(store, weighing_interval=14)
    add(store, case, "intake", day(6), weight=9.4, receipt_number="001")
    whole = load_case(store, case.id, today=day(23))
    assert whole is not None
    assert [(task.code, task.due) for task in whole.tasks] == [("weigh", day(20))]
    add(store, case, "outcome", day(24), outcome="transferred")
    whole = load_case(store, case.id, today=day(50))
    assert whole is not None
    assert whole.tasks == ()


def test_what_else_is_due(store: Store) -> None:
    case = begin(store)
    add(store, case, "intake", day(6))
    add(
        store, case, "examination", day(7), examination_type="intake",
        recheck_due=day(30), recheck_what="X 光",
    )  # fmt: skip
    add(store, case, "quarantine", day(6), until_date=day(27))
    whole = load_case(store, case.id, today=day(20))
    assert whole is not None
    assert [task.code for task in whole.tasks] == ["end_quarantine", "recheck", "number_receipt"]
    add(store, case, "examination", day(30), examination_type="recheck")
    whole = load_case(store, case.id, today=day(31))
    assert whole is not None
    assert "recheck" not in [task.code for task in whole.tasks]


def test_a_released_animal_is_looked_for_until_nothing_more_is_planned(store: Store) -> None:
    case = begin(store)
    add(store, case, "intake", day(6))
    add(store, case, "outcome", day(90), outcome="released", follow_up_due=day(97))
    whole = load_case(store, case.id, today=day(98))
    assert whole is not None
    assert [(t.code, t.due) for t in whole.tasks if t.due] == [("check_release", day(97))]
    add(store, case, "follow_up", day(98), result="well", next_due=day(128))
    whole = load_case(store, case.id, today=day(99))
    assert whole is not None
    assert [t.due for t in whole.tasks if t.code == "check_release"] == [day(128)]
    add(store, case, "follow_up", day(128), result="well")
    whole = load_case(store, case.id, today=day(130))
    assert whole is not None
    assert "check_release" not in [t.code for t in whole.tasks]
