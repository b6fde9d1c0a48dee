"""The head of a file: facts beside a portrait, and a band of key figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop_app.papers.blocks import rule
from desktop_app.papers.flow import Block, Frame, Piece
from desktop_app.papers.pictures import Photo, draw_picture
from desktop_app.papers.typeset import SMALL, Align, Style, ink, mm


@dataclass(frozen=True, slots=True)
class BesidePhoto:
    """Blocks with a photo at their right; the whole width when there is no photo."""

    photo: Photo | None
    blocks: Sequence[Block]
    width: float = 48  # millimetres
    least: float = 36  # height of the photo, millimetres
    rows: int = 1

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        if self.photo is None:
            for block in self.blocks:
                yield from block.pieces(frame)
            return
        photo, gutter, wide = self.photo, mm(4), mm(self.width)
        inner = Frame(frame.width - wide - gutter, frame.height, frame.typesetter)
        pieces = [piece for block in self.blocks for piece in block.pieces(inner)]
        tall = sum(piece.height + piece.gap for piece in pieces) - pieces[0].gap
        height = max(tall, mm(self.least))

        def draw(painter: QPainter, x: float, y: float) -> None:
            top = y
            for number, piece in enumerate(pieces):
                top += piece.gap if number else 0.0
                piece.draw(painter, x, top)
                top += piece.height
            box = QRectF(x + frame.width - wide, y, wide, min(height, wide * 4 / 3))
            draw_picture(painter, box, photo, frame.typesetter, align=Align.RIGHT, top=True)

        if height <= frame.height * 0.8:
            yield Piece(height, draw, gap=pieces[0].gap)
            return
        # Too long to stand beside anything: the photo first, then the blocks across the page.
        yield from Picturesque(photo, self.least).pieces(frame)
        for block in self.blocks:
            yield from block.pieces(frame)


@dataclass(frozen=True, slots=True)
class Picturesque:
    """A photo alone at the right edge. height: millimetres."""

    photo: Photo
    height: float
    rows: int = 1

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        height = mm(self.height)

        def draw(painter: QPainter, x: float, y: float) -> None:
            box = QRectF(x, y, frame.width, height)
            draw_picture(painter, box, self.photo, frame.typesetter, align=Align.RIGHT)

        yield Piece(height, draw, gap=mm(2))


@dataclass(frozen=True, slots=True)
class Figures:
    """Key figures side by side: value large, what it is below, and a quiet word about it."""

    figures: Sequence[tuple[str, str, str]]
    rows: int = 1

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        setter = frame.typesetter
        width = frame.width / max(1, len(self.figures))
        room = width - mm(4)
        texts = [
            (
                setter.set(value, Style(13, bold=True, leading=1.3), room),
                setter.set(label, SMALL._replace(role="label"), room),
                setter.set(aside, SMALL, room) if aside else None,
            )
            for value, label, aside in self.figures
        ]
        inner = max(
            value.height + label.height + (aside.height if aside else 0.0)
            for value, label, aside in texts
        )
        height = inner + mm(4)

        def draw(painter: QPainter, x: float, y: float) -> None:
            painter.fillRect(QRectF(x, y, frame.width, height), ink("raised"))
            for line in (y, y + height):
                rule(painter, x, line, x + frame.width, line, role="accent", weight=0.7)
            for number, (value, label, aside) in enumerate(texts):
                left = x + number * width
                if number:
                    rule(painter, left, y + mm(2), left, y + height - mm(2), role="line")
                top = y + mm(2)
                for text in (value, label, aside):
                    if text is not None:
                        setter.draw(painter, text, left + mm(2.5), top)
                        top += text.height

        yield Piece(height, draw, gap=mm(4))
