"""What one entry means against its whole case: errors block, doubts ask once.

The rules of the entry alone stand with its type; here is what needs the rest of the timeline. The
store enforces the errors; the form shows both while somebody types.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from db.models.base import RecordType, Values
from db.models.outcome import DEATHS
from db.problem import Problem, doubt, error
from db.rescue.state import CaseState, Timeline, open_treatments, state_of, weight_on, weights
from db.text import translate_noop

ALLOWED_WHEN_CLOSED = ("follow_up", "reopening")
"""Kinds of entries a closed case still takes."""

CARE = (
    "examination",
    "treatment",
    "procedure",
    "care_log",
    "milestone",
    "vaccination",
    "enclosure_move",
    "quarantine",
)
"""Kinds of entries that go on for an animal kept for life, whose case is closed all the same."""

CASE_CLOSED = translate_noop(
    "Problem",
    "The case is closed. Reopen it first and say why; then it can be changed.",
)

SLIPPED = 10.0
"""A weight that differs by so many times within days is a slipped decimal point."""
SUSPICIOUS = 2.0
DAYS = 14


def case_refusals(timeline: Timeline, case: Values) -> list[Problem]:
    """Why the record of a case itself may not be changed now."""
    return [error("case_closed", None, CASE_CLOSED)] if state_of(case, timeline).closed else []


def check_entry(
    case: Values, timeline: Timeline, type: RecordType, values: Values, *, is_new: bool = True
) -> list[Problem]:
    """Every problem of an entry within its case.

    case: values of the case's record. timeline: all its other entries, (kind, values), oldest
    first. values: of the entry.
    """
    state = state_of(case, timeline)
    found: list[Problem] = list(_lock(state, type.name, values, is_new))
    if found:
        return found
    found += _before_found(case, values)
    found += _weight(timeline, values)
    rule = {
        "intake": _intake,
        "treatment": _treatment,
        "outcome": _outcome,
        "follow_up": _follow_up,
        "reopening": _reopening,
    }.get(type.name)
    if rule is not None:
        found += rule(state, timeline, values)
    return found


def completed(timeline: Timeline, type: RecordType, values: Values) -> dict[str, Any]:
    """What an entry derives from the rest of its timeline."""
    if type.name == "treatment":
        return {"dose_per_kg": dose_per_kg(timeline, values)}
    if type.name == "outcome" and values.get("outcome") in ("died", "euthanised"):
        if values.get("survival") is None:
            return {"survival": survival_of(timeline, values)}
    return {}


def dose_per_kg(timeline: Timeline, values: Values) -> float | None:
    """The dose for each kg of the latest weight, in the unit of the dose; None if not known."""
    dose, weight = values.get("dose"), weight_on(timeline, values.get("event_date"))
    if dose is None or not weight:
        return None
    return float(f"{dose / weight:.4g}")


def survival_of(timeline: Timeline, outcome: Values) -> str | None:
    """Whether the animal died within 24 h of its intake, as far as dates and times tell.

    Without times: the same day is within, two days later is after, the next day stays open.
    """
    intake = next((values for kind, values in timeline if kind == "intake"), None)
    if intake is None or intake.get("event_date") is None or outcome.get("event_date") is None:
        return None
    days = (outcome["event_date"] - intake["event_date"]).days
    if days == 1:
        taken, died = intake.get("event_time"), outcome.get("event_time")
        if taken is None or died is None:
            return None
        return "within_24h" if died <= taken else "after_24h"
    return "within_24h" if days < 1 else "after_24h"


# --- the rules ------------------------------------------------------------------------------------


def allowed_when_closed(state: CaseState) -> tuple[str, ...]:
    """Kinds of entries a closed case takes: checks after a release, care of one kept for life."""
    if state.status == "kept":
        return (*CARE, "reopening")
    return ALLOWED_WHEN_CLOSED if state.status in ("released", "escaped") else ("reopening",)


def _lock(state: CaseState, kind: str, values: Values, is_new: bool) -> Iterator[Problem]:
    if state.closed and kind == "outcome":
        yield error(
            "second_outcome",
            "outcome",
            translate_noop(
                "Problem",
                "The case has an outcome already, on {date}. Reopen it first and say why.",
            ).format(date=_day(state.outcome_date)),
        )
    elif state.closed and (
        kind not in allowed_when_closed(state)
        or (kind in CARE and not is_new and not _is_after_outcome(state, values))
    ):
        yield error("case_closed", None, CASE_CLOSED)


def _is_after_outcome(state: CaseState, values: Values) -> bool:
    date, outcome = values.get("event_date"), state.outcome_date
    return date is not None and outcome is not None and date > outcome


def _before_found(case: Values, values: Values) -> Iterator[Problem]:
    found, date = case.get("event_date"), values.get("event_date")
    if found is None or date is None or case.get("date_precision") not in (None, "exact", "day"):
        return
    if date < found:
        yield doubt(
            "before_found",
            "event_date",
            translate_noop(
                "Problem", "{date} lies before the day the animal was found, {found}."
            ).format(date=_day(date), found=_day(found)),
        )


def _weight(timeline: Timeline, values: Values) -> Iterator[Problem]:
    weight, date = values.get("weight"), values.get("event_date")
    if weight is None or weight <= 0 or date is None:
        return
    nearest = min(weights(timeline), key=lambda one: abs((one[0] - date).days), default=None)
    if nearest is None:
        return
    day, other = nearest
    times = max(weight / other, other / weight)
    near = abs((date - day).days) <= DAYS
    told: dict[str, Any] = {"weight": f"{weight:g}", "other": f"{other:g}", "date": _day(day)}
    if times >= SLIPPED and near:
        yield error(
            "weight_slipped",
            "weight",
            translate_noop(
                "Problem",
                "{weight} kg against {other} kg on {date}: is the decimal point in its place?",
            ).format(**told),
        )
    elif times >= SLIPPED or (times >= SUSPICIOUS and near):
        yield doubt(
            "weight_jump",
            "weight",
            translate_noop(
                "Problem", "{weight} kg is far from the {other} kg of {date}. Is it right?"
            ).format(**told),
        )


def _intake(state: CaseState, timeline: Timeline, values: Values) -> Iterator[Problem]:
    date = values.get("event_date")
    # An animal that was released and brought back is taken in again after the case was reopened.
    reopened = any(kind == "reopening" for kind, _other in timeline)
    for kind, other in timeline:
        if kind == "outcome" and not reopened and date is not None and _is_before(other, values):
            yield error(
                "outcome_before_intake",
                "event_date",
                translate_noop(
                    "Problem", "The outcome is dated {date}, before this intake: check both."
                ).format(date=_day(other.get("event_date"))),
            )
    if state.status == "in_care":
        yield doubt(
            "second_intake",
            "event_date",
            translate_noop(
                "Problem", "The animal was taken in on {date} already. Was it taken in again?"
            ).format(date=_day(state.intake_date)),
        )


def _treatment(_state: CaseState, timeline: Timeline, values: Values) -> Iterator[Problem]:
    dose, prescribed = values.get("dose"), values.get("prescribed_per_kg")
    if dose is None:
        return
    weight = weight_on(timeline, values.get("event_date"))
    if not weight:
        if prescribed is not None:
            yield doubt(
                "dose_without_weight",
                "dose",
                translate_noop("Problem", "The dose cannot be checked: no weight is known yet."),
            )
        return
    if prescribed:
        right = prescribed * weight
        if not 0.8 <= dose / right <= 1.25:
            yield doubt(
                "dose_per_kg",
                "dose",
                translate_noop(
                    "Problem",
                    "{prescribed} per kg at {weight} kg would be {right}; here stands {dose}.",
                ).format(
                    prescribed=f"{prescribed:g}",
                    weight=f"{weight:g}",
                    right=f"{right:.3g}",
                    dose=f"{dose:g}",
                ),
            )
        return
    earlier = [
        other["dose_per_kg"]
        for kind, other in timeline
        if kind == "treatment"
        and other.get("dose_per_kg")
        and str(other.get("treatment") or "").casefold()
        == str(values.get("treatment") or "").casefold()
        and other.get("dose_unit") == values.get("dose_unit")
    ]
    if earlier and not 1 / 3 <= dose / weight / earlier[-1] <= 3:
        yield doubt(
            "dose_changed",
            "dose",
            translate_noop(
                "Problem", "{dose} per kg now, {earlier} per kg the last time. Is it right?"
            ).format(dose=f"{dose / weight:.3g}", earlier=f"{earlier[-1]:.3g}"),
        )


def _outcome(state: CaseState, timeline: Timeline, values: Values) -> Iterator[Problem]:
    date, kind = values.get("event_date"), values.get("outcome")
    intake = next((other for name, other in timeline if name == "intake"), None)
    if date is None:
        return
    if intake is not None and _is_before(values, intake):
        yield error(
            "outcome_before_intake",
            "event_date",
            translate_noop(
                "Problem", "The outcome lies before the intake of {date}: check both."
            ).format(date=_day(intake.get("event_date"))),
        )
        return
    if intake is None and kind in ("released", "kept", "escaped", "euthanised", "died"):
        yield doubt(
            "outcome_without_intake",
            "outcome",
            translate_noop("Problem", "No intake is recorded. Was the animal never taken in?"),
        )
    yield from _survival(timeline, values)
    still = open_treatments(timeline, date) if kind not in DEATHS else []
    if still:
        yield doubt(
            "open_treatments",
            "outcome",
            translate_noop(
                "Problem", "Treatments have not ended: {names}. Close the case all the same?"
            ).format(names="、".join(str(one.get("treatment")) for one in still[:3])),
        )
    later = [
        other["event_date"]
        for name, other in timeline
        if name not in ALLOWED_WHEN_CLOSED and other.get("event_date") is not None
    ]
    if later and max(later) > date:
        yield doubt(
            "entries_after_outcome",
            "event_date",
            translate_noop(
                "Problem", "The timeline goes on until {date}, after this outcome."
            ).format(date=_day(max(later))),
        )


def _survival(timeline: Timeline, values: Values) -> Iterator[Problem]:
    told = values.get("survival")
    known = survival_of(timeline, values)
    if told is not None and known is not None and told != known:
        yield error(
            "survival_contradicts",
            "survival",
            translate_noop(
                "Problem", "The dates of intake and death say otherwise: leave this empty."
            ),
        )


def _follow_up(state: CaseState, _timeline: Timeline, values: Values) -> Iterator[Problem]:
    if state.status not in ("released", "escaped"):
        yield error(
            "not_released",
            None,
            translate_noop(
                "Problem", "The animal has not been released: record the release first."
            ),
        )
    elif (
        values.get("event_date") is not None
        and state.outcome_date is not None
        and values["event_date"] < state.outcome_date
    ):
        yield error(
            "check_before_release",
            "event_date",
            translate_noop("Problem", "The check lies before the release of {date}.").format(
                date=_day(state.outcome_date)
            ),
        )


def _reopening(state: CaseState, _timeline: Timeline, _values: Values) -> Iterator[Problem]:
    if not state.closed:
        yield error(
            "not_closed",
            None,
            translate_noop("Problem", "The case is open: there is nothing to reopen."),
        )


def _is_before(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether `one` surely happened before `other`."""
    first, second = one.get("event_date"), other.get("event_date")
    if first is None or second is None:
        return False
    precisions = {one.get("date_precision"), other.get("date_precision")}
    if precisions & {"about", "by"}:
        return False
    if "year" in precisions:
        return bool(first.year < second.year)
    if "month" in precisions:
        return bool((first.year, first.month) < (second.year, second.month))
    if first != second:
        return bool(first < second)
    times = one.get("event_time"), other.get("event_time")
    return times[0] is not None and times[1] is not None and times[0] < times[1]


def _day(date: dt.date | None) -> str:
    return date.isoformat() if date is not None else "?"
