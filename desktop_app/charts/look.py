"""Colours and fonts of a chart: those of the screen, or those of paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainterPath

from forms import theme


class Look:
    """What a chart draws with. Without a palette of its own it follows the theme."""

    def __init__(self, palette: theme.Palette | None = None) -> None:
        self._own = palette
        self._made: tuple[str, int] = ("", 0)
        self.renew()

    def renew(self) -> None:
        """Make the fonts again if the program's font has changed."""
        size = theme.BASE_SIZE
        if self._own is None and QGuiApplication.font().pixelSize() > 0:
            size = QGuiApplication.font().pixelSize()
        made = (QGuiApplication.font().key(), size)
        if made == self._made:
            return
        self._made = made
        self.text = theme.font(size)
        self.bold = theme.font(size, bold=True)
        self.small = theme.font(size - 1)
        self.tiny = theme.font(size - 2)
        self.figures = theme.with_tabular_figures(self.small)
        self._metrics = {
            id(font): QFontMetricsF(font)
            for font in (self.text, self.bold, self.small, self.tiny, self.figures)
        }

    def colour(self, role: str) -> QColor:
        return QColor(getattr(self._own or theme.current(), role))

    def series(self, index: int) -> QColor:
        """The colour of the n-th kind; never rely on colour alone."""
        colours = (self._own or theme.current()).series
        return QColor(colours[index % len(colours)])

    def metrics(self, font: QFont) -> QFontMetricsF:
        return self._metrics[id(font)]

    def width(self, font: QFont, text: str) -> float:
        return self.metrics(font).horizontalAdvance(text)


def bar_path(box: QRectF, *, column: bool) -> QPainterPath:
    """A bar whose far end is round: the top of a column, the right end of a row."""
    path = QPainterPath()
    thickness, length = (box.width(), box.height()) if column else (box.height(), box.width())
    radius = min(3.0, thickness / 3, length)
    if radius < 0.8:
        path.addRect(box)
        return path
    twice = 2 * radius
    if column:
        path.moveTo(box.bottomLeft())
        path.lineTo(box.left(), box.top() + radius)
        path.arcTo(box.left(), box.top(), twice, twice, 180, -90)
        path.arcTo(box.right() - twice, box.top(), twice, twice, 90, -90)
        path.lineTo(box.bottomRight())
    else:
        path.moveTo(box.topLeft())
        path.lineTo(box.right() - radius, box.top())
        path.arcTo(box.right() - twice, box.top(), twice, twice, 90, -90)
        path.arcTo(box.right() - twice, box.bottom() - twice, twice, twice, 0, -90)
        path.lineTo(box.bottomLeft())
    path.closeSubpath()
    return path
