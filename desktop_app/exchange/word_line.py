"""A line for a word of a spreadsheet: it offers what its field knows, in words an import reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db import vocabularies
from db.fields import FieldSpec, Kind
from db.names import fold
from db.reference import PlaceEntry, SpeciesEntry
from db.showing import Words, write
from forms.editors.field_line import FieldLine
from forms.editors.pick import term_rank
from forms.editors.suggestions import Suggestion, Suggestions

LISTED: Final = frozenset((Kind.SPECIES, Kind.PLACE, Kind.CHOICE, Kind.CHOICES))
"""Kinds whose values come from a list."""
_LEAST: Final = 330  # width of the list, in pixels: a column may be narrow


def species_suggestion(entry: SpeciesEntry, spec: FieldSpec, words: Words) -> Suggestion:
    """`value` is the text that an import reads back as this species."""
    name = words.reference.species_name(entry.id, words.language)
    others = [entry.name_zh, entry.name_bo, entry.scientific_name]
    beside = "  ".join(other for other in others if other and other != name)
    term = vocabularies.PROTECTION.term(entry.protection or "")
    right = words.translate(term.label) if term is not None else ""
    return Suggestion(write(spec, entry.id, words), name, beside, right)


def place_suggestion(entry: PlaceEntry, spec: FieldSpec, words: Words) -> Suggestion:
    """`value` is the way down to the place, which an import reads back as it."""
    path = words.reference.place_path(entry.code, words.language)
    name = words.reference.place_name(entry.code, words.language)
    return Suggestion(
        write(spec, entry.code, words), name, entry.name_bo or "", " · ".join(path[:-1])
    )


def fitting(spec: FieldSpec, text: str, words: Words) -> list[Suggestion]:
    """What of the field's list fits `text`, best first; nothing for fields without a list.

    Of a vocabulary all terms fit an empty text.
    """
    typed = text.strip()
    if spec.kind is Kind.SPECIES:
        found = words.reference.search_species(typed)
        return [species_suggestion(entry, spec, words) for entry in found]
    if spec.kind is Kind.PLACE:
        places = words.reference.search_places(typed)
        return [place_suggestion(entry, spec, words) for entry in places]
    if spec.kind in (Kind.CHOICE, Kind.CHOICES) and spec.vocabulary is not None:
        ranked = []
        for place, term in enumerate(spec.vocabulary.terms):
            label = words.translate(term.label)
            rank = term_rank(term, label, fold(typed)) if typed else 0
            if rank is not None:
                ranked.append((rank, place, Suggestion(label, label)))
        return [item for _rank, _place, item in sorted(ranked, key=lambda entry: entry[:2])]
    return []


def resembling(spec: FieldSpec, text: str, words: Words) -> list[Suggestion]:
    """What of the field's list looks like `text`, which it does not know: did you mean …?"""
    typed = text.strip()
    if spec.kind is Kind.SPECIES and typed:
        near = words.reference.near_species(typed)
        return [species_suggestion(entry, spec, words) for entry in near]
    if spec.kind is Kind.PLACE and typed:
        places = words.reference.near_places(typed)
        return [place_suggestion(entry, spec, words) for entry in places]
    return fitting(spec, "", words)


class WordLine(FieldLine):
    """finished: Enter was pressed or an entry of the list chosen; the text is the line's."""

    finished = Signal()

    def __init__(self, spec: FieldSpec | None, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self._words = words
        self._usual: Sequence[Suggestion] = ()
        self._list = Suggestions(self, least=_LEAST)
        self._list.chosen.connect(self._take)
        self._list.wanted.connect(self.offer)
        self.textEdited.connect(self._narrow)
        self.entered.connect(self.finished)

    def set_proposals(self, items: Sequence[Suggestion]) -> None:
        """What is offered before anything is typed."""
        self._usual = tuple(items)

    def offer(self) -> None:
        """Open the list: the proposals, else what fits the text, else what resembles it."""
        if self._spec is None:
            return
        items = self._usual or fitting(self._spec, self.text(), self._words)
        self._list.open(items or resembling(self._spec, self.text(), self._words), row=-1)

    def shut_list(self) -> None:
        """To be called before the line is deleted."""
        self._list.end()

    def is_open(self) -> bool:
        return self._list.is_open()

    def _narrow(self, text: str) -> None:
        if self.composing or self._spec is None or self._spec.kind not in LISTED:
            return
        if not text.strip():
            self._list.close()
            return
        found = fitting(self._spec, text, self._words)
        # What only resembles the text is not taken by Enter unless one went to it.
        if found:
            self._list.open(found)
        else:
            self._list.open(resembling(self._spec, text, self._words), row=-1)

    def _take(self, item: Suggestion) -> None:
        self.setText(str(item.value))
        self.setCursorPosition(0)
