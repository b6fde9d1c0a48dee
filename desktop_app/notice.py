"""One line across a page that says what happened and offers one thing to do. Never a modal box."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from forms import theme
from forms.icons import icon


class Notice(QFrame):
    """Hidden until `say`; kinds: 'doubt', 'error', 'good', 'pick'."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(10)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(self)
        theme.set_look(self.button, "quiet")
        self.other = QPushButton(self)
        theme.set_look(self.other, "quiet")
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.hide)
        self._close.setAccessibleName(self.tr("Close"))
        layout.addWidget(self.label, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.other)
        layout.addWidget(self._close)
        self._call: Callable[[], None] | None = None
        self._other_call: Callable[[], None] | None = None
        self.button.clicked.connect(self._way_out)
        self.other.clicked.connect(self._other_way)
        self.hide()

    def say(
        self,
        kind: str,
        sentence: str,
        way_out: tuple[str, Callable[[], None]] | None = None,
        other: tuple[str, Callable[[], None]] | None = None,
        *,
        closable: bool = True,
    ) -> None:
        """Show a sentence, with one thing to do, at most two."""
        self.setProperty("kind", kind)
        for widget in (self, self.label):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.label.setText(sentence)
        self.button.setVisible(way_out is not None)
        self._call = None
        if way_out is not None:
            self.button.setText(way_out[0])
            self._call = way_out[1]
        self.other.setVisible(other is not None)
        self._other_call = None
        if other is not None:
            self.other.setText(other[0])
            self._other_call = other[1]
        self._close.setVisible(closable)
        self._close.setIcon(icon("x"))
        self.show()

    def _way_out(self) -> None:
        self.hide()
        if self._call is not None:
            self._call()

    def _other_way(self) -> None:
        self.hide()
        if self._other_call is not None:
            self._other_call()
