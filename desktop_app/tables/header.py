"""The table's header, which keeps its right end free for the button of the columns."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QToolButton, QWidget

from forms import theme
from forms.icons import icon

_ROOM: Final = 28  # for the button, at the right end
_PADDING: Final = 5  # after the words of a section; the button has its own
_LEAST: Final = 24  # a column with less than this left of the button shows no words


class TableHeader(QHeaderView):
    """Words and sorting arrows end where the button begins. columns_requested: it was pressed."""

    columns_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.button = QToolButton(self)
        self.button.setIcon(icon("columns"))
        self.button.setIconSize(QSize(15, 15))
        self.button.setAutoRaise(True)
        self.button.clicked.connect(self.columns_requested)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        limit = self.viewport().width() - _ROOM + _PADDING
        if rect.right() <= limit:
            super().paintSection(painter, rect, logicalIndex)
            return
        painter.fillRect(rect, theme.colour("raised"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        free = QRect(rect)
        free.setRight(limit)
        if free.width() >= _LEAST:
            super().paintSection(painter, free, logicalIndex)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.button.setGeometry(self.width() - _ROOM + 1, 3, 26, 25)
