"""Finding the table in a sheet made by hand: title rows, header, what is data and what is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from db.exchange.headers import EXTRA, HeaderNames, Meaning, column_letter, normalise
from db.exchange.inspection import UnreadableFile, refusal
from db.exchange.reading import Cell, Head, SheetInfo, Workbook
from db.models.base import RecordType
from db.text import Text, translate_noop

HEAD_ROWS = 60
MAX_SHEETS_LOOKED_AT = 40

NO_HEADER = translate_noop(
    "Import",
    "{file} has no row of column names that is known for {type}: put names such as "
    "{examples} over the columns and import it again.",
)
NO_CELLS = translate_noop("Import", "{file} holds no filled cells: choose another workbook.")
NO_SUCH_SHEET = translate_noop(
    "Import", "{file} has no sheet called “{sheet}”. Its sheets are: {sheets}."
)
TOTAL_ROW = translate_noop("Import", "total row, not a record")
FOOTNOTE_ROW = translate_noop("Import", "note under the table, not a record")
HEADER_AGAIN = translate_noop("Import", "the column names once more, not a record")
ONLY_NUMBERED = translate_noop("Import", "only a running number, nothing else is filled in")

_TOTALS = {
    "合计",
    "总计",
    "小计",
    "共计",
    "总数",
    "累计",
    "本页小计",
    "本页合计",
    "本月合计",
    "total",
    "totals",
    "subtotal",
    "grandtotal",
    "sum",
}
_TOTAL_START = re.compile(
    r"^(合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|(sub|grand\s*)?total\b)", re.I
)
_FOOTNOTE = re.compile(
    r"^\s*(填\s*表\s*人|填\s*报\s*人|制\s*表|审\s*核|负\s*责\s*人|单\s*位|联\s*系\s*人|"
    r"注\s*[:：]|备\s*注\s*[:：]|说\s*明\s*[:：]|填\s*表|填\s*报|"
    r"note\s*:|prepared by|checked by)",
    re.I,
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """One column of the user's sheet. `index` counts from the first read column, from 0."""

    index: int
    letter: str
    header: str
    meaning: Meaning

    @property
    def name(self) -> str:
        """The header, or the letter where there is none."""
        return self.header or self.letter


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the table lies. Row numbers are those of the file, from 1.

    head: every row above the data, as read (titles, then the header), for writing it again.
    merged: of the whole sheet, as `Head.merged`. title: the words above the header in one text.
    year: the one year that the title, else the sheet's or the file's name tells.
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

    def of_field(self, name: str) -> tuple[SourceColumn, ...]:
        return tuple(c for c in self.columns if c.meaning.field == name)

    @property
    def extras(self) -> tuple[SourceColumn, ...]:
        """Columns that no field takes; their text goes to the notes."""
        return tuple(c for c in self.columns if c.meaning.role == "extra")


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row of the sheet below the header that is no record, and why."""

    number: int
    reason: Text
    text: str


@dataclass(frozen=True, slots=True)
class _Found:
    score: int
    first: int  # 0-based row in the head
    last: int
    headers: list[str]
    meanings: list[Meaning | None]


def cell_text(cell: Cell) -> str:
    """A cell as its user reads it: whole numbers without .0, dates ISO."""
    if type(cell) is str:
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return str(cell)


def find_layout(
    workbook: Workbook,
    record_type: RecordType,
    names: HeaderNames,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str | None] | None = None,
    meanwhile: Callable[[], object] | None = None,
    without: SheetInfo | None = None,
) -> Layout:
    """The sheet (the one called `sheet`, or that with the most known headers) and its table.

    mapping: column letter -> field name or None (not a field), said by the user; it overrules
    the header. meanwhile: work to do while the other process opens the sheets. without: a sheet
    that is not looked at. Raises UnreadableFile when there is no known header row.
    """
    best: tuple[_Found, SheetInfo, Head] | None = None
    filled = False
    candidates = [info for info in _candidates(workbook, sheet) if info != without]
    for candidate in candidates:
        workbook.ask_head(candidate.index, HEAD_ROWS)
    if meanwhile is not None:
        meanwhile()
    for candidate in candidates:
        head = workbook.take_head()
        filled = filled or head.height > 0
        found = _find_header(head, names, record_type, mapping)
        if found is not None and (best is None or found.score > best[0].score):
            best = (found, candidate, head)
    if best is None:
        if not filled:
            raise refusal(NO_CELLS, workbook.path)
        raise _no_header(workbook, record_type)
    return _layout(*best, workbook, mapping)


def find_marked(workbook: Workbook, names: HeaderNames, roles: Collection[str]) -> Layout | None:
    """The first visible sheet with a header row that has a column of each of `roles`."""
    for candidate in _candidates(workbook, None):
        head = workbook.head(candidate.index, HEAD_ROWS)
        width = max((len(row) for row in head.rows), default=0)
        for first, row in enumerate(head.rows):
            found = _single(first, _texts(row, width), names)
            if set(roles) <= {m.role for m in found.meanings if m is not None}:
                return _layout(found, candidate, head, workbook, None)
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


def _no_header(workbook: Workbook, record_type: RecordType) -> UnreadableFile:
    wanted = [spec for spec in record_type.fields if spec.need.value != "optional"][:3]
    examples: Text | str = ""
    pattern = ", ".join(f"{{e{number}}}" for number in range(len(wanted)))
    examples = Text("", pattern, tuple((f"e{n}", spec.label) for n, spec in enumerate(wanted)))
    return refusal(NO_HEADER, workbook.path, type=record_type.label_plural, examples=examples)


def _texts(row: Sequence[Cell], width: int) -> list[str]:
    texts = [cell.strip() if isinstance(cell, str) else "" for cell in row[:width]]
    return texts + [""] * (width - len(texts))


def _find_header(
    head: Head,
    names: HeaderNames,
    record_type: RecordType,
    mapping: Mapping[str, str | None] | None,
) -> _Found | None:
    width = max((len(row) for row in head.rows), default=0)
    best: _Found | None = None
    for first, row in enumerate(head.rows):
        single = _single(first, _texts(row, width), names)
        for found in (single, _double(first, head, width, names)):
            if found is not None and (best is None or found.score > best.score):
                best = found
    if best is None:
        return None
    needed = 1 if mapping or width < 3 or len(record_type.fields) < 3 else 2
    return best if best.score >= needed else None


def _score(meanings: Sequence[Meaning | None]) -> int:
    return len({m.field for m in meanings if m is not None and m.field is not None})


def _single(first: int, texts: list[str], names: HeaderNames) -> _Found:
    meanings = [names.meaning(text) if text else None for text in texts]
    return _Found(_score(meanings), first, first, texts, meanings)


def _double(first: int, head: Head, width: int, names: HeaderNames) -> _Found | None:
    """Two header lines read as one: 数量 over 成体 and 幼体, merged or only left blank."""
    if first + 1 >= len(head.rows):
        return None
    lower_row = head.rows[first + 1]
    if any(not isinstance(cell, str) for cell in lower_row):
        return None  # figures stand there: it is data
    upper = _texts(head.rows[first], width)
    lower = _texts(lower_row, width)
    for top, left, bottom, right in head.merged:
        if top == first and bottom == first:
            for column in range(left + 1 - head.first_column, right + 1 - head.first_column):
                if 0 < column < width:
                    upper[column] = upper[left - head.first_column]
    headers: list[str] = []
    meanings: list[Meaning | None] = []
    group = ""
    for above, below in zip(upper, lower, strict=True):
        group = above or (group if below else "")
        joined = f"{group} {below}".strip()
        meaning = None
        if below:
            meaning = names.meaning(joined) or names.meaning(below)
        if meaning is None and above:
            meaning = names.meaning(above)
        headers.append(joined)
        meanings.append(meaning)
    score = _score(meanings)
    alone = max(_single(0, upper, names).score, _single(0, lower, names).score)
    return _Found(score, first, first + 1, headers, meanings) if score > alone else None


def _layout(
    found: _Found,
    sheet: SheetInfo,
    head: Head,
    workbook: Workbook,
    mapping: Mapping[str, str | None] | None,
) -> Layout:
    above = head.rows[: found.first]
    title = " ".join(text for row in above for cell in row if (text := cell_text(cell).strip()))
    years = _YEAR.findall(title) or _YEAR.findall(sheet.name) or _YEAR.findall(workbook.path.stem)
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
            replace(column, meaning=_chosen(mapping[column.letter]))
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
    )


def _chosen(field: str | None) -> Meaning:
    return EXTRA if field is None else Meaning("field", field)


class RowSorter:
    """Tells records from what else stands under a header."""

    def __init__(self, layout: Layout) -> None:
        self._headers = [normalise(column.header) for column in layout.columns]
        self._sequence = {c.index for c in layout.columns if c.meaning.role == "sequence"}

    def may_begin_other(self, index: int, text: str) -> bool:
        """Whether a cell of column `index` looks like the label of a row that is no record."""
        return (
            is_total(text)
            or _FOOTNOTE.match(text) is not None
            or (index < len(self._headers) and normalise(text) == self._headers[index])
        )

    def reason(self, cells: Sequence[Cell]) -> Text | None:
        """Why the row is no record; None when it is one. Rows here are not blank."""
        filled = [
            (n, cell)
            for n, cell in enumerate(cells)
            if cell != "" and not (isinstance(cell, str) and not cell.strip())
        ]
        if all(n in self._sequence for n, _ in filled):
            return self._blank_or_total(filled)
        words = [(n, cell) for n, cell in filled if isinstance(cell, str)]
        for _, text in words[:1]:
            if is_total(text):
                return TOTAL_ROW
            if len(filled) <= 4 and _FOOTNOTE.match(text):
                return FOOTNOTE_ROW
        if len(words) == len(filled) >= 2 and all(
            n < len(self._headers) and normalise(text) in self._headers[n]
            for n, text in words
            if normalise(text)
        ):
            return HEADER_AGAIN
        return None

    def _blank_or_total(self, filled: Sequence[tuple[int, Cell]]) -> Text:
        for _, cell in filled:
            if isinstance(cell, str):
                if is_total(cell):
                    return TOTAL_ROW
                if _FOOTNOTE.match(cell):
                    return FOOTNOTE_ROW
        return ONLY_NUMBERED


def is_total(text: str) -> bool:
    """Whether a row that begins with `text` is a total."""
    return normalise(text) in _TOTALS or (
        len(text) <= 30 and _TOTAL_START.match(text.strip()) is not None
    )
