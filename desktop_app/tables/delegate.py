"""How a cell is drawn: calm rows, figures at the right, species with a dot, states as tags."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from db.fields import Kind
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.tables.badges import BADGES, badge_of
from desktop_app.tables.model import RecordTableModel
from forms import theme

ROW_HEIGHT: Final = 32
_PADDING: Final = 10

# A species column that leaves a name less room than one of these needs shows no badge at all.
_NAMES: Final = {"zh": "青藏鹊鸲", "": "Tibetan antelope"}
# Roles of a status: text, ground. What still waits for somebody is amber, an end is calm.
_STATUS: Final = {
    "draft": ("doubt", "doubt_soft"),
    "recorded": ("tag_ink", "tag"),
    "verified": ("good", "good_soft"),
    "rejected": ("error", "error_soft"),
    "reported": ("doubt", "doubt_soft"),
    "in_transport": ("doubt", "doubt_soft"),
    "in_care": ("accent_soft_ink", "accent_soft"),
    "released": ("good", "good_soft"),
    "died": ("error", "error_soft"),
    "euthanised": ("error", "error_soft"),
    "dead_on_arrival": ("error", "error_soft"),
    "returned_dead": ("error", "error_soft"),
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
        if row == self._view.currentIndex().row() and self._view.hasFocus():
            # The keys move by rows, so the whole row says that they go here.
            painter.fillRect(rect.left(), rect.top() - 1, rect.width(), 1, self._colour("focus"))
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._colour("focus"))
            if self._is_first(column):
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
            words, ground = _STATUS.get(model.value(record, spec.name), ("tag_ink", "tag"))
            if selected and ground == "accent_soft":
                ground = "panel"  # the row has that colour now
            self._draw_tag(painter, area.left(), area, text, words, ground)
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
            left = area.left()
            if alignment & Qt.AlignmentFlag.AlignRight:
                left = area.right() + 1 - painter.fontMetrics().horizontalAdvance(shown)
            painter.drawText(left, self._base_line(area), shown)

    def _base_line(self, area: QRect) -> int:
        """Where letters stand: centring would lift a line that holds a taller script (Tibetan)."""
        return area.center().y() + self._metrics.capHeight() // 2 + 1

    def _draw_species(
        self, painter: QPainter, area: QRect, text: str, species_id: int, ink: str
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.series_colour(species_id))
        painter.drawEllipse(area.left(), area.center().y() - 3, 8, 8)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left = area.left() + 15
        room = area.right() + 1 - left
        badge = badge_of(self._context.reference, species_id)
        widest = self._badge_width()
        # By the width of the column and not of the name: whole in every row, or in none.
        words = (
            i18n.show(badge[0]) if badge is not None and room - widest >= self._name_room() else ""
        )
        painter.setFont(self._font)
        painter.setPen(self._colour(ink))
        shown = self._metrics.elidedText(
            text, Qt.TextElideMode.ElideRight, room - widest if words else room
        )
        painter.drawText(left, self._base_line(area), shown)
        if words:
            after = left + self._metrics.horizontalAdvance(shown) + 6
            self._draw_tag(painter, after, area, words, "protected", "protected_soft")

    def _name_room(self) -> int:
        return self._metrics.horizontalAdvance(_NAMES.get(i18n.language()[:2], _NAMES[""]))

    def _badge_width(self) -> int:
        """Room for the widest badge with the gap before it, in the language of now."""
        return 18 + max(
            self._tiny_metrics.horizontalAdvance(i18n.show(badge)) for badge in BADGES.values()
        )

    def _draw_tag(
        self, painter: QPainter, left: int, area: QRect, text: str, ink: str, ground: str
    ) -> None:
        room = area.right() + 1 - left - 12
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
