"""Two records of one event made one: a single change, taken back in a single step.

The kept record gets the chosen values, the other is voided, and both histories name the other
record. What belonged to the other (entries of its timeline, photos) and what led to it (links)
goes over to the kept one. Nothing is deleted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from db.changes import Changes
from db.errors import StaleRecordError, UserError
from db.fields import FieldSpec, Kind
from db.models.base import RecordType, Values
from db.models.history import ChangeSet, History
from db.problem import error
from db.record_types import RECORD_TYPES, record_type
from db.rescue import keeping, rules
from db.rescue.state import DERIVED
from db.rescue.timeline import entries_of
from db.text import translate_noop
from db.undoing import currently_undone
from db.validation import ProblemsError, check, errors_of
from db.writing import Record, Writer, read_record

if TYPE_CHECKING:
    from db.store import Store

MERGED_INTO = "+merged_into"
MERGED_FROM = "+merged_from"
"""Where the histories of the two records name each other, by UUID; no field is called so."""

NOT_DOUBLE = "not_double"
"""Kind of the change set, and code in its histories, by which two records stay apart."""

TOGETHER = (
    (
        "decimal_latitude",
        "decimal_longitude",
        "verbatim_coordinates",
        "verbatim_srs",
        "coordinate_uncertainty",
        "position_source",
    ),
    ("event_date", "event_time", "date_precision"),
    ("reported_date", "reported_time"),
    ("observer", "observer_contact"),
    ("finder_name", "finder_contact", "finder_role", "finder_place_code"),
)
"""Fields that mean something only together: their values stay from one and the same record."""

GONE = translate_noop(
    "Merging", "One of the two records was voided or changed meanwhile: look at them again."
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Fields that are chosen together. differs: the records do not say the same in them.

    joined: the two texts one after the other, where both may stay; else None.
    """

    specs: tuple[FieldSpec, ...]
    differs: bool
    joined: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(spec.name for spec in self.specs)


def choices(type: RecordType, kept: Values, other: Values) -> list[Choice]:
    """What can be chosen between two records, the differing fields first, then as in the form.

    Fields that are empty in both, and those the program works out itself, are left out.
    """
    found: list[Choice] = []
    for names in _blocks(type):
        specs = tuple(type.by_name[name] for name in names)
        if all(_empty(kept.get(n)) and _empty(other.get(n)) for n in names):
            continue
        differs = any(kept.get(n) != other.get(n) for n in names)
        found.append(Choice(specs, differs, _joined(specs[0], kept, other) if differs else None))
    return sorted(found, key=lambda choice: not choice.differs)


def proposed(type: RecordType, kept: Values, other: Values) -> dict[str, Any]:
    """The kept record's values, filled up from the other where it has none; long texts joined."""
    values = {spec.name: kept.get(spec.name) for spec in type.fields}
    for choice in choices(type, kept, other):
        if choice.joined is not None:
            values[choice.names[0]] = choice.joined
        elif says_more(choice.names, kept, other):
            values.update({name: other.get(name) for name in choice.names})
    return values


def says_more(names: tuple[str, ...], kept: Values, other: Values) -> bool:
    """Whether the other record says all that the kept one says in these fields, or more."""
    return all(_empty(kept.get(name)) or kept.get(name) == other.get(name) for name in names)


def _blocks(type: RecordType) -> Iterator[tuple[str, ...]]:
    done: set[str] = set()
    for spec in type.fields:
        if spec.name in done or spec.generated or spec.internal or spec.name in DERIVED_FIELDS:
            continue
        block = next((names for names in TOGETHER if spec.name in names), (spec.name,))
        known = tuple(name for name in block if name in type.by_name)
        done.update(known)
        yield known


DERIVED_FIELDS = frozenset(DERIVED) - {"status"}


def _empty(value: Any) -> bool:
    return value is None or value == "" or value == ()


def _joined(spec: FieldSpec, kept: Values, other: Values) -> str | None:
    one, second = kept.get(spec.name), other.get(spec.name)
    if spec.kind is not Kind.LONG_TEXT or not one or not second or second in one:
        return None
    return second if one in second else f"{one}\n{second}"


# --- merging --------------------------------------------------------------------------------------


def merge(
    connection: sa.Connection,
    type: RecordType,
    kept_id: int,
    other_id: int,
    values: Values,
    *,
    author: str,
    revisions: tuple[int, int] | None = None,
) -> Changes:
    """Make two living records one. values: of the kept one; fields not in it keep their value.

    revisions: of both, as they were seen. Raises StaleRecordError when either was changed or
    voided since, UserError for closed cases, ProblemsError when the values hold errors.
    """
    if type.is_part or type.name in ("species", "place"):
        raise ValueError(f"records of {type.name} are not merged")
    kept, other = (read_record(connection, type, id) for id in (kept_id, other_id))
    if kept is None or other is None or kept.id == other.id or kept.voided or other.voided:
        raise StaleRecordError(GONE)
    if revisions is not None and revisions != (kept.revision, other.revision):
        raise StaleRecordError(GONE)
    whole = _whole(connection, type, kept, other, values)
    writer = Writer(connection, type, author)
    change_set = writer.change_set("merge", 2)
    # The kept record may take over what only one living record can have: a case number.
    writer.set_voided(
        [other.id], True, "merge", change_set=change_set, also={MERGED_INTO: (None, kept.uuid)}
    )
    writer.update(kept, whole, change_set, also={MERGED_FROM: (None, other.uuid)})
    moved = [
        *_moved_parts(connection, type, kept, other, change_set, author),
        *_redirected(connection, type, kept, other, change_set, author),
    ]
    if type.name == "rescue":
        keeping.renew(connection, [kept.uuid, other.uuid])
    return Changes(
        type.name, change_set, changed=(kept.id,), voided=(other.id,), related=_by_type(moved)
    )


def _whole(
    connection: sa.Connection, type: RecordType, kept: Record, other: Record, values: Values
) -> dict[str, Any]:
    """All values of the merged record, checked."""
    whole = dict(kept.values)
    whole.update({k: None if _empty(v) else v for k, v in values.items() if k in type.by_name})
    if type.derive is not None:
        whole.update(type.derive(whole))
    if keeping.concerns(type):
        timelines = entries_of(connection, [kept.uuid, other.uuid])
        for record in (kept, other):
            refusals = rules.case_refusals(timelines.get(record.uuid, []), record.values)
            if refusals:
                raise UserError(refusals[0].text)
        whole.update({name: kept.values[name] for name in DERIVED})
    problems = errors_of(check(type, whole))
    for spec in type.fields:
        value = whole.get(spec.name)
        if spec.unique and value is not None and value != other.values[spec.name]:
            table = type.table
            taken = sa.select(table.c.id).where(
                table.c[spec.name] == value, ~table.c.voided, table.c.id != kept.id
            )
            if connection.execute(taken.limit(1)).first() is not None:
                problems.append(error("unique", spec.name, _TAKEN.format(value=value)))
    if problems:
        raise ProblemsError(problems)
    return whole


_TAKEN = translate_noop("Problem", "“{value}” is there already: open that record instead.")


def _moved_parts(
    connection: sa.Connection,
    type: RecordType,
    kept: Record,
    other: Record,
    change_set: int,
    author: str,
) -> Iterator[Changes]:
    """Entries and photos of the other record become the kept one's."""
    for part in RECORD_TYPES:
        if part.is_part and part.field(part.owner).target == type.name:
            yield from _moved(
                connection, part, part.owner, other.uuid, kept.uuid, change_set, author
            )
    photo = record_type("photo")
    here = list(_owned(connection, photo, photo.owner, kept.uuid))
    known = {record.values["sha256"] for record in here if not record.voided}
    covered = any(record.values["is_cover"] == "yes" for record in here if not record.voided)
    writer = Writer(connection, photo, author)
    for record in _owned(connection, photo, photo.owner, other.uuid):
        if record.values["owner_type"] != type.name or record.values["sha256"] in known:
            continue  # the same picture is there already
        values = {**record.values, photo.owner: kept.uuid}
        if covered:
            values["is_cover"] = None
        yield writer.update(record, values, change_set)


def _redirected(
    connection: sa.Connection,
    type: RecordType,
    kept: Record,
    other: Record,
    change_set: int,
    author: str,
) -> Iterator[Changes]:
    """Links to the other record lead to the kept one; that is no change of a closed case."""
    for linking in RECORD_TYPES:
        for spec in linking.fields:
            if spec.kind is Kind.LINK and spec.target == type.name and spec.name != linking.owner:
                yield from _moved(
                    connection, linking, spec.name, other.uuid, kept.uuid, change_set, author
                )


def _moved(
    connection: sa.Connection,
    type: RecordType,
    field: str,
    old: str,
    new: str,
    change_set: int,
    author: str,
) -> Iterator[Changes]:
    writer = Writer(connection, type, author)
    for record in _owned(connection, type, field, old):
        yield writer.update(record, {**record.values, field: new}, change_set)


def _owned(connection: sa.Connection, type: RecordType, field: str, uuid: str) -> Iterator[Record]:
    select = sa.select(type.table.c.id).where(type.table.c[field] == uuid)
    for id in list(connection.execute(select.order_by(type.table.c.id)).scalars()):
        record = read_record(connection, type, id)
        assert record is not None
        yield record


def _by_type(moved: Sequence[Changes]) -> tuple[Changes, ...]:
    found: dict[str, list[int]] = {}
    for one in moved:
        found.setdefault(one.record_type, []).extend(one.changed)
    return tuple(Changes(name, changed=tuple(ids)) for name, ids in found.items() if ids)


# --- what is no double ----------------------------------------------------------------------------


def keep_apart(
    connection: sa.Connection, type: RecordType, one: int, other: int, *, author: str
) -> Changes:
    """Remember that two records tell of two events; taken back like any change.

    Raises StaleRecordError when either is not there any more.
    """
    records = [read_record(connection, type, id) for id in (one, other)]
    if any(record is None or record.voided for record in records):
        raise StaleRecordError(GONE)
    writer = Writer(connection, type, author)
    change_set = writer.change_set(NOT_DOUBLE, 2)
    for record in records:
        assert record is not None
        writer.note(record, change_set, (NOT_DOUBLE,))
    return Changes(type.name, change_set, changed=(one, other))


def kept_apart(store: Store, type: RecordType) -> frozenset[tuple[int, int]]:
    """Pairs of ids (the smaller first) of which somebody said that they are no doubles."""
    undone = sa.select(currently_undone().c.undoes)
    select = (
        sa.select(History.change_set_id, History.record_id)
        .join(ChangeSet, ChangeSet.id == History.change_set_id)
        .where(
            ChangeSet.kind == NOT_DOUBLE,
            ChangeSet.record_type == type.name,
            ChangeSet.id.not_in(undone),
        )
    )
    pairs: dict[int, list[int]] = {}
    with store.engine.connect() as connection:
        for change_set, id in connection.execute(select):
            pairs.setdefault(change_set, []).append(id)
    return frozenset((min(ids), max(ids)) for ids in pairs.values())


def merged_with(changes: Mapping[str, tuple[Any, Any]]) -> tuple[str, str] | None:
    """What a history entry says of a merge: (MERGED_INTO or MERGED_FROM, UUID of the other)."""
    for name in (MERGED_INTO, MERGED_FROM):
        if name in changes:
            return name, str(changes[name][1])
    return None
