"""A small panel under a chip. Escape or a click elsewhere closes it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.style import window_style


class Popup(QFrame):
    """Shown under the widget that opened it; deletes itself when closed."""

    def __init__(self, opener: QWidget) -> None:
        super().__init__(opener.window(), Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(window_style())
        self._opener = opener
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(10, 10, 10, 10)
        self.body.setSpacing(6)

    def open(self) -> None:
        """Stand under the opener, kept on its screen, and take the keyboard."""
        self.open_at(self._opener.mapToGlobal(QPoint(0, self._opener.height() + 4)))

    def open_at(self, corner: QPoint) -> None:
        """Stand below and right of a point of the screen, as far as there is room."""
        self.adjustSize()
        screen = self._opener.screen().availableGeometry()
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        corner.setY(max(screen.top(), min(corner.y(), screen.bottom() - self.height())))
        self.move(corner)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)
