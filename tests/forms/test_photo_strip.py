"""The row of photos: keys, mouse, dropped files, and what it shows in each state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTranslator, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from forms import theme
from forms.photo_delegate import LONELY_TILE, PhotoDelegate
from forms.photo_strip import PhotoItem, PhotoStrip

KEY = Qt.Key
RED, BLUE = QColor("#d01010"), QColor("#1010d0")


def picture(colour: QColor, width: int = 320, height: int = 240) -> QPixmap:
    made = QPixmap(width, height)
    made.fill(colour)
    return made


def three() -> list[PhotoItem]:
    return [
        PhotoItem("one", "first", picture(RED), is_cover=True),
        PhotoItem("two", "second", picture(BLUE)),
        PhotoItem("three", "third"),
    ]


@pytest.fixture
def strip(qtbot: QtBot) -> Iterator[PhotoStrip]:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    made = PhotoStrip(window)
    layout.addWidget(made)
    layout.addStretch(1)
    window.resize(640, 200)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    made.setFocus()
    yield made
    window.close()


class Heard:
    def __init__(self, strip: PhotoStrip) -> None:
        self.all: list[tuple[str, object]] = []
        for name in ("add", "open", "remove", "cover"):
            getattr(strip, f"{name}_requested").connect(
                lambda value, name=name: self.all.append((name, value))
            )
        strip.cancel_requested.connect(lambda: self.all.append(("cancel", None)))


@pytest.fixture
def heard(strip: PhotoStrip) -> Heard:
    return Heard(strip)


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)


def middle(strip: PhotoStrip, row: int) -> QPoint:
    return strip.list.visualRect(strip.list.model().index(row, 0)).center()


def click(qtbot: QtBot, strip: PhotoStrip, place: QPoint) -> None:
    qtbot.mouseClick(strip.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def colour_at(strip: PhotoStrip, row: int, offset: QPoint = QPoint()) -> QColor:  # noqa: B008
    image = strip.list.viewport().grab().toImage()
    return image.pixelColor(middle(strip, row) + offset)


# --- keys ---------------------------------------------------------------------------------------


def test_arrows_go_along_and_enter_opens(qtbot: QtBot, strip: PhotoStrip, heard: Heard) -> None:
    strip.show_photos(three())
    strip.setFocus()
    press(qtbot, KEY.Key_Home)
    assert strip.current == "one"
    press(qtbot, KEY.Key_Right, KEY.Key_Return, KEY.Key_Left, KEY.Key_Enter)
    assert heard.all == [("open", "two"), ("open", "one")]


def test_delete_asks_for_removal_and_removes_nothing_itself(
    qtbot: QtBot, strip: PhotoStrip, heard: Heard
) -> None:
    strip.show_photos(three())
    press(qtbot, KEY.Key_Home, KEY.Key_Right, KEY.Key_Delete)
    assert heard.all == [("remove", "two")]
    assert [item.uuid for item in strip.photos] == ["one", "two", "three"]
    press(qtbot, KEY.Key_End, KEY.Key_Delete)  # the add tile
    assert len(heard.all) == 1


def test_tab_passes_the_whole_strip_in_one_step(qtbot: QtBot, strip: PhotoStrip) -> None:
    strip.show_photos(three())
    after = QWidget(strip.window())
    after.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    strip.window().layout().addWidget(after)
    after.show()
    strip.setFocus()
    press(qtbot, KEY.Key_Tab)
    assert QApplication.focusWidget() is after


def test_the_keyboard_stays_at_its_photo_and_moves_on_when_that_goes(
    qtbot: QtBot, strip: PhotoStrip
) -> None:
    strip.show_photos(three())
    press(qtbot, KEY.Key_Home, KEY.Key_Right)
    four = [PhotoItem("zero", "new"), *three()]
    strip.show_photos(four)
    assert strip.current == "two"
    strip.show_photos([item for item in four if item.uuid != "two"])
    assert strip.current == "three"


def test_the_menu_makes_a_cover_and_shows_what_the_keys_do(
    qtbot: QtBot, strip: PhotoStrip, heard: Heard
) -> None:
    strip.show_photos(three())
    press(qtbot, KEY.Key_Home)
    hover = strip.list.visualRect(strip.list.model().index(1, 0))
    click(qtbot, strip, PhotoDelegate.more_rect(hover).center())
    menu = strip.findChild(QMenu)
    assert menu is not None
    cover = next(a for a in menu.actions() if a.text().startswith("Use as cover"))
    assert cover.isEnabled()
    cover.trigger()
    menu.close()
    assert heard.all == [("cover", "two")]


def test_the_cover_is_marked(strip: PhotoStrip) -> None:
    strip.show_photos(three())
    corner = QPoint(-38, 25)
    assert colour_at(strip, 0) == RED
    assert colour_at(strip, 0, corner) != RED
    assert colour_at(strip, 1, corner) == BLUE


# --- the mouse and the chooser ------------------------------------------------------------------


def test_a_click_opens_a_photo(qtbot: QtBot, strip: PhotoStrip, heard: Heard) -> None:
    strip.show_photos(three())
    click(qtbot, strip, middle(strip, 1))
    assert heard.all == [("open", "two")]


@pytest.mark.parametrize("how", ["click", "key"])
def test_the_add_tile_lets_choose_files(
    qtbot: QtBot, strip: PhotoStrip, heard: Heard, tmp_path: Path, how: str
) -> None:
    chosen = [tmp_path / "雪豹 1.jpg", tmp_path / "b.png"]
    for path in chosen:
        path.touch()
    strip.folder = str(tmp_path)
    strip.show_photos(three())
    if how == "click":
        click(qtbot, strip, middle(strip, 3))
    else:
        press(qtbot, KEY.Key_End, KEY.Key_Return)
    dialog = strip.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert Path(dialog.directory().absolutePath()) == tmp_path
    dialog.filesSelected.emit([str(path) for path in chosen])
    dialog.close()
    assert heard.all == [("add", chosen)]


# --- dropped files ------------------------------------------------------------------------------


BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


def drop(strip: PhotoStrip, data: QMimeData) -> Qt.DropAction | None:
    """Let go of `data` over the strip: what is done with it, None when it is not taken."""
    event = QDropEvent(
        QPointF(20, 20), BOTH, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    strip.dropEvent(event)
    return event.dropAction() if event.isAccepted() else None


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_dropped_files_are_copied_never_moved(strip: PhotoStrip, heard: Heard) -> None:
    paths = [Path("/sdcard/DCIM/雪豹 %20.jpg"), Path("/sdcard/DCIM")]
    assert drop(strip, files(*paths)) == Qt.DropAction.CopyAction
    assert heard.all == [("add", paths)]


def test_other_things_cannot_be_dropped(strip: PhotoStrip, heard: Heard) -> None:
    text, web = QMimeData(), QMimeData()
    text.setText("a message")
    web.setUrls([QUrl("https://example.org/a.jpg")])
    for data in (text, web):
        assert drop(strip, data) is None
    assert heard.all == []


# --- what it shows ------------------------------------------------------------------------------


def test_empty_says_what_to_do_on_one_tile(strip: PhotoStrip) -> None:
    strip.show_photos([])
    model = strip.list.model()
    assert model.rowCount() == 1
    assert strip.list.visualRect(model.index(0, 0)).width() > LONELY_TILE.width()


def test_a_thumbnail_that_comes_is_drawn_and_stays(strip: PhotoStrip) -> None:
    strip.show_photos(three())
    waiting = colour_at(strip, 2)
    strip.set_thumbnail("three", picture(RED))
    assert colour_at(strip, 2) == RED != waiting
    strip.show_photos(three())  # told again, without its thumbnail
    assert colour_at(strip, 2) == RED
    strip.set_thumbnail("gone", picture(BLUE))  # nobody waits for it any more


def test_a_tall_photo_is_cut_not_squeezed(strip: PhotoStrip) -> None:
    tall = QImage(100, 400, QImage.Format.Format_RGB32)
    tall.fill(BLUE)
    for y in range(95, 185):  # a little above the middle, where a head is
        for x in range(100):
            tall.setPixelColor(x, y, RED)
    strip.show_photos([PhotoItem("tall", "", QPixmap.fromImage(tall))])
    assert colour_at(strip, 0) == RED
    assert colour_at(strip, 0, QPoint(-48, 0)) == RED


def test_what_cannot_be_shown_says_why(strip: PhotoStrip) -> None:
    strip.show_photos(three())
    before = strip.list.viewport().grab().toImage()
    strip.set_thumbnail("three", None, "Not readable")
    assert strip.list.viewport().grab().toImage() != before
    index = strip.list.model().index(2, 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "third\nNot readable"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "third"


def test_loading_keeps_the_height_of_what_comes(strip: PhotoStrip) -> None:
    strip.show_loading(2)
    height = strip.sizeHint().height()
    assert strip.list.model().rowCount() == 2
    strip.show_photos(three())
    assert strip.sizeHint().height() == height


def test_trouble_says_what_and_offers_one_way_out(qtbot: QtBot, strip: PhotoStrip) -> None:
    taken: list[bool] = []
    strip.show_trouble("The folder is missing.", ("Look again", lambda: taken.append(True)))
    assert not strip.list.isVisible()
    sentence = next(
        label for label in strip.findChildren(QLabel) if label.text() == "The folder is missing."
    )
    assert sentence.isVisible()
    strip._remark_button.click()
    assert taken == [True]
    strip.show_photos(three())
    assert strip.list.isVisible()
    assert not sentence.isVisible()


def test_what_was_said_stays_when_the_photos_come(strip: PhotoStrip) -> None:
    strip.say("error", "a.jpg is empty.")
    strip.show_photos(three())
    said = next(label for label in strip.findChildren(QLabel) if "empty" in label.text())
    assert said.isVisible()
    strip.quiet()
    assert not said.isVisible()


def test_adding_shows_how_far_and_can_be_stopped(
    qtbot: QtBot, strip: PhotoStrip, heard: Heard
) -> None:
    strip.show_photos(three())
    strip.show_progress(1, 4)
    assert drop(strip, files(Path("/a.jpg"))) is None
    press(qtbot, KEY.Key_End, KEY.Key_Return)
    assert heard.all == [("cancel", None)]
    strip.end_progress()
    assert drop(strip, files(Path("/a.jpg"))) == Qt.DropAction.CopyAction


def test_read_only_photos_are_looked_at_and_nothing_else(
    qtbot: QtBot, strip: PhotoStrip, heard: Heard
) -> None:
    strip.show_photos(three())
    strip.set_read_only(True)
    assert strip.list.model().rowCount() == 3
    strip.setFocus()
    press(qtbot, KEY.Key_Home, KEY.Key_Delete, KEY.Key_Return)
    assert drop(strip, files(Path("/a.jpg"))) is None
    assert heard.all == [("open", "one")]


def test_many_photos_scroll_with_the_keyboard(qtbot: QtBot, strip: PhotoStrip) -> None:
    strip.show_photos([PhotoItem(str(n), f"photo {n}") for n in range(40)])
    press(qtbot, KEY.Key_End, KEY.Key_Left)
    assert strip.current == "39"
    visible = strip.list.viewport().rect()
    assert visible.contains(strip.list.visualRect(strip.list.currentIndex()).center())
    assert strip.list.visualRect(strip.list.currentIndex()).bottom() <= visible.bottom()


def test_dark_is_dark(qapp: QApplication, strip: PhotoStrip) -> None:
    strip.show_photos([])
    theme.apply(qapp, theme.Scheme.DARK)
    image = strip.grab().toImage()
    ink = QColor(theme.DARK.label).lightness()
    lightest = max(image.pixelColor(x, 30).lightness() for x in range(60, 200))
    assert abs(lightest - ink) < 60, "the words are not in the colours of the dark scheme"


class _Chinese(QTranslator):
    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return "照片" if (context, source) == ("PhotoStrip", "Photos") else ""

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def chinese(qapp: QApplication) -> Callable[[], None]:
    translator = _Chinese()

    def switch() -> None:
        qapp.installTranslator(translator)

    return switch


def test_the_language_switches(
    qapp: QApplication, strip: PhotoStrip, chinese: Callable[[], None]
) -> None:
    assert strip.list.accessibleName() == "Photos"
    chinese()
    QApplication.sendEvent(strip, QEvent(QEvent.Type.LanguageChange))
    assert strip.list.accessibleName() == "照片"
