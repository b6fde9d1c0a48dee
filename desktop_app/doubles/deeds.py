"""The two verbs of the page of doubles, handed to the database thread and announced."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from db.changes import Changes
    from db.record_types import RecordType
    from db.writing import Record
    from desktop_app.context import Context
    from desktop_app.tasks import Failed, Task


def merge(
    context: Context,
    kept: Record,
    other: Record,
    values: Mapping[str, Any],
    *,
    owner: QObject,
    done: Callable[[], None],
    failed: Failed,
) -> Task:
    """Make two records one; `failed` when either was changed since it was read."""
    store, author = context.store, context.user
    assert store is not None

    def write() -> Changes:
        return store.merge(
            kept.type, kept.id, other.id, values, author=author,
            revisions=(kept.revision, other.revision),
        )  # fmt: skip

    return _write(context, write, owner, done, failed)


def keep_apart(
    context: Context,
    record_type: RecordType,
    one: int,
    other: int,
    *,
    owner: QObject,
    done: Callable[[], None],
    failed: Failed,
) -> Task:
    """Remember that two records are no doubles."""
    store, author = context.store, context.user
    assert store is not None
    return _write(
        context, lambda: store.keep_apart(record_type, one, other, author=author),
        owner, done, failed,
    )  # fmt: skip


def _write(
    context: Context,
    work: Callable[[], Changes],
    owner: QObject,
    done: Callable[[], None],
    failed: Failed,
) -> Task:
    def written(changes: Changes) -> None:
        context.announce(changes)
        done()

    return context.tasks.database(work, owner=owner, done=written, failed=failed)
