"""The table a person works in: keyboard, columns, and a layout that is remembered."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QMenu,
    QTableView,
    QWidget,
    QWidgetAction,
)

from db.fields import FieldSpec, Kind
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.tables.delegate import ROW_HEIGHT, RecordDelegate
from desktop_app.tables.header import TableHeader
from desktop_app.tables.model import Index, RecordTableModel
from forms import theme

_WIDTHS: Final = {
    Kind.DATE: 96, Kind.TIME: 66, Kind.INTEGER: 58, Kind.DECIMAL: 82, Kind.LATITUDE: 88,
    Kind.LONGITUDE: 94, Kind.SPECIES: 142, Kind.PLACE: 88, Kind.CHOICE: 94, Kind.CHOICES: 140,
    Kind.LONG_TEXT: 200, Kind.TEXT: 86, Kind.LINK: 150,
}  # fmt: skip
# Columns that need more room than their kind usually does.
_WIDE: Final = {
    "scientific_name": 170,
    "name_en": 160,
    "other_names": 140,
    "locality": 130,
    "name_zh": 120,
    "code": 130,
    "case_number": 106,
    "status": 122,
    "microchip": 130,
    "band": 100,
}


class RecordTableView(QTableView):
    """Shows a `RecordTableModel`.

    record_shown: the current row rests on this record. record_opened: Enter or double click.
    menu_requested: where on the screen the menu of the selected rows is wanted.
    """

    record_shown = Signal(int)
    record_opened = Signal(int)
    menu_requested = Signal(QPoint)

    def __init__(
        self, context: Context, model: RecordTableModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("records")
        self._context = context
        self._model = model
        self._wish: int | None = None  # record to stand on as soon as it is listed
        self._quiet = False
        self._layout_name = f"table-{model.record_type.name}"
        self.setModel(model)
        self._delegate = RecordDelegate(context, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self.header = header = TableHeader(self)
        self.setHorizontalHeader(header)
        header.columns_requested.connect(self._choose_columns)
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setStretchLastSection(True)
        header.setFixedHeight(ROW_HEIGHT)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda point: self.column_menu().popup(header.mapToGlobal(point))
        )
        self._restore_layout()
        self.setSortingEnabled(True)
        self._remember = QTimer(self)
        self._remember.setSingleShot(True)
        self._remember.setInterval(400)
        self._remember.timeout.connect(self.save_layout)
        for signal in (header.sectionResized, header.sectionMoved, header.sortIndicatorChanged):
            signal.connect(lambda *_: self._remember.start())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(90)
        self._rest.timeout.connect(self._announce_current)
        model.modelAboutToBeReset.connect(self._note_current)
        model.modelReset.connect(self._return_to_current)
        model.rowsInserted.connect(lambda *_: self._try_wish())
        model.completed.connect(lambda _n: self._try_wish(final=True))

    # --- current record ---

    def current_id(self) -> int | None:
        return self._model.id_at(self.currentIndex().row())

    def selected_ids(self) -> list[int]:
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [id for row in rows if (id := self._model.id_at(row)) is not None]

    def stand_on(self, id: int | None) -> None:
        """Make the record current without announcing it; waits when it is not listed yet."""
        self._wish = id
        if id is None:
            self._quiet = True
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            self._quiet = False
            return
        self._try_wish()

    def stand_on_first(self) -> None:
        if self._model.rowCount():
            self._select_row(0)
            self._announce_current()

    def announce_current(self) -> None:
        """Say which record the table stands on; the first one when it stands on none."""
        if self.current_id() is None:
            self.stand_on_first()
        else:
            self._select_row(self.currentIndex().row())
            self._announce_current()

    def _try_wish(self, *, final: bool = False) -> None:
        if self._wish is None:
            return
        row = self._model.row_of(self._wish)
        if row >= 0:
            self._wish = None
            self._select_row(row)
        elif final:
            self._wish = None

    def _select_row(self, row: int) -> None:
        self._quiet = True
        column = max(self.currentIndex().column(), 0)
        self.selectionModel().setCurrentIndex(
            self._model.index(row, column),
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self._quiet = False

    def _note_current(self) -> None:
        if self._wish is None:
            self._wish = self.current_id()

    def _return_to_current(self) -> None:
        self._try_wish(final=self._model.complete)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.viewport().update()  # the mark of the current row runs through all its cells
        if current.isValid() and not self._quiet and current.row() != previous.row():
            self._rest.start()

    def _announce_current(self) -> None:
        id = self.current_id()
        if id is not None:
            self.record_shown.emit(id)

    # --- keys and mouse ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self._open_current()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._model.rowCount():
            row = 0 if event.key() == Qt.Key.Key_Home else self._model.rowCount() - 1
            self.setCurrentIndex(self._model.index(row, max(self.currentIndex().column(), 0)))
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._open_current()

    def _open_current(self) -> None:
        id = self.current_id()
        if id is not None:
            self._rest.stop()
            self.record_opened.emit(id)

    def copy_rows(self) -> None:
        """The selected rows to the clipboard, for Excel."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = range(self._model.columnCount())
        lines = ["\t".join(i18n.show(spec.label) for spec in self._model.columns)]
        lines += [
            "\t".join(
                self._model.text(row, column).replace("\t", " ").replace("\n", " ")
                for column in columns
            )
            for row in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self.viewport().update()

    # --- columns ---

    def column_menu(self) -> QMenu:
        """Which fields are shown, by section; the menu deletes itself when closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = {spec.name for spec in self._model.columns}
        for section in self._model.record_type.sections:
            offered = [
                spec
                for spec in self._model.record_type.in_section(section.name)
                if not spec.internal
            ]
            if offered:
                menu.addAction(_heading(i18n.show(section.label), menu))
            for spec in offered:
                action = menu.addAction(i18n.show(spec.label))
                action.setCheckable(True)
                action.setChecked(spec.name in shown)
                action.toggled.connect(lambda on, name=spec.name: self._show_column(name, on))
        menu.addSeparator()
        menu.addAction(self.tr("As at first"), self._reset_columns)
        return menu

    def _choose_columns(self) -> None:
        button = self.header.button
        self.column_menu().popup(button.mapToGlobal(QPoint(0, button.height())))

    def _show_column(self, name: str, on: bool) -> None:
        names = self._visible_names()
        if on and name not in names:
            names.append(name)
        elif not on and name in names and len(names) > 1:
            names.remove(name)
        self._set_columns(names, self._widths())
        self.save_layout()

    def _reset_columns(self) -> None:
        self._set_columns(list(self._model.record_type.columns), {})
        self.save_layout()

    def _visible_names(self) -> list[str]:
        header = self.horizontalHeader()
        order = sorted(range(len(self._model.columns)), key=header.visualIndex)
        return [self._model.columns[section].name for section in order]

    def _widths(self) -> dict[str, int]:
        return {
            spec.name: self.columnWidth(section) for section, spec in enumerate(self._model.columns)
        }

    def _set_columns(self, names: list[str], widths: dict[str, int]) -> None:
        header = self.horizontalHeader()
        header.blockSignals(True)
        self._model.set_columns(names)
        for section in range(header.count()):  # the new order is the logical one again
            header.moveSection(header.visualIndex(section), section)
        for section, spec in enumerate(self._model.columns):
            self.setColumnWidth(section, widths.get(spec.name, self._width(spec)))
        self._show_sort()
        header.blockSignals(False)
        self.updateGeometries()

    def _width(self, spec: FieldSpec) -> int:
        arrow = 28 if spec.name == self._model.record_type.sort[0] else 0
        header = self.fontMetrics().horizontalAdvance(i18n.show(spec.label)) + 22 + arrow
        return max(header, self._usual_width(spec))

    @staticmethod
    def _usual_width(spec: FieldSpec) -> int:
        return _WIDE.get(spec.name) or _WIDTHS[spec.kind]

    def _show_sort(self) -> None:
        header = self.horizontalHeader()
        names = [spec.name for spec in self._model.columns]
        sort = self._model.sort_by
        if sort.field in names:
            order = Qt.SortOrder.DescendingOrder if sort.descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(names.index(sort.field), order)
        else:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _restore_layout(self) -> None:
        layout = self._context.settings.layout(self._layout_name)
        names = layout.get("columns")
        widths = layout.get("widths")
        self._set_columns(
            [n for n in names if isinstance(n, str)] if isinstance(names, list) else [],
            {k: v for k, v in widths.items() if isinstance(v, int) and v >= 24}
            if isinstance(widths, dict)
            else {},
        )

    def save_layout(self) -> None:
        """Remember columns and widths for the next start."""
        self._context.settings.set_layout(
            self._layout_name, {"columns": self._visible_names(), "widths": self._widths()}
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._model.forget_texts()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            if hasattr(self, "_delegate"):
                self._delegate.look_changed()
        super().changeEvent(event)


def _heading(text: str, menu: QMenu) -> QWidgetAction:
    """A heading in a menu. `QMenu.addSection` would draw only its line under our style sheet."""
    label = QLabel(text, menu)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setContentsMargins(12, 8, 12, 3)
    theme.set_look(label, "heading")
    action = QWidgetAction(menu)
    action.setText(text)
    action.setDefaultWidget(label)
    action.setEnabled(False)
    return action
