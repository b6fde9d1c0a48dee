"""The charts as one picture for a report: titles, figures and both charts, in the colours of paper.

Nothing of the screen is in it: it has its own size, is light also when the window is dark, and
carries neither pointer nor focus.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgGenerator

from db.errors import UserError
from db.text import translate_noop
from desktop_app.charts import words
from desktop_app.charts.chart import BarChart
from desktop_app.charts.look import Look
from desktop_app.charts.period_chart import PeriodChart
from desktop_app.charts.species_chart import SpeciesChart
from forms import theme

if TYPE_CHECKING:
    from db.reference import Reference
    from db.summaries import Overview

SIZE = QSize(1280, 760)
"""Logical pixels; a PNG has twice as many each way."""
_SCALE = 2
_EDGE = 36
_HEAD = 96
_FOOT = 34
_GAP = 36
_LEFT = 0.6  # share of the chart over time


@dataclass(frozen=True, slots=True)
class Subject:
    """What the charts show and what is written over them. footer: at the lower edge."""

    title: str
    filter_words: str
    overview: Overview
    reference: Reference | None
    animals: bool
    footer: Sequence[str] = ()


def as_image(subject: Subject) -> QImage:
    """The picture with 2 device pixels a logical one. Main thread only."""
    image = QImage(SIZE * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    painter = QPainter(image)
    _paint(painter, subject)
    painter.end()
    # Word and Writer take the size from here: 16 cm, as wide as the text of an A4 page.
    image.setDotsPerMeterX(round(SIZE.width() * _SCALE / 0.16))
    image.setDotsPerMeterY(round(SIZE.width() * _SCALE / 0.16))
    return image


def as_svg(subject: Subject) -> bytes:
    """The same as an SVG drawing; texts stay texts. Main thread only."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(96)  # a pixel of CSS, so that width and height say SIZE
    generator.setSize(SIZE)
    generator.setViewBox(QRectF(QPointF(0, 0), SIZE.toSizeF()))
    generator.setTitle(subject.title)
    generator.setDescription(subject.filter_words)
    painter = QPainter(generator)
    _paint(painter, subject)
    painter.end()
    return bytes(buffer.data().data())


def write(path: Path, drawn: QImage | bytes) -> Path:
    """Put a picture into a file. Runs in a worker. Raises `UserError` when it cannot."""
    refused = translate_noop(
        "Charts",
        "The picture could not be saved as {path}. "
        "Is the folder writable and is there room on the disk?",
    )
    try:
        if isinstance(drawn, bytes):
            path.write_bytes(drawn)
        elif not drawn.save(str(path), "PNG"):  # type: ignore[call-overload]
            raise OSError("QImage.save failed")
    except OSError as error:
        raise UserError(refused.format(path=path)) from error
    return path


def _paint(painter: QPainter, subject: Subject) -> None:
    look = Look(theme.LIGHT)
    area = QRectF(QPointF(0, 0), SIZE.toSizeF())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(area, look.colour("panel"))
    inner = area.adjusted(_EDGE, _EDGE - 4, -_EDGE, -_EDGE + 10)
    _paint_head(painter, subject, look, inner)
    _paint_foot(painter, subject, look, inner)
    charts = inner.adjusted(0, _HEAD, 0, -_FOOT)
    left = QRectF(charts.topLeft(), charts.bottomLeft() + QPointF(charts.width() * _LEFT, 0))
    right = QRectF(QPointF(left.right() + _GAP, charts.top()), charts.bottomRight())
    periods, species = PeriodChart(look), SpeciesChart(look)
    try:
        for chart, box in ((periods, left), (species, right)):
            lay_out(chart, box.adjusted(0, 26, 0, 0))
        periods.show_counts(subject.overview.periods, animals=subject.animals)
        species.show_counts(subject.overview.species, subject.reference, animals=subject.animals)
        for chart, box, heading in (
            (periods, left, words.heading(periods.unit, animals=subject.animals)),
            (species, right, words.heading("species", animals=subject.animals)),
        ):
            painter.setFont(look.bold)
            painter.setPen(look.colour("ink"))
            painter.drawText(QPointF(box.left(), box.top() + 14), heading)
            render(chart, painter, box.adjusted(0, 26, 0, 0))
    finally:
        for chart in (periods, species):
            chart.deleteLater()


def _paint_head(painter: QPainter, subject: Subject, look: Look, inner: QRectF) -> None:
    large = theme.font(22, bold=True)
    painter.setFont(large)
    painter.setPen(look.colour("ink"))
    painter.drawText(QPointF(inner.left(), inner.top() + 24), subject.title)
    painter.setFont(look.text)
    painter.setPen(look.colour("label"))
    figures = theme.with_tabular_figures(theme.font(20, bold=True))
    right = inner.right()
    for number, what in reversed(words.totals(subject.overview)):
        width = max(_width(figures, number), _width(look.small, what))
        box = QRectF(right - width, inner.top(), width, 28)
        _draw(painter, box, number, figures, look, "ink")
        _draw(painter, box.translated(0, 27).adjusted(0, 0, 0, -8), what, look.small, look, "quiet")
        right -= width + 32
    shown = look.metrics(look.text).elidedText(
        subject.filter_words, Qt.TextElideMode.ElideRight, right - inner.left() - 20
    )
    painter.setFont(look.text)
    painter.setPen(look.colour("label"))
    painter.drawText(QPointF(inner.left(), inner.top() + 48), shown)
    painter.setPen(QPen(look.colour("line"), 1))
    y = inner.top() + 68.5
    painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))


def _paint_foot(painter: QPainter, subject: Subject, look: Look, inner: QRectF) -> None:
    painter.setFont(look.tiny)
    painter.setPen(look.colour("quiet"))
    painter.drawText(
        QPointF(inner.left(), inner.bottom() - 4), " · ".join(filter(None, subject.footer))
    )


def _draw(painter: QPainter, box: QRectF, text: str, font: QFont, look: Look, role: str) -> None:
    painter.setFont(font)
    painter.setPen(look.colour(role))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)


def _width(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def lay_out(chart: BarChart, box: QRectF) -> None:
    """Give a chart that is never shown its size, without a window."""
    chart.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    chart.resize(round(box.width()), round(box.height()))
    chart.resizeEvent(None)


def render(chart: BarChart, painter: QPainter, box: QRectF) -> None:
    """Draw a chart with its left upper corner at that of `box`."""
    source = QRectF(0, 0, chart.width(), chart.height())
    painter.setBrush(Qt.BrushStyle.NoBrush)  # the view box would be filled with it
    chart.sceneObj.render(painter, QRectF(box.topLeft(), source.size()), source)
