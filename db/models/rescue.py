"""A rescue case: the animal, the report it began with, and where it was found.

What happened afterwards are entries of its timeline (`db.rescue`). The fields at the end are worked
out from them at each save and never typed. Terms: Darwin Core (https://dwc.tdwg.org/terms/) and
wildlife rehabilitation usage.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Mapped, mapped_column

from db.fields import Section
from db.models import checks
from db.models.base import Base, PointBlob, RecordColumns, RecordType, Values
from db.models.rescue_animal import AnimalColumns, ConditionColumns
from db.models.rescue_care import CareColumns
from db.models.rescue_report import ReportColumns, WhereColumns
from db.problem import Problem, doubt
from db.text import translate_noop

REPORT_SECTION = Section("report", translate_noop("Rescue", "The report"))
WHERE_SECTION = Section("where", translate_noop("Rescue", "Where it was found"))
ANIMAL_SECTION = Section("animal", translate_noop("Rescue", "The animal"))
FOUND_SECTION = Section("found", translate_noop("Rescue", "Condition when found"))
CARE_SECTION = Section("care", translate_noop("Rescue", "Care"))


class Rescue(
    RecordColumns, ReportColumns, WhereColumns, AnimalColumns, ConditionColumns, CareColumns, Base
):
    __tablename__ = "rescue"

    geom: Mapped[bytes | None] = mapped_column(PointBlob())


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
