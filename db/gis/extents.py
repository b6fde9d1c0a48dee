"""The extents GIS programs zoom to: kept in `gpkg_contents` in the transaction of each write.

They grow with what is written. When a record that lay on the edge moves or goes, they are worked
out anew; a mistyped point does not leave a map that begins in Africa.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from db.gis import lines
from db.models.base import RecordType


class Box(NamedTuple):
    """West, south, east, north; degrees, WGS 84."""

    west: float
    south: float
    east: float
    north: float

    def touches(self, other: Box) -> bool:
        """Whether any side of `other` lies on the same side of this box, or beyond it."""
        return (
            other.west <= self.west
            or other.south <= self.south
            or other.east >= self.east
            or other.north >= self.north
        )


HOME = Box(88, 31, 104, 40)
"""What an empty layer shows: Qinghai and the way to Xining."""

LAYERS = {"sighting": "sightings", "rescue": "rescues", "outcome": "releases"}
"""The readable view that GIS programs see of a type's table."""

ROUTES = "routes"


def box_of(latitudes: Iterable[Any], longitudes: Iterable[Any]) -> Box | None:
    """The box around all whole positions among these columns; None without any."""
    places = [
        (longitude, latitude)
        for latitude, longitude in zip(latitudes, longitudes, strict=True)
        if latitude is not None and longitude is not None
    ]
    if not places:
        return None
    wests, souths = zip(*places, strict=True)
    return Box(min(wests), min(souths), max(wests), max(souths))


_KEPT_BACK = {"sighting": ("status", "draft", False), "outcome": ("outcome", "released", True)}
"""Type -> a field, a value, and whether only records with that value are in its layer."""


def _shown(type: RecordType, values: Mapping[str, Any]) -> bool:
    field, value, only = _KEPT_BACK.get(type.name, ("", "", False))
    return (values.get(field) == value) is only if field else True


def added(connection: sa.Connection, type: RecordType, fields: Mapping[str, Sequence[Any]]) -> None:
    """New records were written. fields: columns of one length."""
    layer = _layer(connection, type)
    if layer is None:
        return
    latitudes = fields["decimal_latitude"]
    field, value, only = _KEPT_BACK.get(type.name, ("", "", False))
    if field:
        told = zip(latitudes, fields[field], strict=True)
        latitudes = [one if (kind == value) is only else None for one, kind in told]
    grow(connection, layer, box_of(latitudes, fields["decimal_longitude"]))


def changed(
    connection: sa.Connection,
    type: RecordType,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> None:
    """One record was changed."""
    layer = _layer(connection, type)
    if layer is None:
        return
    watched = ("decimal_latitude", "decimal_longitude", "status", "outcome")
    if all(before.get(name) == after.get(name) for name in watched):
        grow(connection, layer, None)
        return
    old, new = (
        box_of([one["decimal_latitude"]], [one["decimal_longitude"]]) if _shown(type, one) else None
        for one in (before, after)
    )
    shrink(connection, layer, old)
    grow(connection, layer, new)


def voided(connection: sa.Connection, type: RecordType, ids: Sequence[int], gone: bool) -> None:
    """Records were voided, or (`gone` false) restored."""
    layer = _layer(connection, type)
    if layer is None:
        return
    columns = type.table.c
    select = sa.select(columns.decimal_latitude, columns.decimal_longitude).where(
        columns.id.in_(sa.bindparam("ids", expanding=True))
    )
    found: list[Any] = []
    for start in range(0, len(ids), 500):
        found.extend(connection.execute(select, {"ids": list(ids[start : start + 500])}))
    box = box_of([row[0] for row in found], [row[1] for row in found])
    (shrink if gone else grow)(connection, layer, box)
    if type.name == "rescue":  # with a case go its release and its way
        renew(connection, LAYERS["outcome"])
        renew(connection, ROUTES)


def _layer(connection: sa.Connection, type: RecordType) -> str | None:
    return LAYERS.get(type.name) if connection.dialect.name == "sqlite" else None


# --- one layer ------------------------------------------------------------------------------------

_CHANGE = (
    "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?, "
    "last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE table_name = ?"
)


def extent(connection: sa.Connection, layer: str) -> Box:
    """What `gpkg_contents` says of a layer."""
    row = connection.exec_driver_sql(
        "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?", (layer,)
    ).one()
    return HOME if None in row else Box(*row)


def grow(connection: sa.Connection, layer: str, box: Box | None) -> None:
    """Make room for `box`; None only notes that something was written."""
    now = extent(connection, layer)
    if box is not None and now == HOME:
        renew(connection, layer)
        return
    if box is not None:
        now = Box(
            min(now.west, box.west),
            min(now.south, box.south),
            max(now.east, box.east),
            max(now.north, box.north),
        )
    connection.exec_driver_sql(_CHANGE, (*now, layer))


def shrink(connection: sa.Connection, layer: str, box: Box | None) -> None:
    """What lay in `box` has moved or gone."""
    if box is not None and extent(connection, layer).touches(box):
        renew(connection, layer)


def renew(connection: sa.Connection, layer: str) -> None:
    """Work the extent out anew, from everything the layer shows."""
    if connection.dialect.name != "sqlite":
        return
    if layer == ROUTES:
        ends = [
            end
            for (blob,) in connection.exec_driver_sql(f"SELECT geom FROM {ROUTES}")
            if blob is not None
            for end in lines.blob_line(blob)
        ]
        box = box_of([end[0] for end in ends], [end[1] for end in ends])
    else:
        row = connection.exec_driver_sql(
            "SELECT min(decimal_longitude), min(decimal_latitude), max(decimal_longitude), "
            f"max(decimal_latitude) FROM {layer} WHERE geom IS NOT NULL"
        ).one()
        box = None if None in row else Box(*row)
    connection.exec_driver_sql(_CHANGE, (*(box or HOME), layer))
