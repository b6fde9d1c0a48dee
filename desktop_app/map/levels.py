"""Counting a scene into the cells of a zoom, and what of it one view shows.

Records know their cell of a world of 65,536 x 65,536 (`db.columns.WORLD`), so a coarser cell is a
shift of bits, and a million records are counted in some milliseconds. What was counted for a zoom
serves every view of it until filter, legend or slider change.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from desktop_app.map.clusters import MAX_MARKS, cluster, shares, world_x, world_y
from desktop_app.map.features import Box, FeatureBatch, Point
from desktop_app.map.scene import Scene, Shown

WORLD_BITS = 16
_CELL_BITS = 2  # a cell is 64 of the 256 pixels of a tile: 2 ** (zoom + 2) cells around the world
_SCAN_FROM_ZOOM = 12  # a view holds so few records from here on that they are counted for it alone
_FEW = 30_000
_KEPT = 8

Ints = npt.NDArray[np.int64]


class Picked(NamedTuple):
    """Records by part and position in it."""

    part: npt.NDArray[np.intp]
    row: npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Level:
    """Cells with records, 2 ** bits of them around the world. Arrays: shape (cells,).

    column, row: which cell. count: records. x, y: mean place of them, the world from 0 to 1.
    colours: records by row of the legend, shape (cells, rows). alone, places: the records that are
    alone in their cell, and the cell each is in, as a position in these arrays.
    """

    bits: int
    column: Ints
    row: Ints
    count: Ints
    x: npt.NDArray[np.float64]
    y: npt.NDArray[np.float64]
    colours: Ints
    alone: Picked
    places: npt.NDArray[np.intp]

    def inside(self, box: Box) -> npt.NDArray[np.intp]:
        """The cells a view shows, and those that begin just beside it."""
        size = 2**self.bits
        west, east = world_x(np.array([box.west, box.east])) * size
        north, south = world_y(np.array([box.north, box.south])) * size
        return np.flatnonzero(
            (self.column >= math.floor(west) - 1) & (self.column <= math.floor(east) + 1)
            & (self.row >= math.floor(north) - 1) & (self.row <= math.floor(south) + 1)
        )  # fmt: skip


class Levels:
    """The levels of one scene, made when first asked for; the least used are forgotten."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._known: OrderedDict[tuple[Shown, int], Level] = OrderedDict()

    def get(self, shown: Shown, bits: int) -> Level:
        key = (shown, bits)
        level = self._known.get(key)
        if level is None:
            level = self._known[key] = count_cells(self.scene, shown, bits)
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return level

    def view(self, shown: Shown, box: Box, zoom: int) -> FeatureBatch:
        """The marks of a view: at most MAX_MARKS. Styles are `kind * rows + row of the legend`."""
        scene = self.scene
        if zoom >= _SCAN_FROM_ZOOM or scene.placed <= _FEW:
            return self._scanned(shown, box, zoom)
        bits = zoom + _CELL_BITS
        while True:
            level = self.get(shown, bits)
            cells = level.inside(box)
            if zoom >= 9 and int(level.count[cells].sum()) <= MAX_MARKS:
                return self._scanned(shown, box, zoom)  # marks need not be put together so much
            if len(cells) <= MAX_MARKS or bits == 0:
                return self._batch(level, cells)
            bits -= 1

    def _batch(self, level: Level, cells: npt.NDArray[np.intp]) -> FeatureBatch:
        crowded = cells[level.count[cells] > 1]
        wanted = np.zeros(len(level.count), bool)
        wanted[cells] = True
        at = np.flatnonzero(wanted[level.places])
        points = self._points(Picked(level.alone.part[at], level.alone.row[at]))
        lat, lon = degrees(level.x[crowded], level.y[crowded])
        return FeatureBatch(
            points=points,
            clusters=tuple(
                zip(lat.tolist(), lon.tolist(), level.count[crowded].tolist(), strict=True)
            ),
            shares=shares(level.colours[crowded]),
        )

    def _points(self, picked: Picked) -> tuple[Point, ...]:
        points: list[Point] = []
        rows = max(1, len(self.scene.rows))
        for number, part in enumerate(self.scene.parts):
            at = picked.row[picked.part == number]
            found = part.found
            points += zip(
                found.latitude[at].tolist(),
                found.longitude[at].tolist(),
                found.ids[at].tolist(),
                (number * rows + part.row[at].astype(np.int64)).tolist(),
                [0.0] * len(at),
                strict=True,
            )
        return tuple(points)

    def _scanned(self, shown: Shown, box: Box, zoom: int) -> FeatureBatch:
        scene, rows = self.scene, max(1, len(self.scene.rows))
        wide, tall = (box.east - box.west) * 0.04, (box.north - box.south) * 0.04
        # A little more than what is seen, so that marks stand at the edges while the map is moved.
        around = Box(box.west - wide, box.south - tall, box.east + wide, box.north + tall)
        picked = [in_view(scene, number, shown, around) for number in range(len(scene.parts))]

        def joined(name: str) -> npt.NDArray[np.float32]:
            return np.concatenate(
                [getattr(p.found, name)[at] for p, at in zip(scene.parts, picked, strict=True)]
            )

        style = [
            number * rows + part.row[at].astype(np.int64)
            for number, (part, at) in enumerate(zip(scene.parts, picked, strict=True))
        ]
        return cluster(
            joined("latitude"), joined("longitude"), joined("ids"), np.concatenate(style),
            around, zoom, rows=rows,
        )  # fmt: skip


def in_view(scene: Scene, number: int, shown: Shown, box: Box) -> npt.NDArray[np.intp]:
    """Positions in a part of the records that are switched on and lie in the cells of a view."""
    part, size = scene.parts[number], 2**WORLD_BITS
    found = part.found
    if f"kind:{found.kind}" in shown.hidden:
        return np.zeros(0, np.intp)
    west, east = world_x(np.array([box.west, box.east])) * size
    north, south = world_y(np.array([box.north, box.south])) * size
    last = size - 1

    def bound(value: float) -> np.uint16:
        return np.uint16(min(max(math.floor(value), 0), last))

    inside = found.x >= bound(west)
    inside &= found.x <= bound(east)
    inside &= found.y >= bound(north)
    inside &= found.y <= bound(south)
    at = np.flatnonzero(inside)
    if shown.span is not None:
        date = found.date[at]
        at = at[(date >= shown.span[0]) & (date <= shown.span[1])]
    if shown.hidden:
        on = np.array([row.key not in shown.hidden for row in scene.rows] or [True])
        at = at[on[part.row[at]]]
    return at


def degrees(
    x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Latitude and longitude of places in the Web Mercator world from 0 to 1."""
    return np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y)))), x * 360 - 180


def count_cells(scene: Scene, shown: Shown, bits: int) -> Level:
    """Count the records that are switched on into the cells of a level; bits: 0 to 14."""
    rows = max(1, len(scene.rows))
    shift = WORLD_BITS - bits
    # Finer cells within each tell where its records are in the mean.
    fine = 3 if bits <= 11 else 2 if bits == 12 else 1
    chosen = [scene.shown(part, shown) for part in scene.parts]
    parts = [
        (part.found.x[at], part.found.y[at], part.row[at])
        for part, at in zip(scene.parts, chosen, strict=True)
    ]
    some = [(x, y) for x, y, _row in parts if len(x)]
    if not some:
        none = np.zeros(0, np.int64)
        nothing = np.zeros(0)
        empty = Picked(none, none)
        return Level(bits, none, none, none, nothing, nothing, np.zeros((0, rows), np.int64),
                     empty, none)  # fmt: skip
    left = min(int(x.min()) for x, _y in some) >> shift
    right = max(int(x.max()) for x, _y in some) >> shift
    top = min(int(y.min()) for _x, y in some) >> shift
    bottom = max(int(y.max()) for _x, y in some) >> shift
    wide, tall = right - left + 1, bottom - top + 1
    step = 1 << fine
    inner = np.zeros(wide * tall * step * step, np.int64)
    colours = np.zeros(wide * tall * rows, np.int64)
    keys = []
    for x, y, row in parts:
        key = _keys(x, y, shift - fine, left << fine, top << fine, wide << fine)
        inner += np.bincount(key, minlength=len(inner))
        key = _keys(x, y, shift, left, top, wide)
        keys.append(key)
        if rows > 1:
            key = key * np.int32(rows)
            key += row
        colours += np.bincount(key, minlength=len(colours))
    by_colour = colours.reshape(-1, rows)
    count = by_colour.sum(axis=1)
    cells = np.flatnonzero(count)
    blocks = inner.reshape(tall, step, wide, step)
    middles = (np.arange(step) + 0.5) / step
    across = (blocks.sum(axis=1) @ middles).ravel()[cells]
    down = (blocks.sum(axis=3).transpose(0, 2, 1) @ middles).ravel()[cells]
    count = count[cells]
    column, row_ = cells % wide + left, cells // wide + top
    size = 2**bits
    return Level(
        bits, column, row_, count, (column + across / count) / size, (row_ + down / count) / size,
        by_colour[cells], *_alone(keys, chosen, cells, count, wide * tall),
    )  # fmt: skip


def _keys(
    x: npt.NDArray[np.uint16],
    y: npt.NDArray[np.uint16],
    shift: int,
    left: int,
    top: int,
    wide: int,
) -> npt.NDArray[np.int32]:
    """The cell of each record, counted row by row from the upper left one."""
    key = (y >> np.uint16(shift)).astype(np.int32)
    key -= top
    key *= wide
    key += x >> np.uint16(shift)
    key -= left
    return key


def _alone(
    keys: list[npt.NDArray[np.int32]],
    chosen: list[slice | npt.NDArray[np.intp]],
    cells: npt.NDArray[np.intp],
    count: Ints,
    size: int,
) -> tuple[Picked, npt.NDArray[np.intp]]:
    """The records that are alone in their cell, and where that stands among `cells`."""
    single = np.zeros(size, bool)
    single[cells[count == 1]] = True
    part: list[npt.NDArray[np.intp]] = []
    row: list[npt.NDArray[np.intp]] = []
    place: list[npt.NDArray[np.intp]] = []
    for number, (key, at) in enumerate(zip(keys, chosen, strict=True)):
        found = np.flatnonzero(single[key])
        part.append(np.full(len(found), number))
        row.append(found if isinstance(at, slice) else at[found])
        place.append(np.searchsorted(cells, key[found]))
    return Picked(np.concatenate(part), np.concatenate(row)), np.concatenate(place)
