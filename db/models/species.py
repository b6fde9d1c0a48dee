"""The species list. Shipped with the program, added to and corrected by the office."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from db import vocabularies as voc
from db.fields import FieldSpec, Kind, Need, Section, field
from db.models.base import Base, RecordColumns, RecordType, Values
from db.text import translate_noop

NAMES = Section("names", translate_noop("Species", "Names"))
TAXON = Section("taxon", translate_noop("Species", "Classification"))
STATUS = Section("status", translate_noop("Species", "Protection"))


class Species(RecordColumns, Base):
    __tablename__ = "species"

    scientific_name: Mapped[str | None] = field(
        FieldSpec(
            name="scientific_name",
            section="names",
            kind=Kind.TEXT,
            need=Need.REQUIRED,
            unique=True,
            searchable=True,
            term="scientificName",
            label=translate_noop("Species", "Scientific name"),
            aliases=("学名", "拉丁名", "scientific name", "scientificName"),
        )
    )
    name_zh: Mapped[str | None] = field(
        FieldSpec(
            name="name_zh",
            section="names",
            kind=Kind.TEXT,
            need=Need.WANTED,
            searchable=True,
            label=translate_noop("Species", "Chinese name"),
            aliases=("中文名", "chinese name"),
        )
    )
    name_bo: Mapped[str | None] = field(
        FieldSpec(
            name="name_bo",
            section="names",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Species", "Tibetan name"),
            aliases=("藏文名", "tibetan name"),
        )
    )
    name_en: Mapped[str | None] = field(
        FieldSpec(
            name="name_en",
            section="names",
            kind=Kind.TEXT,
            searchable=True,
            term="vernacularName",
            label=translate_noop("Species", "English name"),
            aliases=("英文名", "english name"),
        )
    )
    other_names: Mapped[str | None] = field(
        FieldSpec(
            name="other_names",
            section="names",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Species", "Other names"),
            aliases=("俗名", "别名", "other names"),
            help=translate_noop("Species", "Local names, separated by commas, e.g. 石羊."),
        )
    )
    pinyin: Mapped[str | None] = field(
        FieldSpec(
            name="pinyin",
            section="names",
            kind=Kind.TEXT,
            generated=True,
            label=translate_noop("Species", "Pinyin"),
            aliases=("拼音", "pinyin"),
        )
    )
    class_name: Mapped[str | None] = field(
        FieldSpec(
            name="class_name",
            section="taxon",
            kind=Kind.TEXT,
            term="class",
            label=translate_noop("Species", "Class"),
            aliases=("纲", "class"),
        )
    )
    order_name: Mapped[str | None] = field(
        FieldSpec(
            name="order_name",
            section="taxon",
            kind=Kind.TEXT,
            term="order",
            label=translate_noop("Species", "Order"),
            aliases=("目", "order"),
        )
    )
    family_name: Mapped[str | None] = field(
        FieldSpec(
            name="family_name",
            section="taxon",
            kind=Kind.TEXT,
            term="family",
            label=translate_noop("Species", "Family"),
            aliases=("科", "family"),
        )
    )
    protection: Mapped[str | None] = field(
        FieldSpec(
            name="protection",
            section="status",
            kind=Kind.CHOICE,
            vocabulary=voc.PROTECTION,
            label=translate_noop("Species", "National protection"),
            aliases=("保护级别", "保护等级", "protection"),
        )
    )
    iucn: Mapped[str | None] = field(
        FieldSpec(
            name="iucn",
            section="status",
            kind=Kind.CHOICE,
            vocabulary=voc.IUCN,
            label=translate_noop("Species", "IUCN category"),
            aliases=("iucn", "濒危等级"),
        )
    )
    sensitivity: Mapped[str | None] = field(
        FieldSpec(
            name="sensitivity",
            section="status",
            kind=Kind.CHOICE,
            vocabulary=voc.SENSITIVITY,
            label=translate_noop("Species", "Sensitivity"),
            aliases=("敏感程度", "sensitivity"),
            help=translate_noop("Species", "How much its places must be hidden from others."),
        )
    )
    notes: Mapped[str | None] = field(
        FieldSpec(
            name="notes",
            section="status",
            kind=Kind.LONG_TEXT,
            searchable=True,
            label=translate_noop("Species", "Notes"),
            aliases=("备注", "notes"),
        )
    )


def _derive(values: Values) -> Values:
    from db.pinyin import search_keys

    return {"pinyin": search_keys(values.get("name_zh"))}


SPECIES = RecordType(
    name="species",
    model=Species,
    label=translate_noop("Species", "Species"),
    label_plural=translate_noop("Species", "Species list"),
    icon="paw",
    sections=(NAMES, TAXON, STATUS),
    columns=(
        "name_zh",
        "name_bo",
        "name_en",
        "scientific_name",
        "protection",
        "iucn",
        "sensitivity",
    ),
    sort=("scientific_name", False),
    title=("name_zh", "scientific_name"),
    derive=_derive,
)
