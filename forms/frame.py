"""What stands around the fields of a form: header, footer, and who wrote the record when."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.writing import Record
from forms import theme


class FormHeader(QFrame):
    """Which record this is, and quietly at the right what happens with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "header")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 9, 16, 9)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(10)
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setMinimumWidth(40)
        theme.set_look(self._title, "title")
        self._note = QLabel(self)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_look(self._note, "small")
        row.addWidget(self._title, 1)
        row.addWidget(self._note)
        column.addLayout(row)
        self._row = row
        self._problem = QLabel(self)
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_look(self._problem, "error")
        self._problem.hide()
        column.addWidget(self._problem)

    def add_widget(self, widget: QWidget) -> None:
        """A button of the window, at the right end."""
        self._row.addWidget(widget)

    def set_title(self, text: str) -> None:
        self._title.setText(text)

    def title(self) -> str:
        return self._title.text()

    def set_note(self, text: str) -> None:
        self._note.setText(text)

    def note(self) -> str:
        return self._note.text()

    def show_problem(self, text: str) -> None:
        """A problem of the record as a whole; "" for none."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))


class FormFooter(QFrame):
    """Save, void or restore, and the key for going on."""

    save_clicked = Signal()
    void_clicked = Signal()
    restore_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self._voided = False
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        self._hint = QLabel(self)
        theme.set_look(self._hint, "small")
        self.void_button = QPushButton(self)
        self.restore_button = QPushButton(self)
        theme.set_look(self.restore_button, "accent")
        self.save_button = QPushButton(self)
        theme.set_look(self.save_button, "accent")
        row.addWidget(self._hint, 1)
        for button in (self.void_button, self.restore_button, self.save_button):
            row.addWidget(button)
        self.void_button.clicked.connect(self.void_clicked)
        self.restore_button.clicked.connect(self.restore_clicked)
        self.save_button.clicked.connect(self.save_clicked)
        self._retranslate()

    def set_state(self, *, new: bool, voided: bool) -> None:
        """Which buttons make sense for the record shown."""
        self._voided = voided
        self.save_button.setVisible(not voided)
        self.restore_button.setVisible(voided)
        self.void_button.setVisible(not voided and not new)
        self._retranslate()

    def focus_save(self) -> None:
        button = self.restore_button if self._voided else self.save_button
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.save_button.setText(self.tr("Save   Ctrl+S"))
        self.void_button.setText(self.tr("Void"))
        self.void_button.setToolTip(self.tr("Take the record out of use; it can be restored"))
        self.restore_button.setText(self.tr("Restore"))
        self._hint.setText(
            self.tr("This record was voided: it can be read and restored.")
            if self._voided
            else self.tr("Ctrl+Enter saves and begins the next")
        )


class StampsLine(QLabel):
    """Who entered the record and who changed it last, in local time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "small")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(0, 8, 0, 0)

    def show_record(self, record: Record | None) -> None:
        """The stamps of `record`; nothing for a new one."""
        self.setVisible(record is not None)
        if record is None:
            return
        text = self.tr("Entered by {who} {when}").format(
            who=record.created_by, when=_local(record.created_at)
        )
        if record.revision > 1:
            text += " · " + self.tr("changed by {who} {when}, revision {number}").format(
                who=record.changed_by, when=_local(record.changed_at), number=record.revision
            )
        self.setText(text)


def _local(moment: dt.datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")
