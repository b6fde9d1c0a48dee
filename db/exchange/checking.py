"""From cells to checked values: fills an `ImportPlan` a thousand rows at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from db.exchange.block import Block
from db.exchange.column_units import angle_parts, joined_angles, unit_over, with_unit
from db.exchange.converters import ChoicesConverter, converter_for
from db.exchange.corrections import word_key
from db.exchange.data_rows import DataRows
from db.exchange.inspection import refusal
from db.exchange.layout import SourceColumn, cell_text
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
MISSING_COLUMN = translate_noop(
    "Import", "No column is known to hold {field}, which every record needs: say which it is."
)
TWO_ANGLES = translate_noop(
    "Import", "Two columns give different values here: leave one of them out."
)
_ANGLES = (Kind.LATITUDE, Kind.LONGITUDE)
TWO_SPECIES = translate_noop(
    "Import", "Name and scientific name are of different species: correct one of them."
)


class Planner:
    """Takes chunks of rows and appends them to its plan.

    supplied: the fields that columns of the sheet fill. uuids: data row -> record id it carries.
    """

    remarks_tell = True
    """Whether a remark may fill a wanted choice that has no column."""

    def __init__(
        self,
        plan: ImportPlan,
        reference: Reference,
        words: Sequence[Translate],
        *,
        lenient: bool = False,
    ) -> None:
        self._plan = plan
        self._type: RecordType = plan.record_type
        self._corrections = plan.corrections
        layout = plan.layout
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
                year=plan.year,
                words=words,
                within=unit_named(layout.title, reference),
            )
            for name in self._columns
        }
        self._meanings = self._words_said()
        self._units = {
            column.index: unit
            for name, columns in self._columns.items()
            for column in columns
            if (unit := unit_over(column.header, self._type.field(name))) is not None
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
        names = plan.session.names if plan.session is not None else None
        self.rows = DataRows(layout, plan.corrections, self._needed_columns(), plan.skipped, names)
        if lenient:
            self._say_what_is_needed()
        else:
            self._refuse_without_needed()
        plan.cells = [[] for _ in layout.columns]
        plan.values = {name: [] for name in self.supplied}

    # --- preparing ------------------------------------------------------------------------------

    def _notes_field(self) -> str | None:
        notes = self._type.by_name.get("notes")
        return notes.name if notes is not None and notes.kind is Kind.LONG_TEXT else None

    def _words_said(self) -> dict[str, dict[str, str]]:
        """Field -> typed text -> what a person said it means; a part of a list said at once."""
        found: dict[str, dict[str, str]] = {}
        for name, converter in self._converters.items():
            meanings = self._corrections.meanings(name)
            if isinstance(converter, ChoicesConverter):
                converter.terms.update(
                    (text, code)
                    for text, said in meanings.items()
                    if (code := converter.terms.get(word_key(said), said))
                )
            elif meanings:
                found[name] = meanings
        return found

    def _needed_columns(self) -> list[int]:
        """Columns that a record cannot do without: in other rows they are blank, or labelled."""
        return sorted(
            {
                column.index
                for spec in self._type.fields
                if spec.need is Need.REQUIRED and spec.default is None
                for column in self._columns.get(spec.name, ())[:1]
            }
        )

    def _data_rows(self, chunk: Chunk) -> Chunk:
        return self.rows.of(chunk)

    def _refuse_without_needed(self) -> None:
        for spec in self._type.fields:
            if (
                spec.need is Need.REQUIRED
                and spec.default is None
                and not spec.generated
                and (spec.name not in self._columns)
            ):
                raise refusal(NO_COLUMN, self._plan.path, field=spec.label)

    def _say_what_is_needed(self) -> None:
        """Refuse each row instead: a person may still say which column it is."""
        self._plan.problems.of_all = tuple(
            error("required", spec.name, MISSING_COLUMN.format(field=spec.label))
            for spec in self._type.fields
            if spec.need is Need.REQUIRED
            and spec.default is None
            and not spec.generated
            and spec.name not in self._columns
        )

    # --- one chunk ------------------------------------------------------------------------------

    def add(self, chunk: Chunk) -> None:
        """Append the data rows of `chunk` to the plan, with their problems and states."""
        plan = self._plan
        chunk = self._data_rows(chunk)
        count = len(chunk.numbers)
        if not count:
            return
        base = len(plan.numbers)
        plan.numbers.extend(chunk.numbers)
        state = State.REFUSED if plan.problems.of_all else State.NEW
        plan.states.extend([state] * count)
        for kept, column in zip(plan.cells, chunk.columns, strict=True):
            kept.extend(column)
        self._note_ids(base, chunk)
        block = Block(plan, base, count, self._as_said(chunk.columns), self._notes)
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
        if self._corrections.left_out:
            self._leave_out(base)

    def _leave_out(self, base: int) -> None:
        """Rows that a person left out stay in the plan, whatever was found in them."""
        plan = self._plan
        for row in range(base, len(plan.numbers)):
            if plan.numbers[row] in self._corrections.left_out:
                plan.states[row] = State.LEFT_OUT

    def _as_said(self, columns: list[list[Cell]]) -> list[list[Cell]]:
        """The cells with the words that a person explained in their meaning."""
        if not self._meanings and not self._units:
            return columns
        columns = list(columns)
        for index, unit in self._units.items():
            columns[index] = with_unit(columns[index], unit)
        for name, meanings in self._meanings.items():
            for column in self._columns[name]:
                cells = columns[column.index]
                said: dict[Cell, Cell] = {
                    cell: to
                    for cell in set(cells)
                    if (to := meanings.get(word_key(cell_text(cell)))) is not None
                }
                if said:
                    columns[column.index] = [said.get(cell, cell) for cell in cells]
        return columns

    def _note_ids(self, base: int, chunk: Chunk) -> None:
        if self._uuid_column is not None:
            for row, cell in enumerate(chunk.columns[self._uuid_column.index]):
                if cell != "":
                    self.uuids[base + row] = str(cell).strip().lower()

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
        angle = angle_parts(columns) if spec.kind in _ANGLES else None
        if angle is not None:
            written = joined_angles([block.cells[column.index] for column in angle])
            block.joined[name] = written
            return block.take(angle[0], converter.column(written), written)
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
                if spec.kind in _ANGLES and len(set(known)) > 1:
                    block.problem(row, error("two_angles", spec.name, TWO_ANGLES), columns[-1])
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
