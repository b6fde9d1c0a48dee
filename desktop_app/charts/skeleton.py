"""Grey shapes where the charts will stand, so that nothing jumps when they come."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from forms import theme

GAP = 12
HEAD = 72
SHARES = (3, 2)
"""How the width is shared between the chart over time and the chart of species."""

_COLUMNS = (0.3, 0.42, 0.36, 0.55, 0.7, 0.62, 0.8, 0.66, 0.5, 0.58, 0.4, 0.28)
_ROWS = (0.9, 0.7, 0.56, 0.46, 0.4, 0.33, 0.28, 0.24, 0.2, 0.17, 0.14, 0.12)


class ChartSkeleton(QWidget):
    """Drawn only after a moment: what is quick shows no skeleton at all."""

    def __init__(self, parent: QWidget | None = None, delay: int = 120) -> None:
        super().__init__(parent)
        self.appeared = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(delay)
        self._wait.timeout.connect(self._appear)

    def wait(self) -> None:
        """Begin anew: nothing is drawn until the delay has passed."""
        self.appeared = False
        self._wait.start()

    def _appear(self) -> None:
        self.appeared = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.appeared:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(GAP + 2, GAP + 2, -GAP - 2, -GAP - 2)
        head = QRectF(area.left(), area.top(), area.width(), HEAD)
        left = QRectF(
            area.left(),
            head.bottom() + GAP,
            (area.width() - GAP) * SHARES[0] / sum(SHARES),
            area.bottom() - head.bottom() - GAP,
        )
        right = QRectF(
            left.right() + GAP, left.top(), area.right() - left.right() - GAP, left.height()
        )
        for card in (head, left, right):
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("panel"))
            painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(QRectF(head.left() + 16, head.top() + 18, 130, 13), 4, 4)
        painter.drawRoundedRect(QRectF(head.left() + 16, head.top() + 42, 220, 10), 4, 4)
        self._columns(painter, left.adjusted(44, 60, -20, -48))
        self._rows(painter, right.adjusted(20, 56, -30, -16))
        painter.end()

    def _columns(self, painter: QPainter, area: QRectF) -> None:
        pitch = area.width() / len(_COLUMNS)
        for number, share in enumerate(_COLUMNS):
            height = area.height() * share
            painter.drawRoundedRect(
                QRectF(
                    area.left() + (number + 0.18) * pitch,
                    area.bottom() - height,
                    pitch * 0.64,
                    height,
                ),
                3,
                3,
            )

    def _rows(self, painter: QPainter, area: QRectF) -> None:
        pitch = min(area.height() / len(_ROWS), 34.0)
        for number, share in enumerate(_ROWS):
            y = area.top() + number * pitch
            painter.drawRoundedRect(QRectF(area.left() + 10, y + 7, 70, 9), 4, 4)
            painter.drawRoundedRect(
                QRectF(area.left() + 96, y + 3, (area.width() - 96) * share, pitch * 0.6), 3, 3
            )
