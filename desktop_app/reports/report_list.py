"""The reports there are: the workbook, the rescue report, forms of the office, examples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.text import Text, translate_noop
from desktop_app import i18n
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.report_forms.kept import KeptForm

EXAMPLES: Final[tuple[tuple[str, Text], ...]] = (
    (
        "wildlife-monthly-report.xlsx",
        translate_noop("Reports", "Monthly wildlife report"),
    ),
    ("rescue-ledger.xlsx", translate_noop("Reports", "Rescue ledger")),
)


@dataclass(frozen=True)
class Choice:
    """A line of the list. what: workbook, rescue, kept or example. name: of a form."""

    what: str
    name: str = ""


WORKBOOK, RESCUE = Choice("workbook"), Choice("rescue")


class ReportList(QFrame):
    """chosen: another line is current."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        self.current: Choice = WORKBOOK
        self._kept: Sequence[KeptForm] = ()
        super().__init__(parent)
        self.setFixedWidth(262)
        self.title = QLabel(self)
        theme.set_look(self.title, "title")
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setIconSize(QSize(17, 17))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda now, _before: self._changed(now))
        self.add = QPushButton(self)
        self.add.setIcon(icon("file-plus"))
        self.take_off = QPushButton(self)
        theme.set_look(self.take_off, "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addWidget(self.add)
        column.addWidget(self.take_off)
        self._retranslate()
        theme.set_look(self, "panel")

    def show_kept(self, forms: Sequence[KeptForm]) -> None:
        """The forms kept with the file."""
        self._kept = forms
        self._fill()

    def choose(self, choice: Choice) -> None:
        """Make a line the current one, where it is there."""
        self.current = choice
        self._fill()

    def label(self, choice: Choice) -> str:
        """What a line is called."""
        if choice.what == "kept":
            return choice.name
        if choice.what == "example":
            return i18n.show(dict(EXAMPLES)[choice.name])
        return {
            "workbook": self.tr("Report of the office"),
            "rescue": self.tr("Report of rescues"),
        }[choice.what]

    def _fill(self) -> None:
        """Write every line anew; the one that is current stays so."""
        wanted = self.current
        self.list.blockSignals(True)
        self.list.clear()
        self._line(WORKBOOK, "chart-bar")
        self._line(RESCUE, "heartbeat")
        self._heading(self.tr("Forms of the office"))
        for form in self._kept:
            self._line(Choice("kept", form.name), "file-spreadsheet")
        if not self._kept:
            self._quiet(self.tr("None yet: add the county's own"))
        self._heading(self.tr("Examples"))
        for name, _label in EXAMPLES:
            self._line(Choice("example", name), "file-text")
        lines = [self.list.item(n) for n in range(self.list.count())]
        found = [item for item in lines if item.data(Qt.ItemDataRole.UserRole) == wanted]
        self.list.setCurrentItem((found or lines)[0])
        self.list.blockSignals(False)
        self._changed(self.list.currentItem())

    def _line(self, choice: Choice, picture: str) -> None:
        item = QListWidgetItem(icon(picture), self.label(choice), self.list)
        item.setData(Qt.ItemDataRole.UserRole, choice)
        item.setToolTip(self.label(choice))
        item.setSizeHint(QSize(0, 32))

    def _heading(self, words: str) -> None:
        item = self._quiet(words)
        item.setSizeHint(QSize(0, 34))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)

    def _quiet(self, words: str) -> QListWidgetItem:
        item = QListWidgetItem(words, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(theme.colour("quiet"))
        item.setSizeHint(QSize(0, 28))
        return item

    def _changed(self, item: QListWidgetItem | None) -> None:
        choice = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if not isinstance(choice, Choice):
            return
        self.take_off.setVisible(choice.what == "kept")
        self.current = choice
        self.chosen.emit(choice)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange and self.list.count():
            self._fill()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Reports"))
        self.list.setAccessibleName(self.tr("Reports"))
        self.add.setText(self.tr("Add a form…"))
        self.add.setToolTip(
            self.tr("An .xlsx of the county with placeholders; it is kept in the records file")
        )
        self.take_off.setText(self.tr("Keep it no longer"))
        self._fill()
