"""The panels that set one part of the filter: dates, species, places, status, text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from db.fields import Term
from desktop_app import i18n
from desktop_app.filters.dates import PRESETS, preset_range
from desktop_app.filters.popup import Popup
from desktop_app.text_line import TextLine
from forms import theme

if TYPE_CHECKING:
    from db.reference import Reference


class DatePicker(Popup):
    """Presets, and two days of one's own."""

    picked = Signal(object, object)

    def __init__(
        self, opener: QWidget, since: dt.date | None, until: dt.date | None, today: dt.date
    ) -> None:
        super().__init__(opener)
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, (name, label) in enumerate(PRESETS):
            button = QPushButton(i18n.show(label), self)
            button.clicked.connect(
                lambda _on=False, name=name: self._pick(*preset_range(name, today))
            )
            grid.addWidget(button, number // 2, number % 2)
        self.body.addLayout(grid)
        self.since = self._day(since or today.replace(month=1, day=1))
        self.until = self._day(until or today)
        row = QHBoxLayout()
        row.addWidget(self.since)
        row.addWidget(QLabel(self.tr("to"), self))
        row.addWidget(self.until)
        self.body.addLayout(row)
        use = QPushButton(self.tr("Use these days"), self)
        theme.set_look(use, "accent")
        use.clicked.connect(self._pick_own)
        self.body.addWidget(use)

    def _day(self, day: dt.date) -> QDateEdit:
        edit = QDateEdit(QDate(day.year, day.month, day.day), self)
        edit.setDisplayFormat("yyyy-MM-dd")
        edit.setLocale(QLocale(i18n.language()))
        edit.setCalendarPopup(True)
        return edit

    def _pick_own(self) -> None:
        first, last = (
            dt.date(d.year(), d.month(), d.day()) for d in (self.since.date(), self.until.date())
        )
        self._pick(min(first, last), max(first, last))

    def _pick(self, since: dt.date, until: dt.date) -> None:
        self.picked.emit(since, until)
        self.close()


class SearchPicker(Popup):
    """A search field over a list with check boxes; what is ticked stays at the top.

    `search(text)` gives (key, label, hint) in the order to show.
    """

    picked = Signal(tuple)

    def __init__(
        self,
        opener: QWidget,
        chosen: Sequence[object],
        search: Callable[[str], list[tuple[object, str, str]]],
        describe: Callable[[object], tuple[str, str]],
        placeholder: str,
    ) -> None:
        super().__init__(opener)
        self._search = search
        self._describe = describe
        self._chosen: list[object] = list(chosen)
        self._at_press = Qt.CheckState.Unchecked
        self.setFixedWidth(300)
        self.field = TextLine(self)
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(placeholder)
        self.list = QListWidget(self)
        self.list.setFixedHeight(260)
        self.list.setUniformItemSizes(True)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemChanged.connect(self._ticked)
        self.list.itemPressed.connect(self._pressed)
        self.list.itemClicked.connect(self._clicked)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list)
        self._fill("")
        self.setFocusProxy(self.field)

    def open(self) -> None:
        super().open()
        self.field.setFocus()

    def _fill(self, text: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        found = self._search(text.strip())
        keys = [key for key, _label, _hint in found]
        if not text.strip():
            ahead = [(key, *self._describe(key)) for key in self._chosen if key not in keys]
            found = ahead + sorted(found, key=lambda entry: entry[0] not in self._chosen)
        for key, label, hint in found:
            item = QListWidgetItem(f"{label}  {hint}" if hint else label)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(
                Qt.CheckState.Checked if key in self._chosen else Qt.CheckState.Unchecked
            )
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def _ticked(self, item: QListWidgetItem) -> None:
        key = item.data(Qt.ItemDataRole.UserRole)
        on = item.checkState() == Qt.CheckState.Checked
        if on and key not in self._chosen:
            self._chosen.append(key)
        elif not on and key in self._chosen:
            self._chosen.remove(key)
        else:
            return
        self.picked.emit(tuple(self._chosen))

    def _pressed(self, item: QListWidgetItem) -> None:
        self._at_press = item.checkState()

    def _clicked(self, item: QListWidgetItem) -> None:
        # A click on the words ticks too; one on the box has done so already.
        if item.checkState() == self._at_press:
            self._toggle(item)

    @staticmethod
    def _toggle(item: QListWidgetItem) -> None:
        checked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row = self.list.currentRow()
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
                self._toggle(self.list.item(row))
                self.field.selectAll()
                return True
        return super().eventFilter(watched, event)


def species_picker(
    opener: QWidget, reference: Reference, chosen: Sequence[int], placeholder: str
) -> SearchPicker:
    """Search species by any name or pinyin."""
    language = i18n.language()

    def describe(key: object) -> tuple[str, str]:
        entry = reference.species_by_id(int(str(key)))
        if entry is None:
            return str(key), ""
        return reference.species_name(entry.id, language), entry.scientific_name

    def search(text: str) -> list[tuple[object, str, str]]:
        found = reference.search_species(text, 60) if text else reference.species[:200]
        return [(entry.id, *describe(entry.id)) for entry in found]

    return SearchPicker(opener, chosen, search, describe, placeholder)


def place_picker(
    opener: QWidget, reference: Reference, chosen: Sequence[str], placeholder: str
) -> SearchPicker:
    """Search places by name or pinyin; a township stands for all its villages."""
    language = i18n.language()

    def describe(key: object) -> tuple[str, str]:
        path = reference.place_path(str(key), language)
        return (path[-1], " · ".join(path[:-1])) if path else (str(key), "")

    def search(text: str) -> list[tuple[object, str, str]]:
        if text:
            found = reference.search_places(text, 60)
        else:
            found = [e for e in reference.places if e.level in ("prefecture", "county")]
        return [(entry.code, *describe(entry.code)) for entry in found]

    return SearchPicker(opener, chosen, search, describe, placeholder)


def term_picker(
    opener: QWidget, terms: Sequence[Term], chosen: Sequence[str], placeholder: str
) -> SearchPicker:
    """Search a long list of terms by their words, also by other spellings of them."""
    by_code = {term.code: term for term in terms}

    def describe(key: object) -> tuple[str, str]:
        term = by_code.get(str(key))
        return (i18n.show(term.label) if term is not None else str(key)), ""

    def search(text: str) -> list[tuple[object, str, str]]:
        wanted = text.casefold()
        return [
            (term.code, *describe(term.code))
            for term in terms
            if any(
                wanted in name.casefold()
                for name in (i18n.show(term.label), str(term.label), *term.aliases)
            )
        ]

    return SearchPicker(opener, chosen, search, describe, placeholder)


class TermPicker(Popup):
    """Terms of a short list to tick; the arrow keys go through them."""

    picked = Signal(tuple)

    def __init__(self, opener: QWidget, terms: Sequence[Term], chosen: Sequence[str]) -> None:
        super().__init__(opener)
        self._boxes: dict[str, QCheckBox] = {}
        for term in terms:
            box = QCheckBox(i18n.show(term.label), self)
            box.setChecked(term.code in chosen)
            box.toggled.connect(lambda _on: self._pick())
            self._boxes[term.code] = box
            self.body.addWidget(box)

    def open(self) -> None:
        super().open()
        boxes = self.boxes()
        if boxes:
            boxes[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def boxes(self) -> list[QCheckBox]:
        """What the arrow keys go through."""
        return list(self._boxes.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        boxes = self.boxes()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and boxes:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            at = next((n for n, box in enumerate(boxes) if box.hasFocus()), -1 if step > 0 else 0)
            boxes[(at + step) % len(boxes)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            for box in boxes:
                if box.hasFocus():
                    box.click()
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        self.picked.emit(tuple(c for c, box in self._boxes.items() if box.isChecked()))


class StatusPicker(TermPicker):
    """Statuses to tick, and the records that were set aside."""

    voided_picked = Signal(bool)

    def __init__(
        self, opener: QWidget, terms: Sequence[Term], chosen: Sequence[str], voided: bool
    ) -> None:
        super().__init__(opener, terms, chosen)
        self.voided = QCheckBox(self.tr("Voided records only"), self)
        self.voided.setChecked(voided)
        self.voided.toggled.connect(self.voided_picked)
        self.body.addSpacing(4)
        self.body.addWidget(self.voided)

    def boxes(self) -> list[QCheckBox]:
        return [*super().boxes(), self.voided]
