"""The first key figures of a report before it is made, each beside that of the period before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app import i18n
from forms import theme

if TYPE_CHECKING:
    from db.reports.key_figures import Compared

_PLACES, _COLUMNS = 8, 4


class _Figure(QWidget):
    """A number, what it is, and what it was before."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.number, self.what, self.more = QLabel(self), QLabel(self), QLabel(self)
        theme.set_look(self.number, "figure")
        theme.set_look(self.more, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        for label in (self.number, self.what, self.more):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            column.addWidget(label)

    def say(self, one: Compared, before: str) -> None:
        self.number.setFont(theme.with_tabular_figures(self.number.font()))
        self.number.setText(words_of(one.now, one.figure.form))
        self.what.setText(i18n.show(one.figure.label))
        self.more.setText(before)
        meaning = i18n.show(one.figure.meaning)
        self.setToolTip(Qt.convertFromPlainText(meaning, Qt.WhiteSpaceMode.WhiteSpaceNormal))
        self.setAccessibleName(f"{self.what.text()}: {self.number.text()}, {before}")


class FigureStrip(QFrame):
    """Eight figures at most; grey bars stand in their places until they come."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_look(self, "card")
        self.setMinimumHeight(158)
        self.figures = [_Figure(self) for _ in range(_PLACES)]
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 8, 12, 8)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(2)
        for number, figure in enumerate(self.figures):
            grid.addWidget(figure, number // _COLUMNS, number % _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.loading = True
        self.wait()

    def wait(self) -> None:
        """Nothing is known yet."""
        self.loading = True
        for figure in self.figures:
            figure.hide()
        self.update()

    def show_figures(self, shown: Sequence[Compared]) -> None:
        self.loading = False
        for place, figure in enumerate(self.figures):
            figure.setVisible(place < len(shown))
            if place < len(shown):
                one = shown[place]
                before = words_of(one.before, one.figure.form)
                figure.say(one, self.tr("before: {number}").format(number=before))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.loading:
            return
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        width = (self.width() - 28) / _COLUMNS
        for number in range(_PLACES):
            x = 16 + (number % _COLUMNS) * width
            y = 20 + (number // _COLUMNS) * 68
            painter.drawRoundedRect(QRectF(x, y, 46, 14), 4, 4)
            painter.drawRoundedRect(QRectF(x, y + 22, width * 0.6, 10), 4, 4)
        painter.end()


def words_of(value: float | None, form: str) -> str:
    """A figure as people read it."""
    if value is None:
        return "–"
    if form == "rate":
        return f"{value:.1%}"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
