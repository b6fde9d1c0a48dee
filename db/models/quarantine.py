"""A time apart from other animals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy.orm import Mapped

from db import rescue_vocabularies as care
from db.fields import FieldSpec, Kind, Section, field
from db.models import checks
from db.models.base import Base, RecordType, Values
from db.models.entry import WHEN, WHO, EntryColumns
from db.problem import Problem
from db.text import translate_noop

QUARANTINE_SECTION = Section("quarantine", translate_noop("Quarantine", "Quarantine"))


class Quarantine(EntryColumns, Base):
    __tablename__ = "quarantine"

    location: Mapped[str | None] = field(
        FieldSpec(
            name="location",
            section="quarantine",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Quarantine", "Where"),
            aliases=(
                "隔离地点",
                "隔离笼舍",
                "where",
                "location",
            ),
        )
    )
    reason: Mapped[str | None] = field(
        FieldSpec(
            name="reason",
            section="quarantine",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Quarantine", "Reason"),
            aliases=(
                "隔离原因",
                "原因",
                "reason",
            ),
        )
    )
    until_date: Mapped[dt.date | None] = field(
        FieldSpec(
            name="until_date",
            section="quarantine",
            kind=Kind.DATE,
            label=translate_noop("Quarantine", "Until"),
            aliases=(
                "解除日期",
                "截止日期",
                "until",
            ),
        )
    )
    result: Mapped[str | None] = field(
        FieldSpec(
            name="result",
            section="quarantine",
            kind=Kind.CHOICE,
            vocabulary=care.QUARANTINE_RESULT,
            label=translate_noop("Quarantine", "Result"),
            aliases=(
                "隔离结果",
                "检疫结果",
                "result",
            ),
        )
    )


def _ends_after_start(values: Values) -> Iterator[Problem]:
    yield from checks.ends_after_start(values, "until_date")


QUARANTINE = RecordType(
    name="quarantine",
    model=Quarantine,
    label=translate_noop("Quarantine", "Quarantine"),
    label_plural=translate_noop("Quarantine", "Quarantines"),
    icon="shield",
    sections=(
        WHEN,
        QUARANTINE_SECTION,
        WHO,
    ),
    columns=(
        "event_date",
        "location",
        "until_date",
        "result",
    ),
    sort=("event_date", True),
    title=(
        "event_date",
        "location",
    ),
    dated=True,
    rules=(
        checks.date_is_past,
        _ends_after_start,
    ),
    derive=checks.precision_of_time,
    owner="case_uuid",
)
