"""Two records made one: nothing is lost, one step takes it back, closed cases refuse."""

from __future__ import annotations

import datetime as dt
import tempfile
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.double_pairs import likely_pairs
from db.errors import StaleRecordError, UserError
from db.merging import MERGED_FROM, MERGED_INTO, choices, merged_with, proposed
from db.record_types import RECORD_TYPES, record_type
from db.records_file import create_records_file
from db.store import Store
from db.validation import ProblemsError
from db.writing import Record
from tests.rescue_samples import add, begin, day
from tests.samples import YAQU, sighting

SIGHTING = record_type("sighting")
RESCUE = record_type("rescue")
INDIVIDUAL = record_type("individual")
PHOTO = record_type("photo")


def saved(store: Store, **changes: Any) -> Record:
    id = store.save(SIGHTING, sighting(**changes), author="a").created[0]
    return read(store, id)


def read(store: Store, id: int, type: Any = SIGHTING) -> Record:
    record = store.get(type, id)
    assert record is not None
    return record


def photo(store: Store, owner: Record, sha: str, **values: Any) -> int:
    whole = {
        "owner_type": owner.type.name,
        "owner_uuid": owner.uuid,
        "sha256": sha,
        "file_name": "a.jpg",
        "media_type": "image/jpeg",
        **values,
    }
    return store.save(PHOTO, whole, author="a").created[0]


def everything(store: Store) -> dict[str, Any]:
    """Every record of every type, voided ones too, without stamps."""
    found = {}
    for type in RECORD_TYPES:
        if type.name in ("species", "place"):
            continue
        for number in count(1):
            record = store.get(type, number)
            if record is None:
                break
            found[f"{type.name} {number}"] = (record.voided, dict(record.values))
    return found


def test_the_kept_record_takes_the_values_and_the_other_goes_with_a_link(store: Store) -> None:
    kept, other = saved(store, notes=None), saved(store, notes="two on the ridge", young=None)
    changes = store.merge(
        SIGHTING, kept.id, other.id, {"notes": "two on the ridge"}, author="b",
        revisions=(kept.revision, other.revision),
    )  # fmt: skip
    assert (changes.changed, changes.voided) == ((kept.id,), (other.id,))
    assert read(store, kept.id).values["notes"] == "two on the ridge"
    assert read(store, kept.id).values["young"] == 1
    assert read(store, other.id).voided
    mine, theirs = store.history(SIGHTING, kept.id), store.history(SIGHTING, other.id)
    last = {entry.action: entry for entry in mine}["changed"]
    gone = {entry.action: entry for entry in theirs}["voided"]
    assert merged_with(last.changes) == (MERGED_FROM, other.uuid)
    assert merged_with(gone.changes) == (MERGED_INTO, kept.uuid)
    assert (last.author, last.kind) == ("b", "merge")


def test_one_step_takes_it_back_and_does_it_again(store: Store) -> None:
    kept, other = saved(store, notes="a"), saved(store, notes="b")
    photo(store, other, "11")
    before = everything(store)
    changes = store.merge(SIGHTING, kept.id, other.id, {"notes": "a\nb"}, author="b")
    after = everything(store)
    assert before != after
    step = store.next_undo()
    assert step is not None
    assert (step.kind, step.change_set) == ("merge", changes.change_set)
    store.undo(step.change_set, author="c")
    assert everything(store) == before
    again = store.next_redo()
    assert again is not None
    store.redo(again.change_set, author="c")
    assert everything(store) == after


def test_a_merge_that_changes_no_value_is_in_both_histories(store: Store) -> None:
    kept, other = saved(store), saved(store)
    store.merge(SIGHTING, kept.id, other.id, {}, author="b")
    assert store.history(SIGHTING, kept.id)[0].kind == "merge"
    assert store.undo(store.next_undo().change_set, author="c").restored == (other.id,)  # type: ignore[union-attr]


def test_photos_go_over_but_the_same_picture_not_twice(store: Store) -> None:
    kept, other = saved(store), saved(store)
    cover = photo(store, kept, "aa", is_cover="yes")
    moved = photo(store, other, "bb", is_cover="yes")
    twice = photo(store, other, "aa")
    store.merge(SIGHTING, kept.id, other.id, {}, author="b")
    assert {p.id for p in store.parts(PHOTO, [kept.uuid])} == {cover, moved}
    assert read(store, moved, PHOTO).values["is_cover"] is None
    assert read(store, twice, PHOTO).values["owner_uuid"] == other.uuid


def test_links_lead_to_the_kept_one(store: Store) -> None:
    one, other = (
        read(
            store,
            store.save(INDIVIDUAL, {"name": name, "species_id": 1}, author="a").created[0],
            INDIVIDUAL,
        )
        for name in "AB"
    )
    seen = saved(store, organism_id=other.uuid)
    closed = begin(store, organism_id=other.uuid)
    add(store, closed, "intake", day(6))
    add(store, closed, "outcome", day(9), outcome="died", cause_of_death="unknown")
    store.merge(INDIVIDUAL, one.id, other.id, {}, author="b")
    assert read(store, seen.id).values["organism_id"] == one.uuid
    assert read(store, closed.id, RESCUE).values["organism_id"] == one.uuid


def test_the_timelines_of_two_cases_become_one(store: Store) -> None:
    kept, other = begin(store), begin(store, finder_name="another", microchip="156")
    add(store, other, "intake", day(6))
    add(store, other, "examination", day(7), examination_type="daily", weight=2.5)
    before = everything(store)
    assert read(store, kept.id, RESCUE).values["status"] == "reported"
    changes = store.merge(RESCUE, kept.id, other.id, {"microchip": "156"}, author="b")
    case = read(store, kept.id, RESCUE).values
    assert (case["status"], case["intake_date"], case["latest_weight"]) == (
        "in_care",
        day(6),
        2.5,
    )
    assert case["microchip"] == "156"
    assert {one.record_type for one in changes.related} == {"intake", "examination"}
    step = store.next_undo()
    assert step is not None
    store.undo(step.change_set, author="c")
    assert everything(store) == before
    store.redo(step.change_set, author="c")
    assert read(store, kept.id, RESCUE).values["latest_weight"] == 2.5


def test_the_case_number_of_the_other_can_be_kept(store: Store) -> None:
    kept, other = begin(store), begin(store)
    number = other.values["case_number"]
    store.merge(RESCUE, kept.id, other.id, {"case_number": number}, author="b")
    assert read(store, kept.id, RESCUE).values["case_number"] == number
    third = begin(store)
    fourth = begin(store)
    taken = {"case_number": number}
    with pytest.raises(ProblemsError):
        store.merge(RESCUE, third.id, fourth.id, taken, author="b")
    assert not read(store, fourth.id, RESCUE).voided


@pytest.mark.parametrize("closed_is_kept", [True, False])
def test_closed_cases_refuse_with_their_sentence(store: Store, closed_is_kept: bool) -> None:
    open_one, closed = begin(store), begin(store)
    add(store, closed, "intake", day(6))
    add(store, closed, "outcome", day(9), outcome="died", cause_of_death="unknown")
    before = everything(store)
    ids = (closed.id, open_one.id) if closed_is_kept else (open_one.id, closed.id)
    with pytest.raises(UserError, match="Reopen it first"):
        store.merge(RESCUE, *ids, {}, author="b")
    assert everything(store) == before


def test_what_changed_meanwhile_is_refused(store: Store) -> None:
    kept, other = saved(store), saved(store)
    revisions = (kept.revision, other.revision)
    store.save(SIGHTING, {"notes": "new"}, author="x", id=other.id)
    with pytest.raises(StaleRecordError):
        store.merge(SIGHTING, kept.id, other.id, {}, author="b", revisions=revisions)
    store.void(SIGHTING, [other.id], author="x")
    with pytest.raises(StaleRecordError):
        store.merge(SIGHTING, kept.id, other.id, {}, author="b")
    with pytest.raises(StaleRecordError):
        store.merge(SIGHTING, kept.id, kept.id, {}, author="b")


def test_values_that_are_wrong_are_refused_and_nothing_is_written(store: Store) -> None:
    kept, other = saved(store), saved(store)
    with pytest.raises(ProblemsError):
        store.merge(SIGHTING, kept.id, other.id, {"young": 9}, author="b")
    assert not read(store, other.id).voided


def test_no_doubles_are_remembered_until_that_is_undone(store: Store) -> None:
    one, other = saved(store), saved(store)
    assert len(likely_pairs(store, SIGHTING).pairs) == 1
    store.keep_apart(SIGHTING, other.id, one.id, author="b")
    assert likely_pairs(store, SIGHTING).pairs == ()
    entry = store.history(SIGHTING, one.id)[0]
    assert (entry.kind, entry.confirmed, entry.author) == ("not_double", ("not_double",), "b")
    assert read(store, one.id).revision == 1
    step = store.next_undo()
    assert step is not None
    store.undo(step.change_set, author="b")
    assert len(likely_pairs(store, SIGHTING).pairs) == 1


def test_what_can_be_chosen_differing_fields_first_positions_whole(store: Store) -> None:
    kept = sighting(notes="a", verbatim_coordinates=None)
    other = sighting(notes="b", decimal_latitude=34.0, verbatim_coordinates="34.0")
    found = choices(SIGHTING, kept, other)
    assert [(choice.names[0], choice.differs) for choice in found[:2]] == [
        ("decimal_latitude", True),
        ("notes", True),
    ]
    assert "verbatim_coordinates" in found[0].names
    assert found[1].joined == "a\nb"
    assert not any(choice.differs for choice in found[2:])


def test_a_telephone_stays_with_the_person_it_is_of() -> None:
    kept = sighting(observer="扎西多杰", observer_contact=None)
    other = sighting(observer="扎西才让", observer_contact="13800001234")
    values = proposed(SIGHTING, kept, other)
    assert (values["observer"], values["observer_contact"]) == ("扎西多杰", None)
    # Where the other says the same and more, all of it is taken.
    other["observer"] = "扎西多杰"
    values = proposed(SIGHTING, kept, other)
    assert (values["observer"], values["observer_contact"]) == ("扎西多杰", "13800001234")
    earlier = sighting(event_time=None)
    assert proposed(SIGHTING, earlier, sighting())["event_time"] == dt.time(14, 30)


texts = st.none() | st.sampled_from(["", "甲", "乙", "甲 乙", "A\nB"])
reports = st.fixed_dictionaries(
    {
        "notes": texts,
        "locality": texts,
        "observer": texts,
        "individual_count": st.none() | st.integers(1, 3),
        "threats": st.none() | st.sampled_from([("dogs",), ("dogs", "fence")]),
        "event_time": st.none() | st.sampled_from([dt.time(9, 0), dt.time(10, 0)]),
        "place_code": st.none() | st.just(YAQU),
        "decimal_latitude": st.sampled_from([33.5, 33.6]),
        "young": st.none(),
    }
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=reports, two=reports, taken=st.sets(st.sampled_from(["notes", "observer", "locality"])))
def test_nothing_is_lost(one: dict[str, Any], two: dict[str, Any], taken: set[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "office.gpkg"
        with create_records_file(path, author="a") as store:
            kept, other = saved(store, **one), saved(store, **two)
            values = proposed(SIGHTING, kept.values, other.values)
            values.update({name: other.values[name] for name in taken})
            before = everything(store)
            store.merge(SIGHTING, kept.id, other.id, values, author="b")
            now = read(store, kept.id).values
            told: dict[str, set[str]] = {}
            for id in (kept.id, other.id):
                for entry in store.history(SIGHTING, id):
                    for name, pair in entry.changes.items():
                        told.setdefault(name, set()).update(map(repr, pair))
            for record in (kept, other):
                for name, value in record.values.items():
                    if value is not None:
                        assert now[name] == value or repr(value) in told[name]
            for name, value in now.items():  # where either knew something, the kept one does
                if kept.values[name] is not None and name not in taken:
                    assert value is not None
            step = store.next_undo()
            assert step is not None
            store.undo(step.change_set, author="b")
            assert everything(store) == before


KINDS: dict[str, dict[str, Any]] = {
    "examination": {"examination_type": "daily", "weight": 2.5},
    "care_log": {"notes": "drank milk"},
}
timelines = st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.integers(7, 9)), max_size=2)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=timelines, two=timelines, number=st.booleans())
def test_no_entry_of_two_cases_is_lost(
    one: list[tuple[str, int]], two: list[tuple[str, int]], number: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with create_records_file(Path(folder) / "office.gpkg", author="a") as store:
            kept, other = begin(store), begin(store)
            for case, timeline in ((kept, one), (other, two)):
                add(store, case, "intake", day(6))
                for kind, when in timeline:
                    known = record_type(kind).by_name
                    values = {k: v for k, v in KINDS[kind].items() if k in known}
                    add(store, case, kind, day(when), **values)
            before = everything(store)
            values = {"case_number": other.values["case_number"]} if number else {}
            store.merge(RESCUE, kept.id, other.id, values, author="b")
            entries = [
                record
                for kind in ("intake", *KINDS)
                for record in store.parts(record_type(kind), [kept.uuid])
            ]
            assert len(entries) == 2 + len(one) + len(two)
            weights = [r.values["weight"] for r in entries if r.type.name == "examination"]
            latest = read(store, kept.id, RESCUE).values["latest_weight"]
            assert latest == (2.5 if weights else None)
            step = store.next_undo()
            assert step is not None
            store.undo(step.change_set, author="b")
            assert everything(store) == before
