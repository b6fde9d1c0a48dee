"""Names ranked against what is being typed, fast enough for every key press over 5,300 entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches

from db.names import fold
from db.pinyin_match import Syllables, syllable_pattern

# Ranks, lower is better.
WHOLE, PINYIN_WHOLE, BEGINNING, PINYIN_BEGINNING, SYLLABLES, WORDS, PART = range(7)


class NameIndex:
    """Folded names and pinyin of many entries, known by their row.

    Each entry is one string of its names between line breaks, so that `in` finds whole names
    ("\\nsnow leopard\\n"), beginnings ("\\nsnow") and words (" leo") without a loop per name.
    """

    def __init__(
        self,
        names: Iterable[Sequence[str]],
        pinyin: Iterable[str | None],
        also_whole: Callable[[int], Iterable[str]] | None = None,
    ) -> None:
        """also_whole: further folded spellings of a row that count as its whole name."""
        self._names = ["\n" + "\n".join(map(fold, entry)) + "\n" for entry in names]
        self._syllables = [Syllables.of(keys) for keys in pinyin]
        self._by_initial: dict[str, list[int]] = {}
        for row, syllables in enumerate(self._syllables):
            if syllables is not None:
                self._by_initial.setdefault(syllables.spaced[:1], []).append(row)
        self._whole: dict[str, list[int]] = {}
        if also_whole is not None:
            for row in range(len(self._names)):
                for name in also_whole(row):
                    self._whole.setdefault(name, []).append(row)

    def ranked(self, text: str) -> dict[int, int]:
        """row -> rank of every entry that `text` fits; empty for an empty text."""
        typed = fold(text)
        if not typed:
            return {}
        found = self._by_pinyin(typed) if typed.isascii() else {}
        whole, beginning, words = f"\n{typed}\n", f"\n{typed}", typed.split()
        first = words[0]
        for row, names in enumerate(self._names):
            if first not in names:
                continue
            if beginning in names:
                rank = WHOLE if whole in names else BEGINNING
            elif all(f" {word}" in names or f"\n{word}" in names for word in words):
                rank = WORDS
            elif typed in names:
                rank = PART
            else:
                continue
            if rank < found.get(row, PART + 1):
                found[row] = rank
        for row in self._whole.get(typed, ()):
            found[row] = WHOLE
        return found

    def _by_pinyin(self, typed: str) -> dict[int, int]:
        pattern = syllable_pattern(typed)
        joined = typed.replace(" ", "")
        found: dict[int, int] = {}
        for row in self._by_initial.get(typed[0], ()):
            syllables = self._syllables[row]
            if syllables is None or not pattern.match(syllables.spaced):
                continue
            if joined in (syllables.initials, syllables.joined):
                found[row] = PINYIN_WHOLE
            elif syllables.initials.startswith(joined) or syllables.joined.startswith(joined):
                found[row] = PINYIN_BEGINNING
            else:
                found[row] = SYLLABLES
        return found


class Spelling:
    """Finds the names most like a misspelt one, without comparing it with all of them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_letter: dict[str, list[str]] = {}
        for name in names:
            for letter in set(name):
                self._by_letter.setdefault(letter, []).append(name)

    def near(self, name: str, limit: int, cutoff: float) -> list[str]:
        """At most `limit` names whose likeness (difflib's ratio) is at least `cutoff`."""
        name = name[:60]
        shared: Counter[str] = Counter()
        # Rare letters first; letters nearly all names have (村, 委, 会) say nothing.
        lists = sorted((self._by_letter.get(letter, []) for letter in set(name)), key=len)
        for names in lists:
            if len(shared) + len(names) > 2000 and shared:
                break
            shared.update(names[:2000])
        likely = [known for known, _count in shared.most_common(60)]
        return get_close_matches(name, likely, n=limit, cutoff=cutoff)
