"""What the layers of a map read and write in workers, and what they are on the page."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from db.errors import UserError
from db.layers import keeping
from db.layers.copy import About, LayerCopy
from db.layers.layer import Layer
from db.text import Text
from desktop_app.map.features import Box
from forms import theme

if TYPE_CHECKING:
    from db.store import Store

AROUND: Final = 0.3
"""Of the view on each side is drawn too: CanvasLayer's own padding."""

Sample = Sequence[tuple[int, list[list[float]]]]
"""Lines of a file, [x, y, …] under their kind."""


@dataclasses.dataclass(frozen=True, slots=True)
class Read:
    """What a records file says of its layers."""

    store: Store
    layers: list[Layer]
    hidden: frozenset[str]


def placed_sample(sample: Sample, crs: str, datum: str) -> list[tuple[int, list[list[float]]]]:
    from db.layers.crs import sample_in_degrees

    return sample_in_degrees(sample, crs, datum)


def keep_layers(store: Store, layers: list[Layer], author: str) -> None:
    for layer in layers:
        keeping.keep(store, layer, author=author)


def read_layers(store: Store) -> Read:
    return Read(store, keeping.layers(store), keeping.hidden_base_parts(store))


def sweep_layers(store: Store, author: str) -> None:
    """Let go of what was removed long ago; before anything can be on its way in."""
    if not store.read_only:
        keeping.sweep(store, author=author)


@dataclasses.dataclass(frozen=True, slots=True)
class Seen:
    """One layer in one view. text: JSON for the page, "null" when there is nothing."""

    uuid: str
    text: str
    trouble: Text | None = None
    about: About | None = None


def views_of(
    wanted: list[tuple[str, LayerCopy, str]], box: Box, zoom: int, known: frozenset[str],
    *, control: Any,
) -> list[Seen]:  # fmt: skip
    """Runs in the pool."""
    wide, high = (box.east - box.west) * AROUND, (box.north - box.south) * AROUND
    found = []
    for uuid, copy, label in wanted:
        control.check()
        try:
            view = copy.view(
                box.west - wide, max(-90.0, box.south - high),
                box.east + wide, min(90.0, box.north + high), zoom, label,
            )  # fmt: skip
            about = copy.about() if uuid not in known else None
        except UserError as trouble:
            found.append(Seen(uuid, "null", trouble.text))
        else:
            found.append(Seen(uuid, view.text, None, about))
    return found


def colour_of(layer: Layer) -> str:
    """The colour as #RRGGBB in the theme of now."""
    colour = layer.style.colour
    series = theme.current().series
    if colour.isdecimal():
        return series[(int(colour) - 1) % len(series)]
    return colour if len(colour) == 7 and colour.startswith("#") else series[0]


def for_page(layer: Layer) -> dict[str, Any]:
    style = layer.style
    return {
        "uuid": layer.uuid, "name": layer.name, "kind": str(layer.kind),
        "visible": layer.visible, "minZoom": layer.min_zoom, "maxZoom": layer.max_zoom,
        "attribution": layer.attribution,
        "style": {
            "colour": colour_of(layer), "width": style.width, "pattern": style.pattern,
            "fill": style.fill_opacity, "opacity": style.opacity,
        },
    }  # fmt: skip
