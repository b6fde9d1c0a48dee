"""Goes anywhere: to a position in any form, a place of the list, a town of the base map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QWidget

from db.places.destinations import Destination, destinations
from db.places.formats import FORMATS
from db.places.geodesic import Point
from desktop_app import i18n
from desktop_app.context import Context
from desktop_app.tasks import Task
from forms.editors.field_line import FieldLine
from forms.editors.suggestions import Suggestion, Suggestions

_WAIT = 60  # milliseconds after a key, so that a pasted or quickly typed text is looked up once
_WIDTH = 232


class GoTo(FieldLine):
    """chosen: a `Destination`. gave_up: Esc was pressed, the keyboard belongs to the map again."""

    chosen = Signal(object)
    gave_up = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("goTo")
        self.setFixedWidth(_WIDTH)
        self._context = context
        self.near: Point | None = None  # the middle of the map: decides between zones
        self._task: Task | None = None
        self._asked = ""
        self._go_when_found = False
        self.found: list[Destination] = []
        self.list = Suggestions(self)
        self.list.chosen.connect(self._take)
        self.list.wanted.connect(self._look)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._wait.timeout.connect(self._look)
        self.textEdited.connect(self._typed)
        self.entered.connect(self._enter)
        self._retranslate()

    def begin(self) -> None:
        """Take the keyboard."""
        self.setFocus()
        self.selectAll()

    def _typed(self) -> None:
        self._go_when_found = False
        self._wait.start()

    def _look(self) -> None:
        reference = self._context.reference
        text = self.text().strip()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if reference is None or not text:
            self.found = []
            self.list.close()
            return
        self._asked = text
        self._task = self._context.tasks.background(
            destinations, reference, text, i18n.language(), self.near,
            owner=self, done=lambda found: self._arrived(text, found),
        )  # fmt: skip

    def _arrived(self, text: str, found: list[Destination]) -> None:
        self._task = None
        if text != self.text().strip():
            return
        self.found = found
        if self._go_when_found:
            self._go_when_found = False
            if found:
                self._take(self._lines()[0])
                return
        if not self.hasFocus():
            return
        lines = self._lines()
        self.list.open(lines or [Suggestion(None, self.tr("Nothing of this name is known"))])

    def _lines(self) -> list[Suggestion]:
        return [
            Suggestion(
                one,
                one.name,
                beside=one.beside,
                right=self._right(one),
            )
            for one in self.found
        ]

    def _right(self, one: Destination) -> str:
        if one.is_position:
            return i18n.show(FORMATS[one.form])
        if one.at is None:
            return self.tr("no coordinates yet")
        kinds = {
            "city": self.tr("city"),
            "seat": self.tr("county seat"),
            "town": self.tr("township"),
            "lake": self.tr("lake"),
        }
        return kinds.get(one.kind, "")

    def _enter(self) -> None:
        """Enter before the list is there, or while it is closed."""
        text = self.text().strip()
        if text and text == self._asked and self._task is None and self.found:
            self._take(self._lines()[0])
        elif text:
            self._go_when_found = True
            self._wait.stop()
            self._look()

    def _take(self, item: Suggestion) -> None:
        if item.value is None:
            return
        self.list.close()
        self.setText(item.value.name)
        self._asked, self.found = "", []
        self.chosen.emit(item.value)

    def event(self, event: QEvent) -> bool:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QKeyEvent

        if (
            isinstance(event, QKeyEvent)
            and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
            and event.key() == Qt.Key.Key_Escape
            and not self.list.is_open()
        ):
            if event.type() == QEvent.Type.KeyPress:
                self.gave_up.emit()
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setPlaceholderText(self.tr("Go to a place or coordinates"))
        self.setToolTip(self.tr("Ctrl+G, or / in the map"))
        self.setAccessibleName(self.tr("Go to a place or coordinates"))
