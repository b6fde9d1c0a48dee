"""A records file of an older Snowtrack opens with everything in it; a copy is kept beside it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from db.engine import make_engine
from db.geopackage import search_tokens
from db.migrations import runner
from db.record_types import record_type
from db.records_file import open_records
from db.store import Store
from tests.rescue_samples import add, begin, day, fresh
from tests.samples import sighting


@pytest.fixture
def first_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file as version 0001 left it, with one sighting in it."""
    path = tmp_path / "old.gpkg"
    engine = make_engine(path)
    with monkeypatch.context() as older:
        older.setattr(runner, "HEAD", "0001")
        runner.migrate(engine)
    engine.dispose()
    with sqlite3.connect(path) as file:
        file.execute(
            "INSERT INTO species (id, uuid, created_at, created_by, changed_at, changed_by, "
            "revision, voided, scientific_name, name_zh) VALUES (1, 'u-1', "
            "'2025-01-01T00:00:00.000Z', 'a', '2025-01-01T00:00:00.000Z', 'a', 1, 0, "
            "'Panthera uncia', '雪豹')"
        )
        file.execute(
            "INSERT INTO sighting (id, uuid, created_at, created_by, changed_at, changed_by, "
            "revision, voided, event_date, species_id, notes, status) VALUES (1, 'u-2', "
            "'2025-01-01T00:00:00.000Z', 'a', '2025-01-01T00:00:00.000Z', 'a', 1, 0, "
            "'2024-12-31', 1, '雪地足迹', 'recorded')"
        )
        file.execute(
            "INSERT INTO search_sighting (rowid, words) VALUES (1, ?)",
            (search_tokens(["雪地足迹"]),),
        )
    file.close()
    return path


def test_a_file_of_the_first_version_is_brought_up_to_date(first_version: Path) -> None:
    with open_records(first_version) as store:
        assert isinstance(store, Store)
        old = store.get(record_type("sighting"), 1)
        assert old is not None
        assert old.values["notes"] == "雪地足迹"
        store.save(record_type("sighting"), {"notes": "改"}, author="b", id=1)
        store.save(record_type("sighting"), sighting(place_code=None), author="b")
        case = begin(store, place_code=None, finder_place_code=None)
        add(store, case, "intake", day(6), weight=9.4)
        assert fresh(store, case)["status"] == "in_care"
        with store.engine.connect() as connection:
            layer = connection.execute(sa.text("SELECT species_zh, organism_id FROM sightings"))
            assert len(layer.all()) == 2
    with sqlite3.connect(first_version) as file:
        with pytest.raises(sqlite3.IntegrityError, match="Snowtrack"):
            file.execute("UPDATE sightings SET notes = 'x'")
        with pytest.raises(sqlite3.IntegrityError, match="Snowtrack"):
            file.execute("UPDATE rescue SET notes = 'x'")
        with pytest.raises(sqlite3.IntegrityError, match="Snowtrack"):
            file.execute("DELETE FROM intake")
    file.close()


def test_the_older_file_is_kept_beside_it(first_version: Path) -> None:
    open_records(first_version).close()
    kept = first_version.with_name(f"old.before-{runner.HEAD}.gpkg")
    with sqlite3.connect(kept) as file:
        assert file.execute("SELECT notes FROM sighting").fetchall() == [("雪地足迹",)]
        assert file.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    file.close()
