"""Undo and redo, as far back as the file goes; nothing leaves the history."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.query import Filter
from db.record_types import record_type
from db.records_file import create_records_file
from db.store import Store
from tests.rescue_samples import add, begin, day, fresh
from tests.samples import sighting

SIGHTING = record_type("sighting")


def state(store: Store) -> dict[int, Any]:
    """Every living sighting's values, by id."""
    found = {}
    for row in store.first_page(SIGHTING, limit=1000):
        record = store.get(SIGHTING, row.id)
        assert record is not None
        found[row.id] = dict(record.values)
    return found


def undo(store: Store) -> Any:
    step = store.next_undo()
    assert step is not None
    return store.undo(step.change_set, author="b")


def redo(store: Store) -> Any:
    step = store.next_redo()
    assert step is not None
    return store.redo(step.change_set, author="b")


def test_a_new_record_is_undone_and_done_again(store: Store) -> None:
    store.save(SIGHTING, sighting(), author="a")
    step = store.next_undo()
    assert step is not None
    assert (step.kind, step.action, step.record_type, step.records) == (
        "save",
        "created",
        "sighting",
        1,
    )
    assert undo(store).voided == (1,)
    assert store.count(SIGHTING) == 0
    assert store.next_undo() is None
    assert redo(store).restored == (1,)
    assert store.count(SIGHTING) == 1
    assert store.next_redo() is None


def test_a_change_goes_back_to_exactly_what_stood_before(store: Store) -> None:
    store.save(SIGHTING, sighting(), author="a")
    before = state(store)
    moved = {"decimal_latitude": 34.1, "threats": None, "event_date": dt.date(2025, 3, 6)}
    store.save(SIGHTING, moved, author="a", id=1)
    after = state(store)
    undo(store)
    assert state(store) == before
    redo(store)
    assert state(store) == after
    kinds = [entry.kind for entry in store.history(SIGHTING, 1)]
    assert kinds == ["redo", "undo", "save", "save"]


def test_words_of_an_undone_text_are_found_no_more(store: Store) -> None:
    store.save(SIGHTING, sighting(notes="山坡"), author="a")
    store.save(SIGHTING, {"notes": "冰川"}, author="a", id=1)
    undo(store)
    assert store.count(SIGHTING, Filter(text="冰川")) == 0
    assert store.count(SIGHTING, Filter(text="山坡")) == 1


def test_a_new_change_ends_what_could_be_redone(store: Store) -> None:
    store.save(SIGHTING, sighting(), author="a")
    undo(store)
    store.save(SIGHTING, sighting(), author="a")
    assert store.next_redo() is None


def test_voiding_and_imports_are_undone(store: Store) -> None:
    store.apply_import(SIGHTING, [sighting(), sighting()], author="a", source="r.xlsx")
    store.void(SIGHTING, [1], author="a")
    undo(store)
    assert store.count(SIGHTING) == 2
    step = store.next_undo()
    assert step is not None
    assert (step.kind, step.records, step.source) == ("import", 2, "r.xlsx")
    undo(store)
    assert store.count(SIGHTING) == 0
    assert store.imports()[0].undone
    redo(store)
    assert store.count(SIGHTING) == 2
    assert not store.imports()[0].undone
    redo(store)
    assert store.count(SIGHTING) == 1


def test_what_was_changed_since_is_left_alone(store: Store) -> None:
    first = store.save(SIGHTING, sighting(), author="a").change_set
    store.save(SIGHTING, {"notes": "改"}, author="b", id=1)
    assert first is not None
    changes = store.undo(first, author="a")
    assert (changes.voided, changes.kept) == ((), (1,))
    assert store.count(SIGHTING) == 1


def test_an_entry_of_a_case_is_undone_with_what_followed_from_it(store: Store) -> None:
    case = begin(store)
    add(store, case, "intake", day(6), weight=9.4)
    add(store, case, "outcome", day(60), outcome="released")
    changes = undo(store)
    assert {one.record_type for one in changes.each() if one.touched} == {"outcome", "rescue"}
    assert fresh(store, case)["status"] == "in_care"
    redo(store)
    assert fresh(store, case)["status"] == "released"


def test_a_confirmed_doubt_stays_in_the_history(store: Store) -> None:
    store.save(SIGHTING, sighting(), author="才仁", confirmed=("position_far", "wanted"))
    store.save(SIGHTING, {"notes": "x"}, author="a", id=1, confirmed=("date_old",))
    late, early = store.history(SIGHTING, 1)
    assert late.confirmed == ("date_old",)
    assert set(late.changes) == {"notes"}
    assert (early.author, early.confirmed) == ("才仁", ("position_far", "wanted"))
    undo(store)
    undo(store)
    assert store.count(SIGHTING) == 0


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["new", "change", "void", "restore", "import"]),
        st.integers(0, 5),
        st.sampled_from(["雪", "山坡", "", "河谷 两只"]),
    ),
    min_size=1,
    max_size=12,
)


@given(ACTIONS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_undoing_all_and_redoing_all_changes_nothing(actions: list[tuple[str, int, str]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        create_records_file(Path(folder) / "a.gpkg", author="a") as store,
    ):
        states = [state(store)]
        made = 0
        for what, number, words in actions:
            id = number % made + 1 if made else 0
            living = id in states[-1]
            if what == "new":
                store.save(SIGHTING, sighting(notes=words), author="a")
                made += 1
            elif what == "import":
                store.apply_import(SIGHTING, [sighting(notes=words)] * 2, author="a", source=None)
                made += 2
            elif not id:
                continue
            elif what == "change" and living:
                store.save(SIGHTING, {"notes": words, "individual_count": 5}, author="a", id=id)
            elif what == "void" and living:
                store.void(SIGHTING, [id], author="a")
            elif what == "restore" and not living:
                store.restore(SIGHTING, [id], author="a")
            else:
                continue
            now = state(store)
            if now != states[-1]:
                states.append(now)
        last = len(states) - 1
        for place in range(last - 1, -1, -1):
            assert not undo(store).kept
            assert state(store) == states[place]
        assert store.next_undo() is None
        for place in range(1, last + 1):
            assert not redo(store).kept
            assert state(store) == states[place]
        assert store.next_redo() is None


def test_the_changes_of_a_file_are_listed_newest_first_page_by_page(store: Store) -> None:
    for count in (1, 2, 3):
        store.save(SIGHTING, sighting(individual_count=count), author=f"a{count}")
    undo(store)
    undo(store)
    redo(store)
    found = store.steps(limit=4)
    assert [(one.kind, one.author, one.undone) for one in found] == [
        ("redo", "b", False),
        ("undo", "b", False),
        ("undo", "b", False),
        ("save", "a3", True),
    ]
    assert [one.step.record_id for one in found] == [2, 2, 3, 3]
    older = store.steps(before=found[-1].change_set)
    assert [(one.author, one.undone) for one in older] == [("a2", False), ("a1", False)]
    assert store.steps(before=older[-1].change_set) == []


def test_entries_imported_into_a_known_case_can_be_undone(store: Store) -> None:
    case = begin(store)
    entry = {"case_uuid": case.uuid, "event_date": day(7), "weight": 12.5}
    store.apply_cases([], {"care_log": [entry]}, author="a", source="scales.xlsx")
    step = store.next_undo()
    assert step is not None
    assert (step.kind, step.record_type, step.source) == ("import", "care_log", "scales.xlsx")
    store.undo(step.change_set, author="b")
    assert store.count(record_type("care_log")) == 0
