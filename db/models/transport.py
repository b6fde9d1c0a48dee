"""One leg of the way to help: from, to, by whom. Several legs make a convoy.

Its date and time are the departure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy.orm import Mapped

from db.fields import FieldSpec, Kind, Section, field
from db.models import checks, units
from db.models.base import Base, RecordType, Values
from db.models.entry import WHEN, WHO, EntryColumns
from db.problem import Problem, doubt, error
from db.text import translate_noop

LEG_SECTION = Section("leg", translate_noop("Transport", "The leg"))


class Transport(EntryColumns, Base):
    __tablename__ = "transport"

    arrived_date: Mapped[dt.date | None] = field(
        FieldSpec(
            name="arrived_date",
            section="leg",
            kind=Kind.DATE,
            label=translate_noop("Transport", "Arrived on"),
            aliases=(
                "到达日期",
                "date arrived",
            ),
        )
    )
    arrived_time: Mapped[dt.time | None] = field(
        FieldSpec(
            name="arrived_time",
            section="leg",
            kind=Kind.TIME,
            label=translate_noop("Transport", "Arrived at (time)"),
            aliases=(
                "到达时间",
                "time arrived",
            ),
        )
    )
    from_place_code: Mapped[str | None] = field(
        FieldSpec(
            name="from_place_code",
            section="leg",
            kind=Kind.PLACE,
            label=translate_noop("Transport", "From"),
            aliases=(
                "出发地",
                "起点",
                "from",
            ),
        )
    )
    from_locality: Mapped[str | None] = field(
        FieldSpec(
            name="from_locality",
            section="leg",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Transport", "From (place in words)"),
            aliases=(
                "出发地点",
                "from locality",
            ),
        )
    )
    from_latitude: Mapped[float | None] = field(
        FieldSpec(
            name="from_latitude",
            section="leg",
            kind=Kind.LATITUDE,
            minimum=-90,
            maximum=90,
            decimals=5,
            label=translate_noop("Transport", "From, latitude"),
            aliases=(
                "出发地纬度",
                "from latitude",
            ),
        )
    )
    from_longitude: Mapped[float | None] = field(
        FieldSpec(
            name="from_longitude",
            section="leg",
            kind=Kind.LONGITUDE,
            minimum=-180,
            maximum=180,
            decimals=5,
            label=translate_noop("Transport", "From, longitude"),
            aliases=(
                "出发地经度",
                "from longitude",
            ),
        )
    )
    to_place_code: Mapped[str | None] = field(
        FieldSpec(
            name="to_place_code",
            section="leg",
            kind=Kind.PLACE,
            label=translate_noop("Transport", "To"),
            aliases=(
                "目的地",
                "终点",
                "to",
            ),
        )
    )
    to_locality: Mapped[str | None] = field(
        FieldSpec(
            name="to_locality",
            section="leg",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Transport", "To (place in words)"),
            aliases=(
                "到达地点",
                "to locality",
            ),
        )
    )
    to_latitude: Mapped[float | None] = field(
        FieldSpec(
            name="to_latitude",
            section="leg",
            kind=Kind.LATITUDE,
            minimum=-90,
            maximum=90,
            decimals=5,
            label=translate_noop("Transport", "To, latitude"),
            aliases=(
                "目的地纬度",
                "to latitude",
            ),
        )
    )
    to_longitude: Mapped[float | None] = field(
        FieldSpec(
            name="to_longitude",
            section="leg",
            kind=Kind.LONGITUDE,
            minimum=-180,
            maximum=180,
            decimals=5,
            label=translate_noop("Transport", "To, longitude"),
            aliases=(
                "目的地经度",
                "to longitude",
            ),
        )
    )
    distance_km: Mapped[float | None] = field(
        FieldSpec(
            name="distance_km",
            section="leg",
            kind=Kind.DECIMAL,
            unit=units.KILOMETRES,
            minimum=0,
            maximum=10000,
            label=translate_noop("Transport", "Distance"),
            aliases=(
                "里程",
                "里程(km)",
                "距离",
                "distance",
            ),
        )
    )
    stated_hours: Mapped[float | None] = field(
        FieldSpec(
            name="stated_hours",
            section="leg",
            kind=Kind.DECIMAL,
            unit=units.HOURS,
            minimum=0,
            maximum=2000,
            decimals=1,
            label=translate_noop("Transport", "Hours as told"),
            aliases=(
                "自述时长",
                "所述时长",
                "hours as told",
            ),
            help=translate_noop("Transport", "Only where the times are not known."),
        )
    )
    elapsed_hours: Mapped[float | None] = field(
        FieldSpec(
            name="elapsed_hours",
            section="leg",
            kind=Kind.DECIMAL,
            unit=units.HOURS,
            decimals=2,
            generated=True,
            label=translate_noop("Transport", "Hours on the way"),
            aliases=(
                "转运时长",
                "用时",
                "hours on the way",
            ),
        )
    )
    vehicle: Mapped[str | None] = field(
        FieldSpec(
            name="vehicle",
            section="leg",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Transport", "Vehicle"),
            aliases=(
                "车辆",
                "车牌",
                "vehicle",
            ),
        )
    )
    vehicle_count: Mapped[int | None] = field(
        FieldSpec(
            name="vehicle_count",
            section="leg",
            kind=Kind.INTEGER,
            minimum=1,
            maximum=500,
            label=translate_noop("Transport", "Vehicles"),
            aliases=(
                "车辆数",
                "vehicles",
            ),
        )
    )
    driver: Mapped[str | None] = field(
        FieldSpec(
            name="driver",
            section="leg",
            kind=Kind.TEXT,
            searchable=True,
            personal=True,
            label=translate_noop("Transport", "Driver"),
            aliases=(
                "驾驶员",
                "司机",
                "driver",
            ),
        )
    )
    escorts: Mapped[str | None] = field(
        FieldSpec(
            name="escorts",
            section="leg",
            kind=Kind.TEXT,
            searchable=True,
            personal=True,
            label=translate_noop("Transport", "Escorts"),
            aliases=(
                "护送人员",
                "随行人员",
                "escorts",
            ),
        )
    )
    route: Mapped[str | None] = field(
        FieldSpec(
            name="route",
            section="leg",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Transport", "Route"),
            aliases=(
                "路线",
                "途经",
                "route",
            ),
        )
    )
    checks: Mapped[str | None] = field(
        FieldSpec(
            name="checks",
            section="leg",
            kind=Kind.LONG_TEXT,
            searchable=True,
            label=translate_noop("Transport", "Checks on the way"),
            aliases=(
                "途中检查",
                "途中观察",
                "checks",
            ),
        )
    )
    handed_over_by: Mapped[str | None] = field(
        FieldSpec(
            name="handed_over_by",
            section="leg",
            kind=Kind.TEXT,
            searchable=True,
            personal=True,
            label=translate_noop("Transport", "Handed over by"),
            aliases=(
                "交出人",
                "移交人",
                "handed over by",
            ),
        )
    )
    received_by: Mapped[str | None] = field(
        FieldSpec(
            name="received_by",
            section="leg",
            kind=Kind.TEXT,
            searchable=True,
            personal=True,
            label=translate_noop("Transport", "Taken over by"),
            aliases=(
                "接手人",
                "接收人",
                "taken over by",
            ),
        )
    )
    receipt_number: Mapped[str | None] = field(
        FieldSpec(
            name="receipt_number",
            section="leg",
            kind=Kind.TEXT,
            searchable=True,
            label=translate_noop("Transport", "Receipt number"),
            aliases=(
                "交接单号",
                "凭证号",
                "receipt number",
            ),
        )
    )


def hours_between(values: Values) -> float | None:
    """Hours from departure to arrival; None when a date or time of either is not known."""
    moments = []
    for date, time in (("event_date", "event_time"), ("arrived_date", "arrived_time")):
        if values.get(date) is None or values.get(time) is None:
            return None
        moments.append(dt.datetime.combine(values[date], values[time]))
    return round((moments[1] - moments[0]).total_seconds() / 3600, 2)


def _arrives_after_departure(values: Values) -> Iterator[Problem]:
    departed, arrived = values.get("event_date"), values.get("arrived_date")
    if departed is None or arrived is None:
        return
    hours = hours_between(values)
    if arrived < departed or (hours is not None and hours < 0):
        yield error(
            "arrival_before_departure",
            "arrived_date" if arrived < departed else "arrived_time",
            translate_noop(
                "Problem", "The arrival lies before the departure: check both dates and times."
            ),
        )
    elif arrived > dt.date.today():
        yield error(
            "date_future",
            "arrived_date",
            translate_noop(
                "Problem", "{date} lies in the future: check the year and the day."
            ).format(date=arrived.isoformat()),
        )
    elif hours is not None and hours > 96:
        yield doubt(
            "transport_long",
            "arrived_date",
            translate_noop(
                "Problem", "{hours} hours on the way is very long: check both dates."
            ).format(hours=f"{hours:.0f}"),
        )


def _hours_agree(values: Values) -> Iterator[Problem]:
    hours, stated = hours_between(values), values.get("stated_hours")
    if hours and stated is not None and hours > 0 and abs(hours - stated) > max(1, hours / 10):
        yield doubt(
            "hours_differ",
            "stated_hours",
            translate_noop(
                "Problem", "The times say {hours} hours, here stand {stated}: which is right?"
            ).format(hours=f"{hours:g}", stated=f"{stated:g}"),
        )


def _ends_are_whole(values: Values) -> Iterator[Problem]:
    for end in ("from", "to"):
        latitude, longitude = values.get(f"{end}_latitude"), values.get(f"{end}_longitude")
        if (latitude is None) != (longitude is None):
            yield error(
                "position_half",
                f"{end}_longitude" if longitude is None else f"{end}_latitude",
                translate_noop(
                    "Problem", "A position needs both latitude and longitude: type the missing one."
                ),
            )


def _derive(values: Values) -> Values:
    hours = hours_between(values)
    if hours is None:
        hours = values.get("stated_hours")
    return {**checks.precision_of_time(values), "elapsed_hours": hours}


TRANSPORT = RecordType(
    name="transport",
    model=Transport,
    label=translate_noop("Transport", "Transport leg"),
    label_plural=translate_noop("Transport", "Transport legs"),
    icon="truck",
    sections=(
        WHEN,
        LEG_SECTION,
        WHO,
    ),
    columns=(
        "event_date",
        "event_time",
        "from_place_code",
        "to_place_code",
        "distance_km",
        "elapsed_hours",
    ),
    sort=("event_date", True),
    title=(
        "event_date",
        "to_place_code",
    ),
    dated=True,
    rules=(
        checks.date_is_past,
        _arrives_after_departure,
        _hours_agree,
        _ends_are_whole,
    ),
    derive=_derive,
    owner="case_uuid",
)
