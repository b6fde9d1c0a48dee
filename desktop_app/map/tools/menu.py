"""The menu under the pointer: where this is, what lies here, and what can be done here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from db.located import opens
from db.places.formats import FORMATS
from db.places.written import written
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.map.kinds import BY_NAME
from desktop_app.map.tools import checked, figures
from desktop_app.map.tools.scale import clicked_uncertainty, metres_per_pixel
from desktop_app.map.view import MapView
from forms.icons import icon

if TYPE_CHECKING:
    from db.places.geodesic import Point
    from db.reference import Reference
    from desktop_app.map.tools.under import Found, Under

_REACH = 16  # pixels around the pointer in which a mark is meant


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the page said of a point: the place, where the pointer stands in the map (logical
    pixels), the names the map shows near (Chinese, Latin), and the shapes
    of the office's layers there (uuid of the layer, label of the shape)."""

    at: Point
    x: int
    y: int
    names: tuple[tuple[str, str], ...] = ()
    shapes: tuple[tuple[str, str], ...] = ()
    by_key: bool = False

    @classmethod
    def of(cls, value: Any) -> Pointed | None:
        """From the page's message, None where it says no place."""
        at = checked.place(value) if isinstance(value, dict) else None
        if at is None:
            return None
        names, shapes = value.get("names"), value.get("shapes")
        return cls(
            at,
            checked.whole(value.get("x"), 20_000),
            checked.whole(value.get("y"), 20_000),
            tuple(
                (checked.word(one.get("name")), checked.word(one.get("latin")))
                for one in (names if isinstance(names, list) else [])[:6]
                if isinstance(one, dict) and checked.word(one.get("name"))
            ),
            tuple(
                (checked.word(one.get("uuid")), checked.word(one.get("label")))
                for one in (shapes if isinstance(shapes, list) else [])[:8]
                if isinstance(one, dict)
            ),
            value.get("key") is True,
        )


class PointerMenu(QObject):
    """Opens at once with what needs no looking up; the rest comes in a moment.

    open_requested, move_requested: type name and id of a record. new_requested: type name,
    latitude, longitude and uncertainty in metres. measure_requested, centre_requested:
    latitude, longitude. go_requested: somebody wants to go to another place.
    """

    open_requested = Signal(str, int)
    move_requested = Signal(str, int)
    new_requested = Signal(str, float, float, float)
    measure_requested = Signal(float, float)
    centre_requested = Signal(float, float)
    go_requested = Signal()
    copied = Signal(str)

    def __init__(self, context: Context, map: MapView) -> None:
        super().__init__(map)
        self._context, self._map = context, map
        self.form = "decimal"  # the format the user reads coordinates in
        self.kinds: Callable[[], tuple[str, ...]] = lambda: ("sighting",)  # that the map shows
        self.layer_name: Callable[[str], str] = lambda _uuid: ""  # of a layer of the office
        self.menu: QMenu | None = None
        self.pointed: Pointed | None = None
        self._here: QMenu | None = None
        self._unit: QAction | None = None
        self._ground: QAction | None = None
        self._records: list[QAction] = []
        map.said.connect(self._said)

    def _said(self, kind: str, value: Any) -> None:
        if kind == "menu":
            pointed = Pointed.of(value)
            if pointed is not None:
                self.open(pointed)

    def open(self, pointed: Pointed) -> None:
        """Show the menu for a place, and ask what lies there."""
        store, reference = self._context.store, self._context.reference
        if store is None or reference is None:
            return
        self.pointed = pointed
        self._build(pointed)
        assert self.menu is not None
        pixel = metres_per_pixel(pointed.at[0], self._map.zoom) * _REACH
        north = pixel / 111_195
        east = north / max(0.05, metres_per_pixel(pointed.at[0], 0) / metres_per_pixel(0, 0))
        from desktop_app.map.tools.under import look

        self._context.tasks.background(
            look, store, reference, self._context.filter.current, pointed.at, (north, east),
            self.kinds(), owner=self.menu, done=self._fill,
        )  # fmt: skip
        self.menu.popup(self._map.mapToGlobal(QPoint(pointed.x, pointed.y)))
        if pointed.by_key:
            self.menu.setActiveAction(self.menu.actions()[0])

    def _build(self, pointed: Pointed) -> None:
        if self.menu is not None:
            self.menu.close()
            self.menu.deleteLater()
        lat, lon = pointed.at
        menu = self.menu = QMenu(self._map)
        where = menu.addAction(icon("copy"), written(lat, lon, self._quick()))
        where.setToolTip(self.tr("Copy"))
        where.triggered.connect(lambda _on=False: self._copy(where.text()))
        self._here = menu.addMenu(self.tr("Copy the position as"))
        self._here.setEnabled(False)  # until the forms are there
        self._unit = menu.addAction("…")
        self._unit.setEnabled(False)
        self._ground = menu.addAction("…")
        self._ground.setEnabled(False)
        for name, latin in pointed.names:
            shown = name if not latin or latin == name else f"{name} · {latin}"
            menu.addAction(icon("map-pin"), shown).setEnabled(False)
        for uuid, label in pointed.shapes:
            layer = self.layer_name(uuid)
            shown = f"{label} · {layer}" if label and layer else label or layer
            if shown:
                menu.addAction(icon("stack-2"), shown).setEnabled(False)
        self._records = [menu.addSeparator()]
        uncertainty = clicked_uncertainty(lat, self._map.zoom)
        writable = self._context.store is not None and not self._context.store.read_only
        for kind, icon_name, text in (
            ("sighting", "eye", self.tr("New sighting here")),
            ("rescue", "ambulance", self.tr("New rescue here")),
            ("place", "map-pin-plus", self.tr("New place here")),
        ):
            action = menu.addAction(icon(icon_name), text)
            action.setEnabled(writable)
            action.triggered.connect(
                lambda _on=False, kind=kind: self.new_requested.emit(kind, lat, lon, uncertainty)
            )
        menu.addSeparator()
        measure = menu.addAction(icon("ruler-2"), self.tr("Measure from here"))
        measure.triggered.connect(lambda _on=False: self.measure_requested.emit(lat, lon))
        centre = menu.addAction(icon("target"), self.tr("Centre the map here"))
        centre.triggered.connect(lambda _on=False: self.centre_requested.emit(lat, lon))
        go = menu.addAction(icon("search"), self.tr("Go to…") + "\tCtrl+G")
        go.triggered.connect(lambda _on=False: self.go_requested.emit())

    def _quick(self) -> str:
        """The user's format; those that load a library wait for the worker."""
        return "decimal" if self.form in ("utm", "mgrs") else self.form

    def _fill(self, under: Under) -> None:
        if self.menu is None or self._here is None:
            return
        own = dict(under.forms)
        first = self.menu.actions()[0]
        first.setText(own.get(self.form, first.text()))
        for form, text in under.forms:
            if form == "gcj02":
                self._here.addSeparator()
                label = self.tr("GCJ-02, for WeChat and Amap")
            else:
                label = i18n.show(FORMATS[form])
            action = self._here.addAction(f"{text}\t{label}")
            action.triggered.connect(lambda _on=False, text=text: self._copy(text))
        self._here.setEnabled(True)
        reference = self._context.reference
        assert self._unit is not None
        assert self._ground is not None
        path = reference.place_path(under.unit, i18n.language()) if reference and under.unit else []
        unit = " ".join(path) or self.tr("Outside the counties the program knows")
        if under.nearest:
            unit += " · " + self.tr("{distance} from {place}").format(
                distance=figures.length(under.nearest_m), place=under.nearest
            )
        self._unit.setText(unit)
        self._ground.setText(
            self.tr("Height of the ground not known here")
            if under.height is None
            else self.tr("Ground about {height} m high").format(height=f"{under.height:,.0f}")
        )
        self._list_records(under)

    def _list_records(self, under: Under) -> None:
        assert self.menu is not None
        reference = self._context.reference
        if not under.records or reference is None:
            return
        before = self._records[0]
        for one in under.records:
            text = f"{self._name_of(one, reference)}\t{one.date}"
            entry = QMenu(text, self.menu)
            entry.setIcon(icon("map-pin"))
            opening = entry.addAction(icon("eye"), self.tr("Open"))
            opening.triggered.connect(
                lambda _on=False, one=one: self.open_requested.emit(opens(one.kind), one.id)
            )
            moving = entry.addAction(icon("arrows-move"), self.tr("Move…"))
            writable = self._context.store is not None and not self._context.store.read_only
            # Where an animal was let go stands in an entry of its case: it is changed there.
            moving.setEnabled(writable and opens(one.kind) == one.kind)
            moving.triggered.connect(
                lambda _on=False, one=one: self.move_requested.emit(one.kind, one.id)
            )
            self.menu.insertMenu(before, entry)
        if under.more:
            more = QAction(self.tr("and {count} more").format(count=f"{under.more:,}"), self.menu)
            more.setEnabled(False)
            self.menu.insertAction(before, more)
        first = self.menu.actions()[self.menu.actions().index(before) - len(under.records)]
        self.menu.insertSeparator(first)
        self.menu.adjustSize()

    def _name_of(self, one: Found, reference: Reference) -> str:
        language = i18n.language()
        if one.kind == "place":
            entry = next((place for place in reference.places if place.id == one.id), None)
            return reference.place_name(entry.code, language) if entry is not None else ""
        name = reference.species_name(one.species, language) if one.species >= 0 else ""
        kind = i18n.show(BY_NAME[one.kind].label)
        if not name:
            return kind
        return name if one.kind == "sighting" else f"{name} · {kind}"

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(self.tr("Copied: {figure}").format(figure=text))

    @property
    def filled(self) -> bool:
        """Whether what had to be looked up stands in the menu now."""
        return self._here is not None and self._here.isEnabled()

    def shown_records(self) -> list[QMenu]:
        """The sub-menus of the records listed, for tests and the demo."""
        found = []
        for action in self.menu.actions() if self.menu is not None else []:
            menu = action.menu()
            if isinstance(menu, QMenu) and menu is not self._here:
                found.append(menu)
        return found
