"""The rescue ledger: which cases it holds, what stands in its cells, and that it adds up."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from db.errors import Cancelled
from db.record_types import record_type
from db.rescue.ledger import LedgerTable, ledger_rows
from db.showing import Words
from db.store import Store
from db.text import english
from tests.rescue_samples import RESCUE, add, begin, day, rescue

YEAR = (dt.date(2025, 1, 1), dt.date(2025, 12, 31))


def ledger(store: Store, since: dt.date | None = None, until: dt.date | None = None) -> LedgerTable:
    return ledger_rows(store, since, until, words=Words(english, store.reference(), "en"))


def cells(table: LedgerTable, row: int = 0) -> dict[str, Any]:
    return {c.name: v for c, v in zip(table.columns, table.rows[row], strict=True)}


def test_a_row_holds_what_the_regulation_asks_for(store: Store) -> None:
    case = begin(
        store, case_number="QH-2025-0013", finder_contact="13900000000",
        locality="foot of the hill",
        sex="male", first_aid="wrapped in a coat", report_taken_by="Office",
    )  # fmt: skip
    add(
        store, case, "intake", day(6), event_time=dt.time(2, 5), date_precision="exact",
        receipt_number="JS-7", handed_over_by="才仁多杰", handed_over_contact="13911111111",
        handed_over_address="索加乡人民政府", condition="moribund", weight=9.4,
        weight_qualifier="below", performed_by="齐新章",
    )  # fmt: skip
    for number, name in enumerate(["Oxygen", "Fluids", "Oxygen"]):
        add(store, case, "treatment", day(6 + number), treatment=name, until_date=day(12))
    add(store, case, "outcome", day(30), outcome="released", locality="烟瘴挂", place_code="632724")
    row = cells(ledger(store, *YEAR))
    assert row == {
        "no": 1,
        "case_number": "QH-2025-0013",
        "received_date": day(6),
        "received_time": "02:05",
        "species": "Snow leopard",
        "scientific_name": "Panthera uncia",
        "protection": "National class I",
        "individual_count": 1,
        "sex": "Male",
        "age_class": "Young",
        "found_at": "治多县 索加乡 牙曲村 foot of the hill",
        "finder_name": "才仁扎西",
        "finder_contact": "13900000000",
        "finder_place": "治多县 索加乡 牙曲村",
        "handed_over_by": "才仁多杰",
        "handed_over_contact": "13911111111",
        "handed_over_address": "索加乡人民政府",
        "report_channel": "WeChat",
        "cause": "Fall (suspected)",
        "condition": "Moribund",
        "weight": 9.4,
        "weight_qualifier": "Below",
        "receipt_number": "JS-7",
        "measures": "Oxygen, Fluids",
        "outcome": "Released",
        "outcome_date": day(30),
        "outcome_place": "治多县 烟瘴挂",
        "handled_by": "齐新章",
        "notes": None,
    }


def test_a_case_that_never_came_to_a_centre_is_in_the_ledger(store: Store) -> None:
    begin(store, first_aid="freed from the fence", report_taken_by="Office")
    row = cells(ledger(store, *YEAR))
    assert (row["received_date"], row["outcome"]) == (None, "Reported")
    assert (row["measures"], row["handled_by"]) == ("freed from the fence", "Office")
    assert row["condition"] == "Critical"


def test_a_case_counts_on_the_day_it_was_received(store: Store) -> None:
    december = begin(store, event_date=dt.date(2024, 12, 30))
    add(store, december, "intake", dt.date(2025, 1, 2))
    begin(store, event_date=dt.date(2024, 12, 31), notes="found only")
    begin(store, event_date=dt.date(2026, 1, 1))
    assert [cells(ledger(store, *YEAR))["received_date"]] == [dt.date(2025, 1, 2)]
    assert len(ledger(store, *YEAR).rows) == 1
    assert len(ledger(store).rows) == 3
    assert len(ledger(store, None, dt.date(2024, 12, 31)).rows) == 1
    assert len(ledger(store, dt.date(2025, 1, 2), dt.date(2025, 1, 2)).rows) == 1
    assert ledger(store, dt.date(2030, 1, 1), None).rows == ()


def test_rows_are_in_the_order_received_and_numbered(store: Store) -> None:
    for date in (20, 8, 14):
        add(store, begin(store), "intake", day(date))
    table = ledger(store)
    assert [row[table.place("no")] for row in table.rows] == [1, 2, 3]
    dates = [row[table.place("received_date")] for row in table.rows]
    assert dates == [day(8), day(14), day(20)]


def test_a_date_known_roughly_is_not_told_as_a_day(store: Store) -> None:
    case = begin(store)
    add(store, case, "intake", day(6), date_precision="month")
    assert cells(ledger(store))["received_date"] == "2025-03"
    add(store, case, "outcome", day(30), outcome="kept", facility="Zoo", date_precision="about")
    row = cells(ledger(store))
    assert (row["outcome_date"], row["outcome_place"]) == ("about 2025-03-30", "Zoo")


def test_voided_cases_and_entries_are_left_out(store: Store) -> None:
    kept, gone = begin(store), begin(store)
    id = add(store, kept, "treatment", day(6), treatment="Oxygen", until_date=day(7))
    store.void(record_type("treatment"), [id], author="a")
    store.void(RESCUE, [gone.id], author="a")
    table = ledger(store)
    assert len(table.rows) == 1
    assert cells(table)["measures"] is None


def test_totals_add_up(store: Store) -> None:
    outcomes = ("released", "died", "released", None, "transferred", None)
    for number, outcome in enumerate(outcomes):
        case = begin(
            store, individual_count=None if number == 5 else number + 1,
            species_id=None if number == 3 else 1 + number * 10,
        )  # fmt: skip
        add(store, case, "intake", day(6))
        if outcome:
            add(store, case, "outcome", day(9), outcome=outcome)
    table = ledger(store)
    [whole] = [total for total in table.totals if total.group == "all"]
    assert (whole.cases, whole.animals) == (6, 16)  # an unknown number is one animal
    for group in ("outcome", "protection"):
        parts = [total for total in table.totals if total.group == group]
        assert sum(total.cases for total in parts) == whole.cases
        assert sum(total.animals for total in parts) == whole.animals
    by_outcome = {t.label: (t.cases, t.animals) for t in table.totals if t.group == "outcome"}
    assert by_outcome == {
        "In care": (2, 5), "Released": (2, 4), "Died": (1, 2), "Transferred": (1, 5),
    }  # fmt: skip


def test_a_case_that_came_without_a_timeline_is_counted_as_reported(store: Store) -> None:
    begin(store)
    store.apply_import(RESCUE, [rescue(case_number="X-1", status=None)], author="a", source=None)
    groups = [(total.group, total.label, total.cases) for total in ledger(store).totals]
    assert [cases for group, _, cases in groups if group == "outcome"] == [2]


def test_an_empty_period_has_totals_of_nothing(store: Store) -> None:
    table = ledger(store, *YEAR)
    assert table.rows == ()
    assert [(total.cases, total.animals) for total in table.totals] == [(0, 0)]


def test_it_can_be_stopped_and_tells_how_far_it_is(store: Store) -> None:
    for _ in range(3):
        begin(store)
    words = Words(english, store.reference(), "en")
    told: list[tuple[int, int]] = []
    ledger_rows(store, None, None, words=words, progress=lambda *now: told.append(now))
    assert told == [(1, 3), (2, 3), (3, 3)]
    with pytest.raises(Cancelled):
        ledger_rows(store, None, None, words=words, cancelled=lambda: True)
