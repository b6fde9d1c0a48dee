"""The care of a rescued animal: what is asked of the centre, what follows from the timeline."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from db import rescue_vocabularies as care
from db.fields import FieldSpec, Kind, field
from db.models import units
from db.text import translate_noop


class CareColumns:
    """What is asked of the centre, and what follows from the timeline (generated, never typed)."""

    weighing_interval: Mapped[int | None] = field(
        FieldSpec(
            name="weighing_interval",
            section="care",
            kind=Kind.INTEGER,
            unit=units.DAYS,
            minimum=1,
            maximum=365,
            label=translate_noop("Rescue", "Weigh every"),
            aliases=(
                "称重间隔",
                "weighing interval",
            ),
        )
    )
    notes: Mapped[str | None] = field(
        FieldSpec(
            name="notes",
            section="care",
            kind=Kind.LONG_TEXT,
            term="occurrenceRemarks",
            searchable=True,
            label=translate_noop("Rescue", "Notes"),
            aliases=(
                "备注",
                "说明",
                "remarks",
                "notes",
                "occurrenceRemarks",
            ),
        )
    )
    status: Mapped[str | None] = field(
        FieldSpec(
            name="status",
            section="care",
            kind=Kind.CHOICE,
            vocabulary=care.CASE_STATUS,
            generated=True,
            label=translate_noop("Rescue", "Status"),
            aliases=(
                "状态",
                "案例状态",
                "status",
            ),
        )
    )
    intake_date: Mapped[dt.date | None] = field(
        FieldSpec(
            name="intake_date",
            section="care",
            kind=Kind.DATE,
            generated=True,
            label=translate_noop("Rescue", "In care since"),
            aliases=(
                "入院日期",
                "收容日期",
                "intake date",
            ),
        )
    )
    outcome: Mapped[str | None] = field(
        FieldSpec(
            name="outcome",
            section="care",
            kind=Kind.CHOICE,
            vocabulary=care.OUTCOME,
            generated=True,
            label=translate_noop("Rescue", "Outcome"),
            aliases=(
                "结局",
                "案例结局",
                "outcome",
            ),
        )
    )
    outcome_date: Mapped[dt.date | None] = field(
        FieldSpec(
            name="outcome_date",
            section="care",
            kind=Kind.DATE,
            generated=True,
            label=translate_noop("Rescue", "Outcome on"),
            aliases=(
                "结局日期",
                "outcome date",
            ),
        )
    )
    first_weight: Mapped[float | None] = field(
        FieldSpec(
            name="first_weight",
            section="care",
            kind=Kind.DECIMAL,
            unit=units.KILOGRAMS,
            decimals=2,
            generated=True,
            label=translate_noop("Rescue", "First weight"),
            aliases=(
                "初始体重",
                "首次体重",
                "first weight",
            ),
        )
    )
    latest_weight: Mapped[float | None] = field(
        FieldSpec(
            name="latest_weight",
            section="care",
            kind=Kind.DECIMAL,
            unit=units.KILOGRAMS,
            decimals=2,
            generated=True,
            label=translate_noop("Rescue", "Latest weight"),
            aliases=(
                "最近体重",
                "最新体重",
                "latest weight",
            ),
        )
    )
    latest_weight_date: Mapped[dt.date | None] = field(
        FieldSpec(
            name="latest_weight_date",
            section="care",
            kind=Kind.DATE,
            generated=True,
            label=translate_noop("Rescue", "Weighed on"),
            aliases=(
                "最近称重日期",
                "weighed on",
            ),
        )
    )
    transport_hours: Mapped[float | None] = field(
        FieldSpec(
            name="transport_hours",
            section="care",
            kind=Kind.DECIMAL,
            unit=units.HOURS,
            decimals=1,
            generated=True,
            label=translate_noop("Rescue", "Hours of transport"),
            aliases=(
                "转运时长",
                "转运小时",
                "transport hours",
            ),
        )
    )
    transport_km: Mapped[float | None] = field(
        FieldSpec(
            name="transport_km",
            section="care",
            kind=Kind.DECIMAL,
            unit=units.KILOMETRES,
            generated=True,
            label=translate_noop("Rescue", "Distance of transport"),
            aliases=(
                "转运里程",
                "transport km",
            ),
        )
    )
    vaccination_due: Mapped[dt.date | None] = field(
        FieldSpec(
            name="vaccination_due",
            section="care",
            kind=Kind.DATE,
            generated=True,
            label=translate_noop("Rescue", "Next vaccination due"),
            aliases=(
                "下次疫苗日期",
                "疫苗到期",
                "vaccination due",
            ),
        )
    )
