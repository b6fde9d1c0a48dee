"""One filter for table, map, charts and export; and the SQL it becomes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from db import geopackage
from db.fields import Kind
from db.models.base import RecordType

if TYPE_CHECKING:
    from db.reference import Reference


@dataclass(frozen=True, slots=True)
class Box:
    """A box in degrees, WGS 84; edges belong to it. It does not cross the date line."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records are meant. Empty parts do not narrow; the parts are joined by AND.

    since/until: inclusive days. species: ids. places: codes, each with everything below it.
    statuses: codes. text: words that must all be found, in the record's own texts or in the names
    of its species or places. voided: False shows living records, True only the trash.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    species: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    text: str = ""
    box: Box | None = None
    voided: bool = False

    def is_empty(self) -> bool:
        return self == Filter(voided=self.voided)


EVERYTHING = Filter()
"""All living records."""


@dataclass(frozen=True, slots=True)
class Sort:
    """Order of records; ties are broken by id in the same direction, empty values come last."""

    field: str
    descending: bool = False


def default_sort(record_type: RecordType) -> Sort:
    return Sort(*record_type.sort)


def prefix_end(code: str) -> str:
    """The first text after everything that starts with `code`."""
    return code + "\U0010ffff"


def top_codes(codes: Sequence[str]) -> list[str]:
    """`codes` without those lying below another of them."""
    top: list[str] = []
    for code in sorted(set(codes)):
        if not top or not code.startswith(top[-1]):
            top.append(code)
    return top


def like_pattern(text: str) -> str:
    """A LIKE pattern (ESCAPE '\\') that finds `text` anywhere."""
    for special in ("\\", "%", "_"):
        text = text.replace(special, "\\" + special)
    return f"%{text}%"


def matching_species(reference: Reference, word: str) -> list[int]:
    """Ids of the species one of whose names holds `word`, any case."""
    word = word.casefold()
    return [
        entry.id
        for entry in reference.species
        if any(
            word in name.casefold()
            for name in (
                entry.name_zh,
                entry.name_bo,
                entry.name_en,
                entry.scientific_name,
                entry.other_names,
            )
            if name
        )
    ]


def matching_places(reference: Reference, word: str) -> list[str]:
    """Codes of the topmost places whose name holds `word`; what lies below them counts too."""
    word = word.casefold()
    return top_codes(
        [
            entry.code
            for entry in reference.places
            if any(
                word in name.casefold()
                for name in (entry.name_zh, entry.name_bo, entry.name_en)
                if name
            )
        ]
    )


def own_text_ids(record_type: RecordType, word: str, dialect: str) -> sa.Select[Any] | None:
    """A select of the ids of records whose own texts hold `word`; None when none can."""
    table = record_type.table
    columns = [table.c[spec.name] for spec in record_type.fields if spec.searchable]
    if not columns:
        return None
    pattern = like_pattern(word)
    spelled = sa.or_(*(column.ilike(pattern, escape="\\") for column in columns))
    if dialect != "sqlite":
        return sa.select(table.c.id).where(spelled)
    query = geopackage.search_query(word)
    if query is None:  # only signs: nothing of it is in the index
        return sa.select(table.c.id).where(spelled)
    indexed = geopackage.matching_ids(record_type.name, query)
    if not geopackage.needs_recheck(word):
        return indexed
    return sa.select(table.c.id).where(table.c.id.in_(indexed), spelled)


def conditions(
    record_type: RecordType, filter: Filter, reference: Reference, dialect: str = "sqlite"
) -> list[sa.ColumnElement[bool]]:
    """The WHERE of a filter."""
    columns = record_type.table.c
    found: list[sa.ColumnElement[bool]] = [columns.voided == sa.literal(filter.voided)]
    if record_type.dated:
        if filter.since is not None:
            found.append(columns.event_date >= filter.since)
        if filter.until is not None:
            found.append(columns.event_date <= filter.until)
    if filter.species and "species_id" in columns:
        found.append(columns.species_id.in_(filter.species))
    if filter.places and "place_code" in columns:
        found.append(_below(columns.place_code, filter.places))
    if filter.statuses and "status" in columns:
        found.append(columns.status.in_(filter.statuses))
    if filter.box is not None and record_type.located:
        found.append(columns.decimal_latitude.between(filter.box.south, filter.box.north))
        found.append(columns.decimal_longitude.between(filter.box.west, filter.box.east))
    for word in filter.text.split():
        found.append(columns.id.in_(_word_ids(record_type, word, reference, dialect)))
    return found


def _below(column: Any, codes: Sequence[str]) -> sa.ColumnElement[bool]:
    ranges = [sa.and_(column >= code, column < prefix_end(code)) for code in top_codes(codes)]
    return sa.or_(*ranges)


def _word_ids(
    record_type: RecordType, word: str, reference: Reference, dialect: str
) -> sa.Select[Any] | sa.CompoundSelect[Any]:
    table = record_type.table
    selects: list[sa.Select[Any]] = []
    own = own_text_ids(record_type, word, dialect)
    if own is not None:
        selects.append(own)
    for spec in record_type.fields:
        if spec.kind is Kind.SPECIES:
            ids = matching_species(reference, word)
            if ids:
                selects.append(sa.select(table.c.id).where(table.c[spec.name].in_(ids)))
        elif spec.kind is Kind.PLACE and record_type.located:
            codes = matching_places(reference, word)
            if codes:
                selects.append(sa.select(table.c.id).where(_below(table.c[spec.name], codes[:200])))
    if not selects:
        return sa.select(table.c.id).where(sa.false())
    return selects[0] if len(selects) == 1 else sa.union_all(*selects)


def sort_key(record_type: RecordType, sort: Sort) -> sa.ColumnElement[Any]:
    """What is compared when sorting: names of species and places, not their ids."""
    spec = record_type.by_name.get(sort.field)
    if spec is None:
        return record_type.table.c[sort.field]
    column = record_type.table.c[sort.field]
    if spec.kind is Kind.SPECIES:
        from db.models.species import Species

        name = sa.func.coalesce(Species.pinyin, Species.scientific_name)
        return sa.select(name).where(Species.id == column).scalar_subquery()
    return column


def ordering(record_type: RecordType, sort: Sort) -> list[sa.ColumnElement[Any]]:
    """ORDER BY of a sort: empty values last, then by id."""
    key = sort_key(record_type, sort)
    identity = record_type.table.c.id
    spec = record_type.by_name.get(sort.field)
    terms: list[sa.ColumnElement[Any]] = []
    # A required field has no empty values to push back, and a bare column can use its index.
    if spec is None or spec.need.value != "required":
        terms.append(key.is_(None))
    terms.append(key.desc() if sort.descending else key.asc())
    terms.append(identity.desc() if sort.descending else identity.asc())
    return terms
