"""Which columns go out, and in which order: ticked, and moved by mouse or by Alt+Up, Alt+Down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from forms import theme
from forms.icons import icon

_KEY = Qt.ItemDataRole.UserRole


class ColumnList(QListWidget):
    """Items with a tick each. moved: an item stands elsewhere now."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setUniformItemSizes(True)
        self.model().rowsMoved.connect(self.moved)

    def move_current(self, by: int) -> None:
        """Move the current item up or down; the keyboard stays with it."""
        row = self.currentRow()
        target = row + by
        if row < 0 or not 0 <= target < self.count():
            return
        item = self.takeItem(row)
        self.insertItem(target, item)
        self.setCurrentRow(target)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if by:
                self.move_current(by)
                return
        super().keyPressEvent(event)


class ColumnPicker(QWidget):
    """The list with its buttons. changed: other columns, or another order."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ColumnList(self)
        self.list.setMinimumHeight(190)
        self.list.setAccessibleName(self.tr("Columns"))
        self.all = QPushButton(self.tr("All"), self)
        self.none = QPushButton(self.tr("None"), self)
        self.up = self._arrow("arrow-up", self.tr("Move up (Alt+Up)"), -1)
        self.down = self._arrow("arrow-down", self.tr("Move down (Alt+Down)"), 1)
        for button in (self.all, self.none):
            theme.set_look(button, "quiet")
        hint = QLabel(self.tr("Drag, or Alt+Up and Alt+Down, for the order."), self)
        theme.set_look(hint, "small")
        hint.setWordWrap(True)
        row = QHBoxLayout()
        for widget in (self.all, self.none):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.up)
        row.addWidget(self.down)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        layout.addWidget(hint)
        self.all.clicked.connect(lambda: self._tick_all(True))
        self.none.clicked.connect(lambda: self._tick_all(False))
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.list.moved.connect(self.changed)

    def _arrow(self, name: str, tip: str, by: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setIconSize(QSize(16, 16))
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: self.list.move_current(by))
        return button

    def show_columns(self, known: Sequence[tuple[str, str]], chosen: Sequence[str] = ()) -> None:
        """Show (key, header) pairs; chosen: the ticked ones, first, in this order; () for all."""
        headers = dict(known)
        first = [key for key in dict.fromkeys(chosen) if key in headers]
        order = [*first, *(key for key in headers if key not in first)]
        self.list.blockSignals(True)
        self.list.clear()
        for key in order:
            item = QListWidgetItem(headers[key])
            item.setData(_KEY, key)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            ticked = not first or key in first
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def keys(self) -> tuple[str, ...]:
        """The ticked columns, in order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(
            item.data(_KEY) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _tick_all(self, on: bool) -> None:
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            self.list.item(row).setCheckState(state)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self.changed.emit()
