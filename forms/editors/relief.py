"""The shipped relief and place names, for what paints a map without a web engine."""

from __future__ import annotations

import json
import logging
import math
import sqlite3
import time
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainterPath

import resources

log = logging.getLogger(__name__)

TILE = 256
_MAX_LATITUDE = 85.0511


def to_world(lat: float, lon: float) -> QPointF:
    """Web Mercator on a square of 256: degrees WGS 84 to x eastwards, y southwards."""
    sine = math.sin(math.radians(max(-_MAX_LATITUDE, min(_MAX_LATITUDE, lat))))
    y = 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
    return QPointF((lon + 180) / 360 * TILE, y * TILE)


def from_world(point: QPointF) -> tuple[float, float]:
    """The inverse of `to_world`: latitude, longitude in (-180, 180]."""
    lon = point.x() / TILE * 360 - 180
    lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * point.y() / TILE))))
    return lat, lon - 360 * math.ceil((lon - 180) / 360)


class Tiles:
    """The images of one MBTiles file. A file that is absent or broken has none."""

    def __init__(self, path: Path) -> None:
        self._db: sqlite3.Connection | None = None
        try:
            # immutable: the file ships with the program and may lie in a read-only folder.
            db = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        except sqlite3.Error as problem:
            log.warning("the relief cannot be opened: %s", problem)
            return
        try:
            db.execute("SELECT 1 FROM tiles LIMIT 1")
        except sqlite3.Error as problem:
            log.warning("the relief cannot be read: %s", problem)
            db.close()
            return
        self._db = db

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """Return the encoded image, rows counted from the north, or None where there is none.

        A damaged file has holes: its broken tiles are None too.
        """
        if self._db is None or not 0 <= zoom <= 24:
            return None
        try:
            found = self._db.execute(
                "SELECT tile_data FROM tiles"
                " WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
                (zoom, column, 2**zoom - 1 - row),
            ).fetchone()
        except sqlite3.Error:
            return None
        return None if found is None else bytes(found[0])

    def close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None


class Relief:
    """Tiles as pictures; those used last are kept (64 of them: about 16 MB)."""

    KEEP = 64

    def __init__(self, path: Path) -> None:
        self._tiles = Tiles(path)
        self._pictures: OrderedDict[tuple[int, int, int], QImage | None] = OrderedDict()

    def holds(self, zoom: int, column: int, row: int) -> bool:
        """Whether the tile need not be read any more."""
        return (zoom, column, row) in self._pictures

    def picture(self, zoom: int, column: int, row: int) -> QImage | None:
        """The tile, rows counted from the north, or None where there is none."""
        key = (zoom, column, row)
        if key in self._pictures:
            self._pictures.move_to_end(key)
            return self._pictures[key]
        data = self._tiles.tile(zoom, column, row)
        picture = QImage.fromData(data) if data is not None else None
        self._pictures[key] = None if picture is None or picture.isNull() else picture
        if len(self._pictures) > self.KEEP:
            self._pictures.popitem(last=False)
        return self._pictures[key]


@dataclass(frozen=True, slots=True)
class Name:
    """A name on the map. world: see `to_world`. from_zoom: the smallest scale it is shown at."""

    world: QPointF
    text: str
    from_zoom: float
    dot: bool  # a settlement; the name of a lake needs no mark beside it


@dataclass(frozen=True, slots=True)
class River:
    """A path in the units of `to_world`. from_zoom: the smallest scale it is shown at."""

    path: QPainterPath
    great: bool
    from_zoom: float


class Rivers:
    """The shipped rivers (TopoJSON, steps of a grid); none when the file is absent or broken.

    Reading them takes 80 ms, so a widget that is on the screen reads them bit by bit.
    """

    def __init__(self) -> None:
        self._found: list[River] = []
        self._rest = self._read()
        self.complete = False

    def read(self, seconds: float | None = None) -> bool:
        """Read on, for about so long; True when all are there."""
        until = None if seconds is None else time.perf_counter() + seconds
        for river in self._rest:
            if river is not None:
                self._found.append(river)
            if until is not None and time.perf_counter() >= until:
                return False
        self.complete = True
        return True

    def all(self) -> tuple[River, ...]:
        """Every river, read now as far as they were not yet."""
        if not self.complete:
            self.read()
        return tuple(self._found)

    @staticmethod
    def _read() -> Iterator[River | None]:
        """Each river; None where nothing came of the work since, to be interrupted at."""
        try:
            text = resources.path("basemap/water.topojson").read_text("utf-8")
            source = json.loads(text)
            (step_x, step_y) = source["transform"]["scale"]
            (west, south) = source["transform"]["translate"]
            yield None
            for geometry in source["objects"]["rivers"]["geometries"]:
                rank = geometry["properties"]["rank"]
                path = QPainterPath()
                for index in geometry["arcs"]:
                    x = y = 0
                    for at, (dx, dy) in enumerate(source["arcs"][index]):
                        x, y = x + dx, y + dy
                        point = to_world(y * step_y + south, x * step_x + west)
                        if at:
                            path.lineTo(point)
                        else:
                            path.moveTo(point)
                yield River(path, rank == 1, {1: 4.0, 2: 6.0, 3: 7.0, 4: 8.0}[rank])
        except (OSError, ValueError, KeyError, IndexError, TypeError) as problem:
            log.warning("the rivers cannot be read: %s", problem)


@lru_cache(maxsize=1)
def rivers() -> Rivers:
    """The shipped rivers; all little maps share them."""
    return Rivers()


@lru_cache(maxsize=1)
def relief() -> Relief:
    """The shipped relief; opened once, all little maps share it."""
    return Relief(resources.path("basemap/relief.mbtiles"))


@lru_cache(maxsize=1)
def names() -> tuple[Name, ...]:
    """Settlements and lakes, the important ones first; none when the files are absent."""
    zooms = {"city": 5.0, "lake": 7.0, "seat": 6.5, "town": 8.5}
    found = []
    for file in ("settlements.geojson", "waters.geojson"):
        try:
            features = json.loads(resources.path(f"basemap/{file}").read_text("utf-8"))["features"]
        except (OSError, ValueError, KeyError):
            continue
        for feature in features:
            kind = feature["properties"]["kind"]
            if kind in zooms:
                lon, lat = feature["geometry"]["coordinates"]
                text = feature["properties"]["name"]
                found.append(Name(to_world(lat, lon), text, zooms[kind], kind != "lake"))
    return tuple(sorted(found, key=lambda name: name.from_zoom))
