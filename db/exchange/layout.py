"""Finding the table in a sheet made by hand: title rows, header, what is data and what is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from db.exchange.corrections import LEFT_OUT, NOTHING, Corrections
from db.exchange.header_rows import (
    Found,
    find_header,
    is_transposed,
    likeliest_header,
    marked_header,
)
from db.exchange.headers import EXTRA, HeaderNames, Meaning, column_letter
from db.exchange.inspection import UnreadableFile, refusal
from db.exchange.reading import Cell, Head, SheetInfo, Workbook, cell_text
from db.models.base import RecordType
from db.text import Text, translate_noop

__all__ = ["HEAD_ROWS", "Layout", "SourceColumn", "cell_text", "choose_layout", "find_layout"]

HEAD_ROWS = 60
MAX_SHEETS_LOOKED_AT = 40

NO_HEADER = translate_noop(
    "Import",
    "{file} has no row of column names that is known for {type}: put names such as "
    "{examples} over the columns and import it again.",
)
TRANSPOSED = translate_noop(
    "Import",
    "{file} has the names in a column and one record in each column: copy the table, insert it "
    "again with Paste Special, Transpose, and import that.",
)
NO_CELLS = translate_noop("Import", "{file} holds no filled cells: choose another workbook.")
NO_SUCH_SHEET = translate_noop(
    "Import", "{file} has no sheet called “{sheet}”. Its sheets are: {sheets}."
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """One column of the user's sheet. `index` counts from the first read column, from 0.

    origin: what told its meaning: "header", "similar" (a header much like a known one), "cells",
    "last_time" or "hand".
    """

    index: int
    letter: str
    header: str
    meaning: Meaning
    origin: str = "header"

    @property
    def name(self) -> str:
        """The header, or the letter where there is none."""
        return self.header or self.letter


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the table lies. Row numbers are those of the file, from 1.

    head: every row above the data, as read (titles, then the header), for writing it again.
    merged: of the whole sheet, as `Head.merged`. title: the words above the header in one text.
    year: the one year that the title, else the sheet's or the file's name tells; years: all that
    it names. guessed: none of the headers is known.
    """

    sheet: SheetInfo
    header_first: int
    header_last: int
    columns: tuple[SourceColumn, ...]
    head: tuple[tuple[Cell, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...]
    first_column: int
    height: int
    title: str
    year: int | None
    years: tuple[int, ...] = ()
    guessed: bool = False

    def of_field(self, name: str) -> tuple[SourceColumn, ...]:
        return tuple(c for c in self.columns if c.meaning.field == name)

    @property
    def extras(self) -> tuple[SourceColumn, ...]:
        """Columns that no field takes; their text goes to the notes."""
        return tuple(c for c in self.columns if c.meaning.role == "extra")


def find_layout(
    workbook: Workbook,
    record_type: RecordType,
    names: HeaderNames,
    *,
    corrections: Corrections = NOTHING,
    meanwhile: Callable[[], object] | None = None,
    without: SheetInfo | None = None,
) -> tuple[Layout, Head]:
    """The sheet (the one that was chosen, or that with the most known headers) and its table.

    meanwhile: work to do while the other process opens the sheets. without: a sheet that is not
    looked at. Where no header is known, the likeliest row is taken for it (`Layout.guessed`).
    Raises UnreadableFile when there is none either.
    """
    candidates = [i for i in _candidates(workbook, corrections.sheet) if i != without]
    wanted = max(HEAD_ROWS, corrections.header_last or 0)
    for candidate in candidates:
        workbook.ask_head(candidate.index, wanted)
    if meanwhile is not None:
        meanwhile()
    heads = [(candidate, workbook.take_head()) for candidate in candidates]
    return choose_layout(workbook.path, heads, record_type, names, corrections)


def choose_layout(
    path: Path,
    heads: Sequence[tuple[SheetInfo, Head]],
    record_type: RecordType,
    names: HeaderNames,
    corrections: Corrections,
) -> tuple[Layout, Head]:
    """`find_layout` among sheets whose heads were read."""
    best: tuple[Found, SheetInfo, Head] | None = None
    for info, head in heads:
        found = find_header(head, names, record_type, corrections)
        if found is not None and (best is None or found.score > best[0].score):
            best = (found, info, head)
    if best is None:
        if not any(head.height for _, head in heads):
            raise refusal(NO_CELLS, path)
        if any(is_transposed(head, names) for _, head in heads):
            raise refusal(TRANSPOSED, path)
        for info, head in heads:
            found = likeliest_header(head)
            if found is not None and (best is None or len(found.headers) > len(best[0].headers)):
                best = (found, info, head)
        if best is None:
            raise no_header(path, record_type)
    found, info, head = best
    return _layout(found, info, head, path, corrections.mapping), head


def find_marked(workbook: Workbook, names: HeaderNames, roles: Collection[str]) -> Layout | None:
    """The first visible sheet with a header row that has a column of each of `roles`."""
    for candidate in _candidates(workbook, None):
        head = workbook.head(candidate.index, HEAD_ROWS)
        found = marked_header(head, names, roles)
        if found is not None:
            return _layout(found, candidate, head, workbook.path, {})
    return None


def _candidates(workbook: Workbook, wanted: str | None) -> Sequence[SheetInfo]:
    if wanted is not None:
        chosen = [info for info in workbook.sheets if info.name == wanted]
        if not chosen:
            raise refusal(
                NO_SUCH_SHEET,
                workbook.path,
                sheet=wanted,
                sheets=", ".join(info.name for info in workbook.sheets),
            )
        return chosen
    visible = [info for info in workbook.sheets if info.visible] or list(workbook.sheets)
    return visible[:MAX_SHEETS_LOOKED_AT]


def no_header(path: Path, record_type: RecordType) -> UnreadableFile:
    """The refusal of a file in which nothing is known to be a header of `record_type`."""
    wanted = [spec for spec in record_type.fields if spec.need.value != "optional"][:3]
    examples: Text | str = ""
    pattern = ", ".join(f"{{e{number}}}" for number in range(len(wanted)))
    examples = Text("", pattern, tuple((f"e{n}", spec.label) for n, spec in enumerate(wanted)))
    return refusal(NO_HEADER, path, type=record_type.label_plural, examples=examples)


def _layout(
    found: Found, sheet: SheetInfo, head: Head, path: Path, mapping: Mapping[str, str | None]
) -> Layout:
    above = head.rows[: found.first]
    title = " ".join(text for row in above for cell in row if (text := cell_text(cell).strip()))
    years = _YEAR.findall(title) or _YEAR.findall(sheet.name) or _YEAR.findall(path.stem)
    columns = tuple(
        SourceColumn(index, column_letter(head.first_column + index), header, meaning or EXTRA)
        for index, (header, meaning) in enumerate(zip(found.headers, found.meanings, strict=True))
    )
    if not any(column.meaning.role == "record_id" for column in columns):
        # In somebody else's file a column of that name was typed: it must not be lost.
        columns = tuple(
            replace(column, meaning=EXTRA) if column.meaning.role == "derived" else column
            for column in columns
        )
    if mapping:
        columns = tuple(
            replace(column, meaning=_chosen(mapping[column.letter]), origin="hand")
            if column.letter in mapping
            else column
            for column in columns
        )
    return Layout(
        sheet=sheet,
        header_first=found.first + 1,
        header_last=found.last + 1,
        columns=columns,
        head=tuple(tuple(row) for row in head.rows[: found.last + 1]),
        merged=head.merged,
        first_column=head.first_column,
        height=head.height,
        title=title,
        year=int(years[0]) if len(set(years)) == 1 else None,
        guessed=not found.score and not mapping,
        years=tuple(sorted(set(map(int, years)))),
    )


def _chosen(field: str | None) -> Meaning:
    if field == LEFT_OUT:
        return Meaning("left_out")
    return EXTRA if field is None else Meaning("field", field)
