"""A tile that an archive lacks, cut out of the one above it: coarse is better than a hole."""

from __future__ import annotations

import io
from typing import Final

from db.tiles import mercator
from db.tiles.archive import Archive

LEVELS: Final = 4
"""How far up to look: beyond sixteen times there is nothing to see."""


def tile_or_part(
    archive: Archive, zoom: int, column: int, row: int, datum: str = "wgs84"
) -> bytes | None:
    """The tile; where the archive has a coarser one only, its part enlarged (PNG); else None.

    datum: of the pictures; shifted ones (GCJ-02, BD-09) are drawn in their true place.
    """
    if datum in ("gcj02", "bd09"):
        return _in_place(archive, zoom, column, row, datum)
    data = archive.tile(zoom, column, row)
    if data is not None or not mercator.exists(zoom, column, row):
        return data
    for up in range(1, min(LEVELS, zoom - archive.info.min_zoom) + 1):
        above = archive.tile(zoom - up, column >> up, row >> up)
        if above is not None:
            return part_of(above, up, column & ((1 << up) - 1), row & ((1 << up) - 1))
    return None


def part_of(data: bytes, up: int, column: int, row: int) -> bytes | None:
    """One of the 4 ** up parts of a picture as a tile (PNG); None for a broken picture."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as picture:
            if max(picture.size) > 4 * mercator.TILE:
                return None
            side = picture.width / (1 << up), picture.height / (1 << up)
            box = (column * side[0], row * side[1], (column + 1) * side[0], (row + 1) * side[1])
            part = picture.convert("RGBA").resize(
                (mercator.TILE, mercator.TILE), Image.Resampling.BICUBIC, box=box
            )
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    out = io.BytesIO()
    part.save(out, "PNG", compress_level=1)
    return out.getvalue()


def _in_place(archive: Archive, zoom: int, column: int, row: int, datum: str) -> bytes | None:
    from db.tiles.online import grids, resampling
    from db.tiles.online.source import OnlineSource

    grid = grids.web_mercator(archive.info.min_zoom, archive.info.max_zoom)
    plan = resampling.plan(OnlineSource(("",), grid, datum), zoom, column, row)
    if plan is None:
        return None
    level = int(plan.matrix.name)
    pictures = {}
    for key in plan.tiles:
        data = tile_or_part(archive, level, key[1], key[2])
        if data is not None:
            pictures[key] = data
    return resampling.drawn(plan, pictures)
