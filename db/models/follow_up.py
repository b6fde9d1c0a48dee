"""A look at a released animal afterwards: seen, heard by its collar, not found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy.orm import Mapped, mapped_column

from db import rescue_vocabularies as care
from db import vocabularies as voc
from db.fields import FieldSpec, Kind, Need, Section, field
from db.models import checks
from db.models.base import Base, PointBlob, RecordType, Values
from db.models.entry import WHEN, WHO, EntryColumns
from db.problem import Problem
from db.text import translate_noop

CHECK_SECTION = Section("check", translate_noop("FollowUp", "Check"))


class FollowUp(EntryColumns, Base):
    __tablename__ = "follow_up"

    geom: Mapped[bytes | None] = mapped_column(PointBlob())

    result: Mapped[str | None] = field(
        FieldSpec(
            name="result",
            section="check",
            kind=Kind.CHOICE,
            vocabulary=care.FOLLOW_UP_RESULT,
            need=Need.REQUIRED,
            label=translate_noop("FollowUp", "Result"),
            aliases=(
                "监测结果",
                "回访结果",
                "result",
            ),
        )
    )
    method: Mapped[str | None] = field(
        FieldSpec(
            name="method",
            section="check",
            kind=Kind.CHOICE,
            vocabulary=care.FOLLOW_UP_METHOD,
            label=translate_noop("FollowUp", "Seen by"),
            aliases=(
                "监测方式",
                "method",
            ),
        )
    )
    description: Mapped[str | None] = field(
        FieldSpec(
            name="description",
            section="check",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("FollowUp", "In words"),
            aliases=(
                "描述",
                "description",
            ),
        )
    )
    decimal_latitude: Mapped[float | None] = field(
        FieldSpec(
            name="decimal_latitude",
            section="check",
            kind=Kind.LATITUDE,
            minimum=-90,
            maximum=90,
            decimals=5,
            term="decimalLatitude",
            label=translate_noop("FollowUp", "Latitude"),
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
            section="check",
            kind=Kind.LONGITUDE,
            minimum=-180,
            maximum=180,
            decimals=5,
            term="decimalLongitude",
            label=translate_noop("FollowUp", "Longitude"),
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
            section="check",
            kind=Kind.TEXT,
            term="verbatimCoordinates",
            label=translate_noop("FollowUp", "Position as received"),
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
            section="check",
            kind=Kind.CHOICE,
            vocabulary=voc.DATUM,
            term="verbatimSRS",
            label=translate_noop("FollowUp", "Datum as received"),
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
            section="check",
            kind=Kind.PLACE,
            term="locationID",
            label=translate_noop("FollowUp", "Place"),
            aliases=(
                "地点",
                "place",
                "locationID",
            ),
        )
    )
    locality: Mapped[str | None] = field(
        FieldSpec(
            name="locality",
            section="check",
            kind=Kind.TEXT,
            term="locality",
            searchable=True,
            label=translate_noop("FollowUp", "Locality"),
            aliases=(
                "小地名",
                "locality",
            ),
        )
    )
    next_due: Mapped[dt.date | None] = field(
        FieldSpec(
            name="next_due",
            section="check",
            kind=Kind.DATE,
            label=translate_noop("FollowUp", "Next check on"),
            aliases=(
                "下次监测",
                "next check",
            ),
        )
    )


def _next_follows(values: Values) -> Iterator[Problem]:
    yield from checks.ends_after_start(values, "next_due")


FOLLOW_UP = RecordType(
    name="follow_up",
    model=FollowUp,
    label=translate_noop("FollowUp", "Check after release"),
    label_plural=translate_noop("FollowUp", "Checks after release"),
    icon="binoculars",
    sections=(
        WHEN,
        CHECK_SECTION,
        WHO,
    ),
    columns=(
        "event_date",
        "result",
        "method",
        "place_code",
    ),
    sort=("event_date", True),
    title=(
        "event_date",
        "result",
    ),
    located=True,
    dated=True,
    rules=(
        checks.date_is_past,
        checks.position_is_whole,
        checks.position_is_near_home,
        _next_follows,
    ),
    derive=checks.precision_of_time,
    owner="case_uuid",
)
