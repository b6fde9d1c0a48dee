"""The verbs of the program. Each hands its work to a worker and announces what came of it.

`done` and `failed` are called on the main thread. Without `failed`, an error a person can act on
is said in the window's notice (`Tasks.refused`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.tasks import Failed, Progress, Task, TaskControl

if TYPE_CHECKING:
    from db.changes import Changes
    from db.exchange.workbook_out import ExportResult
    from db.query import Filter
    from db.record_types import RecordType
    from db.reference import Reference
    from db.store import Store
    from desktop_app.undo.reading import Told

Announce = Callable[["Changes"], None]

SAMPLE = "demo/sightings-register.xlsx"
"""The register that "Try the sample" imports; the demo uses it too."""


# --- records files ---


def open_file(context: Context, path: Path, *, done: Callable[[], None], failed: Failed) -> Task:
    """Open a records file; the one open now stays open when that fails."""
    return _switch(context, lambda: _opened(path), path, done, failed)


def create_file(context: Context, path: Path, *, done: Callable[[], None], failed: Failed) -> Task:
    """Create a records file and open it."""
    author = context.user
    return _switch(context, lambda: _created(path, author), path, done, failed)


def close_file(context: Context) -> None:
    """Put the records file away."""
    store = context.store
    context.close()
    if store is not None:
        context.tasks.database(store.close)


def _switch(
    context: Context,
    make: Callable[[], tuple[Store, Reference]],
    path: Path,
    done: Callable[[], None],
    failed: Failed,
) -> Task:
    def arrived(result: tuple[Store, Reference]) -> None:
        before = context.store
        context.settings.opened(path)
        context.open(*result)
        if before is not None:
            context.tasks.database(before.close)
        done()

    return context.tasks.database(make, done=arrived, failed=failed)


def _opened(path: Path) -> tuple[Store, Reference]:
    # Imported here, in the worker: SQLAlchemy and numpy take half a second the first time.
    import desktop_app.pages.records_page  # noqa: F401  # the page that is shown next
    from db.records_file import open_records

    store = open_records(str(path))
    return store, store.reference()


def _created(path: Path, author: str) -> tuple[Store, Reference]:
    from db.records_file import create_records_file

    store = create_records_file(path, author=author)
    return store, store.reference()


def count_records(store: Store, names: Sequence[str]) -> dict[str, int]:
    """How many living records there are of each type. Runs in a worker."""
    from db.record_types import record_type

    return {name: store.count(record_type(name)) for name in names}


# --- records ---


def save_record(
    context: Context,
    record_type: RecordType,
    values: Mapping[str, Any],
    *,
    id: int | None = None,
    revision: int | None = None,
    confirmed: Sequence[str] = (),
    then: Callable[[], None] | None = None,
    owner: QObject | None = None,
    done: Announce | None = None,
    failed: Failed | None = None,
) -> Task:
    """Write one record; `id` None makes a new one. confirmed: doubts the user stands by.

    then: done in the worker as soon as the record is in the file.
    """
    store, author = _store(context), context.user

    def write() -> Changes:
        changes = store.save(
            record_type, values, author=author, id=id, revision=revision, confirmed=confirmed
        )
        if then is not None:
            then()
        return changes

    return _write(context, write, owner, done, failed)


def void_records(
    context: Context,
    record_type: RecordType,
    ids: Sequence[int],
    *,
    owner: QObject | None = None,
    done: Announce | None = None,
) -> Task:
    """Set records aside; they stay in the file and can be restored."""
    store, author = _store(context), context.user
    return _write(context, lambda: store.void(record_type, ids, author=author), owner, done, None)


def restore_records(
    context: Context,
    record_type: RecordType,
    ids: Sequence[int],
    *,
    owner: QObject | None = None,
    done: Announce | None = None,
) -> Task:
    """Bring voided records back."""
    store, author = _store(context), context.user
    return _write(
        context, lambda: store.restore(record_type, ids, author=author), owner, done, None
    )


def undo_import(
    context: Context,
    change_set: int,
    *,
    owner: QObject | None = None,
    done: Announce | None = None,
    failed: Failed | None = None,
) -> Task:
    """Take a whole import back."""
    store, author = _store(context), context.user
    return _write(
        context, lambda: store.undo_import(change_set, author=author), owner, done, failed
    )


Reversed = Callable[["Told | None", "Changes"], None]


def undo(
    context: Context,
    change_set: int,
    *,
    owner: QObject | None = None,
    progress: Progress | None = None,
    stopped: Callable[[], bool],
    done: Reversed,
    failed: Failed | None = None,
) -> Task:
    """Take one change back, however many records it touched; `done` is told what it was.

    stopped: asked in the worker; true makes it fail with Cancelled, and nothing is written.
    """
    return _reverse(context, change_set, False, owner, progress, stopped, done, failed)


def redo(
    context: Context,
    change_set: int,
    *,
    owner: QObject | None = None,
    progress: Progress | None = None,
    stopped: Callable[[], bool],
    done: Reversed,
    failed: Failed | None = None,
) -> Task:
    """Do one change again that was taken back."""
    return _reverse(context, change_set, True, owner, progress, stopped, done, failed)


def _reverse(
    context: Context,
    change_set: int,
    forwards: bool,
    owner: QObject | None,
    progress: Progress | None,
    stopped: Callable[[], bool],
    done: Reversed,
    failed: Failed | None,
) -> Task:
    store, author = _store(context), context.user

    def write(control: TaskControl) -> tuple[Told | None, Changes]:
        from desktop_app.undo.reading import tell

        step = store.step(change_set)
        work = store.redo if forwards else store.undo
        changes = work(change_set, author=author, progress=control.progress, cancelled=stopped)
        return (tell(store, step) if step is not None else None), changes

    def arrived(result: tuple[Told | None, Changes]) -> None:
        context.announce(result[1])
        done(*result)

    # Stopped by the caller and not by the task: that would swallow the answer of one too late.
    # In the pool, because it may be long and wants to be stopped; the store keeps writes apart.
    return context.tasks.background(
        write, owner=owner, progress=progress, done=arrived, failed=failed, control=True
    )


def _store(context: Context) -> Store:
    if context.store is None:
        raise RuntimeError("no records file is open")
    return context.store


def _write(
    context: Context,
    write: Callable[[], Changes],
    owner: QObject | None,
    done: Announce | None,
    failed: Failed | None,
) -> Task:
    def arrived(changes: Changes) -> None:
        # Announced even when the page that asked has gone: the record was written.
        context.announce(changes)
        if done is not None and (owner is None or _alive(owner)):
            done(changes)

    return context.tasks.database(write, done=arrived, failed=failed)


def _alive(owner: QObject) -> bool:
    import shiboken6

    return shiboken6.isValid(owner)


# --- spreadsheets ---


def export_records(
    context: Context,
    record_type: RecordType,
    path: Path,
    *,
    filter: Filter,
    language: str,
    columns: Sequence[str] | None = None,
    ids: Sequence[int] | None = None,
    owner: QObject | None = None,
    progress: Progress | None = None,
    done: Callable[[ExportResult], None],
    failed: Failed | None = None,
) -> Task:
    """Write records into a workbook, or by the ending of its name into delimited text.

    The records are those of `filter`, or exactly `ids`; columns: keys, in order; all when None.
    """
    store = _store(context)

    def write(control: TaskControl) -> ExportResult:
        from db.exchange.workbook_out import export_delimited, export_workbook

        out = export_workbook if path.suffix.lower() == ".xlsx" else export_delimited
        return out(
            store, path, record_type, filter, language=language, columns=columns, ids=ids,
            translate=i18n.translate_for(language),
            progress=control.progress, cancelled=control.cancelled,
        )  # fmt: skip

    return context.tasks.background(
        write, owner=owner, progress=progress, done=done, failed=failed, control=True
    )


def write_template(
    context: Context,
    record_type: RecordType,
    path: Path,
    *,
    fields: Sequence[str],
    language: str,
    owner: QObject | None = None,
    done: Callable[[Any], None],
) -> Task:
    """Write an empty sheet for collecting records of a type, with the office's own lists."""
    store = _store(context)
    translate = i18n.translate_for(language)

    def write() -> Any:
        from db.conversion import Words
        from db.exchange.template import template_content
        from db.exchange.template_book import write_template as write_workbook

        words = Words(translate, store.reference(), language)
        return write_workbook(template_content(store, record_type, words, fields), path, translate)

    return context.tasks.background(write, owner=owner, done=done)


def write_gis_project(
    context: Context, *, owner: QObject | None = None, done: Callable[[Path], None]
) -> Task:
    """Write a QGIS project beside the records file; `done` gets its path."""
    store = _store(context)

    def write() -> Path:
        from db.gis.project import write_project

        return write_project(store)

    return context.tasks.background(write, owner=owner, done=done)


# --- the sample ---


def sample_file(folder: Path, name: str) -> Path:
    """Where the sample's records file stands."""
    return folder / f"{name}.gpkg"


def create_sample(
    context: Context, path: Path, *, done: Callable[[], None], failed: Failed
) -> Task:
    """Make a records file from the register shipped with the program, and open it."""
    author = context.user
    return _switch(context, lambda: _sample(path, author), path, done, failed)


def _sample(path: Path, author: str) -> tuple[Store, Reference]:
    import resources
    from db.exchange.plan import plan_import as make_plan
    from db.record_types import record_type

    store, reference = _created(path, author)
    plan = make_plan(
        store,
        resources.path(SAMPLE),
        record_type("sighting"),
        words=[i18n.translate_for(code) for code, _name in i18n.languages()],
    )
    plan.apply(store, take_doubtful=True, author=author)
    return store, reference
