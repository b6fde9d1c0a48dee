"""One photo that stands for a record."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forms import theme
from forms.photo_picture import PhotoPicture

RED = QColor("#d01010")


@pytest.fixture
def picture(qtbot: QtBot) -> PhotoPicture:
    made = PhotoPicture(size=QSize(104, 78))
    qtbot.addWidget(made)
    made.show()
    return made


def middle(picture: PhotoPicture) -> QColor:
    return picture.grab().toImage().pixelColor(52, 39)


def test_a_photo_of_any_shape_fills_it(picture: PhotoPicture) -> None:
    for width, height in ((50, 900), (900, 50), (3, 3)):
        photo = QPixmap(width, height)
        photo.fill(RED)
        picture.show_photo(photo)
        image = picture.grab().toImage()
        seen = {image.pixelColor(x, y).name() for x in (8, 52, 96) for y in (8, 39, 70)}
        assert seen == {RED.name()}
        assert image.pixelColor(0, 0) != RED, "its corners are round"


def test_each_state_looks_its_own(qapp: QApplication, picture: PhotoPicture) -> None:
    photo = QPixmap(10, 10)
    photo.fill(RED)
    seen = []
    for show in (
        lambda: picture.show_photo(photo),
        picture.show_waiting,
        lambda: picture.show_unreadable("Cannot be read"),
        lambda: picture.show_nothing("paw"),
        lambda: picture.show_photo(QPixmap()),
    ):
        show()
        seen.append(picture.grab().toImage())
    assert all(one != other for n, one in enumerate(seen[:4]) for other in seen[n + 1 : 4])
    assert seen[4] == seen[3], "an empty pixmap is no photo"
    theme.apply(qapp, theme.Scheme.DARK)
    assert picture.grab().toImage() != seen[3]


def test_mouse_and_keys_reach_it(qtbot: QtBot, picture: PhotoPicture) -> None:
    clicks: list[bool] = []
    picture.clicked.connect(lambda: clicks.append(True))
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_A):
        qtbot.keyClick(picture, key)
    assert len(clicks) == 3
