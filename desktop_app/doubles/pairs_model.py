"""Likely doubles as lines of a table, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.doubles.near_strip import distance
from forms import theme
from forms.title import name_of

if TYPE_CHECKING:
    from db.double_pairs import Pair
    from db.record_types import RecordType
    from forms.host import FormHost

Index = QModelIndex | QPersistentModelIndex

WHAT, WHY = range(2)
_ROLE: Final = Qt.ItemDataRole


class PairsModel(QAbstractTableModel):
    """One line a pair: which record, and why the other may be the same."""

    def __init__(self, host: FormHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._type: RecordType | None = None
        self._pairs: list[Pair] = []
        self._words: dict[tuple[int, int], str] = {}

    def show_pairs(self, record_type: RecordType, pairs: Sequence[Pair]) -> None:
        self.beginResetModel()
        self._type, self._pairs = record_type, list(pairs)
        self._words.clear()
        self.endResetModel()

    def drop(self, ids: set[int]) -> None:
        """Take the pairs away in which one of these records stands."""
        self._keep(lambda pair: not ids & {pair.first, pair.second})

    def drop_pair(self, pair: Pair) -> None:
        wanted = (pair.first, pair.second)
        self._keep(lambda one: (one.first, one.second) != wanted)

    def _keep(self, wanted: Any) -> None:
        for row in range(len(self._pairs) - 1, -1, -1):
            if not wanted(self._pairs[row]):
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._pairs[row]
                self.endRemoveRows()

    def pair(self, row: int) -> Pair:
        return self._pairs[row]

    def row_of(self, first: int, second: int) -> int:
        """Where a pair stands; -1 when it is not listed."""
        return next(
            (n for n, p in enumerate(self._pairs) if (p.first, p.second) == (first, second)), -1
        )

    def retranslate(self) -> None:
        self._words.clear()
        if self._pairs:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._pairs) - 1, WHY))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, WHY)

    # --- Qt ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._pairs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        pair = self._pairs[index.row()]
        if role == _ROLE.DisplayRole:
            return self._text(pair, index.column())
        if role == _ROLE.ToolTipRole:
            return f"{self._text(pair, WHAT)}\n{self._text(pair, WHY)}"
        if role == _ROLE.ForegroundRole and index.column() == WHY:
            return theme.colour("doubt" if pair.certain else "quiet")
        return None

    def _text(self, pair: Pair, column: int) -> str:
        known = self._words.get((pair.first * 2 + column, pair.second))
        if known is None:
            known = self._what(pair) if column == WHAT else self._why(pair)
            self._words[pair.first * 2 + column, pair.second] = known
        return known

    def _what(self, pair: Pair) -> str:
        assert self._type is not None
        title = name_of(self._type, pair.values[0], self._host)
        date = pair.values[0].get("event_date")
        if date is not None and "event_date" not in self._type.title:
            title += f" · {date:%Y-%m-%d}"
        return title

    def _why(self, pair: Pair) -> str:
        parts = [self._host.translate(pair.reason)]
        if pair.certain:
            return parts[0]
        if pair.days:
            parts.append(
                self.tr("1 day")
                if pair.days == 1
                else self.tr("{count} days").format(count=pair.days)
            )
        if pair.metres is not None:
            parts.append(distance(pair.metres))
        # How far says enough; why is said where nothing is known of that.
        return " · ".join(parts[1:] or parts)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != _ROLE.DisplayRole:
            return None
        return (self.tr("Record"), self.tr("The other"))[section]
