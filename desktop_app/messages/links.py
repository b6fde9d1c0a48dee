"""Words of the message and the lines about them belong together: one shows the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QScrollArea

from desktop_app.messages.offer_row import OfferRow
from desktop_app.messages.text_view import MessageText


class Links(QObject):
    """Marks the words in `text`; what the mouse or the keyboard is on stands out in both.

    scroll: holds the lines.
    """

    def __init__(self, text: MessageText, scroll: QScrollArea) -> None:
        super().__init__(text)
        self._text = text
        self._scroll = scroll
        self._rows: list[OfferRow] = []
        self.owners: list[OfferRow] = []  # of each mark in the text
        text.pointed.connect(self._point)
        text.chosen.connect(self._go_to)

    def forget(self) -> None:
        """The lines are gone."""
        self._rows, self.owners = [], []

    def mark(self, rows: Sequence[OfferRow]) -> None:
        """Mark what the lines are from; where one of several was chosen, only its words."""
        self._rows, self.owners = list(rows), []
        marks = []
        for row in self._rows:
            offer = row.offer
            several = not offer.decided or offer.each or bool(row.numbers)
            for one in offer.choices if several else (offer.proposal,):
                marks.append((one.start, one.end, offer.sure or offer.decided))
                self.owners.append(row)
        self._text.mark(marks)
        self.look_back()

    def look_at(self, row: OfferRow) -> None:
        """This line and its words stand out."""
        for other in self._rows:
            other.set_current(other is row)
        if row in self._rows:
            self._scroll.ensureWidgetVisible(row, 0, 6)
        marks = [index for index, owner in enumerate(self.owners) if owner is row]
        self._text.set_current(marks[0] if marks else -1)

    def look_back(self) -> None:
        """The mouse has gone: what has the keyboard counts again."""
        row = next((row for row in self._rows if row.tick.hasFocus()), None)
        if row is not None:
            self.look_at(row)
            return
        for other in self._rows:
            other.set_current(False)
        self._text.set_current(-1)

    def _point(self, mark: int) -> None:
        if 0 <= mark < len(self.owners):
            self.look_at(self.owners[mark])
        else:
            self.look_back()

    def _go_to(self, mark: int) -> None:
        if 0 <= mark < len(self.owners):
            self.owners[mark].tick.setFocus(Qt.FocusReason.MouseFocusReason)
