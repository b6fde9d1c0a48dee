"""The lines of a case's timeline, filtered by kind, newest or oldest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.rescue.timeline_measures import Measures
from desktop_app.rescue.words import Line

_SIZE = Qt.ItemDataRole.SizeHintRole
LINE_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class TimelineModel(QAbstractListModel):
    """One row a line. kind: name of the only kind shown, "" for all. measures: for its view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Line, ...] = ()
        self._rows: list[Line] = []
        self.kind = ""
        self.newest_first = False
        self.measures = Measures(0)

    @property
    def every(self) -> tuple[Line, ...]:
        """All lines, oldest first, those of other kinds too."""
        return self._all

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace the lines, oldest first."""
        self._all = tuple(lines)
        if self.kind and all(line.kind != self.kind for line in lines):
            self.kind = ""
        self._arrange()

    def set_kind(self, kind: str) -> None:
        self.kind = kind
        self._arrange()

    def set_newest_first(self, newest: bool) -> None:
        self.newest_first = newest
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        rows = [line for line in self._all if not self.kind or line.kind == self.kind]
        self._rows = rows[::-1] if self.newest_first else rows
        self.endResetModel()

    def counts(self) -> dict[str, int]:
        """How many lines there are of each kind that occurs, in the order they first occur."""
        return dict(Counter(line.kind for line in self._all))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._rows[index.row()]
        if role == _SIZE:  # asked of every row at once
            return self.measures.of(line).size
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return None

    def line(self, row: int) -> Line | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, uuid: str) -> int:
        """Where a line stands now; -1 when it is not shown."""
        return next((row for row, line in enumerate(self._rows) if line.uuid == uuid), -1)

    def says_year(self, row: int) -> bool:
        """Whether the line is the first of its year, in the order shown."""
        return row == 0 or self._rows[row].year != self._rows[row - 1].year

    def is_last(self, row: int) -> bool:
        return row == len(self._rows) - 1
