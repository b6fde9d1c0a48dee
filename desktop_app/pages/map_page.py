"""The map of the filtered records, and the place where a form's position is picked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from db.record_types import record_type
from desktop_app.context import Context
from desktop_app.map.bar import MapBar
from desktop_app.map.display_room import DisplayRoom
from desktop_app.map.layers.page import offer_layers
from desktop_app.map.record_layer import DRAWN, RecordLayer
from desktop_app.map.side import MapSide
from desktop_app.map.tools.work import MapWork
from desktop_app.map.view import MapView
from desktop_app.notice import Notice
from desktop_app.pages.form_panel import FormPanel
from desktop_app.pages.page import Page
from desktop_app.tiles.mark import offer_pictures

if TYPE_CHECKING:
    from db.changes import Changes
    from db.record_types import RecordType

_FORM_WIDTH = 432


class MapPage(Page):
    """Asks for the records of the visible box only, in a worker; a click opens one beside."""

    parts = ("dates", "species", "places", "statuses", "area", "text")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.record_type: RecordType = record_type("sighting")
        self._stale = True
        self._pick_done: Callable[[float, float], None] | None = None
        self._pick_left: Callable[[], None] | None = None
        self._picked: tuple[float, float] | None = None
        self._form_was_open = False
        self.notice = Notice()
        self.map = MapView()
        self.map.ready.connect(self.notice.hide)
        self.records = RecordLayer(context, self.map, self)
        self.records.counted.connect(self.counted)
        self.bar = MapBar()
        self.side = MapSide()
        self.side.shown.connect(self._side_shown)
        self.bar.pressed.connect(self._bar_pressed)
        self.work = MapWork(self)
        self.below = QVBoxLayout()  # what stands under the map: the slider of time
        self.form: FormPanel | None = None
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("split")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.map)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.bar)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.splitter, 1)
        middle.addWidget(self.side)
        layout.addLayout(middle, 1)
        layout.addLayout(self.below)
        self.display = DisplayRoom(self)
        self.layers = offer_layers(self)
        self.work.menu.layer_name = self.layers.name_of
        self.pictures = offer_pictures(self)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._escape)
        self.map.view_changed.connect(self.records.ask)
        self.map.feature_clicked.connect(self.open_mark)
        self.map.open_requested.connect(self.open_mark)
        self.map.picked.connect(self._place_picked)
        self.map.pick_cancelled.connect(self.end_pick)
        context.area_requested.connect(lambda area: self.map.fit(area.bounds))
        context.filter.changed.connect(self._out_of_date)
        context.changed.connect(self._changed)
        context.reference_changed.connect(self._out_of_date)

    def offer_panel(self, name: str, icon_name: str, make: Callable[[], QWidget]) -> None:
        """Add a panel beside the map, with its button in the bar."""
        self.bar.add(name, icon_name, panel=True)
        self.side.offer(name, make)

    def _bar_pressed(self, name: str, on: bool) -> None:
        if name in self.side.offered:
            self.side.open(name if on else "")

    def _side_shown(self, name: str) -> None:
        for each in self.side.offered:
            self.bar.show_pressed(each, each == name)

    def activate(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        self._stale = False
        self.records.ask()

    def _changed(self, changes: Changes) -> None:
        if changes.record_type in DRAWN:
            self._out_of_date()

    def _out_of_date(self) -> None:
        if self.isVisible():
            self.records.ask()
        else:
            self._stale = True

    def print_page(self, opener: QWidget, notice: Notice) -> None:
        """Ctrl+P: the panel for printing beside the map."""
        self.side.open("print")

    # --- a record beside the map ---

    def open_mark(self, layer: str, id: int) -> None:
        """A sighting opens beside the map, other records on their own page."""
        if layer == self.record_type.name:
            self.open_record(id)
        elif self._pick_done is None:
            self.context.record_requested.emit(layer, id)

    def open_record(self, id: int) -> None:
        """Show the record in a form beside the map."""
        if self._pick_done is not None:
            return
        if self.form is None:
            self.form = FormPanel(self.context, self.record_type, closable=True)
            self.form.closed.connect(self._close_form)
            self.form.made.connect(self.grown)
            self.splitter.addWidget(self.form)
            self.splitter.setStretchFactor(0, 1)
            self.splitter.setStretchFactor(1, 0)
            self.splitter.setSizes([max(300, self.width() - _FORM_WIDTH), _FORM_WIDTH])
        self.form.show()
        self.form.show_record(id)
        self.map.select(id)

    def _close_form(self) -> None:
        if self.form is not None:
            self.form.keep_draft()
            self.form.hide()
        self.map.select(None)

    def save(self) -> None:
        if self.form is not None and self.form.isVisible():
            self.form.save()

    def position(self) -> tuple[float, float] | None:
        return self.form.position() if self.form is not None else None

    def put_away(self) -> None:
        self.work.put_away()
        if self.form is not None:
            self.form.keep_draft()

    def dispose(self) -> None:
        if self.form is not None:
            self.form.dispose()
        self.work.dispose()
        self.map.close_page()

    # --- picking a place for a form ---

    def begin_pick(
        self,
        done: Callable[[float, float], None],
        left: Callable[[], None],
        start: tuple[float, float] | None = None,
    ) -> None:
        """Wait for a click; `done` gets the place, and `left` is called when it is over."""
        self._pick_done, self._pick_left, self._picked = done, left, None
        self._form_was_open = self.form is not None and self.form.isVisible()
        if self.form is not None:
            self.form.hide()
        if self.map.state != "ready":
            # The map says so itself as soon as it stands; one that does not needs a way out.
            self.notice.say(
                "pick", self.tr("Click the place on the map. Esc goes back without it."),
                (self.tr("Cancel"), self.end_pick), closable=False)  # fmt: skip
        self.map.begin_pick(start)
        self.map.setFocus()

    def end_pick(self) -> None:
        """Go back to the form, with the place if one was clicked."""
        done, left, place = self._pick_done, self._pick_left, self._picked
        if done is None:
            return
        self._pick_done = self._pick_left = self._picked = None
        self.notice.hide()
        self.map.end_pick()
        self.map.set_marker(None)
        if place is not None:
            done(*place)
        if self._form_was_open and self.form is not None:
            self.form.show()
        if left is not None:
            left()

    def _place_picked(self, latitude: float, longitude: float) -> None:
        if self._pick_done is not None:
            self._picked = (latitude, longitude)
            self.end_pick()

    def _escape(self) -> None:
        if self._pick_done is not None:
            self.end_pick()
        elif self.display.escape() or self.work.escape():
            return
        elif self.form is not None and self.form.isVisible():
            self._close_form()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.work.retranslate()
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.records.redraw()
        super().changeEvent(event)
