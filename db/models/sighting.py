"""A sighting: an animal, or a sign of one, seen at a place on a day.

Terms: Darwin Core (https://dwc.tdwg.org/terms/); the chain of stations and teams and the landscape
elements: Sanjiangyuan National Park's patrol rules.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from db import vocabularies as voc
from db.fields import FieldSpec, Kind, Need, Section, field
from db.models import checks
from db.models.base import Base, PointBlob, RecordColumns, RecordType, Values
from db.problem import Problem, error
from db.text import translate_noop

WHEN = Section("when", translate_noop("Sighting", "When"))
WHERE = Section("where", translate_noop("Sighting", "Where"))
WHAT = Section("what", translate_noop("Sighting", "What was seen"))
DETAILS = Section("details", translate_noop("Sighting", "Details"))
WHO = Section("who", translate_noop("Sighting", "Who"))

METRES = translate_noop("Unit", "m")
ANIMALS = translate_noop("Unit", "animals")


class Sighting(RecordColumns, Base):
    __tablename__ = "sighting"

    geom: Mapped[bytes | None] = mapped_column(PointBlob())

    event_date: Mapped[dt.date | None] = field(
        FieldSpec(
            name="event_date",
            section="when",
            kind=Kind.DATE,
            need=Need.REQUIRED,
            term="eventDate",
            label=translate_noop("Sighting", "Date"),
            aliases=(
                "日期",
                "时间日期",
                "观察日期",
                "发现日期",
                "监测日期",
                "目击日期",
                "记录日期",
                "date",
                "event date",
                "eventDate",
                "observation date",
            ),
        )
    )
    event_time: Mapped[dt.time | None] = field(
        FieldSpec(
            name="event_time",
            section="when",
            kind=Kind.TIME,
            term="eventTime",
            label=translate_noop("Sighting", "Time"),
            aliases=("时间", "观察时间", "发现时间", "时刻", "time", "event time", "eventTime"),
        )
    )
    date_precision: Mapped[str | None] = field(
        FieldSpec(
            name="date_precision",
            section="when",
            kind=Kind.CHOICE,
            vocabulary=voc.DATE_PRECISION,
            default="day",
            label=translate_noop("Sighting", "Date precision"),
            aliases=("日期精度", "date precision"),
        )
    )

    decimal_latitude: Mapped[float | None] = field(
        FieldSpec(
            name="decimal_latitude",
            section="where",
            kind=Kind.LATITUDE,
            need=Need.WANTED,
            minimum=-90,
            maximum=90,
            decimals=5,
            term="decimalLatitude",
            label=translate_noop("Sighting", "Latitude"),
            aliases=("纬度", "北纬", "纬度(N)", "lat", "latitude", "decimalLatitude", "y"),
        )
    )
    decimal_longitude: Mapped[float | None] = field(
        FieldSpec(
            name="decimal_longitude",
            section="where",
            kind=Kind.LONGITUDE,
            need=Need.WANTED,
            minimum=-180,
            maximum=180,
            decimals=5,
            term="decimalLongitude",
            label=translate_noop("Sighting", "Longitude"),
            aliases=(
                "经度",
                "东经",
                "经度(E)",
                "lon",
                "lng",
                "long",
                "longitude",
                "decimalLongitude",
                "x",
            ),
        )
    )
    coordinate_uncertainty: Mapped[float | None] = field(
        FieldSpec(
            name="coordinate_uncertainty",
            section="where",
            kind=Kind.DECIMAL,
            unit=METRES,
            minimum=1,
            maximum=500_000,
            term="coordinateUncertaintyInMeters",
            label=translate_noop("Sighting", "Uncertainty"),
            aliases=(
                "不确定度",
                "误差",
                "定位误差",
                "精度(m)",
                "uncertainty",
                "accuracy",
                "coordinateUncertaintyInMeters",
            ),
            help=translate_noop("Sighting", "Radius in metres that surely contains the place."),
        )
    )
    elevation: Mapped[float | None] = field(
        FieldSpec(
            name="elevation",
            section="where",
            kind=Kind.DECIMAL,
            unit=METRES,
            minimum=-500,
            maximum=9000,
            term="minimumElevationInMeters",
            label=translate_noop("Sighting", "Elevation"),
            aliases=(
                "海拔",
                "海拔(m)",
                "海拔高度",
                "高程",
                "altitude",
                "elevation",
                "minimumElevationInMeters",
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
            label=translate_noop("Sighting", "Located by"),
            aliases=("定位方式", "坐标来源", "located by", "georeferenceSources"),
        )
    )
    verbatim_coordinates: Mapped[str | None] = field(
        FieldSpec(
            name="verbatim_coordinates",
            section="where",
            kind=Kind.TEXT,
            term="verbatimCoordinates",
            label=translate_noop("Sighting", "Position as received"),
            aliases=(
                "坐标",
                "原始坐标",
                "经纬度",
                "位置坐标",
                "coordinates",
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
            label=translate_noop("Sighting", "Datum as received"),
            aliases=("坐标系", "坐标系统", "datum", "verbatimSRS"),
        )
    )
    place_code: Mapped[str | None] = field(
        FieldSpec(
            name="place_code",
            section="where",
            kind=Kind.PLACE,
            need=Need.WANTED,
            term="locationID",
            label=translate_noop("Sighting", "Place"),
            aliases=(
                "村",
                "行政村",
                "村（社区）",
                "地点",
                "乡镇",
                "行政区划",
                "所在村",
                "village",
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
            label=translate_noop("Sighting", "Locality"),
            aliases=("小地名", "具体地点", "地名", "位置描述", "locality"),
        )
    )

    species_id: Mapped[int | None] = field(
        FieldSpec(
            name="species_id",
            section="what",
            kind=Kind.SPECIES,
            need=Need.REQUIRED,
            term="scientificName",
            label=translate_noop("Sighting", "Species"),
            aliases=(
                "物种",
                "种名",
                "动物名称",
                "物种名称",
                "中文名",
                "动物",
                "species",
                "scientificName",
                "学名",
            ),
        ),
        sa.ForeignKey("species.id"),
    )
    identification_certainty: Mapped[str | None] = field(
        FieldSpec(
            name="identification_certainty",
            section="what",
            kind=Kind.CHOICE,
            vocabulary=voc.CERTAINTY,
            default="certain",
            term="identificationVerificationStatus",
            label=translate_noop("Sighting", "Certainty"),
            aliases=("鉴定把握", "确定程度", "certainty", "identification certainty"),
        )
    )
    evidence: Mapped[str | None] = field(
        FieldSpec(
            name="evidence",
            section="what",
            kind=Kind.CHOICE,
            vocabulary=voc.EVIDENCE,
            need=Need.WANTED,
            default="animal",
            label=translate_noop("Sighting", "Seen as"),
            aliases=("依据", "证据", "观察方式", "记录方式", "痕迹类型", "evidence", "seen as"),
        )
    )
    individual_count: Mapped[int | None] = field(
        FieldSpec(
            name="individual_count",
            section="what",
            kind=Kind.INTEGER,
            unit=ANIMALS,
            minimum=0,
            maximum=100_000,
            term="individualCount",
            label=translate_noop("Sighting", "Number"),
            aliases=(
                "数量",
                "数量（只）",
                "数量(只)",
                "只数",
                "个体数",
                "头数",
                "数量（头/只）",
                "count",
                "number",
                "individualCount",
            ),
        )
    )
    count_minimum: Mapped[int | None] = field(
        FieldSpec(
            name="count_minimum",
            section="what",
            kind=Kind.INTEGER,
            unit=ANIMALS,
            minimum=0,
            maximum=100_000,
            label=translate_noop("Sighting", "At least"),
            aliases=("最少", "估计最少", "minimum count", "at least"),
        )
    )
    count_maximum: Mapped[int | None] = field(
        FieldSpec(
            name="count_maximum",
            section="what",
            kind=Kind.INTEGER,
            unit=ANIMALS,
            minimum=0,
            maximum=100_000,
            label=translate_noop("Sighting", "At most"),
            aliases=("最多", "估计最多", "maximum count", "at most"),
        )
    )
    adults: Mapped[int | None] = field(
        FieldSpec(
            name="adults",
            section="what",
            kind=Kind.INTEGER,
            unit=ANIMALS,
            minimum=0,
            maximum=100_000,
            label=translate_noop("Sighting", "Adults"),
            aliases=("成体", "其中成体", "成年", "adults"),
        )
    )
    young: Mapped[int | None] = field(
        FieldSpec(
            name="young",
            section="what",
            kind=Kind.INTEGER,
            unit=ANIMALS,
            minimum=0,
            maximum=100_000,
            label=translate_noop("Sighting", "Young"),
            aliases=("幼体", "其中幼体", "幼崽", "亚成体及幼体", "young", "juveniles"),
        )
    )
    males: Mapped[int | None] = field(
        FieldSpec(
            name="males",
            section="what",
            kind=Kind.INTEGER,
            unit=ANIMALS,
            minimum=0,
            maximum=100_000,
            label=translate_noop("Sighting", "Males"),
            aliases=("雄性", "公", "雄", "males"),
        )
    )
    females: Mapped[int | None] = field(
        FieldSpec(
            name="females",
            section="what",
            kind=Kind.INTEGER,
            unit=ANIMALS,
            minimum=0,
            maximum=100_000,
            label=translate_noop("Sighting", "Females"),
            aliases=("雌性", "母", "雌", "females"),
        )
    )

    behaviour: Mapped[str | None] = field(
        FieldSpec(
            name="behaviour",
            section="details",
            kind=Kind.TEXT,
            term="behavior",
            searchable=True,
            label=translate_noop("Sighting", "Behaviour"),
            aliases=("行为", "活动状况", "behaviour", "behavior"),
        )
    )
    health: Mapped[str | None] = field(
        FieldSpec(
            name="health",
            section="details",
            kind=Kind.CHOICE,
            vocabulary=voc.HEALTH,
            term="vitality",
            label=translate_noop("Sighting", "Health"),
            aliases=("健康状况", "健康", "身体状况", "health", "vitality"),
        )
    )
    landscape: Mapped[str | None] = field(
        FieldSpec(
            name="landscape",
            section="details",
            kind=Kind.CHOICE,
            vocabulary=voc.LANDSCAPE,
            term="habitat",
            label=translate_noop("Sighting", "Landscape"),
            aliases=("生境", "景观", "生境类型", "habitat", "landscape"),
        )
    )
    threats: Mapped[tuple[str, ...] | None] = field(
        FieldSpec(
            name="threats",
            section="details",
            kind=Kind.CHOICES,
            vocabulary=voc.THREATS,
            label=translate_noop("Sighting", "Threats"),
            aliases=("威胁", "威胁因素", "干扰", "干扰因素", "threats"),
        )
    )

    observer: Mapped[str | None] = field(
        FieldSpec(
            name="observer",
            section="who",
            kind=Kind.TEXT,
            need=Need.WANTED,
            term="recordedBy",
            searchable=True,
            personal=True,
            label=translate_noop("Sighting", "Observer"),
            aliases=(
                "观察人",
                "观察者",
                "记录人",
                "发现人",
                "管护员",
                "巡护员",
                "监测人",
                "observer",
                "recordedBy",
            ),
        )
    )
    observer_contact: Mapped[str | None] = field(
        FieldSpec(
            name="observer_contact",
            section="who",
            kind=Kind.TEXT,
            personal=True,
            label=translate_noop("Sighting", "Contact"),
            aliases=("联系方式", "电话", "联系电话", "手机", "手机号码", "contact", "phone"),
        )
    )
    organism_id: Mapped[str | None] = field(
        FieldSpec(
            name="organism_id",
            section="who",
            kind=Kind.LINK,
            target="individual",
            term="organismID",
            label=translate_noop("Sighting", "Same animal"),
            aliases=("同一个体", "个体编号", "organismID", "individual"),
        )
    )
    notes: Mapped[str | None] = field(
        FieldSpec(
            name="notes",
            section="who",
            kind=Kind.LONG_TEXT,
            term="occurrenceRemarks",
            searchable=True,
            label=translate_noop("Sighting", "Notes"),
            aliases=("备注", "说明", "其他", "remarks", "notes", "occurrenceRemarks"),
        )
    )
    status: Mapped[str | None] = field(
        FieldSpec(
            name="status",
            section="who",
            kind=Kind.CHOICE,
            vocabulary=voc.STATUS,
            need=Need.REQUIRED,
            default="recorded",
            label=translate_noop("Sighting", "Status"),
            aliases=("状态", "审核状态", "核实状态", "status"),
        )
    )


def _counts_agree(values: Values) -> Iterator[Problem]:
    total = values.get("individual_count")
    low, high = values.get("count_minimum"), values.get("count_maximum")
    if low is not None and high is not None and low > high:
        yield error(
            "count_range",
            "count_minimum",
            translate_noop(
                "Problem", "The lower bound {low} is above the upper bound {high}."
            ).format(low=low, high=high),
        )
    if total is None:
        return
    for names in (("adults", "young"), ("males", "females")):
        parts = [values.get(name) for name in names]
        known = [part for part in parts if part is not None]
        if known and sum(known) > total:
            first = next(n for n, p in zip(names, parts, strict=True) if p is not None)
            culprit = names[1] if parts[1] is not None else first
            yield error(
                "count_parts",
                culprit,
                translate_noop(
                    "Problem", "The parts add up to {sum}, more than the total of {total}."
                ).format(sum=sum(known), total=total),
            )


SIGHTING = RecordType(
    name="sighting",
    model=Sighting,
    label=translate_noop("Sighting", "Sighting"),
    label_plural=translate_noop("Sighting", "Sightings"),
    icon="eye",
    sections=(WHEN, WHERE, WHAT, DETAILS, WHO),
    columns=(
        "event_date",
        "species_id",
        "individual_count",
        "place_code",
        "elevation",
        "evidence",
        "observer",
        "status",
    ),
    sort=("event_date", True),
    title=("species_id", "event_date", "place_code"),
    located=True,
    dated=True,
    rules=(
        checks.position_is_whole,
        checks.position_is_near_home,
        checks.date_is_past,
        _counts_agree,
    ),
    derive=checks.precision_of_time,
)
