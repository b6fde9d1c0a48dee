"""What became of the animal: the disposition that closes a case (terms as in WRMD)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy.orm import Mapped, mapped_column

from db import rescue_vocabularies as care
from db import vocabularies as voc
from db.fields import FieldSpec, Kind, Need, Section, field
from db.models import checks, units
from db.models.base import Base, PointBlob, RecordType, Values
from db.models.entry import WHEN, WHO, EntryColumns
from db.problem import Problem, doubt
from db.text import translate_noop

OUTCOME_SECTION = Section("outcome", translate_noop("Outcome", "Outcome"))
RELEASE_SECTION = Section("release", translate_noop("Outcome", "Release"))
DEATH_SECTION = Section("death", translate_noop("Outcome", "Death"))


class Outcome(EntryColumns, Base):
    __tablename__ = "outcome"

    geom: Mapped[bytes | None] = mapped_column(PointBlob())

    outcome: Mapped[str | None] = field(
        FieldSpec(
            name="outcome",
            section="outcome",
            kind=Kind.CHOICE,
            vocabulary=care.OUTCOME,
            need=Need.REQUIRED,
            label=translate_noop("Outcome", "Outcome"),
            aliases=(
                "处置结果",
                "结局",
                "处理结果",
                "outcome",
                "disposition",
            ),
        )
    )
    weight: Mapped[float | None] = field(
        FieldSpec(
            name="weight",
            section="outcome",
            kind=Kind.DECIMAL,
            unit=units.KILOGRAMS,
            minimum=0.001,
            maximum=2000,
            decimals=2,
            label=translate_noop("Outcome", "Weight"),
            aliases=(
                "体重",
                "体重(kg)",
                "weight",
            ),
        )
    )
    facility: Mapped[str | None] = field(
        FieldSpec(
            name="facility",
            section="outcome",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Outcome", "Kept or taken at"),
            aliases=(
                "去向单位",
                "转入单位",
                "收容地点",
                "facility",
            ),
        )
    )
    companions: Mapped[str | None] = field(
        FieldSpec(
            name="companions",
            section="outcome",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Outcome", "Together with"),
            aliases=(
                "同伴",
                "一同放归",
                "companions",
            ),
        )
    )
    reason: Mapped[str | None] = field(
        FieldSpec(
            name="reason",
            section="outcome",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Outcome", "Why not releasable"),
            aliases=(
                "不能放归原因",
                "收容原因",
                "why not releasable",
            ),
        )
    )
    their_case_number: Mapped[str | None] = field(
        FieldSpec(
            name="their_case_number",
            section="outcome",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Outcome", "Their case number"),
            aliases=(
                "对方案例号",
                "对方编号",
                "their case number",
            ),
        )
    )
    decimal_latitude: Mapped[float | None] = field(
        FieldSpec(
            name="decimal_latitude",
            section="release",
            kind=Kind.LATITUDE,
            minimum=-90,
            maximum=90,
            decimals=5,
            term="decimalLatitude",
            label=translate_noop("Outcome", "Latitude"),
            aliases=(
                "纬度",
                "北纬",
                "latitude",
                "lat",
                "decimalLatitude",
            ),
        )
    )
    decimal_longitude: Mapped[float | None] = field(
        FieldSpec(
            name="decimal_longitude",
            section="release",
            kind=Kind.LONGITUDE,
            minimum=-180,
            maximum=180,
            decimals=5,
            term="decimalLongitude",
            label=translate_noop("Outcome", "Longitude"),
            aliases=(
                "经度",
                "东经",
                "longitude",
                "lon",
                "lng",
                "decimalLongitude",
            ),
        )
    )
    verbatim_coordinates: Mapped[str | None] = field(
        FieldSpec(
            name="verbatim_coordinates",
            section="release",
            kind=Kind.TEXT,
            term="verbatimCoordinates",
            label=translate_noop("Outcome", "Position as received"),
            aliases=(
                "原始坐标",
                "原始经纬度",
                "verbatim coordinates",
                "verbatimCoordinates",
            ),
        )
    )
    verbatim_srs: Mapped[str | None] = field(
        FieldSpec(
            name="verbatim_srs",
            section="release",
            kind=Kind.CHOICE,
            vocabulary=voc.DATUM,
            term="verbatimSRS",
            label=translate_noop("Outcome", "Datum as received"),
            aliases=(
                "原始坐标系",
                "坐标系",
                "datum",
                "verbatimSRS",
            ),
        )
    )
    place_code: Mapped[str | None] = field(
        FieldSpec(
            name="place_code",
            section="release",
            kind=Kind.PLACE,
            term="locationID",
            label=translate_noop("Outcome", "Release place"),
            aliases=(
                "放归地点",
                "放归地",
                "释放地点",
                "release place",
                "locationID",
            ),
        )
    )
    locality: Mapped[str | None] = field(
        FieldSpec(
            name="locality",
            section="release",
            kind=Kind.TEXT,
            term="locality",
            searchable=True,
            label=translate_noop("Outcome", "Release place in words"),
            aliases=(
                "放归小地名",
                "放归具体地点",
                "release locality",
                "locality",
            ),
        )
    )
    release_type: Mapped[str | None] = field(
        FieldSpec(
            name="release_type",
            section="release",
            kind=Kind.CHOICE,
            vocabulary=care.RELEASE_TYPE,
            label=translate_noop("Outcome", "Way of release"),
            aliases=(
                "放归方式",
                "release type",
            ),
        )
    )
    tag: Mapped[str | None] = field(
        FieldSpec(
            name="tag",
            section="release",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Outcome", "Collar or tag"),
            aliases=(
                "项圈或标记",
                "项圈号",
                "放归标记",
                "collar",
                "tag",
            ),
        )
    )
    follow_up_due: Mapped[dt.date | None] = field(
        FieldSpec(
            name="follow_up_due",
            section="release",
            kind=Kind.DATE,
            label=translate_noop("Outcome", "First check on"),
            aliases=(
                "首次回访日期",
                "监测日期",
                "follow up due",
            ),
        )
    )
    cause_of_death: Mapped[str | None] = field(
        FieldSpec(
            name="cause_of_death",
            section="death",
            kind=Kind.TEXT,
            term="causeOfDeath",
            searchable=True,
            label=translate_noop("Outcome", "Cause of death"),
            aliases=(
                "死亡原因",
                "死因",
                "cause of death",
                "causeOfDeath",
            ),
        )
    )
    survival: Mapped[str | None] = field(
        FieldSpec(
            name="survival",
            section="death",
            kind=Kind.CHOICE,
            vocabulary=care.SURVIVAL,
            label=translate_noop("Outcome", "Died"),
            aliases=(
                "死亡时段",
                "24小时内死亡",
                "survival",
            ),
        )
    )
    necropsy: Mapped[str | None] = field(
        FieldSpec(
            name="necropsy",
            section="death",
            kind=Kind.CHOICE,
            vocabulary=care.NECROPSY,
            label=translate_noop("Outcome", "Necropsy"),
            aliases=(
                "剖检",
                "尸检",
                "necropsy",
            ),
        )
    )
    necropsy_findings: Mapped[str | None] = field(
        FieldSpec(
            name="necropsy_findings",
            section="death",
            kind=Kind.LONG_TEXT,
            searchable=True,
            label=translate_noop("Outcome", "Necropsy findings"),
            aliases=(
                "剖检所见",
                "剖检结果",
                "necropsy findings",
            ),
        )
    )
    remains: Mapped[str | None] = field(
        FieldSpec(
            name="remains",
            section="death",
            kind=Kind.CHOICE,
            vocabulary=care.REMAINS,
            label=translate_noop("Outcome", "Remains"),
            aliases=(
                "遗体处理",
                "尸体处理",
                "remains",
            ),
        )
    )


DEATHS = ("died", "euthanised", "dead_on_arrival", "returned_dead")
"""Outcomes after which the animal is dead."""

_BELONGS = {
    "release_type": ("released",),
    "cause_of_death": DEATHS,
    "survival": ("died", "euthanised"),
    "necropsy": DEATHS,
    "necropsy_findings": DEATHS,
    "remains": DEATHS,
    "their_case_number": ("transferred",),
    "reason": ("kept", "transferred"),
}


def _fits_its_kind(values: Values) -> Iterator[Problem]:
    kind = values.get("outcome")
    if kind is None:
        return
    for name, kinds in _BELONGS.items():
        if values.get(name) is not None and kind not in kinds:
            yield doubt(
                f"outcome_{name}",
                name,
                translate_noop("Problem", "This does not belong to the outcome chosen above."),
            )
    if kind == "kept" and not values.get("reason"):
        yield doubt(
            "kept_without_reason",
            "reason",
            translate_noop("Problem", "Why can it not be released? The file should say so."),
        )


OUTCOME = RecordType(
    name="outcome",
    model=Outcome,
    label=translate_noop("Outcome", "Outcome"),
    label_plural=translate_noop("Outcome", "Outcomes"),
    icon="door-exit",
    sections=(
        WHEN,
        OUTCOME_SECTION,
        RELEASE_SECTION,
        DEATH_SECTION,
        WHO,
    ),
    columns=(
        "event_date",
        "outcome",
        "place_code",
        "facility",
        "cause_of_death",
    ),
    sort=("event_date", True),
    title=(
        "event_date",
        "outcome",
    ),
    located=True,
    dated=True,
    rules=(
        checks.date_is_past,
        checks.position_is_whole,
        checks.position_is_near_home,
        _fits_its_kind,
    ),
    derive=checks.precision_of_time,
    owner="case_uuid",
)
