"""The strip at the top of the map while a tool is at work: what it says, and its few buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from forms import theme

_TOP = 12
_ASIDE = 58  # pixels kept free at each side: the buttons of the map stand at the right


class ToolStrip(QFrame):
    """Stands over the map without moving it. One tool at a time fills it."""

    def __init__(self, map: QWidget) -> None:
        super().__init__(map)
        self.setObjectName("toolStrip")
        self._map = map
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Minimum)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self.label, 1)
        map.installEventFilter(self)
        self.hide()

    def set_buttons(self, buttons: tuple[tuple[str, str, str, Callable[[], None]], ...]) -> None:
        """Name, text, tip and call of each, in order; the ones before go. The first may be
        "accent" in its name's prefix: `accent:save`."""
        layout = self.layout()
        assert layout is not None
        for old in self.buttons.values():
            layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = {}
        for name, text, tip, call in buttons:
            button = QPushButton(text, self)
            look, _colon, plain = name.rpartition(":")
            theme.set_look(button, look or "quiet")
            button.setToolTip(tip)
            button.clicked.connect(lambda _on=False, call=call: call())
            layout.addWidget(button)
            self.buttons[plain] = button

    def say(self, kind: str, sentence: str) -> None:
        """kind: "" for what a tool says of its work, "doubt" or "error" for a notice."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            for widget in (self, self.label):
                widget.style().unpolish(widget)
                widget.style().polish(widget)
        self.label.setText(sentence)
        self.show()
        self._place()
        QTimer.singleShot(0, self, self._place)  # once new buttons have their size

    def _place(self) -> None:
        most = self._map.width() - 2 * _ASIDE
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        around = (
            margins.left()
            + margins.right()
            + sum(button.sizeHint().width() + layout.spacing() for button in self.buttons.values())
        )
        self.label.ensurePolished()
        strong = QFont(self.label.font())
        strong.setBold(True)
        text = QFontMetrics(strong).horizontalAdvance(self.label.text()) + 8
        width = min(most, text + around)
        margins = layout.contentsMargins()
        tallest = max((one.sizeHint().height() for one in self.buttons.values()), default=0)
        height = max(layout.heightForWidth(width), tallest + margins.top() + margins.bottom())
        self.setGeometry((self._map.width() - width) // 2, _TOP, width, height)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
