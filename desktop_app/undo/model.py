"""The changes of a file as lines of a table, the newest first, read a page at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop_app.undo.reading import Line, lines
from desktop_app.undo.words import deed
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from desktop_app.context import Context
    from desktop_app.tasks import Task
    from forms.host import FormHost

Index = QModelIndex | QPersistentModelIndex

PAGE: Final = 100
WHEN, WHO, WHAT, STATE = range(4)
BACKWARDS: Final = ("undo", "undo_import")


class ChangesModel(QAbstractTableModel):
    """read: the first page is there. failed: an error that stopped a page."""

    read = Signal()
    failed = Signal(object)

    def __init__(self, context: Context, host: FormHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._host = host
        self._lines: list[Line] = []
        self._words: dict[int, str] = {}  # by change set; another language empties it
        self._loading: Task | None = None
        self._whole = False

    def reload(self) -> None:
        """Read the newest lines again, as many as were there."""
        store = self._context.store
        if self._loading is not None:
            self._loading.cancel()
        self._loading = None
        if store is None:
            return
        count = max(PAGE, len(self._lines))
        self._loading = self._context.tasks.background(
            lines, store, None, count, owner=self,
            done=lambda found: self._renewed(found, count), failed=self._not_read,
        )  # fmt: skip

    def _renewed(self, found: Sequence[Line], wanted: int) -> None:
        self._loading = None
        self.beginResetModel()
        self._lines, self._whole = list(found), len(found) < wanted
        self._words.clear()
        self.endResetModel()
        self.read.emit()

    def _not_read(self, error: BaseException) -> None:
        self._loading = None
        self.failed.emit(error)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and bool(self._lines) and not self._whole

    def fetchMore(self, parent: Index) -> None:
        store = self._context.store
        if store is None or self._loading is not None:
            return
        before = self._lines[-1].listed.change_set
        self._loading = self._context.tasks.background(
            lines, store, before, PAGE, owner=self, done=self._more, failed=self._not_read
        )

    def _more(self, found: Sequence[Line]) -> None:
        self._loading = None
        self._whole = len(found) < PAGE
        if found:
            first = len(self._lines)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._lines.extend(found)
            self.endInsertRows()

    def line(self, row: int) -> Line:
        return self._lines[row]

    def row_of(self, change_set: int) -> int:
        """Where a change set stands; -1 when it is not among the lines read so far."""
        return next(
            (n for n, line in enumerate(self._lines) if line.listed.change_set == change_set), -1
        )

    # --- Qt ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self._lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole or role == Qt.ItemDataRole.ToolTipRole:
            return self._text(line, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            if line.listed.undone:
                return theme.colour("faint")
            return theme.colour("quiet") if column in (WHEN, STATE) else None
        if role == Qt.ItemDataRole.DecorationRole and column == WHAT:
            name = _PICTURES.get(line.listed.kind, "")
            return icon(name or _DEEDS.get(line.told.step.action, "pencil"), "quiet")
        return None

    def _text(self, line: Line, column: int) -> str:
        listed = line.listed
        if column == WHEN:
            local = listed.at.astimezone(dt.datetime.now().astimezone().tzinfo)
            return local.strftime("%Y-%m-%d %H:%M")
        if column == WHO:
            return listed.author
        if column == STATE:
            return self.tr("Undone") if listed.undone else ""
        words = self._words.get(listed.change_set)
        if words is None:
            words = deed(line.told, self._host)
            if listed.kind in BACKWARDS:
                words = self.tr("Undone: {what}").format(what=words)
            elif listed.kind == "redo":
                words = self.tr("Done again: {what}").format(what=words)
            else:
                words = words[:1].upper() + words[1:]
            self._words[listed.change_set] = words
        return words

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("State"))[section]

    def retranslate(self) -> None:
        """Words in another language now."""
        self._words.clear()
        if self._lines:
            last = self.index(len(self._lines) - 1, STATE)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, STATE)


_PICTURES: Final = {
    "undo": "arrow-back-up",
    "undo_import": "arrow-back-up",
    "redo": "arrow-forward-up",
    "import": "file-import",
    "merge": "copy",
    "not_double": "copy",
}
_DEEDS: Final = {"created": "plus", "voided": "trash", "restored": "refresh"}
