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
_TURNS = ("outcome", "reopening")

Entries = list[tuple[str, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Item:
    """A new entry. values: completed in place. say: where its problems go."""

    kind: str
    values: dict[str, Any]
    say: Callable[[Problem], None]


def judge_timeline(
    case: Mapping[str, Any],
    stored: Sequence[tuple[str, Mapping[str, Any]]],
    items: Sequence[Item],
    *,
    is_known: bool,
) -> None:
    """Say the problems of each of `items`; those without errors count for the ones after them."""
    ordered = sorted(items, key=lambda item: order_key(item.kind, item.values))
    kinds = [item.kind for item in items]
    allowed = {
        "outcome": kinds.count("reopening") + 1,
        "reopening": kinds.count("outcome"),
    }
    so_far: Entries = list(stored)
    for item in ordered:
        type = record_type(item.kind)
        item.values.update(rules.completed(so_far, type, item.values))
        problems = check_values(case, so_far, type, item.values)
        if not is_known:
            problems = _unlocked(case, so_far, item, problems, allowed)
        for problem in problems:
            item.say(problem)
        if not any(problem.severity is Severity.ERROR for problem in problems):
            so_far.append((item.kind, item.values))


def _unlocked(
    case: Mapping[str, Any],
    so_far: Entries,
    item: Item,
    problems: list[Problem],
    allowed: Mapping[str, int],
) -> list[Problem]:
    """The problems of an entry of a new case, its lock judged over the whole timeline."""
    codes = {problem.code for problem in problems}
    if not codes & {"case_closed", "second_outcome", "not_closed"}:
        return problems
    count = sum(kind == item.kind for kind, _values in so_far)
    if item.kind in _TURNS and count >= allowed[item.kind]:
        return problems
    if "not_closed" in codes:
        return [problem for problem in problems if problem.code != "not_closed"]
    still = [one for one in so_far if one[0] not in _TURNS]
    found = check_values(case, still, record_type(item.kind), item.values)
    if item.kind not in _TURNS:
        found.append(doubt("entries_after_outcome", "event_date", AFTER_OUTCOME))
    return found
