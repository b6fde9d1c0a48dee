from __future__ import annotations

import sqlite3

from db.models.sighting import SIGHTING
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
