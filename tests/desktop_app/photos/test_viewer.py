"""The large view: keys, zooming, and what it says of a photo."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from db.photos.store import PhotoStore
from desktop_app.context import Context
from desktop_app.photos.decoding import Remark, remark_sentence
from desktop_app.photos.thumbnails import Thumbnails
from desktop_app.photos.view import PhotoView, levels_of
from desktop_app.photos.viewer import LONGEST, PhotoViewer, ViewedPhoto
from tests.desktop_app.conftest import WAIT
from tests.desktop_app.photos.conftest import (
    BLUE,
    BROKEN_HEIC,
    RED,
    drawn,
    encoded,
    near,
    with_orientation,
)

KEY = Qt.Key


@pytest.fixture
def photos(context: Context) -> list[ViewedPhoto]:
    """A landscape, an upright one and one nobody can show."""
    assert context.store is not None
    store = PhotoStore(context.store.path)
    kept = [
        store.add(encoded(drawn(1600, 1200)), "IMG_1.jpg"),
        store.add(with_orientation(encoded(drawn(900, 600, seed=80)), 6), "IMG_2.jpg"),
        store.add(BROKEN_HEIC, "IMG_3.heic"),
    ]
    captions = ["At the stream", "", ""]
    return [
        ViewedPhoto(f"photo-{n}", one.sha256, one.file_name, captions[n], one.size)
        for n, one in enumerate(kept)
    ]


Open = Callable[[str], PhotoViewer]


@pytest.fixture
def opened(qtbot: QtBot, context: Context, photos: list[ViewedPhoto]) -> Iterator[Open]:
    viewers: list[PhotoViewer] = []

    def opening(current: str = "photo-0") -> PhotoViewer:
        viewer = PhotoViewer(context, photos, current)
        viewer.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        viewers.append(viewer)
        viewer.resize(900, 700)
        viewer.open()
        qtbot.waitUntil(lambda: viewer.ready, timeout=WAIT)
        return viewer

    yield opening
    for viewer in viewers:
        viewer.close()
        viewer.deleteLater()


def press(qtbot: QtBot, viewer: PhotoViewer, key: Qt.Key) -> None:
    focus = viewer.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)
    qtbot.waitUntil(lambda: viewer.ready, timeout=WAIT)


def said(viewer: PhotoViewer) -> str:
    return " | ".join(label.text() for label in viewer.findChildren(QLabel) if label.isVisible())


def at(view: PhotoView, x: float, y: float) -> QColor:
    """The colour at a place given in shares of the view."""
    image = view.grab().toImage()
    return image.pixelColor(int(x * image.width()), int(y * image.height()))


def test_arrow_keys_go_along_and_stop_at_both_ends(qtbot: QtBot, opened: Open) -> None:
    viewer = opened("photo-1")
    seen = []
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Left, KEY.Key_Home, KEY.Key_Left):
        press(qtbot, viewer, key)
        assert viewer.current is not None
        seen.append(viewer.current.uuid)
    assert seen == ["photo-2", "photo-2", "photo-1", "photo-0", "photo-0"]


def test_arrow_keys_go_along_also_when_a_button_has_the_keyboard(
    qtbot: QtBot, opened: Open
) -> None:
    viewer = opened("photo-0")
    viewer.findChildren(QToolButton)[0].setFocus()
    press(qtbot, viewer, KEY.Key_Right)
    assert viewer.current is not None
    assert viewer.current.uuid == "photo-1"


def test_it_says_name_size_place_and_caption(qtbot: QtBot, opened: Open) -> None:
    viewer = opened("photo-0")
    words = said(viewer)
    for part in ("IMG_1.jpg", "1600 × 1200", "kB", "1 / 3", "At the stream"):
        assert part in words
    press(qtbot, viewer, KEY.Key_Right)
    words = said(viewer)
    assert "600 × 900" in words, "the size is that of the photo as it is looked at"
    assert "At the stream" not in words


def test_the_whole_photo_is_shown_first(opened: Open) -> None:
    view = opened("photo-0").view
    assert view.fitted
    assert near(at(view, 0.3, 0.3), RED)
    assert near(at(view, 0.7, 0.3), BLUE)
    assert near(at(view, 0.3, 0.6), BLUE)


def test_zooming_by_keys_and_back(qtbot: QtBot, opened: Open) -> None:
    viewer = opened("photo-0")
    fitted = viewer.view.zoom
    press(qtbot, viewer, KEY.Key_Plus)
    assert viewer.view.zoom == pytest.approx(fitted * 1.25)
    press(qtbot, viewer, KEY.Key_1)
    assert viewer.view.zoom == 1.0
    assert "100 %" in said(viewer)
    press(qtbot, viewer, KEY.Key_0)
    assert viewer.view.zoom == pytest.approx(fitted)
    press(qtbot, viewer, KEY.Key_Minus)
    assert viewer.view.zoom == pytest.approx(fitted), "no smaller than the whole photo"
    assert viewer.view.fitted


def test_the_wheel_zooms_where_the_mouse_is(opened: Open) -> None:
    view = opened("photo-0").view
    # Just inside the red quarter, near its inner corner.
    place = QPointF(view.width() * 0.45, view.height() * 0.45)
    assert near(at(view, 0.45, 0.45), RED)
    for _ in range(6):
        event = QWheelEvent(
            place, view.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)
    assert not view.fitted
    assert near(at(view, 0.45, 0.45), RED)
    assert near(at(view, 0.95, 0.95), BLUE)


def test_dragging_moves_an_enlarged_photo_but_not_past_its_edge(qtbot: QtBot, opened: Open) -> None:
    view = opened("photo-0").view
    view.zoom_to(2.0)
    assert near(at(view, 0.6, 0.6), BLUE)
    left = Qt.MouseButton.LeftButton
    for _ in range(12):  # towards the top left
        qtbot.mousePress(view, left, pos=QPoint(20, 20))
        qtbot.mouseMove(view, QPoint(420, 420))
        qtbot.mouseRelease(view, left, pos=QPoint(420, 420))
    for share in (0.01, 0.5, 0.99):
        assert near(at(view, share, share), RED)


def test_what_cannot_be_shown_says_why_and_offers_no_zoom(opened: Open) -> None:
    viewer = opened("photo-2")
    shown = viewer.view.grab().toImage()
    row = {shown.pixel(x, shown.height() // 2 + 20) for x in range(shown.width())}
    assert len(row) > 3, "no words are drawn"
    assert not any(b.isEnabled() for b in viewer.findChildren(QToolButton) if "(1)" in b.toolTip())
    assert viewer.view._words == remark_sentence(Remark.BROKEN)


def test_escape_closes(qtbot: QtBot, opened: Open) -> None:
    viewer = opened("photo-0")
    qtbot.keyClick(viewer, KEY.Key_Escape)
    assert not viewer.isVisible()


def test_a_thumbnail_stands_in_until_the_photo_comes(
    qtbot: QtBot, context: Context, photos: list[ViewedPhoto]
) -> None:
    thumbnails = Thumbnails(context, context)
    thumbnails.request(photos[0].sha256, lambda _made: None)
    qtbot.waitUntil(lambda: thumbnails.peek(photos[0].sha256) is not None, timeout=WAIT)
    viewer = PhotoViewer(context, photos[:1], "", thumbnails)
    viewer.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    viewer.resize(900, 700)
    viewer.show()
    assert not viewer.ready
    assert near(at(viewer.view, 0.3, 0.3), RED)
    qtbot.waitUntil(lambda: viewer.ready, timeout=WAIT)
    viewer.close()
    viewer.deleteLater()


def test_a_very_large_photo_is_made_smaller_and_its_true_size_told(
    qtbot: QtBot, context: Context
) -> None:
    assert context.store is not None
    kept = PhotoStore(context.store.path).add(encoded(drawn(6000, 1500)), "wide.jpg")
    viewer = PhotoViewer(context, [ViewedPhoto("w", kept.sha256, kept.file_name)])
    viewer.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    viewer.show()
    qtbot.waitUntil(lambda: viewer.ready, timeout=WAIT)
    assert "6000 × 1500" in said(viewer)
    assert viewer.view._levels[0].width() == LONGEST
    viewer.close()
    viewer.deleteLater()


def test_levels_are_halves_down_to_a_screenful() -> None:
    assert [one.width() for one in levels_of(drawn(4000, 3000))] == [4000, 2000, 1000, 500]
    assert [one.width() for one in levels_of(drawn(300, 200))] == [300]


def test_it_goes_with_its_records_file(context: Context, opened: Open) -> None:
    viewer = opened("photo-0")
    store = context.store
    assert store is not None
    context.close()
    assert not viewer.isVisible()
    context.open(store, store.reference())
