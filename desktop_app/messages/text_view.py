"""The message as it was pasted, with the words marked that something was found in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from forms import theme

_Underline = QTextCharFormat.UnderlineStyle
_LINES: Final = {"sure": _Underline.SingleUnderline, "unsure": _Underline.DashUnderline}


class MessageText(QTextEdit):
    """Shows a text that is not typed in here. pointed: the mouse is over the words of this mark,
    -1 for none. chosen: they were clicked."""

    pointed = Signal(int)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.viewport().setMouseTracking(True)
        self._text = ""
        self._marks: list[tuple[int, int, bool]] = []
        self._current = -1

    def show_text(self, text: str) -> None:
        """`text` as it is; nothing in it is marked."""
        self._text, self._marks, self._current = text, [], -1
        self.setPlainText(text)
        self.setExtraSelections([])

    def mark(self, marks: Sequence[tuple[int, int, bool]]) -> None:
        """Mark text[start:end] for each (start, end, sure); an empty one marks nothing."""
        self._marks = list(marks)
        self._draw()

    def set_current(self, index: int) -> None:
        """The mark that is looked at now stands out, and into view; -1 for none."""
        if index == self._current:
            return
        self._current = index
        self._draw()
        if 0 <= index < len(self._marks) and self._marks[index][0] < self._marks[index][1]:
            # The end first, so that the beginning is in view whatever its length.
            for place in (self._marks[index][1], self._marks[index][0]):
                cursor = QTextCursor(self.document())
                cursor.setPosition(self._units(place))
                self.setTextCursor(cursor)
                self.ensureCursorVisible()

    def marked_words(self, index: int) -> str:
        """What stands under a mark, as Qt has it."""
        start, end, _sure = self._marks[index]
        return self._cursor(start, end).selectedText()

    def _units(self, place: int) -> int:
        """Qt counts in UTF-16: an emoji is two."""
        return place + sum(letter > "\uffff" for letter in self._text[:place])

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._units(start))
        cursor.setPosition(self._units(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _draw(self) -> None:
        selections = []
        # The current one last, so that it lies over others that share its words.
        order = sorted(range(len(self._marks)), key=lambda index: index == self._current)
        for index in order:
            start, end, sure = self._marks[index]
            if start >= end:
                continue
            kind = "accent" if sure else "doubt"
            look = QTextCharFormat()
            current = index == self._current
            look.setBackground(theme.colour("accent" if current else f"{kind}_soft"))
            if current:
                look.setForeground(theme.colour("accent_ink"))
            look.setUnderlineStyle(_LINES["sure" if sure else "unsure"])
            look.setUnderlineColor(theme.colour("accent_ink" if current else kind))
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = self._cursor(start, end), look  # type: ignore[attr-defined]
            selections.append(selection)
        self.setExtraSelections(selections)

    def _mark_at(self, event: QMouseEvent) -> int:
        at = (
            self.document()
            .documentLayout()
            .hitTest(
                event.position() + self._scrolled(),
                Qt.HitTestAccuracy.ExactHit,
            )
        )
        for index, (start, end, _sure) in enumerate(self._marks):
            if self._units(start) <= at < self._units(end):
                return index
        return -1

    def _scrolled(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self._mark_at(event)
        shape = Qt.CursorShape.IBeamCursor if index < 0 else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        self.pointed.emit(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self._mark_at(event)
        if index >= 0:
            self.chosen.emit(index)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(-1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_marks"):
            self._draw()
