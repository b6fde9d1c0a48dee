"""The weight curve of a case: weights over days, milestones above, treatments as bars below."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop_app.papers.blocks import Drawing, rule
from desktop_app.papers.flow import Frame, Piece
from desktop_app.papers.typeset import Align, Style, Typesetter, ink, mm, pt

_FIGURE: Final = Style(8, role="quiet", leading=1.25)
_MARK: Final = Style(8, role="good", leading=1.25)
_BAR: Final = Style(7.5, role="label", leading=1.3)
_PLOT: Final = 52.0  # millimetres
_LANE: Final = 4.6
MOST_BARS: Final = 12
MOST_MARKS: Final = 16
"""More of them would leave no room for the curve; all stand in the timeline."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A treatment. until None: it has not ended."""

    label: str
    since: dt.date
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class WeightCurve:
    """What is drawn, as tall as its marks and bars make it.

    weights: day and kg, oldest first, at least two. marks: day and words, oldest first, at most
    MOST_MARKS. bars: at most MOST_BARS. signs: what stands before the first and the last weight.
    """

    weights: Sequence[tuple[dt.date, float]]
    marks: Sequence[tuple[dt.date, str]] = ()
    bars: Sequence[Bar] = ()
    caption: str = ""
    rows: int = 1
    signs: tuple[str, str] = ("", "")

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        height = self.height(frame.typesetter, frame.width)
        yield from Drawing(self.paint, height, self.caption).pieces(frame)

    @property
    def first(self) -> dt.date:
        days = [day for day, _ in self.weights] + [day for day, _ in self.marks]
        return min(days + [bar.since for bar in self.bars])

    @property
    def last(self) -> dt.date:
        days = [day for day, _ in self.weights] + [day for day, _ in self.marks]
        days += [bar.until or bar.since for bar in self.bars]
        return max(max(days), self.first + dt.timedelta(days=6))

    def height(self, setter: Typesetter, width: float) -> float:
        """Millimetres the drawing needs in a width (dots)."""
        levels = max(self._levels(setter, width), default=-1) + 1
        lanes = len(self.bars)
        dots = levels * self._level_height(setter)
        return _PLOT + dots / mm(1) + (3 + lanes * _LANE if lanes else 0) + 9

    def paint(self, painter: QPainter, box: QRectF, setter: Typesetter) -> None:
        """Draw it into the box, as tall as `height` says."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        levels = self._levels(setter, box.width())
        above = (max(levels, default=-1) + 1) * self._level_height(setter)
        left, right = self._sides(setter)
        plot = QRectF(
            box.x() + left, box.y() + above + mm(1), box.width() - left - right, mm(_PLOT)
        )
        self._grid(painter, plot, setter)
        self._days(painter, plot, setter, box)
        self._marks(painter, plot, setter, levels, box)
        self._line(painter, plot, setter)
        self._bars(painter, plot, setter)

    # --- places ---

    def _sides(self, setter: Typesetter) -> tuple[float, float]:
        widest = max(setter.width(self._kg(step), _FIGURE) for step in self._steps())
        return widest + mm(3), mm(6)

    def _x(self, day: dt.date, left: float, width: float) -> float:
        return left + width * (day - self.first).days / (self.last - self.first).days

    def _y(self, weight: float, plot: QRectF) -> float:
        steps = self._steps()
        share = (weight - steps[0]) / (steps[-1] - steps[0])
        return plot.bottom() - plot.height() * share

    def _steps(self) -> list[float]:
        """Four to seven round weights from below the least to above the greatest."""
        low, high = min(w for _, w in self.weights), max(w for _, w in self.weights)
        rough = max(high - low, high * 0.2, 1e-6) / 4
        power = 10 ** math.floor(math.log10(rough))
        step = next(power * f for f in (1, 2, 2.5, 5, 10) if power * f >= rough)
        start = max(0, math.floor(low / step - 0.2))
        end = math.ceil(high / step + 0.2)
        return [number * step for number in range(start, end + 1)]

    @staticmethod
    def _kg(weight: float) -> str:
        return f"{weight:.6g}"

    # --- parts ---

    def _grid(self, painter: QPainter, plot: QRectF, setter: Typesetter) -> None:
        for number, step in enumerate(self._steps()):
            y = self._y(step, plot)
            rule(painter, plot.left(), y, plot.right(), y, role="line" if number else "quiet")
            words = setter.set(self._kg(step), _FIGURE._replace(align=Align.RIGHT), mm(20))
            setter.draw(painter, words, plot.left() - mm(22), y - words.height / 2)

    def _days(self, painter: QPainter, plot: QRectF, setter: Typesetter, box: QRectF) -> None:
        """Dates under the plot: as many as stand beside each other."""
        days = (self.last - self.first).days
        room = setter.width("2025-00-00", _FIGURE) + mm(5)
        count = max(1, min(days, int(plot.width() / room)))
        for number in range(count + 1):
            day = self.first + dt.timedelta(days=round(number * days / count))
            x = self._x(day, plot.left(), plot.width())
            rule(painter, x, plot.bottom(), x, plot.bottom() + mm(1), role="quiet")
            words = setter.set(day.isoformat(), _FIGURE._replace(align=Align.CENTRE), mm(24))
            half = words.lines[0].width / 2
            shift = min(0.0, plot.right() + mm(5) - x - half)
            shift = max(shift, box.left() + half - x)
            setter.draw(painter, words, x - mm(12) + shift, plot.bottom() + mm(1.5))

    def _level_height(self, setter: Typesetter) -> float:
        return setter.line_height(_MARK)

    def _levels(self, setter: Typesetter, width: float) -> list[int]:
        """For each mark the row its words stand in, counted from the plot upwards."""
        left, right = self._sides(setter)
        levels: list[int] = []
        # From the right: words stand right of their line, so the later ones are in the way.
        placed: list[tuple[int, float, float]] = []
        for day, words in reversed(self.marks):
            x = self._x(day, left, width - left - right)
            begin, end = self._span(x, setter.width(words, _MARK), width)
            level = 0
            while any(
                at == level and begin < other_end + mm(2) and other_begin < end + mm(2)
                for at, other_begin, other_end in placed
            ):
                level += 1
            placed.append((level, begin, end))
            levels.append(level)
        return levels[::-1]

    @staticmethod
    def _span(x: float, words: float, width: float) -> tuple[float, float]:
        begin = min(x + mm(0.8), width - words)
        return begin, begin + words

    def _marks(
        self,
        painter: QPainter,
        plot: QRectF,
        setter: Typesetter,
        levels: Sequence[int],
        box: QRectF,
    ) -> None:
        tops = [plot.top() - mm(1) - (level + 1) * self._level_height(setter) for level in levels]
        for (day, _text), top in zip(self.marks, tops, strict=True):
            x = self._x(day, plot.left(), plot.width())
            rule(painter, x, top, x, plot.bottom(), role="good", weight=0.6, dashed=True)
        for (day, text), top in zip(self.marks, tops, strict=True):
            x = self._x(day, plot.left(), plot.width())
            words = setter.set(text, _MARK, box.width())
            wide = words.lines[0].width
            begin, _end = self._span(x - box.x(), wide, box.width())
            # Words stand before the lines of later marks.
            painter.fillRect(QRectF(box.x() + begin, top, wide, words.height), ink("panel"))
            setter.draw(painter, words, box.x() + begin, top)

    def _line(self, painter: QPainter, plot: QRectF, setter: Typesetter) -> None:
        points = [
            QPointF(self._x(day, plot.left(), plot.width()), self._y(weight, plot))
            for day, weight in self.weights
        ]
        pen = QPen(ink("accent"), pt(1.4))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(QPen(ink("panel"), pt(0.6)))
        painter.setBrush(ink("accent"))
        for point in points:
            painter.drawEllipse(point, mm(0.9), mm(0.9))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number in (0, len(points) - 1):
            point = points[number]
            told = self.signs[min(number, 1)] + self._kg(self.weights[number][1])
            words = setter.set(told, Style(8.5, bold=True, role="accent"), mm(20))
            wide = words.lines[0].width
            x = point.x() - wide if number else point.x() + mm(1)
            # On the side the curve does not come from.
            other = points[1] if number == 0 else points[-2]
            above = other.y() >= point.y()
            y = point.y() - words.height - mm(0.8) if above else point.y() + mm(0.8)
            painter.fillRect(QRectF(x, y + mm(0.4), wide, words.height - mm(0.8)), ink("panel"))
            setter.draw(painter, words, x, y)

    def _bars(self, painter: QPainter, plot: QRectF, setter: Typesetter) -> None:
        y = plot.bottom() + mm(8.5)
        for bar in self.bars:
            begin = self._x(bar.since, plot.left(), plot.width())
            end = self._x(bar.until or self.last, plot.left(), plot.width())
            end = max(end, begin + mm(1))
            painter.fillRect(QRectF(begin, y + mm(1), end - begin, mm(2.2)), ink("doubt_line"))
            words = setter.shortened(bar.label, _BAR, plot.width() * 0.8)
            wide = words.lines[0].width
            x = end + mm(1.2)
            if x + wide > plot.right() + mm(5):
                x = begin - wide - mm(1.2)
            if x < plot.left():  # no room at either end: on the bar, which goes on behind it
                words = setter.shortened(bar.label, _BAR, max(end - begin - mm(6), mm(10)))
                wide = words.lines[0].width
                x = begin + mm(3)
                patch = QRectF(x - mm(0.8), y + mm(0.4), wide + mm(1.6), mm(3.4))
                painter.fillRect(patch, ink("panel"))
            setter.draw(painter, words, x, y + mm(2.1) - words.height / 2)
            y += mm(_LANE)
