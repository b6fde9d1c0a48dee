"""The colour of a layer: one of the colour-blind-safe set, or any other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QWidget

from desktop_app.filters.popup import Popup
from desktop_app.text_line import TextLine
from forms import theme
from forms.icons import icon


class ColourChoice(QWidget):
    """The colour-blind-safe set as buttons, and one for any other colour."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._now = ""
        self._real = ""
        self.buttons: list[QToolButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for number in range(len(theme.current().series)):
            button = self._button(str(number + 1))
            row.addWidget(button)
            self.buttons.append(button)
        self.other = self._button("")
        self.other.setIcon(icon("pencil", "label"))
        row.addWidget(self.other)
        row.addStretch(1)
        self.setFocusProxy(self.buttons[0])
        self.redraw()

    def _button(self, colour: str) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setFixedSize(24, 24)
        button.setIconSize(QSize(14, 14))
        button.clicked.connect(lambda: self._clicked(colour))
        return button

    def _clicked(self, colour: str) -> None:
        if colour:
            self.chosen.emit(colour)
            return
        self.show_colour(self._now, self._real)
        popup = ColourPopup(self.other, self._real)
        popup.chosen.connect(self.chosen)
        popup.open()

    def show_colour(self, colour: str, real: str) -> None:
        self._now, self._real = colour, real
        for number, button in enumerate(self.buttons):
            button.setChecked(colour == str(number + 1))
        free = not colour.isdecimal()
        self.other.setChecked(free)
        self.other.setIcon(_dot(real) if free else icon("pencil", "label"))

    def redraw(self) -> None:
        for number, button in enumerate(self.buttons):
            button.setIcon(_dot(theme.current().series[number]))
            button.setAccessibleName(self.tr("Colour {number}").format(number=number + 1))
            button.setToolTip(button.accessibleName())
        self.other.setAccessibleName(self.tr("Another colour…"))
        self.other.setToolTip(self.other.accessibleName())


class ColourPopup(Popup):
    """Any colour: from a field of them, or as #RRGGBB."""

    chosen = Signal(str)

    def __init__(self, opener: QWidget, now: str) -> None:
        super().__init__(opener)
        grid = QGridLayout()
        grid.setSpacing(2)
        for row, (saturation, value) in enumerate(((230, 130), (200, 190), (120, 225), (0, 0))):
            for column in range(8):
                shade = QColor.fromHsv(column * 45, saturation, value)
                if not value:
                    shade = QColor.fromHsv(0, 0, column * 36)
                button = QToolButton(self)
                button.setAutoRaise(True)
                name = shade.name().upper()
                button.setIcon(_dot(name))
                button.setAccessibleName(name)
                button.clicked.connect(lambda _on=False, name=name: self._take(name))
                grid.addWidget(button, row, column)
        self.body.addLayout(grid)
        self.text = TextLine(self)
        self.text.setText(now)
        self.text.setInputMask("\\#HHHHHH")
        self.text.setAccessibleName(self.tr("Colour as #RRGGBB"))
        self.text.returnPressed.connect(lambda: self._take(self.text.text().upper()))
        self.body.addWidget(self.text)

    def open(self) -> None:
        super().open()
        self.text.setFocus()
        self.text.selectAll()

    def _take(self, name: str) -> None:
        if len(name) == 7:
            self.chosen.emit(name)
            self.close()


def _dot(colour: str) -> QIcon:
    picture = QPixmap(28, 28)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(2, 2, 24, 24)
    painter.end()
    return QIcon(picture)
