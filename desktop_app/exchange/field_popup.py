"""Which field a column goes to: a list to search, what is likely first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from db.exchange.corrections import LEFT_OUT
from db.names import fold
from db.record_types import RecordType
from desktop_app import i18n
from desktop_app.filters.popup import Popup
from desktop_app.text_line import TextLine
from forms import theme
from forms.icons import icon

_WIDTH: Final = 330
_HEIGHT: Final = 300


@dataclass(frozen=True, slots=True)
class Target:
    """Where a column may go. field: a field's name, None for the notes, LEFT_OUT for nowhere.

    also: other words it is found by. taken: letter of the column that goes there now.
    """

    field: str | None
    label: str
    also: str = ""
    taken: str = ""


def targets(
    record_type: RecordType, taken: dict[str, str], proposed: Sequence[str]
) -> list[Target]:
    """All fields a column may go to: the proposed ones first, then in the form's order."""
    fields = [spec for spec in record_type.fields if not spec.internal and not spec.generated]
    order = {name: place for place, name in enumerate(proposed)}
    fields.sort(key=lambda spec: order.get(spec.name, len(order)))
    return [
        Target(
            spec.name,
            i18n.show(spec.label),
            " ".join((spec.name, str(spec.label), *spec.aliases)),
            taken.get(spec.name, ""),
        )
        for spec in fields
    ]


class FieldPopup(Popup):
    """picked: the field's name, None for the notes or LEFT_OUT."""

    picked = Signal(object)

    def __init__(
        self,
        opener: QWidget,
        header: str,
        fields: Sequence[Target],
        current: str | None,
        likely: int = 0,
    ) -> None:
        super().__init__(opener)
        self._fields = list(fields)
        self._likely = likely
        self._current = current
        self.setFixedWidth(_WIDTH)
        title = QLabel(self.tr("Column {name} goes to").format(name=header), self)
        theme.set_look(title, "heading")
        title.setTextFormat(Qt.TextFormat.PlainText)
        self.field = TextLine(self)
        self.field.setPlaceholderText(self.tr("Search fields"))
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setFixedHeight(_HEIGHT)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(14, 14))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._pick)
        for widget in (title, self.field, self.list):
            self.body.addWidget(widget)
        self.setFocusProxy(self.field)
        self._fill("")

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.field.setFocus()

    def _everywhere(self) -> list[Target]:
        return [
            Target(None, self.tr("To the notes"), "notes"),
            Target(LEFT_OUT, self.tr("Leave out"), "leave out"),
        ]

    def _fill(self, text: str) -> None:
        typed = fold(text)
        self.list.clear()
        likely = self._fields[: self._likely]
        now = [t for t in self._fields if t.field == self._current and t not in likely]
        rest = [t for t in self._fields if t not in likely and t not in now]
        # What no other column fills comes before what one does.
        rest.sort(key=lambda t: bool(t.taken))
        ordered = [*now, *likely, *self._everywhere(), *rest]
        if typed:
            ordered = sorted(
                (t for t in ordered if typed in fold(t.label) or typed in fold(t.also)),
                key=lambda t: (not fold(t.label).startswith(typed), typed not in fold(t.label)),
            )
        for target in ordered:
            words = target.label
            if target.taken:
                words = self.tr("{field}   (column {letter})").format(
                    field=words, letter=target.taken
                )
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, target)
            if target.field == self._current:
                item.setIcon(icon("check", "accent"))
            elif target in likely:
                item.setIcon(icon("star", "accent"))
            elif target.field is None:
                item.setIcon(icon("notes", "quiet"))
            elif target.field == LEFT_OUT:
                item.setIcon(icon("eye-off", "quiet"))
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        target: Target = item.data(Qt.ItemDataRole.UserRole)
        self.close()
        self.picked.emit(target.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row, last = self.list.currentRow(), self.list.count() - 1
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 8,
                Qt.Key.Key_PageUp: -8,
            }
            if event.key() in steps:
                self.list.setCurrentRow(max(0, min(last, row + steps[Qt.Key(event.key())])))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)
