"""Under the sheet: the current cell, what is against it in a whole sentence, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.exchange.deeds import Deed
from forms import theme

_HEIGHT: Final = 62  # two lines and the buttons: the sheet above must not jump


class CellBar(QFrame):
    """done: the name of the deed that was chosen. changed: other buttons stand there now."""

    done = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cellBar")
        self.setFixedHeight(_HEIGHT)
        self.where = QLabel()
        theme.set_look(self.where, "heading")
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence = QLabel()
        self.sentence.setObjectName("sentence")
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.where)
        words.addWidget(self.sentence, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        self.deeds: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 14, 5)
        layout.setSpacing(12)
        layout.addLayout(words, 1)
        layout.addLayout(self._buttons)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HEIGHT)

    def say(self, where: str, sentence: str, look: str, deeds: Sequence[Deed]) -> None:
        """`look`: "error", "doubt", "good" or "" for a sentence that says nothing bad."""
        self.where.setText(where)
        self.sentence.setText(sentence)
        self.sentence.setToolTip(sentence)
        if self.sentence.property("shade") != look:
            self.sentence.setProperty("shade", look)
            self.sentence.style().unpolish(self.sentence)
            self.sentence.style().polish(self.sentence)
        wanted = {deed.name: deed for deed in deeds}
        if list(self.deeds) != list(wanted):
            for button in self.deeds.values():
                self._buttons.removeWidget(button)
                button.hide()
                button.deleteLater()
            self.deeds = {}
            for name in wanted:
                button = QPushButton()
                button.clicked.connect(lambda _on=False, name=name: self.done.emit(name))
                self.deeds[name] = button
                self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            self.changed.emit()
        for name, deed in wanted.items():
            self.deeds[name].setText(deed.text)
            self.deeds[name].setToolTip(deed.keys)
