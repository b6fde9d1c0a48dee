"""Thinning records out for one view of the map, in numpy.

A million points cannot be drawn and need not be: what falls into one cell of a pixel grid becomes
one mark. The grid hangs on the world, not on the window, so that panning does not make clusters
jump about.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from desktop_app.map.features import Box, FeatureBatch, Point

TILE = 256
MAX_LATITUDE = 85.0511
# From here on points are drawn singly as far as the limit allows: at 5 m a pixel, two marks in one
# cell are two places.
SINGLE_FROM_ZOOM = 14
FINE_FROM_ZOOM = 9
CELL_PX = 64
"""Discs of clusters are up to 50 pixels wide; nearer to each other they would hide their counts."""
MAX_MARKS = 1500
"""Points and clusters of one view together."""
MAX_SHARES = 4
"""Colours told apart in one cluster, the most frequent."""


def world_x(lon: NDArray[np.float64]) -> NDArray[np.float64]:
    """Web Mercator, the world from 0 to 1 eastwards."""
    return (lon + 180.0) / 360.0


def world_y(lat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Web Mercator, the world from 0 to 1 southwards."""
    sine = np.sin(np.radians(np.clip(lat, -MAX_LATITUDE, MAX_LATITUDE)))
    return 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def cluster(
    lat: ArrayLike,
    lon: ArrayLike,
    ids: ArrayLike,
    style: ArrayLike,
    box: Box,
    zoom: float,
    *,
    rows: int = 1,
    cell_px: int = CELL_PX,
    limit: int = MAX_MARKS,
) -> FeatureBatch:
    """Return the marks of the points in `box` (edges included) at `zoom`.

    lat, lon: degrees WGS 84, shape (n,); NaN is left out. ids: int, shape (n,). style: index into
    the styles of the batch, shape (n,); of `rows` colours it stands for number `style % rows`.
    Cells with one point stay points; others become a cluster at the mean of their points. At most
    `limit` marks come back: cells are widened until they fit.
    """
    lat = np.asarray(lat)
    lon = np.asarray(lon)
    inside = np.flatnonzero(
        (lat >= box.south) & (lat <= box.north) & (lon >= box.west) & (lon <= box.east)
    )
    if not len(inside):
        return FeatureBatch()
    lat = np.asarray(lat[inside], dtype=np.float64)
    lon = np.asarray(lon[inside], dtype=np.float64)
    columns = _Columns(inside, lat, lon, ids, style)
    if zoom >= SINGLE_FROM_ZOOM and len(inside) <= limit:
        return FeatureBatch(points=columns.points(np.arange(len(inside))))
    scale = TILE * 2.0**zoom
    x, y = world_x(lon) * scale, world_y(lat) * scale
    # Where few points are in view only marks that would cover each other are put together.
    near = zoom >= FINE_FROM_ZOOM and len(inside) <= limit
    cell = cell_px / 2 if near else float(cell_px)
    while True:
        singles, groups = _grid(x, y, cell)
        if len(groups.count) + len(singles) <= limit:
            break
        cell *= 1.25
    clusters = tuple(
        zip(
            _mean(lat, groups).tolist(),
            _mean(lon, groups).tolist(),
            groups.count.tolist(),
            strict=True,
        )
    )
    colour = np.asarray(style)[inside[groups.members]] % rows
    counts = np.bincount(groups.of * rows + colour, minlength=len(groups.count) * rows)
    return FeatureBatch(
        points=columns.points(singles),
        clusters=clusters,
        shares=shares(counts.reshape(len(groups.count), rows)),
    )


def shares(counts: NDArray[np.intp]) -> tuple[tuple[int, ...], ...]:
    """(colour, percent, colour, percent, …) of each cluster, the most frequent first.

    counts: records of each colour, shape (clusters, colours). Empty where all are of one colour;
    at most MAX_SHARES colours, and none below one percent.
    """
    if counts.shape[1] == 1 or not len(counts):
        return ((),) * len(counts)
    order = np.argsort(-counts, axis=1, kind="stable")[:, :MAX_SHARES]
    total = counts.sum(axis=1, keepdims=True)
    percent = np.rint(np.take_along_axis(counts, order, axis=1) * 100 / total).astype(np.int64)
    pairs = np.stack([order, percent], axis=2)
    return tuple(
        tuple(value for pair in row if pair[1] > 0 for value in pair) for row in pairs.tolist()
    )


class _Groups:
    """Points of cells with more than one: `of[i]` is the group of point `members[i]`."""

    def __init__(
        self, members: NDArray[np.intp], of: NDArray[np.intp], count: NDArray[np.intp]
    ) -> None:
        self.members = members
        self.of = of
        self.count = count


def _grid(
    x: NDArray[np.float64], y: NDArray[np.float64], cell: float
) -> tuple[NDArray[np.intp], _Groups]:
    column = (x / cell).astype(np.int64)
    row = (y / cell).astype(np.int64)
    column -= column.min()
    row -= row.min()
    width, height = int(column.max()) + 1, int(row.max()) + 1
    key = row * width + column
    if width * height <= max(4 * len(key), 1 << 16):
        # Few cells: counting is many times quicker than sorting.
        per_cell = np.bincount(key, minlength=width * height)
        number = np.cumsum(per_cell > 0) - 1
        of = number[key]
        count = per_cell[per_cell > 0]
    else:
        _keys, of, count = np.unique(key, return_inverse=True, return_counts=True)
    alone = count[of] == 1
    singles = np.flatnonzero(alone)
    members = np.flatnonzero(~alone)
    crowded = count > 1
    renumber = np.cumsum(crowded) - 1
    return singles, _Groups(members, renumber[of[members]], count[crowded])


def _mean(values: NDArray[np.float64], groups: _Groups) -> NDArray[np.float64]:
    sums = np.bincount(groups.of, weights=values[groups.members], minlength=len(groups.count))
    # Rounding must not push the mean of equal values past them, out of the box.
    return np.clip(sums / groups.count, values.min(), values.max())


class _Columns:
    """Builds point tuples for positions within the box."""

    def __init__(
        self,
        inside: NDArray[np.intp],
        lat: NDArray[np.float64],
        lon: NDArray[np.float64],
        ids: ArrayLike,
        style: ArrayLike,
    ) -> None:
        self._inside = inside
        self._lat = lat
        self._lon = lon
        self._ids = np.asarray(ids)
        self._style = np.asarray(style)

    def points(self, positions: NDArray[np.intp]) -> tuple[Point, ...]:
        rows = self._inside[positions]
        return tuple(
            zip(
                self._lat[positions].tolist(),
                self._lon[positions].tolist(),
                self._ids[rows].tolist(),
                self._style[rows].tolist(),
                [0.0] * len(rows),
                strict=True,
            )
        )
