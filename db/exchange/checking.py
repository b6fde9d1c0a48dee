"""From cells to checked values: fills an `ImportPlan` a thousand rows at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from db.exchange.block import Block
from db.exchange.converters import (
    converter_for,
)
from db.exchange.inspection import refusal
from db.exchange.layout import RowSorter, SkippedRow, SourceColumn, cell_text
from db.exchange.naming import unit_named
from db.exchange.plan import ImportPlan, State
from db.exchange.positions import Positions
from db.exchange.reading import Cell, Chunk
from db.exchange.told import ToldByOthers
from db.fields import FieldSpec, Kind, Need
from db.models.base import RecordType
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

    remarks_tell = True
    """Whether a remark may fill a wanted choice that has no column."""

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
        self._told = ToldByOthers(
            self._type,
            self._columns,
            self._converters,
            self._notes if self.remarks_tell else None,
            words,
        )
        self.supplied: list[str] = [
            spec.name
            for spec in self._type.fields
            if spec.name in self._columns or (spec.name == self._notes and layout.extras)
        ]
        self.uuids: dict[int, str] = {}
        self._row_length = len(layout.columns)
        self._fill_down = self._merged_downwards()
        self._key_columns = self._find_key_columns()
        self._judged: dict[int, dict[Cell, bool]] = {}
        self._refuse_without_needed()
        plan.cells = [[] for _ in layout.columns]
        plan.values = {name: [] for name in self.supplied}

    # --- preparing ------------------------------------------------------------------------------

    def _notes_field(self) -> str | None:
        notes = self._type.by_name.get("notes")
        return notes.name if notes is not None and notes.kind is Kind.LONG_TEXT else None

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
        self._note_ids(base, chunk)
        block = Block(plan, base, count, chunk.columns, self._notes)
        for name, columns in self._columns.items():
            block.values[name] = self._convert(block, name, columns)
        self._told.complete(block)
        self._positions.complete(block)
        self._extras(block)
        block.write_notes()
        self._defaults(block)
        self._needs(block)
        self._rules(block)
        block.append()

    def _note_ids(self, base: int, chunk: Chunk) -> None:
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
            odd = self._odd_cells(index, column)
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

    def _odd_cells(self, index: int, column: list[Cell]) -> set[Cell]:
        """The cells with which a row that is no record may begin; each is judged once."""
        judged = self._judged.setdefault(index, {})
        cells = set(column)
        for cell in cells - judged.keys():
            judged[cell] = isinstance(cell, str) and (
                not cell.strip() or self._sorter.may_begin_other(index, cell)
            )
        return {cell for cell in cells if judged[cell]}

    def _copy_merged(self, chunk: Chunk) -> None:
        """A value merged over several rows belongs to each of them."""
        if not self._fill_down:
            return
        at = {number: row for row, number in enumerate(chunk.numbers)}
        for number, row in at.items():
            for column, above in self._fill_down.get(number, ()):
                if chunk.columns[column][row] == "" and above in at:
                    chunk.columns[column][row] = chunk.columns[column][at[above]]

    def _convert(self, block: Block, name: str, columns: list[SourceColumn]) -> list[Any]:
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
        self, block: Block, spec: FieldSpec, columns: list[SourceColumn], lists: list[list[Any]]
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

    def _extras(self, block: Block) -> None:
        for column in self._plan.layout.extras:
            cells = block.cells[column.index]
            if cells.count("") == block.count:
                continue
            for row, cell in enumerate(cells):
                if cell != "" and (text := cell_text(cell).strip()):
                    block.keep(row, column.name, text)

    def _defaults(self, block: Block) -> None:
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

    def _needs(self, block: Block) -> None:
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
                if (
                    value is None
                    and not block.has_problem(row, spec.name)
                    and self._is_asked(block, row, found)
                ):
                    block.problem(row, found, columns[0])

    def _is_asked(self, block: Block, row: int, problem: Problem) -> bool:
        """Whether a problem that was found is told."""
        return True

    def _rules(self, block: Block) -> None:
        """The type's own rules, on every row, with what the record would be."""
        rules, derive = self._type.rules, self._type.derive
        names = list(block.values)
        derived: dict[str, list[Any]] = {}
        for row, cells in enumerate(zip(*block.values.values(), strict=True)):
            values = dict(zip(names, cells, strict=True))
            if derive is not None:
                for name, value in derive(values).items():
                    values[name] = value
                    if name not in derived:
                        derived[name] = list(block.values.get(name) or [None] * block.count)
                    derived[name][row] = value
            for rule in rules:
                for problem in rule(values):
                    self._rule_problem(block, row, problem)
        block.values.update(derived)

    def _rule_problem(self, block: Block, row: int, problem: Problem) -> None:
        """Note what a rule found, unless its cell was complained of already."""
        if problem.field is not None and block.has_problem(row, problem.field):
            return
        if not self._is_asked(block, row, problem):
            return
        if problem.code == "position_half" and (
            block.has_problem(row, "decimal_latitude")
            or block.has_problem(row, "decimal_longitude")
        ):
            return
        columns = self._columns.get(problem.field or "")
        block.problem(row, problem, columns[0] if columns else None)
