"""A closed case is opened again on purpose, for a reason that stays in its history."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from db.fields import FieldSpec, Kind, Need, Section, field
from db.models import checks
from db.models.base import Base, RecordType
from db.models.entry import WHEN, WHO, EntryColumns
from db.text import translate_noop

REOPENING_SECTION = Section("reopening", translate_noop("Reopening", "Reopening"))


class Reopening(EntryColumns, Base):
    __tablename__ = "reopening"

    reason: Mapped[str | None] = field(
        FieldSpec(
            name="reason",
            section="reopening",
            kind=Kind.TEXT,
            need=Need.REQUIRED,
            searchable=True,
            label=translate_noop("Reopening", "Reason"),
            aliases=(
                "重开原因",
                "原因",
                "reason",
            ),
        )
    )


REOPENING = RecordType(
    name="reopening",
    model=Reopening,
    label=translate_noop("Reopening", "Reopening"),
    label_plural=translate_noop("Reopening", "Reopenings"),
    icon="lock-open",
    sections=(
        WHEN,
        REOPENING_SECTION,
        WHO,
    ),
    columns=(
        "event_date",
        "reason",
    ),
    sort=("event_date", True),
    title=("event_date",),
    dated=True,
    rules=(checks.date_is_past,),
    derive=checks.precision_of_time,
    owner="case_uuid",
)
