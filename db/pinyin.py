"""Pinyin keys of Chinese names, so that `xb` or `xuebao` finds 雪豹."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

_READ_AS = {"藏": "zàng", "长": "cháng", "都": "dū"}
"""Letters with several readings, as animals and places here are called: 藏羚 is zangling."""

_WORDS = {"朝阳": [["cháo"], ["yáng"]]}


def search_keys(name: str | None) -> str | None:
    """Initials and toneless syllables, e.g. 雪豹 -> "xb xuebao"; None without Chinese letters.

    Characters pypinyin does not know (rare place-name characters) stay as they are.
    """
    if not name or not re.search(r"[\u3400-\u9fff]", name):
        return None
    syllables = [s.lower() for s in _reader()(name) if s.strip()]
    return f"{''.join(s[0] for s in syllables)} {''.join(syllables)}"


@cache
def _reader() -> Callable[[str], Sequence[str]]:
    """Names to syllables without tones; the dictionaries take 0.2 s to load."""
    from pypinyin import lazy_pinyin, load_phrases_dict, load_single_dict

    load_single_dict({ord(letter): reading for letter, reading in _READ_AS.items()})
    load_phrases_dict(_WORDS)
    return lazy_pinyin
