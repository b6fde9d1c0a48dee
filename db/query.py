"""One filter for table, map, charts and export; and the SQL it becomes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from db import geopackage
from db.area import Area, Box, Circle, Polygon
from db.area_sql import inside
from db.fields import FieldSpec, Kind
from db.models.base import RecordType

if TYPE_CHECKING:
    from db.reference import Reference

__all__ = ["Area", "Box", "Circle", "Filter", "Polygon", "Sort"]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records are meant. Empty parts do not narrow; the parts are joined by AND.

    since/until: inclusive days. species: ids. places: codes, each with everything below it.
    statuses: codes. text: words that must all be found, in the record's own texts, in those of its
    parts (a case's timeline) or in the names of its species or places. voided: False shows living
    records, True only the trash. terms: other fields and the codes wanted of each, e.g.
    (("cause", ("vehicle", "fall")),); codes of places mean everything below them too. area: only
    what lies in it; records without a position do not. zones: by layer of places the
    areas of it that a record may lie in (`db.layers.areas`).

    One filter serves records of every type: parts that a type does not have do not narrow it.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    species: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    text: str = ""
    area: Area | None = None
    voided: bool = False
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    zones: tuple[tuple[int, tuple[int, ...]], ...] = ()

    def is_empty(self) -> bool:
        return self == Filter(voided=self.voided)

    def codes(self, field: str) -> tuple[str, ...]:
        """The codes wanted of a field by `terms`."""
        return next((codes for name, codes in self.terms if name == field), ())

    def with_codes(self, field: str, codes: Iterable[str]) -> Filter:
        """This filter with these codes wanted of a field; none: the field does not narrow."""
        wanted = tuple(codes)
        others = [(name, known) for name, known in self.terms if name != field]
        return replace(self, terms=tuple(sorted([*others, (field, wanted)] if wanted else others)))

    def with_zones(self, layer: int, areas: Iterable[int]) -> Filter:
        """This filter with these areas wanted of a layer of places; none: it does not narrow."""
        wanted = tuple(areas)
        others = [(known, ids) for known, ids in self.zones if known != layer]
        return replace(self, zones=tuple(sorted([*others, (layer, wanted)] if wanted else others)))

    def of(self, record_type: RecordType) -> Filter:
        """What of this filter means records of this type: without parts and codes unknown to it.

        Statuses of sightings do not hide rescue cases, whose statuses are others.
        """
        fields = record_type.by_name
        species, place = fields.get("species_id"), fields.get("place_code")
        terms = [
            (name, known)
            for name, codes in self.terms
            if (spec := fields.get(name)) is not None and (known := _known_codes(spec, codes))
        ]
        return replace(
            self,
            since=self.since if record_type.dated else None,
            until=self.until if record_type.dated else None,
            species=self.species if species and species.kind is Kind.SPECIES else (),
            places=self.places if place and place.kind is Kind.PLACE else (),
            statuses=_known_codes(fields.get("status"), self.statuses),
            area=self.area if record_type.located else None,
            terms=tuple(terms),
            zones=self.zones if record_type.located and not record_type.is_part else (),
        )


def _known_codes(spec: FieldSpec | None, codes: tuple[str, ...]) -> tuple[str, ...]:
    if spec is None or not codes:
        return ()
    if spec.vocabulary is None:
        return codes if spec.kind in (Kind.PLACE, Kind.LINK) else ()
    known = spec.vocabulary.codes()
    return tuple(code for code in codes if code in known)


MOST_PLACES = 200
"""Places whose name holds a word are looked up to this many."""

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


def text_ids(
    record_type: RecordType, word: str, reference: Reference, dialect: str
) -> list[sa.Select[Any]]:
    """Selects of the ids of records that hold `word`, but for the names of `species_id` and
    `place_code`, which the columns in memory know."""
    found = []
    own = own_text_ids(record_type, word, dialect)
    if own is not None:
        found.append(own)
    other = [
        spec
        for spec in record_type.fields
        if spec.kind in (Kind.SPECIES, Kind.PLACE) and spec.name not in ("species_id", "place_code")
    ]
    found += _named_ids(record_type, other, word, reference)
    parts = _part_text_ids(record_type, word, reference, dialect)
    if parts is not None:
        found.append(parts)
    return found


@cache
def parts_of(record_type: RecordType) -> tuple[RecordType, ...]:
    """The types whose records are parts of records of this type: the entries of a rescue case."""
    from db.record_types import RECORD_TYPES

    return tuple(
        part
        for part in RECORD_TYPES
        if part.is_part and part.field(part.owner).target == record_type.name
    )


def _part_text_ids(
    record_type: RecordType, word: str, reference: Reference, dialect: str
) -> sa.Select[Any] | None:
    """The ids of records one of whose living parts holds `word`."""
    owners: list[sa.Select[Any]] = []
    for part in parts_of(record_type):
        columns = part.table.c
        own = own_text_ids(part, word, dialect)
        named = [spec for spec in part.fields if spec.kind in (Kind.SPECIES, Kind.PLACE)]
        owners += [
            sa.select(columns[part.owner]).where(columns.id.in_(ids), ~columns.voided)
            for ids in [own, *_named_ids(part, named, word, reference)]
            if ids is not None
        ]
    if not owners:
        return None
    table = record_type.table
    return sa.select(table.c.id).where(table.c.uuid.in_(sa.union_all(*owners)))


def _named_ids(
    record_type: RecordType, specs: Sequence[FieldSpec], word: str, reference: Reference
) -> list[sa.Select[Any]]:
    """Selects of the ids of records whose species or place in these fields is called `word`."""
    columns = record_type.table.c
    found = []
    for spec in specs:
        if spec.kind is Kind.SPECIES:
            species = matching_species(reference, word)
            if species:
                found.append(sa.select(columns.id).where(columns[spec.name].in_(species)))
        elif record_type.located or record_type.is_part:
            places = matching_places(reference, word)[:MOST_PLACES]
            if places:
                found.append(sa.select(columns.id).where(_below(columns[spec.name], places)))
    return found


def conditions(
    record_type: RecordType, filter: Filter, reference: Reference, dialect: str = "sqlite"
) -> list[sa.ColumnElement[bool]]:
    """The WHERE of a filter."""
    filter = filter.of(record_type)
    columns = record_type.table.c
    found: list[sa.ColumnElement[bool]] = [columns.voided == sa.literal(filter.voided)]
    if filter.since is not None:
        found.append(columns.event_date >= filter.since)
    if filter.until is not None:
        found.append(columns.event_date <= filter.until)
    if filter.species:
        found.append(columns.species_id.in_(filter.species))
    if filter.places:
        found.append(_below(columns.place_code, filter.places))
    if filter.statuses:
        found.append(columns.status.in_(filter.statuses))
    if filter.area is not None:
        found += inside(filter.area, columns.decimal_latitude, columns.decimal_longitude)
    found += term_conditions(record_type, filter)
    for word in filter.text.split():
        found.append(columns.id.in_(_word_ids(record_type, word, reference, dialect)))
    return found


def term_conditions(record_type: RecordType, filter: Filter) -> list[sa.ColumnElement[bool]]:
    """The WHERE of the filter's `terms` and `zones`, of which the type knows every code."""
    found: list[sa.ColumnElement[bool]] = [
        _in_zones(record_type, areas) for _layer, areas in filter.zones
    ]
    for name, codes in filter.terms:
        column, kind = record_type.table.c[name], record_type.field(name).kind
        if kind is Kind.PLACE:
            found.append(_below(column, codes))
        elif kind is Kind.CHOICES:  # several codes in one text, between commas
            listed = "," + sa.type_coerce(column, sa.Text) + ","
            found.append(sa.or_(*(listed.contains(f",{code},") for code in codes)))
        else:
            found.append(column.in_(codes))
    return found


def _below(column: Any, codes: Sequence[str]) -> sa.ColumnElement[bool]:
    ranges = [sa.and_(column >= code, column < prefix_end(code)) for code in top_codes(codes)]
    return sa.or_(*ranges)


def _word_ids(
    record_type: RecordType, word: str, reference: Reference, dialect: str
) -> sa.Select[Any] | sa.CompoundSelect[Any]:
    table = record_type.table
    kept = [s for n in ("species_id", "place_code") if (s := record_type.by_name.get(n))]
    selects = text_ids(record_type, word, reference, dialect)
    selects += _named_ids(record_type, kept, word, reference)
    if not selects:
        return sa.select(table.c.id).where(sa.false())
    return selects[0] if len(selects) == 1 else sa.union_all(*selects)


def _in_zones(record_type: RecordType, areas: Sequence[int]) -> sa.ColumnElement[bool]:
    from db.models.place_area import RecordArea

    inside = sa.select(RecordArea.record_id).where(
        RecordArea.record_type == record_type.name, RecordArea.area_id.in_(list(areas))
    )
    return record_type.table.c.id.in_(inside)


def sort_key(record_type: RecordType, sort: Sort) -> sa.ColumnElement[Any]:
    """What is compared when sorting: names of species, and terms in the order of their list."""
    spec = record_type.by_name.get(sort.field)
    if spec is None:
        return record_type.table.c[sort.field]
    column = record_type.table.c[sort.field]
    if spec.kind is Kind.SPECIES:
        from db.models.species import Species

        name = sa.func.coalesce(Species.pinyin, Species.scientific_name)
        return sa.select(name).where(Species.id == column).scalar_subquery()
    if spec.kind is Kind.CHOICE and spec.vocabulary is not None:
        places = {code: number for number, code in enumerate(spec.vocabulary.codes())}
        return sa.case(places, value=column)
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
