"""A card of the right column: a heading, a quiet word at its right, and what it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from forms import theme


class Card(QFrame):
    """`content` under a heading. margins: room around it, in pixels."""

    def __init__(
        self, content: QWidget, parent: QWidget | None = None, *, margins: int = 0
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.content = content
        self.title = QLabel(self)
        theme.set_look(self.title, "title")
        self.aside = QLabel(self)
        theme.set_look(self.aside, "quiet")
        for label in (self.title, self.aside):
            label.setTextFormat(Qt.TextFormat.PlainText)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 8)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.aside)
        line = QFrame(self)
        theme.set_look(line, "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line)
        inside = QVBoxLayout()
        inside.setContentsMargins(margins, margins, margins, margins)
        inside.addWidget(content)
        column.addLayout(inside, 1)

    def say(self, title: str, aside: str = "") -> None:
        self.title.setText(title)
        self.aside.setText(aside)
