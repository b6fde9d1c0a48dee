"""The position block: one box that takes coordinates in any form, their datum, and a live map.

What is stored is WGS 84; the text and the datum as received are kept beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from db import vocabularies
from db.fields import FieldSpec
from db.places import datum as datums
from db.places.locate import Position, PositionError, locate
from db.problem import Problem, error
from db.record_types import RecordType
from db.text import Text, translate_noop
from forms.editors import position_words
from forms.editors.base import Editor, Notice
from forms.editors.field_line import FieldLine
from forms.editors.mini_map import MiniMap
from forms.editors.nearby_place import NearbyPlace, datum_hint
from forms.editors.suggestions import Suggestion, Suggestions
from forms.host import FormHost

POSITION = translate_noop("Editor", "Position")
# A stored point and the text it came from may differ by rounding, not by more (metres).
_SAME_POINT = 25.0


class PositionEditor(Editor):
    """Latitude, longitude and, where the type has them, text and datum as received.

    Where a text can be read in several ways, the list under the box shows them; the arrow keys go
    through them and the map with them.

    source_suggested: how the point was found (code of POSITION_SOURCE), or "" when unknown.
    uncertainty_suggested: metres that the notation or the datum leaves open, None for none.
    """

    source_suggested = Signal(str)
    uncertainty_suggested = Signal(object)
    wide = True

    def __init__(
        self,
        record_type: RecordType,
        specs: tuple[FieldSpec, ...],
        host: FormHost,
        parent: QWidget | None = None,
        *,
        with_map: bool = True,
    ) -> None:
        super().__init__(record_type, specs, host, parent)
        self._names = {spec.name for spec in specs}
        self._datum = "wgs84"  # as shown
        self._said: str | None = None  # by the user; goes before what the text says
        self._found: Position | None = None  # what the text is understood as
        self._point: Position | None = None  # the reading of it that counts, or a picked point
        self._settled = False  # one of several readings was chosen by the user
        self._picked = False
        self._complaint: Text | None = None
        self._nearby: NearbyPlace | None = None
        self._uncertainty: float | None = None
        self._placed: float | None = None
        self._offer: Notice | None = None
        self.line = FieldLine(self)
        self.setFocusProxy(self.line)
        self._datum_button = self._make_datum_button()
        self._pick_button = self.line.add_button("target")
        self._pick_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pick_button.clicked.connect(self.pick)
        self.map: MiniMap | None = None
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.line)
        self.line.textEdited.connect(self._edited)
        self.line.entered.connect(self.entered)
        self.line.left.connect(self.left)
        if with_map:
            self.map = MiniMap()
            self.map.position_moved.connect(self._dragged)
        # Under the map, which shows where the reading lies that the keys are on.
        self._list = Suggestions(self.line, anchor=self.map)
        self._list.came_to.connect(self._take)
        self._list.chosen.connect(self._take)
        self._list.wanted.connect(self._open_list)

    def _make_datum_button(self) -> QToolButton:
        button = self.line.add_button()
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        group = QActionGroup(menu)
        self._datum_actions: dict[str, QAction] = {}
        for term in vocabularies.DATUM.terms:
            action = menu.addAction("")
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, code=term.code: self.choose_datum(code))
            group.addAction(action)
            self._datum_actions[term.code] = action
        button.setMenu(menu)
        return button

    # values

    def typed_values(self) -> dict[str, Any]:
        point = self._point
        text = self.line.text().strip()
        received = None
        if text and not self._picked:
            received = point.verbatim if point is not None else text
        values: dict[str, Any] = {
            "decimal_latitude": point.latitude if point else None,
            "decimal_longitude": point.longitude if point else None,
            "verbatim_coordinates": received,
            "verbatim_srs": self._datum if received else None,
        }
        return {name: value for name, value in values.items() if name in self._names}

    def show_values(self, values: Mapping[str, Any]) -> None:
        latitude, longitude = values.get("decimal_latitude"), values.get("decimal_longitude")
        text, datum = values.get("verbatim_coordinates"), values.get("verbatim_srs") or "wgs84"
        datum = datum if datum in datums.DATUMS else "wgs84"
        self._complaint, self._found, self._point = None, None, None
        self._said, self._picked, self._settled, self._placed = None, False, False, None
        if not _on_earth(latitude, longitude):
            half = next((f"{v:g}" for v in (latitude, longitude) if v is not None), "")
            self._set_line(text or half, datum)
            self._show_point()
            return
        assert latitude is not None
        assert longitude is not None
        received = self._received(text, datum, latitude, longitude)
        if received is not None:
            self._point = replace(received, latitude=latitude, longitude=longitude)
            self._set_line(text or "", datum)
        else:
            self._point = _plain(latitude, longitude)
            self._set_line(position_words.degrees(latitude, longitude), "wgs84")
            self._picked = text is None
        self._show_point()

    def _received(
        self, text: str | None, datum: str, latitude: float, longitude: float
    ) -> Position | None:
        """The reading of a stored text that means the stored point."""
        if not text:
            return None
        # First as it would be read anew: only a datum that differs was said by somebody.
        for said in (None, datum):
            try:
                found = locate(text, said, near=(latitude, longitude))
            except PositionError:
                return None
            for one in found.readings() if found is not None else ():
                away = datums.distance_m(one.latitude, one.longitude, latitude, longitude)
                if away <= _SAME_POINT and one.datum == datum:
                    self._found, self._settled, self._said = found, True, said
                    return one
        return None

    def _set_line(self, text: str, datum: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)
        self._show_datum(datum)

    def is_empty(self) -> bool:
        return self.values().get("decimal_latitude") is None

    # typing, picking, dragging

    def _edited(self) -> None:
        self._picked = False
        self._read(edited=True)
        self.touch()
        self._suggest()
        if self._found is not None and self._found.alternatives and self.line.hasFocus():
            # Nothing is highlighted: only who goes into the list has chosen from it.
            self._list.open(self._choices(), row=-1)
        else:
            self._list.close()

    def _read(self, *, edited: bool = False) -> None:
        """Take the point from the box and the datum."""
        self._found, self._point, self._complaint, self._settled = None, None, None, False
        self._placed = None
        text = self.line.text()
        near = self._nearby.at if self._nearby is not None else None
        try:
            found = locate(text, near=near)
            if edited and found is not None and found.datum_said:
                self._said = None  # another source says another datum
            if self._said is not None:
                found = locate(text, self._said, near=near)
        except PositionError as problem:
            self._complaint = problem.text
        else:
            self._found = self._point = found
        if self._point is not None:
            self._show_datum(self._point.datum)
        elif not text.strip():
            self._show_datum(self._said or "wgs84")
        self._show_point()

    def _choices(self) -> list[Suggestion]:
        readings = self._found.readings() if self._found is not None else ()
        return position_words.choices(readings, self.host.translate)

    def _open_list(self) -> None:
        if self._found is not None and self._found.alternatives and not self._picked:
            readings = self._found.readings()
            row = readings.index(self._point) if self._point in readings else 0
            self._list.open(self._choices(), row=row)

    def _take(self, item: Suggestion | None) -> None:
        """One of several readings, as the user goes through them or chooses one."""
        if item is None:
            return
        self._point, self._settled = item.value, True
        self._show_datum(item.value.datum)
        self._show_point()
        self.touch()
        self._suggest()

    def choose_datum(self, code: str) -> None:
        """Say in which datum the text was received; the point moves accordingly."""
        if self.line.isReadOnly() or code == self._datum:
            self._show_datum(self._datum)
            return
        self._said = code
        self._show_datum(code)
        if self.line.text().strip():
            self._picked = False
            self._read()
            self.touch()
            self._suggest()

    def datum(self) -> str:
        return self._datum

    def pick(self) -> None:
        """Ask the program for a point on the big map."""
        self.host.request_pick(self.set_picked)

    def set_picked(self, latitude: float, longitude: float) -> None:
        """A point clicked on the map, WGS 84."""
        self._found, self._complaint, self._said = None, None, None
        self._point = _plain(round(latitude, 6), round(longitude, 6))
        self._picked, self._placed = True, None
        self._list.close()
        self._set_line(position_words.point(self._point), "wgs84")
        self._show_point()
        self.touch()
        self.source_suggested.emit("map_pick")
        self.uncertainty_suggested.emit(None)

    def set_placed(self, latitude: float, longitude: float, metres: float) -> None:
        """The point of a place that is all that is known, and the radius that holds it."""
        self.set_picked(latitude, longitude)
        self._placed = metres
        self.source_suggested.emit("place")
        self.uncertainty_suggested.emit(metres)
        self._show_point()

    @property
    def placed(self) -> float | None:
        """Metres around the point where it is only that of the place; None for any other."""
        return self._placed

    def set_offer(self, offer: Notice | None) -> None:
        """What is said below the box while it is empty."""
        self._offer = offer

    def _dragged(self, latitude: float, longitude: float) -> None:
        if not self.line.isReadOnly():
            self.set_picked(latitude, longitude)

    def _suggest(self) -> None:
        if self._point is not None:
            self.source_suggested.emit(self._point.source)
            self.uncertainty_suggested.emit(self._point.uncertainty_m)

    def set_nearby(self, place: NearbyPlace | None) -> None:
        """The place the record names: decides between zones, completes short plus codes."""
        if place == self._nearby:
            return
        self._nearby = place
        unsure = self._complaint is not None or (
            self._found is not None and self._found.alternatives and not self._settled
        )
        if self._touched and unsure and not self._picked:
            self._read()
            self.changed.emit()
        self.noticed.emit()

    def set_uncertainty(self, metres: float | None) -> None:
        """Radius of the circle around the point."""
        if metres != self._uncertainty:
            self._uncertainty = metres
            self._show_point()

    def _show_point(self) -> None:
        if self.map is not None:
            if self._point is None:
                self.map.clear()
            else:
                radius = self._uncertainty or self._point.uncertainty_m
                self.map.set_position(self._point.latitude, self._point.longitude, radius)
        self.noticed.emit()

    # what is said below

    def complaint(self) -> Text | None:
        return self._complaint if self._touched else None

    def problems(self) -> list[Problem]:
        field = self.spec.name
        if self._complaint is not None and self._touched:
            return [error("unreadable", field, self._complaint)]
        if self._touched and self._found is not None and not self._settled and not self._picked:
            return position_words.ambiguity(self._found, field)
        return []

    def notice(self) -> Notice | None:
        point = self._point
        if point is None:
            return self._offer
        if self._picked:
            return None
        hint = datum_hint(point, self._nearby) if self._touched else None
        if hint is not None:
            return Notice("doubt", hint)
        said = position_words.understood(point, self.host.translate, typed=self._touched)
        return Notice("good", said) if said is not None else None

    # drafts and looks

    def raw(self) -> dict[str, Any]:
        raw: dict[str, Any] = {
            "text": self.line.text(),
            "datum": self._datum,
            "picked": self._picked,
        }
        if self._picked and self._point is not None:
            raw["point"] = [self._point.latitude, self._point.longitude]
        if self._placed is not None:
            raw["placed"] = self._placed
        if self._said is None:
            raw["datum"] = ""
        if self._settled and self._point is not None and not self._picked:
            raw["reading"] = [self._point.latitude, self._point.longitude, self._point.datum]
        return raw

    def set_raw(self, raw: Mapping[str, Any]) -> None:
        datum = str(raw.get("datum", ""))
        self._said = datum if datum in datums.DATUMS else None
        self._set_line(str(raw.get("text", "")), self._said or "wgs84")
        point = raw.get("point")
        if raw.get("picked") and isinstance(point, list) and len(point) == 2:
            metres = raw.get("placed")
            if isinstance(metres, int | float):
                self.set_placed(float(point[0]), float(point[1]), float(metres))
            else:
                self.set_picked(float(point[0]), float(point[1]))
            return
        self._picked = False
        self._read()
        self._choose_as(raw.get("reading"))
        self.touch()
        self._suggest()

    def _choose_as(self, wanted: Any) -> None:
        """Settle on the reading that a draft names by latitude, longitude and datum."""
        if self._found is None or not isinstance(wanted, list) or len(wanted) != 3:
            return
        if not all(isinstance(degrees, float) for degrees in wanted[:2]):
            return
        for one in self._found.readings():
            away = datums.distance_m(one.latitude, one.longitude, wanted[0], wanted[1])
            if away <= _SAME_POINT and one.datum == wanted[2]:
                self._point, self._settled = one, True
                self._show_datum(one.datum)
                self._show_point()
                return

    def label(self) -> Text:
        return POSITION

    def field_widget(self) -> QWidget:
        return self.line

    def _show_datum(self, code: str) -> None:
        self._datum = code
        self._datum_actions[code].setChecked(True)
        self._datum_button.setText(f"{datums.SHORT_NAMES[code]} ▾")
        self.line.refit()

    def retranslate(self) -> None:
        super().retranslate()
        self.line.setPlaceholderText(self.tr("Paste coordinates in any form"))
        for term in vocabularies.DATUM.terms:
            self._datum_actions[term.code].setText(self.host.translate(term.label))
        self._datum_button.setToolTip(self.tr("Datum in which the position was received"))
        self._datum_button.setAccessibleName(self.tr("Datum"))
        self._pick_button.setToolTip(self.tr("Pick on the map"))
        self._pick_button.setAccessibleName(self.tr("Pick on the map"))

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
        if self.map is not None:
            self.map.set_read_only(read_only)
        self._datum_button.setEnabled(not read_only)
        self._pick_button.setEnabled(not read_only)


def _on_earth(latitude: float | None, longitude: float | None) -> bool:
    return (
        latitude is not None
        and longitude is not None
        and abs(latitude) <= 90
        and abs(longitude) <= 180
    )


def _plain(latitude: float, longitude: float) -> Position:
    """A WGS 84 point that came from no text."""
    return Position(latitude, longitude, "wgs84", "decimal", "", (latitude, longitude))
