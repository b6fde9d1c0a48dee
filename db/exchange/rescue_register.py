"""A rescue register as offices keep it: one row holds the case and what became of the animal.

The register is seen as one record type whose fields are those of the case and, under names such
as `intake.weight`, those of the entries a register tells of: the first leg of transport, intake
and vaccination, and the outcome.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from db.exchange.headers import HeaderNames
from db.fields import FieldSpec, Need
from db.models.base import RecordType
from db.record_types import record_type
from db.rescue.state import DERIVED
from db.text import Text, Translate, english, translate_noop

RESCUE = record_type("rescue")
KINDS = ("intake", "outcome", "vaccination", "transport")
"""Kinds of entries a register may tell of; where a header fits two, the earlier one has it."""

PHOTOS = translate_noop("Exchange", "Photos")
_PHOTO_ALIASES = ("照片", "图片", "photos", "pictures")

# An entry's own words for its date and the like stand over every entry's column; in a register
# they must say which entry is meant.
_OWN_WORDS: dict[str, tuple[Text, tuple[str, ...]]] = {
    "intake.event_date": (
        translate_noop("Exchange", "Received on"),
        (
            "接收日期",
            "接收时间",
            "收容日期",
            "入院日期",
            "收治日期",
            "救护日期",
            "date received",
            "intake date",
            "in care since",
        ),
    ),
    "intake.event_time": (
        translate_noop("Exchange", "Received at (time)"),
        ("接收时刻", "time received"),
    ),
    "intake.performed_by": (
        translate_noop("Exchange", "Received by"),
        ("接收人", "收治人", "received by"),
    ),
    "outcome.event_date": (
        translate_noop("Exchange", "Date of outcome"),
        (
            "结果日期",
            "处置日期",
            "处理日期",
            "结局日期",
            "放归日期",
            "死亡日期",
            "outcome date",
            "outcome on",
        ),
    ),
    "outcome.event_time": (
        translate_noop("Exchange", "Time of outcome"),
        ("结果时间", "outcome time"),
    ),
    "vaccination.event_date": (
        translate_noop("Exchange", "Vaccinated on"),
        ("接种日期", "免疫日期", "疫苗接种日期", "date vaccinated"),
    ),
    "transport.event_date": (
        translate_noop("Exchange", "Set off on"),
        ("转运日期", "出发日期", "date of transport"),
    ),
    "transport.event_time": (
        translate_noop("Exchange", "Set off at (time)"),
        ("出发时刻", "time of departure"),
    ),
}
_UNNAMED = ("event_time", "date_precision", "performed_by", "information_source", "notes")
_SHOWN_AS_ENTRIES = ("intake_date", "outcome", "outcome_date")

DERIVED_COLUMNS: tuple[FieldSpec, ...] = tuple(
    RESCUE.field(name) for name in DERIVED if name not in _SHOWN_AS_ENTRIES
)
"""What a register of ours shows of the timeline beyond its entries; it is not read back."""


@dataclass(frozen=True)
class RegisterType(RecordType):
    """A record type whose fields are put together from several."""

    specs: tuple[FieldSpec, ...] = ()

    @cached_property
    def fields(self) -> tuple[FieldSpec, ...]:
        return self.specs


def _case_specs() -> list[FieldSpec]:
    # A register that has only the day of intake still tells by when the animal was found.
    return [
        replace(spec, need=Need.OPTIONAL) if spec.name == "event_date" else spec
        for spec in RESCUE.fields
        if not spec.generated
    ]


def _entry_specs(kind: str) -> list[FieldSpec]:
    found = []
    for spec in record_type(kind).fields:
        if spec.generated:
            continue
        name = f"{kind}.{spec.name}"
        label, aliases = spec.label, spec.aliases
        if name in _OWN_WORDS:
            label, aliases = _OWN_WORDS[name]
        elif spec.name in _UNNAMED:
            label, aliases = _NAMELESS.format(name=name), ()
        need = Need.OPTIONAL if spec.need is Need.REQUIRED else spec.need
        found.append(
            replace(
                spec, name=name, label=label, aliases=aliases, need=need, term=None, default=None
            )
        )
    return found


_NAMELESS = Text("", "{name}")


def _put_together() -> RegisterType:
    specs = [*_case_specs(), *(spec for kind in KINDS for spec in _entry_specs(kind))]
    return RegisterType(
        name=RESCUE.name,
        model=RESCUE.model,
        label=RESCUE.label,
        label_plural=RESCUE.label_plural,
        icon=RESCUE.icon,
        sections=RESCUE.sections,
        columns=RESCUE.columns,
        sort=RESCUE.sort,
        title=RESCUE.title,
        located=True,
        dated=True,
        rules=RESCUE.rules,
        specs=tuple(specs),
    )


REGISTER = _put_together()


def register_names(words: Sequence[Translate]) -> HeaderNames:
    """What the columns of a register may be headed with."""
    return HeaderNames(
        REGISTER, words, derived=DERIVED_COLUMNS, roles={"derived": photo_headers(words)}
    )


def photo_headers(words: Sequence[Translate]) -> list[str]:
    return [*_PHOTO_ALIASES, *(word(PHOTOS) for word in (english, *words))]


def split(values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """(values of the case, kind -> values of its entry) of one row; blanks left out."""
    case: dict[str, Any] = {}
    entries: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        if value is None:
            continue
        kind, dot, field = name.partition(".")
        if dot:
            entries.setdefault(kind, {})[field] = value
        else:
            case[name] = value
    return case, entries
