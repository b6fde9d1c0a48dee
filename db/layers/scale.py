"""Zooms and units of a layer's copy, for whoever writes it and whoever reads it."""

from __future__ import annotations

FIRST, LAST = 3, 14
"""Zooms that shapes are made ready for; the last serves all nearer ones."""

CELL = 4
"""Pixels across a cell that small shapes fill."""


def unit(level: int) -> int:
    """Whole numbers for one world unit: eighths of a pixel, far finer ones in the last level."""
    return int(2 ** (level + (7 if level == LAST else 3)))
