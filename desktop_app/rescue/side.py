"""The right column of a case: its weight, its way, and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.context import Context
from desktop_app.rescue.card import Card
from desktop_app.rescue.due_list import DueList
from desktop_app.rescue.route_map import RouteMap
from desktop_app.rescue.weight_chart import WeightChart

if TYPE_CHECKING:
    from db.rescue.timeline import Case

_GAP = 12
_WEIGHT_HEIGHT = 212  # pixels, with its heading
_ROUTE_HEIGHT = 150


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
        self.route = RouteMap()
        self.route.said.connect(lambda _words: self._say_route())
        self.due = DueList()
        self.due.task_chosen.connect(self.task_chosen)
        inside = QWidget()
        inside.setObjectName("ground")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        self.weight_card = Card(self.weight, inside, margins=8, height=_WEIGHT_HEIGHT)
        self._share_heading()
        self.route_card = Card(self.route, inside, height=_ROUTE_HEIGHT)
        self.due_card = Card(self.due, inside, margins=12)
        column.addWidget(self.weight_card, 4)
        column.addWidget(self.route_card, 3)
        column.addWidget(self.due_card, 0)
        self.setWidget(inside)
        self._retranslate()

    def _share_heading(self) -> None:
        """The curve's own line of figures stands beside the card's title: room for the curve."""
        head = self.weight_card.head
        head.removeWidget(self.weight_card.aside)
        self.weight_card.aside.hide()
        place = 1
        for widget, stretch in ((self.weight.latest, 0), (self.weight.when, 2)):
            head.insertWidget(place, widget, stretch)
            place += 1
        head.addWidget(self.weight.change, 3)
        head.addWidget(self.weight.copy_button)
        head.setContentsMargins(14, 5, 10, 5)

    def show_case(self, case: Case) -> None:
        self.weight.show_case(case)
        self.due.show_case(case)
        if self._context.reference is not None:
            self.route.show_case(case, self._context.reference)
            self._say_route()

    def _say_route(self) -> None:
        self.route_card.say(self.tr("Transport route"), self.route.summary)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "due_card"):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.weight_card.say(self.tr("Weight"))
        self.due_card.say(self.tr("To do"))
        self._say_route()
