"""The way of a rescued animal as lines: what GIS programs draw as the layer `routes`.

Worked out from the entries of a case (`db.gis.routes`), never typed, without a history of its own.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class RescueLeg(Base):
    """One stretch of a way. geom: a GeoPackage line in WGS 84. kind: transport, release or check.

    certain: both ends have positions of their own and the way between them is a transport.
    """

    __tablename__ = "rescue_leg"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_uuid: Mapped[str]
    leg_number: Mapped[int]
    kind: Mapped[str]
    event_date: Mapped[dt.date | None]
    from_name: Mapped[str | None]
    to_name: Mapped[str | None]
    distance_km: Mapped[float | None]
    elapsed_hours: Mapped[float | None]
    certain: Mapped[bool]
    geom: Mapped[bytes | None]
