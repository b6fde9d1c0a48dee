"""The charts page's content: figures and switches above, one chart beside the other below."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.charts import picture, words
from desktop_app.charts.chart import BarChart
from desktop_app.charts.look import Look
from desktop_app.charts.period_chart import PeriodChart
from desktop_app.charts.picture import Subject
from desktop_app.charts.skeleton import GAP, HEAD, SHARES
from desktop_app.charts.species_chart import SpeciesChart
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.reference import Reference
    from db.summaries import Overview


_NARROW = 860


class Figure(QWidget):
    """A number and below it what it counts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = QLabel(self)
        self.what = QLabel(self)
        theme.set_look(self.number, "large")
        theme.set_look(self.what, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        for label in (self.number, self.what):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            column.addWidget(label)
        column.addStretch(1)

    def say(self, number: str, what: str) -> None:
        self.number.setFont(theme.with_tabular_figures(self.number.font()))
        self.number.setText(number)
        self.what.setText(what)
        self.setAccessibleName(f"{number} {what}")


class ChartCard(QFrame):
    """A chart under its heading; at the right of the heading a word on what is left out."""

    def __init__(self, chart: BarChart, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_look(self, "card")
        self.chart = chart
        self.heading = QLabel(self)
        theme.set_look(self.heading, "title")
        self.note = QLabel(self)
        theme.set_look(self.note, "small")
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 16, 6)
        row.addWidget(self.heading)
        row.addStretch(1)
        row.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 10)
        column.setSpacing(0)
        column.addLayout(row)
        inner = QHBoxLayout()
        inner.setContentsMargins(14, 0, 14, 0)
        inner.addWidget(chart)
        column.addLayout(inner, 1)


class ChartPanel(QWidget):
    """Both charts of one overview.

    period_chosen: first and last day. species_chosen: ids. save_requested: the button was pressed.
    copied: the picture is on the clipboard.
    """

    period_chosen = Signal(object, object)
    species_chosen = Signal(tuple)
    save_requested = Signal()
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview: Overview | None = None
        self._reference: Reference | None = None
        self._title = ""
        self._filter_words = ""
        self._file_name = ""
        look = Look()
        self.periods = PeriodChart(look)
        self.species = SpeciesChart(look)
        self._make_head()
        self.period_card = ChartCard(self.periods, self)
        self.species_card = ChartCard(self.species, self)
        grid = QGridLayout(self)
        grid.setContentsMargins(GAP + 2, GAP + 2, GAP + 2, GAP + 2)
        grid.setSpacing(GAP)
        grid.addWidget(self.head, 0, 0, 1, 2)
        for column, card in enumerate((self.period_card, self.species_card)):
            grid.addWidget(card, 1, column)
            grid.setColumnStretch(column, SHARES[column])
        grid.setRowStretch(1, 1)
        self.periods.narrowed.connect(self.period_chosen)
        self.periods.unit_changed.connect(self._name_charts)
        self.species.narrowed.connect(self.species_chosen)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(self.copy)
        self._retranslate()

    def _make_head(self) -> None:
        self.head = QFrame(self)
        theme.set_look(self.head, "card")
        self.head.setFixedHeight(HEAD)
        self.title = QLabel(self.head)
        theme.set_look(self.title, "title")
        self.filter = ElidedLabel(self.head)
        theme.set_look(self.filter, "small")
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addStretch(1)
        names.addWidget(self.title)
        names.addWidget(self.filter)
        names.addStretch(1)
        self.figures = [Figure(self.head) for _ in range(3)]
        self.by_records = QPushButton(self.head)
        self.by_animals = QPushButton(self.head)
        self._measure = QButtonGroup(self)
        for button in (self.by_records, self.by_animals):
            theme.set_look(button, "chip")
            button.setCheckable(True)
            self._measure.addButton(button)
        self.by_records.setChecked(True)
        self._measure.buttonToggled.connect(self._measure_changed)
        self.copy_button = QPushButton(self.head)
        self.copy_button.setIcon(icon("copy"))
        self.save_button = QPushButton(self.head)
        self.save_button.setIcon(icon("photo"))
        for button in (self.copy_button, self.save_button):
            button.setIconSize(QSize(16, 16))
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.save_requested)
        row = QHBoxLayout(self.head)
        row.setContentsMargins(16, 0, 14, 0)
        row.setSpacing(8)
        row.addLayout(names, 1)
        for figure in self.figures:
            row.addWidget(figure)
            row.addSpacing(14)
        row.addSpacing(8)
        row.addWidget(self.by_records)
        row.addWidget(self.by_animals)
        row.addSpacing(10)
        row.addWidget(self.copy_button)
        row.addWidget(self.save_button)

    # --- what is shown ----------------------------------------------------------------------------

    def show_overview(
        self,
        overview: Overview,
        reference: Reference | None,
        *,
        title: str,
        filter_words: str,
        file_name: str = "",
    ) -> None:
        """Show these counts. title: of what; filter_words: which of them; file_name: whose."""
        self._overview, self._reference = overview, reference
        self._title, self._filter_words, self._file_name = title, filter_words, file_name
        self.title.setText(title)
        self.filter.setText(filter_words)
        for figure, (number, what) in zip(self.figures, words.totals(overview), strict=True):
            figure.say(number, what)
        self._draw()

    @property
    def animals(self) -> bool:
        """Whether animals are counted instead of records."""
        return self.by_animals.isChecked()

    def _measure_changed(self, _button: QPushButton, on: bool) -> None:
        if on:
            self._draw()

    def _draw(self) -> None:
        if self._overview is None:
            return
        self.periods.show_counts(self._overview.periods, animals=self.animals)
        self.species.show_counts(self._overview.species, self._reference, animals=self.animals)
        self._name_charts()

    def _name_charts(self) -> None:
        overview = self._overview
        if overview is None:
            return
        self.period_card.heading.setText(words.heading(self.periods.unit, animals=self.animals))
        self.species_card.heading.setText(words.heading("species", animals=self.animals))
        self.period_card.note.setText(
            self.tr("Without a date: {records}").format(records=words.records(overview.undated))
            if overview.undated
            else ""
        )
        # An animal chart silently leaves out what nobody counted; better said.
        self.species_card.note.setText(
            self.tr("Without a number: {records}").format(
                records=words.records(overview.unnumbered)
            )
            if overview.unnumbered and self.animals
            else ""
        )
        self.periods.setAccessibleName(self.period_card.heading.text())
        self.species.setAccessibleName(self.species_card.heading.text())

    # --- pictures ---------------------------------------------------------------------------------

    def subject(self) -> Subject:
        """What a picture of this panel shows. RuntimeError before `show_overview`."""
        if self._overview is None:
            raise RuntimeError("nothing to draw yet")
        return Subject(
            self._title,
            self._filter_words,
            self._overview,
            self._reference,
            self.animals,
            footer=(
                self.tr("Snowtrack"),
                self._file_name,
                dt.date.today().isoformat(),
                self.period_card.note.text(),
                self.species_card.note.text(),
            ),
        )

    def picture_name(self) -> str:
        """Words for the name of a picture's file."""
        return f"{self._title} {self._filter_words}"

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        if self._overview is not None:
            QGuiApplication.clipboard().setImage(picture.as_image(self.subject()))
            self.copied.emit()

    def drawn_for(self, path: Path) -> QImage | bytes:
        """The picture in the format that the file's ending asks for: .svg, else PNG."""
        if path.suffix.lower() == ".svg":
            return picture.as_svg(self.subject())
        return picture.as_image(self.subject())

    # --- Qt ---------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        """In a narrow window the buttons keep their icons, the title keeps its place."""
        narrow = self.width() < _NARROW
        for button, text in (
            (self.copy_button, self.tr("&Copy")),
            (self.save_button, self.tr("Save &picture…")),
        ):
            button.setText("" if narrow else text)
            button.setAccessibleName(text.replace("&", ""))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.by_records.setText(self.tr("Records"))
        self.by_animals.setText(self.tr("Animals"))
        self.by_records.setToolTip(self.tr("Columns and bars count records"))
        self.by_animals.setToolTip(self.tr("Columns and bars add up the numbers of animals"))
        self._fit_buttons()
        self.copy_button.setToolTip(self.tr("Copy as a picture (Ctrl+C)"))
        self.save_button.setToolTip(
            self.tr("PNG for documents and messages, SVG for printing (Ctrl+S)")
        )
        hint = self.tr("Arrow keys move, Enter narrows the filter to the bar")
        for chart in (self.periods, self.species):
            chart.setWhatsThis(hint)
        if self._overview is not None:
            for figure, (number, what) in zip(
                self.figures, words.totals(self._overview), strict=True
            ):
                figure.say(number, what)
            self._draw()


class ElidedLabel(QLabel):
    """One line that gives way; the whole text is in its tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setMinimumWidth(60)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        self._whole = text
        self._elide()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(width, super().sizeHint().height())

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, self.width()
        )
        super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
        self.setAccessibleName(self._whole)
