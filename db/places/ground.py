"""What a point lies in and how high the ground is there, from the shipped base map.

Counties: Tianditu's areas, simplified to 200 m. Heights: means of cells of one square minute of arc
(about 1.5 x 1.9 km), so a valley and its ridge may share one; `height` therefore says how far the
cells around differ. Both are read once, at the first question.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

import resources
from db.places.datum import distance_m

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class County:
    """code: division code (6 digits). rings: closed, degrees east and north, shape (n, 2).

    A point is inside when it is inside an odd number of rings. box: west, south, east, north.
    """

    code: str
    name: str
    rings: tuple[Floats, ...]
    box: tuple[float, float, float, float]

    def holds(self, latitude: float, longitude: float) -> bool:
        west, south, east, north = self.box
        if not (west <= longitude <= east and south <= latitude <= north):
            return False
        inside = False
        for ring in self.rings:
            x, y = ring[:-1, 0], ring[:-1, 1]
            next_x, next_y = ring[1:, 0], ring[1:, 1]
            crossing = (y > latitude) != (next_y > latitude)
            if not crossing.any():
                continue
            at = x + (latitude - y) / np.where(crossing, next_y - y, 1) * (next_x - x)
            inside ^= bool((crossing & (at > longitude)).sum() % 2)
        return inside

    def middle(self) -> tuple[float, float]:
        """(latitude, longitude) of a point well inside: the middle of the widest cut across."""
        _west, south, _east, north = self.box
        best = (0.0, (south + north) / 2, (self.box[0] + self.box[2]) / 2)
        for share in (0.5, 0.4, 0.6, 0.3, 0.7):
            latitude = south + (north - south) * share
            cuts: list[float] = []
            for ring in self.rings:
                x, y = ring[:-1, 0], ring[:-1, 1]
                next_x, next_y = ring[1:, 0], ring[1:, 1]
                crossing = (y > latitude) != (next_y > latitude)
                at = x + (latitude - y) / np.where(crossing, next_y - y, 1) * (next_x - x)
                cuts += at[crossing].tolist()
            cuts.sort()
            for left, right in zip(cuts[::2], cuts[1::2], strict=False):
                best = max(best, (right - left, latitude, (left + right) / 2))
        return best[1], best[2]

    def radius_m(self, latitude: float, longitude: float) -> float:
        """Metres from a point to the farthest corner: a circle that holds the whole county."""
        corners = np.concatenate(self.rings)
        return max(distance_m(latitude, longitude, float(y), float(x)) for x, y in corners)


@lru_cache(maxsize=1)
def counties() -> tuple[County, ...]:
    """The counties of Qinghai, by code."""
    text = resources.path("basemap/county-areas.geojson").read_text(encoding="utf-8")
    found = []
    for feature in json.loads(text)["features"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        rings = tuple(np.asarray(ring, float) for polygon in polygons for ring in polygon)
        corners = np.concatenate(rings)
        west, south = corners.min(axis=0).tolist()
        east, north = corners.max(axis=0).tolist()
        properties = feature["properties"]
        found.append(
            County(properties["code"], properties["name"], rings, (west, south, east, north))
        )
    return tuple(found)


def county_at(latitude: float, longitude: float) -> County | None:
    """The county a point (WGS 84) lies in; None outside Qinghai."""
    return next((one for one in counties() if one.holds(latitude, longitude)), None)


def county_of(code: str) -> County | None:
    """The county that a division code belongs to; None for a larger unit or an unknown one."""
    return next((one for one in counties() if code.startswith(one.code)), None)


@dataclass(frozen=True, slots=True)
class Height:
    """metres: mean height of the cell a point lies in. lowest, highest: of it and its neighbours,
    widened by how rough the ground is: outside them a height is hardly possible."""

    metres: float
    lowest: float
    highest: float


class _Terrain:
    """The grid: int16 metres, rows from south to north, columns from west to east."""

    def __init__(self, head: dict[str, float], cells: npt.NDArray[np.int16]) -> None:
        self.west, self.south, self.step = head["west"], head["south"], head["step"]
        self.cells = cells


@lru_cache(maxsize=1)
def _terrain() -> _Terrain:
    head_line, _newline, body = gzip.decompress(
        resources.path("basemap/terrain.gz").read_bytes()
    ).partition(b"\n")
    head = json.loads(head_line)
    steps = np.frombuffer(body, "<i2").reshape(int(head["rows"]), int(head["columns"]))
    return _Terrain(head, np.cumsum(steps, axis=1, dtype=np.int16))


def height_at(latitude: float, longitude: float) -> Height | None:
    """The height of the ground at a point (WGS 84); None where the grid does not reach."""
    terrain = _terrain()
    row = int((latitude - terrain.south) // terrain.step)
    column = int((longitude - terrain.west) // terrain.step)
    rows, columns = terrain.cells.shape
    if not (0 <= row < rows and 0 <= column < columns):
        return None
    own = float(terrain.cells[row, column])
    if own <= 0:  # the grid is empty outside China
        return None
    around = terrain.cells[max(0, row - 1) : row + 2, max(0, column - 1) : column + 2]
    low, high = float(around.min()), float(around.max())
    # A cell's mean hides its own valley and summit: as much again as the cells around differ, and
    # never less than 150 m (a phone's altitude is that wrong, too).
    margin = max(150.0, high - low)
    return Height(own, low - margin, high + margin)


def prepare() -> None:
    """Read both files: in a worker, before somebody types."""
    counties()
    _terrain()
