"""A surgery, an anaesthesia or another procedure."""

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

PROCEDURE_SECTION = Section("procedure", translate_noop("Procedure", "Procedure"))


class Procedure(EntryColumns, Base):
    __tablename__ = "procedure"

    procedure_type: Mapped[str | None] = field(
        FieldSpec(
            name="procedure_type",
            section="procedure",
            kind=Kind.CHOICE,
            vocabulary=care.PROCEDURE_TYPE,
            need=Need.REQUIRED,
            default="surgery",
            label=translate_noop("Procedure", "Kind of procedure"),
            aliases=(
                "操作类型",
                "procedure type",
            ),
        )
    )
    procedure: Mapped[str | None] = field(
        FieldSpec(
            name="procedure",
            section="procedure",
            kind=Kind.TEXT,
            need=Need.REQUIRED,
            searchable=True,
            label=translate_noop("Procedure", "What was done"),
            aliases=(
                "操作内容",
                "手术名称",
                "procedure",
            ),
        )
    )
    ended_time: Mapped[dt.time | None] = field(
        FieldSpec(
            name="ended_time",
            section="procedure",
            kind=Kind.TIME,
            label=translate_noop("Procedure", "Ended at"),
            aliases=(
                "结束时间",
                "ended",
            ),
        )
    )
    anaesthetic: Mapped[str | None] = field(
        FieldSpec(
            name="anaesthetic",
            section="procedure",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Procedure", "Anaesthetic"),
            aliases=(
                "麻醉药",
                "麻醉剂",
                "anaesthetic",
            ),
        )
    )
    anaesthetic_dose: Mapped[float | None] = field(
        FieldSpec(
            name="anaesthetic_dose",
            section="procedure",
            kind=Kind.DECIMAL,
            minimum=0.000001,
            maximum=1000000,
            decimals=3,
            label=translate_noop("Procedure", "Anaesthetic dose"),
            aliases=(
                "麻醉剂量",
                "anaesthetic dose",
            ),
        )
    )
    anaesthetic_unit: Mapped[str | None] = field(
        FieldSpec(
            name="anaesthetic_unit",
            section="procedure",
            kind=Kind.CHOICE,
            vocabulary=care.DOSE_UNIT,
            label=translate_noop("Procedure", "Unit"),
            aliases=(
                "麻醉剂量单位",
                "anaesthetic unit",
            ),
        )
    )
    complications: Mapped[str | None] = field(
        FieldSpec(
            name="complications",
            section="procedure",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Procedure", "Complications"),
            aliases=(
                "并发症",
                "complications",
            ),
        )
    )
    result: Mapped[str | None] = field(
        FieldSpec(
            name="result",
            section="procedure",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Procedure", "Result"),
            aliases=(
                "结果",
                "操作结果",
                "result",
            ),
        )
    )


def _anaesthetic_has_unit(values: Values) -> Iterator[Problem]:
    if values.get("anaesthetic_dose") is not None and values.get("anaesthetic_unit") is None:
        yield error(
            "dose_without_unit",
            "anaesthetic_unit",
            translate_noop("Problem", "A dose needs its unit: choose mg, ml or another."),
        )


PROCEDURE = RecordType(
    name="procedure",
    model=Procedure,
    label=translate_noop("Procedure", "Procedure"),
    label_plural=translate_noop("Procedure", "Procedures"),
    icon="scissors",
    sections=(
        WHEN,
        PROCEDURE_SECTION,
        WHO,
    ),
    columns=(
        "event_date",
        "procedure_type",
        "procedure",
        "result",
    ),
    sort=("event_date", True),
    title=(
        "event_date",
        "procedure",
    ),
    dated=True,
    rules=(
        checks.date_is_past,
        _anaesthetic_has_unit,
    ),
    derive=checks.precision_of_time,
    owner="case_uuid",
)
