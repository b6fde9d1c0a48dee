"""The map of the filtered records, and the place where a form's position is picked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from db.query import Box, Filter
from db.record_types import record_type
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.map.bar import MapBar
from desktop_app.map.clusters import cluster
from desktop_app.map.features import Box as ViewBox
from desktop_app.map.features import FeatureBatch, legend
from desktop_app.map.layers.page import offer_layers
from desktop_app.map.side import MapSide
from desktop_app.map.tools.work import MapWork
from desktop_app.map.view import MapView
from desktop_app.notice import Notice
from desktop_app.pages.form_panel import FormPanel
from desktop_app.pages.page import Page
from desktop_app.tasks import Task
from forms import theme

if TYPE_CHECKING:
    from db.changes import Changes
    from db.record_types import RecordType
    from db.store import Store

_OWN_COLOURS = 6  # the most frequent species on the map; the others share one mark
_FORM_WIDTH = 432


class MapPage(Page):
    """Asks for the records of the visible box only, in a worker; a click opens one beside."""

    parts = ("dates", "species", "places", "statuses", "area", "text")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.record_type: RecordType = record_type("sighting")
        self._stale = True
        self._asking: Task | None = None
        self._pick_done: Callable[[float, float], None] | None = None
        self._pick_left: Callable[[], None] | None = None
        self._picked: tuple[float, float] | None = None
        self._form_was_open = False
        self.notice = Notice()
        self.map = MapView()
        self.map.ready.connect(self.notice.hide)
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
        self.layers = offer_layers(self)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._escape)
        self.map.view_changed.connect(self._ask)
        self.map.feature_clicked.connect(self._open_mark)
        self.map.open_requested.connect(self._open_mark)
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
        self._ask()

    def _changed(self, changes: Changes) -> None:
        if changes.record_type == self.record_type.name:
            self._out_of_date()

    def _out_of_date(self) -> None:
        if self.isVisible():
            self._ask()
        else:
            self._stale = True

    # --- what is drawn ---

    def _ask(self) -> None:
        store, view = self.context.store, self.map.box
        if store is None:
            return
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self.context.tasks.background(
            _marks, store, self.context.filter.current, view, self.map.zoom,
            owner=self, done=self._arrived,
        )  # fmt: skip

    def _arrived(self, marks: Marks) -> None:
        total, without = marks.total, marks.total - marks.placed
        records = (
            self.tr("1 record") if total == 1
            else self.tr("{count} records").format(count=f"{total:,}")
        )  # fmt: skip
        if without:
            records += " · " + self.tr("{count} without a position").format(count=f"{without:,}")
        self.counted.emit(records)
        reference = self.context.reference
        if marks.batch is None or reference is None:
            return
        labels = [reference.species_name(id, i18n.language()) for id in marks.species]
        colours = list(theme.current().series[: len(labels)])
        if marks.others:
            labels.append(self.tr("Other species"))
            colours.append(theme.current().quiet)
        if not marks.placed:
            records = (
                self.tr("No record of this filter has a position") if total
                else self.tr("No record to show")
            )  # fmt: skip
        entries = legend(labels, colours) if labels else ()
        self.map.show_features(replace(marks.batch, legend=entries, summary=records))

    # --- a record beside the map ---

    def _open_mark(self, _layer: str, id: int) -> None:
        self.open_record(id)

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
        elif self.work.escape():
            return
        elif self.form is not None and self.form.isVisible():
            self._close_form()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.work.retranslate()
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            if self.isVisible():
                self._ask()
        super().changeEvent(event)


@dataclass(frozen=True, slots=True)
class Marks:
    """What a view shows of a filter.

    batch: None before the map has said what it shows. species: of the legend, the most frequent
    first; others: whether more than these have a position. total, placed: records of the filter,
    and those of them with a position.
    """

    batch: FeatureBatch | None
    species: list[int]
    others: bool
    total: int
    placed: int


def _marks(store: Store, filter: Filter, view: ViewBox | None, zoom: int) -> Marks:
    """Find them. Runs in the pool."""
    sighting = record_type("sighting")
    columns, wanted = store.masked(sighting, filter)
    latitude = columns["latitude"]
    total = int(wanted.sum())
    wanted = wanted & ~np.isnan(latitude)
    placed = int(wanted.sum())
    if view is None:
        return Marks(None, [], False, total, placed)
    box = Box(view.west, view.south, view.east, view.north)
    inside = wanted & _in_box(columns, box)
    frequent, others, colour = _colours(columns["species"], wanted, inside)
    batch = cluster(
        latitude[inside], columns["longitude"][inside], columns["id"][inside], colour, view, zoom
    )
    return Marks(batch, frequent, others, total, placed)


def _in_box(columns: Any, box: Box) -> np.ndarray:
    latitude, longitude = columns["latitude"], columns["longitude"]
    return (
        (latitude >= box.south) & (latitude <= box.north)
        & (longitude >= box.west) & (longitude <= box.east)
    )  # fmt: skip


def _colours(
    species: np.ndarray, wanted: np.ndarray, inside: np.ndarray
) -> tuple[list[int], bool, np.ndarray]:
    """The most frequent species of `wanted`, if there are others, and each record's legend row.

    By the filter and not by the view, so that colours do not change while the map is moved.
    """
    known = species[wanted & (species >= 0)]
    counts = np.bincount(known) if len(known) else np.zeros(0, dtype=np.int64)
    order = np.argsort(-counts, kind="stable")[:_OWN_COLOURS]
    frequent = [int(id) for id in order if counts[id]]
    row = np.full(max(len(counts), 1), len(frequent), dtype=np.int64)
    for number, id in enumerate(frequent):
        row[id] = number
    own = species[inside]
    others = int(counts[frequent].sum()) < int(wanted.sum())
    return frequent, others, np.where(own >= 0, row[np.maximum(own, 0)], len(frequent))
