"""What follows from a timeline: status, weights, days, what is due. Never typed, only derived.

A timeline here is a list of (kind, values), oldest first: pure data, no database.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.text import Text, translate_noop

Timeline = Sequence[tuple[str, Mapping[str, Any]]]

IN_CARE = ("in_care",)
OPEN = ("reported", "in_transport", "in_care")
"""Statuses of cases without an outcome."""

DERIVED = (
    "status",
    "intake_date",
    "outcome",
    "outcome_date",
    "first_weight",
    "latest_weight",
    "latest_weight_date",
    "transport_hours",
    "transport_km",
    "vaccination_due",
)
"""Fields of a case that are kept with it so that tables can filter and sort by them."""


@dataclass(frozen=True, slots=True)
class CaseState:
    """Where a case stands. Weights in kg; hours and km are sums over all legs of transport.

    closed: an outcome was recorded and the case was not opened again since. status: a code of
    `rescue_vocabularies.CASE_STATUS`.
    """

    status: str
    closed: bool
    intake_date: dt.date | None
    outcome: str | None
    outcome_date: dt.date | None
    first_weight: float | None
    latest_weight: float | None
    latest_weight_date: dt.date | None
    transport_hours: float | None
    transport_km: float | None
    vaccination_due: dt.date | None

    def derived(self) -> dict[str, Any]:
        """What is kept in the case's record: the fields of DERIVED."""
        return {name: getattr(self, name) for name in DERIVED}

    def day_of(self, date: dt.date | None) -> int | None:
        """The day of care `date` is: the day of the intake is day 1; None before and without."""
        if date is None or self.intake_date is None or date < self.intake_date:
            return None
        return (date - self.intake_date).days + 1

    def days_in_care(self, today: dt.date) -> int | None:
        """Days from intake to outcome, or to `today` while there is none; None without intake."""
        if self.intake_date is None:
            return None
        # An outcome known to the month only is dated to its first day, before the intake perhaps.
        return max(0, ((self.outcome_date or today) - self.intake_date).days)


def state_of(case: Mapping[str, Any], timeline: Timeline) -> CaseState:
    """The state of a case. case: the values of its record (only what was reported is read)."""
    kinds = [kind for kind, _values in timeline]
    outcomes = [values for kind, values in timeline if kind == "outcome"]
    closed = len(outcomes) > kinds.count("reopening")
    last = outcomes[-1] if closed else None
    intake = next((values for kind, values in timeline if kind == "intake"), None)
    if last is not None:
        status = str(last.get("outcome") or "released")
    elif intake is not None:
        status = "in_care"
    else:
        status = "in_transport" if "transport" in kinds else "reported"
    weighed = list(weights(timeline))
    return CaseState(
        status=status,
        closed=closed,
        intake_date=intake.get("event_date") if intake is not None else None,
        outcome=last.get("outcome") if last is not None else None,
        outcome_date=last.get("event_date") if last is not None else None,
        first_weight=weighed[0][1] if weighed else None,
        latest_weight=weighed[-1][1] if weighed else None,
        latest_weight_date=weighed[-1][0] if weighed else None,
        transport_hours=_sum(timeline, "elapsed_hours"),
        transport_km=_sum(timeline, "distance_km"),
        vaccination_due=(
            min((due for due, _values in _vaccinations_due(timeline)), default=None)
            if status in ("in_care", "kept")
            else None
        ),
    )


def weights(timeline: Timeline) -> Iterator[tuple[dt.date, float]]:
    """Every weight with its day, oldest first, in kg."""
    for _kind, values in timeline:
        if values.get("weight") is not None and values.get("event_date") is not None:
            yield values["event_date"], values["weight"]


def weight_on(timeline: Timeline, date: dt.date | None) -> float | None:
    """The latest weight known on `date`; the first one ever when it was weighed only later."""
    found: float | None = None
    for day, weight in weights(timeline):
        if found is not None and date is not None and day > date:
            break
        found = weight
    return found


def _sum(timeline: Timeline, field: str) -> float | None:
    known = [
        values[field]
        for kind, values in timeline
        if kind == "transport" and values.get(field) is not None
    ]
    return round(sum(known), 2) if known else None


def _vaccinations_due(timeline: Timeline) -> Iterator[tuple[dt.date, Mapping[str, Any]]]:
    """Next doses that no later dose of the same vaccine has answered."""
    given: dict[str, Mapping[str, Any]] = {}
    for kind, values in timeline:
        if kind == "vaccination":
            given[str(values.get("vaccine") or "").casefold()] = values
    for values in given.values():
        if values.get("next_due") is not None:
            yield values["next_due"], values


def open_treatments(timeline: Timeline, date: dt.date | None) -> list[Mapping[str, Any]]:
    """Treatments that had not ended on `date`."""
    return [
        values
        for kind, values in timeline
        if kind == "treatment"
        and (values.get("until_date") is None or (date is not None and values["until_date"] > date))
    ]


# --- what is due ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CareTask:
    """Something to do for the animal or its file.

    code: vaccinate, weigh, recheck, end_quarantine, check_release, number_receipt, necropsy.
    entry_uuid: the entry it follows from. adds: the kind of entry that would answer it.
    due: None when it has no day.
    """

    code: str
    text: Text
    due: dt.date | None
    entry_uuid: str | None = None
    adds: str | None = None

    def overdue_days(self, today: dt.date) -> int:
        """Days since it was due; 0 when it is due later or has no day."""
        return max(0, (today - self.due).days) if self.due is not None else 0


def tasks_of(
    case: Mapping[str, Any], state: CaseState, timeline: Timeline, today: dt.date
) -> list[CareTask]:
    """What is due, the most urgent first; what has no day comes last.

    timeline: as for `state_of`; `uuid` among the values names the entry.
    """
    found = list(_tasks(case, state, timeline, today))
    return sorted(found, key=lambda task: (task.due is None, task.due or today))


def _tasks(
    case: Mapping[str, Any], state: CaseState, timeline: Timeline, today: dt.date
) -> Iterator[CareTask]:
    alive = state.status in (*OPEN, "kept")
    if alive:
        for due, values in _vaccinations_due(timeline):
            yield CareTask(
                "vaccinate",
                translate_noop("CareTask", "Vaccinate: {vaccine}").format(
                    vaccine=str(values.get("vaccine") or "")
                ),
                due,
                values.get("uuid"),
                "vaccination",
            )
        yield from _weighing(case, state)
        yield from _rechecks(timeline)
    for kind, values in timeline:
        if kind == "quarantine" and alive and values.get("until_date") is not None:
            if values.get("result") in (None, "pending"):
                yield CareTask(
                    "end_quarantine",
                    translate_noop("CareTask", "End the quarantine and note its result"),
                    values["until_date"],
                    values.get("uuid"),
                )
        if kind == "intake" and not values.get("receipt_number"):
            yield CareTask(
                "number_receipt",
                translate_noop("CareTask", "Number the receipt"),
                None,
                values.get("uuid"),
            )
        if kind == "outcome" and values.get("necropsy") == "pending":
            yield CareTask(
                "necropsy", translate_noop("CareTask", "Necropsy"), None, values.get("uuid")
            )
    if state.status == "released":
        checks = [
            (values.get("follow_up_due" if kind == "outcome" else "next_due"), values)
            for kind, values in timeline
            if kind in ("outcome", "follow_up")
        ]
        if checks and checks[-1][0] is not None:
            yield CareTask(
                "check_release",
                translate_noop("CareTask", "Look for the released animal"),
                checks[-1][0],
                checks[-1][1].get("uuid"),
                "follow_up",
            )


def _weighing(case: Mapping[str, Any], state: CaseState) -> Iterator[CareTask]:
    interval = case.get("weighing_interval")
    since = state.latest_weight_date or state.intake_date
    if interval and since is not None and state.status in IN_CARE:
        yield CareTask(
            "weigh",
            translate_noop("CareTask", "Weigh (every {days} days)").format(days=interval),
            since + dt.timedelta(days=interval),
            None,
            "care_log",
        )


def _rechecks(timeline: Timeline) -> Iterator[CareTask]:
    examinations = [values for kind, values in timeline if kind == "examination"]
    for place, values in enumerate(examinations):
        due = values.get("recheck_due")
        if due is None:
            continue
        later = (one.get("event_date") for one in examinations[place + 1 :])
        if any(date is not None and date >= due for date in later):
            continue
        what = values.get("recheck_what")
        yield CareTask(
            "recheck",
            translate_noop("CareTask", "Check again: {what}").format(what=what)
            if what
            else translate_noop("CareTask", "Check again"),
            due,
            values.get("uuid"),
            "examination",
        )
