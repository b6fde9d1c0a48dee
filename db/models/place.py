"""Places: administrative units down to the village, and the office's own named sites."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Mapped

from db import vocabularies as voc
from db.fields import FieldSpec, Kind, Need, Section, field
from db.models.base import Base, RecordColumns, RecordType, Values
from db.problem import Problem, error
from db.text import translate_noop

NAMES = Section("names", translate_noop("Place", "Names"))
WHERE = Section("where", translate_noop("Place", "Where"))


class Place(RecordColumns, Base):
    __tablename__ = "place"

    code: Mapped[str | None] = field(
        FieldSpec(
            name="code",
            section="names",
            kind=Kind.TEXT,
            unique=True,
            generated=True,
            searchable=True,
            label=translate_noop("Place", "Code"),
            aliases=("代码", "区划代码", "code"),
            help=translate_noop("Place", "Division code; a unit's code starts with its parent's."),
        )
    )
    name_zh: Mapped[str | None] = field(
        FieldSpec(
            name="name_zh",
            section="names",
            kind=Kind.TEXT,
            need=Need.REQUIRED,
            searchable=True,
            label=translate_noop("Place", "Chinese name"),
            aliases=("名称", "中文名", "chinese name"),
        )
    )
    name_bo: Mapped[str | None] = field(
        FieldSpec(
            name="name_bo",
            section="names",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Place", "Tibetan name"),
            aliases=("藏文名", "tibetan name"),
        )
    )
    name_en: Mapped[str | None] = field(
        FieldSpec(
            name="name_en",
            section="names",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Place", "English name"),
            aliases=("英文名", "english name"),
        )
    )
    pinyin: Mapped[str | None] = field(
        FieldSpec(
            name="pinyin",
            section="names",
            kind=Kind.TEXT,
            generated=True,
            label=translate_noop("Place", "Pinyin"),
            aliases=("拼音", "pinyin"),
        )
    )
    level: Mapped[str | None] = field(
        FieldSpec(
            name="level",
            section="where",
            kind=Kind.CHOICE,
            vocabulary=voc.PLACE_LEVEL,
            need=Need.REQUIRED,
            default="site",
            label=translate_noop("Place", "Level"),
            aliases=("级别", "level"),
        )
    )
    parent_code: Mapped[str | None] = field(
        FieldSpec(
            name="parent_code",
            section="where",
            kind=Kind.PLACE,
            need=Need.WANTED,
            label=translate_noop("Place", "Belongs to"),
            aliases=("上级", "所属", "parent"),
        )
    )
    decimal_latitude: Mapped[float | None] = field(
        FieldSpec(
            name="decimal_latitude",
            section="where",
            kind=Kind.LATITUDE,
            minimum=-90,
            maximum=90,
            decimals=5,
            label=translate_noop("Place", "Latitude"),
            aliases=("纬度", "latitude"),
        )
    )
    decimal_longitude: Mapped[float | None] = field(
        FieldSpec(
            name="decimal_longitude",
            section="where",
            kind=Kind.LONGITUDE,
            minimum=-180,
            maximum=180,
            decimals=5,
            label=translate_noop("Place", "Longitude"),
            aliases=("经度", "longitude"),
        )
    )
    notes: Mapped[str | None] = field(
        FieldSpec(
            name="notes",
            section="where",
            kind=Kind.LONG_TEXT,
            searchable=True,
            label=translate_noop("Place", "Notes"),
            aliases=("备注", "notes"),
        )
    )


def _not_inside_itself(values: Values) -> Iterator[Problem]:
    if values.get("code") and values.get("code") == values.get("parent_code"):
        yield error(
            "place_parent",
            "parent_code",
            translate_noop("Problem", "A place cannot belong to itself: choose the unit above it."),
        )


def _derive(values: Values) -> Values:
    """Pinyin for searching, and a code under the parent's for places the office adds itself."""
    from db.identity import new_uuid
    from db.pinyin import search_keys

    derived = {"pinyin": search_keys(values.get("name_zh"))}
    if not values.get("code"):
        # 'U' cannot collide with official codes, which are digits only; the end of a UUIDv7 is
        # random, so two offices adding places to the same village do not collide either.
        derived["code"] = f"{values.get('parent_code') or ''}U{new_uuid()[-10:].upper()}"
    return derived


PLACE = RecordType(
    name="place",
    model=Place,
    label=translate_noop("Place", "Place"),
    label_plural=translate_noop("Place", "Places"),
    icon="map-pin",
    sections=(NAMES, WHERE),
    # Coordinates among them, so that places nobody has put on the map yet are seen.
    columns=(
        "name_zh",
        "name_bo",
        "level",
        "parent_code",
        "code",
        "decimal_latitude",
        "decimal_longitude",
    ),
    sort=("code", False),
    title=("name_zh",),
    rules=(_not_inside_itself,),
    derive=_derive,
)
