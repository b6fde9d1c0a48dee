"""Whole and decimal numbers; single coordinates in degrees."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.fields import FieldSpec
from db.record_types import RecordType
from forms.editors.line import LineEditor
from forms.host import FormHost


class NumberEditor(LineEditor):
    """Reads what `db.conversion` reads: 12, １２, 1,204.5, degrees with their marks."""

    def __init__(
        self,
        record_type: RecordType,
        specs: tuple[FieldSpec, ...],
        host: FormHost,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(record_type, specs, host, parent)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
