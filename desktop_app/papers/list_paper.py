"""A list of records on paper: what the table shows, the filter in words, a sum at the end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from db import links
from db.errors import Cancelled, UserError
from db.fields import FieldSpec, Kind
from db.query import Filter, Sort
from db.record_types import RecordType, record_type
from db.showing import Words, show_date
from db.text import translate_noop
from desktop_app.papers.blocks import Letterhead, Paragraph, Title
from desktop_app.papers.flow import Block
from desktop_app.papers.paper import Cancel, Paper, Progress, write_pdf
from desktop_app.papers.table import Column, Table
from desktop_app.papers.typeset import BODY, Align
from desktop_app.papers.wording import Wording

if TYPE_CHECKING:
    from db.store import Store

MOST: Final = 20_000
"""Records a printed list holds at most: about five hundred pages."""

TOO_MANY = translate_noop(
    "Papers",
    "The list has {count} records, more than a paper can hold ({most}): narrow the filter, or "
    "export them as a workbook.",
)

_BLOCK: Final = 500
_SHARES: Final = {
    Kind.DATE: 24.0,
    Kind.TIME: 12.0,
    Kind.INTEGER: 13.0,
    Kind.DECIMAL: 17.0,
    Kind.LATITUDE: 19.0,
    Kind.LONGITUDE: 19.0,
    Kind.LONG_TEXT: 46.0,
    Kind.PLACE: 30.0,
    Kind.SPECIES: 32.0,
    Kind.CHOICE: 21.0,
}
_ROOM_UPRIGHT: Final = 170.0  # shares that an upright page holds in letters of 9 points


def write_list(
    store: Store,
    type: RecordType,
    path: str | os.PathLike[str],
    *,
    filter: Filter,
    sort: Sort | None,
    fields: Sequence[str],
    filter_words: str,
    words: Words,
    office: str,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> int:
    """Write the records of a filter as a PDF, one row each, in the order of `sort`; the pages.

    fields: the columns, by name and in order. filter_words: what stands under the title. Raises
    UserError for more than `MOST` records or when the place refuses, Cancelled.
    """
    ids = store.ids(type, filter, sort).tolist()
    if len(ids) > MOST:
        raise UserError(TOO_MANY.format(count=f"{len(ids):,}", most=f"{MOST:,}"))
    paper = list_paper(
        store, type, ids, fields, filter_words=filter_words, words=words, office=office,
        cancelled=cancelled,
    )  # fmt: skip
    return write_pdf(paper, path, translate=words.translate, progress=progress, cancelled=cancelled)


def list_paper(
    store: Store,
    type: RecordType,
    ids: Sequence[int],
    fields: Sequence[str],
    *,
    filter_words: str,
    words: Words,
    office: str,
    cancelled: Cancel | None = None,
) -> Paper:
    """The list as a paper; its rows are read while they are set."""
    say = words.translate
    specs = [type.field(name) for name in fields]
    shares = [_share(spec) for spec in specs]
    landscape = sum(shares) > _ROOM_UPRIGHT
    title = say(type.label_plural)
    blocks: list[Block] = [Letterhead(office), Title(title, filter_words)]
    if ids:
        columns = [
            Column(_heading(spec, words), share, _align(spec))
            for spec, share in zip(specs, shares, strict=True)
        ]
        records = _Records(store, type, specs, ids, words, cancelled or (lambda: False))
        size = 9.0 if sum(shares) <= 1.5 * _ROOM_UPRIGHT else 7.5
        blocks.append(Table(columns, records, size=size, count=len(ids)))
        blocks.append(Paragraph(say(_count(len(ids))), BODY._replace(bold=True), gap=3))
        blocks.append(_Animals(records, words))
    else:
        nothing = translate_noop("Papers", "No record fits this filter.")
        blocks.append(Paragraph(say(nothing), BODY._replace(align=Align.CENTRE), gap=20))
    source = store.path.name if store.path is not None else ""
    return Paper(title, blocks, office=office, source=source, landscape=landscape)


def _count(number: int) -> Any:
    if number == 1:
        return translate_noop("Papers", "1 record")
    return translate_noop("Papers", "{count} records").format(count=f"{number:,}")


def _share(spec: FieldSpec) -> float:
    return _SHARES.get(spec.kind, 26.0)


def _align(spec: FieldSpec) -> Align:
    figures = (Kind.INTEGER, Kind.DECIMAL, Kind.LATITUDE, Kind.LONGITUDE)
    return Align.RIGHT if spec.kind in figures else Align.LEFT


def _heading(spec: FieldSpec, words: Words) -> str | list[str]:
    label = words.translate(spec.label)
    return label if spec.unit is None else [label, words.translate(spec.unit)]


class _Records:
    """The printed cells of each record, read in blocks while they are set."""

    def __init__(
        self,
        store: Store,
        type: RecordType,
        specs: Sequence[FieldSpec],
        ids: Sequence[int],
        words: Words,
        cancelled: Callable[[], bool],
    ) -> None:
        self._store, self._type, self._specs, self._ids = store, type, specs, ids
        self._say = Wording(words)
        self._cancelled = cancelled
        self._names = [spec.name for spec in type.fields]
        self.animals: int | None = None
        """The animals of the records set so far; None when the list has no such column."""
        if any(spec.name == "individual_count" for spec in specs):
            self.animals = 0

    def __iter__(self) -> Iterator[list[str]]:
        for start in range(0, len(self._ids), _BLOCK):
            if self._cancelled():
                raise Cancelled
            rows = self._store.rows(self._type, self._ids[start : start + _BLOCK])
            valued = [dict(zip(self._names, row.values, strict=True)) for row in rows]
            linked = self._linked(valued)
            for values in valued:
                if self.animals is not None:
                    self.animals += int(values.get("individual_count") or 0)
                yield [self._cell(spec, values, linked) for spec in self._specs]

    def _linked(self, rows: Sequence[dict[str, Any]]) -> dict[str, str]:
        """UUID -> words of the records that the block's links lead to."""
        found: dict[str, str] = {}
        for spec in self._specs:
            if spec.kind is not Kind.LINK or not spec.target:
                continue
            target = record_type(spec.target)
            uuids = {values[spec.name] for values in rows if values[spec.name] is not None}
            for uuid, record in links.find_many(self._store, target, uuids).items():
                told = (self._say.value(target, name, record.values) for name in target.title)
                found[uuid] = " · ".join(text for text in told if text)
        return found

    def _cell(self, spec: FieldSpec, values: dict[str, Any], linked: dict[str, str]) -> str:
        value = values[spec.name]
        if value is None or value == ():
            return ""
        if spec.name == "event_date":
            return show_date(value, values.get("date_precision"))
        if spec.kind is Kind.LINK:
            return linked.get(value, "")
        if spec.kind is Kind.SPECIES:
            return self._say.species(value)[0]
        shown = self._say.value(self._type, spec.name, values)
        # The unit stands in the head of the column.
        return shown.removesuffix(f" {self._say(spec.unit)}") if spec.unit is not None else shown


class _Animals:
    """The animals of the list in one line; known once the list is set, so it comes after it."""

    rows = 1

    def __init__(self, records: _Records, words: Words) -> None:
        self._records, self._words = records, words

    def pieces(self, frame: Any) -> Iterator[Any]:
        if self._records.animals is None:
            return
        text = translate_noop("Papers", "{count} animals").format(
            count=f"{self._records.animals:,}"
        )
        yield from Paragraph(self._words.translate(text), gap=0).pieces(frame)
