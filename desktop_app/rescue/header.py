"""The card at the top of a case: which animal this is, where it stands, the four figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from db import rescue_vocabularies as care
from db.showing import Words, show
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.rescue.header_parts import CoverPhoto, EvenLine, Figure
from desktop_app.rescue.reading import ShownCase
from desktop_app.rescue.words import Wording
from desktop_app.tables.badges import badge_of
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.rescue.timeline import Case

_LOOKS: Final = {
    "reported": "tag-doubt",
    "in_transport": "tag-accent",
    "in_care": "tag-accent",
    "released": "tag-good",
    "kept": "tag-good",
    "transferred": "tag",
}
"""Look of the status; what ended badly is said in quiet words, not in red."""
_BETWEEN: Final = 26  # pixels from figure to figure
_BESIDE_WORDS: Final = 104 + 4 * 16  # pixels of the cover and the margins
_WORDS: Final = 240
_NARROW: Final = 860  # where the buttons are pictures only


class CaseHeader(QFrame):
    """Shows a case in three lines and four figures.

    edit_requested, papers_requested, history_requested: its buttons. record_requested: type and
    id of a linked record.
    photos_requested: the cover was clicked. files_dropped: photos to add (list of Path).
    """

    edit_requested = Signal()
    history_requested = Signal()
    papers_requested = Signal()
    record_requested = Signal(str, int)
    photos_requested = Signal()
    files_dropped = Signal(list)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._context = context
        self._shown: ShownCase | None = None
        self._narrow = False
        self.cover = CoverPhoto(self)
        self.cover.clicked.connect(self.photos_requested)
        self.cover.files_dropped.connect(self.files_dropped)
        self.name = QLabel(self)
        theme.set_look(self.name, "large")
        self.status = QLabel(self)
        theme.set_look(self.status, "tag")
        self.protection = QLabel(self)
        theme.set_look(self.protection, "tag-protected")
        self.animal = EvenLine(self)
        self.found = EvenLine(self)
        for text in (self.animal, self.found):
            theme.set_look(text, "quiet")
            text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for label in (self.status, self.protection):
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.sighting = QPushButton(self)
        self.individual = QPushButton(self)
        for link in (self.sighting, self.individual):
            theme.set_look(link, "link")
        self.sighting.clicked.connect(self._go_to_sighting)
        self.individual.clicked.connect(self._go_to_individual)
        self.edit_button = self._button("pencil", self.edit_requested.emit)
        self.papers_button = self._button("printer", self.papers_requested.emit)
        self.history_button = self._button("history", self.history_requested.emit)
        self.days, self.weight, self.way, self.vaccine = (Figure(self) for _ in range(4))
        self._lay_out()
        self._retranslate()

    def _button(self, name: str, call: Callable[[], None]) -> QPushButton:
        button = QPushButton(self)
        theme.set_look(button, "quiet")
        button.setIcon(icon(name))
        button.clicked.connect(lambda _on=False: call())
        return button

    def _lay_out(self) -> None:
        first = self._first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.name)
        first.addWidget(self.status)
        first.addWidget(self.protection)
        first.addStretch(1)
        third = QHBoxLayout()
        third.setSpacing(2)
        third.addWidget(self.found)
        third.addWidget(self.sighting)
        third.addWidget(self.individual)
        third.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch(1)
        words.addLayout(first)
        words.addWidget(self.animal)
        words.addLayout(third)
        words.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        buttons.addStretch(1)
        for button in (self.edit_button, self.papers_button, self.history_button):
            buttons.addWidget(button)
        figures = QHBoxLayout()
        figures.setSpacing(_BETWEEN)
        figures.addStretch(1)
        for figure in (self.days, self.weight, self.way, self.vaccine):
            figures.addWidget(figure, 0, Qt.AlignmentFlag.AlignBottom)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addLayout(buttons)
        right.addStretch(1)
        right.addLayout(figures)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(16)
        row.addWidget(self.cover)
        row.addLayout(words, 1)
        row.addLayout(right)

    # --- what is shown ---

    def show_case(self, shown: ShownCase) -> None:
        self._shown = shown
        case, reference = shown.case, self._context.reference
        if reference is None:
            return
        words = Words(i18n.show, reference, i18n.language())
        values, type = case.record.values, case.record.type
        self._say_animal(case, words)
        status = care.CASE_STATUS.term(case.state.status)
        self.status.clear()  # so that its size is measured anew in the other look
        theme.set_look(self.status, _LOOKS.get(case.state.status, "tag"))
        self.status.setText(i18n.show(status.label) if status is not None else case.state.status)
        badge = badge_of(reference, values.get("species_id"))
        self.protection.setVisible(badge is not None)
        self.protection.setText(i18n.show(badge[1]) if badge is not None else "")
        wording = Wording(words)
        date = wording.day_text(values.get("event_date"), values.get("date_precision"))
        place = " ".join(
            part
            for part in (
                show(type.field("place_code"), values.get("place_code"), words),
                values.get("locality") or "",
            )
            if part
        )
        channel = show(type.field("report_channel"), values.get("report_channel"), words)
        by = values.get("finder_name") or ""
        self.found.setText(
            " · ".join(
                part
                for part in (
                    self.tr("Found {date} {place}").format(date=date, place=place).strip(),
                    self.tr("by {name}").format(name=by) if by else "",
                    self.tr("reported: {channel}").format(channel=channel) if channel else "",
                )
                if part
            )
        )
        self.sighting.setVisible(shown.sighting is not None)
        self.sighting.setText(self.tr("Sighting {id}").format(id=shown.sighting))
        self.individual.setVisible(shown.individual is not None)
        self.individual.setText(self.tr("Same animal"))
        self.individual.setToolTip(self.tr("All sightings and rescues of this animal"))
        self._say_figures(case, wording)

    def _say_animal(self, case: Case, words: Words) -> None:
        values, type = case.record.values, case.record.type
        species_id = values.get("species_id")
        entry = words.reference.species_by_id(species_id) if species_id is not None else None
        species = words.reference.species_name(species_id, words.language) if species_id else ""
        number = values.get("case_number") or ""
        name = values.get("individual_name") or species or number
        self.name.setText(name)
        scientific = entry.scientific_name if entry is not None else ""
        count = values.get("individual_count")
        parts = [
            " ".join(
                part
                for part in (
                    species if name != species else "",
                    (entry.name_bo if entry is not None else "") or "",
                    scientific if scientific != species else "",
                )
                if part
            ),
            self.tr("{count} animals").format(count=count) if count and count > 1 else "",
            show(type.field("age_class"), values.get("age_class"), words),
            show(type.field("sex"), values.get("sex"), words)
            if values.get("sex") not in (None, "unknown")
            else "",
            number if name != number else "",
            values.get("microchip") or "",
            values.get("band") or "",
        ]
        self.animal.setText(" · ".join(part for part in parts if part))

    def _say_figures(self, case: Case, wording: Wording) -> None:
        state = case.state
        days = state.days_in_care(dt.date.today())
        caption = self.tr("in care") if not state.closed else self.tr("was in care")
        self.days.say(self._days_text(days) if days is not None else "", caption)
        kilo, under = "", ""
        if state.latest_weight is not None:
            kilo = self._weight_text(case, -1)
            under = self.tr("latest weight")
            if state.first_weight is not None and len(_weighed(case)) > 1:
                under = self.tr("latest weight · at first {weight}").format(
                    weight=self._weight_text(case, 0, unit=False)
                )
        self.weight.say(kilo, under)
        hours, km = state.transport_hours, state.transport_km
        way = self.tr("{km} km").format(km=f"{km:,.0f}") if km is not None else ""
        if hours is not None:
            self.way.say(
                wording.hours_text(hours),
                self.tr("transport {way}").format(way=way).strip(),
            )
        else:
            self.way.say(way, self.tr("transport"))
        self._say_vaccine(case)
        self._fit_figures()

    def _days_text(self, days: int) -> str:
        return self.tr("1 day") if days == 1 else self.tr("{days} days").format(days=f"{days:,}")

    @staticmethod
    def _weight_text(case: Case, place: int, *, unit: bool = True) -> str:
        """The first or the latest weight, with the sign of a weight that is only about right."""
        values = _weighed(case)[place]
        sign = {"below": "< ", "above": "> ", "about": "≈ "}.get(
            values.get("weight_qualifier") or "", ""
        )
        weight = values["weight"]
        text = f"{weight:.1f}" if weight >= 1 and round(weight, 1) == weight else f"{weight:g}"
        return f"{sign}{text} kg" if unit else f"{sign}{text}"

    def _say_vaccine(self, case: Case) -> None:
        given = [entry.date for entry in case.of_kind("vaccination") if entry.date is not None]
        due, today = case.state.vaccination_due, dt.date.today()
        if due is not None:
            late = due < today
            self.vaccine.say(
                _near_day(due, today),
                self.tr("vaccination overdue") if late else self.tr("next vaccination"),
            )
        elif given:
            self.vaccine.say(_near_day(max(given), today), self.tr("last vaccination"))
        else:
            self.vaccine.say("", "")

    def _fit_figures(self) -> None:
        """Where the window is narrow, what matters least gives way; the timeline says it too."""
        narrow = self.width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._name_buttons()
        words = max(_WORDS, self._first.sizeHint().width())
        room = self.width() - _BESIDE_WORDS - words
        for figure in (self.weight, self.days, self.way, self.vaccine):
            room -= figure.sizeHint().width() + _BETWEEN if figure.value.text() else 0
            figure.setVisible(bool(figure.value.text()) and room >= 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_figures()

    def _go_to_sighting(self) -> None:
        if self._shown is not None and self._shown.sighting is not None:
            self.record_requested.emit("sighting", self._shown.sighting)

    def _go_to_individual(self) -> None:
        if self._shown is not None and self._shown.individual is not None:
            self.record_requested.emit("individual", self._shown.individual)

    # --- words ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "vaccine"):
            self._retranslate()
        super().changeEvent(event)

    def _name_buttons(self) -> None:
        for button, words in (
            (self.edit_button, self.tr("Edit case   F2")),
            (self.papers_button, self.tr("Papers ▾")),
            (self.history_button, self.tr("History")),
        ):
            button.setText("" if self._narrow else words)
            button.setToolTip(words if self._narrow else "")
            button.setAccessibleName(words)

    def _retranslate(self) -> None:
        self._name_buttons()
        self.cover.setText(self.tr("Add photo"))
        self.cover.setAccessibleName(self.tr("Photos of the case"))
        self.cover.setToolTip(self.tr("Click to see the photos; drop files here to add some"))
        if self._shown is not None:
            self.show_case(self._shown)


def _weighed(case: Case) -> list[Mapping[str, Any]]:
    return [
        entry.values
        for entry in case.entries
        if entry.values.get("weight") is not None and entry.date is not None
    ]


def _near_day(day: dt.date, today: dt.date) -> str:
    """07-15; with its year where it is another one."""
    return day.isoformat()[5:] if day.year == today.year else day.isoformat()
