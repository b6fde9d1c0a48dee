"""One line of what was found: its tick, its value, the words it came from, its other readings."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from db.messages.proposals import SEVERAL
from desktop_app.messages.offers import NOTES, Offer
from desktop_app.messages.words import Wording
from desktop_app.rescue.elided_label import ElidedLabel
from forms import theme
from forms.editors.flow import FlowLayout

_BAR: Final = 3  # pixels of the bar beside the line that is looked at
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OfferRow(QFrame):
    """changed: ticked, unticked or another reading. stepped: the keyboard goes up or down.

    accepted: Enter. entered, left: the keyboard or the mouse has come or gone.
    """

    changed = Signal()
    stepped = Signal(int)
    accepted = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, offer: Offer, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer = offer
        self._wording = wording
        self._current = False
        self.numbers = ""  # how the numbers are shared out among the species of a message
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.tick = _Tick(self)
        self.value = QLabel(self)
        self.beside = QLabel(self)
        self.origin = ElidedLabel(self)
        self.note = QLabel(self)
        for label in (self.value, self.beside, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.beside, self.origin):
            theme.set_look(label, "small")
        self.note.setWordWrap(True)
        self.chips: list[QPushButton] = []
        self._readings: QWidget | None = None  # holds the chips
        self._lay_out()
        self.tick.toggled.connect(self._ticked)
        self.tick.keyed.connect(self._take_key)
        self.tick.came.connect(self.entered)
        self.tick.went.connect(self.left)
        self.setFocusProxy(self.tick)
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 4, 8, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        said = QVBoxLayout()
        said.setSpacing(1)
        grid.addLayout(said, 0, 1)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.value)
        line.addWidget(self.beside)
        line.addWidget(self.origin, 1)
        grid.addWidget(self.tick, 0, 0, Qt.AlignmentFlag.AlignTop)
        if len(self.offer.choices) > 1:
            readings = self._readings = QWidget(self)
            readings.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            flow = FlowLayout(readings)
            flow.setContentsMargins(0, 0, 0, 0)
            for index in range(len(self.offer.choices) + self.offer.can_be_each):
                chip = QPushButton(readings)
                chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                chip.clicked.connect(lambda _on=False, index=index: self.choose(index))
                flow.addWidget(chip)
                self.chips.append(chip)
            # The layout gives the last of a line what is left of it: that is this one.
            flow.addWidget(QWidget(readings))
            self.tick.setContentsMargins(0, 4, 0, 0)
            said.addWidget(readings)
        said.addLayout(line)
        said.addWidget(self.note)

    def name_width(self) -> int:
        """Pixels the name of the part takes."""
        return self.tick.sizeHint().width()

    def set_name_width(self, width: int) -> None:
        self.tick.setFixedWidth(width)

    # --- what the clerk does ---

    def choose(self, index: int) -> None:
        """Take one of the readings; the one past the last is all of them."""
        if index == len(self.offer.choices):
            self.offer.choose_each()
        else:
            self.offer.choose(index)
        self.tick.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()
        self.changed.emit()

    def _ticked(self, on: bool) -> None:
        self.offer.tick(on)
        if not on:
            self.offer.each = False
        self.refresh()
        self.changed.emit()

    def _take_key(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in _ENTER:
            self.accepted.emit()
        elif (chip := self._chip_of(key)) is not None:
            self.choose(chip)
        else:
            event.ignore()

    def _chip_of(self, key: int) -> int | None:
        """Which reading an arrow or a digit means; None for none."""
        if not self.chips or self.numbers:
            return None
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            offer = self.offer
            if not (offer.decided and offer.ticked):
                return 0  # the first arrow takes the likeliest: nothing was chosen before
            now = len(offer.choices) if offer.each else offer.chosen
            return (now + (1 if key == Qt.Key.Key_Right else -1)) % len(self.chips)
        digit = key - Qt.Key.Key_1
        return digit if 0 <= digit < len(self.chips) else None

    # --- what it shows ---

    def set_current(self, current: bool) -> None:
        if current != self._current:
            self._current = current
            self.update()

    def refresh(self) -> None:
        """Show the offer as it stands."""
        offer, wording = self.offer, self._wording
        open_ = not offer.sure and not offer.decided and offer.part != NOTES
        self.tick.blockSignals(True)
        self.tick.setChecked(offer.ticked)
        self.tick.blockSignals(False)
        proposal = offer.proposal
        undecided = open_ and len(offer.choices) > 1
        # The reading that counts is the chip that is marked: it is not said twice.
        self.value.setText(self.numbers or ("" if self.chips else wording.value(proposal)))
        self.value.setVisible(bool(self.value.text()))
        if self._readings is not None:  # shared out, there is nothing to choose
            self._readings.setVisible(not self.numbers)
        quiet = undecided or offer.each or bool(self.numbers)
        beside = "" if quiet else wording.beside(proposal)
        said = "" if quiet or proposal.note is SEVERAL else wording.note(proposal)
        if offer.part == "position":  # how far it was moved is never cut off
            beside, said = "", " · ".join(text for text in (beside, said) if text)
        self.beside.setText(beside)
        self.beside.setVisible(bool(beside))
        self.origin.setText("" if quiet else self._quoted(proposal.words))
        self.origin.setVisible(bool(self.origin.whole))
        self.note.setText(said)
        self.note.setVisible(bool(said))
        good = offer.part == "position" and not open_
        theme.set_look(self.note, "doubt" if open_ else "good" if good else "small")
        self.value.setEnabled(offer.ticked or open_)
        for index, chip in enumerate(self.chips):
            on = offer.ticked and index == (len(offer.choices) if offer.each else offer.chosen)
            theme.set_look(chip, "chip-on" if on and not undecided else "chip")
            chip.setAccessibleDescription(self.tr("chosen") if on and not undecided else "")
        theme.set_look(self, "doubt" if open_ else "panel")
        chosen = self.tr("{count} readings").format(count=len(offer.choices))
        if offer.each:
            chosen = self.tr("One record for each")
        elif not undecided:
            chosen = self.numbers or wording.value(proposal)
        self.tick.setAccessibleName(f"{wording.part(proposal)}: {chosen}")
        self.tick.setAccessibleDescription(f"{self.origin.whole} {self.note.text()}".strip())

    def _quoted(self, words: str) -> str:
        one_line = " ".join(words.split())
        return f"“{one_line}”" if one_line else ""

    def retranslate(self) -> None:
        self.tick.setText(self._wording.part(self.offer.choices[0]))
        for index, chip in enumerate(self.chips):
            if index == len(self.offer.choices):
                chip.setText(self.tr("One record for each"))
            else:
                choice = self.offer.choices[index]
                chip.setText(self._wording.reading(choice))
                beside = "" if choice.part == "position" else self._wording.beside(choice)
                chip.setToolTip("\n".join(t for t in (beside, self._wording.note(choice)) if t))
        self.refresh()

    # --- Qt ---

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole line is its tick."""
        self.tick.setFocus(Qt.FocusReason.MouseFocusReason)
        self.tick.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._current:
            painter = QPainter(self)
            painter.fillRect(0, 2, _BAR, self.height() - 4, theme.colour("accent"))
            painter.end()


class _Tick(QCheckBox):
    """A check box that hands on the keys that mean something to its line."""

    keyed = Signal(QKeyEvent)
    came = Signal()
    went = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
            return
        event.accept()
        self.keyed.emit(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.went.emit()
