"""Names of species and places in running text, where no blanks part the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from db.names import fold, split_names
from db.reference import PlaceEntry, Reference

_LONGEST = 16
_KINDS = ("省", "州", "市", "县", "区", "乡", "镇", "村", "社区", "沟", "山", "湖", "河", "寺")
_COUNTERS = "只头匹峰羽条个"


@dataclass(frozen=True, slots=True)
class Hit:
    """text[start:end] names one of `values` (species ids or place codes, the likeliest first)."""

    start: int
    end: int
    values: tuple[Any, ...]


class NamesInText:
    """Looks names up at every position of a text, the longest first."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._species = _species_names(reference)

    def species(self, text: str) -> Iterator[Hit]:
        """Species that are named. A name of one character counts only beside a number or alone."""
        folded = text.casefold()
        at = 0
        while at < len(text):
            for end in range(min(len(text), at + _LONGEST * 2), at, -1):
                ids = self._species.get(folded[at:end])
                if ids is None or not _stands_alone(text, at, end):
                    continue
                yield Hit(at, end, ids)
                at = end - 1
                break
            at += 1

    def places(self, text: str) -> Iterator[Hit]:
        """Places that are named, a way down (治多县索加乡牙曲村) as one. Bare village names without
        their kind are too often ordinary words: they do not count."""
        at = 0
        while at < len(text):
            found = self._place_at(text, at)
            if found is None:
                at += 1
                continue
            end, entries = found
            yield Hit(at, end, tuple(entry.code for entry in entries))
            at = end

    def _place_at(self, text: str, at: int) -> tuple[int, list[PlaceEntry]] | None:
        for end in range(min(len(text), at + _LONGEST * 2), at + 1, -1):
            words = text[at:end]
            if any(sign.isspace() or sign in "，。；、,.;:：（）()!！?？" for sign in words):
                continue
            if not words.endswith(_KINDS) and not self._is_known_unit(words):
                continue
            entries = self._reference.find_places(words)
            if entries:
                return end, entries[:5]
        return None

    def _is_known_unit(self, words: str) -> bool:
        """Counties and townships are named without their kind, too: 索加, 治多."""
        if len(words) < 2 or len(words) > 6:
            return False
        entries = self._reference.find_places(words)
        return len(entries) == 1 and entries[0].level in ("prefecture", "county", "township")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a name is not merely a piece of another word."""
    if end - start > 1 and not text[start:end].isascii():
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start:end].isascii():
        return not (before.isalnum() and before.isascii()) and not (
            after.isalnum() and after.isascii()
        )
    counted = bool(before) and before in _COUNTERS
    begins = not before or counted or before.isspace() or before in "，。、,：:；"
    ends = (
        not after
        or after.isdigit()
        or after.isspace()
        or after in "，。、,：:；一二两三四五六七八九十"
    )
    return begins and (ends or counted)


_CACHE: WeakKeyDictionary[Reference, dict[str, tuple[int, ...]]] = WeakKeyDictionary()


def _species_names(reference: Reference) -> dict[str, tuple[int, ...]]:
    """Folded name -> ids; made once for each list of species."""
    known = _CACHE.get(reference)
    if known is not None:
        return known
    names: dict[str, list[int]] = {}
    for entry in reference.species:
        proper = (entry.name_zh, entry.name_bo, entry.name_en, entry.scientific_name)
        for name in (*proper, *split_names(entry.other_names or "")):
            if name:
                for key in {name.casefold(), fold(name)}:
                    if entry.id not in names.setdefault(key, []):
                        names[key].append(entry.id)
    made = {name: tuple(ids) for name, ids in names.items()}
    _CACHE[reference] = made
    return made
