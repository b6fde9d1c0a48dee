"""Beside the sheet: the record, or the row, that a double repeats, with what differs marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.showing import Words, show
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.exchange.sheet_reading import SheetReading
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.record_types import RecordType
    from db.writing import Record

WIDTH: Final = 330
_DERIVED = ("geom", "uuid")


class BesideDouble(QFrame):
    """Hidden unless `show_row` gets a row that is there already."""

    def __init__(
        self, context: Context, words: Callable[[], Words], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("formPanel")
        self.setFixedWidth(WIDTH)
        self._context = context
        self._words = words
        self._shown: tuple[SheetReading, int] | None = None
        self._record: Record | None = None
        self._title = QLabel()
        self._title.setObjectName("formTitle")
        self._lead = QLabel()
        self._lead.setObjectName("small")
        self._lead.setWordWrap(True)
        self.open = QPushButton()
        self.open.setIcon(icon("external-link"))
        theme.set_look(self.open, "link")
        self.open.clicked.connect(self._open)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        inner = QWidget()
        inner.setObjectName("page")
        body = QVBoxLayout(inner)
        body.setContentsMargins(12, 8, 12, 8)
        body.addLayout(self._grid)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(4)
        top = QVBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.setSpacing(2)
        top.addWidget(self._title)
        top.addWidget(self._lead)
        top.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(top)
        layout.addWidget(scroll, 1)
        self.hide()

    def show_row(self, reading: SheetReading | None, row: int) -> None:
        """Show what a double is a double of; None hides."""
        place = reading.data_row(row) if reading is not None else None
        if reading is None or place is None:
            self._shown = None
            self.hide()
            return
        problems = reading.plan.problems
        record = problems.same_record.get(place)
        other = problems.same_row.get(place)
        if record is None and other is None:
            self._shown = None
            self.hide()
            return
        self._shown = reading, row
        self.open.setVisible(record is not None)
        self.show()
        if record is not None:
            self._title.setText(self.tr("Record {id}").format(id=f"{record:,}"))
            self._read(reading, row, record)
        else:
            assert other is not None
            self._title.setText(self.tr("Row {row}").format(row=other))
            at = reading.row_of(other)
            self._compare(reading, row, _values(reading, at) if at is not None else {})

    def _read(self, reading: SheetReading, row: int, id: int) -> None:
        store = self._context.store
        if store is None:
            return
        record_type = reading.plan.record_type

        def arrived(record: Record | None) -> None:
            if self._shown is not None and self._shown[1] == row and record is not None:
                self._record = record
                self._compare(reading, row, record.values)

        self._context.tasks.database(store.get, record_type, id, owner=self, done=arrived)

    def _compare(self, reading: SheetReading, row: int, other: Mapping[str, Any]) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0).widget()
            if item is not None:
                item.hide()
                item.deleteLater()
        own = _values(reading, row)
        words, kind = self._words(), reading.plan.record_type
        lines = _lines(kind, own, other, words)
        differing = sum(differs for *_rest, differs in lines)
        self._lead.setText(
            self.tr("Nothing differs: the row is skipped.") if not differing
            else self.tr("{count} fields differ. The row is skipped; the record stays as it is.")
            .format(count=differing))  # fmt: skip
        self.open.setText(self.tr("Open the record"))
        for column, text in enumerate(
            (self.tr("Field"), self.tr("This row"), self.tr("There already"))
        ):
            head = QLabel(text)
            theme.set_look(head, "heading")
            self._grid.addWidget(head, 0, column)
        for place, (label, mine, its, differs) in enumerate(lines, 1):
            for column, text in enumerate((label, mine, its)):
                cell = QLabel(text)
                cell.setTextFormat(Qt.TextFormat.PlainText)
                cell.setWordWrap(True)
                cell.setAlignment(Qt.AlignmentFlag.AlignTop)
                if column == 0:
                    theme.set_look(cell, "quiet")
                elif differs:
                    theme.set_look(cell, "tag-doubt")
                self._grid.addWidget(cell, place, column)

    def _open(self) -> None:
        if self._shown is not None and self._record is not None:
            kind = self._shown[0].plan.record_type
            self._context.record_requested.emit(kind.name, self._record.id)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._shown is not None:
            self.show_row(*self._shown)
        super().changeEvent(event)


def _values(reading: SheetReading, row: int) -> dict[str, Any]:
    place = reading.data_row(row)
    return dict(reading.plan.row(place).values) if place is not None else {}


def _lines(
    record_type: RecordType, own: Mapping[str, Any], other: Mapping[str, Any], words: Words
) -> list[tuple[str, str, str, bool]]:
    """Label, both values in words, and whether they differ; what differs comes first.

    What the row does not say differs in nothing.
    """
    found = []
    for spec in record_type.fields:
        mine, its = own.get(spec.name), other.get(spec.name)
        if spec.internal or spec.name in _DERIVED or (mine is None and its is None):
            continue
        left, right = show(spec, mine, words), show(spec, its, words)
        found.append((i18n.show(spec.label), left, right, mine is not None and left != right))
    return sorted(found, key=lambda line: not line[3])
