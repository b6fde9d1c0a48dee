"""Every change of the file, the newest first: what was done, taken back at one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.context import Context
from desktop_app.form_host import WindowFormHost
from desktop_app.pages.page import Page
from desktop_app.pages.registry import RECORD_PAGES
from desktop_app.pages.state_view import Skeleton, StateView
from desktop_app.undo.control import UndoControl
from desktop_app.undo.model import STATE, WHAT, WHEN, WHO, ChangesModel
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.writing import Record
    from desktop_app.undo.reading import Line

FORWARDS = ("save", "void", "restore", "import", "merge", "not_double")
"""Kinds of changes that can be taken back; the others take back themselves."""

_ROW = 32
_WIDTHS = {WHEN: 140, WHO: 140, STATE: 90}


class ChangesPage(Page):
    """Enter shows the record of a line; Ctrl+Backspace takes its change back or does it again."""

    def __init__(
        self, context: Context, undoing: UndoControl, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._undoing = undoing
        self._stale = True
        self._current: int | None = None  # change set the keyboard stands on
        self._host = WindowFormHost(context, self)
        self.model = ChangesModel(context, self._host, self)
        self._title = QLabel()
        theme.set_look(self._title, "title")
        self._lead = QLabel()
        self._lead.setWordWrap(True)
        theme.set_look(self._lead, "small")
        self.show_button = QPushButton()
        self.show_button.setIcon(icon("external-link"))
        self.show_button.clicked.connect(self.show_record)
        self.undo_button = QPushButton()
        self.undo_button.clicked.connect(self.reverse_current)
        self.table = _Table()
        self.table.setModel(self.model)
        self.state = StateView()
        self.loading = Skeleton()
        self.states = QStackedWidget()
        for widget in (self.loading, self.table, self.state):
            self.states.addWidget(widget)
        self._lay_out()
        self.model.read.connect(self._read)
        self.model.failed.connect(lambda _error: self._show_trouble())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._moved())
        self.table.activated.connect(lambda _index: self.show_record())
        context.changed.connect(self._changed)
        undoing.ended.connect(self._changed)
        self._retranslate()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._lead)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 10)
        head.setSpacing(8)
        head.addLayout(words, 1)
        head.addWidget(self.show_button)
        head.addWidget(self.undo_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.states, 1)

    # --- being shown ---

    def activate(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        if self.model.rowCount() == 0:
            self.states.setCurrentWidget(self.loading)
        self.model.reload()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _read(self) -> None:
        if self.model.rowCount() == 0:
            self._show_empty()
            self._moved()
            return
        self.states.setCurrentWidget(self.table)
        if self.isVisible() and not self._is_elsewhere():
            self.table.setFocus()
        row = self.model.row_of(self._current) if self._current is not None else 0
        self.table.setCurrentIndex(self.model.index(max(0, row), WHAT))
        self._moved()

    def _is_elsewhere(self) -> bool:
        """Whether the keyboard is on something of the page that it should not be taken from."""
        widget = self.focusWidget()
        return widget in (self.show_button, self.undo_button)

    def _show_empty(self) -> None:
        self.state.say(
            "history", self.tr("Nothing was changed in this file yet"),
            self.tr("Whatever is saved, voided or imported is listed here and can be undone."),
            accent=False,
        )  # fmt: skip
        self.states.setCurrentWidget(self.state)

    def _show_trouble(self) -> None:
        self.state.say(
            "alert-triangle", self.tr("The changes cannot be shown"),
            self.tr("The history of the file could not be read."),
            ((self.tr("Try again"), self.refresh),), accent=False,
        )  # fmt: skip
        self.states.setCurrentWidget(self.state)

    # --- what can be done ---

    def current(self) -> Line | None:
        """The line the keyboard stands on."""
        index = self.table.currentIndex()
        return self.model.line(index.row()) if index.isValid() else None

    def _moved(self) -> None:
        line = self.current()
        self._current = line.listed.change_set if line is not None else None
        self._name_buttons(line)

    def _name_buttons(self, line: Line | None) -> None:
        undone = line is not None and line.listed.undone
        self.undo_button.setText(
            self.tr("Do this again") if undone else self.tr("Undo this change")
        )
        self.undo_button.setIcon(icon("arrow-forward-up" if undone else "arrow-back-up"))
        self.undo_button.setToolTip("Ctrl+Backspace")
        # A line that says that something was undone: the change itself stands further down.
        store = self.context.store
        writable = store is not None and not store.read_only
        own = line is not None and line.listed.kind in FORWARDS
        self.undo_button.setEnabled(own and writable)
        self.show_button.setEnabled(_shown(line) is not None)

    def reverse_current(self) -> None:
        """Take the change of this line back, or do it again."""
        line = self.current()
        if line is None or not self.undo_button.isEnabled() or self._undoing.busy:
            return
        if line.listed.undone:
            self._undoing.redo_step(line.told.step)
        else:
            self._undoing.undo_step(line.told.step)

    def show_record(self) -> None:
        """Open the record of this line; an entry in its case, a photo where it belongs."""
        record = _shown(self.current())
        if record is not None:
            self.context.record_requested.emit(record.type.name, record.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Backspace and control:
            self.reverse_current()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "undo_button"):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Changes of this file"))
        self._lead.setText(
            self.tr(
                "Ctrl+Z undoes the latest, Ctrl+Shift+Z does it again, as far back as the file "
                "goes. What was changed since stays as it is."
            )
        )
        self.show_button.setText(self.tr("Show the record"))
        self.show_button.setToolTip(self.tr("Enter"))
        self.table.setAccessibleName(self.tr("Changes of this file"))
        self.model.retranslate()
        self._name_buttons(self.current())
        if self.states.currentWidget() is self.state and self.model.rowCount() == 0:
            self._show_empty()


def _shown(line: Line | None) -> Record | None:
    """The record of a line that has a page to be shown on."""
    if line is None:
        return None
    record = line.told.owner or line.told.record
    return record if record is not None and record.type.name in RECORD_PAGES else None


class _Table(QTableView):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("records")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setHighlightSections(False)

    def setModel(self, model: object) -> None:
        super().setModel(model)  # type: ignore[arg-type]
        header = self.horizontalHeader()
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
