"""The rows of a sheet that are data: as typed anew, without totals, notes and the like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from db.exchange.corrections import Corrections
from db.exchange.headers import HeaderNames
from db.exchange.layout import Layout, cell_text
from db.exchange.reading import Cell, Chunk
from db.exchange.row_sorter import OTHER_TABLE, RowSorter, SkippedRow
from db.text import Text, translate_noop

MOST_MERGED_ROWS = 300_000
BELOW_END = translate_noop("Import", "below the last row of the table")


class DataRows:
    """Takes the rows of a sheet as they were read and gives those that are data.

    other_tables: numbers of the rows that are headers of other tables; the first ends this one.
    needed: indexes of columns that every record fills. skipped: where the other rows below the
    header are noted, with the reason.
    """

    def __init__(
        self,
        layout: Layout,
        corrections: Corrections,
        needed: Sequence[int],
        skipped: list[SkippedRow],
        names: HeaderNames | None = None,
    ) -> None:
        self._layout = layout
        self._corrections = corrections
        self._skipped = skipped
        self._sorter = RowSorter(layout, names)
        self.other_tables: list[int] = []
        self._row_length = len(layout.columns)
        self._retyped = self._cells_typed()
        self._fill_down = self._merged_downwards()
        # Row number -> column -> value that belongs to the rows below it, too.
        self._tops: dict[int, dict[int, Cell]] = defaultdict(dict)
        for tops in self._fill_down.values():
            for index, number in tops:
                self._tops[number][index] = ""
        self._key_columns = [
            *needed,
            *(n for n in range(min(2, self._row_length)) if n not in needed),
        ]
        self._judged: dict[int, dict[Cell, bool]] = {}

    def of(self, chunk: Chunk) -> Chunk:
        """The data rows of `chunk`, whose columns are those of the layout. It is not changed."""
        chunk = self._within(self._as_typed(self._fitted(chunk)))
        return self._copy_merged(self._without_others(chunk)) if chunk.numbers else chunk

    def know_tops(self, cells: Callable[[int, int], Cell]) -> None:
        """Learn the merged values above rows that come alone: cells(row number, column)."""
        for number, columns in self._tops.items():
            for index in columns:
                columns[index] = cells(number, index)

    def below(self, number: int) -> list[int]:
        """The rows that share a merged value of row `number`."""
        return [
            row
            for row, tops in self._fill_down.items()
            if any(above == number for _, above in tops)
        ]

    def _cells_typed(self) -> dict[int, list[tuple[int, str]]]:
        """Row number -> (column, text) of the cells that were typed anew."""
        found: dict[int, list[tuple[int, str]]] = defaultdict(list)
        indexes = {column.letter: column.index for column in self._layout.columns}
        for (row, letter), text in self._corrections.cells.items():
            if letter in indexes:
                found[row].append((indexes[letter], text))
        return found

    def _merged_downwards(self) -> dict[int, list[tuple[int, int]]]:
        """Row number -> (column, number of the row above that holds its value)."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        layout, room = self._layout, MOST_MERGED_ROWS
        for top, left, bottom, right in layout.merged:
            column = left - layout.first_column
            if left != right or top < layout.header_last or not 0 <= column < self._row_length:
                continue
            if bottom - top > room:
                continue
            room -= bottom - top
            for row in range(top + 1, bottom + 1):
                found[row + 1].append((column, top + 1))
        return found

    def _as_typed(self, chunk: Chunk) -> Chunk:
        """The chunk with the cells that were typed anew; what was read stays as it is."""
        touched = [n for n in chunk.numbers if n in self._retyped] if self._retyped else []
        if not touched:
            return chunk
        at = {number: row for row, number in enumerate(chunk.numbers)}
        columns = list(chunk.columns)
        copied: set[int] = set()
        for number in touched:
            for index, text in self._retyped[number]:
                if index not in copied:
                    columns[index] = list(columns[index])
                    copied.add(index)
                columns[index][at[number]] = text
        return Chunk(chunk.numbers, columns)

    def _fitted(self, chunk: Chunk) -> Chunk:
        """The chunk with as many columns as the header; cells beyond it have no header."""
        missing = self._row_length - len(chunk.columns)
        if missing < 0:  # only delimited files widen after their head
            rest = zip(*chunk.columns[self._row_length - 1 :], strict=True)
            last: list[Cell] = [" ".join(cell_text(c) for c in cells if c != "") for cells in rest]
            return Chunk(chunk.numbers, [*chunk.columns[: self._row_length - 1], last])
        blank: list[list[Cell]] = [[""] * len(chunk.numbers) for _ in range(missing)]
        return Chunk(chunk.numbers, [*chunk.columns, *blank])

    def _within(self, chunk: Chunk) -> Chunk:
        """The rows below the header and down to the last row that was chosen."""
        first, last = self._layout.header_last, self._corrections.last_row
        numbers = chunk.numbers
        start = 0 if numbers[0] > first else sum(number <= first for number in numbers)
        end = len(numbers)
        if last is not None and numbers[-1] > last:
            end = max(start, sum(number <= last for number in numbers))
            for row in range(end, len(numbers)):
                self._skip(chunk, row, BELOW_END)
        if start == 0 and end == len(numbers):
            return chunk
        return Chunk(numbers[start:end], [column[start:end] for column in chunk.columns])

    def _skip(self, chunk: Chunk, row: int, reason: Text) -> None:
        cells = (cell_text(column[row]).strip() for column in chunk.columns)
        text = " ".join(cell for cell in cells if cell)[:200]
        self._skipped.append(SkippedRow(chunk.numbers[row], reason, text))

    def _without_others(self, chunk: Chunk) -> Chunk:
        """The chunk without totals, footnotes and the like, which are noted as skipped."""
        suspects: set[int] = set()
        for index in self._key_columns:
            column = chunk.columns[index]
            odd = self._odd_cells(index, column)
            if odd:
                suspects.update(n for n, cell in enumerate(column) if cell in odd)
        if self._sorter.wide:
            suspects.update(
                row for row, number in enumerate(chunk.numbers) if number in self._sorter.wide
            )
        dropped: set[int] = set()
        if self.other_tables:
            suspects = set()
            dropped.update(range(len(chunk.numbers)))
            for row in range(len(chunk.numbers)):
                self._skip(chunk, row, OTHER_TABLE)
        for row in sorted(suspects):
            if chunk.numbers[row] in self._corrections.as_data:
                continue
            cells = [column[row] for column in chunk.columns]
            reason = self._sorter.reason(cells, chunk.numbers[row])
            if reason is None and self._sorter.begins_table(cells):
                self.other_tables.append(chunk.numbers[row])
                for below in range(row, len(chunk.numbers)):
                    dropped.add(below)
                    self._skip(chunk, below, OTHER_TABLE)
                break
            if reason is not None:
                dropped.add(row)
                self._skip(chunk, row, reason)
        if dropped:
            kept = [n for n in range(len(chunk.numbers)) if n not in dropped]
            chunk = Chunk(
                [chunk.numbers[n] for n in kept],
                [[column[n] for n in kept] for column in chunk.columns],
            )
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

    def _copy_merged(self, chunk: Chunk) -> Chunk:
        """A value merged over several rows belongs to each of them."""
        if not self._fill_down:
            return chunk
        columns = [list(column) for column in chunk.columns]
        for row, number in enumerate(chunk.numbers):
            for index in self._tops.get(number, ()):
                self._tops[number][index] = columns[index][row]
            for index, above in self._fill_down.get(number, ()):
                if columns[index][row] == "":
                    columns[index][row] = self._tops[above][index]
        return Chunk(chunk.numbers, columns)
