"""Which of very many points lie in an outline: drawn into a grid first, so that only the points in
cells that the border touches need the exact test."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

_CELLS = 256
_BORDER = 2
_COARSE = 1e-3  # degrees


Edge = tuple[float, float, float, float]


def edges_of(ring: Sequence[tuple[float, float]]) -> tuple[Edge, ...]:
    """(y1, y2, x1, longitude gained per latitude) of every side that is not level.

    ring: (longitude, latitude). A ray to the east crosses a side where `(y1 > lat) != (y2 > lat)`
    and `lon < x1 + gain * (lat - y1)`; a point inside crosses an odd number of them.
    """
    sides = zip(ring, (*ring[1:], ring[0]), strict=True)
    return tuple((y1, y2, x1, (x2 - x1) / (y2 - y1)) for (x1, y1), (x2, y2) in sides if y1 != y2)


def split(
    ring: Sequence[tuple[float, float]],
    latitude: npt.NDArray[Any],
    longitude: npt.NDArray[Any],
    slack: float,
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.intp]]:
    """Return which points are surely inside (bool, shape (n,)), and those that need a closer look.

    The points lie within the ring's bounds or a little outside. The second array holds positions of
    points in cells that the border, or a band of `slack` degrees beside it, touches, or that lie
    beside such cells; the first says False of those.
    """
    xs, ys = [x for x, _y in ring], [y for _x, y in ring]
    wide = max((max(xs) - min(xs) + 2 * slack) / (_CELLS - 4), 1e-12)
    tall = max((max(ys) - min(ys) + 2 * slack) / (_CELLS - 4), 1e-12)
    west, south = min(xs) - slack - 2 * wide, min(ys) - slack - 2 * tall
    touched = _touched(ring, west, south, wide, tall, slack)
    state = _inside(edges_of(ring), west, south, wide, tall).astype(np.uint8)
    state[touched] = _BORDER
    # Single precision is enough to find a cell that is much larger than it.
    kind = np.float32 if min(wide, tall) > _COARSE else np.float64
    cell = _cells(latitude, south, tall, kind) * np.int32(_CELLS)
    cell += _cells(longitude, west, wide, kind)
    of = state.ravel()[cell]
    return of == 1, np.flatnonzero(of == _BORDER)


def _cells(
    values: npt.NDArray[Any], begin: float, step: float, kind: type[np.floating[Any]]
) -> npt.NDArray[np.int32]:
    part = values.astype(kind)
    part -= kind(begin)
    part *= kind(1 / step)
    return np.clip(part, 0, _CELLS - 1, out=part).astype(np.int32)


def _touched(
    ring: Sequence[tuple[float, float]],
    west: float,
    south: float,
    wide: float,
    tall: float,
    slack: float,
) -> npt.NDArray[np.bool_]:
    """Cells [row, column] that the border touches, with one more all around."""
    beside, above = math.ceil(slack / wide) + 1, math.ceil(slack / tall) + 1
    starts = np.zeros((_CELLS + 1, _CELLS), np.int32)
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        first = max(0, int((min(x1, x2) - west) / wide) - beside)
        last = min(_CELLS - 1, int((max(x1, x2) - west) / wide) + beside)
        columns = np.arange(first, last + 1)
        # Of the columns beside its own too: the side is lengthened by them.
        left = west + (columns - beside) * wide
        right = west + (columns + 1 + beside) * wide
        low_x, high_x = min(x1, x2), max(x1, x2)
        left, right = np.clip(left, low_x, high_x), np.clip(right, low_x, high_x)
        if x1 == x2:
            bottom = np.full(len(columns), min(y1, y2))
            top = np.full(len(columns), max(y1, y2))
        else:
            slope = (y2 - y1) / (x2 - x1)
            at_left, at_right = y1 + slope * (left - x1), y1 + slope * (right - x1)
            bottom, top = np.minimum(at_left, at_right), np.maximum(at_left, at_right)
        low = np.clip(((bottom - south) / tall).astype(np.int64) - above, 0, _CELLS - 1)
        high = np.clip(((top - south) / tall).astype(np.int64) + above, 0, _CELLS - 1)
        starts[low, columns] += 1
        starts[high + 1, columns] -= 1
    touched: npt.NDArray[np.bool_] = np.cumsum(starts[:-1], axis=0) > 0
    return touched


def _inside(
    edges: Sequence[tuple[float, float, float, float]],
    west: float,
    south: float,
    wide: float,
    tall: float,
) -> npt.NDArray[np.bool_]:
    """Cells [row, column] whose middle lies inside."""
    turned = np.zeros((_CELLS, _CELLS + 1), np.int32)
    middles = south + (np.arange(_CELLS) + 0.5) * tall
    for y1, y2, x1, gain in edges:
        rows = np.flatnonzero((y1 > middles) != (y2 > middles))
        crossing = x1 + gain * (middles[rows] - y1)
        column = np.clip(np.ceil((crossing - west) / wide - 0.5).astype(np.int64), 0, _CELLS)
        np.add.at(turned, (rows, column), 1)
    inside: npt.NDArray[np.bool_] = np.cumsum(turned[:, :-1], axis=1) % 2 == 1
    return inside
