"""The table's model: a window over the database that holds ids of all rows and few whole rows.

Showing a filter happens in two steps: the first page comes from an index at once, then the ids of
all rows follow from the pool. Rows are fetched in chunks when they are looked at, the latest wish
first, so that dragging the scroll bar over a million records asks for little.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from db.conversion import Words, show, show_date
from db.fields import FieldSpec, Kind
from db.query import Filter, Sort
from db.record_types import RecordType
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.tables.badges import badge_of
from desktop_app.tasks import Task

if TYPE_CHECKING:
    from db.changes import Changes
    from db.store import Row, Store
    from desktop_app.tables.link_names import LinkNames

CHUNK: Final = 256
FIRST_PAGE: Final = 200
_KEPT_CHUNKS: Final = 64

Index = QModelIndex | QPersistentModelIndex
Ids = npt.NDArray[np.int64]
_NO_IDS: Ids = np.empty(0, dtype=np.int64)
_FIGURES = (Kind.INTEGER, Kind.DECIMAL, Kind.LATITUDE, Kind.LONGITUDE)


def _row_map(store: Store, record_type: RecordType, filter: Filter, sort: Sort) -> Ids:
    """Ids of all rows, in order. Runs in the pool.

    The columns in memory come first: reading them once costs less than one query over everything,
    and from then on they answer each filter, the map and the charts.
    """
    if record_type.located and record_type.dated:
        store.columns(record_type)
    return store.ids(record_type, filter, sort)


def grouped(figure: str) -> str:
    """A figure with its thousands set apart: 4612.5 -> 4,612.5."""
    whole, point, rest = figure.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.lstrip("-").isdigit() else figure


class RecordTableModel(QAbstractTableModel):
    """Records of one type under one filter in one order.

    first_shown: the first rows of a new filter or order stand. completed: the number of all rows
    is known. failed: the error that kept them away.
    """

    first_shown = Signal()
    completed = Signal(int)
    failed = Signal(object)

    def __init__(
        self, context: Context, record_type: RecordType, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.record_type = record_type
        self._context = context
        self._position = {spec.name: n for n, spec in enumerate(record_type.fields)}
        self._precision = self._position.get("date_precision")
        self.columns: list[FieldSpec] = [record_type.field(name) for name in record_type.columns]
        self.filter = Filter()
        self.sort_by = Sort(*record_type.sort)
        self.complete = False
        self._ids: Ids = _NO_IDS
        self._rows: dict[int, tuple[Row, list[str | None]]] = {}
        self._chunks: deque[list[int]] = deque()
        self._wanted: deque[int] = deque(maxlen=3)
        self._fetching: Task | None = None
        self._listing: list[Task] = []
        self._words: Words | None = None
        self._names: LinkNames | None = None
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(0)
        self._ask.timeout.connect(self._fetch)
        context.reference_changed.connect(self.forget_texts)

    # --- what is shown ---

    def show_filter(self, filter: Filter, sort: Sort | None = None) -> None:
        """Show the records of `filter`; what stood before stays until the first rows are here."""
        store = self._context.store
        if store is None:
            return
        self.filter = filter
        self.sort_by = sort if sort is not None else self.sort_by
        self._stop_listing()
        self.complete = False
        first = self._context.tasks.database(
            store.first_page,
            self.record_type,
            filter,
            self.sort_by,
            FIRST_PAGE,
            owner=self,
            done=self._first_arrived,
            failed=self.failed.emit,
        )
        self._listing = [first]

    def refresh(self) -> None:
        """Read the ids again, e.g. after a write; rows that stay keep their place on screen."""
        store = self._context.store
        if store is None:
            return
        if not self.complete:
            self.show_filter(self.filter)
            return
        self._list_all(store)

    def take_changes(self, changes: Changes) -> None:
        """Renew the rows a write touched, then their order."""
        store = self._context.store
        if store is None or changes.record_type != self.record_type.name:
            return
        shown = [id for id in changes.touched if id in self._rows]
        if len(shown) > 2 * CHUNK:
            self._forget_rows()
        elif shown:
            self._context.tasks.database(
                store.rows, self.record_type, shown, owner=self, done=self._rows_renewed
            )
        self.refresh()

    def _stop_listing(self) -> None:
        for task in self._listing:
            task.cancel()
        self._listing = []

    def _first_arrived(self, rows: Sequence[Row]) -> None:
        store = self._context.store
        if store is None:
            return
        self.beginResetModel()
        self._forget_rows()
        self._ids = np.fromiter((row.id for row in rows), dtype=np.int64, count=len(rows))
        self._keep(rows)
        self.complete = len(rows) < FIRST_PAGE
        self.endResetModel()
        self.first_shown.emit()
        if self.complete:
            self.completed.emit(len(rows))
        else:
            self._list_all(store)

    def _list_all(self, store: Any) -> None:
        self._stop_listing()
        self._listing = [
            self._context.tasks.background(
                _row_map,
                store,
                self.record_type,
                self.filter,
                self.sort_by,
                owner=self,
                done=self._ids_arrived,
                failed=self.failed.emit,
            )
        ]

    def _ids_arrived(self, ids: Ids) -> None:
        self._put_ids(ids)
        self.complete = True
        self.completed.emit(len(ids))

    def _put_ids(self, new: Ids) -> None:
        """Replace the row map, telling the view the smallest change that explains it."""
        old = self._ids
        if np.array_equal(old, new):
            return
        shared = min(len(old), len(new))
        differing = np.flatnonzero(old[:shared] != new[:shared])
        at = int(differing[0]) if len(differing) else shared
        more = len(new) - len(old)
        if more > 0 and np.array_equal(new[at + more :], old[at:]):
            self.beginInsertRows(QModelIndex(), at, at + more - 1)
            self._ids = new
            self.endInsertRows()
        elif more < 0 and np.array_equal(old[at - more :], new[at:]):
            self.beginRemoveRows(QModelIndex(), at, at - more - 1)
            self._ids = new
            self.endRemoveRows()
        elif more == 0:
            self.layoutAboutToBeChanged.emit()
            before = self.persistentIndexList()
            wanted = [int(old[index.row()]) for index in before]
            self._ids = new
            places = {id: self.row_of(id) for id in set(wanted)}
            self.changePersistentIndexList(
                before,
                [
                    self.index(places[id], index.column()) if places[id] >= 0 else QModelIndex()
                    for id, index in zip(wanted, before, strict=True)
                ],
            )
            self.layoutChanged.emit()
        else:
            self.beginResetModel()
            self._ids = new
            self.endResetModel()

    # --- rows ---

    def id_at(self, row: int) -> int | None:
        return int(self._ids[row]) if 0 <= row < len(self._ids) else None

    def row_of(self, id: int) -> int:
        """The row that shows the record, -1 when none does."""
        found = np.flatnonzero(self._ids == id)
        return int(found[0]) if len(found) else -1

    def record_at(self, row: int) -> Row | None:
        """The row as read from the file; None while it is being fetched."""
        id = self.id_at(row)
        entry = self._rows.get(id) if id is not None else None
        return entry[0] if entry is not None else None

    def value(self, row: Row, field: str) -> Any:
        return row.values[self._position[field]]

    def _keep(self, rows: Iterable[Row]) -> None:
        kept: list[int] = []
        for row in rows:
            self._rows[row.id] = (row, [None] * len(self.columns))
            kept.append(row.id)
        self._chunks.append(kept)
        while len(self._chunks) > _KEPT_CHUNKS:
            for id in self._chunks.popleft():
                self._rows.pop(id, None)

    def _forget_rows(self) -> None:
        self._rows.clear()
        self._chunks.clear()

    def _want(self, row: int) -> None:
        chunk = row // CHUNK
        if chunk in self._wanted:
            return
        self._wanted.append(chunk)
        if not self._ask.isActive() and self._fetching is None:
            self._ask.start()

    def _fetch(self) -> None:
        store = self._context.store
        while self._wanted and store is not None:
            chunk = self._wanted.pop()
            ids = [
                int(id)
                for id in self._ids[chunk * CHUNK : (chunk + 1) * CHUNK]
                if int(id) not in self._rows
            ]
            if ids:
                self._fetching = self._context.tasks.database(
                    store.rows,
                    self.record_type,
                    ids,
                    owner=self,
                    done=self._rows_arrived,
                    failed=self._fetch_failed,
                )
                return

    def _rows_arrived(self, rows: Sequence[Row]) -> None:
        self._fetching = None
        self._keep(rows)
        self._announce_rows([row.id for row in rows])
        if self._wanted:
            self._ask.start()

    def _fetch_failed(self, error: BaseException) -> None:
        self._fetching = None
        self._wanted.clear()
        self.failed.emit(error)

    def _rows_renewed(self, rows: Sequence[Row]) -> None:
        for row in rows:
            if row.id in self._rows:
                self._rows[row.id] = (row, [None] * len(self.columns))
        self._announce_rows([row.id for row in rows])

    def _announce_rows(self, ids: Sequence[int]) -> None:
        places = np.flatnonzero(np.isin(self._ids, np.array(ids, dtype=np.int64)))
        if len(places) and self.columns:
            self.dataChanged.emit(
                self.index(int(places[0]), 0), self.index(int(places[-1]), len(self.columns) - 1)
            )

    # --- columns and words ---

    def set_columns(self, names: Sequence[str]) -> None:
        """Show these fields, in this order; unknown names are passed over."""
        fields = self.record_type.by_name
        known = [name for name in names if name in fields and not fields[name].internal]
        self.beginResetModel()
        self.columns = [self.record_type.field(name) for name in known or self.record_type.columns]
        self.forget_texts()
        self.endResetModel()

    def forget_texts(self) -> None:
        """The language or a name has changed: write every cell anew."""
        self._words = None
        for id, (row, _texts) in self._rows.items():
            self._rows[id] = (row, [None] * len(self.columns))
        if self.rowCount() and self.columns:
            self.dataChanged.emit(
                self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1)
            )
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def text(self, row: int, column: int) -> str:
        """A cell in words, empty while its row is being fetched."""
        entry = self._rows.get(int(self._ids[row]))
        if entry is None:
            self._want(row)
            return ""
        record, texts = entry
        shown = texts[column]
        if shown is None:
            spec = self.columns[column]
            value = record.values[self._position[spec.name]]
            if spec.name == "event_date" and self._precision is not None:
                shown = show_date(value, record.values[self._precision])
            elif spec.kind is Kind.LINK and spec.target and value is not None:
                shown = self._link_names().name(spec.target, value)
            else:
                shown = "" if value is None else show(spec, value, self._current_words())
            if spec.kind in (Kind.INTEGER, Kind.DECIMAL):
                shown = grouped(shown)
            if shown and spec.unit is not None and spec.kind is Kind.DECIMAL:
                shown = f"{shown} {i18n.show(spec.unit)}"
            texts[column] = shown
        return shown

    def _whole_text(self, row: int, column: int) -> str:
        """A cell with what is only hinted at in the table."""
        text = self.text(row, column)
        record, spec = self.record_at(row), self.columns[column]
        if record is not None and spec.kind is Kind.SPECIES:
            badge = badge_of(self._context.reference, self.value(record, spec.name))
            if badge is not None:
                return f"{text} · {i18n.show(badge[1])}"
        return text

    def _link_names(self) -> LinkNames:
        """Made when a link is shown for the first time: few tables show one."""
        if self._names is None:
            from desktop_app.tables.link_names import LinkNames

            self._names = LinkNames(self._context, self)
            self._names.arrived.connect(self.forget_texts)
        return self._names

    def _current_words(self) -> Words:
        if self._words is None:
            reference = self._context.reference
            assert reference is not None
            self._words = Words(i18n.show, reference, i18n.language())
        return self._words

    # --- Qt ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role:  # anything but DisplayRole, which is 0; comparing with the enum costs twice
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(self.columns[index.column()])
            if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                return self._whole_text(index.row(), index.column()) or None
            return None
        return self.text(index.row(), index.column())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        spec = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return i18n.show(spec.label)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(spec)
        if role == Qt.ItemDataRole.ToolTipRole and spec.help is not None:
            return i18n.show(spec.help)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns):
            return
        descending = order == Qt.SortOrder.DescendingOrder
        wanted = Sort(self.columns[column].name, descending)
        if wanted != self.sort_by:
            self.show_filter(self.filter, wanted)

    @staticmethod
    def _alignment(spec: FieldSpec) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if spec.kind in _FIGURES else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
