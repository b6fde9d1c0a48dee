"""What a form asks for: how many placeholders, or each that cannot be understood with its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app import i18n
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.report_forms.check import FormPlan


class FormCard(QFrame):
    """open_requested: show the form in the program for workbooks. renew_requested: another file
    takes its place. placeholders_requested: the list to choose placeholders from."""

    open_requested = Signal()
    renew_requested = Signal()
    placeholders_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_look(self, "card")
        self.plan: FormPlan | None = None
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.table = QTableWidget(0, 3, self)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.setWordWrap(True)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.open = QPushButton(self)
        self.open.setIcon(icon("external-link"))
        self.renew = QPushButton(self)
        self.choose = QPushButton(self)
        self.choose.setIcon(icon("list-check"))
        self.open.clicked.connect(self.open_requested)
        self.renew.clicked.connect(self.renew_requested)
        self.choose.clicked.connect(self.placeholders_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.choose, self.open, self.renew):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.table.hide()
        self._retranslate()

    def wait(self) -> None:
        """The form is being looked through."""
        self.plan = None
        self._show()

    def say_trouble(self, sentence: str) -> None:
        """It cannot be read at all."""
        self.plan = None
        self._show()
        theme.set_look(self.said, "error")
        self.said.setText(sentence)

    def show_plan(self, plan: FormPlan) -> None:
        self.plan = plan
        self._show()

    def _show(self) -> None:
        plan = self.plan
        problems = plan.problems if plan is not None else []
        self.table.setVisible(bool(problems))
        policy = QSizePolicy.Policy.Expanding if problems else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        if plan is None:
            theme.set_look(self.said, "quiet")
            self.said.setText(self.tr("Looking the form through…"))
            return
        if not problems:
            theme.set_look(self.said, "good")
            self.said.setText(
                self.tr("1 placeholder, and it can be filled.")
                if plan.count == 1
                else self.tr("{count} placeholders, all of them can be filled.").format(
                    count=plan.count
                )
            )
            return
        theme.set_look(self.said, "error")
        self.said.setText(
            self.tr("{count} of {all} placeholders cannot be understood. Put them right in the "
                    "form, then choose it again: nothing is filled before.").format(
                count=len(problems), all=max(plan.count, len(problems))
            )
        )  # fmt: skip
        self.table.setRowCount(len(problems))
        for row, problem in enumerate(problems):
            cells = (
                f"{problem.sheet} {problem.cell}".strip(),
                problem.written,
                i18n.show(problem.text),
            )
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self.table.resizeRowsToContents()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.table.setHorizontalHeaderLabels(
            [self.tr("Cell"), self.tr("Written"), self.tr("What to do")]
        )
        self.table.setAccessibleName(self.tr("Placeholders that cannot be understood"))
        self.open.setText(self.tr("Open the form"))
        self.renew.setText(self.tr("Choose it again…"))
        self.choose.setText(self.tr("Placeholders…"))
        self._show()
