"""In which area of the office's layers each record lies: worked out, kept, brought up to date.

    renew(store, layer, copy)           # after records or the layer changed
    place_layers(store)                 # layers of places with their areas and counts
    Filter().with_zones(layer_id, ids)  # narrows table, map, charts and exports

A record is worked out anew when its revision is another than it was then: whatever writes a
record raises that number, so saving, importing, merging and undoing need not know of areas. The
result is derived data: it has no history and changes no record. Decision 0017 says why.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
import numpy.typing as npt
import sqlalchemy as sa

from db.engine import write_transaction
from db.errors import Cancelled
from db.layers import keeping
from db.layers.copy import LayerCopy
from db.layers.layer import Layer, copy_path
from db.models.base import RecordType
from db.models.place_area import PlaceArea, PlaceLayer, RecordArea
from db.record_types import RECORD_TYPES
from db.writing import bulk_insert_table

if TYPE_CHECKING:
    from db.store import Store

COPY_ENDING: Final = "sqlite"
BLOCK: Final = 20_000
"""Records worked out in one transaction: a save waits for no more than one of them."""

ASSIGNED: Final[tuple[RecordType, ...]] = tuple(
    type for type in RECORD_TYPES if type.located and not type.is_part
)
"""Types of records that lie in areas."""

Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]

_LAYER, _AREA = cast(sa.Table, PlaceLayer.__table__), cast(sa.Table, PlaceArea.__table__)
_RECORD = cast(sa.Table, RecordArea.__table__)


@dataclass(frozen=True, slots=True)
class KnownArea:
    """records: type name -> how many living records lie in it."""

    id: int
    name: str
    records: dict[str, int]


@dataclass(frozen=True, slots=True)
class KnownLayer:
    """A layer of places as records know it. kind: "zone", "cell", "township" or "other"."""

    id: int
    uuid: str
    name: str
    kind: str
    areas: tuple[KnownArea, ...]


def place_layers(store: Store) -> list[KnownLayer]:
    """Layers of places with their areas, in the order of the map; areas by name."""
    declared = [one for one in keeping.layers(store) if one.is_places]
    if not declared:
        return []
    with store.engine.connect() as connection:
        ids = {row.uuid: row.id for row in connection.execute(sa.select(_LAYER))}
        counts: dict[int, dict[str, int]] = {}
        for type in ASSIGNED:
            table = type.table
            select = (
                sa.select(_RECORD.c.area_id, sa.func.count())
                .join(table, table.c.id == _RECORD.c.record_id)
                .where(
                    _RECORD.c.record_type == type.name, _RECORD.c.area_id.is_not(None),
                    table.c.voided == sa.false(),
                )
                .group_by(_RECORD.c.area_id)
            )  # fmt: skip
            for area, count in connection.execute(select):
                counts.setdefault(area, {})[type.name] = count
        areas: dict[int, list[KnownArea]] = {}
        for row in connection.execute(sa.select(_AREA).order_by(_AREA.c.name)):
            known = KnownArea(row.id, row.name, counts.get(row.id, {}))
            areas.setdefault(row.layer_id, []).append(known)
    return [
        KnownLayer(
            ids[one.uuid], one.uuid, one.name, one.place_kind, tuple(areas.get(ids[one.uuid], ()))
        )
        for one in declared
        if one.uuid in ids
    ]


def renew(
    store: Store,
    layer: Layer,
    *,
    only: Mapping[str, Collection[int]] | None = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> int:
    """Bring the areas of one layer up to date; returns how many records were worked out.

    only: type name -> the records that may be out of date, a few hundred at most; None for all.
    Those of a layer that is no layer of places any more are forgotten. What was done stays when
    cancelled half-way; the rest is done next time. Raises MissingCopy, Cancelled. Runs in a worker:
    a million records take some ten seconds.
    """
    if store.read_only:
        return 0
    if not layer.is_places:
        forget(store, layer.uuid)
        return 0
    path = copy_path(store.path, layer, COPY_ENDING)
    if path is None:
        return 0
    copy = LayerCopy(path, layer.name)
    made_of = f"{copy.token()} {layer.place_field}"
    with store.engine.connect() as connection:
        known = connection.execute(sa.select(_LAYER).where(_LAYER.c.uuid == layer.uuid)).first()
    if known is None or known.made_of != made_of:
        forget(store, layer.uuid, keep_areas=True)
        number = _begin(store, layer.uuid, made_of, copy.names(layer.place_field))
        only = None
    else:
        number = known.id
    stale = {
        type: _stale(store, type, number, only.get(type.name, ()) if only is not None else None)
        for type in ASSIGNED
    }
    total = sum(len(rows) for rows in stale.values())
    if not total:
        return 0
    shapes = _Shapes(copy, layer.place_field, _areas_of(store, number))
    done = 0
    for type, rows in stale.items():
        for start in range(0, len(rows), BLOCK):
            if cancelled is not None and cancelled():
                raise Cancelled
            _write(store, type, number, rows[start : start + BLOCK], shapes)
            done += len(rows[start : start + BLOCK])
            if progress is not None:
                progress(done, total)
    store.note_areas()
    return total


def forget(store: Store, uuid: str, *, keep_areas: bool = False) -> None:
    """Let go of what was worked out of a layer. keep_areas: names keep their ids, for filters."""
    with store.engine.connect() as connection:
        number = connection.execute(sa.select(_LAYER.c.id).where(_LAYER.c.uuid == uuid)).scalar()
    if number is None or store.read_only:
        return
    with write_transaction(store.engine) as connection:
        connection.execute(sa.delete(_RECORD).where(_RECORD.c.layer_id == number))
        if not keep_areas:
            connection.execute(sa.delete(_AREA).where(_AREA.c.layer_id == number))
            connection.execute(sa.delete(_LAYER).where(_LAYER.c.id == number))
    store.note_areas()


def sweep(store: Store) -> None:
    """Forget layers that are gone or are no layers of places any more."""
    living = {one.uuid for one in keeping.layers(store) if one.is_places}
    with store.engine.connect() as connection:
        known = connection.execute(sa.select(_LAYER.c.uuid)).scalars().all()
    for uuid in known:
        if uuid not in living:
            forget(store, uuid)


def areas_at(store: Store, latitude: float, longitude: float) -> list[tuple[Layer, str]]:
    """The areas a point lies in, one of each layer of places; layers whose copy is gone say
    nothing."""
    from db.layers.copy import MissingCopy

    found = []
    for layer in keeping.layers(store):
        path = copy_path(store.path, layer, COPY_ENDING) if layer.is_places else None
        if path is None:
            continue
        try:
            name = LayerCopy(path, layer.name).name_at(latitude, longitude, layer.place_field)
        except MissingCopy:
            continue
        if name:
            found.append((layer, name))
    return found


def _begin(store: Store, uuid: str, made_of: str, names: Sequence[str]) -> int:
    """The layer's row, with its areas. Areas of the same name keep their id."""
    with write_transaction(store.engine) as connection:
        number = connection.execute(sa.select(_LAYER.c.id).where(_LAYER.c.uuid == uuid)).scalar()
        if number is None:
            inserted = connection.execute(sa.insert(_LAYER).values(uuid=uuid, made_of=made_of))
            key = inserted.inserted_primary_key
            assert key is not None
            number = int(key[0])
        else:
            update = sa.update(_LAYER).where(_LAYER.c.id == number)
            connection.execute(update.values(made_of=made_of))
        select = sa.select(_AREA.c.name).where(_AREA.c.layer_id == number)
        known = set(connection.execute(select).scalars())
        fresh = [{"layer_id": number, "name": name} for name in names if name not in known]
        if fresh:
            connection.execute(sa.insert(_AREA), fresh)
        gone = sorted(known - set(names))
        for start in range(0, len(gone), 500):
            connection.execute(
                sa.delete(_AREA).where(
                    _AREA.c.layer_id == number, _AREA.c.name.in_(gone[start : start + 500])
                )
            )
    return int(number)


def _areas_of(store: Store, number: int) -> dict[str, int]:
    with store.engine.connect() as connection:
        rows = connection.execute(
            sa.select(_AREA.c.name, _AREA.c.id).where(_AREA.c.layer_id == number)
        )
        return {row.name: row.id for row in rows}


_STALE = np.dtype([("id", "i8"), ("revision", "i8"), ("latitude", "f8"), ("longitude", "f8"),
                   ("known", "?")])  # fmt: skip


def _stale(
    store: Store, type: RecordType, number: int, ids: Collection[int] | None
) -> npt.NDArray[Any]:
    """Records that were never worked out, or have changed since. dtype: _STALE."""
    c = type.table.c
    select = (
        sa.select(
            c.id, c.revision,
            sa.func.coalesce(c.decimal_latitude, 999.0),
            sa.func.coalesce(c.decimal_longitude, 999.0),
            _RECORD.c.revision.is_not(None),
        )
        .select_from(
            type.table.outerjoin(
                _RECORD,
                sa.and_(
                    _RECORD.c.layer_id == number, _RECORD.c.record_type == type.name,
                    _RECORD.c.record_id == c.id,
                ),
            )
        )
        .where(sa.or_(_RECORD.c.revision.is_(None), _RECORD.c.revision != c.revision))
    )  # fmt: skip
    if ids is not None:
        select = select.where(c.id.in_(list(ids)))
    with store.engine.connect() as connection:
        result = connection.execute(select)
        cursor = result.cursor
        # The driver's own cursor: a million rows without a Row object each.
        rows: Any = cursor if cursor is not None and ids is None else map(tuple, result)
        return np.fromiter(rows, dtype=_STALE)


class _Shapes:
    """The areas of a layer in memory, to ask for many points at once."""

    def __init__(self, copy: LayerCopy, field: str, areas: dict[str, int]) -> None:
        import shapely

        shapes, names = copy.areas(field)
        self._area = np.array([areas.get(name, -1) for name in names], np.int64)
        # The smaller first: a cell within a zone of the same layer says more.
        order = np.argsort(shapely.area(shapes), kind="stable")
        self._area, shapes = self._area[order], shapes[order]
        shapely.prepare(shapes)
        self._tree = shapely.STRtree(shapes)

    def areas(
        self, latitude: npt.NDArray[np.float64], longitude: npt.NDArray[np.float64]
    ) -> npt.NDArray[np.int64]:
        """Ids of areas, -1 for none. Points on a border belong to one of its areas."""
        import shapely

        found = np.full(len(latitude), len(self._area), np.int64)
        rows = np.flatnonzero(np.abs(latitude) <= 90)
        points = shapely.points(longitude[rows], latitude[rows])
        which, shape = self._tree.query(points, predicate="intersects")
        np.minimum.at(found, rows[which], shape)
        return np.append(self._area, -1)[found]


def _write(store: Store, type: RecordType, number: int, rows: Any, shapes: _Shapes) -> None:
    areas = shapes.areas(rows["latitude"], rows["longitude"])
    statement, encode = bulk_insert_table(_RECORD, store.engine.dialect.name)
    old = rows["id"][rows["known"]].tolist()
    values = [
        encode(
            {
                "layer_id": number, "record_type": type.name, "record_id": id,
                "revision": revision, "area_id": area if area >= 0 else None,
            }
        )
        for id, revision, area in zip(
            rows["id"].tolist(), rows["revision"].tolist(), areas.tolist(), strict=True
        )
    ]  # fmt: skip
    with write_transaction(store.engine) as connection:
        for start in range(0, len(old), 500):
            connection.execute(
                sa.delete(_RECORD).where(
                    _RECORD.c.layer_id == number, _RECORD.c.record_type == type.name,
                    _RECORD.c.record_id.in_(old[start : start + 500]),
                )
            )  # fmt: skip
        connection.exec_driver_sql(statement, values)


def area_names(
    connection: sa.Connection, type: RecordType, layer: int, ids: Sequence[int]
) -> dict[int, str]:
    """Record id -> name of its area of a layer (`KnownLayer.id`), for tables and exports."""
    found: dict[int, str] = {}
    for start in range(0, len(ids), 500):
        rows = connection.execute(
            sa.select(_RECORD.c.record_id, _AREA.c.name)
            .join(_AREA, _AREA.c.id == _RECORD.c.area_id)
            .where(
                _RECORD.c.layer_id == layer, _RECORD.c.record_type == type.name,
                _RECORD.c.record_id.in_(list(ids[start : start + 500])),
            )
        )  # fmt: skip
        found.update((row.record_id, row.name) for row in rows)
    return found
