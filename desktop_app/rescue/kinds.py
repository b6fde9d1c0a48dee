"""How each kind of entry looks and which words find it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QColor

from db.record_types import ENTRY_TYPES, RecordType, record_type
from db.rescue.state import CaseState
from db.text import Text, translate_noop
from forms import theme

CASE: Final = "rescue"
"""The case itself stands in its timeline too: the day it was found."""

FOUND: Final = translate_noop("CaseTimeline", "Found")

# Which of the series' colours; kinds that mean alike share one, the icon tells them apart.
_COLOURS: Final[Mapping[str, int]] = {
    CASE: 3,
    "transport": 0,
    "intake": 1,
    "examination": 1,
    "treatment": 5,
    "procedure": 5,
    "care_log": 6,
    "milestone": 2,
    "vaccination": 4,
    "enclosure_move": 0,
    "quarantine": 6,
    "outcome": 2,
    "follow_up": 4,
    "reopening": 3,
}

_MORE_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "transport": ("move", "drive", "车", "运输"),
    "intake": ("receive", "arrival", "入院"),
    "examination": ("x-ray", "vet", "体检", "化验"),
    "treatment": ("drug", "medicine", "therapy", "用药", "药"),
    "procedure": ("surgery", "operation", "anaesthesia", "手术", "麻醉"),
    "care_log": ("weight", "food", "temperature", "体重", "喂食", "体温"),
    "milestone": ("stood", "walked", "first", "站立", "行走"),
    "vaccination": ("vaccine", "shot", "疫苗"),
    "enclosure_move": ("cage", "笼舍"),
    "outcome": ("release", "died", "transfer", "放归", "死亡", "移交"),
    "follow_up": ("check", "monitor", "回访", "监测"),
}


def label_of(kind: str) -> Text:
    """What a person calls it."""
    return FOUND if kind == CASE else record_type(kind).label


def icon_of(kind: str) -> str:
    """Name of its icon."""
    return "map-pin" if kind == CASE else record_type(kind).icon


def colour_of(kind: str) -> QColor:
    """The colour of its dot, in the theme of now; never the only sign of a kind."""
    return theme.series_colour(_COLOURS.get(kind, 0))


def words_of(type: RecordType) -> tuple[str, ...]:
    """Words besides its label that find a kind."""
    return (type.name.replace("_", " "), str(type.label), *_MORE_WORDS.get(type.name, ()))


def kinds_open_to(state: CaseState) -> tuple[RecordType, ...]:
    """The kinds of entries a case takes now."""
    from db.rescue.rules import ALLOWED_WHEN_CLOSED, allowed_when_closed

    if state.closed:
        allowed = allowed_when_closed(state)
        return tuple(type for type in ENTRY_TYPES if type.name in allowed)
    return tuple(type for type in ENTRY_TYPES if type.name not in ALLOWED_WHEN_CLOSED)
