"""Two records field by field: which value stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from db.conversion import Words, show
from forms import theme
from forms.editors import block_label
from forms.icons import icon

if TYPE_CHECKING:
    from db.merging import Choice
    from db.writing import Record
    from forms.host import FormHost

Index = QModelIndex | QPersistentModelIndex

FIELD, KEPT, OTHER, BOTH = range(4)
_ROLE: Final = Qt.ItemDataRole


class ChoiceModel(QAbstractTableModel):
    """The fields that differ first; each with the value of either record, or both texts.

    chosen: a choice was changed.
    """

    chosen = Signal()

    def __init__(self, host: FormHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._records: tuple[Record, Record] | None = None
        self._choices: list[Choice] = []
        self._picks: list[int] = []

    def show_records(self, kept: Record, other: Record) -> None:
        """Compare two records; what the first has stays, what it lacks is taken from the other."""
        from db.merging import choices

        self.beginResetModel()
        self._records = (kept, other)
        self._choices = choices(kept.type, kept.values, other.values)
        self._picks = [self._proposed(choice) for choice in self._choices]
        self.endResetModel()

    def clear(self) -> None:
        self.beginResetModel()
        self._records, self._choices, self._picks = None, [], []
        self.endResetModel()

    def _proposed(self, choice: Choice) -> int:
        assert self._records is not None
        if choice.joined is not None:
            return BOTH
        from db.merging import says_more

        kept, other = (record.values for record in self._records)
        return OTHER if choice.differs and says_more(choice.names, kept, other) else KEPT

    def values(self) -> dict[str, Any]:
        """What the kept record is to say."""
        assert self._records is not None
        found: dict[str, Any] = {}
        for choice, pick in zip(self._choices, self._picks, strict=True):
            source = self._records[1 if pick == OTHER else 0].values
            for name in choice.names:
                found[name] = choice.joined if pick == BOTH else source.get(name)
        return found

    def differing(self) -> int:
        """How many fields differ; they stand first."""
        return sum(choice.differs for choice in self._choices)

    def pick(self, row: int, column: int) -> None:
        """Let the value in this cell stay; cells that cannot be chosen are passed over."""
        if not 0 <= row < len(self._choices) or column not in (KEPT, OTHER, BOTH):
            return
        choice = self._choices[row]
        if not choice.differs or (column == BOTH and choice.joined is None):
            return
        if self._picks[row] != column:
            self._picks[row] = column
            self.dataChanged.emit(self.index(row, FIELD), self.index(row, BOTH))
            self.chosen.emit()

    def picked(self, row: int) -> int:
        return self._picks[row]

    def row_of(self, name: str) -> int:
        """The row of a field. KeyError for one that neither record has."""
        for row, choice in enumerate(self._choices):
            if name in choice.names:
                return row
        raise KeyError(name)

    def retranslate(self) -> None:
        if self._choices:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._choices) - 1, BOTH))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, BOTH)

    # --- Qt ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._choices)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        choice, column = self._choices[index.row()], index.column()
        picked = choice.differs and self._picks[index.row()] == column
        if role == _ROLE.DisplayRole or role == _ROLE.ToolTipRole:
            return self._text(choice, column)
        if role == _ROLE.ForegroundRole:
            if column == FIELD:
                return theme.colour("label")
            return theme.colour("ink" if picked or not choice.differs else "quiet")
        if role == _ROLE.FontRole and picked:
            font = QFont(theme.font(theme.BASE_SIZE))
            font.setBold(True)
            return font
        if role == _ROLE.BackgroundRole and picked:
            return theme.colour("accent_soft")
        if role == _ROLE.DecorationRole and picked:
            return icon("check", "accent")
        if role == _ROLE.AccessibleTextRole and column != FIELD:
            text = self._text(choice, column)
            return self.tr("{value}, stays").format(value=text) if picked else text
        return None

    def _text(self, choice: Choice, column: int) -> str:
        assert self._records is not None
        if column == FIELD:
            return self._host.translate(block_label(self._records[0].type, choice.names[0]))
        if column == BOTH:
            return self.tr("Both") if choice.joined is not None else ""
        values = self._records[0 if column == KEPT else 1].values
        words = Words(self._host.translate, self._host.reference(), self._host.language)
        parts = [
            shown
            for spec in choice.specs
            if values.get(spec.name) not in (None, "", ())
            and (shown := show(spec, values.get(spec.name), words))
        ]
        return " · ".join(parts)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != _ROLE.DisplayRole:
            return None
        if section in (KEPT, OTHER) and self._records is not None:
            record = self._records[section - KEPT]
            pattern = self.tr("Record {id} stays") if section == KEPT else self.tr("Record {id}")
            return pattern.format(id=record.id)
        return (self.tr("Field"), "", "", "")[section]
