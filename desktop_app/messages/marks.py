"""Quiet marks on the fields that were filled from a message, until the record is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from forms import theme
from forms.editors.base import Editor
from forms.record_form import RecordForm

_WIDTH: Final = 3


class Marks(QObject):
    """The marks of one form. They go with the record; a field typed in loses its own."""

    def __init__(self, form: RecordForm) -> None:
        super().__init__(form)
        self._form = form
        self._marks: dict[Editor, _Mark] = {}
        self._left: dict[str, tuple[str, Mapping[str, Any]]] = {}
        form.dirty_changed.connect(self._dirty_changed)

    def add(self, editor: Editor, words: str) -> None:
        """Say that a field is from these words of the message; "" for the message as such."""
        self._drop(editor)
        mark = _Mark(editor, words)
        self._marks[editor] = mark
        editor.changed.connect(mark.typed)
        mark.done.connect(lambda: self._drop(editor))

    def words(self, editor: Editor) -> str | None:
        """The words a field is from; None when it is not from a message."""
        mark = self._marks.get(editor)
        return None if mark is None else mark.words

    def recall(self) -> None:
        """An unsaved record has come back into the form: its fields are marked as before."""
        for name, (words, raw) in self._left.items():
            editor = self._form.body.by_field.get(name)
            if editor is not None and editor.raw() == raw:
                self.add(editor, words)

    def forget(self) -> None:
        """The record was saved, or is not wanted: nothing of it comes back."""
        self._left = {}
        for editor in list(self._marks):
            self._drop(editor)

    def _drop(self, editor: Editor) -> None:
        mark = self._marks.pop(editor, None)
        if mark is not None:
            mark.take_away()

    def _dirty_changed(self, dirty: bool) -> None:
        if not dirty and self._marks:
            self._left = {e.spec.name: (m.words, m.raw) for e, m in self._marks.items()}
            for editor in list(self._marks):
                self._drop(editor)


class _Mark(QWidget):
    """A bar at the left edge of a field, and a tooltip over all of it."""

    done = Signal()

    def __init__(self, editor: Editor, words: str) -> None:
        self._field = editor.field_widget()
        super().__init__(self._field)
        self._editor = editor
        self.words = words
        self.raw = editor.raw()
        self._gone = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._field.installEventFilter(self)
        self._place()
        self._retranslate()
        self.show()

    def typed(self) -> None:
        """Somebody changed the value: it is his now."""
        self.done.emit()

    def take_away(self) -> None:
        self._gone = True
        self._field.removeEventFilter(self)
        self._editor.changed.disconnect(self.typed)
        self._field.setToolTip(self._help())
        self._field.setAccessibleDescription(self._help())
        self.hide()
        self.deleteLater()

    def _place(self) -> None:
        self.setGeometry(2, 3, _WIDTH, max(4, self._field.height() - 6))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(self.rect(), 1.5, 1.5)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "raw"):
            # The editor says its own words in this turn.
            QTimer.singleShot(0, self, self._retranslate)

    def _help(self) -> str:
        """What the field says of itself without a message."""
        said = self._editor.spec.help
        return "" if said is None else self._editor.host.translate(said)

    def _retranslate(self) -> None:
        if self._gone:
            return
        said = (
            self.tr("From the message: “{words}”").format(words=" ".join(self.words.split()))
            if self.words
            else self.tr("From the message")
        )
        tip = self._help()
        self._field.setToolTip(f"{said}\n{tip}" if tip else said)
        self._field.setAccessibleDescription(said)
