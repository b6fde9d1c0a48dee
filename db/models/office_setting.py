"""What an office keeps with its records besides records."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class OfficeSetting(Base):
    """One kept thing: `value` is JSON that the room which owns `section` writes and reads."""

    __tablename__ = "office_setting"

    section: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    changed_at: Mapped[dt.datetime]
    changed_by: Mapped[str]
