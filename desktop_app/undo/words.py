"""A change in words: "void 3 sightings", "change of notes in Snow leopard · 2025-03-05"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from db.text import Text, translate_noop
from forms.title import name_of

if TYPE_CHECKING:
    from db.record_types import RecordType
    from desktop_app.undo.reading import Told
    from forms.host import FormHost

_MOST = 2  # fields named one by one

_NEW = translate_noop("Undo", "new {record}")
_CHANGE = translate_noop("Undo", "change of {fields} in {record}")
_CHANGE_MANY = translate_noop("Undo", "change of {count} fields in {record}")
_CHANGE_NONE = translate_noop("Undo", "change of {record}")
_VOID = translate_noop("Undo", "void {record}")
_RESTORE = translate_noop("Undo", "restore {record}")
_IMPORT = translate_noop("Undo", "import of {record}")
_IMPORT_FROM = translate_noop("Undo", "import of {record} from {source}")
_MANY = translate_noop("Undo", "{count} {records}")
_PART = translate_noop("Undo", "{part} of {whole}")
_SAID = translate_noop("Undo", "{deed}, by {author}, {time}")
_OF_KIND = translate_noop("Undo", "{kind} {record}")
_MERGE = translate_noop("Undo", "merging of {record}")
_APART = translate_noop("Undo", "no doubles: {record}")
_COMMA = translate_noop("Undo", ", ")
_SEVERAL = translate_noop("Undo", "{count} records")

_OF_TWO: dict[str, Text] = {"merge": _MERGE, "not_double": _APART}
_DEEDS: dict[str, Text] = {"created": _NEW, "voided": _VOID, "restored": _RESTORE}


def deed(told: Told, host: FormHost) -> str:
    """What was done, as a phrase that goes on after "Undo: "."""
    step = told.step
    record = subject(told, host)
    if step.kind == "import":
        if step.source:
            return host.translate(_IMPORT_FROM.format(record=record, source=step.source))
        return host.translate(_IMPORT.format(record=record))
    if step.kind in _OF_TWO:
        return host.translate(_OF_TWO[step.kind].format(record=record))
    if step.action == "changed":
        fields = _fields(told, host)
        if not fields:
            return host.translate(_CHANGE_NONE.format(record=record))
        if len(fields) > _MOST:
            return host.translate(_CHANGE_MANY.format(count=str(len(fields)), record=record))
        named = host.translate(_COMMA).join(fields)
        return host.translate(_CHANGE.format(fields=named, record=record))
    return host.translate(_DEEDS.get(step.action, _CHANGE_NONE).format(record=record))


def said(told: Told, host: FormHost) -> str:
    """The deed, who did it and when."""
    when = clock(told.step.at)
    words = deed(told, host)
    return host.translate(_SAID.format(deed=words, author=told.step.author, time=when))


def subject(told: Told, host: FormHost) -> str:
    """The record that was touched, or how many of which kind."""
    from db.record_types import record_type

    type = record_type(told.step.record_type)
    count = told.step.records
    if count != 1 and type.is_part:
        return host.translate(_SEVERAL.format(count=f"{count:,}"))
    if count != 1:
        plural = _within(host.translate(type.label_plural), host)
        return host.translate(_MANY.format(count=f"{count:,}", records=plural))
    label = host.translate(type.label)
    if told.record is None:
        return _within(label, host)
    name = name_of(type, told.record.values, host)
    kind = _within(label, host)
    if told.owner is not None:
        part = kind if name == label else f"{kind} {name}"
        whole = name_of(told.owner.type, told.owner.values, host)
        return host.translate(_PART.format(part=part, whole=whole))
    if name == label:
        return kind
    return host.translate(_OF_KIND.format(kind=kind, record=name))


def _within(words: str, host: FormHost) -> str:
    """A name of a kind of record in the middle of a sentence."""
    return words.lower() if host.language.startswith("en") else words


def _fields(told: Told, host: FormHost) -> list[str]:
    """Labels of the fields that were changed, a block of several by its one name."""
    from db.record_types import record_type
    from forms.editors import block_label, blocks

    type: RecordType = record_type(told.step.record_type)
    together = blocks(type)
    found: dict[str, None] = {}
    for name in told.step.fields:
        spec = type.by_name.get(name)
        if spec is None or spec.generated or spec.internal:
            continue
        first = together[name][0].name if name in together else name
        found[_within(host.translate(block_label(type, first)), host)] = None
    return list(found)


def clock(at: dt.datetime) -> str:
    """A moment in local time; of today only the time of day."""
    local = at.astimezone(dt.datetime.now().astimezone().tzinfo)
    today = local.date() == dt.datetime.now().date()
    return local.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
