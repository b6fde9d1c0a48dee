"""What a plan found at the cells of the user's file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from db.problem import Problem, Severity, doubt
from db.text import Text, translate_noop

SAME_AS_RECORD = translate_noop("Import", "This is record {id}, which is there already.")
SAME_AS_ROW = translate_noop("Import", "Row {row} says the same.")


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A problem at a cell of the user's file. row: number in the file, from 1.

    column: Excel's letter, "" when the whole row is meant. header, cell: as they stand there.
    """

    row: int
    column: str
    header: str
    cell: str
    problem: Problem

    @property
    def text(self) -> Text:
        return self.problem.text

    @property
    def severity(self) -> Severity:
        return self.problem.severity


class Problems(Mapping[int, Sequence[CellProblem]]):
    """Data row (from 0) -> its problems; rows without any are not in it.

    A file taken in again has a hundred thousand doubles. They are kept as numbers and said only
    when somebody asks: as objects they would make Python's garbage collector stop the window.

    of_all: what is wrong with every row, as that a column is missing.
    same_record: data row -> id of the record it is. same_row: data row -> number, in the file, of
    the row it repeats.
    """

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = numbers
        self._found: dict[int, list[CellProblem]] = {}
        self.same_record: dict[int, int] = {}
        self.same_row: dict[int, int] = {}
        self.of_all: tuple[Problem, ...] = ()

    def add(self, index: int, problem: CellProblem) -> None:
        self._found[index] = [*self._found.get(index, ()), problem]

    def of_cells(self, index: int) -> Sequence[CellProblem]:
        """Those of the row itself, without that it is known or repeated."""
        return self._found.get(index, ())

    def rows_with(self, *codes: str) -> list[int]:
        """Data rows that have a problem with one of `codes`, in the file's order."""
        wanted = set(codes)
        return sorted(
            row
            for row, found in self._found.items()
            if any(one.problem.code in wanted for one in found)
        )

    def replace(self, index: int, problems: Sequence[CellProblem]) -> None:
        """Put `problems` in the place of those of the row; it is neither known nor repeated."""
        self.same_record.pop(index, None)
        self.same_row.pop(index, None)
        if problems:
            self._found[index] = list(problems)
        else:
            self._found.pop(index, None)

    def copy(self) -> Problems:
        """The same problems; rows may be replaced without a change to these."""
        other = Problems(self._numbers)
        other._found = dict(self._found)
        other.of_all = self.of_all
        other.same_record = dict(self.same_record)
        other.same_row = dict(self.same_row)
        return other

    def __getitem__(self, index: int) -> Sequence[CellProblem]:
        found = self._found.get(index, [])
        if index in self.same_record:
            text = SAME_AS_RECORD.format(id=self.same_record[index])
        elif index in self.same_row:
            text = SAME_AS_ROW.format(row=self.same_row[index])
        elif self.of_all and index < len(self._numbers):
            number = self._numbers[index]
            return [*found, *(CellProblem(number, "", "", "", one) for one in self.of_all)]
        elif not found:
            raise KeyError(index)
        else:
            return found
        said = CellProblem(self._numbers[index], "", "", "", doubt("duplicate", None, text))
        return [*found, said]

    def __contains__(self, index: object) -> bool:
        if self.of_all:
            return isinstance(index, int) and 0 <= index < len(self._numbers)
        return index in self._found or index in self.same_record or index in self.same_row

    def __iter__(self) -> Iterator[int]:
        if self.of_all:
            return iter(range(len(self._numbers)))
        return iter(sorted({*self._found, *self.same_record, *self.same_row}))

    def __len__(self) -> int:
        if self.of_all:
            return len(self._numbers)
        return len({*self._found, *self.same_record, *self.same_row})
