"""What is drawn inside a chart's scene: the bars, and the tip that says a bar's figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem

from desktop_app.charts.look import bar_path

if TYPE_CHECKING:
    from desktop_app.charts.chart import BarChart

WIDEST = 44.0
"""Pixels a bar is thick at most; few bars stay bars and do not become blocks."""


class Bars(pg.GraphicsObject):
    """All bars of a chart, in its view box.

    Data are mapped to the device here and drawn there, so that lines stay one pixel wide, corners
    round and edges sharp at any scale.
    """

    def __init__(self, chart: BarChart) -> None:
        super().__init__()
        self._chart = chart

    def boundingRect(self) -> QRectF:
        return QRectF(self._chart.extent())

    def range_changed(self) -> None:
        self.prepareGeometryChange()
        self.update()

    def paint(self, painter: QPainter, *_: Any) -> None:
        chart = self._chart
        to_device = painter.worldTransform()
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chart.draw_ground(painter, to_device)
        for index in chart.pointed_at():
            painter.fillRect(to_device.mapRect(chart.band(index)), chart.look.colour("accent_soft"))
        painter.setPen(Qt.PenStyle.NoPen)
        for index, value in enumerate(chart.values):
            if value > 0:
                self._draw_bar(painter, index, self._box(index, value, to_device))
        self._draw_labels(painter, to_device)
        painter.restore()

    def _draw_bar(self, painter: QPainter, index: int, box: QRectF) -> None:
        painter.setBrush(self._chart.bar_colour(index))
        painter.drawPath(bar_path(box, column=self._chart.columns))

    def _box(self, index: int, value: float, to_device: QTransform) -> QRectF:
        """A bar in device pixels, on whole pixels across."""
        chart = self._chart
        if chart.columns:
            across = to_device.mapRect(QRectF(index, 0, 1, value))
            pitch = across.width()
            thick = _thickness(pitch)
            left = (
                round(across.center().x() - thick / 2)
                if thick >= 4
                else (across.center().x() - thick / 2)
            )
            height = max(across.height(), 1.5)
            return QRectF(left, across.bottom() - height, thick, height)
        across = to_device.mapRect(QRectF(0, index, value, 1))
        thick = _thickness(across.height())
        top = round(across.center().y() - thick / 2)
        return QRectF(across.left(), top, max(across.width(), 1.5), thick)

    def _draw_labels(self, painter: QPainter, to_device: QTransform) -> None:
        chart = self._chart
        labels = chart.bar_labels()
        if not labels:
            return
        font = chart.look.figures
        painter.setFont(font)
        painter.setPen(chart.look.colour("label"))
        metrics = chart.look.metrics(font)
        pointed = chart.pointed_at()
        for index, label in enumerate(labels):
            if not label:
                continue
            box = self._box(index, max(chart.values[index], 0), to_device)
            width = metrics.horizontalAdvance(label)
            if chart.columns:
                at = QPointF(box.center().x() - width / 2, box.top() - 5)
                # No grid line through a figure.
                ground = "accent_soft" if index in pointed else "panel"
                painter.fillRect(
                    QRectF(
                        at.x() - 2, at.y() - metrics.ascent() + 3, width + 4, metrics.ascent() - 1
                    ),
                    chart.look.colour(ground),
                )
            else:
                at = QPointF(
                    box.right() + 6, box.center().y() + (metrics.ascent() - metrics.descent()) / 2
                )
            painter.drawText(at, label)


def _thickness(pitch: float) -> float:
    if pitch < 8:
        return max(pitch - 1, 1)
    return float(min(round(pitch * 0.7), WIDEST))


class Ring(QGraphicsItem):
    """The frame around the bar, its label included, that has the keyboard."""

    def __init__(self, chart: BarChart) -> None:
        super().__init__()
        self._chart = chart
        self._box = QRectF()
        self.setZValue(90)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.hide()

    def put_around(self, box: QRectF) -> None:
        """box: in scene coordinates."""
        self.prepareGeometryChange()
        self._box = box
        self.show()
        self.update()

    def boundingRect(self) -> QRectF:
        return self._box.adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, *_: Any) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._chart.look.colour("focus"), 2))
        painter.drawRoundedRect(self._box.adjusted(1, 1, -1, -1), 4, 4)


class Tip(QGraphicsItem):
    """A small card beside the bar that the mouse or the keyboard is on."""

    _PAD = 9.0
    _GAP = 8.0

    def __init__(self, chart: BarChart) -> None:
        super().__init__()
        self._chart = chart
        self._lines: list[str] = []
        self._box = QRectF()
        self.setZValue(100)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.hide()

    def say(self, lines: list[str], beside: QRectF, within: QRectF) -> None:
        """Show `lines`, the first of them bold, beside a bar. Scene coordinates."""
        self.prepareGeometryChange()
        self._lines = lines
        look = self._chart.look
        width = max(
            look.width(look.bold if number == 0 else look.small, line)
            for number, line in enumerate(lines)
        )
        line_height = look.metrics(look.text).height()
        size = QRectF(
            0, 0, width + 2 * self._PAD, len(lines) * line_height + 2 * self._PAD - 4
        ).size()
        if self._chart.columns:
            left = beside.right() + self._GAP
            if left + size.width() > within.right():
                left = beside.left() - self._GAP - size.width()
            top = beside.center().y() - size.height() / 2
        else:  # below the row or above it: its name and its figure stay readable
            left = beside.left() + self._GAP
            top = beside.bottom() + 3
            if top + size.height() > within.bottom():
                top = beside.top() - 3 - size.height()
        left = max(within.left() + 2, min(left, within.right() - size.width() - 2))
        top = max(within.top() + 2, min(top, within.bottom() - size.height() - 4))
        self._box = QRectF(QPointF(round(left), round(top)), size)
        self.show()
        self.update()

    def boundingRect(self) -> QRectF:
        return self._box.adjusted(-3, -3, 3, 4)

    def paint(self, painter: QPainter, *_: Any) -> None:
        look = self._chart.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shadow = look.colour("scroll")
        shadow.setAlpha(60)
        painter.setBrush(shadow)
        painter.drawRoundedRect(self._box.translated(0, 2), 6, 6)
        painter.setBrush(look.colour("panel"))
        painter.setPen(QPen(look.colour("field_line"), 1))
        painter.drawRoundedRect(self._box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        height = look.metrics(look.text).height()
        y = self._box.top() + self._PAD - 2 + look.metrics(look.text).ascent()
        for number, line in enumerate(self._lines):
            painter.setFont(look.bold if number == 0 else look.small)
            painter.setPen(look.colour("ink" if number == 0 else "quiet"))
            painter.drawText(QPointF(self._box.left() + self._PAD, y), line)
            y += height
