"""The small panel under "Add entry": type a letter or two, or the number of a kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QCloseEvent, QInputMethodEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from db.names import fold
from db.pinyin import search_keys
from db.record_types import RecordType
from desktop_app import i18n
from desktop_app.filters.popup import Popup
from desktop_app.rescue.kinds import icon_of, words_of
from forms import theme
from forms.icons import icon

_DIGITS: Final = "1234567890"
_KEY: Final = Qt.ItemDataRole.UserRole + 1


class KindPopup(Popup):
    """Offers kinds of entries; `chosen` carries the name of one."""

    chosen = Signal(str)

    def __init__(self, kinds: Sequence[RecordType], opener: QWidget) -> None:
        super().__init__(opener)
        self.setFixedWidth(264)
        self._kinds = tuple(kinds)
        self.line = _Line(self)
        self.line.setPlaceholderText(self.tr("Type to find, or press its number"))
        self.list = QListWidget(self)
        self.list.setIconSize(QSize(16, 16))
        self.list.setItemDelegate(_KeyDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hint = QLabel(self.tr("↑ ↓ and Enter choose, Esc leaves"), self)
        theme.set_look(self.hint, "small")
        for widget in (self.line, self.list, self.hint):
            self.body.addWidget(widget)
        self.line.textEdited.connect(self._narrow)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._choose())
        self.setFocusProxy(self.line)
        self._narrow("")
        # So tall as all of them, so that nothing jumps while it is narrowed.
        rows = self.list.count()
        self.list.setFixedHeight(rows * max(24, self.list.sizeHintForRow(0)) + 4)

    def open(self) -> None:
        super().open()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def matching(self, text: str) -> list[RecordType]:
        """The kinds a text finds, best first."""
        typed = fold(text)
        if not typed:
            return list(self._kinds)
        ranked = []
        for place, kind in enumerate(self._kinds):
            rank = _rank(kind, typed)
            if rank is not None:
                ranked.append((rank, place, kind))
        return [kind for _rank, _place, kind in sorted(ranked, key=lambda one: one[:2])]

    def _narrow(self, text: str) -> None:
        self.list.clear()
        for kind in self.matching(text):
            number = self._kinds.index(kind)
            key = _DIGITS[number] if number < len(_DIGITS) else ""
            item = QListWidgetItem(icon(icon_of(kind.name)), i18n.show(kind.label))
            item.setData(Qt.ItemDataRole.UserRole, kind.name)
            item.setData(_KEY, key)
            if key:
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{i18n.show(kind.label)}, {key}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._take(item.data(Qt.ItemDataRole.UserRole))

    def _take(self, name: str) -> None:
        self.close()
        self.chosen.emit(name)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        # Fast fingers close it before the window system has heard that it was open.
        self._opener.window().activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if not self.line.composing and self._take_key(event):
                return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, row = event.key(), self.list.currentRow()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row + step)))
        elif event.text() and event.text() in _DIGITS and not self.line.text():
            number = _DIGITS.index(event.text())
            if number < len(self._kinds):
                self._take(self._kinds[number].name)
        else:
            return False
        return True


class _KeyDelegate(QStyledItemDelegate):
    """Draws the key that chooses a line, quiet at its right end."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        key = index.data(_KEY)
        if key:
            area: QRect = option.rect  # type: ignore[attr-defined]
            painter.save()
            painter.setPen(theme.colour("quiet"))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area.adjusted(0, 0, -12, 0), flags, key)
            painter.restore()


class _Line(QLineEdit):
    """Knows whether an input method is in the middle of a word."""

    composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)


def _rank(kind: RecordType, typed: str) -> int | None:
    label = i18n.show(kind.label)
    shown = fold(label)
    if shown.startswith(typed):
        return 0
    if any(word.startswith(typed) for word in (search_keys(label) or "").split()):
        return 1
    words = [fold(word) for word in words_of(kind)]
    if any(word.startswith(typed) for word in words):
        return 2
    if any(part.startswith(typed) for word in words for part in word.split()):
        return 3
    return 4 if typed in shown else None
