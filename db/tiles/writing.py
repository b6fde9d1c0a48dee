"""A new MBTiles file, written beside its place and put there when it is whole."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from db.tiles.mercator import Box

_TABLES = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA page_size = 4096;
    CREATE TABLE metadata (name TEXT, value TEXT);
    CREATE TABLE tiles (
        zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB
    );
"""
_INDEX = "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)"


class DiscFull(Exception):
    """There is no room for the file."""


class MBTilesWriter:
    """Takes encoded tiles. Raises DiscFull or sqlite3.Error; see `writing`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.count = 0

    def add(self, zoom: int, column: int, row: int, data: bytes) -> None:
        """One tile, rows counted from the north."""
        self._db.execute(
            "INSERT INTO tiles VALUES (?, ?, ?, ?)", (zoom, column, 2**zoom - 1 - row, data)
        )
        self.count += 1

    def describe(
        self, *, name: str, bounds: Box, zooms: tuple[int, int], kind: str, more: Mapping[str, str]
    ) -> None:
        """The metadata of MBTiles 1.3. zooms: lowest and highest; kind: png, jpg or webp."""
        rows = {
            "name": name,
            "format": kind,
            "type": "overlay",
            "version": "1.0",
            "bounds": ",".join(f"{value:.7f}" for value in bounds),
            "minzoom": str(zooms[0]),
            "maxzoom": str(zooms[1]),
            **more,
        }
        self._db.executemany("INSERT INTO metadata VALUES (?, ?)", rows.items())


@contextlib.contextmanager
def writing(path: Path) -> Iterator[MBTilesWriter]:
    """Write the file `path`; it is gone again when the block fails, whatever the reason."""
    path.unlink(missing_ok=True)
    db = None
    try:
        db = sqlite3.connect(path, isolation_level=None)
        db.executescript(_TABLES)
        db.execute("BEGIN")
        yield MBTilesWriter(db)
        db.execute("COMMIT")
        db.execute(_INDEX)
        db.close()
    except BaseException as error:
        if db is not None:
            db.close()
        path.unlink(missing_ok=True)
        Path(f"{path}-journal").unlink(missing_ok=True)
        if isinstance(error, sqlite3.Error) and is_full(error):
            raise DiscFull from error
        raise


def is_full(error: BaseException) -> bool:
    """Whether an error means that the disc has no room. SQLite calls a failed write an I/O error
    too, and the disc a file lies on fills more often than it breaks."""
    text = str(error).lower()
    return "full" in text or "disk i/o" in text or getattr(error, "errno", None) == 28
