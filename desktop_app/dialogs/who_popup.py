"""Asks who sits down at the keyboard now."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop_app.context import Context
from desktop_app.filters.popup import Popup
from desktop_app.text_line import TextLine
from forms import theme


class WhoPopup(Popup):
    """A name and Enter."""

    def __init__(self, context: Context, opener: QWidget) -> None:
        super().__init__(opener)
        self._context = context
        self.setFixedWidth(260)
        label = QLabel(self.tr("Who is at the keyboard?"), self)
        self.name = TextLine(self)
        self.name.setPlaceholderText(self.tr("Name"))
        label.setBuddy(self.name)
        use = QPushButton(self.tr("That is me"), self)
        theme.set_look(use, "accent")
        for widget in (label, self.name, use):
            self.body.addWidget(widget)
        self.name.returnPressed.connect(self._take)
        use.clicked.connect(self._take)

    def open(self) -> None:
        super().open()
        self.name.setFocus()

    def _take(self) -> None:
        if self.name.text().strip():
            self._context.user = self.name.text()
            self.close()
