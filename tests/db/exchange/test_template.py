"""An empty sheet for collecting: what it asks, and that it comes back without a question."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.conversion import Words
from db.exchange.plan import plan_import
from db.exchange.questions import questions_of
from db.exchange.template import (
    TYPES,
    TemplateContent,
    template_content,
    template_fields,
    usual_fields,
)
from db.exchange.template_book import write_template
from db.exchange.template_mark import mark_of
from db.models.sighting import SIGHTING
from db.record_types import record_type
from db.store import Store
from db.text import Translate, english
from desktop_app import i18n
from tests.rescue_samples import begin
from tests.samples import CHENGDUO_VILLAGE, LYNX, YAQU, sighting

LANGUAGES = {code: i18n.translate_for(code) for code, _name in i18n.languages()}


def content_of(store: Store, type: Any = SIGHTING, language: str = "en", **how: Any) -> Any:
    words = Words(LANGUAGES[language], store.reference(), language)
    return template_content(store, type, words, **how)


def written(store: Store, path: Path, content: TemplateContent) -> openpyxl.Workbook:
    translate: Translate = LANGUAGES[content.language]
    write_template(content, path, translate)
    return openpyxl.load_workbook(path)


@pytest.fixture
def used(store: Store) -> Store:
    """An office that has written down four sightings and a rescue in two townships."""
    for _ in range(3):
        store.save(SIGHTING, sighting(species_id=LYNX, observer="尼玛"), author="a")
    store.save(SIGHTING, sighting(place_code=CHENGDUO_VILLAGE, observer="扎西多杰"), author="a")
    begin(store)
    return store


# --- what it asks ---------------------------------------------------------------------------------


def test_the_lists_are_those_of_the_office(used: Store) -> None:
    columns = {column.key: column for column in content_of(used).columns}
    assert columns["species_id"].choices[:2] == ("Eurasian lynx", "Snow leopard")
    assert len(columns["species_id"].choices) > 90
    places = columns["place_code"].choices
    assert places[:2] == ("治多县 索加乡 牙曲村", "称多县 扎朵镇 治多村")
    assert any(name.startswith("治多县 索加乡 ") for name in places[2:])
    assert columns["observer"].choices == ("尼玛", "扎西多杰")
    assert not any("西宁" in name for name in places)


def test_a_new_office_gets_townships(store: Store) -> None:
    columns = {column.key: column for column in content_of(store).columns}
    assert len(columns["place_code"].choices) > 100
    assert columns["observer"].choices == ()


def test_chosen_columns_and_what_every_record_needs(store: Store) -> None:
    content = content_of(store, fields=["notes", "place_code", "nonsense"])
    assert [column.key for column in content.columns] == [
        "event_date", "species_id", "notes", "place_code",
    ]  # fmt: skip


@pytest.mark.parametrize("name", TYPES)
def test_every_field_that_is_asked_is_one_a_person_can_fill(name: str) -> None:
    type = record_type(name)
    fields = template_fields(type)
    assert set(usual_fields(type)) <= {spec.name for spec in fields}
    assert not [spec.name for spec in fields if spec.generated or spec.internal]


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_the_workbook_helps_who_fills_it(used: Store, tmp_path: Path, language: str) -> None:
    book = written(used, tmp_path / "t.xlsx", content_of(used, language=language))
    sheet, guide, lists = book.worksheets
    headers = {cell.value: cell for cell in sheet[1]}
    required = [name for name in headers if name.endswith("*")]
    assert len(required) == 2
    assert sheet.freeze_panes == "B2"
    assert (lists.sheet_state, lists.protection.sheet) == ("hidden", True)
    assert guide.protection.sheet
    assert not sheet.protection.sheet
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$1:$1", "landscape")
    rules = {str(rule.sqref).split("2:")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert len(rules) == len(headers)
    for rule in rules.values():
        assert len(rule.promptTitle) <= 32
        assert len(rule.prompt or "") <= 255
        assert len(rule.error or "") <= 225
    by_key = {
        column.key: rules[headers[column.header + "*" * column.required].column_letter]
        for column in content_of(used, language=language).columns
    }
    assert (by_key["event_date"].type, by_key["event_date"].formula2) == ("date", "TODAY()")
    assert (by_key["individual_count"].type, by_key["individual_count"].errorStyle) == (
        "whole", "stop",
    )  # fmt: skip
    assert (by_key["decimal_latitude"].formula1, by_key["decimal_latitude"].formula2) == (
        "-90", "90",
    )  # fmt: skip
    assert "WGS 84" in by_key["decimal_latitude"].prompt
    assert by_key["evidence"].showErrorMessage
    assert not by_key["species_id"].showErrorMessage
    words = [cell.value for row in guide.iter_rows() for cell in row if cell.value]
    assert "གསའ།" in words
    assert any("Snowtrack" in str(word) or "雪迹" in str(word) for word in words)


# --- and back -------------------------------------------------------------------------------------


def fill(path: Path, rows: list[dict[str, Any]], content: TemplateContent) -> None:
    """Type rows into the sheet as a person would, and save it."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    at = {column.key: number for number, column in enumerate(content.columns, 1)}
    for row, values in enumerate(rows, 2):
        for key, value in values.items():
            sheet.cell(row, at[key]).value = value
    book.save(path)


def plan(store: Store, path: Path, type: Any = SIGHTING) -> Any:
    return plan_import(store, path, type, words=list(LANGUAGES.values()), ask=True)


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_a_filled_sheet_comes_in_without_a_question(
    used: Store, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "t.xlsx"
    content = content_of(used, language=language)
    written(used, path, content)
    columns = {column.key: column for column in content.columns}
    whole = {
        "event_date": dt.date(2025, 6, 1),
        "event_time": dt.time(9, 15),
        "species_id": columns["species_id"].choices[0],
        "individual_count": 3,
        "evidence": columns["evidence"].choices[0],
        "place_code": columns["place_code"].choices[0],
        "decimal_latitude": 33.9612,
        "decimal_longitude": 93.6043,
        "elevation": 4600,
        "observer": columns["observer"].choices[0],
        "threats": f"{columns['threats'].choices[0]}, {columns['threats'].choices[1]}",
        "notes": "在山坡上",
    }
    fill(path, [whole, {**whole, "event_date": dt.date(2025, 6, 2), "notes": None}], content)
    found = plan(used, path)
    counts = found.counts
    assert (counts.rows, counts.new, counts.doubtful, counts.refused) == (2, 2, 0, 0)
    assert not questions_of(found)
    first = next(found.rows()).values
    assert first["species_id"] == LYNX
    assert first["place_code"] == YAQU
    assert first["event_time"] == dt.time(9, 15)
    assert len(first["threats"]) == 2
    assert first.get("verbatim_srs") in (None, "wgs84")


def test_its_datum_comes_with_it(used: Store, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    content = content_of(used, datum="gcj02")
    written(used, path, content)
    fill(
        path,
        [
            {
                "event_date": dt.date(2025, 6, 1), "species_id": "Snow leopard",
                "individual_count": 1, "evidence": "Live animal",
                "place_code": content.columns[7].choices[0],
                "decimal_latitude": 33.9612, "decimal_longitude": 93.6043,
            }
        ],
        content,
    )  # fmt: skip
    (row,) = plan(used, path).rows()
    assert row.values["verbatim_srs"] == "gcj02"
    assert row.values["decimal_longitude"] != pytest.approx(93.6043, abs=1e-4)


@pytest.mark.parametrize("name", ["rescue", "individual", "place"])
@pytest.mark.parametrize("language", list(LANGUAGES))
def test_the_other_types_come_back_too(
    used: Store, tmp_path: Path, name: str, language: str
) -> None:
    type = record_type(name)
    path = tmp_path / "t.xlsx"
    content = content_of(used, type, language)
    written(used, path, content)
    columns = {column.key: column for column in content.columns}
    values = {
        "rescue": {
            "event_date": dt.date(2025, 6, 1), "individual_count": 1,
            "finder_name": "才仁", "decimal_latitude": 33.9, "decimal_longitude": 93.6,
        },
        "individual": {"name": "小雪", "marks": "左耳缺口"},
        "place": {"name_zh": "烟瘴挂观察点", "decimal_latitude": 33.9, "decimal_longitude": 93.6},
    }[name]  # fmt: skip
    for key in ("species_id", "sex", "age_class", "cause", "condition", "place_code", "level",
                "parent_code"):  # fmt: skip
        if key in columns:
            values[key] = columns[key].choices[-1 if key == "level" else 0]
    fill(path, [values], content)
    found = plan(used, path, type)
    assert found.counts.rows == found.counts.new == 1, [str(p.text) for p in found.all_problems()]
    assert not questions_of(found)


def test_columns_that_were_moved_and_a_renamed_sheet_are_still_known(
    used: Store, tmp_path: Path
) -> None:
    path = tmp_path / "t.xlsx"
    content = content_of(used)
    book = written(used, path, content)
    sheet = book.worksheets[0]
    sheet.insert_cols(1)
    sheet["A1"] = "序号"
    for number, value in enumerate((1, dt.date(2025, 6, 1), None, "Snow leopard", 2), 1):
        sheet.cell(2, number).value = value
    sheet.title = "六月"
    book.save(path)
    found = plan(used, path)
    assert found.counts.rows == 1
    assert next(found.rows()).values["individual_count"] == 2


# --- the mark -------------------------------------------------------------------------------------


def test_the_mark_says_what_was_asked(used: Store, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    content = content_of(used, language="en", datum="cgcs2000")
    written(used, path, content)
    mark = mark_of(path)
    assert mark is not None
    assert (mark.record_type, mark.datum, mark.language, mark.sheet) == (
        "sighting", "cgcs2000", "en", "Sightings",
    )  # fmt: skip
    assert mark.columns["Species"] == "species_id"
    fill(path, [{"notes": "x"}], content)
    assert mark_of(path) == mark


def custom(path: Path, text: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "docProps/custom.xml",
            f'<property name="snowtrack-template"><vt:lpwstr>{text}</vt:lpwstr></property>',
        )
    return path


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1]",
        "null",
        '{"version": 2}',
        '{"version": 1, "id": 3}',
        '{"version":1,"id":"a","type":"sighting","sheet":"s","language":"en","columns":{},"datum":"x"}',
        "x" * 200_000,
    ],
)
def test_a_mark_that_is_none_is_passed_over(tmp_path: Path, text: str) -> None:
    assert mark_of(custom(tmp_path / "a.xlsx", text)) is None


def test_files_without_a_mark(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")
    assert mark_of(tmp_path / "a.xlsx") is None
    assert mark_of(tmp_path / "missing.xlsx") is None
    openpyxl.Workbook().save(tmp_path / "b.xlsx")
    assert mark_of(tmp_path / "b.xlsx") is None


# --- another program ------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_keeps_checks_lists_and_mark(used: Store, tmp_path: Path, home: Path) -> None:
    path = tmp_path / "t.xlsx"
    content = content_of(used)
    before = written(used, path, content).worksheets[0].data_validations.dataValidation
    (tmp_path / "saved").mkdir()
    subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation=file://{home}/office",
            "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(path),
        ],
        check=True, capture_output=True, timeout=120, env={**os.environ, "HOME": str(home)},
    )  # fmt: skip
    saved = tmp_path / "saved" / "t.xlsx"
    assert mark_of(saved) == mark_of(path)
    book = openpyxl.load_workbook(saved)
    after = book.worksheets[0].data_validations.dataValidation
    assert sorted(rule.type or "none" for rule in after) == sorted(
        rule.type or "none" for rule in before
    )
    assert book.worksheets[2].sheet_state == "hidden"
    assert english(SIGHTING.label_plural) == book.worksheets[0].title
