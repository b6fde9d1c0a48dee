"""Head and foot of the preview: which file and sheet, undo and redo; what will be written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db import vocabularies
from db.exchange.plan import ImportPlan
from desktop_app import i18n
from desktop_app.exchange.sheet_reading import RowKind, SheetReading
from desktop_app.rescue.elided_label import ElidedLabel
from forms import theme
from forms.icons import icon


class PreviewHead(QFrame):
    """The file and the records it becomes.

    sheet_chosen: name of a sheet. datum_chosen: code of the coordinates' datum.
    """

    sheet_chosen = Signal(str)
    datum_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formHead")
        self._title = ElidedLabel()
        self._title.setObjectName("formTitle")
        self._kind = QLabel()
        theme.set_look(self._kind, "tag")
        self._busy = QLabel()
        self._busy.setObjectName("small")
        self.remembered = QLabel()
        theme.set_look(self.remembered, "tag-accent")
        self.forget = QPushButton()
        theme.set_look(self.forget, "link")
        self._sheet_label = QLabel()
        self.sheet = QComboBox()
        self.sheet.activated.connect(lambda _row: self.sheet_chosen.emit(self.sheet.currentData()))
        self._datum_label = QLabel()
        self.datum = QComboBox()
        for box in (self.sheet, self.datum):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.datum.activated.connect(lambda _row: self.datum_chosen.emit(self.datum.currentData()))
        self.undo, self.redo = QToolButton(), QToolButton()
        for button, name in ((self.undo, "arrow-back-up"), (self.redo, "arrow-forward-up")):
            button.setIcon(icon(name))
            button.setIconSize(QSize(17, 17))
            button.setEnabled(False)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._title)
        first.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self.remembered, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        for widget in (
            self._busy, self._sheet_label, self.sheet, self._datum_label, self.datum, self.undo,
            self.redo,
        ):  # fmt: skip
            first.addWidget(widget)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 8, 14, 8)
        self.body.setSpacing(7)
        self.body.addLayout(first)
        self._plan: tuple[ImportPlan, ImportPlan] | None = None
        self._readings: Sequence[SheetReading] = ()
        self._steps: tuple[str | None, str | None] = (None, None)
        self._retranslate()

    def show_plan(
        self, plan: ImportPlan, part: ImportPlan, readings: Sequence[SheetReading]
    ) -> None:
        """`part`: the sheet in sight, of those that are taken in together."""
        self._plan = plan, part
        self._readings = readings
        self._retranslate()

    def show_busy(self, busy: bool) -> None:
        self._busy.setText(self.tr("Checking…") if busy else "")

    def show_steps(self, undo: str | None, redo: str | None) -> None:
        """What the arrows would take back and do again; None where there is nothing."""
        self._steps = undo, redo
        self.undo.setEnabled(undo is not None)
        self.redo.setEnabled(redo is not None)
        self._say_steps()

    def _say_steps(self) -> None:
        undo, redo = self._steps
        words = self.tr("Take back: {what} (Ctrl+Z)").format(what=undo or "")
        self.undo.setToolTip(words if undo is not None else self.tr("Nothing to take back"))
        self.undo.setAccessibleName(self.undo.toolTip())
        words = self.tr("Do again: {what} (Ctrl+Y)").format(what=redo or "")
        self.redo.setToolTip(words if redo is not None else self.tr("Nothing to do again"))
        self.redo.setAccessibleName(self.redo.toolTip())

    def _list_sheets(self, plan: ImportPlan, part: ImportPlan) -> None:
        self.sheet.clear()
        for reading in self._readings:
            name, counts = reading.plan.layout.sheet.name, reading.counts()
            refused, rows = counts[RowKind.REFUSED], sum(counts.values())
            if refused and len(self._readings) > 1:
                words = self.tr("{sheet} ({count} refused)").format(
                    sheet=name, count=f"{refused:,}"
                )
            else:
                words = self.tr("{sheet} ({count} rows)").format(sheet=name, count=f"{rows:,}")
            self.sheet.addItem(words, name)
        for name in plan.other_sheets:
            self.sheet.addItem(name, name)
        self.sheet.setCurrentIndex(self.sheet.findData(part.layout.sheet.name))
        several = self.sheet.count() > 1
        self.sheet.setVisible(several)
        self._sheet_label.setVisible(several)

    def _list_datums(self, plan: ImportPlan) -> None:
        """The datum can be chosen anew at any time, also when a remembered one was applied."""
        columns = plan.layout.columns
        asked = "verbatim_srs" in plan.record_type.by_name and any(
            column.meaning.field in ("decimal_latitude", "verbatim_coordinates")
            for column in columns
        )
        for widget in (self._datum_label, self.datum):
            widget.setVisible(asked)
        self.datum.clear()
        for term in vocabularies.DATUM.terms:
            self.datum.addItem(i18n.show(term.label), term.code)
        self.datum.setCurrentIndex(self.datum.findData(plan.datum))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._datum_label.setText(self.tr("Coordinates are in"))
        self._sheet_label.setText(self.tr("Sheet"))
        self.forget.setText(self.tr("Forget"))
        self.forget.setToolTip(
            self.tr("Ask again what was answered for the last file of this kind")
        )
        self._say_steps()
        if self._plan is None:
            return
        plan, part = self._plan
        self._title.setText(plan.source_name)
        self._kind.setText(i18n.show(part.record_type.label_plural))
        self._list_sheets(plan, part)
        self._list_datums(plan)
        known = plan.remembered
        for widget in (self.remembered, self.forget):
            widget.setVisible(known is not None)
        if known is not None:
            self.remembered.setText(self.tr("As last time ({day})").format(day=known.when))
            self.remembered.setToolTip(known.source)


class PreviewFoot(QFrame):
    """What will be written, and the ways on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formFoot")
        self._plan: ImportPlan | None = None
        self._counts: list[dict[RowKind, int]] = []
        self.take_doubtful = QCheckBox()
        self.take_doubtful.toggled.connect(lambda _on: self._label_apply())
        self.apply = QPushButton()
        theme.set_look(self.apply, "accent")
        self.rejects, self.back = QPushButton(), QPushButton()
        self.rejects.setIcon(icon("file-spreadsheet"))
        buttons = QHBoxLayout(self)
        buttons.setContentsMargins(14, 8, 14, 8)
        self.stop = QPushButton()
        self._reading = QLabel()
        self._reading.setObjectName("small")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(200)
        self._bar.setTextVisible(False)
        buttons.addWidget(self.back)
        for widget in (self._bar, self._reading, self.stop):
            buttons.addWidget(widget)
            widget.hide()
        buttons.addStretch(1)
        for button in (self.take_doubtful, self.rejects, self.apply):
            buttons.addWidget(button)
        self._retranslate()

    def show_plan(self, plan: ImportPlan, readings: Sequence[SheetReading]) -> None:
        self._plan = plan
        self._counts = [reading.counts() for reading in readings]
        self._retranslate()

    def show_reading(self, done: int | None, total: int) -> None:
        """The file is still read: `done` of `total` rows; None when it has been."""
        reading = done is not None
        for widget in (self._bar, self._reading, self.stop):
            widget.setVisible(reading)
        for button in (self.back, self.apply):
            button.setVisible(not reading)
        if done is None:
            return
        self.take_doubtful.hide()
        self.rejects.hide()
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._reading.setText(
            self.tr("Reading on: {done} of {total} rows").format(
                done=f"{done:,}", total=f"{total:,}")
            if total else self.tr("Reading on…"))  # fmt: skip

    def _label_apply(self) -> None:
        if self._plan is None:
            return
        doubtful = self.take_doubtful.isChecked()
        entries = self._entries(doubtful)
        if entries is not None:
            taken = self._plan.accepted_count(doubtful)
        else:
            taken = sum(
                one[RowKind.NEW] + (one[RowKind.DOUBTFUL] if doubtful else 0)
                for one in self._counts
            )
        if entries is not None:
            self.apply.setText(
                self.tr("Import {cases} cases and {entries} entries").format(
                    cases=f"{taken:,}", entries=f"{entries:,}"))  # fmt: skip
        else:
            self.apply.setText(
                self.tr("Import 1 record") if taken == 1
                else self.tr("Import {count} records").format(count=f"{taken:,}"))  # fmt: skip
        self.apply.setEnabled(taken + (entries or 0) > 0)

    def _entries(self, doubtful: bool) -> int | None:
        """How many timeline entries come along; None where records have no timelines."""
        counts = getattr(self._plan, "entry_counts", None)
        return None if counts is None else counts.new + (counts.doubtful if doubtful else 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.take_doubtful.setText(self.tr("Take doubtful rows too"))
        self.rejects.setText(self.tr("Save refused rows…"))
        self.back.setText(self.tr("Not this file"))
        self.stop.setText(self.tr("Cancel"))
        if self._plan is None:
            return
        self.take_doubtful.setVisible(any(one[RowKind.DOUBTFUL] for one in self._counts))
        self.rejects.setVisible(any(one[RowKind.REFUSED] for one in self._counts))
        self._label_apply()
