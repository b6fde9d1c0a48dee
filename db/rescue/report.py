"""The report of a rescue centre over a period, as a workbook.

    write_report(store, "out.xlsx", since, until, translate=english, language="en")

A cover, the key figures beside those of the period before, a sheet with charts for each way of
counting, and the ledger. Every figure says what it counts.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.columns import EPOCH
from db.exchange.workbook_out import replacing
from db.query import EVERYTHING, Filter
from db.record_types import record_type
from db.rescue import sheets
from db.rescue.definitions import DEFINITIONS, KIND_LABELS, SOURCE, value_in, value_of
from db.rescue.figures import KINDS, Group, RescueFigures, Tally, figures, period_before
from db.rescue.ledger import Cancel, Progress, ledger_rows
from db.rescue.ledger_sheet import add_ledger, period_text
from db.rescue.sheets import Column, Series
from db.showing import Words, show
from db.text import Text, Translate, translate_noop

if TYPE_CHECKING:
    from openpyxl import Workbook

    from db.store import Store

TITLE = translate_noop("RescueReport", "Report of wildlife rescues")
NOBODY = translate_noop("RescueReport", "No animal was received in this period.")
TOTAL = translate_noop("RescueReport", "Total")
NOT_NAMED = translate_noop("RescueReport", "Not named")
PERIOD = translate_noop("RescueReport", "Period")

_MONTHS_SHOWN = 36
"""Longer periods show the twelve months of the year instead of each month."""
_CHARTED = 15
_DAY = 20
_HEADLINE = ("received", "species", "released", "release_rate", "release_rate_after_24h", "in_care")


@dataclass(frozen=True, slots=True)
class ReportResult:
    """What was written. before: of the period the key figures are compared with, if there is
    one. cases: rows of the ledger."""

    path: Path
    figures: RescueFigures
    before: RescueFigures | None
    cases: int


def write_report(
    store: Store,
    path: str | os.PathLike[str],
    since: dt.date | None,
    until: dt.date | None,
    *,
    translate: Translate,
    language: str,
    filter: Filter = EVERYTHING,
    which: str = "",
    office: str = "",
    made_by: str = "",
    today: dt.date | None = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> ReportResult:
    """Write the report of the days `since` to `until`, both inclusive; None leaves an end open.

    filter: which cases, its dates left aside; `which` says so in words on the cover. office: whose,
    on the cover. Raises ExportError, Cancelled; then nothing is left behind.
    """
    from openpyxl import Workbook

    target, words = Path(path), Words(translate, store.reference(), language)
    now = figures(store, replace(filter, since=since, until=until))
    before = None
    if since is not None and until is not None and (since - EPOCH).days > -200 * 365:
        earlier = period_before(since, until)
        before = figures(store, replace(filter, since=earlier[0], until=earlier[1]))
    table = ledger_rows(
        store, since, until, words=words, filter=filter, progress=progress, cancelled=cancelled
    )
    with replacing(target) as partial:
        book = Workbook()
        book.remove(book.active)
        writer = _Writer(book, words, now, before)
        writer.cover(
            office or (store.path.stem if store.path is not None else ""),
            made_by,
            today or dt.date.today(),
            which,
        )
        writer.key_figures()
        writer.tables()
        add_ledger(book, table, words, cancelled=cancelled)
        writer.contents()
        book.properties.creator = "Snowtrack"
        book.properties.title = translate(TITLE)
        book.save(partial)
    return ReportResult(target, now, before, len(table.rows))


class _Writer:
    """Writes the sheets of one report."""

    def __init__(
        self, book: Workbook, words: Words, now: RescueFigures, before: RescueFigures | None
    ) -> None:
        self.book, self.words = book, words
        self.say = words.translate
        self.now, self.before = now, before
        self.period = self.say(period_text(now.since, now.until))

    # --- cover ------------------------------------------------------------------------------------

    def cover(self, office: str, made_by: str, today: dt.date, which: str) -> None:
        from openpyxl.styles import Alignment

        say = self.say
        self.front = sheet = sheets.add_sheet(
            self.book,
            say(translate_noop("RescueReport", "Cover")),
            say(TITLE),
            office,
            landscape=False,
        )
        sheets.write(sheet, 1, 1, say(TITLE), size=20, bold=True, colour=sheets.ACCENT)
        sheet.row_dimensions[1].height = 36
        facts = [
            (PERIOD, self.period),
            (translate_noop("RescueReport", "Made on"), today.isoformat()),
        ]
        if which:
            facts.insert(1, (translate_noop("RescueReport", "Only"), which))
        if made_by:
            facts.append((translate_noop("RescueReport", "Made by"), made_by))
        for row, (label, value) in enumerate(facts, 4):
            sheets.write(sheet, row, 1, say(label), colour=sheets.QUIET)
            sheets.write(sheet, row, 2, value, bold=True)
        row = 5 + len(facts)
        if not self.now.total.received:
            sheets.write(sheet, row, 1, say(NOBODY), bold=True)
            row += 2
        for definition in (one for one in DEFINITIONS if one.code in _HEADLINE):
            sheets.write(sheet, row, 1, say(definition.label), size=12)
            found = value_of(self.now, definition.code)
            cell = sheets.write(
                sheet, row, 2, _known(found), form=definition.form, size=16,
                bold=True,
            )  # fmt: skip
            cell.alignment = Alignment(horizontal="left", vertical="center")
            sheet.row_dimensions[row].height = 24
            row += 1
        self._contents_row = row + 1
        for letter, width in (("A", 38), ("B", 50)):
            sheet.column_dimensions[letter].width = width

    def contents(self) -> None:
        """Links to the sheets, and how the figures are meant; when all sheets are there."""
        from openpyxl.styles import Font
        from openpyxl.worksheet.hyperlink import Hyperlink

        sheet, row = self.front, self._contents_row
        sheets.write(sheet, row, 1, self.say(translate_noop("RescueReport", "Contents")), bold=True)
        for other in self.book.worksheets[1:]:
            row += 1
            cell = sheets.write(sheet, row, 1, other.title)
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{other.title}'!A1")
            cell.font = Font(name=sheets.FONT, color=sheets.ACCENT, underline="single")
            sheets.write(sheet, row, 2, other["A1"].value, colour=sheets.QUIET)
        row += 2
        for text in (
            translate_noop(
                "RescueReport",
                "A period means the day an animal was received. Each received animal is counted "
                "as exactly one outcome, the one it has today; each table adds up to the total.",
            ),
            SOURCE,
        ):
            sheets.write(sheet, row, 1, self.say(text), wrap=True, colour=sheets.QUIET)
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
            sheet.row_dimensions[row].height = 48
            row += 1

    # --- key figures ------------------------------------------------------------------------------

    def key_figures(self) -> None:
        say, before = self.say, self.before
        sheet = sheets.add_sheet(
            self.book,
            say(translate_noop("RescueReport", "Key figures")),
            say(translate_noop("RescueReport", "Key figures and what they count")),
            self.period,
        )
        columns = [
            Column(say(translate_noop("RescueReport", "Figure")), "text", 40),
            Column(self.period, "count", 14),
        ]
        if before is not None:
            columns += [
                Column(say(period_text(before.since, before.until)), "count", 14),
                Column(say(translate_noop("RescueReport", "Change")), "change", 11),
            ]
        columns.append(Column(say(translate_noop("RescueReport", "What it counts")), "text", 90))
        rows = []
        for definition in DEFINITIONS:
            value = value_of(self.now, definition.code)
            label = say(definition.label)
            row: list[Any] = [f"    {label}" if definition.part else label, _known(value)]
            if before is not None:
                earlier = value_of(before, definition.code)
                change = None if value is None or earlier is None else value - earlier
                row += [_known(earlier), _known(change)]
            rows.append([*row, say(definition.meaning)])
        sheets.add_table(sheet, 4, columns, rows)
        self._shape_key_figures(sheet, len(columns))
        sheet.freeze_panes = "B5"

    def _shape_key_figures(self, sheet: Any, width: int) -> None:
        """Each row in the form of its figure."""
        from openpyxl.styles import Alignment

        for row, definition in enumerate(DEFINITIONS, 5):
            for column in range(2, width):
                change = column == 4
                form = definition.form
                if change:
                    form = {"count": "change"}.get(form, f"{form}_change")  # type: ignore[assignment]
                cell = sheet.cell(row, column)
                cell.number_format = sheets.FORMATS[form]
                cell.alignment = Alignment(horizontal="right", vertical="top")
            sheet.cell(row, 1).alignment = Alignment(vertical="top", wrap_text=True)
            meaning = sheet.cell(row, width)
            meaning.alignment = Alignment(vertical="top", wrap_text=True)
            # Excel does not grow rows for texts that a program wrapped.
            lines = 1 + sum(2 if ord(sign) > 0x2E80 else 1 for sign in meaning.value) // 92
            sheet.row_dimensions[row].height = max(17, 15 * lines + 2)

    # --- tables -----------------------------------------------------------------------------------

    def tables(self) -> None:
        now, words = self.now, self.words
        reference, language = words.reference, words.language
        rescue, intake = record_type("rescue"), record_type("intake")
        cause, condition = rescue.field("cause"), intake.field("condition")
        months = now.by_month if len(now.by_month) <= _MONTHS_SHOWN else now.by_month_of_year
        self._sheet(
            translate_noop("RescueReport", "By year"),
            translate_noop("RescueReport", "Animals received, by year"),
            translate_noop("RescueReport", "Year received"),
            [(group.key, group) for group in now.by_year],
            lying=False,
        )
        self._sheet(
            translate_noop("RescueReport", "By month"),
            translate_noop("RescueReport", "Animals received, by month"),
            translate_noop("RescueReport", "Month received"),
            [(group.key, group) for group in months],
            lying=False,
        )
        self._sheet(
            translate_noop("RescueReport", "By species"),
            translate_noop("RescueReport", "Animals received, by species"),
            translate_noop("RescueReport", "Species"),
            [
                (self._named(reference.species_name(group.key or -1, language)), group)
                for group in now.by_species
            ],
            scientific=True,
        )
        self._sheet(
            translate_noop("RescueReport", "By cause"),
            translate_noop("RescueReport", "Animals received, by suspected cause"),
            translate_noop("RescueReport", "Suspected cause"),
            [(self._named(show(cause, group.key, words)), group) for group in now.by_cause],
        )
        self._sheet(
            translate_noop("RescueReport", "By place"),
            translate_noop("RescueReport", "Animals received, by county"),
            translate_noop("RescueReport", "County where found"),
            [
                (
                    self._named(" ".join(reference.place_path(group.key or "", language))),
                    group,
                )
                for group in now.by_place
            ],
        )
        self._sheet(
            translate_noop("RescueReport", "By condition"),
            translate_noop("RescueReport", "Animals received, by condition"),
            translate_noop("RescueReport", "Condition on receipt"),
            [(self._named(show(condition, group.key, words)), group) for group in now.by_condition],
        )

    def _named(self, name: str) -> str:
        return name or self.say(NOT_NAMED)

    def _sheet(
        self,
        title: Text,
        heading: Text,
        what: Text,
        groups: Sequence[tuple[str | int, Group]],
        *,
        lying: bool = True,
        scientific: bool = False,
    ) -> None:
        """A table of groups under its charts."""
        say = self.say
        sheet = sheets.add_sheet(self.book, say(title), say(heading), self.period)
        if not groups:
            sheets.write(sheet, 4, 1, say(NOBODY), bold=True)
            return
        header = 4 + sheets.CHART_ROWS
        columns = [Column(say(what), "text", 24), *self._columns()]
        rows = [[name, *self._row(group.tally)] for name, group in groups]
        total = [say(TOTAL), *self._row(self.now.total)]
        if scientific:
            columns.append(
                Column(say(translate_noop("RescueReport", "Scientific name")), "text", 26)
            )
            for row, (_name, group) in zip(rows, groups, strict=True):
                entry = self.words.reference.species_by_id(group.key or -1)
                row.append(entry.scientific_name if entry is not None else None)
            total.append(None)
        sheets.add_table(sheet, header, columns, rows, total)
        self._charts(sheet, header, min(len(rows), _CHARTED) if lying else len(rows), lying)

    def _columns(self) -> list[Column]:
        say = self.say
        labels = {one.code: say(one.label) for one in DEFINITIONS}
        return [
            *(Column(labels[code]) for code in ("received", "cases", "species")),
            *(Column(say(KIND_LABELS[kind])) for kind in KINDS),
            *(Column(labels[code], "rate", 13) for code in _RATES),
            Column(labels["days_median"], "days"),
        ]

    @staticmethod
    def _row(tally: Tally) -> list[Any]:
        return [
            *(value_in(tally, code) for code in ("received", "cases", "species")),
            *tally.kinds,
            *(_known(value_in(tally, code)) for code in (*_RATES, "days_median")),
        ]

    def _charts(self, sheet: Any, header: int, rows: int, lying: bool) -> None:
        say = self.say
        first_kind = 5
        released = first_kind + KINDS.index("released")
        what = translate_noop("RescueReport", "Received and released")
        if lying and rows == _CHARTED:
            what = translate_noop("RescueReport", "Received and released: the most frequent")
        sheets.add_chart(
            sheet,
            "A4",
            say(what),
            header_row=header,
            rows=rows,
            series=[Series(2, "received"), Series(released, "released")],
            kind="bars" if lying else "columns",
            labels=rows <= _DAY,
        )
        sheets.add_chart(
            sheet,
            "I4",
            say(translate_noop("RescueReport", "What became of them")),
            header_row=header,
            rows=rows,
            series=[
                Series(first_kind + place, kind)
                for place, kind in enumerate(KINDS)
                if self.now.total.kinds[place]
            ],
            kind="stacked",
        )


_RATES = ("release_rate", "release_rate_decided", "release_rate_after_24h", "survival_rate")


def _known(value: float | None) -> float | str:
    """A figure, or a dash where nothing could be counted."""
    return "–" if value is None else value
