"""The one-line field of every form: unit and status inside it, safe with input methods."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from forms import theme
from forms.editors.window_keys import leaves_to_window
from forms.icons import icon

_PADDING = 9  # the style sheet's padding and border, where the text begins
_GAP = 6


class FieldLine(QLineEdit):
    """A line of text with a quiet caption, a hint after the text, and buttons inside.

    entered: Enter was pressed and nothing else wanted it. came/left: the keyboard came here or
    went elsewhere. `keys` may be set to what looks at keys first (an open list of suggestions).
    """

    entered = Signal()
    left = Signal()
    came = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = ""
        self._caption_shown = False
        self.textChanged.connect(self._text_changed)
        self._hints: tuple[str, ...] = ()
        self._buttons: list[QToolButton] = []
        self._composing = False
        self.keys: KeyTaker | None = None
        self.textChanged.connect(self._fit_tall_script)

    # what stands inside

    def set_caption(self, text: str) -> None:
        """Unit or name of the field, quiet, at the right."""
        if text != self._caption:
            self._caption = text
            self._make_room()

    def set_hint(self, *texts: str) -> None:
        """What belongs to the text but is not typed, e.g. the Latin name.

        Several texts say the same at less and less length: the first that has room is shown.
        """
        hints = tuple(text for text in texts if text)
        if hints != self._hints:
            self._hints = hints
            self.update()

    def hint(self) -> str:
        """The hint at full length."""
        return self._hints[0] if self._hints else ""

    def add_button(self, name: str | None = None) -> QToolButton:
        """A small button at the right, inside; `name` is its icon."""
        button = QToolButton(self)
        theme.set_look(button, "inside")
        button.setCursor(Qt.CursorShape.ArrowCursor)
        if name is not None:
            button.setIcon(icon(name, "quiet"))
            button.setIconSize(QSize(14, 14))
        self._buttons.append(button)
        self._make_room()
        return button

    def put_button(self, button: QToolButton) -> None:
        """A button of somebody else's, left of those of the field itself."""
        self._buttons.insert(0, button)
        self._make_room()

    def _shown_buttons(self) -> list[QToolButton]:
        return [button for button in self._buttons if not button.isHidden()]

    def _small_font(self) -> QFont:
        small = QFont(self.font())
        small.setPixelSize(max(10, self.font().pixelSize() - 1))
        return small

    def _make_room(self) -> None:
        right = 0
        for button in self._shown_buttons():
            right += button.sizeHint().width() + 2
        self._caption_shown = self._caption_fits(right)
        if self._caption_shown:
            right += self._caption_width()
        margins = self.textMargins()
        margins.setRight(right)
        self.setTextMargins(margins)
        self._place_buttons()
        self.update()

    def _caption_width(self) -> int:
        return QFontMetrics(self._small_font()).horizontalAdvance(self._caption) + _GAP

    def _caption_fits(self, buttons: int) -> bool:
        """Whether the caption leaves room for all of the text: it gives way, not what is typed."""
        if not self._caption:
            return False
        text = self.fontMetrics().horizontalAdvance(self.text())
        room = self.width() - 2 * _PADDING - buttons - self._caption_width()
        return text <= room or not self.isVisible()

    def _text_changed(self) -> None:
        if self._caption:
            buttons = sum(one.sizeHint().width() + 2 for one in self._shown_buttons())
            if self._caption_fits(buttons) is not self._caption_shown:
                self._make_room()

    def _place_buttons(self) -> None:
        x = self.width() - 5
        for button in reversed(self._shown_buttons()):
            size = button.sizeHint()
            x -= size.width()
            button.setGeometry(x, (self.height() - size.height()) // 2, size.width(), size.height())
            x -= 2

    def refit(self) -> None:
        """To be called after an inner button has another text, or was hidden or shown."""
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()
        self._text_changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._caption and not self._hints:
            return
        painter = QPainter(self)
        painter.setFont(self._small_font())
        painter.setPen(theme.colour("quiet" if self.isEnabled() else "faint"))
        # By the base line: centring would lift a line that holds a taller script.
        metrics = painter.fontMetrics()
        base = (self.height() + self.fontMetrics().capHeight()) // 2
        right = self.width() - _PADDING
        if shown_buttons := self._shown_buttons():
            right = shown_buttons[0].x() - _GAP
        if self._caption and self._caption_shown:
            width = metrics.horizontalAdvance(self._caption)
            painter.drawText(right - width, base, self._caption)
            right -= width + _GAP
        if self._hints and not self.hasFocus():
            left = _PADDING + self.fontMetrics().horizontalAdvance(self.text()) + 2 * _GAP
            room = right - left
            fitting = (hint for hint in self._hints if metrics.horizontalAdvance(hint) <= room)
            hint = next(fitting, self._hints[-1])
            shown = metrics.elidedText(hint, Qt.TextElideMode.ElideRight, room)
            if room > 24:
                painter.drawText(right - metrics.horizontalAdvance(shown), base, shown)
        painter.end()

    def _fit_tall_script(self) -> None:
        # QLineEdit centres a line by its whole height, so beside a script with a tall font
        # (Tibetan) all letters climb out of the field. A margin below zero lends it room.
        bottom = 0
        if any("\u0f00" <= letter <= "\u0fff" for letter in self.text()):
            layout = QTextLayout(self.text(), self.font())
            layout.beginLayout()
            line = layout.createLine()
            layout.endLayout()
            metrics = self.fontMetrics()
            bottom = -round(line.height() - metrics.height())
        margins = self.textMargins()
        if margins.bottom() != bottom:
            margins.setBottom(bottom)
            self.setTextMargins(margins)

    # keys

    @property
    def composing(self) -> bool:
        """Whether an input method is putting a word together in this field."""
        return self._composing

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        # While a word is being composed no shortcut may act on the half-typed text.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            wanted = self.keys is not None and self.keys.wants(event)
            if self._composing or wanted:
                event.accept()
                return True
            if leaves_to_window(event, self.isUndoAvailable(), self.isRedoAvailable()):
                event.ignore()
                return True
        # Tab moves the focus before keyPressEvent sees it; an open list comes first.
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            and self.keys is not None
            and not self._composing
        ):
            self.keys.take(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._composing:
            super().keyPressEvent(event)
            return
        if self.keys is not None and self.keys.take(event):
            event.accept()
            return
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if plain:
                self.entered.emit()
                event.accept()
            else:
                event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.came.emit()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._composing = False
        reason = event.reason()  # type: ignore[attr-defined]
        # A menu of the field itself or another window coming to the front is no leaving.
        if reason not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class KeyTaker(QObject):
    """Something that looks at a field's keys before the field does."""

    def wants(self, event: QKeyEvent) -> bool:
        """Whether the key must not act as a shortcut of the window."""
        raise NotImplementedError

    def take(self, event: QKeyEvent) -> bool:
        """Act on the key; True when the field shall not see it."""
        raise NotImplementedError
