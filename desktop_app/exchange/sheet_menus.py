"""What can be said of a column, a row or a cell of the sheet, as menus and lists."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop_app.exchange import deeds
from desktop_app.exchange.field_popup import FieldPopup, targets
from desktop_app.exchange.question_cards import Answer
from desktop_app.exchange.sheet_reading import RowKind

if TYPE_CHECKING:
    from db.exchange.questions import ColumnQuestion
    from desktop_app.exchange.preview import Preview

_FIELD_KEYS: Final = "Alt+Down"


class SheetMenus(QObject):
    """The menus of one preview; what is chosen in them is put to its corrections."""

    def __init__(self, preview: Preview) -> None:
        super().__init__(preview)
        self._preview = preview
        table = preview.table
        table.field_wanted.connect(self.choose_field)
        table.row_wanted.connect(self.row_menu)
        table.menu_wanted.connect(self.cell_menu)
        preview.questions.choose_wanted.connect(self._choose_field_of)

    # --- columns ---

    def choose_field(self, column: int) -> None:
        """The list of fields that a column may go to, what is likely first."""
        preview = self._preview
        model, plan = preview.model, preview.plan
        if model is None or plan is None or not preview.has_fields:
            return
        source = model.reading.columns[column]
        taken = {
            one.meaning.field: one.letter
            for one in plan.layout.columns
            if one.meaning.field is not None and one is not source
        }
        asked = next((q for q in self._asked() if q.column.letter == source.letter), None)
        likely = [one.value for one in asked.proposals] if asked is not None else []
        current = source.meaning.field
        if current is None and source.meaning.role == "left_out":
            current = deeds.NOWHERE
        table = preview.table
        popup = FieldPopup(
            table,
            f"{source.letter} {source.header}".strip(),
            targets(plan.record_type, taken, likely),
            current,
            len(likely),
        )
        popup.picked.connect(lambda field: self._picked(source.letter, field))
        box = table.header.field_rect(column)
        popup.open_at(table.header.viewport().mapToGlobal(box.bottomLeft() + QPoint(0, 3)))

    def _asked(self) -> tuple[ColumnQuestion, ...]:
        """The questions about columns, where they have been found already."""
        questions = self._preview.asked
        return questions.columns if questions is not None else ()

    def _choose_field_of(self, letter: str) -> None:
        model = self._preview.model
        for place, column in enumerate(model.reading.columns if model is not None else ()):
            if model is not None and column.letter == letter:
                self._preview.table.scrollTo(model.index(0, place))
                self.choose_field(place)

    def _picked(self, letter: str, field: str | None) -> None:
        words = self.tr("column {letter}").format(letter=letter)
        self._preview.put(Answer(lambda said: said.with_column(letter, field), words))

    # --- rows and cells ---

    def row_menu(self, row: int, at: QPoint) -> None:
        """What a row of the sheet may be, besides what its cells say."""
        preview = self._preview
        model = preview.model
        if model is None or not preview.is_open:
            return
        number = model.reading.number(model.sheet_row(row))
        menu = QMenu(preview)
        words = self.tr("The column names stand in row {row}").format(row=number)
        self._add(menu, words, lambda: preview.put(deeds.header_here(number)))
        if number > 1:
            words = self.tr("The column names stand in rows {first} and {row}")
            words = words.format(first=number - 1, row=number)
            self._add(menu, words, lambda: preview.put(deeds.header_two(number)))
        if model.kind(row) is not RowKind.HEAD:
            words = self.tr("Row {row} is the last with data").format(row=number)
            self._add(menu, words, lambda: preview.put(deeds.ends_here(number)))
            menu.addSeparator()
            self._add_deeds(menu, row)
        menu.popup(at)

    def cell_menu(self, at: QPoint) -> None:
        """What can be done with the current cell, and where its column goes."""
        preview = self._preview
        index = preview.table.currentIndex()
        if not preview.is_open or not index.isValid():
            return
        menu = QMenu(preview)
        self._add_deeds(menu, index.row())
        if preview.has_fields:
            menu.addSeparator()
            column = index.column()
            words = self.tr("Where this column goes to…")
            action = self._add(menu, words, lambda: self.choose_field(column))
            action.setText(f"{words}\t{_FIELD_KEYS}")
        menu.popup(at)

    def _add_deeds(self, menu: QMenu, row: int) -> None:
        model, table = self._preview.model, self._preview.table
        assert model is not None
        column = max(table.currentIndex().column(), 0)
        for deed in deeds.deeds(model.reading, model.sheet_row(row), column):
            action = self._add(menu, deed.text, partial(self._preview.do, deed.name))
            if deed.keys:
                action.setText(f"{deed.text}\t{deed.keys}")

    def _add(self, menu: QMenu, text: str, call: Callable[[], object]) -> QAction:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction(text)
        action.triggered.connect(lambda: call())
        return action
