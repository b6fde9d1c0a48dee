"""Who changed what in one record, and when: the newest change first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.conversion import Words, show
from db.text import Text, translate_noop
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.undo.doubts import words_of
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from db.changes import HistoryEntry
    from db.record_types import RecordType
    from db.writing import Record

_DEEDS: dict[tuple[str, str], Text] = {
    ("save", "created"): translate_noop("History", "written"),
    ("save", "changed"): translate_noop("History", "changed"),
    ("import", "created"): translate_noop("History", "imported"),
    ("void", "voided"): translate_noop("History", "voided"),
    ("restore", "restored"): translate_noop("History", "restored"),
    ("merge", "changed"): translate_noop("History", "merged with another record"),
    ("merge", "voided"): translate_noop("History", "voided: merged into another record"),
    ("not_double", "changed"): translate_noop("History", "said: no double"),
    ("undo_import", "voided"): translate_noop("History", "import taken back"),
    ("undo", "voided"): translate_noop("History", "undone: voided again"),
    ("undo", "restored"): translate_noop("History", "undone: brought back"),
    ("undo", "changed"): translate_noop("History", "undone: set back"),
    ("redo", "voided"): translate_noop("History", "done again: voided"),
    ("redo", "restored"): translate_noop("History", "done again: brought back"),
    ("redo", "changed"): translate_noop("History", "done again: changed"),
}
_SHORT = 60


class HistoryView(QFrame):
    """Stands in the place of the form until `left`."""

    left = Signal()

    def __init__(self, context: Context, record_type: RecordType) -> None:
        super().__init__()
        self.setObjectName("history")
        self._context = context
        self._type = record_type
        self._entries: list[HistoryEntry] = []
        self._back = QPushButton()
        self._back.setIcon(icon("chevron-left"))
        theme.set_look(self._back, "quiet")
        self._back.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 16, 0)
        head.addWidget(self._back)
        head.addStretch(1)
        self._inner = QFrame()
        self._inner.setObjectName("page")
        self._list = QVBoxLayout(self._inner)
        self._list.setContentsMargins(16, 8, 16, 16)
        self._list.setSpacing(14)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        self.retranslate()

    def show_record(self, id: int) -> None:
        """Read the record's history in a worker and show it."""
        self._entries = []
        self._fill()
        store = self._context.store
        if store is not None:
            self._context.tasks.database(
                store.history, self._type, id, owner=self, done=self._arrived
            )

    def _arrived(self, entries: list[HistoryEntry]) -> None:
        self._entries = entries
        self._fill()

    def retranslate(self) -> None:
        self._back.setText(self.tr("Back to the form"))
        self._fill()

    def texts(self) -> list[str]:
        """Everything that is shown, line by line."""
        labels = cast("list[QLabel]", self._inner.findChildren(QLabel))
        return [label.text() for label in labels]

    def _fill(self) -> None:
        while self._list.count():
            widget = self._list.takeAt(0).widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for entry in self._entries:
            self._list.addWidget(self._card(entry))
        self._list.addStretch(1)

    def _card(self, entry: HistoryEntry) -> QWidget:
        card = QWidget()
        rows = QVBoxLayout(card)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        deed = _DEEDS.get((entry.kind, entry.action))
        words = i18n.show(deed) if deed is not None else entry.action
        when = entry.at.astimezone(dt.datetime.now().astimezone().tzinfo)
        head = self._label(f"{entry.author} · {words}")
        stamp = self._label(f"{when:%Y-%m-%d %H:%M} · " + self.tr("revision {number}").format(
            number=entry.revision))  # fmt: skip
        theme.set_look(stamp, "small")
        line = QHBoxLayout()
        line.addWidget(head)
        line.addStretch(1)
        line.addWidget(stamp)
        rows.addLayout(line)
        if entry.source:
            source = self._label(entry.source)
            theme.set_look(source, "small")
            rows.addWidget(source)
        if entry.confirmed:
            confirmed = self._label(
                self.tr("confirmed: {doubts}").format(doubts=", ".join(words_of(entry.confirmed)))
            )
            confirmed.setWordWrap(True)
            theme.set_look(confirmed, "small")
            rows.addWidget(confirmed)
        other = _merged_with(entry)
        if other is not None:
            link = QPushButton(icon("external-link", "accent"), self.tr("Open the other record"))
            theme.set_look(link, "link")
            link.clicked.connect(lambda _on=False: self._open(other))
            rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if entry.action == "changed":
            grid = QGridLayout()
            grid.setHorizontalSpacing(10)
            grid.setVerticalSpacing(2)
            grid.setColumnStretch(1, 1)
            for row, (name, (old, new)) in enumerate(entry.changes.items()):
                if not name.startswith("+"):  # what is told beside the fields
                    self._change(grid, row, name, old, new)
            rows.addLayout(grid)
        return card

    def _open(self, uuid: str) -> None:
        """Show the record that this one was merged with."""
        store = self._context.store
        if store is None:
            return
        from db import links

        def found(record: Record | None) -> None:
            if record is not None:
                self._context.record_requested.emit(self._type.name, record.id)

        self._context.tasks.database(links.find, store, self._type, uuid, owner=self, done=found)

    def _change(self, grid: QGridLayout, row: int, name: str, old: object, new: object) -> None:
        spec = self._type.by_name.get(name)
        label = self._label(i18n.show(spec.label) if spec is not None else name)
        theme.set_look(label, "quiet")
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        change = self._label(f"{self._value(name, old)} → {self._value(name, new)}")
        change.setWordWrap(True)
        grid.addWidget(change, row, 1)

    def _value(self, name: str, value: object) -> str:
        spec, reference = self._type.by_name.get(name), self._context.reference
        if value is None:
            return self.tr("empty")
        if spec is None or reference is None:
            return str(value)
        shown = show(spec, value, Words(i18n.show, reference, i18n.language()))
        return shown if len(shown) <= _SHORT else shown[: _SHORT - 1] + "…"

    @staticmethod
    def _label(text: str) -> QLabel:
        label = QLabel()
        label.setText(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label


def _merged_with(entry: HistoryEntry) -> str | None:
    """UUID of the record that this one was merged with by this change."""
    if entry.kind not in ("merge", "undo", "redo"):
        return None
    from db.merging import merged_with

    merged = merged_with(entry.changes)
    return merged[1] if merged is not None else None
