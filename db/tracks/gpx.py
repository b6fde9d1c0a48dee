"""Reading GPX 1.0 and 1.1: tracks and routes with their times.

The schema: https://www.topografix.com/GPX/1/1/. Written for strangers' files: no document types,
no entities, limits on size and depth.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.parsers import expat

from db.errors import Cancelled, UserError
from db.photos.source import harmless_name, opened, read
from db.text import translate_noop

LARGEST: Final = 256 * 2**20
"""Bytes of the largest file that is read."""

_CHUNK: Final = 1 << 18
_TIME = re.compile(
    r"\s*(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?\s*"
    r"(Z|[+-]\d{2}:?\d{2})?\s*"
)
_POINTS: Final = {"trkpt", "rtept"}


@dataclass(frozen=True, slots=True)
class TrackPoint:
    """latitude, longitude: WGS 84 degrees. elevation: metres. at: UTC."""

    latitude: float
    longitude: float
    elevation: float | None = None
    at: dt.datetime | None = None


@dataclass(slots=True)
class GpxFile:
    """What a file holds. segments: runs of points, in order; empty ones are left out.

    left_out: points whose position was none.
    """

    name: str = ""
    segments: list[list[TrackPoint]] = field(default_factory=list)
    left_out: int = 0

    @property
    def points(self) -> int:
        return sum(len(segment) for segment in self.segments)


def read_gpx(path: Path, *, cancelled: Callable[[], bool] | None = None) -> GpxFile:
    """The tracks and routes in a file.

    Raises UserError when it cannot be read or is no GPX, Cancelled.
    """
    shown = harmless_name(path.name)
    reader = _Reader()
    size = 0
    with opened(path, shown) as stream:
        while chunk := read(stream, _CHUNK, shown):
            if cancelled is not None and cancelled():
                raise Cancelled
            size += len(chunk)
            if size > LARGEST:
                raise UserError(
                    translate_noop("Tracks", "{name} is larger than {limit} MB: split it.").format(
                        name=shown, limit=LARGEST // 2**20
                    )
                )
            reader.feed(chunk, shown, last=False)
    reader.feed(b"", shown, last=True)
    if not reader.is_gpx:
        raise _broken(shown)
    return reader.file


def _broken(shown: str) -> UserError:
    return UserError(
        translate_noop(
            "Tracks",
            "{name} is no GPX track, or was cut off: export it from the receiver once more.",
        ).format(name=shown)
    )


class _Refused(Exception):
    pass


class _Reader:
    """Takes bytes as they come."""

    def __init__(self) -> None:
        self.file = GpxFile()
        self.is_gpx = False
        self._depth: list[str] = []
        self._words: list[str] | None = None
        self._position: tuple[float, float] | None = None
        self._elevation: float | None = None
        self._at: dt.datetime | None = None
        self._segment: list[TrackPoint] = []
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse

    @staticmethod
    def _refuse(*_: object) -> None:
        raise _Refused

    def feed(self, chunk: bytes, shown: str, *, last: bool) -> None:
        try:
            self._parser.Parse(chunk, last)
        except (expat.ExpatError, _Refused, LookupError, ValueError) as reason:
            raise _broken(shown) from reason

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if not self._depth:
            if tag != "gpx":
                raise _Refused
            self.is_gpx = True
        self._depth.append(tag)
        if len(self._depth) > 64:
            raise _Refused
        if tag in ("trkseg", "rte"):
            self._close()
        elif tag in _POINTS:
            self._position = _position(attributes)
            self._elevation = self._at = None
        elif self._wanted():
            self._words = []

    def _wanted(self) -> bool:
        """Whether the words of this element are read."""
        around, tag = [*self._depth[-2:], ""][:2]
        if around in _POINTS:
            return tag in ("ele", "time")
        return tag == "name" and around in ("trk", "rte", "metadata") and not self.file.name

    def _text(self, words: str) -> None:
        if self._words is not None and len(self._words) < 50:
            self._words.append(words)

    def _end(self, _name: str) -> None:
        tag = self._depth.pop()
        words = "".join(self._words).strip() if self._words is not None else ""
        self._words = None
        if tag in _POINTS:
            if self._position is None:
                self.file.left_out += 1
            else:
                self._segment.append(TrackPoint(*self._position, self._elevation, self._at))
        elif tag in ("trkseg", "rte"):
            self._close()
        elif tag == "ele" and words:
            self._elevation = _elevation(words)
        elif tag == "time" and words:
            self._at = parse_time(words)
        elif tag == "name" and words:
            self.file.name = words[:120]

    def _close(self) -> None:
        if self._segment:
            self.file.segments.append(self._segment)
            self._segment = []


def _position(attributes: dict[str, str]) -> tuple[float, float] | None:
    try:
        latitude, longitude = float(attributes["lat"]), float(attributes["lon"])
    except (KeyError, ValueError):
        return None
    on_earth = abs(latitude) <= 90 and abs(longitude) <= 180  # false for NaN too
    return (latitude, longitude) if on_earth and (latitude or longitude) else None


def _elevation(words: str) -> float | None:
    try:
        metres = float(words)
    except ValueError:
        return None
    return metres if math.isfinite(metres) and -500 <= metres <= 9000 else None


def parse_time(words: str) -> dt.datetime | None:
    """An xsd:dateTime as UTC; one without a zone is UTC, as GPX says. None for what is none."""
    found = _TIME.fullmatch(words)
    if found is None:
        return None
    *parts, fraction, zone = found.groups()
    try:
        at = dt.datetime(*(int(part) for part in parts), tzinfo=dt.UTC)  # type: ignore[arg-type, misc]
        at += dt.timedelta(seconds=float(f"0.{fraction}")) if fraction else dt.timedelta()
        if zone and zone != "Z":
            sign = -1 if zone[0] == "-" else 1
            away = dt.timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
            at -= sign * away
    except (ValueError, OverflowError):
        return None
    return at
