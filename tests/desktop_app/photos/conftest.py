"""Real pictures made on the spot, and a context over a real records file without a window."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.settings import Settings
from desktop_app.tasks import Tasks
from forms import theme

RED, BLUE, GREEN = QColor("#d02020"), QColor("#2020d0"), QColor("#20a020")


def drawn(width: int, height: int, *, seed: int = 0) -> QImage:
    """A picture whose top left quarter is red and whose rest is blue; seeds differ in a corner."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(BLUE)
    painter = QPainter(image)
    painter.fillRect(0, 0, width // 2, height // 2, RED)
    painter.fillRect(width - width // 8, height - height // 8, width, height, QColor(seed, 255, 9))
    painter.end()
    return image


def encoded(image: QImage, kind: str = "JPEG") -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind, 95)
    return bytes(buffer.data().data())


def with_orientation(jpeg: bytes, orientation: int) -> bytes:
    """The JPEG with an EXIF block that holds nothing but the orientation (EXIF 2.32, 4.6.2)."""
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    tiff = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 1) + entry + struct.pack("<I", 0)
    body = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def near(one: QColor, other: QColor) -> bool:
    """The same colour, but for what JPEG makes of it."""
    return all(
        abs(a - b) < 40
        for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    )


BROKEN_HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(400)

HEIC = (Path(__file__).parents[2] / "db" / "photos" / "files" / "phone.heic").read_bytes()
"""64 x 48, drawn as `drawn` draws; taken at 33.99055 N, 93.70485 E on 2025-03-03 at 11:12."""


@pytest.fixture
def pictures(tmp_path: Path) -> Callable[..., list[Path]]:
    """Write so many different JPEG files."""

    def make(count: int, width: int = 640, height: int = 480) -> list[Path]:
        folder = tmp_path / "DCIM"
        folder.mkdir(exist_ok=True)
        paths = []
        for number in range(count):
            path = folder / f"IMG_{number:04}.jpg"
            path.write_bytes(encoded(drawn(width, height, seed=number * 9 % 256)))
            paths.append(path)
        return paths

    return make


@pytest.fixture
def context(
    qapp: QApplication, settings: Settings, make_records: Callable[[int], Path]
) -> Iterator[Context]:
    """An open records file, tasks and news; no window."""
    from db.records_file import open_records

    i18n.install("en")
    theme.apply(qapp, theme.Scheme.LIGHT)
    tasks = Tasks()
    made = Context(settings, tasks)
    store = open_records(make_records(0))
    made.open(store, store.reference())
    yield made
    tasks.close()
    store.close()
    made.close()
    qapp.setStyleSheet("")
