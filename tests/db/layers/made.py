"""Layer files as other programs write them, made with GDAL."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw
import shapely

ZONES = (
    shapely.box(94.0, 33.0, 95.0, 34.0),
    shapely.Polygon(
        [(95.0, 33.0), (96.5, 33.0), (96.5, 34.5), (95.0, 34.5)],
        [[(95.4, 33.4), (95.6, 33.4), (95.6, 33.6), (95.4, 33.6)]],
    ),
)
NAMES = ("索加核心区", "扎陵湖实验区")


def write(
    path: Path,
    shapes: Sequence[Any] = ZONES,
    fields: Mapping[str, Sequence[Any]] | None = None,
    *,
    driver: str = "GeoJSON",
    crs: str | None = "EPSG:4326",
    kind: str = "Unknown",
    **options: Any,
) -> Path:
    """A file with these shapes and attributes; without `fields` they have names only."""
    columns = fields if fields is not None else {"名称": NAMES[: len(shapes)]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # GDAL warns of a layer without a CRS, which is wanted here
        pyogrio.raw.write(
            path,
            shapely.to_wkb(np.array(list(shapes), dtype=object)),
            [np.array(list(column)) for column in columns.values()],
            list(columns),
            driver=driver,
            geometry_type=kind,
            crs=crs,
            **options,
        )
    return path
