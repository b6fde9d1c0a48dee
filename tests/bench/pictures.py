"""Tiles of pictures: serving them, drawing shifted ones, making them; each beside what must be done
in any case."""

from __future__ import annotations

import io
import sqlite3
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from db.tiles import mercator, rasters
from db.tiles.archive import open_archive
from db.tiles.cutting import encoded
from db.tiles.online import grids, resampling
from db.tiles.online.source import OnlineSource
from tests.bench import Measurement, at_most


def _each(work: Callable[[int], object], times: int) -> float:
    """Milliseconds of one call, over `times` of them."""
    work(0)
    start = time.perf_counter()
    for number in range(times):
        work(number)
    return (time.perf_counter() - start) / times * 1000


def _picture(seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    rough = rng.integers(0, 255, (40, 40, 3), dtype="u1")
    return np.asarray(Image.fromarray(rough).resize((256, 256), Image.Resampling.BICUBIC))


def _png(pixels: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG", compress_level=1)
    return out.getvalue()


def run() -> list[Measurement]:
    """All figures of this topic."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [_served(folder), _shifted(), _cut(folder)]


def _served(folder: Path) -> Measurement:
    path = folder / "many.mbtiles"
    data = _png(_picture())
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        db.execute("CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)")
        db.execute("CREATE UNIQUE INDEX i ON tiles (zoom_level, tile_column, tile_row)")
        db.executemany(
            "INSERT INTO tiles VALUES (12, ?, ?, ?)",
            ((x, y, data) for x in range(100) for y in range(40)),
        )
    archive = open_archive(path)
    last = 2**12 - 1
    ours = _each(lambda n: archive.tile(12, n % 100, last - n % 40), 2000)
    question = (
        "SELECT tile_data FROM tiles WHERE zoom_level = 12 AND tile_column = ? AND tile_row = ?"
    )
    plain = _each(lambda n: db.execute(question, (n % 100, n % 40)).fetchone(), 2000)
    archive.close()
    db.close()
    return at_most(
        "a tile out of an archive", ours, "ms", "the bare question to SQLite", plain, 4.0
    )


def _shifted() -> Measurement:
    source = OnlineSource(("",), grids.web_mercator(3, 18), "gcj02")
    plan = resampling.plan(source, 16, 50_300, 26_300)
    assert plan is not None
    pictures = {key: _png(_picture(number)) for number, key in enumerate(plan.tiles)}

    def decoded(_n: int) -> None:
        for data in pictures.values():
            with Image.open(io.BytesIO(data)) as image:
                np.asarray(image.convert("RGBA"))
        _png(_picture())

    def draw(_n: int) -> None:
        made = resampling.plan(source, 16, 50_300, 26_300)
        assert made is not None
        resampling.drawn(made, pictures)

    return at_most(
        "a tile of a shifted map in its true place", _each(draw, 20), "ms",
        "decoding its parts and encoding one", _each(decoded, 20), 4.0,
    )  # fmt: skip


def _cut(folder: Path) -> Measurement:
    import rasterio
    from rasterio.transform import from_bounds

    side = 3000
    path = folder / "aerial.tif"
    pixels = np.asarray(Image.fromarray(_picture()).resize((side, side)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with rasterio.open(
            path, "w", width=side, height=side, count=3, dtype="uint8", crs="EPSG:4490",
            transform=from_bounds(95.0, 33.0, 95.1, 33.1, side, side), tiled=True,
        ) as out:  # fmt: skip
            out.write(pixels.transpose(2, 0, 1))
    start = time.perf_counter()
    made = rasters.make(path, folder / "aerial.mbtiles")
    ours = (time.perf_counter() - start) * 1000
    tile = np.dstack([_picture(), np.full((256, 256), 255, "u1")])
    columns, rows = mercator.tiles_of(made.bounds, made.zooms[1])
    plain = _each(lambda _n: encoded(tile), 20) * made.tiles
    assert made.tiles >= len(columns) * len(rows)
    return at_most(
        f"a picture of 9 megapixels made {made.tiles} tiles, the child's start included",
        ours, "ms", "encoding so many tiles", plain, 6.0,
    )  # fmt: skip
