"""A record in a few words: what, where and when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.conversion import Words, show, show_date
from db.fields import Kind
from db.record_types import RecordType
from db.text import translate_noop
from forms.host import FormHost

_NEW = translate_noop("Form", "New {type}")
_DOT = " · "


def title_of(record_type: RecordType, values: Mapping[str, Any], host: FormHost) -> str:
    """Its title fields, e.g. "Snow leopard · Yaqu village"; "New sighting" while they are empty.

    The date stands right below in the form, so it is said only where nothing else is.
    """
    names = record_type.title
    dated = [name for name in names if record_type.field(name).kind is Kind.DATE]
    title = _joined(record_type, [n for n in names if n not in dated], values, host)
    if title or (title := _joined(record_type, dated, values, host)):
        return title
    name = host.translate(record_type.label)
    if host.language.startswith("en"):
        name = name.lower()  # within a sentence
    return host.translate(_NEW.format(type=name))


def name_of(record_type: RecordType, values: Mapping[str, Any], host: FormHost) -> str:
    """A record named from elsewhere, by all its title fields: "Snow leopard · 2025-03-05 · Yaqu".

    A record that has none of them is named by its type.
    """
    title = _joined(record_type, record_type.title, values, host)
    return title or host.translate(record_type.label)


def beside_name(record_type: RecordType, values: Mapping[str, Any], host: FormHost) -> str:
    """What else helps to tell a record from others of its name: when, where, how it stands."""
    named = set(record_type.title)
    others = [n for n in _BESIDE if n in record_type.by_name and n not in named]
    return _joined(record_type, others, values, host)


_BESIDE = ("event_date", "place_code", "status", "observer", "sex", "microchip", "band")


def _joined(
    record_type: RecordType, names: object, values: Mapping[str, Any], host: FormHost
) -> str:
    assert isinstance(names, list | tuple)
    parts = [_shown(record_type, name, values, host) for name in names]
    return _DOT.join(part for part in parts if part)


def _shown(record_type: RecordType, name: str, values: Mapping[str, Any], host: FormHost) -> str:
    value, spec = values.get(name), record_type.field(name)
    if value is None or spec.kind is Kind.LINK:  # another record is named by its own title
        return ""
    if name == "event_date":
        return show_date(value, values.get("date_precision"))
    return show(spec, value, Words(host.translate, host.reference(), host.language))
