"""Everything with a position that the map can draw, as arrays: one `Located` for each kind.

    found = read(store, "rescue", Filter(species=(1,)))
    found.latitude, found.placed, found.total

A release is drawn where the animal was let go. It belongs to a case, so every part of the filter
but dates and area is held against the case; those two against the release itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import sqlalchemy as sa

from db.columns import EPOCH, NO_DATE, world_cells
from db.query import Filter, top_codes
from db.record_types import record_type

if TYPE_CHECKING:
    from db.reference import PlaceEntry
    from db.store import Store

KINDS = ("sighting", "rescue", "release", "place")

_OUTCOME = record_type("outcome")
_RESCUE = record_type("rescue")
_BLOCK = 500


@dataclass(frozen=True, slots=True)
class Located:
    """The records of one kind that a filter means and that have a position. Arrays: shape (n,).

    ids: the records a mark opens; of a release, its case. latitude, longitude: degrees WGS 84 in
    single precision. x, y: cells of the world (`db.columns.WORLD`). date: days since 1970 or
    NO_DATE. species: id or -1. status, outcome: positions in the vocabularies of `statuses_of` and
    of a case's outcome, or -1. total: records the filter means, with or without a position.
    """

    kind: str
    ids: npt.NDArray[np.int64]
    latitude: npt.NDArray[np.float32]
    longitude: npt.NDArray[np.float32]
    x: npt.NDArray[np.uint16]
    y: npt.NDArray[np.uint16]
    date: npt.NDArray[np.int32]
    species: npt.NDArray[np.int32]
    status: npt.NDArray[np.int8]
    outcome: npt.NDArray[np.int8]
    total: int

    @property
    def placed(self) -> int:
        return len(self.ids)


def opens(kind: str) -> str:
    """The record type of what a mark of this kind opens."""
    return "rescue" if kind == "release" else kind


def read(store: Store, kind: str, filter: Filter) -> Located:
    """What the map may draw of one of KINDS. KeyError for another."""
    match kind:
        case "sighting" | "rescue":
            return _of_type(store, kind, filter)
        case "release":
            return _releases(store, filter)
        case "place":
            return _places(store, filter)
    raise KeyError(kind)


def _of_type(store: Store, kind: str, filter: Filter) -> Located:
    columns, wanted = store.masked(record_type(kind), filter)
    total = int(np.count_nonzero(wanted))
    wanted &= ~np.isnan(columns["latitude"])
    wanted &= ~np.isnan(columns["longitude"])
    rows: Any = np.flatnonzero(wanted)
    if len(rows) == len(columns):
        rows = slice(None)  # all of them: nothing is copied
    return Located(
        kind,
        columns["id"][rows],
        columns["latitude"][rows],
        columns["longitude"][rows],
        columns["x"][rows],
        columns["y"][rows],
        columns["date"][rows],
        columns["species"][rows],
        columns["status"][rows],
        columns["outcome"][rows],
        total,
    )


def _releases(store: Store, filter: Filter) -> Located:
    cases, wanted = store.masked(_RESCUE, replace(filter, since=None, until=None, area=None))
    outcomes = store.columns(_OUTCOME)
    pairs = _cases_of_releases(store)
    at, case = _rows_of(outcomes["id"], pairs[:, 0]), _rows_of(cases["id"], pairs[:, 1])
    # What was saved this very moment may be in one of the two and not yet in the other.
    known = (at >= 0) & (case >= 0)
    at, case = at[known], case[known]
    kept = wanted[case] & ~outcomes["voided"][at]
    date = outcomes["date"][at]
    if filter.since is not None:
        kept &= date >= (filter.since - EPOCH).days
    if filter.until is not None:
        kept &= (date <= (filter.until - EPOCH).days) & (date != NO_DATE)
    latitude, longitude = outcomes["latitude"][at], outcomes["longitude"][at]
    if filter.area is not None:
        kept &= filter.area.contains(latitude, longitude)
    total = int(np.count_nonzero(kept))
    kept &= ~np.isnan(latitude) & ~np.isnan(longitude)
    at, case = at[kept], case[kept]
    return Located(
        "release",
        cases["id"][case],
        latitude[kept],
        longitude[kept],
        outcomes["x"][at],
        outcomes["y"][at],
        date[kept],
        cases["species"][case],
        cases["status"][case],
        cases["outcome"][case],
        total,
    )


def _cases_of_releases(store: Store) -> npt.NDArray[np.int64]:
    """(id of the outcome, id of its case) of every release. int64, shape (n, 2)."""
    outcome, case = _OUTCOME.table.c, _RESCUE.table.c
    select = (
        sa.select(outcome.id, case.id)
        .join_from(_OUTCOME.table, _RESCUE.table, outcome.case_uuid == case.uuid)
        .where(outcome.outcome == "released")
    )
    with store.engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(select)]
    return np.array(rows, np.int64).reshape(-1, 2)


def _rows_of(known: npt.NDArray[np.int64], ids: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Where each id stands among ordered ones; -1 where it does not."""
    if not len(known):
        return np.full(len(ids), -1)
    at = np.minimum(np.searchsorted(known, ids), len(known) - 1)
    return np.where(known[at] == ids, at, -1)


def _places(store: Store, filter: Filter) -> Located:
    """The places somebody has put on the map. The filter's places, words and area narrow them."""
    tops, words = tuple(top_codes(filter.places)), filter.text.casefold().split()

    def meant(entry: PlaceEntry) -> bool:
        if tops and not entry.code.startswith(tops):
            return False
        names = " ".join(n for n in (entry.name_zh, entry.name_bo, entry.name_en) if n).casefold()
        return all(word in names for word in words)

    put = [
        entry
        for entry in store.reference().places
        if entry.latitude is not None and entry.longitude is not None and meant(entry)
    ]
    latitude = np.array([entry.latitude for entry in put], np.float64)
    longitude = np.array([entry.longitude for entry in put], np.float64)
    ids = np.array([entry.id for entry in put], np.int64)
    if filter.voided:
        kept = np.zeros(len(ids), bool)
    elif filter.area is not None:
        kept = filter.area.contains(latitude, longitude)
    else:
        kept = np.ones(len(ids), bool)
    latitude, longitude, ids = latitude[kept], longitude[kept], ids[kept]
    none = np.full(len(ids), -1)
    return Located(
        "place",
        ids,
        latitude.astype(np.float32),
        longitude.astype(np.float32),
        *world_cells(latitude, longitude),
        np.full(len(ids), NO_DATE),
        none.astype(np.int32),
        none.astype(np.int8),
        none.astype(np.int8),
        len(ids),
    )


def uncertainties(store: Store, kind: str, ids: Sequence[int]) -> dict[int, float]:
    """Id -> uncertainty of the position in metres, of those that have one."""
    type = record_type(opens(kind))
    if kind == "release" or "coordinate_uncertainty" not in type.by_name:
        return {}
    c = type.table.c
    select = sa.select(c.id, c.coordinate_uncertainty).where(
        c.id.in_(sa.bindparam("ids", expanding=True)), c.coordinate_uncertainty > 0
    )
    found: dict[int, float] = {}
    with store.engine.connect() as connection:
        for start in range(0, len(ids), _BLOCK):
            block = [int(id) for id in ids[start : start + _BLOCK]]
            found.update((row[0], row[1]) for row in connection.execute(select, {"ids": block}))
    return found
