"""A drug or therapy, from a day until another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy.orm import Mapped

from db import rescue_vocabularies as care
from db.fields import FieldSpec, Kind, Need, Section, field
from db.models import checks
from db.models.base import Base, RecordType, Values
from db.models.entry import WHEN, WHO, EntryColumns
from db.problem import Problem, error
from db.text import translate_noop

TREATMENT_SECTION = Section("treatment", translate_noop("Treatment", "Treatment"))


class Treatment(EntryColumns, Base):
    __tablename__ = "treatment"

    treatment: Mapped[str | None] = field(
        FieldSpec(
            name="treatment",
            section="treatment",
            kind=Kind.TEXT,
            need=Need.REQUIRED,
            searchable=True,
            label=translate_noop("Treatment", "Drug or therapy"),
            aliases=(
                "药物或疗法",
                "治疗",
                "药品",
                "treatment",
                "drug",
            ),
        )
    )
    treatment_category: Mapped[str | None] = field(
        FieldSpec(
            name="treatment_category",
            section="treatment",
            kind=Kind.CHOICE,
            vocabulary=care.TREATMENT_CATEGORY,
            label=translate_noop("Treatment", "Kind of treatment"),
            aliases=(
                "治疗类别",
                "treatment category",
            ),
        )
    )
    dose: Mapped[float | None] = field(
        FieldSpec(
            name="dose",
            section="treatment",
            kind=Kind.DECIMAL,
            minimum=0.000001,
            maximum=1000000,
            decimals=3,
            label=translate_noop("Treatment", "Dose"),
            aliases=(
                "剂量",
                "dose",
            ),
        )
    )
    dose_unit: Mapped[str | None] = field(
        FieldSpec(
            name="dose_unit",
            section="treatment",
            kind=Kind.CHOICE,
            vocabulary=care.DOSE_UNIT,
            label=translate_noop("Treatment", "Unit"),
            aliases=(
                "剂量单位",
                "单位",
                "dose unit",
            ),
        )
    )
    prescribed_per_kg: Mapped[float | None] = field(
        FieldSpec(
            name="prescribed_per_kg",
            section="treatment",
            kind=Kind.DECIMAL,
            minimum=0.000001,
            maximum=100000,
            decimals=3,
            label=translate_noop("Treatment", "Prescribed per kg"),
            aliases=(
                "每公斤处方剂量",
                "处方剂量",
                "prescribed per kg",
            ),
            help=translate_noop(
                "Treatment", "With it the dose is checked against the latest weight."
            ),
        )
    )
    dose_per_kg: Mapped[float | None] = field(
        FieldSpec(
            name="dose_per_kg",
            section="treatment",
            kind=Kind.DECIMAL,
            decimals=3,
            generated=True,
            label=translate_noop("Treatment", "Dose per kg"),
            aliases=(
                "每公斤剂量",
                "dose per kg",
            ),
        )
    )
    route: Mapped[str | None] = field(
        FieldSpec(
            name="route",
            section="treatment",
            kind=Kind.CHOICE,
            vocabulary=care.ROUTE,
            label=translate_noop("Treatment", "Way given"),
            aliases=(
                "给药途径",
                "途径",
                "route",
            ),
        )
    )
    frequency: Mapped[str | None] = field(
        FieldSpec(
            name="frequency",
            section="treatment",
            kind=Kind.CHOICE,
            vocabulary=care.FREQUENCY,
            label=translate_noop("Treatment", "How often"),
            aliases=(
                "频次",
                "用药频次",
                "frequency",
            ),
        )
    )
    until_date: Mapped[dt.date | None] = field(
        FieldSpec(
            name="until_date",
            section="treatment",
            kind=Kind.DATE,
            label=translate_noop("Treatment", "Until"),
            aliases=(
                "截止日期",
                "结束日期",
                "until",
            ),
            help=translate_noop("Treatment", "Empty: still going on."),
        )
    )
    purpose: Mapped[str | None] = field(
        FieldSpec(
            name="purpose",
            section="treatment",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Treatment", "What for"),
            aliases=(
                "治疗目的",
                "purpose",
            ),
        )
    )
    effect: Mapped[str | None] = field(
        FieldSpec(
            name="effect",
            section="treatment",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Treatment", "Effect"),
            aliases=(
                "疗效",
                "effect",
            ),
        )
    )


def _ends_after_start(values: Values) -> Iterator[Problem]:
    yield from checks.ends_after_start(values, "until_date")


def _dose_has_unit(values: Values) -> Iterator[Problem]:
    if values.get("dose") is not None and values.get("dose_unit") is None:
        yield error(
            "dose_without_unit",
            "dose_unit",
            translate_noop("Problem", "A dose needs its unit: choose mg, ml or another."),
        )


def _derive(values: Values) -> Values:
    derived = dict(checks.precision_of_time(values))
    if values.get("frequency") == "once" and values.get("until_date") is None:
        derived["until_date"] = values.get("event_date")
    return derived


TREATMENT = RecordType(
    name="treatment",
    model=Treatment,
    label=translate_noop("Treatment", "Treatment"),
    label_plural=translate_noop("Treatment", "Treatments"),
    icon="pill",
    sections=(
        WHEN,
        TREATMENT_SECTION,
        WHO,
    ),
    columns=(
        "event_date",
        "treatment",
        "dose",
        "dose_unit",
        "route",
        "frequency",
        "until_date",
    ),
    sort=("event_date", True),
    title=(
        "event_date",
        "treatment",
    ),
    dated=True,
    rules=(
        checks.date_is_past,
        _ends_after_start,
        _dose_has_unit,
    ),
    derive=_derive,
    owner="case_uuid",
)
