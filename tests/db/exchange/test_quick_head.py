"""The first rows of a large workbook are those of the careful reading, and are there at once."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

import resources
from db.exchange import first_rows
from db.exchange.first_rows import first_plan
from db.exchange.plan import State
from db.exchange.quick_head import quick_heads
from db.exchange.reading import Workbook
from db.record_types import record_type
from db.records_file import create_records_file

SIGHTING = record_type("sighting")
REGISTER = Path(str(resources.path("demo/sightings-register.xlsx")))


def careful(path: Path, index: int, rows: int) -> list[list[object]]:
    with Workbook(path) as workbook:
        return [list(row) for row in workbook.head(index, rows).rows]


def filled(rows: list[list[object]]) -> list[dict[int, object]]:
    return [{n: cell for n, cell in enumerate(row) if cell != ""} for row in rows]


def test_cells_are_those_of_the_careful_reading() -> None:
    [(info, head)] = quick_heads(REGISTER, 60)
    assert filled([list(row) for row in head.rows]) == filled(careful(REGISTER, info.index, 60))


@pytest.mark.parametrize("is_1904", [False, True])
def test_days_times_numbers_and_words_of_every_sort(tmp_path: Path, is_1904: bool) -> None:
    path = tmp_path / "all.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": is_1904}) as book:
        sheet = book.add_worksheet("数据")
        hidden = book.add_worksheet("隐藏")
        hidden.write(0, 0, "not to be seen")
        hidden.hide()
        day = book.add_format({"num_format": "yyyy年m月d日"})
        clock = book.add_format({"num_format": "hh:mm"})
        red = book.add_format({"font_color": "red"})
        sheet.write(1, 2, "雪豹 & <岩羊>")
        sheet.write_datetime(1, 3, dt.datetime(2025, 3, 5), day)
        sheet.write_datetime(2, 3, dt.datetime(2025, 3, 5, 7, 30), day)
        sheet.write_datetime(2, 4, dt.time(7, 30), clock)  # type: ignore[arg-type]
        sheet.write(3, 2, 12.5)
        sheet.write_boolean(3, 3, True)
        sheet.write_rich_string(4, 2, "半", red, "红")
        sheet.write_formula(5, 2, "=1+1", None, 2)
    [(info, head)] = quick_heads(path, 200)
    assert info.name == "数据"
    assert head.first_column == 2
    assert filled([list(row) for row in head.rows]) == filled(careful(path, info.index, 200))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"no zip at all"])
def test_what_is_no_workbook_is_left_to_the_careful_reading(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "strange.xlsx"
    path.write_bytes(content)
    assert quick_heads(path, 200) == []


def test_a_part_that_swells_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(REGISTER) as source, zipfile.ZipFile(path, "w", 8) as target:
        for name in source.namelist():
            body = source.read(name)
            if name.startswith("xl/worksheets/"):
                body = body.replace(b"<sheetData>", b" " * 60_000_000 + b"<sheetData>", 1)
            target.writestr(name, body)
    assert quick_heads(path, 200) == []


def test_the_first_rows_of_a_large_file_are_checked_like_all_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["日期", "物种", "数量"])
    for n in range(300):
        sheet.append([dt.date(2025, 3, 1 + n % 28), "大猫" if n == 5 else "雪豹", n + 1])
    path = tmp_path / "long.xlsx"
    book.save(path)
    with create_records_file(tmp_path / "a.gpkg", author="x") as store:
        assert first_plan(store, path, SIGHTING) is None, "a small file is read as soon"
        monkeypatch.setattr(first_rows, "LARGE", 1)
        plan = first_plan(store, path, SIGHTING)
        assert plan is not None
        assert plan.numbers == list(range(2, 201))
        assert plan.states[5] is State.REFUSED
        assert plan.states[6] is State.NEW
        delimited = tmp_path / "long.csv"
        lines = [f"2025-03-{1 + n % 28:02d},雪豹,{n + 1}" for n in range(300)]
        delimited.write_text("日期,物种,数量\n" + "\n".join(lines), encoding="gb18030")
        plan = first_plan(store, delimited, SIGHTING)
        assert plan is not None
        assert len(plan.states) == 199
        delimited.write_bytes(b"")
        assert first_plan(store, delimited, SIGHTING) is None, "trouble is told by the whole plan"
