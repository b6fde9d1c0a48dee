"""The list that opens under a field: words to choose from while typing goes on.

It is a child of the window and never takes the keyboard, so an input method keeps its composition
and no window system has to manage a second window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from forms import theme
from forms.editors.field_line import FieldLine, KeyTaker
from forms.icons import pixmap

Index = QModelIndex | QPersistentModelIndex
_ROW = 30
_ROWS = 8
_AROUND = 16  # border and padding of the list's frame


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line: `value` goes to the field, the rest is read. `checked` None has no mark."""

    value: Any
    text: str
    beside: str = ""
    right: str = ""
    checked: bool | None = None


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: Sequence[Suggestion] = ()

    def replace(self, items: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(part for part in (item.text, item.beside, item.right) if part)
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Model)
        item = model.items[index.row()]
        view = self.parent()
        assert isinstance(view, QListView)
        area: QRect = option.rect  # type: ignore[attr-defined]
        current = view.currentIndex().row() == index.row()
        painter.save()
        if current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(area, 4, 4)
        box = area.adjusted(9, 0, -9, 0)
        base = view.font()
        painter.setFont(base)
        small = QFont(base)
        small.setPixelSize(max(10, base.pixelSize() - 1))
        if item.checked is not None:
            if item.checked:
                mark = pixmap("check", "accent", 14, view.devicePixelRatioF())
                painter.drawPixmap(box.left(), box.center().y() - 6, mark)
            box.adjust(22, 0, 0, 0)
        # By the base line: centring would lift a line that holds a taller script.
        base_line = area.center().y() + QFontMetrics(base).capHeight() // 2 + 1
        elide = Qt.TextElideMode.ElideRight
        if item.right:
            painter.setFont(small)
            painter.setPen(theme.colour("quiet"))
            right = painter.fontMetrics().elidedText(item.right, elide, box.width() // 2)
            wide = painter.fontMetrics().horizontalAdvance(right)
            painter.drawText(box.right() - wide, base_line, right)
            box.adjust(0, 0, -wide - 10, 0)
        painter.setFont(base)
        painter.setPen(theme.colour("accent_soft_ink" if current else "ink"))
        text = painter.fontMetrics().elidedText(item.text, elide, box.width())
        painter.drawText(box.left(), base_line, text)
        if item.beside:
            box.adjust(painter.fontMetrics().horizontalAdvance(text) + 9, 0, 0, 0)
            if box.width() > 20:
                painter.setFont(small)
                painter.setPen(theme.colour("quiet"))
                beside = painter.fontMetrics().elidedText(item.beside, elide, box.width())
                painter.drawText(box.left(), base_line, beside)
        painter.restore()


class Suggestions(KeyTaker):
    """Opens under `line`, follows its keys, says what was chosen.

    chosen: the Suggestion. came_to: the one the keys went to. With `stays` the list remains open
    after a choice (several choices). least: its width at least, in pixels.
    """

    chosen = Signal(object)
    came_to = Signal(object)
    wanted = Signal()

    def __init__(
        self,
        line: FieldLine,
        *,
        anchor: QWidget | None = None,
        stays: bool = False,
        least: int = 0,
    ) -> None:
        super().__init__(line)
        self._least = least
        self._line = line
        self._anchor = anchor or line
        self._stays = stays
        self._frame: QFrame | None = None
        self._view: QListView | None = None
        self._model = _Model(self)
        line.keys = self
        line.left.connect(self.close)

    def is_open(self) -> bool:
        return self._frame is not None and self._frame.isVisible()

    def items(self) -> Sequence[Suggestion]:
        return self._model.items

    def current(self) -> Suggestion | None:
        """The highlighted line while the list is open."""
        if not self.is_open() or self._view is None:
            return None
        row = self._view.currentIndex().row()
        return self._model.items[row] if 0 <= row < len(self._model.items) else None

    def open(self, items: Sequence[Suggestion], *, row: int = 0) -> None:
        """Show `items` with `row` highlighted (-1: none); an empty list closes."""
        self._model.replace(items)
        if not items:
            self.close()
            return
        frame, view = self._made()
        view.setCurrentIndex(self._model.index(row, 0) if row >= 0 else QModelIndex())
        self._place(frame)
        frame.show()
        frame.raise_()
        if row >= 0:
            view.scrollTo(self._model.index(row, 0))

    def close(self) -> None:
        if self._frame is not None and self._frame.isVisible():
            self._frame.hide()

    def end(self) -> None:
        """The line is about to go: the list goes first, while it still has its entries."""
        if self._frame is not None and self._view is not None:
            self._frame.hide()
            self._view.setModel(None)
            self._frame.deleteLater()
            self._frame = self._view = None

    def _made(self) -> tuple[QFrame, QListView]:
        window = self._line.window()
        if self._frame is None or self._view is None:
            self._frame = QFrame(window)
            theme.set_look(self._frame, "popup")
            self._frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._view = QListView(self._frame)
            self._view.setModel(self._model)
            self._view.setItemDelegate(_Delegate(self._view))
            self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._view.setUniformItemSizes(True)
            self._view.setMouseTracking(True)
            self._view.entered.connect(self._view.setCurrentIndex)
            self._view.clicked.connect(self._clicked)
            self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            inside = QVBoxLayout(self._frame)
            inside.setContentsMargins(3, 3, 3, 3)
            inside.addWidget(self._view)
            window.installEventFilter(self)
            if self._anchor is not self._line:
                self._anchor.installEventFilter(self)
            self._line.destroyed.connect(self._frame.deleteLater)
        elif self._frame.parent() is not window:
            self._frame.setParent(window)
        self._view.setFont(self._line.font())
        return self._frame, self._view

    def _place(self, frame: QFrame) -> None:
        window, anchor = self._line.window(), self._anchor
        rows = min(len(self._model.items), _ROWS)
        height = rows * _ROW + _AROUND
        under = anchor.mapTo(window, QPoint(0, anchor.height() + 2))
        over = anchor.mapTo(window, QPoint(0, -2)).y()
        below, above = window.height() - under.y() - 4, over - 4
        if below < height and above > below:
            height = min(height, above)
            top = over - height
        else:
            height = max(min(height, below), _ROW + _AROUND)
            top = under.y()
        width = max(anchor.width(), self._least)
        left = max(0, min(under.x(), window.width() - width - 4))
        frame.setGeometry(left, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._anchor:
            # A note that appears above it moves it down, and the list with it.
            if event.type() == QEvent.Type.Move and self._frame is not None and self.is_open():
                self._place(self._frame)
            return False
        if event.type() in (QEvent.Type.Resize, QEvent.Type.WindowDeactivate):
            self.close()
        return False

    def _clicked(self, index: Index) -> None:
        self._choose(self._model.items[index.row()])

    def _choose(self, item: Suggestion) -> None:
        if not self._stays:
            self.close()
        self.chosen.emit(item)

    # keys of the line

    def wants(self, event: QKeyEvent) -> bool:
        return self.is_open() and event.key() == Qt.Key.Key_Escape

    def take(self, event: QKeyEvent) -> bool:
        key = event.key()
        if not self.is_open():
            opens = key == Qt.Key.Key_Down and not self._line.isReadOnly()
            if opens:
                self.wanted.emit()
            return opens
        assert self._view is not None
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS - 1,
            Qt.Key.Key_PageUp: 1 - _ROWS,
        }
        if key in steps:
            last = len(self._model.items) - 1
            row = self._view.currentIndex().row() + steps[Qt.Key(key)]
            self._view.setCurrentIndex(self._model.index(max(0, min(last, row)), 0))
            self.came_to.emit(self.current())
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
            item = self.current()
            if item is not None:
                self._choose(item)
                if not self._stays:
                    self._line.entered.emit()
                return True
            self.close()
            return False
        if key == Qt.Key.Key_Tab and not self._stays:
            item = self.current()
            if item is not None:
                self._choose(item)
        return False
