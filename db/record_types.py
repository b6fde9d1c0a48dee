"""Everything that can be recorded. A new type is one model file and one line here."""

from __future__ import annotations

from db.models.base import RecordType
from db.models.care_log import CARE_LOG
from db.models.enclosure_move import ENCLOSURE_MOVE
from db.models.examination import EXAMINATION
from db.models.follow_up import FOLLOW_UP
from db.models.individual import INDIVIDUAL
from db.models.intake import INTAKE
from db.models.milestone import MILESTONE
from db.models.outcome import OUTCOME
from db.models.photo import PHOTO
from db.models.place import PLACE
from db.models.procedure import PROCEDURE
from db.models.quarantine import QUARANTINE
from db.models.reopening import REOPENING
from db.models.rescue import RESCUE
from db.models.sighting import SIGHTING
from db.models.species import SPECIES
from db.models.transport import TRANSPORT
from db.models.treatment import TREATMENT
from db.models.vaccination import VACCINATION

__all__ = ["ENTRY_TYPES", "RECORD_TYPES", "STANDALONE_TYPES", "RecordType", "record_type"]

ENTRY_TYPES: tuple[RecordType, ...] = (
    TRANSPORT,
    INTAKE,
    EXAMINATION,
    TREATMENT,
    PROCEDURE,
    CARE_LOG,
    MILESTONE,
    VACCINATION,
    ENCLOSURE_MOVE,
    QUARANTINE,
    OUTCOME,
    FOLLOW_UP,
    REOPENING,
)
"""The kinds of entries in the timeline of a rescue case, in the order people meet them."""

RECORD_TYPES: tuple[RecordType, ...] = (
    SIGHTING,
    RESCUE,
    *ENTRY_TYPES,
    INDIVIDUAL,
    PHOTO,
    SPECIES,
    PLACE,
)

STANDALONE_TYPES = tuple(type for type in RECORD_TYPES if not type.is_part)
"""Those that have a page, a register and an import of their own."""


def record_type(name: str) -> RecordType:
    """The type called `name`; KeyError when there is none."""
    for candidate in RECORD_TYPES:
        if candidate.name == name:
            return candidate
    raise KeyError(name)
