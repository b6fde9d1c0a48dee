"""What stands beside the map: one panel at a time, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from forms.icons import icon

_WIDTH = 320


class MapSide(QFrame):
    """Panels by name under one head with their title and a cross.

    A panel is any widget; its `windowTitle` is the title. shown: the name of the panel that is
    open now, or "".
    """

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        from PySide6.QtWidgets import QToolButton

        super().__init__(parent)
        self.setObjectName("formPanel")
        self.setFixedWidth(_WIDTH)
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self.panels: dict[str, QWidget] = {}
        self.title = QLabel(self)
        self.title.setObjectName("formTitle")
        self.cross = QToolButton(self)
        self.cross.setIcon(icon("x", "label"))
        self.cross.setAutoRaise(True)
        self.cross.clicked.connect(lambda: self.open(""))
        head = QFrame(self)
        head.setObjectName("formHead")
        head.setFixedHeight(38)
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 0, 8, 0)
        row.addWidget(self.title, 1)
        row.addWidget(self.cross)
        self.stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.stack, 1)
        self.hide()
        self._retranslate()

    def offer(self, name: str, make: Callable[[], QWidget]) -> None:
        """A panel called `name` exists; `make` makes it."""
        self._makers[name] = make

    @property
    def offered(self) -> tuple[str, ...]:
        """The names of all panels there are."""
        return tuple(self._makers)

    @property
    def current(self) -> str:
        """The name of the open panel, or "" when none is."""
        if self.isHidden():
            return ""
        return next(
            (name for name, p in self.panels.items() if p is self.stack.currentWidget()), ""
        )

    def open(self, name: str) -> None:
        """Show the panel `name`, or none for "". KeyError for one that was never offered."""
        if name:
            if name not in self.panels:
                self.panels[name] = self._makers[name]()
                self.stack.addWidget(self.panels[name])
            self.stack.setCurrentWidget(self.panels[name])
            self.title.setText(self.panels[name].windowTitle())
        self.setVisible(bool(name))
        self.shown.emit(name)
        if name:
            self.panels[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.open("")
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.cross.setToolTip(self.tr("Close (Esc)"))
        self.cross.setAccessibleName(self.tr("Close"))
        widget = self.stack.currentWidget()
        if widget is not None:
            self.title.setText(widget.windowTitle())
