"""The animal moves to another enclosure, ward or box."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy.orm import Mapped

from db.fields import FieldSpec, Kind, Need, Section, field
from db.models import checks
from db.models.base import Base, RecordType, Values
from db.models.entry import WHEN, WHO, EntryColumns
from db.problem import Problem
from db.text import translate_noop

MOVE_SECTION = Section("move", translate_noop("EnclosureMove", "Move"))


class EnclosureMove(EntryColumns, Base):
    __tablename__ = "enclosure_move"

    enclosure: Mapped[str | None] = field(
        FieldSpec(
            name="enclosure",
            section="move",
            kind=Kind.TEXT,
            need=Need.REQUIRED,
            searchable=True,
            label=translate_noop("EnclosureMove", "Moved to"),
            aliases=(
                "转入笼舍",
                "转入",
                "笼舍",
                "moved to",
                "enclosure",
            ),
        )
    )
    enclosure_before: Mapped[str | None] = field(
        FieldSpec(
            name="enclosure_before",
            section="move",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("EnclosureMove", "Moved from"),
            aliases=(
                "转出笼舍",
                "转出",
                "moved from",
            ),
        )
    )
    until_date: Mapped[dt.date | None] = field(
        FieldSpec(
            name="until_date",
            section="move",
            kind=Kind.DATE,
            label=translate_noop("EnclosureMove", "Until"),
            aliases=(
                "至",
                "截止日期",
                "until",
            ),
        )
    )
    companions: Mapped[str | None] = field(
        FieldSpec(
            name="companions",
            section="move",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("EnclosureMove", "Together with"),
            aliases=(
                "同舍动物",
                "同伴",
                "together with",
            ),
        )
    )
    reason: Mapped[str | None] = field(
        FieldSpec(
            name="reason",
            section="move",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("EnclosureMove", "Reason"),
            aliases=(
                "原因",
                "转舍原因",
                "reason",
            ),
        )
    )


def _ends_after_start(values: Values) -> Iterator[Problem]:
    yield from checks.ends_after_start(values, "until_date")


ENCLOSURE_MOVE = RecordType(
    name="enclosure_move",
    model=EnclosureMove,
    label=translate_noop("EnclosureMove", "Enclosure move"),
    label_plural=translate_noop("EnclosureMove", "Enclosure moves"),
    icon="home-move",
    sections=(
        WHEN,
        MOVE_SECTION,
        WHO,
    ),
    columns=(
        "event_date",
        "enclosure",
        "until_date",
    ),
    sort=("event_date", True),
    title=(
        "event_date",
        "enclosure",
    ),
    dated=True,
    rules=(
        checks.date_is_past,
        _ends_after_start,
    ),
    derive=checks.precision_of_time,
    owner="case_uuid",
)
