"""Where the map goes to show a layer of pictures."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from db.layers.layer import Layer, LayerKind
from db.tiles import adding as pictures
from db.tiles.mercator import WORLD
from desktop_app.map.features import Box

if TYPE_CHECKING:
    from desktop_app.map.view import MapView

_WIDE = 900  # pixels of a map, about


def show_all(map: MapView, layer: Layer, *, only_new: bool = False) -> None:
    """Let the map show a layer of pictures, close enough to see any of it.

    only_new: it was just added, and what is shown may do.
    """
    low, high, box = pictures.reach(layer)
    west, south, east, north = box
    if layer.kind is LayerKind.ONLINE and box == WORLD:
        return
    seen = map.box
    inside = seen is not None and west <= seen.west and seen.east <= east
    if only_new and inside and seen is not None and south <= seen.south and seen.north <= north:
        if map.zoom >= low:
            return
    fitting = math.floor(math.log2(_WIDE / 256 * 360 / max(1e-6, east - west)))
    if fitting < low:
        map.fly_to((south + north) / 2, (west + east) / 2, min(low, high))
    else:
        map.fit(Box(west, south, east, north))
