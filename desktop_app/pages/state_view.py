"""What a page shows when it has nothing to show yet: empty, loading or in trouble."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from forms import theme
from forms.icons import icon


class StateView(QWidget):
    """A picture, what is the matter in one line, what to do, and at most two ways out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 24, 32, 48)
        outer.setSpacing(8)
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = QLabel(self)
        self.title.setObjectName("stateTitle")
        self.text = QLabel(self)
        self.text.setObjectName("stateText")
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._name = ""
        outer.addStretch(2)
        outer.addWidget(self._picture)
        outer.addSpacing(4)
        outer.addWidget(self.title)
        outer.addWidget(self.text)
        outer.addSpacing(8)
        outer.addLayout(self._buttons)
        outer.addStretch(3)

    def say(
        self,
        picture: str,
        title: str,
        text: str = "",
        ways_out: tuple[tuple[str, Callable[[], None]], ...] = (),
        *,
        accent: bool = True,
    ) -> None:
        """Show this. The first way out is the page's accent button, unless told otherwise."""
        self._name = picture
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        while self._buttons.count():
            widget = self._buttons.takeAt(0).widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._buttons.addStretch(1)
        for number, (label, call) in enumerate(ways_out):
            button = QPushButton(label, self)
            if number == 0 and accent:
                theme.set_look(button, "accent")
            button.clicked.connect(lambda _on=False, call=call: call())
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._draw_picture()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self._name:
            self._draw_picture()
        super().changeEvent(event)

    def _draw_picture(self) -> None:
        self._picture.setPixmap(icon(self._name, "faint").pixmap(QSize(44, 44)))


class Skeleton(QFrame):
    """Grey bars where rows will stand, so that nothing jumps when they come.

    Drawn only after a moment: what is quick shows no skeleton at all.
    """

    ROW = 32
    _WIDTHS = (0.09, 0.16, 0.05, 0.1, 0.08, 0.09, 0.09, 0.07)

    def __init__(self, parent: QWidget | None = None, delay: int = 120) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._visible_now = delay == 0
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(delay)
        self._wait.timeout.connect(self._appear)
        self._wait.start()

    def _appear(self) -> None:
        self._visible_now = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._visible_now:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for row in range(self.height() // self.ROW):
            painter.setOpacity(max(0.15, 1 - row / 14))
            x = 10.0
            for index, share in enumerate(self._WIDTHS):
                width = share * self.width()
                painter.setBrush(theme.colour("line"))
                shown = width * (0.55 + 0.12 * ((row * 3 + index * 5) % 4))
                painter.drawRoundedRect(QRectF(x, row * self.ROW + 11, shown, 10), 4, 4)
                x += width + 24
        painter.end()
