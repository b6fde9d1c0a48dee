"""The filter bar: a chip for each part, taken away with its cross; the page's buttons beside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.filters.dates import PRESETS, preset_range
from desktop_app.filters.model import PARTS
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.fields import Term
    from desktop_app.filters.popup import Popup


class Chip(QFrame):
    """One part of the filter: a button that opens its picker, and a cross while it narrows."""

    opened = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setFixedHeight(28)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.button = QPushButton(self)
        self.button.clicked.connect(self.opened)
        self.cross = QToolButton(self)
        self.cross.setIcon(icon("x", "accent_soft_ink"))
        self.cross.setIconSize(QSize(12, 12))
        self.cross.clicked.connect(self.removed)
        layout.addWidget(self.button)
        layout.addWidget(self.cross)
        self.show_part("", active=False)

    def show_part(self, words: str, *, active: bool) -> None:
        self.button.setText(words)
        self.cross.setVisible(active)
        if self.property("active") != active:
            self.setProperty("active", active)
            for widget in (self, self.button, self.cross):
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.cross.isVisible():
            self.removed.emit()
            return
        super().keyPressEvent(event)


class FilterBar(QFrame):
    """Shows and changes `context.filter`. `buttons` is the layout at the right, for the page's."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self.setFixedHeight(46)
        self._context = context
        self._parts: tuple[str, ...] = PARTS
        self._terms: tuple[Term, ...] = ()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 14, 0)
        layout.setSpacing(8)
        self.chips: dict[str, Chip] = {}
        for part in (*PARTS, "voided"):
            chip = Chip(self)
            chip.opened.connect(lambda part=part: self.open_picker(part))
            chip.removed.connect(lambda part=part: self._remove(part))
            self.chips[part] = chip
            layout.addWidget(chip)
        self.clear_all = QPushButton(self)
        theme.set_look(self.clear_all, "quiet")
        self.clear_all.clicked.connect(context.filter.clear)
        layout.addWidget(self.clear_all)
        layout.addStretch(1)
        self.count = QLabel(self)
        self.count.setObjectName("count")
        layout.addWidget(self.count)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        layout.addLayout(self.buttons)
        context.filter.changed.connect(self.refresh)
        context.reference_changed.connect(self.refresh)
        context.store_changed.connect(self.refresh)
        self.refresh()

    def show_parts(self, parts: Sequence[str], terms: Sequence[Term] = ()) -> None:
        """Offer only the parts that the page's records have."""
        self._parts, self._terms = tuple(parts), tuple(terms)
        self.refresh()

    def open_picker(self, part: str) -> Popup | None:
        """Open the panel of a part under its chip."""
        reference = self._context.reference
        if reference is None:
            return None
        # Imported at the first click: the first picture needs none of them.
        from desktop_app.filters import pickers

        chip, model = self.chips[part], self._context.filter
        now = model.current
        popup: Popup
        if part == "dates":
            dates = pickers.DatePicker(chip, now.since, now.until, dt.date.today())
            dates.picked.connect(lambda since, until: model.set(since=since, until=until))
            popup = dates
        elif part == "species":
            species = pickers.species_picker(
                chip, reference, now.species, self.tr("Name, Latin or pinyin, e.g. xb")
            )
            species.picked.connect(lambda ids: model.set(species=ids))
            popup = species
        elif part == "places":
            places = pickers.place_picker(
                chip, reference, now.places, self.tr("County, township or village")
            )
            places.picked.connect(lambda codes: model.set(places=codes))
            popup = places
        elif part in ("statuses", "voided"):
            status = pickers.StatusPicker(chip, self._terms, now.statuses, now.voided)
            status.picked.connect(lambda codes: model.set(statuses=codes))
            status.voided_picked.connect(lambda on: model.set(voided=on))
            popup = status
        else:
            return None
        popup.open()
        return popup

    def focus_first(self) -> None:
        """Put the keyboard on the first chip."""
        for part in self._parts:
            if self.chips[part].isVisible():
                self.chips[part].button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _remove(self, part: str) -> None:
        if part == "voided":
            self._context.filter.set(voided=False)
        else:
            self._context.filter.remove(part)
        self.chips[part].button.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Write every chip anew."""
        is_open = self._context.store is not None
        active = self._context.filter.active() if is_open else []
        for part in PARTS:
            on = part in active
            # Text is typed in the header, so its chip is there only while it narrows.
            self.chips[part].setVisible(part in self._parts and (part != "text" or on))
            self.chips[part].setEnabled(is_open)
            self.chips[part].show_part(self._words(part, on), active=on)
            self.chips[part].cross.setAccessibleName(
                self.tr("Take away: {what}").format(what=self._words(part, on))
            )
        voided = is_open and self._context.filter.current.voided
        self.chips["voided"].setVisible(voided)
        self.chips["voided"].show_part(self.tr("Voided records"), active=voided)
        self.clear_all.setText(self.tr("Clear all"))
        self.clear_all.setVisible(sum(part in self._parts for part in active) > 1)

    def _words(self, part: str, on: bool) -> str:
        labels = {
            "dates": self.tr("Dates"),
            "species": self.tr("Species"),
            "places": self.tr("Place"),
            "statuses": self.tr("Status"),
            "text": self.tr("Text"),
        }
        if not on:
            return labels[part]
        now = self._context.filter.current
        if part == "dates":
            return self._date_words(now.since, now.until)
        if part == "text":
            return "“" + (now.text if len(now.text) <= 16 else now.text[:15] + "…") + "”"
        names = self._names(part)
        more = f" +{len(names) - 2}" if len(names) > 2 else ""
        listed = self.tr(", ").join(names[:2]) + more
        return self.tr("{part}: {what}").format(part=labels[part], what=listed)

    def _names(self, part: str) -> list[str]:
        now, reference = self._context.filter.current, self._context.reference
        language = i18n.language()
        if part == "statuses":
            return [i18n.show(term.label) for term in self._terms if term.code in now.statuses]
        if reference is None:
            return []
        if part == "species":
            return [reference.species_name(id, language) for id in now.species]
        return [reference.place_name(code, language) for code in now.places]

    def _date_words(self, since: dt.date | None, until: dt.date | None) -> str:
        if since is not None and until is not None:
            if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
                if since.year == until.year:
                    return self.tr("Year {year}").format(year=since.year)
            today = dt.date.today()
            for name, label in PRESETS:
                if preset_range(name, today) == (since, until):
                    return i18n.show(label)
            return self.tr("{since} to {until}").format(since=since, until=until)
        if since is not None:
            return self.tr("from {since}").format(since=since)
        return self.tr("until {until}").format(until=until)
