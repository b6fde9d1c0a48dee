"""Typing into a cell of the sheet: with the list its field has, never in the way of the keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from db.showing import Words
from desktop_app.exchange.sheet_model import SheetModel
from desktop_app.exchange.word_line import WordLine
from forms import theme

Index = QModelIndex | QPersistentModelIndex
_HINT = QStyledItemDelegate.EndEditHint


class EditingDelegate(QStyledItemDelegate):
    """typed: row and column as shown, the new text, and whether it is meant everywhere."""

    typed = Signal(int, int, str, bool)

    def __init__(self, view: QTableView, words: Callable[[], Words]) -> None:
        super().__init__(view)
        self._view = view
        self._words = words
        self._line: WordLine | None = None
        self.everywhere = False  # the next edit is of the value, wherever it stands

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> WordLine:
        model = index.model()
        assert isinstance(model, SheetModel)
        line = WordLine(model.reading.spec(index.column()), self._words(), parent)
        theme.set_look(line, "cell")
        line.finished.connect(lambda: self._finish(line, _HINT.NoHint, 1))
        line.left.connect(lambda: self._finish(line, _HINT.NoHint, 0))
        self._line = line
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, WordLine)
        editor.setText(index.data(Qt.ItemDataRole.EditRole))
        editor.selectAll()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = option.rect  # type: ignore[attr-defined]
        wide = max(rect.width(), 150)
        room = self._view.viewport().width() - rect.left()
        editor.setGeometry(
            rect.left(), rect.top(), max(rect.width(), min(wide, room)), rect.height()
        )

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, WordLine)
        everywhere, self.everywhere = self.everywhere, False
        text = editor.text().strip()
        if text != index.data(Qt.ItemDataRole.EditRole) or everywhere:
            self.typed.emit(index.row(), index.column(), text, everywhere)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._line = None
        self.everywhere = False
        if isinstance(editor, WordLine):
            editor.shut_list()
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt's own filter would take Enter, Tab and Escape before the list of suggestions has them.
        if not isinstance(watched, WordLine):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched.composing:
                return False
            if event.key() == Qt.Key.Key_Escape and not watched.is_open():
                self._close(watched)
                return True
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                if watched.keys is not None:
                    watched.keys.take(event)
                back = event.key() == Qt.Key.Key_Backtab
                self._finish(watched, _HINT.NoHint, 0, -1 if back else 1)
                return True
        return False

    def _close(self, line: WordLine) -> None:
        self.everywhere = False
        self._line = None
        self.closeEditor.emit(line, _HINT.RevertModelCache)
        self._view.setFocus()

    def _finish(
        self, line: WordLine, hint: QStyledItemDelegate.EndEditHint, down: int, right: int = 0
    ) -> None:
        """Take what was typed; with Enter go down, with Tab to the side, as spreadsheets do."""
        if line is not self._line:
            return
        self._line = None
        index = self._view.currentIndex()
        self.commitData.emit(line)
        self.closeEditor.emit(line, hint)
        if down or right:
            self._view.setFocus()
            model = self._view.model()
            row = min(index.row() + down, model.rowCount() - 1)
            column = max(0, min(index.column() + right, model.columnCount() - 1))
            self._view.setCurrentIndex(model.index(row, column))
