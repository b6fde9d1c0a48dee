"""What a form asks of the program around it. A form never sees the store, the map or settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Protocol

from db.reference import Reference
from db.text import Text


class FormHost(Protocol):
    """Answers on the main thread; `callback` may come at once or later, or never."""

    @property
    def language(self) -> str:
        """Code of the language on the screen, e.g. "zh_CN"."""

    def reference(self) -> Reference:
        """Species and places, in memory."""

    def translate(self, text: Text) -> str:
        """`text` in the language on the screen."""

    def suggestions(
        self, record_type: str, field: str, prefix: str, callback: Callable[[list[str]], None]
    ) -> None:
        """Values used before, best first: texts; for species ids and for places codes, as text."""

    def request_pick(self, callback: Callable[[float, float], None]) -> None:
        """Let the user click a point on the map; answers degrees north and east, WGS 84."""

    def today(self) -> dt.date:
        """The day on the user's calendar."""
