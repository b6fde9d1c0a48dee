"""What the store does for rescue cases inside its transactions.

It numbers new cases, holds entries against their timeline, refuses changes of closed cases, and
keeps what follows from the timeline (`state.DERIVED`) in the record of the case.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from db.errors import UserError
from db.gis import routes
from db.models.base import RecordType, Values
from db.models.history import History
from db.problem import Problem, error
from db.record_types import ENTRY_TYPES, record_type
from db.rescue import rules
from db.rescue.state import DERIVED, state_of
from db.rescue.timeline import entries_of, order_key
from db.text import translate_noop
from db.validation import errors_of

if TYPE_CHECKING:
    from db.writing import Record

RESCUE = record_type("rescue")
_TABLE = RESCUE.table
_CONCERNED = {RESCUE.name, *(type.name for type in ENTRY_TYPES)}


def concerns(type: RecordType) -> bool:
    """Whether records of this type are cases or entries of their timelines."""
    return type.name in _CONCERNED


def prepare(
    connection: sa.Connection, type: RecordType, whole: dict[str, Any], old: Record | None
) -> list[Problem]:
    """Complete the values of a case or an entry in place; say what forbids to save them."""
    if type.name == RESCUE.name:
        return _prepare_case(connection, whole, old)
    found = _case_of(connection, whole.get("case_uuid"))
    if found is None:
        return [
            error(
                "no_case",
                None,
                translate_noop("Problem", "This entry belongs to no rescue case of this file."),
            )
        ]
    others = _timeline(connection, found["uuid"], type, old)
    whole.update(rules.completed(others, type, whole))
    return errors_of(rules.check_entry(dict(found), others, type, whole, is_new=old is None))


def _prepare_case(
    connection: sa.Connection, whole: dict[str, Any], old: Record | None
) -> list[Problem]:
    if not whole.get("case_number"):
        whole["case_number"] = next_case_number(connection, whole.get("event_date"))
    if old is None:
        whole.update(state_of(whole, []).derived())
        return []
    # What follows from the timeline is not this save's to change.
    whole.update({name: old.values[name] for name in DERIVED})
    timeline = entries_of(connection, [old.uuid]).get(old.uuid, [])
    return rules.case_refusals(timeline, whole)


def _case_of(connection: sa.Connection, uuid: str | None) -> Any:
    if uuid is None:
        return None
    return (
        connection.execute(sa.select(_TABLE).where(_TABLE.c.uuid == uuid, ~_TABLE.c.voided))
        .mappings()
        .first()
    )


def _timeline(
    connection: sa.Connection, case_uuid: str, type: RecordType, old: Record | None
) -> list[tuple[str, Any]]:
    """The entries of a case without the one that is being changed."""
    return [
        (kind, values)
        for kind, values in entries_of(connection, [case_uuid]).get(case_uuid, [])
        if old is None or kind != type.name or values["id"] != old.id
    ]


def refuse_voiding(connection: sa.Connection, type: RecordType, ids: Sequence[int]) -> None:
    """Raise UserError when entries of closed cases would go, or come back to them.

    A whole case may be voided and restored, closed or not; so may a check after release.
    """
    if type.name in (RESCUE.name, "follow_up"):
        return
    timelines = entries_of(connection, cases_of(connection, type, ids))
    if any(state_of({}, timeline).closed for timeline in timelines.values()):
        raise UserError(rules.CASE_CLOSED)


# --- case numbers ---------------------------------------------------------------------------------

_NUMBER = re.compile(r"(?P<office>.*?)(?P<year>(?:19|20)\d\d)(?P<gap>\D+)(?P<number>\d+)$")


def next_case_number(connection: sa.Connection, date: dt.date | None) -> str:
    """The number after the highest of its year, in the office's own way of writing them.

    QH-2025-0120 is followed by QH-2025-0121, and in the next year by QH-2026-0001; the first
    number of all is 2025-001.
    """
    year = str((date or dt.date.today()).year)
    latest = connection.execute(
        sa.select(_TABLE.c.case_number)
        .where(_TABLE.c.case_number.is_not(None))
        .order_by(_TABLE.c.id.desc())
        .limit(1000)
    ).scalars()
    office, gap, digits = "", "-", 3
    for text in latest:
        found = _NUMBER.fullmatch(text)
        if found is not None:
            office, gap, digits = found["office"], found["gap"], len(found["number"])
            break
    start = f"{office}{year}{gap}"
    taken = connection.execute(
        sa.select(_TABLE.c.case_number).where(
            _TABLE.c.case_number >= start, _TABLE.c.case_number < start + "\U0010ffff"
        )
    ).scalars()
    ends = [text[len(start) :] for text in taken]
    highest = max((int(end) for end in ends if end.isascii() and end.isdigit()), default=0)
    return f"{start}{highest + 1:0{digits}d}"


def numbered(connection: sa.Connection, cases: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """New cases that came without a number get the next ones; a case begins as reported."""
    begin = state_of({}, []).derived()
    taken: dict[str, int] = {}
    given = {case["case_number"] for case in cases if case.get("case_number")}
    for case in cases:
        case.update(begin)
        if not case.get("case_number"):
            first = next_case_number(connection, case.get("event_date"))
            found = _NUMBER.fullmatch(first)
            assert found is not None
            start = first[: found.start("number")]
            digits = len(found["number"])
            number = max(taken.get(start, 0) + 1, int(found["number"]))
            while f"{start}{number:0{digits}d}" in given:
                number += 1
            taken[start] = number
            case["case_number"] = f"{start}{number:0{digits}d}"
    return list(cases)


# --- what follows from the timeline ---------------------------------------------------------------


def renew_all(connection: sa.Connection) -> None:
    """`renew` of every case of the file."""
    uuids = connection.execute(sa.select(_TABLE.c.uuid)).scalars().all()
    renew(connection, uuids)


def cases_of(connection: sa.Connection, type: RecordType, ids: Sequence[int]) -> list[str]:
    """UUIDs of the cases that entries (or cases) with these ids belong to."""
    column = type.table.c.uuid if type.name == RESCUE.name else type.table.c.case_uuid
    select = sa.select(column).where(type.table.c.id.in_(sa.bindparam("ids", expanding=True)))
    found: set[str] = set()
    for start in range(0, len(ids), 500):
        block = list(ids[start : start + 500])
        found.update(connection.execute(select, {"ids": block}).scalars())
    return sorted(found)


def renew(connection: sa.Connection, case_uuids: Sequence[str]) -> list[int]:
    """Write anew what follows from the timelines of these cases; the ids of the cases.

    That is: what their records keep of it, and the lines of their ways.

    No history is written: what follows from recorded facts is not itself recorded.
    """
    select = sa.select(_TABLE).where(_TABLE.c.uuid.in_(sa.bindparam("uuids", expanding=True)))
    update = (
        sa.update(_TABLE)
        .where(_TABLE.c.id == sa.bindparam("which"))
        .values({name: sa.bindparam(f"new_{name}") for name in DERIVED})
    )
    ids: list[int] = []
    for start in range(0, len(case_uuids), 500):
        block = list(case_uuids[start : start + 500])
        timelines = entries_of(connection, block)
        changed = []
        rows = connection.execute(select, {"uuids": block}).mappings().all()
        routes.renew(connection, rows, timelines)
        for row in rows:
            ids.append(row["id"])
            derived = state_of(dict(row), timelines.get(row["uuid"], [])).derived()
            if any(row[name] != value for name, value in derived.items()):
                changed.append(
                    {
                        "which": row["id"],
                        **{f"new_{name}": value for name, value in derived.items()},
                    }
                )
        if changed:
            connection.execute(update, changed)
    return ids


def worked_on_since(connection: sa.Connection, change_set: int) -> frozenset[str]:
    """UUIDs of the cases of an import that somebody worked on afterwards.

    That is: the case or an entry of it was changed, or an entry was added.
    """
    made = (
        sa.select(History.record_type, History.record_id)
        .where(History.change_set_id == change_set)
        .subquery()
    )
    cases = set(
        connection.execute(
            sa.select(_TABLE.c.uuid).where(
                _TABLE.c.id.in_(
                    sa.select(made.c.record_id).where(made.c.record_type == RESCUE.name)
                )
            )
        ).scalars()
    )
    found = set(
        connection.execute(
            sa.select(_TABLE.c.uuid).where(_TABLE.c.revision > 1, ~_TABLE.c.voided)
        ).scalars()
    )
    for type in ENTRY_TYPES:
        columns = type.table.c
        own = sa.select(made.c.record_id).where(made.c.record_type == type.name)
        found.update(
            connection.execute(
                sa.select(columns.case_uuid).where(
                    ~columns.voided, sa.or_(columns.revision > 1, columns.id.not_in(own))
                )
            ).scalars()
        )
    return frozenset(cases & found)


def check_values(
    case: Values, timeline: Sequence[tuple[str, Values]], type: RecordType, values: Values
) -> list[Problem]:
    """`rules.check_entry` for a timeline in any order (an import's)."""
    ordered = sorted(timeline, key=lambda one: order_key(*one))
    return rules.check_entry(case, ordered, type, values)
