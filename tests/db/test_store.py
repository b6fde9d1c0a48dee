"""Saving, voiding, importing and undoing: what a clerk would miss if it went wrong."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
import uuid

import pytest

from db.errors import Cancelled, RecordsFileError, StaleRecordError
from db.models.place import PLACE
from db.models.sighting import SIGHTING
from db.models.species import SPECIES
from db.query import Filter, Sort
from db.record_types import RECORD_TYPES
from db.records_file import open_records
from db.store import Store
from db.validation import ProblemsError
from tests.samples import LYNX, YAQU, sighting


def test_a_saved_sighting_comes_back_whole(store: Store) -> None:
    values = sighting()
    changes = store.save(SIGHTING, values, author="才仁多杰")
    record = store.get(SIGHTING, changes.created[0])
    assert record is not None
    assert {name: record.values[name] for name in values} == values
    assert record.revision == 1
    assert not record.voided
    assert record.created_by == record.changed_by == "才仁多杰"
    assert abs(record.created_at - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)
    assert uuid.UUID(record.uuid).version == 7


def test_uuids_are_ordered_by_time(store: Store) -> None:
    ids = [store.save(SIGHTING, sighting(), author="a").created[0] for _ in range(3)]
    uuids = []
    for id in ids:
        record = store.get(SIGHTING, id)
        assert record is not None
        uuids.append(record.uuid[:13])
    assert uuids == sorted(uuids)


def test_a_change_keeps_the_fields_it_does_not_name(store: Store) -> None:
    id = store.save(SIGHTING, sighting(), author="a").created[0]
    changes = store.save(SIGHTING, {"notes": "改过"}, author="b", id=id, revision=1)
    assert changes.changed == (id,)
    record = store.get(SIGHTING, id)
    assert record is not None
    assert record.values["notes"] == "改过"
    assert record.values["observer"] == "扎西多杰"
    assert (record.revision, record.created_by, record.changed_by) == (2, "a", "b")


def test_saving_without_a_difference_writes_nothing(store: Store) -> None:
    id = store.save(SIGHTING, sighting(), author="a").created[0]
    assert not store.save(SIGHTING, sighting(), author="b", id=id)
    assert len(store.history(SIGHTING, id)) == 1


def test_every_write_has_its_history(store: Store) -> None:
    id = store.save(SIGHTING, sighting(), author="a").created[0]
    store.save(
        SIGHTING, {"individual_count": 3, "event_date": dt.date(2025, 3, 6)}, author="b", id=id
    )
    store.void(SIGHTING, [id], author="c")
    store.restore(SIGHTING, [id], author="d")
    restored, voided, changed, created = store.history(SIGHTING, id)
    assert [e.action for e in (created, changed, voided, restored)] == [
        "created",
        "changed",
        "voided",
        "restored",
    ]
    assert [e.author for e in (created, changed, voided, restored)] == ["a", "b", "c", "d"]
    assert [e.revision for e in (created, changed, voided, restored)] == [1, 2, 3, 4]
    assert changed.changes == {
        "individual_count": (2, 3),
        "event_date": (dt.date(2025, 3, 5), dt.date(2025, 3, 6)),
    }
    assert created.changes["threats"] == (None, ("dogs", "fence"))
    assert created.changes["event_time"] == (None, dt.time(14, 30))


def test_an_old_revision_is_refused_and_nothing_is_lost(store: Store) -> None:
    id = store.save(SIGHTING, sighting(), author="a").created[0]
    store.save(SIGHTING, {"notes": "先到"}, author="b", id=id, revision=1)
    with pytest.raises(StaleRecordError):
        store.save(SIGHTING, {"notes": "后到"}, author="c", id=id, revision=1)
    record = store.get(SIGHTING, id)
    assert record is not None
    assert record.values["notes"] == "先到"


def test_errors_block_saving_and_leave_no_trace(store: Store) -> None:
    with pytest.raises(ProblemsError) as caught:
        store.save(SIGHTING, sighting(decimal_latitude=None, species_id=None), author="a")
    assert {p.field for p in caught.value.problems} == {"species_id", "decimal_latitude"}
    assert store.count(SIGHTING) == 0
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM change_set").scalar() == 0


def test_a_voided_record_is_only_in_the_trash(store: Store) -> None:
    first, second = (store.save(SIGHTING, sighting(), author="a").created[0] for _ in range(2))
    store.void(SIGHTING, [first], author="a")
    assert store.ids(SIGHTING).tolist() == [second]
    assert store.ids(SIGHTING, Filter(voided=True)).tolist() == [first]
    assert not store.void(SIGHTING, [first], author="a")


def test_an_import_is_one_change_set_and_one_undo(store: Store) -> None:
    kept_before = store.save(SIGHTING, sighting(), author="a").created[0]
    changes = store.apply_import(
        SIGHTING,
        [sighting(individual_count=n) for n in range(2, 14)],
        author="b",
        source="登记表.xlsx",
    )
    assert len(changes.created) == 12
    assert store.count(SIGHTING) == 13
    assert changes.change_set is not None
    undone = store.undo_import(changes.change_set, author="b")
    assert set(undone.voided) == set(changes.created)
    assert store.ids(SIGHTING).tolist() == [kept_before]
    (batch,) = store.imports()
    assert (batch.records, batch.source, batch.undone) == (12, "登记表.xlsx", True)


def test_undoing_an_import_keeps_what_was_changed_since(store: Store) -> None:
    changes = store.apply_import(SIGHTING, [sighting()] * 3, author="a", source="x.xlsx")
    touched = changes.created[1]
    store.save(SIGHTING, {"notes": "核实过"}, author="b", id=touched)
    assert changes.change_set is not None
    undone = store.undo_import(changes.change_set, author="a")
    assert undone.kept == (touched,)
    assert store.ids(SIGHTING).tolist() == [touched]


def test_a_cancelled_import_leaves_nothing(store: Store) -> None:
    calls = iter([False, True])
    with pytest.raises(Cancelled):
        store.apply_import(
            SIGHTING,
            [sighting()] * 7000,
            author="a",
            source="x.xlsx",
            cancelled=lambda: next(calls),
        )
    assert store.count(SIGHTING) == 0
    assert store.imports() == []
    assert store.count(SIGHTING, Filter(text="雪地")) == 0


def test_reads_go_on_while_another_thread_writes(store: Store) -> None:
    store.save(SIGHTING, sighting(), author="a")
    seen: list[int] = []

    def progress(_done: int, _total: int) -> None:
        reader = threading.Thread(target=lambda: seen.append(store.count(SIGHTING)))
        reader.start()
        reader.join(10)

    store.apply_import(SIGHTING, [sighting()] * 10, author="a", source=None, progress=progress)
    assert seen == [1]
    assert store.count(SIGHTING) == 11


def test_a_second_programs_lock_is_named(store: Store) -> None:
    assert store.path is not None
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(RecordsFileError, match="Another program is writing"):
            store.save(SIGHTING, sighting(), author="a")
    finally:
        other.close()
    store.save(SIGHTING, sighting(), author="a")


@pytest.mark.parametrize(
    "text",
    [
        "雪",
        "雪地",
        "两只在",
        "扎西",
        "烟瘴挂峡谷",
        "雪豹",
        "牙曲",
        "治多",
        "snow leo",
        "雪豹 扎西",
        "uncia",
    ],
)
def test_free_text_finds_records_by_their_words_and_names(store: Store, text: str) -> None:
    id = store.save(SIGHTING, sighting(), author="a").created[0]
    store.save(
        SIGHTING,
        sighting(
            species_id=LYNX,
            notes="草",
            observer="达杰",
            locality=None,
            place_code="6301",
            behaviour=None,
        ),
        author="a",
    )
    assert store.ids(SIGHTING, Filter(text=text)).tolist() == [id]
    store.columns(SIGHTING)
    assert store.ids(SIGHTING, Filter(text=text)).tolist() == [id]


def test_pairs_of_characters_are_checked_against_the_text(store: Store) -> None:
    # Both hold 雪山 and 山坡, only one holds them joined.
    joined = store.save(SIGHTING, sighting(notes="雪山坡"), author="a").created[0]
    store.save(SIGHTING, sighting(notes="雪山，在山坡"), author="a")
    assert store.ids(SIGHTING, Filter(text="雪山坡")).tolist() == [joined]


def test_search_follows_changes_of_text(store: Store) -> None:
    id = store.save(SIGHTING, sighting(notes="狼群"), author="a").created[0]
    store.save(SIGHTING, {"notes": "棕熊"}, author="a", id=id)
    assert store.count(SIGHTING, Filter(text="狼群")) == 0
    assert store.count(SIGHTING, Filter(text="棕熊")) == 1


@pytest.mark.parametrize(
    "text", ['"', "a AND", "%", "_", "(", "雪*", "NEAR(", "'; DROP", "\\", "-"]
)
def test_any_text_may_be_searched_for(store: Store, text: str) -> None:
    store.save(SIGHTING, sighting(), author="a")
    store.count(SIGHTING, Filter(text=text))
    marked = store.save(SIGHTING, sighting(notes=f"x {text} y"), author="a").created[0]
    assert marked in store.ids(SIGHTING, Filter(text=text)).tolist()


def test_species_names_are_unique(store: Store) -> None:
    with pytest.raises(ProblemsError, match="there already"):
        store.save(SPECIES, {"scientific_name": "Panthera uncia", "name_zh": "雪豹"}, author="a")


def test_an_added_species_is_found_at_once(store: Store) -> None:
    store.save(SPECIES, {"scientific_name": "Alces alces", "name_zh": "驼鹿"}, author="a")
    found = store.reference().search_species("tl")
    assert "驼鹿" in [entry.name_zh for entry in found]


def test_an_added_place_lies_below_its_parent(store: Store) -> None:
    id = store.save(
        PLACE, {"name_zh": "烟瘴挂", "level": "site", "parent_code": YAQU}, author="a"
    ).created[0]
    place = store.get(PLACE, id)
    assert place is not None
    code = place.values["code"]
    assert code.startswith(YAQU)
    store.save(SIGHTING, sighting(place_code=code), author="a")
    assert store.count(SIGHTING, Filter(places=("632724",))) == 1
    assert store.count(SIGHTING, Filter(places=(code,))) == 1


def test_paging_meets_every_record_once_in_both_directions(store: Store) -> None:
    store.apply_import(
        SIGHTING,
        [
            sighting(
                event_date=dt.date(2025, 1, 1 + n % 5), elevation=None if n % 3 else 4000.0 + n
            )
            for n in range(23)
        ],
        author="a",
        source=None,
    )
    for sort in (
        Sort("event_date", True),
        Sort("elevation"),
        Sort("elevation", True),
        Sort("species_id"),
        Sort("observer", True),
    ):
        everything = store.ids(SIGHTING, Filter(), sort).tolist()
        assert len(set(everything)) == 23
        forwards: list[int] = []
        row = None
        while page := store.page_after(SIGHTING, Filter(), sort, row, 5):
            forwards += [r.id for r in page]
            row = page[-1]
        assert forwards == everything
        backwards: list[int] = []
        row = None
        while page := store.page_after(SIGHTING, Filter(), sort, row, 5, backwards=True):
            backwards = [r.id for r in page] + backwards
            row = page[0]
        assert backwards == everything


def test_species_and_places_are_the_same_records_in_every_file(
    store: Store, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from db.records_file import create_records_file

    other_path = tmp_path_factory.mktemp("other") / "b.gpkg"
    with create_records_file(other_path, author="b") as other:
        for type, id in ((SPECIES, 7), (PLACE, 4000)):
            mine, theirs = store.get(type, id), other.get(type, id)
            assert mine is not None
            assert theirs is not None
            assert mine.uuid == theirs.uuid


def test_a_read_only_file_is_read_and_refuses_writes(store: Store) -> None:
    assert store.path is not None
    store.save(SIGHTING, sighting(), author="a")
    store.close()
    reader = Store(open_records(store.path).engine, store.path, read_only=True)
    with reader:
        assert reader.count(SIGHTING) == 1
        for write in (
            lambda: reader.save(SIGHTING, sighting(), author="a"),
            lambda: reader.void(SIGHTING, [1], author="a"),
            lambda: reader.apply_import(SIGHTING, [sighting()], author="a", source=None),
        ):
            with pytest.raises(RecordsFileError, match="read-only"):
                write()


def test_every_type_saves_and_reads_what_its_specs_allow(store: Store) -> None:
    for type in RECORD_TYPES:
        assert [c.name for c in type.table.columns if "spec" in c.info] == [
            spec.name for spec in type.fields
        ]
        assert store.first_page(type, limit=3) is not None
