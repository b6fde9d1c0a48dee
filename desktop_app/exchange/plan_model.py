"""The preview of an import: every row of the user's file, what becomes of it and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.exchange.layout import cell_text
from db.exchange.plan import ImportPlan, PlannedRow, State
from db.text import Text, translate_noop
from desktop_app import i18n
from forms import theme

Index = QModelIndex | QPersistentModelIndex

STATES: Final[dict[State, Text]] = {
    State.NEW: translate_noop("ImportState", "New"),
    State.DUPLICATE: translate_noop("ImportState", "There already"),
    State.DOUBTFUL: translate_noop("ImportState", "Doubtful"),
    State.REFUSED: translate_noop("ImportState", "Refused"),
}
# Text and ground of a state; the word stands beside it, so colour is never alone.
ROLES: Final[dict[State, tuple[str, str]]] = {
    State.NEW: ("good", "good_soft"),
    State.DUPLICATE: ("tag_ink", "tag"),
    State.DOUBTFUL: ("doubt", "doubt_soft"),
    State.REFUSED: ("error", "error_soft"),
}
ROW, STATE, WHY = range(3)
FIRST_CELL: Final = 3


class PlanModel(QAbstractTableModel):
    """Rows of an `ImportPlan` in some states, with the user's own cells."""

    def __init__(self, plan: ImportPlan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self._shown = list(range(len(plan.states)))
        self._last: tuple[int, PlannedRow] | None = None

    def show_states(self, states: Collection[State]) -> None:
        """Show only rows in these states; all of them when none is given."""
        self.beginResetModel()
        self._shown = [
            index for index, state in enumerate(self.plan.states)
            if not states or state in states
        ]  # fmt: skip
        self.endResetModel()

    def planned(self, row: int) -> PlannedRow:
        """The planned row shown at `row`."""
        index = self._shown[row]
        if self._last is None or self._last[0] != index:
            self._last = (index, self.plan.row(index))
        return self._last[1]

    def state(self, row: int) -> State:
        return self.plan.states[self._shown[row]]

    def why(self, row: int) -> str:
        """All that was found in a row, in words, with the cells it was found in."""
        return self._reason(self._shown[row])

    def reasons(self) -> Iterator[str]:
        """What is said of rows in the plan, shown or not, row by row; rows that are well left out.

        What keeps a row out comes first.
        """
        for states in ((State.REFUSED, State.DOUBTFUL), (State.NEW, State.DUPLICATE)):
            for index, state in enumerate(self.plan.states):
                if state in states and (reason := self._reason(index)):
                    yield reason

    def _reason(self, index: int) -> str:
        said = []
        for found in self.plan.problems.get(index, ()):
            words = i18n.show(found.text)
            said.append(f"{found.column}{found.row}: {words}" if found.column else words)
        return "  ".join(said)

    def problem_columns(self, row: int) -> set[str]:
        return {found.column for found in self.plan.problems.get(self._shown[row], ())}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else FIRST_CELL + len(self.plan.layout.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.why(row) if column <= WHY else self._text(row, column) or None
        if role == Qt.ItemDataRole.ForegroundRole:
            ink, _ground = ROLES[self.state(row)]
            if column in (STATE, WHY):
                return theme.colour(ink)
            return theme.colour("quiet") if column == ROW else None
        if role == Qt.ItemDataRole.BackgroundRole:
            _ink, ground = ROLES[self.state(row)]
            if column == STATE:
                return theme.colour(ground)
            if column >= FIRST_CELL:
                letter = self.plan.layout.columns[column - FIRST_CELL].letter
                if letter in self.problem_columns(row):
                    return theme.colour(ground)
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and column == ROW:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, row: int, column: int) -> str:
        if column == ROW:
            return str(self.plan.numbers[self._shown[row]])
        if column == STATE:
            return i18n.show(STATES[self.state(row)])
        if column == WHY:
            return self.why(row)
        cells = self.plan.cells
        at = column - FIRST_CELL
        return cell_text(cells[at][self._shown[row]]).replace("\n", " ") if at < len(cells) else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == ROW else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < FIRST_CELL:
            return (self.tr("Row"), self.tr("Result"), self.tr("Why"))[section]
        column = self.plan.layout.columns[section - FIRST_CELL]
        return f"{column.letter}  {column.header}".replace("\n", " ")
