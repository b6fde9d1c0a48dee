"""What lies around the map proper: great rivers, large lakes, provinces and cities, for the small
scales. All of it ends well before the border of the country, which is not shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import places
import shapely
import tianditu
import vectors

_BEFORE_THE_BORDER = 0.7  # degrees
_SMALLEST_KM2 = 60
_DISSOLVING = 1.4  # degrees at the rim where the relief is hardly seen: no place for a name
_SHORTEST = 0.8  # degrees, of a river
_ROUGH = 4e-3  # degrees: seen from afar


@dataclass(frozen=True)
class Around:
    lakes: list[shapely.Polygon]
    rivers: list[tuple[int, shapely.LineString]]
    boundaries: list[tuple[str, shapely.LineString]]
    cities: list[dict[str, Any]]


def around(unpacked: Path, far: shapely.Polygon, wide: shapely.Polygon) -> Around:
    """Everything of *far* outside *wide*."""
    counties = tianditu.counties(unpacked, far)
    land = shapely.union_all([shapely.simplify(one.polygon, 0.02).buffer(0.03) for one in counties])
    ring = shapely.difference(land.buffer(-_BEFORE_THE_BORDER).intersection(far), wide)
    shapely.prepare(ring)
    lakes = [
        shapely.simplify(lake, _ROUGH)
        for lake in vectors.lakes(unpacked, far, _SMALLEST_KM2, [])
        if ring.contains(lake.representative_point()) and not lake.intersects(wide)
    ]
    named = vectors.named_rivers(unpacked, far)
    great = frozenset(name for name, (_zh, _latin, rank) in places.RIVERS.items() if rank == 1)
    rivers = [
        (rank, shapely.simplify(part, _ROUGH))
        for rank, line in vectors.rivers(unpacked, far, named, great)
        if rank <= 2
        for part in _parts(line.intersection(ring))
        if part.length > _SHORTEST
    ]
    lines = [
        (level, shapely.simplify(part, _ROUGH))
        for level, line in vectors.boundaries(counties, far)
        if level == "province"
        for part in _parts(line.intersection(ring))
    ]
    shown = ring.intersection(far.buffer(-_DISSOLVING))
    return Around(lakes, rivers, lines, places.far_cities(unpacked, shown, counties))


def _parts(geometry: shapely.Geometry) -> list[shapely.LineString]:
    parts = getattr(geometry, "geoms", [geometry])
    return [part for part in parts if part.geom_type == "LineString" and not part.is_empty]
