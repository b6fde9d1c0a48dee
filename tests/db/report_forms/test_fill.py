"""County forms filled in: the right figures, and nothing else touched."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from PIL import Image
from python_calamine import CalamineWorkbook

import resources
from db.errors import Cancelled
from db.records_file import create_records_file
from db.report_forms.answers import Report
from db.report_forms.check import check_form
from db.report_forms.fill import FilledForm, FormNotRight, fill_form
from db.report_forms.meaning import Grammar
from db.report_forms.package import open_package
from db.report_forms.sheet_cells import FormError
from db.reports.period import Period
from db.store import Store
from desktop_app import i18n
from tests.report_samples import fill

MARCH = Period(dt.date(2025, 3, 1), dt.date(2025, 3, 31))
REPORT = Report(MARCH, office="索加乡人民政府", user="才仁多杰", today=dt.date(2025, 4, 2))
EXAMPLES = ("wildlife-monthly-report.xlsx", "rescue-ledger.xlsx")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("forms") / "索加乡.gpkg"
    with create_records_file(path, author="才仁多杰") as store:
        fill(store)
        yield store


def filled(store: Store, form: Path, out: Path, report: Report = REPORT) -> FilledForm:
    words = [i18n.translate_for(code) for code in ("en", "zh_CN")]
    return fill_form(
        store, open_package(form), out, report,
        translate=words[1], language="zh_CN", words=words,
    )  # fmt: skip


def book_of(path: Path, cells: dict[str, Any], **merges: str) -> Path:
    """A small form that openpyxl wrote."""
    book = openpyxl.Workbook()
    for address, value in cells.items():
        book.active[address] = value
    for area in merges.values():
        book.active.merge_cells(area)
    book.save(path)
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def rows(path: Path) -> list[list[Any]]:
    """What a program sees that does not calculate."""
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)


# --- figures --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("placeholder", "answer"),
    [
        ("{{目击.条数}}", 5),
        ("{{目击.条数 物种=雪豹}}", 3),
        ("{{目击.只数 物种=雪豹 村=索加乡牙曲村}}", 2),
        ("{{目击.只数 时段=上期}}", 4),
        ("{{目击.只数 时段=去年同期}}", 2),
        ("{{目击.只数 时段=本年累计}}", 16),
        ("{{目击.条数 时段=全部}}", 9),
        ("{{目击.条数 月=1}}", 1),
        ("{{目击.条数 季度=1}}", 7),
        ("{{目击.条数 年=2024}}", 2),
        ("{{目击.条数 从=2025-03-04 到=2025-03-15}}", 2),
        ("{{目击.条数 保护级别=二级}}", 2),
        ("{{目击.条数 状态=不采纳}}", 1),
        ("{{目击.名单}}", "雪豹、猞猁"),
        ("{{目击.新种名单}}", "猞猁"),
        ("{{目击.首次}}", dt.date(2025, 3, 3)),
        ("{{目击.首次:m月d日}}", "3月3日"),
        ("{{目击.最大群}}", 3),
        ("{{目击.观察人数}}", 1),
        ("{{sightings.animals species=lynx}}", None),
        ("{{救护.接收}}", 3),
        ("{{救护.起数}}", 2),
        ("{{救护.接收 原因=车祸}}", 2),
        ("{{救护.放归率:0.0%}}", "33.3%"),
        ("{{救护.放归率}}", pytest.approx(1 / 3)),
        ("{{救护.期末在护}}", 3),
        ("{{时段}}", "2025年3月"),
        ("{{时段.月}}", 3),
        ("{{单位}}", "索加乡人民政府"),
        ("{{填表人}}", "才仁多杰"),
        ("{{填表日期:yyyy.mm.dd}}", "2025.04.02"),
        ("共{{目击.条数}}条，雪豹{{目击.只数 物种=雪豹}}只", "共5条，雪豹3只"),
    ],
)
def test_figures_are_those_counted_by_hand(
    store: Store, tmp_path: Path, placeholder: str, answer: Any
) -> None:
    if answer is None:  # a species by a name nobody knows is refused below
        placeholder, answer = '{{sightings.animals species="Eurasian lynx"}}', 4
    form = book_of(tmp_path / "form.xlsx", {"B2": placeholder})
    if isinstance(answer, dt.date):
        book = openpyxl.load_workbook(form)
        book.active["B2"].number_format = "yyyy-mm-dd"
        book.save(form)
    filled(store, form, tmp_path / "out.xlsx")
    assert rows(tmp_path / "out.xlsx")[1][1] == answer


def test_rows_are_repeated_and_totals_follow(store: Store, tmp_path: Path) -> None:
    cells = {
        "A1": "物种明细",
        "A3": "{{逐条 目击}}{{序号}}", "B3": "{{日期:m-d}}", "C3": "{{物种}}", "D3": "{{数量}}",
        "E3": "=D3*2", "F3": "=D3+$D$1",
        "A4": "合计", "D4": "=SUM(D3:D3)", "E4": "=SUM(E3)", "F4": "=D4",
        "A6": "末行", "D6": "=D4+1", "G6": "{{目击.条数}}",
    }  # fmt: skip
    form = book_of(tmp_path / "form.xlsx", cells, one="A1:F1", two="A6:C6", three="A4:C4")
    done = filled(store, form, tmp_path / "out.xlsx")
    assert done.rows == 5
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    sheet = book.active
    shown = [[cell.value for cell in row[:4]] for row in sheet["A3:D7"]]
    assert shown == [
        [1, "3-3", "雪豹", 2], [2, "3-5", "雪豹", None], [3, "3-15", "雪豹", 1],
        [4, "3-21", "猞猁", 1], [5, "3-28", "猞猁", 3],
    ]  # fmt: skip
    assert [sheet[f"E{row}"].value for row in (3, 5, 7)] == ["=D3*2", "=D5*2", "=D7*2"]
    assert [sheet[f"F{row}"].value for row in (3, 7)] == ["=D3+$D$1", "=D7+$D$1"]
    assert (sheet["D8"].value, sheet["E8"].value) == ("=SUM(D3:D7)", "=SUM(E3:E7)")
    assert (sheet["F8"].value, sheet["D10"].value) == ("=D8", "=D8+1")
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:F1", "A8:C8", "A10:C10"}
    # Also a program that does not calculate has the totals.
    seen = rows(tmp_path / "out.xlsx")
    assert (seen[7][3], seen[7][4], seen[9][3], seen[9][6]) == (7, 14, 8, 5)


def test_a_record_may_take_several_rows(store: Store, tmp_path: Path) -> None:
    cells = {"A2": "{{逐条 物种 行=2}}{{序号}}", "B2": "{{物种}}", "B3": "{{学名}}", "A4": "完"}
    form = book_of(tmp_path / "form.xlsx", cells, one="A2:A3")
    filled(store, form, tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert [sheet[f"B{row}"].value for row in range(2, 6)] == [
        "雪豹", "Panthera uncia", "猞猁", "Lynx lynx",
    ]  # fmt: skip
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A2:A3", "A4:A5"}
    assert sheet["A6"].value == "完"


def test_without_a_record_the_row_stays_empty(store: Store, tmp_path: Path) -> None:
    cells = {"A2": "{{逐条 目击}}{{序号}}", "B2": "{{物种}}", "B3": "=SUM(B2:B2)", "A3": "合计"}
    form = book_of(tmp_path / "form.xlsx", cells)
    empty = Report(Period(dt.date(2020, 1, 1), dt.date(2020, 1, 31)))
    filled(store, form, tmp_path / "out.xlsx", empty)
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert (sheet["A2"].value, sheet["B2"].value, sheet["A3"].value) == (None, None, "合计")


def test_each_row_may_ask_for_its_own_figures(store: Store, tmp_path: Path) -> None:
    cells = {"A1": "{{逐条 村}}{{村}}", "B1": "{{条数}}", "C1": "{{目击.条数 村=本行 时段=全部}}"}
    form = book_of(tmp_path / "form.xlsx", cells)
    filled(store, form, tmp_path / "out.xlsx")
    found = {row[0]: row[1:] for row in rows(tmp_path / "out.xlsx")}
    assert found["牙曲村"] == [3, 6]


# --- nothing else touched -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def county_form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything openpyxl loses: a picture, a chart, a text box, a comment, formats, checks."""
    folder = tmp_path_factory.mktemp("county")
    Image.new("RGB", (60, 30), "red").save(folder / "seal.png")
    book = xlsxwriter.Workbook(str(folder / "县表.xlsx"))
    sheet, other = book.add_worksheet("月报"), book.add_worksheet("汇总")
    bold, red = book.add_format({"bold": True, "border": 2}), book.add_format({"color": "red"})
    sheet.merge_range("A1:E1", "野生动物月报（{{时段}}）", bold)
    sheet.write_rich_string("A2", bold, "雪豹：", red, "{{目击.条数 物种=雪豹}}", bold, " 条")
    sheet.write("A4", "{{逐条 物种}}{{物种}}", bold)
    sheet.write("B4", "{{只数}}", bold)
    sheet.write_formula("C4", "=B4/2", bold)
    sheet.merge_range("D4:E4", "{{末次}}", book.add_format({"num_format": "yyyy/m/d"}))
    sheet.write("A5", "合计", bold)
    sheet.write_formula("B5", "=SUM(B4:B4)", bold, 0)
    sheet.write("A7", "审核", bold)
    sheet.write_comment("A7", "请盖章")
    sheet.conditional_format("B4:B5", {"type": "cell", "criteria": ">", "value": 2, "format": red})
    sheet.data_validation("A7", {"validate": "list", "source": ["是", "否"]})
    sheet.insert_image("B8", str(folder / "seal.png"))
    sheet.insert_textbox("D10", "填表说明")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"categories": "=月报!$A$4:$A$4", "values": "=月报!$B$4:$B$4"})
    sheet.insert_chart("A20", chart)
    sheet.set_column("A:A", 23.5)
    sheet.set_row(3, 31)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.print_area("A1:E7")
    sheet.repeat_rows(2)
    sheet.set_h_pagebreaks([6])
    sheet.set_header("&C{{单位}} &P/&N")
    sheet.autofilter("A3:E5")
    other.write_formula("A1", "=月报!B5", None, 0)
    other.write_formula("A2", "=SUM(月报!B4:B4)", None, 0)
    other.write("A3", "不动")
    book.close()
    return folder / "县表.xlsx"


def test_only_what_is_filled_or_follows_its_rows_changes(
    store: Store, county_form: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    filled(store, county_form, out)
    before, after = parts(county_form), parts(out)
    changed = {name for name in before if after.get(name) != before[name]}
    assert {name.rpartition("/")[2] for name in changed} == {
        "sheet1.xml", "sheet2.xml", "workbook.xml", "drawing1.xml", "chart1.xml", "comments1.xml",
        "vmlDrawing1.vml",
    }  # fmt: skip
    assert list(after) == list(before)
    sheet = openpyxl.load_workbook(out)["月报"]
    assert sheet["A1"].value == "野生动物月报（2025年3月）"
    assert [sheet[f"A{row}"].value for row in (4, 5, 6, 8)] == ["雪豹", "猞猁", "合计", "审核"]
    assert sheet["B6"].value == "=SUM(B4:B5)"
    assert sheet["D5"].value == dt.datetime(2025, 3, 28)
    assert {str(a) for a in sheet.merged_cells.ranges} == {"A1:E1", "D4:E4", "D5:E5"}
    assert sheet.print_area == "'月报'!$A$1:$E$8"
    assert sheet.auto_filter.ref == "A3:E6"
    assert [b.id for b in sheet.row_breaks.brk] == [7]
    assert [str(f.sqref) for f in sheet.conditional_formatting] == ["B4:B6"]
    assert str(sheet.data_validations.dataValidation[0].sqref) == "A8"
    assert sheet.column_dimensions["A"].width == pytest.approx(24.2, abs=0.8)
    assert sheet.oddHeader.center.text == "索加乡人民政府 &P/&N"
    assert sheet["A8"].comment.text == "请盖章"
    other = openpyxl.load_workbook(out)["汇总"]
    assert (other["A1"].value, other["A2"].value) == ("=月报!B6", "=SUM(月报!B4:B5)")
    assert [row[0] for row in CalamineWorkbook.from_path(out).get_sheet_by_index(1).to_python()][
        :2
    ] == [7, 7]
    chart = after["xl/charts/chart1.xml"].decode()
    assert "$B$4:$B$5" in chart
    anchors = re.findall(r"<xdr:from>.*?<xdr:row>(\d+)</xdr:row>", after[
        "xl/drawings/drawing1.xml"].decode())  # fmt: skip
    assert sorted(map(int, anchors)) == [8, 10, 20]


def test_each_cell_keeps_its_look(store: Store, county_form: Path, tmp_path: Path) -> None:
    filled(store, county_form, tmp_path / "out.xlsx")
    before = openpyxl.load_workbook(county_form)["月报"]
    after = openpyxl.load_workbook(tmp_path / "out.xlsx", rich_text=True)["月报"]
    for old, new in {1: 1, 2: 2, 4: 4, 5: 6, 7: 8}.items():
        for column in "ABCDE":
            one, other = before[f"{column}{old}"], after[f"{column}{new}"]
            assert one._style == other._style, (column, old)
        assert before.row_dimensions[old].height == after.row_dimensions[new].height
    assert after["A5"]._style == before["A4"]._style
    assert after.row_dimensions[5].height == before.row_dimensions[4].height
    # The look of single words stays as well.
    runs = after["A2"].value
    assert str(runs) == "雪豹：3 条"
    assert runs[1].font.color.rgb == "FFFF0000"


def test_a_form_without_formulas_and_rows_changes_in_one_part_only(
    store: Store, tmp_path: Path
) -> None:
    form = book_of(tmp_path / "form.xlsx", {"A1": "{{目击.条数}}", "A2": "旧"})
    filled(store, form, tmp_path / "out.xlsx")
    before, after = parts(form), parts(tmp_path / "out.xlsx")
    assert [name for name in before if before[name] != after[name]] == ["xl/worksheets/sheet1.xml"]
    # And in it only that cell.
    sheet, old = after["xl/worksheets/sheet1.xml"], before["xl/worksheets/sheet1.xml"]
    assert sheet.replace(b'<c r="A1"><v>5</v></c>', b"") == re.sub(
        rb'<c r="A1".*?</c>', b"", old, count=1
    )


def test_texts_of_records_stay_texts(store: Store, tmp_path: Path) -> None:
    report = Report(MARCH, office="=1+1 <&> \x01 {{目击.条数}}")
    form = book_of(tmp_path / "form.xlsx", {"A1": "{{单位}}"})
    filled(store, form, tmp_path / "out.xlsx", report)
    cell = openpyxl.load_workbook(tmp_path / "out.xlsx").active["A1"]
    assert cell.data_type == "s"
    assert cell.value.startswith("=1+1 <&> ")
    assert cell.value.endswith("{{目击.条数}}")


def test_formulas_of_one_family_each_follow_their_own_row(store: Store, tmp_path: Path) -> None:
    form = book_of(
        tmp_path / "form.xlsx",
        {"A1": "{{逐条 物种}}{{只数}}", "A2": 10, "A3": 20, "B1": "=A1+1", "B2": "=A2+1",
         "B3": "=A3+1"},
    )  # fmt: skip
    shared = parts(form)
    sheet = shared["xl/worksheets/sheet1.xml"]
    sheet = sheet.replace(b"<f>A1+1</f>", b'<f t="shared" ref="B1:B3" si="0">A1+1</f>')
    for row in (2, 3):
        sheet = sheet.replace(b"<f>A%d+1</f>" % row, b'<f t="shared" si="0"/>')
    with zipfile.ZipFile(form, "w") as out:
        for name, body in (shared | {"xl/worksheets/sheet1.xml": sheet}).items():
            out.writestr(name, body)
    filled(store, form, tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert [sheet[f"B{row}"].value for row in range(1, 5)] == [
        "=A1+1", "=A2+1", "=A3+1", "=A4+1",
    ]  # fmt: skip
    assert [row[1] for row in rows(tmp_path / "out.xlsx")] == [4, 5, 11, 21]


def test_results_that_nothing_changed_stay(store: Store, tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "form.xlsx"))
    sheet = book.add_worksheet()
    sheet.write("A1", "{{目击.条数}}")
    sheet.write_formula("B1", '=IF(A1>0,"有","无")', None, "无")
    sheet.write_formula("B2", '=UPPER("abc")', None, "ABC")
    sheet.write_formula("B3", "=LEN(B2)&B1", None, "3无")
    sheet.write_formula("B4", "=A1*2", None, 0)
    sheet.write_formula("B5", "=LEN(B2)", None, 3)
    sheet.write_formula("B6", "=COUNTIF(D:E,1)", None, 7)
    sheet.write_formula("B7", "=COUNTIF(A:B,1)", None, 7)
    book.close()
    filled(store, tmp_path / "form.xlsx", tmp_path / "out.xlsx")
    seen = [row[1] for row in rows(tmp_path / "out.xlsx")]
    # What reads the figure and is more than is worked out here waits for Excel.
    assert seen == ["", "ABC", "", 10, 3, 7]


# --- what is wrong --------------------------------------------------------------------------------


def test_each_wrong_placeholder_is_named_with_its_cell(store: Store, tmp_path: Path) -> None:
    cells = {
        "A1": "{{目击.条书}}",
        "B3": "{{目击.条数 物种=雪暴}}",
        "C4": "{{目击.条数}} {{",
        "D1": "好",
    }
    form = book_of(tmp_path / "form.xlsx", cells)
    with pytest.raises(FormNotRight, match="3 placeholders") as caught:
        filled(store, form, tmp_path / "out.xlsx")
    problems = caught.value.plan.problems
    assert [(p.sheet, p.cell) for p in problems] == [
        ("Sheet", "A1"), ("Sheet", "B3"), ("Sheet", "C4"),
    ]  # fmt: skip
    assert "条数" in str(problems[0].text)
    assert "雪豹" in str(problems[1].text)
    assert not (tmp_path / "out.xlsx").exists()


def test_a_form_that_asks_for_nothing_is_told_so(store: Store, tmp_path: Path) -> None:
    form = book_of(tmp_path / "form.xlsx", {"A1": "空表"})
    with pytest.raises(FormNotRight, match="no placeholder"):
        filled(store, form, tmp_path / "out.xlsx")


@pytest.mark.parametrize(
    "body", [b"PK\x05\x06" + bytes(18), b"not a workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_what_is_no_xlsx_is_refused_in_a_sentence(tmp_path: Path, body: bytes) -> None:
    from db.errors import UserError

    (tmp_path / "form.xlsx").write_bytes(body)
    with pytest.raises(UserError, match=r"form\.xlsx"):
        open_package(tmp_path / "form.xlsx")


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    form = book_of(tmp_path / "form.xlsx", {"A1": "{{目击.条数}}"})
    body = parts(form)
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    sheet = body["xl/worksheets/sheet1.xml"]
    with zipfile.ZipFile(form, "w") as out:
        for name, part in body.items():
            out.writestr(name, bomb + sheet if name.endswith("sheet1.xml") else part)
    package = open_package(form)
    with pytest.raises(FormError, match="damaged"):
        package.cells(package.sheets[0])


def test_a_stopped_form_leaves_nothing_behind(store: Store, tmp_path: Path) -> None:
    form = book_of(tmp_path / "form.xlsx", {"A1": "{{目击.条数}}"})
    with pytest.raises(Cancelled):
        fill_form(
            store, open_package(form), tmp_path / "out.xlsx", REPORT,
            translate=i18n.translate_for("zh_CN"), language="zh_CN",
            words=[i18n.translate_for("zh_CN")], cancelled=lambda: True,
        )  # fmt: skip
    assert [path.name for path in tmp_path.iterdir()] == ["form.xlsx"]


# --- the examples ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_what_their_script_makes(name: str) -> None:
    import importlib.util

    path = Path(__file__).parents[3] / "packaging" / "report_forms.py"
    spec = importlib.util.spec_from_file_location("report_forms_script", path)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    shipped = resources.path(f"forms/{name}")
    with zipfile.ZipFile(io.BytesIO(script.made(name))) as made:
        assert parts(shipped) == {entry: made.read(entry) for entry in made.namelist()}


def test_the_monthly_report_is_filled(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "月报.xlsx"
    filled(store, resources.path("forms/wildlife-monthly-report.xlsx"), out)
    seen = rows(out)
    by_name = {row[0]: row for row in seen}
    assert by_name["目击记录（条）"][2:8] == [5, 1, 2, 7, "", 3]
    assert [row[1] for row in seen if row[0] in (1, 2)] == ["雪豹", "猞猁"]
    assert by_name["合计"][4:7] == [5, 7, "新记录物种：猞猁"]
    assert "记录野生动物2种7只，涉及3个村" in by_name["情况说明"][2]
    sheet = openpyxl.load_workbook(out).active
    assert sheet.print_area == "'月报表'!$A$1:$H$22"


def test_the_ledger_is_filled(store: Store, tmp_path: Path) -> None:
    filled(store, resources.path("forms/rescue-ledger.xlsx"), tmp_path / "台账.xlsx")
    seen = rows(tmp_path / "台账.xlsx")
    assert [row[3] for row in seen[4:6]] == ["雪豹", "猞猁"]
    assert seen[4][2] == dt.date(2025, 3, 6)
    assert seen[6][5] == 3


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_them_filled(store: Store, tmp_path: Path) -> None:
    for name in EXAMPLES:
        filled(store, resources.path(f"forms/{name}"), tmp_path / name)
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    done = subprocess.run(
        ["soffice", home, "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", tmp_path,
         *(tmp_path / name for name in EXAMPLES)],
        check=False, capture_output=True, timeout=180,
    )  # fmt: skip
    for name in EXAMPLES:
        made = (tmp_path / name).with_suffix(".csv")
        assert made.exists(), (done.returncode, done.stdout, done.stderr)
        text = made.read_text("utf-8")
        assert "索加乡人民政府" in text
        assert "{{" not in text


def test_a_check_names_no_problem_of_the_examples(store: Store) -> None:
    grammar = Grammar(store.reference(), [i18n.translate_for("zh_CN")])
    for name in EXAMPLES:
        plan = check_form(open_package(resources.path(f"forms/{name}")), grammar)
        assert plan.problems == []
        assert plan.count > 10
