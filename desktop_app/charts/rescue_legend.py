"""What the colours of the outcomes mean, and how many animals each stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app import i18n
from desktop_app.charts import rescue_words
from desktop_app.charts.look import Look
from desktop_app.charts.rescue_time import stack_colour
from desktop_app.charts.words import figure

if TYPE_CHECKING:
    from db.rescue.figures import Tally

_SWATCH, _GAP, _BETWEEN = 10.0, 5.0, 14.0


class Entry(NamedTuple):
    """A swatch with its words and its figure."""

    colour: QColor
    words: str
    figure: str


def entries(tally: Tally, look: Look) -> list[Entry]:
    """The outcomes that occur, in the order the chart stacks them."""
    return [
        Entry(stack_colour(look, name), i18n.show(words), figure(count))
        for (name, words, _kinds), count in zip(
            rescue_words.STACKS, rescue_words.stacked(tally), strict=True
        )
        if count
    ]


def draw(
    painter: QPainter | None, shown: list[Entry], look: Look, width: float, left: float, top: float
) -> float:
    """Draw the legend in lines of at most `width`, or only measure it; its height."""
    font = look.small
    line = look.metrics(font).height() + 3
    x, y = 0.0, 0.0
    for entry in shown:
        words, number = look.width(font, entry.words), look.width(look.figures, entry.figure)
        need = _SWATCH + _GAP + words + _GAP + number
        if x and x + need > width:
            x, y = 0.0, y + line
        if painter is not None:
            swatch = QRectF(left + x, top + y + (line - _SWATCH) / 2, _SWATCH, _SWATCH)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(entry.colour)
            painter.drawRoundedRect(swatch, 2, 2)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            base = top + y + (line + look.metrics(font).ascent() - look.metrics(font).descent()) / 2
            at = left + x + _SWATCH + _GAP
            painter.setFont(font)
            painter.setPen(look.colour("label"))
            painter.drawText(QPointF(at, base), entry.words)
            painter.setFont(look.figures)
            painter.setPen(look.colour("quiet"))
            painter.drawText(QPointF(at + words + _GAP, base), entry.figure)
        x += need + _BETWEEN
    return y + line if shown else 0.0


class Legend(QWidget):
    """The legend below the heading of its chart."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._tally: Tally | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_tally(self, tally: Tally) -> None:
        """Show the outcomes of these animals."""
        self._tally = tally
        self.setAccessibleName(
            ", ".join(f"{one.words} {one.figure}" for one in entries(tally, self._look))
        )
        self._fit()

    def _fit(self) -> None:
        if self._tally is not None:
            shown = entries(self._tally, self._look)
            self.setFixedHeight(round(draw(None, shown, self._look, self.width(), 0, 0)))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tally is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter, entries(self._tally, self._look), self._look, self.width(), 0, 0)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._look.renew()
            self._fit()
        super().changeEvent(event)
