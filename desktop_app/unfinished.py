"""What was typed before the program ended and not saved: found when a file is opened."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.text import Text, translate_noop

if TYPE_CHECKING:
    from db.store import Store
    from db.writing import Record
    from desktop_app.drafts import Drafts
    from forms.host import FormHost

_NEW = translate_noop("Unfinished", "{kind}: a new record was begun at {time} and not saved.")
_CHANGED = translate_noop("Unfinished", "{record}: what you typed at {time} is not saved yet.")
_ENTRY = translate_noop("Unfinished", "{kind} of {record}: typed at {time} and not saved yet.")


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A draft and where it belongs. id None: a new record.

    record: the one that was changed, or the case of an entry (`kind` is another type then).
    """

    kind: str
    id: int | None
    at: dt.datetime
    record: Record | None


def find_unfinished(store: Store, drafts: Drafts) -> list[Unfinished]:
    """Every draft that still has its place in the file, the latest first. Runs in a worker."""
    from db import links
    from db.record_types import RECORD_TYPES, record_type

    by_name = {type.name: type for type in RECORD_TYPES}
    found = []
    for name, id, at in drafts.all():
        kind, _dash, owner = name.partition("-")
        type = by_name.get(kind)
        if type is None:
            continue
        own = store.get(type, id) if id is not None else None
        if id is not None and (own is None or own.voided):
            continue
        record = own
        if type.is_part:
            record = links.find(store, record_type(type.by_name[type.owner].target), owner)
            if record is None or record.voided:
                continue
        found.append(Unfinished(kind, id, at, record))
    return sorted(found, key=lambda one: one.at, reverse=True)


def words_of(one: Unfinished, host: FormHost) -> str:
    """What is said of it, in the language on the screen."""
    from db.record_types import record_type
    from forms.title import name_of

    today = one.at.date() == dt.datetime.now().date()
    time = one.at.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
    type = record_type(one.kind)
    label = host.translate(type.label)
    if one.record is None:
        return host.translate(_NEW.format(kind=label, time=time))
    name = name_of(one.record.type, one.record.values, host)
    pattern: Text = _ENTRY if type.is_part else _CHANGED
    return host.translate(pattern.format(kind=label, record=name, time=time))
