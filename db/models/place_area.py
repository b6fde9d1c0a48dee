"""Areas of the office's layers that are places, and the records that lie in them.

All of it is worked out from positions and layers (`db.layers.areas`) and may be worked out anew at
any time: it is no part of a record's history. Decision 0017 says why.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class PlaceLayer(Base):
    """A layer of places. made_of: which copy and field its areas come from; another text here
    means that all of them are out of date."""

    __tablename__ = "place_layer"

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(unique=True)
    made_of: Mapped[str]


class PlaceArea(Base):
    """One area by its name; several shapes of one name are one area."""

    __tablename__ = "place_area"
    __table_args__ = (sa.UniqueConstraint("layer_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    layer_id: Mapped[int]
    name: Mapped[str]


class RecordArea(Base):
    """Where a record lies. revision: of the record when that was worked out. area_id: None where
    it lies in no area of the layer, or has no position."""

    __tablename__ = "record_area"
    __table_args__ = (
        sa.Index("ix_record_area", "area_id", "record_type", "record_id"),
        {"sqlite_with_rowid": False},
    )

    layer_id: Mapped[int] = mapped_column(primary_key=True)
    record_type: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(primary_key=True)
    revision: Mapped[int]
    area_id: Mapped[int | None]
