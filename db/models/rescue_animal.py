"""The animal of a rescue case and its condition when found."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from db import rescue_vocabularies as care
from db.fields import FieldSpec, Kind, Need, field
from db.models import units
from db.text import translate_noop


class AnimalColumns:
    """Which animal it is."""

    species_id: Mapped[int | None] = field(
        FieldSpec(
            name="species_id",
            section="animal",
            kind=Kind.SPECIES,
            need=Need.WANTED,
            term="scientificName",
            label=translate_noop("Rescue", "Species"),
            aliases=(
                "物种",
                "动物名称",
                "种类",
                "种名",
                "中文名",
                "species",
                "scientificName",
            ),
        ),
        sa.ForeignKey("species.id"),
    )
    individual_count: Mapped[int | None] = field(
        FieldSpec(
            name="individual_count",
            section="animal",
            kind=Kind.INTEGER,
            unit=units.ANIMALS,
            minimum=1,
            maximum=10000,
            default=1,
            term="individualCount",
            label=translate_noop("Rescue", "Number"),
            aliases=(
                "数量",
                "只数",
                "数量(只)",
                "number",
                "count",
                "individualCount",
            ),
        )
    )
    sex: Mapped[str | None] = field(
        FieldSpec(
            name="sex",
            section="animal",
            kind=Kind.CHOICE,
            vocabulary=care.SEX,
            term="sex",
            label=translate_noop("Rescue", "Sex"),
            aliases=(
                "性别",
                "sex",
            ),
        )
    )
    age_class: Mapped[str | None] = field(
        FieldSpec(
            name="age_class",
            section="animal",
            kind=Kind.CHOICE,
            vocabulary=care.AGE_CLASS,
            term="lifeStage",
            label=translate_noop("Rescue", "Age class"),
            aliases=(
                "年龄段",
                "年龄",
                "成幼",
                "age class",
                "lifeStage",
            ),
        )
    )
    individual_name: Mapped[str | None] = field(
        FieldSpec(
            name="individual_name",
            section="animal",
            kind=Kind.TEXT,
            term="organismName",
            searchable=True,
            label=translate_noop("Rescue", "Name"),
            aliases=(
                "名字",
                "呼名",
                "昵称",
                "个体名称",
                "name",
                "organismName",
            ),
        )
    )
    name_origin: Mapped[str | None] = field(
        FieldSpec(
            name="name_origin",
            section="animal",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Rescue", "Origin of the name"),
            aliases=(
                "名字由来",
                "origin of name",
            ),
        )
    )
    microchip: Mapped[str | None] = field(
        FieldSpec(
            name="microchip",
            section="animal",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Rescue", "Microchip"),
            aliases=(
                "芯片号",
                "芯片",
                "microchip",
            ),
        )
    )
    band: Mapped[str | None] = field(
        FieldSpec(
            name="band",
            section="animal",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Rescue", "Band or tag"),
            aliases=(
                "环志号",
                "标记号",
                "band",
                "tag",
            ),
        )
    )
    organism_id: Mapped[str | None] = field(
        FieldSpec(
            name="organism_id",
            section="animal",
            kind=Kind.LINK,
            term="organismID",
            target="individual",
            label=translate_noop("Rescue", "Same animal"),
            aliases=(
                "同一个体",
                "个体编号",
                "organismID",
                "individual",
            ),
        )
    )
    sighting_uuid: Mapped[str | None] = field(
        FieldSpec(
            name="sighting_uuid",
            section="animal",
            kind=Kind.LINK,
            target="sighting",
            label=translate_noop("Rescue", "From the sighting"),
            aliases=(
                "来源目击记录",
                "目击记录",
                "sighting",
            ),
        )
    )


class ConditionColumns:
    """How it was when it was found, and what was done before help came."""

    condition: Mapped[str | None] = field(
        FieldSpec(
            name="condition",
            section="found",
            kind=Kind.CHOICE,
            vocabulary=care.CONDITION,
            need=Need.WANTED,
            term="vitality",
            label=translate_noop("Rescue", "Condition when found"),
            aliases=(
                "发现时状况",
                "发现状况",
                "condition found",
            ),
        )
    )
    signs: Mapped[tuple[str, ...] | None] = field(
        FieldSpec(
            name="signs",
            section="found",
            kind=Kind.CHOICES,
            vocabulary=care.SIGNS,
            label=translate_noop("Rescue", "Signs"),
            aliases=(
                "症状",
                "体征",
                "signs",
            ),
        )
    )
    signs_notes: Mapped[str | None] = field(
        FieldSpec(
            name="signs_notes",
            section="found",
            kind=Kind.LONG_TEXT,
            searchable=True,
            label=translate_noop("Rescue", "Signs in words"),
            aliases=(
                "症状描述",
                "状况描述",
                "signs notes",
            ),
        )
    )
    cause: Mapped[str | None] = field(
        FieldSpec(
            name="cause",
            section="found",
            kind=Kind.CHOICE,
            vocabulary=care.CAUSE,
            label=translate_noop("Rescue", "Suspected cause"),
            aliases=(
                "致伤原因",
                "救护原因",
                "受伤原因",
                "原因",
                "cause",
            ),
        )
    )
    cause_certainty: Mapped[str | None] = field(
        FieldSpec(
            name="cause_certainty",
            section="found",
            kind=Kind.CHOICE,
            vocabulary=care.CAUSE_CERTAINTY,
            label=translate_noop("Rescue", "Cause is"),
            aliases=(
                "原因判断",
                "原因确定性",
                "cause certainty",
            ),
        )
    )
    cause_notes: Mapped[str | None] = field(
        FieldSpec(
            name="cause_notes",
            section="found",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Rescue", "Cause in words"),
            aliases=(
                "原因说明",
                "cause notes",
            ),
        )
    )
    first_aid: Mapped[str | None] = field(
        FieldSpec(
            name="first_aid",
            section="found",
            kind=Kind.LONG_TEXT,
            searchable=True,
            label=translate_noop("Rescue", "First aid by the finder"),
            aliases=(
                "现场处置",
                "现场急救",
                "first aid",
            ),
        )
    )
    advice: Mapped[str | None] = field(
        FieldSpec(
            name="advice",
            section="found",
            kind=Kind.LONG_TEXT,
            searchable=True,
            label=translate_noop("Rescue", "Advice by phone"),
            aliases=(
                "电话指导",
                "advice",
            ),
        )
    )
