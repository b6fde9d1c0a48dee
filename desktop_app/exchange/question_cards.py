"""What a file leaves open, as cards: the likely answer stands ready, and Enter accepts it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db import vocabularies
from db.exchange.corrections import Corrections
from db.showing import Words
from db.text import Text
from desktop_app import i18n
from desktop_app.exchange.word_line import WordLine
from desktop_app.rescue.elided_label import ElidedLabel
from forms import theme
from forms.editors.suggestions import Suggestion
from forms.icons import icon

if TYPE_CHECKING:
    from db.exchange.proposing import Proposal
    from db.exchange.questions import (
        ColumnQuestion,
        DatumQuestion,
        MissingColumn,
        WordQuestion,
        YearQuestion,
    )
    from db.fields import FieldSpec
    from db.record_types import RecordType

WIDTH: Final = 292
HEIGHT: Final = 96
_TITLE: Final = 24  # height of the first line, with a button or without

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer does to the corrections, and what undoing it is called."""

    change: Callable[[Corrections], Corrections]
    words: str


class Card(QFrame):
    """One question. answered: its `Answer`. looked: number of a row it speaks of."""

    answered = Signal(object)
    looked = Signal(int)

    def __init__(self, key: Key, title: str, detail: str, row: int | None = None) -> None:
        super().__init__()
        self.key = key
        self.setObjectName("card")
        self.setFixedSize(WIDTH, HEIGHT)
        self.title = ElidedLabel()
        self.title.setText(title)
        self.title.setFont(theme.font(bold=True))
        self.detail = ElidedLabel()
        self.detail.setText(detail)
        self.detail.setObjectName("small")
        self.line = QHBoxLayout()
        self.line.setSpacing(5)
        self.use = QPushButton(self.tr("Use"))
        self.use.setToolTip(self.tr("Enter"))
        self.use.clicked.connect(self.accept)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addStrut(_TITLE)
        if row is not None:
            look = QToolButton()
            look.setIcon(icon("eye", "quiet"))
            look.setIconSize(QSize(14, 14))
            words = self.tr("Show row {row}").format(row=row)
            look.setToolTip(words)
            look.setAccessibleName(words)
            look.clicked.connect(lambda: self.looked.emit(row))
            top.addWidget(look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 8, 8)
        layout.setSpacing(3)
        layout.addLayout(top)
        layout.addWidget(self.detail)
        layout.addStretch(1)
        layout.addLayout(self.line)

    def add_field(self, field: QWidget, label: str) -> None:
        """The field with the answer; the button that accepts it stands beside."""
        field.setAccessibleName(label)
        self.line.insertWidget(0, field, 1)
        self.line.addWidget(self.use)
        self.setFocusProxy(field)

    def put_away(self) -> None:
        """The card is about to be deleted."""

    def stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        field = self.focusProxy()
        tools: list[QWidget] = list(self.findChildren(QToolButton))
        return [*([field] if field is not None else []), self.use, *tools]

    def answer(self) -> Answer | None:
        """What the card says now; None while it says nothing."""
        raise NotImplementedError

    def accept(self) -> None:
        found = self.answer()
        if found is not None:
            self.answered.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
            return
        super().keyPressEvent(event)


class _Choice(QComboBox):
    """A list in a card: Enter is the card's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)


def _label(proposal: Proposal) -> str:
    return i18n.show(proposal.label) if isinstance(proposal.label, Text) else proposal.label


class YearCard(Card):
    def __init__(self, question: YearQuestion) -> None:
        super().__init__(
            ("year",),
            "",
            "",
            question.rows[0] if question.rows else None,
        )
        self.title.setText(self.tr("Which year?"))
        self.detail.setText(
            self.tr("{count} rows have a day without a year").format(count=f"{question.count:,}")
        )
        self.field = _Choice()
        self.field.setEditable(True)
        for proposal in question.proposals:
            self.field.addItem(proposal.value)
        self.add_field(self.field, self.title.whole)
        edit = self.field.lineEdit()
        if edit is not None:
            edit.returnPressed.connect(self.accept)

    def answer(self) -> Answer | None:
        text = self.field.currentText().strip()
        if not text.isdecimal() or not 1900 <= int(text) <= 2100:
            return None
        year = int(text)
        return Answer(
            lambda said: replace(said, year=year), self.tr("year {year}").format(year=year)
        )


class DatumCard(Card):
    def __init__(self, question: DatumQuestion) -> None:
        super().__init__(("datum",), "", "")
        self.title.setText(self.tr("Which coordinate system?"))
        said = [
            self.tr("{count} positions").format(count=f"{question.count:,}"),
            self.tr("map apps (GCJ-02) are {metres} m off").format(
                metres=f"{question.shift_m:,.0f}"),
        ]  # fmt: skip
        if question.fitting:
            said.insert(1, self.tr("fits {count} villages").format(count=f"{question.fitting:,}"))
        self.detail.setText(" · ".join(said))
        self.field = _Choice()
        for term in vocabularies.DATUM.terms:
            self.field.addItem(i18n.show(term.label), term.code)
        self.field.setCurrentIndex(max(0, self.field.findData(question.datum)))
        self.add_field(self.field, self.title.whole)

    def answer(self) -> Answer | None:
        datum = self.field.currentData()
        return Answer(lambda said: replace(said, datum=datum), self.field.currentText())


class WordCard(Card):
    """An unknown word, with what it may mean."""

    def __init__(self, question: WordQuestion, spec: FieldSpec, words: Words) -> None:
        super().__init__(
            ("word", question.field, question.text),
            "",
            "",
            question.rows[0] if question.rows else None,
        )
        self._question = question
        self._spec = spec
        name = words.translate(spec.label)
        self.title.setText(
            self.tr("{field}: “{text}”").format(field=name, text=_short(question.text))
        )
        rows = (
            self.tr("1 row") if question.count == 1
            else self.tr("{count} rows").format(count=f"{question.count:,}")
        )  # fmt: skip
        proposals = [_label(one) for one in question.proposals]
        self.detail.setText(
            rows if not proposals
            else self.tr("{rows} · perhaps {names}").format(
                rows=rows, names=" / ".join(proposals[:4]))
        )  # fmt: skip
        self.field = WordLine(spec, words)
        self._values = {_label(one): one.value for one in question.proposals}
        self.field.set_proposals([Suggestion(label, label) for label in proposals])
        if is_clear(question.proposals):
            self.field.setText(proposals[0])
            self.field.setCursorPosition(0)
        self.field.setPlaceholderText(self.tr("What does it mean?"))
        self.add_field(self.field, self.title.whole)
        self.field.finished.connect(self.accept)
        self.blank = QToolButton()
        self.blank.setIcon(icon("x", "quiet"))
        leave = self.tr("Leave {field} blank in these rows").format(field=name)
        self.blank.setToolTip(leave)
        self.blank.setAccessibleName(leave)
        self.blank.clicked.connect(lambda: self.answered.emit(self._meaning("")))
        self.line.addWidget(self.blank)

    def put_away(self) -> None:
        self.field.shut_list()

    def _meaning(self, meaning: str) -> Answer:
        question = self._question
        return Answer(
            lambda said: said.with_word(question.field, question.text, meaning),
            f"{question.text} → {self.field.text().strip() if meaning else '–'}",
        )

    def answer(self) -> Answer | None:
        text = self.field.text().strip()
        return self._meaning(self._values.get(text, text)) if text else None

    def accept(self) -> None:
        if self.answer() is None:
            self.field.offer()
            return
        super().accept()


class ColumnCard(Card):
    """A column that no field takes. choose_wanted: another field, from the whole list."""

    choose_wanted = Signal(str)

    def __init__(self, question: ColumnQuestion) -> None:
        super().__init__(("column", question.column.letter), "", "")
        self._letter = question.column.letter
        self.title.setText(
            self.tr("Column {letter} “{header}”: which field?").format(
                letter=self._letter, header=_short(question.column.name, 12)))  # fmt: skip
        samples = " / ".join(_short(one, 14) for one in question.samples[:4])
        self.detail.setText(
            self.tr("{count} rows · {samples}").format(
                count=f"{question.filled:,}", samples=samples)
        )  # fmt: skip
        self.field = _Choice()
        for proposal in question.proposals:
            self.field.addItem(icon("star", "accent"), _label(proposal), proposal.value)
        self.field.addItem(icon("notes", "quiet"), self.tr("To the notes"), None)
        self.field.addItem(icon("columns", "quiet"), self.tr("Another field…"), "")
        likely = question.proposals[0].score if question.proposals else 0.0
        if likely < _LIKELY:
            self.field.setCurrentIndex(len(question.proposals))
        self.field.activated.connect(self._activated)
        self.add_field(self.field, self.title.whole)

    def _activated(self, _row: int) -> None:
        if self.field.currentData() == "":
            self.choose_wanted.emit(self._letter)

    def answer(self) -> Answer | None:
        field, letter = self.field.currentData(), self._letter
        if field == "":
            return None
        return Answer(
            lambda said: said.with_column(letter, field),
            f"{letter} → {self.field.currentText()}",
        )


class MissingCard(Card):
    """A field that no column carries and every record needs."""

    def __init__(self, question: MissingColumn, columns: Sequence[tuple[str, str]]) -> None:
        super().__init__(("missing", question.field), "", "")
        name = i18n.show(question.label)
        self.title.setText(self.tr("Which column is {field}?").format(field=name))
        self.detail.setText(self.tr("Every record needs it"))
        theme.set_look(self.detail, "error")
        self._field = question.field
        self.field = _Choice()
        likely = [one.value for one in question.proposals]
        for letter, header in sorted(columns, key=lambda one: one[0] not in likely):
            self.field.addItem(f"{letter}  {_short(header, 20)}", letter)
        self.add_field(self.field, self.title.whole)

    def answer(self) -> Answer | None:
        letter, field = self.field.currentData(), self._field
        if letter is None:
            return None
        return Answer(lambda said: said.with_column(letter, field), f"{letter} → {field}")


_LIKELY: Final = 0.5
_CLEAR: Final = 0.65  # a word is proposed as the answer from this likeness on …
_AHEAD: Final = 0.05  # … and when the next one is so much less like it


def is_clear(proposals: Sequence[Proposal]) -> bool:
    """Whether the first proposal may stand ready: Enter must not accept a guess among equals."""
    if not proposals or proposals[0].score < _CLEAR:
        return False
    return len(proposals) == 1 or proposals[0].score - proposals[1].score >= _AHEAD


def _short(text: str, most: int = 18) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def spec_of(record_type: RecordType, field: str) -> FieldSpec | None:
    found: FieldSpec | None = record_type.by_name.get(field)
    return found
