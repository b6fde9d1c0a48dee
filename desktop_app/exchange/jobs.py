"""Work on spreadsheets that come in, off the main thread: read, check again, write, save a part."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject

from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.tasks import Failed, Progress, Task, TaskControl

if TYPE_CHECKING:
    from db.changes import Changes
    from db.exchange.corrections import Corrections
    from db.exchange.plan import ImportPlan
    from db.record_types import RecordType
    from db.showing import Words
    from db.store import Store
    from desktop_app.exchange.sheet_reading import SheetReading

Announce = Callable[["Changes"], None]


def _store(context: Context) -> Store:
    if context.store is None:
        raise RuntimeError("no records file is open")
    return context.store


class Looked(NamedTuple):
    """A plan and what the screen asks of it, made ready in the worker: one reading a sheet."""

    plan: ImportPlan
    readings: tuple[SheetReading, ...]


def _looked(plan: ImportPlan, words: Words) -> Looked:
    from desktop_app.exchange.sheet_reading import SheetReading

    return Looked(plan, tuple(SheetReading(part, words) for part in plan.parts))


def _words(context: Context) -> Words:
    from db.showing import Words

    assert context.reference is not None
    return Words(i18n.show, context.reference, i18n.language())


def plan_import(
    context: Context,
    path: Path,
    record_type: RecordType,
    *,
    corrections: Corrections,
    owner: QObject | None = None,
    progress: Progress | None = None,
    done: Callable[[Looked], None],
    failed: Failed | None = None,
) -> Task:
    """Read a spreadsheet and say what each of its rows would become; nothing is written.

    What the file leaves open is left to the person: `ImportPlan.questions`.
    """
    store, words = _store(context), _words(context)

    def plan(control: TaskControl) -> Looked:
        from db.exchange.plan import plan_import as make_plan

        made = make_plan(
            store, path, record_type, corrections=corrections, ask=True,
            words=[i18n.translate_for(code) for code, _name in i18n.languages()],
            progress=control.progress, cancelled=control.cancelled,
        )  # fmt: skip
        return _looked(made, words)

    return context.tasks.background(
        plan, owner=owner, progress=progress, done=done, failed=failed, control=True
    )


def first_rows(
    context: Context,
    path: Path,
    record_type: RecordType,
    *,
    corrections: Corrections,
    owner: QObject | None = None,
    done: Callable[[Looked | None], None],
) -> Task:
    """The first rows of a large file, to look at while it is read; None when they are not had."""
    store, words = _store(context), _words(context)

    def read(control: TaskControl) -> Looked | None:
        from db.exchange.first_rows import first_plan

        made = first_plan(
            store, path, record_type, corrections=corrections,
            words=[i18n.translate_for(code) for code, _name in i18n.languages()],
            cancelled=control.cancelled,
        )  # fmt: skip
        return None if made is None else _looked(made, words)

    return context.tasks.background(read, owner=owner, done=done, control=True)


def correct_import(
    context: Context,
    plan: ImportPlan,
    corrections: Corrections,
    *,
    owner: QObject | None = None,
    done: Callable[[Looked], None],
    failed: Failed | None = None,
) -> Task:
    """The plan with other corrections; `plan` itself stays as it was."""

    words = _words(context)

    def check(control: TaskControl) -> Looked:
        made = plan.with_corrections(corrections, cancelled=control.cancelled)
        return _looked(made, words)

    return context.tasks.background(check, owner=owner, done=done, failed=failed, control=True)


def forget_layout(
    context: Context, key: str, *, owner: QObject | None = None, done: Callable[[None], None]
) -> Task:
    """Nothing is remembered any more of the files of one layout."""
    store, author = _store(context), context.user

    def forget() -> None:
        from db.exchange.remembered import forget as forget_one

        forget_one(store, key, author=author)

    return context.tasks.database(forget, owner=owner, done=done)


def apply_import(
    context: Context,
    plan: ImportPlan,
    take_doubtful: bool,
    *,
    stopped: Callable[[], bool],
    owner: QObject | None = None,
    progress: Progress | None = None,
    done: Announce | None = None,
    failed: Failed | None = None,
) -> Task:
    """Write the accepted rows of a plan in one transaction: all of them or none.

    Stopped by the caller and not by the task: that would swallow the answer of one too late.
    """
    store, author = _store(context), context.user

    def write(control: TaskControl) -> Changes:
        from db.exchange.remembered import remember

        changes = plan.apply(
            store, take_doubtful=take_doubtful, author=author,
            progress=control.progress, cancelled=stopped,
        )  # fmt: skip
        remember(store, plan, author=author)
        return changes

    def arrived(changes: Changes) -> None:
        context.announce(changes)
        if done is not None:
            done(changes)

    return context.tasks.background(
        write, owner=owner, progress=progress, done=arrived, failed=failed, control=True
    )


def write_rejects(
    context: Context,
    plan: ImportPlan,
    path: Path,
    *,
    owner: QObject | None = None,
    done: Callable[[Any], None],
) -> Task:
    """Write the refused rows, in the shape of the user's file, each with its reasons."""
    translate = i18n.translate_for(i18n.language())

    def write() -> Any:
        from db.exchange.rejects import write_rejects as write_workbook

        return write_workbook(plan, path, translate=translate)

    return context.tasks.background(write, owner=owner, done=done)
