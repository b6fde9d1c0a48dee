"""What a person says about a file that is to be taken in: where the file itself was not clear.

A plan is made of a file and of its corrections (`plan.plan_import`), and made again with others
without reading the file (`ImportPlan.with_corrections`). Corrections change neither the file nor
the records; as JSON they are kept with the office, so that the next file of that layout has them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

_Key = TypeVar("_Key")

LEFT_OUT = "-"
"""In `mapping`: the column is not taken in at all, not even into the notes."""


def word_key(text: str) -> str:
    """A typed text without case, width and spaces: what is typed so means the same."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass(frozen=True, slots=True)
class Corrections:
    """What was chosen, typed and confirmed by hand; the default is nothing.

    sheet: name. header_first, header_last: row numbers, from 1, of the rows of column names.
    last_row: number of the last row of data. year: of days that have none. datum: of coordinates
    that no column tells the datum of. mapping: column letter -> field name, None (its text goes to
    the notes) or LEFT_OUT. words: (field name, text as typed) -> what it means, as a code or as
    somebody would type it; "" means blank. cells: (row number, column letter) -> text typed in its
    place. left_out: row numbers that are not taken in. taken: doubtful rows that were confirmed one
    by one. as_data: rows that look like totals or notes and are records. timeline: the same for
    the timeline sheet beside a rescue register.
    """

    sheet: str | None = None
    header_first: int | None = None
    header_last: int | None = None
    last_row: int | None = None
    year: int | None = None
    datum: str | None = None
    mapping: Mapping[str, str | None] = field(default_factory=dict)
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    cells: Mapping[tuple[int, str], str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    taken: frozenset[int] = frozenset()
    as_data: frozenset[int] = frozenset()
    timeline: Corrections | None = None

    def __bool__(self) -> bool:
        return self != NOTHING

    # --- changing one thing ---------------------------------------------------------------------

    def with_cell(self, row: int, letter: str, text: str | None) -> Corrections:
        """`text` typed into a cell; None takes it back."""
        return replace(self, cells=_with(self.cells, (row, letter), text))

    def with_word(self, field: str, text: str, meaning: str | None) -> Corrections:
        """What `text` means wherever it stands in a column of `field`; None forgets it."""
        return replace(self, words=_with(self.words, (field, text), meaning))

    def with_column(self, letter: str, field: str | None) -> Corrections:
        """The field a column carries, None for the notes or LEFT_OUT."""
        return replace(self, mapping={**self.mapping, letter: field})

    def without_column(self, letter: str) -> Corrections:
        """The column is what its header says again."""
        rest = {key: value for key, value in self.mapping.items() if key != letter}
        return replace(self, mapping=rest)

    def meanings(self, field: str) -> dict[str, str]:
        """`word_key` of a text -> what it means in columns of `field`."""
        return {word_key(text): to for (name, text), to in self.words.items() if name == field}

    # --- JSON -----------------------------------------------------------------------------------

    def to_json(self) -> dict[str, Any]:
        """Plain values for `json.dumps`; what was not touched is left out."""
        found: dict[str, Any] = {
            name: value for name in _SIMPLE if (value := getattr(self, name)) is not None
        }
        if self.mapping:
            found["mapping"] = dict(self.mapping)
        if self.words:
            found["words"] = [[*key, value] for key, value in self.words.items()]
        if self.cells:
            found["cells"] = [[*key, value] for key, value in self.cells.items()]
        if self.timeline is not None:
            found["timeline"] = self.timeline.to_json()
        for name in _ROWS:
            if getattr(self, name):
                found[name] = sorted(getattr(self, name))
        return found

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Corrections:
        """What `to_json` gave; names that this version does not know are passed over."""
        simple: dict[str, Any] = {name: value[name] for name in _SIMPLE if name in value}
        second = value.get("timeline")
        rows: dict[str, Any] = {name: frozenset(value.get(name, ())) for name in _ROWS}
        return cls(
            **simple,
            mapping=dict(value.get("mapping", {})),
            words={(field, text): to for field, text, to in value.get("words", ())},
            cells={(row, letter): text for row, letter, text in value.get("cells", ())},
            timeline=None if second is None else cls.from_json(second),
            **rows,
        )


_SIMPLE = ("sheet", "header_first", "header_last", "last_row", "year", "datum")
_ROWS = ("left_out", "taken", "as_data")
NOTHING = Corrections()


def _with(known: Mapping[_Key, str], key: _Key, value: str | None) -> dict[_Key, str]:
    found = dict(known)
    found.pop(key, None)
    if value is not None:
        found[key] = value
    return found
