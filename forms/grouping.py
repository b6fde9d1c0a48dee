"""What a layout of a form is made of: rows of one or two fields, under headings."""

from __future__ import annotations

from dataclasses import dataclass

from db.text import Text


@dataclass(frozen=True, slots=True)
class Row:
    """One or two fields beside each other. The first has its label at the left.

    quiet: the label says what the second is as well, so no name stands inside it.
    """

    fields: tuple[str, ...]
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a quiet heading; `more` are shown when asked for or when they hold something."""

    label: Text
    rows: tuple[Row, ...]
    more: tuple[Row, ...] = ()


def rows(*lines: str, quiet: bool = False) -> tuple[Row, ...]:
    """Rows of the fields named in each line."""
    return tuple(Row(tuple(line.split()), quiet) for line in lines)
