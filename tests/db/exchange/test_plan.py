"""What becomes of each row: values, problems, doubles, and the account of all of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.exchange.plan import ImportPlan, State, plan_import
from db.models.place import PLACE
from db.models.sighting import SIGHTING
from db.models.species import SPECIES
from db.places.datum import gcj02_to_wgs84, to_wgs84, wgs84_to_gcj02
from db.store import Store
from tests.db.exchange.conftest import HEADER, ROW, TITLE, MakeBook
from tests.samples import YAQU, sighting


def row(**changes: Any) -> tuple[Any, ...]:
    """The usual row with some cells changed, named by their English fields."""
    names = ("no", "date", "time", "species", "count", "lat", "lon", "place", "observer", "notes")
    return tuple(changes.get(name, value) for name, value in zip(names, ROW, strict=True))


def plan_of(store: Store, make_book: MakeBook, *rows: tuple[Any, ...], **how: Any) -> ImportPlan:
    return plan_import(store, make_book([(TITLE,), HEADER, *rows]), SIGHTING, **how)


def states(plan: ImportPlan) -> list[str]:
    return [state.value for state in plan.states]


def codes(plan: ImportPlan) -> list[str]:
    return [found.problem.code for found in plan.all_problems()]


# --- values --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "date", "precision"),
    [
        ("3月5日", dt.date(2025, 3, 5), "exact"),
        (dt.datetime(2025, 3, 5), dt.date(2025, 3, 5), "exact"),
        (45721, dt.date(2025, 3, 5), "exact"),  # a date whose format was lost
        ("2025年3月", dt.date(2025, 3, 1), "month"),
        ("2025.3.5", dt.date(2025, 3, 5), "exact"),
    ],
)
def test_dates(store: Store, make_book: MakeBook, cell: Any, date: dt.date, precision: str) -> None:
    plan = plan_of(store, make_book, row(date=cell, time=None if precision == "month" else "8:00"))
    assert plan.row(0).values["event_date"] == date
    assert plan.row(0).values["date_precision"] == precision


def test_a_date_with_its_time_fills_both(store: Store, make_book: MakeBook) -> None:
    plan = plan_of(store, make_book, row(date=dt.datetime(2025, 3, 5, 7, 45), time=None))
    assert plan.row(0).values["event_time"] == dt.time(7, 45)


def test_a_day_without_any_year_is_refused(store: Store, make_book: MakeBook) -> None:
    plan = plan_import(store, make_book([HEADER, row(date="3月5日")]), SIGHTING)
    assert states(plan) == ["refused"]
    assert plan.all_problems()[0].column == "B"


@pytest.mark.parametrize(
    ("cell", "values", "state"),
    [
        ("约20只", {"individual_count": 20, "notes": "看到两只\n数量（只）: 约20只"}, "new"),
        (
            "3-5",
            {"count_minimum": 3, "count_maximum": 5, "notes": "看到两只\n数量（只）: 3-5"},
            "new",
        ),
        ("一群", {"notes": "看到两只\n数量（只）: 一群"}, "doubtful"),
        ("2", {"individual_count": 2}, "new"),
        ("２只", {"individual_count": 2}, "new"),
        ("-", {}, "new"),
    ],
)
def test_counts(
    store: Store, make_book: MakeBook, cell: Any, values: dict[str, Any], state: str
) -> None:
    plan = plan_of(store, make_book, row(count=cell))
    found = plan.row(0).values
    assert states(plan) == [state]
    names = ("individual_count", "count_minimum", "count_maximum")
    assert {n: found[n] for n in names if n in found} == {
        n: v for n, v in values.items() if n in names
    }
    assert found["notes"] == values.get("notes", "看到两只")


@pytest.mark.parametrize("cell", ["数十", "abc", -3, 2.5, "99999999"])
def test_counts_that_are_refused(store: Store, make_book: MakeBook, cell: Any) -> None:
    plan = plan_of(store, make_book, row(count=cell))
    assert states(plan) == ["refused"]
    assert plan.all_problems()[0].column == "E"


@pytest.mark.parametrize(
    ("cell", "says"),
    [("雪豹子", "Did you mean 雪豹"), ("独角兽", "not in the species list"), (None, "missing")],
)
def test_species_that_are_not_known(
    store: Store, make_book: MakeBook, cell: str | None, says: str
) -> None:
    plan = plan_of(store, make_book, row(species=cell))
    assert states(plan) == ["refused"]
    assert says in str(plan.all_problems()[0].text)


@pytest.mark.parametrize(
    "cell", ["雪豹", " 雪豹 ", "Panthera uncia", "Snow leopard", "SNOW LEOPARD"]
)
def test_species_by_any_name(store: Store, make_book: MakeBook, cell: str) -> None:
    assert plan_of(store, make_book, row(species=cell)).row(0).values["species_id"] == 1


def test_an_unsure_species(store: Store, make_book: MakeBook) -> None:
    values = plan_of(store, make_book, row(species="疑似雪豹")).row(0).values
    assert (values["species_id"], values["identification_certainty"]) == (1, "probable")


def test_name_and_scientific_name_beside_each_other(store: Store, make_book: MakeBook) -> None:
    header = (*HEADER, "学名")
    path = make_book(
        [
            (TITLE,),
            header,
            (*row(), "Panthera uncia"),
            (*row(species="怪兽"), "Lynx lynx"),
            (*row(count=5), "Felis unknowna"),
            (*row(count=6), "Lynx lynx"),
        ]
    )
    plan = plan_import(store, path, SIGHTING)
    assert states(plan) == ["new", "new", "new", "refused"]
    assert plan.row(0).values["species_id"] == 1
    assert "怪兽" in plan.row(1).values["notes"]
    assert "Felis unknowna" in plan.row(2).values["notes"]
    assert codes(plan) == ["two_species"]


def test_places(store: Store, make_book: MakeBook) -> None:
    plan = plan_of(
        store,
        make_book,
        row(place="牙曲"),
        row(place="索加乡牙曲村", count=3),
        row(place="烟瘴挂", count=4),
        row(place=None, count=5),
    )
    assert plan.row(0).values["place_code"] == plan.row(1).values["place_code"] == YAQU
    assert "place_code" not in plan.row(2).values
    assert plan.row(2).values["locality"] == "烟瘴挂"
    assert states(plan) == ["new", "new", "doubtful", "doubtful"]
    assert codes(plan) == ["place_unknown", "wanted"]


def test_an_ambiguous_place_is_kept_as_words(store: Store, make_book: MakeBook) -> None:
    path = make_book([HEADER, row(place="团结村")])
    plan = plan_import(store, path, SIGHTING)
    assert codes(plan) == ["place_ambiguous"]
    assert plan.row(0).values["locality"] == "团结村"


def test_township_and_village_in_two_columns(store: Store, make_book: MakeBook) -> None:
    path = make_book([("日期", "物种", "乡镇", "村"), ("2025-03-05", "雪豹", "索加乡", "牙曲村")])
    assert plan_import(store, path, SIGHTING).row(0).values["place_code"] == YAQU


def test_words_of_vocabularies(store: Store, make_book: MakeBook) -> None:
    header = ("日期", "物种", "依据", "威胁", "健康状况")
    path = make_book(
        [
            header,
            ("2025-3-5", "雪豹", "粪便", "流浪狗、网围栏", "Injured"),
            ("2025-3-6", "雪豹", "闻到", "流浪狗、外星人", None),
        ]
    )
    plan = plan_import(store, path, SIGHTING)
    assert plan.row(0).values["evidence"] == "scat"
    assert plan.row(0).values["threats"] == ("dogs", "fence")
    assert plan.row(0).values["health"] == "injured"
    assert plan.row(1).values["threats"] == ("dogs",)
    assert "依据: 闻到" in plan.row(1).values["notes"]
    assert "外星人" in plan.row(1).values["notes"]
    assert states(plan)[1] == "doubtful"


def test_a_value_merged_over_rows_belongs_to_each(store: Store, make_book: MakeBook) -> None:
    path = make_book(
        [(TITLE,), HEADER, row(), row(date=None, count=3), row(date=None, count=4)], merge=["B3:B4"]
    )
    plan = plan_import(store, path, SIGHTING)
    assert states(plan) == ["new", "new", "refused"]
    assert plan.row(1).values["event_date"] == dt.date(2025, 3, 5)


# --- positions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lat", "lon", "state", "code"),
    [
        (33.9, 95.4, "new", None),
        ("33°54′0″", "95°24′0″", "new", None),
        (95.4, 33.9, "refused", "unreadable"),
        (15.2, 110.4, "doubtful", "position_far"),
        (0, 0, "refused", "position_zero"),
        (33.9, None, "refused", "position_half"),
        ("东边", 95.4, "refused", "unreadable"),
        (33.9, 500, "refused", None),
        (None, None, "doubtful", "wanted"),
    ],
)
def test_positions(
    store: Store, make_book: MakeBook, lat: Any, lon: Any, state: str, code: str | None
) -> None:
    plan = plan_of(store, make_book, row(lat=lat, lon=lon))
    assert states(plan) == [state]
    if code is not None:
        assert codes(plan) == [code]


def test_a_file_from_a_map_app_is_moved_to_where_it_was(store: Store, make_book: MakeBook) -> None:
    shown = wgs84_to_gcj02(33.9, 95.4)
    values = plan_of(store, make_book, row(lat=shown[0], lon=shown[1]), datum="gcj02").row(0).values
    assert values["decimal_latitude"] == pytest.approx(33.9, abs=1e-6)
    assert values["decimal_longitude"] == pytest.approx(95.4, abs=1e-6)
    assert values["verbatim_coordinates"] == f"{shown[0]!r}, {shown[1]!r}"
    assert values["verbatim_srs"] == "gcj02"
    assert values["position_source"] == "register"


def test_the_datum_of_each_row(store: Store, make_book: MakeBook) -> None:
    shown = wgs84_to_gcj02(33.9, 95.4)
    header = (*HEADER, "坐标系")
    path = make_book(
        [
            (TITLE,),
            header,
            (*row(lat=shown[0], lon=shown[1]), "高德"),
            (*row(count=3), "WGS84"),
            (*row(count=4), "浦尔科沃42"),
        ]
    )
    plan = plan_import(store, path, SIGHTING)
    assert plan.row(0).values["decimal_latitude"] == pytest.approx(33.9, abs=1e-6)
    assert plan.row(1).values["decimal_latitude"] == 33.9
    assert codes(plan) == ["datum_unknown"]


def test_a_position_in_one_cell(store: Store, make_book: MakeBook) -> None:
    header = ("日期", "物种", "经纬度")
    path = make_book(
        [header, ("2025-3-5", "雪豹", "N33°54′ E95°24′"), ("2025-3-6", "雪豹", "山上")]
    )
    plan = plan_import(store, path, SIGHTING)
    assert plan.row(0).values["decimal_latitude"] == pytest.approx(33.9)
    assert plan.row(0).values["verbatim_coordinates"] == "N33°54′ E95°24′"
    assert states(plan) == ["new", "refused"]


def test_a_register_of_old_coordinates_says_how_exact_they_are(
    store: Store, make_book: MakeBook
) -> None:
    path = make_book([(TITLE,), HEADER, row(lat=33.9, lon=95.4)])
    plan = plan_import(store, path, SIGHTING, datum="xian80")
    values = plan.row(0).values
    assert (values["decimal_latitude"], values["decimal_longitude"]) == pytest.approx(
        to_wgs84(33.9, 95.4, "xian80"), abs=1e-6
    )
    assert values["verbatim_coordinates"] == "33.9, 95.4"
    assert (values["verbatim_srs"], values["coordinate_uncertainty"]) == ("xian80", 35)


def test_a_cell_may_hold_a_position_in_any_form(store: Store, make_book: MakeBook) -> None:
    header = ("日期", "物种", "经纬度")
    cells = [
        "31536997.28, 3752641.32",
        "https://apis.map.qq.com/uri/v1/marker?marker=coord:33.9,95.4;title:x",
        "46SGC2191853661",
        "北京54 33.9, 95.4",
        "4VCC+W2 治多",
    ]
    path = make_book([header, *(("2025-3-5", "雪豹", cell) for cell in cells)])
    plan = plan_import(store, path, SIGHTING)
    assert states(plan)[-1] == "refused"
    plane, link, grid, old = (plan.row(number).values for number in range(4))
    assert (plane["decimal_latitude"], plane["decimal_longitude"]) == pytest.approx(
        (33.9, 93.4), abs=1e-6
    )
    assert plane["verbatim_srs"] == "cgcs2000"
    shown = gcj02_to_wgs84(33.9, 95.4)
    assert (link["decimal_latitude"], link["decimal_longitude"]) == pytest.approx(shown)
    assert (link["verbatim_coordinates"], link["verbatim_srs"]) == (cells[1], "gcj02")
    assert (grid["decimal_latitude"], grid["decimal_longitude"]) == pytest.approx(
        (33.9, 95.4), abs=2e-5
    )
    assert old["coordinate_uncertainty"] == 30
    assert old["verbatim_srs"] == "beijing54"


# --- doubles -------------------------------------------------------------------------------------


def test_equal_rows_are_doubles(store: Store, make_book: MakeBook) -> None:
    plan = plan_of(store, make_book, row(), row(no=2), row(no=3, time="15:00"))
    assert states(plan) == ["new", "duplicate", "new"]
    assert "Row 3" in str(plan.all_problems()[0].text)


def test_equal_rows_without_time_and_place_may_be_two_events(
    store: Store, make_book: MakeBook
) -> None:
    bare = row(time=None, lat=None, lon=None)
    plan = plan_import(store, make_book([HEADER, bare, bare]), SIGHTING)
    assert plan.problems[1][-1].problem.code == "maybe_duplicate"


def test_rows_that_differ_in_a_remark_are_asked_about(store: Store, make_book: MakeBook) -> None:
    plan = plan_of(store, make_book, row(), row(notes="在吃岩羊"))
    assert states(plan) == ["new", "doubtful"]
    assert "only Notes differ" in str(plan.all_problems()[0].text)


def test_records_that_are_there_already(store: Store, make_book: MakeBook) -> None:
    plan = plan_of(store, make_book, row(), row(no=2, count=7))
    store.apply_import(SIGHTING, plan.accepted(True), author="a", source=None)
    again = plan_of(store, make_book, row(), row(no=2, count=8), row(no=3, notes="别的话"))
    assert states(again) == ["duplicate", "new", "doubtful"]
    assert "Record 1" in str(again.problems[2][0].text)


def test_as_many_copies_as_there_are_records(store: Store, make_book: MakeBook) -> None:
    bare = row(time=None, lat=None, lon=None)
    path = make_book([HEADER, bare, bare])
    first = plan_import(store, path, SIGHTING)
    store.apply_import(SIGHTING, first.accepted(True), author="a", source=None)
    assert states(plan_import(store, path, SIGHTING)) == ["duplicate", "duplicate"]


def test_a_voided_record_is_no_double(store: Store, make_book: MakeBook) -> None:
    plan = plan_of(store, make_book, row())
    made = store.apply_import(SIGHTING, plan.accepted(True), author="a", source=None)
    store.void(SIGHTING, made.created, author="a")
    assert states(plan_of(store, make_book, row())) == ["new"]


def test_a_refused_row_makes_no_double(store: Store, make_book: MakeBook) -> None:
    plan = plan_of(store, make_book, row(count=-1), row(count=-1))
    assert states(plan) == ["refused", "refused"]


# --- other record types --------------------------------------------------------------------------


def test_species_lists(store: Store, make_book: MakeBook) -> None:
    path = make_book(
        [
            ("学名", "中文名", "保护级别"),
            ("Panthera uncia", "雪豹", "一级"),
            ("Vulpes imaginaria", "想狐", "二级"),
            ("Vulpes imaginaria", "想狐", "二级"),
        ]
    )
    plan = plan_import(store, path, SPECIES)
    assert states(plan) == ["duplicate", "new", "duplicate"]
    store.apply_import(SPECIES, plan.accepted(False), author="a", source=None)
    assert store.reference().find_species("想狐") is not None


def test_places_of_the_office(store: Store, make_book: MakeBook) -> None:
    path = make_book(
        [("名称", "级别", "上级", "纬度", "经度"), ("烟瘴挂", "小地名", "索加乡牙曲村", 33.9, 93.6)]
    )
    plan = plan_import(store, path, PLACE)
    assert plan.counts.new == 1
    assert plan.row(0).values["parent_code"] == YAQU


# --- the account ---------------------------------------------------------------------------------

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.floats(-1e6, 1e6),
    st.dates(dt.date(1900, 3, 1), dt.date(2100, 1, 1)),
    st.times(),
    st.sampled_from(
        [
            "合计",
            "雪豹",
            "3月5日",
            "2025-03-05",
            "34°5′",
            "牙曲村",
            "若干",
            "?",
            "=1+1",
            "13月5日",
            "日期",
            "序号",
            "填表人：x",
            " ",
            "约20只",
            "0",
            "2025年",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELLS, min_size=10, max_size=10), max_size=12))
def test_the_account_adds_up_for_any_sheet(
    store: Store, make_book: MakeBook, rows: list[list[Any]]
) -> None:
    plan = plan_import(store, make_book([HEADER, *rows]), SIGHTING)
    counts = plan.counts
    assert counts.rows == counts.new + counts.duplicate + counts.doubtful + counts.refused
    filled = [
        n
        for n, cells in enumerate(rows, 2)
        if any(cell is not None and cell != "" for cell in cells)
    ]
    assert sorted(plan.numbers + [row.number for row in plan.skipped]) == filled
    for found in plan.rows([State.REFUSED, State.DOUBTFUL, State.DUPLICATE]):
        assert found.problems
    for found in plan.rows([State.NEW]):
        assert not found.problems
    for values in plan.accepted(True):
        assert values["event_date"] is not None
        assert values["species_id"] is not None


def test_an_accepted_row_is_saved_as_it_was_planned(store: Store, make_book: MakeBook) -> None:
    plan = plan_of(store, make_book, row())
    made = store.apply_import(SIGHTING, plan.accepted(True), author="a", source=plan.source_name)
    record = store.get(SIGHTING, made.created[0])
    assert record is not None
    assert {n: v for n, v in record.values.items() if v is not None} == plan.row(0).values


def test_what_the_form_saved_is_known_again(
    store: Store, make_book: MakeBook, tmp_path: Path
) -> None:
    store.save(SIGHTING, sighting(), author="a")
    plan = plan_import(
        store,
        make_book(
            [
                ("日期", "时间", "物种", "数量", "纬度", "经度"),
                ("2025-03-05", "14:30", "雪豹", 2, 33.96834, 93.60759),
            ]
        ),
        SIGHTING,
    )
    assert states(plan) == ["duplicate"]
