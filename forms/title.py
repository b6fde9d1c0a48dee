"""A record in a few words: what and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.fields import Kind
from db.record_types import RecordType
from db.text import translate_noop
from forms.host import FormHost

_NEW = translate_noop("Form", "New {type}")


def title_of(record_type: RecordType, values: Mapping[str, Any], host: FormHost) -> str:
    """Its title fields, e.g. "Snow leopard · Yaqu village"; "New sighting" while they are empty."""
    parts = [_shown(record_type, name, values.get(name), host) for name in record_type.title]
    title = " · ".join(part for part in parts if part)
    if title:
        return title
    name = host.translate(record_type.label)
    if host.language.startswith("en"):
        name = name.lower()  # within a sentence
    return host.translate(_NEW.format(type=name))


def _shown(record_type: RecordType, name: str, value: Any, host: FormHost) -> str:
    kind = record_type.field(name).kind
    if value is None or kind is Kind.DATE:  # the date stands right below
        return ""
    if kind is Kind.SPECIES:
        return host.reference().species_name(value, host.language)
    if kind is Kind.PLACE:
        return host.reference().place_name(value, host.language)
    return str(value)
