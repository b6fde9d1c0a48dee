"""Thumbnails come without holding up the screen, from memory or disk where they can."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from db.photos.store import PhotoStore
from desktop_app.context import Context
from desktop_app.photos import thumbnails as module
from desktop_app.photos.decoding import Remark
from desktop_app.photos.thumbnails import EDGE, Thumbnail, Thumbnails, make_thumbnail
from tests.desktop_app.conftest import WAIT
from tests.desktop_app.photos.conftest import (
    BROKEN_HEIC,
    HEIC,
    RED,
    drawn,
    encoded,
    near,
    with_orientation,
)

Ask = Callable[[str], Thumbnail]


def records(context: Context) -> Path:
    assert context.store is not None
    assert context.store.path is not None
    return context.store.path


@pytest.fixture
def photos(context: Context) -> PhotoStore:
    return PhotoStore(records(context))


@pytest.fixture
def thumbnails(context: Context) -> Thumbnails:
    return Thumbnails(context, context)


@pytest.fixture
def ask(qtbot: QtBot, thumbnails: Thumbnails) -> Ask:
    def asking(sha256: str) -> Thumbnail:
        got: list[Thumbnail] = []
        thumbnails.request(sha256, got.append)
        qtbot.waitUntil(lambda: bool(got), timeout=WAIT)
        return got[0]

    return asking


def test_a_thumbnail_is_small_upright_and_made_off_the_main_thread(
    photos: PhotoStore, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    read = module.read_picture

    def watched(*args: object) -> object:
        threads.append(threading.current_thread())
        return read(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "read_picture", watched)
    kept = photos.add(with_orientation(encoded(drawn(1600, 1200)), 6), "a.jpg")
    made = ask(kept.sha256)
    assert made.pixmap is not None
    assert (made.pixmap.width(), made.pixmap.height()) == (EDGE * 3 // 4, EDGE)
    assert near(made.pixmap.toImage().pixelColor(200, 40), RED)
    assert threads
    assert threading.main_thread() not in threads


def test_asked_again_it_comes_from_memory_at_once(
    photos: PhotoStore, thumbnails: Thumbnails, ask: Ask
) -> None:
    sha256 = photos.add(encoded(drawn(800, 600)), "a.jpg").sha256
    assert thumbnails.peek(sha256) is None
    first = ask(sha256)
    got: list[Thumbnail] = []
    thumbnails.request(sha256, got.append)
    assert got == [first]


def test_after_a_restart_it_comes_from_disk(
    context: Context, photos: PhotoStore, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha256 = photos.add(encoded(drawn(800, 600)), "a.jpg").sha256
    ask(sha256)
    original = photos.path(sha256)
    assert original is not None
    read: list[Path] = []
    real = module.read_picture

    def watched(path: Path, longest: int) -> object:
        read.append(path)
        return real(path, longest)

    monkeypatch.setattr(module, "read_picture", watched)
    image, remark = make_thumbnail(records(context), sha256)
    assert image is not None
    assert (max(image.width(), image.height()), remark) == (EDGE, None)
    assert original not in read
    assert len(read) == 1
    assert read[0].is_relative_to(photos.folder or "")


@pytest.mark.allow_log(".")  # the decoder says in its own words what is wrong with the file
def test_a_damaged_thumbnail_on_disk_is_made_anew(context: Context, photos: PhotoStore) -> None:
    sha256 = photos.add(encoded(drawn(800, 600)), "a.jpg").sha256
    make_thumbnail(records(context), sha256)
    assert photos.folder is not None
    (cached,) = (photos.folder / ".thumbnails").rglob("*.jpg")
    cached.write_bytes(b"\xff\xd8\xff broken")
    image, remark = make_thumbnail(records(context), sha256)
    assert image is not None
    assert remark is None
    assert len(cached.read_bytes()) > 1000


def test_where_nothing_can_be_written_the_users_cache_is_used(
    context: Context, photos: PhotoStore, home: Path
) -> None:
    sha256 = photos.add(encoded(drawn(800, 600)), "a.jpg").sha256
    assert photos.folder is not None
    (photos.folder / ".thumbnails").write_text("in the way")  # refused to root as well
    image, _remark = make_thumbnail(records(context), sha256)
    assert image is not None
    assert [p.name for p in home.rglob(f"{sha256}-*.jpg")] == [f"{sha256}-{EDGE}.jpg"]


def test_a_lost_original_is_not_hidden_by_its_thumbnail(
    context: Context, photos: PhotoStore
) -> None:
    sha256 = photos.add(encoded(drawn(800, 600)), "a.jpg").sha256
    make_thumbnail(records(context), sha256)
    original = photos.path(sha256)
    assert original is not None
    original.unlink()
    assert make_thumbnail(records(context), sha256) == (None, Remark.MISSING)


@pytest.mark.allow_log(".")
def test_what_cannot_be_shown_says_why_and_the_rest_goes_on(photos: PhotoStore, ask: Ask) -> None:
    broken = photos.add(b"\xff\xd8\xff" + bytes(500), "broken.jpg")
    heic = photos.add(BROKEN_HEIC, "a.heic")
    whole_heic = photos.add(HEIC, "b.heic")
    whole = photos.add(encoded(drawn(80, 60)), "c.jpg")
    assert ask(broken.sha256).remark is Remark.BROKEN
    assert ask("0" * 64).remark is Remark.MISSING
    assert ask(heic.sha256).remark is Remark.BROKEN
    assert ask(whole_heic.sha256).pixmap is not None
    assert ask(whole.sha256).pixmap is not None
    assert ask(whole.sha256).words == ""


def test_the_last_one_asked_for_comes_first(
    qtbot: QtBot, photos: PhotoStore, thumbnails: Thumbnails
) -> None:
    all_of_them = [
        photos.add(encoded(drawn(60, 40, seed=n * 50)), f"{n}.jpg").sha256 for n in range(5)
    ]
    came: list[str] = []
    for sha256 in all_of_them:
        thumbnails.request(sha256, lambda made: came.append(made.sha256))
    qtbot.waitUntil(lambda: len(came) == 5, timeout=WAIT)
    # The first was begun before the others were asked for.
    assert came == [all_of_them[0], *reversed(all_of_them[1:])]


def test_two_who_ask_get_one_thumbnail(
    qtbot: QtBot, photos: PhotoStore, thumbnails: Thumbnails
) -> None:
    sha256 = photos.add(encoded(drawn(60, 40)), "a.jpg").sha256
    got: list[Thumbnail] = []
    thumbnails.request(sha256, got.append)
    thumbnails.request(sha256, got.append)
    qtbot.waitUntil(lambda: len(got) == 2, timeout=WAIT)
    assert got[0] is got[1]


def test_nobody_is_called_who_has_gone(
    qtbot: QtBot, photos: PhotoStore, thumbnails: Thumbnails
) -> None:
    sha256 = photos.add(encoded(drawn(60, 40)), "a.jpg").sha256
    owner = QObject()
    got: list[Thumbnail] = []
    thumbnails.request(sha256, got.append, owner)
    import shiboken6

    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: thumbnails.peek(sha256) is not None, timeout=WAIT)
    assert got == []


def test_memory_is_bounded(
    photos: PhotoStore, thumbnails: Thumbnails, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MEMORY", 2 * 60 * 40 * 4)
    all_of_them = [
        photos.add(encoded(drawn(60, 40, seed=n * 50)), f"{n}.jpg").sha256 for n in range(3)
    ]
    for sha256 in all_of_them:
        ask(sha256)
    assert [thumbnails.peek(s) is not None for s in all_of_them] == [False, True, True]


def test_another_file_forgets_them(
    qtbot: QtBot, context: Context, photos: PhotoStore, thumbnails: Thumbnails, ask: Ask
) -> None:
    sha256 = photos.add(encoded(drawn(60, 40)), "a.jpg").sha256
    ask(sha256)
    store, reference = context.store, context.reference
    assert store is not None
    assert reference is not None
    context.close()
    assert thumbnails.peek(sha256) is None
    context.open(store, reference)
    assert ask(sha256).pixmap is not None


def test_texts_of_the_original_are_not_in_the_thumbnail(
    context: Context, photos: PhotoStore
) -> None:
    image = drawn(800, 600)
    image.setText("Author", "Tsering of Suojia")
    sha256 = photos.add(encoded(image, "PNG"), "a.png").sha256
    make_thumbnail(records(context), sha256)
    assert photos.folder is not None
    (cached,) = (photos.folder / ".thumbnails").rglob("*.jpg")
    assert b"Tsering" not in cached.read_bytes()


def test_glass_becomes_paper(context: Context, photos: PhotoStore) -> None:
    glass = QImage(20, 20, QImage.Format.Format_ARGB32)
    glass.fill(QColor(255, 0, 0, 0))
    sha256 = photos.add(encoded(glass, "PNG"), "a.png").sha256
    image, _remark = make_thumbnail(records(context), sha256)
    assert image is not None
    assert image.pixelColor(5, 5).name() == "#ffffff"
