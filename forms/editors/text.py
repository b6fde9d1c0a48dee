"""One line of text, with words used before; and text of several lines that grows as it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from db.fields import FieldSpec
from db.record_types import RecordType
from forms.editors.base import Editor
from forms.editors.line import LineEditor
from forms.editors.suggestions import Suggestion, Suggestions
from forms.editors.window_keys import leaves_to_window
from forms.host import FormHost


class TextEditor(LineEditor):
    """A line of free text. What was typed here before is offered, never forced."""

    def __init__(
        self,
        record_type: RecordType,
        specs: tuple[FieldSpec, ...],
        host: FormHost,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(record_type, specs, host, parent)
        self._suggestions = Suggestions(self.line)
        self._suggestions.chosen.connect(self._chosen)
        self._suggestions.wanted.connect(self._ask)
        self.line.textEdited.connect(self._ask)

    def understand(self, text: str) -> str:
        return text

    def shown(self, value: Any) -> str:
        return str(value)

    def settle(self) -> None:
        pass  # the text is the value; what was typed stays as it was typed

    def _ask(self) -> None:
        asked = self.line.text()
        if self.line.composing:
            return

        def answered(texts: list[str]) -> None:
            # The answer may come late: only for the text that was asked about, while still here.
            if self.line.text() != asked or not self.line.hasFocus():
                return
            items = [Suggestion(text, text) for text in texts if text != asked]
            self._suggestions.open(items, row=-1)

        self.host.suggestions(self.record_type.name, self.spec.name, asked, answered)

    def _chosen(self, item: Suggestion) -> None:
        self.line.setText(item.text)
        self.read_text()
        self.touch()


class LongTextEditor(Editor):
    """Several lines. Tab goes on, Enter makes a new line, the height follows the text."""

    wide = True
    _LINES = 10

    def __init__(
        self,
        record_type: RecordType,
        specs: tuple[FieldSpec, ...],
        host: FormHost,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(record_type, specs, host, parent)
        self.area = TextArea(self)
        self.setFocusProxy(self.area)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.area)
        self._showing = False
        self.area.textChanged.connect(self._edited)
        self.area.left.connect(self.left)
        self.area.resized.connect(self._fit)
        self.area.setFixedHeight(self._height())

    def typed_values(self) -> dict[str, Any]:
        return {self.spec.name: self.area.toPlainText().strip() or None}

    def show_values(self, values: Mapping[str, Any]) -> None:
        self._showing = True
        self.area.setPlainText(values.get(self.spec.name) or "")
        self._showing = False

    def raw(self) -> dict[str, Any]:
        return {"text": self.area.toPlainText()}

    def set_raw(self, raw: Mapping[str, Any]) -> None:
        self.area.setPlainText(str(raw.get("text", "")))

    def field_widget(self) -> QWidget:
        return self.area

    def set_read_only(self, read_only: bool) -> None:
        self.area.setReadOnly(read_only)
        self.area.style().unpolish(self.area)
        self.area.style().polish(self.area)

    def composing(self) -> bool:
        return self.area.composing

    def _edited(self) -> None:
        self._fit()
        if not self._showing:
            self.touch()

    def _height(self) -> int:
        lines = max(2, min(self._LINES, int(self.area.document().size().height())))
        return lines * self.area.fontMetrics().lineSpacing() + 20

    def _fit(self) -> None:
        height = self._height()
        if height != self.area.minimumHeight():
            # Changing the height from inside a resize would start the layout over.
            QTimer.singleShot(0, self.area, lambda: self.area.setFixedHeight(height))


class TextArea(QPlainTextEdit):
    """Text of several lines; came, left: the keyboard."""

    came = Signal()
    left = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.composing:
                event.accept()
                return True
            document = self.document()
            if leaves_to_window(event, document.isUndoAvailable(), document.isRedoAvailable()):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Ctrl+Enter belongs to the form: save and next.
        if event.text() == "\r" and event.modifiers() and not self.composing:
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.composing = False
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
