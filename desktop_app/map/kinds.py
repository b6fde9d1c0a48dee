"""The kinds of marks on the map: what they are called and how they look."""

from __future__ import annotations

from typing import NamedTuple

from db.text import Text, translate_noop


class Kind(NamedTuple):
    """shape: of `features.SHAPES`. series: which colour of the theme's series is its own."""

    name: str
    label: Text
    shape: str
    series: int


# In the order of `db.located.KINDS`.
KINDS = (
    Kind("sighting", translate_noop("MapKinds", "Sightings"), "circle", 0),
    Kind("rescue", translate_noop("MapKinds", "Rescue cases"), "cross", 1),
    Kind("release", translate_noop("MapKinds", "Releases"), "triangle", 2),
    Kind("place", translate_noop("MapKinds", "Places of the office"), "square", 6),
)

BY_NAME = {kind.name: kind for kind in KINDS}

COLOURINGS = ("species", "kind", "status", "outcome", "month")
"""What the colour of a mark may say."""

COLOURING_LABELS = {
    "species": translate_noop("MapKinds", "Species"),
    "kind": translate_noop("MapKinds", "Kind of record"),
    "status": translate_noop("MapKinds", "Status"),
    "outcome": translate_noop("MapKinds", "Outcome"),
    "month": translate_noop("MapKinds", "Month"),
}
