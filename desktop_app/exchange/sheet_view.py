"""The grid of an import: the user's own sheet, moved through and put right by keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from desktop_app.exchange import deeds
from desktop_app.exchange.sheet_headers import FieldHeader, RowHeader
from desktop_app.exchange.sheet_model import SheetModel
from desktop_app.exchange.sheet_painter import ROW_HEIGHT, SheetPainter
from desktop_app.exchange.sheet_reading import RowKind

_PROBLEM: Final = Qt.Key.Key_F8
_COPIED: Final = 10_000  # rows that are copied at most
_MEASURED: Final = 60  # so many rows are measured for the width of a column
_LEAST, _MOST = 92, 250  # width of a column, in pixels


class SheetView(QTableView):
    """Shows a `SheetModel`.

    came_to: row and column of the current cell, as shown. field_wanted: a column's button was
    pressed, or Alt+Down in it. row_wanted: the number of a row was pressed, and where.
    menu_wanted: the menu of the current cell, at a point of the screen. deed_wanted: the name of
    what shall be done with the current cell or its row (`deeds`).
    """

    came_to = Signal(int, int)
    field_wanted = Signal(int)
    row_wanted = Signal(int, QPoint)
    menu_wanted = Signal(QPoint)
    deed_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.header = FieldHeader(self)
        self.numbers = RowHeader(self)
        self.setHorizontalHeader(self.header)
        self.setVerticalHeader(self.numbers)
        self.numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.numbers.setDefaultSectionSize(ROW_HEIGHT)
        self.numbers.setMinimumSectionSize(ROW_HEIGHT)
        self.header.setMinimumSectionSize(60)
        self._painter = SheetPainter()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.header.field_wanted.connect(self.field_wanted)
        self.numbers.sectionClicked.connect(self._number_clicked)

    def sheet(self) -> SheetModel | None:
        """The model in sight."""
        model = self.model()
        return model if isinstance(model, SheetModel) else None

    def show_model(self, model: SheetModel) -> None:
        """Show another sheet, from its first cell."""
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._moved)
        model.modelReset.connect(self._moved)
        self.fit_columns()
        if model.rowCount():
            self.go_to(0, 0)

    def fit_columns(self) -> None:
        """Each column as wide as its first rows and its field need, within reason."""
        model = self.sheet()
        if model is None:
            return
        metrics = self.fontMetrics()
        # Titles run over many columns; a column is as wide as its data.
        first = model.shown_at(model.reading.first_data) or 0
        rows = range(first, min(model.rowCount(), first + _MEASURED))
        for column in range(model.columnCount()):
            words, _look = self.header.words(column)
            wide = metrics.horizontalAdvance(words) + 46
            header = model.headerData(column, Qt.Orientation.Horizontal)
            wide = max(wide, metrics.horizontalAdvance(str(header)) + 30)
            for row in rows:
                wide = max(wide, self._painter.wide(model.look(row, column)))
            self.setColumnWidth(column, max(_LEAST, min(wide, _MOST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands above or below takes room: the current cell stays in sight."""
        index = self.currentIndex()
        before = QRect(QPoint(0, 0), event.oldSize())
        seen = index.isValid() and before.intersects(self.visualRect(index))
        super().resizeEvent(event)
        if seen or event.oldSize().height() <= 0:
            self.scrollTo(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells in sight; titles, totals and notes run over the whole row, as in the sheet."""
        model = self.sheet()
        if model is None:
            return
        viewport, header = self.viewport(), self.header
        painter = QPainter(viewport)
        draw = self._painter
        draw.begin(painter)
        columns = [
            (n, header.sectionViewportPosition(n), header.sectionSize(n))
            for n in range(model.columnCount())
        ]
        columns = [one for one in columns if one[1] + one[2] > 0 and one[1] < viewport.width()]
        chosen = self.selectionModel().selection()
        picked = chosen.first() if chosen.count() else None
        row, rows, height = self.rowAt(0), model.rowCount(), viewport.height()
        while 0 <= row < rows:
            top = self.rowViewportPosition(row)
            if top > height:
                break
            kind, words = model.kind(row), model.whole_line(row)
            if words:
                left = header.sectionViewportPosition(0)
                rect = QRect(left, top, header.length(), ROW_HEIGHT)
                draw.line(painter, rect, words, bold=kind is RowKind.HEAD)
            else:
                in_picked = picked is not None and picked.top() <= row <= picked.bottom()
                for column, left, wide in columns:
                    selected = (
                        in_picked and picked is not None
                        and picked.left() <= column <= picked.right()
                    )  # fmt: skip
                    look = model.look(row, column)
                    draw.cell(painter, QRect(left, top, wide, ROW_HEIGHT), look, kind, selected)
            row += 1
        current = self.currentIndex()
        if current.isValid():
            draw.ring(painter, self.visualRect(current), focused=self.hasFocus())
        painter.end()

    # --- moving ---

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one and show it."""
        model = self.sheet()
        if model is None or not model.rowCount():
            return
        index = model.index(row, column)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    def go_to_problem(self, step: int = 1) -> bool:
        """To the next cell (or with -1 the one before) that is refused or doubtful."""
        model = self.sheet()
        if model is None:
            return False
        current = self.currentIndex()
        found = model.next_problem(current.row(), current.column(), step)
        if found is None:
            return False
        self.go_to(*found)
        return True

    def _moved(self, *_: object) -> None:
        index = self.currentIndex()
        self.header.mark(index.column())
        self.numbers.mark(index.row())
        self.came_to.emit(index.row(), index.column())

    def _number_clicked(self, row: int) -> None:
        column = max(self.currentIndex().column(), 0)
        self.go_to(row, column)
        left = self.numbers.mapToGlobal(
            QPoint(self.numbers.width(), self.numbers.sectionViewportPosition(row) + ROW_HEIGHT)
        )
        self.row_wanted.emit(row, left)

    def picked_rows(self) -> range:
        """The rows that are selected, as shown."""
        chosen = self.selectionModel().selection()
        if not chosen.count():
            return range(0)
        block = chosen.first()
        return range(block.top(), block.bottom() + 1)

    def copy(self) -> None:
        """The selected cells to the clipboard, as spreadsheets copy them."""
        model, chosen = self.sheet(), self.selectionModel().selection()
        if model is None or not chosen.count():
            return
        block = chosen.first()
        lines = [
            "\t".join(model.look(row, n).typed for n in range(block.left(), block.right() + 1))
            for row in range(block.top(), min(block.bottom() + 1, block.top() + _COPIED))
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    # --- keys ---

    def event(self, event: QEvent) -> bool:
        # Here these keys are of the sheet, whatever they are in the rest of the window.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (_deed(event.key(), event.modifiers()) is not None or event.key() == _PROBLEM)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        none = Qt.KeyboardModifier.NoModifier
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        current = self.currentIndex()
        if key == _PROBLEM or (control and key in (Qt.Key.Key_Down, Qt.Key.Key_Up)):
            back = key == Qt.Key.Key_Up or bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self.go_to_problem(-1 if back else 1)
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        if not current.isValid():
            super().keyPressEvent(event)
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers in (
            none,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.edit(current)
            return
        deed = _deed(key, modifiers)
        if deed is not None:
            self.deed_wanted.emit(deed)
            return
        if key == Qt.Key.Key_Down and modifiers & Qt.KeyboardModifier.AltModifier:
            self.field_wanted.emit(current.column())
            return
        if key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and modifiers):
            self._ask_menu()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Mouse and index.isValid():
            self.go_to(index.row(), index.column())
        self._ask_menu()

    def _ask_menu(self) -> None:
        rect = self.visualRect(self.currentIndex())
        self.menu_wanted.emit(self.viewport().mapToGlobal(rect.bottomLeft()))


def _deed(key: int, modifiers: Qt.KeyboardModifier) -> str | None:
    """What a key does with the current cell or row, as in other spreadsheets where they have it."""
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
        return deeds.CONFIRM_KIND if shift else deeds.CONFIRM
    if key == Qt.Key.Key_Delete:
        return deeds.LEAVE_OUT if control else deeds.CLEAR
    if key == Qt.Key.Key_Minus and control:
        return deeds.LEAVE_OUT
    if key == Qt.Key.Key_F2 and shift:
        return deeds.EVERYWHERE
    return None
