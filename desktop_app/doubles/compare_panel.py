"""Two records side by side: which values stay, and the two ways on: merge, or no double."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.doubles.choice_model import BOTH, FIELD, KEPT, OTHER, ChoiceModel
from desktop_app.notice import Notice
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.writing import Record
    from desktop_app.doubles.reading import Compared
    from forms.host import FormHost

_ROW = 30


class ComparePanel(QFrame):
    """merge_requested, apart_requested: the buttons and their keys. opened: a record to show."""

    merge_requested = Signal()
    apart_requested = Signal()
    opened = Signal(int)

    def __init__(self, host: FormHost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "aside")
        self._compared: Compared | None = None
        self.notice = Notice()
        self.model = ChoiceModel(host, self)
        self.table = ChoiceTable(self.model)
        self._said = QLabel()
        self._said.setWordWrap(True)
        theme.set_look(self._said, "small")
        self.swap_button = QPushButton()
        self.swap_button.setIcon(icon("refresh"))
        self.swap_button.clicked.connect(self.swap)
        self.open_buttons = (QPushButton(), QPushButton())
        for number, button in enumerate(self.open_buttons):
            button.setIcon(icon("external-link", "accent"))
            theme.set_look(button, "link")
            button.clicked.connect(lambda _on=False, number=number: self._open(number))
        self.apart_button = QPushButton()
        self.apart_button.setIcon(icon("x"))
        self.apart_button.clicked.connect(self.apart_requested)
        self.merge_button = QPushButton()
        theme.set_look(self.merge_button, "accent")
        self.merge_button.clicked.connect(self.merge_requested)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 8)
        head.setSpacing(8)
        head.addWidget(self._said, 1)
        for button in (*self.open_buttons, self.swap_button):
            head.addWidget(button)
        foot = QFrame()
        theme.set_look(foot, "footer")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.apart_button)
        row.addWidget(self.merge_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(foot)

    # --- what is shown ---

    def show_compared(self, compared: Compared | None) -> None:
        """Two records, the first of which stays; None for nothing to compare."""
        self._compared = compared
        if compared is None:
            self.model.clear()
        else:
            self.model.show_records(*compared.records)
            self.table.fit()
        self.retranslate()

    @property
    def records(self) -> tuple[Record, Record] | None:
        """The record that stays, and the one that goes."""
        return self._compared.records if self._compared is not None else None

    def swap(self) -> None:
        """Keep the other record."""
        if self._compared is None:
            return
        from desktop_app.doubles.reading import Compared

        (one, other), (mine, theirs) = self._compared.records, self._compared.parts
        self.show_compared(Compared((other, one), (theirs, mine)))

    def take_focus(self) -> None:
        """The keyboard goes to the first field, on the value that stays."""
        self.table.setFocus()
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, self.model.picked(0)))

    def set_enabled(self, *, writable: bool) -> None:
        """Whether anything may be written."""
        ready = self._compared is not None and writable
        for button in (self.merge_button, self.apart_button, self.swap_button):
            button.setEnabled(ready)
        for button in self.open_buttons:
            button.setEnabled(self._compared is not None)

    def _open(self, number: int) -> None:
        if self._compared is not None:
            self.opened.emit(self._compared.records[number].id)

    # --- words ---

    def retranslate(self) -> None:
        self.swap_button.setText(self.tr("Keep the other   Alt+K"))
        self.swap_button.setToolTip(self.tr("Let the other record stay"))
        self.swap_button.setShortcut("Alt+K")
        self.apart_button.setText(self.tr("No double   Alt+X"))
        self.apart_button.setShortcut("Alt+X")
        self.apart_button.setToolTip(self.tr("Two events: do not list this pair again"))
        self.merge_button.setText(self.tr("Merge   Ctrl+Enter"))
        self.merge_button.setToolTip(self.tr("One record stays, the other is voided"))
        self.table.setAccessibleName(self.tr("Fields of both records"))
        self.model.retranslate()
        if self._compared is None:
            self._said.setText("")
            return
        for button, record in zip(self.open_buttons, self._compared.records, strict=True):
            button.setText(self.tr("Open {id}").format(id=record.id))
        kept, other = self._compared.records
        words = [
            self.tr("{kept} stays, {other} goes into the trash.").format(
                kept=kept.id, other=other.id
            )
        ]
        photos, entries = self._compared.parts[1]
        if photos:
            words.append(
                self.tr("1 photo goes over.")
                if photos == 1
                else self.tr("{count} photos go over.").format(count=photos)
            )
        if entries:
            words.append(
                self.tr("1 entry of the timeline goes over.")
                if entries == 1
                else self.tr("{count} entries of the timeline go over.").format(count=entries)
            )
        words.append(self.tr("Left and Right choose what stays of a field."))
        self._said.setText(" ".join(words))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "merge_button"):
            self.retranslate()
        super().changeEvent(event)


class ChoiceTable(QTableView):
    """Arrow keys walk; where a field differs, Left and Right choose the value that stays."""

    def __init__(self, model: ChoiceModel) -> None:
        super().__init__()
        self._model = model
        self.setObjectName("records")
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(KEPT, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(OTHER, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(FIELD, 130)
        self.setColumnWidth(BOTH, 92)
        self.clicked.connect(self._clicked)

    def fit(self) -> None:
        """As high as its texts, and "Both" only where there is something to join."""
        joined = any(self._model.index(row, BOTH).data() for row in range(self._model.rowCount()))
        self.setColumnHidden(BOTH, not joined)
        self.resizeRowsToContents()
        for row in range(self._model.rowCount()):
            if self.rowHeight(row) < _ROW:
                self.setRowHeight(row, _ROW)
        self.scrollToTop()

    def _clicked(self, index: QModelIndex) -> None:
        self._model.pick(index.row(), index.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        if index.isValid() and not event.modifiers():
            if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                step = -1 if key == Qt.Key.Key_Left else 1
                column = min(BOTH, max(KEPT, self._model.picked(index.row()) + step))
                self._model.pick(index.row(), column)
                self._stand_on(index.row())
                return
            if key == Qt.Key.Key_Space:
                self._model.pick(index.row(), index.column())
                return
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._stand_on(index.row() + (-1 if key == Qt.Key.Key_Up else 1))
                return
        super().keyPressEvent(event)

    def _stand_on(self, row: int) -> None:
        if 0 <= row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row, self._model.picked(row)))
