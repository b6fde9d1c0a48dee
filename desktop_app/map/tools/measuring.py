"""Measuring on the map: distances and areas of the ellipsoid (`db.places.geodesic`)."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from db.places.geodesic import Point, area_m2, crosses_itself, inverse, length_m
from desktop_app.map.tools import checked, figures
from desktop_app.map.tools.strip import ToolStrip
from desktop_app.map.view import MapView


class Measuring(QObject):
    """Follows the corners set on the page. changed: it began or ended."""

    changed = Signal(bool)

    def __init__(self, map: MapView, strip: ToolStrip) -> None:
        super().__init__(map)
        self._map, self._strip = map, strip
        self.active = False
        self.area = False
        self.corners: list[Point] = []
        self._moving: Point | None = None
        map.said.connect(self._said)

    def begin(self, start: Point | None = None, *, area: bool = False) -> None:
        """Wait for corners; `start` is the first of them."""
        self.active, self.area, self.corners = True, area, [start] if start else []
        self._tell(anew=True)
        self._show()
        self._map.setFocus()
        self.changed.emit(True)

    def end(self) -> None:
        """Take the line away."""
        if not self.active:
            return
        self.active, self.corners, self._moving = False, [], None
        self._map.tell("measure", None)
        self._strip.hide()
        self.changed.emit(False)

    def set_area(self, area: bool) -> None:
        """Measure what the corners enclose, or the line through them; the corners stay."""
        self.area = area
        self._tell(anew=False)
        self._show()
        self._map.setFocus()

    def copied(self) -> str:
        """What `copy` puts on the clipboard."""
        return self.figure(self.corners)

    def copy(self) -> None:
        if self.copied():
            QGuiApplication.clipboard().setText(self.copied())
            self._strip.say("", self.tr("Copied: {figure}").format(figure=self.copied()))

    def figure(self, corners: list[Point]) -> str:
        """Length, or area and length around it; "" for less than two corners."""
        if self.area and len(corners) > 2:
            return self.tr("{areas} · around it {length}").format(
                areas=figures.areas(area_m2(corners)),
                length=figures.length(length_m([*corners, corners[0]])),
            )
        if len(corners) > 1:
            return figures.length(length_m(corners))
        return ""

    def _tell(self, *, anew: bool) -> None:
        self._map.tell(
            "measure",
            {"area": self.area, "anew": anew, "corners": [list(one) for one in self.corners]},
        )

    def _said(self, kind: str, value: Any) -> None:
        if not self.active:
            return
        if kind == "measure_left":
            # The first Esc forgets what was measured, the second the tool.
            if self.corners:
                self.begin(area=self.area)
            else:
                self.end()
        elif kind == "measure" and isinstance(value, dict):
            self.corners = checked.places(value.get("corners"))
            self._moving = checked.place(value.get("moving"))
            self._answer()

    def _answer(self) -> None:
        corners = [*self.corners, self._moving] if self._moving else self.corners
        ring = self.area and len(corners) > 2
        sides = list(pairwise([*corners, corners[0]] if ring else corners))
        words = [figures.length(inverse(one, other)[0]) for one, other in sides]
        if ring:
            total = figures.area(area_m2(corners))
        else:
            # Of a single side the total says it all.
            words = words if len(words) > 1 else []
            total = figures.length(length_m(corners)) if len(corners) > 1 else ""
        self._map.tell("measure_words", {"sides": words, "total": total})
        self._show(corners)

    def _show(self, corners: list[Point] | None = None) -> None:
        corners = self.corners if corners is None else corners
        said = self.figure(corners)
        if self.area and len(corners) > 3 and crosses_itself(corners):
            said = self.tr("The sides cross: set the corners one after the other around the area")
            self._strip_buttons()
            self._strip.say("doubt", said)
            return
        if not said:
            said = (
                self.tr("Click the corners of the area, double click ends. Enter: at the cross")
                if self.area
                else self.tr("Click along the way, double click ends. Enter: at the cross")
            )
        elif len(corners) == 2 and not self.area:
            azimuth = inverse(*corners)[1]
            said += f" · {figures.direction(azimuth)} {azimuth:.0f}°"
        self._strip_buttons()
        self._strip.say("", said)

    def _strip_buttons(self) -> None:
        other = self.tr("Area") if not self.area else self.tr("Distance")
        wanted = ["area", "copy", "close"]
        if list(self._strip.buttons) == wanted and self._strip.buttons["area"].text() == other:
            return
        self._strip.set_buttons(
            (
                ("area", other, "", lambda: self.set_area(not self.area)),
                ("copy", self.tr("Copy"), "Ctrl+C", self.copy),
                ("close", self.tr("Close"), "Esc", self.end),
            )
        )
