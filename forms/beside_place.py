"""Place, altitude and point of a form in step: each offers what follows from the others.

Nothing here overwrites what a person typed, and what is only offered is not in the record.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer

from db.places import placing
from db.record_types import RecordType
from db.text import translate_noop
from forms.body import FormBody
from forms.editors.base import Editor, Notice
from forms.editors.number import NumberEditor
from forms.editors.offered_number import OfferedNumber
from forms.editors.place import PlaceEditor
from forms.editors.position import PositionEditor
from forms.host import FormHost

_POSITION, _PLACE, _HEIGHT = "decimal_latitude", "place_code", "elevation"
_UNCERTAINTY = "coordinate_uncertainty"
_NEAR_M = 100_000.0  # a settlement farther away says nothing
_SHARP_M = 1_000.0  # a point less sharp than this has no height to speak of

Point = tuple[float, float]


class BesidePlace:
    """Looks at a form's fields whenever they are checked."""

    def __init__(self, record_type: RecordType, body: FormBody, host: FormHost) -> None:
        self._active = {_POSITION, _PLACE} <= record_type.by_name.keys()
        self._body = body
        self._host = host
        self._new = True
        self._heights: dict[NumberEditor, OfferedNumber] = {}
        self._asked: Point | None = None  # the point whose areas are in `_areas`, or asked for
        self._areas = ""
        self._placed_at: str | None = None  # the place whose point stands in the position box
        body.editor_made.connect(self._made)

    def _made(self, editor: Editor) -> None:
        if editor.spec.name == _HEIGHT:  # unfolded only now: its values follow in this turn
            QTimer.singleShot(0, editor, self.follow)

    def begin(self, *, new: bool) -> None:
        """Another record is shown; a saved one keeps its empty place until its point is changed."""
        self._new = new
        self._placed_at = None

    def follow(self) -> None:
        """Propose and offer what follows from what stands in the form now. Below 5 ms."""
        position = self._body.by_field.get(_POSITION)
        place = self._body.by_field.get(_PLACE)
        if not self._active or not isinstance(position, PositionEditor):
            return
        values = position.values()
        latitude, longitude = values.get(_POSITION), values.get("decimal_longitude")
        point = None if latitude is None or longitude is None else (latitude, longitude)
        if isinstance(place, PlaceEditor) and not position.line.isReadOnly():
            self._propose(place, position, point)
            self._offer_point(place, position, point)
        around = None
        if point is not None:
            around = placing.surroundings(self._host.reference(), *point)
        if isinstance(place, PlaceEditor):
            self._ask_areas(point)
            beside = (self._distance(place, point, around), self._areas)
            place.set_beside(" · ".join(text for text in beside if text))
        sharp = around is not None and (self._uncertainty(position) or 0.0) <= _SHARP_M
        self._offer_height(around.height if around is not None and sharp else None)

    def _ask_areas(self, point: Point | None) -> None:
        """The zone or cell a new position lies in, as soon as it is known."""
        if point == self._asked:
            return
        self._asked, self._areas = point, ""
        if point is None:
            return

        def known(names: list[str]) -> None:
            areas = ", ".join(names)
            if point == self._asked and areas != self._areas:
                self._areas = areas
                QTimer.singleShot(0, self._body, self.follow)

        self._host.areas_at(*point, known)

    # the place of a point

    def _propose(self, place: PlaceEditor, position: PositionEditor, point: Point | None) -> None:
        now = place.value()
        if place.touched or not (place.proposed or now is None):
            return
        if not (position.touched or self._new) or position.placed is not None:
            return
        unit = None if point is None else placing.unit_at(self._host.reference(), *point)
        code = unit.code if unit is not None else None
        if code != now:
            place.propose(code)

    # the point of a place

    def _offer_point(
        self, place: PlaceEditor, position: PositionEditor, point: Point | None
    ) -> None:
        code = None if place.proposed else place.value()
        placed = None
        if code is not None and (point is None or position.placed is not None):
            placed = placing.point_of(self._host.reference(), code)
        if point is not None:
            position.set_offer(None)
            if placed is None or position.placed is None:
                return
            if self._placed_at is None:
                self._placed_at = code
            elif code != self._placed_at:  # another place was chosen: its point goes along
                self._placed_at = code
                position.set_placed(placed.latitude, placed.longitude, placed.uncertainty_m)
            return
        self._placed_at = None
        if placed is None or position.line.text().strip():
            position.set_offer(None)
            return
        name = self._host.reference().place_name(placed.at.code, self._host.language)

        def take() -> None:
            self._placed_at = code
            position.set_placed(placed.latitude, placed.longitude, placed.uncertainty_m)

        said = QCoreApplication.translate("BesidePlace", "Point unknown?")
        action = QCoreApplication.translate("BesidePlace", "&Place it at {name} (± {km} km)")
        km = f"{placed.uncertainty_m / 1000:.0f}"
        position.set_offer(Notice("small", said, action.format(name=name, km=km), take))

    # altitude and distance

    def _uncertainty(self, position: PositionEditor) -> float | None:
        editor = self._body.by_field.get(_UNCERTAINTY)
        typed = editor.values().get(_UNCERTAINTY) if editor is not None else None
        metres: float | None = typed if typed is not None else position.placed
        return metres

    def _offer_height(self, metres: float | None) -> None:
        editor = self._body.by_field.get(_HEIGHT)
        if not isinstance(editor, NumberEditor):
            return
        offered = self._heights.get(editor)
        if offered is None:
            if metres is None:
                return
            offered = self._heights[editor] = OfferedNumber(editor)
        if metres is None:
            offered.offer(None)
            return
        about = float(round(metres, -1))
        offered.offer(about, _GROUND.format(height=f"{about:,.0f}"))

    def _distance(
        self, place: PlaceEditor, point: Point | None, around: placing.Surroundings | None
    ) -> str:
        """How far the point is from the place or its township, else from the nearest settlement."""
        if point is None or around is None:
            return ""
        reference = self._host.reference()
        found: tuple[str, float] | None = None
        entry = reference.place_by_code(place.value()) if place.value() is not None else None
        away = None if entry is None else placing.distance_from(reference, entry, *point)
        if away is not None:
            found = reference.place_name(away[0].code, self._host.language), away[1]
        elif around.nearest is not None and around.distance_m is not None:
            found = around.nearest, around.distance_m
        if found is None or found[1] > _NEAR_M:
            return ""
        name, metres = found
        km = f"{metres / 1000:.1f}" if metres < 9_950 else f"{metres / 1000:.0f}"
        said = QCoreApplication.translate("BesidePlace", "{km} km from {place}")
        return said.format(km=km, place=name)


_GROUND = translate_noop(
    "Editor", "The ground is about {height} m high here. The down key takes it."
)
