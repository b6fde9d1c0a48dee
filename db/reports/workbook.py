"""The report of an office over a period, as a workbook.

    write_report(store, "out.xlsx", Period(since, until), translate=english, language="en")

A cover, the key figures beside those of other periods, a sheet for each way of counting, a map,
notes, and the list of the records counted. Figures are formulas over that list wherever a formula
comes to the same (`record_sheet`).
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.errors import Cancelled
from db.exchange.workbook_out import replacing
from db.exchange.workbook_shell import sheet_name
from db.query import EVERYTHING, Filter
from db.record_types import record_type
from db.reports import rescue_sheet, sighting_sheets
from db.reports.book import ReportBook
from db.reports.key_figure_sheet import key_figure_sheet, time_sheet
from db.reports.key_figures import Compared, Kind, key_figures, left_out
from db.reports.map_points import MapPoints, map_points
from db.reports.period import Period, bins
from db.reports.record_sheet import MOST_LISTED, RecordList
from db.reports.sightings import SIGHTING, Selected, first_records, new_species, select
from db.reports.wording import filter_text
from db.rescue import sheets
from db.rescue.definitions import SOURCE
from db.rescue.ledger import Cancel, Progress
from db.showing import Words
from db.text import Text, Translate, translate_noop

if TYPE_CHECKING:
    from db.store import Store

TITLES: Final[dict[Kind, Text]] = {
    "sightings": translate_noop("Report", "Wildlife monitoring report"),
    "rescue": translate_noop("Report", "Wildlife rescue report"),
    "all": translate_noop("Report", "Wildlife monitoring and rescue report"),
}


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A drawn map: PNG, its size on the sheet in centimetres; outside: records beyond its edge."""

    png: bytes
    width: float
    height: float
    outside: int = 0


DrawMap = Callable[[MapPoints], MapPicture | None]
"""Draws the map of a report; db knows no screen, so whoever has one hands it in."""


@dataclass(frozen=True, slots=True)
class ReportResult:
    """What was written. figures: those of the key figures. records: sightings counted."""

    path: Path
    figures: tuple[Compared, ...]
    records: int


def period_of(store: Store, since: dt.date | None, until: dt.date | None) -> Period:
    """A period with both ends: an open one ends where the records of the file do."""
    found = select(store, Filter())
    days = [day for day in (found.first, found.last) if day is not None] or [dt.date.today()]
    first, last = since or min(days), until or max(days)
    if since is None:
        first = min(first, last)
    return Period(first, max(first, last))


def write_report(
    store: Store,
    path: str | os.PathLike[str],
    period: Period,
    *,
    translate: Translate,
    language: str,
    kind: Kind = "all",
    filter: Filter = EVERYTHING,
    office: str = "",
    made_by: str = "",
    today: dt.date | None = None,
    draw_map: DrawMap | None = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> ReportResult:
    """Write the report of a period. filter: which records, its dates left aside.

    office: whose, on the cover. Raises ExportError, Cancelled; then nothing is left behind.
    """
    target = Path(path)
    words = Words(translate, store.reference(), language)
    writer = _Writer(store, words, period, filter, kind)
    steps: list[Callable[[], None]] = [
        lambda: writer.cover(
            office or (store.path.stem if store.path is not None else ""),
            made_by,
            today or dt.date.today(),
        ),
        *writer.parts(draw_map),
        writer.finish,
    ]
    with replacing(target) as partial:
        for number, step in enumerate(steps):
            if cancelled is not None and cancelled():
                raise Cancelled
            step()
            if progress is not None:
                progress(number + 1, len(steps) + 1)
        writer.book.save(partial)
        if cancelled is not None and cancelled():
            raise Cancelled
    if progress is not None:
        progress(1, 1)
    return ReportResult(target, tuple(writer.compared), writer.found.records)


class _Writer:
    """Writes the sheets of one report."""

    def __init__(
        self, store: Store, words: Words, period: Period, filter: Filter, kind: Kind
    ) -> None:
        self.store, self.words, self.period, self.kind = store, words, period, kind
        self.filter = replace(filter, since=period.since, until=period.until)
        self.book = ReportBook(words)
        self.say = words.translate
        self.bins = bins(period)
        self.found: Selected = select(store, self.filter)
        self.compared = key_figures(store, period, filter, kind=kind)
        self.records = RecordList(store, self.found, self.bins, self.book)
        if self.records.lines and kind != "rescue":
            # Named before it is made: what counts over it comes first in the workbook.
            self.records.title = sheet_name(self.say(translate_noop("Report", "List of records")))

    def parts(self, draw_map: DrawMap | None) -> list[Callable[[], None]]:
        """The sheets between cover and notes, each made by a step of its own."""
        steps: list[Callable[[], None]] = [self._key_figures]
        if self.kind != "rescue":
            told = self._told()
            steps += [
                lambda: time_sheet(self.book, self.store, self.period, self.filter, self.note()),
                lambda: sighting_sheets.species_sheets(told),
                lambda: sighting_sheets.place_sheet(told),
                lambda: sighting_sheets.protected_sheet(told),
                lambda: sighting_sheets.new_sheet(told, self.store),
            ]
        if self.kind != "sightings":
            steps.append(
                lambda: rescue_sheet.rescue_sheet(
                    self.book, self.store, self.filter, self.note("rescue")
                )
            )
        # Patrol effort stands here once there are records of patrols: a report shows no figure
        # that nothing in the file was counted for.
        if self.kind != "rescue" and draw_map is not None:
            steps.append(lambda: self._map(draw_map))
        return steps

    def note(self, name: str = "sighting") -> str:
        """Which filter the figures of a sheet are of."""
        which = filter_text(self.filter, record_type(name), self.words)
        period = self.say(translate_noop("Report", "{since} to {until}").format(
            since=self.period.since, until=self.period.until
        ))  # fmt: skip
        name_of_period = self.say(self.period.name())
        head = period if name_of_period == period else f"{name_of_period} ({period})"
        if name == "sighting" and not self.filter.statuses:
            rejected = translate_noop("Report", "without rejected records")
            which = "; ".join(part for part in (which, self.say(rejected)) if part)
        return " · ".join(part for part in (head, which) if part)

    def _told(self) -> sighting_sheets.Sightings:
        return sighting_sheets.Sightings(
            self.book,
            self.found,
            self.bins,
            new_species(self.found, first_records(self.store)),
            self.records,
            self.note(),
        )

    # --- cover ------------------------------------------------------------------------------------

    def cover(self, office: str, made_by: str, today: dt.date) -> None:
        say, book = self.say, self.book
        self.front = sheet = book.sheet(
            translate_noop("Report", "Cover"), TITLES[self.kind], office, landscape=False
        )
        sheets.write(sheet, 1, 1, say(TITLES[self.kind]), size=22, bold=True, colour=sheets.ACCENT)
        sheets.write(sheet, 2, 1, office, size=14)
        sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 44, 26
        facts: list[tuple[Text, str]] = [
            (translate_noop("Report", "Period"), self.note().partition(" · ")[0])
        ]
        for name in ("sighting", "rescue"):
            which = filter_text(self.filter, record_type(name), self.words)
            if which and self.kind in ("all", {"sighting": "sightings"}.get(name, name)):
                label = translate_noop("Report", "Only {records}").format(
                    records=record_type(name).label_plural
                )
                facts.append((label, which))
        facts.append((translate_noop("Report", "Made on"), today.isoformat()))
        if made_by:
            facts.append((translate_noop("Report", "Made by"), made_by))
        row = 4
        for label, value in facts:
            sheets.write(sheet, row, 1, say(label), colour=sheets.QUIET)
            sheets.write(sheet, row, 2, value, bold=True)
            row += 1
        self._headline(row + 1)

    def _headline(self, row: int) -> None:
        """The figures a reader looks for first."""
        from openpyxl.styles import Alignment, Border, Side

        wanted = {
            "sightings": ("records", "animals", "species", "class_one", "class_two", "new_species"),
            "rescue": ("received", "released", "died", "in_care_after"),
            "all": ("records", "animals", "species", "class_one", "received", "in_care_after"),
        }[self.kind]
        shown = [one for one in self.compared if one.figure.code in wanted]
        for one in shown:
            sheets.write(self.front, row, 1, self.say(one.figure.label), size=12)
            cell = sheets.write(
                self.front, row, 2, one.now, form=one.figure.form, size=16, bold=True
            )
            cell.alignment = Alignment(horizontal="left", vertical="center")
            for column in (1, 2):
                self.front.cell(row, column).border = Border(bottom=Side("hair", color=sheets.LINE))
            self.front.row_dimensions[row].height = 27
            row += 1
        self._contents_row = row + 1
        for letter, width in (("A", 34), ("B", 58)):
            self.front.column_dimensions[letter].width = width

    # --- sheets -----------------------------------------------------------------------------------

    def _key_figures(self) -> None:
        rescue = "" if self.kind == "sightings" else filter_text(
            self.filter, record_type("rescue"), self.words
        )  # fmt: skip
        note = self.note("rescue" if self.kind == "rescue" else "sighting")
        if rescue and self.kind == "all":
            label = self.say(record_type("rescue").label_plural)
            note += f" · {label}: {rescue}"
        key_figure_sheet(self.book, self.compared, self.period, note)

    def _map(self, draw: DrawMap) -> None:
        import io

        from openpyxl.drawing.image import Image

        points = map_points(self.found)
        picture = draw(points) if len(points) else None
        sheet = self.book.sheet(
            translate_noop("Report", "Map"),
            translate_noop("Report", "Where the sightings lie"),
            self.note(),
        )
        if picture is None:
            text = translate_noop("Report", "No sighting of this period has a position.")
            self.book.put(sheet, 4, 1, self.say(text), bold=True)
            return
        image = Image(io.BytesIO(picture.png))
        image.width, image.height = picture.width / 2.54 * 96, picture.height / 2.54 * 96
        sheet.add_image(image, "A4")
        row = 5 + round(picture.height / charts_row())
        for text in self._map_notes(points, picture):
            self.book.put(sheet, row, 1, self.say(text), colour=sheets.QUIET)
            row += 1
        sheet.page_setup.fitToHeight = 1

    @staticmethod
    def _map_notes(points: MapPoints, picture: MapPicture) -> list[Text]:
        notes = []
        if points.coarsened:
            notes.append(
                translate_noop(
                    "Report",
                    "{count} records are of sensitive species: each is drawn in the middle of a "
                    "grid cell of 0.1, 0.01 or 0.001 degree (high, medium, low sensitivity), not "
                    "at its place.",
                ).format(count=points.coarsened)
            )
        if points.unplaced:
            notes.append(
                translate_noop("Report", "Records without a position: {count}.").format(
                    count=points.unplaced
                )
            )
        if picture.outside:
            notes.append(
                translate_noop(
                    "Report",
                    "Records outside of the map: {count}. Look whether their positions are right.",
                ).format(count=picture.outside)
            )
        notes.append(
            translate_noop(
                "Report", "Marks that would cover each other are one circle with their number."
            )
        )
        return notes

    # --- notes and contents -----------------------------------------------------------------------

    def finish(self) -> None:
        if self.records.title:
            self.records.add_sheet(self.note())
        self._notes()
        self._contents()

    def _notes(self) -> None:
        sheet = self.book.sheet(
            translate_noop("Report", "Notes"),
            translate_noop("Report", "How the figures are meant"),
            self.note("rescue" if self.kind == "rescue" else "sighting"),
            landscape=False,
        )
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 5, 86
        for number, text in enumerate(self._sentences(), 1):
            shown, row = self.say(text), number + 3
            self.book.put(sheet, row, 1, number, colour=sheets.QUIET, wrap=True)
            self.book.put(sheet, row, 2, shown, wrap=True)
            size = sum(2 if ord(sign) > 0x2E80 else 1 for sign in shown)
            sheet.row_dimensions[row].height = 16 * (1 + size // 84) + 6

    def _sentences(self) -> list[Text]:
        found: list[Text] = []
        if self.kind != "rescue":
            found.append(
                translate_noop(
                    "Report",
                    "Sightings are counted by their day. Animals are the sum of the numbers given; "
                    "the same animal seen on two days is counted twice, so this is no estimate of "
                    "a population.",
                )
            )
            rejected = left_out(self.store, self.period, self.filter)
            if rejected:
                found.append(
                    translate_noop(
                        "Report", "{count} records that were rejected are in no figure."
                    ).format(count=rejected)
                )
            if self.records.title:
                found.append(
                    translate_noop(
                        "Report",
                        "Figures of species, places and totals are formulas over the sheet of "
                        "records; the others are counted in the records file.",
                    )
                )
            elif not self.records.listed:
                found.append(
                    translate_noop(
                        "Report",
                        "The period has more than {most} records: they are not listed here, and "
                        "the figures are numbers. Export the list where it is needed.",
                    ).format(most=MOST_LISTED)
                )
            found.append(
                translate_noop(
                    "Report",
                    "The list gives villages and no coordinates, and names no observer. On the map "
                    "sensitive species are drawn in the middle of a grid cell.",
                )
            )
        if self.kind != "sightings":
            found += [
                translate_noop(
                    "Report",
                    "A period means for rescues the day an animal was received. Each received "
                    "animal is counted as exactly one outcome, the one it has today.",
                ),
                SOURCE,
            ]
        found.append(
            translate_noop(
                "Report",
                "Compared is with the time just before, as long as the period, and with the same "
                "days a year earlier, both by what the file holds today.",
            )
        )
        return found

    def _contents(self) -> None:
        """Links to the sheets, when all are there."""
        from openpyxl.styles import Font
        from openpyxl.worksheet.hyperlink import Hyperlink

        sheet, row = self.front, self._contents_row
        sheets.write(sheet, row, 1, self.say(translate_noop("Report", "Contents")), bold=True)
        for other in self.book.book.worksheets[1:]:
            row += 1
            cell = sheets.write(sheet, row, 1, other.title)
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{other.title}'!A1")
            cell.font = Font(name=sheets.FONT, color=sheets.ACCENT, underline="single")
            sheets.write(sheet, row, 2, other["A1"].value, colour=sheets.QUIET)
        self.book.book.properties.creator = "Snowtrack"
        self.book.book.properties.title = self.say(TITLES[self.kind])


def charts_row() -> float:
    """Centimetres of a row of the usual height."""
    from db.reports.charts import ROW_CM

    return ROW_CM


__all__ = ["SIGHTING", "MapPicture", "ReportResult", "period_of", "write_report"]
