"""The bar at the bottom: is it saved, is it backed up, in which datum do I see coordinates."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from desktop_app import i18n
from desktop_app.context import Context
from forms import theme
from forms.icons import icon

_MESSAGE_SECONDS = 6


class Footer(QFrame):
    """language_chosen: a code. theme_toggled: the other of light and dark."""

    language_chosen = Signal(str)
    theme_toggled = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footer")
        self.setFixedHeight(26)
        self._context = context
        self._saved_at: dt.datetime | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 8, 0)
        layout.setSpacing(18)
        self.saved = QLabel(self)
        self.backup = QLabel(self)
        self.message = QLabel(self)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.datum = QLabel(self)
        self.language = QToolButton(self)
        self.language.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.language.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self.language)
        for code, name in i18n.languages():
            action = menu.addAction(name)
            action.triggered.connect(lambda _on=False, code=code: self.language_chosen.emit(code))
        self.language.setMenu(menu)
        self.theme = QToolButton(self)
        self.theme.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.theme.clicked.connect(self.theme_toggled)
        for label in (self.saved, self.backup, self.message):
            layout.addWidget(label)
        self._layout = layout
        layout.addStretch(1)
        for widget in (self.datum, self.language, self.theme):
            layout.addWidget(widget)
        self._until = QTimer(self)
        self._until.setSingleShot(True)
        self._until.setInterval(_MESSAGE_SECONDS * 1000)
        self._until.timeout.connect(self.message.clear)
        context.status_message.connect(self.say)
        context.changed.connect(self._written)
        context.store_changed.connect(self._other_file)
        self._retranslate()

    def add_widget(self, widget: QWidget) -> None:
        """A part of the window's own, at the left of what is said of the datum."""
        self._layout.insertWidget(self._layout.indexOf(self.datum), widget)

    def say(self, sentence: str) -> None:
        """Show one sentence for a few seconds."""
        self.message.setText(sentence)
        self._until.start()

    def _written(self) -> None:
        self._saved_at = dt.datetime.now()
        self._retranslate()

    def _other_file(self) -> None:
        self._saved_at = None
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        is_open = self._context.store is not None
        self.saved.setVisible(is_open)
        self.backup.setVisible(is_open)
        self.datum.setVisible(is_open)
        if self._saved_at is None:
            self.saved.setText(self.tr("All records saved"))
        else:
            self.saved.setText(
                self.tr("Saved at {time}").format(time=self._saved_at.strftime("%H:%M"))
            )
        self.backup.setText(self.tr("No backup yet"))
        self.backup.setToolTip(
            self.tr("This version makes no backups by itself: copy the file while it is closed.")
        )
        self.datum.setText(self.tr("WGS 84 · decimal degrees"))
        names = dict(i18n.languages())
        self.language.setText(f"{names[i18n.language()]} ▾")
        self.language.setAccessibleName(self.tr("Language"))
        dark = theme.current().name == "dark"
        self.theme.setIcon(icon("sun" if dark else "moon"))
        label = self.tr("Light colours") if dark else self.tr("Dark colours")
        self.theme.setToolTip(label)
        self.theme.setAccessibleName(label)
