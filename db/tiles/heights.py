"""Heights above the sea made into shaded relief, in the look of the relief that ships.

Each zoom is shaded anew from the heights, since light on slopes does not survive being shrunk.
Runs in the child process.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, Final

import numpy as np
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.transform import Affine
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window

from db.tiles import mercator, shading
from db.tiles.cutting import TILE, Progress, encoded, grid
from db.tiles.raster_file import Raster, Refused
from db.tiles.writing import MBTilesWriter

FIRST_ZOOM: Final = 11
"""The shipped relief ends at zoom 10."""

LAST_ZOOM: Final = 15
_BLOCK: Final = 2  # tiles a side that are shaded at a time
_MARGIN: Final = 24  # pixels: the light of an edge needs what lies beyond
_FADE: Final = 12  # pixels over which the picture dissolves into the coarser one
_WIDE_M: Final = 300.0  # cells of the wide view, in which a valley is deep or not
_NONE: Final = -32768.0
_FOOT_M: Final = 0.3048
_CELLS: Final = 240  # of a degree: the grid of heights that the program asks, 15 seconds of arc


class Shader:
    """Shades one raster of heights. `shade` says how many of how many blocks are done."""

    def __init__(self, raster: Raster, writer: MBTilesWriter, progress: Progress) -> None:
        self._raster, self._writer, self._progress = raster, writer, progress
        self.zooms = FIRST_ZOOM, max(FIRST_ZOOM, min(LAST_ZOOM, raster.zoom))

    def shade(self) -> tuple[int, int]:
        """Write all tiles; the lowest and the highest zoom. Raises Refused when all is empty."""
        low, high = self.zooms
        blocks = {zoom: self._blocks(zoom) for zoom in range(low, high + 1)}
        total, done = sum(map(len, blocks.values())), 0
        middle = (self._raster.bounds[1] + self._raster.bounds[3]) / 2
        self._read_wide(middle)
        for zoom, places in blocks.items():
            metres = mercator.metres_per_pixel(middle, zoom)
            view, width, height, first, top = self._view(
                zoom, Resampling.cubic if metres < self._raster.resolution_m else Resampling.average
            )
            with view:
                for column, row in places:
                    left, up = (column - first) * TILE, (row - top) * TILE
                    self._block(view, zoom, column, row, left, up, (width, height))
                    done += 1
                    self._progress(done, total)
        if not self._writer.count:
            raise Refused("all_empty")
        return low, high

    def _blocks(self, zoom: int) -> list[tuple[int, int]]:
        columns, rows = mercator.tiles_of(self._raster.bounds, zoom)
        return [(x, y) for y in rows[::_BLOCK] for x in columns[::_BLOCK]]

    def _view(self, zoom: int, resampling: Resampling) -> tuple[Any, int, int, int, int]:
        # Room around for the margins, and for a last block that is not full.
        transform, width, height, first, top = grid(self._raster, zoom, margin=_BLOCK)
        view = _warped(self._raster, 3857, transform, (width, height), resampling)
        return view, width, height, first, top

    def _read_wide(self, middle: float) -> None:
        """The whole ground in coarse cells, smoothed: against it a valley is deep."""
        zoom = FIRST_ZOOM
        while zoom > 5 and mercator.metres_per_pixel(middle, zoom) < _WIDE_M:
            zoom -= 1
        view, width, height, first, top = self._view(zoom, Resampling.average)
        with view:
            values = metres_in(view, self._raster, Window(0, 0, width, height))
        if not np.isfinite(values).any():
            raise Refused("all_empty")
        filled = filled_in(values)
        metres = mercator.metres_per_pixel(middle, zoom)
        self._wide = shading.smoothed(filled, shading.VALLEY_M / metres)
        self._wide_zoom, self._wide_first, self._wide_top = zoom, first, top
        self._mean = float(np.nanmean(values))

    def _wide_at(self, zoom: int, x: np.ndarray, y: np.ndarray) -> Any:
        """The smoothed ground at pixels of a zoom, between its cells."""
        scale = 2.0 ** (zoom - self._wide_zoom)
        column = x / scale - self._wide_first * TILE - 0.5
        row = y / scale - self._wide_top * TILE - 0.5
        grid = self._wide
        along = np.empty((len(row), len(column)))
        low = np.clip(np.floor(row).astype(int), 0, grid.shape[0] - 2)
        part = np.clip(row - low, 0, 1)[:, None]
        lines = grid[low] * (1 - part) + grid[low + 1] * part
        left = np.clip(np.floor(column).astype(int), 0, grid.shape[1] - 2)
        part = np.clip(column - left, 0, 1)
        along = lines[:, left] * (1 - part) + lines[:, left + 1] * part
        return along

    def _block(
        self, view: Any, zoom: int, column: int, row: int, left: int, up: int, size: tuple[int, int]
    ) -> None:
        side = _BLOCK * TILE + 2 * _MARGIN
        window = Window(left - _MARGIN, up - _MARGIN, side, side)
        values = metres_in(view, self._raster, window)
        known = np.isfinite(values)
        if not known.any():
            return
        middle = mercator.tile_box(zoom, column, row)
        metres = mercator.metres_per_pixel((middle[1] + middle[3]) / 2, zoom)
        x = np.arange(side) + column * TILE - _MARGIN + 0.5
        y = np.arange(side) + row * TILE - _MARGIN + 0.5
        wide = self._wide_at(zoom, x, y)
        # Holes get the ground around them, so that no cliff is lit where there is none.
        values = np.where(known, values, wide)
        colour = shading.paint(values, metres, wide)
        alpha = faded(known, _FADE) * 255
        pixels = np.dstack([colour, alpha]).clip(0, 255).astype("u1")
        pixels = pixels[_MARGIN:-_MARGIN, _MARGIN:-_MARGIN]
        columns, rows = mercator.tiles_of(self._raster.bounds, zoom)
        for down in range(_BLOCK):
            for right in range(_BLOCK):
                tile = pixels[
                    down * TILE : (down + 1) * TILE, right * TILE : (right + 1) * TILE
                ]  # fmt: skip
                if column + right in columns and row + down in rows and tile[..., 3].any():
                    data = encoded(tile, quality=78)
                    self._writer.add(zoom, column + right, row + down, data)


def _warped(
    raster: Raster, epsg: int, transform: Affine, size: tuple[int, int], resampling: Resampling
) -> Any:
    """A view of the heights on another grid; size: columns, rows."""
    nodata = raster.source.nodata
    return WarpedVRT(
        raster.source,
        src_crs=raster.crs,
        src_transform=raster.transform,
        crs=CRS.from_epsg(epsg),
        transform=transform,
        width=size[0],
        height=size[1],
        resampling=resampling,
        nodata=_NONE,
        src_nodata=nodata if nodata is not None else _NONE,
        dtype="float32",
        warp_mem_limit=128,
    )


def metres_in(view: Any, raster: Raster, window: Window) -> Any:
    """Heights of a view in a window, float64 metres, NaN where none is known."""
    source = raster.source
    scale, offset = float(source.scales[0] or 1.0), float(source.offsets[0] or 0.0)
    if str(source.units[0] or "").lower() in ("ft", "foot", "feet", "us survey foot"):
        scale, offset = scale * _FOOT_M, offset * _FOOT_M
    raw = view.read(1, window=window, masked=True)
    values = raw.filled(np.nan).astype("f8") * scale + offset
    # Lower than any land or higher than any mountain: a hole that nobody declared.
    values[~((values > -500) & (values < 9000))] = np.nan
    return values


def filled_in(values: Any) -> Any:
    """Unknown cells (NaN) with the mean of what is known around them, near before far."""
    known = np.isfinite(values)
    if known.all():
        return values
    out = np.where(known, values, 0.0)
    weight = known.astype("f8")
    levels = []
    while min(out.shape) > 1 and not (weight > 0).all():
        levels.append((out, weight))
        rows, columns = (size + size % 2 for size in out.shape)
        pad = ((0, rows - out.shape[0]), (0, columns - out.shape[1]))
        total = np.pad(out * weight, pad).reshape(rows // 2, 2, columns // 2, 2).sum((1, 3))
        weight = np.pad(weight, pad).reshape(rows // 2, 2, columns // 2, 2).sum((1, 3))
        out = np.divide(total, weight, out=np.zeros_like(total), where=weight > 0)
    for finer, own in reversed(levels):
        grown = np.repeat(np.repeat(out, 2, 0), 2, 1)[: finer.shape[0], : finer.shape[1]]
        out = np.where(own > 0, finer, grown)
    return out


def faded(known: Any, reach: int) -> Any:
    """1 where all is known within `reach` cells, falling to 0 at the edge of the known."""
    if known.all():
        return np.ones(known.shape)
    total = np.pad(known.astype("i4"), ((reach + 1, reach), (reach + 1, reach)), mode="edge")
    total = total.cumsum(0).cumsum(1)
    side = 2 * reach + 1
    around = total[side:, side:] - total[:-side, side:] - total[side:, :-side]
    share = (around + total[:-side, :-side]) / side**2
    part = np.clip((share - 0.5) * 2, 0, 1)
    return part * part * (3 - 2 * part) * known


def write_heights(raster: Raster, path: Path) -> None:
    """The heights as the program asks them: like `resources/basemap/terrain.gz`, in finer cells.

    A file too large for that (more than a few degrees) gets coarser cells.
    """
    west, south, east, north = raster.bounds
    cells = float(_CELLS)
    while (east - west) * (north - south) * cells * cells > 4_000_000:
        cells /= 2
    columns, rows = max(1, int((east - west) * cells)), max(1, int((north - south) * cells))
    step = 1 / cells
    transform = Affine(step, 0, west, 0, -step, south + rows * step)
    with _warped(raster, 4326, transform, (columns, rows), Resampling.average) as view:
        values = metres_in(view, raster, Window(0, 0, columns, rows))[::-1]
    metres = np.where(np.isfinite(values), np.rint(np.nan_to_num(values)), 0).astype("<i2")
    steps = np.diff(metres, axis=1, prepend=np.int16(0))
    head = {"west": west, "south": south, "step": step, "rows": rows, "columns": columns}
    body = json.dumps(head).encode() + b"\n" + steps.astype("<i2").tobytes()
    path.write_bytes(gzip.compress(body, 6, mtime=0))
