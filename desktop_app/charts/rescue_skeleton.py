"""Grey shapes where the charts of rescues will stand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from desktop_app.charts.skeleton import GAP, ChartSkeleton
from forms import theme

_FIGURES, _HEAD = 9, 84


class RescueSkeleton(ChartSkeleton):
    """A strip of figures, two charts over time, three of rows."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.appeared:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(GAP + 2, GAP - 2, -GAP - 2, -GAP - 2)
        head = QRectF(area.left(), area.top(), area.width(), _HEAD)
        height = (area.bottom() - head.bottom() - 2 * GAP) / 2
        upper = [self._cell(area, head.bottom() + GAP, height, n, 2) for n in range(2)]
        lower = [self._cell(area, head.bottom() + 2 * GAP + height, height, n, 3) for n in range(3)]
        for card in (head, *upper, *lower):
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("panel"))
            painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        for number in range(_FIGURES):
            x = head.left() + 16 + number * (head.width() - 24) / _FIGURES
            painter.drawRoundedRect(QRectF(x, head.top() + 16, 52, 16), 4, 4)
            painter.drawRoundedRect(QRectF(x, head.top() + 44, 74, 9), 4, 4)
        for card in upper:
            self._columns(painter, card.adjusted(44, 50, -20, -34))
        for card in lower:
            self._rows(painter, card.adjusted(16, 46, -24, -12))
        painter.end()

    @staticmethod
    def _cell(area: QRectF, top: float, height: float, number: int, count: int) -> QRectF:
        width = (area.width() - (count - 1) * GAP) / count
        return QRectF(area.left() + number * (width + GAP), top, width, height)
