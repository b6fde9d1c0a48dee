"""A workbook of rescue cases restores them all, in any language, and adds nothing at home."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.exchange.headers import HeaderNames
from db.exchange.plan import State, plan_import
from db.exchange.rescue_plan import CasePlan
from db.exchange.rescue_timeline import timeline_names
from db.exchange.workbook_out import ExportResult, export_workbook
from db.query import Filter
from db.record_types import ENTRY_TYPES, record_type
from db.records_file import create_records_file
from db.store import Store
from db.text import Text, Translate, english
from tests.db.exchange.rescue_cases import RESCUE, add_case, add_whole_case, everything


def chinese(text: Text) -> str:
    """Labels and terms by the Chinese word that stands first among their aliases."""
    return text.render(lambda context, source: _CHINESE.get((context, source), source))


def _chinese_words() -> dict[tuple[str, str], str]:
    words: dict[tuple[str, str], str] = {
        ("Exchange", "Record ID"): "记录编号",
        ("Exchange", "Received on"): "接收日期",
        ("Exchange", "Date of outcome"): "结果日期",
        ("Exchange", "Kind of entry"): "记录类型",
        ("Exchange", "Scientific name"): "学名",
        ("Exchange", "Timeline"): "时间线",
        ("Exchange", "Photos"): "照片",
        ("Rescue", "Rescue cases"): "救护案例",
        ("Intake", "Intake"): "接收登记",
        ("CareLog", "Care log"): "护理记录",
    }
    for type in (RESCUE, *ENTRY_TYPES):
        for spec in type.fields:
            if spec.aliases:
                words.setdefault((spec.label.context, spec.label.source), spec.aliases[0])
            for term in spec.vocabulary.terms if spec.vocabulary is not None else ():
                if term.aliases:
                    words.setdefault((term.label.context, term.label.source), term.aliases[0])
    return words


_CHINESE = _chinese_words()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """An empty records file of another office."""
    with create_records_file(tmp_path / "other.gpkg", author="尼玛") as store:
        yield store


def out(store: Store, path: Path, translate: Translate = english) -> ExportResult:
    language = "zh" if translate is chinese else "en"
    return export_workbook(store, path, RESCUE, translate=translate, language=language)


def plan_of(store: Store, path: Path, **options: Any) -> CasePlan:
    plan = plan_import(store, path, RESCUE, words=[chinese], **options)
    assert isinstance(plan, CasePlan)
    return plan


@pytest.mark.parametrize("seed", range(3))
def test_all_cases_and_entries_come_back_as_they_were(
    store: Store, other: Store, tmp_path: Path, seed: int
) -> None:
    draw = random.Random(seed)
    for number in range(12):
        add_case(draw, store, f"ZD-2025-{number:04d}", entries=14)
    add_whole_case(draw, store, "ZD-2025-0012")
    before = everything(store)
    empty = {
        f"{kind}.{spec.name}"
        for kind, records in before.items()
        for spec in record_type(kind).fields
        if not spec.generated and all(one[spec.name] is None for one in records.values())
    }
    assert not empty, "every field of every kind is among them"
    path = tmp_path / "cases.xlsx"
    result = out(store, path, chinese if seed % 2 else english)
    assert result.rows == 13
    assert result.entries == sum(len(found) for kind, found in before.items() if kind != "rescue")
    plan = plan_of(other, path)
    for part in plan.parts:
        refused = [f"{p.column}{p.row} {p.cell} {p.text}" for p in part.all_problems()
                   if p.severity.value == "error"]  # fmt: skip
        assert not refused
    plan.apply(other, take_doubtful=True, author="尼玛")
    after = everything(other)
    for kind, records in before.items():
        assert after[kind].keys() == records.keys(), kind
        for uuid, values in records.items():
            differing = {
                name: (value, after[kind][uuid][name])
                for name, value in values.items()
                # These follow from the whole timeline, which was shorter when they were typed.
                if name not in ("dose_per_kg", "survival") and value != after[kind][uuid][name]
            }
            assert not differing, (kind, uuid)


@pytest.fixture
def exported(store: Store, tmp_path: Path) -> Path:
    """Four cases with long timelines, in Chinese."""
    draw = random.Random(7)
    for number in range(4):
        add_case(draw, store, f"ZD-2025-{number:04d}", entries=10)
    path = tmp_path / "cases.xlsx"
    out(store, path, chinese)
    return path


def test_at_home_it_adds_nothing(store: Store, exported: Path) -> None:
    before = everything(store)
    plan = plan_of(store, exported)
    assert set(plan.states) == {State.DUPLICATE}
    assert plan.timeline is not None
    assert set(plan.timeline.states) == {State.DUPLICATE}
    assert plan.counts.duplicate == 4
    assert plan.entry_counts.duplicate == plan.entry_counts.rows == len(plan.timeline.states)
    assert not plan.apply(store, take_doubtful=True, author="尼玛")
    assert everything(store) == before
    said = {p.problem.code for part in plan.parts for p in part.all_problems()}
    assert "duplicate" in said
    assert "duplicate_differs" not in said, "nothing differs from what was written a moment ago"
    assert "timeline_differs" not in said


def _timeline(path: Path) -> tuple[Any, Any, dict[str, int]]:
    book = openpyxl.load_workbook(path)
    sheet = book["时间线"]
    return book, sheet, {str(cell.value): n for n, cell in enumerate(sheet[1], 1)}


def _append(sheet: Any, columns: dict[str, int], **cells: Any) -> int:
    row = sheet.max_row + 1
    for header, value in cells.items():
        sheet.cell(row, columns[header]).value = value
    return int(row)


def test_rows_a_colleague_typed_come_in_as_entries_of_the_known_case(
    store: Store, tmp_path: Path
) -> None:
    import datetime as dt

    saved = store.save(
        RESCUE,
        {"event_date": dt.date(2025, 3, 4), "species_id": 1, "case_number": "QH-2025-0121"},
        author="才仁多杰",
    )
    case = store.get(RESCUE, saved.created[0])
    assert case is not None
    for kind, values in (
        ("intake", {"event_date": dt.date(2025, 3, 5), "weight": 8.5}),
        ("treatment", {"event_date": dt.date(2025, 3, 5), "treatment": "补液"}),
        ("milestone", {"event_date": dt.date(2025, 3, 7), "milestone": "lifted_head"}),
    ):
        store.save(record_type(kind), {"case_uuid": case.uuid, **values}, author="才仁多杰")
    path = tmp_path / "cases.xlsx"
    out(store, path, chinese)
    book, sheet, columns = _timeline(path)
    first = _append(sheet, columns, 救护编号="QH-2025-0121", 记录类型="护理记录",
                    日期="2025-03-09",
                    **{"体重 (kg)": "9.1公斤", "备注": "站起来了",
                       "药物或疗法": "多维"})  # fmt: skip
    _append(sheet, columns, 救护编号="QH-2025-0121", 记录类型="护理记录", 日期="2025-03-10",
            **{"体重 (kg)": 91})  # fmt: skip
    _append(sheet, columns, 救护编号="QH-2025-9999", 记录类型="护理记录", 日期="2025-03-10")
    _append(sheet, columns, 救护编号="QH-2025-0121", 记录类型="跳舞", 日期="2025-03-10")
    _append(sheet, columns, 记录类型="护理记录", 日期="2025-03-10")
    book.save(path)

    plan = plan_of(store, path)
    assert plan.timeline is not None
    found = {
        p.row: (p.column and sheet.cell(1, columns[p.header]).value, p.problem.code)
        for p in plan.timeline.all_problems()
        if p.severity.value == "error"
    }
    assert found == {
        first + 1: ("体重 (kg)", "weight_slipped"),
        first + 2: ("救护编号", "no_case"),
        first + 3: ("记录类型", "kind"),
        first + 4: ("救护编号", "no_case"),
    }
    counts = plan.entry_counts
    assert (counts.rows, counts.new, counts.duplicate, counts.refused) == (8, 1, 3, 4)
    changes = plan.apply(store, take_doubtful=False, author="尼玛")
    assert not changes.created
    assert [(c.record_type, len(c.created)) for c in changes.related] == [("care_log", 1)]
    (log,) = store.parts(record_type("care_log"), [case.uuid])
    assert log.values["weight"] == 9.1
    assert log.values["notes"] == "站起来了\n药物或疗法: 多维", "a cell its kind has no field for"
    renewed = store.get(RESCUE, case.id)
    assert renewed is not None
    assert renewed.values["latest_weight"] == 9.1

    again = plan_of(store, path)
    assert again.entry_counts.duplicate == 4, "without an id, it is known by what it says"


def test_a_copied_row_is_a_record_of_its_own(store: Store, other: Store, exported: Path) -> None:
    """People type a new row by copying one, its record id included."""
    book, sheet, columns = _timeline(exported)
    cells = [cell.value for cell in sheet[2]]
    row = sheet.max_row + 1
    for number, value in enumerate(cells, 1):
        sheet.cell(row, number).value = value
    sheet.cell(row, columns["备注"]).value = "第二次"
    book.save(exported)
    plan = plan_of(store, exported)
    assert plan.timeline is not None
    assert plan.timeline.states[-1] in (State.DOUBTFUL, State.REFUSED)
    assert "copied_id" in {p.problem.code for p in plan.timeline.all_problems()}
    elsewhere = plan_of(other, exported)
    uuids = [*elsewhere.entry_uuids.values()]
    assert len(set(uuids)) == len(uuids)
    elsewhere.apply(other, take_doubtful=True, author="尼玛")


def test_after_an_undo_the_same_workbook_comes_in_again(
    store: Store, other: Store, exported: Path
) -> None:
    before = {kind: len(found) for kind, found in everything(store).items()}
    for _ in range(2):
        changes = plan_of(other, exported).apply(other, take_doubtful=True, author="尼玛")
        assert {kind: len(found) for kind, found in everything(other).items()} == before
        assert changes.change_set is not None
        other.undo_import(changes.change_set, author="尼玛")
        assert not any(everything(other).values())


def test_the_register_reads_like_an_offices_own(store: Store, exported: Path) -> None:
    book = openpyxl.load_workbook(exported)
    assert book.sheetnames[:2] == ["救护案例", "时间线"]
    sheet = book["救护案例"]
    headers = [cell.value for cell in sheet[1]]
    assert headers[:16] == [
        "救护编号", "接收日期", "物种", "学名", "数量 (animals)", "年龄段", "性别", "地点",
        "致伤原因", "接收状况", "体重 (kg)", "处置结果", "结果日期", "放归地点", "备注", "发现日期",
    ]  # fmt: skip
    row = dict(zip(headers, [cell.value for cell in sheet[2]], strict=True))
    case = store.get(RESCUE, int(store.ids(RESCUE)[0]))
    assert case is not None
    assert row["记录编号"] == case.uuid
    intake = min(
        store.parts(record_type("intake"), [case.uuid]), key=lambda one: one.values["event_date"]
    )
    assert row["接收日期"].date() == intake.values["event_date"] == case.values["intake_date"]
    timeline = book["时间线"]
    used = [cell.value for cell in timeline[1]]
    assert used[:5] == ["救护编号", "记录类型", "日期", "时间", "日期精度"]
    kinds = [timeline.cell(n, 2).value for n in range(2, timeline.max_row + 1)]
    assert Counter(kinds)["护理记录"] == len(everything(store)["care_log"])
    for column in range(1, timeline.max_column + 1):
        values = [timeline.cell(n, column).value for n in range(2, timeline.max_row + 1)]
        assert any(v is not None for v in values) or used[column - 1] in ("照片", "原始坐标系")


def test_only_what_the_filter_means_goes_out(store: Store, exported: Path, tmp_path: Path) -> None:
    path = tmp_path / "one.xlsx"
    result = export_workbook(
        store, path, RESCUE, Filter(text="ZD-2025-0002"), translate=english, language="en"
    )
    assert result.rows == 1
    sheet = openpyxl.load_workbook(path)["Timeline"]
    assert {sheet.cell(n, 1).value for n in range(2, sheet.max_row + 1)} == {"ZD-2025-0002"}
    assert sheet.max_row == 1 + result.entries


@pytest.mark.parametrize("translate", [english, chinese], ids=["English", "Chinese"])
@pytest.mark.parametrize("kind", [type.name for type in ENTRY_TYPES])
def test_each_header_means_its_own_field(kind: str, translate: Translate) -> None:
    type = record_type(kind)
    names: HeaderNames = timeline_names(kind, [chinese])
    for spec in type.fields:
        if spec.generated:
            continue
        unit = f" ({translate(spec.unit)})" if spec.unit is not None else ""
        meaning = names.meaning(translate(spec.label) + unit)
        assert meaning is not None
        assert meaning.field == spec.name


def test_another_offices_case_of_the_same_number_is_kept_apart(
    store: Store, other: Store, exported: Path
) -> None:
    """Both count from 2025-001: their timelines must not run together."""
    draw = random.Random(8)
    add_case(draw, other, "ZD-2025-0001", entries=3)
    before = everything(other)
    plan = plan_of(other, exported)
    assert plan.counts.refused == 1
    assert plan.timeline is not None
    refused = [
        number
        for number, state in zip(plan.timeline.case_numbers, plan.timeline.states, strict=True)
        if state is State.REFUSED
    ]
    assert set(refused) == {"ZD-2025-0001"}
    plan.apply(other, take_doubtful=True, author="尼玛")
    after = everything(other)
    assert len(after["rescue"]) == 4
    (case,) = before["rescue"]
    for kind, records in before.items():
        mine = {u: v for u, v in after[kind].items() if v.get("case_uuid", u) == case}
        assert mine == records


def test_names_of_photos_are_listed_and_not_read_back(
    store: Store, other: Store, tmp_path: Path
) -> None:
    add_case(random.Random(9), store, "ZD-2025-0001", entries=0)
    (case,) = everything(store)["rescue"]
    (log, *_rest) = everything(store)["care_log"]
    photo = record_type("photo")
    for owner, name in ((case, "IMG_1.jpg"), (case, "IMG_2.jpg"), (log, "进食.jpg")):
        values = {
            "owner_uuid": owner,
            "file_name": name,
            "sha256": name,
            "media_type": "image/jpeg",
        }
        store.save(photo, values, author="才仁多杰")
    path = tmp_path / "cases.xlsx"
    out(store, path)
    book = openpyxl.load_workbook(path)
    photos = []
    for sheet in book.worksheets[:2]:
        at = [cell.value for cell in sheet[1]].index("Photos") + 1
        photos.append([sheet.cell(n, at).value for n in range(2, sheet.max_row + 1)])
    assert photos[0] == ["IMG_1.jpg; IMG_2.jpg"]
    assert [name for name in photos[1] if name] == ["进食.jpg"]
    plan_of(other, path).apply(other, take_doubtful=True, author="尼玛")
    notes = [v["notes"] for kind in everything(other).values() for v in kind.values()]
    assert not [text for text in notes if text and ".jpg" in text]
    assert not other.count(photo)
