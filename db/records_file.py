"""Creating and opening a records file: whole and current, or refused in one sentence."""

from __future__ import annotations

import csv
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

import resources
from db import geopackage
from db.engine import (
    backup_file,
    check_file,
    is_url,
    is_writable,
    make_engine,
    reserve_ids,
    write_transaction,
)
from db.errors import RecordsFileError
from db.gis import extents, styles
from db.gis.extents import LAYERS
from db.identity import new_uuid, reference_uuid
from db.migrations.runner import HEAD, current_version, migrate, refuse_newer
from db.models.base import utc_text
from db.models.history import Property
from db.models.office_setting import OfficeSetting  # noqa: F401  (its table is part of the file)
from db.models.place_area import PlaceArea  # noqa: F401  (as are its tables)
from db.models.rescue_leg import RescueLeg  # noqa: F401  (so is this one)
from db.record_types import RECORD_TYPES, record_type
from db.rescue import keeping
from db.store import Store
from db.text import translate_noop
from db.writing import bulk_insert, now

SHIPPED_BY = "Snowtrack"
"""The author of shipped species and places."""


def create_records_file(path: str | os.PathLike[str], *, author: str) -> Store:
    """Make a new records file with the shipped species and places.

    Never replaces a file. It is built beside its final name and renamed when whole, so that a
    power cut leaves no half file. Raises RecordsFileError.
    """
    target = Path(path)
    if target.exists():
        raise RecordsFileError(
            translate_noop(
                "RecordsFile", "There is a file {path} already: open it, or choose another name."
            ).format(path=target)
        )
    if not target.parent.is_dir() or not os.access(target.parent, os.W_OK):
        raise RecordsFileError(
            translate_noop(
                "RecordsFile", "Nothing can be written in {path}: choose another folder."
            ).format(path=target.parent)
        )
    partial = target.with_name(f".{target.name}.{new_uuid()[-8:]}.part")
    try:
        engine = make_engine(partial)
        migrate(engine)
        with write_transaction(engine) as connection:
            _describe(connection)
            _seed(connection, author)
        engine.dispose()
        os.rename(partial, target)
    except (OSError, sqlite3.Error, sa.exc.DBAPIError) as reason:
        raise RecordsFileError(
            translate_noop(
                "RecordsFile", "The records file {path} could not be made: {reason}."
            ).format(path=target, reason=reason)
        ) from reason
    finally:
        for leftover in target.parent.glob(f"{partial.name}*"):
            leftover.unlink(missing_ok=True)
    return open_records(target)


def _describe(connection: sa.Connection) -> None:
    """Titles, lists and bounds for GIS programs, from the specs of this version."""
    for type in RECORD_TYPES:
        layer = LAYERS.get(type.name, type.name)
        geopackage.describe_columns(connection, layer, type.name, type.fields)
    styles.write_styles(connection)


def _draw(connection: sa.Connection) -> None:
    """Lines and extents of what an older file holds already."""
    keeping.renew_all(connection)
    for layer in (*LAYERS.values(), extents.ROUTES):
        extents.renew(connection, layer)


def _seed(connection: sa.Connection, author: str) -> None:
    """The shipped species and places, with ids that are the same in every office's file."""
    stamp = now()
    for name, key in (("species", "scientific_name"), ("place", "code")):
        type = record_type(name)
        statement, encode = bulk_insert(type, connection.dialect.name)
        searchable = [spec.name for spec in type.fields if spec.searchable]
        shipped = list(_shipped(name))
        records = list(zip(reserve_ids(connection, type.table, len(shipped)), shipped, strict=True))
        connection.exec_driver_sql(
            statement,
            [
                encode(
                    {
                        **record,
                        "id": number,
                        "uuid": reference_uuid(name, record[key]),
                        "created_at": stamp,
                        "created_by": SHIPPED_BY,
                        "changed_at": stamp,
                        "changed_by": SHIPPED_BY,
                        "revision": 1,
                        "voided": False,
                    }
                )
                for number, record in records
            ],
        )
        geopackage.add_words(
            connection,
            name,
            [
                (number, geopackage.search_tokens([record.get(field) for field in searchable]))
                for number, record in records
            ],
        )
    connection.execute(
        sa.insert(Property),
        [
            {"name": "uuid", "value": new_uuid()},
            {"name": "created_at", "value": utc_text(stamp)},
            {"name": "created_by", "value": author},
        ],
    )


def _shipped(name: str) -> Iterator[dict[str, Any]]:
    file = {"species": "species.csv", "place": "places.csv"}[name]
    with resources.path(f"reference/{file}").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield {key: value or None for key, value in row.items()}


def open_records(path_or_url: str | os.PathLike[str]) -> Store:
    """Open a records file (or a server's database), bringing it to the newest schema first.

    An older file is backed up beside itself before it is migrated. A file that cannot be written
    is opened for reading. Raises RecordsFileError for anything that is no records file.
    """
    if is_url(path_or_url):
        try:
            engine = make_engine(path_or_url)
        except (ImportError, sa.exc.ArgumentError) as reason:
            raise RecordsFileError(
                translate_noop(
                    "RecordsFile", "Snowtrack cannot use the address {address}: {reason}."
                ).format(address=str(path_or_url).partition(":")[0] + "://…", reason=reason)
            ) from reason
        _bring_up_to_date(engine, None, read_only=False)
        return Store(engine, None)
    path = Path(path_or_url)
    check_file(path)
    read_only = not is_writable(path)
    engine = make_engine(path, read_only=read_only)
    try:
        _bring_up_to_date(engine, path, read_only=read_only)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, path, read_only=read_only)


def _bring_up_to_date(engine: sa.Engine, path: Path | None, *, read_only: bool) -> None:
    try:
        with engine.connect() as connection:
            version = current_version(connection)
    except sa.exc.DatabaseError as reason:
        if path is None:
            raise RecordsFileError(
                translate_noop(
                    "RecordsFile",
                    "The server {server} did not answer as it should: check the network, the "
                    "address, the name and the password.",
                ).format(server=engine.url.host)
            ) from reason
        raise RecordsFileError(
            translate_noop(
                "RecordsFile", "{path} is damaged: {reason}. Restore the latest backup."
            ).format(path=path, reason=reason.orig)
        ) from reason
    if version is None and path is not None:
        raise RecordsFileError(
            translate_noop(
                "RecordsFile",
                "{path} is not a Snowtrack records file: choose a .gpkg file made by Snowtrack. "
                "To take in a spreadsheet, open a records file and import it.",
            ).format(path=path)
        )
    if version == HEAD:
        return
    if version is not None:
        refuse_newer(version)
    if read_only:
        raise RecordsFileError(
            translate_noop(
                "RecordsFile",
                "{path} comes from an older Snowtrack and must be brought up to date, "
                "but it is read-only. Copy it to a folder where you may write, and open the copy.",
            ).format(path=path)
        )
    if path is not None:
        backup_file(path, path.with_name(f"{path.stem}.before-{HEAD}{path.suffix}"))
    migrate(engine)
    with write_transaction(engine) as connection:
        _describe(connection)
        _draw(connection)
        if version is None:  # an empty database of a server
            _seed(connection, SHIPPED_BY)
