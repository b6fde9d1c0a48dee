"""A rescue case: the animal, the report it began with, and where it was found.

What happened afterwards are entries of its timeline (`db.rescue`). The fields at the end are worked
out from them at each save and never typed. Terms: Darwin Core (https://dwc.tdwg.org/terms/) and
wildlife rehabilitation usage.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from db import rescue_vocabularies as care
from db import vocabularies as voc
from db.fields import FieldSpec, Kind, Need, Section, field
from db.models import checks, units
from db.models.base import Base, PointBlob, RecordColumns, RecordType, Values
from db.problem import Problem, doubt
from db.text import translate_noop

REPORT_SECTION = Section("report", translate_noop("Rescue", "The report"))
WHERE_SECTION = Section("where", translate_noop("Rescue", "Where it was found"))
ANIMAL_SECTION = Section("animal", translate_noop("Rescue", "The animal"))
FOUND_SECTION = Section("found", translate_noop("Rescue", "Condition when found"))
CARE_SECTION = Section("care", translate_noop("Rescue", "Care"))


class Rescue(RecordColumns, Base):
    __tablename__ = "rescue"

    geom: Mapped[bytes | None] = mapped_column(PointBlob())

    case_number: Mapped[str | None] = field(
        FieldSpec(
            name="case_number",
            section="report",
            kind=Kind.TEXT,
            searchable=True,
            unique=True,
            label=translate_noop("Rescue", "Case number"),
            aliases=(
                "救护编号",
                "案例编号",
                "案件编号",
                "编号",
                "case number",
                "case no",
                "catalogNumber",
            ),
            help=translate_noop("Rescue", "Empty: the next number of your office."),
        )
    )
    event_date: Mapped[dt.date | None] = field(
        FieldSpec(
            name="event_date",
            section="report",
            kind=Kind.DATE,
            need=Need.REQUIRED,
            term="eventDate",
            label=translate_noop("Rescue", "Found on"),
            aliases=(
                "发现日期",
                "发现时间日期",
                "日期",
                "date found",
                "eventDate",
            ),
        )
    )
    event_time: Mapped[dt.time | None] = field(
        FieldSpec(
            name="event_time",
            section="report",
            kind=Kind.TIME,
            term="eventTime",
            label=translate_noop("Rescue", "Found at (time)"),
            aliases=(
                "发现时间",
                "发现时刻",
                "time found",
                "eventTime",
            ),
        )
    )
    date_precision: Mapped[str | None] = field(
        FieldSpec(
            name="date_precision",
            section="report",
            kind=Kind.CHOICE,
            vocabulary=voc.DATE_PRECISION,
            default="day",
            label=translate_noop("Rescue", "Date precision"),
            aliases=(
                "日期精度",
                "date precision",
            ),
        )
    )
    reported_date: Mapped[dt.date | None] = field(
        FieldSpec(
            name="reported_date",
            section="report",
            kind=Kind.DATE,
            label=translate_noop("Rescue", "Reported on"),
            aliases=(
                "报告日期",
                "date reported",
            ),
        )
    )
    reported_time: Mapped[dt.time | None] = field(
        FieldSpec(
            name="reported_time",
            section="report",
            kind=Kind.TIME,
            label=translate_noop("Rescue", "Reported at (time)"),
            aliases=(
                "报告时间",
                "time reported",
            ),
        )
    )
    report_channel: Mapped[str | None] = field(
        FieldSpec(
            name="report_channel",
            section="report",
            kind=Kind.CHOICE,
            vocabulary=care.REPORT_CHANNEL,
            label=translate_noop("Rescue", "Reported by way of"),
            aliases=(
                "报告方式",
                "report channel",
            ),
        )
    )
    finder_name: Mapped[str | None] = field(
        FieldSpec(
            name="finder_name",
            section="report",
            kind=Kind.TEXT,
            need=Need.WANTED,
            searchable=True,
            personal=True,
            label=translate_noop("Rescue", "Found by"),
            aliases=(
                "发现人",
                "报告人",
                "救助人",
                "finder",
            ),
        )
    )
    finder_contact: Mapped[str | None] = field(
        FieldSpec(
            name="finder_contact",
            section="report",
            kind=Kind.TEXT,
            personal=True,
            label=translate_noop("Rescue", "Finder's phone"),
            aliases=(
                "发现人电话",
                "联系电话",
                "联系方式",
                "finder phone",
            ),
        )
    )
    finder_role: Mapped[str | None] = field(
        FieldSpec(
            name="finder_role",
            section="report",
            kind=Kind.CHOICE,
            vocabulary=care.FINDER_ROLE,
            label=translate_noop("Rescue", "Finder's role"),
            aliases=(
                "发现人身份",
                "发现人职业",
                "finder role",
            ),
        )
    )
    finder_place_code: Mapped[str | None] = field(
        FieldSpec(
            name="finder_place_code",
            section="report",
            kind=Kind.PLACE,
            label=translate_noop("Rescue", "Finder's village"),
            aliases=(
                "发现人所在村",
                "发现人住址",
                "finder village",
            ),
        )
    )
    report_taken_by: Mapped[str | None] = field(
        FieldSpec(
            name="report_taken_by",
            section="report",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Rescue", "Report taken by"),
            aliases=(
                "接报人",
                "接警人",
                "report taken by",
            ),
        )
    )
    decimal_latitude: Mapped[float | None] = field(
        FieldSpec(
            name="decimal_latitude",
            section="where",
            kind=Kind.LATITUDE,
            minimum=-90,
            maximum=90,
            decimals=5,
            need=Need.WANTED,
            term="decimalLatitude",
            label=translate_noop("Rescue", "Latitude"),
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
            section="where",
            kind=Kind.LONGITUDE,
            minimum=-180,
            maximum=180,
            decimals=5,
            term="decimalLongitude",
            label=translate_noop("Rescue", "Longitude"),
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
            section="where",
            kind=Kind.TEXT,
            term="verbatimCoordinates",
            label=translate_noop("Rescue", "Position as received"),
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
            section="where",
            kind=Kind.CHOICE,
            vocabulary=voc.DATUM,
            term="verbatimSRS",
            label=translate_noop("Rescue", "Datum as received"),
            aliases=(
                "原始坐标系",
                "坐标系",
                "datum",
                "verbatimSRS",
            ),
        )
    )
    coordinate_uncertainty: Mapped[float | None] = field(
        FieldSpec(
            name="coordinate_uncertainty",
            section="where",
            kind=Kind.DECIMAL,
            unit=units.METRES,
            minimum=1,
            maximum=500000,
            term="coordinateUncertaintyInMeters",
            label=translate_noop("Rescue", "Uncertainty"),
            aliases=(
                "不确定度",
                "定位误差",
                "uncertainty",
                "coordinateUncertaintyInMeters",
            ),
            help=translate_noop("Rescue", "Radius in metres that surely contains the place."),
        )
    )
    elevation: Mapped[float | None] = field(
        FieldSpec(
            name="elevation",
            section="where",
            kind=Kind.DECIMAL,
            unit=units.METRES,
            minimum=-200,
            maximum=9000,
            term="minimumElevationInMeters",
            label=translate_noop("Rescue", "Elevation"),
            aliases=(
                "海拔",
                "海拔高度",
                "elevation",
                "altitude",
            ),
        )
    )
    position_source: Mapped[str | None] = field(
        FieldSpec(
            name="position_source",
            section="where",
            kind=Kind.CHOICE,
            vocabulary=voc.POSITION_SOURCE,
            term="georeferenceSources",
            label=translate_noop("Rescue", "Position from"),
            aliases=(
                "位置来源",
                "坐标来源",
                "position source",
            ),
        )
    )
    place_code: Mapped[str | None] = field(
        FieldSpec(
            name="place_code",
            section="where",
            kind=Kind.PLACE,
            need=Need.WANTED,
            term="locationID",
            label=translate_noop("Rescue", "Place"),
            aliases=(
                "地点",
                "发现地点",
                "救护地点",
                "发现地",
                "place",
                "locationID",
            ),
        )
    )
    locality: Mapped[str | None] = field(
        FieldSpec(
            name="locality",
            section="where",
            kind=Kind.TEXT,
            term="locality",
            searchable=True,
            label=translate_noop("Rescue", "Locality"),
            aliases=(
                "小地名",
                "具体地点",
                "详细地点",
                "locality",
            ),
        )
    )
    landscape: Mapped[str | None] = field(
        FieldSpec(
            name="landscape",
            section="where",
            kind=Kind.CHOICE,
            vocabulary=voc.LANDSCAPE,
            label=translate_noop("Rescue", "Landscape"),
            aliases=(
                "地貌",
                "生境类型",
                "landscape",
            ),
        )
    )
    habitat: Mapped[str | None] = field(
        FieldSpec(
            name="habitat",
            section="where",
            kind=Kind.TEXT,
            term="habitat",
            searchable=True,
            label=translate_noop("Rescue", "Ground and surroundings"),
            aliases=(
                "生境",
                "环境",
                "habitat",
            ),
        )
    )
    species_id: Mapped[int | None] = field(
        FieldSpec(
            name="species_id",
            section="animal",
            kind=Kind.SPECIES,
            need=Need.WANTED,
            term="scientificName",
            label=translate_noop("Rescue", "Species"),
            aliases=(
                "物种",
                "动物名称",
                "种类",
                "种名",
                "中文名",
                "species",
                "scientificName",
            ),
        ),
        sa.ForeignKey("species.id"),
    )
    individual_count: Mapped[int | None] = field(
        FieldSpec(
            name="individual_count",
            section="animal",
            kind=Kind.INTEGER,
            unit=units.ANIMALS,
            minimum=1,
            maximum=10000,
            default=1,
            term="individualCount",
            label=translate_noop("Rescue", "Number"),
            aliases=(
                "数量",
                "只数",
                "数量(只)",
                "number",
                "count",
                "individualCount",
            ),
        )
    )
    sex: Mapped[str | None] = field(
        FieldSpec(
            name="sex",
            section="animal",
            kind=Kind.CHOICE,
            vocabulary=care.SEX,
            term="sex",
            label=translate_noop("Rescue", "Sex"),
            aliases=(
                "性别",
                "sex",
            ),
        )
    )
    age_class: Mapped[str | None] = field(
        FieldSpec(
            name="age_class",
            section="animal",
            kind=Kind.CHOICE,
            vocabulary=care.AGE_CLASS,
            term="lifeStage",
            label=translate_noop("Rescue", "Age class"),
            aliases=(
                "年龄段",
                "年龄",
                "成幼",
                "age class",
                "lifeStage",
            ),
        )
    )
    individual_name: Mapped[str | None] = field(
        FieldSpec(
            name="individual_name",
            section="animal",
            kind=Kind.TEXT,
            term="organismName",
            searchable=True,
            label=translate_noop("Rescue", "Name"),
            aliases=(
                "名字",
                "呼名",
                "昵称",
                "个体名称",
                "name",
                "organismName",
            ),
        )
    )
    name_origin: Mapped[str | None] = field(
        FieldSpec(
            name="name_origin",
            section="animal",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Rescue", "Origin of the name"),
            aliases=(
                "名字由来",
                "origin of name",
            ),
        )
    )
    microchip: Mapped[str | None] = field(
        FieldSpec(
            name="microchip",
            section="animal",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Rescue", "Microchip"),
            aliases=(
                "芯片号",
                "芯片",
                "microchip",
            ),
        )
    )
    band: Mapped[str | None] = field(
        FieldSpec(
            name="band",
            section="animal",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Rescue", "Band or tag"),
            aliases=(
                "环志号",
                "标记号",
                "band",
                "tag",
            ),
        )
    )
    organism_id: Mapped[str | None] = field(
        FieldSpec(
            name="organism_id",
            section="animal",
            kind=Kind.LINK,
            term="organismID",
            target="individual",
            label=translate_noop("Rescue", "Same animal"),
            aliases=(
                "同一个体",
                "个体编号",
                "organismID",
                "individual",
            ),
        )
    )
    sighting_uuid: Mapped[str | None] = field(
        FieldSpec(
            name="sighting_uuid",
            section="animal",
            kind=Kind.LINK,
            target="sighting",
            label=translate_noop("Rescue", "From the sighting"),
            aliases=(
                "来源目击记录",
                "目击记录",
                "sighting",
            ),
        )
    )
    condition: Mapped[str | None] = field(
        FieldSpec(
            name="condition",
            section="found",
            kind=Kind.CHOICE,
            vocabulary=care.CONDITION,
            need=Need.WANTED,
            term="vitality",
            label=translate_noop("Rescue", "Condition when found"),
            aliases=(
                "发现时状况",
                "发现状况",
                "condition found",
            ),
        )
    )
    signs: Mapped[tuple[str, ...] | None] = field(
        FieldSpec(
            name="signs",
            section="found",
            kind=Kind.CHOICES,
            vocabulary=care.SIGNS,
            label=translate_noop("Rescue", "Signs"),
            aliases=(
                "症状",
                "体征",
                "signs",
            ),
        )
    )
    signs_notes: Mapped[str | None] = field(
        FieldSpec(
            name="signs_notes",
            section="found",
            kind=Kind.LONG_TEXT,
            searchable=True,
            label=translate_noop("Rescue", "Signs in words"),
            aliases=(
                "症状描述",
                "状况描述",
                "signs notes",
            ),
        )
    )
    cause: Mapped[str | None] = field(
        FieldSpec(
            name="cause",
            section="found",
            kind=Kind.CHOICE,
            vocabulary=care.CAUSE,
            label=translate_noop("Rescue", "Suspected cause"),
            aliases=(
                "致伤原因",
                "救护原因",
                "受伤原因",
                "原因",
                "cause",
            ),
        )
    )
    cause_certainty: Mapped[str | None] = field(
        FieldSpec(
            name="cause_certainty",
            section="found",
            kind=Kind.CHOICE,
            vocabulary=care.CAUSE_CERTAINTY,
            label=translate_noop("Rescue", "Cause is"),
            aliases=(
                "原因判断",
                "原因确定性",
                "cause certainty",
            ),
        )
    )
    cause_notes: Mapped[str | None] = field(
        FieldSpec(
            name="cause_notes",
            section="found",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Rescue", "Cause in words"),
            aliases=(
                "原因说明",
                "cause notes",
            ),
        )
    )
    first_aid: Mapped[str | None] = field(
        FieldSpec(
            name="first_aid",
            section="found",
            kind=Kind.LONG_TEXT,
            searchable=True,
            label=translate_noop("Rescue", "First aid by the finder"),
            aliases=(
                "现场处置",
                "现场急救",
                "first aid",
            ),
        )
    )
    advice: Mapped[str | None] = field(
        FieldSpec(
            name="advice",
            section="found",
            kind=Kind.LONG_TEXT,
            searchable=True,
            label=translate_noop("Rescue", "Advice by phone"),
            aliases=(
                "电话指导",
                "advice",
            ),
        )
    )
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


def _report_follows_finding(values: Values) -> Iterator[Problem]:
    found, reported = values.get("event_date"), values.get("reported_date")
    if found is not None and reported is not None and reported < found:
        yield doubt(
            "reported_before_found",
            "reported_date",
            translate_noop(
                "Problem", "Reported on {reported}, before it was found on {found}."
            ).format(reported=reported.isoformat(), found=found.isoformat()),
        )


def _derive(values: Values) -> Values:
    return checks.precision_of_time(values)


RESCUE = RecordType(
    name="rescue",
    model=Rescue,
    label=translate_noop("Rescue", "Rescue case"),
    label_plural=translate_noop("Rescue", "Rescue cases"),
    icon="heartbeat",
    sections=(
        REPORT_SECTION,
        WHERE_SECTION,
        ANIMAL_SECTION,
        FOUND_SECTION,
        CARE_SECTION,
    ),
    columns=(
        "event_date",
        "case_number",
        "species_id",
        "individual_name",
        "place_code",
        "cause",
        "status",
        "outcome_date",
        "latest_weight",
    ),
    sort=("event_date", True),
    title=(
        "case_number",
        "individual_name",
        "species_id",
    ),
    located=True,
    dated=True,
    rules=(
        checks.position_is_whole,
        checks.position_is_near_home,
        checks.date_is_past,
        _report_follows_finding,
    ),
    derive=_derive,
)
