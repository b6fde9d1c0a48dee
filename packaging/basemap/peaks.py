"""Mountains people know, each put on the highest cell of the elevation grid near it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import places
import relief
import tibetan

# Chinese, Latin, longitude, latitude (to a tenth or better), height in metres as published.
PEAKS = (
    ("各拉丹冬", "Geladaindong", 91.08, 33.50, 6621),
    ("布喀达坂峰", "Bukadaban", 90.89, 36.00, 6860),
    ("玉珠峰", "Yuzhu", 94.24, 35.66, 6178),
    ("玛卿岗日", "Amne Machin", 99.46, 34.80, 6282),
    ("年保玉则", "Nyenbo Yurtse", 101.10, 33.33, 5369),
    ("岗什卡", "Gangshika", 101.48, 37.70, 5254),
    ("团结峰", "Tuanjie", 97.72, 38.50, 5808),
)
_NEAR = 0.14  # degrees
# The grid's cells are a kilometre wide and cut the tops off; one that is lower by more is another
# mountain.
_CUT_OFF = 900


def peaks(unpacked: Path) -> list[dict[str, Any]]:
    """Points with ``kind`` peak and their height; a peak the grid does not show is left out."""
    out = []
    for name, latin, lon, lat, height in PEAKS:
        box = (lon - _NEAR, lat - _NEAR, lon + _NEAR, lat + _NEAR)
        grid = relief.read_elevation(unpacked, box)
        inside = grid.height.copy()
        inside[np.abs(grid.lat - lat) > _NEAR, :] = 0
        inside[:, np.abs(grid.lon - lon) > _NEAR] = 0
        row, column = np.unravel_index(int(inside.argmax()), inside.shape)
        if inside[row, column] < height - _CUT_OFF:
            print(f"{name}: the grid has {inside[row, column]:.0f} m there, left out")
            continue
        out.append(
            places.feature(
                float(grid.lon[column]),
                float(grid.lat[row]),
                name=name,
                latin=latin,
                kind="peak",
                height=height,
                tibetan=tibetan.NAMES.get(name, ""),
            )
        )
    return out
