"""The workbook of a rescue centre's figures, read back as Excel and as another program would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from db.errors import UserError
from db.query import Filter
from db.records_file import create_records_file
from db.rescue.figures import KINDS, figures
from db.rescue.ledger_sheet import write_ledger_workbook
from db.rescue.report import write_report
from db.store import Store
from db.text import english
from tests.rescue_register import MARCH, add_case, apply_register

BY = ("By year", "By month", "By species", "By cause", "By place", "By condition")
HEADER = 22
FIRST_KIND = 4  # before it: name, animals, cases, species
ALL_2025 = (dt.date(2025, 1, 1), dt.date(2025, 12, 31))


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("report") / "救护站.gpkg"
    with create_records_file(path, author="才仁多杰") as store:
        apply_register(store)
        yield store


@pytest.fixture(scope="module")
def book(register: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out") / "all.xlsx"
    write_report(register, path, None, None, translate=english, language="en")
    return path


def table(path: Path, name: str) -> list[list[Any]]:
    """The rows of a table below its header, without the total; read by calamine."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()
    end = next(n for n, row in enumerate(rows) if row[0] == "Total")
    return rows[HEADER:end]


def total(path: Path, name: str) -> list[Any]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()
    return next(row for row in rows if row[0] == "Total")


def key_figures(path: Path) -> dict[str, list[Any]]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Key figures").to_python()
    return {row[0].strip(): row[1:] for row in rows[4:]}


# --- what the figures say -------------------------------------------------------------------------


def test_the_register_is_reported_with_its_two_known_figures(book: Path) -> None:
    found = key_figures(book)
    assert found["Animals received"][0] == 2412
    assert found["Released"][0] == 700
    assert found["Release rate"][0] == pytest.approx(700 / 2412)
    cover = CalamineWorkbook.from_path(book).get_sheet_by_name("Cover").to_python()
    assert ["Animals received", 2412.0] in cover
    assert ["Period", "All dates"] in cover


@pytest.mark.parametrize("name", BY)
def test_each_table_adds_up_to_the_key_figures(book: Path, name: str) -> None:
    rows, last = table(book, name), total(book, name)
    for column in (1, 2, *range(FIRST_KIND, FIRST_KIND + len(KINDS))):
        assert sum(row[column] for row in rows) == last[column]
    for row in (*rows, last):
        assert row[1] == sum(row[FIRST_KIND : FIRST_KIND + len(KINDS)])
    assert last[1] == 2412
    assert last[FIRST_KIND] == 700


def test_every_key_figure_says_what_it_counts(book: Path) -> None:
    for label, (*_figures, meaning) in key_figures(book).items():
        assert len(meaning) > 15, label


def test_the_period_stands_beside_the_same_days_a_year_before(
    register: Store, tmp_path: Path
) -> None:
    path = tmp_path / "2025.xlsx"
    result = write_report(register, path, *ALL_2025, translate=english, language="en")
    before = figures(register, Filter(since=dt.date(2024, 1, 1), until=dt.date(2024, 12, 31)))
    assert result.before == before
    received = key_figures(path)["Animals received"]
    assert received[:3] == [120, before.total.received, 120 - before.total.received]
    assert [row[0] for row in table(path, "By month")][:2] == ["2025-01", "2025-02"]
    assert result.cases == 120


def test_the_ledger_lists_the_cases_and_sums_them_up(book: Path, register: Store) -> None:
    sheet = openpyxl.load_workbook(book)["Ledger"]
    numbers = [sheet.cell(row, 2).value for row in range(5, 5 + 2412)]
    assert numbers[0] == "QH-2010-0001"
    assert len(set(numbers)) == 2412
    assert sheet.cell(5 + 2412, 2).value is None
    assert isinstance(sheet.cell(5, 3).value, dt.datetime)
    totals = {
        sheet.cell(row, 2).value: sheet.cell(row, 8).value
        for row in range(5 + 2413, sheet.max_row + 1)
    }
    assert totals["All"] == 2412
    assert totals["Released"] == 700


# --- what Excel can do with it --------------------------------------------------------------------


def _charts(path: Path, name: str) -> list[Any]:
    sheet: Worksheet = openpyxl.load_workbook(path)[name]
    return list(sheet._charts)


@pytest.mark.parametrize("name", BY)
def test_charts_are_native_and_point_at_the_table(book: Path, name: str) -> None:
    charts = _charts(book, name)
    assert len(charts) == 2
    sheet = openpyxl.load_workbook(book)[name]
    for chart in charts:
        for series in chart.series:
            reference = series.val.numRef.f
            first, last = reference.rpartition("!")[2].replace("$", "").split(":")
            assert sheet[first].row == HEADER + 1
            assert sheet[last].value is not None
            # The total beside its parts would dwarf them.
            assert sheet.cell(sheet[last].row, 1).value != "Total"
            # Kept with the chart too, for programs that show a workbook without counting.
            kept = [float(point.v) for point in series.val.numRef.numCache.pt]
            assert kept == [cell.value for (cell,) in sheet[f"{first}:{last}"]]
            names = [point.v for point in series.cat.strRef.strCache.pt]
            assert names[0] == str(sheet.cell(HEADER + 1, 1).value)
        assert chart.x_axis.delete is False


def test_a_chart_shows_every_outcome_that_occurs(book: Path) -> None:
    stacked = _charts(book, "By year")[1]
    assert stacked.grouping == "stacked"
    assert len(stacked.series) == 7  # of the register: released … died within 24 h
    colours = {one.graphicalProperties.solidFill.srgbClr for one in stacked.series}
    assert len(colours) == 7


def test_text_that_begins_like_a_formula_stays_text(store: Store, tmp_path: Path) -> None:
    add_case(store, case_number="=1+1", finder_name="@扎西")
    path = tmp_path / "out.xlsx"
    write_report(store, path, None, None, translate=english, language="en", office="=HYPERLINK()")
    book = openpyxl.load_workbook(path)
    assert book["Ledger"]["B5"].data_type == "s"
    assert book["Cover"]["A2"].data_type == "s"
    assert book["Cover"]["A2"].value == "=HYPERLINK()"


# --- little and nothing ---------------------------------------------------------------------------


def test_an_empty_period_is_a_report_that_says_none(register: Store, tmp_path: Path) -> None:
    path = tmp_path / "2005.xlsx"
    write_report(
        register, path, dt.date(2005, 1, 1), dt.date(2005, 12, 31), translate=english,
        language="en",
    )  # fmt: skip
    book = CalamineWorkbook.from_path(path)
    for name in ("Cover", *BY):
        words = [cell for row in book.get_sheet_by_name(name).to_python() for cell in row]
        assert "No animal was received in this period." in words
    found = key_figures(path)
    assert found["Animals received"][0] == 0
    assert found["Release rate"][0] == "–"
    assert _charts(path, "By year") == []


def test_reports_that_led_to_no_intake_are_told_and_listed(store: Store, tmp_path: Path) -> None:
    add_case(store, received=None, individual_count=3)
    path = tmp_path / "out.xlsx"
    write_report(store, path, MARCH, MARCH, translate=english, language="en")
    found = key_figures(path)
    assert (found["Animals received"][0], found["Reported, not received"][0]) == (0, 3)
    ledger = CalamineWorkbook.from_path(path).get_sheet_by_name("Ledger").to_python()
    assert ledger[4][0] == 1


def test_a_folder_that_is_not_there_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not there"):
        write_report(
            store, tmp_path / "no" / "out.xlsx", None, None, translate=english, language="en"
        )


# --- the ledger alone -----------------------------------------------------------------------------


def test_the_ledger_alone_is_a_workbook_of_one_sheet(register: Store, tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    result = write_ledger_workbook(register, path, *ALL_2025, translate=english, language="en")
    assert result.rows == 120
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert rows[1][0].startswith("2025-01-01 to 2025-12-31")
    assert rows[3][:3] == ["No.", "Case number", "Received on"]
    assert [row[0] for row in rows[4:124]] == list(range(1, 121))


def test_an_empty_ledger_says_so(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    assert (
        write_ledger_workbook(store, path, None, None, translate=english, language="en").rows == 0
    )
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert rows[3][0] == "No case belongs to this period."
