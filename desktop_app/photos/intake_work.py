"""What the photo intake does off the main thread: reading a batch, and writing one sighting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject

from db.identity import new_uuid
from db.photos.batch import BATCH_KEPT_AS, Batch, files_of
from db.photos.proposal import photo_values
from db.photos.scanning import Scan, scan
from db.photos.store import PhotoStore
from desktop_app.photos.attach import Staged, discard, keep, refuse_read_only, stage
from desktop_app.tasks import Failed, Progress, Task, TaskControl

if TYPE_CHECKING:
    from db.changes import Changes
    from db.photos.grouping import Shot
    from db.record_types import RecordType
    from db.store import Store
    from db.text import Text
    from db.writing import Record
    from desktop_app.context import Context
    from desktop_app.drafts import Drafts


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A sighting that was written with its photos, as one step of undoing.

    refused: (file name, why) of photos that could not be kept.
    """

    record: Record
    changes: Changes
    refused: tuple[tuple[str, Text], ...]


def read_batch(
    context: Context,
    batch: Batch,
    paths: Sequence[Path],
    *,
    owner: QObject | None = None,
    progress: Progress | None = None,
    done: Callable[[tuple[Batch, Scan]], None],
    failed: Failed | None = None,
) -> Task:
    """Read photos and tracks in files and folders; `done` gets a batch that has them too."""
    store = context.store
    there = [photo.sha256 for photo in batch.photos.values()]
    grown = batch.copy()

    def read(control: TaskControl) -> tuple[Batch, Scan]:
        found = scan(
            paths, store, there=there, progress=control.progress, cancelled=control.cancelled
        )
        grown.take(found)
        _load_readers()
        return grown, found

    return context.tasks.background(
        read, owner=owner, progress=progress, done=done, failed=failed, control=True
    )


def _load_readers() -> None:
    """What the form needs for its first position, while nobody waits for it."""
    from db.places.ground import counties
    from db.places.locate import locate

    locate("34.000000, 93.600000")
    counties()


def take_up_batch(
    context: Context,
    state: Mapping[str, Any],
    *,
    owner: QObject | None = None,
    progress: Progress | None = None,
    done: Callable[[tuple[Batch, Scan]], None],
    failed: Failed | None = None,
) -> Task:
    """Read the files of a kept batch again and put it together as it was."""
    store = context.store

    def read(control: TaskControl) -> tuple[Batch, Scan]:
        found = scan(files_of(state), store, progress=control.progress, cancelled=control.cancelled)
        batch = Batch()
        batch.take_up(state, found)
        _load_readers()
        return batch, found

    return context.tasks.background(
        read, owner=owner, progress=progress, done=done, failed=failed, control=True
    )


def confirm(
    context: Context,
    record_type: RecordType,
    values: Mapping[str, Any],
    shots: Sequence[Shot],
    *,
    confirmed: Sequence[str] = (),
    owner: QObject | None = None,
    done: Callable[[Confirmed], None],
    failed: Failed | None = None,
) -> Task:
    """Write a sighting and attach its photos. What was written is announced in any case.

    The bytes are copied first: when the record is there, so are its pictures. A photo that cannot
    be kept is told in the result. `failed` is called when nothing was written.
    """
    store = context.store
    if store is None:
        raise RuntimeError("no records file is open")
    author = context.user

    def write(control: TaskControl) -> Confirmed:
        return _confirm(store, record_type, values, shots, tuple(confirmed), author, control)

    def arrived(result: Confirmed) -> None:
        if context.store is store:
            context.announce(result.changes)
        if owner is None or shiboken6.isValid(owner):
            done(result)

    return context.tasks.background(write, done=arrived, failed=failed, control=True)


def _confirm(
    store: Store,
    record_type: RecordType,
    values: Mapping[str, Any],
    shots: Sequence[Shot],
    confirmed: tuple[str, ...],
    author: str,
    control: TaskControl,
) -> Confirmed:
    refuse_read_only(store)
    photos = PhotoStore(store.path)
    each = {shot.path: photo_values(shot) for shot in shots}
    staged: list[Staged] = []
    refused: list[tuple[str, Text]] = []
    try:
        stage(photos, list(each), each, staged, refused, control.progress, control.cancelled)
        control.check()
        uuid = new_uuid()
        owner = {"owner_type": record_type.name, "owner_uuid": uuid}
        records, _known = keep(photos, staged, (), owner, refused)
        changes = store.save(
            record_type, values, author=author, confirmed=confirmed, uuid=uuid, parts=records
        )
        record = store.get(record_type, changes.created[0])
        assert record is not None
    finally:
        discard(photos, staged)
    return Confirmed(record, changes, tuple(refused))


# --- the batch on disk ---------------------------------------------------------------------------


def keep_batch(drafts: Drafts, state: dict[str, Any]) -> None:
    """Runs in the database thread, one after the other, so that the last one counts."""
    drafts.keep(BATCH_KEPT_AS, None, state)


def drop_batch(drafts: Drafts) -> None:
    drafts.drop(BATCH_KEPT_AS, None)
