"""What the header of a case is made of: cover photo, figures, lines on their base line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget

from desktop_app.rescue.elided_label import ElidedLabel
from desktop_app.rescue.timeline_delegate import draw_thumbnail
from forms import theme


class CoverPhoto(QAbstractButton):
    """The picture that stands for the case. files_dropped: list of Path."""

    files_dropped = Signal(list)
    SIZE = QSize(104, 78)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(self.SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture: QPixmap | None = None
        self._near = False
        self.count = 0

    def show_picture(self, picture: QPixmap | None, count: int) -> None:
        """The cover, and how many photos the case has."""
        self._picture, self.count = picture, count
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        draw_thumbnail(painter, box, self._picture, 6)
        if self.count == 0:
            painter.setFont(theme.font(theme.BASE_SIZE - 2))
            painter.setPen(theme.colour("quiet"))
            area = box.adjusted(4, 0, -4, -7)
            flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter
            painter.drawText(area, flags, self.text())
        elif self.count > 1:
            painter.setFont(theme.font(theme.BASE_SIZE - 2))
            text = f"{self.count}"
            width = painter.fontMetrics().horizontalAdvance(text) + 10
            tag = QRectF(box.right() - width - 4, box.bottom() - 21, width, 17)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("panel"))
            painter.drawRoundedRect(tag, 4, 4)
            painter.setPen(theme.colour("ink"))
            painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, text)
        if self.hasFocus() or self._near:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("focus"))
            painter.drawRoundedRect(box, 6, 6)
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.isEnabled() and any(url.isLocalFile() for url in event.mimeData().urls()):
            self._near = True
            self.update()
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QEvent) -> None:
        self._near = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._near = False
        self.update()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        urls = event.mimeData().urls()
        self.files_dropped.emit([Path(u.toLocalFile()) for u in urls if u.isLocalFile()])


class EvenLine(ElidedLabel):
    """A line of text on its base line: a word in a taller script lifts no other."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.colour("quiet"))
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.whole, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(0, (self.height() + metrics.capHeight()) // 2, shown)
        painter.end()


class Figure(QWidget):
    """A large figure over quiet words, at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = QLabel(self)
        theme.set_look(self.value, "figure")
        self.words = QLabel(self)
        theme.set_look(self.words, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self.value, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)

    def say(self, value: str, words: str) -> None:
        """Nothing is shown when there is no value."""
        self.value.setText(value)
        self.words.setText(words)
        self.setVisible(bool(value))
