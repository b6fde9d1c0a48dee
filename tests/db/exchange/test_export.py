"""Workbooks that go out: what stands in them, and that they come in again as they were."""

from __future__ import annotations

import datetime as dt
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.errors import Cancelled
from db.exchange import workbook_out
from db.exchange.plan import plan_import
from db.exchange.reading import Workbook
from db.exchange.sheet_xml import text_xml
from db.exchange.workbook_out import ExportError, export_delimited, export_workbook
from db.exchange.workbook_shell import sheet_name
from db.models.sighting import SIGHTING
from db.query import Filter, Sort
from db.record_types import RECORD_TYPES
from db.store import Store
from db.text import Text, english
from tests.samples import LYNX, sighting

_CHINESE = {
    "Date": "日期",
    "Time": "时间",
    "Species": "物种",
    "Number": "数量",
    "animals": "只",
    "Tracks": "足迹",
    "Live animal": "活体实见",
    "Sightings": "目击记录",
    "Record ID": "记录编号",
    "Scientific name": "学名",
    "Place": "地点",
    "Seen as": "看到了什么",
    "Elevation": "海拔",
    "m": "米",
    "Entered by": "录入人",
    "Changed at": "修改时间",
    "Columns": "列说明",
}


def chinese(text: Text) -> str:
    return text.render(lambda _context, source: _CHINESE.get(source, source))


ODD_TEXTS = (
    "=1+1",
    "+86 0971",
    "@home",
    "<b>&\"'",
    " leading and trailing ",
    "两行\n文字\t制表",
    "_x0041_",
    "{{ 7*7 }} {% x %}",
    "🐆雪豹",
    "0012",
    "2025-03-05",
    "བོད",
    "a  b",
)


@pytest.fixture
def full(store: Store) -> Store:
    """Twenty-one sightings: odd texts, blanks, partial dates, other species."""
    records: list[dict[str, Any]] = [
        sighting(notes=text, individual_count=n + 3) for n, text in enumerate(ODD_TEXTS)
    ]
    records += [
        sighting(event_date=dt.date(2024, 7, 1), event_time=None, date_precision="month"),
        sighting(event_date=dt.date(1899, 5, 5), species_id=LYNX),
        sighting(event_time=dt.time(23, 59, 59), elevation=4612.25),
        sighting(decimal_latitude=None, decimal_longitude=None, place_code=None, threats=None),
        {"event_date": dt.date(2025, 1, 1), "species_id": LYNX, "status": "draft"},
        sighting(count_minimum=1, count_maximum=9, individual_count=None, evidence="tracks"),
        sighting(verbatim_srs="gcj02", verbatim_coordinates="33.97, 93.61"),
        sighting(decimal_latitude=33.123456789012, observer="=cmd|' /C calc'!A0"),
    ]
    for values in records:
        store.save(SIGHTING, values, author="才仁多杰")
    return store


Write = Callable[..., Any]


def out(store: Store, path: Path, **how: Any) -> Any:
    how = {"translate": english, "language": "en", **how}
    return export_workbook(store, path, SIGHTING, **how)


def column(path: Path, header: str) -> list[Any]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    number = next(c.column for c in sheet[1] if c.value == header)
    return [sheet.cell(row, number).value for row in range(2, sheet.max_row + 1)]


@pytest.fixture(params=["openpyxl", "spliced"])
def writer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of writing rows; what a file says must not depend on how many rows it has."""
    if request.param == "spliced":
        monkeypatch.setattr(workbook_out, "FEW_ROWS", 0)
    return str(request.param)


def test_values_are_real_dates_numbers_and_texts(full: Store, tmp_path: Path, writer: str) -> None:
    path = tmp_path / "out.xlsx"
    result = out(full, path, sort=Sort("id"))
    assert (result.rows, result.path, result.warnings) == (21, path, ())
    assert column(path, "Date")[0] == dt.datetime(2025, 3, 5)
    assert column(path, "Date")[14] == "1899-05-05"  # Excel's calendar begins in 1900
    assert column(path, "Time")[0] == dt.time(14, 30)
    assert column(path, "Time")[15] == dt.time(23, 59, 59)
    assert column(path, "Number (animals)")[:2] == [3, 4]
    assert column(path, "Latitude")[20] == 33.123456789012
    assert column(path, "Species")[:1] == ["Snow leopard"]
    assert column(path, "Scientific name")[:1] == ["Panthera uncia"]
    assert column(path, "Place")[0] == "治多县 索加乡 牙曲村"
    assert column(path, "Threats")[0] == "Feral dogs, Fence"
    assert column(path, "Entered by")[0] == "才仁多杰"
    assert isinstance(column(path, "Changed at")[0], dt.datetime)
    # openpyxl does not take Excel's escapes off again; the reader below does.
    notes = [str(v).replace("_x005F_", "_").strip() for v in column(path, "Notes")]
    assert notes[: len(ODD_TEXTS)] == [text.strip() for text in ODD_TEXTS]
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert not [c.coordinate for row in sheet.iter_rows() for c in row if c.data_type == "f"]


def test_both_writers_say_the_same(
    full: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out(full, tmp_path / "few.xlsx")
    monkeypatch.setattr(workbook_out, "FEW_ROWS", 0)
    out(full, tmp_path / "many.xlsx")
    few, many = (openpyxl.load_workbook(tmp_path / n) for n in ("few.xlsx", "many.xlsx"))
    for one, other in zip(few.worksheets, many.worksheets, strict=True):
        assert [[(c.value, c.data_type, c.number_format) for c in row] for row in one] == [
            [(c.value, c.data_type, c.number_format) for c in row] for row in other
        ]
        assert one.freeze_panes == other.freeze_panes
        assert one.auto_filter.ref == other.auto_filter.ref
        assert [(str(r.sqref), r.formula1) for r in one.data_validations.dataValidation] == [
            (str(r.sqref), r.formula1) for r in other.data_validations.dataValidation
        ]


def test_the_sheet_helps_who_fills_it(full: Store, tmp_path: Path, writer: str) -> None:
    path = tmp_path / "out.xlsx"
    out(full, path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    assert book.sheetnames == ["Sightings", "Columns", "Lists"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.auto_filter.ref.endswith("22")
    assert book["Lists"].sheet_state == "hidden"
    rules = {str(rule.sqref).split("2:")[0]: rule for rule in sheet.data_validations.dataValidation}
    letters = {c.value: c.column_letter for c in sheet[1]}
    rule = rules[letters["Seen as"]]
    assert str(rule.sqref) == f"{letters['Seen as']}2:{letters['Seen as']}1048576"
    words = [c.value for (c,) in book["Lists"][rule.formula1.split("!")[1].replace("$", "")]]
    assert words[:3] == ["Live animal", "Tracks", "Scat"]
    assert rule.showErrorMessage
    assert not rules[letters["Threats"]].showErrorMessage  # several words may stand there
    explained = {row[0].value: [c.value for c in row] for row in book["Columns"].iter_rows()}
    assert set(letters) == set(explained) - {"Column"}
    assert explained["Elevation (m)"][2:] == ["m", "-500 to 9000", None, "minimumElevationInMeters"]
    assert explained["Date"][4] == "required"
    assert sheet.column_dimensions["A"].width > 8


def test_it_comes_in_again_as_known_records(full: Store, tmp_path: Path, writer: str) -> None:
    path = tmp_path / "out.xlsx"
    out(full, path)
    counts = plan_import(full, path, SIGHTING).counts
    assert (counts.rows, counts.duplicate, counts.refused) == (21, 21, 0)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_another_office_takes_it_in_whole(
    full: Store, tmp_path: Path, language: str, writer: str
) -> None:
    """Into an empty file: the same values arrive, whatever the language of the headers."""
    from db.records_file import create_records_file

    path = tmp_path / "out.xlsx"
    translate = chinese if language == "zh" else english
    out(full, path, translate=translate, language=language, sort=Sort("id"))
    with create_records_file(tmp_path / "other.gpkg", author="b") as other:
        plan = plan_import(other, path, SIGHTING, words=[chinese])
        assert plan.counts.refused == 0
        assert [c.name for c in plan.extra_columns] == []
        for row, there in zip(plan.rows(), full.rows(SIGHTING, range(1, 22)), strict=True):
            before = dict(zip((s.name for s in SIGHTING.fields), there.values, strict=True))
            before = {n: v.strip() if isinstance(v, str) else v for n, v in before.items()}
            assert row.values == {n: v for n, v in before.items() if v is not None}


def test_a_change_made_in_excel_is_told(full: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    out(full, path, sort=Sort("id"))
    book = openpyxl.load_workbook(path)
    letter = next(c.column_letter for c in book.worksheets[0][1] if c.value == "Observer")
    book.worksheets[0][f"{letter}2"] = "别人"
    book.save(path)
    plan = plan_import(full, path, SIGHTING)
    assert plan.counts.duplicate == 21
    assert "Observer differ" in str(plan.problems[0][0].text)


def test_filter_order_and_fields(full: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    result = out(
        full,
        path,
        filter=Filter(species=(LYNX,)),
        sort=Sort("event_date"),
        fields=["species_id", "event_date"],
    )
    assert result.rows == 2
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [c.value for c in sheet[1]] == [
        "Species",
        "Scientific name",
        "Date",
        "Record ID",
        "Entered by",
        "Changed at",
    ]
    assert column(path, "Date") == ["1899-05-05", dt.datetime(2025, 1, 1)]


def test_an_empty_filter_gives_a_sheet_to_fill(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    assert out(store, path).rows == 0
    assert openpyxl.load_workbook(path).worksheets[0].max_row == 1


def test_chinese_headers(full: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    out(full, path, translate=chinese, language="zh")
    book = openpyxl.load_workbook(path)
    headers = [c.value for c in book.worksheets[0][1]]
    assert book.sheetnames[:2] == ["目击记录", "列说明"]
    assert {"日期", "物种", "学名", "数量 (只)", "海拔 (米)", "记录编号"} <= set(headers)
    assert "雪豹" in column(path, "物种")


def test_text_longer_than_a_cell_is_named(store: Store, tmp_path: Path, writer: str) -> None:
    store.save(SIGHTING, sighting(notes="长" * 40_000), author="a")
    path = tmp_path / "out.xlsx"
    result = out(store, path)
    assert "40000" in str(result.warnings[0])
    assert "record 1" in str(result.warnings[0])
    (cell,) = column(path, "Notes")
    assert len(cell) <= 32_767
    assert cell.endswith("… [+7253]")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\x01b", ">a␁b"),
        ("<&>", ">&lt;&amp;&gt;"),
        (" x", ' xml:space="preserve"> x'),
        ("a\nb", ' xml:space="preserve">a\nb'),
        ("_x000D_", ">_x005F_x000D_"),
        ("\ud800", ">\ufffd"),
        ("雪豹", ">雪豹"),
        ("", ">"),
    ],
)
def test_text_in_xml(text: str, written: str) -> None:
    assert text_xml(text) == written


def test_every_record_type_goes_out_and_comes_in(store: Store, tmp_path: Path) -> None:
    for type in RECORD_TYPES:
        path = tmp_path / f"{type.name}.xlsx"
        result = export_workbook(
            store,
            path,
            type,
            translate=english,
            language="en",
            filter=Filter(text="牙曲" if type.name == "place" else ""),
        )
        if not result.rows:
            continue
        counts = plan_import(store, path, type).counts
        assert (counts.rows, counts.duplicate) == (result.rows, result.rows), type.name


def test_delimited_files(full: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    result = export_delimited(full, path, SIGHTING, translate=english, language="en")
    assert result.rows == 21
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\n=" not in path.read_bytes()
    assert b",=" not in path.read_bytes()
    counts = plan_import(full, path, SIGHTING).counts
    assert (counts.rows, counts.duplicate) == (21, 21)


def test_nothing_is_left_of_a_cancelled_export(full: Store, tmp_path: Path, writer: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "out.xlsx").write_bytes(b"before")
    with pytest.raises(Cancelled):
        out(full, folder / "out.xlsx", cancelled=lambda: True)
    assert [(p.name, p.read_bytes()) for p in folder.iterdir()] == [("out.xlsx", b"before")]


def test_a_target_that_cannot_be_replaced(
    full: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ExportError, match=r"folder of out\.xlsx"):
        out(full, tmp_path / "gone" / "out.xlsx")

    def refuse(*_: object) -> None:  # Windows, while Excel has the file open
        raise PermissionError(13, "in use")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(ExportError, match="close it there"):
        out(full, tmp_path / "out.xlsx")
    assert not list(tmp_path.glob(".out*"))


def test_a_full_disk_is_said(full: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(workbook_out, "_write_few", full_disk)
    with pytest.raises(ExportError, match="disk is full"):
        out(full, tmp_path / "out.xlsx")


def test_calamine_reads_what_was_spliced(
    full: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_out, "FEW_ROWS", 0)
    path = tmp_path / "out.xlsx"
    out(full, path, sort=Sort("id"))
    with Workbook(path) as book:
        chunk = next(book.chunks(0))
    at = {header: values for header, *values in chunk.columns}
    assert at["Date"][0] == dt.date(2025, 3, 5)
    assert at["Time"][0] == dt.time(14, 30)
    assert [text.strip() for text in at["Notes"][:13]] == [text.strip() for text in ODD_TEXTS]
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None


def test_progress_reaches_the_end(full: Store, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    out(full, tmp_path / "out.xlsx", progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (21, 21)


def test_sheet_names_excel_allows() -> None:
    assert sheet_name("a/b:c[d]") == "a b c d"
    assert len(sheet_name("长" * 50)) == 31
    assert sheet_name("Lists", ["lists"]) == "Lists 2"
    assert sheet_name("***") == "Sheet"
