"""A tile of the map drawn from tiles of a server whose grid or datum is another.

Each pixel of the map's tile is a place in WGS 84; the same place in the server's datum, on the
server's plane, is the pixel that is taken. So a shifted map (GCJ-02, BD-09) lies where it belongs
at every pixel, not only on average. Where the scale is the same the nearest pixel is taken: names
on the map stay sharp, and nothing is off by more than half a pixel (about 1 m at zoom 16).
"""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from db.places import datum as datums
from db.tiles import mercator
from db.tiles.online import grids
from db.tiles.online.grids import Matrix
from db.tiles.online.source import OnlineSource

_NODES: Final = 17
"""Places a side at which the datum is computed; between them its shift is as good as straight."""

_MOST_TILES: Final = 25

Key = tuple[int, int, int]
"""Number of the address, column, row."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which tiles of a server a tile of the map is made of. matrix: of all of them.

    x, y: pixels of the matrix at the nodes, (17, 17); direct: it is that very tile.
    """

    matrix: Matrix
    tiles: tuple[Key, ...]
    x: Any
    y: Any
    direct: bool


def plan(source: OnlineSource, zoom: int, column: int, row: int) -> Plan | None:
    """How to make a tile of the map (rows from the north); None where the server has nothing."""
    layers = range(len(source.addresses))
    same = source.grid.is_web_mercator(zoom)
    if same is not None and source.datum in ("wgs84", "cgcs2000"):
        tiles = tuple((layer, column, row) for layer in layers)
        return Plan(same, tiles, None, None, True)
    at = np.linspace(0.5, mercator.TILE - 0.5, _NODES)
    latitudes, longitudes = mercator.places(
        (at + column * mercator.TILE)[None, :], (at + row * mercator.TILE)[:, None], zoom
    )
    latitudes, longitudes = (
        np.ascontiguousarray(part) for part in np.broadcast_arrays(latitudes, longitudes)
    )
    matrix = source.grid.nearest(float(latitudes.mean()), zoom)
    if source.datum in datums.MAP_APP_DATUMS:
        shifted = [
            datums.from_wgs84(float(latitude), float(longitude), source.datum)
            for latitude, longitude in zip(latitudes.flat, longitudes.flat, strict=True)
        ]
        latitudes = np.array([one[0] for one in shifted]).reshape(_NODES, _NODES)
        longitudes = np.array([one[1] for one in shifted]).reshape(_NODES, _NODES)
    plane_x, plane_y = grids.on_plane(source.grid.plane, latitudes, longitudes)
    x = (plane_x - matrix.left) / matrix.step
    y = (plane_y - matrix.top) / matrix.step * (1 if matrix.up else -1)
    columns = range(math.floor(x.min() / matrix.side), math.floor(x.max() / matrix.side) + 1)
    rows = range(math.floor(y.min() / matrix.side), math.floor(y.max() / matrix.side) + 1)
    if len(columns) * len(rows) > _MOST_TILES:
        return None  # the server has nothing so coarse
    tiles = tuple(
        (layer, each, line)
        for layer in layers
        for line in rows
        for each in columns
        if _exists(matrix, each, line)
    )
    return Plan(matrix, tiles, x, y, False) if tiles else None


def _exists(matrix: Matrix, column: int, row: int) -> bool:
    if matrix.columns and not 0 <= column < matrix.columns:
        return False
    return not matrix.rows or 0 <= row < matrix.rows


def drawn(plan: Plan, pictures: Mapping[Key, bytes]) -> bytes | None:
    """The tile of the map (PNG, or as the server sent it); None when there is nothing to see."""
    if plan.direct:
        present = [pictures[key] for key in plan.tiles if key in pictures]
        if len(plan.tiles) == 1 or len(present) < 2:
            return present[0] if present else None
        return _over(present)
    layers: dict[int, list[tuple[int, int, Any]]] = {}
    for key in plan.tiles:
        image = _pixels(pictures.get(key), plan.matrix.side)
        if image is not None:
            layers.setdefault(key[0], []).append((key[1], key[2], image))
    if not layers:
        return None
    x, y = _spread(plan.x), _spread(plan.y)
    result = None
    for layer in sorted(layers):
        picture = _sampled(plan.matrix, layers[layer], x, y)
        result = picture if result is None else _blended(result, picture)
    return _png(result)


def _spread(nodes: Any) -> Any:
    """Values of the nodes at each of the 256 x 256 pixels, between them straight."""
    at = np.arange(mercator.TILE) * (_NODES - 1) / (mercator.TILE - 1)
    low = np.minimum(at.astype(int), _NODES - 2)
    part = at - low
    lines = nodes[low] * (1 - part)[:, None] + nodes[low + 1] * part[:, None]
    return lines[:, low] * (1 - part) + lines[:, low + 1] * part


def _sampled(matrix: Matrix, tiles: Sequence[tuple[int, int, Any]], x: Any, y: Any) -> Any:
    side = matrix.side
    left, top = min(tile[0] for tile in tiles), min(tile[1] for tile in tiles)
    width = (max(tile[0] for tile in tiles) - left + 1) * side
    height = (max(tile[1] for tile in tiles) - top + 1) * side
    mosaic = np.zeros((height, width, 4), "u1")
    for column, row, image in tiles:
        # Where rows are counted northwards, a tile's own pixels still go down.
        image = image[::-1] if matrix.up else image
        down, right = (row - top) * side, (column - left) * side
        mosaic[down : down + side, right : right + side] = image
    x, y = x - left * side, y - top * side
    scale = abs(float(x[128, 255] - x[128, 0])) / (mercator.TILE - 1)
    if 0.97 < scale < 1.03:
        return _at(mosaic, np.floor(x).astype(int), np.floor(y).astype(int))
    return _between(mosaic, x - 0.5, y - 0.5)


def _at(mosaic: Any, columns: Any, rows: Any) -> Any:
    height, width = mosaic.shape[:2]
    inside = (columns >= 0) & (columns < width) & (rows >= 0) & (rows < height)
    found = mosaic[np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)]
    found[~inside] = 0
    return found


def _between(mosaic: Any, x: Any, y: Any) -> Any:
    """Bilinear, with colours weighted by their opacity."""
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    right, down = (x - left)[..., None], (y - top)[..., None]
    total = np.zeros((*x.shape, 4))
    for dy, dx, weight in (
        (0, 0, (1 - down) * (1 - right)),
        (0, 1, (1 - down) * right),
        (1, 0, down * (1 - right)),
        (1, 1, down * right),
    ):
        part = _at(mosaic, left + dx, top + dy).astype("f8")
        alpha = part[..., 3:] * weight
        total[..., :3] += part[..., :3] * alpha
        total[..., 3:] += alpha
    total[..., :3] /= np.maximum(total[..., 3:], 1e-9)
    return np.rint(total).clip(0, 255).astype("u1")


def _blended(below: Any, above: Any) -> Any:
    from PIL import Image

    return np.asarray(Image.alpha_composite(Image.fromarray(below), Image.fromarray(above)))


def _over(pictures: Sequence[bytes]) -> bytes:
    result = None
    for data in pictures:
        image = _pixels(data, mercator.TILE)
        if image is not None:
            result = image if result is None else _blended(result, image)
    return pictures[0] if result is None else _png(result)


def _pixels(data: bytes | None, side: int) -> Any | None:
    """RGBA of an encoded picture, `side` pixels square; None for one that is broken."""
    if data is None:
        return None
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as image:
            if max(image.size) > 4 * side:
                return None
            found = image.convert("RGBA")
            return np.asarray(found if found.size == (side, side) else found.resize((side, side)))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _png(pixels: Any) -> bytes:
    from PIL import Image

    image = Image.fromarray(pixels)
    if pixels[..., 3].min() == 255:
        image = image.convert("RGB")
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()
