"""The fields about a position, in step with it: how it was found, how exact, which place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.record_types import RecordType
from forms.body import FormBody
from forms.editors.nearby_place import nearby_place
from forms.editors.position import PositionEditor
from forms.host import FormHost

_SOURCE, _UNCERTAINTY, _PLACE = "position_source", "coordinate_uncertainty", "place_code"
_FROM_THE_BOX = ("map_pick", "map_app", "photo", "place")


class BesidePosition:
    """Fills source and uncertainty from what the position box knows, until somebody types there.

    values: gives the form's own values, which are changed here where a field is not unfolded.
    """

    def __init__(
        self,
        record_type: RecordType,
        body: FormBody,
        host: FormHost,
        values: Callable[[], dict[str, Any]],
    ) -> None:
        self._names = record_type.by_name
        self._body = body
        self._host = host
        self._values = values
        self._implied = False  # the uncertainty in the form came from here

    def watch(self, position: PositionEditor) -> None:
        position.source_suggested.connect(self._suggest_source)
        position.uncertainty_suggested.connect(self._suggest_uncertainty)

    def begin(self) -> None:
        """Another record is shown."""
        # The radius of a place belongs to its point, and goes when a real one is given.
        self._implied = self._values().get(_SOURCE) == "place"
        self._show_uncertainty()
        self._show_place()

    def changed(self, names: set[str]) -> None:
        """Somebody typed in these fields."""
        if _UNCERTAINTY in names:
            self._show_uncertainty()
        if _PLACE in names:
            self._show_place()

    def _position(self) -> PositionEditor | None:
        editor = self._body.by_field.get("decimal_latitude")
        return editor if isinstance(editor, PositionEditor) else None

    def _show_uncertainty(self) -> None:
        position, metres = self._position(), self._body.by_field.get(_UNCERTAINTY)
        if position is not None:
            value = metres.values().get(_UNCERTAINTY) if metres is not None else None
            position.set_uncertainty(value)

    def _show_place(self) -> None:
        position = self._position()
        if position is None or _PLACE not in self._names:
            return
        editor = self._body.by_field.get(_PLACE)
        values = editor.values() if editor is not None else self._values()
        code = values.get(_PLACE)
        place = nearby_place(self._host.reference(), code, self._host.language) if code else None
        position.set_nearby(place)

    def _suggest_source(self, code: str) -> None:
        """How the point was found follows from what the user did, until it is said otherwise."""
        if self._is_typed(_SOURCE):
            return
        if code or self._values().get(_SOURCE) in _FROM_THE_BOX:
            self._put(_SOURCE, code or None)

    def _suggest_uncertainty(self, metres: float | None) -> None:
        """What notation and datum leave open, until somebody says otherwise."""
        if self._is_typed(_UNCERTAINTY):
            return
        if self._values().get(_UNCERTAINTY) is not None and not self._implied:
            return
        self._implied = metres is not None
        if metres != self._values().get(_UNCERTAINTY):
            self._put(_UNCERTAINTY, metres)
            self._show_uncertainty()

    def _is_typed(self, name: str) -> bool:
        """Whether the field is none of ours to fill: the type has none, or a person typed in it."""
        editor = self._body.by_field.get(name)
        return name not in self._names or (editor is not None and editor.touched)

    def _put(self, name: str, value: Any) -> None:
        values = self._values()
        values[name] = value
        editor = self._body.by_field.get(name)
        if editor is not None:
            editor.set_values(values)
