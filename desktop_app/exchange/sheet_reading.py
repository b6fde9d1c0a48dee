"""What the grid shows of a plan: the user's cells, what each was understood as, and how surely.

The only module of the screen that knows how an `ImportPlan` keeps its rows. Rows are those of the
sheet below the header, records or not, in the file's order; columns are those of the layout.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from db.exchange.layout import SourceColumn, cell_text
from db.exchange.plan import ImportPlan, State
from db.exchange.problems import CellProblem
from db.exchange.reading import Cell
from db.exchange.recheck import row_of
from db.exchange.row_sorter import SkippedRow
from db.fields import FieldSpec, Kind
from db.problem import Severity
from db.showing import Words, show, show_date

_MEMO: Final = 20_000  # understood values kept in words

Rows = NDArray[np.int32]


class Verdict(enum.IntEnum):
    """How a cell was taken. KEPT: as words in the notes. LEFT_OUT: not taken in at all."""

    UNDERSTOOD = 0
    DOUBTFUL = 1
    REFUSED = 2
    KEPT = 3
    LEFT_OUT = 4


class RowKind(enum.IntEnum):
    """What becomes of a row of the sheet; each row is exactly one of these.

    HEAD: title rows and the column names themselves, which no account counts.
    """

    NEW = 0
    DUPLICATE = 1
    DOUBTFUL = 2
    REFUSED = 3
    LEFT_OUT = 4
    NO_RECORD = 5
    HEAD = 6


_KINDS: Final = {
    State.NEW: RowKind.NEW,
    State.DUPLICATE: RowKind.DUPLICATE,
    State.DOUBTFUL: RowKind.DOUBTFUL,
    State.REFUSED: RowKind.REFUSED,
    State.LEFT_OUT: RowKind.LEFT_OUT,
}
_NUMBERS = frozenset((Kind.INTEGER, Kind.DECIMAL, Kind.LATITUDE, Kind.LONGITUDE))
_WORDS = frozenset((Kind.TEXT, Kind.LONG_TEXT))
_TAKEN = frozenset(("field", "scientific_name", "datum", "record_id", "case", "kind"))


class CellLook(NamedTuple):
    """A cell as it is drawn. meant: "" where it says the same as what was typed."""

    typed: str
    meant: str
    verdict: Verdict
    corrected: bool


class SheetReading:
    """One sheet of a plan. Row and column numbers here count from 0; `number` gives the file's.

    kinds: `RowKind` of each row.
    """

    def __init__(self, plan: ImportPlan, words: Words) -> None:
        self.plan = plan
        self._words = words
        self._head = len(plan.layout.head)
        codes = np.fromiter(
            (_KINDS[state] for state in plan.states), np.int8, count=len(plan.states)
        )
        for row in self._confirmed():
            codes[row] = RowKind.NEW
        skipped = [n for n, row in enumerate(plan.skipped) if row.number > self._head]
        numbers = np.concatenate(
            (
                np.arange(1, self._head + 1, dtype=np.int64),
                np.asarray(plan.numbers, np.int64),
                np.asarray([plan.skipped[n].number for n in skipped], np.int64),
            )
        )
        # What a row of the sheet is in the plan: a data row; -1 - n for the n-th skipped one; rows
        # of the head are known by their own place.
        places = np.concatenate(
            (
                np.zeros(self._head, np.int32),
                np.arange(len(codes), dtype=np.int32),
                -1 - np.asarray(skipped, dtype=np.int32),
            )
        )
        kinds = np.concatenate(
            (
                np.full(self._head, RowKind.HEAD, np.int8),
                codes,
                np.full(len(skipped), RowKind.NO_RECORD, np.int8),
            )
        )
        order = np.argsort(numbers, kind="stable")
        self._numbers = numbers[order]
        self._places = places[order]
        self.kinds = kinds[order]
        self._specs = [self._spec(column) for column in plan.layout.columns]
        self._parts = self._first_parts()
        self._memo: dict[tuple[int, Any], str] = {}
        self._alike: dict[frozenset[str], list[int]] | None = None
        # Typed and not yet checked: (row number, column letter) -> text.
        self._pending: dict[tuple[int, str], str] = {}

    def group_doubts(self) -> None:
        """Find out which doubtful rows are alike; for a worker, it looks at every one of them."""
        found: dict[frozenset[str], list[int]] = {}
        problems, numbers = self.plan.problems, self.plan.numbers
        for row in np.flatnonzero(self.kinds == RowKind.DOUBTFUL):
            place = int(self._places[row])
            codes = frozenset(one.problem.code for one in problems.of_cells(place))
            found.setdefault(codes, []).append(numbers[place])
        self._alike = found

    def alike(self, row: int) -> list[int]:
        """Numbers of the rows with the same doubts as this one; empty until they are grouped."""
        place = self.data_row(row)
        if place is None or self._alike is None:
            return []
        codes = frozenset(one.problem.code for one in self.plan.problems.of_cells(place))
        return self._alike.get(codes, [])

    def _confirmed(self) -> list[int]:
        """The doubtful rows and doubles that somebody said shall be taken."""
        plan = self.plan
        found = (row_of(plan, number) for number in plan.corrections.taken)
        return [row for row in found if row is not None and plan.is_accepted(row, False)]

    # --- what there is ---

    @property
    def columns(self) -> Sequence[SourceColumn]:
        return self.plan.layout.columns

    def __len__(self) -> int:
        return len(self.kinds)

    def counts(self) -> dict[RowKind, int]:
        """How many rows are of each kind; they add up to the rows below the column names."""
        found = np.bincount(self.kinds, minlength=len(RowKind))
        return {kind: int(found[kind]) for kind in RowKind if kind is not RowKind.HEAD}

    @property
    def first_data(self) -> int:
        """The first row below the column names."""
        return self._head

    def number(self, row: int) -> int:
        """The row's number in the user's file."""
        return int(self._numbers[row])

    def row_of(self, number: int) -> int | None:
        """The row with this number in the user's file."""
        at = int(np.searchsorted(self._numbers, number))
        return at if at < len(self._numbers) and self._numbers[at] == number else None

    def rows(self, kinds: Sequence[RowKind]) -> Rows:
        """The rows of these kinds; all rows when none is named."""
        if not kinds:
            return np.arange(len(self), dtype=np.int32)
        return np.flatnonzero(np.isin(self.kinds, kinds)).astype(np.int32)

    def data_row(self, row: int) -> int | None:
        """The row's place in the plan; None for one that is no record."""
        place = int(self._places[row])
        return place if place >= 0 and row >= self._head else None

    def skipped(self, row: int) -> SkippedRow | None:
        """What a row is that is no record."""
        place = int(self._places[row])
        return self.plan.skipped[-1 - place] if place < 0 else None

    # --- cells ---

    def cell(self, row: int, column: int) -> Cell:
        """As the user's sheet has it; "" where a row that is no record was not kept."""
        if row < self._head:
            cells = self.plan.layout.head[row]
            return cells[column] if column < len(cells) else ""
        place = int(self._places[row])
        if place < 0:
            return self.plan.skipped[-1 - place].text if column == 0 else ""
        columns = self.plan.cells
        return columns[column][place] if column < len(columns) else ""

    def whole_line(self, row: int) -> str:
        """The words of a title, total or note that stands alone in its row; "" for other rows."""
        if row < self._head:
            filled = [cell for cell in self.plan.layout.head[row] if cell != ""]
            alone = len(filled) == 1 and row + 1 < self.plan.layout.header_first
            return " ".join(cell_text(filled[0]).split()) if alone else ""
        skipped = self.skipped(row)
        return skipped.text if skipped is not None else ""

    def typed(self, row: int, column: int) -> str:
        """A cell's text in one line."""
        if self._pending:
            said = self._pending.get((self.number(row), self.columns[column].letter))
            if said is not None:
                return said
        return " ".join(cell_text(self.cell(row, column)).split())

    def look(self, row: int, column: int) -> CellLook:
        """Everything the grid draws of a cell."""
        place = int(self._places[row])
        typed = self.typed(row, column)
        if row < self._head or place < 0:
            return CellLook(typed, "", Verdict.LEFT_OUT, False)
        letter = self.columns[column].letter
        if (self.number(row), letter) in self._pending:
            return CellLook(typed, "", Verdict.UNDERSTOOD, True)
        return CellLook(
            typed, self.meant(row, column), self._verdict(place, column),
            self.corrected(row, column),
        )  # fmt: skip

    def pend(self, row: int, column: int, text: str) -> None:
        """Show what was typed until the plan has been checked with it."""
        self._pending[self.number(row), self.columns[column].letter] = text

    def corrected(self, row: int, column: int) -> bool:
        """Whether the user typed this cell anew."""
        cells = self.plan.corrections.cells
        return bool(cells) and (self.number(row), self.columns[column].letter) in cells

    def original(self, row: int, column: int) -> str:
        """What stood in the file in a cell that was typed anew."""
        session = self.plan.session
        if session is None or session.source is None:
            return ""
        return cell_text(session.source.cell(self.number(row), column))

    def _verdict(self, place: int, column: int) -> Verdict:
        letter = self.columns[column].letter
        worst = Verdict.UNDERSTOOD
        for found in self.plan.problems.get(place, ()):
            if found.column == letter:
                if found.severity is Severity.ERROR:
                    return Verdict.REFUSED
                worst = Verdict.DOUBTFUL
        if worst is Verdict.UNDERSTOOD:
            role = self.columns[column].meaning.role
            if role == "extra":
                return Verdict.KEPT
            if role not in _TAKEN:
                return Verdict.LEFT_OUT
        return worst

    def verdict(self, row: int, column: int) -> Verdict:
        place = self.data_row(row)
        return Verdict.LEFT_OUT if place is None else self._verdict(place, column)

    def problems(self, row: int) -> Sequence[CellProblem]:
        """All that was found in a row; what refuses it first."""
        place = self.data_row(row)
        if place is None:
            return ()
        return sorted(
            self.plan.problems.get(place, ()), key=lambda p: p.severity is not Severity.ERROR
        )

    def cell_problems(self, row: int, column: int) -> Sequence[CellProblem]:
        """What was found at one cell."""
        letter = self.columns[column].letter
        return [found for found in self.problems(row) if found.column == letter]

    def same_cells(self, column: int, cell: Cell) -> int:
        """In how many records the column holds this very cell."""
        cells = self.plan.cells
        return cells[column].count(cell) if column < len(cells) else 0

    def spec(self, column: int) -> FieldSpec | None:
        """The field a column fills."""
        return self._specs[column]

    def meant(self, row: int, column: int) -> str:
        """What a cell was understood as, where that is not what stands there."""
        place, spec = self.data_row(row), self._specs[column]
        if place is None or spec is None:
            return ""
        cell = self.plan.cells[column][place]
        if cell == "":
            return ""
        if spec.name == "verbatim_coordinates":
            return self._position(place)
        if spec.kind in _WORDS or column in self._parts:
            return ""
        value = self._value(place, spec)
        if value is None:
            return ""
        if spec.kind is Kind.DATE:
            return self._date(place, spec, cell, value)
        key = (column, (cell, value))
        known = self._memo.get(key)
        if known is None:
            if len(self._memo) > _MEMO:
                self._memo.clear()
            known = self._memo[key] = self._in_words(spec, cell, value)
        return known

    # --- inside ---

    def _spec(self, column: SourceColumn) -> FieldSpec | None:
        if column.meaning.field is None or column.meaning.role == "derived":
            return None
        types: list[Any] = [self.plan.record_type]
        if hasattr(self.plan, "timeline"):
            from db.exchange.rescue_register import REGISTER

            types.insert(0, REGISTER)
        for kind in types:
            spec: FieldSpec | None = kind.by_name.get(column.meaning.field)
            if spec is not None:
                return spec
        return None

    def _first_parts(self) -> frozenset[int]:
        """Columns that are but the beginning of a way to a place: the last one says which."""
        last: dict[str, int] = {}
        found: set[int] = set()
        for column, spec in enumerate(self._specs):
            if spec is not None and spec.kind is Kind.PLACE:
                if spec.name in last:
                    found.add(last[spec.name])
                last[spec.name] = column
        return frozenset(found)

    def _value(self, place: int, spec: FieldSpec) -> Any:
        entries = getattr(self.plan, "entries", None)
        if isinstance(entries, list):  # a timeline: each row is of a kind of its own
            return entries[place].get(spec.name) if place < len(entries) else None
        column = self.plan.values.get(spec.name)
        return column[place] if column is not None and place < len(column) else None

    def _position(self, place: int) -> str:
        values = self.plan.values
        latitudes, longitudes = values.get("decimal_latitude"), values.get("decimal_longitude")
        if latitudes is None or longitudes is None:
            return ""
        latitude, longitude = latitudes[place], longitudes[place]
        if latitude is None or longitude is None:
            return ""
        return f"{latitude:.5f}, {longitude:.5f}"

    def _date(self, place: int, spec: FieldSpec, cell: Cell, value: Any) -> str:
        precision = None
        if spec.name == "event_date" and "date_precision" in self.plan.values:
            precision = self.plan.values["date_precision"][place]
        if isinstance(cell, dt.datetime):
            cell = cell.date()
        shown = show_date(value, precision) if isinstance(value, dt.date) else str(value)
        return "" if cell == value or cell_text(cell).strip() == shown else shown

    def _in_words(self, spec: FieldSpec, cell: Cell, value: Any) -> str:
        if spec.kind in _NUMBERS and _number(cell) == value:
            return ""
        if spec.kind is Kind.TIME and isinstance(cell, dt.time | dt.datetime):
            return ""
        try:
            shown = show(spec, value, self._words)
        except (ValueError, TypeError, KeyError):
            return ""
        return "" if _plain(shown) == _plain(cell_text(cell)) else shown


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _number(cell: Cell) -> float | None:
    if isinstance(cell, int | float):
        return float(cell)
    try:
        return float(str(cell))
    except ValueError:
        return None
