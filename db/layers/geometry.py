"""Shapes of other people made sound: flat, on the Earth, not crossing themselves or the date line.

All functions take and give arrays of shapely shapes, shape (n,), dtype object; None stands for a
shape that is missing. Degrees are (longitude, latitude), WGS 84 unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from db.places import datum_columns

Shapes = npt.NDArray[Any]
Degrees = npt.NDArray[np.float64]
Transform = Callable[[Degrees, Degrees], tuple[Degrees, Degrees]]
"""(x, y) of a file to (longitude, latitude)."""

MERCATOR_LATITUDE = 85.0511
"""Where the square of Web Mercator ends."""

_POLYGONS, _COLLECTION = (3, 6), 7
_BEYOND = 1e-6  # degrees; rounding of files that end at a pole


@dataclass(slots=True)
class Counts:
    """What happened to the shapes of a file.

    empty: without a shape. off: with points that are no place on Earth; left out. mended: areas
    that crossed themselves. split: cut at the date line.
    kinds: how many points, lines and areas.
    """

    taken: int = 0
    empty: int = 0
    off: int = 0
    mended: int = 0
    split: int = 0
    kinds: dict[str, int] = field(default_factory=dict)


def sound(shapes: Shapes, transform: Transform | None, counts: Counts) -> Shapes:
    """The shapes in degrees, None for those that cannot be drawn; `counts` says how many.

    transform: None when they are in degrees already.
    """
    shapes = shapely.force_2d(shapes)
    hollow = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    counts.empty += int(hollow.sum())
    shapes = _without(shapes, hollow)
    if transform is not None:
        shapes = moved(shapes, transform)
    shapes = _on_earth(shapes, counts)
    # Before mending: a shape that jumps from 179 to -179 crosses itself only on a flat map.
    shapes = _at_date_line(shapes, counts)
    return _mended(shapes, counts)


def moved(shapes: Shapes, transform: Transform) -> Shapes:
    """The shapes with their points through `transform`."""

    def both(points: Degrees) -> Degrees:
        x, y = transform(points[:, 0], points[:, 1])
        return np.column_stack([x, y])

    if not len(shapes):
        return shapes
    return np.asarray(shapely.transform(shapes, both))


def from_datum(shapes: Shapes, datum: str) -> Shapes:
    """Shapes given in degrees of `datum` in WGS 84."""
    if datum in ("wgs84", "cgcs2000", ""):
        return shapes

    def shift(longitude: Degrees, latitude: Degrees) -> tuple[Degrees, Degrees]:
        latitude, longitude = datum_columns.to_wgs84(latitude, longitude, datum)
        return longitude, latitude

    return moved(shapes, shift)


def _on_earth(shapes: Shapes, counts: Counts) -> Shapes:
    box = shapely.bounds(shapes)
    with np.errstate(invalid="ignore"):
        there = ~shapely.is_missing(shapes)
        fits = (
            np.isfinite(box).all(axis=1)
            & (box[:, 1] >= -90 - _BEYOND) & (box[:, 3] <= 90 + _BEYOND)
            & (box[:, 0] >= -540) & (box[:, 2] <= 540)
        )  # fmt: skip
    # Bounds pass over NaN, so it is looked for by itself.
    points, owner = shapely.get_coordinates(shapes, return_index=True)
    fits[owner[~np.isfinite(points).all(axis=1)]] = False
    counts.off += int((there & ~fits).sum())
    return _without(shapes, ~(there & fits))


def _without(shapes: Shapes, gone: npt.NDArray[np.bool_]) -> Shapes:
    left: Shapes = np.array(shapes, dtype=object)
    left[gone] = None
    return left


def _at_date_line(shapes: Shapes, counts: Counts) -> Shapes:
    """Shapes that reach beyond 180 degrees or jump across it, cut in two there."""
    box = shapely.bounds(shapes)
    with np.errstate(invalid="ignore"):
        beyond = (box[:, 0] < -180 - _BEYOND) | (box[:, 2] > 180 + _BEYOND)
        wide = ((box[:, 2] - box[:, 0]) > 180) & ~beyond
    crossing = beyond.copy()
    for number in np.flatnonzero(wide):
        if _jumps(shapes[number]):
            crossing[number] = True
    for number in np.flatnonzero(crossing):
        whole, shapes[number] = shapes[number], _cut(shapes[number])
        counts.split += shapes[number] is not whole
    return shapes


def _jumps(shape: Any) -> bool:
    """Whether a line of the shape steps farther than half the Earth at once."""
    parts = shapely.get_parts(np.array([shape], dtype=object))
    if shapely.get_type_id(shape) in _POLYGONS:
        parts = shapely.get_rings(parts)
    elif shapely.get_dimensions(shape) == 0:
        return False
    points, owner = shapely.get_coordinates(parts, return_index=True)
    step = np.abs(np.diff(points[:, 0]))
    return bool((step[np.diff(owner) == 0] > 180).any())


def _cut(shape: Any) -> Any:
    """The shape within 180 degrees east and west."""
    unrolled = shapely.make_valid(_unrolled(shape))
    if shapely.get_dimensions(unrolled) < shapely.get_dimensions(shape):
        return shape  # a band around the whole Earth, which does not cross but fill it
    shape, found = unrolled, []
    for turn in (-720.0, -360.0, 0.0, 360.0, 720.0):
        piece = shapely.intersection(shape, shapely.box(-180 + turn, -90, 180 + turn, 90))
        if shapely.get_dimensions(piece) == shapely.get_dimensions(shape):
            found.append(shapely.transform(piece, lambda p, turn=turn: p - np.array([turn, 0.0])))
    return shapely.union_all(found) if found else shape


def _unrolled(shape: Any) -> Any:
    """The shape with lines that go on beyond 180 degrees instead of jumping back."""
    if shape.geom_type == "Polygon":
        shell = _unrolled_ring(shapely.get_coordinates(shape.exterior))
        holes = []
        for ring in shape.interiors:
            hole = _unrolled_ring(shapely.get_coordinates(ring))
            turns = np.round((shell[:, 0].mean() - hole[:, 0].mean()) / 360)
            holes.append(hole + np.array([turns * 360, 0.0]))
        return shapely.Polygon(shell, holes)
    if shape.geom_type == "LineString":
        points = shapely.get_coordinates(shape)
        return shapely.LineString(np.column_stack([_unwrapped(points[:, 0]), points[:, 1]]))
    parts = shapely.get_parts(shape)
    if len(parts) and shapely.get_dimensions(shape) > 0:
        unrolled = [_unrolled(part) for part in parts]
        return shapely.GeometryCollection([shapely.make_valid(part) for part in unrolled])
    return shape


def _unrolled_ring(points: Degrees) -> Degrees:
    longitude = _unwrapped(points[:, 0])
    ring = np.column_stack([longitude, points[:, 1]])
    if abs(longitude[-1] - longitude[0]) < 180:
        return ring
    # It goes all the way round: what it holds is the pole, which has to be said on a flat map.
    pole = 90.0 if points[:, 1].mean() > 0 else -90.0
    ends = np.array([[longitude[-1], pole], [longitude[0], pole], ring[0]])
    return np.vstack([ring, ends])


def _unwrapped(longitude: Degrees) -> Degrees:
    return np.asarray(np.unwrap(longitude, period=360.0), np.float64)


def _mended(shapes: Shapes, counts: Counts) -> Shapes:
    dimension = shapely.get_dimensions(shapes)
    broken = (dimension == 2) & ~shapely.is_valid(shapes)
    if not broken.any():
        return shapes
    counts.mended += int(broken.sum())
    whole = shapely.make_valid(shapes[broken])
    shapes[broken] = [_areas(one) for one in whole]
    lost = shapely.is_missing(shapes) & broken
    counts.empty += int(lost.sum())
    counts.mended -= int(lost.sum())
    return shapes


def _areas(shape: Any) -> Any:
    """Only the areas of what mending made, which may leave lines and points beside them."""
    if shapely.get_type_id(shape) != _COLLECTION:
        return shape if shapely.get_dimensions(shape) == 2 else None
    parts = shapely.get_parts(shape)
    areas = parts[shapely.get_dimensions(parts) == 2]
    return shapely.union_all(areas) if len(areas) else None


def to_world(shapes: Shapes) -> Shapes:
    """Degrees to "world" units of the map page: Web Mercator on a square of 256, y downwards."""
    return moved(shapes, world)


def world(longitude: Degrees, latitude: Degrees) -> tuple[Degrees, Degrees]:
    """(x, y) on the square of 256; latitudes beyond its edge lie on the edge."""
    sine = np.sin(np.radians(np.clip(latitude, -MERCATOR_LATITUDE, MERCATOR_LATITUDE)))
    return (
        (longitude + 180) / 360 * 256,
        (0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)) * 256,
    )
