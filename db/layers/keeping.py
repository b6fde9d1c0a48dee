"""The layers of a records file: listed, kept, put in order, taken away and brought back.

Declarations travel with the file (`db.office`). A layer that was removed stays among the removed
ones with its copy, so that removing needs no question; `sweep` lets go of it later.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from db import office
from db.layers.layer import Layer, folder_of, from_json, to_json
from db.writing import now

if TYPE_CHECKING:
    from db.store import Store

_LAYERS: Final = "layer"
_REMOVED: Final = "layer_removed"
_BASE: Final = "base_map"

_OWN_FILE: Final = re.compile(r"([0-9a-f]{8}-[0-9a-f-]{27})\.")

KEPT_FOR: Final = dt.timedelta(days=30)
"""How long a removed layer can be brought back."""

BASE_PARTS: Final = ("names", "boundaries", "water", "relief")
"""Parts of the shipped map that can be hidden, the topmost first."""


def layers(store: Store) -> list[Layer]:
    """All layers, the topmost first."""
    found = [from_json(uuid, value) for uuid, value in office.kept(store, _LAYERS).items()]
    return sorted((one for one in found if one is not None), key=lambda one: (one.order, one.uuid))


def layer(store: Store, uuid: str) -> Layer | None:
    """The layer with that uuid, unless it is gone."""
    return next((one for one in layers(store) if one.uuid == uuid), None)


def keep(store: Store, layer: Layer, *, author: str) -> None:
    """Keep a layer in place of what stood under its uuid; for a new one see `add`."""
    office.keep(store, _LAYERS, layer.uuid, to_json(layer), author=author)


def add(store: Store, layer: Layer, *, author: str) -> Layer:
    """Keep a new layer on top of the others; returns it with its order."""
    known = layers(store)
    top = dataclasses.replace(layer, order=min((one.order for one in known), default=1) - 1)
    keep(store, top, author=author)
    return top


def reorder(store: Store, uuids: Sequence[str], *, author: str) -> None:
    """Give the layers this order, the topmost first; those not named come after them."""
    places = {uuid: number for number, uuid in enumerate(uuids)}
    known = sorted(layers(store), key=lambda one: places.get(one.uuid, len(places)))
    office.keep_all(
        store,
        _LAYERS,
        {
            one.uuid: to_json(dataclasses.replace(one, order=number))
            for number, one in enumerate(known)
            if one.order != number
        },
        author=author,
    )


def remove(store: Store, uuid: str, *, author: str) -> None:
    """Take a layer off the map. Its copy stays, and `restore` brings it back as it was."""
    gone = layer(store, uuid)
    if gone is not None:
        value = {"layer": to_json(gone), "removed_at": now().isoformat()}
        office.keep(store, _REMOVED, uuid, value, author=author)
        office.keep(store, _LAYERS, uuid, None, author=author)


def restore(store: Store, uuid: str, *, author: str) -> Layer | None:
    """Bring a removed layer back; None when it is gone for good."""
    value = office.kept(store, _REMOVED).get(uuid)
    found = from_json(uuid, value.get("layer") or {}) if value is not None else None
    if found is not None:
        keep(store, found, author=author)
        office.keep(store, _REMOVED, uuid, None, author=author)
    return found


def put_back(store: Store, before: Sequence[Layer], now: Sequence[Layer], *, author: str) -> None:
    """Let the layers be as they were before; `now` is how they are, as far as is known."""
    known = {one.uuid: one for one in now}
    for one in before:
        if one.uuid not in known:
            restore(store, one.uuid, author=author)
        if known.get(one.uuid) != one:
            keep(store, one, author=author)
    for uuid in known.keys() - {one.uuid for one in before}:
        remove(store, uuid, author=author)


def removed(store: Store) -> list[Layer]:
    """Layers that can be brought back, the one removed last first."""
    found = [
        (str(value.get("removed_at") or ""), from_json(uuid, value.get("layer") or {}))
        for uuid, value in office.kept(store, _REMOVED).items()
    ]
    return [one for _when, one in sorted(found, key=lambda each: each[0], reverse=True) if one]


def sweep(store: Store, *, author: str) -> None:
    """Forget what was removed long ago, and delete the copies no layer has any more.

    Called when nothing reads layers. Files that cannot be deleted now stay for the next time.
    """
    if store.read_only:
        return
    kept = office.kept(store, _REMOVED)
    ended = (now() - KEPT_FOR).isoformat()
    old = [uuid for uuid, value in kept.items() if str(value.get("removed_at") or "") < ended]
    if old:
        office.keep_all(store, _REMOVED, dict.fromkeys(old), author=author)
    folder = folder_of(store.path)
    if folder is None or not folder.is_dir():
        return
    # By what the file itself says: a declaration of a newer version keeps its copy too.
    living = {*office.kept(store, _LAYERS), *kept} - set(old)
    for file in folder.iterdir():
        own = _OWN_FILE.match(file.name)  # what others keep there is theirs
        if own is not None and own[1] not in living and file.is_file():
            try:
                file.unlink()
            except OSError:  # another program has it open
                continue


def hidden_base_parts(store: Store) -> frozenset[str]:
    """Parts of the shipped map that this office does not want to see."""
    value = office.kept(store, _BASE).get("hidden") or {}
    return frozenset(value.get("parts") or ()) & frozenset(BASE_PARTS)


def hide_base_parts(store: Store, parts: frozenset[str], *, author: str) -> None:
    """Hide these parts of the shipped map and show the others."""
    office.keep(store, _BASE, "hidden", {"parts": sorted(parts)}, author=author)
