"""Drawing on the map what the filter shall be narrowed to, and changing it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from db.area import LARGEST_RADIUS, Area, Box, Circle, Polygon
from db.places.geodesic import Point, crosses_itself, inverse
from desktop_app.filters.area import size_words
from desktop_app.map.tools import checked
from forms.icons import icon

if TYPE_CHECKING:
    from desktop_app.pages.map_page import MapPage

BUTTON = "area"
KINDS = ("box", "circle", "polygon")
_EDIT = "edit"
_ICONS = {"box": "square-dashed", "circle": "circle-dashed", "polygon": "lasso-polygon"}


class AreaTool(QObject):
    """The button in the bar with its menu, and the talk with the page.

    mode: what is being drawn, "edit" while handles are shown, "" at rest.
    """

    def __init__(self, page: MapPage) -> None:
        super().__init__(page)
        self._page, self._map, self._strip = page, page.map, page.work.strip
        self._filter = page.context.filter
        self.mode = ""
        self._before: list[Area | None] = []
        self.button = page.bar.add(BUTTON, "lasso-polygon")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        self.actions = {name: QAction(self) for name in
                        (*KINDS, "view", "change", "show", "remove")}  # fmt: skip
        for name in KINDS:
            self.actions[name].setIcon(icon(_ICONS[name], "label"))
            self.actions[name].triggered.connect(lambda _on=False, name=name: self.begin(name))
        self.actions["view"].setIcon(icon("zoom-scan", "label"))
        self.actions["view"].triggered.connect(self.take_view)
        self.actions["change"].triggered.connect(self.change)
        self.actions["show"].triggered.connect(self.show_whole)
        self.actions["remove"].triggered.connect(lambda: self._filter.remove("area"))
        for number, action in enumerate(self.actions.values()):
            if number in (3, 4):
                self.menu.addSeparator()
            self.menu.addAction(action)
        self.menu.aboutToShow.connect(self._renew_menu)
        self._map.said.connect(self._said)
        page.work.measuring.changed.connect(lambda on: self.end() if on else None)
        self._filter.changed.connect(self._draw)
        self.retranslate()
        self._draw()

    @property
    def area(self) -> Area | None:
        return self._filter.current.area

    # --- the tool ---

    def begin(self, kind: str) -> None:
        """Draw a box, a circle or an outline."""
        self._end_others()
        self.mode = kind
        self._map.tell("area_tool", kind)
        self._say_how()
        self._map.setFocus()

    def change(self) -> None:
        """Show handles on the area there is."""
        if self.area is None:
            return
        self._end_others()
        self.mode = _EDIT
        self._before = []
        self._map.tell("area_tool", None)
        self._draw()
        self.show_whole()
        self._say_how()
        self._map.setFocus()

    def end(self) -> None:
        """Put the tool away; the area stays as it is."""
        if not self.mode:
            return
        self.mode, self._before = "", []
        self._map.tell("area_tool", None)
        self._draw()
        if BUTTON in self._strip.buttons:  # else another tool speaks there by now
            self._strip.hide()

    def _end_others(self) -> None:
        self._page.work.measuring.end()
        self._page.work.moving.end()

    def escape(self) -> bool:
        """Esc: put the tool away; False when it is at rest."""
        at_work = bool(self.mode)
        self.end()
        return at_work

    def take_view(self) -> None:
        """Only what is in view now."""
        view = self._map.box
        if view is None:
            return
        self.end()
        self._filter.set(
            area=Box(
                max(view.west, -180.0), max(view.south, -90.0),
                min(view.east, 180.0), min(view.north, 90.0),
            )
        )  # fmt: skip

    def show_whole(self) -> None:
        """Bring the whole area into view."""
        if self.area is not None:
            from desktop_app.map.features import Box as ViewBox

            box = self.area.bounds
            self._map.fit(ViewBox(box.west, box.south, box.east, box.north))

    def _undo(self) -> None:
        if self._before:
            self._filter.set(area=self._before.pop())

    # --- what the page says ---

    def _said(self, kind: str, value: Any) -> None:
        if kind == "area_view":
            self.take_view()
        elif not self.mode:
            return
        elif kind == "area_left":
            self.end()
        elif kind == "area_undo":
            self._undo()
        elif kind == "area" and isinstance(value, dict):
            shape = area_of(str(value.get("kind")), checked.places(value.get("points")))
            if value.get("done") is True:
                self._take(shape)
            elif shape is not None:
                self._map.tell("area_preview", outline(shape))
                self._say_how(shape)

    def _take(self, shape: Area | None) -> None:
        trouble = self._trouble(shape)
        if trouble or shape is None:
            self._strip.say("doubt", trouble)
            if self.mode == _EDIT:
                self._draw()  # the corner goes back where it was
            return
        self._before.append(self.area)
        self.mode = _EDIT
        self._map.tell("area_tool", None)
        self._filter.set(area=shape)
        self._draw()
        self._say_how()

    def _trouble(self, shape: Area | None) -> str:
        """Why an area will not do, and what to do; "" when it will."""
        if shape is None:
            return self.tr("That is no area: set its corners further apart.")
        if isinstance(shape, Polygon) and crosses_itself([(y, x) for x, y in shape.ring]):
            return self.tr(
                "The outline crosses itself: take the last corner away with Backspace, or set the"
                " corners in another order."
            )
        return ""

    # --- drawing and words ---

    def _draw(self) -> None:
        area = self.area
        if area is None and self.mode == _EDIT:
            self.end()
            return
        self._map.tell("area", None if area is None else {
            "kind": kind_of(area),
            "ring": outline(area),
            "handles": handles(area),
            "edit": self.mode == _EDIT,
        })  # fmt: skip

    def _say_how(self, shape: Area | None = None) -> None:
        words = {
            "box": self.tr("Click two opposite corners of the box."),
            "circle": self.tr("Click the centre, then how far the circle reaches."),
            "polygon": self.tr(
                "Click the corners; Enter or a click on the first closes the outline, Backspace"
                " takes the last away."
            ),
            _EDIT: self.tr("Drag a corner to change the area; Backspace takes a change back."),
        }
        shape = self.area if shape is None and self.mode == _EDIT else shape
        sentence = words[self.mode]
        if shape is not None:
            sentence = f"{size_words(shape.square_metres())} · {sentence}"
        done = self.tr("Done") if self.mode == _EDIT else self.tr("Cancel")
        if list(self._strip.buttons) != [BUTTON] or self._strip.buttons[BUTTON].text() != done:
            self._strip.set_buttons(((BUTTON, done, self.tr("Esc"), self.end),))
        self._strip.say("", sentence)

    def _renew_menu(self) -> None:
        for name in ("change", "show", "remove"):
            self.actions[name].setEnabled(self.area is not None)

    def retranslate(self) -> None:
        self.button.setText(self.tr("Area"))
        self.button.setToolTip(self.tr("Only what lies in an area: for map, table and charts"))
        words = {
            "box": self.tr("&Box"),
            "circle": self.tr("&Circle"),
            "polygon": self.tr("&Outline"),
            "view": self.tr("Only what is in &view (V)"),
            "change": self.tr("C&hange its corners"),
            "show": self.tr("&Show the whole area"),
            "remove": self.tr("&Take the area away"),
        }
        for name, action in self.actions.items():
            action.setText(words[name])


def area_of(kind: str, points: list[Point]) -> Area | None:
    """The area that points of the page mean, None for none.

    points: (latitude, longitude) of two corners of a box, of a circle's centre and a point on it,
    or of the corners of an outline.
    """
    try:
        match kind, points:
            case "box", [(lat1, lon1), (lat2, lon2)] if lat1 != lat2 and lon1 != lon2:
                return Box(min(lon1, lon2), min(lat1, lat2), max(lon1, lon2), max(lat1, lat2))
            case "circle", [centre, edge]:
                return Circle(*centre, min(inverse(centre, edge)[0], LARGEST_RADIUS))
            case "polygon", [_, _, _, *_]:
                shape = Polygon(tuple((lon, lat) for lat, lon in points))
                flat = shape.square_metres() == 0 and not crosses_itself(points)
                return None if flat else shape
    except ValueError:
        return None
    return None


def kind_of(area: Area) -> str:
    match area:
        case Box():
            return "box"
        case Circle():
            return "circle"
    return "polygon"


def outline(area: Area) -> list[Point]:
    """(latitude, longitude) of the corners the page joins."""
    match area:
        case Box(west, south, east, north):
            return [(south, west), (south, east), (north, east), (north, west)]
        case Circle():
            return area.outline()
    return [(lat, lon) for lon, lat in area.ring]


def handles(area: Area) -> list[Point]:
    """(latitude, longitude) of what can be dragged: corners, or a circle's centre and its edge."""
    if isinstance(area, Circle):
        ring = area.outline()
        return [(area.latitude, area.longitude), ring[len(ring) // 4]]
    return outline(area)
