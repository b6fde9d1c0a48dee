"""Matching what is typed in pinyin against names: `xb`, `xueb`, `xbao` and `xue bao` for 雪豹.

`db.pinyin.search_keys` stores initials and the run-together syllables ("xb xuebao"). Here the
syllables are found again, so that each may be typed whole, begun, or by its first letter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# A syllable of toneless pinyin: initial and final. Only used to cut a run of known initials.
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|van|ai|ei|ao|ou|an|en|in|un|vn|er|"
    r"ia|ie|iu|ua|uo|ui|ue|ve|a|o|e|i|u|v|ng|n|m)",
)


class Syllables(NamedTuple):
    """The pinyin of one name. spaced: "xue bao"; initials: "xb"; joined: "xuebao"."""

    initials: str
    joined: str
    spaced: str

    @classmethod
    def of(cls, keys: str | None) -> Syllables | None:
        """From the stored keys; None when there are none or they are not in their usual form."""
        if not keys:
            return None
        initials, _space, joined = keys.partition(" ")
        if not initials or not joined or " " in joined:
            return None
        cut = _cut(initials, joined)
        return cls(initials, joined, " ".join(cut) if cut else joined)


def _cut(initials: str, joined: str) -> list[str] | None:
    """`joined` in as many syllables as there are `initials`, each beginning with its own."""
    if not initials:
        return None if joined else []
    if not joined.startswith(initials[0]):
        return None
    if len(initials) == 1:
        return [joined]
    longest = min(6, len(joined) - len(initials) + 1)
    for end in range(longest, 0, -1):
        if joined[end : end + 1] != initials[1]:
            continue
        head = joined[:end]
        if head.isascii() and head.isalpha() and end > 1 and not _SYLLABLE.fullmatch(head):
            continue
        rest = _cut(initials[1:], joined[end:])
        if rest is not None:
            return [head, *rest]
    return None


@lru_cache(maxsize=256)
def syllable_pattern(typed: str) -> re.Pattern[str]:
    """What matches spaced syllables of which each is typed whole, begun, or by its initial.

    A space typed ends a syllable.
    """
    parts: list[str] = []
    for letter in typed:
        if letter == " ":
            parts.append("[^ ]* ")
        elif not parts or parts[-1] == "[^ ]* ":
            parts.append(re.escape(letter))
        else:
            parts.append("(?:[^ ]* )?" + re.escape(letter))
    return re.compile("".join(parts))
