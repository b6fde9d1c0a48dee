"""Choosing a placeholder: subject, figure and filters by clicking; the text to copy into a cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from db.report_forms import language
from db.report_forms.language import SUBJECTS, Subject, Word
from db.report_forms.meaning import Grammar
from db.report_forms.placeholder import Placeholder, PlaceholderError
from desktop_app import i18n
from desktop_app.charts.switch import Switch
from desktop_app.context import Context
from desktop_app.filters.popup import Popup
from desktop_app.reports.jobs import languages
from desktop_app.text_line import TextLine
from forms import theme

if TYPE_CHECKING:
    from db.fields import FieldSpec

_EVERY = ""


class PlaceholderPopup(Popup):
    """mode: a figure, the mark of a repeated row, or a field of such a row."""

    def __init__(self, context: Context, opener: QWidget) -> None:
        super().__init__(opener)
        assert context.reference is not None
        self.grammar = Grammar(context.reference, languages())
        self.mode = "figure"
        self.setFixedWidth(460)
        title = QLabel(self.tr("Choose a placeholder"), self)
        title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.set_look(title, "title")
        self.switch = Switch(self)
        self.switch.name(
            (
                ("figure", self.tr("A figure")),
                ("each", self.tr("Mark of a row")),
                ("field", self.tr("Field of a row")),
            )
        )
        self.switch.chosen.connect(self.choose_mode)
        self.subject, self.figure = QComboBox(self), QComboBox(self)
        self.species, self.place = TextLine(self), TextLine(self)
        self.protection, self.period = QComboBox(self), QComboBox(self)
        self.field, self.term = QComboBox(self), QComboBox(self)
        self.species.setPlaceholderText(self.tr("any"))
        self.place.setPlaceholderText(self.tr("any"))
        self.rows = QFormLayout()
        self.rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.rows.setSpacing(6)
        for words, widget in (
            (self.tr("Of what"), self.subject),
            (self.tr("What of it"), self.figure),
            (self.tr("Species"), self.species),
            (self.tr("Place"), self.place),
            (self.tr("Protection"), self.protection),
            (self.tr("Days"), self.period),
        ):
            self.rows.addRow(words, widget)
            widget.setAccessibleName(words)
        more = QHBoxLayout()
        more.setSpacing(6)
        more.addWidget(self.field, 1)
        more.addWidget(self.term, 1)
        self.field.setAccessibleName(self.tr("Another field"))
        self.term.setAccessibleName(self.tr("Its value"))
        self.rows.addRow(self.tr("Another field"), more)
        self._more = more
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.hint.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme.set_look(self.hint, "small")
        self.result = TextLine(self)
        self.result.setReadOnly(True)
        self.result.setAccessibleName(self.tr("The placeholder"))
        self.copy = QPushButton(self.tr("Copy"), self)
        theme.set_look(self.copy, "accent")
        self.copy.clicked.connect(self._copy)
        last = QHBoxLayout()
        last.addWidget(self.result, 1)
        last.addWidget(self.copy)
        self.body.addWidget(title)
        self.body.addWidget(self.switch)
        self.body.addLayout(self.rows)
        self.body.addWidget(self.hint)
        self.body.addStretch(1)
        self.body.addLayout(last)
        self._fill_fixed()
        for box in (self.figure, self.protection, self.period, self.term):
            box.currentIndexChanged.connect(self._show)
        self.subject.currentIndexChanged.connect(self._subject_changed)
        self.field.currentIndexChanged.connect(self._field_changed)
        for line in (self.species, self.place):
            line.textChanged.connect(self._show)
        self.choose_mode("figure")

    def open(self) -> None:
        super().open()
        self.subject.setFocus()

    # --- what can be chosen -----------------------------------------------------------------------

    def choose_mode(self, mode: str) -> None:
        """A figure, the mark of a row or a field of one."""
        self.mode = mode
        self.switch.show_choice(mode)
        _offer(self.subject, [
            (_capital(i18n.show(s.word.meaning)), s.code)
            for s in SUBJECTS if mode == "figure" or s.fields
        ])  # fmt: skip
        self._subject_changed()

    def _fill_fixed(self) -> None:
        from db.record_types import record_type

        levels = record_type("species").field("protection").vocabulary
        terms = levels.terms if levels is not None else ()
        every = [(self.tr("any"), _EVERY)]
        _offer(self.protection, every + [(i18n.show(t.label), i18n.show(t.label)) for t in terms])
        tongue = i18n.language()
        _offer(self.period, [(_capital(i18n.show(w.meaning)), w.in_language(tongue))
                             for w in language.PERIODS])  # fmt: skip

    def _subject_changed(self) -> None:
        from db.record_types import record_type

        subject = self._subject()
        tongue = i18n.language()
        if self.mode == "field":
            spoken = 1 if tongue.startswith("en") else 2
            words = [(one[spoken], one[spoken]) for one in self.grammar.field_words(subject.code)]
            _offer(self.figure, words)
        else:
            _offer(self.figure, [
                (_capital(i18n.show(w.meaning)).rstrip("."), w.in_language(tongue))
                for w in subject.figures
            ])  # fmt: skip
        type = record_type(subject.record_type) if subject.record_type else None
        specs = [s for s in type.fields if s.vocabulary is not None] if type is not None else []
        every = [(self.tr("any"), None)]
        _offer(self.field, every + [(i18n.show(spec.label), spec) for spec in specs])
        narrows = type is not None and self.mode != "field"
        self.rows.setRowVisible(self.figure, self.mode != "each")
        for widget in (self.species, self.place, self.protection, self.period):
            self.rows.setRowVisible(widget, narrows)
        self.rows.setRowVisible(self._more, narrows)
        self._field_changed()

    def _field_changed(self) -> None:
        spec: FieldSpec | None = self.field.currentData()
        terms = spec.vocabulary.terms if spec is not None and spec.vocabulary is not None else ()
        _offer(self.term, [(i18n.show(t.label), i18n.show(t.label)) for t in terms])
        self.term.setEnabled(bool(terms))
        self._show()

    def _subject(self) -> Subject:
        code = self.subject.currentData()
        return next(subject for subject in SUBJECTS if subject.code == code)

    # --- the placeholder --------------------------------------------------------------------------

    def placeholder(self) -> Placeholder:
        """What is chosen now, in the language of the window."""
        tongue = i18n.language()
        subject = self._subject()
        figure = self.figure.currentData() or ""
        if self.mode == "field":
            return Placeholder((figure,))
        names: tuple[str, ...] = (subject.word.in_language(tongue),)
        plain = subject.code in ("office", "user", "filter")
        if self.mode == "figure" and not plain:
            names = (*names, figure)
        filters: list[tuple[str, tuple[str, ...]]] = []
        if subject.record_type:
            known: dict[str, Word] = {word.code: word for word in language.FILTERS}
            for code, value in (
                ("species", self.species.text().strip()),
                ("place", self.place.text().strip()),
                ("protection", self.protection.currentData()),
                ("period", self.period.currentData() if self.period.currentIndex() else ""),
            ):
                if value:
                    filters.append((known[code].in_language(tongue), (value,)))
            spec: FieldSpec | None = self.field.currentData()
            if spec is not None and self.term.currentData():
                filters.append((_one_word(spec), (self.term.currentData(),)))
        return Placeholder(names, tuple(filters), each=self.mode == "each")

    def _show(self) -> None:
        made = self.placeholder()
        words = str(made)
        if self.mode == "each" and not i18n.language().startswith("en"):
            words = words.replace("{{each ", "{{逐条 ", 1)
        self.result.setText(words)
        self.result.setCursorPosition(0)
        try:
            if self.mode == "each":
                self.grammar.each(made)
            else:
                self.grammar.value(made, self._subject().code if self.mode == "field" else "")
        except PlaceholderError as error:
            theme.set_look(self.hint, "error")
            self.hint.setText(i18n.show(error.text))
            self.copy.setEnabled(False)
            return
        theme.set_look(self.hint, "small")
        self.hint.setText(
            {
                "figure": self.tr("Copy it and paste it into a cell of the form."),
                "each": self.tr(
                    "Paste it into any cell of the row that is to be repeated for each of them."
                ),
                "field": self.tr("Paste it into a cell of the row that carries the mark."),
            }[self.mode]
        )
        self.copy.setEnabled(True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.result.text())
        theme.set_look(self.hint, "good")
        self.hint.setText(self.tr("Copied: paste it into a cell of the form."))


def _offer(box: QComboBox, choices: Sequence[tuple[str, object]]) -> None:
    box.blockSignals(True)
    box.clear()
    for words, data in choices:
        box.addItem(words, data)
    box.blockSignals(False)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _one_word(spec: FieldSpec) -> str:
    """A name of a field that can stand before =: without spaces and points."""
    label = i18n.show(spec.label)
    return label if not set(" .=:") & set(label) else spec.name
