"""How a cell is drawn: calm rows, figures at the right, species with a dot, states as tags."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from db.fields import Kind
from db.text import Text, translate_noop
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.tables.model import RecordTableModel
from forms import theme

ROW_HEIGHT: Final = 32
_PADDING: Final = 10

_CLASSES: Final = {
    "I": translate_noop("Badge", "Class I"),
    "II": translate_noop("Badge", "Class II"),
}
# Roles of a status: text, ground.
_STATUS: Final = {
    "draft": ("doubt", "doubt_soft"),
    "recorded": ("tag_ink", "tag"),
    "verified": ("good", "good_soft"),
    "rejected": ("error", "error_soft"),
}


class RecordDelegate(QStyledItemDelegate):
    """Draws cells of a `RecordTableModel`."""

    def __init__(self, context: Context, view: QTableView) -> None:
        super().__init__(view)
        self._context = context
        self._view = view
        self.hovered_row = -1
        self._prepare()

    def _prepare(self) -> None:
        """Fonts and measures, made once; again after the look has changed."""
        self._font = theme.font()
        self._figures = theme.with_tabular_figures(self._font)
        self._tiny = theme.font(theme.BASE_SIZE - 2)
        self._metrics = QFontMetrics(self._font)
        self._tiny_metrics = QFontMetrics(self._tiny)
        self._colours: dict[str, QColor] = {}

    def _is_first(self, column: int) -> bool:
        return self._view.horizontalHeader().visualIndex(column) == 0

    def look_changed(self) -> None:
        self._prepare()

    def _colour(self, role: str) -> QColor:
        found = self._colours.get(role)
        if found is None:
            found = self._colours[role] = theme.colour(role)
        return found

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = self._metrics.horizontalAdvance(index.data() or "") + 2 * _PADDING
        return QSize(width, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        assert isinstance(model, RecordTableModel)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        row, column = index.row(), index.column()
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, self._colour("accent_soft"))
        elif row == self.hovered_row:
            painter.fillRect(rect, self._colour("raised"))
        # The painter comes as the cell before left it; smoothing would blur the line.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self._colour("line"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right() + 1, rect.bottom())
        if selected and self._view.hasFocus() and self._is_first(column):
            # A bar at the left says that the keys go here; the whole row is what they move.
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), self._colour("focus"))
        text = model.text(row, column)
        if not text:
            return
        spec = model.columns[column]
        record = model.record_at(row)
        area = rect.adjusted(_PADDING, 0, -_PADDING, -1)
        ink = "faint" if record is not None and record.voided else "ink"
        if spec.kind is Kind.SPECIES and record is not None:
            self._draw_species(painter, area, text, model.value(record, spec.name), ink)
        elif spec.name == "status" and record is not None:
            roles = _STATUS.get(model.value(record, spec.name), ("tag_ink", "tag"))
            self._draw_tag(painter, area.left(), area, text, *roles)
        elif spec.name == "protection":
            self._draw_tag(painter, area.left(), area, text, "protected", "protected_soft")
        else:
            figures = spec.kind in (
                Kind.INTEGER,
                Kind.DECIMAL,
                Kind.LATITUDE,
                Kind.LONGITUDE,
                Kind.DATE,
                Kind.TIME,
            )
            painter.setFont(self._figures if figures else self._font)
            painter.setPen(self._colour(ink))
            shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            alignment = model.data(index, Qt.ItemDataRole.TextAlignmentRole)
            painter.drawText(area, int(alignment), shown)

    def _draw_species(
        self, painter: QPainter, area: QRect, text: str, species_id: int, ink: str
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.series_colour(species_id))
        painter.drawEllipse(area.left(), area.center().y() - 3, 8, 8)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        reference = self._context.reference
        entry = reference.species_by_id(species_id) if reference is not None else None
        badge: Text | None = _CLASSES.get(entry.protection or "") if entry is not None else None
        words = i18n.show(badge) if badge is not None else ""
        badge_width = self._tiny_metrics.horizontalAdvance(words) + 18 if words else 0
        name_area = area.adjusted(15, 0, 0, 0)
        room = name_area.width()
        width = self._metrics.horizontalAdvance(text)
        # The name matters more than the badge when the column is narrow.
        with_badge = bool(words) and width + badge_width <= room
        painter.setFont(self._font)
        painter.setPen(self._colour(ink))
        shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(name_area, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if with_badge:
            self._draw_tag(
                painter, name_area.left() + width + 6, area, words, "protected", "protected_soft"
            )

    def _draw_tag(
        self, painter: QPainter, left: int, area: QRect, text: str, ink: str, ground: str
    ) -> None:
        room = area.right() - left - 12
        shown = self._tiny_metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        width = self._tiny_metrics.horizontalAdvance(shown) + 12
        box = QRect(left, area.center().y() - 9, width, 19)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(ground))
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(self._tiny)
        painter.setPen(self._colour(ink))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
