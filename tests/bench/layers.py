"""Layers of the map: half a million areas, and a million records assigned to areas.

Run by `python -m tests.bench layers`. The copy is made as a user's file is: by GDAL, in the child.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import numpy as np
import pyogrio.raw
import shapely

from db.layers import areas, copying, keeping
from db.layers.copy import MOST_BYTES, LayerCopy
from db.layers.layer import Layer, LayerKind, copy_path
from db.store import Store
from tests.bench import Measurement, at_most, below, times_faster

_COLUMNS, _ROWS = 800, 625
_SCREEN = (1366 * 1.6, 768 * 1.6)  # what is drawn: the view and a margin


def run(store: Store, scratch: Path) -> list[Measurement]:
    path = _parcels(scratch / "parcels.gpkg")
    target = scratch / "parcels.sqlite"
    begun = time.perf_counter()
    copying.copy(path, 0, Layer.new("parcels", LayerKind.VECTOR), target)
    copied = time.perf_counter() - begun
    begun = time.perf_counter()
    shapely.from_wkb(pyogrio.raw.read(path)[2])
    read = time.perf_counter() - begun
    return [
        at_most("500,000 areas copied", copied, "s", "GDAL and GEOS reading them", read, 60),
        *_views(LayerCopy(target, "parcels"), path),
        *_assigning(store),
    ]


def _parcels(path: Path) -> Path:
    """Half a million areas of 16 corners side by side."""
    rng = np.random.default_rng(1)
    x, y = np.meshgrid(90 + np.arange(_COLUMNS) * 0.012, 32 + np.arange(_ROWS) * 0.01)
    turn = np.linspace(0, 2 * np.pi, 17)[:-1]
    radius = 0.004 + 0.0015 * rng.random((x.size, 16))
    ring = np.stack(
        [
            x.ravel()[:, None] + 0.006 + radius * np.cos(turn) * 1.1,
            y.ravel()[:, None] + 0.005 + radius * np.sin(turn),
        ],
        -1,
    )
    shapes = shapely.polygons(np.concatenate([ring, ring[:, :1]], 1))
    names = np.array([f"图斑{number}" for number in range(x.size)], dtype=object)
    pyogrio.raw.write(
        path, shapely.to_wkb(shapes), [names], ["名称"], driver="GPKG", geometry_type="Polygon",
        crs="EPSG:4490",
    )  # fmt: skip
    return path


def _views(copy: LayerCopy, path: Path) -> list[Measurement]:
    """Every zoom over the middle, with names, beside GDAL reading the same boxes of the file."""
    west, south, east, north = copy.about().extent
    ours, gdal, longest = 0.0, 0.0, 0
    for zoom in range(3, 18):
        wide, high = (size / 256 * 360 / 2**zoom / 2 for size in _SCREEN)
        x, y = (west + east) / 2, (south + north) / 2
        box = (x - wide, max(-85.0, y - high), x + wide, min(85.0, y + high))
        taken = []
        for _ in range(5):
            begun = time.perf_counter()
            view = copy.view(*box, zoom, "名称")
            taken.append((time.perf_counter() - begun) * 1000)
        ours, longest = ours + statistics.median(taken), max(longest, len(view.text))
        begun = time.perf_counter()
        pyogrio.raw.read(path, bbox=box)
        gdal += (time.perf_counter() - begun) * 1000
    return [
        times_faster("a view of 500,000 areas at each zoom", ours, "ms", "GDAL", gdal, 20),
        below("the longest answer to the page", longest / 1000, "kB", 2 * MOST_BYTES / 1000),
    ]


def _assigning(store: Store) -> list[Measurement]:
    """A million records into two hundred zones, beside shapely alone on the same points."""
    assert store.path is not None
    zones = [
        shapely.box(89 + column * 0.75, 31 + row * 0.9, 89.75 + column * 0.75, 31.9 + row * 0.9)
        for column in range(20)
        for row in range(10)
    ]
    path = store.path.with_name("zones.geojson")
    path.unlink(missing_ok=True)
    names = np.array([f"zone {number}" for number in range(len(zones))], dtype=object)
    pyogrio.raw.write(
        path, shapely.to_wkb(np.array(zones)), [names], ["name"], driver="GeoJSON",
        geometry_type="Polygon", crs="EPSG:4326",
    )  # fmt: skip
    layer = keeping.add(
        store, Layer.new("zones", LayerKind.VECTOR, place_field="name"), author="bench"
    )
    target = copy_path(store.path, layer, areas.COPY_ENDING)
    assert target is not None
    copying.copy(path, 0, layer, target)
    begun = time.perf_counter()
    count = areas.renew(store, layer)
    assigned = time.perf_counter() - begun
    from db.record_types import record_type

    columns = store.columns(record_type("sighting"))
    begun = time.perf_counter()
    points = shapely.points(columns["longitude"], columns["latitude"])
    shapely.STRtree(zones).query(points, predicate="intersects")
    alone = time.perf_counter() - begun
    begun = time.perf_counter()
    areas.renew(store, layer, only={"sighting": [1, 2, 3]})
    one = (time.perf_counter() - begun) * 1000
    known = areas.place_layers(store)[0]
    from db.query import Filter

    filter = Filter().with_zones(known.id, [area.id for area in known.areas[:3]])
    begun = time.perf_counter()
    store.masked(record_type("sighting"), filter)
    masked = (time.perf_counter() - begun) * 1000
    keeping.remove(store, layer.uuid, author="bench")
    areas.forget(store, layer.uuid)
    return [
        at_most(
            f"{count:,} records assigned", assigned, "s", "the points in shapely alone", alone, 25
        ),
        below("one record that moved", one, "ms", 60),
        times_faster(
            "a filter by three zones", masked, "ms", "assigning anew", assigned * 1000, 50
        ),
    ]
