"""The chain of a life at one glance: seen, found, in care, released, seen again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from forms import theme
from forms.icons import pixmap

if TYPE_CHECKING:
    from desktop_app.individuals.words import Station

_TOP: Final = 14
_DOT: Final = 30
_LINE: Final = 18
_SMALL: Final = 16
_HEIGHT: Final = _TOP + _DOT + 8 + _LINE + 2 * _SMALL + 10


class Chain(QWidget):
    """Draws the stations from left to right; those not reached yet are only outlined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stations: tuple[Station, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    def show_stations(self, stations: Sequence[Station]) -> None:
        self._stations = tuple(stations)
        self.setVisible(bool(stations))
        said = [
            " ".join(part for part in (one.name, one.when, one.more) if part)
            for one in stations
            if one.reached
        ]
        self.setAccessibleName(" → ".join(said))
        self.setToolTip(" → ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, _HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._stations:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = (self.width() - 16) / len(self._stations)
        centres = [8 + share * (number + 0.5) for number in range(len(self._stations))]
        middle = _TOP + _DOT / 2
        for number, (left, right) in enumerate(pairwise(centres)):
            reached = self._stations[number + 1].reached
            pen = QPen(theme.colour("accent" if reached else "field_line"), 2)
            if not reached:
                pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            gap = _DOT / 2 + 5
            painter.drawLine(QPointF(left + gap, middle), QPointF(right - gap, middle))
        for station, centre in zip(self._stations, centres, strict=True):
            self._draw(painter, station, centre, share)
        painter.end()

    def _draw(self, painter: QPainter, station: Station, centre: float, share: float) -> None:
        dot = QRectF(centre - _DOT / 2, _TOP, _DOT, _DOT)
        if station.reached:
            role = "quiet" if station.stage == "ended" else "accent"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(role))
        else:
            painter.setPen(QPen(theme.colour("field_line"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
        picture = pixmap(
            station.icon, "panel" if station.reached else "faint", 17, self.devicePixelRatioF()
        )
        painter.drawPixmap(QPointF(centre - 8.5, _TOP + _DOT / 2 - 8.5), picture)
        y = _TOP + _DOT + 8
        bold, small = theme.font(bold=station.reached), theme.font(theme.BASE_SIZE - 2)
        for text, font, height, role in (
            (station.name, bold, _LINE, "ink" if station.reached else "quiet"),
            (station.when, theme.with_tabular_figures(small), _SMALL, "label"),
            (station.more, small, _SMALL, "quiet"),
        ):
            metrics = QFontMetrics(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(share - 6))
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            base = y + (height + metrics.capHeight()) / 2
            painter.drawText(QPointF(centre - metrics.horizontalAdvance(shown) / 2, base), shown)
            y += height
