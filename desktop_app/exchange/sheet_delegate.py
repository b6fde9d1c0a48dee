"""How a cell of the user's sheet is drawn: what was typed, what that means, and how surely."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop_app.exchange.sheet_model import SheetModel
from desktop_app.exchange.sheet_reading import CellLook, RowKind, Verdict
from forms import theme

Index = QModelIndex | QPersistentModelIndex

PADDING: Final = 8
ROW_HEIGHT: Final = 29
_ARROW: Final = "→"
_GAP: Final = 5
_GROUNDS: Final = {
    Verdict.DOUBTFUL: ("doubt_soft", "doubt"),
    Verdict.REFUSED: ("error_soft", "error"),
}
_NOT_TAKEN: Final = frozenset((RowKind.NO_RECORD, RowKind.LEFT_OUT, RowKind.HEAD))
_QUIET: Final = frozenset((RowKind.NO_RECORD, RowKind.LEFT_OUT, RowKind.DUPLICATE))


class SheetDelegate(QStyledItemDelegate):
    """Draws the cells of a `SheetModel`; the current cell has a ring."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, SheetModel)
        look = model.look(index.row(), index.column())
        metrics = QFontMetrics(theme.font())
        wide = metrics.horizontalAdvance(look.typed) + 2 * PADDING + 4
        if look.meant:
            wide += metrics.horizontalAdvance(f"{_ARROW}{look.meant}") + 2 * _GAP
        if look.verdict in _GROUNDS:
            wide += 14
        return QSize(wide, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, SheetModel)
        row, column = index.row(), index.column()
        look = model.look(row, column)
        kind = model.kind(row)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setClipRect(rect)
        self._ground(painter, rect, look, kind, bool(state & QStyle.StateFlag.State_Selected))
        area = rect.adjusted(PADDING, 0, -PADDING, -1)
        if look.verdict in _GROUNDS:
            self._mark(painter, rect, look.verdict)
            area.adjust(0, 0, -10, 0)
        self._text(painter, area, look, kind)
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())
        if look.corrected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRect(rect.left(), rect.top(), 3, rect.height() - 1)
        if index == self._view.currentIndex():
            self._ring(painter, rect)
        painter.restore()

    def _ground(
        self, painter: QPainter, rect: QRect, look: CellLook, kind: RowKind, selected: bool
    ) -> None:
        roles = _GROUNDS.get(look.verdict)
        if roles is not None:
            painter.fillRect(rect, theme.colour(roles[0]))
        elif selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        elif kind in _NOT_TAKEN or look.verdict is Verdict.LEFT_OUT:
            painter.fillRect(rect, theme.colour("raised"))

    def _mark(self, painter: QPainter, rect: QRect, verdict: Verdict) -> None:
        """A filled corner where a cell is refused, a question mark where it is doubtful."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ink = theme.colour(_GROUNDS[verdict][1])
        if verdict is Verdict.REFUSED:
            right, top = rect.right(), rect.top()
            painter.setBrush(ink)
            painter.drawPolygon(
                QPolygonF([QPointF(right - 9, top), QPointF(right, top), QPointF(right, top + 9)])
            )
        else:
            font = theme.font(theme.BASE_SIZE - 2, bold=True)
            painter.setFont(font)
            painter.setPen(ink)
            painter.drawText(
                rect.adjusted(0, 0, -5, 0),
                int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                "?",
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _text(self, painter: QPainter, area: QRect, look: CellLook, kind: RowKind) -> None:
        font = theme.font()
        metrics = QFontMetrics(font)
        painter.setFont(font)
        # By the base line: centring would lift a line that holds a taller script.
        base = area.center().y() + metrics.capHeight() // 2 + 1
        ink = "ink"
        if kind is RowKind.HEAD:
            font = theme.font(bold=True)
            painter.setFont(font)
        elif look.verdict in (Verdict.KEPT, Verdict.LEFT_OUT) or kind in _QUIET:
            ink = "quiet"
        elide = Qt.TextElideMode.ElideRight
        if not look.meant:
            painter.setPen(theme.colour(ink))
            painter.drawText(area.left(), base, metrics.elidedText(look.typed, elide, area.width()))
            return
        arrow = metrics.horizontalAdvance(_ARROW) + 2 * _GAP
        room = area.width() - arrow
        wanted = metrics.horizontalAdvance(look.meant)
        # What it means is what will be kept: where there is not room for both, it comes first.
        for_typed = max(room - wanted, min(room // 3, metrics.horizontalAdvance(look.typed)))
        typed = metrics.elidedText(look.typed, elide, for_typed)
        left = area.left()
        painter.setPen(theme.colour("quiet"))
        painter.drawText(left, base, typed)
        left += metrics.horizontalAdvance(typed) + _GAP
        painter.setPen(theme.colour("good"))
        painter.drawText(left, base, _ARROW)
        left += arrow - _GAP
        painter.setPen(theme.colour(ink))
        painter.drawText(left, base, metrics.elidedText(look.meant, elide, area.right() - left))

    def _ring(self, painter: QPainter, rect: QRect) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = painter.pen()
        pen.setColor(theme.colour("focus" if self._view.hasFocus() else "faint"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.drawRect(rect.adjusted(1, 1, -2, -2))


def draw_line(painter: QPainter, rect: QRect, words: str, *, bold: bool) -> None:
    """A row that is only words: a title, a total, a note."""
    painter.save()
    painter.fillRect(rect.adjusted(0, 0, -1, -1), theme.colour("raised"))
    font = theme.font(bold=bold)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(theme.colour("ink" if bold else "quiet"))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width() - 2 * PADDING)
    base = rect.center().y() + metrics.capHeight() // 2
    painter.drawText(rect.left() + PADDING, base, shown)
    painter.restore()
