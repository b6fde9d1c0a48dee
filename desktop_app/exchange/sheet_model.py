"""The user's sheet as a table model: it holds numbers of rows and asks for cells when seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.text import Text, translate_noop
from desktop_app import i18n
from desktop_app.exchange.sheet_reading import (
    CellLook,
    RowKind,
    Rows,
    SheetReading,
    Verdict,
)

Index = QModelIndex | QPersistentModelIndex

KIND_NAMES: Final[dict[RowKind, Text]] = {
    RowKind.NEW: translate_noop("ImportState", "New"),
    RowKind.DUPLICATE: translate_noop("ImportState", "There already"),
    RowKind.DOUBTFUL: translate_noop("ImportState", "Doubtful"),
    RowKind.REFUSED: translate_noop("ImportState", "Refused"),
    RowKind.LEFT_OUT: translate_noop("ImportState", "Left out"),
    RowKind.NO_RECORD: translate_noop("ImportState", "No record"),
    RowKind.HEAD: translate_noop("ImportState", "Title or column names"),
}
# The mark stands beside the colour, so that colour never speaks alone.
KIND_MARKS: Final[dict[RowKind, str]] = {
    RowKind.NEW: "+",
    RowKind.DUPLICATE: "=",
    RowKind.DOUBTFUL: "?",
    RowKind.REFUSED: "×",
    RowKind.LEFT_OUT: "/",
    RowKind.NO_RECORD: "–",
    RowKind.HEAD: "",
}
_KINDS: Final = tuple(RowKind)
EDITABLE: Final = frozenset(RowKind) - {RowKind.NO_RECORD, RowKind.HEAD}
"""Rows whose cells can be typed anew."""


class SheetModel(QAbstractTableModel):
    """Some or all rows of a `SheetReading`; a row here is a place among those shown."""

    def __init__(self, reading: SheetReading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reading = reading
        self._kinds: tuple[RowKind, ...] = ()
        self._rows: Rows = reading.rows(())

    # --- which rows ---

    @property
    def kinds(self) -> tuple[RowKind, ...]:
        """The kinds that are shown; empty when all are."""
        return self._kinds

    def show_kinds(self, kinds: Sequence[RowKind]) -> None:
        self.beginResetModel()
        self._kinds = tuple(kinds)
        self._rows = self.reading.rows(self._kinds)
        self.endResetModel()

    def renew(self, reading: SheetReading) -> None:
        """The same sheet read anew after a correction.

        Rows that were in sight stay so even when they are of another kind now: a row that is put
        right under one's hands must not vanish from under them.
        """
        more = len(reading) - len(self.reading)
        same = len(reading.columns) == len(self.reading.columns)
        if same and more > 0 and not self._kinds:
            # The rest of a file whose first rows stand there already: they stay where they are.
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + more - 1)
            self.reading = reading
            self._rows = reading.rows(())
            self.endInsertRows()
        elif not same or more:
            self.beginResetModel()
            self.reading = reading
            self._rows = reading.rows(self._kinds)
            self.endResetModel()
            return
        self.reading = reading
        if self._kinds:
            fresh = np.union1d(self._rows, reading.rows(self._kinds)).astype(np.int32)
            if len(fresh) != len(self._rows):
                self.beginResetModel()
                self._rows = fresh
                self.endResetModel()
                return
        if len(self._rows) and self.columnCount():
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1)
            )
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(self.columnCount() - 1, 0))

    def sheet_row(self, row: int) -> int:
        """The row of the reading that is shown at `row`."""
        return int(self._rows[row])

    def shown_at(self, sheet_row: int) -> int | None:
        """Where a row of the reading is shown; None when it is not."""
        at = int(np.searchsorted(self._rows, sheet_row))
        return at if at < len(self._rows) and self._rows[at] == sheet_row else None

    def kind(self, row: int) -> RowKind:
        return _KINDS[self.reading.kinds[self._rows[row]]]

    def look(self, row: int, column: int) -> CellLook:
        return self.reading.look(int(self._rows[row]), column)

    def whole_line(self, row: int) -> str:
        """The words of a row that has nothing but them, at its beginning; "" for any other."""
        if self.kind(row) not in (RowKind.NO_RECORD, RowKind.HEAD):
            return ""
        return self.reading.whole_line(int(self._rows[row]))

    def next_problem(self, row: int, column: int, step: int = 1) -> tuple[int, int] | None:
        """The next cell that is refused or doubtful, row by row, around the end once.

        A row with something against it as a whole counts in its first column. Among rows shown.
        """
        kinds = self.reading.kinds[self._rows]
        wanted = np.flatnonzero((kinds == RowKind.REFUSED) | (kinds == RowKind.DOUBTFUL))
        if not len(wanted):
            return None
        if row >= 0 and kinds[row] in (RowKind.REFUSED, RowKind.DOUBTFUL):
            columns = self._problem_columns(row)
            later = [c for c in columns if (c > column if step > 0 else c < column)]
            if later:
                return row, later[0] if step > 0 else later[-1]
        if step > 0:
            after = wanted[wanted > row]
            found = int(after[0]) if len(after) else int(wanted[0])
        else:
            before = wanted[wanted < row]
            found = int(before[-1]) if len(before) else int(wanted[-1])
        columns = self._problem_columns(found) or [0]
        return found, columns[0] if step > 0 else columns[-1]

    def _problem_columns(self, row: int) -> list[int]:
        places = {column.letter: n for n, column in enumerate(self.reading.columns)}
        found = self.reading.problems(int(self._rows[row]))
        return sorted({places.get(problem.column, 0) for problem in found})

    # --- Qt ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.reading.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.kind(index.row()) in EDITABLE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole or role == Qt.ItemDataRole.EditRole:
            return self.reading.typed(int(self._rows[index.row()]), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.why(index.row(), index.column()) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            look = self.look(index.row(), index.column())
            return " ".join(filter(None, (look.typed, look.meant, self.said(look.verdict))))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self.reading.number(int(self._rows[section])))
        column = self.reading.columns[section]
        return f"{column.letter}  {column.header}".replace("\n", " ")

    # --- words ---

    def said(self, verdict: Verdict) -> str:
        """A verdict in one word, for those who hear the table."""
        return {
            Verdict.UNDERSTOOD: "",
            Verdict.DOUBTFUL: self.tr("doubtful"),
            Verdict.REFUSED: self.tr("refused"),
            Verdict.KEPT: self.tr("to the notes"),
            Verdict.LEFT_OUT: self.tr("left out"),
        }[verdict]

    def why(self, row: int, column: int) -> str:
        """What there is to say of a cell: its own problems in whole sentences, else its row's."""
        sheet_row = int(self._rows[row])
        skipped = self.reading.skipped(sheet_row)
        if skipped is not None:
            return self.tr("Row {row}: {reason}").format(
                row=skipped.number, reason=i18n.show(skipped.reason)
            )
        own = self.reading.cell_problems(sheet_row, column)
        if own:
            return "\n".join(i18n.show(found.text) for found in own)
        return ""

    def row_why(self, row: int) -> str:
        """All that was found in a row, each with its cell, in one line."""
        said = []
        for found in self.reading.problems(int(self._rows[row])):
            words = i18n.show(found.text)
            said.append(f"{found.column}{found.row}: {words}" if found.column else words)
        return "  ".join(said)
