"""The row of tiles in a strip of photos: how keys and the mouse reach them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QWidget

from forms.photo_delegate import MARGIN, TILE, PhotoDelegate
from forms.photo_items import PhotoItem, PhotoItems


class PhotoList(QListView):
    """The row itself. chosen, deleted: a row. menu_wanted: a row and where, on the screen."""

    chosen = Signal(int)
    deleted = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, items: PhotoItems, delegate: PhotoDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self.setModel(items)
        self.setItemDelegate(delegate)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setObjectName("photoTiles")
        self.setStyleSheet("#photoTiles { background: transparent; border: 0; }")
        self.horizontalScrollBar().rangeChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """As high as its tiles, and its scroll bar when there is one."""
        bar = self.horizontalScrollBar()
        height = TILE.height() + 2 * MARGIN
        if bar.maximum() > 0:
            height += bar.sizeHint().height()
        if self.height() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(TILE.width() + 2 * MARGIN, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(row)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit(row)
        elif key in (
            Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
            Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
        ) and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        ):  # fmt: skip
            super().keyPressEvent(event)
        else:
            event.ignore()  # whoever is around it has use for the other keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() != Qt.MouseButton.LeftButton or index != self.currentIndex():
            return
        more = self._delegate.more_rect(self.visualRect(index))
        is_photo = isinstance(self._item(index), PhotoItem)
        if is_photo and self._delegate.may_change and more.contains(place):
            self.menu_wanted.emit(index.row(), self.viewport().mapToGlobal(more.bottomLeft()))
        elif self._tile_rect(index).contains(place):
            self.chosen.emit(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        pass  # the first click has opened it

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        inside = index.isValid() and self._tile_rect(index).contains(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if inside else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index, place = self.indexAt(event.pos()), event.globalPos()
        if isinstance(self._item(index), PhotoItem):
            self.menu_wanted.emit(index.row(), place)

    def _item(self, index: QModelIndex) -> PhotoItem | str | None:
        model = self.model()
        assert isinstance(model, PhotoItems)
        return model.at(index.row()) if index.isValid() else None

    def _tile_rect(self, index: QModelIndex) -> QRect:
        return self.visualRect(index).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
