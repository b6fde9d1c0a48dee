"""Where words stand over a curve without touching each other or another's line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

GAP = 6.0


class Flag(NamedTuple):
    """Words at a vertical line. x: of the line. left, right: of the words. row: 0 is the topmost.

    width: pixels the words may take, less than asked for when they must be cut; 0: no words.
    """

    x: float
    left: float
    right: float
    row: int

    @property
    def width(self) -> float:
        return self.right - self.left


_CAPS = (float("inf"), 110.0, 88.0, 70.0, 56.0, 44.0, 34.0)
"""Pixels that words are cut to, tried in turn until all of them have a place."""


def place(lines: Sequence[tuple[float, float]], left: float, right: float, rows: int) -> list[Flag]:
    """One flag for each (x, width), in their order, between `left` and `right`.

    A line goes from its row down, so no flag below may lie over it. What finds no place keeps its
    line without words.
    """
    best: list[Flag] = []
    for cap in _CAPS:
        found: list[Flag] = []
        for x, width in lines:
            found.append(_flag(x, min(width, cap), found, left, right, rows))
        if not best or _named(found) > _named(best):
            best = found
        if _named(best) == len(lines):
            break
    for index, (_x, width) in enumerate(lines):  # some were cut for the sake of others only
        best[index] = _grown(best[index], width, best[:index] + best[index + 1 :], left, right)
    return best


def _named(flags: Sequence[Flag]) -> int:
    return sum(1 for flag in flags if flag.width)


def _flag(x: float, width: float, placed: list[Flag], left: float, right: float, rows: int) -> Flag:
    width = min(width, right - left)
    for row in range(rows):
        for start in _starts(x, width, left, right):
            flag = Flag(x, start, start + width, row)
            if all(_apart(flag, other) for other in placed):
                return flag
    # Its line still begins below every word it would cut.
    crossed = [one.row + 1 for one in placed if one.width and one.left - 2 < x < one.right + 2]
    return Flag(x, x, x, max(crossed, default=0))


def _grown(flag: Flag, width: float, others: list[Flag], left: float, right: float) -> Flag:
    if not flag.width or flag.width >= width:
        return flag
    wide = min(width, right - left)
    while wide > flag.width:
        for start in _starts(flag.x, wide, left, right):
            larger = flag._replace(left=start, right=start + wide)
            if all(_apart(larger, other) for other in others):
                return larger
        wide -= 4
    return flag


def _starts(x: float, width: float, left: float, right: float) -> list[float]:
    """Over its line, beginning at it, ending at it."""
    wanted = (x - width / 2, x - 3, x + 3 - width)
    return [min(max(start, left), right - width) for start in wanted]


def _apart(one: Flag, other: Flag) -> bool:
    if one.width and other.width and one.row == other.row:
        if one.left < other.right + GAP and other.left < one.right + GAP:
            return False
    return not _crosses(one, other) and not _crosses(other, one)


def _crosses(line: Flag, words: Flag) -> bool:
    """Whether the line of one goes through the words of the other, further down."""
    return line.row < words.row and words.left - 2 < line.x < words.right + 2
