"""One photo that stands for a record, e.g. in the head of its page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from forms import theme
from forms.icons import pixmap as icon_pixmap
from forms.photo_tile import cropped, paint_photo, paint_unreadable, paint_waiting, rounded

SIZE = QSize(104, 78)


class PhotoPicture(QWidget):
    """Cut to its size with round corners; a quiet mark where there is no photo.

    clicked: by the mouse, Enter or Space; also where there is no photo yet.
    """

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None, *, size: QSize = SIZE) -> None:
        super().__init__(parent)
        self._photo: QPixmap | None = None
        self._cut: tuple[float, QPixmap] | None = None
        self._waiting = False
        self._remark = ""
        self._mark = "photo"
        self.setFixedSize(size)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._retranslate()

    def show_photo(self, photo: QPixmap) -> None:
        """Show this one, of any size."""
        self._show(photo)

    def show_waiting(self) -> None:
        """There is a photo, and it is being read."""
        self._show(None, waiting=True)

    def show_unreadable(self, remark: str) -> None:
        """There is a photo that cannot be shown; why, in a few words."""
        self._show(None, remark=remark)

    def show_nothing(self, mark: str = "photo") -> None:
        """There is no photo; `mark` is the name of the icon in its place."""
        self._mark = mark
        self._show(None)

    def _show(self, photo: QPixmap | None, *, waiting: bool = False, remark: str = "") -> None:
        self._photo = photo if photo is not None and not photo.isNull() else None
        self._cut = None
        self._waiting, self._remark = waiting, remark
        self.setToolTip(remark)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(self.rect())
        if self._photo is not None:
            ratio = self.devicePixelRatioF()
            if self._cut is None or self._cut[0] != ratio:
                self._cut = ratio, cropped(self._photo, self.size(), ratio)
            paint_photo(painter, rect, self._cut[1])
        elif self._waiting:
            paint_waiting(painter, rect)
        elif self._remark:
            paint_unreadable(painter, rect, self._remark)
        else:
            self._paint_nothing(painter, rect)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(rounded(rect.adjusted(1, 1, -1, -1)))
        painter.end()

    def _paint_nothing(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("raised"))
        painter.drawPath(rounded(rect.adjusted(0.5, 0.5, -0.5, -0.5)))
        size = 26
        mark = icon_pixmap(self._mark, "faint", size, self.devicePixelRatioF())
        painter.drawPixmap(rect.center() - QPointF(size / 2, size / 2), mark)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Photo"))
