"""The preview of an import: the user's own sheet, what becomes of each row, what is in doubt."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db import vocabularies
from db.exchange.plan import ImportPlan
from db.showing import Words
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.exchange.cell_bar import CellBar
from desktop_app.exchange.kind_bar import KindBar
from desktop_app.exchange.sheet_model import KIND_NAMES, SheetModel
from desktop_app.exchange.sheet_reading import RowKind, SheetReading, Verdict
from desktop_app.exchange.sheet_view import SheetView
from forms import theme
from forms.icons import icon

_DEFAULT_DATUM: Final = "wgs84"


class Preview(QFrame):
    """Shows an `ImportPlan`.

    replan_requested: another sheet or datum was chosen. apply_requested, left, rejects_requested:
    the buttons.
    """

    replan_requested = Signal()
    apply_requested = Signal()
    rejects_requested = Signal()
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._context = context
        self.plan: ImportPlan | None = None
        # The sheet in sight: of rescue cases a workbook has two, register and timeline.
        self.part: ImportPlan | None = None
        self.model: SheetModel | None = None
        self.chosen_sheet: str | None = None
        self.chosen_datum = _DEFAULT_DATUM
        self._title = QLabel()
        self._title.setObjectName("formTitle")
        self._kind = QLabel()
        theme.set_look(self._kind, "tag")
        self._sheet_label, self._datum_label = QLabel(), QLabel()
        self.sheet, self.datum = QComboBox(), QComboBox()
        self.sheet.activated.connect(self._choose_sheet)
        self.datum.activated.connect(self._choose_datum)
        self.kinds = KindBar()
        self.kinds.chosen.connect(self._show_kind)
        self.table = SheetView()
        self.table.came_to.connect(self._came_to)
        self.kinds.next_wanted.connect(self._next_problem)
        self.cell = CellBar()
        self.take_doubtful = QCheckBox()
        self.take_doubtful.toggled.connect(lambda _on: self._label_apply())
        self.apply = QPushButton()
        theme.set_look(self.apply, "accent")
        self.rejects, self.back = QPushButton(), QPushButton()
        self.rejects.setIcon(icon("file-spreadsheet"))
        self.apply.clicked.connect(self.apply_requested)
        self.rejects.clicked.connect(self.rejects_requested)
        self.back.clicked.connect(self.left)
        self._lay_out()
        self._retranslate()

    def _lay_out(self) -> None:
        head = QFrame()
        head.setObjectName("formHead")
        rows = QVBoxLayout(head)
        rows.setContentsMargins(14, 9, 14, 8)
        rows.setSpacing(7)
        first = QHBoxLayout()
        first.addWidget(self._title)
        first.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        for widget in (self._sheet_label, self.sheet, self._datum_label, self.datum):
            first.addWidget(widget)
        rows.addLayout(first)
        rows.addWidget(self.kinds)
        foot = QFrame()
        foot.setObjectName("formFoot")
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(14, 9, 14, 9)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.take_doubtful)
        buttons.addWidget(self.rejects)
        buttons.addWidget(self.apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.cell)
        layout.addWidget(foot)

    def forget_choices(self) -> None:
        """Another file: its sheet is found anew and its datum is the usual one."""
        self.chosen_sheet, self.chosen_datum = None, _DEFAULT_DATUM
        self.take_doubtful.setChecked(False)

    def show_plan(self, plan: ImportPlan) -> None:
        self.plan = plan
        self._show_part(plan.parts[0])

    def _words(self) -> Words:
        reference = self._context.reference
        assert reference is not None
        return Words(i18n.show, reference, i18n.language())

    def _show_part(self, part: ImportPlan) -> None:
        """Show the rows of one of the sheets that are taken in together."""
        assert self.plan is not None
        self.part = part
        old, self.model = self.model, SheetModel(SheetReading(part, self._words()), self)
        self.kinds.all.setChecked(True)
        self._retranslate()
        self.table.show_model(self.model)
        if old is not None:
            old.deleteLater()
        several = self.sheet.count() > 1
        self.sheet.setVisible(several)
        self._sheet_label.setVisible(several)
        self.table.go_to_problem()

    def _list_sheets(self, plan: ImportPlan) -> None:
        self.sheet.clear()
        for part in plan.parts:
            name, refused = part.layout.sheet.name, part.counts.refused
            words = (
                self.tr("{sheet} ({count} refused)").format(sheet=name, count=f"{refused:,}")
                if refused and len(plan.parts) > 1 else name
            )  # fmt: skip
            self.sheet.addItem(words, name)
        for name in plan.other_sheets:
            self.sheet.addItem(name, name)
        if self.part is not None:
            self.sheet.setCurrentIndex(self.sheet.findData(self.part.layout.sheet.name))

    # --- moving about ---

    def _show_kind(self, kind: RowKind | None) -> None:
        if self.model is None:
            return
        self.model.show_kinds([] if kind is None else [kind])
        if self.model.rowCount():
            self.table.go_to(0, 0)
            if kind in (RowKind.REFUSED, RowKind.DOUBTFUL):
                self.table.go_to_problem()

    def _next_problem(self) -> None:
        self.table.go_to_problem()
        self.table.setFocus()

    def _came_to(self, row: int, column: int) -> None:
        model = self.model
        if model is None or row < 0 or column < 0 or row >= model.rowCount():
            self.cell.say("", "", "", ())
            return
        look = model.look(row, column)
        number = model.headerData(row, Qt.Orientation.Vertical)
        source = model.reading.columns[column]
        kind = model.kind(row)
        where = f"{source.letter}{number}  {' '.join(source.header.split())}"
        if look.meant:
            where += f":  {look.typed} → {look.meant}"
        where += f"   ·   {i18n.show(KIND_NAMES[kind])}"
        sentence = model.why(row, column)
        shade = {Verdict.REFUSED: "error", Verdict.DOUBTFUL: "doubt"}.get(look.verdict, "")
        if not sentence:
            sentence = model.row_why(row)
            shade = {RowKind.REFUSED: "error", RowKind.DOUBTFUL: "doubt"}.get(kind, "")
        self.cell.say(where, sentence, shade, ())

    def _choose_sheet(self) -> None:
        name = self.sheet.currentData()
        parts = self.plan.parts if self.plan is not None else ()
        part = next((part for part in parts if part.layout.sheet.name == name), None)
        if part is not None and len(parts) > 1:
            self._show_part(part)
            return
        self.chosen_sheet = name
        self.replan_requested.emit()

    def _choose_datum(self) -> None:
        self.chosen_datum = self.datum.currentData()
        self.replan_requested.emit()

    # --- what will be written ---

    def _label_apply(self) -> None:
        if self.plan is None:
            return
        doubtful = self.take_doubtful.isChecked()
        taken = self.plan.accepted_count(doubtful)
        entries = self._entries(doubtful)
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
        counts = getattr(self.plan, "entry_counts", None)
        return None if counts is None else counts.new + (counts.doubtful if doubtful else 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._sheet_label.setText(self.tr("Sheet"))
        self._datum_label.setText(self.tr("Coordinates are in"))
        self.datum.blockSignals(True)
        self.datum.clear()
        for term in vocabularies.DATUM.terms:
            self.datum.addItem(i18n.show(term.label), term.code)
        self.datum.setCurrentIndex(self.datum.findData(self.chosen_datum))
        self.datum.blockSignals(False)
        self.take_doubtful.setText(self.tr("Take doubtful rows too"))
        self.rejects.setText(self.tr("Save refused rows…"))
        self.back.setText(self.tr("Not this file"))
        if self.plan is None or self.model is None:
            return
        assert self.part is not None
        self._list_sheets(self.plan)
        self._title.setText(self.plan.source_name)
        self._kind.setText(i18n.show(self.part.record_type.label_plural))
        along = getattr(self.plan, "entry_counts", None)
        note = ""
        if along is not None and self.part is self.plan:
            note = self.tr("with {entries} timeline entries").format(entries=f"{along.rows:,}")
        self.kinds.show_counts(self.model.reading.counts(), note)
        self.take_doubtful.setVisible(any(part.counts.doubtful for part in self.plan.parts))
        self.rejects.setVisible(any(part.counts.refused for part in self.plan.parts))
        self._label_apply()
        current = self.table.currentIndex()
        self._came_to(current.row(), current.column())
