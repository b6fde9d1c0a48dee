"""The sheets of a report that tell of sightings: by species and time, by place, protected, new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from db.exchange.headers import column_letter
from db.record_types import record_type
from db.reports import charts
from db.reports.book import Formula, ReportBook
from db.reports.charts import Bars, Cells
from db.reports.period import Bin
from db.reports.record_sheet import NOT_NAMED, RecordList, protection_name, unit_names
from db.reports.sightings import SIGHTING, FirstRecord, PlaceRow, Selected, by_place
from db.reports.wording import joined
from db.rescue import sheets
from db.rescue.sheets import Column
from db.showing import show, show_date
from db.text import translate_noop

if TYPE_CHECKING:
    from db.store import Store

NOTHING = translate_noop("Report", "No sighting was recorded in this period.")
TOTAL = translate_noop("Report", "Total")
RECORDS = translate_noop("Report", "Records")
ANIMALS = translate_noop("Report", "Animals")
_CHARTED: Final = 7
_PLACES_CHARTED: Final = 12
_PLACES_NAMED: Final = 8


@dataclass(frozen=True)
class Sightings:
    """What the sheets are about. note: which filter their figures are of."""

    book: ReportBook
    found: Selected
    bins: Sequence[Bin]
    firsts: Sequence[FirstRecord]
    list: RecordList
    note: str


def species_sheets(told: Sightings) -> None:
    """Records, and on a sheet of its own animals, of each species in each part of the period."""
    for animals, title, heading in (
        (
            False,
            translate_noop("Report", "Species by time"),
            translate_noop("Report", "Records of each species over time"),
        ),
        (
            True,
            translate_noop("Report", "Animals by time"),
            translate_noop("Report", "Animals of each species over time"),
        ),
    ):
        sheet = told.book.sheet(title, heading, told.note, landscape=len(told.bins) > 6)
        if not told.found.records:
            told.book.put(sheet, 4, 1, told.book.say(NOTHING), bold=True)
            continue
        species: list[int] = [*told.found.species]
        if bool((told.found.species_of < 0).any()):
            species.append(-1)
        _over_time(told, sheet, 4 + _CHART_ROWS, species, animals=animals)
        sheet.freeze_panes = "B4"


_CHART_ROWS: Final = 19


def _over_time(
    told: Sightings, sheet: Any, header: int, species: Sequence[int], *, animals: bool
) -> None:
    """A table of species by the parts of the period under its chart."""
    book, say, found = told.book, told.book.say, told.found
    names = [_species_name(id, book) for id in species]
    width = 9.0 if len(told.bins) > 6 else 14.0
    columns = [
        Column(say(translate_noop("Report", "Species")), "text", 22),
        *(Column(say(bin.name), "count", width) for bin in told.bins),
        Column(say(TOTAL), "count", 10),
    ]
    last = len(told.bins) + 1
    rows: list[list[Any]] = []
    for row, (id, name) in enumerate(zip(species, names, strict=True), header + 1):
        own = found.where(found.species_of == id)
        cells: list[Any] = [name]
        for column, bin in enumerate(told.bins, 2):
            part = own.within(bin.since, bin.until)
            expected = part.animals if animals else part.records
            where = {
                "species": (f"$A{row}", name),
                "bin": (f"{column_letter(column - 1)}${header}", say(bin.name)),
            }
            count = told.list.sum if animals else told.list.count
            cells.append(count(expected, where))
        end = column_letter(last - 1)
        cells.append(Formula(f"SUM(B{row}:{end}{row})", sum(map(_number, cells[1:]))))
        rows.append(cells)
    total: list[Any] = [say(TOTAL)]
    for column in range(1, last + 1):
        letter = column_letter(column)
        text = f"SUM({letter}{header + 1}:{letter}{header + len(rows)})"
        total.append(Formula(text, sum(_number(row[column]) for row in rows)))
    book.table(sheet, header, columns, rows, total)
    # Drawn from the first rows: the species with the most records, or all.
    title = translate_noop("Report", "Animals over time") if animals else (
        translate_noop("Report", "Records over time")
    )  # fmt: skip
    if len(rows) > _CHARTED:
        title = translate_noop("Report", "{what}: the species recorded most often").format(
            what=title
        )
    charts.add_bars(
        book,
        sheet,
        "A4",
        say(title),
        Cells.along(header, 2, last),
        [
            Bars(
                Cells.down(1, row, row),
                Cells.along(row, 2, last),
                charts.SPECIES[row - header - 1],
            )
            for row in range(header + 1, header + 1 + min(len(rows), _CHARTED))
        ],
        kind="stacked",
        values_title=say(ANIMALS if animals else RECORDS),
        width=charts.width_of(columns),
        height=(_CHART_ROWS - 1) * charts.ROW_CM,
    )


def place_sheet(told: Sightings) -> None:
    """The places with the most records as bars, then all of them under their units."""
    book, say, found = told.book, told.book.say, told.found
    sheet = book.sheet(
        translate_noop("Report", "By village"),
        translate_noop("Report", "Sightings by county, township and village"),
        told.note,
        landscape=False,
    )
    if not found.records:
        book.put(sheet, 4, 1, say(NOTHING), bold=True)
        return
    rows = by_place(found)
    header = _place_chart(told, sheet, 4)
    columns = [
        Column(say(translate_noop("Report", "County")), "text", 16),
        Column(say(translate_noop("Report", "Township")), "text", 16),
        Column(say(translate_noop("Report", "Village")), "text", 22),
        Column(say(RECORDS), "count", 10),
        Column(say(ANIMALS), "count", 10),
        Column(say(translate_noop("Report", "Species")), "count", 10),
        Column(say(translate_noop("Report", "Days")), "count", 10),
    ]
    lines = [_place_line(told, one, row) for row, one in enumerate(rows, header + 1)]
    total: list[Any] = [
        say(TOTAL),
        None,
        None,
        told.list.count(found.records, {}),
        told.list.sum(found.animals, {}),
        len(found.species),
        found.days,
    ]
    book.table(sheet, header, columns, lines, total)
    _shape_units(sheet, header, rows)


def _place_line(told: Sightings, one: PlaceRow, row: int) -> list[Any]:
    book = told.book
    none = book.say(NOT_NAMED)
    if one.code is None:
        names = (none, "", "")
        where = dict.fromkeys(("county", "township", "village"), (f'"{none}"', none))
    else:
        names = unit_names(one.code, book)
        cells = zip(("county", "township", "village"), "ABC", names, strict=True)
        where = {unit: (f"${letter}{row}", name) for unit, letter, name in cells if name}
    return [
        *(name or None for name in names),
        told.list.count(one.tally.records, where),
        told.list.sum(one.tally.animals, where),
        one.tally.species,
        one.tally.days,
    ]


def _shape_units(sheet: Any, header: int, rows: Sequence[PlaceRow]) -> None:
    """Units stand out from what lies below them; names that repeat are quiet."""
    from openpyxl.styles import Font, PatternFill

    for row, one in enumerate(rows, header + 1):
        if one.code is None:
            continue
        for column in range(1, 8):
            cell = sheet.cell(row, column)
            repeated = column <= min(one.depth, 2)
            bold = one.depth == 0 or (one.depth == 1 and column > 1)
            cell.font = Font(
                name=sheets.FONT,
                bold=bold and not repeated,
                color=sheets.QUIET if repeated else sheets.INK,
            )
            if one.depth == 0:
                cell.fill = PatternFill("solid", fgColor=sheets.SOFT)


def _place_chart(told: Sightings, sheet: Any, row: int) -> int:
    """The places named most and their chart; the row after them."""
    book, say, found = told.book, told.book.say, told.found
    codes = np.array([code or "" for code in found.codes()], dtype=object)
    named = [code for code in found.places if code][:_PLACES_CHARTED]
    if len(named) < 2:
        return row
    lines: list[list[Any]] = []
    for code in named:
        own = found.where(codes == code).tally()
        names = [name for name in unit_names(code, book) if name]
        lines.append(
            [" ".join(names[-2:]), None, None, own.records, own.animals, own.species, own.days]
        )
    columns = [
        Column(say(translate_noop("Report", "Place")), "text", 16),
        Column("", "text", 16),
        Column("", "text", 22),
        Column(say(RECORDS), "count", 10),
        Column(say(ANIMALS), "count", 10),
        Column(say(translate_noop("Report", "Species")), "count", 10),
        Column(say(translate_noop("Report", "Days")), "count", 10),
    ]
    high = 2.6 + 0.62 * len(lines)
    header = row + round(high / charts.ROW_CM) + 1
    after = book.table(sheet, header, columns, lines, repeat=False)
    last = header + len(lines)
    charts.add_bars(
        book,
        sheet,
        f"A{row}",
        say(_MOST),
        Cells.down(1, header + 1, last),
        [Bars(Cells.down(4, header, header), Cells.down(4, header + 1, last), charts.NOW)],
        kind="bars",
        values_title=say(RECORDS),
        width=charts.width_of(columns),
        height=high,
    )
    return after + 1


_MOST = translate_noop("Report", "Places with the most records")


def protected_sheet(told: Sightings) -> None:
    """Species under national protection: how many, where, first and last seen."""
    book, say, found = told.book, told.book.say, told.found
    sheet = book.sheet(
        translate_noop("Report", "Protected species"),
        translate_noop("Report", "Species under national protection"),
        told.note,
    )
    lines: list[list[Any]] = []
    levels = record_type("species").field("protection").vocabulary
    for term in levels.terms if levels is not None else ():
        for id in found.protected(term.code).species:
            lines.append(_protected_line(told, id, protection_name(term.code, book)))
    if not lines:
        book.put(sheet, 4, 1, say(NO_PROTECTED), bold=True)
        return
    header = 4 + _CHART_ROWS
    columns = [
        Column(say(translate_noop("Report", "Species")), "text", 20),
        Column(say(translate_noop("Report", "Scientific name")), "text", 25),
        Column(say(translate_noop("Report", "Protection")), "text", 16),
        Column(say(RECORDS), "count", 9),
        Column(say(ANIMALS), "count", 9),
        Column(say(translate_noop("Report", "First seen")), "date", 12),
        Column(say(translate_noop("Report", "Last seen")), "date", 12),
        Column(say(translate_noop("Report", "Villages")), "count", 9),
        Column(say(translate_noop("Report", "Which villages")), "text", 50),
    ]
    for row, line in enumerate(lines, header + 1):
        where = {"species": (f"$A{row}", str(line[0]))}
        line[3], line[4] = told.list.count(line[3], where), told.list.sum(line[4], where)
    total: list[Any] = [say(TOTAL), None, None]
    for column in (3, 4):
        letter = column_letter(column)
        text = f"SUM({letter}{header + 1}:{letter}{header + len(lines)})"
        total.append(Formula(text, sum(_number(line[column]) for line in lines)))
    book.table(sheet, header, columns, lines, [*total, None, None, None, None])
    _wrap(sheet, header, len(lines), 9, 50)
    last = header + len(lines)
    charts.add_bars(
        book,
        sheet,
        "A4",
        say(translate_noop("Report", "Protected species: records and animals")),
        Cells.down(1, header + 1, last),
        [
            Bars(Cells.down(4, header, header), Cells.down(4, header + 1, last), charts.NOW),
            Bars(
                Cells.down(5, header, header),
                Cells.down(5, header + 1, last),
                charts.YEAR_BEFORE,
            ),
        ],
        values_title=say(translate_noop("Report", "Number")),
        width=charts.width_of(columns),
        height=(_CHART_ROWS - 1) * charts.ROW_CM,
    )


def _protected_line(told: Sightings, id: int, level: str) -> list[Any]:
    book, own = told.book, told.found.of_species([id])
    entry = book.words.reference.species_by_id(id)
    places = [_short_place(code, book) for code in own.places]
    return [
        _species_name(id, book),
        entry.scientific_name if entry is not None else None,
        level,
        own.records,
        own.animals,
        sheets.excel_date(own.first),
        sheets.excel_date(own.last),
        len(places),
        joined(places[:_PLACES_NAMED], book.words) + (" …" if len(places) > _PLACES_NAMED else "")
        or None,
    ]


NO_PROTECTED = translate_noop(
    "Report", "No species under national protection was recorded in this period."
)
NO_NEW = translate_noop("Report", "No species is new to the file in this period.")


def new_sheet(told: Sightings, store: Store) -> None:
    """Species whose first record ever in the file lies in the period."""
    book, say = told.book, told.book.say
    sheet = book.sheet(
        translate_noop("Report", "New species"),
        translate_noop("Report", "Species recorded here for the first time"),
        told.note,
    )
    note = translate_noop(
        "Report", "New is a species whose first record in the whole file is one of these records."
    )
    book.put(sheet, 3, 1, say(note), colour=sheets.QUIET)
    if not told.firsts:
        book.put(sheet, 5, 1, say(NO_NEW), bold=True)
        return
    columns = [
        Column(say(translate_noop("Report", "Species")), "text", 20),
        Column(say(translate_noop("Report", "Scientific name")), "text", 26),
        Column(say(translate_noop("Report", "Protection")), "text", 16),
        Column(say(translate_noop("Report", "First record")), "date", 13),
        Column(say(translate_noop("Report", "Place")), "text", 34),
        Column(say(translate_noop("Report", "Evidence")), "text", 16),
        Column(say(translate_noop("Report", "Animals")), "count", 9),
    ]
    block = store.block(SIGHTING, [first.id for first in told.firsts])
    lines = []
    for at, first in enumerate(told.firsts):
        entry = book.words.reference.species_by_id(first.species_id)
        precision = block["date_precision"][at]
        exact = precision in (None, "exact", "day")
        lines.append(
            [
                _species_name(first.species_id, book),
                entry.scientific_name if entry is not None else None,
                protection_name(entry.protection if entry is not None else None, book) or None,
                sheets.excel_date(first.day) if exact else show_date(first.day, precision),
                " ".join(name for name in unit_names(block["place_code"][at], book) if name)
                or None,
                show(SIGHTING.field("evidence"), block["evidence"][at], book.words) or None,
                block["individual_count"][at],
            ]
        )
    book.table(sheet, 5, columns, lines)


# --- what several sheets need ---------------------------------------------------------------------


def _species_name(id: int, book: ReportBook) -> str:
    return book.words.reference.species_name(id, book.words.language) or book.say(NOT_NAMED)


def _short_place(code: str, book: ReportBook) -> str:
    """The finest unit with the one above it where that tells it apart."""
    names = [name for name in unit_names(code, book) if name]
    return names[-1] if names else code


def _number(cell: Any) -> int | float:
    value = cell.value if isinstance(cell, Formula) else cell
    assert isinstance(value, int | float)
    return value


def _wrap(sheet: Any, header: int, rows: int, column: int, width: int) -> None:
    """Long lists of names in several lines: Excel does not grow rows that a program filled."""
    from openpyxl.styles import Alignment

    for row in range(header + 1, header + 1 + rows):
        cell = sheet.cell(row, column)
        text = str(cell.value or "")
        size = sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)
        cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
        sheet.row_dimensions[row].height = max(17, 15 * (1 + size // width) + 2)
