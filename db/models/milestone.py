"""Something the animal did for the first time.

Contradicting accounts stand beside each other, each with its source and precision.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Mapped

from db import rescue_vocabularies as care
from db.fields import FieldSpec, Kind, Need, Section, field
from db.models import checks
from db.models.base import Base, RecordType, Values
from db.models.entry import WHEN, WHO, EntryColumns
from db.problem import Problem, error
from db.text import translate_noop

MILESTONE_SECTION = Section("milestone", translate_noop("Milestone", "Milestone"))


class Milestone(EntryColumns, Base):
    __tablename__ = "milestone"

    milestone: Mapped[str | None] = field(
        FieldSpec(
            name="milestone",
            section="milestone",
            kind=Kind.CHOICE,
            vocabulary=care.MILESTONE,
            need=Need.REQUIRED,
            label=translate_noop("Milestone", "Milestone"),
            aliases=(
                "里程碑",
                "康复节点",
                "milestone",
            ),
        )
    )
    description: Mapped[str | None] = field(
        FieldSpec(
            name="description",
            section="milestone",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Milestone", "In words"),
            aliases=(
                "描述",
                "说明文字",
                "description",
            ),
        )
    )


def _other_is_described(values: Values) -> Iterator[Problem]:
    if values.get("milestone") == "other" and not values.get("description"):
        yield error(
            "milestone_without_words",
            "description",
            translate_noop("Problem", "Say in words what the animal did."),
        )


MILESTONE = RecordType(
    name="milestone",
    model=Milestone,
    label=translate_noop("Milestone", "Milestone"),
    label_plural=translate_noop("Milestone", "Milestones"),
    icon="flag",
    sections=(
        WHEN,
        MILESTONE_SECTION,
        WHO,
    ),
    columns=(
        "event_date",
        "date_precision",
        "milestone",
        "description",
    ),
    sort=("event_date", True),
    title=(
        "event_date",
        "milestone",
    ),
    dated=True,
    rules=(
        checks.date_is_past,
        _other_is_described,
    ),
    derive=checks.precision_of_time,
    owner="case_uuid",
)
