"""Writing a layer's own copy: an SQLite file with shapes for each zoom and an R*Tree over them.

Made in the child process of `copy_child`; read by `db.layers.copy`. Tables:

    meta(name, value)                 JSON: fields, extent, counts, …
    feature(id, x, y, attributes, shape)   name's place (units of the last level), JSON list in the
                                      order of the fields, WKB in degrees before any shift of datum
    part(level, id, kind, size, data) lines and areas as `db.layers.levels` makes them
    spot(id, data)                    points, one JSON list of steps in units of the last level
    cell(level, y, kind, x0, x1)      cells filled by what is too small for the level
    box(id, x0, x1, y0, y1, z0, z1)   R*Tree in world units; z0 is the level each begins at
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

from db.identity import new_uuid
from db.layers import levels
from db.layers.geometry import Counts, Shapes, from_datum, sound, to_world
from db.layers.levels import AREA, LINE, POINT, LevelShapes
from db.layers.scale import LAST

VERSION = 1
_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE feature (id INTEGER PRIMARY KEY, x INTEGER, y INTEGER, attributes TEXT, shape BLOB);
CREATE TABLE part (level INTEGER, id INTEGER, kind INTEGER, size REAL, data TEXT,
  PRIMARY KEY (level, id, kind)) WITHOUT ROWID;
CREATE TABLE spot (id INTEGER PRIMARY KEY, data TEXT);
CREATE TABLE cell (level INTEGER, y INTEGER, kind INTEGER, x0 INTEGER, x1 INTEGER,
  PRIMARY KEY (level, y, kind, x0)) WITHOUT ROWID;
CREATE VIRTUAL TABLE box USING rtree(id, x0, x1, y0, y1, z0, z1);
"""


class CopyWriter:
    """Takes batches of shapes and writes the file. `close` makes it whole."""

    def __init__(self, path: str, datum: str) -> None:
        self._file = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -131072"):
            self._file.execute(f"PRAGMA {pragma}")
        self._file.executescript(_TABLES)
        self._file.execute("BEGIN")
        self._datum = datum
        self._next = 1
        self._cells: dict[tuple[int, int], list[Any]] = {}
        self._points: list[tuple[Any, Any]] = []  # ids, first points
        self._extent = np.array([np.inf, np.inf, -np.inf, -np.inf])
        self.counts = Counts()
        self.filled: dict[int, bool] = {}  # fields that have a value anywhere

    def add(self, shapes: Shapes, attributes: Sequence[str], transform: Any) -> None:
        """shapes: in coordinates of the file. attributes: JSON of each."""
        degrees = sound(shapes, transform, self.counts)
        kept = np.flatnonzero(~shapely.is_missing(degrees))
        degrees = degrees[kept]
        if not len(kept):
            return
        ids = np.arange(self._next, self._next + len(kept))
        self._next += len(kept)
        self.counts.taken += len(kept)
        places = from_datum(degrees, self._datum)
        box = shapely.total_bounds(places)
        self._extent = np.concatenate(
            [np.minimum(self._extent[:2], box[:2]), np.maximum(self._extent[2:], box[2:])]
        )
        shapes = to_world(places)
        spots = levels.anchors(shapes)
        texts = [attributes[row] for row in kept.tolist()]
        self._file.executemany(
            "INSERT INTO feature VALUES (?, ?, ?, ?, ?)",
            zip(
                ids.tolist(), spots[:, 0].tolist(), spots[:, 1].tolist(), texts,
                shapely.to_wkb(degrees).tolist(), strict=True,
            ),
        )  # fmt: skip
        first = np.full(len(ids), LAST, np.int64)
        for kind, (rows, mine) in levels.kind_parts(shapes).items():
            if len(rows):
                name = {POINT: "points", LINE: "lines", AREA: "areas"}[kind]
                self.counts.kinds[name] = self.counts.kinds.get(name, 0) + len(rows)
                if kind == POINT:
                    self._add_points(ids[rows], mine)
                else:
                    self._add_parts(kind, rows, ids, mine, first)
        bounds = shapely.bounds(shapes)
        only_points = shapely.get_dimensions(shapes) == 0
        rows = np.flatnonzero(~only_points)  # points come when all are known
        self._add_boxes(ids[rows], bounds[rows], first[rows])

    def _add_boxes(self, ids: Any, box: Any, first: Any) -> None:
        self._file.executemany(
            f"INSERT INTO box VALUES (?, ?, ?, ?, ?, ?, {LAST})",
            zip(
                ids.tolist(), box[:, 0].tolist(), box[:, 2].tolist(), box[:, 1].tolist(),
                box[:, 3].tolist(), first.tolist(), strict=True,
            ),
        )  # fmt: skip

    def _add_points(self, ids: Any, shapes: Shapes) -> None:
        texts = levels.points_json(shapes)
        rows = zip(ids.tolist(), texts, strict=True)
        self._file.executemany("INSERT INTO spot VALUES (?, ?)", rows)
        self._points.append((ids, shapely.bounds(shapes)))

    def _add_parts(self, kind: int, rows: Any, ids: Any, shapes: Shapes, first: Any) -> None:
        made = LevelShapes(shapes, kind)
        first[rows] = np.minimum(first[rows], made.first)
        for level, cells in made.cells.items():
            self._cells.setdefault((level, kind), []).append(cells)
        for level, mine, texts in made.data():
            self._file.executemany(
                f"INSERT INTO part VALUES ({level}, ?, {kind}, ?, ?)",
                zip(ids[rows[mine]].tolist(), made.size[mine].tolist(), texts, strict=True),
            )

    def close(self, meta: dict[str, Any]) -> None:
        """Write what is known at the end only; `meta` is kept beside our own figures."""
        if self._points:
            ids = np.concatenate([one[0] for one in self._points])
            box = np.concatenate([one[1] for one in self._points])
            first = levels.thinned(box[:, :2])
            taken = (
                {row[0] for row in self._file.execute("SELECT id FROM box")}
                if len(ids) != self.counts.taken
                else set()
            )
            alone = np.array([id not in taken for id in ids.tolist()], bool)
            self._add_boxes(ids[alone], box[alone], first[alone])
        for (level, kind), found in self._cells.items():
            cells = np.unique(np.concatenate(found))
            self._file.executemany(
                f"INSERT INTO cell VALUES ({level}, ?, {kind}, ?, ?)", levels.runs(cells)
            )
        counts = self.counts
        whole = {
            **meta,
            "version": VERSION,
            "token": new_uuid(),
            "datum": self._datum,
            "extent": self._extent.tolist() if counts.taken else None,
            "taken": counts.taken,
            "empty": counts.empty,
            "off": counts.off,
            "mended": counts.mended,
            "split": counts.split,
            "kinds": counts.kinds,
        }
        self._file.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            [(name, json.dumps(value, ensure_ascii=False)) for name, value in whole.items()],
        )
        self._file.execute("COMMIT")
        self._file.close()
