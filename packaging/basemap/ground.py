"""What a point lies in and how high: county areas with their codes, and a coarse elevation grid.

The program fills in the county of a point and asks about an altitude that the ground does not have;
it draws neither of these.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import relief
import shapely
import tianditu

PROVINCE = "63"  # Qinghai: the places the program knows by code
SIMPLIFIED = 0.002  # degrees, about 200 m: a county border is no finer in the field
STEP = 2  # cells of the 30 arc second grid that become one


def county_areas(path: Path, counties: list[tianditu.County]) -> int:
    """Write the counties of Qinghai as GeoJSON (degrees, CGCS2000), `code` and `name`; its size."""
    features = []
    for county in sorted(counties, key=lambda one: one.code):
        if not county.code.startswith(PROVINCE):
            continue
        area = shapely.set_precision(shapely.simplify(county.polygon, SIMPLIFIED), 1e-4)
        features.append(
            {
                "type": "Feature",
                "properties": {"code": county.code, "name": county.name},
                "geometry": shapely.geometry.mapping(area),
            }
        )
    text = json.dumps(
        {"type": "FeatureCollection", "features": features},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    path.write_text(text, encoding="utf-8")
    return path.stat().st_size


def terrain(path: Path, unpacked: Path, box: tuple[float, float, float, float]) -> int:
    """Write mean heights of cells of a minute of arc, int16 metres, gzipped; the file's size.

    The head is one line of JSON: west and south edge, step in degrees, rows (south first), columns.
    """
    elevation = relief.read_elevation(unpacked, box)
    rows, columns = (size // STEP * STEP for size in elevation.height.shape)
    height = elevation.height[:rows, :columns]
    cells = height.reshape(rows // STEP, STEP, columns // STEP, STEP).mean(axis=(1, 3))
    fine = float(elevation.lon[1] - elevation.lon[0])
    head = {
        "west": round(float(elevation.lon[0]) - fine / 2, 6),
        "south": round(float(elevation.lat[0]) - fine / 2, 6),
        "step": round(fine * STEP, 9),
        "rows": cells.shape[0],
        "columns": cells.shape[1],
    }
    # Steps between neighbours pack better than the heights themselves.
    steps = np.diff(np.rint(cells).astype("<i2"), axis=1, prepend=np.int16(0))
    body = json.dumps(head).encode() + b"\n" + steps.astype("<i2").tobytes()
    path.write_bytes(gzip.compress(body, 9, mtime=0))
    return path.stat().st_size
