"""The grid that map tiles lie on: Web Mercator (EPSG:3857), square tiles of 256 pixels.

A pixel of a zoom is counted from the north-west corner of the world, x eastwards, y southwards.
Formulas: EPSG guidance note 7-2, "Popular Visualisation Pseudo Mercator" (method 1024).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TILE: Final = 256
MAX_LATITUDE: Final = 85.0511287798066
"""Where the square of the projection ends; nothing of a map lies beyond."""

EQUATOR_M: Final = 40075016.685578488
"""Length of the equator on the sphere of the projection, metres."""

HIGHEST_ZOOM: Final = 22

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

WORLD: Final[Box] = (-180.0, -MAX_LATITUDE, 180.0, MAX_LATITUDE)


def pixel(latitude: float, longitude: float, zoom: int) -> tuple[float, float]:
    """x and y of a place; latitudes beyond the projection lie on its edge."""
    size = TILE * 2.0**zoom
    latitude = max(-MAX_LATITUDE, min(MAX_LATITUDE, latitude))
    y = (1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2
    return (longitude + 180) / 360 * size, y * size


def place(x: float, y: float, zoom: int) -> tuple[float, float]:
    """Latitude and longitude of a pixel."""
    size = TILE * 2.0**zoom
    latitude = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / size))))
    return latitude, x / size * 360 - 180


def places(
    x: NDArray[np.float64], y: NDArray[np.float64], zoom: int
) -> tuple[NDArray[Any], NDArray[Any]]:
    """`place` of whole arrays, of one shape or two that broadcast."""
    import numpy as np

    size = TILE * 2.0**zoom
    return np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y / size)))), x / size * 360 - 180


def metres_per_pixel(latitude: float, zoom: int) -> float:
    """How many metres of ground a pixel covers there."""
    return EQUATOR_M / (TILE * 2.0**zoom) * math.cos(math.radians(latitude))


def tile_box(zoom: int, column: int, row: int) -> Box:
    """The degrees a tile covers; rows counted from the north."""
    north, west = place(column * TILE, row * TILE, zoom)
    south, east = place((column + 1) * TILE, (row + 1) * TILE, zoom)
    return west, south, east, north


def tiles_of(box: Box, zoom: int) -> tuple[range, range]:
    """(columns, rows from the north) of the tiles that a box touches."""
    west, south, east, north = box
    last = 2**zoom - 1
    x0, y0 = pixel(north, west, zoom)
    x1, y1 = pixel(south, east, zoom)

    def index(value: float, end: bool) -> int:
        # The far edge belongs to the tile before it.
        number = math.ceil(value / TILE) - 1 if end else math.floor(value / TILE)
        return max(0, min(int(last), number))

    columns = range(index(x0, False), index(x1, True) + 1)
    rows = range(index(y0, False), index(y1, True) + 1)
    return columns, rows


def exists(zoom: int, column: int, row: int) -> bool:
    """Whether the grid has such a tile."""
    return 0 <= zoom <= 30 and 0 <= column < 2**zoom and 0 <= row < 2**zoom


def clip(box: Box) -> Box:
    """The part of a box that the projection can show; ValueError when there is none."""
    west, south, east, north = box
    if not all(map(math.isfinite, box)):
        raise ValueError("not a box")
    west, east = max(-180.0, west), min(180.0, east)
    south, north = max(-MAX_LATITUDE, south), min(MAX_LATITUDE, north)
    if west >= east or south >= north:
        raise ValueError("nothing of the box can be shown")
    return west, south, east, north
