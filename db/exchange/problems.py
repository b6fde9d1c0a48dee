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

    same_record: data row -> id of the record it is. same_row: data row -> number, in the file, of
    the row it repeats.
    """

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = numbers
        self._found: dict[int, list[CellProblem]] = {}
        self.same_record: dict[int, int] = {}
        self.same_row: dict[int, int] = {}

    def add(self, index: int, problem: CellProblem) -> None:
        self._found.setdefault(index, []).append(problem)

    def __getitem__(self, index: int) -> Sequence[CellProblem]:
        found = self._found.get(index, [])
        if index in self.same_record:
            text = SAME_AS_RECORD.format(id=self.same_record[index])
        elif index in self.same_row:
            text = SAME_AS_ROW.format(row=self.same_row[index])
        elif not found:
            raise KeyError(index)
        else:
            return found
        said = CellProblem(self._numbers[index], "", "", "", doubt("duplicate", None, text))
        return [*found, said]

    def __contains__(self, index: object) -> bool:
        return index in self._found or index in self.same_record or index in self.same_row

    def __iter__(self) -> Iterator[int]:
        return iter(sorted({*self._found, *self.same_record, *self.same_row}))

    def __len__(self) -> int:
        return len({*self._found, *self.same_record, *self.same_row})
