"""Records out: a workbook or a delimited file of what a filter means.

    export_workbook(store, "out.xlsx", SIGHTING, Filter(), translate=english, language="en")

The file is written beside its final name and renamed when it is whole.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.conversion import Words
from db.errors import Cancelled, UserError
from db.exchange.delimited import long_texts, write_delimited
from db.exchange.output_columns import (
    OutputColumn,
    cell_words,
    chosen_columns,
    cut_texts,
    output_columns,
)
from db.exchange.sheet_xml import Blocks, date_number, write_rows
from db.exchange.workbook_shell import FORMATS, LAST_ROW, Shell, Table, make_shell, set_text
from db.fields import Kind
from db.identity import new_uuid
from db.layers.output import zone_columns
from db.models.base import RecordType
from db.query import EVERYTHING, Filter, Sort
from db.text import Text, Translate, translate_noop

if TYPE_CHECKING:
    from db.blocks import Block
    from db.store import Store

FEW_ROWS = 2000
"""Up to so many rows openpyxl writes the cells; beyond, they are spliced in as XML."""
_BLOCK = 2000

TOO_MANY = translate_noop(
    "Export",
    "{count} records do not fit into one sheet, which ends at row 1,048,576: narrow the "
    "filter and export in parts.",
)
NO_COLUMNS = translate_noop("Export", "No column is chosen: tick at least one.")
NO_FOLDER = translate_noop("Export", "The folder of {file} is not there: choose another place.")
NOT_WRITABLE = translate_noop(
    "Export",
    "{file} cannot be written: if it is open in Excel, close it there, else choose "
    "another name or folder.",
)
DISK_FULL = translate_noop(
    "Export", "The disk is full, {file} was not written: free some space or choose another disk."
)


class ExportError(UserError):
    """Nothing was written; `text` says why and what to do."""


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written. warnings: what a cell could not hold whole.

    entries: of timelines, beside the `rows` of rescue cases.
    """

    path: Path
    rows: int
    warnings: tuple[Text, ...] = ()
    entries: int = 0


@dataclass(frozen=True)
class Source:
    """Where the rows of a table come from. ids: of all records, in order; read: a block of some."""

    table: Table
    ids: Sequence[int]
    read: Callable[[Sequence[int]], Block]


Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]
Fit = Callable[[OutputColumn, list[Any], Sequence[int], list[Text]], list[Any]]
"""Makes texts fit into cells; names those that do not."""


def export_workbook(
    store: Store,
    path: str | os.PathLike[str],
    record_type: RecordType,
    filter: Filter = EVERYTHING,
    sort: Sort | None = None,
    *,
    translate: Translate,
    language: str,
    fields: Sequence[str] | None = None,
    columns: Sequence[str] | None = None,
    ids: Sequence[int] | None = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> ExportResult:
    """Write the records a filter means to an .xlsx file; an existing file is replaced.

    translate, language: of headers, terms and names (`zh`, `en`). fields: names, in order; all
    when None; the scientific name stands beside the species, id and stamps at the end. columns:
    keys of exactly the columns wanted, in order (`export_columns`). ids: exactly these records, in
    this order, whatever the filter. Raises ExportError, Cancelled; then nothing is left behind.
    """
    target = Path(path)
    words = Words(translate, store.reference(), language)
    wanted = store.ids(record_type, filter, sort).tolist() if ids is None else list(ids)
    if record_type.name == "rescue":
        from db.exchange.rescue_out import case_tables

        tables = case_tables(store, wanted, words, fields, cancelled, columns)
    else:
        tables = [_plain_source(store, record_type, wanted, words, fields, columns)]
    warnings: list[Text] = []
    write_workbook(target, tables, translate, warnings, progress, cancelled)
    entries = sum(source.table.count for source in tables[1:])
    return ExportResult(target, len(wanted), tuple(warnings), entries)


def export_columns(record_type: RecordType, words: Words) -> list[OutputColumn]:
    """Every column the records of a type can be exported with, in the usual order."""
    if record_type.name == "rescue":
        from db.exchange.rescue_out import register_columns

        return register_columns(words)
    return output_columns(record_type, words)


def _plain_source(
    store: Store,
    record_type: RecordType,
    ids: Sequence[int],
    words: Words,
    fields: Sequence[str] | None,
    keys: Sequence[str] | None,
) -> Source:
    columns = output_columns(record_type, words, fields)
    if keys is not None:
        columns = chosen_columns(columns, keys)
    else:
        columns += zone_columns(store, record_type, words.translate)
    needed = {column.spec.name for column in columns if column.spec is not None}
    needed.update(spec.name for spec in record_type.fields if spec.kind is Kind.SPECIES)
    needed.update(("id", "uuid", "created_by", "changed_at"))
    table = Table(words.translate(record_type.label_plural), columns, len(ids))
    return Source(table, ids, lambda some: store.block(record_type, some, needed))


def write_workbook(
    target: Path,
    sources: Sequence[Source],
    translate: Translate,
    warnings: list[Text],
    progress: Progress | None,
    cancelled: Cancel | None,
) -> None:
    """Write tables, a sheet each, to an .xlsx file. Raises ExportError, Cancelled."""
    _refuse_nothing(sources)
    longest = max(source.table.count for source in sources)
    if longest >= LAST_ROW:
        raise ExportError(TOO_MANY.format(count=longest))
    total, before = sum(source.table.count for source in sources), 0
    tables = []
    for source in sources:
        tables.append(
            (source.table, _blocks(source, cut_texts, warnings, before, total, progress, cancelled))
        )
        before += source.table.count
    with replacing(target) as partial:
        shell = make_shell([source.table for source in sources], translate)
        if longest <= FEW_ROWS:
            _write_few(shell, partial, tables)
        else:
            write_rows(shell, partial, tables)


def export_delimited(
    store: Store,
    path: str | os.PathLike[str],
    record_type: RecordType,
    filter: Filter = EVERYTHING,
    sort: Sort | None = None,
    *,
    translate: Translate,
    language: str,
    fields: Sequence[str] | None = None,
    columns: Sequence[str] | None = None,
    ids: Sequence[int] | None = None,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> ExportResult:
    """The same as .csv (or .tsv by the name's ending), in UTF-8 with the mark Excel needs.

    Of rescue cases it holds the register only: the timelines need a sheet of their own.
    """
    target = Path(path)
    words = Words(translate, store.reference(), language)
    wanted = store.ids(record_type, filter, sort).tolist() if ids is None else list(ids)
    if record_type.name == "rescue":
        from db.exchange.rescue_out import register_source

        source = register_source(store, wanted, words, fields, columns)
    else:
        source = _plain_source(store, record_type, wanted, words, fields, columns)
    _refuse_nothing([source])
    warnings: list[Text] = []
    blocks = _blocks(source, long_texts, warnings, 0, len(wanted), progress, cancelled)
    with replacing(target) as partial:
        write_delimited(partial, source.table.columns, blocks)
    return ExportResult(target, len(wanted), tuple(warnings))


def _refuse_nothing(sources: Sequence[Source]) -> None:
    if not sources[0].table.columns:
        raise ExportError(NO_COLUMNS)


def _blocks(
    source: Source,
    fit: Fit,
    warnings: list[Text],
    before: int,
    total: int,
    progress: Progress | None,
    cancelled: Cancel | None,
) -> Iterator[list[list[Any]]]:
    """The records, block by block, each as a list of columns."""
    ids = source.ids
    for start in range(0, len(ids), _BLOCK):
        if cancelled is not None and cancelled():
            raise Cancelled
        read = source.read(ids[start : start + _BLOCK])
        block = []
        for column in source.table.columns:
            values = column.values(read)
            if column.form == "text" and not column.choices:
                values = fit(column, values, read["id"], warnings)
            block.append(values)
        yield block
        if progress is not None:
            progress(before + min(start + _BLOCK, len(ids)), total)


def _write_few(shell: Shell, path: Path, tables: Sequence[tuple[Table, Blocks]]) -> None:
    for sheet, (table, blocks) in zip(shell.sheets, tables, strict=True):
        first = 2
        for block in blocks:
            for place, (column, values) in enumerate(zip(table.columns, block, strict=True), 1):
                for number, value in enumerate(values, first):
                    if value is not None:
                        _write_value(sheet.cell(number, place), column, value)
            first += len(block[0])
    shell.book.save(path)


def _write_value(cell: Any, column: OutputColumn, value: Any) -> None:
    if column.form == "date" and date_number(value) is None:
        value = value.isoformat()
    if isinstance(value, str):
        set_text(cell, cell_words(value))
    else:
        cell.value = value
    cell.number_format = FORMATS[column.form]


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A name beside `target` to write to; it takes the place of `target` when all went well.

    Raises ExportError for what the system refuses.
    """
    if not target.parent.is_dir():
        raise ExportError(NO_FOLDER.format(file=target.name))
    partial = target.with_name(f".{target.stem[:40]}.{new_uuid()[-8:]}.part{target.suffix}")
    try:
        yield partial
        os.replace(partial, target)
    except OSError as reason:
        sentence = DISK_FULL if reason.errno == errno.ENOSPC else NOT_WRITABLE
        raise ExportError(sentence.format(file=target.name)) from reason
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
