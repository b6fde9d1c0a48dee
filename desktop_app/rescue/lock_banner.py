"""A quiet line that says a case is closed, and the way to open it again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from db.rescue.state import CaseState
from forms import theme
from forms.icons import pixmap


class LockBanner(QFrame):
    """Hidden while the case is open. reopen_requested: somebody wants to change it after all."""

    reopen_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "notice")
        self._state: CaseState | None = None
        self._mark = QLabel(self)
        self.label = QLabel(self)
        theme.set_look(self.label, "notice")
        self.button = QPushButton(self)
        theme.set_look(self.button, "link")
        self.button.clicked.connect(self.reopen_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 10, 4)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self._draw_mark()
        self.hide()

    def show_state(self, state: CaseState) -> None:
        """Say that it is closed, if it is."""
        self._state = state
        self.setVisible(state.closed)
        if not state.closed:
            return
        day = state.outcome_date.isoformat() if state.outcome_date is not None else "?"
        words = self.tr("Closed on {date}: the case is locked.").format(date=day)
        if state.status in ("released", "escaped"):
            words += " " + self.tr("Checks after the release can be added.")
        elif state.status == "kept":
            words += " " + self.tr("Its daily care goes on.")
        self.label.setText(words)
        self.button.setText(self.tr("Reopen…"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._state is not None:
            self.show_state(self._state)
        elif event.type() == QEvent.Type.PaletteChange and hasattr(self, "button"):
            self._draw_mark()
        super().changeEvent(event)

    def _draw_mark(self) -> None:
        self._mark.setPixmap(pixmap("lock", "accent_soft_ink", 15, self.devicePixelRatioF()))
