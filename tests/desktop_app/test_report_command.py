"""`snowtrack report`: figures and ledger of a period as files, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from python_calamine import CalamineWorkbook

import resources
from db.records_file import create_records_file
from db.report_forms.kept import keep_form
from db.report_forms.package import open_package
from desktop_app.__main__ import main
from tests.desktop_app.test_cli import run
from tests.report_samples import fill
from tests.rescue_register import REGISTER, apply_register

YEAR = ("--from", "2025-01-01", "--until", "2025-12-31")


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "青海救护.gpkg"
    with create_records_file(path, author="才仁多杰") as store:
        apply_register(store)
    return path


def test_the_whole_register_is_reported(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report.xlsx"
    status, told, _err = run(capsys, "report", "--type", "rescue", out, "--records", register)
    assert status == 0
    assert (told["figures"]["received"], told["figures"]["released"]) == (2412, 700)
    assert told["before"] is None
    assert CalamineWorkbook.from_path(out).sheet_names[0] == "Cover"


def test_the_register_comes_in_from_excel_and_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = tmp_path / "office.gpkg"
    assert run(capsys, "new", "--records", records)[0] == 0
    sheet = resources.path(REGISTER)
    assert run(capsys, "import", sheet, "--type", "rescue", "--records", records)[0] == 0
    status, told, _err = run(capsys, "report", tmp_path / "out.xlsx", "--records", records)
    figures = told["figures"]
    assert (status, figures["received"], figures["released"]) == (0, 2412, 700)
    assert (figures["died_within_24h"], figures["kept"], figures["in_care"]) == (122, 610, 47)


def test_a_year_is_compared_with_the_year_before(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "2025.xlsx"
    status, told, _err = run(
        capsys,
        "report",
        *YEAR,
        out,
        "--records",
        register,
        "--office",
        "索加乡",
        "--author",
        "扎西",
    )
    assert (status, told["figures"]["received"], told["before"]["received"]) == (0, 120, 157)
    cover = [cell for row in CalamineWorkbook.from_path(out).get_sheet_by_name("Cover").to_python()
             for cell in row]  # fmt: skip
    assert {"索加乡", "扎西", "2025-01-01 to 2025-12-31"} <= set(cover)


@pytest.mark.usefixtures("qapp")
def test_the_ledger_comes_as_a_workbook_and_on_paper(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, paper = tmp_path / "ledger.xlsx", tmp_path / "ledger.pdf"
    march = ("--type", "ledger", "--from", "2025-03-01", "--until", "2025-03-31")
    status, told, _err = run(capsys, "report", *march, sheet, "--records", register)
    assert status == 0
    assert told["cases"] == sum(
        str(row[2]).startswith("2025-03")
        for row in CalamineWorkbook.from_path(sheet).get_sheet_by_index(0).to_python()
    )
    status, told, _err = run(capsys, "report", *march, paper, "--records", register)
    document = QPdfDocument()
    assert document.load(str(paper)) is QPdfDocument.Error.None_
    assert (status, told["pages"]) == (0, document.pageCount())
    document.close()


def test_an_empty_period_is_a_report_that_says_none(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "2005.xlsx"
    years = ("--from", "2005-01-01", "--until", "2005-12-31")
    words = ["report", *years, str(out), "--records", str(register), "--language", "en"]
    assert main(words) == 0
    assert "No animal was received in this period." in capsys.readouterr().out
    assert out.exists()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--from", "2025-05-01", "--until", "2025-03-31"), "before it begins on 2025-05-01"),
        (("--from", "5.3.2025"), "is no date"),
        (("--type", "rescue"), "report.doc is neither .xlsx nor .pdf"),
    ],
)
def test_what_cannot_be_reported_is_refused_in_a_sentence(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...], reason: str,
) -> None:  # fmt: skip
    out = tmp_path / "report.doc"
    status, told, err = run(capsys, "report", *words, out, "--records", register)
    assert status == 1
    assert reason in err
    assert reason in told["error"]
    assert not out.exists()


def test_a_folder_that_is_not_there_is_refused(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "no" / "report.xlsx"
    assert run(capsys, "report", out, "--records", register)[0] == 1


def test_an_unknown_type_is_status_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["report", "--type", "patrols", str(tmp_path / "o.xlsx"), "--records", "r.gpkg"])
    assert stopped.value.code == 2
    assert "patrols" in capsys.readouterr().err


@pytest.mark.usefixtures("qapp")  # the map is drawn with its fonts
def test_the_report_of_the_office_comes_by_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with create_records_file(tmp_path / "a.gpkg", author="a") as store:
        fill(store)
    out = tmp_path / "三月.xlsx"
    days = ("--from", "2025-03-01", "--until", "2025-03-31")
    status, told, _err = run(
        capsys, "report", out, "--records", tmp_path / "a.gpkg", "--kind", "all", *days
    )
    assert status == 0
    assert told["figures"]["animals"] == {"now": 7, "before": 4, "year_before": 2}
    assert "Map" in CalamineWorkbook.from_path(out).sheet_names


def test_a_form_is_filled_or_its_problems_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import openpyxl

    records = tmp_path / "a.gpkg"
    with create_records_file(records, author="a") as store:
        fill(store)
        package = open_package(resources.path("forms/wildlife-monthly-report.xlsx"))
        keep_form(store, "月报", package, author="a")
    days = ("--from", "2025-03-01", "--until", "2025-03-31")
    out = tmp_path / "三月.xlsx"
    status, told, _err = run(capsys, "report", out, "--records", records, "--form", "月报", *days)
    assert (status, told["rows"]) == (0, 2)
    assert CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()[5][2] == 5

    book = openpyxl.Workbook()
    book.active["B2"] = "{{目击.条书}}"
    book.save(tmp_path / "form.xlsx")
    status, told, _err = run(
        capsys, "report", "--check-form", tmp_path / "form.xlsx", "--records", records
    )
    assert (status, [one["cell"] for one in told["problems"]]) == (1, ["B2"])
    status, told, err = run(
        capsys, "report", tmp_path / "x.xlsx", "--records", records, "--form",
        tmp_path / "form.xlsx", *days,
    )  # fmt: skip
    assert status == 1
    assert "B2" in err
    assert not (tmp_path / "x.xlsx").exists()
