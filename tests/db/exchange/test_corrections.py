"""What a person says of a file: the plan follows, and only what is touched is checked again."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.exchange.corrections import LEFT_OUT, Corrections
from db.exchange.plan import Counts, ImportPlan, State, plan_import
from db.exchange.remembered import forget, remember, remembered_layouts
from db.exchange.understanding import CellState
from db.models.sighting import SIGHTING
from db.record_types import record_type
from db.showing import Words
from db.store import Store
from db.text import english
from tests.db.exchange.conftest import HEADER, ROW, TITLE, MakeBook

_DAYS = ("2025-03-05", "3月5日", "13月5日", "2025-03-06", "", "2025年3月")
_SPECIES = ("雪豹", "岩羊", "岩样", "石羊", "狼", "")
_COUNTS = (2, "约20只", "3-5", "若干", -3, "")
_PLACES = ("牙曲村", "亚曲村", "君曲村", "")


def _rows(seed: int, count: int) -> list[list[Any]]:
    draw = random.Random(seed)
    return [
        [
            number,
            draw.choice(_DAYS),
            draw.choice(("14:30", "")),
            draw.choice(_SPECIES),
            draw.choice(_COUNTS),
            draw.choice((33.9, 33.91, "")),
            95.4,
            draw.choice(_PLACES),
            draw.choice(("扎西", "才仁")),
            draw.choice(("", "雪地足迹")),
        ]
        for number in range(1, count + 1)
    ]


def _said(plan: ImportPlan) -> list[Any]:
    """Everything a plan says of its rows."""
    found = []
    for index in range(len(plan.numbers)):
        row = plan.row(index)
        problems = sorted((p.column, p.problem.code, str(p.text)) for p in row.problems)
        found.append((row.number, row.state, row.cells, row.values, problems))
    return found


@pytest.fixture
def made(store: Store, make_book: MakeBook) -> ImportPlan:
    path = make_book([[TITLE], HEADER, *_rows(7, 60), ["合计", None, None, None, 99]])
    return plan_import(store, path, SIGHTING)


def test_corrections_survive_json() -> None:
    said = Corrections(
        sheet="记录",
        header_last=3,
        year=2025,
        datum="gcj02",
        mapping={"A": "notes", "B": None, "C": LEFT_OUT},
        words={("species_id", "岩样"): "岩羊"},
        cells={(4, "B"): "2025-03-05"},
        left_out=frozenset((7, 9)),
        taken=frozenset((8,)),
    )
    assert Corrections.from_json(json.loads(json.dumps(said.to_json()))) == said
    assert Corrections.from_json({}) == Corrections()


_edits = st.lists(
    st.one_of(
        st.tuples(
            st.just("cell"),
            st.integers(3, 62),
            st.sampled_from(
                [("B", d) for d in _DAYS]
                + [("D", s) for s in _SPECIES]
                + [("E", str(c)) for c in _COUNTS]
                + [("H", p) for p in _PLACES]
                + [("A", "合计")]
            ),
        ),
        st.tuples(
            st.just("word"),
            st.sampled_from(["岩样", "狼", "石羊"]),
            st.sampled_from(["岩羊", "雪豹", "不认识", ""]),
        ),
        st.tuples(st.just("out"), st.integers(3, 62), st.none()),
    ),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(edits=_edits)
def test_checking_what_is_touched_is_checking_all(made: ImportPlan, edits: list[Any]) -> None:
    plan = made
    for what, one, other in edits:
        said = plan.corrections
        if what == "cell":
            said = said.with_cell(one, *other)
        elif what == "word":
            said = said.with_word("species_id", one, other)
        else:
            said = replace(said, left_out=said.left_out ^ {one})
        before = _said(plan)
        corrected = plan.with_corrections(said)
        assert _said(plan) == before  # the plan given stays as it was
        plan = corrected
    assert plan.session is not None
    whole = plan.session.again(plan.corrections, None, None)
    assert _said(plan) == _said(whole)
    assert plan.counts == whole.counts
    counts = plan.counts
    parts = (counts.new, counts.duplicate, counts.doubtful, counts.refused, counts.left_out)
    assert counts.rows == sum(parts)
    assert counts.rows + counts.skipped == 61


def test_nothing_is_read_again(store: Store, make_book: MakeBook) -> None:
    path = make_book([[TITLE], HEADER, ROW, [2, "3月6日", *ROW[2:]]])
    plan = plan_import(store, path, SIGHTING)
    path.unlink()
    later = plan.with_corrections(replace(plan.corrections, year=2019))
    assert [row.values["event_date"].year for row in later.rows()] == [2025, 2019]
    other = later.with_corrections(later.corrections.with_column("J", "behaviour"))
    assert other.row(0).values["behaviour"] == "看到两只"
    gone = other.with_corrections(other.corrections.with_column("J", LEFT_OUT))
    assert "behaviour" not in gone.row(0).values
    assert "notes" not in gone.row(0).values


def test_a_header_chosen_by_hand(store: Store, make_book: MakeBook) -> None:
    path = make_book([HEADER, ROW, [*HEADER[:9], "行为"], ROW])
    plan = plan_import(store, path, SIGHTING)
    assert (plan.layout.header_last, plan.counts.rows, plan.other_tables) == (1, 1, (3,))
    assert [row.number for row in plan.skipped] == [3, 4]
    assert "row 3" in " ".join(map(str, plan.remarks))
    other = plan.with_corrections(replace(plan.corrections, header_last=3))
    assert other.numbers == [4]
    assert other.row(0).values["behaviour"] == "看到两只"


def test_a_last_row_chosen_by_hand(made: ImportPlan) -> None:
    plan = made.with_corrections(replace(made.corrections, last_row=12))
    assert plan.numbers == list(range(3, 13))
    assert plan.counts.skipped == 51


def test_a_row_sorted_out_may_be_a_record(made: ImportPlan) -> None:
    assert [row.number for row in made.skipped] == [63]
    plan = made.with_corrections(replace(made.corrections, as_data=frozenset((63,))))
    assert plan.numbers[-1] == 63
    assert plan.states[-1] is State.REFUSED


def test_doubtful_rows_are_taken_one_by_one(store: Store, make_book: MakeBook) -> None:
    path = make_book([[TITLE], HEADER, ROW, [2, *ROW[1:4], "若干", *ROW[5:]], [3, *ROW[1:]]])
    plan = plan_import(store, path, SIGHTING)
    assert plan.states == [State.NEW, State.DOUBTFUL, State.DUPLICATE]
    taken = plan.with_corrections(replace(plan.corrections, taken=frozenset((4, 5))))
    assert (plan.accepted_count(False), taken.accepted_count(False)) == (1, 3)
    assert len(taken.apply(store, take_doubtful=False, author="a").created) == 3


def test_a_file_without_known_headers_is_asked_about(store: Store, make_book: MakeBook) -> None:
    path = make_book(
        [
            ["看到的日子", "叫什么", "谁"],
            ["3月5日", "岩羊", "扎西"],
            ["3月6日", "岩样", "扎西"],
        ]
    )
    plan = plan_import(store, path, SIGHTING, ask=True)
    assert plan.counts.refused == 2
    asked = plan.questions
    assert [one.field for one in asked.missing] == ["species_id"]
    assert [one.column.letter for one in asked.columns] == ["B", "C"]
    assert asked.year is not None
    assert asked.year.rows == (2, 3)
    said = replace(plan.corrections, year=2024).with_column("B", "species_id")
    plan = plan.with_corrections(said)
    assert [state.value for state in plan.states] == ["new", "refused"]
    (word,) = plan.questions.words
    assert (word.field, word.text, word.count, word.rows) == ("species_id", "岩样", 1, (3,))
    assert word.proposals[0].value == "Pseudois nayaur"
    plan = plan.with_corrections(said.with_word("species_id", "岩样", word.proposals[0].value))
    assert [state.value for state in plan.states] == ["new", "new"]
    assert not plan.questions.words


def test_the_datum_is_asked_for_once(store: Store, make_book: MakeBook) -> None:
    plan = plan_import(store, make_book([HEADER, ROW]), SIGHTING)
    asked = plan.questions.datum
    assert asked is not None
    assert (asked.count, asked.datum) == (1, "wgs84")
    assert 100 < asked.shift_m < 700
    later = plan.with_corrections(replace(plan.corrections, datum="gcj02"))
    assert later.questions.datum is None
    assert later.row(0).values["verbatim_srs"] == "gcj02"
    told = plan_import(store, make_book([["坐标系：高德坐标"], HEADER, ROW], "b.xlsx"), SIGHTING)
    assert told.datum == "gcj02"
    assert told.questions.datum is None


def test_what_was_made_of_a_cell(store: Store, make_book: MakeBook) -> None:
    path = make_book([[TITLE], HEADER, [1, "2025年3月", "", "岩样", "若干", *ROW[5:]]])
    plan = plan_import(store, path, SIGHTING)
    words = Words(english, store.reference(), "zh")
    cells = [plan.cell(0, column, words) for column in range(len(HEADER))]
    assert [cell.state for cell in cells] == [
        CellState.NOT_TAKEN,
        CellState.UNDERSTOOD,
        CellState.BLANK,
        CellState.REFUSED,
        CellState.DOUBTFUL,
        *[CellState.UNDERSTOOD] * 5,
    ]
    assert cells[1].shown == "2025-03"
    assert "岩样" in str(cells[3].text)
    assert (cells[7].typed, cells[7].shown) == ("牙曲村", "牙曲村")
    mended = plan.with_corrections(plan.corrections.with_cell(3, "D", "岩羊"))
    cell = mended.cell(0, 3, words)
    assert (cell.state, cell.typed, cell.original, cell.shown, cell.retyped) == (
        CellState.UNDERSTOOD, "岩羊", "岩样", "岩羊", True,
    )  # fmt: skip


def test_a_layout_is_remembered(store: Store, make_book: MakeBook) -> None:
    header = ["日子", "动物叫法", "在哪里看到", "北纬", "东经"]
    row = ["2025-03-05", "岩样", "治多县牙曲村", 33.9, 95.4]
    first = plan_import(store, make_book([header, row], "2024.xlsx", "2024年"), SIGHTING, ask=True)
    said = (
        replace(first.corrections, datum="gcj02")
        .with_column("A", "event_date")
        .with_column("B", "species_id")
        .with_column("C", "place_code")
        .with_word("species_id", "岩样", "岩羊")
    )
    first = first.with_corrections(said)
    assert first.counts.new == 1
    assert remember(store, first, author="a") is not None

    row = ["2025-03-06", "岩样", "治多县君曲村", 33.9, 95.4]
    again = plan_import(store, make_book([header, row], "2025.xlsx", "2025年"), SIGHTING)
    assert again.counts.new == 1
    assert again.remembered is not None
    assert again.remembered.source == "2024.xlsx"
    assert again.datum == "gcj02"
    assert {c.letter for c in again.layout.columns if c.origin == "last_time"} == {"A", "B", "C"}
    # What was taken back by hand stays so, although it is remembered.
    other = again.with_corrections(again.corrections.with_word("species_id", "岩样", None))
    assert other.counts.refused == 1

    (kept,) = remembered_layouts(store)
    forget(store, kept.key, author="a")
    assert remembered_layouts(store) == []


def test_a_rescue_register_is_corrected_without_reading(store: Store, make_book: MakeBook) -> None:
    header = ["救护编号", "接收日期", "物种", "性别", "处置结果", "结果日期"]
    rows = [
        ["1", "2025-03-05", "雪豹", "公", "放归", "2025-04-05"],
        ["2", "2025-03-06", "岩样", "♂", "救护中", ""],
        ["3", "2025-03-07", "狼", "雄", "放走了", "2025-04-05"],
    ]
    path = make_book([header, *rows])
    plan = plan_import(store, path, record_type("rescue"))
    path.unlink()
    assert [state.value for state in plan.states] == ["new", "refused", "refused"]
    asked = {(word.field, word.text): word.proposals for word in plan.questions.words}
    assert asked[("species_id", "岩样")][0].value == "Pseudois nayaur"
    assert asked[("outcome.outcome", "放走了")] is not None
    said = plan.corrections.with_word("species_id", "岩样", "岩羊")
    said = said.with_word("outcome.outcome", "放走了", "放归")
    plan = plan.with_corrections(said)
    assert [state.value for state in plan.states] == ["new", "new", "new"]
    plan = plan.with_corrections(replace(said, left_out=frozenset((2,))))
    assert (plan.counts.left_out, plan.counts.new) == (1, 2)
    changes = plan.apply(store, take_doubtful=False, author="a")
    assert len(changes.created) == 2
    assert plan_import(store, make_book([header, *rows]), record_type("rescue")).counts == Counts(
        rows=3, new=1, duplicate=2, doubtful=0, refused=0, skipped=0
    )
