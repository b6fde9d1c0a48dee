"""What came of an import, or of taking one back: an account that adds up, and the ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from forms import theme
from forms.icons import icon

MOST_LINKS: Final = 60


@dataclass(frozen=True, slots=True)
class Account:
    """What is said. lines: number and what of; they add up to `total`, which says of what.

    links: records to look at, as (id, words); `links_title` stands above them.
    """

    title: str
    source: str
    total: tuple[int, str] | None = None
    lines: Sequence[tuple[int, str, str]] = ()
    links_title: str = ""
    links: Sequence[tuple[int, str]] = ()


class DoneFace(QFrame):
    """show_requested, rejects_requested, undo_requested, another_requested: the buttons.

    record_requested: id of one of the records listed.
    """

    record_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        self.title.setObjectName("stateTitle")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self._source = QLabel()
        self._source.setObjectName("stateText")
        self._source.setTextFormat(Qt.TextFormat.PlainText)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(12)
        self._lines.setVerticalSpacing(4)
        self._lines.setColumnStretch(1, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self.buttons: list[QPushButton] = []
        self._links_title = QLabel()
        theme.set_look(self._links_title, "heading")
        self._links = QVBoxLayout()
        self._links.setSpacing(2)
        card = QFrame()
        card.setObjectName("card")
        card.setMaximumWidth(640)
        body = QVBoxLayout(card)
        body.setContentsMargins(24, 20, 24, 20)
        body.setSpacing(10)
        body.addWidget(self.title)
        body.addWidget(self._source)
        body.addLayout(self._lines)
        body.addWidget(self._links_title)
        body.addLayout(self._links)
        body.addSpacing(6)
        body.addLayout(self._buttons)
        inner = QWidget()
        outer = QHBoxLayout(inner)
        outer.setContentsMargins(14, 20, 14, 14)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.addWidget(card)
        column.addStretch(1)
        outer.addLayout(column, 6)
        outer.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def show_account(
        self, account: Account, ways: Sequence[tuple[str, str, Callable[[], object]]]
    ) -> None:
        """`ways`: words, icon and what to do; the first is the likeliest."""
        self.title.setText(account.title)
        self._source.setText(account.source)
        self._source.setVisible(bool(account.source))
        _empty(self._lines)
        _empty(self._links)
        place = 0
        for count, words, look in account.lines:
            self._line(place, f"{count:,}", words, look)
            place += 1
        if account.total is not None:
            rule = QFrame()
            theme.set_look(rule, "rule")
            self._lines.addWidget(rule, place, 0, 1, 2)
            self._line(place + 1, f"{account.total[0]:,}", account.total[1], "title")
        self._links_title.setText(account.links_title)
        self._links_title.setVisible(bool(account.links))
        for id, words in account.links[:MOST_LINKS]:
            link = QPushButton(words)
            theme.set_look(link, "link")
            link.clicked.connect(lambda _on=False, id=id: self.record_requested.emit(id))
            self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        for button in self.buttons:
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        while self._buttons.count():
            self._buttons.takeAt(0)
        self.buttons = []
        for number, (words, name, call) in enumerate(ways):
            button = QPushButton(words)
            button.setIcon(icon(name, "accent_ink" if number == 0 else "ink"))
            if number == 0:
                theme.set_look(button, "accent")
            button.clicked.connect(lambda _on=False, call=call: call())
            self._buttons.addWidget(button)
            self.buttons.append(button)
        self._buttons.addStretch(1)
        if self.buttons:
            self.buttons[0].setFocus()

    def lines(self) -> list[tuple[str, str]]:
        """The account as it stands there: number and words of each line."""
        found = []
        for row in range(self._lines.rowCount()):
            items = [self._lines.itemAtPosition(row, column) for column in (0, 1)]
            labels = [item.widget() for item in items if item is not None]
            if len(labels) == 2 and all(isinstance(label, QLabel) for label in labels):
                found.append((labels[0].text(), labels[1].text()))  # type: ignore[attr-defined]
        return found

    def _line(self, place: int, number: str, words: str, look: str) -> None:
        figure, text = QLabel(number), QLabel(words)
        figure.setFont(theme.with_tabular_figures(theme.font(bold=True)))
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        text.setTextFormat(Qt.TextFormat.PlainText)
        if look == "title":
            text.setFont(theme.font(bold=True))
        elif look:
            figure.setObjectName("sentence")
            figure.setProperty("shade", look)
        self._lines.addWidget(figure, place, 0)
        self._lines.addWidget(text, place, 1, Qt.AlignmentFlag.AlignLeft)


def _empty(layout: QGridLayout | QVBoxLayout) -> None:
    while layout.count():
        widget = layout.takeAt(0).widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
