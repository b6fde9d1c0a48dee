"""Registers as offices make them: whatever stands in a sheet is understood, or named."""

from __future__ import annotations

import datetime as dt
import io
import random
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import UserError
from db.exchange.inspection import UnreadableFile
from db.exchange.plan import ImportPlan, State, plan_import
from db.exchange.quick_head import quick_heads
from db.exchange.read_child import TextSheet, decode, find_delimiter
from db.exchange.reading import Workbook
from db.exchange.rejects import write_rejects
from db.models.sighting import SIGHTING
from db.record_types import STANDALONE_TYPES, record_type
from db.store import Store
from db.text import english
from tests.db.exchange.conftest import HEADER, ROW, TITLE, MakeBook


def _account(plan: ImportPlan) -> int:
    """Rows of the sheet that the plan speaks of; each must be one of a kind."""
    counts = plan.counts
    parts = (counts.new, counts.duplicate, counts.doubtful, counts.refused, counts.left_out)
    assert counts.rows == sum(parts) == len(plan.numbers)
    numbers = [*plan.numbers, *(row.number for row in plan.skipped)]
    assert len(set(numbers)) == len(numbers)
    assert not {*numbers} & {*range(1, plan.layout.header_last + 1)}
    return len(numbers)


# --- where the table lies -------------------------------------------------------------------------


def test_three_lines_of_header(store: Store, make_book: MakeBook) -> None:
    path = make_book(
        [
            [TITLE],
            ["日期", "物种", "坐标", None, None, None, "观察人"],
            [None, None, "纬度", None, "经度", None, None],
            [None, None, "度", "分", "度", "分", None],
            ["3月5日", "雪豹", 33, 58.5, 93, 36.25, "扎西"],
        ],
        merge=["A2:A4", "B2:B4", "C2:F2", "C3:D3", "E3:F3", "G2:G4"],
    )
    plan = plan_import(store, path, SIGHTING)
    assert (plan.layout.header_first, plan.layout.header_last) == (2, 4)
    values = plan.row(0).values
    assert values["decimal_latitude"] == pytest.approx(33.975)
    assert values["decimal_longitude"] == pytest.approx(93 + 36.25 / 60)
    assert values["observer"] == "扎西"


def test_angles_keep_what_was_received(store: Store, make_book: MakeBook) -> None:
    header = ["日期", "物种", "北纬度", "北纬分", "北纬秒", "东经度", "东经分", "东经秒"]
    row = ["2025-03-05", "雪豹", 33, 58, 12.5, "93°", "36′", "36″"]
    values = plan_import(store, make_book([header, row]), SIGHTING).row(0).values
    assert values["decimal_latitude"] == pytest.approx(33 + 58 / 60 + 12.5 / 3600)
    assert values["verbatim_coordinates"] == "33°58′12.5″, 93°36′36″"


def test_pages_of_a_printed_register(store: Store, make_book: MakeBook) -> None:
    path = make_book(
        [
            [TITLE],
            HEADER,
            ROW,
            ["以上为第一页，由各村上报后汇总"],
            [TITLE],
            HEADER,
            [2, "3月6日", *ROW[2:]],
            ["本页小计", None, None, None, 4],
            ["填表人：扎西", None, None, "审核：才仁"],
            ["合　计", None, None, None, 4],
        ],
        merge=["A4:J4"],
    )
    plan = plan_import(store, path, SIGHTING)
    assert plan.numbers == [3, 7]
    assert [row.number for row in plan.skipped] == [4, 5, 6, 8, 9, 10]
    assert _account(plan) == 8


def test_the_first_of_two_tables_is_taken(store: Store, make_book: MakeBook) -> None:
    other = ["日期", "物种", "数量", "行为", "观察人"]
    path = make_book([HEADER, ROW, [], other, ["3月6日", "狼", 2, "觅食", "才仁"]])
    plan = plan_import(store, path, SIGHTING)
    assert (plan.numbers, plan.other_tables) == ([2], (4,))
    assert _account(plan) == 3
    assert "row 4" in " ".join(map(str, plan.remarks))


def test_names_down_the_side_are_refused(store: Store, make_book: MakeBook) -> None:
    path = make_book([[name, value, value] for name, value in zip(HEADER, ROW, strict=True)][1:])
    with pytest.raises(UnreadableFile, match="Transpose"):
        plan_import(store, path, SIGHTING)


def test_a_value_merged_over_a_thousand_rows(store: Store, make_book: MakeBook) -> None:
    rows = [[number, *ROW[1:3], *ROW[3:]] for number in range(1, 1301)]
    for row in rows[1:]:
        row[3] = None
    path = make_book([HEADER, *rows], merge=["D2:D1301"])
    plan = plan_import(store, path, SIGHTING)
    assert len(set(plan.values["species_id"])) == 1
    assert None not in plan.values["species_id"]


def test_hidden_things_and_comments_are_named(store: Store, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in ([*HEADER], [*ROW], [2, "2025-03-06", *ROW[2:]]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["A1"].comment = openpyxl.comments.Comment("number", "a")
    book.create_sheet("旧表").sheet_state = "hidden"
    book["旧表"].append(HEADER)
    book.save(tmp_path / "hidden.xlsx")
    plan = plan_import(store, tmp_path / "hidden.xlsx", SIGHTING)
    said = " ".join(map(str, plan.remarks))
    assert plan.counts.rows == 2
    for part in ("1 rows are hidden", "Hidden columns (C)", "1 comments", "旧表"):
        assert part in said


# --- what stands in the cells ---------------------------------------------------------------------


def test_error_cells_are_refused_by_name(store: Store, make_book: MakeBook) -> None:
    path = make_book([HEADER, ROW, [2, "2025-03-06", "", "#N/A", "#DIV/0!", *ROW[5:]]])
    book = openpyxl.load_workbook(path)
    for cell in ("D3", "E3"):
        assert book.active[cell].data_type == "e"
    plan = plan_import(store, path, SIGHTING)
    found = {(p.row, p.column): (p.problem.code, p.cell) for p in plan.all_problems()}
    assert found[(3, "D")] == ("error_cell", "#N/A")
    assert found[(3, "E")] == ("error_cell", "#DIV/0!")


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_error_cells_of_other_formats(
    store: Store, make_book: MakeBook, kind: str, tmp_path: Path
) -> None:
    path = make_book([HEADER, ROW, [2, "2025-03-06", "", "=NA()", "=1/0", *ROW[5:]]])
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice works the formulas out")
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(tmp_path / "out"),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    plan = plan_import(store, tmp_path / "out" / f"register.{kind}", SIGHTING)
    found = {(p.row, p.column): (p.problem.code, p.cell) for p in plan.all_problems()}
    assert found[(3, "D")] == ("error_cell", "#N/A")
    assert found[(3, "E")] == ("error_cell", "#DIV/0!")


def test_a_formula_without_a_result_is_no_blank(store: Store, make_book: MakeBook) -> None:
    path = make_book([[TITLE], HEADER, [1, "=TODAY()", *ROW[2:9], '=A1&"看到"']])
    plan = plan_import(store, path, SIGHTING)
    (problem,) = plan.all_problems()
    assert (problem.column, problem.problem.code) == ("B", "formula")
    assert plan.row(0).values["notes"] == '=A1&"看到"'
    assert "2 formulas have no saved result" in " ".join(map(str, plan.remarks))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("十余只", (None, 11, 19)),
        ("两三只", (None, 2, 3)),
        ("3-5", (None, 3, 5)),
        ("20多只", (None, 21, 29)),
        ("约20只", (20, None, None)),
        ("三只", (3, None, None)),
        ("至少5只", (None, 5, None)),
        ("二十几", (None, 21, 29)),
    ],
)
def test_estimates(store: Store, make_book: MakeBook, typed: str, expected: Any) -> None:
    values = plan_import(store, make_book([HEADER, [*ROW[:4], typed, *ROW[5:]]]), SIGHTING).values
    names = ("individual_count", "count_minimum", "count_maximum")
    assert tuple((values.get(name) or [None])[0] for name in names) == expected


def test_units_in_the_header(store: Store, make_book: MakeBook) -> None:
    path = make_book([["日期", "物种", "海拔（公里）"], ["2025-03-05", "雪豹", 4.5]])
    assert plan_import(store, path, SIGHTING).row(0).values["elevation"] == 4500
    header = ["救护编号", "接收日期", "物种", "体重(斤)"]
    path = make_book([header, ["1", "2025-03-05", "雪豹", 60], ["2", "2025-03-05", "狼", "30kg"]])
    plan = plan_import(store, path, record_type("rescue"))
    assert plan.values["intake.weight"] == [30.0, 30.0]


def test_yesterday_has_no_day_in_a_register(store: Store, make_book: MakeBook) -> None:
    plan = plan_import(store, make_book([[TITLE], HEADER, [1, "昨天", *ROW[2:]]]), SIGHTING)
    assert plan.states == [State.REFUSED]


def test_partial_dates_stay_partial(store: Store, make_book: MakeBook) -> None:
    days = ["2025年3月", "2025", "3月上旬", "约3月5日", dt.datetime(2025, 3, 5, 14, 30)]
    rows = [[n, day, "", *ROW[3:]] for n, day in enumerate(days)]
    plan = plan_import(store, make_book([[TITLE], HEADER, *rows]), SIGHTING)
    assert plan.values["date_precision"] == ["month", "year", "about", "about", "exact"]
    assert plan.values["event_time"][-1] == dt.time(14, 30)


def test_odd_text_survives_or_is_named(store: Store, tmp_path: Path) -> None:
    odd = ["行\n二\t三", "😀🐆", "a\u200bb", "'=1+1", "=1+1", "x" * 40_000, "\u0f56\u0f7c\u0f51"]
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    for number, text in enumerate(odd):
        book.active.append(
            [number, "2025-03-05", "", "雪豹", 1, 33.9, 95 + number / 10, "", "扎西"]
        )
        book.active.cell(number + 2, 10).value = text[:32_767]
        book.active.cell(number + 2, 10).data_type = "s"
    book.save(tmp_path / "odd.xlsx")
    plan = plan_import(store, tmp_path / "odd.xlsx", SIGHTING)
    assert plan.values["notes"] == [text[:32_767] for text in odd]
    lines = [",".join(HEADER), f'1,2025-03-05,,雪豹,1,33.9,95.4,,扎西,"{odd[5]}"']
    (tmp_path / "long.csv").write_text("\n".join(lines), "utf-8")
    plan = plan_import(store, tmp_path / "long.csv", SIGHTING)
    assert plan.values["notes"] == [odd[5]]


# --- text files -----------------------------------------------------------------------------------

_ROWS = (
    ("日期", "物種", "數量", "備註"),
    ("2025-03-05", "雪豹", "2", "在村裡看到兩隻"),
    ("2025-03-06", "狼", "3", "時間不明"),
)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_delimited_files(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / ("a.tsv" if delimiter == "\t" else "a.csv")
    text = "\r\n".join(delimiter.join(row) for row in _ROWS)
    path.write_bytes(text.encode(encoding))
    text = decode(path.read_bytes())
    found = TextSheet(text, find_delimiter(text)).rows()
    assert [tuple(row) for row in found] == list(_ROWS)
    if encoding == "big5":
        with Workbook(path) as book:
            cells = [list(map(tuple, zip(*c.columns, strict=True))) for c in book.chunks(0)]
        assert [row for chunk in cells for row in chunk] == list(_ROWS)


@pytest.mark.parametrize("ends", ["\r", "\n", "\r\n"])
def test_lines_end_as_they_like(store: Store, tmp_path: Path, ends: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        ends.join([",".join(HEADER), '1,2025-03-05,,雪豹,2,,,,扎西,看到"两只']).encode()
    )
    plan = plan_import(store, path, SIGHTING)
    assert plan.values["notes"] == ['看到"两只']


# --- other kinds of sheets ------------------------------------------------------------------------


def test_a_roster_is_refused_with_the_next_step(store: Store, make_book: MakeBook) -> None:
    header = ["管护员编号", "姓名", "性别", "出生年份", "乡镇", "村", "手机号码", "上岗日期"]
    row = ["SJ1", "旦增多杰", "男", 1996, "索加乡", "牙曲村", "00000000001", dt.date(2020, 8, 1)]
    path = make_book([header, row], "roster.xlsx")
    for type in STANDALONE_TYPES:
        for ask in (False, True):
            with pytest.raises(UnreadableFile, match=r"roster\.xlsx.*(people|column)"):
                plan_import(store, path, type, ask=ask)


def test_another_register_is_noticed(store: Store, make_book: MakeBook) -> None:
    header = [
        "救护编号",
        "接收日期",
        "物种",
        "性别",
        "致伤原因",
        "接收状况",
        "处置结果",
        "结果日期",
    ]
    row = ["1", "2025-03-05", "雪豹", "雄", "中毒", "虚弱", "放归", "2025-04-05"]
    plan = plan_import(store, make_book([header, row]), SIGHTING, ask=True)
    assert "Rescue cases" in str(plan.remarks[0])
    assert not plan_import(store, make_book([header, row]), record_type("rescue")).remarks


# --- the refused rows, and any file of the world --------------------------------------------------


def test_refused_rows_look_like_the_sheet(store: Store, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([TITLE])
    sheet.append(HEADER)
    sheet.append([1, "13月5日", *ROW[2:]])
    sheet.merge_cells("A1:J1")
    sheet["A1"].font = openpyxl.styles.Font(name="宋体", sz=20, b=True)
    sheet["A2"].fill = openpyxl.styles.PatternFill("solid", fgColor="FFCCE5FF")
    sheet["D3"].font = openpyxl.styles.Font(color="FFFF0000")
    sheet.column_dimensions["J"].width = 41
    sheet.row_dimensions[1].height = 44
    book.save(tmp_path / "own.xlsx")
    plan = plan_import(store, tmp_path / "own.xlsx", SIGHTING)
    out = tmp_path / "out.xlsx"
    assert write_rejects(plan, out, translate=english) == 1
    book = openpyxl.load_workbook(out)
    sheet = book.active
    assert (sheet["A1"].font.name, sheet["A1"].font.sz) == ("宋体", 20)
    assert sheet["A2"].fill.fgColor.rgb == "FFCCE5FF"
    assert sheet["D3"].font.color.rgb == "FFFF0000"
    assert (sheet.column_dimensions["J"].width, sheet.row_dimensions[1].height) == (41, 44)
    assert "month 13" in sheet["B3"].comment.text
    sheet["B3"] = "3月5日"
    book.save(out)
    assert plan_import(store, out, SIGHTING).counts.new == 1


_cells = st.one_of(
    st.sampled_from(
        ["", None, "合计", "日期", "雪豹", "岩样", "2025-03-05", "3月5日", "#N/A", TITLE]
    ),
    st.floats(-1e6, 1e6),
    st.integers(-5, 50_000),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12),
)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=st.lists(st.lists(_cells, max_size=12), max_size=12))
def test_every_row_is_accounted_for(store: Store, make_book: MakeBook, rows: list[Any]) -> None:
    plain = [[c if not (isinstance(c, str) and c[:1] == "=") else f" {c}" for c in r] for r in rows]
    path = make_book([[TITLE], HEADER, ROW, *plain])
    filled = sum(any(cell not in (None, "") for cell in row) for row in plain)
    assert _account(plan_import(store, path, SIGHTING, ask=True)) == filled + 1


def _mutilated(body: bytes, draw: random.Random) -> bytes:
    """A workbook with some bytes of one part, or of the file itself, changed."""
    kind = draw.randrange(3)
    if kind == 0:
        at = draw.randrange(len(body))
        return body[:at] + draw.randbytes(8) + body[at + 8 :]
    if kind == 1:
        return body[: draw.randrange(len(body))]
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as made, zipfile.ZipFile(out, "w") as changed:
        victim = draw.choice(made.namelist())
        for name in made.namelist():
            part = made.read(name)
            if name == victim and part:
                at = draw.randrange(len(part))
                part = draw.choice(
                    [
                        part[:at],
                        part[:at] + draw.randbytes(4) + part[at + 4 :],
                        part.replace(b'"1"', b'"99999999"'),
                        part.replace(b"<c ", b"<c s='9999' "),
                    ]
                )
            changed.writestr(name, part)
    return out.getvalue()


def test_mutilated_workbooks_are_read_or_refused_in_a_sentence(
    store: Store, make_book: MakeBook, tmp_path: Path
) -> None:
    body = make_book([[TITLE], HEADER, ROW, ROW], merge=["A1:J1"]).read_bytes()
    draw = random.Random(6)
    for number in range(24):
        path = tmp_path / f"mutilated {number}.xlsx"
        path.write_bytes(_mutilated(body, draw))
        assert len(quick_heads(path, 200)) <= 1
        assert _is_read_or_refused(path, lambda one: plan_import(store, one, SIGHTING, ask=True))


def _is_read_or_refused(path: Path, use: Callable[[Path], object]) -> bool:
    try:
        found = use(path)
    except UserError as refused:
        return path.name in str(refused) and str(refused).endswith((".", "?"))
    if isinstance(found, ImportPlan):
        _account(found)
    return True
