"""One layer of the map as the office declares it: where it is from, how it looks, where it stands.

    layer = Layer.new("园区", LayerKind.VECTOR, file="D:/园区.shp")
    keep(store, layer, author="…")          # db.layers.keeping

What is drawn of it is not here but in the layer's own file beside the records (`copy_path`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from db.identity import new_uuid

DATUMS: Final = ("wgs84", "cgcs2000", "gcj02", "bd09")
"""In which datum degrees of a layer may be given; codes of `db.places.datum`."""

PATTERNS: Final = ("solid", "dashed", "dotted", "dash_dot")
"""How a line may be drawn."""

LOWEST_ZOOM: Final = 3
HIGHEST_ZOOM: Final = 17


class LayerKind(StrEnum):
    """What a layer is made of: shapes with attributes, pictures in a file, pictures of a server."""

    VECTOR = "vector"
    TILES = "tiles"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class LayerStyle:
    """How a layer is drawn.

    colour: #RRGGBB, or "1" to "7" for a place in the colour-blind-safe set of the theme, which then
    fits light and dark. width: of lines, logical pixels. fill_opacity: of areas; opacity: of the
    whole layer; both 0 to 1. label_field: attribute written beside each shape, "" for none.
    """

    colour: str = "1"
    width: float = 1.5
    pattern: str = "solid"
    fill_opacity: float = 0.12
    opacity: float = 1.0
    label_field: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer. uuid: names it for good, in the file and beside it.

    file: where it was copied from, as the user chose it. address: of online tiles. crs_found: what
    the file says of its coordinates ("EPSG:4490", WKT, or "" for nothing); crs: in which they were
    read, when the user had to say. datum: of degrees in `file` or tiles, so that shifted ones are
    drawn in their right place. min_zoom, max_zoom: between which it is shown. order: 0 lies on top.
    place_field: attribute with the names of the places its areas are; "" when it is no layer of
    places. place_kind: what those places are called ("zone", "cell", "township", "other").
    options: of its kind only, JSON values (a scheme of tiles, names of fields).
    """

    uuid: str
    name: str
    kind: LayerKind
    file: str = ""
    address: str = ""
    crs_found: str = ""
    crs: str = ""
    datum: str = "wgs84"
    style: LayerStyle = field(default_factory=LayerStyle)
    visible: bool = True
    order: int = 0
    min_zoom: int = LOWEST_ZOOM
    max_zoom: int = HIGHEST_ZOOM
    attribution: str = ""
    place_field: str = ""
    place_kind: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)

    @staticmethod
    def new(name: str, kind: LayerKind, **more: Any) -> Layer:
        """A layer with a uuid of its own."""
        return Layer(new_uuid(), name, kind, **more)

    @property
    def is_places(self) -> bool:
        """Whether records are assigned to its areas."""
        return bool(self.place_field)

    def restyled(self, **changes: Any) -> Layer:
        """This layer with other values of its style."""
        return dataclasses.replace(self, style=dataclasses.replace(self.style, **changes))


def to_json(layer: Layer) -> dict[str, Any]:
    """What `db.office` keeps of a layer; its uuid is the name it is kept under."""
    value = dataclasses.asdict(layer)
    del value["uuid"]
    value["kind"] = str(layer.kind)
    value["options"] = dict(layer.options)
    return value


def from_json(uuid: str, value: Mapping[str, Any]) -> Layer | None:
    """The layer `value` was made of; None for one of a kind this version does not know.

    What a newer version added is left out, what is missing or impossible gets its default: a layer
    that looks odd is better than a map that does not open.
    """
    try:
        kind = LayerKind(value["kind"])
    except (KeyError, ValueError):
        return None
    made = Layer(uuid, str(value.get("name") or ""), kind, style=_style(value.get("style")))
    return dataclasses.replace(
        made,
        **_fitting(made, value, leave=("uuid", "kind", "name", "style", "options", "datum")),
        datum=value["datum"] if value.get("datum") in DATUMS else "wgs84",
        options=dict(value["options"]) if isinstance(value.get("options"), dict) else {},
    )


def _style(value: Any) -> LayerStyle:
    style = LayerStyle()
    if not isinstance(value, dict):
        return style
    found = dataclasses.replace(style, **_fitting(style, value))
    return dataclasses.replace(
        found,
        width=min(12.0, max(0.0, found.width)),
        pattern=found.pattern if found.pattern in PATTERNS else "solid",
        fill_opacity=min(1.0, max(0.0, found.fill_opacity)),
        opacity=min(1.0, max(0.0, found.opacity)),
    )


def _fitting(
    made: Layer | LayerStyle, value: Mapping[str, Any], leave: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The values of the fields of `made` that are of their type."""
    found = {}
    for each in dataclasses.fields(made):
        if each.name in leave or each.name not in value:
            continue
        known, new = getattr(made, each.name), value[each.name]
        if isinstance(known, float) and isinstance(new, int) and not isinstance(new, bool):
            new = float(new)
        if type(new) is type(known):
            found[each.name] = new
    return found


def folder_of(records: Path | None) -> Path | None:
    """Where copies of layers are: `<name of the records file>.layers`. None without a file."""
    return records.with_name(f"{records.stem}.layers") if records is not None else None


def copy_path(records: Path | None, layer: Layer, ending: str) -> Path | None:
    """The layer's own file beside the records, e.g. `….layers/<uuid>.sqlite`; it may be missing."""
    folder = folder_of(records)
    return folder / f"{layer.uuid}.{ending}" if folder is not None else None
