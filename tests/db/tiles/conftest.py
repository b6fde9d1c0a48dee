"""Small archives and rasters, real ones, made anew for each test."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.db.tiles.made import HOME


@pytest.fixture
def make_mbtiles(tmp_path: Path) -> Callable[..., Path]:
    """An MBTiles file with these tiles, {(zoom, column, row from the north): bytes}."""

    def make(
        tiles: dict[tuple[int, int, int], bytes],
        name: str = "photo.mbtiles",
        xyz: bool = False,
        **metadata: str,
    ) -> Path:
        path = tmp_path / name
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
            db.execute(
                "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER,"
                " tile_data BLOB)"
            )
            db.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
            db.executemany(
                "INSERT INTO tiles VALUES (?, ?, ?, ?)",
                [
                    (zoom, column, row if xyz else 2**zoom - 1 - row, data)
                    for (zoom, column, row), data in tiles.items()
                ],
            )
        db.close()
        return path

    return make


@pytest.fixture
def make_pmtiles(tmp_path: Path) -> Callable[..., Path]:
    """A PMTiles archive with these tiles."""
    from pmtiles.tile import Compression, TileType, zxy_to_tileid
    from pmtiles.writer import Writer

    def make(
        tiles: dict[tuple[int, int, int], bytes],
        name: str = "photo.pmtiles",
        tile_type: Any = TileType.PNG,
        **metadata: str,
    ) -> Path:
        path = tmp_path / name
        with path.open("wb") as file:
            writer = Writer(file)
            for at in sorted(tiles, key=lambda at: zxy_to_tileid(*at)):
                writer.write_tile(zxy_to_tileid(*at), tiles[at])
            west, south, east, north = HOME
            writer.finalize(
                {
                    "tile_type": tile_type,
                    "tile_compression": Compression.NONE,
                    "min_lon_e7": int(west * 1e7),
                    "min_lat_e7": int(south * 1e7),
                    "max_lon_e7": int(east * 1e7),
                    "max_lat_e7": int(north * 1e7),
                    "center_zoom": 8,
                    "center_lon_e7": int(west * 1e7),
                    "center_lat_e7": int(south * 1e7),
                },
                dict(metadata),
            )
        return path

    return make


@pytest.fixture
def make_raster(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """A raster file of an array (bands, rows, columns) over a box in degrees, or in `crs`."""
    import rasterio
    from rasterio.transform import from_bounds

    def make(
        values: np.ndarray,
        name: str = "picture.tif",
        box: tuple[float, float, float, float] | None = HOME,
        crs: str | None = "EPSG:4326",
        colours: dict[int, tuple[int, ...]] | None = None,
        **options: Any,
    ) -> Path:
        path = tmp_path / name
        bands, rows, columns = values.shape
        if box is not None:
            options["transform"] = from_bounds(*box, columns, rows)
        shape = {"width": columns, "height": rows, "count": bands, "dtype": values.dtype}
        with rasterio.open(path, "w", crs=crs, **shape, **options) as out:
            out.write(values)
            if colours is not None:
                out.write_colormap(1, colours)
        return path

    return make
