"""How heights look on the map: the colours and the light of the shipped relief and of finer ones.

Nothing but numpy is needed, so that the builder of the shipped relief (packaging/basemap) can use
the very same code in an environment of its own.
"""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

# Height in metres -> colour. Low basins sage, the plateau ivory, high ground cool and pale: made to
# sit under dark text and coloured marks, and beside the ground colour of the program.
RAMP: Final = (
    (300, (190, 205, 176)),
    (1400, (205, 216, 187)),
    (2200, (216, 222, 193)),
    (2800, (226, 228, 198)),
    (3300, (232, 230, 203)),
    (3800, (240, 233, 208)),
    (4200, (244, 237, 214)),
    (4600, (240, 230, 209)),
    (4950, (231, 220, 206)),
    (5250, (224, 216, 212)),
    (5550, (236, 236, 240)),
    (6100, (253, 254, 255)),
)
SHADOW: Final = np.array([92.0, 104.0, 122.0])  # shadows are cool, not black
LIGHT: Final = np.array([255.0, 252.0, 240.0])

VALLEY_M: Final = 2600.0
"""How wide the ground is against which a valley counts as deep: sigma, metres."""

_LAMPS: Final = ((315, 0.62), (270, 0.14), (0, 0.14), (225, 0.10))  # azimuth, share of the light

Grid = NDArray[Any]


def smoothed(grid: Grid, sigma: float) -> Grid:
    """A grid under a Gaussian of `sigma` cells, cut off at four of them; edges are mirrored."""
    radius = int(4 * sigma + 0.5)
    if radius < 1:
        return grid.copy()
    weights = np.exp(-0.5 * (np.arange(-radius, radius + 1) / sigma) ** 2)
    weights /= weights.sum()
    out = grid
    for axis in range(2):
        size = out.shape[axis]
        margin = [(radius, radius) if each == axis else (0, 0) for each in range(2)]
        padded = np.pad(out, margin, mode="symmetric")
        total = np.zeros(out.shape, dtype=out.dtype)
        for at, weight in enumerate(weights.astype(out.dtype)):
            part = padded[at : at + size] if axis == 0 else padded[:, at : at + size]
            total += part * weight
        out = total
    return out


def light(height: Grid, metres: float) -> Grid:
    """Light in [0, 1], 0.5 on flat ground, from four lamps (north-west strongest).

    height: (rows, columns) in metres; metres: width of a cell on the ground.
    """
    north, east = np.gradient(height, metres)
    # Small scales flatten slopes: lift them so that a mountain range still reads as one.
    lift = float(np.interp(metres, (120, 500, 2500, 8000), (1.7, 2.9, 6.0, 11.0)))
    nx, ny = -east * lift, -north * lift
    length = np.sqrt(nx * nx + ny * ny + 1)
    found = np.zeros_like(height)
    for azimuth, share in _LAMPS:
        a = math.radians(azimuth)
        sx, sy, sz = math.sin(a) * 0.707, -math.cos(a) * 0.707, 0.707
        found += share * np.clip((nx * sx + ny * sy + sz) / length, 0, 1)
    return np.clip(found / 0.707 * 0.5, 0, 1)


def paint(height: Grid, metres: float, wide: Grid | None = None) -> Grid:
    """The (rows, columns, 3) float colours of heights with cells `metres` wide.

    wide: the same ground smoothed by VALLEY_M, for who has it from a wider view; else it is made
    of `height` itself, whose edges are then a little wrong.
    """
    stops = [stop for stop, _ in RAMP]
    colour = np.stack(
        [np.interp(height, stops, [c[channel] for _, c in RAMP]) for channel in range(3)], -1
    )
    lit = light(height, metres)[..., None]
    # Valleys a little darker than their rims: what the eye takes for depth.
    if wide is None:
        wide = smoothed(height, VALLEY_M / metres if metres < 1300 else 2.0)
    depth = np.clip((wide - height) / 520.0, 0, 1)[..., None]
    dark = np.clip((0.5 - lit) * 1.75, 0, 0.82) + 0.15 * depth
    bright = np.clip((lit - 0.5) * 1.15, 0, 0.55)
    colour = colour * (1 - dark) + SHADOW * dark
    return colour * (1 - bright) + LIGHT * bright
