"""An animal is taken in at a centre: who received it from whom, and how it was.

The regulation 野生动物收容救护管理办法 asks for name, address and contact of the person handing
over, species, number, time received, and a receipt (接收凭证).
"""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from db import rescue_vocabularies as care
from db.fields import FieldSpec, Kind, Need, Section, field
from db.models import checks, units
from db.models.base import Base, RecordType
from db.models.entry import WHEN, WHO, EntryColumns
from db.text import translate_noop

INTAKE_SECTION = Section("intake", translate_noop("Intake", "Intake"))


class Intake(EntryColumns, Base):
    __tablename__ = "intake"

    facility: Mapped[str | None] = field(
        FieldSpec(
            name="facility",
            section="intake",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Intake", "Received at"),
            aliases=(
                "接收单位",
                "救护单位",
                "收容单位",
                "received at",
                "facility",
            ),
        )
    )
    receipt_number: Mapped[str | None] = field(
        FieldSpec(
            name="receipt_number",
            section="intake",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Intake", "Receipt number"),
            aliases=(
                "接收凭证号",
                "凭证号",
                "receipt number",
            ),
        )
    )
    handed_over_by: Mapped[str | None] = field(
        FieldSpec(
            name="handed_over_by",
            section="intake",
            kind=Kind.TEXT,
            searchable=True,
            personal=True,
            label=translate_noop("Intake", "Handed over by"),
            aliases=(
                "送交人",
                "移交人",
                "handed over by",
            ),
        )
    )
    handed_over_contact: Mapped[str | None] = field(
        FieldSpec(
            name="handed_over_contact",
            section="intake",
            kind=Kind.TEXT,
            personal=True,
            label=translate_noop("Intake", "Contact of the person"),
            aliases=(
                "送交人电话",
                "送交人联系方式",
                "handed over contact",
            ),
        )
    )
    handed_over_address: Mapped[str | None] = field(
        FieldSpec(
            name="handed_over_address",
            section="intake",
            kind=Kind.TEXT,
            personal=True,
            label=translate_noop("Intake", "Address of the person"),
            aliases=(
                "送交人地址",
                "送交人住址",
                "handed over address",
            ),
        )
    )
    condition: Mapped[str | None] = field(
        FieldSpec(
            name="condition",
            section="intake",
            kind=Kind.CHOICE,
            vocabulary=care.CONDITION,
            need=Need.WANTED,
            term="vitality",
            label=translate_noop("Intake", "Condition on receipt"),
            aliases=(
                "接收状况",
                "接收时状况",
                "入院状况",
                "condition",
            ),
        )
    )
    weight: Mapped[float | None] = field(
        FieldSpec(
            name="weight",
            section="intake",
            kind=Kind.DECIMAL,
            unit=units.KILOGRAMS,
            minimum=0.001,
            maximum=2000,
            decimals=2,
            label=translate_noop("Intake", "Weight"),
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
            section="intake",
            kind=Kind.CHOICE,
            vocabulary=care.QUALIFIER,
            label=translate_noop("Intake", "Weight is"),
            aliases=(
                "体重精度",
                "weight qualifier",
            ),
        )
    )
    temperature: Mapped[float | None] = field(
        FieldSpec(
            name="temperature",
            section="intake",
            kind=Kind.DECIMAL,
            unit=units.CELSIUS,
            minimum=10,
            maximum=48,
            decimals=1,
            label=translate_noop("Intake", "Temperature"),
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
            section="intake",
            kind=Kind.CHOICE,
            vocabulary=care.TEMPERATURE_STATE,
            label=translate_noop("Intake", "Temperature is"),
            aliases=(
                "体温状态",
                "temperature state",
            ),
        )
    )
    body_condition: Mapped[str | None] = field(
        FieldSpec(
            name="body_condition",
            section="intake",
            kind=Kind.CHOICE,
            vocabulary=care.BODY_CONDITION,
            label=translate_noop("Intake", "Body condition"),
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
            section="intake",
            kind=Kind.CHOICE,
            vocabulary=care.ATTITUDE,
            label=translate_noop("Intake", "Attitude"),
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
            section="intake",
            kind=Kind.CHOICE,
            vocabulary=care.DEHYDRATION,
            label=translate_noop("Intake", "Dehydration"),
            aliases=(
                "脱水程度",
                "脱水",
                "dehydration",
            ),
        )
    )


INTAKE = RecordType(
    name="intake",
    model=Intake,
    label=translate_noop("Intake", "Intake"),
    label_plural=translate_noop("Intake", "Intakes"),
    icon="building-hospital",
    sections=(
        WHEN,
        INTAKE_SECTION,
        WHO,
    ),
    columns=(
        "event_date",
        "facility",
        "receipt_number",
        "condition",
        "weight",
    ),
    sort=("event_date", True),
    title=(
        "event_date",
        "facility",
    ),
    dated=True,
    rules=(checks.date_is_past,),
    derive=checks.precision_of_time,
    owner="case_uuid",
)
