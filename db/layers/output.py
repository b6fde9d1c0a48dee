"""Areas of records in exported tables: a column for each layer of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.exchange.output_columns import OutputColumn
from db.layers import areas
from db.text import Translate, translate_noop

if TYPE_CHECKING:
    from db.blocks import Block
    from db.models.base import RecordType
    from db.store import Store

_MEANING = translate_noop(
    "Layers", "The area of this map layer in which the position lies, worked out by Snowtrack."
)


def zone_columns(store: Store, type: RecordType, translate: Translate) -> list[OutputColumn]:
    """What layers of places say of each record; [] for types that lie in no areas."""
    if type not in areas.ASSIGNED:
        return []
    return [_column(store, type, layer, translate) for layer in areas.place_layers(store)]


def _column(
    store: Store, type: RecordType, layer: areas.KnownLayer, translate: Translate
) -> OutputColumn:
    def values(block: Block) -> list[str | None]:
        with store.engine.connect() as connection:
            names = areas.area_names(connection, type, layer.id, block["id"])
        return [names.get(id) for id in block["id"]]

    return OutputColumn(layer.name, "text", 20, values, None, translate(_MEANING))
