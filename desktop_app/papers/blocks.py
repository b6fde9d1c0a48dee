"""What a paper is made of, save tables, pictures and time lines, which have files of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop_app.papers.flow import Block, Frame, Piece, kept_together
from desktop_app.papers.typeset import (
    BODY,
    HEADING,
    LABEL,
    OFFICE,
    SMALL,
    SUBTITLE,
    TITLE,
    Align,
    Lines,
    Style,
    Typesetter,
    ink,
    mm,
    pt,
)

HAIR = 0.4
"""Thickness of a thin rule, points."""


def rule(painter: QPainter, x1: float, y1: float, x2: float, y2: float, *,
         role: str = "label", weight: float = HAIR, dashed: bool = False) -> None:  # fmt: skip
    """A straight line; weight in points."""
    pen = QPen(ink(role), pt(weight))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        pen.setDashPattern([6, 5])
    painter.setPen(pen)
    painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))


def text_piece(
    typesetter: Typesetter, lines: Lines, *, gap: float = 0.0, left: float = 0.0, keep: bool = False
) -> Piece:
    """Lines as a piece that can be divided between them."""

    def draw(painter: QPainter, x: float, y: float) -> None:
        typesetter.draw(painter, lines, x + left, y)

    def split(height: float) -> tuple[Piece, Piece] | None:
        first, rest = lines.split(height)
        if not first.lines or not rest.lines:
            return None
        return (
            text_piece(typesetter, first, gap=gap, left=left),
            text_piece(typesetter, rest, left=left, keep=keep),
        )

    return Piece(lines.height, draw, gap=gap, keep=keep, split=split, flows=True)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The office a paper comes from, above its title."""

    office: str
    rows: int = 1

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        if self.office.strip():
            lines = frame.typesetter.set(self.office, OFFICE, frame.width)
            yield text_piece(frame.typesetter, lines, keep=True)


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the paper, and under it what it is about."""

    text: str
    subtitle: str = ""
    rows: int = 1

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        setter = frame.typesetter
        yield text_piece(setter, setter.set(self.text, TITLE, frame.width), gap=mm(1), keep=True)
        if self.subtitle:
            lines = setter.set(self.subtitle, SUBTITLE, frame.width)
            yield text_piece(setter, lines, gap=mm(0.5), keep=True)
        yield Piece(mm(3), _nothing, keep=True)


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins a section; `aside` stands quiet at the right."""

    text: str
    aside: str = ""
    rows: int = 1

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        setter = frame.typesetter
        aside = setter.shortened(self.aside, _aligned(SMALL, Align.RIGHT), frame.width / 2)
        room = frame.width - (aside.lines[0].width + mm(4) if self.aside else 0)
        lines = setter.set(self.text, HEADING, room)
        bar = mm(1.1)

        def draw(painter: QPainter, x: float, y: float) -> None:
            painter.fillRect(QRectF(x, y + mm(0.9), bar, lines.height - mm(1.6)), ink("accent"))
            setter.draw(painter, lines, x + bar + mm(1.8), y)
            if self.aside:
                setter.draw(painter, aside, x + frame.width / 2, y + mm(1.2))

        yield Piece(lines.height + mm(1.2), draw, gap=mm(5), keep=True)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    style: Style = BODY
    gap: float = 1.5  # millimetres above it
    keep: bool = False
    rows: int = 1

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        lines = frame.typesetter.set(self.text, self.style, frame.width)
        yield text_piece(frame.typesetter, lines, gap=mm(self.gap), keep=self.keep)


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and their values in columns, without rules. A fact with an empty value is left out.

    A long value takes as many columns as it needs to stand on one line, or the whole width.
    """

    facts: Sequence[tuple[str, str]]
    columns: int = 2
    rows: int = 1

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        setter = frame.typesetter
        shown = [(label, value) for label, value in self.facts if value.strip()]
        gutter = mm(6)
        widest = max((setter.width(label, LABEL) for label, _ in shown), default=0.0) + mm(3)
        columns = self.columns
        while columns > 1 and widest > 0.55 * _share(frame.width, gutter, columns):
            columns -= 1  # long labels, as in English, need wider columns
        width = _share(frame.width, gutter, columns)
        label_width = min(widest, width * 0.55)
        row: list[tuple[float, Lines, Lines]] = []
        used = 0
        for label, value in shown:
            wide = setter.width(value, BODY) if "\n" not in value else frame.width
            taken = next(
                (
                    n
                    for n in range(1, columns)
                    if wide <= n * (width + gutter) - gutter - label_width
                ),
                columns,
            )
            if row and used + taken > columns:
                yield self._row(setter, row, label_width)
                row, used = [], 0
            room = width * taken + gutter * (taken - 1) - label_width
            row.append(
                (
                    used * (width + gutter),
                    setter.set(label, LABEL, label_width - mm(2)),
                    setter.set(value, BODY, room),
                )
            )
            used += taken
        if row:
            yield self._row(setter, row, label_width)

    def _row(
        self, setter: Typesetter, row: Sequence[tuple[float, Lines, Lines]], label_width: float
    ) -> Piece:
        drop = setter.metrics(BODY).ascent() - setter.metrics(LABEL).ascent()

        def draw(painter: QPainter, x: float, y: float) -> None:
            for left, label, value in row:
                setter.draw(painter, label, x + left, y + drop)
                setter.draw(painter, value, x + left + label_width, y)

        def split(height: float) -> tuple[Piece, Piece] | None:
            if len(row) != 1:
                return None
            left, label, value = row[0]
            first, rest = value.split(height)
            if not first.lines or not rest.lines:
                return None
            none = label._replace(lines=())
            return (
                self._row(setter, [(left, label, first)], label_width),
                self._row(setter, [(left, none, rest)], label_width),
            )

        height = max(max(label.height + drop, value.height) for _, label, value in row)
        return Piece(height, draw, gap=mm(0.6), split=split, flows=len(row) == 1)


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, each over its label; with `stamp` a place for the office's stamp.

    signers: label, and the name printed there already, or "".
    """

    signers: Sequence[tuple[str, str]]
    stamp: str = ""
    gap: float = 9  # millimetres above: room to write
    rows: int = 1

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        setter = frame.typesetter
        columns = len(self.signers) + bool(self.stamp)
        gutter = mm(6)
        width = (frame.width - gutter * (columns - 1)) / columns
        labels = [setter.set(label, LABEL, width) for label, _ in self.signers]
        names = [setter.set(name, BODY, width) for _, name in self.signers]
        stamp = setter.set(self.stamp, _aligned(LABEL, Align.CENTRE), width)
        above = max([line.height for line in names] + [mm(6)])
        height = above + mm(1) + max([line.height for line in [*labels, stamp]])

        def draw(painter: QPainter, x: float, y: float) -> None:
            for label, name in zip(labels, names, strict=True):
                setter.draw(painter, name, x, y + above - name.height)
                rule(painter, x, y + above, x + width, y + above, role="label", weight=0.6)
                setter.draw(painter, label, x, y + above + mm(1))
                x += width + gutter
            if self.stamp:
                setter.draw(painter, stamp, x, y + above + mm(1))

        yield Piece(height, draw, gap=mm(self.gap))


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something that draws itself with lines and letters: sharp at any size.

    paint: `(painter, box, typesetter)`; may be called in a worker. height: millimetres.
    """

    paint: Callable[[QPainter, QRectF, Typesetter], None]
    height: float
    caption: str = ""
    rows: int = 1

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        setter = frame.typesetter
        height = min(mm(self.height), frame.height * 0.9)

        def draw(painter: QPainter, x: float, y: float) -> None:
            painter.save()
            self.paint(painter, QRectF(x, y, frame.width, height), setter)
            painter.restore()

        yield Piece(height, draw, gap=mm(2), keep=bool(self.caption))
        if self.caption:
            yield text_piece(setter, setter.set(self.caption, SMALL, frame.width), gap=mm(1))


@dataclass(frozen=True, slots=True)
class Space:
    """Empty room; height in millimetres. Vanishes at the top of a page."""

    height: float
    rows: int = 1

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        yield Piece(0.0, _nothing, gap=mm(self.height), keep=True)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""

    rows: int = 1

    def pieces(self, _frame: Frame) -> Iterator[Piece]:
        yield Piece(0.0, _nothing, page_break=True)


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stand on one page, where they fit on one."""

    blocks: Sequence[Block]

    @property
    def rows(self) -> int:
        return sum(block.rows for block in self.blocks)

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        yield from kept_together(p for block in self.blocks for p in block.pieces(frame))


@dataclass(frozen=True, slots=True)
class Halves:
    """Two copies on one page, to be cut apart; on two pages where one does not fit into half.

    cut: said on the dashed line between them.
    """

    upper: Sequence[Block]
    lower: Sequence[Block]
    cut: str
    rows: int = 1

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        upper = [piece for block in self.upper for piece in block.pieces(frame)]
        lower = [piece for block in self.lower for piece in block.pieces(frame)]
        half = frame.height / 2 - mm(5)
        if max(_height_of(upper), _height_of(lower)) > half:
            yield from upper
            yield Piece(0.0, _nothing, page_break=True)
            yield from lower
            return
        setter = frame.typesetter
        label = setter.set(self.cut, _aligned(SMALL, Align.CENTRE), frame.width)

        def draw(painter: QPainter, x: float, y: float) -> None:
            _stack(painter, upper, x, y)
            middle = y + frame.height / 2
            wide = label.lines[0].width + mm(6)
            centre = x + frame.width / 2
            for left, right in ((x, centre - wide / 2), (centre + wide / 2, x + frame.width)):
                rule(painter, left, middle, right, middle, role="quiet", dashed=True)
            setter.draw(painter, label, x, middle - label.height / 2)
            _stack(painter, lower, x, middle + mm(6))

        yield Piece(frame.height, draw)


def _share(width: float, gutter: float, columns: int) -> float:
    """Of one column."""
    return (width - gutter * (columns - 1)) / columns


def _aligned(style: Style, align: Align) -> Style:
    return style._replace(align=align)


def _height_of(pieces: Sequence[Piece]) -> float:
    return sum(piece.gap + piece.height for piece in pieces)


def _stack(painter: QPainter, pieces: Sequence[Piece], x: float, y: float) -> None:
    for number, piece in enumerate(pieces):
        y += piece.gap if number else 0.0
        piece.draw(painter, x, y)
        y += piece.height


def _nothing(_painter: QPainter, _x: float, _y: float) -> None:
    pass
