"""The first rows of a large file as they will be shown, while the rest of it is still read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.errors import UserError
from db.exchange.corrections import NOTHING, Corrections
from db.exchange.inspection import Format, inspect
from db.exchange.layout import HEAD_ROWS, choose_layout
from db.exchange.plan import Cancel, ImportPlan
from db.exchange.quick_head import quick_heads
from db.exchange.reading import Chunk, Head, SheetInfo, Workbook
from db.exchange.session import NEVER, Session, SheetSource
from db.models.base import RecordType
from db.text import Translate

if TYPE_CHECKING:
    from db.store import Store

ROWS: Final = 200
LARGE: Final = 400_000
"""Bytes from which on the whole takes so long that its beginning is worth showing."""


def first_plan(
    store: Store,
    path: str | os.PathLike[str],
    record_type: RecordType,
    *,
    corrections: Corrections = NOTHING,
    words: Sequence[Translate] = (),
    cancelled: Cancel | None = None,
) -> ImportPlan | None:
    """A plan of the first `ROWS` rows of a large file, without a look for doubles.

    None where the whole is there as soon, and wherever anything is unusual: what there is to say
    of a file is said by `plan.plan_import`. It is to look at only: it cannot be applied.
    """
    file = Path(path)
    if record_type.name == "rescue":
        return None
    try:
        if file.stat().st_size < LARGE:
            return None
        heads = _first_heads(file, cancelled or NEVER)
        if corrections.sheet is not None:
            heads = [one for one in heads if one[0].name == corrections.sheet]
        if not heads or (cancelled is not None and cancelled()):
            return None
        session = Session(store, file, record_type, words, ask=True, use_remembered=True)
        short = [(info, _shortened(head)) for info, head in heads]
        layout, _ = choose_layout(file, short, record_type, session.names, corrections)
        head = next(head for info, head in heads if info == layout.sheet)
        session.source = SheetSource(layout.sheet, head, [_chunk(head)])
        plan = session.begin(layout, corrections)
        session.planner(plan).add(session.source.chunks[0])
    except (UserError, OSError):
        return None
    return plan


def _first_heads(path: Path, cancelled: Cancel) -> list[tuple[SheetInfo, Head]]:
    kind = inspect(path)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return quick_heads(path, ROWS)
    if kind is not Format.DELIMITED:
        return []  # their reader takes the whole file at once, and twice is no sooner
    with Workbook(path, cancelled=cancelled) as workbook:
        return [(info, workbook.head(info.index, ROWS)) for info in workbook.sheets[:1]]


def _shortened(head: Head) -> Head:
    """As many rows as the careful reading looks for a header in."""
    return Head(head.height, head.width, head.first_column, head.merged, head.rows[:HEAD_ROWS])


def _chunk(head: Head) -> Chunk:
    rows = [
        (number, row) for number, row in enumerate(head.rows, 1) if any(cell != "" for cell in row)
    ]
    width = max((len(row) for _number, row in rows), default=0)
    filled = [[*row, *[""] * (width - len(row))] for _number, row in rows]
    columns = [list(column) for column in zip(*filled, strict=True)]
    return Chunk([number for number, _row in rows], columns)
