"""What can be done with the current cell and its row, and what that does to the corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from db.exchange.corrections import LEFT_OUT
from desktop_app.exchange.question_cards import Answer
from desktop_app.exchange.sheet_reading import RowKind, SheetReading, Verdict
from desktop_app.exchange.word_line import LISTED

EDIT: Final = "edit"
EVERYWHERE: Final = "everywhere"
CONFIRM: Final = "confirm"
CONFIRM_KIND: Final = "confirm_kind"
LEAVE_OUT: Final = "leave_out"
TAKE_IN: Final = "take_in"
AS_DATA: Final = "as_data"
REVERT: Final = "revert"
UNCONFIRM: Final = "unconfirm"
CLEAR: Final = "clear"
NOWHERE: Final = LEFT_OUT
_FAULTY: Final = (Verdict.REFUSED, Verdict.DOUBTFUL)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done; `name` says which, `keys` by which keys. Main ones are buttons,
    the others stand in the menu only."""

    name: str
    text: str
    keys: str = ""
    main: bool = True


def deeds(reading: SheetReading, row: int, column: int) -> list[Deed]:
    """What makes sense at a cell, the likeliest first."""
    kind = RowKind(int(reading.kinds[row]))
    if kind is RowKind.HEAD:
        return []
    if kind is RowKind.NO_RECORD:
        return [Deed(AS_DATA, QCoreApplication.translate("Deeds", "It is a record"))]
    if kind is RowKind.LEFT_OUT:
        return [Deed(TAKE_IN, QCoreApplication.translate("Deeds", "Take the row in"), "Ctrl+Del")]
    found: list[Deed] = []
    verdict = reading.verdict(row, column)
    spec = reading.spec(column)
    number = reading.number(row)
    said = reading.plan.corrections
    if verdict in _FAULTY or kind is RowKind.REFUSED:
        found.append(Deed(EDIT, QCoreApplication.translate("Deeds", "Correct"), "F2"))
    if spec is not None and spec.kind in LISTED and reading.typed(row, column):
        same = reading.same_cells(column, reading.cell(row, column))
        if same > 1:
            text = QCoreApplication.translate("Deeds", "Correct all {count} of these").format(
                count=f"{same:,}"
            )
            found.append(Deed(EVERYWHERE, text, "Shift+F2", main=verdict in _FAULTY))
    if kind is RowKind.DOUBTFUL:
        found.append(
            Deed(CONFIRM, QCoreApplication.translate("Deeds", "It is right"), "Ctrl+Enter")
        )
        alike = reading.alike(row)
        if len(alike) > 1:
            text = QCoreApplication.translate("Deeds", "All {count} like this are right").format(
                count=f"{len(alike):,}"
            )
            found.append(Deed(CONFIRM_KIND, text, "Ctrl+Shift+Enter"))
    elif kind is RowKind.DUPLICATE and repeats_row(reading, row):
        found.append(
            Deed(CONFIRM, QCoreApplication.translate("Deeds", "Take it all the same"), "Ctrl+Enter")
        )
    elif kind is RowKind.NEW and number in said.taken:
        found.append(
            Deed(UNCONFIRM, QCoreApplication.translate("Deeds", "Not sure after all"), "Ctrl+Enter")
        )
    if reading.corrected(row, column):
        text = QCoreApplication.translate("Deeds", "As it was: {text}").format(
            text=reading.original(row, column) or "–"
        )
        found.append(Deed(REVERT, text))
    main = kind in (RowKind.REFUSED, RowKind.DOUBTFUL, RowKind.DUPLICATE)
    found.append(
        Deed(
            LEAVE_OUT,
            QCoreApplication.translate("Deeds", "Leave the row out"),
            "Ctrl+Del",
            main=main,
        )
    )
    if not any(deed.name == EDIT for deed in found):
        text = QCoreApplication.translate("Deeds", "Correct this cell")
        found.insert(0, Deed(EDIT, text, "F2", main=False))
    return found


def repeats_row(reading: SheetReading, row: int) -> bool:
    """Whether a double repeats a row of the same sheet (and is no record of the file yet)."""
    place = reading.data_row(row)
    plan = reading.plan
    return (
        place is not None and place in plan.problems.same_row and place not in
        plan.problems.same_record and plan.record_type.dated
    )  # fmt: skip


def answer(
    reading: SheetReading, row: int, column: int, name: str, rows: Sequence[int] = ()
) -> Answer | None:
    """What a deed does to the corrections; None for one that only opens an editor.

    rows: that are selected together with the current one; leaving out, taking in and confirming
    is of all of them.
    """
    number = reading.number(row)
    letter = reading.columns[column].letter
    picked = [other for other in (row, *rows) if reading.data_row(other) is not None]
    numbers = frozenset(map(reading.number, picked)) or frozenset((number,))
    if name == CONFIRM:
        wanted = (RowKind.DOUBTFUL, RowKind.DUPLICATE)
        unsure = [other for other in picked if reading.kinds[other] in wanted]
        return _taken(frozenset(map(reading.number, unsure)))
    if name == CONFIRM_KIND:
        return _taken(frozenset(reading.alike(row)))
    if name == UNCONFIRM:
        return Answer(
            lambda said: replace(said, taken=said.taken - numbers),
            QCoreApplication.translate("Deeds", "{rows} in doubt again").format(
                rows=_rows(numbers)),
        )  # fmt: skip
    if name == LEAVE_OUT:
        return Answer(
            lambda said: replace(said, left_out=said.left_out | numbers),
            QCoreApplication.translate("Deeds", "{rows} left out").format(rows=_rows(numbers)),
        )
    if name == TAKE_IN:
        return Answer(
            lambda said: replace(said, left_out=said.left_out - numbers),
            QCoreApplication.translate("Deeds", "{rows} taken in").format(rows=_rows(numbers)),
        )
    if name == AS_DATA:
        return Answer(
            lambda said: replace(said, as_data=said.as_data | {number}),
            QCoreApplication.translate("Deeds", "row {row} is a record").format(row=number),
        )
    if name == REVERT:
        words = QCoreApplication.translate("Deeds", "{cell} as it was")
        return Answer(
            lambda said: said.with_cell(number, letter, None),
            words.format(cell=f"{letter}{number}"),
        )
    return None


def _rows(numbers: frozenset[int]) -> str:
    """One row by its number, several by how many they are."""
    if len(numbers) == 1:
        return QCoreApplication.translate("Deeds", "row {row}").format(row=min(numbers))
    return QCoreApplication.translate("Deeds", "{count} rows").format(count=f"{len(numbers):,}")


def _taken(numbers: frozenset[int]) -> Answer:
    words = QCoreApplication.translate("Deeds", "{rows} confirmed").format(rows=_rows(numbers))
    return Answer(lambda said: replace(said, taken=said.taken | numbers), words)


def retyped(
    reading: SheetReading, row: int, column: int, text: str, everywhere: bool
) -> Answer | None:
    """What was typed into a cell: of that cell, or of its value wherever it stands."""
    number, source = reading.number(row), reading.columns[column]
    typed = reading.typed(row, column)
    if everywhere and source.meaning.field is not None:
        field = source.meaning.field
        return Answer(lambda said: said.with_word(field, typed, text), f"{typed} → {text or '–'}")
    original = reading.original(row, column) if reading.corrected(row, column) else None
    if original is not None and original == text:
        return answer(reading, row, column, REVERT)
    return Answer(
        lambda said: said.with_cell(number, source.letter, text),
        f"{source.letter}{number}: {text or '–'}",
    )


def header_here(number: int) -> Answer:
    """The column names stand in this row of the file."""
    return Answer(
        lambda said: replace(said, header_first=number, header_last=number, last_row=None),
        QCoreApplication.translate("Deeds", "column names in row {row}").format(row=number),
    )


def header_two(number: int) -> Answer:
    """The column names stand in this row and the one above."""
    return Answer(
        lambda said: replace(said, header_first=number - 1, header_last=number, last_row=None),
        QCoreApplication.translate("Deeds", "column names in two rows"),
    )


def ends_here(number: int) -> Answer:
    """This row of the file is the last one with data."""
    return Answer(
        lambda said: replace(said, last_row=number),
        QCoreApplication.translate("Deeds", "data ends in row {row}").format(row=number),
    )
