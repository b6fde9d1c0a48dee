"""The short mark beside a species that the law protects, and what it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from db import vocabularies
from db.text import Text, translate_noop

if TYPE_CHECKING:
    from db.reference import Reference

BADGES: Final = {
    "I": translate_noop("Badge", "I"),
    "II": translate_noop("Badge", "II"),
}
_MEANING: Final = {term.code: term.label for term in vocabularies.PROTECTION.terms}


def badge_of(reference: Reference | None, species_id: int | None) -> tuple[Text, Text] | None:
    """The mark and its meaning, e.g. "I" and "National class I"; None when there is none."""
    if reference is None or species_id is None:
        return None
    entry = reference.species_by_id(species_id)
    code = entry.protection if entry is not None else None
    if code is None or code not in BADGES:
        return None
    return BADGES[code], _MEANING[code]
