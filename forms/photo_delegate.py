"""Draws the tiles of a strip of photos."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from forms import theme
from forms.icons import pixmap as icon_pixmap
from forms.photo_items import ADD, WAITING, Index, PhotoItem, PhotoItems
from forms.photo_tile import paint_photo, paint_unreadable, paint_waiting, rounded

TILE: Final = QSize(104, 78)
ADD_TILE: Final = QSize(84, 78)
LONELY_TILE: Final = QSize(300, 78)  # the only one, with words that say what to do
MARGIN: Final = 4  # round a tile, where the ring of the keyboard stands
_BADGE: Final = 20


class PhotoDelegate(QStyledItemDelegate):
    """Knows the model it draws; the strip tells it what is going on."""

    def __init__(self, items: PhotoItems) -> None:
        super().__init__()
        self._items = items
        self.drop_near = False  # whether files hang over the strip
        self.progress: tuple[int, int] | None = None
        self.may_change = True

    # --- where things are -------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.tile_size(index) + QSize(2 * MARGIN, 2 * MARGIN)

    def tile_size(self, index: Index) -> QSize:
        item = self._items.at(index.row())
        if self._items.lonely:
            return LONELY_TILE
        return ADD_TILE if item == ADD else TILE

    @staticmethod
    def more_rect(item_rect: QRect) -> QRect:
        """Where the dots stand that open a photo's menu."""
        inner = item_rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        return QRect(inner.right() - _BADGE - 3, inner.top() + 4, _BADGE, _BADGE)

    # --- drawing ----------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = self._items.at(index.row())
        item_rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        rect = QRectF(item_rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if isinstance(item, PhotoItem):
            self._photo(painter, rect, item)
            if item.is_cover:
                corner = QRectF(rect.left() + 4, rect.bottom() - _BADGE - 4, _BADGE, _BADGE)
                self._badge(painter, corner, "star", "accent")
            if self.may_change and (hovered or focused):
                more = QRectF(self.more_rect(item_rect))
                self._badge(painter, more, "dots", "ink")
        elif item == WAITING:
            paint_waiting(painter, rect)
        else:
            self._tile(painter, rect, item == ADD, hovered)
        if focused:
            self._ring(painter, rect)
        painter.restore()

    def _photo(self, painter: QPainter, rect: QRectF, item: PhotoItem) -> None:
        ratio = painter.device().devicePixelRatioF()
        cut = self._items.cut(item, rect.size().toSize(), ratio)
        if cut is not None:
            paint_photo(painter, rect, cut)
        elif item.remark:
            paint_unreadable(painter, rect, item.remark)
        else:
            paint_waiting(painter, rect)

    def _tile(self, painter: QPainter, rect: QRectF, may_add: bool, hovered: bool) -> None:
        """The tile that is no photo: adds some, or says that there are none."""
        if not may_add:
            self._words(painter, rect, "photo", "faint", self.tr("No photos"), "")
            return
        lit = self.drop_near or (hovered and self.progress is None)
        pen = QPen(theme.colour("accent" if self.drop_near else "field_line"), 1.2)
        if lit and not self.drop_near:
            pen.setColor(theme.colour("accent_soft_line"))
        pen.setDashPattern([3.5, 3])
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent_soft") if lit else Qt.BrushStyle.NoBrush)
        painter.drawPath(rounded(rect.adjusted(0.6, 0.6, -0.6, -0.6)))
        role = "accent_soft_ink" if lit else "label"
        if self.progress is not None:
            self._progress(painter, rect, *self.progress)
        elif self.drop_near:
            self._words(painter, rect, "photo-plus", role, self.tr("Drop here"), "")
        else:
            second = self.tr("Choose files or drop them here") if self._items.lonely else ""
            self._words(painter, rect, "photo-plus", role, self.tr("Add photos"), second)

    def _words(
        self, painter: QPainter, rect: QRectF, icon: str, role: str, first: str, second: str
    ) -> None:
        """An icon with words: below each other on a small tile, side by side on the wide one."""
        size = 22
        mark = icon_pixmap(icon, role, size, painter.device().devicePixelRatioF())
        font, small = theme.font(), theme.font(theme.BASE_SIZE - 1)
        metrics = QFontMetrics(font)
        if rect.width() < LONELY_TILE.width():
            small_metrics = QFontMetrics(small)
            top = rect.center().y() - (size + 4 + small_metrics.height()) / 2
            painter.drawPixmap(QPointF(rect.center().x() - size / 2, top), mark)
            box = QRectF(rect.left() + 4, top + size + 4, rect.width() - 8, rect.bottom())
            painter.setFont(small)
            painter.setPen(theme.colour(role))
            first = small_metrics.elidedText(
                first, Qt.TextElideMode.ElideRight, int(rect.width() - 8)
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, first)
            return
        left = rect.left() + 22
        painter.drawPixmap(QPointF(left, rect.center().y() - size / 2), mark)
        text = QRectF(rect.adjusted(22 + size + 14, 0, -10, 0))
        above = text.adjusted(0, 0, 0, 0)
        height = metrics.height()
        if second:
            above = QRectF(text.left(), rect.center().y() - height - 1, text.width(), height)
            below = QRectF(text.left(), rect.center().y() + 2, text.width(), height)
            painter.setFont(small)
            painter.setPen(theme.colour("accent_soft_ink" if role != "label" else "quiet"))
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft, second)
        painter.setFont(font)
        painter.setPen(theme.colour("quiet" if role == "faint" else role))
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, first)

    def _progress(self, painter: QPainter, rect: QRectF, done: int, total: int) -> None:
        """How far the adding is, and the way to stop it."""
        small = theme.font(theme.BASE_SIZE - 1)
        height = QFontMetrics(small).height()
        painter.setFont(small)
        middle = rect.center().y()
        centre = Qt.AlignmentFlag.AlignCenter
        painter.setPen(theme.colour("label"))
        said = self.tr("{done} of {total}").format(done=done, total=total)
        painter.drawText(
            QRectF(rect.left(), middle - height - 7, rect.width(), height), centre, said
        )
        width = min(rect.width() - 20, 160.0)
        bar = QRectF(rect.center().x() - width / 2, middle - 2, width, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(theme.colour("accent"))
        bar.setWidth(max(4.0, bar.width() * done / total) if total else 4.0)
        painter.drawRoundedRect(bar, 2, 2)
        painter.setPen(theme.colour("accent"))
        stop = QRectF(rect.left(), middle + 7, rect.width(), height)
        painter.drawText(stop, centre, self.tr("Cancel"))

    def _badge(self, painter: QPainter, rect: QRectF, icon: str, role: str) -> None:
        ground = theme.colour("panel")
        ground.setAlpha(225)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(rect)
        size = 14
        mark = icon_pixmap(icon, role, size, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.center() - QPointF(size / 2, size / 2), mark)

    def _ring(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(rounded(rect.adjusted(-2.5, -2.5, 2.5, 2.5), 8))
