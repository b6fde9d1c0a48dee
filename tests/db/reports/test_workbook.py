"""The report of an office, held against figures counted by hand."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from PIL import Image
from python_calamine import CalamineWorkbook

from db.errors import Cancelled
from db.query import Filter
from db.records_file import create_records_file
from db.reports.key_figures import key_figures
from db.reports.map_points import map_points
from db.reports.period import Period
from db.reports.sightings import by_place, first_records, new_species, select
from db.reports.workbook import MapPicture, write_report
from db.store import Store
from db.text import english
from tests.report_samples import fill
from tests.samples import DANGQU, LYNX, SNOW_LEOPARD, YAQU

MARCH = Period(dt.date(2025, 3, 1), dt.date(2025, 3, 31))
YEAR = Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("report") / "索加乡.gpkg"
    with create_records_file(path, author="才仁多杰") as store:
        fill(store)
        yield store


def picture(_points: Any) -> MapPicture:
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(stream, "PNG")
    return MapPicture(stream.getvalue(), 10, 5)


@pytest.fixture(scope="module")
def march(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out") / "march.xlsx"
    write_report(
        store, path, MARCH, translate=english, language="en", office="索加乡人民政府",
        made_by="才仁多杰", today=dt.date(2025, 4, 2), draw_map=picture,
    )  # fmt: skip
    return path


def rows(path: Path, sheet: str) -> list[list[Any]]:
    """What a program sees that does not calculate."""
    return CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()


def row_of(path: Path, sheet: str, name: str) -> list[Any]:
    return next(row for row in rows(path, sheet) if name in row[:3])


# --- figures --------------------------------------------------------------------------------------


def test_the_figures_are_those_counted_by_hand(store: Store) -> None:
    found = {one.figure.code: one for one in key_figures(store, MARCH)}
    assert {
        code: (one.now, one.before, one.year_before)
        for code, one in found.items()
        if one.figure.subject == "sightings"
    } == {
        "records": (5, 1, 2),
        "animals": (7, 4, 2),
        "species": (2, 1, 1),
        "class_one": (1, 1, 1),
        "class_two": (1, 0, 0),
        "new_species": (1, 0, 1),
        "villages": (3, 1, 2),
        "days": (5, 1, 2),
        "unnumbered": (1, 0, 0),
    }
    assert (found["received"].now, found["received"].year_before) == (3, 0)
    assert (found["released"].now, found["in_care_after"].now) == (1, 3)
    assert (found["in_care_before"].now, found["outcomes"].now) == (1, 1)


def test_a_filter_narrows_every_figure(store: Store) -> None:
    found = {one.figure.code: one.now for one in key_figures(store, MARCH, Filter(species=(LYNX,)))}
    assert (found["records"], found["animals"], found["received"]) == (2, 4, 2)


def test_rejected_records_count_only_when_asked_for_by_name(store: Store) -> None:
    march = Filter(since=MARCH.since, until=MARCH.until)
    assert select(store, march).records == 5
    assert select(store, replace(march, statuses=("rejected",))).animals == 50


def test_new_is_what_the_file_never_held_before(store: Store) -> None:
    found = select(store, Filter(since=MARCH.since, until=MARCH.until))
    new = new_species(found, first_records(store))
    assert [(one.species_id, one.day) for one in new] == [(LYNX, dt.date(2025, 3, 21))]


def test_places_stand_under_their_units_and_add_up(store: Store) -> None:
    lines = by_place(select(store, Filter(since=MARCH.since, until=MARCH.until)))
    by_code = {line.code: line for line in lines}
    assert (by_code[YAQU].tally.records, by_code[DANGQU].tally.records) == (3, 1)
    assert by_code[YAQU[:6]].tally.records == 4  # the county
    assert sum(line.tally.records for line in lines if line.own) == 5
    assert [line.depth for line in lines if line.code in (YAQU[:6], YAQU[:9], YAQU)] == [0, 1, 2]


def test_sensitive_places_are_drawn_in_the_middle_of_a_cell(store: Store) -> None:
    found = select(store, Filter(since=MARCH.since, until=MARCH.until))
    leopards = found.of_species([SNOW_LEOPARD])
    sensitivity = found.reference.species_by_id(SNOW_LEOPARD)
    assert sensitivity is not None
    assert sensitivity.sensitivity == "high"
    points = map_points(leopards)
    assert points.coarsened == len(points) == 3
    assert np.allclose(points.latitude, 33.95)
    assert np.allclose(points.longitude, 93.65)


# --- the workbook ---------------------------------------------------------------------------------


def test_every_sheet_tells_its_figures_and_their_filter(march: Path) -> None:
    assert row_of(march, "Key figures", "Records of sightings")[1:6] == [5, 1, 4, 2, 3]
    assert row_of(march, "Species by time", "Snow leopard") == ["Snow leopard", 2, 1, 0, 3]
    assert row_of(march, "Animals by time", "Total") == ["Total", 2, 1, 4, 7]
    assert row_of(march, "By village", "牙曲村")[3:] == [3, 3, 2, 3]
    assert row_of(march, "Protected species", "Eurasian lynx")[3:5] == [2, 4]
    assert row_of(march, "New species", "Eurasian lynx")[3] == dt.date(2025, 3, 21)
    assert row_of(march, "Rescues", "Total")[1:3] == [3, 2]
    for sheet in openpyxl.load_workbook(march).worksheets[1:]:
        assert "March 2025 (2025-03-01 to 2025-03-31)" in str(sheet["A2"].value), sheet.title


def test_figures_are_formulas_with_their_results_beside_them(march: Path) -> None:
    formulas = openpyxl.load_workbook(march)
    shown = openpyxl.load_workbook(march, data_only=True)
    checked = 0
    for sheet in formulas.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                if cell.data_type == "f":
                    checked += 1
                    assert isinstance(shown[sheet.title][cell.coordinate].value, int | float)
    assert checked > 40
    assert any(
        "COUNTIFS" in str(cell.value)
        for line in formulas["By village"].iter_rows()
        for cell in line
    )


def test_charts_are_native_and_show_their_axes(march: Path) -> None:
    with zipfile.ZipFile(march) as package:
        charts = [n for n in package.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", n)]
        assert len(charts) >= 6
        for name in charts:
            text = package.read(name).decode()
            assert text.count('<delete val="0"') == 2, name
            assert "<title>" in text, name
            assert "<numCache>" in text, name
            assert "<strCache>" in text, name


def test_it_prints_on_a4_as_wide_as_the_page(march: Path) -> None:
    for sheet in openpyxl.load_workbook(march).worksheets:
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.fitToWidth, sheet.sheet_properties.pageSetUpPr.fitToPage) == (
            1,
            True,
        )
        assert "&P" in sheet.oddFooter.right.text


def test_names_that_excel_takes_for_a_pattern_are_counted_without_a_formula(
    tmp_path: Path,
) -> None:
    from db.record_types import record_type
    from tests.samples import sighting

    with create_records_file(tmp_path / "a.gpkg", author="a") as store:
        species = store.save(
            record_type("species"), {"scientific_name": "Ovis sp. ?", "name_en": "sheep*"},
            author="a",
        ).created[0]  # fmt: skip
        store.save(record_type("sighting"), sighting(species_id=species), author="a")
        write_report(store, tmp_path / "a.xlsx", MARCH, translate=english, language="en")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    line = next(row for row in book["Species by time"].iter_rows() if row[0].value == "sheep*")
    assert [cell.value for cell in line[1:3]] == [1, 0]


def test_an_empty_period_says_so(store: Store, tmp_path: Path) -> None:
    empty = Period(dt.date(2020, 1, 1), dt.date(2020, 1, 31))
    write_report(
        store, tmp_path / "a.xlsx", empty, translate=english, language="en", draw_map=picture
    )
    for name in ("Species by time", "By village"):
        assert ["No sighting was recorded in this period."] == rows(tmp_path / "a.xlsx", name)[3][
            :1
        ]
    assert "List of records" not in CalamineWorkbook.from_path(tmp_path / "a.xlsx").sheet_names


def test_a_stopped_report_leaves_nothing_behind(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_report(
            store, tmp_path / "a.xlsx", YEAR, translate=english, language="en",
            cancelled=lambda: True,
        )  # fmt: skip
    assert list(tmp_path.iterdir()) == []
