"""An examination: measures, each body system, imaging, laboratory, conclusion."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy.orm import Mapped

from db import rescue_vocabularies as care
from db.fields import FieldSpec, Kind, Need, Section, field
from db.models import checks, units
from db.models.base import Base, RecordType, Values
from db.models.entry import WHEN, WHO, EntryColumns
from db.problem import Problem, doubt
from db.text import translate_noop

EXAMINATION_SECTION = Section("examination", translate_noop("Examination", "Examination"))
SYSTEMS_SECTION = Section("systems", translate_noop("Examination", "Body systems"))
IMAGING_SECTION = Section(
    "imaging", translate_noop("Examination", "Imaging, laboratory, conclusion")
)


class Examination(EntryColumns, Base):
    __tablename__ = "examination"

    examination_type: Mapped[str | None] = field(
        FieldSpec(
            name="examination_type",
            section="examination",
            kind=Kind.CHOICE,
            vocabulary=care.EXAMINATION_TYPE,
            need=Need.REQUIRED,
            default="daily",
            label=translate_noop("Examination", "Kind of examination"),
            aliases=(
                "检查类型",
                "examination type",
            ),
        )
    )
    weight: Mapped[float | None] = field(
        FieldSpec(
            name="weight",
            section="examination",
            kind=Kind.DECIMAL,
            unit=units.KILOGRAMS,
            minimum=0.001,
            maximum=2000,
            decimals=2,
            label=translate_noop("Examination", "Weight"),
            aliases=(
                "体重",
                "体重(kg)",
                "weight",
            ),
        )
    )
    weight_qualifier: Mapped[str | None] = field(
        FieldSpec(
            name="weight_qualifier",
            section="examination",
            kind=Kind.CHOICE,
            vocabulary=care.QUALIFIER,
            label=translate_noop("Examination", "Weight is"),
            aliases=(
                "体重精度",
                "weight qualifier",
            ),
        )
    )
    temperature: Mapped[float | None] = field(
        FieldSpec(
            name="temperature",
            section="examination",
            kind=Kind.DECIMAL,
            unit=units.CELSIUS,
            minimum=10,
            maximum=48,
            decimals=1,
            label=translate_noop("Examination", "Temperature"),
            aliases=(
                "体温",
                "体温(℃)",
                "temperature",
            ),
        )
    )
    temperature_state: Mapped[str | None] = field(
        FieldSpec(
            name="temperature_state",
            section="examination",
            kind=Kind.CHOICE,
            vocabulary=care.TEMPERATURE_STATE,
            label=translate_noop("Examination", "Temperature is"),
            aliases=(
                "体温状态",
                "temperature state",
            ),
        )
    )
    heart_rate: Mapped[int | None] = field(
        FieldSpec(
            name="heart_rate",
            section="examination",
            kind=Kind.INTEGER,
            unit=units.PER_MINUTE,
            minimum=1,
            maximum=2000,
            label=translate_noop("Examination", "Heart rate"),
            aliases=(
                "心率",
                "heart rate",
            ),
        )
    )
    respiratory_rate: Mapped[int | None] = field(
        FieldSpec(
            name="respiratory_rate",
            section="examination",
            kind=Kind.INTEGER,
            unit=units.PER_MINUTE,
            minimum=1,
            maximum=1000,
            label=translate_noop("Examination", "Breathing rate"),
            aliases=(
                "呼吸频率",
                "respiratory rate",
            ),
        )
    )
    body_condition: Mapped[str | None] = field(
        FieldSpec(
            name="body_condition",
            section="examination",
            kind=Kind.CHOICE,
            vocabulary=care.BODY_CONDITION,
            label=translate_noop("Examination", "Body condition"),
            aliases=(
                "营养状况",
                "体况",
                "body condition",
            ),
        )
    )
    attitude: Mapped[str | None] = field(
        FieldSpec(
            name="attitude",
            section="examination",
            kind=Kind.CHOICE,
            vocabulary=care.ATTITUDE,
            label=translate_noop("Examination", "Attitude"),
            aliases=(
                "精神状态",
                "精神",
                "attitude",
            ),
        )
    )
    dehydration: Mapped[str | None] = field(
        FieldSpec(
            name="dehydration",
            section="examination",
            kind=Kind.CHOICE,
            vocabulary=care.DEHYDRATION,
            label=translate_noop("Examination", "Dehydration"),
            aliases=(
                "脱水程度",
                "脱水",
                "dehydration",
            ),
        )
    )
    general: Mapped[str | None] = field(
        FieldSpec(
            name="general",
            section="systems",
            kind=Kind.CHOICE,
            vocabulary=care.FINDING,
            default="not_examined",
            label=translate_noop("Examination", "General"),
            aliases=(
                "全身",
                "general system",
            ),
        )
    )
    general_findings: Mapped[str | None] = field(
        FieldSpec(
            name="general_findings",
            section="systems",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Examination", "General: findings"),
            aliases=(
                "全身所见",
                "general findings",
            ),
        )
    )
    head: Mapped[str | None] = field(
        FieldSpec(
            name="head",
            section="systems",
            kind=Kind.CHOICE,
            vocabulary=care.FINDING,
            default="not_examined",
            label=translate_noop("Examination", "Head, eyes, ears, mouth"),
            aliases=(
                "头眼耳口",
                "head system",
            ),
        )
    )
    head_findings: Mapped[str | None] = field(
        FieldSpec(
            name="head_findings",
            section="systems",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Examination", "Head, eyes, ears, mouth: findings"),
            aliases=(
                "头眼耳口所见",
                "head findings",
            ),
        )
    )
    integument: Mapped[str | None] = field(
        FieldSpec(
            name="integument",
            section="systems",
            kind=Kind.CHOICE,
            vocabulary=care.FINDING,
            default="not_examined",
            label=translate_noop("Examination", "Skin, fur, feathers"),
            aliases=(
                "皮毛羽",
                "integument system",
            ),
        )
    )
    integument_findings: Mapped[str | None] = field(
        FieldSpec(
            name="integument_findings",
            section="systems",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Examination", "Skin, fur, feathers: findings"),
            aliases=(
                "皮毛羽所见",
                "integument findings",
            ),
        )
    )
    respiratory: Mapped[str | None] = field(
        FieldSpec(
            name="respiratory",
            section="systems",
            kind=Kind.CHOICE,
            vocabulary=care.FINDING,
            default="not_examined",
            label=translate_noop("Examination", "Breathing"),
            aliases=(
                "呼吸系统",
                "respiratory system",
            ),
        )
    )
    respiratory_findings: Mapped[str | None] = field(
        FieldSpec(
            name="respiratory_findings",
            section="systems",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Examination", "Breathing: findings"),
            aliases=(
                "呼吸系统所见",
                "respiratory findings",
            ),
        )
    )
    circulatory: Mapped[str | None] = field(
        FieldSpec(
            name="circulatory",
            section="systems",
            kind=Kind.CHOICE,
            vocabulary=care.FINDING,
            default="not_examined",
            label=translate_noop("Examination", "Heart and circulation"),
            aliases=(
                "循环系统",
                "circulatory system",
            ),
        )
    )
    circulatory_findings: Mapped[str | None] = field(
        FieldSpec(
            name="circulatory_findings",
            section="systems",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Examination", "Heart and circulation: findings"),
            aliases=(
                "循环系统所见",
                "circulatory findings",
            ),
        )
    )
    digestive: Mapped[str | None] = field(
        FieldSpec(
            name="digestive",
            section="systems",
            kind=Kind.CHOICE,
            vocabulary=care.FINDING,
            default="not_examined",
            label=translate_noop("Examination", "Digestion"),
            aliases=(
                "消化系统",
                "digestive system",
            ),
        )
    )
    digestive_findings: Mapped[str | None] = field(
        FieldSpec(
            name="digestive_findings",
            section="systems",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Examination", "Digestion: findings"),
            aliases=(
                "消化系统所见",
                "digestive findings",
            ),
        )
    )
    musculoskeletal: Mapped[str | None] = field(
        FieldSpec(
            name="musculoskeletal",
            section="systems",
            kind=Kind.CHOICE,
            vocabulary=care.FINDING,
            default="not_examined",
            label=translate_noop("Examination", "Bones, joints, muscles"),
            aliases=(
                "骨骼肌肉",
                "musculoskeletal system",
            ),
        )
    )
    musculoskeletal_findings: Mapped[str | None] = field(
        FieldSpec(
            name="musculoskeletal_findings",
            section="systems",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Examination", "Bones, joints, muscles: findings"),
            aliases=(
                "骨骼肌肉所见",
                "musculoskeletal findings",
            ),
        )
    )
    nervous: Mapped[str | None] = field(
        FieldSpec(
            name="nervous",
            section="systems",
            kind=Kind.CHOICE,
            vocabulary=care.FINDING,
            default="not_examined",
            label=translate_noop("Examination", "Nerves"),
            aliases=(
                "神经系统",
                "nervous system",
            ),
        )
    )
    nervous_findings: Mapped[str | None] = field(
        FieldSpec(
            name="nervous_findings",
            section="systems",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Examination", "Nerves: findings"),
            aliases=(
                "神经系统所见",
                "nervous findings",
            ),
        )
    )
    urogenital: Mapped[str | None] = field(
        FieldSpec(
            name="urogenital",
            section="systems",
            kind=Kind.CHOICE,
            vocabulary=care.FINDING,
            default="not_examined",
            label=translate_noop("Examination", "Urinary and genital"),
            aliases=(
                "泌尿生殖",
                "urogenital system",
            ),
        )
    )
    urogenital_findings: Mapped[str | None] = field(
        FieldSpec(
            name="urogenital_findings",
            section="systems",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Examination", "Urinary and genital: findings"),
            aliases=(
                "泌尿生殖所见",
                "urogenital findings",
            ),
        )
    )
    xray: Mapped[str | None] = field(
        FieldSpec(
            name="xray",
            section="imaging",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Examination", "X-ray"),
            aliases=(
                "X光",
                "X线",
                "DR",
                "x-ray",
                "xray",
            ),
        )
    )
    ct: Mapped[str | None] = field(
        FieldSpec(
            name="ct",
            section="imaging",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Examination", "CT"),
            aliases=(
                "CT检查",
                "ct",
            ),
        )
    )
    mri: Mapped[str | None] = field(
        FieldSpec(
            name="mri",
            section="imaging",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Examination", "MRI"),
            aliases=(
                "磁共振",
                "核磁共振",
                "MRI检查",
                "mri",
            ),
        )
    )
    laboratory: Mapped[str | None] = field(
        FieldSpec(
            name="laboratory",
            section="imaging",
            kind=Kind.LONG_TEXT,
            searchable=True,
            label=translate_noop("Examination", "Laboratory results"),
            aliases=(
                "化验结果",
                "实验室检查",
                "laboratory",
            ),
        )
    )
    diagnosis: Mapped[str | None] = field(
        FieldSpec(
            name="diagnosis",
            section="imaging",
            kind=Kind.LONG_TEXT,
            searchable=True,
            label=translate_noop("Examination", "Conclusion"),
            aliases=(
                "诊断",
                "结论",
                "诊断意见",
                "diagnosis",
            ),
        )
    )
    recheck_due: Mapped[dt.date | None] = field(
        FieldSpec(
            name="recheck_due",
            section="imaging",
            kind=Kind.DATE,
            label=translate_noop("Examination", "Check again on"),
            aliases=(
                "复查日期",
                "recheck due",
            ),
        )
    )
    recheck_what: Mapped[str | None] = field(
        FieldSpec(
            name="recheck_what",
            section="imaging",
            kind=Kind.TEXT,
            label=translate_noop("Examination", "What to check"),
            aliases=(
                "复查内容",
                "recheck what",
            ),
        )
    )


BODY_SYSTEMS = (
    "general",
    "head",
    "integument",
    "respiratory",
    "circulatory",
    "digestive",
    "musculoskeletal",
    "nervous",
    "urogenital",
)
"""Each has a finding and, as `<system>_findings`, its words."""


def _abnormal_is_described(values: Values) -> Iterator[Problem]:
    for system in BODY_SYSTEMS:
        if values.get(system) == "abnormal" and not values.get(f"{system}_findings"):
            yield doubt(
                "abnormal_without_words",
                f"{system}_findings",
                translate_noop("Problem", "Abnormal, but what? A few words help the next vet."),
            )


def _derive(values: Values) -> Values:
    """Words about a system that was left at "not examined" mean that something was found."""
    found = {
        system: "abnormal"
        for system in BODY_SYSTEMS
        if values.get(f"{system}_findings") and values.get(system) in (None, "not_examined")
    }
    return {**checks.precision_of_time(values), **found}


EXAMINATION = RecordType(
    name="examination",
    model=Examination,
    label=translate_noop("Examination", "Examination"),
    label_plural=translate_noop("Examination", "Examinations"),
    icon="stethoscope",
    sections=(
        WHEN,
        EXAMINATION_SECTION,
        SYSTEMS_SECTION,
        IMAGING_SECTION,
        WHO,
    ),
    columns=(
        "event_date",
        "examination_type",
        "weight",
        "temperature",
        "diagnosis",
    ),
    sort=("event_date", True),
    title=(
        "event_date",
        "examination_type",
    ),
    dated=True,
    rules=(
        checks.date_is_past,
        _abnormal_is_described,
    ),
    derive=_derive,
    owner="case_uuid",
)
