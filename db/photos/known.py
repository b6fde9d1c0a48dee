"""Which photos a records file has already, by their bytes, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from db.record_types import record_type

if TYPE_CHECKING:
    from db.reading import Reading


@dataclass(frozen=True, slots=True)
class KnownPhoto:
    """The living record a photo belongs to. owner_type: e.g. "sighting"."""

    sha256: str
    owner_type: str
    owner_uuid: str
    owner_id: int


def known_photos(store: Reading, checksums: Sequence[str]) -> dict[str, KnownPhoto]:
    """By checksum, the record that has this photo; of several the one that had it first."""
    photo = record_type("photo").table.c
    select = (
        sa.select(photo.sha256, photo.owner_type, photo.owner_uuid)
        .where(photo.sha256.in_(sa.bindparam("checksums", expanding=True)), ~photo.voided)
        .order_by(photo.id.desc())
    )
    found: list[tuple[str, str, str]] = []
    with store.engine.connect() as connection:
        for start in range(0, len(checksums), 500):
            block = list(checksums[start : start + 500])
            found.extend(
                (row.sha256, row.owner_type, row.owner_uuid)
                for row in connection.execute(select, {"checksums": block})
            )
    known: dict[str, KnownPhoto] = {}
    for name in {owner_type for _sha256, owner_type, _uuid in found if owner_type}:
        uuids = list({uuid for _sha256, type, uuid in found if type == name})
        ids = store.ids_of(record_type(name), uuids)
        for sha256, owner_type, uuid in found:
            if owner_type == name and uuid in ids:
                known[sha256] = KnownPhoto(sha256, name, uuid, ids[uuid])
    return known
