"""What every record has: ids, stamps, revision, the voided flag; and the column types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from db.fields import FieldSpec, Kind, Section
from db.text import Text

Values = Mapping[str, Any]
"""Field name -> value (types as `db.fields.Kind` says) or None."""


class UtcDateTime(sa.TypeDecorator[dt.datetime]):
    """An aware UTC time; in SQLite the text GeoPackage asks for (2025-03-05T06:30:00.000Z)."""

    impl = sa.DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(_GeoPackageDateTime())
        return dialect.type_descriptor(sa.DateTime(timezone=True))

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> Any:
        if value is None or dialect.name != "sqlite":
            return value
        return utc_text(value)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> dt.datetime | None:
        if value is None or isinstance(value, dt.datetime):
            return value
        return dt.datetime.fromisoformat(value)


def utc_text(value: dt.datetime) -> str:
    """GeoPackage's DATETIME text, milliseconds, always UTC."""
    value = value.astimezone(dt.UTC)
    return value.strftime("%Y-%m-%dT%H:%M:%S.") + f"{value.microsecond // 1000:03d}Z"


class _GeoPackageDateTime(sa.types.UserDefinedType[str]):
    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "DATETIME"


class ClockTime(sa.TypeDecorator[dt.time]):
    """A local wall-clock time kept as text HH:MM[:SS] (GeoPackage has no TIME)."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: dt.time | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else value.isoformat("seconds" if value.second else "minutes")

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> dt.time | None:
        return None if not value else dt.time.fromisoformat(value)


class Codes(sa.TypeDecorator[tuple[str, ...]]):
    """Several codes of a vocabulary as one text, separated by commas."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: sa.Dialect) -> str | None:
        return ",".join(value) if value else None

    def process_result_value(
        self, value: str | None, dialect: sa.Dialect
    ) -> tuple[str, ...] | None:
        return tuple(value.split(",")) if value else None


class PointBlob(sa.types.UserDefinedType[bytes]):
    """A GeoPackage point; on PostgreSQL the same bytes without meaning."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "POINT"


class Base(DeclarativeBase):
    """The metadata of the records file."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: sa.Text(),
        float: sa.Double(),
        dt.date: sa.Date(),
        dt.datetime: UtcDateTime(),
        dt.time: ClockTime(),
        bool: sa.Boolean(),
        tuple[str, ...]: Codes(),
    }


class RecordColumns:
    """Mixed into every record's model."""

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[dt.datetime]
    created_by: Mapped[str]
    changed_at: Mapped[dt.datetime]
    changed_by: Mapped[str]
    revision: Mapped[int] = mapped_column(default=1)
    voided: Mapped[bool] = mapped_column(default=False)


@dataclass(frozen=True)
class RecordType:
    """Everything the program knows of one kind of record.

    name: stable name, also the table. columns: fields the table shows at first, in order.
    sort: field and whether descending, at first. title: fields that name a record in a sentence.
    located: has decimal_latitude/decimal_longitude and a point geometry.
    dated: has event_date. rules: cross-field checks, each `(values) -> iterable of Problem`.
    derive: computed values, called before each save with all values, returns what to replace.
    owner: the field that holds the UUID of the record this one is a part of; empty for a record
    that stands alone.
    """

    name: str
    model: type[Any]
    label: Text
    label_plural: Text
    icon: str
    sections: tuple[Section, ...]
    columns: tuple[str, ...]
    sort: tuple[str, bool]
    title: tuple[str, ...]
    located: bool = False
    dated: bool = False
    rules: tuple[Callable[[Values], Any], ...] = ()
    derive: Callable[[Values], Values] | None = None
    owner: str = ""

    @property
    def is_part(self) -> bool:
        """Whether its records belong to a record of another type."""
        return bool(self.owner)

    @property
    def table(self) -> sa.Table:
        table = self.model.__table__
        assert isinstance(table, sa.Table)
        return table

    @cached_property
    def fields(self) -> tuple[FieldSpec, ...]:
        """All specs, in the order they are declared."""
        return tuple(c.info["spec"] for c in self.table.columns if "spec" in c.info)

    @cached_property
    def by_name(self) -> dict[str, FieldSpec]:
        return {spec.name: spec for spec in self.fields}

    def field(self, name: str) -> FieldSpec:
        return self.by_name[name]

    def in_section(self, section: str) -> tuple[FieldSpec, ...]:
        return tuple(spec for spec in self.fields if spec.section == section)

    @cached_property
    def searchable(self) -> tuple[FieldSpec, ...]:
        """Fields whose words the free-text search finds (species and place by their names)."""
        kinds = (Kind.SPECIES, Kind.PLACE)
        return tuple(spec for spec in self.fields if spec.searchable or spec.kind in kinds)
