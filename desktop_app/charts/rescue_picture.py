"""The charts of rescues as one picture for a report, in the colours of paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtSvg import QSvgGenerator

from desktop_app.charts import rescue_legend, rescue_words
from desktop_app.charts.axis import Name
from desktop_app.charts.chart import BarChart
from desktop_app.charts.look import Look
from desktop_app.charts.picture import lay_out, render
from desktop_app.charts.rescue_rows import RescueRows
from desktop_app.charts.rescue_time import OutcomesChart, ReceivedChart
from forms import theme

if TYPE_CHECKING:
    from db.rescue.figures import Group, RescueFigures

SIZE = QSize(1280, 900)
"""Logical pixels; a PNG has twice as many each way."""
_SCALE = 2
_EDGE, _GAP, _HEAD, _CARDS, _FOOT = 36, 30, 58, 86, 28
_HEADING = 26

Table = tuple[str, "Sequence[Group]", Callable[..., Name]]


@dataclass(frozen=True, slots=True)
class Subject:
    """What the picture shows. tables: heading, groups and names of each chart of rows; headings:
    of the two charts over time. footer: at the lower edge."""

    title: str
    filter_words: str
    figures: RescueFigures
    tables: Sequence[Table]
    headings: tuple[str, str]
    footer: Sequence[str] = ()


def as_image(subject: Subject) -> QImage:
    """The picture with 2 device pixels a logical one. Main thread only."""
    image = QImage(SIZE * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    painter = QPainter(image)
    _paint(painter, subject)
    painter.end()
    # 16 cm wide in a document, as wide as the text of an A4 page.
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


def _paint(painter: QPainter, subject: Subject) -> None:
    look = Look(theme.LIGHT)
    area = QRectF(QPointF(0, 0), SIZE.toSizeF())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(area, look.colour("panel"))
    inner = area.adjusted(_EDGE, _EDGE - 4, -_EDGE, -_EDGE + 12)
    _paint_head(painter, subject, look, inner)
    _paint_figures(painter, subject, look, inner.adjusted(0, _HEAD, 0, 0))
    painter.setFont(look.tiny)
    painter.setPen(look.colour("quiet"))
    painter.drawText(
        QPointF(inner.left(), inner.bottom() - 4), " · ".join(filter(None, subject.footer))
    )
    charts = inner.adjusted(0, _HEAD + _CARDS, 0, -_FOOT)
    height = (charts.height() - _GAP) / 2
    for number, heading in enumerate(subject.headings):
        box = _cell(charts, charts.top(), height, number, 2)
        over_time = OutcomesChart(look) if number else ReceivedChart(look)
        used = _paint_heading(painter, look, box, heading)
        if number:
            entries = rescue_legend.entries(subject.figures.total, look)
            used += 4 + rescue_legend.draw(
                painter, entries, look, box.width(), box.left(), box.top() + used
            )
        fill = partial(over_time.show_figures, subject.figures)
        _paint_chart(painter, over_time, box.adjusted(0, used, 0, 0), fill)
    for number, (heading, groups, name) in enumerate(subject.tables):
        box = _cell(charts, charts.top() + height + _GAP, height, number, len(subject.tables))
        rows = RescueRows(look)
        used = _paint_heading(painter, look, box, heading)
        _paint_chart(
            painter, rows, box.adjusted(0, used, 0, 0), partial(rows.show_groups, groups, name)
        )


def _cell(area: QRectF, top: float, height: float, number: int, count: int) -> QRectF:
    width = (area.width() - (count - 1) * _GAP) / count
    return QRectF(area.left() + number * (width + _GAP), top, width, height)


def _paint_head(painter: QPainter, subject: Subject, look: Look, inner: QRectF) -> None:
    painter.setFont(theme.font(22, bold=True))
    painter.setPen(look.colour("ink"))
    painter.drawText(QPointF(inner.left(), inner.top() + 22), subject.title)
    shown = look.metrics(look.text).elidedText(
        subject.filter_words, Qt.TextElideMode.ElideRight, inner.width()
    )
    painter.setFont(look.text)
    painter.setPen(look.colour("label"))
    painter.drawText(QPointF(inner.left(), inner.top() + 44), shown)


def _paint_figures(painter: QPainter, subject: Subject, look: Look, area: QRectF) -> None:
    shown = rescue_words.key_figures(subject.figures)
    pitch = area.width() / len(shown)
    large = theme.with_tabular_figures(theme.font(20, bold=True))
    for number, one in enumerate(shown):
        x = area.left() + number * pitch
        if number:
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(QPointF(x - 10, area.top() + 4), QPointF(x - 10, area.top() + 60))
        for font, role, y, text in (
            (large, "ink", 20, one.number),
            (look.text, "ink", 39, one.what),
            (look.tiny, "quiet", 56, one.more),
        ):
            painter.setFont(font)
            painter.setPen(look.colour(role))
            painter.drawText(QPointF(x, area.top() + y), text)


def _paint_heading(painter: QPainter, look: Look, box: QRectF, words: str) -> float:
    """Write the heading of a chart; the height it took."""
    painter.setFont(look.bold)
    painter.setPen(look.colour("ink"))
    painter.drawText(QPointF(box.left(), box.top() + 14), words)
    return _HEADING


def _paint_chart(painter: QPainter, chart: BarChart, box: QRectF, fill: Callable[[], None]) -> None:
    try:
        lay_out(chart, box)
        fill()
        render(chart, painter, box)
    finally:
        chart.deleteLater()
