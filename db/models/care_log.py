"""The daily care: weight, temperature, food, behaviour, stool."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from db import rescue_vocabularies as care
from db.fields import FieldSpec, Kind, Section, field
from db.models import checks, units
from db.models.base import Base, RecordType
from db.models.entry import WHEN, WHO, EntryColumns
from db.text import translate_noop

CARE_SECTION = Section("care", translate_noop("CareLog", "Care"))


class CareLog(EntryColumns, Base):
    __tablename__ = "care_log"

    weight: Mapped[float | None] = field(
        FieldSpec(
            name="weight",
            section="care",
            kind=Kind.DECIMAL,
            unit=units.KILOGRAMS,
            minimum=0.001,
            maximum=2000,
            decimals=2,
            label=translate_noop("CareLog", "Weight"),
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
            section="care",
            kind=Kind.CHOICE,
            vocabulary=care.QUALIFIER,
            label=translate_noop("CareLog", "Weight is"),
            aliases=(
                "体重精度",
                "weight qualifier",
            ),
        )
    )
    temperature: Mapped[float | None] = field(
        FieldSpec(
            name="temperature",
            section="care",
            kind=Kind.DECIMAL,
            unit=units.CELSIUS,
            minimum=10,
            maximum=48,
            decimals=1,
            label=translate_noop("CareLog", "Temperature"),
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
            section="care",
            kind=Kind.CHOICE,
            vocabulary=care.TEMPERATURE_STATE,
            label=translate_noop("CareLog", "Temperature is"),
            aliases=(
                "体温状态",
                "temperature state",
            ),
        )
    )
    food: Mapped[str | None] = field(
        FieldSpec(
            name="food",
            section="care",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("CareLog", "Food"),
            aliases=(
                "饲料",
                "食物",
                "food",
            ),
        )
    )
    food_grams: Mapped[float | None] = field(
        FieldSpec(
            name="food_grams",
            section="care",
            kind=Kind.DECIMAL,
            unit=units.GRAMS,
            minimum=0,
            maximum=1000000,
            label=translate_noop("CareLog", "Food given"),
            aliases=(
                "投喂量",
                "投喂量(g)",
                "food grams",
            ),
        )
    )
    food_eaten: Mapped[str | None] = field(
        FieldSpec(
            name="food_eaten",
            section="care",
            kind=Kind.CHOICE,
            vocabulary=care.FOOD_EATEN,
            label=translate_noop("CareLog", "Eaten"),
            aliases=(
                "采食情况",
                "采食",
                "food eaten",
            ),
        )
    )
    stool: Mapped[str | None] = field(
        FieldSpec(
            name="stool",
            section="care",
            kind=Kind.CHOICE,
            vocabulary=care.STOOL,
            label=translate_noop("CareLog", "Stool"),
            aliases=(
                "粪便",
                "排便",
                "stool",
            ),
        )
    )
    behaviour: Mapped[str | None] = field(
        FieldSpec(
            name="behaviour",
            section="care",
            kind=Kind.TEXT,
            term="behavior",
            searchable=True,
            label=translate_noop("CareLog", "Behaviour"),
            aliases=(
                "行为",
                "行为表现",
                "behaviour",
            ),
        )
    )


CARE_LOG = RecordType(
    name="care_log",
    model=CareLog,
    label=translate_noop("CareLog", "Care log"),
    label_plural=translate_noop("CareLog", "Care logs"),
    icon="notes",
    sections=(
        WHEN,
        CARE_SECTION,
        WHO,
    ),
    columns=(
        "event_date",
        "weight",
        "temperature",
        "food",
        "behaviour",
    ),
    sort=("event_date", True),
    title=("event_date",),
    dated=True,
    rules=(checks.date_is_past,),
    derive=checks.precision_of_time,
    owner="case_uuid",
)
