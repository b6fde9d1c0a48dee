"""Moving one record's mark: chosen on purpose, shown with its distance, saved after a yes.

What was received (text and datum) stays in the record; the position is said to be set on the map,
with the uncertainty that the scale of the map leaves. Undo takes it back like any change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from db.errors import UserError
from db.places.geodesic import Point, inverse
from db.text import Text
from desktop_app import i18n, operations
from desktop_app.context import Context
from desktop_app.map.tools import checked, figures
from desktop_app.map.tools.scale import clicked_uncertainty
from desktop_app.map.tools.strip import ToolStrip
from desktop_app.map.view import MapView
from desktop_app.tasks import Task

if TYPE_CHECKING:
    from db.record_types import RecordType
    from db.store import Store
    from db.writing import Record

_LEAST_M = 0.5  # a pin put back where it stood has not moved


@dataclass(frozen=True, slots=True)
class Doubts:
    """What a moved record would have to answer for: texts to show, codes to confirm."""

    texts: tuple[Text, ...] = ()
    codes: tuple[str, ...] = ()


class Moving(QObject):
    """One record on its way. changed: it began or ended."""

    changed = Signal(bool)

    def __init__(self, context: Context, map: MapView, strip: ToolStrip) -> None:
        super().__init__(map)
        self._context, self._map, self._strip = context, map, strip
        self._type: RecordType | None = None
        self._record: Record | None = None
        self._to: Point | None = None
        self._zoom = 0
        self._doubts: Doubts | None = None  # asked about the place it is at now
        self._asking: Task | None = None
        self._saving = False
        map.said.connect(self._said)

    @property
    def active(self) -> bool:
        return self._record is not None

    @property
    def to(self) -> Point | None:
        """Where the pin stands now."""
        return self._to

    def begin(self, record_type: RecordType, id: int) -> None:
        """Read the record and offer its mark to be moved."""
        store = self._context.store
        if store is None:
            return
        if store.read_only:
            self._strip.set_buttons((("close", self.tr("Close"), "Esc", self.end),))
            self._strip.say("error", self.tr("This file is read-only: nothing can be moved in it."))
            return
        self._context.tasks.database(
            store.get, record_type, id, owner=self,
            done=lambda record: self._arrived(record_type, record),
        )  # fmt: skip

    def _arrived(self, record_type: RecordType, record: Record | None) -> None:
        if record is None or self._from_of(record) is None:
            return
        self._type, self._record, self._doubts = record_type, record, None
        self._to = self._from_of(record)
        assert self._to is not None
        self._map.tell("move", {"lat": self._to[0], "lon": self._to[1]})
        self._map.setFocus()
        self.changed.emit(True)
        self._show()

    @staticmethod
    def _from_of(record: Record) -> Point | None:
        latitude = record.values.get("decimal_latitude")
        longitude = record.values.get("decimal_longitude")
        return None if latitude is None or longitude is None else (latitude, longitude)

    def end(self) -> None:
        """Leave it where it was."""
        self._strip.hide()
        if self._asking is not None:
            self._asking.cancel()
        if self._record is None:
            return
        self._record = self._to = self._doubts = self._asking = None
        self._map.tell("move", None)
        self.changed.emit(False)

    def _said(self, kind: str, value: Any) -> None:
        if self._record is None or self._saving:
            return
        if kind == "move_to":
            place = checked.place(value)
            if place is not None:
                self._to, self._zoom, self._doubts = place, self._map.zoom, None
                if self._asking is not None:
                    self._asking.cancel()
                    self._asking = None
                self._show()
        elif kind == "move_left":
            self.end()
        elif kind == "move_done":
            self.save()

    def distance(self) -> float:
        """Metres from the old place to the pin."""
        if self._record is None or self._to is None:
            return 0.0
        start = self._from_of(self._record)
        return inverse(start, self._to)[0] if start is not None else 0.0

    def _show(self) -> None:
        assert self._record is not None
        assert self._to is not None
        start = self._from_of(self._record)
        assert start is not None
        metres, azimuth = inverse(start, self._to)
        if metres < _LEAST_M:
            said = self.tr("Drag the pin, click the new place or use the arrow keys")
            self._map.tell("move_words", "")
        else:
            said = self.tr("Moved {distance} to the {direction}").format(
                distance=figures.length(metres), direction=figures.direction(azimuth)
            )
            self._map.tell("move_words", figures.length(metres))
        self._buttons(self.tr("Save"))
        self._strip.buttons["save"].setEnabled(metres >= _LEAST_M)
        self._strip.say("", said)

    def _buttons(self, save: str) -> None:
        if "save" in self._strip.buttons and self._strip.buttons["save"].text() == save:
            return
        self._strip.set_buttons(
            (
                ("accent:save", save, "Enter", self.save),
                ("cancel", self.tr("Cancel"), "Esc", self.end),
            )
        )

    # --- saving ---

    def values(self) -> dict[str, Any]:
        """What saving writes: the point and how it was found. The text as received stays."""
        assert self._type is not None
        assert self._to is not None
        latitude, longitude = round(self._to[0], 6), round(self._to[1], 6)
        values = {
            "decimal_latitude": latitude,
            "decimal_longitude": longitude,
            "position_source": "map_pick",
            "coordinate_uncertainty": clicked_uncertainty(latitude, self._zoom or self._map.zoom),
        }
        return {name: value for name, value in values.items() if name in self._type.by_name}

    def save(self) -> None:
        """Ask what is doubtful about the new place; save when nothing is, or when it stands."""
        store = self._context.store
        if self._record is None or self._type is None or store is None or self._saving:
            return
        if self.distance() < _LEAST_M:
            return
        if self._doubts is None:
            if self._asking is None:
                self._asking = self._context.tasks.background(
                    doubts_of_move, store, self._type, self._record, self.values(),
                    owner=self, done=self._asked,
                )  # fmt: skip
            return
        self._write(self._doubts.codes)

    def _asked(self, doubts: Doubts) -> None:
        self._asking = None
        if self._record is None:
            return
        self._doubts = doubts
        if not doubts.texts:
            self._write(())
            return
        self._buttons(self.tr("Move it all the same"))
        self._strip.say("doubt", " ".join(i18n.show(text) for text in doubts.texts))
        self._map.setFocus()

    def _write(self, confirmed: Sequence[str]) -> None:
        assert self._record is not None
        assert self._type is not None
        record, distance = self._record, self.distance()
        self._saving = True
        operations.save_record(
            self._context, self._type, self.values(), id=record.id, revision=record.revision,
            confirmed=confirmed, owner=self,
            done=lambda _changes: self._written(distance),
            failed=self._not_written,
        )  # fmt: skip

    def _written(self, metres: float) -> None:
        self._saving = False
        self.end()
        self._context.status_message.emit(
            self.tr("Moved {distance}. Ctrl+Z takes it back.").format(
                distance=figures.length(metres)
            )
        )

    def _not_written(self, error: BaseException) -> None:
        self._saving = False
        if isinstance(error, UserError):
            self._doubts = None
            self._strip.say("error", i18n.show(error.text))


def doubts_of_move(
    store: Store, record_type: RecordType, record: Record, values: dict[str, Any]
) -> Doubts:
    """What the checks of a record and its surroundings say of a new place and did not say of the
    old one. Runs in a worker."""
    from db.rules.context import context_problems, worth_asking
    from db.validation import check, doubts_of

    whole = {**record.values, **values}
    before = {problem.code for problem in doubts_of(check(record_type, record.values))}
    found = [one for one in doubts_of(check(record_type, whole)) if one.code not in before]
    found += worth_asking(
        context_problems(store, record_type, whole, record.id), whole, record.values
    )
    return Doubts(
        tuple(problem.text for problem in found),
        tuple(dict.fromkeys(problem.code for problem in found)),
    )
