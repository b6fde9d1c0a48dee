"""What a person stood by when saving, in the few words a history has room for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from db.text import Text, translate_noop
from desktop_app import i18n

_WORDS: Final[dict[str, Text]] = {
    "wanted": translate_noop("Doubts", "left empty"),
    "position_far": translate_noop("Doubts", "outside the home area"),
    "position_swapped": translate_noop("Doubts", "latitude and longitude"),
    "position_doubtful": translate_noop("Doubts", "position"),
    "datum_unknown": translate_noop("Doubts", "datum not known"),
    "date_old": translate_noop("Doubts", "date long ago"),
    "place_elsewhere": translate_noop("Doubts", "place and point differ"),
    "double": translate_noop("Doubts", "like another record"),
    "not_double": translate_noop("Doubts", "no double of another record"),
    "species_area": translate_noop("Doubts", "far from where the species is known"),
    "species_season": translate_noop("Doubts", "out of the season of the species"),
    "settlement": translate_noop("Doubts", "within a settlement"),
    "place_far": translate_noop("Doubts", "place and point differ"),
    "place_county": translate_noop("Doubts", "place and point differ"),
    "elevation_terrain": translate_noop("Doubts", "altitude and ground differ"),
    "duplicate": translate_noop("Doubts", "like another record"),
    "maybe_duplicate": translate_noop("Doubts", "like another record"),
    "abnormal_without_words": translate_noop("Doubts", "abnormal without words"),
    "before_found": translate_noop("Doubts", "before it was found"),
    "dose_changed": translate_noop("Doubts", "another dose"),
    "dose_per_kg": translate_noop("Doubts", "dose for the weight"),
    "dose_without_weight": translate_noop("Doubts", "dose without a weight"),
    "entries_after_outcome": translate_noop("Doubts", "entries after the outcome"),
    "hours_differ": translate_noop("Doubts", "hours do not agree"),
    "kept_without_reason": translate_noop("Doubts", "kept without a reason"),
    "next_after_last": translate_noop("Doubts", "next dose after the last day"),
    "open_treatments": translate_noop("Doubts", "treatments still open"),
    "outcome_without_intake": translate_noop("Doubts", "outcome without an intake"),
    "reported_before_found": translate_noop("Doubts", "reported before it was found"),
    "second_intake": translate_noop("Doubts", "a second intake"),
    "transport_long": translate_noop("Doubts", "long transport"),
    "weight_jump": translate_noop("Doubts", "jump of the weight"),
}
_OTHER: Final = translate_noop("Doubts", "another doubt")


def words_of(codes: Iterable[str]) -> list[str]:
    """Each doubt once, in the language on the screen."""
    return list(dict.fromkeys(i18n.show(_WORDS.get(code, _OTHER)) for code in codes))
