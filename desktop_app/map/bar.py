"""The bar over the map: the tools that work on it, and the panels that stand beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from forms.icons import icon


class MapBar(QFrame):
    """Buttons in groups: tools at the left, panels at the right. Tab goes as the eye does.

    pressed: the name of a button and whether it is on now (always True for plain ones).
    """

    pressed = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapBar")
        self.setFixedHeight(38)
        self.buttons: dict[str, QToolButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(4)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        for part in (self._left, self._right):
            part.setSpacing(4)
        layout.addLayout(self._left)
        layout.addStretch(1)
        layout.addLayout(self._right)

    def add(
        self, name: str, icon_name: str, *, checkable: bool = False, panel: bool = False
    ) -> QToolButton:
        """A new button; its text is set by whoever retranslates. panel: stands at the right."""
        button = QToolButton(self)
        button.setIcon(icon(icon_name, "label", on="accent"))
        button.setIconSize(QSize(16, 16))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setCheckable(checkable or panel)
        button.clicked.connect(
            lambda: self.pressed.emit(name, button.isChecked() or not button.isCheckable())
        )
        (self._right if panel else self._left).addWidget(button)
        self.buttons[name] = button
        return button

    def add_widget(self, widget: QWidget, *, panel: bool = False) -> None:
        """A control of another kind among the tools, or among the panels."""
        (self._right if panel else self._left).addWidget(widget)

    def show_pressed(self, name: str, on: bool) -> None:
        """Let a button look on or off without a signal."""
        self.buttons[name].setChecked(on)
