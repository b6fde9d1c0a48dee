"""What every entry of a case's timeline has: its case, its moment, who did it, who says so."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from db import vocabularies as voc
from db.fields import FieldSpec, Kind, Need, Section, field
from db.models.base import RecordColumns
from db.text import translate_noop

WHEN = Section("when", translate_noop("Entry", "When"))
WHO = Section("who", translate_noop("Entry", "Who and notes"))


class EntryColumns(RecordColumns):
    """Mixed into every entry's model."""

    case_uuid: Mapped[str | None] = field(
        FieldSpec(
            name="case_uuid",
            section="when",
            kind=Kind.LINK,
            target="rescue",
            generated=True,
            internal=True,
            label=translate_noop("Entry", "Case"),
            aliases=(
                "所属案例",
                "case",
            ),
        )
    )
    event_date: Mapped[dt.date | None] = field(
        FieldSpec(
            name="event_date",
            section="when",
            kind=Kind.DATE,
            need=Need.REQUIRED,
            term="eventDate",
            label=translate_noop("Entry", "Date"),
            aliases=(
                "日期",
                "date",
                "eventDate",
            ),
        )
    )
    event_time: Mapped[dt.time | None] = field(
        FieldSpec(
            name="event_time",
            section="when",
            kind=Kind.TIME,
            term="eventTime",
            label=translate_noop("Entry", "Time"),
            aliases=(
                "时间",
                "time",
                "eventTime",
            ),
        )
    )
    date_precision: Mapped[str | None] = field(
        FieldSpec(
            name="date_precision",
            section="when",
            kind=Kind.CHOICE,
            vocabulary=voc.DATE_PRECISION,
            default="day",
            label=translate_noop("Entry", "Date precision"),
            aliases=(
                "日期精度",
                "date precision",
            ),
        )
    )
    performed_by: Mapped[str | None] = field(
        FieldSpec(
            name="performed_by",
            section="who",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Entry", "Done by"),
            aliases=(
                "经办人",
                "负责人",
                "done by",
                "performed by",
            ),
        ),
        sort_order=100,
    )
    information_source: Mapped[str | None] = field(
        FieldSpec(
            name="information_source",
            section="who",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Entry", "Source"),
            aliases=(
                "信息来源",
                "来源",
                "information source",
                "source",
            ),
            help=translate_noop("Entry", "Who says so: own observation, file, publication."),
        ),
        sort_order=100,
    )
    notes: Mapped[str | None] = field(
        FieldSpec(
            name="notes",
            section="who",
            kind=Kind.LONG_TEXT,
            searchable=True,
            label=translate_noop("Entry", "Notes"),
            aliases=(
                "备注",
                "说明",
                "notes",
                "remarks",
            ),
        ),
        sort_order=100,
    )
