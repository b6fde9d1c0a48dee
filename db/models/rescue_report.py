"""The report of a rescue case and the place it speaks of."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from db import rescue_vocabularies as care
from db import vocabularies as voc
from db.fields import FieldSpec, Kind, Need, field
from db.models import units
from db.text import translate_noop


class ReportColumns:
    """Who reported it, when and how."""

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


class WhereColumns:
    """Where it was found: the position block of a sighting."""

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
