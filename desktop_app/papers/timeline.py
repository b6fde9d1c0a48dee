"""Dated entries along a line, oldest first: when, what, and the facts of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from desktop_app.papers.blocks import Facts, rule, text_piece
from desktop_app.papers.flow import Frame, Piece
from desktop_app.papers.typeset import BODY, SMALL, STRONG, Align, ink, mm

_GAP: Final = mm(3)  # between two events


@dataclass(frozen=True, slots=True)
class Event:
    """One entry. role: colour of its dot, named as in the palette.

    when: date as far as it is known. aside: under it, e.g. the time and "day 3".
    facts: label and value; those with an empty value are left out. remark: quiet, at the end.
    """

    when: str
    title: str
    aside: str = ""
    facts: Sequence[tuple[str, str]] = ()
    remark: str = ""
    role: str = "accent"


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events below each other. An event longer than a page goes on at the next one."""

    events: Sequence[Event]
    when_width: float = 25  # millimetres
    columns: int = 3

    @property
    def rows(self) -> int:
        return len(self.events)

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        for number, event in enumerate(self.events):
            yield from self._event(frame, event, last=number == len(self.events) - 1)

    def _event(self, frame: Frame, event: Event, last: bool) -> Iterator[Piece]:
        setter = frame.typesetter
        left = mm(self.when_width) + mm(8)
        inner = Frame(frame.width - left, frame.height, setter)
        when = setter.set(event.when, BODY._replace(align=Align.RIGHT), mm(self.when_width))
        aside = setter.set(event.aside, SMALL._replace(align=Align.RIGHT), mm(self.when_width))
        title = setter.set(event.title, STRONG, inner.width)
        side = when.height + (aside.height if event.aside else 0.0)
        body = list(Facts(event.facts, columns=self.columns).pieces(inner))
        if event.remark:
            body.append(text_piece(setter, setter.set(event.remark, SMALL, inner.width)))
        # What stands beside the date belongs to it: the date's lines are never left alone.
        head: list[Piece] = []
        height = title.height
        while body and height < side:
            head.append(body.pop(0))
            height += head[-1].gap + head[-1].height
        height = max(height, side)
        below = 0.0 if last else _GAP  # the rail goes on to the next event

        def draw(painter: QPainter, x: float, y: float) -> None:
            self._rail(painter, x, y, height + (below if not body else 0.0), event.role)
            setter.draw(painter, when, x, y)
            if event.aside:
                setter.draw(painter, aside, x, y + when.height)
            setter.draw(painter, title, x + left, y)
            top = y + title.height
            for piece in head:
                top += piece.gap
                piece.draw(painter, x + left, top)
                top += piece.height

        tall = any(piece.height > frame.height / 3 for piece in head)
        if tall:  # may have to go on at the next page: set it under the title instead
            body, head, height = head + body, [], max(title.height, side)
        yield Piece(height, draw, gap=_GAP, keep=bool(body))
        # A short event stays whole; of a long one at least the first lines stay with its date.
        short = height + sum(piece.gap + piece.height for piece in body) < frame.height / 3
        for number, piece in enumerate(body):
            ends = number == len(body) - 1
            keep = not ends and (short or number < 2)
            yield self._beside_rail(piece, left, keep=keep, tail=below if ends else 0.0)

    def _beside_rail(self, piece: Piece, left: float, *, keep: bool, tail: float) -> Piece:
        """The piece moved to the right of the rail, which goes on at its left."""
        gap = piece.gap

        def draw(painter: QPainter, x: float, y: float) -> None:
            self._rail(painter, x, y - gap, piece.height + gap + tail, None)
            piece.draw(painter, x + left, y)

        def split(height: float) -> tuple[Piece, Piece] | None:
            parts = piece.split(height) if piece.split is not None else None
            if parts is None:
                return None
            return (
                self._beside_rail(parts[0], left, keep=False, tail=0.0),
                self._beside_rail(parts[1], left, keep=keep, tail=tail),
            )

        return Piece(piece.height, draw, gap=gap, keep=keep, split=split, flows=piece.flows)

    def _rail(self, painter: QPainter, x: float, y: float, height: float, dot: str | None) -> None:
        middle = x + mm(self.when_width) + mm(4)
        rule(painter, middle, y, middle, y + height, role="field_line", weight=0.8)
        if dot is not None:
            painter.setBrush(ink(dot))
            painter.setPen(ink("panel"))
            painter.drawEllipse(QPointF(middle, y + mm(2.5)), mm(1.3), mm(1.3))
