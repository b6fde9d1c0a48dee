"""The account of a sheet: how many rows of each kind, each a filter; the way to the next fault."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_app import i18n
from desktop_app.exchange.sheet_model import KIND_MARKS, KIND_NAMES
from desktop_app.exchange.sheet_reading import RowKind
from forms import theme
from forms.icons import icon

_ORDER: Final = (
    RowKind.REFUSED,
    RowKind.DOUBTFUL,
    RowKind.DUPLICATE,
    RowKind.NEW,
    RowKind.LEFT_OUT,
    RowKind.NO_RECORD,
)


class KindBar(QFrame):
    """Chips that show one kind of row, or all. chosen: the kind, or None for all rows.

    next_wanted: go to the next cell with something against it.
    """

    chosen = Signal(object)
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[RowKind, int] = {}
        self._note = ""
        self.all = self._chip()
        self.chips: dict[RowKind, QPushButton] = {}
        group = QButtonGroup(self)
        group.addButton(self.all)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.all)
        self.all.clicked.connect(lambda: self.chosen.emit(None))
        for kind in _ORDER:
            chip = self.chips[kind] = self._chip()
            group.addButton(chip)
            chip.clicked.connect(lambda _on=False, kind=kind: self.chosen.emit(kind))
            row.addWidget(chip)
        # Only now: what is checked within a group is where the Tab key comes to.
        self.all.setChecked(True)
        self.note = QLabel()
        self.note.setObjectName("small")
        row.addWidget(self.note)
        row.addStretch(1)
        self.next = QPushButton()
        self.next.setIcon(icon("arrow-down"))
        theme.set_look(self.next, "quiet")
        self.next.clicked.connect(self.next_wanted)
        row.addWidget(self.next)
        self._retranslate()

    def _chip(self) -> QPushButton:
        chip = QPushButton()
        chip.setCheckable(True)
        theme.set_look(chip, "chip")
        return chip

    def show_counts(self, counts: Mapping[RowKind, int], note: str = "") -> None:
        """The numbers of rows; `note` is said beside them."""
        self._counts, self._note = dict(counts), note
        self._retranslate()

    def choose(self, kind: RowKind | None) -> None:
        """As if its chip had been pressed."""
        (self.all if kind is None else self.chips[kind]).click()

    def current(self) -> RowKind | None:
        return next((kind for kind, chip in self.chips.items() if chip.isChecked()), None)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        rows = sum(self._counts.values())
        self.all.setText(self.tr("All {count}").format(count=f"{rows:,}"))
        names = {kind: i18n.show(KIND_NAMES[kind]) for kind in _ORDER}
        names[RowKind.REFUSED] = self.tr("To be fixed")
        for kind, chip in self.chips.items():
            count = self._counts.get(kind, 0)
            chip.setText(f"{KIND_MARKS[kind]} {names[kind]}  {count:,}")
            chip.setVisible(count > 0 or chip.isChecked())
        parts = " + ".join(f"{self._counts.get(kind, 0):,} {names[kind]}" for kind in _ORDER)
        self.all.setToolTip(
            self.tr("{rows} rows in the sheet = {parts}").format(rows=f"{rows:,}", parts=parts)
        )
        self.note.setText(self._note)
        self.note.setVisible(bool(self._note))
        self.next.setText(self.tr("Next problem"))
        self.next.setToolTip(self.tr("F8, or Ctrl+Down in the sheet"))
        faults = self._counts.get(RowKind.REFUSED, 0) + self._counts.get(RowKind.DOUBTFUL, 0)
        self.next.setEnabled(faults > 0)
