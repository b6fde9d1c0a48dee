"""What a point lies in, how high the ground is there and what is near, from the shipped base map.

Counties: Tianditu's areas, simplified to 200 m. Heights: means of cells of one square minute of arc
(about 1.5 x 1.9 km), so a valley and its ridge may share one; `Height` therefore says how far the
cells around differ. Settlements: GeoNames, good to a kilometre or two. Each file is read once, at
the first question or by `prepare`; where one is missing or damaged nothing is known and all else
goes on. Plain Python throughout: a lookup takes a fraction of a millisecond, loading numpy 0.8 s.
"""

from __future__ import annotations

import gzip
import json
import logging
import math
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import resources
from db.places.datum import distance_m

_log = logging.getLogger(__name__)

_KM_PER_DEGREE = 111.195  # of latitude, on the mean sphere

# What reading a damaged file may raise, from the disk up to the meaning of its numbers.
_DAMAGED = (
    OSError,
    EOFError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line: degrees east (x) and north (y) of its corners, the first again at the end."""

    x: tuple[float, ...]
    y: tuple[float, ...]

    def cuts(self, latitude: float) -> Iterator[float]:
        """Longitudes at which the line crosses a parallel."""
        x, y = self.x, self.y
        below = y[0] <= latitude
        for i in range(1, len(y)):
            if (y[i] <= latitude) != below:
                below = not below
                yield x[i - 1] + (latitude - y[i - 1]) / (y[i] - y[i - 1]) * (x[i] - x[i - 1])

    def area(self) -> float:
        """Square degrees, signed by the sense of turning."""
        corners = zip(self.x, self.y, strict=True)
        return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(corners)) / 2


@dataclass(frozen=True, slots=True, eq=False)
class County:
    """code: division code (6 digits). box: west, south, east, north.

    A point is inside when it is inside an odd number of rings: holes and separate parts are both
    rings.
    """

    code: str
    name: str
    rings: tuple[Ring, ...]
    box: tuple[float, float, float, float]

    def holds(self, latitude: float, longitude: float) -> bool:
        west, south, east, north = self.box
        if not (west <= longitude <= east and south <= latitude <= north):
            return False
        east_of_it = (at > longitude for ring in self.rings for at in ring.cuts(latitude))
        return sum(east_of_it) % 2 == 1

    def middle(self) -> tuple[float, float]:
        """(latitude, longitude) of a point inside from which the farthest corner is near: the best
        among the middles of cuts across."""
        _west, south, _east, north = self.box
        best: tuple[float, float, float] | None = None
        for share in range(1, 12):
            latitude = south + (north - south) * share / 12
            cuts = sorted(at for ring in self.rings for at in ring.cuts(latitude))
            # Narrow strips are left out: their middle may lie on the simplified border.
            wide = [(w, e) for w, e in zip(cuts[::2], cuts[1::2], strict=False) if e - w > 0.02]
            for left, right in wide:
                longitude = (left + right) / 2
                away = self.radius_m(latitude, longitude)
                if best is None or away < best[0]:
                    best = (away, latitude, longitude)
        if best is None:
            return (south + north) / 2, (self.box[0] + self.box[2]) / 2
        return best[1], best[2]

    def radius_m(self, latitude: float, longitude: float) -> float:
        """Metres from a point to the farthest corner: a circle that holds the whole county."""
        narrow = math.cos(math.radians(latitude))
        # On a plane first: which corner is farthest does not need the sphere.
        _away, y, x = max(
            ((y - latitude) ** 2 + ((x - longitude) * narrow) ** 2, y, x)
            for ring in self.rings
            for x, y in zip(ring.x, ring.y, strict=True)
        )
        return distance_m(latitude, longitude, y, x)

    def area_km2(self) -> float:
        """Of the simplified outline. Holes turn the other way and are taken off by their sign."""
        narrow = math.cos(math.radians((self.box[1] + self.box[3]) / 2))
        return abs(sum(ring.area() for ring in self.rings)) * _KM_PER_DEGREE**2 * narrow


@lru_cache(maxsize=64)
def middle_of(county: County) -> tuple[float, float, float]:
    """(latitude, longitude, metres): its middle and the radius that holds all of it."""
    latitude, longitude = (round(degrees, 4) for degrees in county.middle())
    return latitude, longitude, county.radius_m(latitude, longitude)


@lru_cache(maxsize=1)
def counties() -> tuple[County, ...]:
    """The counties of Qinghai, by code; none where the file cannot be read."""
    try:
        return tuple(_county(feature) for feature in _features("county-areas"))
    except _DAMAGED as problem:
        _log.warning("areas of counties cannot be read: %s", problem)
        return ()


def _county(feature: dict[str, Any]) -> County:
    geometry = feature["geometry"]
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    rings = []
    for polygon in polygons:
        for corners in polygon:
            x, y = zip(*corners, strict=True)
            rings.append(Ring(tuple(map(float, x)), tuple(map(float, y))))
    box = (
        min(min(ring.x) for ring in rings),
        min(min(ring.y) for ring in rings),
        max(max(ring.x) for ring in rings),
        max(max(ring.y) for ring in rings),
    )
    properties = feature["properties"]
    return County(str(properties["code"]), str(properties["name"]), tuple(rings), box)


def _features(name: str) -> list[dict[str, Any]]:
    text = resources.path(f"basemap/{name}.geojson").read_text(encoding="utf-8")
    features: list[dict[str, Any]] = json.loads(text)["features"]
    return features


def county_at(latitude: float, longitude: float) -> County | None:
    """The county a point (WGS 84) lies in; None outside Qinghai."""
    return next((one for one in counties() if one.holds(latitude, longitude)), None)


def county_of(code: str) -> County | None:
    """The county that a division code belongs to; None for a larger unit or an unknown one."""
    return next((one for one in counties() if code.startswith(one.code)), None)


@dataclass(frozen=True, slots=True)
class Settlement:
    """A town or lake on the map. name: Chinese, a town without its kind (多彩). kind: city, seat,
    town or lake.
    latin: as GeoNames writes it, "" unknown."""

    name: str
    kind: str
    latitude: float
    longitude: float
    latin: str = ""


@lru_cache(maxsize=1)
def settlements() -> tuple[Settlement, ...]:
    """Cities, county seats and townships with a known point, of Qinghai and around it."""
    return _named("settlements", ("city", "seat", "town"))


@lru_cache(maxsize=1)
def lakes() -> tuple[Settlement, ...]:
    """The lakes that the base map names, each with a point on its water."""
    return _named("waters", ("lake",))


def _named(file: str, kinds: tuple[str, ...]) -> tuple[Settlement, ...]:
    try:
        found = []
        for feature in _features(file):
            east, north = feature["geometry"]["coordinates"][:2]
            properties = feature["properties"]
            if properties["name"] and properties["kind"] in kinds:
                found.append(
                    Settlement(
                        str(properties["name"]),
                        str(properties["kind"]),
                        float(north),
                        float(east),
                        str(properties.get("latin", "")),
                    )
                )
        return tuple(found)
    except _DAMAGED as problem:
        _log.warning("%s cannot be read: %s", file, problem)
        return ()


@dataclass(frozen=True, slots=True)
class Height:
    """metres: mean height of the cell a point lies in. lowest, highest: of it and its neighbours,
    widened by how rough the ground is: outside them a height is hardly possible."""

    metres: float
    lowest: float
    highest: float


@dataclass(frozen=True, slots=True)
class _Terrain:
    """The grid: rows from south to north, columns from west to east; degrees.

    steps: int16, little-endian: the first height of each row, then the difference to the next.
    """

    west: float
    south: float
    step: float
    rows: int
    columns: int
    steps: bytes

    def heights(self, row: int, first: int, last: int) -> list[int]:
        """Metres of the cells `first` to `last` of a row."""
        steps = struct.unpack_from(f"<{last + 1}h", self.steps, row * self.columns * 2)
        return list(accumulate(steps))[first:]


@lru_cache(maxsize=1)
def _terrain() -> _Terrain | None:
    return _read_terrain(resources.path("basemap/terrain.gz"))


def _read_terrain(path: Path) -> _Terrain | None:
    try:
        packed = path.read_bytes()
        head_line, _newline, steps = gzip.decompress(packed).partition(b"\n")
        head = json.loads(head_line)
        rows, columns = int(head["rows"]), int(head["columns"])
        west, south, step = float(head["west"]), float(head["south"]), float(head["step"])
        if len(steps) != rows * columns * 2 or step <= 0:
            raise ValueError(f"{len(steps)} bytes for {rows} x {columns} cells")
        return _Terrain(west, south, step, rows, columns, steps)
    except _DAMAGED as problem:
        _log.warning("heights of the ground cannot be read: %s", problem)
        return None


_finer: tuple[_Terrain, ...] = ()


def use_finer(paths: Sequence[Path]) -> None:
    """Ask these grids first (`db.tiles` makes them of elevation files), in place of those before.

    May be called in any thread; a file that cannot be read is left out.
    """
    global _finer
    found = [terrain for path in paths if (terrain := _read_terrain(path)) is not None]
    _finer = tuple(sorted(found, key=lambda terrain: terrain.step))


def height_at(latitude: float, longitude: float) -> Height | None:
    """The height of the ground at a point (WGS 84); None where the grid does not reach."""
    shipped = _terrain()
    for terrain in (*_finer, *((shipped,) if shipped is not None else ())):
        found = _height_in(terrain, latitude, longitude)
        if found is not None:
            return found
    return None


def _height_in(terrain: _Terrain, latitude: float, longitude: float) -> Height | None:
    row = math.floor((latitude - terrain.south) / terrain.step)
    column = math.floor((longitude - terrain.west) / terrain.step)
    if not (0 <= row < terrain.rows and 0 <= column < terrain.columns):
        return None
    first, last = max(0, column - 1), min(terrain.columns - 1, column + 1)
    around = {
        near: terrain.heights(near, first, last)
        for near in range(max(0, row - 1), min(terrain.rows - 1, row + 1) + 1)
    }
    own = around[row][column - first]
    if own <= 0:  # the grid is empty outside China
        return None
    known = [height for heights in around.values() for height in heights if height > 0]
    low, high = min(known), max(known)
    # A cell's mean hides its own valley and summit: as much again as the cells around differ, and
    # never less than 150 m (a phone's altitude is that wrong, too).
    margin = max(150, high - low)
    return Height(float(own), float(low - margin), float(high + margin))


def prepare() -> None:
    """Read the files: in a worker, before somebody types. About 50 ms."""
    counties()
    settlements()
    _terrain()
