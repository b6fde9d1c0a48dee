"""The tools of the map page put together: buttons, keys, and what they do to records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QActionGroup, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QToolButton

from db.places.destinations import Destination
from db.places.formats import FORMATS
from db.places.geodesic import Point
from db.places.written import SHOWN, written
from db.record_types import record_type
from desktop_app import i18n, operations
from desktop_app.map.features import Box
from desktop_app.map.tools.first_view import where_records_lie
from desktop_app.map.tools.go_to import GoTo
from desktop_app.map.tools.looks import NAMES, Looks, keep_looks, looks_of
from desktop_app.map.tools.measuring import Measuring
from desktop_app.map.tools.menu import PointerMenu
from desktop_app.map.tools.moving import Moving
from desktop_app.map.tools.scale import zoom_of
from desktop_app.map.tools.strip import ToolStrip

if TYPE_CHECKING:
    from desktop_app.map.printing.panel import PrintPanel
    from desktop_app.pages.map_page import MapPage

_NEAR = 1 / 40_000  # scale at which a point is shown that somebody goes to
# What the page itself can write; the others are written here while the pointer rests.
_OF_PAGE = {
    "decimal": "decimal",
    "degrees_minutes": "dm",
    "degrees_minutes_seconds": "dms",
    "utm": "decimal",
    "mgrs": "decimal",
}


class MapWork(QObject):
    """Everything a person does on the map besides looking. One tool is at work at a time."""

    def __init__(self, page: MapPage) -> None:
        super().__init__(page)
        self._page, self._context, self._map = page, page.context, page.map
        context, view = page.context, page.map
        self.strip = ToolStrip(view)
        self.measuring = Measuring(view, self.strip)
        self.moving = Moving(context, view, self.strip)
        self.menu = PointerMenu(context, view)
        self.go_to = GoTo(context)
        path = context.store.path if context.store is not None else None
        self._path = str(path) if path is not None else ""
        self.looks = looks_of(context.settings, self._path)
        self.printing: PrintPanel | None = None
        self._views = 0  # how often the page has said what it shows
        self._build_bar()
        self._connect()
        self._show_looks()
        if self.looks.latitude is not None and self.looks.longitude is not None:
            view.fly_to(self.looks.latitude, self.looks.longitude, self.looks.zoom)
        elif context.store is not None:
            context.tasks.background(
                where_records_lie, context.store, owner=self, done=self._look_at_records
            )
        self.retranslate()

    # --- putting together ---

    def _build_bar(self) -> None:
        bar = self._page.bar
        bar.add_widget(self.go_to)
        bar.add("measure", "ruler-2", checkable=True)
        bar.add("graticule", "grid-4x4", checkable=True)
        self.view_button = bar.add("view", "adjustments")
        self.view_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.view_menu = QMenu(self.view_button)
        self.view_button.setMenu(self.view_menu)
        bar.pressed.connect(self._pressed)
        self._page.offer_panel("print", "printer", self._make_print_panel)

    def _make_print_panel(self) -> PrintPanel:
        from desktop_app.map.printing.panel import PrintPanel

        self.printing = PrintPanel(self._page)
        return self.printing

    def _connect(self) -> None:
        view, menu = self._map, self.menu
        view.said.connect(self._said)
        view.view_changed.connect(self._moved_map)
        view.pointer_moved.connect(self._pointer)
        view.ready.connect(self._show_looks)
        self.measuring.changed.connect(lambda on: self._page.bar.show_pressed("measure", on))
        menu.kinds = lambda: self._page.records.display.kinds
        menu.open_requested.connect(self._page.open_mark)
        menu.move_requested.connect(lambda kind, id: self.begin_move(id, kind))
        menu.new_requested.connect(self.new_record)
        menu.measure_requested.connect(lambda lat, lon: self.measure((lat, lon)))
        menu.centre_requested.connect(lambda lat, lon: view.fly_to(lat, lon, view.zoom))
        menu.go_requested.connect(self.go_to.begin)
        menu.copied.connect(self._context.status_message)
        self.go_to.chosen.connect(self.go)
        self.go_to.gave_up.connect(view.setFocus)
        keys = QShortcut(QKeySequence("Ctrl+G"), self._page)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.go_to.begin)

    # --- what is pressed ---

    def _pressed(self, name: str, on: bool) -> None:
        if name == "measure":
            if on:
                self.measure(None)
            else:
                self.measuring.end()
        elif name == "graticule":
            self.show_graticule(on)

    def _said(self, kind: str, _value: Any) -> None:
        if kind == "go_to":
            self.go_to.begin()
        elif kind == "graticule":
            self.show_graticule(not self.looks.graticule)
        elif kind == "measure_key":
            self.measure(None)
        elif kind == "copy":
            if self.measuring.copied():
                self.measuring.copy()
            else:
                self._map.tell("bare", 1)
        elif kind == "bare":
            self._copy_picture()

    def _copy_picture(self) -> None:
        """The map as it is on the screen, without its buttons, on the clipboard."""
        self.strip.setVisible(False)
        picture = self._map.grab_image()
        self._map.tell("bare", 0)
        if not picture.isNull():
            QGuiApplication.clipboard().setPixmap(picture)
            self._context.status_message.emit(self.tr("The map is on the clipboard"))

    def escape(self) -> bool:
        """Esc from anywhere in the page: the tool at work is left. False when there is none."""
        if self.moving.active:
            self.moving.end()
        elif self.measuring.active:
            self._map.said.emit("measure_left", None)
        else:
            return False
        return True

    def dispose(self) -> None:
        """The page goes."""
        if self.printing is not None:
            self.printing.dispose()

    def put_away(self) -> None:
        """Another page or file comes: no tool goes on, and the view is remembered."""
        self.measuring.end()
        self.moving.end()
        self.strip.hide()
        keep_looks(self._context.settings, self._path, self.looks)

    # --- the tools ---

    def measure(self, start: Point | None, *, area: bool = False) -> None:
        """Measure, from `start` on where there is one."""
        self.moving.end()
        self.measuring.begin(start, area=area)

    def begin_move(self, id: int, kind: str = "sighting") -> None:
        """Offer the mark of a record to be moved."""
        self.measuring.end()
        self.moving.begin(record_type(kind), id)

    def new_record(self, kind: str, lat: float, lon: float, uncertainty: float) -> None:
        """The form of a new record that begins with this place."""
        values = {
            "decimal_latitude": round(lat, 6),
            "decimal_longitude": round(lon, 6),
            "position_source": "map_pick",
            "coordinate_uncertainty": uncertainty,
        }
        names = record_type(kind).by_name
        self._context.new_requested.emit(
            kind, {name: value for name, value in values.items() if name in names}
        )

    def go(self, where: Destination) -> None:
        """Show a place; one without coordinates says so and can be given some."""
        self._page.notice.hide()
        if where.at is None:
            self._page.notice.say(
                "doubt",
                self.tr("{place} has no coordinates yet: nobody has set where it is.").format(
                    place=where.name
                ),
                (self.tr("Set it on the map"), lambda: self.set_place(where)),
            )
            return
        lat, lon = where.at
        zoom = round(zoom_of(lat, 1 / _NEAR)) if where.is_position else 11
        if where.uncertainty_m > 5_000:  # shown whole, as far as one can tell
            zoom = 7 if where.uncertainty_m > 300_000 else 8
        self._map.fly_to(lat, lon, zoom)
        self._map.tell("landmark", {"lat": lat, "lon": lon, "text": where.name})
        self._map.setFocus()

    def set_place(self, where: Destination) -> None:
        """Let somebody click where a place of the list is, and keep that."""
        reference = self._context.reference
        entry = reference.place_by_code(where.code) if reference is not None else None
        if entry is None:
            return

        def picked(lat: float, lon: float) -> None:
            operations.save_record(
                self._context, record_type("place"),
                {"decimal_latitude": round(lat, 5), "decimal_longitude": round(lon, 5)},
                id=entry.id, owner=self,
                done=lambda _changes: self._context.status_message.emit(
                    self.tr("{place} is on the map now. Ctrl+Z takes it back.").format(
                        place=where.name)),
            )  # fmt: skip

        self._page.begin_pick(picked, lambda: None)

    # --- looks ---

    def show_graticule(self, on: bool) -> None:
        self._change(replace(self.looks, graticule=on))

    def choose_form(self, form: str) -> None:
        """Write coordinates in a form of `db.places.written.SHOWN`."""
        self._change(replace(self.looks, form=form))

    def choose_names(self, names: str) -> None:
        """How the base map's names are written: one of `looks.NAMES`."""
        self._change(replace(self.looks, names=names))

    def _change(self, looks: Looks) -> None:
        self.looks = looks
        self._show_looks()
        keep_looks(self._context.settings, self._path, looks)

    def _show_looks(self) -> None:
        looks = self.looks
        self._page.bar.show_pressed("graticule", looks.graticule)
        self._map.set_graticule(looks.graticule)
        self._map.set_coordinate_format(_OF_PAGE[looks.form])
        self._map.tell("names", looks.mode)
        self.menu.form = looks.form
        if looks.form in ("utm", "mgrs"):
            self._context.tasks.background(written, 34.0, 96.0, looks.form)  # loads PROJ
        else:
            self._map.tell("pointer_text", "")

    def _look_at_records(self, box: Box | None) -> None:
        # Whoever has moved the map meanwhile, or was sent somewhere, stays there.
        if box is not None and self._views < 2 and not self._map.aimed:
            self._map.fit(box)

    def _moved_map(self, *_: Any) -> None:
        self._views += 1
        box = self._map.box
        if box is None:
            return
        lat, lon = (box.south + box.north) / 2, (box.west + box.east) / 2
        self.go_to.near = (lat, lon)
        self.looks = replace(
            self.looks, latitude=round(lat, 5), longitude=round(lon, 5), zoom=self._map.zoom
        )

    def _pointer(self, lat: float, lon: float) -> None:
        if self.looks.form in ("utm", "mgrs"):
            self._map.tell("pointer_text", written(lat, lon, self.looks.form))

    # --- words ---

    def _fill_view_menu(self) -> None:
        menu = self.view_menu
        menu.clear()
        menu.addSection(self.tr("Coordinates as"))
        forms = QActionGroup(menu)
        for form in SHOWN:
            action = menu.addAction(i18n.show(FORMATS[form]))
            action.setCheckable(True)
            action.setChecked(form == self.looks.form)
            action.triggered.connect(lambda _on=False, form=form: self.choose_form(form))
            forms.addAction(action)
        menu.addSection(self.tr("Names on the map"))
        words = {
            "language": self.tr("As the program's language"),
            "zh": self.tr("Chinese"),
            "zh_bo": self.tr("Chinese and Tibetan"),
            "latin": self.tr("Latin letters"),
        }
        kinds = QActionGroup(menu)
        for names in NAMES:
            action = menu.addAction(words[names])
            action.setCheckable(True)
            action.setChecked(names == self.looks.names)
            action.triggered.connect(lambda _on=False, names=names: self.choose_names(names))
            kinds.addAction(action)

    def retranslate(self) -> None:
        buttons = self._page.bar.buttons
        buttons["measure"].setText(self.tr("Measure"))
        buttons["measure"].setToolTip(self.tr("Measure distance and area (M)"))
        buttons["print"].setText(self.tr("Print"))
        buttons["print"].setToolTip(self.tr("Print the map, or save it as PDF or picture (Ctrl+P)"))
        for name, words in (
            ("graticule", self.tr("Grid of degrees (G)")),
            ("view", self.tr("Form of coordinates, script of names")),
        ):
            buttons[name].setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            buttons[name].setToolTip(words)
            buttons[name].setAccessibleName(words)
        self.strip.hide()
        self._fill_view_menu()
