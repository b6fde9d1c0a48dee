"""Where each field stands in its form. Facts are in the specs, this is arrangement only.

A record type without a layout of its own gets one made from its sections: short fields in pairs,
long ones alone, what the program fills in by itself last.
"""

from __future__ import annotations

from db.fields import FieldSpec, Kind
from db.record_types import RecordType
from db.text import translate_noop
from forms import rescue_layout
from forms.editors import blocks
from forms.grouping import Group, Row, rows

__all__ = ["Group", "Row", "fields_of", "layout_of"]


_SIGHTING = (
    Group(
        translate_noop("Form", "When and where"),
        rows(
            "event_date event_time",
            "decimal_latitude",  # the whole position block
            "coordinate_uncertainty elevation",
            "place_code",
        ),
        rows("locality", "position_source"),
    ),
    Group(
        translate_noop("Form", "What was seen"),
        rows("species_id", "individual_count young", "evidence health"),
        rows(
            "identification_certainty adults",
            "males females",
            "count_minimum count_maximum",
            "behaviour",
            "landscape",
            "threats",
        ),
    ),
    Group(
        translate_noop("Form", "Who"),
        rows("observer observer_contact", "notes", "status"),
        rows("organism_id"),
    ),
)

_LAYOUTS: dict[str, tuple[Group, ...]] = {"sighting": _SIGHTING, **rescue_layout.LAYOUTS}

_SHORT = (Kind.INTEGER, Kind.DECIMAL, Kind.TIME, Kind.DATE, Kind.LATITUDE, Kind.LONGITUDE)


def layout_of(record_type: RecordType) -> tuple[Group, ...]:
    """The groups of this type's form, with each of its fields once (a block by one name)."""
    made = _LAYOUTS.get(record_type.name)
    return made if made is not None else _from_sections(record_type)


def fields_of(record_type: RecordType, row: Row) -> tuple[FieldSpec, ...]:
    """All fields a row edits, those inside blocks included."""
    together = blocks(record_type)
    found: list[FieldSpec] = []
    for name in row.fields:
        found.extend(together.get(name, (record_type.field(name),)))
    return tuple(found)


def _from_sections(record_type: RecordType) -> tuple[Group, ...]:
    together = blocks(record_type)
    groups = []
    done: set[str] = set()
    for section in record_type.sections:
        shown: list[Row] = []
        more: list[Row] = []
        waiting: str | None = None  # a short field that may share its row with the next one
        for spec in record_type.in_section(section.name):
            if spec.name in done or spec.internal:
                continue
            done.update(s.name for s in together.get(spec.name, (spec,)))
            if spec.generated:
                more.append(Row((spec.name,)))
            elif spec.kind in _SHORT and spec.name not in together:
                if waiting is None:
                    waiting = spec.name
                    continue
                shown.append(Row((waiting, spec.name)))
                waiting = None
            else:
                if waiting is not None:
                    shown.append(Row((waiting,)))
                    waiting = None
                shown.append(Row((spec.name,)))
        if waiting is not None:
            shown.append(Row((waiting,)))
        groups.append(Group(section.label, tuple(shown), tuple(more)))
    return tuple(groups)
