"""What was changed, when and by whom. Rows are only ever added."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class ChangeSet(Base):
    """One action of a person: a save, an import of many rows, an undo."""

    __tablename__ = "change_set"

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(unique=True)
    at: Mapped[dt.datetime]
    author: Mapped[str]
    kind: Mapped[str]
    record_type: Mapped[str]
    records: Mapped[int]
    source: Mapped[str | None]
    undoes: Mapped[int | None] = mapped_column(sa.ForeignKey("change_set.id"))


class History(Base):
    """One record's part in a change set. `changes` is JSON: {field: [old, new]}."""

    __tablename__ = "history"

    id: Mapped[int] = mapped_column(primary_key=True)
    change_set_id: Mapped[int] = mapped_column(sa.ForeignKey("change_set.id"))
    record_type: Mapped[str]
    record_id: Mapped[int]
    revision: Mapped[int]
    action: Mapped[str]
    changes: Mapped[str]


class Property(Base):
    """What the file says of itself, by name."""

    __tablename__ = "property"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str | None]
