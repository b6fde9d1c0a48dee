"""What a reader finds in a PDF file: its pages' words, its fonts, the look of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

BINDING = 14  # millimetres at the left edge that nothing may be printed on


def pages(path: Path) -> list[str]:
    """The text of each page."""
    document = _opened(path)
    return [document.getAllText(number).text() for number in range(document.pageCount())]


def words(path: Path) -> str:
    """The whole text without white space: lines are broken where the paper needs it."""
    return squeezed("".join(pages(path)))


def squeezed(text: str) -> str:
    return re.sub(r"\s|￾", "", text)


def missing(path: Path, wanted: Sequence[str]) -> list[str]:
    """Which of these texts the file does not hold."""
    found = words(path)
    return [text for text in wanted if squeezed(text) not in found]


def fonts(path: Path) -> set[str]:
    """Names of the fonts whose shapes are in the file itself."""
    content = path.read_bytes()
    embedded = len(re.findall(rb"/FontFile[23]? ", content))
    names = set(re.findall(rb"/FontName /([^\s/]+)", content))
    assert embedded >= len(names) > 0
    return {name.decode() for name in names}


def sizes(path: Path) -> set[tuple[int, int]]:
    """Width and height of the pages in whole millimetres."""
    document = _opened(path)
    found = set()
    for number in range(document.pageCount()):
        size = document.pagePointSize(number)
        found.add((round(size.width() * 25.4 / 72), round(size.height() * 25.4 / 72)))
    return found


def image(path: Path, number: int = 0, dpi: int = 72) -> QImage:
    """A page as it comes out of the printer."""
    document = _opened(path)
    size = document.pagePointSize(number) * (dpi / 72)
    drawn = document.render(number, QSize(round(size.width()), round(size.height())))
    sheet = QImage(drawn.size(), QImage.Format.Format_Grayscale8)
    sheet.fill(255)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return sheet


def inked(sheet: QImage) -> tuple[float, float, float, float]:
    """Distance of the outermost ink from the left, top, right, bottom edge in millimetres."""
    width, height, stride = sheet.width(), sheet.height(), sheet.bytesPerLine()
    bits = bytes(sheet.constBits())
    rows = [bits[y * stride : y * stride + width] for y in range(height)]
    dark = [y for y, row in enumerate(rows) if min(row) < 200]
    columns = [x for x in range(width) if min(row[x] for row in rows) < 200]
    scale = 210 / width if width < height else 297 / width
    return (
        columns[0] * scale,
        dark[0] * scale,
        (width - 1 - columns[-1]) * scale,
        (height - 1 - dark[-1]) * scale,
    )


def _opened(path: Path) -> QPdfDocument:
    document = QPdfDocument()
    error = document.load(str(path))
    assert error is QPdfDocument.Error.None_, error
    return document
