"""From cells to checked values: fills an `ImportPlan` a thousand rows at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from db.exchange.converters import (
    CountConverter,
    DateConverter,
    Finding,
    converter_for,
    term_key,
)
from db.exchange.inspection import refusal
from db.exchange.layout import RowSorter, SkippedRow, SourceColumn, cell_text
from db.exchange.naming import SpeciesConverter, unit_named
from db.exchange.plan import ImportPlan, State
from db.exchange.positions import Positions
from db.exchange.reading import Cell, Chunk
from db.fields import FieldSpec, Kind, Need
from db.models.base import RecordType, Values
from db.problem import Problem, error
from db.reference import Reference
from db.text import Translate, translate_noop
from db.validation import check

NO_COLUMN = translate_noop(
    "Import",
    "{file} has no column for {field}, which every record needs: name the column that "
    "holds it, and import the file again.",
)
TWO_SPECIES = translate_noop(
    "Import", "Name and scientific name are of different species: correct one of them."
)


class Planner:
    """Takes chunks of rows and appends them to its plan.

    supplied: the fields that columns of the sheet fill. uuids: data row -> record id it carries.
    """

    def __init__(self, plan: ImportPlan, reference: Reference, words: Sequence[Translate]) -> None:
        self._plan = plan
        self._type: RecordType = plan.record_type
        layout = plan.layout
        self._sorter = RowSorter(layout)
        self._columns: dict[str, list[SourceColumn]] = defaultdict(list)
        self._uuid_column: SourceColumn | None = None
        datum_column: SourceColumn | None = None
        for column in layout.columns:
            meaning = column.meaning
            if meaning.role == "record_id":
                self._uuid_column = self._uuid_column or column
            elif meaning.role == "datum":
                datum_column = datum_column or column
            elif meaning.field is not None:
                self._columns[meaning.field].append(column)
        self._converters = {
            name: converter_for(
                self._type,
                self._type.field(name),
                reference,
                year=layout.year,
                words=words,
                within=unit_named(layout.title, reference),
            )
            for name in self._columns
        }
        self._positions = Positions(plan, self._columns, self._converters, datum_column)
        self._notes = self._notes_field()
        self._evidence = self._column_told_by_notes(words)
        self.supplied: list[str] = [
            spec.name
            for spec in self._type.fields
            if spec.name in self._columns or (spec.name == self._notes and layout.extras)
        ]
        self.uuids: dict[int, str] = {}
        self._row_length = len(layout.columns)
        self._fill_down = self._merged_downwards()
        self._key_columns = self._find_key_columns()
        self._refuse_without_needed()
        plan.cells = [[] for _ in layout.columns]
        plan.values = {name: [] for name in self.supplied}

    # --- preparing ------------------------------------------------------------------------------

    def _notes_field(self) -> str | None:
        notes = self._type.by_name.get("notes")
        return notes.name if notes is not None and notes.kind is Kind.LONG_TEXT else None

    def _column_told_by_notes(self, words: Sequence[Translate]) -> dict[str, dict[str, str]]:
        """Wanted choices without a column, that remarks tell: 雪地足迹 -> tracks."""
        from db.exchange.converters import term_names

        if self._notes is None:
            return {}
        return {
            spec.name: term_names(spec, words)
            for spec in self._type.fields
            if spec.kind is Kind.CHOICE
            and spec.need is Need.WANTED
            and spec.name not in self._columns
        }

    def _merged_downwards(self) -> dict[int, list[tuple[int, int]]]:
        """Row number -> (column, number of the row above that holds its value)."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        layout = self._plan.layout
        for top, left, bottom, right in layout.merged:
            column = left - layout.first_column
            if left != right or top < layout.header_last or not 0 <= column < self._row_length:
                continue
            for row in range(top + 1, min(bottom, top + 1000) + 1):
                found[row + 1].append((column, top + 1))
        return found

    def _find_key_columns(self) -> list[int]:
        """Columns in which a row that is no record shows itself: blank or with a label."""
        found = {
            column.index
            for spec in self._type.fields
            if spec.need is Need.REQUIRED and spec.default is None
            for column in self._columns.get(spec.name, ())[:1]
        }
        return [*sorted(found), *(n for n in range(min(2, self._row_length)) if n not in found)]

    def _refuse_without_needed(self) -> None:
        for spec in self._type.fields:
            if (
                spec.need is Need.REQUIRED
                and spec.default is None
                and not spec.generated
                and (spec.name not in self._columns)
            ):
                raise refusal(NO_COLUMN, self._plan.path, field=spec.label)

    # --- one chunk ------------------------------------------------------------------------------

    def add(self, chunk: Chunk) -> None:
        """Append the data rows of `chunk` to the plan, with their problems and states."""
        plan = self._plan
        chunk = self._data_rows(self._below_header(self._fitted(chunk)))
        count = len(chunk.numbers)
        if not count:
            return
        base = len(plan.numbers)
        plan.numbers.extend(chunk.numbers)
        plan.states.extend([State.NEW] * count)
        for kept, column in zip(plan.cells, chunk.columns, strict=True):
            kept.extend(column)
        block = _Block(plan, base, count, chunk.columns, self._notes)
        for name, columns in self._columns.items():
            block.values[name] = self._convert(block, name, columns)
        self._dates(block)
        self._ranges(block)
        self._unsure(block)
        self._positions.complete(block)
        self._tell_by_notes(block)
        self._extras(block)
        block.write_notes()
        self._defaults(block)
        self._needs(block)
        self._rules(block)
        block.append()
        if self._uuid_column is not None:
            for row, cell in enumerate(chunk.columns[self._uuid_column.index]):
                if cell != "":
                    self.uuids[base + row] = str(cell).strip().lower()

    def _fitted(self, chunk: Chunk) -> Chunk:
        """The chunk with as many columns as the header; cells beyond it have no header."""
        missing = self._row_length - len(chunk.columns)
        if missing < 0:  # only delimited files widen after their head
            rest = zip(*chunk.columns[self._row_length - 1 :], strict=True)
            last: list[Cell] = [" ".join(cell_text(c) for c in cells if c != "") for cells in rest]
            return Chunk(chunk.numbers, [*chunk.columns[: self._row_length - 1], last])
        blank: list[list[Cell]] = [[""] * len(chunk.numbers) for _ in range(missing)]
        return Chunk(chunk.numbers, [*chunk.columns, *blank])

    def _below_header(self, chunk: Chunk) -> Chunk:
        last = self._plan.layout.header_last
        if chunk.numbers[0] > last:
            return chunk
        start = sum(number <= last for number in chunk.numbers)
        return Chunk(chunk.numbers[start:], [column[start:] for column in chunk.columns])

    def _data_rows(self, chunk: Chunk) -> Chunk:
        """The chunk without totals, footnotes and the like, which are noted as skipped."""
        suspects: set[int] = set()
        for index in self._key_columns:
            column = chunk.columns[index]
            odd = {cell for cell in set(column) if self._is_odd(index, cell)}
            if odd:
                suspects.update(n for n, cell in enumerate(column) if cell in odd)
        dropped: set[int] = set()
        for row in sorted(suspects):
            cells = [column[row] for column in chunk.columns]
            reason = self._sorter.reason(cells)
            if reason is not None:
                dropped.add(row)
                self._plan.skipped.append(
                    SkippedRow(
                        chunk.numbers[row],
                        reason,
                        " ".join(text for c in cells if (text := cell_text(c).strip()))[:200],
                    )
                )
        if dropped:
            kept = [n for n in range(len(chunk.numbers)) if n not in dropped]
            chunk = Chunk(
                [chunk.numbers[n] for n in kept],
                [[column[n] for n in kept] for column in chunk.columns],
            )
        self._copy_merged(chunk)
        return chunk

    def _is_odd(self, index: int, cell: Cell) -> bool:
        if isinstance(cell, str):
            return not cell.strip() or self._sorter.may_begin_other(index, cell)
        return False

    def _copy_merged(self, chunk: Chunk) -> None:
        """A value merged over several rows belongs to each of them."""
        if not self._fill_down:
            return
        at = {number: row for row, number in enumerate(chunk.numbers)}
        for number, row in at.items():
            for column, above in self._fill_down.get(number, ()):
                if chunk.columns[column][row] == "" and above in at:
                    chunk.columns[column][row] = chunk.columns[column][at[above]]

    def _convert(self, block: _Block, name: str, columns: list[SourceColumn]) -> list[Any]:
        spec = self._type.field(name)
        converter = self._converters[name]
        if spec.kind is Kind.PLACE and len(columns) > 1:
            # 乡镇 and 村 are two columns of one way down to the place.
            parts = zip(*(block.cells[c.index] for c in columns), strict=True)
            joined: list[Cell] = [
                " ".join(text for c in cells if (text := cell_text(c).strip())) for cells in parts
            ]
            return block.take(columns[-1], converter.column(joined), joined)
        lists = []
        for column in columns:
            cells = block.cells[column.index]
            lists.append(
                block.take(
                    column, converter.column(cells), cells, self._softened(spec, column, columns)
                )
            )
        if len(lists) == 1:
            return lists[0]
        return self._merged(block, spec, columns, lists)

    def _softened(
        self, spec: FieldSpec, column: SourceColumn, columns: list[SourceColumn]
    ) -> Callable[[int], bool] | None:
        """When a species has two columns, one that is understood is enough."""
        if spec.kind is not Kind.SPECIES or len(columns) < 2:
            return None
        converter = self._converters[spec.name]
        others = [c.index for c in columns if c is not column]
        return lambda row: any(
            isinstance(converter.column([self._plan.cells[index][row]])[0], int) for index in others
        )

    def _merged(
        self, block: _Block, spec: FieldSpec, columns: list[SourceColumn], lists: list[list[Any]]
    ) -> list[Any]:
        """One value a row from several columns of one field."""
        merged: list[Any] = []
        for row, found in enumerate(zip(*lists, strict=True)):
            known = [value for value in found if value is not None]
            if not known:
                merged.append(None)
            elif spec.kind in (Kind.TEXT, Kind.LONG_TEXT):
                merged.append("; ".join(dict.fromkeys(known)))
            else:
                merged.append(known[0])
                if spec.kind is Kind.SPECIES and len(set(known)) > 1:
                    block.problem(row, error("two_species", spec.name, TWO_SPECIES), columns[-1])
        return merged

    def _dates(self, block: _Block) -> None:
        for name, columns in self._columns.items():
            converter = self._converters[name]
            if not isinstance(converter, DateConverter) or name != "event_date":
                continue
            cells = block.cells[columns[0].index]
            if converter.precisions and "date_precision" in self._type.by_name:
                column = block.fill("date_precision")
                for row, cell in enumerate(cells):
                    if column[row] is None and cell in converter.precisions:
                        column[row] = converter.precisions[cell]
            if converter.times and "event_time" in self._type.by_name:
                column = block.fill("event_time")
                for row, cell in enumerate(cells):
                    if column[row] is None and cell in converter.times:
                        column[row] = converter.times[cell]

    def _ranges(self, block: _Block) -> None:
        converter = self._converters.get("individual_count")
        if not isinstance(converter, CountConverter) or not converter.ranges:
            return
        low, high = block.fill("count_minimum"), block.fill("count_maximum")
        for row, cell in enumerate(block.cells[self._columns["individual_count"][0].index]):
            if cell in converter.ranges and low[row] is None and high[row] is None:
                low[row], high[row] = converter.ranges[cell]

    def _unsure(self, block: _Block) -> None:
        for name, columns in self._columns.items():
            converter = self._converters[name]
            if (
                not isinstance(converter, SpeciesConverter)
                or not converter.unsure
                or ("identification_certainty" not in self._type.by_name)
            ):
                continue
            certainty = block.fill("identification_certainty")
            for row, cell in enumerate(block.cells[columns[0].index]):
                if cell in converter.unsure and certainty[row] is None:
                    certainty[row] = "probable"

    def _tell_by_notes(self, block: _Block) -> None:
        notes = block.values.get(self._notes or "")
        if notes is None:
            return
        for name, terms in self._evidence.items():
            memo: dict[str | None, str | None] = {None: None}
            column = block.fill(name)
            for row, text in enumerate(notes):
                if text not in memo:
                    memo[text] = next(
                        (terms[key] for part in _clauses(text) if (key := term_key(part)) in terms),
                        None,
                    )
                if column[row] is None:
                    column[row] = memo[text]

    def _extras(self, block: _Block) -> None:
        for column in self._plan.layout.extras:
            cells = block.cells[column.index]
            if cells.count("") == block.count:
                continue
            for row, cell in enumerate(cells):
                if cell != "" and (text := cell_text(cell).strip()):
                    block.keep(row, column.name, text)

    def _defaults(self, block: _Block) -> None:
        """Defaults of required fields; what the sheet does not say otherwise stays empty."""
        for spec in self._type.fields:
            needed = spec.need is Need.REQUIRED or (
                spec.name == "date_precision" and spec.name not in self._columns
            )
            if spec.default is None or not needed:
                continue
            column = block.fill(spec.name)
            if None in column:
                block.values[spec.name] = [
                    spec.default if value is None else value for value in column
                ]

    def _needs(self, block: _Block) -> None:
        for spec in self._type.fields:
            columns = self._columns.get(spec.name)
            if spec.need is Need.OPTIONAL or not columns or None not in block.values[spec.name]:
                continue
            if spec.kind is Kind.LONGITUDE and "decimal_latitude" in self._columns:
                continue  # said once, of the latitude; half positions are a rule of the type
            found = next(
                p
                for p in check(self._type, {})
                if p.field == spec.name and p.code in ("required", "wanted")
            )
            for row, value in enumerate(block.values[spec.name]):
                if value is None and not block.has_problem(row, spec.name):
                    block.problem(row, found, columns[0])

    def _rules(self, block: _Block) -> None:
        """The type's own rules, on every row, with what the record would be."""
        rules, derive = self._type.rules, self._type.derive
        names = list(block.values)
        changed: list[tuple[int, Values]] = []
        for row, cells in enumerate(zip(*block.values.values(), strict=True)):
            values = dict(zip(names, cells, strict=True))
            if derive is not None:
                derived = derive(values)
                if derived:
                    values.update(derived)
                    changed.append((row, derived))
            for rule in rules:
                for problem in rule(values):
                    if problem.field is not None and block.has_problem(row, problem.field):
                        continue
                    if problem.code == "position_half" and (
                        block.has_problem(row, "decimal_latitude")
                        or block.has_problem(row, "decimal_longitude")
                    ):
                        continue
                    columns = self._columns.get(problem.field or "")
                    block.problem(row, problem, columns[0] if columns else None)
        for row, derived in changed:
            for name, value in derived.items():
                block.fill(name)[row] = value


def _clauses(text: str | None) -> list[str]:
    """The parts of a remark: 雪地足迹，两串 -> 雪地足迹, 两串; the whole comes first."""
    if not text:
        return []
    parts = text
    for mark in "，,；;。、\n":
        parts = parts.replace(mark, "\n")
    return [text, *parts.split("\n")]


class _Block:
    """The rows of one chunk on their way into the plan. Rows count from 0 within it."""

    def __init__(
        self, plan: ImportPlan, base: int, count: int, cells: list[list[Cell]], notes: str | None
    ) -> None:
        self.plan = plan
        self.base = base
        self.count = count
        self.cells = cells
        self.values: dict[str, list[Any]] = {}
        self._notes = notes
        self._kept: dict[int, list[str]] = {}
        self._localities: dict[int, str] = {}

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
        kind = self.plan.record_type.by_name.get(column.meaning.field or "")
        if (
            kind is not None
            and kind.kind is Kind.PLACE
            and ("locality" in self.plan.record_type.by_name)
        ):
            self._localities[row] = text
        else:
            self.keep(row, column.name, text)

    def keep(self, row: int, name: str, text: str) -> None:
        """Text no field takes: it goes to the notes."""
        self._kept.setdefault(row, []).append(f"{name}: {text}")

    def write_notes(self) -> None:
        """Put what was kept into locality and notes."""
        if self._localities:
            column = self.fill("locality")
            for row, text in self._localities.items():
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
