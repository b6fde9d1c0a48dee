"""The pin at a field: its value is wanted again in the next record."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from forms import theme
from forms.editors.field_line import FieldLine
from forms.icons import icon

PIN_KEY = Qt.Key.Key_F8
REPEAT_KEY = Qt.Key.Key_F7
_SIZE = 14


class PinButton(QToolButton):
    """Stands inside a line of text, or in the upper right corner of a larger field."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._line = field if isinstance(field, FieldLine) else None
        self._pinned = False
        theme.set_look(self, "inside")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setIconSize(QSize(_SIZE, _SIZE))
        self.hide()
        if self._line is not None:
            self._line.put_button(self)
        else:
            field.installEventFilter(self)
            self._to_corner()

    def show_state(self, *, here: bool, pinned: bool) -> None:
        """Whether it is shown, and as what."""
        self._pinned = pinned
        self.setIcon(icon("pinned", "accent") if pinned else icon("pin", "quiet"))
        words = (
            self.tr("Pinned: the next record begins with it. F8 takes the pin out.")
            if pinned
            else self.tr("Pin for the next record: F8")
        )
        self.setToolTip(words + "\n" + self.tr("F7 repeats the value of the record before."))
        self.setAccessibleName(words)
        shown = here or pinned
        if shown != (not self.isHidden()):
            self.setVisible(shown)
            if self._line is not None:
                self._line.refit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_state(here=not self.isHidden(), pinned=self._pinned)
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._to_corner()
        return False

    def _to_corner(self) -> None:
        size = self.sizeHint()
        self.setGeometry(self._field.width() - size.width() - 5, 4, size.width(), size.height())
