"""Photos added to records and taken from them. Bytes first, then the records that name them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject

from db.errors import Cancelled, UserError
from db.photos.source import harmless_name
from db.photos.store import PhotoFolderError, PhotoStore, StagedPhoto
from db.text import Text, translate_noop
from desktop_app.tasks import Failed, Progress, Task, TaskControl

if TYPE_CHECKING:
    from db.changes import Changes
    from db.store import Parts, Store
    from db.writing import Record
    from desktop_app.context import Context


@dataclass(frozen=True, slots=True)
class AddedPhotos:
    """What came of adding photos.

    changes: the `photo` records that were written; falsy when none was. known: names of photos the
    record has already. refused: (file name, why) of what could not be kept; the rest was.
    """

    changes: Changes
    known: tuple[str, ...] = ()
    refused: tuple[tuple[str, Text], ...] = ()

    @property
    def added(self) -> int:
        return len(self.changes.created)


class Adding:
    """Photos being added. Until the first record is written, `cancel` undoes all of it."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self.task: Task | None = None

    def cancel(self) -> None:
        """Ask it to stop. `failed` is called with Cancelled, or `done` when it was too late."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()


def photos_of(store: Store, owner_type: str, owner_uuid: str) -> list[Record]:
    """The living photos of a record: its cover first, then in the order they were added."""
    from db.record_types import record_type

    photos = [
        photo
        for photo in store.parts(record_type("photo"), [owner_uuid])
        if photo.values["owner_type"] == owner_type
    ]
    return sorted(photos, key=lambda photo: not is_cover(photo))


def is_cover(photo: Record) -> bool:
    """Whether it stands for its record."""
    return bool(photo.values["is_cover"] == "yes")


def add_photos(
    context: Context,
    owner_type: str,
    owner_uuid: str,
    paths: Sequence[Path],
    *,
    values: Mapping[str, Any] | None = None,
    each: Mapping[Path, Mapping[str, Any]] | None = None,
    owner: QObject | None = None,
    progress: Progress | None = None,
    done: Callable[[AddedPhotos], None] | None = None,
    failed: Failed | None = None,
) -> Adding:
    """Keep the bytes of `paths` and attach each as a `photo` record to a record.

    values: fields every new photo gets besides its file's own (caption, photographer, …).
    each: fields of single photos; without it time, place and direction are read from the files.
    progress counts files. A file that cannot be kept is told in the result and the rest goes on;
    cancelling, or an error of the whole (a full disk, a read-only file), attaches none. What was
    written is announced even when `owner` has gone.
    """
    store = context.store
    if store is None:
        raise RuntimeError("no records file is open")
    adding = Adding()
    author = context.user

    def write(control: TaskControl) -> AddedPhotos:
        def stopped() -> bool:
            return adding.cancelled or control.cancelled()

        return _add(
            store, owner_type, owner_uuid, paths, values or {}, each, author, control.progress,
            stopped,
        )  # fmt: skip

    def arrived(result: AddedPhotos) -> None:
        if context.store is store:
            context.announce(result.changes)
        if done is not None and (owner is None or shiboken6.isValid(owner)):
            done(result)

    def not_done(error: BaseException) -> None:
        if failed is not None and (owner is None or shiboken6.isValid(owner)):
            failed(error)
        elif isinstance(error, UserError):
            context.tasks.refused.emit(error)

    def told(count: int, total: int) -> None:
        if progress is not None and (owner is None or shiboken6.isValid(owner)):
            progress(count, total)

    adding.task = context.tasks.background(
        write, progress=told, done=arrived, failed=not_done, control=True
    )
    return adding


def remove_photos(
    context: Context,
    ids: Sequence[int],
    *,
    owner: QObject | None = None,
    done: Callable[[Changes], None] | None = None,
) -> Task:
    """Take photos (ids of their records) from their record. Bytes and history stay."""
    from db.record_types import record_type
    from desktop_app.operations import void_records

    return void_records(context, record_type("photo"), ids, owner=owner, done=done)


def set_cover(context: Context, photo: Record, *, failed: Failed | None = None) -> Task:
    """Let this photo stand for its record, and none of its others."""
    store, author = context.store, context.user
    if store is None:
        raise RuntimeError("no records file is open")

    def write() -> Changes:
        values = photo.values
        written = []
        for other in photos_of(store, values["owner_type"], values["owner_uuid"]):
            wanted = "yes" if other.uuid == photo.uuid else None
            if other.values["is_cover"] != wanted and (wanted or is_cover(other)):
                written.append(
                    store.save(photo.type, {"is_cover": wanted}, author=author, id=other.id)
                )
        return _joined(written)

    def arrived(changes: Changes) -> None:
        if context.store is store:
            context.announce(changes)

    return context.tasks.database(write, done=arrived, failed=failed)


# --- in the worker ----------------------------------------------------------------------------


def _add(
    store: Store,
    owner_type: str,
    owner_uuid: str,
    paths: Sequence[Path],
    values: Mapping[str, Any],
    each: Mapping[Path, Mapping[str, Any]] | None,
    author: str,
    progress: Progress,
    stopped: Callable[[], bool],
) -> AddedPhotos:
    photos = PhotoStore(store.path)
    refuse_read_only(store)
    staged: list[Staged] = []
    refused: list[tuple[str, Text]] = []
    paths = _with_folders_opened(paths, stopped)
    try:
        stage(photos, paths, each, staged, refused, progress, stopped)
        if stopped():
            raise Cancelled
        return attach(store, photos, staged, refused, owner_type, owner_uuid, values, author)
    finally:
        discard(photos, staged)
        progress(len(paths), len(paths))


def _with_folders_opened(paths: Sequence[Path], stopped: Callable[[], bool]) -> list[Path]:
    """The photos in a folder in its place; one without any stays, to be refused in words."""
    from db.photos.gathering import gather

    opened: list[Path] = []
    for path in paths:
        opened.extend((path.is_dir() and gather([path], cancelled=stopped).photos) or [path])
    return opened


Staged = tuple[StagedPhoto, Mapping[str, Any]]
"""A picture that was copied, and what is said of it."""


def stage(
    photos: PhotoStore,
    paths: Sequence[Path],
    each: Mapping[Path, Mapping[str, Any]] | None,
    staged: list[Staged],
    refused: list[tuple[str, Text]],
    progress: Progress,
    stopped: Callable[[], bool],
) -> None:
    """Copy files into the folder of photos; `staged` and `refused` grow.

    Raises PhotoFolderError when no photo could be kept at all, Cancelled.
    """
    for number, path in enumerate(paths):
        progress(number, len(paths))
        try:
            one = photos.stage(path, cancelled=stopped)
        except PhotoFolderError:
            raise
        except UserError as error:
            refused.append((harmless_name(path.name), error.text))
            continue
        staged.append((one, _own_values(one) if each is None else each.get(path, {})))


def discard(photos: PhotoStore, staged: Iterable[Staged]) -> None:
    """Forget copies; those that were kept have left their temporary name."""
    for one, _values in staged:
        photos.discard(one)


def _own_values(staged: StagedPhoto) -> dict[str, Any]:
    """Time, place and direction as the photo itself says them; nothing when it cannot be read."""
    from db.photos.exif import read_facts
    from db.photos.grouping import placed
    from db.photos.proposal import photo_values

    try:
        facts = read_facts(staged.partial, staged.photo.file_name)
    except UserError:
        return {}
    return photo_values(placed(staged.partial, facts))


def attach(
    store: Store,
    photos: PhotoStore,
    staged: Iterable[Staged],
    refused: list[tuple[str, Text]],
    owner_type: str,
    owner_uuid: str,
    values: Mapping[str, Any],
    author: str,
) -> AddedPhotos:
    """Give the bytes their names, then write what is said of them: one step to undo."""
    there = {photo.values["sha256"] for photo in photos_of(store, owner_type, owner_uuid)}
    owner = {"owner_type": owner_type, "owner_uuid": owner_uuid}
    records, known = keep(photos, staged, there, {**values, **owner}, refused)
    return AddedPhotos(store.add_parts(records, author=author), known, tuple(refused))


def keep(
    photos: PhotoStore,
    staged: Iterable[Staged],
    there: Iterable[str],
    values: Mapping[str, Any],
    refused: list[tuple[str, Text]],
) -> tuple[Parts, tuple[str, ...]]:
    """Give copies their final names: the `photo` records to be written, and names of known ones.

    there: checksums the owner has already. values: fields every photo gets. `refused` grows by
    what could not be kept.
    """
    from db.record_types import record_type

    seen = set(there)
    known: list[str] = []
    records: list[Mapping[str, Any]] = []
    for one, own in staged:
        if one.photo.sha256 in seen:
            known.append(one.photo.file_name)
            continue
        try:
            kept = photos.keep(one)
        except UserError as error:
            refused.append((one.photo.file_name, error.text))
            continue
        seen.add(kept.sha256)
        records.append(
            {
                **own, **values, "sha256": kept.sha256, "file_name": kept.file_name,
                "media_type": kept.media_type, "size": kept.size,
            }
        )  # fmt: skip
    return (record_type("photo"), records), tuple(known)


def refuse_read_only(store: Store) -> None:
    """Before gigabytes are copied for nothing."""
    if store.read_only:
        raise PhotoFolderError(
            translate_noop(
                "Photos",
                "The records file is read-only: no photo was added. Copy it to a folder where "
                "you may write, and open the copy.",
            )
        )


def _joined(written: Sequence[Changes]) -> Changes:
    """Several saves as one piece of news."""
    from db.changes import Changes

    related = {(one.record_type, one.touched): one for each in written for one in each.related}
    return Changes(
        "photo",
        written[-1].change_set if written else None,
        created=tuple(id for one in written for id in one.created),
        changed=tuple(id for one in written for id in one.changed),
        related=tuple(related.values()),
    )
