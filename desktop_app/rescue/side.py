"""The right column of a case: its weight, its way, and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.context import Context
from desktop_app.rescue.card import Card
from desktop_app.rescue.due_list import DueList
from desktop_app.rescue.weight_chart import WeightChart

if TYPE_CHECKING:
    from db.rescue.timeline import Case

_GAP = 12
_WEIGHT_HEIGHT = 218  # pixels, with its heading


class CaseSide(QScrollArea):
    """Three cards below each other, scrolling where the window is small.

    task_chosen: the `CareTask` of a card. weigh_requested: the first weight is to be typed.
    """

    task_chosen = Signal(object)
    weigh_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.weight = WeightChart(context.tasks)
        self.weight.weigh_requested.connect(self.weigh_requested)
        self.due = DueList()
        self.due.task_chosen.connect(self.task_chosen)
        inside = QWidget()
        inside.setObjectName("ground")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        self.weight_card = Card(self.weight, inside, margins=8)
        self.weight_card.setMinimumHeight(_WEIGHT_HEIGHT)
        self.due_card = Card(self.due, inside, margins=12)
        column.addWidget(self.weight_card, 3)
        column.addWidget(self.due_card, 0)
        self.setWidget(inside)
        self._retranslate()

    def show_case(self, case: Case) -> None:
        self.weight.show_case(case)
        self.due.show_case(case)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "due_card"):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.weight_card.say(self.tr("Weight"), self.tr("kg · milestones and treatments"))
        self.due_card.say(self.tr("To do"))
