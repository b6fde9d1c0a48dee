"""How large a pixel of the map is on the ground, and what that says of a clicked point."""

from __future__ import annotations

import math

_EQUATOR = 2 * math.pi * 6378137.0  # m, of the sphere of Web Mercator
_TILE = 256
CSS_INCH = 96.0  # pixels: what the page calls an inch
_AIMED = 4  # pixels a hand misses by
_LEAST = 10.0  # m: marks, relief and rivers are no better
_ROUND = (1, 2, 3, 5)


def metres_per_pixel(latitude: float, zoom: float) -> float:
    """Metres that one logical pixel shows at a latitude; the map is of Mercator's projection."""
    return math.cos(math.radians(latitude)) * _EQUATOR / (_TILE * 2**zoom)


def ratio(latitude: float, zoom: float) -> float:
    """The n of "1 : n" where 96 logical pixels are an inch on paper."""
    return metres_per_pixel(latitude, zoom) * CSS_INCH / 0.0254


def zoom_of(latitude: float, wanted: float) -> float:
    """The zoom that has the ratio 1 : `wanted` at a latitude."""
    return math.log2(ratio(latitude, 0) / wanted)


def clicked_uncertainty(latitude: float, zoom: float) -> float:
    """Metres around a clicked point that surely hold what was meant: the more, the farther away
    the map was looked at. Rounded up to 1, 2, 3 or 5 times a power of ten."""
    metres = max(_LEAST, _AIMED * metres_per_pixel(latitude, zoom))
    power = 10 ** math.floor(math.log10(metres))
    return float(next((step * power for step in _ROUND if step * power >= metres), 10 * power))


def round_length(most: float) -> float:
    """The longest 1, 2, 3 or 5 times a power of ten that is not longer than `most` metres."""
    power = 10 ** math.floor(math.log10(most))
    return float(max(step * power for step in _ROUND if step * power <= most))
