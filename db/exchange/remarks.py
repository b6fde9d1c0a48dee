"""What a person should know of a file that is no problem of any one cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from db.exchange.headers import column_letter
from db.exchange.reading import SheetInfo
from db.models.base import RecordType
from db.text import Text, translate_noop

if TYPE_CHECKING:
    from db.exchange.plan import ImportPlan

HIDDEN_SHEET = translate_noop("Import", "The sheet “{sheet}” is hidden in the workbook.")
HIDDEN_SHEETS = translate_noop("Import", "Hidden sheets, not looked at: {sheets}.")
HIDDEN_ROWS = translate_noop(
    "Import", "{count} rows are hidden or filtered away in the workbook; they are taken in, too."
)
HIDDEN_COLUMNS = translate_noop(
    "Import", "Hidden columns ({columns}) are taken in like the others."
)
COMMENTS = translate_noop("Import", "{count} comments on cells are not taken in.")
FORMULAS = translate_noop(
    "Import", "{count} formulas: the results that were saved with the file are taken."
)
UNSAVED = translate_noop(
    "Import", "{count} formulas have no saved result: open the file in Excel and save it once."
)
ERRORS = translate_noop("Import", "{count} cells show an error such as #N/A.")
SECOND_TABLE = translate_noop(
    "Import",
    "Another table begins in row {row}; this one is taken. For the other, choose its row of column "
    "names.",
)
NOTHING = translate_noop("Import", "There is no row of data below the column names.")
FITS_BETTER = translate_noop(
    "Import", "These columns are rather those of {other} than of {type}: is it the right register?"
)
LAST_TIME = translate_noop(
    "Import", "Columns, words and coordinates are understood as last time ({file}, {date})."
)


def remarks_of(
    plan: ImportPlan,
    facts: dict[str, Any],
    sheets: Sequence[SheetInfo],
    better: RecordType | None = None,
) -> tuple[Text, ...]:
    """The remarks on a plan.

    facts: of the sheet, as the reader told them. better: the type its columns rather belong to.
    """
    found = tuple(_remarks(plan, facts, sheets))
    if better is not None:
        fits = FITS_BETTER.format(other=better.label_plural, type=plan.record_type.label_plural)
        found = (fits, *found)
    return found


def _remarks(
    plan: ImportPlan, facts: dict[str, Any], sheets: Sequence[SheetInfo]
) -> Iterator[Text]:
    sheet = plan.layout.sheet
    if plan.remembered is not None:
        yield LAST_TIME.format(file=plan.remembered.source, date=plan.remembered.when)
    if not plan.numbers:
        yield NOTHING
    if not sheet.visible:
        yield HIDDEN_SHEET.format(sheet=sheet.name)
    hidden = [info.name for info in sheets if not info.visible and info != sheet]
    if hidden:
        yield HIDDEN_SHEETS.format(sheets=", ".join(hidden[:10]))
    for row in plan.other_tables:
        yield SECOND_TABLE.format(row=row)
    columns = [number for number in facts.get("hidden_columns", ()) if number < 200]
    if columns:
        letters = ", ".join(column_letter(number) for number in sorted(set(columns))[:20])
        yield HIDDEN_COLUMNS.format(columns=letters)
    facts = {**facts, "formulas": facts.get("formulas", 0) - facts.get("unsaved", 0)}
    for name, text in (
        ("hidden_rows", HIDDEN_ROWS),
        ("errors", ERRORS),
        ("unsaved", UNSAVED),
        ("formulas", FORMULAS),
        ("comments", COMMENTS),
    ):
        if facts.get(name):
            yield text.format(count=facts[name])
