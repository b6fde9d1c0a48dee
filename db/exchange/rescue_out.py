"""Rescue cases as tables: the register, a row a case, and the timeline, a row an entry.

The columns of the register that tell of intake and outcome are there to be read; a later import
takes the entries from the timeline. The bytes of photos cannot travel in a workbook: their file
names are listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from db.conversion import Words, write
from db.errors import Cancelled
from db.exchange.output_columns import (
    PHOTOS_KEY,
    OutputColumn,
    chosen_columns,
    field_column,
    record_columns,
    scientific_column,
)
from db.exchange.rescue_register import DERIVED_COLUMNS, PHOTOS, REGISTER, RESCUE
from db.exchange.rescue_timeline import KIND, TIMELINE_TITLE
from db.exchange.workbook_out import Cancel, Source
from db.exchange.workbook_shell import Table
from db.fields import FieldSpec, Kind
from db.models.base import RecordType
from db.record_types import ENTRY_TYPES, record_type
from db.rescue.timeline import order_key
from db.text import translate_noop

if TYPE_CHECKING:
    from db.blocks import Block
    from db.store import Store
    from db.writing import Record

PHOTO = record_type("photo")

# The order in which offices keep their registers; the other fields follow.
_FIRST = (
    "case_number",
    "intake.event_date",
    "species_id",
    "individual_count",
    "age_class",
    "sex",
    "place_code",
    "cause",
    "intake.condition",
    "intake.weight",
    "outcome.outcome",
    "outcome.event_date",
    "outcome.place_code",
    "notes",
)
_COMMON = ("event_date", "event_time", "date_precision", "performed_by", "information_source",
           "notes")  # fmt: skip

_FROM_TIMELINE = translate_noop(
    "Exchange", "Of the timeline, where there is one: to be read here, to be changed there."
)
_DERIVED_HELP = translate_noop(
    "Exchange", "Worked out from the timeline; what stands here is not read back."
)
_PHOTOS_HELP = translate_noop(
    "Exchange", "File names of the photos. The pictures stay with the records file."
)
_CASE_HELP = translate_noop("Exchange", "The case to which the entry belongs.")
_KIND_HELP = translate_noop("Exchange", "What sort of entry it is; each has columns of its own.")


def case_tables(
    store: Store,
    ids: Sequence[int],
    words: Words,
    fields: Sequence[str] | None = None,
    cancelled: Cancel | None = None,
    keys: Sequence[str] | None = None,
) -> list[Source]:
    """The register and the timeline of the cases `ids`.

    fields, keys: of the register's columns, as for `workbook_out.export_workbook`.
    """
    register = register_source(store, ids, words, fields, keys)
    return [register, _timeline_source(store, ids, words, cancelled)]


# --- register -------------------------------------------------------------------------------------


def register_source(
    store: Store,
    ids: Sequence[int],
    words: Words,
    fields: Sequence[str] | None = None,
    keys: Sequence[str] | None = None,
) -> Source:
    """One row a case, in the order of `ids`."""
    columns = register_columns(words, fields)
    if keys is not None:
        columns = chosen_columns(columns, keys)
    table = Table(words.translate(RESCUE.label_plural), columns, len(ids))
    return Source(table, ids, lambda some: _register_block(store, some))


def register_columns(words: Words, fields: Sequence[str] | None = None) -> list[OutputColumn]:
    """The columns of the register; of `fields` in that order, with id and stamps."""
    own = [spec.name for spec in RESCUE.fields if not spec.generated]
    names = [*_FIRST, *(name for name in own if name not in _FIRST)]
    if fields is not None:
        names = [name for name in fields if name in REGISTER.by_name]
    found: list[OutputColumn] = []
    for name in names:
        spec = REGISTER.field(name)
        column = field_column(spec, words)
        if "." in name:
            column = replace(column, meaning=words.translate(_FROM_TIMELINE))
        found.append(column)
        if spec.kind is Kind.SPECIES:
            found.append(scientific_column(spec, words))
    help = words.translate(_DERIVED_HELP)
    for spec in DERIVED_COLUMNS:
        if fields is None or spec.name in fields:
            found.append(replace(field_column(spec, words), choices=(), meaning=help))
    return [*found, _photo_column(words), *record_columns(words)]


def _photo_column(words: Words) -> OutputColumn:
    return OutputColumn(
        words.translate(PHOTOS),
        "text",
        24,
        lambda block: block["photos"],
        None,
        words.translate(_PHOTOS_HELP),
        key=PHOTOS_KEY,
    )


def _register_block(store: Store, ids: Sequence[int]) -> Block:
    block = store.block(RESCUE, ids)
    uuids = block["uuid"]
    for kind, last in (("intake", False), ("outcome", True)):
        told = _one_each(store.parts(record_type(kind), uuids), last=last)
        for name in (name for name in _FIRST if name.startswith(f"{kind}.")):
            field = name.partition(".")[2]
            block[name] = [told[uuid].values[field] if uuid in told else None for uuid in uuids]
    # A case that was opened again has no outcome, though its timeline knows an earlier one.
    for name in (name for name in _FIRST if name.startswith("outcome.")):
        block[name] = [
            value if outcome is not None else None
            for value, outcome in zip(block[name], block["outcome"], strict=True)
        ]
    block["photos"] = _photo_names(store, uuids)
    return block


def _one_each(entries: Iterable[Record], *, last: bool) -> dict[str, Record]:
    """Case UUID -> its first, or last, entry of these."""
    ordered = sorted(
        entries, key=lambda one: (*order_key(one.type.name, one.values), one.id), reverse=not last
    )
    return {entry.values["case_uuid"]: entry for entry in ordered}


def _photo_names(store: Store, owners: Sequence[str]) -> list[str | None]:
    names: dict[str, list[str]] = {}
    for photo in store.parts(PHOTO, owners):
        names.setdefault(photo.values["owner_uuid"], []).append(photo.values["file_name"] or "")
    return ["; ".join(filter(None, names.get(owner, ()))) or None for owner in owners]


# --- timeline -------------------------------------------------------------------------------------


@dataclass
class _Column:
    """A column of the timeline under way: one header, the fields of several kinds."""

    header: str
    label: str
    form: str
    specs: dict[str, FieldSpec]
    plain: OutputColumn


def _timeline_source(
    store: Store, ids: Sequence[int], words: Words, cancelled: Cancel | None
) -> Source:
    cases = store.block(RESCUE, ids)
    places = {uuid: place for place, uuid in enumerate(cases["uuid"])}
    numbers = dict(zip(cases["uuid"], cases["case_number"], strict=True))
    entries: list[Record] = []
    for type in ENTRY_TYPES:
        if cancelled is not None and cancelled():
            raise Cancelled
        entries.extend(store.parts(type, cases["uuid"]))
    entries.sort(
        key=lambda one: (
            places[one.values["case_uuid"]],
            *order_key(one.type.name, one.values),
            one.id,
        )
    )
    columns = _timeline_columns(entries, words)
    table = Table(words.translate(TIMELINE_TITLE), columns, len(entries))

    def read(some: Sequence[int]) -> Block:
        chosen = [entries[place] for place in some]
        return {
            "entry": chosen,
            "id": [entry.id for entry in chosen],
            "uuid": [entry.uuid for entry in chosen],
            "case_number": [numbers[entry.values["case_uuid"]] for entry in chosen],
            "created_by": [entry.created_by for entry in chosen],
            "changed_at": [entry.changed_at for entry in chosen],
            "photos": _photo_names(store, [entry.uuid for entry in chosen]),
        }

    return Source(table, range(len(entries)), read)


def _timeline_columns(entries: Sequence[Record], words: Words) -> list[OutputColumn]:
    translate = words.translate
    used = _used_fields(entries)
    found: dict[tuple[str, str], _Column] = {}
    kinds = [type for type in ENTRY_TYPES if type.name in used]
    for name in _COMMON:
        for type in kinds or [record_type("care_log")]:
            _put(found, type, type.field(name), words)
    for type in kinds:
        for spec in type.fields:
            if spec.name in used[type.name] and spec.name not in _COMMON and not spec.internal:
                _put(found, type, spec, words)
    number = field_column(RESCUE.field("case_number"), words)
    labels = {type.name: translate(type.label) for type in ENTRY_TYPES}
    return [
        replace(number, meaning=translate(_CASE_HELP), allowed=""),
        OutputColumn(
            translate(KIND),
            "text",
            16,
            lambda block: [labels[entry.type.name] for entry in block["entry"]],
            None,
            translate(_KIND_HELP),
            allowed=" / ".join(labels.values()),
            choices=tuple(labels.values()),
        ),
        *(_merged(column, labels, words) for column in found.values()),
        _photo_column(words),
        *record_columns(words),
    ]


def _used_fields(entries: Sequence[Record]) -> dict[str, set[str]]:
    """Kind -> the fields that some entry of it fills."""
    used: dict[str, set[str]] = {}
    for entry in entries:
        fields = used.setdefault(entry.type.name, set())
        fields.update(name for name, value in entry.values.items() if value is not None)
    for fields in used.values():
        if "decimal_latitude" in fields:
            # Without it a later import could take the position for one as received.
            fields.add("verbatim_srs")
    return used


def _put(
    found: dict[tuple[str, str], _Column], type: RecordType, spec: FieldSpec, words: Words
) -> None:
    """Add a field to the column that has its header, or begin one."""
    plain = field_column(spec, words)
    key = (plain.header, plain.form)
    if key in found:
        found[key].specs[type.name] = spec
        return
    header = plain.header
    if any(other == header for other, _form in found):
        # "Dose" is a number of a treatment and words of a vaccination.
        header = f"{header} ({words.translate(type.label)})"
    found[key] = _Column(header, words.translate(spec.label), plain.form, {type.name: spec}, plain)


def _merged(column: _Column, labels: dict[str, str], words: Words) -> OutputColumn:
    lists = {id(spec.vocabulary) for spec in column.specs.values()}
    of = ", ".join(labels[kind] for kind in column.specs)
    generated = all(spec.generated for spec in column.specs.values())
    meaning = words.translate(_DERIVED_HELP) if generated else column.plain.meaning
    return replace(
        column.plain,
        header=column.header,
        values=_cells(column.specs, words),
        meaning=f"{meaning} [{of}]" if len(column.specs) < len(ENTRY_TYPES) else meaning,
        choices=column.plain.choices if len(lists) == 1 and not generated else (),
        spec=next(iter(column.specs.values())),
    )


def _cells(specs: dict[str, FieldSpec], words: Words) -> Callable[[Block], list[Any]]:
    memo: dict[tuple[str, Any], str] = {}

    def shown(entry: Record) -> Any:
        kind = entry.type.name
        spec = specs.get(kind)
        value = entry.values[spec.name] if spec is not None else None
        if spec is None or value is None or spec.kind not in _WRITTEN:
            return value
        if (kind, value) not in memo:
            memo[kind, value] = write(spec, value, words)
        return memo[kind, value]

    return lambda block: [shown(entry) for entry in block["entry"]]


_WRITTEN = (Kind.CHOICE, Kind.CHOICES, Kind.SPECIES, Kind.PLACE)
