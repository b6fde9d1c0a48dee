"""Bad input into a case: errors block, doubts ask once, a closed case is locked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from db.errors import UserError
from db.problem import Severity
from db.record_types import record_type
from db.rescue import keeping
from db.rescue.rules import check_entry
from db.rescue.timeline import load_case
from db.store import Store
from db.validation import ProblemsError, check
from db.writing import Record
from tests.rescue_samples import RESCUE, add, begin, day, fresh


@pytest.fixture
def case(store: Store) -> Record:
    """In care since 6 March, 9.4 kg."""
    record = begin(store)
    add(store, record, "intake", day(6), event_time=dt.time(2), weight=9.4)
    return record


def refusal(store: Store, case: Record, kind: str, date: dt.date, **values: Any) -> str:
    """The code of the error that refuses the entry; nothing may have been written."""
    type = record_type(kind)
    before = store.count(type)
    with pytest.raises(ProblemsError) as caught:
        add(store, case, kind, date, **values)
    assert store.count(type) == before
    return caught.value.problems[0].code


def doubts(store: Store, case: Record, kind: str, date: dt.date, **values: Any) -> list[str]:
    """Codes of the doubts about an entry, which do not forbid to save it."""
    whole = load_case(store, case.id)
    assert whole is not None
    timeline = [(entry.type.name, entry.values) for entry in whole.entries]
    found = check_entry(
        whole.record.values, timeline, record_type(kind), {"event_date": date, **values}
    )
    assert {problem.severity for problem in found} <= {Severity.DOUBT}
    return [problem.code for problem in found]


def test_an_outcome_before_the_intake_is_refused(store: Store, case: Record) -> None:
    assert refusal(store, case, "outcome", day(5), outcome="died") == "outcome_before_intake"
    early = {"outcome": "died", "event_time": dt.time(1)}
    assert refusal(store, case, "outcome", day(6), **early) == "outcome_before_intake"
    # A month is all that is known: it holds the intake.
    add(store, case, "outcome", day(1), outcome="died", date_precision="month")


def test_an_intake_after_the_outcome_needs_a_reopening(store: Store) -> None:
    case = begin(store)
    add(store, case, "outcome", day(7), outcome="escaped")
    assert refusal(store, case, "intake", day(9)) == "case_closed"
    add(store, case, "reopening", day(8), reason="又被送回")
    add(store, case, "intake", day(9))
    assert fresh(store, case)["status"] == "in_care"


def test_an_intake_of_an_import_must_not_follow_its_outcome() -> None:
    timeline = [("outcome", {"event_date": day(7), "outcome": "died"})]
    found = keeping.check_values({}, timeline, record_type("intake"), {"event_date": day(9)})
    assert [problem.code for problem in found] == ["case_closed"]


@pytest.mark.parametrize("weight", [0, 0.0, -1.0])
def test_no_animal_weighs_nothing(store: Store, case: Record, weight: float) -> None:
    assert refusal(store, case, "care_log", day(8), weight=weight) == "bounds"


def test_a_slipped_decimal_point_is_refused_within_days(store: Store, case: Record) -> None:
    assert refusal(store, case, "care_log", day(8), weight=94.0) == "weight_slipped"
    assert refusal(store, case, "care_log", day(8), weight=0.94) == "weight_slipped"
    # Months later a cub may have grown so much: that is asked, not refused.
    assert doubts(store, case, "care_log", day(200), weight=95.0) == ["weight_jump"]
    assert doubts(store, case, "care_log", day(10), weight=19.0) == ["weight_jump"]
    assert doubts(store, case, "care_log", day(10), weight=9.9) == []


def test_an_arrival_before_departure_is_refused(store: Store, case: Record) -> None:
    arrival = {"arrived_date": day(4)}
    assert refusal(store, case, "transport", day(5), **arrival) == "arrival_before_departure"
    same_day = {
        "event_time": dt.time(11),
        "arrived_date": day(5),
        "arrived_time": dt.time(2),
    }
    assert refusal(store, case, "transport", day(5), **same_day) == "arrival_before_departure"


def test_an_entry_in_the_future_is_refused(store: Store, case: Record) -> None:
    tomorrow = dt.date.today() + dt.timedelta(days=1)
    assert refusal(store, case, "care_log", tomorrow, weight=10.0) == "date_future"


def test_an_entry_before_the_animal_was_found_is_asked(store: Store, case: Record) -> None:
    assert doubts(store, case, "care_log", day(2)) == ["before_found"]


def test_a_second_outcome_needs_a_reopening_with_a_reason(store: Store, case: Record) -> None:
    add(store, case, "outcome", day(60), outcome="released")
    assert refusal(store, case, "outcome", day(61), outcome="died") == "second_outcome"
    assert refusal(store, case, "reopening", day(61)) == "required"  # the reason
    add(store, case, "reopening", day(61), reason="放归后两日被牧民送回")
    assert fresh(store, case)["status"] == "in_care"
    add(store, case, "outcome", day(70), outcome="died")
    assert fresh(store, case)["status"] == "died"
    whole = load_case(store, case.id)
    assert whole is not None
    assert [e.values["reason"] for e in whole.of_kind("reopening")] == ["放归后两日被牧民送回"]
    assert len(whole.of_kind("outcome")) == 2  # nothing is lost


def test_a_closed_case_is_locked(store: Store, case: Record) -> None:
    outcome = add(store, case, "outcome", day(60), outcome="kept", reason="残疾")
    assert refusal(store, case, "transport", day(61)) == "case_closed"
    with pytest.raises(ProblemsError, match="closed"):
        store.save(RESCUE, {"notes": "改"}, author="a", id=case.id)
    with pytest.raises(ProblemsError, match="closed"):
        store.save(record_type("intake"), {"weight": 8.0}, author="a", id=1)
    with pytest.raises(UserError, match="closed"):
        store.void(record_type("outcome"), [outcome], author="a")
    with pytest.raises(UserError, match="closed"):
        store.void(record_type("intake"), [1], author="a")
    assert fresh(store, case)["status"] == "kept"


def test_an_animal_kept_for_life_is_cared_for_without_reopening(store: Store, case: Record) -> None:
    before = add(store, case, "care_log", day(50), weight=12.0)
    add(store, case, "outcome", day(60), outcome="kept", reason="残疾")
    later = add(store, case, "care_log", day(90), weight=13.0)
    add(store, case, "vaccination", day(91), vaccine="狂犬疫苗", next_due=day(400))
    assert fresh(store, case)["latest_weight"] == 13.0
    log = record_type("care_log")
    store.save(log, {"weight": 13.2}, author="a", id=later)
    with pytest.raises(ProblemsError, match="closed"):
        store.save(log, {"weight": 12.2}, author="a", id=before)


def test_a_case_that_ended_in_death_takes_no_care(store: Store, case: Record) -> None:
    add(store, case, "outcome", day(60), outcome="died")
    assert refusal(store, case, "care_log", day(61), weight=10.0) == "case_closed"
    assert refusal(store, case, "follow_up", day(61), result="well") == "case_closed"


def test_checks_after_release_need_a_release_and_stay_possible(store: Store, case: Record) -> None:
    assert refusal(store, case, "follow_up", day(61), result="well") == "not_released"
    add(store, case, "outcome", day(60), outcome="released")
    early = refusal(store, case, "follow_up", day(59), result="well")
    assert early == "check_before_release"
    check_id = add(store, case, "follow_up", day(67), result="well")
    store.void(record_type("follow_up"), [check_id], author="a")


def test_an_open_case_cannot_be_reopened(store: Store, case: Record) -> None:
    assert refusal(store, case, "reopening", day(61), reason="x") == "not_closed"


def test_closing_with_open_treatments_is_asked(store: Store, case: Record) -> None:
    add(store, case, "treatment", day(7), treatment="补液")
    add(store, case, "treatment", day(7), treatment="吸氧", until_date=day(9))
    assert doubts(store, case, "outcome", day(60), outcome="released") == ["open_treatments"]
    assert doubts(store, case, "outcome", day(60), outcome="died") == []


def test_a_dose_is_checked_against_the_latest_weight(store: Store, case: Record) -> None:
    right = {"treatment": "美洛昔康", "dose": 1.9, "dose_unit": "mg", "prescribed_per_kg": 0.2}
    assert doubts(store, case, "treatment", day(7), **right) == []
    assert doubts(store, case, "treatment", day(7), **{**right, "dose": 19.0}) == ["dose_per_kg"]
    id = add(store, case, "treatment", day(7), **right)
    saved = store.get(record_type("treatment"), id)
    assert saved is not None
    assert saved.values["dose_per_kg"] == pytest.approx(1.9 / 9.4, rel=1e-3)
    # Without a prescription the last time is the measure.
    again = {"treatment": "美洛昔康", "dose": 19.0, "dose_unit": "mg"}
    assert doubts(store, case, "treatment", day(8), **again) == ["dose_changed"]
    assert refusal(store, case, "treatment", day(8), treatment="x", dose=1.0) == (
        "dose_without_unit"
    )


def test_death_within_a_day_of_intake_follows_from_the_times(store: Store, case: Record) -> None:
    wrong = {"outcome": "died", "survival": "after_24h"}
    assert refusal(store, case, "outcome", day(6), **wrong) == "survival_contradicts"
    id = add(store, case, "outcome", day(7), event_time=dt.time(1, 59), outcome="died")
    saved = store.get(record_type("outcome"), id)
    assert saved is not None
    assert saved.values["survival"] == "within_24h"


def test_an_entry_without_a_case_is_refused(store: Store) -> None:
    with pytest.raises(ProblemsError, match="no rescue case"):
        store.save(
            record_type("care_log"),
            {"case_uuid": "0195a1b2-0000-7000-8000-00000000000b", "event_date": day(6)},
            author="a",
        )


def test_a_case_number_used_twice_is_refused(store: Store, case: Record) -> None:
    number = fresh(store, case)["case_number"]
    with pytest.raises(ProblemsError) as caught:
        begin(store, case_number=number)
    assert [p.code for p in caught.value.problems] == ["unique"]


@pytest.mark.parametrize(
    ("kind", "values", "code"),
    [
        ("milestone", {"milestone": "other"}, "milestone_without_words"),
        ("vaccination", {"vaccine": "x", "next_due": day(1)}, "ends_before_start"),
        ("quarantine", {"until_date": day(1)}, "ends_before_start"),
        ("transport", {"to_latitude": 36.6}, "position_half"),
    ],
)
def test_an_entry_must_agree_with_itself(kind: str, values: dict[str, Any], code: str) -> None:
    problems = check(record_type(kind), {"event_date": day(6), **values})
    assert code in [problem.code for problem in problems]
