"""Pinyin keys of Chinese names, so that `xb` or `xuebao` finds 雪豹."""

from __future__ import annotations

import re


def search_keys(name: str | None) -> str | None:
    """Initials and toneless syllables, e.g. 雪豹 -> "xb xuebao"; None without Chinese letters.

    Characters pypinyin does not know (rare place-name characters) stay as they are.
    """
    if not name or not re.search(r"[\u3400-\u9fff]", name):
        return None
    from pypinyin import lazy_pinyin

    syllables = [s.lower() for s in lazy_pinyin(name) if s.strip()]
    return f"{''.join(s[0] for s in syllables)} {''.join(syllables)}"
