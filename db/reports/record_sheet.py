"""The list of records a report counts, and formulas that count over it.

A formula is only written where it comes to the figure counted from the file itself: two villages
of one name, or a name that Excel takes for a pattern, would make it count something else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from db.exchange.headers import column_letter
from db.reports.book import Formula, ReportBook
from db.reports.period import Bin
from db.reports.sightings import SIGHTING, Selected
from db.rescue.sheets import Column, excel_date
from db.showing import show, show_date
from db.text import translate_noop

if TYPE_CHECKING:
    from db.store import Store

MOST_LISTED: Final = 5000
"""A report of more records holds numbers instead of formulas, and no list."""

NOT_NAMED = translate_noop("Report", "Not named")
_HEADER: Final = 4
_FIRST: Final = _HEADER + 1


@dataclass(frozen=True, slots=True)
class Line:
    """A record in the list."""

    date: dt.date | str | None
    bin: str
    species: str
    scientific: str
    protection: str
    animals: int | None
    county: str
    township: str
    village: str
    locality: str
    evidence: str
    status: str


_COLUMNS: Final = (
    ("no", translate_noop("Report", "No."), "count", 6),
    ("date", translate_noop("Report", "Date"), "date", 12),
    ("bin", translate_noop("Report", "Part of the period"), "text", 14),
    ("species", translate_noop("Report", "Species"), "text", 18),
    ("scientific", translate_noop("Report", "Scientific name"), "text", 24),
    ("protection", translate_noop("Report", "Protection"), "text", 14),
    ("animals", translate_noop("Report", "Animals"), "count", 9),
    ("county", translate_noop("Report", "County"), "text", 14),
    ("township", translate_noop("Report", "Township"), "text", 14),
    ("village", translate_noop("Report", "Village"), "text", 14),
    ("locality", translate_noop("Report", "Locality"), "text", 22),
    ("evidence", translate_noop("Report", "Evidence"), "text", 14),
    ("status", translate_noop("Report", "Status"), "text", 11),
)
_PLACE: Final = {name: n for n, (name, *_rest) in enumerate(_COLUMNS, 1)}


class RecordList:
    """The records of a period as lines. title: of their sheet, once it is there."""

    def __init__(
        self, store: Store, found: Selected, bins: Sequence[Bin], book: ReportBook
    ) -> None:
        self._book = book
        self.title = ""
        self.listed = found.records <= MOST_LISTED
        self.lines = _lines(store, found, bins, book) if self.listed else []
        self._tallies: dict[tuple[str, ...], dict[tuple[str, ...], tuple[int, int]]] = {}

    def add_sheet(self, note: str) -> Any:
        """Put the list into the workbook."""
        book, say = self._book, self._book.say
        sheet = book.sheet(
            translate_noop("Report", "List of records"),
            translate_noop("Report", "The records that are counted"),
            note,
        )
        columns = [Column(say(label), form, width) for _n, label, form, width in _COLUMNS]
        rows = [
            [number, *(getattr(line, name) or None for name, *_rest in _COLUMNS[1:])]
            for number, line in enumerate(self.lines, 1)
        ]
        book.table(sheet, _HEADER, columns, rows)
        last = _HEADER + max(1, len(rows))
        sheet.auto_filter.ref = f"A{_HEADER}:{column_letter(len(_COLUMNS) - 1)}{last}"
        sheet.freeze_panes = sheet.cell(_FIRST, 3)
        return sheet

    def count(self, expected: int, conditions: Mapping[str, tuple[str, str]]) -> Formula | int:
        """How many lines fit. conditions: column -> (cell with the name wanted, that name)."""
        return self._formula(expected, None, conditions)

    def sum(self, expected: int, conditions: Mapping[str, tuple[str, str]]) -> Formula | int:
        """The animals of the lines that fit."""
        return self._formula(expected, "animals", conditions)

    def _formula(
        self, expected: int, column: str | None, conditions: Mapping[str, tuple[str, str]]
    ) -> Formula | int:
        if not self.lines or not self.title or not all(map(_plain, conditions.values())):
            return expected
        names = tuple(conditions)
        wanted = tuple(word.casefold() for _cell, word in conditions.values())
        count, animals = self._tallied(names).get(wanted, (0, 0))
        value = count if column is None else animals
        if value != expected:
            return expected
        pairs = ",".join(f"{self._range(name)},{cell}" for name, (cell, _w) in conditions.items())
        if column is None:
            text = f"COUNTIFS({pairs})" if pairs else f"ROWS({self._range('no')})"
        else:
            text = f"SUMIFS({self._range(column)},{pairs})" if pairs else (
                f"SUM({self._range(column)})"
            )  # fmt: skip
        return Formula(text, value)

    def _tallied(self, names: tuple[str, ...]) -> dict[tuple[str, ...], tuple[int, int]]:
        """Lines and animals for each combination of what these columns hold, as Excel compares."""
        found = self._tallies.get(names)
        if found is None:
            found = self._tallies[names] = {}
            for line in self.lines:
                key = tuple(getattr(line, name).casefold() for name in names)
                count, animals = found.get(key, (0, 0))
                found[key] = (count + 1, animals + (line.animals or 0))
        return found

    def _range(self, name: str) -> str:
        from openpyxl.utils import quote_sheetname

        letter = column_letter(_PLACE[name] - 1)
        last = _HEADER + len(self.lines)
        return f"{quote_sheetname(self.title)}!${letter}${_FIRST}:${letter}${last}"


def _plain(condition: tuple[str, str]) -> bool:
    """Whether Excel takes the name for itself and not for a pattern or a comparison."""
    word = condition[1]
    return bool(word) and word[0] not in "<>=" and not set("*?~") & set(word)


def _lines(store: Store, found: Selected, bins: Sequence[Bin], book: ReportBook) -> list[Line]:
    words, say = book.words, book.say
    reference, language = words.reference, words.language
    none = say(NOT_NAMED)
    ids = found.ids.tolist()
    block = store.block(SIGHTING, ids)
    columns = [dict(zip(block, row, strict=True)) for row in zip(*block.values(), strict=True)]
    columns.sort(key=lambda values: (values["event_date"] or dt.date.max, values["id"]))
    lines = []
    for values in columns:
        date = values["event_date"]
        species = reference.species_by_id(values["species_id"] or -1)
        way = unit_names(values["place_code"], book)
        lines.append(
            Line(
                _date(date, values["date_precision"]),
                next(
                    (say(b.name) for b in bins if date is not None and b.since <= date <= b.until),
                    none,
                ),
                reference.species_name(species.id, language) if species else none,
                species.scientific_name if species else "",
                protection_name(species.protection, book) if species else "",
                values["individual_count"],
                way[0] or none,
                way[1] or none,
                way[2] or none,
                values["locality"] or "",
                show(SIGHTING.field("evidence"), values["evidence"], words),
                show(SIGHTING.field("status"), values["status"], words),
            )
        )
    return lines


def _date(date: dt.date | None, precision: str | None) -> dt.date | str | None:
    if date is None or precision in (None, "exact", "day"):
        return excel_date(date)
    return show_date(date, precision)


def protection_name(code: str | None, book: ReportBook) -> str:
    """The class of national protection in words; "" without one."""
    from db.record_types import record_type

    return show(record_type("species").field("protection"), code, book.words)


def unit_names(code: str | None, book: ReportBook) -> tuple[str, str, str]:
    """County, township and the place below (village or site) of a place; "" where not named."""
    reference, language = book.words.reference, book.words.language
    names = {"county": "", "township": "", "village": ""}
    entry = reference.place_by_code(code or "")
    seen: set[str] = set()
    while entry is not None and entry.code not in seen:
        seen.add(entry.code)
        level = entry.level or "site"
        if level not in ("prefecture", "province"):
            slot = level if level in names else "village"
            # The finest name stands for the place; a site within a village is named with it.
            shown = reference.place_name(entry.code, language)
            names[slot] = f"{shown} {names[slot]}".strip()
        elif not any(names.values()):
            names["county"] = reference.place_name(entry.code, language)
        entry = reference.place_by_code(entry.parent_code or "")
    return names["county"], names["township"], names["village"]
