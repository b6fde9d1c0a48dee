"""Where many records are: a smooth density of what a view shows, counted in numpy."""

from __future__ import annotations

import base64
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from db.columns import WORLD
from desktop_app.map.clusters import TILE, world_x, world_y
from desktop_app.map.features import Box
from desktop_app.map.levels import in_view
from desktop_app.map.scene import Scene, Shown

CELL_PX = 8
MOST_CELLS = 20_000
_SPREAD = 2.2  # standard deviation of the smoothing, in cells
_REACH = 7  # cells beyond which it no longer counts
_FINE_FROM_ZOOM = 11  # from here on a cell of the world is wider than half a cell of the grid
_EQUATOR = 40_075.016686  # km


@dataclass(frozen=True, slots=True)
class Heat:
    """A grid over a view, aligned with the Web Mercator world.

    left, top, cell: the upper left corner and the width of a cell, the world from 0 to 1.
    values: 0 to 255 for the square root of the density, shape (rows, columns), north first.
    peak: the highest density, records per 100 km².
    """

    left: float
    top: float
    cell: float
    values: npt.NDArray[np.uint8]
    peak: float

    def message(self) -> dict[str, Any]:
        rows, columns = self.values.shape
        return {
            "left": self.left, "top": self.top, "cell": self.cell, "rows": rows,
            "columns": columns, "values": base64.b64encode(self.values.tobytes()).decode("ascii"),
        }  # fmt: skip


def density(scene: Scene, shown: Shown, box: Box, zoom: int) -> Heat:
    """The density of the records that are switched on, over `box` and a little around it."""
    scale = TILE * 2.0**zoom
    west, east = world_x(np.array([box.west, box.east])) * scale
    north, south = world_y(np.array([box.north, box.south])) * scale
    cell = float(CELL_PX)
    while (east - west + 4 * cell) * (south - north + 4 * cell) > MOST_CELLS * cell * cell:
        cell *= 1.25
    first, top = math.floor(west / cell) - _REACH, math.floor(north / cell) - _REACH
    columns = math.ceil(east / cell) + _REACH - first
    rows = math.ceil(south / cell) + _REACH - top
    around = _degrees(first * cell, top * cell, columns * cell, rows * cell, scale)
    counts = np.zeros(rows * columns)
    for number, part in enumerate(scene.parts):
        at = in_view(scene, number, shown, around)
        if zoom < _FINE_FROM_ZOOM:
            column, row = (
                _table(begin, count, cell, scale)[values[at]]
                for begin, count, values in (
                    (first, columns, part.found.x),
                    (top, rows, part.found.y),
                )
            )
        else:
            x = world_x(part.found.longitude[at].astype(np.float64)) * scale
            y = world_y(part.found.latitude[at].astype(np.float64)) * scale
            column, row = (
                np.clip((values / cell).astype(np.int64) - begin, -1, count)
                for begin, count, values in ((first, columns, x), (top, rows, y))
            )
        inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
        key = row[inside].astype(np.int64) * columns + column[inside]
        counts += np.bincount(key, minlength=len(counts))
    smooth = _smoothed(counts.reshape(rows, columns))
    inner = smooth[_REACH - 2 : rows - _REACH + 2, _REACH - 2 : columns - _REACH + 2]
    highest = float(inner.max(initial=0.0))
    values = np.sqrt(inner / highest) * 255 if highest > 1e-9 else np.zeros_like(inner)
    latitude = math.radians((box.north + box.south) / 2)
    km = _EQUATOR * math.cos(latitude) * cell / scale
    return Heat(
        (first + _REACH - 2) * cell / scale,
        (top + _REACH - 2) * cell / scale,
        cell / scale,
        np.rint(values).astype(np.uint8),
        highest / (km * km) * 100,
    )


def _table(begin: int, count: int, cell: float, scale: float) -> npt.NDArray[np.int16]:
    """The cell of the grid for each cell of the world; -1 or `count` outside."""
    middles = (np.arange(WORLD) + 0.5) / WORLD * scale / cell
    return np.clip(middles.astype(np.int64) - begin, -1, count).astype(np.int16)


def _degrees(left: float, top: float, wide: float, tall: float, scale: float) -> Box:
    from desktop_app.map.levels import degrees

    ys = np.clip(np.array([top / scale, (top + tall) / scale]), 0, 1)
    (north, south), _lon = degrees(np.zeros(2), ys)
    return Box(left / scale * 360 - 180, float(south), (left + wide) / scale * 360 - 180,
               float(north))  # fmt: skip


def _smoothed(counts: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Spread by a bell curve along both axes; the sum stays, but for what runs off the edge."""
    steps = np.arange(-_REACH, _REACH + 1)
    kernel = np.exp(-0.5 * (steps / _SPREAD) ** 2)
    kernel /= kernel.sum()
    for axis in (0, 1):
        spread = np.zeros_like(counts)
        for step, weight in zip(steps.tolist(), kernel.tolist(), strict=True):
            source = [slice(None), slice(None)]
            target = [slice(None), slice(None)]
            length = counts.shape[axis]
            source[axis] = slice(max(0, -step), min(length, length - step))
            target[axis] = slice(max(0, step), min(length, length + step))
            spread[tuple(target)] += weight * counts[tuple(source)]
        counts = spread
    return counts
