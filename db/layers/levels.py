"""Shapes made ready for each zoom: simplified, in whole numbers, as the JSON the page is sent.

A level is a zoom. What is large enough there is drawn as itself, simplified to half a pixel; what
is smaller only fills cells of four pixels, so that half a million parcels still show where they
are. The last level serves all nearer zooms.

A shape is `[id, kind, [[x, y, dx, dy, …], …]]` with kind 1 for points, 2 for lines and 3 for areas
(rings, holes among them); the first pair is a place, the others are steps from the one before.
Units: `unit(level)` of them are one world unit of the page (Web Mercator on a square of 256).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from db.layers.geometry import Shapes
from db.layers.scale import CELL, FIRST, LAST, unit

LEVELS = range(FIRST, LAST + 1)
POINT, LINE, AREA = 1, 2, 3
SMALLEST = {LINE: 5.0, AREA: 12.0}  # pixels; smaller ones fill cells

Ints = npt.NDArray[np.int64]


def kind_parts(shapes: Shapes) -> dict[int, tuple[Ints, Shapes]]:
    """By kind: (row of each, shape); collections of several kinds have a part under each."""
    found: dict[int, tuple[Ints, Shapes]] = {}
    rows = np.arange(len(shapes))
    kinds = shapely.get_type_id(shapes)
    mixed = kinds == 7
    for kind in (POINT, LINE, AREA):
        mine = ~mixed & (shapely.get_dimensions(shapes) == kind - 1)
        found[kind] = (rows[mine], shapes[mine])
    for row in np.flatnonzero(mixed):
        parts = _flat(shapes[row])
        sizes = shapely.get_dimensions(parts)
        for kind in (POINT, LINE, AREA):
            chosen = parts[(sizes == kind - 1) & ~shapely.is_empty(parts)]
            if len(chosen):
                together = shapely.union_all(chosen) if kind == AREA else _gathered(chosen, kind)
                known_rows, known = found[kind]
                found[kind] = (
                    np.append(known_rows, row), np.append(known, np.array([together], object))
                )  # fmt: skip
    return found


def _flat(shape: Any) -> Shapes:
    parts = shapely.get_parts(np.array([shape], dtype=object))
    while (shapely.get_type_id(parts) > 3).any():
        parts = shapely.get_parts(parts)
    return np.asarray(parts)


def _gathered(parts: Shapes, kind: int) -> Any:
    return shapely.multipoints(parts) if kind == POINT else shapely.multilinestrings(parts)


class LevelShapes:
    """What one batch of shapes of one kind becomes.

    size: the longer side of each, world units. first: the level from which each is drawn as itself.
    cells: level -> cells that small ones fill, as y << 32 | x, in order.
    """

    def __init__(self, shapes: Shapes, kind: int) -> None:
        """shapes: in world units (`geometry.to_world`), all of one kind that is not POINT."""
        self.kind = kind
        box = shapely.bounds(shapes)
        self.size = size = np.maximum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1])
        with np.errstate(divide="ignore"):
            needed = np.ceil(np.log2(SMALLEST[kind] / np.maximum(size, 1e-12)))
        self.first = np.clip(needed, FIRST, LAST).astype(np.int64)
        self.cells = {
            level: _cells(box[self.first > level], level)
            for level in LEVELS
            if (self.first > level).any()
        }
        # Shells one way and holes the other, so that one path holds them all.
        self._shapes = shapely.orient_polygons(shapes) if kind == AREA else shapes

    def data(self) -> Iterator[tuple[int, Ints, list[str]]]:
        """(level, rows, JSON of their lines), from the nearest level to the farthest."""
        shapes = self._shapes.copy()
        for level in reversed(LEVELS):
            rows = np.flatnonzero(self.first <= level)
            if not len(rows):
                return
            pixel = 2.0 ** -(16 if level == LAST else level)
            simple = shapely.simplify(shapes[rows], pixel / 2, preserve_topology=False)
            # Long thin ones may vanish; those stay as they were.
            gone = shapely.is_empty(simple) | shapely.is_missing(simple)
            simple[gone] = shapes[rows[gone]]
            shapes[rows] = simple
            yield level, rows, lines_json(simple, unit(level))


def lines_json(shapes: Shapes, scale: int) -> list[str]:
    """The lines of each shape as JSON: `[[x, y, dx, dy, …], …]`."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    if len(shapes) and shapely.get_dimensions(shapes[0]) == 2:
        parts, ring_owner = shapely.get_rings(parts, return_index=True)
        owner = owner[ring_owner]
    points, line = shapely.get_coordinates(parts, return_index=True)
    whole = np.rint(points * scale).astype(np.int64)
    steps = np.diff(whole, axis=0, prepend=np.zeros((1, 2), np.int64))
    starts = np.flatnonzero(np.diff(line, prepend=-1))
    steps[starts] = whole[starts]
    # Steps of nothing say nothing; the first of a line is a place.
    said = steps.any(axis=1)
    said[starts] = True
    steps, line = steps[said], line[said]
    flat = steps.ravel().tolist()
    ends = np.searchsorted(line, np.arange(len(parts)), side="right") * 2
    texts = []
    before = 0
    for end in ends.tolist():
        texts.append(str(flat[before:end]).replace(" ", ""))
        before = end
    edges = np.searchsorted(owner, np.arange(len(shapes) + 1)).tolist()
    return ["[" + ",".join(texts[edges[n] : edges[n + 1]]) + "]" for n in range(len(shapes))]


def points_json(shapes: Shapes) -> list[str]:
    """Points or sets of points as JSON: `[x, y, dx, dy, …]` in units of the last level."""
    scale, found = unit(LAST), []
    points, owner = shapely.get_coordinates(shapes, return_index=True)
    whole = np.rint(points * scale).astype(np.int64)
    edges = np.searchsorted(owner, np.arange(len(shapes) + 1))
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        mine = whole[start:end]
        steps = np.diff(mine, axis=0, prepend=np.zeros((1, 2), np.int64))
        found.append(str(steps.ravel().tolist()).replace(" ", ""))
    return found


def _cells(box: npt.NDArray[np.float64], level: int) -> Ints:
    """The cells that boxes in world units touch, each once."""
    scale = 2.0**level / CELL
    low = np.floor(box[:, :2] * scale).astype(np.int64)
    high = np.floor(box[:, 2:] * scale).astype(np.int64)
    # A sliver of a neighbouring cell does not fill it.
    reach = int(SMALLEST[AREA] / CELL) + 1
    high = np.minimum(high, low + reach)
    found = []
    for step_x in range(reach + 1):
        for step_y in range(reach + 1):
            x, y = low[:, 0] + step_x, low[:, 1] + step_y
            inside = (x <= high[:, 0]) & (y <= high[:, 1])
            found.append(np.unique((y[inside] << 32) | x[inside]))
    return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)


def runs(cells: Ints) -> Iterator[tuple[int, int, int]]:
    """(y, first x, last x) of cells side by side; `cells` are in order, each once."""
    if not len(cells):
        return
    breaks = np.flatnonzero(np.diff(cells) != 1)
    starts = cells[np.concatenate([[0], breaks + 1])]
    ends = cells[np.concatenate([breaks, [len(cells) - 1]])]
    low = (1 << 32) - 1
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        yield start >> 32, start & low, end & low


def thinned(points: npt.NDArray[np.float64], apart: int = 10) -> Ints:
    """From which level on each point is drawn: only one within `apart` pixels before.

    points: shape (n, 2), world units. All of them are drawn in the last level.
    """
    first = np.full(len(points), LAST, np.int64)
    # From far to near, so that a point that is drawn once stays when the map comes nearer.
    for level in LEVELS:
        if level == LAST:
            break
        cell = np.floor(points * (2.0**level / apart)).astype(np.int64)
        key = (cell[:, 1] << 32) | cell[:, 0]
        shown = first <= level
        taken = np.unique(key[shown])
        free = np.flatnonzero(~shown & ~np.isin(key, taken))
        _, chosen = np.unique(key[free], return_index=True)
        first[free[chosen]] = level
    return first


def anchors(shapes: Shapes) -> Ints:
    """Where each shape's name is written: a point on it, in units of the last level. (n, 2)."""
    scale = unit(LAST)
    found = np.zeros((len(shapes), 2), np.int64)
    dimension = shapely.get_dimensions(shapes)
    lines = dimension == 1
    if lines.any():
        longest = [_longest(one) for one in shapes[lines]]
        middle = shapely.line_interpolate_point(np.array(longest, object), 0.5, normalized=True)
        found[lines] = np.rint(shapely.get_coordinates(middle) * scale)
    if (~lines).any():
        on = shapely.point_on_surface(shapes[~lines])
        found[~lines] = np.rint(shapely.get_coordinates(on) * scale)
    return found


def _longest(shape: Any) -> Any:
    parts = [one for one in _flat(shape) if shapely.get_dimensions(one) == 1]
    return max(parts, key=shapely.length) if parts else shape
