"""What the page of a case needs, read in the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.pinyin import search_keys
from db.record_types import ENTRY_TYPES, record_type
from db.rescue.timeline import Case, load_case
from db.showing import Words
from db.text import Translate
from desktop_app.rescue.timeline_measures import Measures
from desktop_app.rescue.words import Line, Wording

if TYPE_CHECKING:
    import datetime as dt

    from db.store import Store
    from desktop_app.drafts import Drafts


@dataclass(frozen=True, slots=True)
class ShownCase:
    """A case with the words of its timeline, oldest first.

    sighting: id of the sighting it came from. individual: id of the animal it is linked to.
    draft: kind, id and time of what was typed and not saved; without an id a new entry.
    measures: of the lines, for the width asked for.
    """

    case: Case
    lines: tuple[Line, ...]
    sighting: int | None = None
    individual: int | None = None
    draft: tuple[str, int | None, dt.datetime] | None = None
    measures: Measures | None = None


def draft_name(kind: str, case_uuid: str) -> str:
    """Under which name drafts of a case's entries are kept."""
    return f"{kind}-{case_uuid}"


def read_case(
    store: Store,
    id: int,
    translate: Translate,
    language: str,
    drafts: Drafts | None = None,
    width: int = 0,
) -> ShownCase | None:
    """The case with this id; None when there is none, or it was voided.

    drafts: where to look for an entry that was begun. width: of the timeline, in pixels; with it
    the lines are measured too.
    """
    case = load_case(store, id)
    if case is None or case.record.voided:
        return None
    wording = Wording(Words(translate, store.reference(), language))
    sighting = _linked(store, "sighting", case.record.values.get("sighting_uuid"))
    individual = _linked(store, "individual", case.record.values.get("organism_id"))
    draft = None
    if drafts is not None:
        uuid = case.record.uuid
        places: list[tuple[str, str, int | None]] = [
            ("rescue", "rescue", case.record.id),
            *((type.name, draft_name(type.name, uuid), None) for type in ENTRY_TYPES),
            *((e.type.name, draft_name(e.type.name, uuid), e.id) for e in case.entries),
        ]
        for kind, name, own in places:
            found = drafts.find(name, own)
            if found is not None and (draft is None or found[1] > draft[2]):
                draft = (kind, own, found[1])
    search_keys("雪")  # its dictionaries take 0.2 s to load: here, not at a key press
    lines = tuple(wording.lines(case))
    measures = Measures(width).prepare(lines) if width else None
    return ShownCase(case, lines, sighting, individual, draft, measures)


def _linked(store: Store, kind: str, uuid: str | None) -> int | None:
    return store.ids_of(record_type(kind), [uuid]).get(uuid) if uuid else None
