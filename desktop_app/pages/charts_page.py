"""Hosts the charts; they are drawn by `desktop_app.charts` and counted in `db`."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QWidget

from db.record_types import record_type
from desktop_app.context import Context
from desktop_app.pages.page import Page
from desktop_app.pages.state_view import StateView


class ChartsPage(Page):
    """The charts view, or in words why it cannot be shown."""

    parts = ("dates", "species", "places", "statuses", "text")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.record_type = record_type("sighting")
        self.view: QWidget | None = None
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.trouble = StateView()
        self._stack.addWidget(self.trouble)
        self._load()

    def _load(self) -> None:
        try:
            from desktop_app.charts.view import ChartsView
        except ImportError as error:
            self.trouble.say(
                "chart-bar", self.tr("The charts cannot be shown"),
                self.tr("A part of the program is missing: {name}. Records, table and map work "
                        "as always.").format(name=error.name or "pyqtgraph"),
                ((self.tr("Try again"), self._load),), accent=False)  # fmt: skip
            return
        view = ChartsView(self.context)
        counted = getattr(view, "counted", None)
        if counted is not None:
            counted.connect(self.counted)
        self.view = view
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)

    def activate(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        refresh = getattr(self.view, "refresh", None)
        if refresh is not None:
            refresh()
