"""Where an animal was found and how it travelled, on the shipped relief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app import i18n
from desktop_app.rescue.elided_label import ElidedLabel
from desktop_app.rescue.route import route_of
from desktop_app.rescue.route_view import RouteView
from desktop_app.rescue.route_words import RouteWords
from forms import theme

if TYPE_CHECKING:
    from db.reference import Reference
    from db.rescue.timeline import Case


class RouteMap(QWidget):
    """The route of a case and, below it, what could not be drawn.

    said: the words of `summary` have changed.
    """

    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self._reference: Reference | None = None
        self.map = RouteView(self)
        self.doubts = ElidedLabel(self)
        theme.set_look(self.doubts, "doubt")
        self.doubts.setContentsMargins(8, 3, 8, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.map, 1)
        column.addWidget(self.doubts)
        self.doubts.hide()

    def show_case(self, case: Case, reference: Reference) -> None:
        """Show the route of `case`. Places are found and named by `reference`."""
        self._case, self._reference = case, reference
        self._show()

    @property
    def summary(self) -> str:
        """Recorded elevations along the way for the heading: 4,612 m → 2,261 m; "" without any."""
        return self.map.words.elevations(self.map.route) if self.map.words is not None else ""

    def _show(self) -> None:
        if self._case is None or self._reference is None:
            return
        words = RouteWords(self._reference)
        route = route_of(self._case, self._reference, i18n.language())
        same = self.map.case_id == self._case.record.id
        self.map.case_id = self._case.record.id
        self.map.show_route(route, words, keep_view=same)
        found = words.doubts(route)
        self.doubts.setText(" · ".join(found))
        self.doubts.setToolTip("\n".join(found))
        self.doubts.setVisible(bool(found))
        self.said.emit(self.summary)

    def sizeHint(self) -> QSize:
        return QSize(560, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 110)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)
