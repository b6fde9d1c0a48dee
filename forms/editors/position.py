"""The position block: one box that takes coordinates in any form, their datum, and a live map.

What is stored is WGS 84; the text and the datum as received are kept beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from db import vocabularies
from db.fields import FieldSpec
from db.places import datum as datums
from db.places.coordinates import Candidate, PositionError, parse_position
from db.problem import Problem, doubt, error
from db.record_types import RecordType
from db.text import Text, translate_noop
from forms.editors.base import Editor, Notice
from forms.editors.field_line import FieldLine
from forms.editors.mini_map import MiniMap
from forms.host import FormHost

POSITION = translate_noop("Editor", "Position")
_SHORT = {"wgs84": "WGS 84", "cgcs2000": "CGCS2000", "gcj02": "GCJ-02", "bd09": "BD-09"}
_SHIFTED = ("gcj02", "bd09")
# A stored point and the text it came from may differ by rounding, not by more (metres).
_SAME_POINT = 25.0


@dataclass(frozen=True, slots=True)
class _Point:
    """What the box means: WGS 84 degrees, and how far the datum moved it (metres)."""

    latitude: float
    longitude: float
    moved: float = 0.0
    format: str = "decimal"


class PositionEditor(Editor):
    """Latitude, longitude and, where the type has them, text and datum as received.

    source_suggested: how the point was found (code of POSITION_SOURCE), or "" when unknown.
    """

    source_suggested = Signal(str)
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
        self._datum = "wgs84"
        self._candidates: list[Candidate] = []
        self._point: _Point | None = None
        self._picked = False
        self._complaint: Text | None = None
        self._uncertainty: float | None = None
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
        received = text if text and not self._picked else None
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
        self._complaint, self._candidates, self._picked = None, [], False
        self._point = None
        if not _on_earth(latitude, longitude):
            half = next((f"{v:g}" for v in (latitude, longitude) if v is not None), "")
            self._set_line(text or half, datum if datum in _SHORT else "wgs84")
            self._show_point()
            return
        assert latitude is not None
        assert longitude is not None
        stored = _Point(latitude, longitude)
        self._point = stored
        received = self._received(text, datum)
        if (
            received is not None
            and datums.distance_m(received.latitude, received.longitude, latitude, longitude)
            <= _SAME_POINT
        ):
            self._point = _Point(latitude, longitude, received.moved, received.format)
            self._set_line(text or "", datum)
        else:
            self._set_line(_degrees(stored), "wgs84")
            self._picked = text is None
        self._show_point()

    def _received(self, text: str | None, datum: str) -> _Point | None:
        if not text or datum not in _SHORT:
            return None
        try:
            found = parse_position(text)
        except PositionError:
            return None
        return _convert(found[0], datum) if found else None

    def _set_line(self, text: str, datum: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)
        self._show_datum(datum)

    def is_empty(self) -> bool:
        return self.values().get("decimal_latitude") is None

    # typing, picking, dragging

    def _edited(self) -> None:
        self._picked = False
        self._read()
        self.touch()
        self._suggest_source()

    def _read(self) -> None:
        """Take the point from the box and the datum."""
        self._candidates, self._point, self._complaint = [], None, None
        try:
            self._candidates = parse_position(self.line.text())
        except PositionError as problem:
            self._complaint = problem.text
        if self._candidates:
            self._point = _convert(self._candidates[0], self._datum)
        self._show_point()

    def choose_datum(self, code: str) -> None:
        """Say in which datum the text was received; the point moves accordingly."""
        if self.line.isReadOnly() or code == self._datum:
            self._show_datum(self._datum)
            return
        self._show_datum(code)
        if self.line.text().strip():
            self._picked = False
            self._read()
            self.touch()
            self._suggest_source()

    def datum(self) -> str:
        return self._datum

    def pick(self) -> None:
        """Ask the program for a point on the big map."""
        self.host.request_pick(self.set_picked)

    def set_picked(self, latitude: float, longitude: float) -> None:
        """A point clicked on the map, WGS 84."""
        self._candidates, self._complaint = [], None
        self._point = _Point(round(latitude, 6), round(longitude, 6))
        self._picked = True
        self._set_line(_degrees(self._point), "wgs84")
        self._show_point()
        self.touch()
        self.source_suggested.emit("map_pick")

    def _dragged(self, latitude: float, longitude: float) -> None:
        if not self.line.isReadOnly():
            self.set_picked(latitude, longitude)

    def _suggest_source(self) -> None:
        if self._point is None:
            return
        self.source_suggested.emit("map_app" if self._datum in _SHIFTED else "")

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
                self.map.set_position(
                    self._point.latitude, self._point.longitude, self._uncertainty
                )
        self.noticed.emit()

    # what is said below

    def complaint(self) -> Text | None:
        return self._complaint if self._touched else None

    def problems(self) -> list[Problem]:
        field = self.spec.name
        if self._complaint is not None and self._touched:
            return [error("unreadable", field, self._complaint)]
        if self._touched and len(self._candidates) > 1:
            first, second = self._candidates[:2]
            return [
                doubt(
                    "position_ambiguous",
                    field,
                    translate_noop(
                        "Editor",
                        "Read as {first}, but it could be {second}. Write N and E beside the "
                        "numbers, or keep it.",
                    ).format(first=_pair(first), second=_pair(second)),
                )
            ]
        if self._touched and self._candidates and self._candidates[0].doubtful:
            return [
                doubt(
                    "position_order",
                    field,
                    translate_noop(
                        "Editor", "Read as {first}: longitude seems to stand first."
                    ).format(first=_pair(self._candidates[0])),
                )
            ]
        return []

    def notice(self) -> Notice | None:
        point = self._point
        if point is None:
            return None
        shown = _degrees(point)
        if self._datum in _SHIFTED:
            return Notice(
                "good",
                self.tr("{point} (from {datum}, moved {metres} m)").format(
                    point=shown, datum=_SHORT[self._datum], metres=round(point.moved)
                ),
            )
        if self._touched and self._candidates and self._candidates[0].order_swapped:
            return Notice("good", self.tr("{point} (longitude stood first)").format(point=shown))
        if point.format != "decimal" and not self._picked:
            return Notice("good", self.tr("{point} (decimal degrees, WGS 84)").format(point=shown))
        return None

    # drafts and looks

    def raw(self) -> dict[str, Any]:
        raw: dict[str, Any] = {
            "text": self.line.text(),
            "datum": self._datum,
            "picked": self._picked,
        }
        if self._picked and self._point is not None:
            raw["point"] = [self._point.latitude, self._point.longitude]
        return raw

    def set_raw(self, raw: Mapping[str, Any]) -> None:
        datum = str(raw.get("datum", "wgs84"))
        self._set_line(str(raw.get("text", "")), datum if datum in _SHORT else "wgs84")
        point = raw.get("point")
        if raw.get("picked") and isinstance(point, list) and len(point) == 2:
            self.set_picked(float(point[0]), float(point[1]))
            return
        self._picked = False
        self._read()
        self.touch()
        self._suggest_source()

    def label(self) -> Text:
        return POSITION

    def field_widget(self) -> QWidget:
        return self.line

    def _show_datum(self, code: str) -> None:
        self._datum = code
        self._datum_actions[code].setChecked(True)
        self._datum_button.setText(f"{_SHORT[code]} ▾")
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


def _convert(candidate: Candidate, datum: str) -> _Point:
    latitude, longitude = datums.to_wgs84(candidate.latitude, candidate.longitude, datum)
    moved = datums.distance_m(candidate.latitude, candidate.longitude, latitude, longitude)
    # 7 decimals are a centimetre: below any datum's meaning, and free of binary tails.
    return _Point(round(latitude, 7), round(longitude, 7), moved, candidate.format)


def _degrees(point: _Point) -> str:
    return f"{point.latitude:.5f}, {point.longitude:.5f}"


def _pair(candidate: Candidate) -> str:
    return f"{candidate.latitude:.5f}, {candidate.longitude:.5f}"
