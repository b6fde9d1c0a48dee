"""Where everybody begins: say who you are, then make, open or try a records file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.context import Context
from desktop_app.text_line import TextLine
from forms import theme
from forms.icons import application_icon, icon

_LEAD: Final = 390  # width of the lines under the name, in pixels


class WelcomePage(QFrame):
    """new_requested, open_requested, sample_requested; recent_requested carries a `Path`."""

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    recent_requested = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self._context = context
        card = QFrame(self)
        card.setObjectName("card")
        card.setFixedWidth(520)
        body = QVBoxLayout(card)
        body.setContentsMargins(32, 26, 32, 26)
        body.setSpacing(10)
        mark = QLabel(card)
        mark.setPixmap(application_icon().pixmap(48, 48))
        self._title = QLabel(card)
        self._title.setObjectName("welcomeTitle")
        self._lead = QLabel(card)
        self._lead.setObjectName("stateText")
        self._lead.setWordWrap(True)
        self._lead.setFixedWidth(_LEAD)
        head = QHBoxLayout()
        head.setSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._lead)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        body.addLayout(head)
        body.addSpacing(8)

        self._who = QLabel(card)
        self.name = TextLine(card)
        self._who.setBuddy(self.name)
        self._name_problem = QLabel(card)
        theme.set_look(self._name_problem, "error")
        self._name_problem.hide()
        self.name.setText(context.user)
        self.name.editingFinished.connect(self._take_name)
        self.name.textEdited.connect(lambda _text: self._name_problem.hide())
        for widget in (self._who, self.name, self._name_problem):
            body.addWidget(widget)
        body.addSpacing(6)

        self.new = QPushButton(card)
        theme.set_look(self.new, "accent")
        self.new.setIcon(icon("file-plus", "accent_ink"))
        self.open = QPushButton(card)
        self.open.setIcon(icon("folder-open"))
        self.sample = QPushButton(card)
        self.sample.setIcon(icon("table"))
        self.new.clicked.connect(lambda: self._ask(self.new_requested))
        self.open.clicked.connect(lambda: self._ask(self.open_requested))
        self.sample.clicked.connect(lambda: self._ask(self.sample_requested))
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.new, self.open, self.sample):
            row.addWidget(button)
        row.addStretch(1)
        body.addLayout(row)

        self._recent_label = QLabel(card)
        self._recent_label.setObjectName("small")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        body.addSpacing(6)
        body.addWidget(self._recent_label)
        body.addLayout(self._recent)

        outer = QVBoxLayout(self)
        outer.addStretch(2)
        # Not by alignment: that would take the card's height before its lines are wrapped.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)
        context.user_changed.connect(self.name.setText)
        self._retranslate()
        self.refresh()

    def take_focus(self) -> None:
        """The keyboard to what is asked first."""
        (self.new if self._context.user else self.name).setFocus()

    def refresh(self) -> None:
        """Read the list of recent files again."""
        while self._recent.count():
            widget = self._recent.takeAt(0).widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        paths = self._context.settings.recent_files[:5]
        self._recent_label.setVisible(bool(paths))
        for path in paths:
            button = QPushButton(path.name, self)
            theme.set_look(button, "link")
            button.setToolTip(str(path))
            button.clicked.connect(lambda _on=False, path=path: self._ask_recent(path))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _ask(self, signal: SignalInstance) -> None:
        if self._take_name(needed=True):
            signal.emit()

    def _ask_recent(self, path: Path) -> None:
        if self._take_name(needed=True):
            self.recent_requested.emit(path)

    def _take_name(self, *, needed: bool = False) -> bool:
        name = self.name.text().strip()
        if name:
            self._context.user = name
        elif needed:
            self._name_problem.show()
            self.name.setFocus()
        return bool(name)

    def _fit_lead(self) -> None:
        """Room for all its lines: nested layouts ask for the height of one before it is wrapped."""
        self._lead.setMinimumHeight(self._lead.heightForWidth(_LEAD))

    def showEvent(self, event: QShowEvent) -> None:
        self._fit_lead()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit_lead()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Snowtrack"))
        self._lead.setText(
            self.tr(
                "Wildlife sightings of your office, in one file on this computer. "
                "Nothing leaves it unless you send it."
            )
        )
        self._fit_lead()
        self._who.setText(self.tr("Who is at the keyboard?"))
        self.name.setPlaceholderText(self.tr("Your name; it is written into every change"))
        self._name_problem.setText(self.tr("Type your name first: every record says who wrote it."))
        self.new.setText(self.tr("New records file…"))
        self.open.setText(self.tr("Open…"))
        self.sample.setText(self.tr("Try the sample"))
        self._recent_label.setText(self.tr("Opened before"))
