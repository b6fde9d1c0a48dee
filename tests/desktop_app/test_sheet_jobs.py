"""Tables for others from the command line: chosen columns, profiles, a project for QGIS."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.exchange.profile import ExportProfile, keep_profile
from db.models.sighting import SIGHTING
from db.records_file import create_records_file, open_records
from desktop_app.cli import main
from tests.samples import sighting


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "a.gpkg"
    with create_records_file(path, author="a") as store:
        store.save(SIGHTING, sighting(), author="a")
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, dict[str, Any], str]:
    status = main([*map(str, words), "--json", "--language", "en"])
    told = capsys.readouterr()
    return status, json.loads(told.out), told.err


def headers(path: Path) -> list[Any]:
    return [cell.value for cell in openpyxl.load_workbook(path).worksheets[0][1]]


@pytest.mark.parametrize("columns", ["species_id,event_date", "Species, Date", "物种，日期"])
def test_columns_by_key_or_header(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], columns: str
) -> None:
    out = tmp_path / "out.xlsx"
    status, told, _err = run(capsys, "export", out, "--records", records, "--columns", columns)
    assert (status, told["rows"], told["warnings"]) == (0, 1, [])
    assert headers(out) == ["Species", "Date"]


def test_an_unknown_column_is_named_with_those_there_are(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _told, err = run(
        capsys, "export", tmp_path / "o.xlsx", "--records", records, "--columns", "Date,colour"
    )
    assert status == 1
    assert "“colour”" in err
    assert "event_date" in err


def test_a_kept_profile(records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_records(records) as store:
        keep_profile(store, ExportProfile("月报", "sighting", ("event_date",), "zh_CN"), author="a")
    out = tmp_path / "out.xlsx"
    run(capsys, "export", out, "--records", records, "--profile", "月报")
    assert headers(out) == ["日期"]
    status, _told, err = run(capsys, "export", out, "--records", records, "--profile", "年报")
    assert status == 1
    assert "月报" in err


def test_what_a_cell_cannot_hold_is_said(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_records(records) as store:
        store.save(SIGHTING, {"notes": "长" * 40_000}, author="a", id=1)
    _status, told, _err = run(capsys, "export", tmp_path / "o.xlsx", "--records", records)
    assert "40000" in told["warnings"][0]


def test_the_project_for_qgis(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told, _err = run(capsys, "gis", "--records", records)
    assert (status, told["file"]) == (0, str(records.with_suffix(".qgs")))
    assert "目击记录" in records.with_suffix(".qgs").read_text("utf-8")
    status, told, _err = run(capsys, "gis", "--records", records, tmp_path / "x" / "no.qgs")
    assert status == 1
    assert "folder" in told["error"]
