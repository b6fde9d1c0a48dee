"""Charts of rescues: key figures above; years and outcomes; species, causes and places below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.record_types import record_type
from desktop_app import i18n
from desktop_app.charts import rescue_picture, rescue_words, words
from desktop_app.charts.axis import Name
from desktop_app.charts.chart import BarChart
from desktop_app.charts.look import Look
from desktop_app.charts.panel import ChartCard, ElidedLabel
from desktop_app.charts.rescue_cards import KeyFigures
from desktop_app.charts.rescue_legend import Legend
from desktop_app.charts.rescue_picture import Subject
from desktop_app.charts.rescue_rows import RescueRows
from desktop_app.charts.rescue_time import OutcomesChart, ReceivedChart
from desktop_app.charts.skeleton import GAP
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.reference import Reference
    from db.rescue.figures import RescueFigures

_NARROW = 900


class RescuePanel(QWidget):
    """All charts of one count.

    period_chosen: first and last day. species_chosen: ids. causes_chosen, places_chosen: codes.
    save_requested, report_requested: the button was pressed. copied: the picture is on the
    clipboard. tools: what stands over the charts at the right: which cases, and the buttons.
    """

    period_chosen = Signal(object, object)
    species_chosen = Signal(tuple)
    causes_chosen = Signal(tuple)
    places_chosen = Signal(tuple)
    save_requested = Signal()
    report_requested = Signal()
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: RescueFigures | None = None
        self._reference: Reference | None = None
        self._filter_words = ""
        self._file_name = ""
        look = Look()
        self.received, self.outcomes = ReceivedChart(look), OutcomesChart(look)
        self.species, self.causes, self.places = (RescueRows(look) for _ in range(3))
        self.figures = KeyFigures(9, self)
        self.legend = Legend(look, self)
        self._make_tools()
        self.cards = {chart: ChartCard(chart, self) for chart in self.charts}
        card = self.cards[self.outcomes]
        layout = card.layout()
        assert isinstance(layout, QVBoxLayout)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 4)
        row.addWidget(self.legend)
        layout.insertLayout(1, row)
        grid = QGridLayout(self)
        grid.setContentsMargins(GAP + 2, GAP - 2, GAP + 2, GAP + 2)
        grid.setSpacing(GAP)
        grid.addWidget(self.figures, 0, 0, 1, 6)
        for place, chart in enumerate((self.received, self.outcomes)):
            grid.addWidget(self.cards[chart], 1, place * 3, 1, 3)
        for place, rows in enumerate((self.species, self.causes, self.places)):
            grid.addWidget(self.cards[rows], 2, place * 2, 1, 2)
        for column in range(6):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 100)
        grid.setRowStretch(1, 1)
        grid.setRowStretch(2, 1)
        for chart in (self.received, self.outcomes):
            chart.narrowed.connect(self.period_chosen)
        self.species.narrowed.connect(self.species_chosen)
        self.causes.narrowed.connect(self.causes_chosen)
        self.places.narrowed.connect(self.places_chosen)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(self.copy)
        self._retranslate()

    @property
    def charts(self) -> tuple[BarChart, ...]:
        """All charts, in reading order."""
        return (self.received, self.outcomes, self.species, self.causes, self.places)

    def _make_tools(self) -> None:
        self.tools = QWidget(self)
        self.filter = ElidedLabel(self.tools)
        theme.set_look(self.filter, "small")
        self.copy_button = QPushButton(self.tools)
        self.copy_button.setIcon(icon("copy"))
        self.save_button = QPushButton(self.tools)
        self.save_button.setIcon(icon("photo"))
        self.report_button = QPushButton(self.tools)
        self.report_button.setIcon(icon("file-spreadsheet"))
        for button in (self.copy_button, self.save_button, self.report_button):
            button.setIconSize(QSize(16, 16))
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.save_requested)
        self.report_button.clicked.connect(self.report_requested)
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.filter, 1)
        row.addWidget(self.copy_button)
        row.addWidget(self.save_button)
        row.addWidget(self.report_button)

    # --- what is shown ----------------------------------------------------------------------------

    def show_figures(
        self,
        figures: RescueFigures,
        reference: Reference | None,
        *,
        filter_words: str,
        file_name: str = "",
    ) -> None:
        """Show these. filter_words: which cases were counted; file_name: whose."""
        self._figures, self._reference = figures, reference
        self._filter_words, self._file_name = filter_words, file_name
        self._draw()

    def _draw(self) -> None:
        found = self._figures
        if found is None:
            return
        notes = rescue_words.notes(found)
        self.filter.setText(" · ".join(filter(None, (self._filter_words, notes))))
        self.figures.show_figures(rescue_words.key_figures(found))
        self.legend.show_tally(found.total)
        self.received.show_figures(found)
        self.outcomes.show_figures(found)
        for chart, groups, name in self._tables(found):
            chart.show_groups(groups, name)
        for chart, heading in self._headings().items():
            self.cards[chart].heading.setText(heading)
            chart.setAccessibleName(heading)
        self.cards[self.received].note.setText(self.tr("strong colour: released since"))
        for rows in (self.species, self.causes, self.places):
            self.cards[rows].note.setText(self.tr("received, share released"))

    def _tables(self, found: RescueFigures) -> list[tuple[RescueRows, Any, Callable[..., Name]]]:
        reference = self._reference
        return [
            (self.species, found.by_species, lambda key: species_name(reference, key)),
            (self.causes, found.by_cause, cause_name),
            (self.places, found.by_place, lambda key: place_name(reference, key)),
        ]

    def _headings(self) -> dict[BarChart, str]:
        monthly = self.received.unit == "month"
        return {
            self.received: self.tr("Received by month") if monthly else self.tr("Received by year"),
            self.outcomes: (
                self.tr("Outcomes by month") if monthly else self.tr("Outcomes by year")
            ),
            self.species: self.tr("Species"),
            self.causes: self.tr("Causes"),
            self.places: self.tr("Counties"),
        }

    # --- pictures ---------------------------------------------------------------------------------

    def subject(self) -> Subject:
        """What a picture of this panel shows. RuntimeError before `show_figures`."""
        if self._figures is None:
            raise RuntimeError("nothing to draw yet")
        return Subject(
            self.title(),
            self._filter_words,
            self._figures,
            [(self._headings()[chart], groups, name)
             for chart, groups, name in self._tables(self._figures)],
            (self._headings()[self.received], self._headings()[self.outcomes]),
            footer=(
                self.tr("Snowtrack"),
                self._file_name,
                dt.date.today().isoformat(),
                self.tr("strong colour: released since; figures: received, share released"),
                rescue_words.notes(self._figures),
            ),
        )  # fmt: skip

    def title(self) -> str:
        return i18n.show(record_type("rescue").label_plural)

    def picture_name(self) -> str:
        """Words for the name of a picture's file."""
        return f"{self.title()} {self._filter_words}"

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        if self._figures is not None:
            QGuiApplication.clipboard().setImage(rescue_picture.as_image(self.subject()))
            self.copied.emit()

    def drawn_for(self, path: Path) -> QImage | bytes:
        """The picture in the format that the file's ending asks for: .svg, else PNG."""
        if path.suffix.lower() == ".svg":
            return rescue_picture.as_svg(self.subject())
        return rescue_picture.as_image(self.subject())

    # --- Qt ---------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        """In a narrow window the buttons keep their icons."""
        narrow = self.width() < _NARROW
        for button, text in (
            (self.copy_button, self.tr("&Copy")),
            (self.save_button, self.tr("Save &picture…")),
            (self.report_button, self.tr("&Report…")),
        ):
            button.setText("" if narrow else text)
            button.setAccessibleName(text.replace("&", ""))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._fit_buttons()
        self.copy_button.setToolTip(self.tr("Copy as a picture (Ctrl+C)"))
        self.save_button.setToolTip(
            self.tr("PNG for documents and messages, SVG for printing (Ctrl+S)")
        )
        self.report_button.setToolTip(
            self.tr("An Excel workbook: key figures beside the year before, tables, charts, ledger")
        )
        hint = self.tr("Arrow keys move, Enter narrows the filter to the bar")
        for chart in self.charts:
            chart.setWhatsThis(hint)
        self._draw()


def species_name(reference: Reference | None, key: int | None) -> Name:
    """A species with its badge."""
    if key is None:
        return Name(words.no_species(), quiet=True)
    entry = reference.species_by_id(key) if reference is not None else None
    if reference is None or entry is None:
        return Name(words.unknown_species(), quiet=True)
    badge = words.BADGES.get(entry.protection or "")
    return Name(
        reference.species_name(key, i18n.language()), i18n.show(badge) if badge is not None else ""
    )


def cause_name(key: str | None) -> Name:
    vocabulary = record_type("rescue").field("cause").vocabulary
    term = vocabulary.term(key) if vocabulary is not None and key is not None else None
    if term is None:
        return Name(rescue_words.no_cause(), quiet=True)
    return Name(i18n.show(term.label), quiet=key == "unknown")


def place_name(reference: Reference | None, key: str | None) -> Name:
    if key is None or reference is None:
        return Name(rescue_words.no_place(), quiet=True)
    return Name(reference.place_name(key, i18n.language()))
