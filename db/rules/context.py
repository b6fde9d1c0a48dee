"""All doubts about a record that its surroundings raise, behind one function.

Each has a stable code, so that a confirmed one is remembered in the history (`Store.save`), and
the fields it speaks of, so that it is not asked anew about what was saved long ago.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from db.doubles import NearRecord, double_problem, near_records
from db.models.base import RecordType, Values
from db.places.placing import place_problems
from db.problem import Problem
from db.rules.codes import SPEAKS_OF
from db.rules.known_range import range_problems
from db.rules.settlements import settlement_problems

if TYPE_CHECKING:
    from db.store import Store

__all__ = ["SPEAKS_OF", "context_problems", "worth_asking"]


def context_problems(
    store: Store,
    type: RecordType,
    values: Values,
    exclude_id: int | None = None,
    near: Iterable[NearRecord] | None = None,
) -> list[Problem]:
    """Doubts that the other records, the ground and the towns raise about `values`.

    exclude_id: the record that is being changed. near: what `near_records` found, to spare looking
    again. Never raises for odd values; for a worker (some ms, the first time more).
    """
    return list(_all(store, type, values, exclude_id, near))


def _all(
    store: Store,
    type: RecordType,
    values: Values,
    exclude_id: int | None,
    near: Iterable[NearRecord] | None,
) -> Iterator[Problem]:
    if type.dated:
        found = near_records(store, type, values, exclude_id) if near is None else near
        double = double_problem(found)
        if double is not None:
            yield double
    if not type.located or "species_id" not in type.by_name:
        return
    reference = store.reference()
    yield from place_problems(reference, values)
    yield from range_problems(store, type, values, exclude_id)
    if type.name == "sighting":  # animals in need are brought into towns
        yield from settlement_problems(reference, values)


def worth_asking(problems: Iterable[Problem], values: Values, saved: Values) -> list[Problem]:
    """Those that a change raised: what a saved record says unchanged was asked about then."""
    return [
        problem
        for problem in problems
        if any(
            values.get(name) != saved.get(name)
            for name in SPEAKS_OF.get(problem.code, tuple(values))
        )
    ]
