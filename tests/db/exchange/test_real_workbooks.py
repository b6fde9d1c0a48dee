"""Other people's workbooks (not part of the product): each is read or refused in a sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from db.errors import UserError
from db.exchange.inspection import UnreadableFile
from db.exchange.plan import plan_import
from db.exchange.reading import Workbook
from db.models.sighting import SIGHTING
from db.store import Store

_REAL = Path(os.environ.get("SNOWTRACK_REAL", Path(__file__).parents[4] / "shared" / "real"))
_KINDS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv"}


def _files() -> list[Path]:
    return sorted(path for path in (_REAL / "excel").rglob("*") if path.suffix.lower() in _KINDS)


_FILES = _files()
pytestmark = pytest.mark.skipif(not _FILES, reason="no folder of other people's files here")


def test_every_workbook_is_read_or_refused_in_a_sentence() -> None:
    read = 0
    for path in _FILES:
        try:
            with Workbook(path, patience=60) as book:
                for info in book.sheets:
                    numbers = [n for chunk in book.chunks(info.index) for n in chunk.numbers]
                    assert numbers == sorted(set(numbers)), path.name
            read += 1
        except UnreadableFile as refused:
            sentence = str(refused)
            assert path.name in sentence
            assert sentence.endswith("."), sentence
    assert read >= len(_FILES) * 0.9


def test_none_of_them_crashes_an_import(store: Store) -> None:
    for path in _FILES:
        try:
            plan = plan_import(store, path, SIGHTING, ask=True)
        except UserError:
            continue
        counts = plan.counts
        assert counts.rows == counts.new + counts.duplicate + counts.doubtful + counts.refused
        assert plan.session is not None
        assert plan.session.source is not None
        read = [number for chunk in plan.session.source.chunks for number in chunk.numbers]
        below = [number for number in read if number > plan.layout.header_last]
        told = [*plan.numbers, *(row.number for row in plan.skipped)]
        assert sorted(told) == below, path.name


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("date.xls", "2021-01-01"),
        ("date.xlsb", "2021-01-01"),
        ("date.ods", "2021-01-01"),
        ("date_1904.xlsx", "2021-01-01"),
        ("date_1904.xls", "2021-01-01"),
    ],
)
def test_dates_of_every_format_are_dates(name: str, date: str) -> None:
    path = _REAL / "excel" / "calamine" / "tests" / name
    with Workbook(path) as book:
        cells = [c for chunk in book.chunks(0) for column in chunk.columns for c in column]
    assert date in {str(cell) for cell in cells}
