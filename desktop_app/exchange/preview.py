"""The preview of an import: the account of all rows, and each row with what becomes of it."""

from __future__ import annotations

from itertools import islice
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db import vocabularies
from db.exchange.plan import ImportPlan, State
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.exchange.plan_delegate import PADDING, PlanDelegate
from desktop_app.exchange.plan_model import FIRST_CELL, ROW, STATE, STATES, WHY, PlanModel
from forms import theme
from forms.icons import icon

_ROW_HEIGHT: Final = 30
_DEFAULT_DATUM: Final = "wgs84"
_WHY_LEAST, _WHY_MOST = 160, 520  # width of the reasons, in pixels
_WHY_MEASURED: Final = 400  # so many reasons are measured; a plan may hold 100,000


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
        self.model: PlanModel | None = None
        self.chosen_sheet: str | None = None
        self.chosen_datum = _DEFAULT_DATUM
        self._title = QLabel()
        self._title.setObjectName("formTitle")
        self._kind = QLabel()
        theme.set_look(self._kind, "tag")
        self.reason = QLabel()
        self.reason.setObjectName("reason")
        self.reason.setWordWrap(True)
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sum = QLabel()
        self._sum.setObjectName("stateText")
        self._sheet_label, self._datum_label = QLabel(), QLabel()
        self.sheet, self.datum = QComboBox(), QComboBox()
        self.sheet.activated.connect(self._choose_sheet)
        self.datum.activated.connect(self._choose_datum)
        self.states: dict[State, QPushButton] = {}
        self.take_doubtful = QCheckBox()
        self.take_doubtful.toggled.connect(lambda _on: self._label_apply())
        self.table = QTableView()
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
        rows.setContentsMargins(14, 10, 14, 10)
        rows.setSpacing(8)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._title)
        first.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        for widget in (self._sheet_label, self.sheet, self._datum_label, self.datum):
            first.addWidget(widget)
        second.addWidget(self._sum)
        for state in State:
            button = QPushButton()
            button.setCheckable(True)
            theme.set_look(button, "chip")
            button.toggled.connect(lambda _on: self._show_states())
            self.states[state] = button
            second.addWidget(button)
        second.addStretch(1)
        second.addWidget(self.take_doubtful)
        rows.addLayout(first)
        rows.addLayout(second)
        self.table.setObjectName("preview")
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setItemDelegate(PlanDelegate(self.table))
        vertical = self.table.verticalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(_ROW_HEIGHT)
        self.table.horizontalHeader().setHighlightSections(False)
        foot = QFrame()
        foot.setObjectName("formFoot")
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(14, 9, 14, 9)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.rejects)
        buttons.addWidget(self.apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.reason)
        layout.addWidget(foot)

    def forget_choices(self) -> None:
        """Another file: its sheet is found anew and its datum is the usual one."""
        self.chosen_sheet, self.chosen_datum = None, _DEFAULT_DATUM
        self.take_doubtful.setChecked(False)

    def show_plan(self, plan: ImportPlan) -> None:
        self.plan = plan
        self._show_part(plan.parts[0])

    def _show_part(self, part: ImportPlan) -> None:
        """Show the rows of one of the sheets that are taken in together."""
        assert self.plan is not None
        self.part = part
        old, self.model = self.model, PlanModel(part, self)
        self.table.setModel(self.model)
        if old is not None:
            old.deleteLater()
        self.table.selectionModel().currentRowChanged.connect(self._show_reason)
        for column, width in ((ROW, 56), (STATE, 116), (WHY, self._why_width())):
            self.table.setColumnWidth(column, width)
        for column in range(FIRST_CELL, self.model.columnCount()):
            self.table.setColumnWidth(column, 120)
        for button in self.states.values():
            button.blockSignals(True)
            button.setChecked(False)
            button.blockSignals(False)
        self._retranslate()
        several = self.sheet.count() > 1
        self.sheet.setVisible(several)
        self._sheet_label.setVisible(several)

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

    def _why_width(self) -> int:
        """As wide as the longest reason, within what leaves the user's own cells in sight."""
        if self.model is None:
            return _WHY_LEAST
        metrics = self.fontMetrics()
        reasons = islice(self.model.reasons(), _WHY_MEASURED)
        widest = max((metrics.horizontalAdvance(why) for why in reasons), default=0)
        return min(max(widest + 2 * PADDING + 2, _WHY_LEAST), _WHY_MOST)

    def _show_reason(self) -> None:
        """The whole reason of the current row, for what its cell had no room for."""
        row = self.table.currentIndex().row()
        self.table.viewport().update()  # the mark of the current row runs through all its cells
        why = self.model.why(row) if self.model is not None and row >= 0 else ""
        self.reason.setText(why)
        self.reason.setVisible(bool(why))

    def _show_states(self) -> None:
        if self.model is not None:
            self.model.show_states({s for s, button in self.states.items() if button.isChecked()})
            if self.model.rowCount():
                self.table.setCurrentIndex(self.model.index(0, WHY))
            self._show_reason()

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
        if self.plan is None:
            return
        assert self.part is not None
        counts = self.part.counts
        self._list_sheets(self.plan)
        self._title.setText(self.plan.source_name)
        self._kind.setText(i18n.show(self.part.record_type.label_plural))
        self._show_reason()
        along = getattr(self.plan, "entry_counts", None)
        self._sum.setText(
            self.tr("{count} rows:").format(count=f"{counts.rows:,}")
            if along is None or self.part is not self.plan
            else self.tr("{count} rows with {entries} timeline entries:").format(
                count=f"{counts.rows:,}", entries=f"{along.rows:,}"))  # fmt: skip
        numbers = {
            State.NEW: counts.new, State.DUPLICATE: counts.duplicate,
            State.DOUBTFUL: counts.doubtful, State.REFUSED: counts.refused,
        }  # fmt: skip
        for state, button in self.states.items():
            button.setText(f"{i18n.show(STATES[state])}  {numbers[state]:,}")
            button.setEnabled(numbers[state] > 0)
        self.take_doubtful.setVisible(any(part.counts.doubtful for part in self.plan.parts))
        self.rejects.setVisible(any(part.counts.refused for part in self.plan.parts))
        self._label_apply()
