"""Gives the second view what belongs to its own box: marks of records, shapes of layers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.map.layers.control import LayersControl
from desktop_app.map.record_layer import RecordLayer
from forms import theme

if TYPE_CHECKING:
    from desktop_app.map.view import MapView
    from desktop_app.pages.map_page import MapPage


class PrintFeed(QObject):
    """A `Feed` for the photographer: what the page shows, asked anew for another view."""

    def __init__(self, page: MapPage) -> None:
        super().__init__(page)
        self._page = page
        self._layers: LayersControl | None = None
        self._records: RecordLayer | None = None
        self._waiting: set[str] = set()
        self._done: Callable[[], None] | None = None

    def __call__(self, view: MapView, done: Callable[[], None]) -> None:
        self._done, self._waiting = done, {"marks", "shapes"}
        layers = self._layers
        if layers is None or layers.map is not view:
            layers = self._layers = LayersControl(self._page.context, view)
            layers.answered.connect(lambda: self._came("shapes"))
            view.destroyed.connect(self._forget)
        layers.layers, layers.hidden = list(self._page.layers.layers), self._page.layers.hidden
        layers.tell()
        layers.ask()
        self._ask_records(view)

    def _ask_records(self, view: MapView) -> None:
        shown, records = self._page.records, self._records
        if records is None or records.parent() is not view:
            records = self._records = RecordLayer(self._page.context, view, view)
            records.palette = theme.LIGHT
            records.answered.connect(lambda _answer: self._came("marks"))
        records.display, records.hidden = shown.display, shown.hidden
        records.span = shown.span
        records.ask()

    def _came(self, what: str) -> None:
        self._waiting.discard(what)
        if not self._waiting and self._done is not None:
            done, self._done = self._done, None
            done()

    def _forget(self) -> None:
        self._layers = self._records = None
