"""Where each field stands in its form. Facts are in the specs, this is arrangement only.

A record type without a layout of its own gets one made from its sections: short fields in pairs,
long ones alone, what the program fills in by itself last.
"""

from __future__ import annotations

from dataclasses import dataclass

from db.fields import FieldSpec, Kind
from db.record_types import RecordType
from db.text import Text, translate_noop
from forms.editors import blocks


@dataclass(frozen=True, slots=True)
class Row:
    """One or two fields beside each other. The first has its label at the left."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a quiet heading; `more` are shown when asked for or when they hold something."""

    label: Text
    rows: tuple[Row, ...]
    more: tuple[Row, ...] = ()


def _rows(*lines: str) -> tuple[Row, ...]:
    return tuple(Row(tuple(line.split())) for line in lines)


_SIGHTING = (
    Group(
        translate_noop("Form", "When and where"),
        _rows(
            "event_date event_time",
            "decimal_latitude",  # the whole position block
            "coordinate_uncertainty elevation",
            "place_code",
        ),
        _rows("locality", "position_source"),
    ),
    Group(
        translate_noop("Form", "What was seen"),
        _rows("species_id", "individual_count young", "evidence health"),
        _rows(
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
        _rows("observer observer_contact", "notes", "status"),
        _rows("organism_id"),
    ),
)

_LAYOUTS: dict[str, tuple[Group, ...]] = {"sighting": _SIGHTING}

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
        rows: list[Row] = []
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
                rows.append(Row((waiting, spec.name)))
                waiting = None
            else:
                if waiting is not None:
                    rows.append(Row((waiting,)))
                    waiting = None
                rows.append(Row((spec.name,)))
        if waiting is not None:
            rows.append(Row((waiting,)))
        groups.append(Group(section.label, tuple(rows), tuple(more)))
    return tuple(groups)
