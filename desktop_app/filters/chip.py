"""A chip of the filter bar."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from forms.icons import icon


class Chip(QFrame):
    """One part of the filter: a button that opens its picker, and a cross while it narrows."""

    opened = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = self._short = ""
        self._limit = 0
        self.setObjectName("chip")
        self.setFixedHeight(28)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.button = QPushButton(self)
        self.button.clicked.connect(self.opened)
        self.cross = QToolButton(self)
        self.cross.setIcon(icon("x", "accent_soft_ink"))
        self.cross.setIconSize(QSize(12, 12))
        self.cross.clicked.connect(self.removed)
        layout.addWidget(self.button)
        layout.addWidget(self.cross)
        self.show_part("", active=False)

    def show_part(self, words: str, *, active: bool, short: str = "") -> None:
        """words: all the chip says. short: what it says where there is little room."""
        self._words, self._short = words, short or words
        self._limit = 0
        self.button.setText(words)
        self.button.setToolTip("")
        self.cross.setVisible(active)
        if self.property("active") != active:
            self.setProperty("active", active)
            for widget in (self, self.button, self.cross):
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def set_limit(self, limit: int) -> None:
        """Words wider than so many pixels are shortened; pointing at them tells the rest."""
        if limit == self._limit:
            return
        self._limit = limit
        metrics = self.button.fontMetrics()
        shown = self._words
        if metrics.horizontalAdvance(shown) > limit:
            shown = metrics.elidedText(self._short, Qt.TextElideMode.ElideRight, limit)
        self.button.setText(shown)
        self.button.setToolTip(self._words if shown != self._words else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.cross.isVisible():
            self.removed.emit()
            return
        super().keyPressEvent(event)
