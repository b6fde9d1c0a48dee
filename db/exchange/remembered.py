"""What was said of a layout once is proposed when a file of the same layout comes again.

Layouts are known by their headers and the sheet's name without figures: 2024年记录 and 2025年记录
are one. They are kept with the office's file (`db.office`) and can be looked at and forgotten.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from db.exchange.corrections import LEFT_OUT, Corrections
from db.exchange.headers import EXTRA, Meaning, normalise
from db.exchange.layout import Layout
from db.models.base import RecordType
from db.office import keep, kept
from db.writing import now

if TYPE_CHECKING:
    from db.exchange.plan import ImportPlan
    from db.store import Store

SECTION = "import_layout"
MOST_WORDS = 2000


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of one layout.

    key: under which it is kept. record_type: name. sheet, headers: as they stood in the last file.
    source: name of that file. when: day of its import, ISO. mapping: normalised header (a second
    column of the same gets #2) -> field, None or LEFT_OUT. datum: of the coordinates. asks_year:
    the files have days without a year and do not tell it. words: as in `Corrections`.
    """

    key: str
    record_type: str
    sheet: str
    headers: tuple[str, ...]
    source: str
    when: str
    mapping: Mapping[str, str | None] = field(default_factory=dict)
    datum: str | None = None
    asks_year: bool = False
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def under(self, said: Corrections, layout: Layout) -> Corrections:
        """`said` with what is remembered where it says nothing."""
        at = {key: letter for letter, key in header_keys(layout).items()}
        mapping = {at[key]: field for key, field in self.mapping.items() if key in at}
        return replace(
            said,
            datum=said.datum or self.datum,
            mapping={**mapping, **said.mapping},
            words={**self.words, **said.words},
        )

    def told(self, layout: Layout, corrections: Corrections) -> Layout:
        """The layout with the columns whose meaning is the remembered one marked as such."""
        keys = header_keys(layout)
        columns = tuple(
            replace(column, meaning=_meaning(self.mapping[key]), origin="last_time")
            if (key := keys[column.letter]) in self.mapping
            and corrections.mapping.get(column.letter, "") == self.mapping[key]
            else column
            for column in layout.columns
        )
        return replace(layout, columns=columns)


def _meaning(field: str | None) -> Meaning:
    if field is None:
        return EXTRA
    return Meaning("left_out") if field == LEFT_OUT else Meaning("field", field)


def fingerprint(record_type: RecordType, layout: Layout) -> str:
    """The key of a layout: its type, its headers and the sheet's name without figures."""
    headers = [normalise(column.header) for column in layout.columns]
    while headers and not headers[-1]:
        headers.pop()
    sheet = re.sub(r"\d+", "#", layout.sheet.name).strip()
    text = "\n".join((record_type.name, sheet, *headers))
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def header_keys(layout: Layout) -> dict[str, str]:
    """Column letter -> its header as it is remembered; columns without one by their place."""
    found: dict[str, str] = {}
    seen: dict[str, int] = {}
    for column in layout.columns:
        key = normalise(column.header) or f"column {column.index + 1}"
        seen[key] = seen.get(key, 0) + 1
        found[column.letter] = key if seen[key] == 1 else f"{key}#{seen[key]}"
    return found


def recall(store: Store, record_type: RecordType, layout: Layout) -> Remembered | None:
    """What is remembered of a layout; None when it is new."""
    key = fingerprint(record_type, layout)
    value = kept(store, SECTION).get(key)
    return None if value is None else _from_json(key, value)


def remembered_layouts(store: Store) -> list[Remembered]:
    """Every layout that is remembered, the latest first."""
    found = [_from_json(key, value) for key, value in kept(store, SECTION).items()]
    return sorted(found, key=lambda one: one.when, reverse=True)


def forget(store: Store, key: str, *, author: str) -> None:
    """Nothing is remembered of the layout any more."""
    keep(store, SECTION, key, None, author=author)


def remember(store: Store, plan: ImportPlan, *, author: str) -> Remembered | None:
    """Keep what was said of the plan's file; None when nothing was."""
    corrections, layout = plan.corrections, plan.layout
    keys = header_keys(layout)
    mapping: dict[str, str | None] = {
        keys[letter]: field for letter, field in corrections.mapping.items() if letter in keys
    }
    said = mapping or corrections.datum or corrections.words or corrections.year
    if not said:
        if plan.remembered is not None:  # all of it was taken back
            forget(store, plan.remembered.key, author=author)
        return None
    found = Remembered(
        key=fingerprint(plan.record_type, layout),
        record_type=plan.record_type.name,
        sheet=layout.sheet.name,
        headers=tuple(column.header for column in layout.columns),
        source=plan.path.name,
        when=now().date().isoformat(),
        mapping=mapping,
        datum=corrections.datum,
        asks_year=corrections.year is not None,
        words=dict(list(corrections.words.items())[-MOST_WORDS:]),
    )
    keep(store, SECTION, found.key, _to_json(found), author=author)
    return found


def _to_json(one: Remembered) -> dict[str, Any]:
    return {
        "record_type": one.record_type,
        "sheet": one.sheet,
        "headers": list(one.headers),
        "source": one.source,
        "when": one.when,
        "mapping": dict(one.mapping),
        "datum": one.datum,
        "asks_year": one.asks_year,
        "words": [[*key, meaning] for key, meaning in one.words.items()],
    }


def _from_json(key: str, value: Mapping[str, Any]) -> Remembered:
    return Remembered(
        key=key,
        record_type=value.get("record_type", ""),
        sheet=value.get("sheet", ""),
        headers=tuple(value.get("headers", ())),
        source=value.get("source", ""),
        when=value.get("when", ""),
        mapping=dict(value.get("mapping", {})),
        datum=value.get("datum"),
        asks_year=bool(value.get("asks_year")),
        words={(field, text): meaning for field, text, meaning in value.get("words", ())},
    )
