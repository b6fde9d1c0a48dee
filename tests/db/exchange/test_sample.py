"""The register of a township, as it comes: what the import makes of each of its rows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from db.errors import Cancelled
from db.exchange.plan import ImportPlan, State, plan_import
from db.exchange.rejects import write_rejects
from db.models.sighting import SIGHTING
from db.store import Store
from db.text import english


@pytest.fixture
def plan(store: Store, sample: Path) -> ImportPlan:
    return plan_import(store, sample, SIGHTING)


def test_every_row_is_accounted_for(plan: ImportPlan) -> None:
    counts = plan.counts
    assert (counts.rows, counts.new, counts.duplicate, counts.doubtful, counts.refused) == (
        320,
        309,
        2,
        3,
        6,
    )
    assert plan.numbers == list(range(4, 324))
    assert [(row.number, row.text) for row in plan.skipped] == [(324, "合计 =SUM(E4:E323)")]


def test_each_bad_cell_is_named_with_the_reason(plan: ImportPlan) -> None:
    found = [(p.row, p.column, p.header, p.cell, p.problem.code) for p in plan.all_problems()]
    assert found == [
        (20, "B", "日期", "13月5日", "unreadable"),
        (43, "G", "纬度", "94.2", "unreadable"),
        (66, "E", "数量（只）", "若干", "not_taken"),
        (91, "D", "物种", "不明大型猫科", "species_unknown"),
        (94, "", "", "", "duplicate"),
        (124, "G", "纬度", "", "wanted"),
        (155, "B", "日期", "2035-05-01", "date_future"),
        (184, "E", "数量（只）", "-3", "bounds"),
        (205, "", "", "", "duplicate"),
        (206, "F", "其中幼体", "9", "count_parts"),
        (265, "G", "纬度", "15.2", "position_far"),
    ]
    texts = {p.row: str(p.text) for p in plan.all_problems()}
    assert "month 13" in texts[20]
    assert "swapped" in texts[43]
    assert "93" in texts[94]
    assert "future" in texts[155]


def test_what_the_cells_mean(plan: ImportPlan) -> None:
    values = {row.number: row.values for row in plan.rows()}
    assert values[12]["event_date"] == dt.date(2025, 8, 24)  # 8月24日: the year is in the title
    assert values[10]["event_time"] == dt.time(15, 30)  # 下午3点半
    assert values[7]["decimal_latitude"] == pytest.approx(34 + 7 / 60 + 20.2 / 3600)
    assert values[7]["verbatim_coordinates"] == "34°07′20.2″N, 93°52′12.4″E"
    assert values[7]["verbatim_srs"] == "wgs84"
    assert "verbatim_coordinates" not in values[5]  # plain numbers: nothing more was received
    assert values[7]["evidence"] == "tracks"  # 雪地足迹，两串
    assert values[5]["evidence"] == "camera_trap"
    assert "evidence" not in values[6]  # nothing tells what was seen
    assert values[216]["species_id"] == values[47]["species_id"]  # "雪豹 " is 雪豹
    assert values[66]["notes"] == "数量（只）: 若干"
    assert values[249]["notes"] == "<img src=x onerror=alert(1)>"
    assert {v["position_source"] for v in values.values() if "decimal_latitude" in v} == {
        "register"
    }


def test_applying_it_twice_adds_nothing_the_second_time(
    store: Store, sample: Path, plan: ImportPlan
) -> None:
    changes = store.apply_import(
        SIGHTING, plan.accepted(True), author="才仁多杰", source=plan.source_name
    )
    assert len(changes.created) == 312
    again = plan_import(store, sample, SIGHTING).counts
    assert (again.new, again.duplicate, again.doubtful, again.refused) == (0, 314, 0, 6)
    assert changes.change_set is not None
    store.undo_import(changes.change_set, author="才仁多杰")
    assert plan_import(store, sample, SIGHTING).counts == plan.counts


def test_doubtful_rows_are_left_out_unless_confirmed(plan: ImportPlan) -> None:
    assert len(plan.accepted(False)) == 309
    assert len(plan.accepted(True)) == 312


def test_refused_rows_come_back_corrected(store: Store, plan: ImportPlan, tmp_path: Path) -> None:
    store.apply_import(SIGHTING, plan.accepted(True), author="a", source=None)
    out = tmp_path / "refused.xlsx"
    assert write_rejects(plan, out, translate=english) == 6
    book = openpyxl.load_workbook(out)
    sheet = book.active
    assert sheet["A1"].value == "治多县野生动物野外监测记录表（2025年）"
    assert [cell.value for cell in sheet[3]][:4] == ["序号", "日期", "时间", "物种"]
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:L1", "A2:L2"}
    assert "month 13" in sheet["B4"].comment.text
    assert "Row 20 of sightings-register.xlsx" in sheet["B4"].comment.text
    assert sheet["B4"].fill.fgColor.rgb.endswith("FBE9E6")
    assert sheet["A4"].comment is None

    again = plan_import(store, out, SIGHTING)
    assert (again.counts.rows, again.counts.refused) == (6, 6)
    corrections = {
        "B4": "3月5日",
        "G5": "33.9",
        "H5": "94.2",
        "D6": "雪豹",
        "B7": "2025-05-01",
        "E8": 3,
        "F9": 1,
    }
    for cell, value in corrections.items():
        sheet[cell] = value
    book.save(out)
    corrected = plan_import(store, out, SIGHTING)
    assert (corrected.counts.rows, corrected.counts.new) == (6, 6)
    assert corrected.row(0).values["event_date"] == dt.date(2025, 3, 5)


def test_rows_in_one_state(plan: ImportPlan) -> None:
    assert [row.number for row in plan.rows([State.DUPLICATE])] == [94, 205]


def test_cancelling_stops_at_once(store: Store, sample: Path) -> None:
    with pytest.raises(Cancelled):
        plan_import(store, sample, SIGHTING, cancelled=lambda: True)


def test_progress_ends_with_all_rows(store: Store, sample: Path) -> None:
    seen: list[tuple[int, int]] = []
    plan_import(store, sample, SIGHTING, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (324, 324)
