"""A rescue register as an office keeps it: cases, their intake and their outcome."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import resources
from db.errors import Cancelled
from db.exchange.inspection import UnreadableFile
from db.exchange.plan import State, plan_import
from db.exchange.rejects import write_rejects
from db.exchange.rescue_plan import CasePlan
from db.exchange.workbook_out import export_delimited, export_workbook
from db.record_types import record_type
from db.rescue.timeline import Case, load_case
from db.store import Store
from db.text import english
from tests.db.exchange.conftest import MakeBook

RESCUE = record_type("rescue")
SAMPLE = resources.path("demo/rescue-register.xlsx")
HEADER = (
    "救护编号", "接收日期", "物种", "学名", "数量", "年龄段", "性别", "发现地点", "致伤原因",
    "接收状况", "体重(kg)", "处置结果", "结果日期", "放归地点", "备注",
)  # fmt: skip


def row(number: int = 1, **changes: Any) -> list[Any]:
    """A good row of the register, with `changes` by header."""
    cells: dict[str, Any] = {
        "救护编号": f"QH-2025-{number:04d}", "接收日期": dt.date(2025, 3, 5), "物种": "雪豹",
        "学名": "Panthera uncia", "数量": 1, "年龄段": "幼体", "性别": "雌",
        "发现地点": "治多县索加乡", "致伤原因": "疾病", "接收状况": "濒死", "体重(kg)": 8.5,
        "处置结果": "放归", "结果日期": dt.date(2025, 9, 1), "放归地点": "治多县索加乡",
        "备注": None,
    }  # fmt: skip
    cells.update(changes)
    return [cells[name] for name in HEADER]


def plan_of(store: Store, path: str | Path, **options: Any) -> CasePlan:
    plan = plan_import(store, path, RESCUE, **options)
    assert isinstance(plan, CasePlan)
    return plan


def problems(plan: CasePlan) -> list[tuple[int, str, str]]:
    return [(p.row, p.header, p.problem.code) for p in plan.all_problems()]


def case_of(store: Store, id: int) -> Case:
    case = load_case(store, id)
    assert case is not None
    return case


# --- the sample -----------------------------------------------------------------------------------


def test_every_animal_of_the_sample_becomes_a_case_with_its_entries(store: Store) -> None:
    book = openpyxl.load_workbook(SAMPLE, read_only=True)
    header, *rows = book.worksheets[0].iter_rows(values_only=True)
    told = Counter(dict(zip(header, cells, strict=True))["处置结果"] for cells in rows)
    plan = plan_of(store, SAMPLE)
    assert not plan.all_problems()
    assert plan.counts.rows == plan.counts.new == len(rows) == 2412
    assert plan.entry_counts.new == 2412 + sum(told.values()) - told["救护中"]
    changes = plan.apply(store, take_doubtful=False, author="才仁多杰")
    assert len(changes.created) == 2412
    block = store.block(RESCUE, store.ids(RESCUE).tolist())
    found = Counter(block["status"])
    assert found == {
        "released": told["放归"], "died": told["死亡"], "kept": told["收容饲养"],
        "transferred": told["转移"], "in_care": told["救护中"],
    }  # fmt: skip
    assert found["released"] == 700
    assert all(block["place_code"]), "every place is in the list"
    by_number = dict(zip(block["case_number"], block["id"], strict=True))
    for cells in rows[::97]:
        named = dict(zip(header, cells, strict=True))
        case = case_of(store, by_number[named["救护编号"]])
        received = named["接收日期"].date()
        assert case.record.values["event_date"] == received
        assert case.record.values["date_precision"] == "by", "found no later than received"
        assert case.state.intake_date == received
        assert case.state.first_weight == named["体重(kg)"]
        if named["结果日期"] is not None:
            assert case.state.outcome_date == named["结果日期"].date()


def test_the_sample_twice_adds_nothing_and_is_undone_with_its_entries(store: Store) -> None:
    changes = plan_of(store, SAMPLE).apply(store, take_doubtful=True, author="才仁多杰")
    again = plan_of(store, SAMPLE)
    assert again.counts.duplicate == again.counts.rows == 2412
    assert again.entry_counts.duplicate == again.entry_counts.rows == 4777
    assert not again.apply(store, take_doubtful=True, author="才仁多杰")
    assert changes.change_set is not None
    undone = store.undo_import(changes.change_set, author="才仁多杰")
    assert sum(len(each.voided) for each in undone.each()) == 2412 + 4777
    assert not store.count(RESCUE)
    assert plan_of(store, SAMPLE).counts.new == 2412


def test_an_undo_leaves_the_case_somebody_worked_on(store: Store) -> None:
    plan = plan_of(store, SAMPLE)
    changes = plan.apply(store, take_doubtful=True, author="才仁多杰")
    block = store.block(RESCUE, store.ids(RESCUE).tolist())
    at = block["status"].index("in_care")
    store.save(
        record_type("care_log"),
        {"case_uuid": block["uuid"][at], "event_date": dt.date(2025, 11, 1), "food": "牛肉"},
        author="尼玛",
    )
    assert changes.change_set is not None
    undone = store.undo_import(changes.change_set, author="才仁多杰")
    assert undone.kept == (block["id"][at],)
    assert store.count(RESCUE) == 1
    kept = case_of(store, block["id"][at])
    assert [entry.type.name for entry in kept.entries] == ["intake", "care_log"]


# --- cells ----------------------------------------------------------------------------------------


def test_each_wrong_cell_is_named_and_the_others_come_in(store: Store, make_book: MakeBook) -> None:
    rows = [
        row(1),
        row(2, 结果日期=dt.date(2025, 3, 1)),  # before it was received
        row(3, 处置结果="送走了"),
        row(4, 结果日期=None),
        row(5, 处置结果="救护中"),
        row(6, 接收日期=None),
        row(7, 学名="Lynx lynx"),
        row(8, **{"体重(kg)": 0}),
        row(9, 接收日期=dt.date(2099, 1, 1), 结果日期=dt.date(2099, 2, 1)),
        row(1, 备注="第二次"),
        row(11, 物种="不存在的动物", 学名=None),
    ]
    plan = plan_of(store, make_book([HEADER, *rows]))
    found = problems(plan)
    assert found == [
        (3, "结果日期", "outcome_before_intake"),
        (4, "处置结果", "vocabulary"),
        (5, "结果日期", "required"),
        (6, "处置结果", "required"),
        (7, "接收日期", "required"),
        (8, "学名", "two_species"),
        (9, "体重(kg)", "bounds"),
        (10, "接收日期", "date_future"),
        (10, "结果日期", "date_future"),
        (11, "救护编号", "case_number_twice"),
        (12, "物种", "species_unknown"),
    ]
    counts = plan.counts
    assert counts.rows == 11 == counts.new + counts.refused
    assert counts.new == 1
    text = str(next(p.text for p in plan.all_problems() if p.row == 6))
    assert "救护中" in text
    changes = plan.apply(store, take_doubtful=True, author="a")
    assert len(changes.created) == 1


def test_refused_rows_come_back_corrected(
    store: Store, make_book: MakeBook, tmp_path: Path
) -> None:
    title = ["青海省野生动物救护登记（2025年）"]
    book = make_book(
        [title, HEADER, row(1), row(2, 处置结果="送走了"), row(3, 物种="？？", 学名=None)]
    )
    plan = plan_of(store, book)
    plan.apply(store, take_doubtful=True, author="a")
    out = tmp_path / "refused.xlsx"
    assert write_rejects(plan, out, translate=english) == 2
    sheet_book = openpyxl.load_workbook(out)
    sheet = sheet_book.active
    assert sheet["A1"].value == title[0]
    assert "送走了" in sheet["L3"].comment.text
    sheet["L3"] = "转移"
    sheet["C4"] = "雪豹"
    sheet_book.save(out)
    again = plan_of(store, out)
    assert (again.counts.new, again.counts.refused) == (2, 0)
    again.apply(store, take_doubtful=False, author="a")
    assert store.count(RESCUE) == 3


def test_nothing_typed_is_lost(store: Store, make_book: MakeBook) -> None:
    header = [*HEADER, "送交人", "疫苗", "接种日期", "状态", "个体编号", "救护员心得",
              "记录编号"]  # fmt: skip
    cells = [*row(1, 发现地点="外星球", 放归地点="河对岸的大石头", 物种="疑似雪豹",
                  接收日期="2025年3月", 数量="约2只"),
             "扎西", "狂犬疫苗", "2025-04-01", "好转", "A-12", "很勇敢", "甲-17"]  # fmt: skip
    plan = plan_of(store, make_book([header, cells]))
    assert {code for _row, _header, code in problems(plan)} == {
        "place_unknown", "not_taken",
    }  # fmt: skip
    (id,) = plan.apply(store, take_doubtful=True, author="a").created
    case = case_of(store, id)
    values = case.record.values
    assert (values["event_date"], values["date_precision"]) == (dt.date(2025, 3, 1), "month")
    assert values["locality"] == "外星球"
    assert values["individual_count"] == 2
    assert set(values["notes"].splitlines()) == {
        "物种: 疑似雪豹", "数量: 约2只", "状态: 好转", "个体编号: A-12", "救护员心得: 很勇敢",
        "记录编号: 甲-17",
    }  # fmt: skip
    (intake,) = case.of_kind("intake")
    assert intake.values["handed_over_by"] == "扎西"
    assert intake.values["date_precision"] == "month"
    (outcome,) = case.of_kind("outcome")
    assert outcome.values["locality"] == "河对岸的大石头"
    assert outcome.values["place_code"] is None
    (vaccination,) = case.of_kind("vaccination")
    assert (vaccination.values["vaccine"], vaccination.date) == ("狂犬疫苗", dt.date(2025, 4, 1))


def test_a_register_that_has_only_the_day_of_finding(store: Store, make_book: MakeBook) -> None:
    header = ["编号", "日期", "物种", "体重", "处置结果", "司机"]
    book = make_book([header, ["1", "2025-03-05", "雪豹", "350克", "放归", "多杰"],
                      ["2", "2025-03-06", "雪豹", None, None, None]])  # fmt: skip
    plan = plan_of(store, book)
    assert problems(plan) == [(2, "处置结果", "not_taken"), (2, "司机", "not_taken")]
    ids = plan.apply(store, take_doubtful=True, author="a").created
    first, second = (case_of(store, id) for id in ids)
    (intake,) = first.of_kind("intake")
    assert (intake.date, intake.values["date_precision"]) == (dt.date(2025, 3, 5), "about")
    assert intake.values["weight"] == 0.35
    assert first.record.values["notes"] == "处置结果: 放归\n司机: 多杰", "no day, no entry"
    assert first.state.status == "in_care"
    assert not second.entries
    assert second.state.status == "reported"


# --- known cases ----------------------------------------------------------------------------------


def test_the_register_of_next_month_adds_the_outcomes_it_has(
    store: Store, make_book: MakeBook
) -> None:
    first = [row(1), row(2, 处置结果="救护中", 结果日期=None, 放归地点=None)]
    plan_of(store, make_book([HEADER, *first])).apply(store, take_doubtful=True, author="a")
    plan = plan_of(store, make_book([HEADER, row(1), row(2), row(3)], name="next.xlsx"))
    assert [state.value for state in plan.states] == ["duplicate", "doubtful", "new"]
    assert "no Outcome yet" in str(plan.problems[1][0].text)
    assert not plan.accepted_entries(False).get("outcome", [])[1:], "only when confirmed"
    changes = plan.apply(store, take_doubtful=True, author="a")
    assert len(changes.created) == 1
    statuses = store.block(RESCUE, store.ids(RESCUE).tolist())["status"]
    assert statuses == ["released"] * 3
    assert plan_of(store, make_book([HEADER, row(1), row(2), row(3)])).counts.duplicate == 3


def test_what_differs_from_a_known_case_is_said_and_not_taken(
    store: Store, make_book: MakeBook
) -> None:
    plan_of(store, make_book([HEADER, row(1)])).apply(store, take_doubtful=True, author="a")
    changed = row(1, **{"体重(kg)": 9.5, "性别": "雄"})
    plan = plan_of(store, make_book([HEADER, changed]))
    assert plan.counts.duplicate == 1
    (problem,) = plan.problems[0]
    assert problem.problem.code == "duplicate_differs"
    assert "Sex, Weight" in str(problem.text)
    assert not plan.apply(store, take_doubtful=True, author="a")


def test_a_number_of_another_case_is_refused(store: Store, make_book: MakeBook) -> None:
    plan_of(store, make_book([HEADER, row(1)])).apply(store, take_doubtful=True, author="a")
    other = row(1, 接收日期=dt.date(2025, 4, 1))
    plan = plan_of(store, make_book([HEADER, other]))
    assert problems(plan) == [(2, "救护编号", "case_number_used")]
    assert plan.counts.refused == 1


def test_rows_without_numbers_get_free_ones_and_are_known_again(
    store: Store, make_book: MakeBook
) -> None:
    rows = [
        row(120), row(121),
        row(救护编号=None, 接收日期=dt.date(2025, 5, 1), 发现地点="称多县"),
        row(救护编号=None, 接收日期=dt.date(2025, 5, 2), 发现地点="称多县"),
    ]  # fmt: skip
    plan_of(store, make_book([HEADER, row(100)])).apply(store, take_doubtful=True, author="a")
    book = make_book([HEADER, *rows])
    plan_of(store, book).apply(store, take_doubtful=True, author="a")
    numbers = store.block(RESCUE, store.ids(RESCUE).tolist())["case_number"]
    assert len(numbers) == len(set(numbers)) == 5
    assert all(number.startswith("QH-2025-") for number in numbers)
    again = plan_of(store, book)
    assert again.counts.duplicate == 4, [str(p.text) for p in again.all_problems()]


# --- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        [("日期", "物种", "观察人"), ("2025-03-05", None, None)],
        [("物种", "体重", "处置结果"), ("雪豹", 8, "放归")],
        [("a", "b"), (1, 2)],
    ],
    ids=["no animal", "no date", "no register"],
)
def test_files_that_are_no_register(
    store: Store, make_book: MakeBook, rows: Sequence[Sequence[Any]]
) -> None:
    if rows[0][0] == "日期":
        assert plan_of(store, make_book(rows)).counts.new == 0
        return
    with pytest.raises(UnreadableFile) as refused:
        plan_of(store, make_book(rows))
    assert "register.xlsx" in str(refused.value)


def test_totals_and_notes_are_no_animals(store: Store, make_book: MakeBook) -> None:
    plan = plan_of(
        store, make_book([HEADER, row(1), ["合计", None, None, None, 1], ["填表人：扎西"]])
    )
    assert plan.counts.rows == 1
    assert [skipped.text for skipped in plan.skipped] == ["合计 1", "填表人：扎西"]


def test_cancelling_leaves_nothing(store: Store) -> None:
    with pytest.raises(Cancelled):
        plan_of(store, SAMPLE, cancelled=lambda: True)
    plan = plan_of(store, SAMPLE)
    with pytest.raises(Cancelled):
        plan.apply(store, take_doubtful=True, author="a", cancelled=lambda: True)
    assert not store.count(RESCUE)


def test_a_csv_file_holds_the_register(store: Store, make_book: MakeBook, tmp_path: Path) -> None:
    rows = [row(1, 备注="=1+1"), row(2, 处置结果="救护中", 结果日期=None, 放归地点=None)]
    plan_of(store, make_book([HEADER, *rows])).apply(store, take_doubtful=True, author="a")
    path = tmp_path / "cases.csv"
    result = export_delimited(store, path, RESCUE, translate=english, language="en")
    assert (result.rows, result.entries) == (2, 0)
    plan = plan_of(store, path)
    assert plan.counts.duplicate == 2
    assert {p.problem.code for p in plan.all_problems()} == {"duplicate"}
    assert plan.entry_counts.duplicate == 3


def test_a_workbook_with_only_a_timeline(store: Store, make_book: MakeBook, tmp_path: Path) -> None:
    """What a keeper sends: entries under known cases, without the register."""
    plan_of(store, make_book([HEADER, row(1, 处置结果=None, 结果日期=None, 放归地点=None)])).apply(
        store, take_doubtful=True, author="a"
    )
    book = make_book(
        [["救护编号", "记录类型", "日期", "体重", "里程碑", "备注"],
         ["QH-2025-0001", "护理", "2025-03-10", 9, None, None],
         ["QH-2025-0001", "里程碑", "2025-03-08", None, "抬头", "第三天"],
         ["QH-2025-0001", "里程碑", "2025-03-08", None, None, None]],
        name="keeper.xlsx", sheet="护理",
    )  # fmt: skip
    plan = plan_of(store, book)
    assert plan.counts.rows == 0
    assert (plan.entry_counts.new, plan.entry_counts.refused) == (2, 1)
    assert plan.parts == (plan.timeline,)
    plan.apply(store, take_doubtful=False, author="a")
    case = case_of(store, 1)
    assert [entry.type.name for entry in case.entries] == ["intake", "milestone", "care_log"]
    out = tmp_path / "refused.xlsx"
    assert write_rejects(plan, out, translate=english) == 1


def test_refused_cases_take_their_entries_along(
    store: Store, make_book: MakeBook, tmp_path: Path
) -> None:
    plan_of(store, make_book([HEADER, row(1), row(2)])).apply(store, take_doubtful=True, author="a")
    path = tmp_path / "cases.xlsx"
    export_workbook(store, path, RESCUE, translate=english, language="en")
    changes = store.imports()[0]
    store.undo_import(changes.change_set, author="a")
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["E2"] = "many, but who knows"  # the number of animals
    book.save(path)
    plan = plan_of(store, path)
    assert plan.states.count(State.REFUSED) == 1
    assert (plan.entry_counts.new, plan.entry_counts.refused) == (2, 2)
    out = tmp_path / "refused.xlsx"
    assert write_rejects(plan, out, translate=english) == 3
    mended = openpyxl.load_workbook(out)
    mended.worksheets[0]["E2"] = 1
    mended.save(out)
    plan.apply(store, take_doubtful=True, author="a")
    again = plan_of(store, out)
    assert (again.counts.new, again.entry_counts.new) == (1, 2)
    again.apply(store, take_doubtful=True, author="a")
    assert store.count(RESCUE) == 2
    assert {case_of(store, int(id)).state.status for id in store.ids(RESCUE)} == {"released"}
