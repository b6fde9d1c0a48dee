"""What was found in a message: values for fields, each with the words it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.text import Text, translate_noop

LONGEST = 20_000
"""Characters of a message that are read; what is pasted beyond is a document, not a message."""

SEVERAL = translate_noop("Message", "Several are named: choose one.")
"""The note of proposals that exclude each other."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Values that belong together, e.g. a latitude with its longitude. Nothing is taken unasked.

    part: what it is about (date, time, position, place, species, number, phone, sender, elevation,
    or the name of a choice field). values: field name -> value. words: the part of the message it
    comes from, at text[start:end]. sure: it can hardly mean anything else. note: what to mind.
    moved_m: metres between the position as received, read as WGS 84, and the one proposed.
    """

    part: str
    values: Mapping[str, Any]
    words: str
    start: int
    end: int
    sure: bool = True
    note: Text | None = None
    moved_m: float = 0.0


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it was read. proposals: by part the likeliest first, parts in reading order.

    text: its lines end with a line feed, and long runs of blanks are short; `Proposal.start` and
    `end` count in it.
    cut: the text was longer than `LONGEST`, the rest was not read. remarks: what the clerk should
    know of it, e.g. that a link holds no position.
    """

    text: str
    proposals: tuple[Proposal, ...]
    cut: bool = False
    remarks: tuple[Text, ...] = ()

    def of(self, part: str) -> tuple[Proposal, ...]:
        """The proposals for one part, the likeliest first."""
        return tuple(one for one in self.proposals if one.part == part)

    def best(self) -> tuple[Proposal, ...]:
        """The first proposal of each part: what a form would be filled with when accepted."""
        seen: dict[str, Proposal] = {}
        for one in self.proposals:
            seen.setdefault(one.part, one)
        return tuple(seen.values())

    def values(self, proposals: Sequence[Proposal] | None = None) -> dict[str, Any]:
        """The field values of `proposals` (the best ones when None); earlier ones go first."""
        found: dict[str, Any] = {}
        for one in self.best() if proposals is None else proposals:
            for name, value in one.values.items():
                found.setdefault(name, value)
        return found
