"""Quiet axes: figures at the left, periods in two rows below, names of species with badges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from desktop_app.charts.chart import BarChart
    from desktop_app.charts.look import Look


class Axis(pg.AxisItem):
    """An axis that draws itself; pyqtgraph keeps it beside its view box."""

    chart: BarChart
    look: Look

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def paint(self, painter: QPainter, *_: Any) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self.linkedView()
        self.draw(painter, QRectF(self.mapRectFromItem(view, view.rect())))
        painter.restore()

    def draw(self, painter: QPainter, view: QRectF) -> None:
        """view: the view box in the axis' own coordinates."""
        raise NotImplementedError


class CountAxis(Axis):
    """Figures at the left of a column chart."""

    def __init__(self) -> None:
        super().__init__("left")
        self.ticks: list[int] = [0]

    def fit(self, ticks: list[int]) -> None:
        self.ticks = ticks
        figures = self.look.figures
        self.setWidth(max(self.look.width(figures, self.words(tick)) for tick in ticks) + 12)

    def words(self, tick: int) -> str:
        """What stands beside a tick."""
        return f"{tick:,}"

    def draw(self, painter: QPainter, view: QRectF) -> None:
        painter.setFont(self.look.figures)
        painter.setPen(self.look.colour("quiet"))
        for tick in self.ticks:
            y = view.bottom() - tick / self.chart.top * view.height()
            painter.drawText(
                QRectF(view.left() - 200, y - 9, 192, 18),
                int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                self.words(tick),
            )


class Span(NamedTuple):
    """Columns first..last (both included) that belong to one year or month."""

    first: int
    last: int
    label: str


class PeriodAxis(Axis):
    """Short names under the columns, and below them the years they belong to."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.row = 18.0
        self.labels: dict[int, str] = {}
        self.spans: list[Span] = []

    def fit(self, labels: dict[int, str], spans: list[Span]) -> None:
        """labels: by column. spans: the lower row, none when the labels say it all."""
        self.labels, self.spans = labels, spans
        self.row = self.look.metrics(self.look.small).height()
        rows = bool(labels) + bool(spans)
        self.setHeight(rows * self.row + 6)

    def draw(self, painter: QPainter, view: QRectF) -> None:
        pitch = view.width() / self.chart.slots
        top = view.bottom()
        painter.setPen(self.look.colour("field_line"))
        painter.drawLine(QPointF(view.left(), top + 0.5), QPointF(view.right(), top + 0.5))
        painter.setFont(self.look.small)
        painter.setPen(self.look.colour("quiet"))
        for column, label in self.labels.items():
            centre = view.left() + (column + 0.5) * pitch
            painter.drawText(
                QRectF(centre - 60, top + 4, 120, self.row),
                int(Qt.AlignmentFlag.AlignCenter),
                label,
            )
        if not self.spans:
            return
        row = top + 4 + (self.row if self.labels else 0)
        # Where only some years have a label, it is wider than its year: no line through it. Nor
        # through the upper row, where a label may be wider than its column.
        lined = all(span.label for span in self.spans[1:-1])
        for number, span in enumerate(self.spans):
            left = view.left() + span.first * pitch
            right = view.left() + (span.last + 1) * pitch
            if number:
                painter.setPen(self.look.colour("field_line"))
                x = round(left) + 0.5
                painter.drawLine(QPointF(x, top), QPointF(x, top + 4))
                if lined:
                    painter.drawLine(QPointF(x, row + 1), QPointF(x, row + self.row - 2))
            if span.label:
                painter.setPen(self.look.colour("label"))
                centre = (left + right) / 2
                half = self.look.width(self.look.small, span.label) / 2
                # A year that has only begun keeps its label inside the chart.
                centre = min(max(centre, view.left() + half), view.right() - half)
                painter.drawText(
                    QRectF(centre - 60, row, 120, self.row),
                    int(Qt.AlignmentFlag.AlignCenter),
                    span.label,
                )


class Name(NamedTuple):
    """One row's name. badge: protection, in words; quiet: not a species of its own."""

    text: str
    badge: str = ""
    quiet: bool = False


class NameAxis(Axis):
    """Names at the left of a row chart, their badges in a column next to the bars."""

    def __init__(self) -> None:
        super().__init__("left")
        self.names: list[Name] = []
        self._badge_width = 0.0

    def fit(self, names: list[Name], widest: float) -> None:
        self.names = names
        look = self.look
        self._badge_width = max(
            (look.width(look.tiny, name.badge) + 12 for name in names if name.badge), default=0
        )
        longest = max((look.width(look.text, name.text) for name in names), default=0)
        self.setWidth(
            min(longest + 20 + self._badge_width + (6 if self._badge_width else 0), widest)
        )

    def draw(self, painter: QPainter, view: QRectF) -> None:
        look, chart = self.look, self.chart
        pitch = view.height() / chart.slots
        right = view.left() - 9
        left = right - self.width() + 12
        for row, name in enumerate(self.names):
            top = view.top() + row * pitch
            if row in chart.pointed_at():
                painter.fillRect(
                    QRectF(left - 6, top, view.left() - left + 6, pitch), look.colour("accent_soft")
                )
            end = right
            if self._badge_width:
                end -= self._badge_width + 6
                if name.badge:
                    width = look.width(look.tiny, name.badge) + 12
                    box = QRectF(right - width, round(top + pitch / 2 - 9), width, 18)
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(look.colour("protected_soft"))
                    painter.drawRoundedRect(box, 4, 4)
                    painter.setFont(look.tiny)
                    painter.setPen(look.colour("protected"))
                    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name.badge)
            shown = look.metrics(look.text).elidedText(
                name.text, Qt.TextElideMode.ElideRight, end - left
            )
            painter.setFont(look.text)
            painter.setPen(look.colour("quiet" if name.quiet else "ink"))
            painter.drawText(
                QRectF(left, top, end - left, pitch),
                int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                shown,
            )
