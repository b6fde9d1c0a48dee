"""The foot of the page of reports: the button that makes one, or how far it is and Cancel."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from forms import theme


class MakingBar(QFrame):
    """make: the one accent button of the page; paper: its figures as PDF; stop, bar: while work is
    under way."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self._working = QLabel(self)
        theme.set_look(self._working, "small")
        self.stop = QPushButton(self)
        self.paper = QPushButton(self)
        self.make = QPushButton(self)
        theme.set_look(self.make, "accent")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(12)
        row.addWidget(self._working)
        row.addWidget(self.bar, 1)
        row.addStretch(1)
        row.addWidget(self.stop)
        row.addWidget(self.paper)
        row.addWidget(self.make)
        self._retranslate()
        self.show_work(False)

    def show_work(self, on: bool) -> None:
        """Work is under way, or not."""
        for widget in (self.bar, self._working, self.stop):
            widget.setVisible(on)
        self.make.setVisible(not on)
        self.paper.setVisible(not on)
        self.bar.setRange(0, 0)
        if on:
            self.stop.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._working.setText(self.tr("Making the report…"))
        self.stop.setText(self.tr("Cancel"))
        self.make.setText(self.tr("&Make the report…"))
        self.paper.setText(self.tr("Figures as PDF…"))
        self.paper.setToolTip("Ctrl+P")
