"""Ruled tables: forms with labels beside values, and lists whose head stands on every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop_app.papers.blocks import HAIR, rule
from desktop_app.papers.flow import Frame, Piece
from desktop_app.papers.typeset import BODY, LABEL, Align, Lines, Style, Typesetter, ink, mm, pt

Cell = str | Sequence[str]
"""A text, or texts below each other of which all but the first are quiet."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A cell set in its column: where it begins, how wide it is, its texts one below the other."""

    left: float
    width: float
    texts: tuple[Lines, ...]
    ground: str = ""

    @property
    def height(self) -> float:
        return sum(text.height for text in self.texts)

    def split(self, height: float) -> tuple[_Set, _Set]:
        first: list[Lines] = []
        rest: list[Lines] = []
        for text in self.texts:
            if rest:
                rest.append(text)
                continue
            above, below = text.split(height)
            height -= above.height
            first += [above] if above.lines else []
            rest += [below] if below.lines else []
        return (
            _Set(self.left, self.width, tuple(first), self.ground),
            _Set(self.left, self.width, tuple(rest), self.ground),
        )


@dataclass(frozen=True, slots=True)
class _Row:
    """How the rows of one table look. Lengths in dots."""

    setter: Typesetter
    width: float
    pad_x: float
    pad_y: float
    least: float = 0.0
    middle: bool = False

    def piece(
        self,
        cells: Sequence[_Set],
        *,
        repeat: Piece | None = None,
        keep: bool = False,
        gap: float = 0.0,
        top: bool = False,
        heavy: bool = False,
    ) -> Piece:
        """The row; top: whether it rules its upper edge, which others leave to the row above."""
        height = max([cell.height for cell in cells] + [self.least]) + 2 * self.pad_y

        def draw(painter: QPainter, x: float, y: float) -> None:
            for cell in cells:
                if cell.ground:
                    # Below the rule that the row above has drawn.
                    under = pt(HAIR / 2)
                    box = QRectF(x + cell.left, y + under, cell.width, height - under)
                    painter.fillRect(box, ink(cell.ground))
                line = y + self.pad_y
                if self.middle:
                    line = y + (height - cell.height) / 2
                for text in cell.texts:
                    self.setter.draw(painter, text, x + cell.left + self.pad_x, line)
                    line += text.height
            for cell in cells:
                if cell.left > 0:
                    rule(painter, x + cell.left, y, x + cell.left, y + height)
            if top or heavy:
                rule(painter, x, y, x + self.width, y, weight=0.9 if heavy else 0.4)
            rule(painter, x, y + height, x + self.width, y + height)
            rule(painter, x, y, x, y + height)
            rule(painter, x + self.width, y, x + self.width, y + height)

        def split(room: float) -> tuple[Piece, Piece] | None:
            halves = [cell.split(room - 2 * self.pad_y) for cell in cells]
            if not any(first.texts for first, _ in halves):
                return None
            if not any(rest.texts for _, rest in halves):
                return None
            return (
                self.piece([first for first, _ in halves], gap=gap, top=top, heavy=heavy),
                self.piece(
                    [rest for _, rest in halves], repeat=repeat, keep=keep, top=repeat is None
                ),
            )

        return Piece(height, draw, gap=gap, keep=keep, repeat=repeat, split=split)

    def cell(
        self, value: Cell, left: float, width: float, first: Style, quiet: Style, ground: str = ""
    ) -> _Set:
        texts = [value] if isinstance(value, str) else list(value)
        room = width - 2 * self.pad_x
        lines = [
            self.setter.set(text, quiet if number else first, room)
            for number, text in enumerate(texts)
            if text or not number
        ]
        return _Set(left, width, tuple(lines), ground)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. width: its share, or millimetres where `fixed`.

    title: what its head says; several texts stand one below the other, like the cells.
    """

    title: Cell
    width: float
    align: Align = Align.LEFT
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled list. Its head is repeated on each page; no row is cut by the end of a page.

    records: the cells of each row, one a column; an iterable is read once, row by row.
    totals: rows at the end, bold. size: points.
    """

    columns: Sequence[Column]
    records: Iterable[Sequence[Cell]]
    totals: Sequence[Sequence[Cell]] = ()
    size: float = 9
    count: int = 0

    @property
    def rows(self) -> int:
        return self.count or (len(self.records) if isinstance(self.records, Sequence) else 1)

    def widths(self, frame: Frame) -> list[float]:
        """In dots; together the width of the frame."""
        fixed = sum(mm(column.width) for column in self.columns if column.fixed)
        shares = sum(column.width for column in self.columns if not column.fixed)
        one = (frame.width - fixed) / shares if shares else 0.0
        return [mm(c.width) if c.fixed else c.width * one for c in self.columns]

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        pad = mm(1.1 if self.size <= 8 else 1.6)
        row = _Row(frame.typesetter, frame.width, pad, mm(0.9 if self.size <= 8 else 1.3))
        head_row = _Row(frame.typesetter, frame.width, pad, mm(1.2), middle=True)
        widths = self.widths(frame)
        lefts = [sum(widths[:number]) for number in range(len(widths))]
        places = list(zip(self.columns, lefts, widths, strict=True))

        def cells(record: Sequence[Cell], *, bold: bool, ground: str = "") -> list[_Set]:
            return [
                row.cell(
                    value,
                    left,
                    width,
                    Style(self.size, bold=bold, align=column.align, leading=1.3),
                    Style(self.size, role="label", align=column.align, leading=1.3),
                    ground,
                )
                for value, (column, left, width) in zip(record, places, strict=True)
            ]

        head = head_row.piece(
            [
                head_row.cell(
                    column.title,
                    left,
                    width,
                    Style(self.size, bold=True, align=Align.CENTRE, leading=1.25),
                    Style(self.size, role="label", align=Align.CENTRE, leading=1.25),
                    "raised",
                )
                for column, left, width in places
            ],
            gap=mm(1.5),
            keep=True,
            top=True,
        )
        yield head
        for record in self.records:
            yield row.piece(cells(record, bold=False), repeat=head)
        for number, record in enumerate(self.totals):
            yield row.piece(
                cells(record, bold=True, ground="raised"), repeat=head, heavy=number == 0
            )


@dataclass(frozen=True, slots=True)
class Form:
    """A ruled form: each row holds pairs of label and value, of equal width."""

    lines: Sequence[Sequence[tuple[str, str]]]
    label_width: float = 26  # millimetres
    least: float = 0.0  # least height of a row, millimetres
    size: float = 10
    padding: float = 1.4  # above and below, millimetres

    @property
    def rows(self) -> int:
        return len(self.lines)

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        row = _Row(
            frame.typesetter,
            frame.width,
            mm(1.8),
            mm(self.padding),
            max(0.0, mm(self.least) - 2 * mm(self.padding)),
            middle=True,
        )
        label_style = LABEL._replace(size=self.size - 1)
        body = BODY._replace(size=self.size)
        for number, pairs in enumerate(self.lines):
            label_width = mm(self.label_width)
            value_width = (frame.width - label_width * len(pairs)) / len(pairs)
            cells: list[_Set] = []
            left = 0.0
            for label, value in pairs:
                cells.append(row.cell(label, left, label_width, label_style, label_style, "raised"))
                left += label_width
                cells.append(row.cell(value, left, value_width, body, body))
                left += value_width
            yield row.piece(cells, gap=mm(1.5) if number == 0 else 0.0, top=number == 0)
