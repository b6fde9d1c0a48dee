"""Editors whose value comes from a list: typing narrows it, Enter or Tab takes the first fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from db.conversion import ConversionError
from db.fields import FieldSpec, Term
from db.names import fold
from db.record_types import RecordType
from db.text import translate_noop
from forms.editors.line import LineEditor
from forms.editors.suggestions import Suggestion, Suggestions
from forms.host import FormHost

_LITTLE = 2  # letters

NOT_LISTED = translate_noop("Editor", "“{text}” is not in the list: choose an entry of it.")


class PickEditor(LineEditor):
    """The text stands for one entry of a list; `matching` says which entries fit a text.

    usual_counts: whether what was used lately comes first while little is typed.
    """

    usual_counts = False

    def __init__(
        self,
        record_type: RecordType,
        specs: tuple[FieldSpec, ...],
        host: FormHost,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(record_type, specs, host, parent)
        self._suggestions = Suggestions(self.line)
        self._suggestions.chosen.connect(self._chosen)
        self._suggestions.wanted.connect(self.open_list)
        self.line.textEdited.connect(self._narrow)
        self.line.came.connect(self._ask_usual)
        self._usual: dict[str, int] = {}  # value used lately, as text -> its place among them

    # what the kinds say

    def matching(self, text: str) -> Sequence[Suggestion]:
        """Entries that fit what is typed so far, best first."""
        raise NotImplementedError

    def offer(self) -> None:
        """Open the list before anything is typed: call `self.show_offer(entries)`, now or later."""
        raise NotImplementedError

    def exact(self, text: str) -> Any:
        """The value that is called exactly `text`, or None."""
        raise NotImplementedError

    def chosen_hint(self, value: Any) -> None:
        """Show in the line what else is known of the value (None: nothing)."""

    # the rest

    def understand(self, text: str) -> Any:
        value = self.exact(text)
        if value is None:
            raise ConversionError(NOT_LISTED.format(text=text))
        return value

    def show_values(self, values: Mapping[str, Any]) -> None:
        super().show_values(values)
        self.chosen_hint(self._value)

    def read_text(self) -> None:
        super().read_text()
        self.chosen_hint(self._value)

    def open_list(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.offer()

    def show_offer(self, items: Sequence[Suggestion]) -> None:
        if not self.line.hasFocus():
            return
        row = next((n for n, item in enumerate(items) if item.value == self._value), 0)
        self._suggestions.open(items, row=row)

    def _narrow(self, text: str) -> None:
        if self.line.composing:
            return
        if text.strip():
            self._suggestions.open(self._usual_first(text.strip(), self.matching(text.strip())))
        else:
            self._suggestions.close()

    def _ask_usual(self) -> None:
        if self.usual_counts and not self.line.isReadOnly():
            self.host.suggestions(self.record_type.name, self.spec.name, "", self._usual_come)

    def _usual_come(self, values: list[str]) -> None:
        self._usual = {value: place for place, value in enumerate(values)}

    def _usual_first(self, text: str, found: Sequence[Suggestion]) -> Sequence[Suggestion]:
        """While little is typed what was used lately comes first, but never before the name itself.

        Of more letters the list knows better what is meant.
        """
        if len(text) > _LITTLE or not self._usual:
            return found
        exact = self.exact(text)

        def order(item: Suggestion) -> tuple[bool, int]:
            return item.value != exact, self._usual.get(str(item.value), len(self._usual))

        return sorted(found, key=order)

    def take(self, value: Any) -> None:
        """Set the value as if it had been chosen from the list."""
        self._value, self._complaint = value, None
        self.line.setText(self.shown(value))
        self.line.setCursorPosition(0)
        self.chosen_hint(value)
        self.touch()

    def _chosen(self, item: Suggestion) -> None:
        self.take(item.value)

    def settle(self) -> None:
        text = self.line.text().strip()
        if self._touched and text and self._value is None:
            fitting = self.matching(text)
            if len(fitting) == 1:
                self.take(fitting[0].value)
                return
        super().settle()

    def raw(self) -> dict[str, Any]:
        return {"text": self.line.text(), "value": self._value}

    def set_raw(self, raw: Mapping[str, Any]) -> None:
        super().set_raw(raw)
        # Two entries may share a name: the one that was chosen counts, if it still has that name.
        value = raw.get("value")
        if value is not None and self._value is None and self.shown(value) == raw.get("text"):
            self.take(value)


class ChoiceEditor(PickEditor):
    """One term of a vocabulary, found by its label, its code or another spelling."""

    def __init__(
        self,
        record_type: RecordType,
        specs: tuple[FieldSpec, ...],
        host: FormHost,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(record_type, specs, host, parent)
        self._button: QToolButton = self.line.add_button("chevron-down")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self._toggle)

    def _terms(self) -> tuple[Term, ...]:
        return self.spec.vocabulary.terms if self.spec.vocabulary is not None else ()

    def _suggestion(self, term: Term) -> Suggestion:
        return Suggestion(term.code, self.host.translate(term.label))

    def matching(self, text: str) -> Sequence[Suggestion]:
        typed = fold(text)
        ranked: list[tuple[int, int, Term]] = []
        for place, term in enumerate(self._terms()):
            rank = term_rank(term, self.host.translate(term.label), typed)
            if rank is not None:
                ranked.append((rank, place, term))
        return [self._suggestion(term) for _rank, _place, term in sorted(ranked, key=_order)]

    def offer(self) -> None:
        self.show_offer([self._suggestion(term) for term in self._terms()])

    def exact(self, text: str) -> Any:
        typed = fold(text)
        for term in self._terms():
            names = (self.host.translate(term.label), term.code, *term.aliases, str(term.label))
            if any(fold(name) == typed for name in names):
                return term.code
        return None

    def shown(self, value: Any) -> str:
        vocabulary = self.spec.vocabulary
        term = vocabulary.term(value) if vocabulary is not None else None
        return self.host.translate(term.label) if term is not None else str(value)

    def _toggle(self) -> None:
        if self._suggestions.is_open():
            self._suggestions.close()
        elif not self.line.isReadOnly():
            self.open_list()

    def retranslate(self) -> None:
        super().retranslate()
        self._button.setToolTip(self.tr("Show the list (Down)"))

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._button.setVisible(not read_only)
        self.line.refit()


def term_rank(term: Term, label: str, typed: str) -> int | None:
    """How well a term fits folded text: 0 best, None not at all."""
    shown = fold(label)
    if shown == typed or term.code == typed:
        return 0
    if shown.startswith(typed):
        return 1
    if any(word.startswith(typed) for word in shown.split()):
        return 2
    if term.code.startswith(typed) or any(fold(a).startswith(typed) for a in term.aliases):
        return 3
    return 4 if typed in shown else None


def _order(ranked: tuple[int, int, Term]) -> tuple[int, int]:
    return ranked[0], ranked[1]
