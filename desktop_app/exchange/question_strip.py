"""The questions of a file in one row above the sheet, each answered once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.showing import Words
from desktop_app.exchange.question_cards import (
    HEIGHT,
    Answer,
    Card,
    ColumnCard,
    DatumCard,
    Key,
    MissingCard,
    WordCard,
    YearCard,
    spec_of,
)

if TYPE_CHECKING:
    from db.exchange.plan import ImportPlan
    from db.exchange.questions import Questions

_LEAD: Final = 92  # width of the words before the cards, in pixels
_MOST: Final = 8  # cards that stand at once; the others move up


class QuestionStrip(QFrame):
    """Hidden when nothing is asked.

    answered: an `Answer`. changed: other cards stand there now. looked: a row number.
    choose_wanted: letter of a column that shall get a field from the whole list. emptied: the last
    question was answered.
    """

    answered = Signal(object)
    changed = Signal()
    looked = Signal(int)
    choose_wanted = Signal(str)
    emptied = Signal()

    def __init__(self, words: Callable[[], Words], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questions")
        self._words = words
        self.cards: list[Card] = []
        self._waiting: list[tuple[Key, Callable[[], Card]]] = []
        self._count = QLabel()
        self._count.setObjectName("formTitle")
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._fill)
        self._hint = QLabel()
        self._hint.setObjectName("small")
        self._hint.setWordWrap(True)
        self._hint.setFixedWidth(_LEAD)
        lead = QVBoxLayout()
        lead.setSpacing(2)
        lead.addWidget(self._count)
        lead.addWidget(self._hint)
        lead.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        inner = QWidget()
        inner.setObjectName("clear")
        inner.setLayout(self._row)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFixedHeight(HEIGHT + 12)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 14, 1)
        layout.setSpacing(10)
        layout.addLayout(lead)
        layout.addWidget(self._scroll, 1)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        self.hide()

    def show_questions(self, plan: ImportPlan, questions: Questions) -> None:
        """Ask what a plan leaves open; cards that stand already keep what was typed in them."""
        words = self._words()
        made: list[tuple[Key, Callable[[], Card]]] = []
        columns = [
            (column.letter, column.name)
            for column in plan.layout.columns
            if column.meaning.field is None
        ]
        for missing in questions.missing:
            made.append((("missing", missing.field), partial(MissingCard, missing, columns)))
        if questions.year is not None:
            made.append((("year",), partial(YearCard, questions.year)))
        if questions.datum is not None:
            made.append((("datum",), partial(DatumCard, questions.datum)))
        for word in questions.words:
            spec = spec_of(plan.record_type, word.field)
            if spec is not None:
                made.append((("word", word.field, word.text), partial(WordCard, word, spec, words)))
        for asked in questions.columns:
            made.append((("column", asked.column.letter), partial(ColumnCard, asked)))
        wanted = dict(made)
        for card in list(self.cards):
            if card.key not in wanted:
                self._drop(card)
        standing = {card.key for card in self.cards}
        self._waiting = [(key, make) for key, make in made if key not in standing]
        self._fill()

    def clear(self) -> None:
        """Ask nothing."""
        self._waiting = []
        for card in list(self.cards):
            self._drop(card)
        self._fill()

    @property
    def open_questions(self) -> int:
        return len(self.cards) + len(self._waiting)

    def focus_first(self) -> bool:
        """Give the keyboard to the first question; False when there is none."""
        if not self.cards:
            return False
        self.cards[0].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    # --- inside ---

    def _fill(self) -> None:
        # One card at a time: a dozen at once would hold up whoever is scrolling.
        if self._waiting and len(self.cards) < _MOST:
            key, make = self._waiting.pop(0)
            card = make()
            card.key = key
            card.answered.connect(lambda answer, card=card: self._take(card, answer))
            card.looked.connect(self.looked)
            if isinstance(card, ColumnCard):
                card.choose_wanted.connect(self.choose_wanted)
            self.cards.append(card)
            self._row.insertWidget(len(self.cards) - 1, card)
        count = self.open_questions
        self._count.setText(
            self.tr("1 question") if count == 1
            else self.tr("{count} questions").format(count=f"{count:,}"))  # fmt: skip
        self._hint.setText(self.tr("Enter accepts what is proposed"))
        self.setVisible(count > 0)
        self.changed.emit()
        if self._waiting and len(self.cards) < _MOST:
            self._next.start()

    def _take(self, card: Card, answer: Answer) -> None:
        place = self.cards.index(card)
        had_focus = card.isAncestorOf(QApplication.focusWidget() or self)
        self._drop(card)
        self._fill()
        if self.cards and had_focus:
            self.cards[min(place, len(self.cards) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        self.answered.emit(answer)
        if not self.cards:
            self.emptied.emit()

    def _drop(self, card: Card) -> None:
        self.cards.remove(card)
        card.put_away()
        self._row.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _follow_focus(self, _old: QObject | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            card = next((card for card in self.cards if card.isAncestorOf(now)), None)
            if card is not None:
                self._scroll.ensureWidgetVisible(card, 8, 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)
