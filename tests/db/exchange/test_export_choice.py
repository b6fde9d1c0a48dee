"""What is exported is what was chosen: columns, order, records; and it is kept as a profile."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from db.conversion import Words
from db.errors import UserError
from db.exchange import workbook_out
from db.exchange.delimited import shielded
from db.exchange.plan import plan_import
from db.exchange.profile import ExportProfile, forget_profile, keep_profile, profiles
from db.exchange.read_child import TextSheet
from db.exchange.workbook_out import (
    ExportError,
    export_columns,
    export_delimited,
    export_workbook,
)
from db.models.sighting import SIGHTING
from db.query import Sort
from db.record_types import RECORD_TYPES, record_type
from db.store import Store
from db.text import english
from tests.rescue_samples import RESCUE, add, begin, day
from tests.samples import LYNX, sighting

NASTY = (
    "=1+1",
    "+86 0971",
    "-5 到 -3",
    "@某人",
    "'=已有撇号",
    "''+2",
    "＝全角",
    "\t=x",
    "平常的话",
)


def cells(path: Path) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


@pytest.fixture
def three(store: Store) -> Store:
    for count in (1, 2, 3):
        store.save(SIGHTING, sighting(individual_count=count, notes=f"第{count}条"), author="a")
    return store


def test_columns_in_the_order_asked_and_no_others(three: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    keys = ["notes", "scientific_name", "individual_count", "nonsense", "notes"]
    export_workbook(
        three, path, SIGHTING, sort=Sort("id"), columns=keys, translate=english, language="en"
    )
    assert cells(path) == [
        ["Notes", "Scientific name", "Number (animals)"],
        ["第1条", "Panthera uncia", 1],
        ["第2条", "Panthera uncia", 2],
        ["第3条", "Panthera uncia", 3],
    ]
    export_delimited(
        three, tmp_path / "out.csv", SIGHTING, sort=Sort("id"), columns=keys,
        translate=english, language="en",
    )  # fmt: skip
    assert lines(tmp_path / "out.csv")[2] == ["第2条", "Panthera uncia", "2"]


def test_only_the_selected_records_in_their_order(three: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    result = export_workbook(
        three, path, SIGHTING, ids=[3, 1], columns=["notes"], translate=english, language="en"
    )
    assert result.rows == 2
    assert cells(path) == [["Notes"], ["第3条"], ["第1条"]]


def test_no_column_at_all_is_refused(three: Store, tmp_path: Path) -> None:
    for write, name in ((export_workbook, "o.xlsx"), (export_delimited, "o.csv")):
        with pytest.raises(ExportError, match="tick at least one"):
            write(three, tmp_path / name, SIGHTING, columns=[], translate=english, language="en")
    assert list(tmp_path.glob("o.*")) == []


def test_every_column_of_every_type_can_be_chosen(store: Store) -> None:
    words = Words(english, store.reference(), "en")
    for type in RECORD_TYPES:
        columns = export_columns(type, words)
        keys = [column.key for column in columns]
        assert all(keys), type.name
        assert len(set(keys)) == len(keys), type.name


def test_chosen_columns_of_cases_keep_the_timeline_beside_them(
    store: Store, tmp_path: Path
) -> None:
    case = begin(store)
    add(store, case, "transport", day(5), distance_km=210.0)
    path = tmp_path / "cases.xlsx"
    result = export_workbook(
        store, path, RESCUE, columns=["case_number", "cause", "photos"], translate=english,
        language="en",
    )  # fmt: skip
    assert (result.rows, result.entries) == (1, 1)
    book = openpyxl.load_workbook(path)
    assert [cell.value for cell in book.worksheets[0][1]] == [
        "Case number",
        "Suspected cause",
        "Photos",
    ]
    assert book.worksheets[1].max_row == 2


# --- delimited text -------------------------------------------------------------------------------


def test_text_that_excel_would_run_is_shielded_and_comes_back_as_it_was(
    store: Store, tmp_path: Path
) -> None:
    for text in NASTY:
        store.save(SIGHTING, sighting(notes=text), author="a")
    path = tmp_path / "out.csv"
    export_delimited(
        store, path, SIGHTING, sort=Sort("id"), translate=english, language="en",
        columns=["notes", "event_date", "species_id", "record_id"],
    )  # fmt: skip
    written = [row[0] for row in lines(path)[1:]]
    assert not [text for text in written if text[:1] in ("=", "+", "-", "@", "＝", "\t")]
    assert written[-1] == "平常的话"
    plan = plan_import(store, path, SIGHTING)
    assert plan.counts.duplicate == len(NASTY)
    assert [row.values["notes"] for row in plan.rows()] == [text.strip() for text in NASTY]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12))
def test_shielding_is_taken_off_again_whatever_the_text(text: str) -> None:
    sheet = TextSheet("x," + '"' + shielded(text).replace('"', '""') + '"', ",")
    ((_x, back),) = sheet.rows()
    assert back == text
    assert shielded(text)[:1] not in ("=", "+", "-", "@")


def test_delimited_text_holds_what_a_cell_cannot_and_says_so(store: Store, tmp_path: Path) -> None:
    store.save(SIGHTING, sighting(notes="长" * 40_000, observer="a\x00b"), author="a")
    path = tmp_path / "out.csv"
    result = export_delimited(store, path, SIGHTING, translate=english, language="en")
    assert "40000" in str(result.warnings[0])
    row = dict(zip(*lines(path), strict=True))
    assert row["Notes"] == "长" * 40_000
    assert row["Observer"] == "a␀b"


# --- what other programs read ---------------------------------------------------------------------


@pytest.fixture(params=["few", "many"])
def written(
    request: pytest.FixtureRequest, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A workbook of forty rows, as it is written for few rows and for very many."""
    if request.param == "many":
        monkeypatch.setattr(workbook_out, "FEW_ROWS", 0)
    records = [
        sighting(
            individual_count=number,
            notes=NASTY[number % len(NASTY)] if number % 3 else None,
            species_id=LYNX if number % 2 else 1,
            elevation=4000.5 + number,
            event_time=None if number % 4 else sighting()["event_time"],
        )
        for number in range(1, 41)
    ]
    store.apply_import(SIGHTING, records, author="a", source=None)
    path = tmp_path / "out.xlsx"
    export_workbook(store, path, SIGHTING, sort=Sort("id"), translate=english, language="en")
    return path


def plain(value: Any) -> str:
    """A cell as text; the same for 50 and 50.0, for a day and its midnight."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).removesuffix(" 00:00:00")


def test_openpyxl_and_calamine_read_the_same_values(written: Path) -> None:
    one = [[plain(value) for value in row] for row in cells(written)]
    sheet = python_calamine.load_workbook(str(written)).get_sheet_by_index(0)
    other = [[plain(value) for value in row] for row in sheet.iter_rows()]
    changed = one[0].index("Changed at")
    for mine, theirs in zip(one, other, strict=True):
        mine[changed] = theirs[changed] = ""  # calamine rounds to the millisecond
    assert one == other


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_with_the_same_values(written: Path, home: Path) -> None:
    subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation=file://{home}/office",
            "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
            "--outdir", str(written.parent), str(written),
        ],
        check=True, capture_output=True, timeout=120, env={**os.environ, "HOME": str(home)},
    )  # fmt: skip
    with written.with_suffix(".csv").open(encoding="utf-8", newline="") as stream:
        theirs = list(csv.DictReader(stream))
    ours = [dict(zip(cells(written)[0], row, strict=True)) for row in cells(written)[1:]]
    assert len(theirs) == len(ours) == 40
    for one, other in zip(ours, theirs, strict=True):
        assert other["Date"] == "2025-03-05"
        assert int(other["Number (animals)"]) == one["Number (animals)"]
        assert float(other["Elevation (m)"]) == one["Elevation (m)"]
        for name in ("Species", "Notes", "Place", "Seen as", "Record ID", "Threats"):
            assert other[name] == (one[name] or ""), name


# --- profiles -------------------------------------------------------------------------------------


def test_profiles_travel_with_the_file(store: Store) -> None:
    monthly = ExportProfile("月报", "sighting", ("event_date", "species_id"), "zh", "csv", "all")
    keep_profile(store, monthly, author="a")
    keep_profile(store, ExportProfile("年报", "sighting"), author="a")
    keep_profile(store, ExportProfile("台账", "rescue"), author="a")
    assert [one.name for one in profiles(store, "sighting")] == ["年报", "月报"]
    assert profiles(store, "sighting")[1] == monthly
    forget_profile(store, monthly, author="a")
    assert [one.name for one in profiles(store, "sighting")] == ["年报"]


def test_a_profile_of_a_later_version_is_read_as_far_as_it_is_known(store: Store) -> None:
    from db import office

    office.keep(
        store, "export_profile", "sighting/x",
        {"columns": ["notes", "from_2030"], "format": "parquet", "scope": 7}, author="a",
    )  # fmt: skip
    (found,) = profiles(store, "sighting")
    assert found == ExportProfile("x", "sighting", ("notes", "from_2030"))
    words = Words(english, store.reference(), "en")
    known = {column.key for column in export_columns(record_type("sighting"), words)}
    assert "from_2030" not in known


@pytest.mark.parametrize("name", ["", "   ", "长" * 61])
def test_a_name_that_is_none_is_refused(store: Store, name: str) -> None:
    with pytest.raises(UserError):
        keep_profile(store, ExportProfile(name, "sighting"), author="a")
