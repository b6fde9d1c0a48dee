"""Names of species and places in running text, where no blanks part the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from db.names import fold, split_names
from db.reference import PlaceEntry, Reference

_LONGEST = 16
_KINDS = ("省", "州", "市", "县", "区", "乡", "镇", "村", "社区", "沟", "山", "湖", "河", "寺")
# A village called after one of these is named by it only together with its 村.
_NATURAL = ("沟", "山", "湖", "河", "寺")
_COUNTERS = "只头匹峰羽条个"
# What stands before and behind a name of one character that is a word of its own.
_BEFORE = "到见现告是有被和跟与及了的群窝种，。、,：:；;（("
_BEHIND = (
    "脚爪粪足嚎咬吃跑叫在进来去把追袭闯死受被和与及的了群x*，。、,：:；;）)一二两三四五六七八九十几"
)
# Behind the name of a place, before what happened there.
_LOCALITY = re.compile(
    r"(?P<words>[\u3400-\u9fff\d]{2,14}?)"
    r"(?=(?:看|发现|见到|见|遇|拍|有|巡护|附近|那边|这边|那里|这里|出现|来了|跑|被|救)|[，。,；;！!（(\s]|$)"
)
_NOT_LOCAL = re.compile(
    r"^(?:人民政府|的|一|两|几|又|也|和|与|及|管护|巡护|牧民|村民|群众|昨|今|前|上午|下午|早|晚|看|发现|见|遇|拍|有|出现)"
)
_LOCAL_KIND = re.compile(
    r"(?:[一二三四五六七八九十\d]+[社队组]|沟口?|山|垭口|河边?|湖边?|桥|滩|谷|梁|坡|崖|岭|泉|寺|挂|口|路边|公路|边)$"
)


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
        self._beginnings = _beginnings(reference)
        self._found: dict[str, list[PlaceEntry]] = {}

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

    def localities(self, text: str, places: Sequence[Hit]) -> Iterator[tuple[int, int]]:
        """What no list knows: the words behind a place (牙曲村三社), or of 在烟瘴挂看到."""
        for hit in places:
            span = _local_words(text, hit.end)
            if span is not None:
                yield span
        for match in re.finditer("在|于", text):
            if any(hit.start <= match.end() < hit.end for hit in places):
                continue
            span = _local_words(text, match.end())
            if span is not None and _LOCAL_KIND.search(text[span[0] : span[1]]):
                yield span

    def _place_at(self, text: str, at: int) -> tuple[int, list[PlaceEntry]] | None:
        if text[at : at + 2] not in self._beginnings:
            return None
        for end in range(min(len(text), at + _LONGEST * 2), at + 1, -1):
            words = text[at:end]
            if any(sign.isspace() or sign in "，。；、,.;:：（）()!！?？" for sign in words):
                continue
            entries = self._find(words) if words.endswith(_KINDS) else self._bare_unit(words)
            if words.endswith(_NATURAL):
                entries = [entry for entry in entries if entry.level == "site"]
            if entries:
                return end, entries[:5]
        return None

    def _find(self, words: str) -> list[PlaceEntry]:
        found = self._found.get(words)
        if found is None:
            found = self._found[words] = self._reference.find_places(words)
        return found

    def _bare_unit(self, words: str) -> list[PlaceEntry]:
        """Counties and townships are named without their kind, too: 索加, 治多."""
        if not 2 <= len(words) <= 6:
            return []
        entries = self._find(words)
        if len(entries) == 1:
            return [one for one in entries if one.level in ("prefecture", "county", "township")]
        counties = [one for one in entries if one.level == "county"]
        return counties if len(counties) == 1 else []


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
    begins = not before or counted or before.isspace() or before in _BEFORE
    ends = not after or after.isdigit() or after.isspace() or after in _BEHIND
    return begins and (ends or counted)


def narrowed(hits: Sequence[Hit]) -> list[Hit]:
    """Places without the units they lie in that are named too: 索加, 牙曲村 is one place.

    Of several places of one name those count that lie in a unit that is named.
    """
    alone = [hit.values[0] for hit in hits if len(hit.values) == 1]
    kept = []
    for hit in hits:
        inside = tuple(c for c in hit.values if any(c != u and c.startswith(u) for u in alone))
        kept.append(Hit(hit.start, hit.end, inside or hit.values))
    chosen = [hit.values[0] for hit in kept if len(hit.values) == 1]
    return [
        hit
        for hit in kept
        if not (
            len(hit.values) == 1
            and any(c != hit.values[0] and c.startswith(hit.values[0]) for c in chosen)
        )
    ]


def _local_words(text: str, at: int) -> tuple[int, int] | None:
    match = _LOCALITY.match(text, at)
    if match is None or _NOT_LOCAL.match(match["words"]):
        return None
    return match.start("words"), match.end("words")


_BEGINNINGS: WeakKeyDictionary[Reference, frozenset[str]] = WeakKeyDictionary()


def _beginnings(reference: Reference) -> frozenset[str]:
    """The first two letters of every place, so that few positions of a text are looked at."""
    known = _BEGINNINGS.get(reference)
    if known is None:
        known = frozenset(["中国", *(entry.name_zh[:2] for entry in reference.places)])
        _BEGINNINGS[reference] = known
    return known


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
