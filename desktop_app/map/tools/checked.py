"""What the page says, checked: a page that was tampered with may lie, but not break anything."""

from __future__ import annotations

import math
from typing import Any

from db.places.geodesic import Point

_MOST = 501


def place(value: Any) -> Point | None:
    """A place out of {"lat": …, "lon": …} or [lat, lon]; None for what is none on Earth."""
    if isinstance(value, dict):
        value = [value.get("lat"), value.get("lon")]
    if not isinstance(value, list) or len(value) != 2:
        return None
    for number in value:
        if isinstance(number, bool) or not isinstance(number, int | float):
            return None
    lat, lon = map(float, value)
    if not (math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180):
        return None
    return lat, lon


def places(value: Any) -> list[Point]:
    """A list of places; what is none is left out."""
    if not isinstance(value, list):
        return []
    return [one for one in map(place, value[:_MOST]) if one is not None]


def whole(value: Any, most: int = 2**53) -> int:
    """A number from 0 to `most`, 0 for anything else."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        return 0
    return value


def word(value: Any, most: int = 200) -> str:
    """A short text, "" for anything else."""
    return value[:most] if isinstance(value, str) else ""
