"""An editor of one field that is one line of text; the kinds differ in what the text means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from db import conversion
from db.conversion import ConversionError, Reading
from db.fields import FieldSpec
from db.record_types import RecordType
from db.text import Text
from forms.editors.base import Editor
from forms.editors.field_line import FieldLine
from forms.host import FormHost


class LineEditor(Editor):
    """Reads its text with `understand`, shows a value with `shown`."""

    def __init__(
        self,
        record_type: RecordType,
        specs: tuple[FieldSpec, ...],
        host: FormHost,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(record_type, specs, host, parent)
        self.line = FieldLine(self)
        self.setFocusProxy(self.line)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.line)
        self.line.textEdited.connect(self._edited)
        self.line.entered.connect(self._entered)
        self.line.left.connect(self._left)
        self._value: Any = None
        self._complaint: Text | None = None

    # what the kinds say

    def understand(self, text: str) -> Any:
        """The value of `text`, which is not blank. Raises ConversionError."""
        reading = Reading(translate=self.host.translate, today=self.host.today())
        return conversion.parse(self.spec, text, self.host.reference(), reading)

    def shown(self, value: Any) -> str:
        """The text that stands for `value`, which is not None."""
        words = conversion.Words(self.host.translate, self.host.reference(), self.host.language)
        return conversion.show(self.spec, value, words)

    # the rest

    def value(self) -> Any:
        """The value, or None while the field is empty or not understood."""
        return self.values()[self.spec.name]

    def typed_values(self) -> dict[str, Any]:
        return {self.spec.name: self._value}

    def show_values(self, values: Mapping[str, Any]) -> None:
        self._value = values.get(self.spec.name)
        self._complaint = None
        self.line.setText("" if self._value is None else self.shown(self._value))
        self.line.setCursorPosition(0)

    def read_text(self) -> None:
        """Take the value from the text as it stands."""
        text = self.line.text().strip()
        self._value, self._complaint = None, None
        if text:
            try:
                self._value = self.understand(text)
            except ConversionError as error:
                self._complaint = error.text

    def _edited(self) -> None:
        self.read_text()
        self.touch()

    def settle(self) -> None:
        """The keyboard leaves: show the understood value in its usual form."""
        if self._touched and self._value is not None:
            shown = self.shown(self._value)
            if shown != self.line.text():
                self.line.setText(shown)

    def _entered(self) -> None:
        self.settle()
        self.entered.emit()

    def _left(self) -> None:
        self.settle()
        self.left.emit()

    def complaint(self) -> Text | None:
        return self._complaint if self._touched else None

    def raw(self) -> dict[str, Any]:
        return {"text": self.line.text()}

    def set_raw(self, raw: Mapping[str, Any]) -> None:
        self.line.setText(str(raw.get("text", "")))
        self.read_text()
        self.touch()

    def field_widget(self) -> QWidget:
        return self.line

    def retranslate(self) -> None:
        super().retranslate()
        if self._touched:
            self.settle()
        self.line.set_caption(self.caption())

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
