"""The rows of one chunk on their way from the user's cells into the plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from db.exchange.converters import Finding
from db.exchange.layout import SourceColumn, cell_text
from db.exchange.reading import Cell
from db.fields import Kind
from db.problem import Problem

if TYPE_CHECKING:
    from db.exchange.plan import ImportPlan


class Block:
    """The rows of one chunk on their way into the plan. Rows count from 0 within it."""

    def __init__(
        self, plan: ImportPlan, base: int, count: int, cells: list[list[Cell]], notes: str | None
    ) -> None:
        self.plan = plan
        self.base = base
        self.count = count
        self.cells = cells
        self.values: dict[str, list[Any]] = {}
        # Name of a field -> its cells where they were joined from several columns.
        self.joined: dict[str, list[Cell]] = {}
        self._notes = notes
        self._kept: dict[int, list[str]] = {}
        # Name of a field of words beside a place -> row -> what the place's cell said.
        self._localities: dict[str, dict[int, str]] = {}

    def fill(self, name: str) -> list[Any]:
        """The column of a field, made blank when there is none."""
        return self.values.setdefault(name, [None] * self.count)

    def take(
        self,
        column: SourceColumn,
        found: list[Any],
        cells: list[Cell],
        forgiven: Callable[[int], bool] | None = None,
    ) -> list[Any]:
        """The values of `found`; its Findings become problems and notes of their rows."""
        if Finding not in set(map(type, found)):
            return found
        for row, value in enumerate(found):
            if isinstance(value, Finding):
                found[row] = value.value
                if value.keep or (
                    value.problem is not None
                    and forgiven is not None
                    and (forgiven(self.base + row))
                ):
                    self._keep_cell(row, column, cell_text(cells[row]).strip())
                    if not value.keep:
                        continue
                if value.problem is not None:
                    self.problem(row, value.problem, column)
        return found

    def _keep_cell(self, row: int, column: SourceColumn, text: str) -> None:
        fields = self.plan.record_type.by_name
        spec = fields.get(column.meaning.field or "")
        locality = "" if spec is None else spec.name.replace("place_code", "locality")
        if spec is not None and spec.kind is Kind.PLACE and locality in fields:
            self._localities.setdefault(locality, {})[row] = text
        else:
            self.keep(row, column.name, text)

    def keep(self, row: int, name: str, text: str) -> None:
        """Text no field takes: it goes to the notes."""
        self._kept.setdefault(row, []).append(f"{name}: {text}")

    def write_notes(self) -> None:
        """Put what was kept into locality and notes."""
        for name, localities in self._localities.items():
            column = self.fill(name)
            for row, text in localities.items():
                column[row] = text if column[row] is None else f"{text} {column[row]}"
        if self._kept and self._notes is not None:
            column = self.fill(self._notes)
            for row, texts in self._kept.items():
                column[row] = "\n".join(filter(None, (column[row], *texts)))

    def problem(self, row: int, problem: Problem, column: SourceColumn | None) -> None:
        self.plan.add_problem(self.base + row, problem, column)

    def has_problem(self, row: int, field: str) -> bool:
        return any(
            found.problem.field == field for found in self.plan.problems.get(self.base + row, ())
        )

    def append(self) -> None:
        """Append the values to the plan, blank where an earlier or later chunk has a field."""
        values = self.plan.values
        for name, column in self.values.items():
            if name not in values:
                values[name] = [None] * self.base
            values[name].extend(column)
        for name, column in values.items():
            if name not in self.values:
                column.extend([None] * self.count)
