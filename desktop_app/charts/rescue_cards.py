"""The key figures of a rescue centre in one strip: a number, what it is, and a word more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.charts.panel import ElidedLabel
from desktop_app.charts.rescue_words import KeyFigure
from forms import theme

HEIGHT = 84


class KeyFigureView(QWidget):
    """One figure. Its definition is in the tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = QLabel(self)
        # The widest words of one figure must not widen the window.
        self.what, self.more = ElidedLabel(self), ElidedLabel(self)
        theme.set_look(self.number, "large")
        theme.set_look(self.more, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 9)
        column.setSpacing(0)
        for label in (self.number, self.what, self.more):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            column.addWidget(label)

    def say(self, shown: KeyFigure) -> None:
        self.number.setFont(theme.with_tabular_figures(self.number.font()))
        self.number.setText(shown.number)
        self.what.setText(shown.what)
        self.more.setText(shown.more)
        self.setToolTip(
            Qt.convertFromPlainText(shown.meaning, Qt.WhiteSpaceMode.WhiteSpaceNormal)
        )  # rich text, so that it wraps
        self.setAccessibleName(f"{shown.what}: {shown.number}, {shown.more}")
        self.setAccessibleDescription(shown.meaning)


class KeyFigures(QFrame):
    """All of them, side by side."""

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_look(self, "card")
        self.setFixedHeight(HEIGHT)
        self.views = [KeyFigureView(self) for _ in range(count)]
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(20)
        for view in self.views:
            row.addWidget(view, 1)

    def show_figures(self, shown: Sequence[KeyFigure]) -> None:
        for view, one in zip(self.views, shown, strict=True):
            view.say(one)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.colour("line"))
        for view in self.views[1:]:
            x = view.geometry().left() - 10
            painter.drawLine(x, 16, x, self.height() - 17)
        painter.end()
