"""Photos are attached to records: all that can be, or on cancelling none."""

from __future__ import annotations

import datetime as dt
import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from db.changes import Changes
from db.errors import Cancelled, UserError
from db.photos import store as photo_store
from db.photos.store import PhotoStore
from db.record_types import record_type
from db.store import Store
from db.writing import Record
from desktop_app.context import Context
from desktop_app.photos.attach import (
    AddedPhotos,
    add_photos,
    is_cover,
    photos_of,
    remove_photos,
    set_cover,
)
from tests.desktop_app.conftest import AUTHOR, WAIT, sighting_values
from tests.exif_photos import photo as write_photo

OWNER = "sighting"
PHOTO = record_type("photo")
Make = Callable[..., list[Path]]


@pytest.fixture
def store(context: Context) -> Store:
    assert context.store is not None
    return context.store


@pytest.fixture
def sighting(store: Store) -> Record:
    changes = store.save(record_type(OWNER), sighting_values(1), author=AUTHOR)
    found = store.get(record_type(OWNER), changes.created[0])
    assert found is not None
    return found


class Outcome:
    """What an operation told; `wait` until it has."""

    def __init__(self, context: Context) -> None:
        self.done: list[Any] = []
        self.failed: list[BaseException] = []
        self.announced: list[Changes] = []
        self.progress: list[tuple[int, int]] = []
        context.changed.connect(self.announced.append)

    def wait(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: bool(self.done or self.failed), timeout=WAIT)


@pytest.fixture
def outcome(context: Context) -> Outcome:
    return Outcome(context)


@pytest.fixture
def add(
    qtbot: QtBot, context: Context, sighting: Record, outcome: Outcome
) -> Callable[..., AddedPhotos]:
    def adding(paths: list[Path], **values: Any) -> AddedPhotos:
        outcome.done.clear()
        add_photos(
            context, OWNER, sighting.uuid, paths, values=values,
            progress=lambda *at: outcome.progress.append(at),
            done=outcome.done.append, failed=outcome.failed.append,
        )  # fmt: skip
        outcome.wait(qtbot)
        assert outcome.failed == []
        result = outcome.done[0]
        assert isinstance(result, AddedPhotos)
        return result

    return adding


def kept_files(store: Store) -> list[str]:
    folder = PhotoStore(store.path).folder
    assert folder is not None
    return [p.name for p in folder.rglob("*") if p.is_file()] if folder.exists() else []


def test_photos_are_kept_recorded_and_announced_once(
    store: Store, sighting: Record, pictures: Make, add: Any, outcome: Outcome
) -> None:
    paths = pictures(3)
    result = add(paths, photographer="Tsering")
    assert (result.added, result.known, result.refused) == (3, (), ())
    photos = photos_of(store, OWNER, sighting.uuid)
    assert [p.values["file_name"] for p in photos] == [p.name for p in paths]
    assert photos[0].values["photographer"] == "Tsering"
    assert photos[0].values["media_type"] == "image/jpeg"
    assert photos[0].values["size"] == paths[0].stat().st_size
    assert photos[0].created_by == AUTHOR
    originals = PhotoStore(store.path)
    for photo, path in zip(photos, paths, strict=True):
        kept = originals.path(photo.values["sha256"])
        assert kept is not None
        assert kept.read_bytes() == path.read_bytes()
    assert [c.record_type for c in outcome.announced] == ["photo"]
    assert outcome.announced[0].created == tuple(p.id for p in photos)
    assert outcome.progress[-1] == (3, 3)


def test_a_folder_brings_its_photos_with_what_each_says_of_itself(
    store: Store, sighting: Record, add: Any, tmp_path: Path
) -> None:
    taken = write_photo(tmp_path / "DCIM" / "IMG_1.jpg", "2025:03:03 11:12:00", (33.5, 93.5))
    write_photo(tmp_path / "DCIM" / "deep" / "IMG_2.jpg", seed=2)
    (tmp_path / "DCIM" / "notes.txt").write_text("no photo")
    (tmp_path / "empty").mkdir()
    result = add([taken.parent, tmp_path / "empty"])
    assert result.added == 2
    assert [name for name, _why in result.refused] == ["empty"]
    first, second = photos_of(store, OWNER, sighting.uuid)
    assert first.values["event_date"] == dt.date(2025, 3, 3)
    assert first.values["decimal_latitude"] == 33.5
    assert second.values["event_date"] is None


def test_a_photo_the_record_has_already_is_not_attached_again(
    store: Store, sighting: Record, pictures: Make, add: Any
) -> None:
    paths = pictures(2)
    add(paths)
    twin = paths[0].with_name("the same again.jpg")
    twin.write_bytes(paths[0].read_bytes())
    result = add([twin, *pictures(3)])
    assert result.added == 1
    assert result.known == ("the same again.jpg", paths[0].name, paths[1].name)
    assert len(photos_of(store, OWNER, sighting.uuid)) == 3
    assert not [name for name in kept_files(store) if name.endswith(".part")]


def test_one_bad_file_is_told_and_the_rest_goes_on(
    store: Store, sighting: Record, pictures: Make, add: Any, tmp_path: Path
) -> None:
    bad = tmp_path / "report.jpg"
    bad.write_text("words")
    result = add([bad, tmp_path / "gone.jpg", *pictures(1)])
    assert result.added == 1
    assert [name for name, _why in result.refused] == ["report.jpg", "gone.jpg"]
    assert "no photo Snowtrack knows" in str(result.refused[0][1])
    assert len(photos_of(store, OWNER, sighting.uuid)) == 1


def test_nothing_good_announces_nothing(add: Any, outcome: Outcome, tmp_path: Path) -> None:
    assert add([tmp_path]).added == 0
    assert outcome.announced == []


def test_cancelling_attaches_none_and_leaves_no_bytes(
    qtbot: QtBot, context: Context, store: Store, sighting: Record, pictures: Make,
    outcome: Outcome, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    paths = pictures(4)
    stage = PhotoStore.stage
    seen: list[Path] = []

    def staging(self: PhotoStore, source: Path, *args: Any, **kwargs: Any) -> Any:
        if len(seen) == 2:
            adding.cancel()
        seen.append(source)
        return stage(self, source, *args, **kwargs)

    monkeypatch.setattr(PhotoStore, "stage", staging)
    adding = add_photos(
        context, OWNER, sighting.uuid, paths, done=outcome.done.append,
        failed=outcome.failed.append,
    )  # fmt: skip
    outcome.wait(qtbot)
    assert outcome.done == []
    assert [type(e) for e in outcome.failed] == [Cancelled]
    assert seen == paths[:3]
    assert photos_of(store, OWNER, sighting.uuid) == []
    assert kept_files(store) == []


def test_a_full_disk_attaches_none_and_is_said_once(
    qtbot: QtBot, context: Context, store: Store, sighting: Record, pictures: Make,
    outcome: Outcome, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    real, calls = os.fsync, [0]

    def fsync(handle: int) -> None:
        calls[0] += 1
        if calls[0] > 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr(photo_store.os, "fsync", fsync)
    with qtbot.waitSignal(context.tasks.refused, timeout=WAIT) as refused:
        add_photos(context, OWNER, sighting.uuid, pictures(3))
    monkeypatch.undo()
    assert "because the disk is full" in str(refused.args[0])
    assert calls == [2], "the rest was tried in vain"
    assert photos_of(store, OWNER, sighting.uuid) == []
    assert kept_files(store) == []


def test_a_read_only_file_refuses_before_anything_is_copied(
    qtbot: QtBot, context: Context, store: Store, sighting: Record, pictures: Make,
    outcome: Outcome, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(store, "read_only", True)
    add_photos(context, OWNER, sighting.uuid, pictures(1), failed=outcome.failed.append)
    outcome.wait(qtbot)
    assert isinstance(outcome.failed[0], UserError)
    assert "read-only" in str(outcome.failed[0])
    assert kept_files(store) == []


def test_photos_belong_to_one_record_only(
    store: Store, sighting: Record, pictures: Make, add: Any
) -> None:
    add(pictures(1))
    assert photos_of(store, "rescue", sighting.uuid) == []
    assert photos_of(store, OWNER, "0194f000-0000-7000-8000-000000000007") == []


def test_a_removed_photo_leaves_its_record_and_keeps_its_bytes(
    qtbot: QtBot, context: Context, store: Store, sighting: Record, pictures: Make, add: Any,
    outcome: Outcome,
) -> None:  # fmt: skip
    add(pictures(2))
    first, second = photos_of(store, OWNER, sighting.uuid)
    outcome.done.clear()
    remove_photos(context, [first.id], done=outcome.done.append)
    outcome.wait(qtbot)
    assert [p.id for p in photos_of(store, OWNER, sighting.uuid)] == [second.id]
    assert PhotoStore(store.path).path(first.values["sha256"]) is not None
    store.restore(PHOTO, [first.id], author=AUTHOR)
    assert len(photos_of(store, OWNER, sighting.uuid)) == 2


def test_a_record_has_one_cover_and_it_comes_first(
    qtbot: QtBot, context: Context, store: Store, sighting: Record, pictures: Make, add: Any,
    outcome: Outcome,
) -> None:  # fmt: skip
    add(pictures(3))
    one, two, three = photos_of(store, OWNER, sighting.uuid)
    for wanted in (two, three):
        before = len(outcome.announced)
        set_cover(context, wanted)
        qtbot.waitUntil(lambda: len(outcome.announced) > before, timeout=WAIT)  # noqa: B023
        photos = photos_of(store, OWNER, sighting.uuid)
        assert [p.id for p in photos if is_cover(p)] == [wanted.id]
        assert photos[0].id == wanted.id
    assert [p.id for p in photos] == [three.id, one.id, two.id]
