"""What the words of a change need from the file. Runs in a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.changes import Changes
    from db.store import Store
    from db.undoing import Listed, Step
    from db.writing import Record


@dataclass(frozen=True, slots=True)
class Told:
    """A step with its first record; `owner` is the case or the like that an entry belongs to."""

    step: Step
    record: Record | None
    owner: Record | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """What can be taken back now and what can be done again."""

    undo: Told | None = None
    redo: Told | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list of changes."""

    listed: Listed
    told: Told


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a wish. told None: there was nothing. changes None: not done yet.

    moved: somebody else has changed the file since the words were read.
    """

    told: Told | None = None
    changes: Changes | None = None
    moved: bool = False


LONG = 1000
"""Changes of more records are undone with a bar that moves and can be stopped."""


def next_steps(store: Store) -> Next:
    """The words of undo and redo."""
    undo, redo = store.next_undo(), store.next_redo()
    return Next(
        tell(store, undo) if undo is not None else None,
        tell(store, redo) if redo is not None else None,
    )


def tell(store: Store, step: Step) -> Told:
    """A step with the records its words name."""
    from db import links
    from db.record_types import record_type

    type = record_type(step.record_type)
    record = store.get(type, step.record_id)
    owner = None
    if record is not None and type.owner:
        uuid = record.values.get(type.owner)
        target = type.by_name[type.owner].target or record.values.get("owner_type")
        if uuid and target:
            owner = links.find(store, record_type(target), uuid)
    return Told(step, record, owner)


def lines(store: Store, before: int | None, limit: int) -> Sequence[Line]:
    """A page of the list of changes."""
    return [Line(one, tell(store, one.step)) for one in store.steps(before, limit)]


def reverse_next(store: Store, author: str, forwards: bool, expected: int | None) -> Outcome:
    """Undo (or do again) what is next; `expected` is the change the user read the words of.

    A long one is only told: it is for `Store.undo` in the pool, with progress.
    """
    step = store.next_redo() if forwards else store.next_undo()
    if step is None:
        return Outcome()
    told = tell(store, step)
    if expected is not None and step.change_set != expected:
        return Outcome(told, moved=True)
    if step.records > LONG:
        return Outcome(told)
    work = store.redo if forwards else store.undo
    return Outcome(told, work(step.change_set, author=author))
