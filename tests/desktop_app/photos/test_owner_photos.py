"""A strip joined to a record: what is done in it happens to the record, and is seen at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db.errors import UserError
from db.photos.store import PhotoStore
from db.record_types import record_type
from db.store import Store
from db.text import translate_noop
from desktop_app.context import Context
from desktop_app.photos import owner_photos as module
from desktop_app.photos.attach import photos_of
from desktop_app.photos.owner_photos import OwnerPhotos
from desktop_app.photos.thumbnails import Thumbnails
from desktop_app.photos.viewer import PhotoViewer
from forms.photo_strip import PhotoStrip
from tests.desktop_app.conftest import AUTHOR, WAIT, sighting_values
from tests.desktop_app.photos.conftest import RED, near

OWNER = "sighting"
Make = Callable[..., list[Path]]


@pytest.fixture
def store(context: Context) -> Store:
    assert context.store is not None
    return context.store


@pytest.fixture
def uuids(store: Store) -> list[str]:
    """Two sightings."""
    type = record_type(OWNER)
    made = [store.save(type, sighting_values(n), author=AUTHOR).created[0] for n in range(2)]
    found = [store.get(type, id) for id in made]
    return [record.uuid for record in found if record is not None]


@pytest.fixture
def strip(qtbot: QtBot, context: Context) -> Iterator[PhotoStrip]:
    made = PhotoStrip()
    qtbot.addWidget(made)
    made.resize(700, 140)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def joined(context: Context, strip: PhotoStrip, uuids: list[str]) -> OwnerPhotos:
    made = OwnerPhotos(context, strip, Thumbnails(context, context))
    made.show(OWNER, uuids[0])
    return made


@pytest.fixture
def settled(qtbot: QtBot, context: Context) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not context.tasks.busy(), timeout=WAIT)


def said(strip: PhotoStrip) -> str:
    return " ".join(label.text() for label in strip.findChildren(QLabel) if label.isVisible())


def test_dropped_photos_stand_in_the_strip_with_their_thumbnails(
    qtbot: QtBot, joined: OwnerPhotos, strip: PhotoStrip, pictures: Make, settled: Any
) -> None:
    settled()
    paths = pictures(3)
    strip.add_requested.emit(paths)
    assert strip.busy
    settled()
    assert not strip.busy
    assert [p.values["file_name"] for p in joined.photos] == [p.name for p in paths]
    assert all(item.thumbnail is not None for item in strip.photos)
    image = strip.list.viewport().grab().toImage()
    corner = strip.list.visualRect(strip.list.model().index(1, 0)).center()
    assert near(QColor(image.pixel(corner.x() - 30, corner.y() - 20)), RED)
    assert said(strip) == ""


def test_bad_files_and_known_ones_are_told_in_the_strip(
    joined: OwnerPhotos, strip: PhotoStrip, pictures: Make, tmp_path: Path, settled: Any
) -> None:
    (good,) = pictures(1)
    strip.add_requested.emit([good])
    settled()
    bad = tmp_path / "report.jpg"
    bad.write_text("words")
    strip.add_requested.emit([bad, tmp_path / "gone.jpg", good])
    settled()
    words = said(strip)
    assert "report.jpg is no photo Snowtrack knows" in words
    assert "One more file was not added." in words
    assert f"{good.name} is among the photos already" in words
    assert len(strip.photos) == 1


def test_cancelling_in_the_strip_adds_none(
    qtbot: QtBot, context: Context, joined: OwnerPhotos, strip: PhotoStrip, pictures: Make,
    settled: Any, monkeypatch: pytest.MonkeyPatch, store: Store, uuids: list[str],
) -> None:  # fmt: skip
    settled()
    begun, go_on = threading.Event(), threading.Event()
    stage = PhotoStore.stage

    def staging(*args: Any, **kwargs: Any) -> Any:
        begun.set()
        assert go_on.wait(WAIT / 1000)
        return stage(*args, **kwargs)

    monkeypatch.setattr(PhotoStore, "stage", staging)
    strip.add_requested.emit(pictures(2))
    assert begun.wait(WAIT / 1000)
    strip.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Return):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)
    with qtbot.waitSignal(context.status_message, timeout=WAIT) as told:
        go_on.set()
    assert told.args == ["No photo was added."]
    assert not strip.busy
    assert photos_of(store, OWNER, uuids[0]) == []


def test_delete_removes_and_offers_it_back(
    qtbot: QtBot, context: Context, joined: OwnerPhotos, strip: PhotoStrip, pictures: Make,
    settled: Any,
) -> None:  # fmt: skip
    strip.add_requested.emit(pictures(2))
    settled()
    first, second = strip.photos
    strip.setFocus()
    with qtbot.waitSignal(context.offered, timeout=WAIT) as offer:
        qtbot.keyClick(strip.list, Qt.Key.Key_Home)
        qtbot.keyClick(strip.list, Qt.Key.Key_Delete)
    settled()
    assert [item.uuid for item in strip.photos] == [second.uuid]
    sentence, _button, undo = offer.args
    assert sentence == "IMG_0000.jpg was removed."
    undo()
    settled()
    assert [item.uuid for item in strip.photos] == [first.uuid, second.uuid]


def test_a_cover_is_chosen_in_the_strip(
    joined: OwnerPhotos, strip: PhotoStrip, pictures: Make, settled: Any
) -> None:
    strip.add_requested.emit(pictures(2))
    settled()
    wanted = strip.photos[1].uuid
    strip.cover_requested.emit(wanted)
    settled()
    assert [(item.uuid, item.is_cover) for item in strip.photos[:1]] == [(wanted, True)]


def test_enter_opens_the_viewer_at_that_photo(
    qtbot: QtBot, joined: OwnerPhotos, strip: PhotoStrip, pictures: Make, settled: Any
) -> None:
    strip.add_requested.emit(pictures(3))
    settled()
    strip.setFocus()
    qtbot.keyClick(strip.list, Qt.Key.Key_Home)
    qtbot.keyClick(strip.list, Qt.Key.Key_Right)
    qtbot.keyClick(strip.list, Qt.Key.Key_Return)
    viewer = strip.findChild(PhotoViewer)
    assert viewer is not None
    assert viewer.isVisible()
    assert viewer.current is not None
    assert viewer.current.uuid == strip.photos[1].uuid
    settled()
    viewer.close()


def test_each_record_shows_its_own(
    joined: OwnerPhotos, strip: PhotoStrip, uuids: list[str], pictures: Make, settled: Any
) -> None:
    strip.add_requested.emit(pictures(2))
    settled()
    joined.show(OWNER, uuids[1])
    assert strip.photos == (), "photos of another record are shown while these are read"
    settled()
    assert strip.photos == ()
    joined.show(OWNER, uuids[0])
    settled()
    assert len(strip.photos) == 2


def test_what_is_added_to_a_record_no_longer_shown_stays_with_it(
    joined: OwnerPhotos, strip: PhotoStrip, uuids: list[str], pictures: Make, settled: Any,
    store: Store,
) -> None:  # fmt: skip
    settled()
    strip.add_requested.emit(pictures(2))
    joined.show(OWNER, uuids[1])
    assert not strip.busy
    settled()
    assert strip.photos == ()
    assert len(photos_of(store, OWNER, uuids[0])) == 2


def test_trouble_is_said_and_can_be_tried_again(
    joined: OwnerPhotos, strip: PhotoStrip, uuids: list[str], settled: Any,
    monkeypatch: pytest.MonkeyPatch, pictures: Make,
) -> None:  # fmt: skip
    strip.add_requested.emit(pictures(1))
    settled()

    def failing(*_args: object) -> Any:
        raise UserError(translate_noop("Store", "The server does not answer."))

    with monkeypatch.context() as patch:
        patch.setattr(module, "photos_of", failing)
        joined.show(OWNER, uuids[0])
        settled()
    assert "The server does not answer." in said(strip)
    strip._remark_button.click()
    settled()
    assert len(strip.photos) == 1
    assert said(strip) == ""


def test_closing_the_file_clears_the_strip(
    context: Context, store: Store, joined: OwnerPhotos, strip: PhotoStrip, pictures: Make,
    settled: Any,
) -> None:  # fmt: skip
    strip.add_requested.emit(pictures(1))
    settled()
    context.close()
    assert strip.photos == ()
    strip.add_requested.emit(pictures(1))  # nobody's
    context.open(store, store.reference())


# --- a record that is not saved yet -------------------------------------------------------------


def test_photos_of_a_new_record_wait_for_it_and_are_attached_when_it_is_saved(
    qtbot: QtBot, joined: OwnerPhotos, strip: PhotoStrip, store: Store, uuids: list[str],
    pictures: Make, settled: Any,
) -> None:  # fmt: skip
    settled()
    paths = pictures(3)
    joined.begin_new()
    strip.add_requested.emit(paths[:2])
    strip.add_requested.emit([paths[1], paths[2]])
    settled()
    assert joined.pending == paths
    assert all(item.thumbnail is not None for item in strip.photos)
    folder = PhotoStore(store.path).folder
    assert folder is not None
    assert not folder.exists(), "something was kept for a record that may never be"
    strip.remove_requested.emit(strip.photos[1].uuid)
    assert joined.pending == [paths[0], paths[2]]
    strip.open_requested.emit(strip.photos[1].uuid)
    viewer = strip.findChild(PhotoViewer)
    assert viewer is not None
    settled()
    assert viewer.current is not None
    assert viewer.current.file_name == paths[2].name
    assert not viewer.view.grab().isNull()
    assert "640 × 480" in " ".join(label.text() for label in viewer.findChildren(QLabel))
    viewer.close()
    joined.attach_pending(OWNER, uuids[0])
    settled()
    assert joined.pending == []
    assert [p.values["file_name"] for p in photos_of(store, OWNER, uuids[0])] == [
        paths[0].name,
        paths[2].name,
    ]
    assert len(strip.photos) == 2


def test_a_new_record_without_photos_is_shown_empty(
    joined: OwnerPhotos, strip: PhotoStrip, uuids: list[str], settled: Any
) -> None:
    joined.begin_new()
    joined.attach_pending(OWNER, uuids[1])
    settled()
    assert strip.photos == ()
    assert not strip.busy
