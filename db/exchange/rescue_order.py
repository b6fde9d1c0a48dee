"""New entries of one case, held against the rules of `db.rescue` in the order of time.

A lock that is turned by typing ("the case is closed") means something else in a workbook, which
tells a whole life at once: of a new case, openings and closings are counted, not waited for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.problem import Problem, Severity, doubt
from db.record_types import record_type
from db.rescue import rules
from db.rescue.keeping import check_values
from db.rescue.timeline import order_key
from db.text import translate_noop

AFTER_OUTCOME = translate_noop(
    "Import", "The entry is later than the outcome of its case: check both dates."
)
# Errors that say: at that moment the case was closed, or open.
_LOCKS = {
    "case_closed",
    "second_outcome",
    "not_closed",
    "not_released",
    "check_before_release",
    "outcome_before_intake",
}

Entries = list[tuple[str, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Item:
    """A new entry. values: completed in place. say: where its problems go.

    ours: whether it comes from a records file, where what it derives was derived.
    """

    kind: str
    values: dict[str, Any]
    say: Callable[[Problem], None]
    ours: bool = False


def judge_timeline(
    case: Mapping[str, Any],
    stored: Sequence[tuple[str, Mapping[str, Any]]],
    items: Sequence[Item],
    *,
    is_known: bool,
) -> None:
    """Say the problems of each of `items`; those without errors count for the ones after them."""
    ordered = _ordered(items)
    so_far: Entries = list(stored)
    for item in ordered:
        type = record_type(item.kind)
        if item.ours and item.values.get("survival") is not None:
            # It followed from an intake that may have been dated otherwise since.
            known = rules.survival_of(so_far, item.values)
            item.values["survival"] = known or item.values["survival"]
        item.values.update(rules.completed(so_far, type, item.values))
        problems = check_values(case, so_far, type, item.values)
        if not is_known:
            problems = _unlocked(case, so_far, item, problems, items)
        for problem in problems:
            item.say(problem)
        if not any(problem.severity is Severity.ERROR for problem in problems):
            so_far.append((item.kind, item.values))


def _ordered(items: Sequence[Item]) -> list[Item]:
    """The entries in the order of time; an outcome waits for the intake it must have followed.

    So a date of outcome that is too early is said of the outcome.
    """
    ordered = sorted(items, key=lambda item: order_key(item.kind, item.values))
    kinds = [item.kind for item in ordered]
    if "intake" in kinds and "outcome" in kinds[: kinds.index("intake")]:
        first = kinds.index("outcome")
        if "reopening" not in kinds[: kinds.index("intake")]:
            ordered.insert(first, ordered.pop(kinds.index("intake")))
    return ordered


def _unlocked(
    case: Mapping[str, Any],
    so_far: Entries,
    item: Item,
    problems: list[Problem],
    items: Sequence[Item],
) -> list[Problem]:
    """The problems of an entry of a new case, those of its lock judged over the whole timeline."""
    codes = {problem.code for problem in problems}
    if not codes & _LOCKS:
        return problems
    kinds = [one.kind for one in items]
    before = sum(kind == item.kind for kind, _values in so_far)
    if item.kind == "follow_up":
        settled = any(_was_free(one, item) for one in items)
    elif item.kind == "reopening":
        settled = before < kinds.count("outcome")
    elif item.kind == "outcome":
        settled = "second_outcome" in codes and before <= kinds.count("reopening")
    else:
        settled = item.kind != "intake" or "case_closed" in codes or before > 0
    if not settled:
        return problems
    if item.kind in ("follow_up", "reopening"):
        return [problem for problem in problems if problem.code not in _LOCKS]
    found = check_values(
        case,
        [one for one in so_far if one[0] not in ("outcome", "reopening")],
        record_type(item.kind),
        item.values,
    )
    if item.kind != "outcome" and "reopening" not in kinds:
        found.append(doubt("entries_after_outcome", "event_date", AFTER_OUTCOME))
    return found


def _was_free(outcome: Item, check: Item) -> bool:
    """Whether the animal had left by that outcome when it was looked for."""
    day, looked = outcome.values.get("event_date"), check.values.get("event_date")
    return (
        outcome.kind == "outcome"
        and outcome.values.get("outcome") in ("released", "escaped")
        and day is not None
        and looked is not None
        and day <= looked
    )
