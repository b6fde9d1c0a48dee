"""A plan with other corrections, from what was read: only what a correction touches is checked."""

from __future__ import annotations

import copy
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from db.exchange.corrections import Corrections, word_key
from db.exchange.doubles import CODES, sharing_an_event
from db.exchange.layout import cell_text
from db.exchange.plan import CLOSED, Cancel, ImportPlan, Progress
from db.exchange.reading import Cell
from db.exchange.session import NEVER, Session
from db.fields import Kind

MOST_ROWS = 20_000
"""More rows than these are checked as quickly with all others."""


def corrected(
    plan: ImportPlan,
    corrections: Corrections,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> ImportPlan:
    """`ImportPlan.with_corrections`."""
    session = plan.session
    if session is None:
        raise ValueError("only a plan that was read from a file can be corrected")
    before = plan.corrections
    if corrections == before:
        return plan
    if replace(before, taken=corrections.taken) == corrections:
        found = _copy(plan)
        found.corrections = corrections
        return found
    rows = _touched(plan, corrections)
    if rows == []:
        found = _copy(plan)
        found.corrections = corrections
        return found
    if rows is not None:
        checked = _checked(session, plan, corrections, rows, cancelled or NEVER)
        if checked is not None:
            return checked
    return session.again(corrections, progress, cancelled)


def _touched(plan: ImportPlan, corrections: Corrections) -> list[int] | None:
    """The data rows that must be checked again; None when it is the whole sheet."""
    before = plan.corrections
    same = replace(
        before,
        cells=corrections.cells,
        words=corrections.words,
        left_out=corrections.left_out,
        taken=corrections.taken,
    )
    if same != corrections or type(plan) is not ImportPlan:
        return None
    changed = {key for key, _ in before.cells.items() ^ corrections.cells.items()}
    numbers = {row for row, _letter in changed} | (before.left_out ^ corrections.left_out)
    rows: set[int] = set()
    for number in numbers:
        index = row_of(plan, number)
        if index is None:
            return None  # it was sorted out as no record, and may be one now
        rows.add(index)
    said = {key for key, _ in before.words.items() ^ corrections.words.items()}
    for field in {field for field, _text in said}:
        rows |= _rows_saying(plan, field, {word_key(t) for f, t in said if f == field})
    return sorted(rows) if len(rows) <= MOST_ROWS else None


def row_of(plan: ImportPlan, number: int) -> int | None:
    """The data row with that number in the file; None when it is none."""
    index = bisect_left(plan.numbers, number)
    found = index < len(plan.numbers) and plan.numbers[index] == number
    return index if found else None


def _rows_saying(plan: ImportPlan, field: str, texts: set[str]) -> set[int]:
    spec = plan.sheet_type.by_name.get(field)
    in_lists = spec is not None and spec.kind is Kind.CHOICES
    rows: set[int] = set()
    for column in plan.layout.of_field(field):
        cells = plan.cells[column.index]
        wanted = set()
        for cell in set(cells):
            key = word_key(cell_text(cell))
            if key in texts or (in_lists and any(text in key for text in texts)):
                wanted.add(cell)
        rows.update(row for row, cell in enumerate(cells) if cell in wanted)
    return rows


def _copy(plan: ImportPlan) -> ImportPlan:
    """A plan that shares its columns until they are replaced."""
    found = copy.copy(plan)
    found._questions = None
    found.cells = list(plan.cells)
    found.values = dict(plan.values)
    found.states = list(plan.states)
    found.problems = plan.problems.copy()
    found.carried = dict(plan.carried)
    return found


def _checked(
    session: Session, plan: ImportPlan, corrections: Corrections, rows: Sequence[int], stop: Cancel
) -> ImportPlan | None:
    """The plan with `rows` checked again; None when one of them is no record any more."""
    assert session.source is not None
    part = ImportPlan(
        plan.record_type,
        plan.path,
        plan.layout,
        plan.datum,
        corrections=corrections,
        year=plan.year,
        session=session,
    )
    planner = session.planner(part)
    numbers = {plan.numbers[row] for row in rows}
    for number in list(numbers):
        numbers.update(n for n in planner.rows.below(number) if row_of(plan, n) is not None)
    ordered = sorted(numbers)
    planner.rows.know_tops(lambda number, index: _cell(session, corrections, part, number, index))
    planner.add(session.source.rows(ordered))
    if part.numbers != ordered:
        return None
    at = [index for n in ordered if (index := row_of(plan, n)) is not None]
    found = _copy(plan)
    found.corrections = corrections
    before = plan.values
    _splice(found, part, at)
    for index in at:
        found.carried.pop(index, None)
    found.carried.update((at[row], uuid) for row, uuid in planner.uuids.items())
    affected = sharing_an_event(plan.record_type, (before, found.values), plan.supplied, at)
    _renew_doubles(session, found, sorted({*at, *affected}), stop)
    return found


def _cell(
    session: Session, corrections: Corrections, plan: ImportPlan, number: int, index: int
) -> Cell:
    typed = corrections.cells.get((number, plan.layout.columns[index].letter))
    assert session.source is not None
    return session.source.cell(number, index) if typed is None else typed


def _splice(plan: ImportPlan, part: ImportPlan, at: Sequence[int]) -> None:
    """Put what was found of some rows into their places."""
    for index, cells in enumerate(part.cells):
        plan.cells[index] = _with(plan.cells[index], at, cells)
    count = len(plan.numbers)
    for name in {*plan.values, *part.values}:
        column = plan.values.get(name)
        values = part.values.get(name) or [None] * len(at)
        if column is None:
            column = [None] * count
        plan.values[name] = _with(column, at, values)
    for row, index in enumerate(at):
        plan.states[index] = part.states[row]
        plan.problems.replace(index, part.problems.of_cells(row))


def _with(column: list[Any], at: Sequence[int], values: Iterable[Any]) -> list[Any]:
    """The column with other values at some places; the same list where nothing differs."""
    differing = [
        (index, value)
        for index, value in zip(at, values, strict=True)
        if column[index] is not value and column[index] != value
    ]
    if not differing:
        return column
    column = list(column)
    for index, value in differing:
        column[index] = value
    return column


def _renew_doubles(session: Session, plan: ImportPlan, rows: Sequence[int], stop: Cancel) -> None:
    for index in rows:
        kept = [p for p in plan.problems.of_cells(index) if p.problem.code not in CODES]
        plan.problems.replace(index, kept)
        plan.renew_state(index)
    session.mark_doubles(plan, [n for n in rows if plan.states[n] not in CLOSED], stop)
    session.name_records(plan, set(rows), stop)
