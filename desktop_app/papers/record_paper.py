"""One record on paper: all it says, section by section, with its photos and who wrote it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from db import links
from db.errors import UserError
from db.fields import Kind
from db.photos.store import PhotoStore
from db.record_types import RecordType, record_type
from db.showing import Words
from db.text import translate_noop
from desktop_app.papers.blocks import Facts, Heading, Letterhead, Paragraph, Title, Together
from desktop_app.papers.case_photos import photo_of
from desktop_app.papers.flow import Block
from desktop_app.papers.heads import BesidePhoto
from desktop_app.papers.paper import Cancel, Paper, Progress, write_pdf
from desktop_app.papers.pictures import Photo, Pictures
from desktop_app.papers.typeset import SMALL
from desktop_app.papers.wording import Wording

if TYPE_CHECKING:
    from db.store import Store
    from db.writing import Record

NO_RECORD = translate_noop(
    "Papers", "The record is not in this file any more: choose another one and print it again."
)
_PHOTO = record_type("photo")
_WHEN = ("event_date", "event_time", "date_precision")


def write_record(
    store: Store,
    type: RecordType,
    id: int,
    path: str | os.PathLike[str],
    *,
    words: Words,
    office: str,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> int:
    """Write a record as a PDF in A4; the number of pages.

    Raises UserError when the record is not there or the place refuses, Cancelled.
    """
    record = store.get(type, id)
    if record is None:
        raise UserError(NO_RECORD)
    paper = record_paper(store, record, words=words, office=office)
    return write_pdf(paper, path, translate=words.translate, progress=progress, cancelled=cancelled)


def record_paper(store: Store, record: Record, *, words: Words, office: str) -> Paper:
    """The record as a paper."""
    return _RecordPaper(store, record, Wording(words)).paper(office)


class _RecordPaper:
    def __init__(self, store: Store, record: Record, say: Wording) -> None:
        self._store, self._record, self._say = store, record, say
        self._type = record.type
        photos = PhotoStore(store.path)
        self._photos = [
            photo_of(photo, photos, self._caption(photo), say)
            for photo in store.parts(_PHOTO, [record.uuid])
        ]

    def paper(self, office: str) -> Paper:
        say = self._say
        title = say(self._type.label)
        told = (say.value(self._type, name, self._record.values) for name in self._type.title)
        name = " · ".join(text for text in told if text)
        cover, rest = (self._photos[0], self._photos[1:]) if self._photos else (None, [])
        first, *others = [*self._sections()] or [Facts([])]
        blocks: list[Block] = [
            Letterhead(office),
            Title(title, name),
            BesidePhoto(cover, [first]),
            *others,
            *self._pictures(rest),
            Paragraph(self._stamps(), SMALL, gap=6),
        ]
        source = self._store.path.name if self._store.path is not None else ""
        return Paper(" · ".join(p for p in (title, name) if p), blocks, office=office,
                     source=source)  # fmt: skip

    def _sections(self) -> Iterator[Block]:
        say, type, values = self._say, self._type, self._record.values
        moment = say.moment(values)
        for section in type.sections:
            own = {spec.name for spec in type.fields if spec.section == section.name}
            facts = say.facts(type, values, {spec.name for spec in type.fields} - own)
            if moment and "event_date" in own:
                facts.insert(0, (say(type.field("event_date").label), moment))
            if "species_id" in own:
                _name, latin, protection = say.species(values.get("species_id"))
                labels = (
                    record_type("species").field(n).label for n in ("scientific_name", "protection")
                )
                facts += [(say(a), b) for a, b in zip(labels, (latin, protection), strict=True)]
            facts += self._links(own)
            if facts:
                yield Together([Heading(say(section.label)), Facts(facts)])

    def _links(self, fields: set[str]) -> list[tuple[str, str]]:
        found = []
        for spec in self._type.fields:
            uuid = self._record.values.get(spec.name)
            if spec.name not in fields or spec.kind is not Kind.LINK or not uuid or not spec.target:
                continue
            target = record_type(spec.target)
            other = links.find(self._store, target, uuid)
            if other is not None:
                told = (self._say.value(target, name, other.values) for name in target.title)
                found.append((self._say(spec.label), " · ".join(text for text in told if text)))
        return found

    def _pictures(self, photos: list[Photo]) -> Iterator[Block]:
        if photos:
            yield Heading(self._say(translate_noop("Papers", "Photos")))
            yield Pictures(photos)

    def _caption(self, photo: Record) -> str:
        values = photo.values
        told = (self._say.moment(values), values.get("caption"), values.get("photographer"))
        return " · ".join(str(text) for text in told if text)

    def _stamps(self) -> str:
        record = self._record
        text = translate_noop(
            "Papers", "Recorded by {author} on {created}, last changed by {by} on {changed} · {id}"
        ).format(
            author=record.created_by,
            created=f"{record.created_at.astimezone():%Y-%m-%d %H:%M}",
            by=record.changed_by,
            changed=f"{record.changed_at.astimezone():%Y-%m-%d %H:%M}",
            id=record.uuid,
        )
        return self._say(text)
