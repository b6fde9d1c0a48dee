"""A raster cut into tiles: the finest ones read from it, each coarser one made of four.

Depth first, so that memory stays small however large the raster is. Runs in the child process.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, Final

import numpy as np
from PIL import Image
from rasterio.crs import CRS
from rasterio.enums import ColorInterp, Resampling
from rasterio.transform import Affine
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window

from db.tiles import mercator
from db.tiles.raster_file import Raster, Refused, picture_bands, sample
from db.tiles.writing import MBTilesWriter

TILE: Final = mercator.TILE
_BLOCK: Final = 2  # zooms: sixteen tiles are read at a time
_LOWEST: Final = 3

Progress = Callable[[int, int], None]


def grid(raster: Raster, zoom: int, margin: int = 0) -> tuple[Affine, int, int, int, int]:
    """Pixels of the tiles that a raster touches: (transform to EPSG:3857, width, height, first
    column, first row), `margin` tiles more on each side."""
    columns, rows = mercator.tiles_of(raster.bounds, zoom)
    half = mercator.EQUATOR_M / 2
    step = mercator.EQUATOR_M / (TILE * 2**zoom)
    first, top = columns.start - margin, rows.start - margin
    transform = Affine(step, 0, first * TILE * step - half, 0, -step, half - top * TILE * step)
    return (
        transform,
        (len(columns) + 2 * margin) * TILE,
        (len(rows) + 2 * margin) * TILE,
        first,
        top,
    )


class Cutter:
    """Cuts one raster. `cut` says how many of how many blocks are done."""

    def __init__(self, raster: Raster, writer: MBTilesWriter, progress: Progress) -> None:
        self._raster, self._writer, self._progress = raster, writer, progress
        source = raster.source
        self._bands, self._alpha = picture_bands(source)
        self._palette = source.colormap(1) if source.colorinterp[0] == ColorInterp.palette else None
        self._stretch = self._ranges() if self._palette is None else None
        self._nodata = source.nodata
        self._done = 0

    def cut(self) -> tuple[int, int]:
        """Write all tiles; the lowest and the highest zoom. Raises Refused when all is empty."""
        raster = self._raster
        high = raster.zoom
        low = high
        while low > _LOWEST and self._extent(low) > 200:
            low -= 1
        transform, width, height, first, top = grid(raster, high)
        self._first, self._top = first, top
        self._width, self._height = width, height
        block = max(low, high - _BLOCK)
        columns, rows = mercator.tiles_of(raster.bounds, block)
        self._total = len(columns) * len(rows)
        fine = self._palette is not None
        options = {} if self._nodata is None else {"UNIFIED_SRC_NODATA": "YES"}
        with WarpedVRT(
            raster.source,
            src_crs=raster.crs,
            src_transform=raster.transform,
            crs=CRS.from_epsg(3857),
            transform=transform,
            width=width,
            height=height,
            resampling=Resampling.nearest if fine else self._resampling(),
            add_alpha=self._alpha is None,
            warp_mem_limit=128,
            **options,
        ) as self._view:
            columns, rows = mercator.tiles_of(raster.bounds, low)
            for row in rows:
                for column in columns:
                    self._make(low, column, row, block)
        if not self._writer.count:
            raise Refused("all_empty")
        return low, high

    def _extent(self, zoom: int) -> float:
        """Pixels of the longer side at a zoom."""
        west, south, east, north = self._raster.bounds
        x0, y0 = mercator.pixel(north, west, zoom)
        x1, y1 = mercator.pixel(south, east, zoom)
        return max(x1 - x0, y1 - y0)

    def _resampling(self) -> Resampling:
        middle = (self._raster.bounds[1] + self._raster.bounds[3]) / 2
        coarser = mercator.metres_per_pixel(middle, self._raster.zoom) / self._raster.resolution_m
        return Resampling.average if coarser > 1.6 else Resampling.bilinear

    def _ranges(self) -> list[tuple[float, float]] | None:
        """Lowest and highest value of each band to draw; None for bytes, which are colours."""
        source = self._raster.source
        if all(source.dtypes[band - 1] == "uint8" for band in self._bands):
            return None
        found = []
        for band in self._bands:
            values = sample(source, band)
            if not len(values):
                raise Refused("all_empty")
            low, high = (float(value) for value in np.percentile(values, (1, 99)))
            found.append((low, high if high > low else low + 1))
        return found

    # --- one tile after the other ---

    def _make(self, zoom: int, column: int, row: int, block: int) -> np.ndarray | None:
        """Write the tile and all below it; its pixels, (256, 256, 4) uint8, None when clear."""
        if zoom == block:
            size = TILE << (self._raster.zoom - zoom)
            pixels = self._read(column * size, row * size, size)
            self._done += 1
            self._progress(self._done, self._total)
            return None if pixels is None else self._split(zoom, column, row, pixels)
        whole = np.zeros((2 * TILE, 2 * TILE, 4), dtype="u1")
        columns, rows = mercator.tiles_of(self._raster.bounds, zoom + 1)
        found = False
        for down in (0, 1):
            for right in (0, 1):
                at = 2 * column + right, 2 * row + down
                if at[0] in columns and at[1] in rows:
                    part = self._make(zoom + 1, *at, block)
                    if part is not None:
                        found = True
                        place = slice(down * TILE, (down + 1) * TILE)
                        whole[place, right * TILE : (right + 1) * TILE] = part
        return self._write(zoom, column, row, halved(whole)) if found else None

    def _split(self, zoom: int, column: int, row: int, pixels: np.ndarray) -> np.ndarray | None:
        """Write the tiles of a block of pixels, finest first; the pixels of its own tile."""
        levels = [pixels]
        while len(levels[-1]) > TILE:
            levels.append(halved(levels[-1]))
        for depth, level in enumerate(reversed(levels)):
            for down in range(1 << depth):
                for right in range(1 << depth):
                    self._write(
                        zoom + depth,
                        (column << depth) + right,
                        (row << depth) + down,
                        level[down * TILE : (down + 1) * TILE, right * TILE : (right + 1) * TILE],
                    )
        return levels[-1] if levels[-1][..., 3].any() else None

    def _write(self, zoom: int, column: int, row: int, pixels: np.ndarray) -> np.ndarray | None:
        alpha = pixels[..., 3]
        if not alpha.any():
            return None
        self._writer.add(zoom, column, row, encoded(pixels, lossless=self._palette is not None))
        return pixels

    # --- pixels ---

    def _read(self, x: int, y: int, size: int) -> np.ndarray | None:
        """RGBA of a square of the finest zoom; None where there is nothing."""
        left, top = x - self._first * TILE, y - self._top * TILE
        inside = (
            max(0, left), max(0, top), min(self._width, left + size), min(self._height, top + size)
        )  # fmt: skip
        if inside[0] >= inside[2] or inside[1] >= inside[3]:
            return None
        window = Window(inside[0], inside[1], inside[2] - inside[0], inside[3] - inside[1])
        indexes = [*self._bands, self._alpha or self._view.count]
        values = self._view.read(indexes, window=window)
        pixels = self._coloured(values[:-1], values[-1])
        if not pixels[..., 3].any():
            return None
        out = np.zeros((size, size, 4), dtype="u1")
        out[
            inside[1] - top : inside[3] - top, inside[0] - left : inside[2] - left
        ] = pixels  # fmt: skip
        return out

    def _coloured(self, bands: np.ndarray, alpha: np.ndarray) -> np.ndarray:
        if alpha.dtype != np.uint8:
            largest = np.iinfo(alpha.dtype).max if alpha.dtype.kind in "iu" else 1
            alpha = np.where(alpha > 0, 255, 0) if self._alpha is None else alpha / largest * 255
        alpha = np.clip(np.nan_to_num(alpha), 0, 255).astype("u1")
        if self._palette is not None:
            table: np.ndarray = np.zeros(
                (int(max(bands.max(), max(self._palette))) + 1, 4), dtype="u1"
            )
            for index, colour in self._palette.items():
                table[index] = colour
            pixels: np.ndarray = table[bands[0]]
            pixels[..., 3] = np.minimum(pixels[..., 3], alpha)
            return pixels
        if self._stretch is not None:
            with np.errstate(invalid="ignore", over="ignore"):
                known = np.isfinite(bands).all(axis=0)
                bands = np.stack(
                    [
                        np.clip((band - low) / (high - low) * 255, 0, 255)
                        for band, (low, high) in zip(bands.astype("f4"), self._stretch, strict=True)
                    ]
                )
            bands = np.nan_to_num(bands).astype("u1")
            alpha = np.where(known, alpha, 0).astype("u1")
        if len(bands) == 1:
            bands = np.repeat(bands, 3, axis=0)
        return np.dstack([*bands, alpha])


def halved(pixels: np.ndarray) -> np.ndarray:
    """Half as wide and high; clear pixels give no colour to their neighbours."""
    if pixels[..., 3].min() == 255:
        image = Image.fromarray(pixels).reduce(2)
        return np.asarray(image)
    return np.asarray(Image.fromarray(pixels).convert("RGBa").reduce(2).convert("RGBA"))


def encoded(pixels: np.ndarray, *, lossless: bool = False, quality: int = 82) -> bytes:
    """WebP of (256, 256, 4) uint8; without an alpha channel where all of it is opaque."""
    image = Image.fromarray(np.ascontiguousarray(pixels))
    if pixels[..., 3].min() == 255:
        image = image.convert("RGB")
    out = io.BytesIO()
    if lossless:
        image.save(out, "WEBP", lossless=True, quality=40, method=2)
    else:
        image.save(out, "WEBP", quality=quality, method=3)
    return out.getvalue()


def describe(writer: MBTilesWriter, raster: Raster, zooms: tuple[int, int], name: str) -> None:
    """The metadata of a finished picture."""
    more: dict[str, Any] = {"description": "Snowtrack"}
    writer.describe(name=name, bounds=raster.bounds, zooms=zooms, kind="webp", more=more)
