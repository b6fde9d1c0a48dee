"""Tiles that were looked at, kept on this computer for places without a network.

One SQLite file for all servers, with a limit of size and of age. Only what somebody saw is in it,
nothing is fetched in advance. Addresses and keys are not in it: a source goes by its name.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from db.tiles import picture

SIZE_LIMIT: Final = 400_000_000  # bytes of pictures
_SWEEP_EVERY: Final = 200  # tiles written
_DAY: Final = 86_400.0

_TABLE = """
    CREATE TABLE IF NOT EXISTS tile (
        source TEXT NOT NULL,
        place TEXT NOT NULL,
        stored REAL NOT NULL,
        seen REAL NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (source, place)
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS tile_seen ON tile (seen);
"""


class TileCache:
    """Any thread may ask. A file that cannot be used is a cache that holds nothing.

    now: seconds since 1970, for tests.
    """

    def __init__(
        self, path: Path, *, limit: int = SIZE_LIMIT, now: Callable[[], float] = time.time
    ) -> None:
        self._path, self._limit, self._now = path, limit, now
        self._lock = threading.Lock()
        self._written = 0
        self._db = self._open()

    def _open(self) -> sqlite3.Connection | None:
        for last in (False, True):
            db = None
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                db = sqlite3.connect(self._path, check_same_thread=False, isolation_level=None)
                db.execute("PRAGMA journal_mode = WAL")
                db.execute("PRAGMA synchronous = OFF")
                db.executescript(_TABLE)
                return db
            except (sqlite3.Error, OSError):
                if db is not None:
                    db.close()
                if not last:  # damaged: it is only a cache
                    self._remove()
        return None

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                Path(f"{self._path}{ending}").unlink(missing_ok=True)

    def get(self, source: str, place: str, keep_days: int) -> tuple[bytes, bool] | None:
        """A tile and whether it is still fresh; None when it is older than it may be.

        keep_days: how long the terms of the source let it be kept; fresh for half of that.
        """
        if keep_days <= 0:
            return None
        now = self._now()
        with self._lock:
            if self._db is None:
                return None
            try:
                row = self._db.execute(
                    "SELECT data, stored, seen FROM tile WHERE source = ? AND place = ?",
                    (source, place),
                ).fetchone()
                if row is None:
                    return None
                data, stored, seen = row
                if not 0 <= now - stored <= keep_days * _DAY or picture.whole(data) is None:
                    return None
                if now - seen > _DAY:
                    self._db.execute(
                        "UPDATE tile SET seen = ? WHERE source = ? AND place = ?",
                        (now, source, place),
                    )
            except sqlite3.Error:
                return None
        return data, now - stored <= keep_days * _DAY / 2

    def put(self, source: str, place: str, data: bytes) -> None:
        """Keep a tile. One that cannot be written is fetched again another time."""
        now = self._now()
        with self._lock:
            if self._db is None:
                return
            with contextlib.suppress(sqlite3.Error):
                self._db.execute(
                    "INSERT OR REPLACE INTO tile VALUES (?, ?, ?, ?, ?)",
                    (source, place, now, now, data),
                )
                self._written += 1
        if self._written >= _SWEEP_EVERY:
            self.sweep()

    def sweep(self, longest_days: int = 365) -> None:
        """Let go of what is too old, then of what was not seen for longest, down to the limit."""
        with self._lock:
            self._written = 0
            if self._db is None:
                return
            with contextlib.suppress(sqlite3.Error):
                oldest = self._now() - longest_days * _DAY
                self._db.execute("DELETE FROM tile WHERE stored < ?", (oldest,))
                (size,) = self._db.execute("SELECT total(length(data)) FROM tile").fetchone()
                if size <= self._limit:
                    return
                gone: list[tuple[str, str]] = []
                rows: Iterable[tuple[str, str, int]] = self._db.execute(
                    "SELECT source, place, length(data) FROM tile ORDER BY seen"
                ).fetchall()
                for source, place, length in rows:
                    if size <= self._limit * 0.9:
                        break
                    gone.append((source, place))
                    size -= length
                self._db.executemany("DELETE FROM tile WHERE source = ? AND place = ?", gone)

    def forget(self, source: str, keep_days: int = 0) -> None:
        """Let go of tiles of a source that are older than the days it may be kept."""
        with self._lock:
            if self._db is not None:
                with contextlib.suppress(sqlite3.Error):
                    self._db.execute(
                        "DELETE FROM tile WHERE source = ? AND stored < ?",
                        (source, self._now() - keep_days * _DAY),
                    )

    def close(self) -> None:
        with self._lock:
            if self._db is not None:
                self._db.close()
                self._db = None
