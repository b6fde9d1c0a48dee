"""How blocks become pages: each block is cut into pieces, the pieces are put one below the other.

A piece stands whole on one page. Only running text, and a piece taller than a page (a note of two
thousand words in one row), is divided between its lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Protocol

from PySide6.QtGui import QPainter

from desktop_app.papers.typeset import Typesetter, mm

Draw = Callable[[QPainter, float, float], None]
"""Draws a piece with its top left corner at x, y."""
Split = Callable[[float], "tuple[Piece, Piece] | None"]
"""Divides a piece: what fits into a height, and the rest; None when nothing fits."""

_FEW_LINES: Final = mm(14)


@dataclass(frozen=True, slots=True)
class Piece:
    """What is never cut. Lengths in dots.

    gap: room above it, not at the top of a page. keep: it stands on the page of the piece after it.
    repeat: is drawn above it once more when it begins a page (the head of a table).
    flows: running text, divided wherever a page ends; without it only what is taller than a page.
    """

    height: float
    draw: Draw
    gap: float = 0.0
    keep: bool = False
    repeat: Piece | None = None
    split: Split | None = None
    flows: bool = False
    page_break: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The room blocks are set in, and who sets their texts."""

    width: float
    height: float
    typesetter: Typesetter


class Block(Protocol):
    """A part of a paper. rows: about how many pieces it makes, for the progress bar."""

    @property
    def rows(self) -> int: ...

    def pieces(self, frame: Frame) -> Iterable[Piece]: ...


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and how far below the top of its page's body it stands."""

    y: float
    piece: Piece


Page = list[Placed]


class Flow:
    """Fills pages of a height with pieces, in order."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.pages: list[Page] = []
        self._y = 0.0
        self._fresh = True  # the next piece begins a page
        self._waiting: list[Piece] = []

    def add(self, piece: Piece) -> None:
        if piece.page_break:
            self._flush()
            self._new_page()
            return
        self._waiting.append(piece)
        if not piece.keep:
            self._flush()

    def finish(self) -> list[Page]:
        """All pages; at least one."""
        self._flush()
        return self.pages or [[]]

    def _flush(self) -> None:
        group, self._waiting = self._waiting, []
        if not group:
            return
        if not self._fresh and not self._fits(group) and self._fits_alone(group):
            self._new_page()
        for piece in group:
            self._place(piece)

    def _divides(self, piece: Piece) -> bool:
        """Whether it may be divided by the end of a page."""
        head = piece.repeat.height if piece.repeat is not None else 0.0
        too_tall = piece.height > self.height - head
        return piece.split is not None and (piece.flows or too_tall)

    def _needed(self, group: list[Piece]) -> float:
        """The least room for a group, with the gap above it: of what divides a few lines."""
        *others, last = group
        least = min(last.height, _FEW_LINES) if self._divides(last) else last.height
        return sum(piece.gap + piece.height for piece in others) + last.gap + least

    def _fits(self, group: list[Piece]) -> bool:
        return self._y + self._needed(group) <= self.height + 0.5

    def _fits_alone(self, group: list[Piece]) -> bool:
        head = group[0].repeat.height if group[0].repeat is not None else 0.0
        return head + self._needed(group) - group[0].gap <= self.height + 0.5

    def _place(self, piece: Piece) -> None:
        if not self._fresh and not self._fits([piece]):
            self._new_page()
        if self._fresh:
            self._begin(piece)
        else:
            self._y += piece.gap
        room = self.height - self._y
        if piece.height > room + 0.5 and self._divides(piece) and piece.split is not None:
            parts = piece.split(room)
            if parts is not None:
                first, rest = parts
                self._put(first)
                self._new_page()
                self._place(rest)
                return
            if self._y > 0 and self.pages[-1] and self.pages[-1][-1].piece is not piece.repeat:
                self._new_page()  # not even its first line fits here
                self._place(piece)
                return
        self._put(piece)

    def _begin(self, piece: Piece) -> None:
        if not self.pages or self.pages[-1]:
            self.pages.append([])
        self._y = 0.0
        self._fresh = False
        if piece.repeat is not None and self.height > piece.repeat.height * 2:
            self._put(piece.repeat)

    def _put(self, piece: Piece) -> None:
        self.pages[-1].append(Placed(self._y, piece))
        self._y += piece.height

    def _new_page(self) -> None:
        if self.pages and self.pages[-1]:
            self._fresh = True


def kept_together(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The same pieces, to stand on one page."""
    previous: Piece | None = None
    for piece in pieces:
        if previous is not None:
            yield replace(previous, keep=True)
        previous = piece
    if previous is not None:
        yield previous
