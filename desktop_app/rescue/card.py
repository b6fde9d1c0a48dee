"""A card of the right column: a heading, a quiet word at its right, and what it holds."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from forms import theme


class Card(QFrame):
    """`content` under a heading.

    margins: room around it, in pixels. height: what it asks for, whatever its content asks for;
    0 leaves that to the content.
    """

    def __init__(
        self,
        content: QWidget,
        parent: QWidget | None = None,
        *,
        margins: int = 0,
        height: int = 0,
    ) -> None:
        super().__init__(parent)
        self._height = height
        if height:
            self.setMinimumHeight(height)
        self.setObjectName("card")
        self.content = content
        self.title = QLabel(self)
        theme.set_look(self.title, "title")
        self.aside = QLabel(self)
        theme.set_look(self.aside, "quiet")
        for label in (self.title, self.aside):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(14, 8, 14, 8)
        self.head.setSpacing(10)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(self.aside)
        line = QFrame(self)
        theme.set_look(line, "rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self.head)
        column.addWidget(line)
        inside = QVBoxLayout()
        inside.setContentsMargins(margins, margins, margins, margins)
        inside.addWidget(content)
        column.addLayout(inside, 1)

    def sizeHint(self) -> QSize:
        asked = super().sizeHint()
        return QSize(asked.width(), self._height) if self._height else asked

    def hasHeightForWidth(self) -> bool:
        return not self._height and super().hasHeightForWidth()

    def say(self, title: str, aside: str = "") -> None:
        self.title.setText(title)
        self.aside.setText(aside)
