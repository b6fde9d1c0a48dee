"""A number the program can offer for an empty field: seen there, taken with one key or click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from db.text import Text
from forms.editors.field_line import KeyTaker
from forms.editors.number import NumberEditor


class OfferedNumber(KeyTaker):
    """Shows "≈ 4,440" as a small button in an empty field; a click or the down key types it.

    Nothing is in the record before somebody takes it. said: a sentence for the tool tip.
    """

    def __init__(self, editor: NumberEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._line = editor.line
        self._number: float | None = None
        self._said: Text | None = None
        self._button = self._line.add_button()
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.accept)
        self._button.hide()
        self._line.refit()
        self._line.keys = self
        self._line.textChanged.connect(self._show)
        editor.installEventFilter(self)

    @property
    def number(self) -> float | None:
        """What is offered now; None while something stands in the field."""
        empty = not self._line.text().strip() and not self._line.isReadOnly()
        return self._number if empty else None

    def offer(self, number: float | None, said: Text | None = None) -> None:
        """Offer another number, or none."""
        if (number, said) != (self._number, self._said):
            self._number, self._said = number, said
            self._show()

    def accept(self) -> None:
        """Type the number that is offered."""
        number = self.number
        if number is not None:
            self._editor.set_raw({"text": f"{number:g}"})
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        number = self.number
        shown = "" if number is None else f"≈ {number:,.0f} ▾"
        said = "" if self._said is None else self._editor.host.translate(self._said)
        self._button.setToolTip(said)
        self._button.setAccessibleName(said)
        if shown != self._button.text() or self._button.isHidden() != (number is None):
            self._button.setText(shown)
            self._button.setVisible(number is not None)
            self._line.refit()

    def wants(self, event: QKeyEvent) -> bool:
        return self._is_taking(event)

    def take(self, event: QKeyEvent) -> bool:
        if not self._is_taking(event):
            return False
        self.accept()
        return True

    def _is_taking(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return event.key() == Qt.Key.Key_Down and plain and self.number is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        return False
