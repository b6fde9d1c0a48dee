"""Forms of rescue cases and their entries: what is known in the first minute stands first.

An entry is typed beside the animal, so its form opens with the date and the few fields of its
kind; who did it and everything rarer is folded.
"""

from __future__ import annotations

from db.text import Text, translate_noop
from forms.grouping import Group, Row, rows

_WHEN = translate_noop("Form", "When")
_WHO = translate_noop("Form", "Who and notes")


def _entry(
    label: Text,
    lines: tuple[Row, ...],
    more: tuple[Row, ...] = (),
    *others: Group,
) -> tuple[Group, ...]:
    """The form of an entry: its moment, its own fields, who and notes."""
    return (
        Group(_WHEN, rows("event_date event_time")),
        Group(label, lines, more),
        *others,
        Group(_WHO, rows("performed_by", "notes"), rows("information_source")),
    )


_POSITION = "decimal_latitude"  # names the whole block

_RESCUE = (
    Group(
        translate_noop("Form", "The animal"),
        rows("species_id", "age_class sex", "condition", "signs"),
        rows(
            "individual_count",
            "individual_name name_origin",
            "signs_notes",
            "cause cause_certainty",
            "cause_notes",
            "microchip band",
            "organism_id",
        ),
    ),
    Group(
        translate_noop("Form", "Found when and where"),
        rows("event_date event_time", _POSITION, "place_code"),
        rows(
            "locality",
            "coordinate_uncertainty elevation",
            "position_source",
            "landscape habitat",
            "sighting_uuid",
        ),
    ),
    Group(
        translate_noop("Form", "The report"),
        rows("finder_name finder_contact", "report_channel"),
        rows(
            "finder_role",
            "finder_place_code",
            "reported_date reported_time",
            "report_taken_by",
            "first_aid",
            "advice",
        ),
    ),
    Group(
        translate_noop("Form", "The file"),
        rows("case_number", "notes"),
        rows(
            "weighing_interval",
            "status",
            "intake_date",
            "outcome outcome_date",
            "first_weight",
            "latest_weight latest_weight_date",
            "transport_hours transport_km",
            "vaccination_due",
        ),
    ),
)

_MEASURES = ("weight weight_qualifier", "temperature temperature_state")

_SYSTEMS = (
    "general",
    "head",
    "integument",
    "respiratory",
    "circulatory",
    "digestive",
    "musculoskeletal",
    "nervous",
    "urogenital",
)

_EXAMINATION = (
    Group(_WHEN, rows("event_date event_time", "examination_type")),
    Group(
        translate_noop("Form", "Measures"),
        rows(*_MEASURES),
        rows("heart_rate respiratory_rate", "body_condition attitude", "dehydration"),
    ),
    Group(
        translate_noop("Form", "Body systems"),
        rows(*(f"{system} {system}_findings" for system in _SYSTEMS), quiet=True),
    ),
    Group(
        translate_noop("Form", "Imaging, laboratory, conclusion"),
        rows("diagnosis", "xray"),
        rows("ct", "mri", "laboratory", "recheck_due recheck_what"),
    ),
    Group(_WHO, rows("performed_by", "notes"), rows("information_source")),
)

_OUTCOME = (
    Group(_WHEN, rows("event_date event_time")),
    Group(
        translate_noop("Form", "Outcome"),
        rows("outcome", "facility", "reason"),
        rows("weight", "companions", "their_case_number"),
    ),
    Group(
        translate_noop("Form", "Release"),
        rows("place_code", "release_type"),
        rows(_POSITION, "locality", "tag", "follow_up_due"),
    ),
    Group(
        translate_noop("Form", "Death"),
        (),
        rows("cause_of_death", "survival", "necropsy remains", "necropsy_findings"),
    ),
    Group(_WHO, rows("performed_by", "notes"), rows("information_source")),
)

LAYOUTS: dict[str, tuple[Group, ...]] = {
    "rescue": _RESCUE,
    "examination": _EXAMINATION,
    "outcome": _OUTCOME,
    "transport": _entry(
        translate_noop("Form", "The way"),
        rows(
            "from_place_code",
            "to_place_code",
            "arrived_date arrived_time",
            "elapsed_hours stated_hours",
            "distance_km",
            "vehicle vehicle_count",
        ),
        rows(
            "driver escorts",
            "route",
            "from_locality",
            "from_latitude from_longitude",
            "to_locality",
            "to_latitude to_longitude",
        ),
        Group(
            translate_noop("Form", "Checks and handover"),
            rows("checks"),
            rows("handed_over_by received_by", "receipt_number"),
        ),
    ),
    "intake": _entry(
        translate_noop("Form", "Intake"),
        rows("facility", "condition", *_MEASURES, "receipt_number"),
        rows("body_condition attitude", "dehydration"),
        Group(
            translate_noop("Form", "Handed over by"),
            rows("handed_over_by handed_over_contact"),
            rows("handed_over_address"),
        ),
    ),
    "treatment": _entry(
        translate_noop("Form", "Treatment"),
        rows("treatment", "dose dose_unit", "dose_per_kg", "route frequency", "until_date"),
        rows("treatment_category", "prescribed_per_kg", "purpose", "effect"),
    ),
    "procedure": _entry(
        translate_noop("Form", "Procedure"),
        rows("procedure_type", "procedure", "result"),
        rows("ended_time", "anaesthetic", "anaesthetic_dose anaesthetic_unit", "complications"),
    ),
    "care_log": _entry(
        translate_noop("Form", "Care"),
        rows(*_MEASURES, "food", "food_grams food_eaten", "behaviour", "stool"),
    ),
    "milestone": _entry(translate_noop("Form", "Milestone"), rows("milestone", "description")),
    "vaccination": _entry(
        translate_noop("Form", "Vaccination"),
        rows("vaccine", "next_due", "series_complete"),
        rows("batch", "vaccination_dose"),
    ),
    "enclosure_move": _entry(
        translate_noop("Form", "Enclosure"),
        rows("enclosure", "reason"),
        rows("enclosure_before", "until_date", "companions"),
    ),
    "quarantine": _entry(
        translate_noop("Form", "Quarantine"),
        rows("location", "until_date", "result"),
        rows("reason"),
    ),
    "follow_up": _entry(
        translate_noop("Form", "After the release"),
        rows("result", "method", "description", "next_due"),
        rows("place_code", _POSITION, "locality"),
    ),
    "reopening": _entry(translate_noop("Form", "Reopening"), rows("reason")),
}
