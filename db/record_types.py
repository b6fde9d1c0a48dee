"""Everything that can be recorded. A new type is one model file and one line here."""

from __future__ import annotations

from db.models.base import RecordType
from db.models.place import PLACE
from db.models.sighting import SIGHTING
from db.models.species import SPECIES

__all__ = ["RECORD_TYPES", "RecordType", "record_type"]

RECORD_TYPES: tuple[RecordType, ...] = (SIGHTING, SPECIES, PLACE)


def record_type(name: str) -> RecordType:
    """The type called `name`; KeyError when there is none."""
    for candidate in RECORD_TYPES:
        if candidate.name == name:
            return candidate
    raise KeyError(name)
