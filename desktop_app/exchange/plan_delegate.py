"""How a cell of the preview is drawn: results as tags, the cells at fault marked, rows whole."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop_app.exchange.plan_model import ROW, STATE
from forms import theme

PADDING: Final = 8


class PlanDelegate(QStyledItemDelegate):
    """Draws cells of a `PlanModel`; the keys move by rows, so the focus is shown on rows."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        column = index.column()
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        font = theme.font()
        metrics = QFontMetrics(font)
        text = index.data() or ""
        area = rect.adjusted(PADDING, 0, -PADDING, -1)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        left = area.left()
        if column == ROW:
            left = area.right() + 1 - metrics.horizontalAdvance(shown)
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None and column == STATE:
            wide = metrics.horizontalAdvance(shown) + 12
            tag = QRect(left - 6, area.center().y() - 10, wide, 21)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(tag, 4, 4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        elif ground is not None:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), ground)
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right() + 1, rect.bottom())
        if index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            painter.fillRect(rect.left(), rect.top() - 1, rect.width(), 1, theme.colour("focus"))
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("focus"))
        painter.setFont(font)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole) or theme.colour("ink"))
        # By the base line: centring would lift a line that holds a taller script.
        painter.drawText(left, area.center().y() + metrics.capHeight() // 2 + 1, shown)
        painter.restore()
