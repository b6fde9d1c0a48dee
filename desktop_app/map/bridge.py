"""The one door between the map page and the program: named messages with JSON, checked here."""

from __future__ import annotations

import json
import logging
import math
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.map.features import Box, encode

log = logging.getLogger(__name__)


class Bridge(QObject):
    """Registered with the web channel as `bridge`.

    sent goes to the page. The other signals are what the page said, as checked values: a page that
    has been tampered with can name a wrong record, but not an impossible one.
    """

    sent = Signal(str, str)

    ready = Signal()
    view_changed = Signal(object, int)  # Box, zoom
    clicked = Signal(str, int)
    opened = Signal(str, int)
    picked = Signal(float, float)
    pick_cancelled = Signal()
    pointer_moved = Signal(float, float)
    part_said = Signal(str, object)  # kind, what JSON may hold; whoever listens checks it

    def send(self, kind: str, message: Any) -> None:
        self.sent.emit(kind, encode(message))

    @Slot(str, str)
    def receive(self, kind: str, payload: str) -> None:
        try:
            self._dispatch(kind, json.loads(payload))
        except (KeyError, TypeError, ValueError) as problem:
            log.error("the map page sent a bad %r message: %s", kind[:20], type(problem).__name__)

    def _dispatch(self, kind: str, message: Any) -> None:
        if kind == "ready":
            self.ready.emit()
        elif kind == "view":
            box = Box(
                float(message["west"]),
                float(message["south"]),
                float(message["east"]),
                float(message["north"]),
                int(message["width"]),
                int(message["height"]),
            )
            self.view_changed.emit(box, int(message["zoom"]))
        elif kind in ("click", "open"):
            signal = self.clicked if kind == "click" else self.opened
            signal.emit(str(message["layer"]), int(message["id"]))
        elif kind == "picked":
            self.picked.emit(*_place(message))
        elif kind == "pick_cancelled":
            self.pick_cancelled.emit()
        elif kind == "pointer":
            self.pointer_moved.emit(*_place(message))
        elif kind.startswith("part."):
            self.part_said.emit(kind.removeprefix("part."), message)
        else:
            raise ValueError(kind)


def _place(message: Any) -> tuple[float, float]:
    lat, lon = float(message["lat"]), float(message["lon"])
    if not (math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180):
        raise ValueError("no place on Earth")
    return lat, lon
