"""Photographs on paper, each with its caption; read when their page is drawn, not before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from desktop_app.papers.blocks import rule
from desktop_app.papers.flow import Frame, Piece
from desktop_app.papers.typeset import LABEL, SMALL, Align, Lines, Typesetter, ink, mm

PRINT_DPI = 300
"""A photograph is printed no finer than this; a file of forty stays one that can be sent."""

Load = Callable[[QSize], QImage]
"""Reads a picture for a box of so many pixels (it may be larger); a null image when it is lost."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph and what is said under it. absent: said in its place when it is lost."""

    load: Load
    caption: str = ""
    absent: str = ""


def shown(image: QImage) -> Load:
    """For a picture that is in memory already, e.g. a chart drawn at print resolution."""
    return lambda _box: image


def draw_picture(
    painter: QPainter,
    box: QRectF,
    photo: Photo,
    setter: Typesetter,
    *,
    align: Align = Align.CENTRE,
    top: bool = False,
) -> None:
    """Draw the photo as large as the box allows, whole, never distorted.

    align, top: where it stands in a box of other proportions; without `top` in its middle.
    """
    pixels = QSize(_pixels(box.width()), _pixels(box.height()))
    image = photo.load(pixels)
    if image.isNull():
        painter.fillRect(box, ink("raised"))
        _frame(painter, box)
        words = setter.set(photo.absent, SMALL._replace(align=Align.CENTRE), box.width() - mm(4))
        setter.draw(painter, words, box.x() + mm(2), box.center().y() - words.height / 2)
        return
    size = image.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    wanted = QSize(_pixels(size.width()), _pixels(size.height()))
    if image.width() > wanted.width():
        image = image.scaled(
            wanted,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    if image.hasAlphaChannel():  # paper is white; a mask would only make the file larger
        flat = QImage(image.size(), QImage.Format.Format_RGB32)
        flat.fill(ink("panel"))
        on = QPainter(flat)
        on.drawImage(0, 0, image)
        on.end()
        image = flat
    target = QRectF(
        box.x() + (box.width() - size.width()) * align.value,
        box.y() + (0.0 if top else (box.height() - size.height()) / 2),
        size.width(),
        size.height(),
    )
    painter.drawImage(target, image)
    _frame(painter, target)


def _frame(painter: QPainter, box: QRectF) -> None:
    for x1, y1, x2, y2 in (
        (box.left(), box.top(), box.right(), box.top()),
        (box.left(), box.bottom(), box.right(), box.bottom()),
        (box.left(), box.top(), box.left(), box.bottom()),
        (box.right(), box.top(), box.right(), box.bottom()),
    ):
        rule(painter, x1, y1, x2, y2, role="field_line", weight=0.5)


def _pixels(dots: float) -> int:
    return max(1, round(dots / mm(25.4) * PRINT_DPI))


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture across the page, its caption below. height: at most, millimetres."""

    photo: Photo
    height: float = 90
    rows: int = 1

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        yield from Pictures([self.photo], columns=1, height=self.height).pieces(frame)


@dataclass(frozen=True, slots=True)
class Pictures:
    """Photos side by side, each row whole on one page.

    height: of each picture, millimetres; 0 for three quarters of its width, as cameras make them.
    """

    photos: Sequence[Photo]
    columns: int = 2
    height: float = 0

    @property
    def rows(self) -> int:
        return -(-len(self.photos) // self.columns)

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        setter = frame.typesetter
        gutter = mm(5)
        width = (frame.width - gutter * (self.columns - 1)) / self.columns
        height = min(mm(self.height) or width * 0.75, frame.height * 0.8)
        for start in range(0, len(self.photos), self.columns):
            row = self.photos[start : start + self.columns]
            captions = [
                setter.set(photo.caption, LABEL._replace(align=Align.CENTRE), width)
                for photo in row
            ]
            yield self._row(frame, row, captions, width, gutter, height)

    def _row(
        self,
        frame: Frame,
        row: Sequence[Photo],
        captions: Sequence[Lines],
        width: float,
        gutter: float,
        height: float,
    ) -> Piece:
        setter = frame.typesetter
        words = max(caption.height for caption in captions)

        def draw(painter: QPainter, x: float, y: float) -> None:
            for photo, caption in zip(row, captions, strict=True):
                draw_picture(painter, QRectF(x, y, width, height), photo, setter)
                setter.draw(painter, caption, x, y + height + mm(1))
                x += width + gutter

        return Piece(height + mm(1) + words, draw, gap=mm(4))
