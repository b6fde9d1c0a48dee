"""The filter bar: a chip for each part, taken away with its cross; the page's buttons beside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.filters.chip import Chip
from desktop_app.filters.dates import PRESETS, preset_range
from desktop_app.filters.model import PARTS
from desktop_app.filters.words import by_layer, code_names, filterable, zone_names
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.area import Area
    from db.fields import FieldSpec, Term
    from db.record_types import RecordType
    from db.reference import Reference
    from desktop_app.filters.popup import Popup

_SHORT_LIST: Final = 12  # more terms than this are searched, not read through
# Pixels for the words of a chip, tried in turn: with the count beside them, then without it.
_LIMITS: Final = (320, 160, 121, 120, 90, 70, 50)
_READABLE: Final = 121


class FilterBar(QFrame):
    """Shows and changes `context.filter`. `buttons` is the layout at the right, for the page's.

    The parts every page has come first; behind them the fields of the page's records, as far as
    there is room, and the others behind "Filter".
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self.setFixedHeight(46)
        # Chips that find no room are put behind "Filter": they must not widen the window.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._context = context
        self._parts: tuple[str, ...] = PARTS
        self._type: RecordType | None = None
        self._behind: list[str] = []  # fields that stand behind "Filter" now
        self._fitted: tuple[object, ...] = ()
        layout = self._layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 14, 0)
        layout.setSpacing(8)
        self.chips: dict[str, Chip] = {}
        for part in (*PARTS, "voided"):
            self._add_chip(part)
        self.more = QPushButton(self)
        self.more.setIcon(icon("plus", "quiet"))
        self.more.setIconSize(QSize(12, 12))
        theme.set_look(self.more, "quiet")
        self.more.clicked.connect(self._offer_fields)
        layout.addWidget(self.more)
        self._menu = QMenu(self.more)
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
        context.zones_changed.connect(self.refresh)
        self.refresh()

    def _add_chip(self, part: str) -> Chip:
        chip = Chip(self)
        chip.opened.connect(lambda: self.open_picker(part))
        chip.removed.connect(lambda: self._remove(part))
        if part in PARTS or part == "voided":
            self._layout.addWidget(chip)
        else:  # before the text, so that Tab goes as the eye does
            text = self.chips["text"]
            self._layout.insertWidget(self._layout.indexOf(text), chip)
            before = [name for name in self.chips if name not in ("text", "voided")][-1]
            QWidget.setTabOrder(self.chips[before].cross, chip.button)
            QWidget.setTabOrder(chip.button, chip.cross)
        self.chips[part] = chip
        return chip

    def show_parts(self, parts: Sequence[str], record_type: RecordType | None = None) -> None:
        """Offer only the parts that the page's records have; the type's own fields by name."""
        self._parts, self._type = tuple(parts), record_type
        if "area" in parts:  # records with a position lie in zones too
            at = parts.index("places") + 1 if "places" in parts else len(parts)
            self._parts = (*parts[:at], "zones", *parts[at:])
        for part in self._offered():
            if part not in self.chips:
                self._add_chip(part).hide()
        self.refresh()

    def open_picker(self, part: str) -> Popup | None:
        """Open the panel of a part under its chip."""
        reference = self._context.reference
        if reference is None:
            return None
        # Imported at the first click: the first picture needs none of them.
        from desktop_app.filters import pickers

        chip, model = self.chips[part], self._context.filter
        opener = chip if chip.isVisible() else self.more
        now = model.current
        popup: Popup
        if part == "dates":
            dates = pickers.DatePicker(opener, now.since, now.until, dt.date.today())
            dates.picked.connect(lambda since, until: model.set(since=since, until=until))
            popup = dates
        elif part == "species":
            species = pickers.species_picker(
                opener, reference, now.species, self.tr("Name, Latin or pinyin, e.g. xb")
            )
            species.picked.connect(lambda ids: model.set(species=ids))
            popup = species
        elif part == "places":
            places = pickers.place_picker(
                opener, reference, now.places, self.tr("County, township or village")
            )
            places.picked.connect(lambda codes: model.set(places=codes))
            popup = places
        elif part == "zones":
            from desktop_app.filters.zones import zone_picker

            zones = zone_picker(opener, self._context.zones, now, self._type)
            zones.picked.connect(lambda keys: model.set(zones=by_layer(keys)))
            popup = zones
        elif part in ("statuses", "voided"):
            status = pickers.StatusPicker(opener, self._statuses(), now.statuses, now.voided)
            status.picked.connect(self._take_statuses)
            status.voided_picked.connect(lambda on: model.set(voided=on))
            popup = status
        elif part == "area" and now.area is not None:
            popup = self._area_picker(opener, now.area)
        elif self._type is not None and part in self._type.by_name:
            popup = self._field_picker(self._type.field(part), opener, reference)
        else:
            return None
        popup.open()
        return popup

    def _area_picker(self, opener: QWidget, area: Area) -> Popup:
        from desktop_app.filters.area import AreaPicker

        picker = AreaPicker(opener, area)
        picker.show_requested.connect(lambda: self._context.show_area(area))
        picker.removed.connect(lambda: self._remove("area"))
        return picker

    def _field_picker(self, spec: FieldSpec, opener: QWidget, reference: Reference) -> Popup:
        from db.fields import Kind
        from desktop_app.filters import pickers

        model = self._context.filter
        chosen = model.current.codes(spec.name)
        terms = spec.vocabulary.terms if spec.vocabulary is not None else ()
        picker: pickers.SearchPicker | pickers.TermPicker
        if spec.kind is Kind.PLACE:
            picker = pickers.place_picker(
                opener, reference, chosen, self.tr("County, township or village")
            )
        elif len(terms) > _SHORT_LIST:
            picker = pickers.term_picker(opener, terms, chosen, i18n.show(spec.label))
        else:
            picker = pickers.TermPicker(opener, terms, chosen)
        picker.picked.connect(
            lambda codes: model.replace(model.current.with_codes(spec.name, codes))
        )
        return picker

    def _statuses(self) -> tuple[Term, ...]:
        """The statuses that the page's records may have."""
        spec = self._type.by_name.get("status") if self._type is not None else None
        return spec.vocabulary.terms if spec is not None and spec.vocabulary is not None else ()

    def _take_statuses(self, codes: tuple[str, ...]) -> None:
        """What other pages' records may have stays wanted there."""
        own = {term.code for term in self._statuses()}
        others = tuple(code for code in self._context.filter.current.statuses if code not in own)
        self._context.filter.set(statuses=others + codes)

    def _offer_fields(self) -> None:
        """The fields that have no chip, to choose one from."""
        if self._type is None:
            return
        self._menu.clear()
        for name in self._behind:
            action = self._menu.addAction(i18n.show(self._type.field(name).label))
            action.triggered.connect(lambda _on=False, name=name: self._open_field(name))
        self._menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))
        self._menu.setActiveAction(self._menu.actions()[0])

    def _open_field(self, name: str) -> None:
        """In a turn of its own: the closing menu would take the keyboard from the picker."""
        QTimer.singleShot(0, self, lambda: self.open_picker(name))

    def focus_first(self) -> None:
        """Put the keyboard on the first chip."""
        for part in self._parts:
            if self.chips[part].isVisible():
                self.chips[part].button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _remove(self, part: str) -> None:
        if part == "voided":
            self._context.filter.set(voided=False)
        elif part == "statuses":
            self._take_statuses(())
        else:
            self._context.filter.remove(part)
        chip = self.chips[part]
        (chip.button if chip.isVisible() else self.more).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Write every chip anew."""
        is_open = self._context.store is not None
        active = self._active()
        for part in self._offered():
            on = part in active
            words = self._words(part, on)
            self.chips[part].setEnabled(is_open)
            self.chips[part].show_part(words, active=on, short=self._short(part, on))
            self.chips[part].cross.setAccessibleName(
                self.tr("Take away: {what}").format(what=words)
            )
        voided = is_open and self._context.filter.current.voided
        self.chips["voided"].setVisible(voided)
        self.chips["voided"].show_part(self.tr("Voided records"), active=voided)
        self.more.setText(self.tr("Filter"))
        self.more.setAccessibleName(self.tr("Filter by another field"))
        self.more.setToolTip(self.tr("Filter by another field"))
        self.clear_all.setText(self.tr("Clear all"))
        self.clear_all.setVisible(sum(part in self._parts for part in active) > 1)
        self._fitted = ()
        self._fit()

    def _active(self) -> list[str]:
        """What narrows the records of this page."""
        if self._context.store is None:
            return []
        return self._context.filter.active(self._type)

    def _offered(self) -> list[str]:
        """Every part and field there may be a chip for, in the order of the chips."""
        fields = [spec.name for spec in filterable(self._type)] if self._type is not None else []
        named = [name for name in self._parts if name in fields]
        return [*PARTS[:-1], *named, *(name for name in fields if name not in named), PARTS[-1]]

    # --- room ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Show the chips there is room for; what narrows is always there, shortened if need be."""
        active, offered = self._active(), self._offered()
        others = sum(
            widget.sizeHint().width() + 8
            for widget in (self.chips["voided"], self.clear_all)
            if not widget.isHidden()
        )
        room = self.width() - 28 - others - self.count.sizeHint().width() - 8
        room -= self.buttons.sizeHint().width() + 8
        # Text is typed in the header and an area drawn on the map: their chips are there only while
        # they narrow; that of zones once the office has some.
        absent = ("area", "text") if self._context.zones else ("area", "text", "zones")
        state = (room, tuple(active), tuple(offered), self._parts, self._type, absent)
        if state == self._fitted:
            return
        self._fitted = state
        must = [
            part
            for part in offered
            if (part in self._parts or part not in PARTS)
            and (part in active or (part in PARTS and part not in absent))
        ]
        may = [part for part in offered if part in self._parts and part not in (*PARTS, *must)]
        fields = [part for part in offered if part not in PARTS and part not in must]
        counted = self.count.sizeHint().width() + 8
        for limit in _LIMITS:
            # The count gives way before the words of a chip say too little.
            spare = 0 if limit >= _READABLE else counted
            for part in must:
                self.chips[part].set_limit(limit)
            taken = sum(self.chips[part].sizeHint().width() + 8 for part in must)
            more = self.more.sizeHint().width() + 8 if fields else 0
            if taken + more <= room + spare:
                break
        shown = list(must)
        for part in may:
            width = self.chips[part].sizeHint().width() + 8
            if taken + width + more > room:
                break
            taken += width
            shown.append(part)
        for part, chip in self.chips.items():
            if part != "voided":
                chip.setVisible(part in shown)
        self._behind = [part for part in fields if part not in shown]
        self.more.setVisible(bool(self._behind))
        # In the tightest case the count gives way: buttons are never cut.
        more = self.more.sizeHint().width() + 8 if self._behind else 0
        self.count.setVisible(taken + more <= room)

    # --- words ---

    def _words(self, part: str, on: bool) -> str:
        labels = {
            "dates": self.tr("Dates"),
            "species": self.tr("Species"),
            "places": self.tr("Place"),
            "zones": self.tr("Zone"),
            "statuses": self.tr("Status"),
            "area": self.tr("Area"),
            "text": self.tr("Text"),
        }
        if part not in labels and self._type is not None:
            labels[part] = i18n.show(self._type.field(part).label)
        if not on:
            return labels[part]
        now = self._context.filter.current
        if part == "dates":
            return self._date_words(now.since, now.until)
        if part == "text":
            return "“" + (now.text if len(now.text) <= 16 else now.text[:15] + "…") + "”"
        return self.tr("{part}: {what}").format(part=labels[part], what=self._listed(part))

    def _short(self, part: str, on: bool) -> str:
        """What an active chip cannot do without."""
        return self._listed(part) if on and part not in ("dates", "text") else ""

    def _listed(self, part: str) -> str:
        names = self._names(part)
        more = f" +{len(names) - 2}" if len(names) > 2 else ""
        return self.tr(", ").join(names[:2]) + more

    def _names(self, part: str) -> list[str]:
        now, reference = self._context.filter.current, self._context.reference
        language = i18n.language()
        if part == "area" and now.area is not None:
            from desktop_app.filters.area import area_words

            return [area_words(now.area)]
        if part == "zones":
            return zone_names(self._context.zones, now)
        if part == "statuses":
            return [i18n.show(t.label) for t in self._statuses() if t.code in now.statuses]
        if reference is None:
            return []
        if part == "species":
            return [reference.species_name(id, language) for id in now.species]
        if part == "places":
            return [reference.place_name(code, language) for code in now.places]
        if self._type is None:
            return []
        return code_names(self._type.field(part), now.codes(part), reference)

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
