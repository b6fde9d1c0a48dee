"""Where the table lies in sheets made by hand."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.exchange.headers import HeaderNames, column_letter, normalise, without_brackets
from db.exchange.inspection import UnreadableFile
from db.exchange.plan import plan_import
from db.models.sighting import SIGHTING
from db.record_types import RECORD_TYPES
from db.store import Store
from db.text import Text
from tests.db.exchange.conftest import HEADER, ROW, TITLE, MakeBook


def fields(plan: object) -> dict[str, str | None]:
    return {c.letter: c.meaning.field or c.meaning.role for c in plan.layout.columns}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "header",
    [
        "数量（只）",
        "数量 (只)",
        " 数 量\n（只） ",
        "数量(头/只)",
        "数量*",
        "ＣＯＵＮＴ",
        "Individual Count",
        "individual_count",
        "individualCount",
        "Number (animals)",
    ],
)
def test_spellings_of_one_header(header: str) -> None:
    meaning = HeaderNames(SIGHTING).meaning(header)
    assert meaning is not None
    assert meaning.field == "individual_count"


@pytest.mark.parametrize("type", RECORD_TYPES, ids=lambda t: t.name)
def test_every_label_and_first_alias_is_known(type: object) -> None:
    names = HeaderNames(type)  # type: ignore[arg-type]
    for spec in type.fields:  # type: ignore[attr-defined]
        if spec.internal:
            continue
        meaning = names.meaning(str(spec.label))
        assert meaning is not None, spec.name
        assert meaning.field == spec.name
        assert names.meaning(spec.name) is not None


def test_labels_of_another_language_are_known() -> None:
    def chinese(text: Text) -> str:
        return {"Certainty": "有多大把握"}.get(text.source, text.source)

    meaning = HeaderNames(SIGHTING, [chinese]).meaning("有多大把握")
    assert meaning is not None
    assert meaning.field == "identification_certainty"
    assert HeaderNames(SIGHTING).meaning("有多大把握") is None


@given(st.text(max_size=40))
def test_spaces_around_a_header_do_not_matter(text: str) -> None:
    assert normalise(f" {text}\n") == normalise(text)
    assert without_brackets(f"{text}(m)") in (without_brackets(text), normalise(text)) or any(
        mark in text for mark in "([{（〔【《<［｛"
    )


def test_column_letters() -> None:
    assert [column_letter(n) for n in (0, 25, 26, 701, 702, 16383)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]


def test_header_in_the_first_row(store: Store, make_book: MakeBook) -> None:
    plan = plan_import(store, make_book([HEADER, ROW]), SIGHTING)
    assert fields(plan) == {
        "A": "sequence",
        "B": "event_date",
        "C": "event_time",
        "D": "species_id",
        "E": "individual_count",
        "F": "decimal_latitude",
        "G": "decimal_longitude",
        "H": "place_code",
        "I": "observer",
        "J": "notes",
    }
    assert plan.layout.year is None
    assert plan.numbers == [2]


def test_header_of_two_merged_lines(store: Store, make_book: MakeBook) -> None:
    path = make_book(
        [
            (TITLE,),
            ("日期", "物种", "数量", None, None, "位置", None, "备注"),
            (None, None, "合计数量", "成体", "幼体", "纬度", "经度", None),
            ("3月5日", "雪豹", 3, 2, 1, 33.9, 95.4, "x"),
        ],
        merge=["A1:H1", "A2:A3", "B2:B3", "C2:E2", "F2:G2", "H2:H3"],
    )
    plan = plan_import(store, path, SIGHTING)
    assert (plan.layout.header_first, plan.layout.header_last) == (2, 3)
    assert fields(plan) == {
        "A": "event_date",
        "B": "species_id",
        "C": "individual_count",
        "D": "adults",
        "E": "young",
        "F": "decimal_latitude",
        "G": "decimal_longitude",
        "H": "notes",
    }
    assert plan.row(0).values["young"] == 1


def test_rows_that_are_no_records_are_listed_apart(store: Store, make_book: MakeBook) -> None:
    path = make_book(
        [
            HEADER,
            ROW,
            ("小计", None, None, None, 2),
            HEADER,
            (2, "2025-03-06", *ROW[2:]),
            (3,),
            (4,),
            ("总计：", None, None, None, 4),
            (),
            ("填表人：才仁", None, None, "审核：扎西"),
        ]
    )
    plan = plan_import(store, path, SIGHTING)
    assert plan.numbers == [2, 5]
    assert [(row.number, str(row.reason)) for row in plan.skipped] == [
        (3, "total row, not a record"),
        (4, "the column names once more, not a record"),
        (6, "only a running number, nothing else is filled in"),
        (7, "only a running number, nothing else is filled in"),
        (8, "total row, not a record"),
        (10, "note under the table, not a record"),
    ]


def test_a_record_without_its_date_is_not_taken_for_a_total(
    store: Store, make_book: MakeBook
) -> None:
    plan = plan_import(store, make_book([(TITLE,), HEADER, (1, None, *ROW[2:])]), SIGHTING)
    assert plan.counts.refused == 1
    assert [found.problem.code for found in plan.all_problems()] == ["required"]


def test_the_sheet_with_the_known_header_is_found(store: Store, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book.active.append(["本表由乡镇填写"])
    for name in ("一月", "二月"):
        book.create_sheet(name)
        for row in (HEADER, ROW) if name == "二月" else ((),):
            book[name].append(row)
    path = tmp_path / "a.xlsx"
    book.save(path)
    plan = plan_import(store, path, SIGHTING)
    assert plan.layout.sheet.name == "二月"
    assert plan.other_sheets == ("说明", "一月")
    assert plan.source_name == "a.xlsx [二月]"
    with pytest.raises(UnreadableFile, match="一月"):
        plan_import(store, path, SIGHTING, sheet="三月")


def test_columns_no_field_takes_go_to_the_notes(store: Store, make_book: MakeBook) -> None:
    path = make_book(
        [(*HEADER, "天气", None), (*ROW, "小雪", "雪深20cm"), (*ROW[:9], None, None, 7)]
    )
    plan = plan_import(store, path, SIGHTING)
    assert [c.name for c in plan.extra_columns] == ["天气", "L"]
    assert plan.row(0).values["notes"] == "看到两只\n天气: 小雪\nL: 雪深20cm"
    assert plan.row(1).values["notes"] == "L: 7"


def test_the_user_overrules_the_header(store: Store, make_book: MakeBook) -> None:
    path = make_book([("哪天", "什么", "位", "日期"), ("2025-03-05", "雪豹", "沟口", "x")])
    plan = plan_import(
        store,
        path,
        SIGHTING,
        mapping={"A": "event_date", "B": "species_id", "C": "locality", "D": None},
    )
    assert plan.counts.refused == 0
    assert plan.row(0).values["locality"] == "沟口"
    assert plan.row(0).values["notes"] == "日期: x"


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "holds no filled cells"),
        ([("救护编号", "体重"), (1, 2)], "no row of column names"),
        ([("日期", "数量", "备注"), ("2025-03-05", 1, "x")], "no column for Species"),
    ],
)
def test_sheets_without_a_table_are_refused(
    store: Store, make_book: MakeBook, rows: list[tuple[object, ...]], says: str
) -> None:
    with pytest.raises(UnreadableFile, match=says):
        plan_import(store, make_book(rows), SIGHTING)
