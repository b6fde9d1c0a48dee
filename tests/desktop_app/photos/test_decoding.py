"""Pictures come upright, small enough, or with a reason why not."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from desktop_app.photos.decoding import Remark, read_picture, remark_sentence, remark_words
from tests.desktop_app.photos.conftest import (
    BLUE,
    HEIC,
    RED,
    drawn,
    encoded,
    near,
    with_orientation,
)


def written(tmp_path: Path, data: bytes, name: str = "photo.jpg") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [
        (1, (640, 480), (0.2, 0.2)),
        (2, (640, 480), (0.8, 0.2)),
        (3, (640, 480), (0.8, 0.8)),
        (6, (480, 640), (0.8, 0.2)),  # the phone held upright
        (8, (480, 640), (0.2, 0.8)),
    ],
)
@pytest.mark.parametrize("longest", [4000, 160])
def test_a_photo_stands_as_it_was_taken(
    tmp_path: Path, orientation: int, size: tuple[int, int], red_at: tuple[float, float],
    longest: int,
) -> None:  # fmt: skip
    data = with_orientation(encoded(drawn(640, 480)), orientation)
    picture = read_picture(written(tmp_path, data), longest)
    assert picture.image is not None
    assert (picture.size.width(), picture.size.height()) == size
    shown = picture.image.size()
    assert max(shown.width(), shown.height()) == min(640, longest)
    assert (shown.width() > shown.height()) == (size[0] > size[1])
    red = QColor(
        picture.image.pixel(int(red_at[0] * shown.width()), int(red_at[1] * shown.height()))
    )
    assert near(red, RED)
    blue_at = 1 - red_at[0], 1 - red_at[1]
    blue = QColor(
        picture.image.pixel(int(blue_at[0] * shown.width()), int(blue_at[1] * shown.height()))
    )
    assert near(blue, BLUE)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_other_kinds_are_read_whatever_the_file_is_called(tmp_path: Path, kind: str) -> None:
    path = written(tmp_path, encoded(drawn(200, 100), kind), "called.jpg")
    picture = read_picture(path, 4000)
    assert picture.image is not None
    assert picture.image.size() == QSize(200, 100)
    assert near(QColor(picture.image.pixel(20, 20)), RED)


def test_a_small_photo_is_not_enlarged(tmp_path: Path) -> None:
    picture = read_picture(written(tmp_path, encoded(drawn(40, 30))), 320)
    assert picture.image is not None
    assert picture.image.size() == QSize(40, 30)


@pytest.mark.allow_log(".")  # the decoders say in their own words what is wrong with the file
@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff" + bytes(100),
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"II*\0" + b"\xff" * 100,
        b"RIFF\x10\0\0\0WEBPVP8 " + bytes(20),
        b"not a picture at all",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        b"",
    ],
)
def test_broken_pictures_give_a_reason(tmp_path: Path, data: bytes) -> None:
    picture = read_picture(written(tmp_path, data), 320)
    assert (picture.image, picture.remark) == (None, Remark.BROKEN)


def test_what_has_gone_is_missing(tmp_path: Path) -> None:
    for path in (None, tmp_path / "gone.jpg", tmp_path):
        assert read_picture(path, 320).remark is Remark.MISSING


def test_heic_is_shown(tmp_path: Path) -> None:
    picture = read_picture(written(tmp_path, HEIC), 320)
    assert picture.image is not None
    assert picture.size == QSize(64, 48)
    assert near(picture.image.pixelColor(10, 8), RED)
    assert near(picture.image.pixelColor(50, 30), BLUE)


def test_heic_is_made_small(tmp_path: Path) -> None:
    picture = read_picture(written(tmp_path, HEIC), 32)
    assert picture.image is not None
    assert picture.image.size() == QSize(32, 24)
    assert picture.size == QSize(64, 48)


def test_a_heic_cut_short_cannot_be_read(tmp_path: Path) -> None:
    for cut in (60, len(HEIC) // 2, len(HEIC) - 40):
        assert read_picture(written(tmp_path, HEIC[:cut]), 320).remark is Remark.BROKEN


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """A PNG of 100 million pixels in some hundred bytes: said to be too large, by its header."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = struct.pack(">IIBBBBB", 10_000, 10_000, 8, 0, 0, 0, 0)
    data = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(10_001)))
        + chunk(b"IEND", b"")
    )
    picture = read_picture(written(tmp_path, data), 320)
    assert (picture.image, picture.remark) == (None, Remark.TOO_LARGE)
    assert picture.size == QSize(10_000, 10_000)


def test_every_reason_has_words(qapp: QApplication) -> None:
    for remark in Remark:
        assert remark_words(remark)
        assert remark_sentence(remark).endswith(".")


def test_clear_pictures_stay_clear(tmp_path: Path) -> None:
    glass = QImage(20, 20, QImage.Format.Format_ARGB32)
    glass.fill(QColor(255, 0, 0, 0))
    picture = read_picture(written(tmp_path, encoded(glass, "PNG")), 320)
    assert picture.image is not None
    assert picture.image.pixelColor(5, 5).alpha() == 0
