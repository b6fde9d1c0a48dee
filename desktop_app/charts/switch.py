"""One of a few, side by side in one frame: what the charts count."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from forms import theme


class Switch(QFrame):
    """chosen: the name of what somebody chose. Left and right arrows move between the choices."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_look(self, "segments")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(2)

    def name(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these, (name, words); again in another language."""
        for name, words in choices:
            button = self.buttons.get(name)
            if button is None:
                button = QPushButton(self)
                theme.set_look(button, "segment")
                button.setCheckable(True)
                button.clicked.connect(lambda _on=True, name=name: self.chosen.emit(name))
                self._group.addButton(button)
                self._row.addWidget(button)
                self.buttons[name] = button
            button.setText(words)

    def show_choice(self, name: str) -> None:
        """Mark one as chosen, without saying so."""
        self.buttons[name].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        names = list(self.buttons)
        focused = next((n for n, b in enumerate(self.buttons.values()) if b.hasFocus()), None)
        if step is None or focused is None or not 0 <= focused + step < len(names):
            super().keyPressEvent(event)
            return
        button = self.buttons[names[focused + step]]
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()
