"""Other people's files: read, or refused in one sentence that says what to do."""

from __future__ import annotations

import datetime as dt
import os
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.errors import Cancelled
from db.exchange import inspection, reading
from db.exchange.inspection import UnreadableFile
from db.exchange.read_child import decode, find_delimiter
from db.exchange.reading import Workbook
from tests.db.exchange.conftest import MakeBook

_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-'
    'types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/'
    '2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def raw_workbook(path: Path, sheet_data: str) -> Path:
    """A workbook whose one sheet holds exactly this XML."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _PARTS.items():
            archive.writestr(name, text)
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f"<sheetData>{sheet_data}</sheetData></worksheet>",
        )
    return path


def rows_of(path: Path, sheet: int = 0) -> dict[int, list[reading.Cell]]:
    with Workbook(path) as book:
        found = {}
        for chunk in book.chunks(book.sheets[sheet].index):
            for number, *cells in zip(chunk.numbers, *chunk.columns, strict=True):
                found[number] = cells
        return found


def read_all(path: Path, **limits: Any) -> None:
    with Workbook(path, **limits) as book:
        for info in book.sheets:
            for _chunk in book.chunks(info.index):
                pass


def refusal_of(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_all(path)
    return str(caught.value)


def test_cells_keep_their_types_and_rows_their_numbers(make_book: MakeBook) -> None:
    path = make_book(
        [
            ("日期", "时刻", "数", "字", "何时"),
            (),
            (dt.date(2025, 3, 5), dt.time(14, 30), 2, "雪豹", dt.datetime(2025, 3, 5, 6, 7, 8)),
        ]
    )
    assert rows_of(path) == {
        1: ["日期", "时刻", "数", "字", "何时"],
        3: [dt.date(2025, 3, 5), dt.time(14, 30), 2.0, "雪豹", dt.datetime(2025, 3, 5, 6, 7, 8)],
    }


def test_a_table_that_begins_in_the_middle_keeps_its_place(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["C4"] = "x"
    book.active["E6"] = 5
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert rows_of(path) == {4: ["x", "", ""], 6: ["", "", 5.0]}
    with Workbook(path) as opened:
        head = opened.head(0)
    assert (head.first_column, head.height) == (2, 6)


def test_a_day_counted_from_1904(tmp_path: Path) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = dt.date(2025, 3, 5)
    path = tmp_path / "mac.xlsx"
    book.save(path)
    assert rows_of(path) == {1: [dt.date(2025, 3, 5)]}


def test_half_a_million_formatted_empty_rows_are_no_rows(tmp_path: Path) -> None:
    empty = "".join(
        f'<row r="{n}"><c r="A{n}" s="0"/><c r="B{n}"/></row>' for n in range(3, 500_000)
    )
    path = raw_workbook(tmp_path / "a.xlsx", f'<row r="2"><c r="A2"><v>7</v></c></row>{empty}')
    assert rows_of(path) == {2: [7.0]}


def test_a_stray_cell_in_the_last_row_does_no_harm(tmp_path: Path) -> None:
    path = raw_workbook(
        tmp_path / "a.xlsx",
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="B1048576"><v>5</v></c></row>',
    )
    assert rows_of(path) == {1: [1.0, ""], 1048576: ["", 5.0]}


def test_a_sheet_too_large_for_the_memory_is_refused(tmp_path: Path) -> None:
    path = raw_workbook(
        tmp_path / "far.xlsx",
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>',
    )
    assert "memory" in refusal_of(path)


def test_a_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspection, "MAX_UNPACKED_BYTES", 1_000_000)
    path = raw_workbook(tmp_path / "bomb.xlsx", " " * 2_000_000)
    assert path.stat().st_size < 10_000
    assert "would unpack to 2 MB" in refusal_of(path)


def test_silence_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 300_000))
    path = raw_workbook(tmp_path / "slow.xlsx", rows)
    with pytest.raises(UnreadableFile, match="takes too long"):
        read_all(path, patience=0.0)


def test_cancelling_ends_the_reading(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 100_000))
    path = raw_workbook(tmp_path / "a.xlsx", rows)
    asked = iter([False] * 5)
    with pytest.raises(Cancelled):
        read_all(path, cancelled=lambda: next(asked, True))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("nothing.xlsx", b"", "is empty"),
        ("photo.xlsx", b"\xff\xd8\xff\xe0" + bytes(2000), "is a picture"),
        ("scan.xlsx", b"%PDF-1.4\n", "is a PDF document"),
        ("locked.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        ("letter.xls", OLE + "WordDocument".encode("utf-16-le"), "is a Word document"),
        ("half.xlsx", b"PK\x03\x04" + bytes(3000), "is damaged"),
        ("noise.xlsx", bytes(range(256)) * 20, "is damaged"),
        ("noise.dat", bytes(range(256)) * 20, "of an unknown kind"),
        ("export.xls", b"<html><table><tr><td>1", "is a web page"),
        ("our.gpkg", b"SQLite format 3\x00" + bytes(100), "is a records file"),
        ("clip.xlsx", b"\x00\x00\x00\x18ftypmp42" + bytes(200), "is a video"),
        ("phone.xlsx", b"\x00\x00\x00\x18ftypheic" + bytes(200), "is a picture"),
        ("broken.xls", OLE + "Workbook".encode("utf-16-le"), "is damaged"),
    ],
)
def test_what_is_no_workbook_is_called_by_its_name(
    tmp_path: Path, name: str, body: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    sentence = refusal_of(path)
    assert says in sentence
    assert name in sentence
    assert len(sentence) < 220


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        ("word/document.xml", "a Word document"),
        ("ppt/presentation.xml", "a presentation"),
        ("photos/1.jpg", "a compressed archive"),
    ],
)
def test_other_packages_are_named(tmp_path: Path, inside: str, says: str) -> None:
    path = tmp_path / "register.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(inside, "x")
    assert says in refusal_of(path)


def test_files_that_are_not_there(tmp_path: Path) -> None:
    assert "not there any more" in refusal_of(tmp_path / "gone.xlsx")
    assert "is a folder" in refusal_of(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_that_may_not_be_read(make_book: MakeBook) -> None:
    path = make_book([(1,)])
    path.chmod(0)
    assert "may not be read" in refusal_of(path)


def test_a_truncated_workbook(make_book: MakeBook) -> None:
    path = make_book([("日期", "物种")] * 50)
    body = path.read_bytes()
    for keep in (len(body) // 3, len(body) - 30):
        path.write_bytes(body[:keep])
        assert "is damaged" in refusal_of(path)


def test_a_sheet_xml_that_breaks_off(tmp_path: Path) -> None:
    path = raw_workbook(tmp_path / "a.xlsx", '<row r="1"><c r="A1"><v>1</v></c')
    assert "is damaged" in refusal_of(path)


TEXT = '日期,物种,备注\n2025-03-05,雪豹,"看到,两只"\n'


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_delimited_files_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    text = TEXT if encoding not in ("utf-16-le", "utf-16-be") else "date,name\n" * 30 + TEXT
    path.write_bytes(text.encode(encoding))
    rows = rows_of(path)
    assert list(rows.values())[-1] == ["2025-03-05", "雪豹", "看到,两只"]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_delimiters_are_found(delimiter: str) -> None:
    lines = [delimiter.join(("日期", "物种", "备注, 说明")), delimiter.join(("1", "2", "3"))]
    if delimiter == ",":
        lines[0] = '日期,物种,"备注, 说明"'
    assert find_delimiter("\n".join(lines)) == delimiter


def test_text_that_looked_like_a_formula_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("名\n'=1+1\n'quoted\n", encoding="utf-8")
    assert list(rows_of(path).values()) == [["名"], ["=1+1"], ["'quoted"]]


def test_decoding_prefers_utf_8() -> None:
    assert decode("雪豹".encode()) == "雪豹"
    assert decode("雪豹".encode("gb18030")) == "雪豹"


def test_chart_sheets_are_no_sheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.create_chartsheet("图", 0)
    hidden = book.create_sheet("选项")
    hidden["A1"] = 2
    hidden.sheet_state = "hidden"
    path = tmp_path / "a.xlsx"
    book.save(path)
    with Workbook(path) as opened:
        assert [(s.index, s.name, s.visible) for s in opened.sheets] == [
            (1, "Sheet", True),
            (2, "选项", False),
        ]


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch, sample: Path) -> None:
    """The bundle has no python: the program itself must serve, when called with the flag."""
    monkeypatch.setattr(reading.sys, "frozen", True, raising=False)
    monkeypatch.setattr(reading.sys, "executable", str(sample))  # cannot be started
    with pytest.raises(UnreadableFile, match="refused to start the reader"):
        Workbook(sample)
