"""Reading a layer's own copy: what a view shows, what a shape says, what lies under a point.

Opened anew for each question: the copy may be taken away at any time, and a question then says so
(`MissingCopy`) while everything else goes on. No shapely here but in `at`, so the first view of a
map does not wait for it.
"""

from __future__ import annotations

import contextlib
import json
import math
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from db.errors import UserError
from db.layers.scale import CELL, FIRST, LAST, unit
from db.text import translate_noop

if TYPE_CHECKING:
    import numpy.typing as npt

MOST_SHAPES: Final = 6_000
MOST_BYTES: Final = 700_000
"""Of one view. What would be more is drawn from a level farther out, in less detail."""

LONGEST_LABEL: Final = 60  # characters
LONGEST_NAME: Final = 120
VERSION: Final = 1


class MissingCopy(UserError):
    """The copy of a layer is gone or broken. The way out is to choose its file again."""

    def __init__(self, name: str) -> None:
        super().__init__(
            translate_noop(
                "Layers", "The shapes of “{layer}” are gone from beside the records file."
            ).format(layer=name)
        )


@dataclass(frozen=True, slots=True)
class View:
    """What to draw. text: JSON for the page; shapes, size: how many, and its length."""

    text: str
    shapes: int
    level: int


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a layer's copy.

    extent: west, south, east, north in degrees. fields: names of attributes, in order; used: those
    with a value anywhere. taken: shapes kept; empty, off: left out, without a shape or nowhere on
    Earth; mended: areas that crossed themselves. kinds: "points", "lines", "areas" -> how many.
    system: name of the coordinate system they were read in; datum: of its degrees.
    """

    extent: tuple[float, float, float, float]
    fields: tuple[str, ...]
    used: tuple[str, ...]
    taken: int
    empty: int
    off: int
    mended: int
    split: int
    kinds: dict[str, int]
    system: str
    datum: str


class LayerCopy:
    """The copy at `path`, of the layer called `name`. Safe to use from several threads."""

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        self._name = name

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        if not self.path.is_file():
            raise MissingCopy(self._name)
        address = f"file:{quote(str(self.path.absolute()).replace(chr(92), '/'))}?mode=ro"
        connection: sqlite3.Connection | None = None
        try:
            connection = sqlite3.connect(address, uri=True, isolation_level=None)
            yield connection
        except (sqlite3.Error, ValueError, KeyError, TypeError):
            raise MissingCopy(self._name) from None
        finally:
            if connection is not None:
                connection.close()

    def about(self) -> About:
        """Raises MissingCopy, as all of these do."""
        with self._open() as file:
            return _about(file)

    def view(
        self,
        west: float,
        south: float,
        east: float,
        north: float,
        zoom: int,
        label_field: str = "",
    ) -> View:
        """What lies in a box of degrees, as detailed as `zoom` shows it, within the caps.

        label_field: an attribute written beside each shape.
        """
        left, top = _world(west, north)
        right, bottom = _world(east, south)
        box = (left, right, top, bottom)
        with self._open() as file:
            label = _label_of(file, label_field)
            level = max(FIRST, min(LAST, zoom))
            while level > FIRST and _too_much(file, box, level):
                level -= 1
            parts = _parts(file, box, level, label)
            spots = _spots(file, box, level, label, MOST_SHAPES)
            cells = _cells(file, box, level)
        text = (
            f'{{"unit":{unit(level)},"pointUnit":{unit(LAST)},"level":{level},'
            f'"shapes":[{",".join(parts)}],"points":[{",".join(spots)}],"cells":{cells}}}'
        )
        return View(text, len(parts) + len(spots), level)

    def token(self) -> str:
        """Another text for each copy that was ever made."""
        with self._open() as file:
            return str(_meta(file, "token"))

    def names(self, field: str) -> list[str]:
        """The different values of an attribute among the areas, without empty ones."""
        with self._open() as file:
            return sorted({name for name in _values(file, field) if name})

    def areas(self, field: str) -> tuple[npt.NDArray[Any], list[str]]:
        """(areas in degrees WGS 84 that have a value in `field`, those values). Needs shapely."""
        import numpy as np
        import shapely

        from db.layers.geometry import from_datum

        with self._open() as file:
            datum = str(_meta(file, "datum"))
            names = list(_values(file, field))
            rows = file.execute("SELECT shape FROM feature ORDER BY id")
            shapes = shapely.from_wkb(np.array([row[0] for row in rows], dtype=object))
        named = np.array([bool(name) for name in names], bool)
        chosen = np.flatnonzero(named & (shapely.get_dimensions(shapes) == 2))
        return from_datum(shapes[chosen], datum), [names[row] for row in chosen.tolist()]

    def name_at(self, latitude: float, longitude: float, field: str) -> str:
        """The value of `field` of the smallest area a point lies in; "" outside all."""
        x, y = _world(longitude, latitude)
        with self._open() as file:
            label, datum = _label_of(file, field), str(_meta(file, "datum"))
            if label is None:
                return ""
            rows = file.execute(
                f"SELECT json_extract(feature.attributes, '$[{label}]'), feature.shape "
                "FROM box CROSS JOIN feature ON feature.id = box.id "
                "WHERE box.x1 >= ? AND box.x0 <= ? AND box.y1 >= ? AND box.y0 <= ? LIMIT 200",
                (x, x, y, y),
            ).fetchall()
        return _smallest_around(rows, latitude, longitude, datum) if rows else ""

    def attributes(self, feature: int) -> dict[str, Any] | None:
        """What one shape says, by field; empty values are left out. None when there is none."""
        with self._open() as file:
            row = file.execute("SELECT attributes FROM feature WHERE id = ?", (feature,)).fetchone()
            if row is None:
                return None
            values = json.loads(row[0])
            fields = _meta(file, "fields")
        return {
            name: value
            for name, value in zip(fields, values, strict=False)
            if value is not None and value != ""
        }


def _values(file: sqlite3.Connection, field: str) -> Iterator[str]:
    """An attribute of each shape as text, in the order of their ids."""
    label = _label_of(file, field)
    if label is None:
        raise ValueError(field)
    rows = file.execute(f"SELECT json_extract(attributes, '$[{label}]') FROM feature ORDER BY id")
    return (_as_name(row[0]) for row in rows)


def _as_name(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())[:LONGEST_NAME]


def _smallest_around(
    rows: list[tuple[Any, bytes]], latitude: float, longitude: float, datum: str
) -> str:
    import numpy as np
    import shapely

    from db.layers.geometry import from_datum

    shapes = from_datum(shapely.from_wkb(np.array([row[1] for row in rows], dtype=object)), datum)
    inside = (shapely.get_dimensions(shapes) == 2) & shapely.intersects(
        shapes, shapely.Point(longitude, latitude)
    )
    found = sorted(np.flatnonzero(inside), key=lambda row: float(shapely.area(shapes[row])))
    return next((name for row in found if (name := _as_name(rows[row][0]))), "")


def _meta(file: sqlite3.Connection, name: str) -> Any:
    row = file.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise ValueError(name)
    return json.loads(row[0])


def _about(file: sqlite3.Connection) -> About:
    if _meta(file, "version") != VERSION:
        raise ValueError("version")
    west, south, east, north = _meta(file, "extent")
    fields = tuple(_meta(file, "fields"))
    return About(
        (west, south, east, north),
        fields,
        tuple(name for name, used in zip(fields, _meta(file, "used"), strict=False) if used),
        _meta(file, "taken"),
        _meta(file, "empty"),
        _meta(file, "off"),
        _meta(file, "mended"),
        _meta(file, "split"),
        dict(_meta(file, "kinds")),
        str(_meta(file, "system")),
        str(_meta(file, "datum")),
    )


def _label_of(file: sqlite3.Connection, field: str) -> int | None:
    fields = _meta(file, "fields")
    return fields.index(field) if field in fields else None


_INSIDE = "box.x1 >= ? AND box.x0 <= ? AND box.y1 >= ? AND box.y0 <= ? AND box.z0 <= ?"
Box = tuple[float, float, float, float]


def _too_much(file: sqlite3.Connection, box: Box, level: int) -> bool:
    count, size = file.execute(
        f"SELECT count(*), sum(length(part.data)) FROM box CROSS JOIN part ON part.level = ? AND "
        f"part.id = box.id WHERE {_INSIDE}",
        (level, *box, level),
    ).fetchone()
    if count > MOST_SHAPES or (size or 0) > MOST_BYTES:
        return True
    spots = file.execute(
        f"SELECT count(*) FROM box CROSS JOIN spot ON spot.id = box.id WHERE {_INSIDE}",
        (*box, level),
    ).fetchone()[0]
    return bool(count + spots > MOST_SHAPES)


def _parts(file: sqlite3.Connection, box: Box, level: int, label: int | None) -> list[str]:
    named = (
        f", substr(json_extract(feature.attributes, '$[{label}]'), 1, {LONGEST_LABEL}),"
        " feature.x, feature.y" if label is not None else ""
    )  # fmt: skip
    joined = " CROSS JOIN feature ON feature.id = box.id" if label is not None else ""
    rows = file.execute(
        f"SELECT part.id, part.kind, part.data{named} FROM box CROSS JOIN part "
        f"ON part.level = ? AND part.id = box.id{joined} WHERE {_INSIDE} "
        f"ORDER BY part.size DESC LIMIT {MOST_SHAPES}",
        (level, *box, level),
    )
    found: list[str] = []
    size = 0
    for row in rows:
        text = f"[{row[0]},{row[1]},{row[2]}{_named(row[3:])}]"
        size += len(text)
        if size > 2 * MOST_BYTES and found:  # only where even the farthest level is too large
            break
        found.append(text)
    return found


def _spots(
    file: sqlite3.Connection, box: Box, level: int, label: int | None, most: int
) -> list[str]:
    named = (
        f", substr(json_extract(feature.attributes, '$[{label}]'), 1, {LONGEST_LABEL}),"
        " feature.x, feature.y" if label is not None else ""
    )  # fmt: skip
    joined = " CROSS JOIN feature ON feature.id = box.id" if label is not None else ""
    rows = file.execute(
        f"SELECT box.id, spot.data{named} FROM box CROSS JOIN spot ON spot.id = box.id{joined} "
        f"WHERE {_INSIDE} LIMIT {most}",
        (*box, level),
    )
    return [f"[{row[0]},1,[{row[1]}]{_named(row[2:])}]" for row in rows]


def _named(row: tuple[Any, ...]) -> str:
    """The name of a shape and its place, as further items of its JSON."""
    if not row or row[0] is None or row[0] == "":
        return ""
    return f",{json.dumps(str(row[0]), ensure_ascii=False)},{row[1]},{row[2]}"


def _cells(file: sqlite3.Connection, box: Box, level: int) -> str:
    """Runs of cells: `[[kind, y, x0, x1], …]`, clipped to the view."""
    scale = 2.0**level / CELL
    left, right, top, bottom = (int(value * scale) for value in box)
    rows = file.execute(
        "SELECT kind, y, max(x0, ?), min(x1, ?) FROM cell WHERE level = ? AND y BETWEEN ? AND ? "
        "AND x1 >= ? AND x0 <= ? LIMIT 20000",
        (left, right, level, top, bottom, left, right),
    )
    return "[" + ",".join(f"[{k},{y},{a},{b}]" for k, y, a, b in rows) + "]"


def _world(longitude: float, latitude: float) -> tuple[float, float]:
    """`geometry.world` of one point, without numpy."""
    limited = max(-85.0511, min(85.0511, latitude))
    sine = math.sin(math.radians(limited))
    return (
        (longitude + 180) / 360 * 256,
        (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * 256,
    )
