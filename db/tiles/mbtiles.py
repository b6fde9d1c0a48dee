"""MBTiles 1.3: tiles in a SQLite file, read as what it is, a stranger's database."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path
from typing import Any, Final

from db.tiles import mercator, picture
from db.tiles.archive import DAMAGED, EMPTY, NOT_TILES, VECTOR, ArchiveInfo, plain, refusal

_PATIENCE: Final = 5.0  # seconds for one question: `tiles` may be a view of any size

_KINDS: Final = {picture.PNG: "png", picture.JPEG: "jpeg", picture.WEBP: "webp"}


class MBTiles:
    """One file, open for reading. Raises UnreadableTiles when it holds no pictures.

    `info.bounds` are those of its metadata, or those of its largest zoom where it has none.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._until = 0.0
        self._db: sqlite3.Connection | None = None
        try:
            self._db = self._open()
            self.info = self._read_info()
        except (sqlite3.Error, ValueError, OverflowError) as error:
            self.close()
            raise refusal(DAMAGED, path) from error
        except BaseException:
            self.close()
            raise

    def _open(self) -> sqlite3.Connection:
        # A file in a folder that cannot be written has no room for a lock: then it does not change.
        for more in ("", "&immutable=1"):
            db = sqlite3.connect(
                f"{self._path.resolve().as_uri()}?mode=ro{more}", uri=True, check_same_thread=False
            )
            try:
                db.execute("PRAGMA query_only = ON")
                db.execute("PRAGMA trusted_schema = OFF")
                db.execute("PRAGMA cell_size_check = ON")
                db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, picture.LARGEST)
                db.set_progress_handler(lambda: time.monotonic() > self._until, 20_000)
                self._until = time.monotonic() + _PATIENCE
                db.execute("SELECT name FROM sqlite_schema LIMIT 1").fetchone()
                return db
            except sqlite3.OperationalError:
                db.close()
                if more:
                    raise
            except BaseException:
                db.close()
                raise
        raise AssertionError  # pragma: no cover

    def _ask(self, statement: str, *values: object) -> Any:
        with self._lock:
            if self._db is None:
                return None
            self._until = time.monotonic() + _PATIENCE
            return self._db.execute(statement, values).fetchone()

    def _read_info(self) -> ArchiveInfo:
        names = "SELECT count(*) FROM sqlite_schema WHERE name = 'tiles'"
        if not self._ask(names)[0]:
            raise refusal(NOT_TILES, self._path)
        self._xyz = False
        meta = self._metadata()
        if str(meta.get("format") or "").lower() in ("pbf", "mvt") or "vector_layers" in str(
            meta.get("json") or ""
        ):
            raise refusal(VECTOR, self._path)
        found = self._ask("SELECT tile_data FROM tiles LIMIT 1")
        if found is None:
            raise refusal(EMPTY, self._path)
        sample = bytes(found[0]) if isinstance(found[0], bytes) else b""
        kind = picture.media_type(sample)
        if kind is None:
            packed = sample.startswith((b"\x1f\x8b", b"\x78"))
            raise refusal(VECTOR if packed else DAMAGED, self._path)
        self._xyz = str(meta.get("scheme") or "").lower() == "xyz"
        low, high = self._zooms(meta)
        return ArchiveInfo(
            plain(meta.get("name")) or self._path.stem,
            self._bounds(meta, high),
            low,
            high,
            plain(meta.get("attribution")),
            _KINDS[kind],
        )

    def _metadata(self) -> dict[str, Any]:
        assert self._db is not None
        try:
            rows = self._db.execute("SELECT name, value FROM metadata LIMIT 200").fetchall()
        except sqlite3.OperationalError:  # the table is missing: the tiles speak for themselves
            return {}
        return {str(name): value for name, value in rows}

    def _zooms(self, meta: dict[str, Any]) -> tuple[int, int]:
        try:
            low, high = int(meta["minzoom"]), int(meta["maxzoom"])
        except (KeyError, TypeError, ValueError):
            low, high = self._ask("SELECT min(zoom_level), max(zoom_level) FROM tiles")
        low, high = max(0, int(low)), min(mercator.HIGHEST_ZOOM, int(high))
        if low > high:
            raise ValueError("zooms")
        return low, high

    def _bounds(self, meta: dict[str, Any], zoom: int) -> mercator.Box:
        try:
            west, south, east, north = (float(part) for part in str(meta["bounds"]).split(","))
            return mercator.clip((west, south, east, north))
        except (KeyError, ValueError):
            pass
        edges = self._ask(
            "SELECT min(tile_column), max(tile_column), min(tile_row), max(tile_row) FROM tiles"
            " WHERE zoom_level = ?",
            zoom,
        )
        if edges is None or None in edges:
            return mercator.WORLD
        left, right, first, last = map(int, edges)
        if not self._xyz:
            first, last = 2**zoom - 1 - last, 2**zoom - 1 - first
        west, _, _, north = mercator.tile_box(zoom, left, first)
        _, south, east, _ = mercator.tile_box(zoom, right, last)
        return mercator.clip((west, south, east, north))

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        if not mercator.exists(zoom, column, row):
            return None
        if not self._xyz:
            row = 2**zoom - 1 - row
        try:
            found = self._ask(
                "SELECT tile_data FROM tiles"
                " WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
                zoom,
                column,
                row,
            )
        except sqlite3.Error:  # a hole in the file, or a view without end
            return None
        if found is None or not isinstance(found[0], bytes):
            return None
        return found[0] if picture.whole(found[0]) else None

    def close(self) -> None:
        with self._lock:
            if self._db is not None:
                self._db.close()
                self._db = None
