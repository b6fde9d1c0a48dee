"""The grids in which servers cut their tiles, each zoom a matrix over the plane of the grid.

Planes: "mercator" is EPSG:3857 (metres), "degrees" is longitude and latitude as x and y (EPSG:4326,
EPSG:4490, CRS:84; Tianditu's "c"), "baidu" is Baidu's own Mercator (BD-09 MC, metres).
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from db.places import bd09mc
from db.tiles import mercator

PLANES: Final = ("mercator", "degrees", "baidu")

_HALF: Final = mercator.EQUATOR_M / 2
_METRES_PER_DEGREE: Final = mercator.EQUATOR_M / 360
_SCREEN_PIXEL_M: Final = 0.0254 / 96
_WMTS_PIXEL_M: Final = 0.00028  # OGC 07-057r7: the pixel a scale denominator is meant for


@dataclass(frozen=True, slots=True)
class Matrix:
    """One zoom. name: as the address wants it. left, top: of the first tile, in the plane's units.
    step: units a pixel; side: pixels a tile; up: rows are counted northwards from `top` at 0.
    columns, rows: how many there are; 0: as many as asked for."""

    name: str
    left: float
    top: float
    step: float
    side: int = 256
    columns: int = 0
    rows: int = 0
    up: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A plane with its matrices, the coarsest first."""

    plane: str
    matrices: tuple[Matrix, ...]

    def nearest(self, latitude: float, zoom: int) -> Matrix:
        """The matrix whose pixels are most nearly as large as those of a Web Mercator zoom."""
        wanted = math.log2(mercator.EQUATOR_M / (mercator.TILE * 2.0**zoom))

        def away(matrix: Matrix) -> float:
            step = matrix.step
            if self.plane == "degrees":
                step *= _METRES_PER_DEGREE / max(0.2, math.cos(math.radians(latitude)))
            # Too fine costs time, too coarse costs what one came to see.
            off = math.log2(step) - wanted
            return off * 1.2 if off > 0 else -off

        return min(self.matrices, key=away)

    def is_web_mercator(self, zoom: int) -> Matrix | None:
        """The matrix that is the map's own zoom, tile for tile; None when there is none."""
        step = mercator.EQUATOR_M / (mercator.TILE * 2.0**zoom)
        if self.plane != "mercator":
            return None
        for matrix in self.matrices:
            if (
                matrix.side == mercator.TILE
                and not matrix.up
                and abs(matrix.step / step - 1) < 1e-6
                and abs(matrix.left + _HALF) < step / 4
                and abs(matrix.top - _HALF) < step / 4
            ):
                return matrix
        return None


def web_mercator(low: int, high: int, side: int = 256, up: bool = False) -> Grid:
    """The grid of {z}/{x}/{y}; up: rows counted from the south (TMS)."""
    return Grid(
        "mercator",
        tuple(
            Matrix(
                str(zoom), -_HALF, -_HALF if up else _HALF,
                mercator.EQUATOR_M / (side * 2.0**zoom), side, 2**zoom, 2**zoom, up,
            )
            for zoom in range(low, high + 1)
        ),
    )  # fmt: skip


def degrees(low: int, high: int) -> Grid:
    """The grid of Tianditu's "c" sets: at zoom 1 two tiles show the world."""
    return Grid(
        "degrees",
        tuple(
            Matrix(
                str(zoom), -180.0, 90.0, 360.0 / (256 * 2.0**zoom), 256,
                2**zoom, max(1, 2**zoom // 2),
            )
            for zoom in range(low, high + 1)
        ),
    )  # fmt: skip


def baidu(low: int, high: int) -> Grid:
    """Baidu's own grid: at zoom 18 a pixel is one of its metres; rows go north from the equator."""
    return Grid(
        "baidu",
        tuple(
            Matrix(str(zoom), 0.0, 0.0, 2.0 ** (18 - zoom), 256, up=True)
            for zoom in range(low, high + 1)
        ),
    )


def scale_to_step(plane: str, denominator: float, left: float, across: int) -> float:
    """Units of a plane that a pixel covers at a WMTS scale denominator.

    left: where the matrix begins; across: pixels it is wide. Tianditu and others count scales for
    pixels of 1/96 inch, which shows where the matrix is as wide as the world.
    """
    # Degrees are counted on the ellipsoid of WGS 84: its equator, which EPSG:3857 has too.
    unit = _METRES_PER_DEGREE if plane == "degrees" else 1.0
    world = 360.0 if plane == "degrees" else mercator.EQUATOR_M
    steps = [denominator * pixel / unit for pixel in (_WMTS_PIXEL_M, _SCREEN_PIXEL_M)]
    if abs(left + world / 2) < world / 1000 and across > 0:
        return min(steps, key=lambda step: abs(math.log(step * across / world)))
    return steps[0]


def on_plane(plane: str, latitudes: Any, longitudes: Any) -> tuple[Any, Any]:
    """x and y of places (arrays of degrees, in the datum of the service)."""
    if plane == "degrees":
        return longitudes, latitudes
    if plane == "mercator":
        limited = np.clip(latitudes, -mercator.MAX_LATITUDE, mercator.MAX_LATITUDE)
        y = np.arcsinh(np.tan(np.radians(limited))) / math.pi * _HALF
        return longitudes / 180 * _HALF, y
    north, table = _baidu_northings()
    scale = bd09mc.bd09mc_to_bd09(1e7, 4e6)[1] / 1e7
    return longitudes / scale, np.interp(latitudes, table, north)


@functools.cache
def _baidu_northings() -> tuple[Any, Any]:
    """Northings of Baidu's plane and their latitudes; 500 m of it are as good as straight."""
    north = np.arange(0.0, 17_000_000.0, 500.0)
    table = np.array([bd09mc.bd09mc_to_bd09(0.0, value)[0] for value in north])
    return north, table
