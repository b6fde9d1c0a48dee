"""The message at the left, what was found in it at the right, and Enter to take what is ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.messages.proposals import LONGEST, Message
from desktop_app import i18n
from desktop_app.messages.links import Links
from desktop_app.messages.offer_row import OfferRow
from desktop_app.messages.offers import (
    MOST,
    NOTES,
    NUMBER,
    Offer,
    fillings_of,
    numbers_of,
    offers_of,
)
from desktop_app.messages.text_view import MessageText
from desktop_app.messages.words import Wording
from desktop_app.pages.state_view import Skeleton, StateView
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.record_types import RecordType
    from db.reference import Reference

_NARROW: Final = 560  # pixels; below it the message stands above what was found
_NAMES: Final = 170  # pixels the names of the parts may take
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MessagePanel(QFrame):
    """accepted: a list of `offers.Filling`, one for each record. closed: nothing is wanted.

    Its four states: nothing pasted, being read, read, and what could not be.
    """

    accepted = Signal(object)
    closed = Signal()

    def __init__(self, record_type: RecordType, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        theme.set_look(self, "panel")
        self._type = record_type
        self._wording: Wording | None = None
        self._message: Message | None = None
        self._trouble: Callable[[], None] | None = None  # says it again in another language
        self.offers: list[Offer] = []
        self.rows: list[OfferRow] = []
        self.title = QLabel(self)
        theme.set_look(self.title, "title")
        self.summary = QLabel(self)
        theme.set_look(self.summary, "small")
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icon("x"))
        self.close_button.clicked.connect(self.closed)
        self.state = StateView(self)
        self.text = MessageText(self)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        theme.set_look(self.told, "doubt")
        self.fill_button = QPushButton(self)
        theme.set_look(self.fill_button, "accent")
        self.fill_button.clicked.connect(self.accept)
        self.cancel_button = QPushButton(self)
        theme.set_look(self.cancel_button, "quiet")
        self.cancel_button.clicked.connect(self.closed)
        self.hint = QLabel(self)
        theme.set_look(self.hint, "small")
        self._lay_out()
        self._retranslate()
        self.show_empty()

    def _lay_out(self) -> None:
        head = QFrame(self)
        theme.set_look(head, "bar")
        line = QHBoxLayout(head)
        line.setContentsMargins(14, 6, 8, 6)
        line.setSpacing(10)
        line.addWidget(self.title)
        line.addWidget(self.summary, 1)
        line.addWidget(self.close_button)
        self._list = QWidget(self)
        theme.set_look(self._list, "panel")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.setSpacing(3)
        self._column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._list)
        self.links = Links(self.text, scroll)
        found = QWidget(self)
        right = QVBoxLayout(found)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(8, 0, 8, 0)
        above.addWidget(self.told)
        self.told.setContentsMargins(8, 4, 8, 4)
        right.addLayout(above)
        right.addWidget(scroll, 1)
        self._body = QWidget(self)
        self._sides = QHBoxLayout(self._body)
        self._sides.setContentsMargins(12, 10, 6, 6)
        self._sides.setSpacing(8)
        self._sides.addWidget(self.text, 2)
        self._sides.addWidget(found, 3)
        self._loading = Skeleton(self, delay=200)
        self.states = QStackedWidget(self)
        for widget in (self.state, self._loading, self._body):
            self.states.addWidget(widget)
        foot = self._foot = QFrame(self)
        foot.setObjectName("formFoot")
        below = QHBoxLayout(foot)
        below.setContentsMargins(14, 7, 12, 7)
        below.setSpacing(8)
        below.addWidget(self.hint, 1)
        below.addWidget(self.cancel_button)
        below.addWidget(self.fill_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.states, 1)
        column.addWidget(foot)

    # --- the four states ---

    def show_empty(self) -> None:
        """Nothing was pasted yet."""
        self._say(
            "message",
            self.tr("Paste a message"),
            self.tr("Copy a message in WeChat, then press Ctrl+V here."),
            self.show_empty,
        )

    def show_loading(self) -> None:
        self._clear()
        self._trouble = None
        self.states.setCurrentWidget(self._loading)
        self.setFocus()

    def show_trouble(self, title: str, sentence: str, again: Callable[[], None]) -> None:
        """What could not be pasted or read. again: says the same in another language."""
        self._say("alert-triangle", title, sentence, again)

    def _say(self, picture: str, title: str, text: str, again: Callable[[], None]) -> None:
        self._clear()
        self._trouble = again
        self.state.say(picture, title, text)
        self.states.setCurrentWidget(self.state)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def show_message(self, message: Message, reference: Reference) -> None:
        """What was read, with the first line that waits for a decision under the keyboard."""
        self._clear()
        self._trouble = None
        self._message = message
        self._wording = Wording(self._type, reference)
        self.offers = offers_of(message, self._type)
        self.text.show_text(message.text)
        for offer in self.offers:
            row = OfferRow(offer, self._wording, self._list)
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)
            row.changed.connect(lambda row=row: self._changed(row))
            row.stepped.connect(lambda step, row=row: self._step(row, step))
            row.accepted.connect(self.accept)
            row.entered.connect(lambda row=row: self.links.look_at(row))
            row.left.connect(self.links.look_back)
            row.show()
        self.states.setCurrentWidget(self._body)
        self._align()
        self.links.mark(self.rows)
        self._summarise()
        first = next((r for r in self.rows if not r.offer.sure and r.offer.proposal.words), None)
        first = first or next(iter(self.rows), None)
        if first is not None:
            first.tick.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus()

    def _align(self) -> None:
        """The values stand below each other, whatever the names of the parts are."""
        width = max((row.name_width() for row in self.rows), default=0)
        for row in self.rows:
            row.set_name_width(min(width, _NAMES))

    def _clear(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.blockSignals(True)
            row.hide()
            row.deleteLater()
        self.rows, self.offers, self._message = [], [], None
        self.links.forget()
        self._summarise()

    # --- what the clerk does ---

    def accept(self) -> None:
        """Hand over what is ticked; nothing when nothing is."""
        if any(offer.ticked for offer in self.offers):
            self.accepted.emit(fillings_of(self.offers))

    def tick_all(self) -> None:
        """Tick what has one reading only; the keyboard goes to the first that has several."""
        for row in self.rows:
            if len(row.offer.choices) == 1 and row.offer.part != NOTES:
                row.offer.tick(True)
                row.refresh()
        self.links.mark(self.rows)
        self._summarise()
        open_ = next((row for row in self.rows if not row.offer.decided and row.chips), None)
        if open_ is not None:
            open_.tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, row: OfferRow, step: int) -> None:
        to = self.rows.index(row) + step
        if 0 <= to < len(self.rows):
            self.rows[to].tick.setFocus(Qt.FocusReason.TabFocusReason)

    def _changed(self, row: OfferRow) -> None:
        if row.offer.part == "species":
            self._share_numbers(row.offer)
        self.links.mark(self.rows)
        self._summarise()

    def _share_numbers(self, species: Offer) -> None:
        """With a record for each species, each takes the number beside it, and that is shown."""
        row = next((r for r in self.rows if r.offer.part == NUMBER), None)
        if row is None or self._wording is None or len(row.offer.choices) < 2:
            return
        shared = []
        for one in species.choices if species.each else ():
            for number in numbers_of(one, species.choices, row.offer.choices):
                said = self._wording.value(one), self._wording.value(number)
                shared.append(
                    self.tr("{species}: {number}").format(species=said[0], number=said[1])
                )
        if shared:
            row.offer.tick(True)
        elif row.numbers:
            row.offer.ticked = row.offer.decided = False
        row.numbers = " · ".join(shared)
        row.refresh()

    # --- words ---

    def _summarise(self) -> None:
        read = self._message is not None
        ticked = sum(offer.ticked for offer in self.offers)
        self.summary.setText(
            self.tr("{count} of {all} go into the form").format(count=ticked, all=len(self.offers))
            if read
            else ""
        )
        self.fill_button.setEnabled(ticked > 0)
        self._foot.setVisible(read)
        told = []
        if self._message is not None:
            if self._message.cut:
                told.append(
                    self.tr("This is a long text: only its first {count} characters were read.")
                    .format(count=f"{LONGEST:,}")
                )  # fmt: skip
            told += [i18n.show(remark) for remark in self._message.remarks]
            most = max((len(self._message.of(o.part)) for o in self.offers), default=0)
            if most > MOST:
                told.append(
                    self.tr("It names very many: only the first {count} of a kind are offered.")
                    .format(count=MOST)
                )  # fmt: skip
            if not self._message.proposals:
                told.append(self.tr("Nothing was found in it that this form could take."))
        self.told.setText("\n".join(told))
        self.told.setVisible(bool(told))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_foot"):
            self._retranslate()
            for row in self.rows:
                if row.offer.part == "species":
                    self._share_numbers(row.offer)
            for row in self.rows:
                row.retranslate()
            self._align()
            self._summarise()
            if self._trouble is not None:
                self._trouble()

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Message"))
        self.text.setAccessibleName(self.tr("Message"))
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close (Esc)"))
        self.cancel_button.setText(self.tr("Cancel   Esc"))
        self.fill_button.setText(self.tr("Fill the form   Enter"))
        self.hint.setText(self.tr("↑ ↓ go, Space ticks, ← → choose, Ctrl+A ticks all"))

    # --- Qt ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.tick_all()
        elif event.key() in _ENTER and plain:
            leave = self.cancel_button.hasFocus() or self.close_button.hasFocus()
            self.closed.emit() if leave else self.accept()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab stays within the panel: what lies under it is not to be reached."""
        stops = self._stops()
        if not stops:
            return True
        here = next_of(stops, self.focusWidget())
        step = 1 if next else -1
        to = (here + step) % len(stops) if here >= 0 else (0 if next else len(stops) - 1)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[to].setFocus(reason)
        return True

    def _stops(self) -> list[QWidget]:
        buttons = [self.fill_button, self.cancel_button] if self._message is not None else []
        stops: list[QWidget] = [row.tick for row in self.rows]
        stops += [button for button in buttons if button.isEnabled()]
        return [*stops, self.close_button]

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        narrow = self.width() < _NARROW
        way = QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        self._sides.setDirection(way)


def next_of(stops: list[QWidget], widget: QWidget | None) -> int:
    """Where a widget is among the stops of Tab, -1 for nowhere."""
    return stops.index(widget) if widget in stops else -1
