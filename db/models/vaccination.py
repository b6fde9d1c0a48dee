"""A vaccine that was given, and when the next is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy.orm import Mapped

from db import rescue_vocabularies as care
from db.fields import FieldSpec, Kind, Need, Section, field
from db.models import checks
from db.models.base import Base, RecordType, Values
from db.models.entry import WHEN, WHO, EntryColumns
from db.problem import Problem, doubt
from db.text import translate_noop

VACCINATION_SECTION = Section("vaccination", translate_noop("Vaccination", "Vaccination"))


class Vaccination(EntryColumns, Base):
    __tablename__ = "vaccination"

    vaccine: Mapped[str | None] = field(
        FieldSpec(
            name="vaccine",
            section="vaccination",
            kind=Kind.TEXT,
            need=Need.REQUIRED,
            searchable=True,
            label=translate_noop("Vaccination", "Vaccine"),
            aliases=(
                "疫苗",
                "疫苗名称",
                "vaccine",
            ),
        )
    )
    batch: Mapped[str | None] = field(
        FieldSpec(
            name="batch",
            section="vaccination",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Vaccination", "Batch"),
            aliases=(
                "批号",
                "疫苗批号",
                "batch",
            ),
        )
    )
    vaccination_dose: Mapped[str | None] = field(
        FieldSpec(
            name="vaccination_dose",
            section="vaccination",
            kind=Kind.TEXT,
            label=translate_noop("Vaccination", "Dose"),
            aliases=(
                "接种剂次",
                "剂次",
                "vaccination dose",
            ),
        )
    )
    next_due: Mapped[dt.date | None] = field(
        FieldSpec(
            name="next_due",
            section="vaccination",
            kind=Kind.DATE,
            label=translate_noop("Vaccination", "Next due"),
            aliases=(
                "下次接种",
                "下次到期",
                "next due",
            ),
        )
    )
    series_complete: Mapped[str | None] = field(
        FieldSpec(
            name="series_complete",
            section="vaccination",
            kind=Kind.CHOICE,
            vocabulary=care.YES_NO,
            label=translate_noop("Vaccination", "Last of the series"),
            aliases=(
                "是否末次",
                "末次",
                "series complete",
            ),
        )
    )


def _next_follows(values: Values) -> Iterator[Problem]:
    yield from checks.ends_after_start(values, "next_due")
    if values.get("series_complete") == "yes" and values.get("next_due") is not None:
        yield doubt(
            "next_after_last",
            "next_due",
            translate_noop("Problem", "The last of the series, and yet a next one is due?"),
        )


VACCINATION = RecordType(
    name="vaccination",
    model=Vaccination,
    label=translate_noop("Vaccination", "Vaccination"),
    label_plural=translate_noop("Vaccination", "Vaccinations"),
    icon="vaccine",
    sections=(
        WHEN,
        VACCINATION_SECTION,
        WHO,
    ),
    columns=(
        "event_date",
        "vaccine",
        "batch",
        "next_due",
    ),
    sort=("event_date", True),
    title=(
        "event_date",
        "vaccine",
    ),
    dated=True,
    rules=(
        checks.date_is_past,
        _next_follows,
    ),
    derive=checks.precision_of_time,
    owner="case_uuid",
)
