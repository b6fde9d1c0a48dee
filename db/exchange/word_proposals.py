"""What a word that is not understood may mean: near in writing or sound, or used here already."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from db.exchange.converters import term_names
from db.exchange.naming import unit_named
from db.exchange.proposing import Proposal
from db.fields import FieldSpec, Kind
from db.names import fold
from db.pinyin import search_keys
from db.reference import PlaceEntry, SpeciesEntry

if TYPE_CHECKING:
    from db.exchange.plan import ImportPlan
    from db.exchange.session import Session

MOST = 5
_CUTOFF = 0.5


class WordReader:
    """Proposes meanings for the words of one plan."""

    def __init__(self, plan: ImportPlan, session: Session) -> None:
        self._plan = plan
        self._session = session
        self._reference = session.reference

    def proposals(self, spec: FieldSpec, text: str) -> list[Proposal]:
        """Meanings of `text` in a field, best first; found once for a session."""
        key = (spec.name, text)
        kept = self._session.proposals
        if key not in kept:
            kept[key] = self._found(spec, text)
        return kept[key]

    def _found(self, spec: FieldSpec, text: str) -> list[Proposal]:
        if spec.kind is Kind.SPECIES:
            return self._species(text)
        if spec.kind is Kind.PLACE:
            return self._places(text)
        if spec.kind in (Kind.CHOICE, Kind.CHOICES):
            return self._terms(spec, text)
        return []

    # --- terms ----------------------------------------------------------------------------------

    def _terms(self, spec: FieldSpec, text: str) -> list[Proposal]:
        scores: dict[str, float] = {}
        typed = fold(text)
        for word, code in term_names(spec, self._session.words).items():
            score = _likeness(typed, word)
            # 雄性成体 holds 雄, 约三岁的公羊 holds 公.
            if len(word) * 4 >= len(typed) and word in typed and not word.isascii():
                score = max(score, 0.6 + 0.3 * len(word) / len(typed))
            scores[code] = max(scores.get(code, 0.0), score)
        assert spec.vocabulary is not None
        found = []
        for code, score in scores.items():
            term = spec.vocabulary.term(code)
            if term is not None and score >= _CUTOFF:
                found.append(Proposal(code, term.label, round(score, 3), "name"))
        return _best(found)

    # --- species --------------------------------------------------------------------------------

    @cached_property
    def _species_names(self) -> list[tuple[str, int]]:
        return [
            (fold(name), row)
            for row, entry in enumerate(self._reference.species)
            for name in (
                entry.name_zh,
                entry.name_en,
                entry.scientific_name,
                *(entry.other_names or "").split(","),
            )
            if name and name.strip()
        ]

    @cached_property
    def _species_here(self) -> Counter[int]:
        """Species of the other rows of the sheet: a misspelt one is likely one of those."""
        found: Counter[int] = Counter()
        for name, column in self._plan.values.items():
            spec = self._plan.sheet_type.by_name.get(name)
            if spec is not None and spec.kind is Kind.SPECIES:
                found.update(value for value in column if value is not None)
        return found

    def _species(self, text: str) -> list[Proposal]:
        from rapidfuzz import fuzz, process

        found: dict[int, Proposal] = {}

        def propose(entry: SpeciesEntry, score: float, why: str) -> None:
            if entry.id in self._species_here:
                score = min(1.0, score + 0.1)
            if entry.id not in found or found[entry.id].score < score:
                label = entry.name_zh or entry.scientific_name
                found[entry.id] = Proposal(entry.scientific_name, label, round(score, 3), why)

        for entry in self._reference.find_all_species(text):
            propose(entry, 0.9, "name")
        typed = fold(text)
        names = [name for name, _row in self._species_names]
        for _name, score, place in process.extract(
            typed, names, scorer=fuzz.ratio, limit=12, score_cutoff=50
        ):
            propose(self._reference.species[self._species_names[place][1]], score / 100, "name")
        for entry in self._reference.near_species(text[:40], 4):
            propose(entry, 0.5, "name")
        sound = _sound(text)
        if sound:
            sounds = {e.id: _full(e.pinyin) for e in self._reference.species if e.pinyin}
            for _value, score, id in process.extract(
                sound, sounds, scorer=fuzz.ratio, limit=6, score_cutoff=75
            ):
                same = self._reference.species_by_id(id)
                if same is not None:
                    propose(same, score / 100 * 0.95, "sound")
        return _best(list(found.values()))

    # --- places ---------------------------------------------------------------------------------

    @cached_property
    def _within(self) -> str | None:
        return unit_named(self._plan.layout.title, self._reference)

    @cached_property
    def _places_here(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for name, column in self._plan.values.items():
            spec = self._plan.sheet_type.by_name.get(name)
            if spec is not None and spec.kind is Kind.PLACE:
                found.update(value for value in column if value is not None)
        return found

    def _places(self, text: str) -> list[Proposal]:
        found: dict[str, Proposal] = {}

        def propose(entry: PlaceEntry, score: float, why: str) -> None:
            if entry.code in self._places_here:
                score = min(1.0, score + 0.15)
            if self._within is not None and entry.code.startswith(self._within):
                score = min(1.0, score + 0.15)
            if entry.code not in found or found[entry.code].score < score:
                way = "".join(self._reference.place_path(entry.code, "zh"))
                found[entry.code] = Proposal(entry.code, way, round(score, 3), why)

        for entry in self._reference.find_places(text):
            propose(entry, 0.7, "name")
        typed = fold(text)
        for within in dict.fromkeys((self._within, None)):
            for entry in self._reference.near_places(text[:40], 6, within):
                propose(entry, _likeness(typed, fold(entry.name_zh)) * 0.8, "name")
        return _best(list(found.values()))


def _best(found: list[Proposal]) -> list[Proposal]:
    return sorted(found, key=lambda one: -one.score)[:MOST]


def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    if one == other:
        return 1.0
    return (
        max(fuzz.ratio(one, other), 0.9 * fuzz.partial_ratio(one, other) * _fair(one, other)) / 100
    )


def _fair(one: str, other: str) -> float:
    """A part of a word says little when it is short."""
    short = min(len(one), len(other))
    return 0.0 if short < 2 else min(1.0, 0.6 + 0.2 * short)


def _sound(text: str) -> str:
    return _full(search_keys(text))


def _full(pinyin: str | None) -> str:
    """The whole syllables of a key such as "yy yanyang"."""
    return (pinyin or "").split(" ")[-1]
