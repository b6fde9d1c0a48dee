"""Makes the weight curve, on the screen and as a picture; brings pyqtgraph in."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from desktop_app.charts.look import Look
from desktop_app.rescue.weight_course import Course
from desktop_app.rescue.weight_plot import WeightPlot
from desktop_app.rescue.weight_words import WeightWords
from forms import theme

SIZE = QSize(960, 400)
"""Logical pixels of a picture; it has twice as many each way."""
_SCALE = 2
_EDGE = 22
_HEAD = 58


def make_plot(words: WeightWords, course: Course, parent: QWidget) -> WeightPlot:
    """The curve for the screen. Main thread only."""
    return WeightPlot(Look(), words, course, parent)


def picture(course: Course, title: str, size: QSize = SIZE) -> QImage:
    """The curve in the colours of paper, for a report or a message. Main thread only.

    title: over the curve, beside its figures; "" for the curve alone.
    """
    image = QImage(size * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    painter = QPainter(image)
    try:
        paint(painter, QRectF(QPointF(0, 0), size.toSizeF()), course, title)
    finally:
        painter.end()
    # As wide as the text of an A4 page, 16 cm.
    for set_density in (image.setDotsPerMeterX, image.setDotsPerMeterY):
        set_density(round(size.width() * _SCALE / 0.16))
    return image


def paint(painter: QPainter, area: QRectF, course: Course, title: str = "") -> None:
    """Draw the curve into `area` of any painter, in the colours of paper. Main thread only."""
    look, words = Look(theme.LIGHT), WeightWords()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(area, look.colour("panel"))
    inner = area
    if title:
        inner = area.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE + 8)
        latest, when, change = words.headline(course)
        painter.setPen(look.colour("ink"))
        painter.setFont(theme.font(18, bold=True))
        painter.drawText(QPointF(inner.left(), inner.top() + 16), title)
        painter.setFont(look.bold)
        left = QPointF(inner.left(), inner.top() + 38)
        painter.drawText(left, latest)
        painter.setFont(look.text)
        painter.setPen(look.colour("label"))
        beside = left + QPointF(look.width(look.bold, latest) + 12, 0)
        painter.drawText(beside, " · ".join(part for part in (when, change) if part))
        inner = inner.adjusted(0, _HEAD, 0, 0)
    plot = WeightPlot(look, words, course)
    try:
        plot.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        plot.resize(round(inner.width()), round(inner.height()))
        plot.resizeEvent(None)
        source = QRectF(0, 0, plot.width(), plot.height())
        plot.sceneObj.render(painter, QRectF(inner.topLeft(), source.size()), source)
    finally:
        plot.deleteLater()
