"""Opening, creating and upgrading: a whole file, or one sentence."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from db import geopackage
from db.errors import RecordsFileError
from db.migrations import runner
from db.models import history  # noqa: F401  - its tables belong to the metadata compared
from db.models.base import Base
from db.models.sighting import SIGHTING
from db.records_file import create_records_file, open_records
from db.store import Store
from tests.samples import sighting


def test_an_existing_file_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    path.write_bytes(b"mine")
    with pytest.raises(RecordsFileError, match="already"):
        create_records_file(path, author="a")
    assert path.read_bytes() == b"mine"


def test_creating_leaves_one_file_and_no_scraps(tmp_path: Path) -> None:
    create_records_file(tmp_path / "a.gpkg", author="a").close()
    assert [p.name for p in tmp_path.iterdir()] == ["a.gpkg"]


def test_creating_in_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(RecordsFileError, match="choose another folder"):
        create_records_file(tmp_path / "none" / "a.gpkg", author="a")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a Snowtrack records file"),
        (b"PK\x03\x04 a workbook", "not a Snowtrack records file"),
        (b"SQLite format 3\x00" + b"\x00" * 200, "damaged|not a Snowtrack records file"),
    ],
)
def test_other_files_are_refused_in_words(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "x.gpkg"
    path.write_bytes(content)
    with pytest.raises(RecordsFileError, match=words):
        open_records(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "x.gpkg"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (a)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(RecordsFileError, match="not a Snowtrack records file"):
        open_records(path)
    assert path.read_bytes()[100:] == before[100:]  # the header's journal mode may differ


def test_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(RecordsFileError, match="There is no file"):
        open_records(tmp_path / "none.gpkg")
    with pytest.raises(RecordsFileError, match="is a folder"):
        open_records(tmp_path)


def test_a_newer_file_is_refused(store: Store) -> None:
    assert store.path is not None
    store.close()
    with sqlite3.connect(store.path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(RecordsFileError, match=r"newer Snowtrack \(version 9999\)"):
        open_records(store.path)


def test_the_models_are_what_the_migrations_make(store: Store) -> None:
    def ours(_object: object, name: str | None, kind: str, *_: object) -> bool:
        if name == "geom":  # SQLAlchemy cannot read the type POINT back
            return False
        return kind != "table" or not (name or "").startswith(
            ("gpkg_", "search_", "alembic_", "layer_styles")
        )

    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        found = compare_metadata(context, Base.metadata)
    # Indexes are the migrations' business: only they know what a query needs.
    assert [d for d in found if "index" not in str(d[0])] == []


def test_the_list_of_versions_is_the_folder() -> None:
    files = sorted(
        p.name[:4] for p in (Path(runner.__file__).parent / "versions").glob("[0-9]*.py")
    )
    assert tuple(files) == runner.VERSIONS


def test_a_failing_migration_leaves_the_database_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.engine import make_engine

    engine = make_engine(tmp_path / "x.gpkg")
    script = runner.script_directory()
    module = script.get_revision("0001").module
    monkeypatch.setattr(module, "GUARDS", ["THIS IS NO SQL"])
    monkeypatch.setattr(runner, "script_directory", lambda: script)
    with pytest.raises(sa.exc.OperationalError):
        runner.migrate(engine)
    with engine.connect() as connection:
        assert sa.inspect(connection).get_table_names() == []
    engine.dispose()


def test_an_older_file_is_backed_up_before_it_is_migrated(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    import db.records_file as records_file

    assert store.path is not None
    store.save(SIGHTING, sighting(), author="a")
    store.close()
    migrated: list[Path] = []

    def migrate(engine: sa.Engine) -> None:
        migrated.extend(store.path.parent.glob("*.before-9000.gpkg"))  # type: ignore[union-attr]

    monkeypatch.setattr(records_file, "HEAD", "9000")
    monkeypatch.setattr(records_file, "migrate", migrate)
    open_records(store.path).close()
    (backup,) = migrated
    monkeypatch.undo()
    with open_records(backup) as copy:
        assert copy.count(SIGHTING) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sighting SET geom = NULL, revision = revision + 1",
        "UPDATE sighting SET decimal_latitude = 1, revision = revision + 1",
        "UPDATE sighting SET notes = 'x'",
        "UPDATE sighting SET uuid = 'x', revision = revision + 1",
        "DELETE FROM sighting",
        "UPDATE sightings SET notes = 'x'",
        "DELETE FROM sightings",
        "INSERT INTO sightings (notes) VALUES ('x')",
        "UPDATE history SET author = 'x'",
        "DELETE FROM history",
        "DELETE FROM change_set",
    ],
)
def test_changes_behind_the_programs_back_are_refused(store: Store, statement: str) -> None:
    assert store.path is not None
    store.save(SIGHTING, sighting(), author="a")
    connection = sqlite3.connect(store.path)
    try:
        with pytest.raises(sqlite3.Error) as caught:
            connection.execute(statement)
    finally:
        connection.close()
    assert "Snowtrack" in str(caught.value) or "no such column" in str(caught.value)


def test_a_moved_point_is_told_about_its_coordinates(store: Store) -> None:
    assert store.path is not None
    store.save(SIGHTING, sighting(), author="a")
    connection = sqlite3.connect(store.path)
    with pytest.raises(sqlite3.IntegrityError, match="a point and its coordinates move together"):
        connection.execute(
            "UPDATE sighting SET geom = ?, revision = revision + 1", (geopackage.point_blob(1, 2),)
        )
    connection.close()


GIS = """
import json, struct, sys, pyogrio
info = pyogrio.read_info(sys.argv[1], layer="sightings")
_meta, _fids, points, columns = pyogrio.raw.read(
    sys.argv[1], layer="sightings", columns=["species_zh", "place_zh"])
print(json.dumps({
    "features": info["features"], "crs": info["crs"], "type": info["geometry_type"],
    "points": [struct.unpack("<dd", point[5:21]) for point in points],
    "columns": [list(column) for column in columns],
}))
"""


def look_with_gis(path: Path | None) -> dict[str, Any]:
    """What GDAL sees, in a process of its own as QGIS would be.

    Two copies of SQLite in one process would drop each other's file locks.
    """
    ran = subprocess.run(
        [sys.executable, "-c", GIS, str(path)], capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_gis_reads_the_live_file_while_a_save_is_going_on(store: Store) -> None:
    pytest.importorskip("pyogrio")
    store.save(SIGHTING, sighting(), author="a")
    voided = store.save(SIGHTING, sighting(), author="a").created[0]
    store.save(SIGHTING, sighting(status="draft"), author="a")
    store.void(SIGHTING, [voided], author="a")
    during: list[int] = []
    store.apply_import(
        SIGHTING,
        [sighting()] * 4,
        author="a",
        source=None,
        progress=lambda _done, _total: during.append(look_with_gis(store.path)["features"]),
    )
    assert during == [1]
    seen = look_with_gis(store.path)
    assert (seen["features"], seen["crs"], seen["type"]) == (5, "EPSG:4326", "Point")
    assert seen["points"] == [[93.60759, 33.96834]] * 5
    assert seen["columns"] == [["雪豹"] * 5, ["牙曲村委会"] * 5]


def test_the_file_says_it_is_a_geopackage(store: Store) -> None:
    assert store.path is not None
    head = store.path.read_bytes()[:100]
    assert head[68:72] == b"GPKG"
    assert int.from_bytes(head[60:64], "big") == 10300


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_write_protected_file_opens_for_reading(store: Store) -> None:
    assert store.path is not None
    store.save(SIGHTING, sighting(), author="a")
    store.close()
    store.path.chmod(0o444)
    with open_records(store.path) as reader:
        assert reader.read_only
        assert reader.count(SIGHTING) == 1


def test_a_backup_taken_during_writes_is_whole(store: Store, tmp_path: Path) -> None:
    from db.engine import backup_file

    assert store.path is not None
    copies: list[Path] = []

    def back_up(done: int, _total: int) -> None:
        copies.append(tmp_path / f"copy-{done}.gpkg")
        backup_file(store.path, copies[-1])  # type: ignore[arg-type]

    store.save(SIGHTING, sighting(), author="a")
    store.apply_import(SIGHTING, [sighting()] * 6000, author="a", source=None, progress=back_up)
    assert len(copies) == 2
    for copy in copies:
        with open_records(copy) as whole:
            assert whole.count(SIGHTING) == 1
    shutil.copy(copies[0], tmp_path / "again.gpkg")


def test_gis_is_told_what_the_columns_mean(store: Store) -> None:
    """Every field stands in the layer, but for contacts of people; lists come with their words."""
    assert store.path is not None
    connection = sqlite3.connect(store.path)
    columns = {row[1] for row in connection.execute("PRAGMA table_info(sightings)")}
    fields = {spec.name for spec in SIGHTING.fields} - {"species_id", "observer_contact"}
    assert fields <= columns
    assert "observer_contact" not in columns
    told = dict(
        connection.execute(
            "SELECT column_name, title FROM gpkg_data_columns WHERE table_name = 'sightings'"
        )
    )
    assert fields == set(told)
    assert told["event_date"] == "日期"
    words = dict(
        connection.execute(
            "SELECT value, c.description FROM gpkg_data_column_constraints c "
            "JOIN gpkg_data_columns USING (constraint_name) "
            "WHERE column_name = 'evidence' AND table_name = 'sightings'"
        )
    )
    assert words["scat"] == "粪便 · Scat"
    connection.close()


def test_an_address_that_cannot_be_used_is_named() -> None:
    with pytest.raises(RecordsFileError, match="cannot use the address nonsense://") as caught:
        open_records("nonsense://name:secret@server/records")
    assert "secret" not in str(caught.value)


def test_a_file_on_a_read_only_disc_is_read_and_nothing_is_left_beside_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db import engine

    assert store.path is not None
    store.save(SIGHTING, sighting(), author="a")
    store.close()
    monkeypatch.setattr(engine, "is_folder_writable", lambda _folder: False)
    with open_records(store.path) as reader:
        assert reader.read_only
        assert reader.count(SIGHTING) == 1
        assert [p.name for p in store.path.parent.iterdir()] == [store.path.name]
        with pytest.raises(RecordsFileError, match="read-only"):
            reader.save(SIGHTING, sighting(), author="a")
