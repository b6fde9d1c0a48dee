from __future__ import annotations

import datetime as dt
import sqlite3

from db.models.sighting import SIGHTING
from db.record_types import record_type
from db.safekeeping.check import check_records
from db.store import Store
from tests.samples import sighting


def test_a_file_written_by_the_program_is_sound(store: Store) -> None:
    id = store.save(SIGHTING, sighting(), author="a").created[0]
    store.save(SIGHTING, {"notes": "改"}, author="a", id=id)
    store.apply_import(SIGHTING, [sighting()] * 3, author="a", source=None)
    report = check_records(store)
    assert report.sound, report.findings
    assert report.records["sighting"] == 4
    assert report.records["species"] > 90


def test_what_another_program_changed_is_found(store: Store) -> None:
    assert store.path is not None
    ids = [store.save(SIGHTING, sighting(), author="a").created[0] for _ in range(4)]
    other = sqlite3.connect(store.path)
    for trigger in ("sighting_move_point", "sighting_needs_revision"):
        other.execute(f"DROP TRIGGER {trigger}")
    other.execute("UPDATE sighting SET decimal_latitude = 34.5 WHERE id = ?", (ids[0],))
    other.execute("UPDATE sighting SET evidence = 'rumour' WHERE id = ?", (ids[1],))
    other.execute("UPDATE sighting SET notes = 'x', revision = 2 WHERE id = ?", (ids[2],))
    other.commit()
    other.close()
    found = {(f.record_id, f.field) for f in check_records(store).findings}
    assert found == {(ids[0], "decimal_latitude"), (ids[1], "evidence"), (ids[2], None)}


def test_a_rescue_case_follows_from_its_timeline(store: Store) -> None:
    rescue, log = record_type("rescue"), record_type("care_log")
    day = dt.date(2025, 3, 5)
    for _ in range(2):
        store.save(rescue, {"event_date": day, "species_id": 1}, author="a")
    first, second = store.block(rescue, store.ids(rescue).tolist())["uuid"]
    for uuid in (first, second):
        store.save(log, {"case_uuid": uuid, "event_date": day, "weight": 8.5}, author="a")
    assert check_records(store).sound
    assert store.path is not None
    other = sqlite3.connect(store.path)
    other.execute("DROP TRIGGER care_log_needs_revision")
    other.execute("UPDATE rescue SET latest_weight = 80 WHERE uuid = ?", (first,))
    other.execute("UPDATE care_log SET case_uuid = 'nowhere' WHERE case_uuid = ?", (second,))
    other.commit()
    other.close()
    ids = store.ids_of(rescue, [first, second])
    found = {(f.record_type, f.record_id, f.field) for f in check_records(store).findings}
    assert found >= {
        ("rescue", ids[first], "latest_weight"),
        ("rescue", ids[second], "first_weight"),
        ("care_log", 2, "case_uuid"),
    }
