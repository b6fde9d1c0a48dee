"""Which rows of a sheet are the header: one line of names, or two or three read together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from db.exchange.corrections import Corrections
from db.exchange.headers import HeaderNames, Meaning
from db.exchange.reading import Cell, Head, cell_text
from db.models.base import RecordType

MOST_HEADER_ROWS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A header: rows `first` to `last` of the head, from 0. score: how many fields it names.

    whole: columns whose words, read together, are known as they stand.
    """

    score: int
    first: int
    last: int
    whole: int
    headers: list[str]
    meanings: list[Meaning | None]


def find_header(
    head: Head, names: HeaderNames, record_type: RecordType, corrections: Corrections
) -> Found | None:
    """The rows that name the most fields, or those chosen by hand; None when none name enough."""
    width = max((len(row) for row in head.rows), default=0)
    if corrections.header_last is not None:
        first = (corrections.header_first or corrections.header_last) - 1
        depth = min(corrections.header_last - first, MOST_HEADER_ROWS)
        return _stacked(first, max(1, depth), head, width, names)
    best: Found | None = None
    for first in range(len(head.rows)):
        for depth in range(1, MOST_HEADER_ROWS + 1):
            found = _stacked(first, depth, head, width, names)
            if found is None:
                break
            if best is None or _rank(found) > _rank(best):
                best = found
    if best is None:
        return None
    needed = 1 if corrections.mapping or width < 3 or len(record_type.fields) < 3 else 2
    return best if best.score >= needed else None


def marked_header(head: Head, names: HeaderNames, roles: Collection[str]) -> Found | None:
    """The first row that has a column of each of `roles`."""
    width = max((len(row) for row in head.rows), default=0)
    for first in range(len(head.rows)):
        found = _stacked(first, 1, head, width, names)
        assert found is not None
        if set(roles) <= {m.role for m in found.meanings if m is not None}:
            return found
    return None


def likeliest_header(head: Head) -> Found | None:
    """The first row of different words, as wide as the table, with something filled in below it."""
    width = max((len(row) for row in head.rows), default=0)
    widest = max((_filled(row) for row in head.rows), default=0)
    for first, row in enumerate(head.rows[:-1]):
        texts = _texts(row, width)
        words = [text for text in texts if text]
        if (
            len(words) >= 2
            and len(words) == _filled(row) == len(set(words))
            and len(words) >= 0.6 * widest
            and max(map(len, words)) <= 40
            and _filled(head.rows[first + 1])
        ):
            return Found(0, first, first, 0, texts, [None] * width)
    return None


def is_transposed(head: Head, names: HeaderNames) -> bool:
    """Whether the names stand below each other, each with its values to the right."""
    for column in range(2):
        cells = [row[column] for row in head.rows if len(row) > column + 1]
        known = {m.field for cell in cells if (m := names.meaning(cell_text(cell))) and m.field}
        if len(known) >= 3:
            return True
    return False


def _rank(found: Found) -> tuple[int, int, int]:
    return found.score, found.whole, found.first - found.last


def _filled(row: Sequence[Cell]) -> int:
    return sum(cell != "" for cell in row)


def _texts(row: Sequence[Cell], width: int) -> list[str]:
    texts = [" ".join(cell.split()) if isinstance(cell, str) else "" for cell in row[:width]]
    return texts + [""] * (width - len(texts))


def _score(meanings: Sequence[Meaning | None]) -> int:
    return len({m.field for m in meanings if m is not None and m.field is not None})


def _stacked(first: int, depth: int, head: Head, width: int, names: HeaderNames) -> Found | None:
    """`depth` lines read as one: 数量 over 成体 and 幼体, merged or only left blank.

    None when there are not so many, or a lower one holds figures: then it is data.
    """
    rows = head.rows[first : first + depth]
    if len(rows) < depth or not width:
        return None
    if any(not isinstance(cell, str) for row in rows[1:] for cell in row):
        return None
    lines = [_texts(row, width) for row in rows]
    if depth > 1 and not all(any(line) for line in lines):
        return None
    grouped: set[int] = set()
    for number, line in enumerate(lines if depth > 1 else ()):
        spread = _spread(line, first + number, head)
        grouped |= spread if number < depth - 1 else set()
    headers = lines[0]
    # For each column its words from top to bottom, for asking for parts of them.
    ways: list[list[str]] = [[text] if text else [] for text in headers]
    for lower in lines[1:]:
        group, joined = "", []
        for column, (above, below) in enumerate(zip(headers, lower, strict=True)):
            group = above or (group if below else "")
            joined.append(f"{group} {below}".strip())
            if below:
                ways[column] = [*(ways[column] or ([group] if group else [])), below]
        headers = joined
    if depth > 1 and not _names_columns(lines[-1], ways, grouped, names):
        return None
    meanings = [_meaning(way, names) for way in ways]
    whole = sum(_is_whole(way, names) for way in ways)
    return Found(_score(meanings), first, first + depth - 1, whole, headers, meanings)


def _names_columns(
    lower: Sequence[str], ways: Sequence[Sequence[str]], grouped: set[int], names: HeaderNames
) -> bool:
    """Whether a lower line goes on naming columns: words in a record may be names by chance."""
    filled = [column for column, text in enumerate(lower) if text]
    known = [
        column
        for column in filled
        if column in grouped
        or names.meaning(lower[column]) is not None
        or _is_whole(ways[column], names)
    ]
    return 2 * len(known) >= len(filled)


def _is_whole(way: Sequence[str], names: HeaderNames) -> bool:
    """Whether the words over a column are known together, at least the two lowest."""
    if len(way) == 1:
        return names.meaning(way[0]) is not None
    return any(names.meaning(" ".join(way[start:])) is not None for start in range(len(way) - 1))


def _spread(line: list[str], row: int, head: Head) -> set[int]:
    """Let words merged over several columns stand over each of them; gives those columns."""
    found: set[int] = set()
    for top, left, bottom, right in head.merged:
        if top == row and bottom == row:
            for column in range(left + 1 - head.first_column, right + 1 - head.first_column):
                if 0 < column < len(line):
                    line[column] = line[left - head.first_column]
            if right - left + 1 < 0.8 * len(line):  # wider ones are titles
                found.update(range(left - head.first_column, right + 1 - head.first_column))
    return found


def _meaning(way: Sequence[str], names: HeaderNames) -> Meaning | None:
    """The meaning of the words over a column: all, the lower ones, then the upper ones."""
    for start in range(len(way)):
        found = names.meaning(" ".join(way[start:]))
        if found is not None:
            return found
    for text in reversed(way[:-1]):
        found = names.meaning(text)
        if found is not None:
            return found
    return None
