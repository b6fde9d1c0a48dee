"""What the map may draw of one filter, with its colours: arrays ready to be counted into cells.

A scene is made once for a filter (some ten milliseconds over a million records). Panning, zooming,
the slider of time and the rows of the legend that are switched off only count it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from db.columns import NO_DATE
from db.located import Located, read

if TYPE_CHECKING:
    from db.query import Filter
    from db.store import Store

OWN_COLOURS = 6
"""So many rows of a legend have a colour of their own; what is rarer shares the last one."""

OTHERS = "others"
UNKNOWN = "unknown"
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Want:
    """Which records, and what their colour says. kinds: of `db.located.KINDS`, at least one."""

    filter: Filter
    kinds: tuple[str, ...]
    colouring: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the legend. field, code: what its records have in common, e.g. ("species", 12)."""

    field: str
    code: int | str

    @property
    def key(self) -> str:
        return f"{self.field}:{self.code}"


@dataclass(frozen=True, slots=True)
class Part:
    """The records of one kind. row: which row of the legend each belongs to, uint8, shape (n,)."""

    found: Located
    row: npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is switched on of a scene.

    hidden: keys of rows that are switched off, and of kinds ("kind:rescue"). span: first and last
    day (since 1970) or None.
    """

    hidden: frozenset[str] = frozenset()
    span: tuple[int, int] | None = None


EVERYTHING = Shown()


@dataclass(frozen=True, slots=True)
class Scene:
    """Kinds in the order of `want.kinds`; at most 255 rows of the legend."""

    want: Want
    parts: tuple[Part, ...]
    rows: tuple[Row, ...]

    @property
    def total(self) -> int:
        return sum(part.found.total for part in self.parts)

    @property
    def placed(self) -> int:
        return sum(part.found.placed for part in self.parts)

    def shown(self, part: Part, what: Shown) -> Any:
        """An index of the records of a part that are switched on: positions, or all of them."""
        if f"kind:{part.found.kind}" in what.hidden:
            return np.zeros(0, np.intp)
        kept = None
        if what.span is not None:
            first, last = what.span
            kept = (part.found.date >= first) & (part.found.date <= last)
        if what.hidden:
            on = np.array([row.key not in what.hidden for row in self.rows] or [True])
            if not on.all():
                kept = on[part.row] if kept is None else kept & on[part.row]
        return slice(None) if kept is None else np.flatnonzero(kept)

    def counts(self, span: tuple[int, int] | None) -> npt.NDArray[np.int64]:
        """Records of each row of the legend, hidden ones too. int64, shape (rows,)."""
        total = np.zeros(len(self.rows), np.int64)
        for part in self.parts:
            at = self.shown(part, Shown(span=span))
            total += np.bincount(part.row[at], minlength=len(self.rows))
        return total


def make_scene(store: Store, want: Want) -> Scene:
    """Read and colour. Runs in the pool."""
    found = [read(store, kind, want.filter) for kind in want.kinds]
    if want.colouring == "kind":
        rows = tuple(Row("kind", each.kind) for each in found if each.placed)
        number = {row.code: n for n, row in enumerate(rows)}
        parts = tuple(
            Part(each, np.full(each.placed, number.get(each.kind, 0), np.uint8)) for each in found
        )
        return Scene(want, parts, rows)
    if want.colouring == "month":
        coded = [(each, "month", _months(each.date)) for each in found]
    else:
        coded = [(each, *_codes(each, want.colouring)) for each in found]
    return Scene(want, *_rows(coded, all_own=want.colouring == "month"))


def _codes(found: Located, colouring: str) -> tuple[str, npt.NDArray[Any]]:
    """The field a colour stands for and each record's code of it, -1 for none."""
    if colouring == "species":
        return "species", found.species
    if colouring == "outcome":
        return "outcome", found.outcome
    # The statuses of a release are those of its case.
    return f"status.{'rescue' if found.kind == 'release' else found.kind}", found.status


def _months(date: npt.NDArray[np.int32]) -> npt.NDArray[np.int8]:
    """The month of each day, 0 for January, -1 for no date, by a table of all days there are."""
    dated = date[date != NO_DATE]
    if not len(dated):
        return np.full(len(date), -1, np.int8)
    first, last = int(dated.min()), int(dated.max())
    days = np.arange(first, last + 1).astype("datetime64[D]").astype("datetime64[M]")
    table = np.append((days.astype(np.int64) % MONTHS).astype(np.int8), np.int8(-1))
    months: npt.NDArray[np.int8] = table[np.where(date == NO_DATE, -1, date - first)]
    return months


def _rows(
    coded: Sequence[tuple[Located, str, npt.NDArray[Any]]], *, all_own: bool
) -> tuple[tuple[Part, ...], tuple[Row, ...]]:
    """The rows of the legend, most frequent first, and which one each record belongs to.

    By the filter and not by the view, so that colours do not change while the map is moved.
    """
    counts: dict[Row, int] = {}
    unknown = 0
    for _found, field, codes in coded:
        # The last entry of each table stands for -1.
        known = np.bincount(codes[codes >= 0]) if len(codes) else np.zeros(0, np.int64)
        unknown += len(codes) - int(known.sum())
        for code in np.flatnonzero(known).tolist():
            row = Row(field, code)
            counts[row] = counts.get(row, 0) + int(known[code])
    if all_own:
        own, others = sorted(counts, key=lambda row: int(row.code)), []
    else:
        order = sorted(counts, key=lambda row: (-counts[row], row.key))
        # One alone is not worth a row called "others".
        limit = OWN_COLOURS if len(order) > OWN_COLOURS + 1 else OWN_COLOURS + 1
        own, others = order[:limit], order[limit:]
    rows = list(own)
    if others:
        rows.append(Row(OTHERS, ""))
    if unknown:
        rows.append(Row(UNKNOWN, ""))
    number = {row: n for n, row in enumerate(own)}
    parts = []
    for found, field, codes in coded:
        highest = int(codes.max(initial=-1))
        table = np.full(highest + 2, len(own), np.uint8)  # of others
        for row, n in number.items():
            if row.field == field and int(row.code) <= highest:
                table[int(row.code)] = n
        table[-1] = len(rows) - 1 if unknown else 0
        parts.append(Part(found, table[codes]))
    return tuple(parts), tuple(rows)
