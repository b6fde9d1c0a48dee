"""What a form asks of the program around it. A form never sees the store, the map or settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from db.reference import Reference
from db.text import Text


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """A record that a LINK leads to, or may lead to.

    title: its name in words. beside: what else helps to know it. state: voided records and those
    that are not in this file are linked all the same, and say so.
    """

    uuid: str
    title: str
    beside: str = ""
    state: Literal["here", "voided", "missing"] = "here"


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

    def link_title(self, target: str, uuid: str, callback: Callable[[LinkEntry], None]) -> None:
        """The record of type `target` with this UUID, in words."""

    def link_search(
        self,
        target: str,
        text: str,
        species: int | None,
        callback: Callable[[list[LinkEntry]], None],
    ) -> None:
        """Records of type `target` that fit `text`: those of the species first, then the newest."""

    def link_twins(
        self,
        target: str,
        record_type: str,
        values: Mapping[str, Any],
        callback: Callable[[list[LinkEntry]], None],
    ) -> None:
        """Records of type `target` that share a mark or a name with these values of a record.

        `beside` says what they share.
        """

    def link_new(
        self,
        target: str,
        record_type: str,
        values: Mapping[str, Any],
        name: str,
        callback: Callable[[LinkEntry | None], None],
    ) -> None:
        """Make a record of type `target` from these values; None when it cannot be."""

    def open_link(self, target: str, uuid: str) -> None:
        """Show the record on its own page."""

    def areas_at(
        self, latitude: float, longitude: float, callback: Callable[[list[str]], None]
    ) -> None:
        """Names of the office's own areas (zones, grid cells) that a point lies in."""

    def today(self) -> dt.date:
        """The day on the user's calendar."""
