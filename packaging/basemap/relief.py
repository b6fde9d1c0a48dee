"""Shaded relief: the elevation grid as calm, lit tiles in one MBTiles file.

Two coverages share the file: a wide one for the small scales (so that a window never ends in
nothing) and the home box for the large ones. Lakes are burnt in so that the little map of the form,
which paints tiles only, shows blue water too.
"""

from __future__ import annotations

import io
import math
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import netCDF4
import numpy as np
import shapely
from PIL import Image, ImageDraw
from scipy.ndimage import (
    distance_transform_edt,
    gaussian_filter,
    label,
    map_coordinates,
)

# The program draws the finer relief of an office with the same colours and the same light.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from db.tiles.shading import paint

TILE = 256

WATER = (159, 194, 209)
INLAND = 1.5  # degrees over which the picture dissolves before the grid ends
PAPER = (244, 243, 238)


@dataclass(frozen=True)
class Coverage:
    box: tuple[float, float, float, float]  # west, south, east, north
    fade: float  # degrees over which the picture dissolves at the edge of the box
    zooms: range
    quality: int


@dataclass(frozen=True)
class Elevation:
    lat: np.ndarray  # ascending, degrees
    lon: np.ndarray  # ascending, degrees
    height: np.ndarray  # (lat, lon), metres, float32
    inland: np.ndarray  # (lat, lon), degrees to the nearest cell the grid knows nothing of


def read_elevation(unpacked: Path, box: tuple[float, float, float, float]) -> Elevation:
    west, south, east, north = box
    path = unpacked / "meteva/resources/stations/dem_0.00833.nc"
    with netCDF4.Dataset(path) as data:
        lat, lon = np.asarray(data["lat"][:]), np.asarray(data["lon"][:])
        rows = slice(*np.searchsorted(lat, (south - 0.3, north + 0.3)))
        columns = slice(*np.searchsorted(lon, (west - 0.3, east + 0.3)))
        height = np.asarray(data["data0"][0, 0, 0, 0, rows, columns], dtype="f4")
    # The grid says -999 outside China. From every fourth cell: how far away its end is need not be
    # known better. Gaps within it are no end.
    gaps, _count = label(height[::4, ::4] < -900)
    rim = np.unique(np.concatenate([gaps[0], gaps[-1], gaps[:, 0], gaps[:, -1]]))
    known = ~np.isin(gaps, rim[rim > 0])
    step = float(lat[1] - lat[0])
    away = distance_transform_edt(np.pad(known, 1, constant_values=True))[1:-1, 1:-1]
    inland = np.repeat(np.repeat(away, 4, 0), 4, 1)[: height.shape[0], : height.shape[1]]
    height[height < 0] = 0.0
    return Elevation(lat[rows], lon[columns], height, (inland * 4 * step).astype("f4"))


def world_pixel(lon: float, lat: float, zoom: int) -> tuple[float, float]:
    size = TILE * 2**zoom
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return (lon + 180) / 360 * size, y * size


def _mosaics(
    coverage: Coverage, zoom: int, elevation: Elevation
) -> Iterator[tuple[int, int, np.ndarray]]:
    """Yield (tile column, tile row, colours) in bands of tile rows, so memory stays small."""
    west, south, east, north = coverage.box
    x0, y0 = world_pixel(west, north, zoom)
    x1, y1 = world_pixel(east, south, zoom)
    columns = range(int(x0 // TILE), int(x1 // TILE) + 1)
    size = TILE * 2**zoom
    per_cell = 360 / size / (elevation.lon[1] - elevation.lon[0])
    source = elevation.height
    if per_cell > 1:
        source = gaussian_filter(source, per_cell * 0.42)
    elif per_cell < 0.4:
        source = gaussian_filter(source, 0.45)  # past its resolution the grid shows its cells
    margin = 24
    for row in range(int(y0 // TILE), int(y1 // TILE) + 1):
        ys = np.arange(row * TILE - margin, (row + 1) * TILE + margin) + 0.5
        xs = np.arange(columns.start * TILE - margin, columns.stop * TILE + margin) + 0.5
        lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * ys / size))))
        lon = xs / size * 360 - 180
        at_row = np.interp(lat, elevation.lat, np.arange(len(elevation.lat)))
        at_column = np.interp(lon, elevation.lon, np.arange(len(elevation.lon)))
        grid = np.meshgrid(at_row, at_column, indexing="ij")
        height = map_coordinates(source, grid, order=1 if per_cell > 1 else 3, mode="nearest")
        metres = 40075016 / size * math.cos(math.radians(float(lat[len(lat) // 2])))
        colour = paint(height, metres)[margin:-margin, margin:-margin]
        inside = np.minimum.outer(
            np.minimum(lat - south, north - lat)[margin:-margin],
            np.minimum(lon - west, east - lon)[margin:-margin],
        )
        inland = map_coordinates(elevation.inland, grid, order=1, mode="nearest")
        inland = inland[margin:-margin, margin:-margin]
        alpha = 255 * _smooth(inside / coverage.fade) * _smooth((inland - 0.15) / INLAND)
        colour = np.dstack([colour, alpha])
        for index, column in enumerate(columns):
            yield column, row, colour[:, index * TILE : (index + 1) * TILE]


def _smooth(part: np.ndarray) -> np.ndarray:
    part = np.clip(part, 0, 1)
    return part * part * (3 - 2 * part)


def _burn_lakes(
    image: Image.Image, zoom: int, column: int, row: int, lakes: shapely.STRtree
) -> None:
    size = 2**zoom
    west, east = column / size * 360 - 180, (column + 1) / size * 360 - 180
    north, south = (
        math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * r / size)))) for r in (row, row + 1)
    )
    hits = lakes.query(shapely.box(west, south, east, north))
    if not len(hits):
        return
    mask = Image.new("L", (TILE * 4, TILE * 4))
    draw = ImageDraw.Draw(mask)

    def corners(ring: shapely.LinearRing) -> list[tuple[float, float]]:
        points = (world_pixel(x, y, zoom) for x, y in ring.coords)
        return [((x - column * TILE) * 4, (y - row * TILE) * 4) for x, y in points]

    for lake in lakes.geometries.take(hits):
        draw.polygon(corners(lake.exterior), fill=255)
        for island in lake.interiors:
            draw.polygon(corners(island), fill=0)
    shape = mask.resize((TILE, TILE), Image.Resampling.BOX)
    edge = image.getchannel("A")
    image.paste(WATER, (0, 0), shape)
    image.putalpha(edge)


def build(
    out: Path, unpacked: Path, coverages: tuple[Coverage, ...], lakes: list[shapely.Polygon]
) -> dict[int, int]:
    """Write the MBTiles file *out*; return the bytes of image data per zoom."""
    everything = coverages[0].box
    elevation = read_elevation(unpacked, everything)
    tree = shapely.STRtree(lakes)
    sizes: dict[int, int] = {}
    out.unlink(missing_ok=True)
    with sqlite3.connect(out) as db:
        db.executescript(
            "PRAGMA page_size=1024;"
            "CREATE TABLE metadata (name TEXT, value TEXT);"
            "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER,"
            " tile_data BLOB);"
            "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);"
        )
        for coverage in coverages:
            for zoom in coverage.zooms:
                for column, row, colour in _mosaics(coverage, zoom, elevation):
                    if colour[..., 3].max() < 1:
                        continue
                    image = Image.fromarray(colour.clip(0, 255).astype("u1"))
                    _burn_lakes(image, zoom, column, row, tree)
                    if colour[..., 3].min() > 254:
                        image = image.convert("RGB")
                    data = io.BytesIO()
                    image.save(data, "WEBP", quality=coverage.quality, method=6)
                    db.execute(
                        "INSERT INTO tiles VALUES (?, ?, ?, ?)",
                        (zoom, column, 2**zoom - 1 - row, data.getvalue()),
                    )
                    sizes[zoom] = sizes.get(zoom, 0) + len(data.getvalue())
        home = coverages[-1]
        db.executemany(
            "INSERT INTO metadata VALUES (?, ?)",
            [
                ("name", "Relief"),
                ("format", "webp"),
                ("type", "baselayer"),
                ("bounds", ",".join(map(str, home.box))),
                ("minzoom", str(coverages[0].zooms.start)),
                ("maxzoom", str(home.zooms.stop - 1)),
                ("wide_bounds", ",".join(map(str, everything))),
                ("wide_maxzoom", str(coverages[0].zooms.stop - 1)),
                ("paper", "#{:02x}{:02x}{:02x}".format(*PAPER)),
            ],
        )
    with sqlite3.connect(out) as db:
        db.execute("VACUUM")
    return sizes
