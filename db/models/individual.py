"""An individual animal known over several sightings and rescues (Darwin Core organismID).

Its UUID is the organismID that sightings and rescue cases carry.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from db import rescue_vocabularies as care
from db.fields import FieldSpec, Kind, Need, Section, field
from db.models.base import Base, RecordColumns, RecordType
from db.text import translate_noop

INDIVIDUAL_SECTION = Section("individual", translate_noop("Individual", "The animal"))


class Individual(RecordColumns, Base):
    __tablename__ = "individual"

    name: Mapped[str | None] = field(
        FieldSpec(
            name="name",
            section="individual",
            kind=Kind.TEXT,
            need=Need.REQUIRED,
            term="organismName",
            searchable=True,
            label=translate_noop("Individual", "Name"),
            aliases=(
                "名字",
                "个体名称",
                "呼名",
                "name",
                "organismName",
            ),
        )
    )
    species_id: Mapped[int | None] = field(
        FieldSpec(
            name="species_id",
            section="individual",
            kind=Kind.SPECIES,
            need=Need.REQUIRED,
            term="scientificName",
            label=translate_noop("Individual", "Species"),
            aliases=(
                "物种",
                "种名",
                "species",
                "scientificName",
            ),
        ),
        sa.ForeignKey("species.id"),
    )
    sex: Mapped[str | None] = field(
        FieldSpec(
            name="sex",
            section="individual",
            kind=Kind.CHOICE,
            vocabulary=care.SEX,
            term="sex",
            label=translate_noop("Individual", "Sex"),
            aliases=(
                "性别",
                "sex",
            ),
        )
    )
    birth_year: Mapped[int | None] = field(
        FieldSpec(
            name="birth_year",
            section="individual",
            kind=Kind.INTEGER,
            minimum=1900,
            maximum=2200,
            label=translate_noop("Individual", "Year of birth"),
            aliases=(
                "出生年份",
                "birth year",
            ),
        )
    )
    microchip: Mapped[str | None] = field(
        FieldSpec(
            name="microchip",
            section="individual",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Individual", "Microchip"),
            aliases=(
                "芯片号",
                "microchip",
            ),
        )
    )
    band: Mapped[str | None] = field(
        FieldSpec(
            name="band",
            section="individual",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Individual", "Band or tag"),
            aliases=(
                "环志号",
                "标记号",
                "band",
                "tag",
            ),
        )
    )
    marks: Mapped[str | None] = field(
        FieldSpec(
            name="marks",
            section="individual",
            kind=Kind.LONG_TEXT,
            searchable=True,
            label=translate_noop("Individual", "Marks"),
            aliases=(
                "识别特征",
                "体貌特征",
                "marks",
            ),
        )
    )
    notes: Mapped[str | None] = field(
        FieldSpec(
            name="notes",
            section="individual",
            kind=Kind.LONG_TEXT,
            searchable=True,
            label=translate_noop("Individual", "Notes"),
            aliases=(
                "备注",
                "notes",
                "organismRemarks",
            ),
        )
    )


INDIVIDUAL = RecordType(
    name="individual",
    model=Individual,
    label=translate_noop("Individual", "Individual"),
    label_plural=translate_noop("Individual", "Individuals"),
    icon="fingerprint",
    sections=(INDIVIDUAL_SECTION,),
    columns=(
        "name",
        "species_id",
        "sex",
        "birth_year",
        "microchip",
        "band",
    ),
    sort=("name", False),
    title=(
        "name",
        "species_id",
    ),
)
