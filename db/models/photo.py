"""A photo of a record. The picture itself lies beside the records file (`db.photos`)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from db import rescue_vocabularies as care
from db.fields import FieldSpec, Kind, Section, field
from db.models import checks, units
from db.models.base import Base, RecordColumns, RecordType
from db.text import translate_noop

PHOTO_SECTION = Section("photo", translate_noop("Photo", "The picture"))
FILE_SECTION = Section("file", translate_noop("Photo", "The file"))


class Photo(RecordColumns, Base):
    __tablename__ = "photo"

    caption: Mapped[str | None] = field(
        FieldSpec(
            name="caption",
            section="photo",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Photo", "Caption"),
            aliases=(
                "说明",
                "图注",
                "caption",
            ),
        )
    )
    is_cover: Mapped[str | None] = field(
        FieldSpec(
            name="is_cover",
            section="photo",
            kind=Kind.CHOICE,
            vocabulary=care.YES_NO,
            label=translate_noop("Photo", "Cover picture"),
            aliases=(
                "封面",
                "cover",
            ),
        )
    )
    event_date: Mapped[dt.date | None] = field(
        FieldSpec(
            name="event_date",
            section="photo",
            kind=Kind.DATE,
            label=translate_noop("Photo", "Taken on"),
            aliases=(
                "拍摄日期",
                "date taken",
            ),
        )
    )
    event_time: Mapped[dt.time | None] = field(
        FieldSpec(
            name="event_time",
            section="photo",
            kind=Kind.TIME,
            label=translate_noop("Photo", "Taken at"),
            aliases=(
                "拍摄时间",
                "time taken",
            ),
        )
    )
    photographer: Mapped[str | None] = field(
        FieldSpec(
            name="photographer",
            section="photo",
            kind=Kind.TEXT,
            searchable=True,
            personal=True,
            label=translate_noop("Photo", "Photographer"),
            aliases=(
                "拍摄者",
                "摄影者",
                "photographer",
            ),
        )
    )
    decimal_latitude: Mapped[float | None] = field(
        FieldSpec(
            name="decimal_latitude",
            section="photo",
            kind=Kind.LATITUDE,
            minimum=-90,
            maximum=90,
            decimals=5,
            term="decimalLatitude",
            label=translate_noop("Photo", "Latitude"),
            aliases=(
                "纬度",
                "latitude",
            ),
        )
    )
    decimal_longitude: Mapped[float | None] = field(
        FieldSpec(
            name="decimal_longitude",
            section="photo",
            kind=Kind.LONGITUDE,
            minimum=-180,
            maximum=180,
            decimals=5,
            term="decimalLongitude",
            label=translate_noop("Photo", "Longitude"),
            aliases=(
                "经度",
                "longitude",
            ),
        )
    )
    elevation: Mapped[float | None] = field(
        FieldSpec(
            name="elevation",
            section="photo",
            kind=Kind.DECIMAL,
            unit=units.METRES,
            minimum=-500,
            maximum=9000,
            label=translate_noop("Photo", "Elevation"),
            aliases=(
                "海拔",
                "elevation",
                "altitude",
            ),
        )
    )
    direction: Mapped[float | None] = field(
        FieldSpec(
            name="direction",
            section="photo",
            kind=Kind.DECIMAL,
            unit=units.DEGREES,
            minimum=0,
            maximum=360,
            label=translate_noop("Photo", "Direction"),
            aliases=(
                "朝向",
                "direction",
            ),
        )
    )
    notes: Mapped[str | None] = field(
        FieldSpec(
            name="notes",
            section="photo",
            kind=Kind.LONG_TEXT,
            searchable=True,
            label=translate_noop("Photo", "Notes"),
            aliases=(
                "备注",
                "notes",
            ),
        )
    )
    owner_type: Mapped[str | None] = field(
        FieldSpec(
            name="owner_type",
            section="file",
            kind=Kind.TEXT,
            generated=True,
            internal=True,
            label=translate_noop("Photo", "Belongs to"),
            aliases=(
                "所属记录类型",
                "owner type",
            ),
        )
    )
    owner_uuid: Mapped[str | None] = field(
        FieldSpec(
            name="owner_uuid",
            section="file",
            kind=Kind.LINK,
            generated=True,
            internal=True,
            label=translate_noop("Photo", "Record"),
            aliases=(
                "所属记录",
                "owner",
            ),
        )
    )
    sha256: Mapped[str | None] = field(
        FieldSpec(
            name="sha256",
            section="file",
            kind=Kind.TEXT,
            generated=True,
            internal=True,
            label=translate_noop("Photo", "Fingerprint"),
            aliases=(
                "指纹",
                "sha256",
            ),
        )
    )
    file_name: Mapped[str | None] = field(
        FieldSpec(
            name="file_name",
            section="file",
            kind=Kind.TEXT,
            searchable=True,
            generated=True,
            label=translate_noop("Photo", "File name"),
            aliases=(
                "文件名",
                "file name",
            ),
        )
    )
    media_type: Mapped[str | None] = field(
        FieldSpec(
            name="media_type",
            section="file",
            kind=Kind.TEXT,
            generated=True,
            label=translate_noop("Photo", "File type"),
            aliases=(
                "文件类型",
                "media type",
            ),
        )
    )
    size: Mapped[int | None] = field(
        FieldSpec(
            name="size",
            section="file",
            kind=Kind.INTEGER,
            unit=units.BYTES,
            generated=True,
            label=translate_noop("Photo", "Size"),
            aliases=(
                "文件大小",
                "size",
            ),
        )
    )


PHOTO = RecordType(
    name="photo",
    model=Photo,
    label=translate_noop("Photo", "Photo"),
    label_plural=translate_noop("Photo", "Photos"),
    icon="photo",
    sections=(
        PHOTO_SECTION,
        FILE_SECTION,
    ),
    columns=(
        "event_date",
        "file_name",
        "caption",
    ),
    sort=("file_name", False),
    title=("file_name",),
    dated=True,
    rules=(
        checks.date_is_past,
        checks.position_is_whole,
    ),
    owner="owner_uuid",
)
