"""Opening and locking the database: a SQLite records file, or a PostgreSQL URL later.

SQLite-only SQL lives here and in `db.geopackage`, nowhere else.
"""

from __future__ import annotations

import math
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

from db.errors import RecordsFileError
from db.text import translate_noop

SQLITE_HEADER = b"SQLite format 3\x00"

NETWORK_FILESYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p"})


def is_url(path_or_url: str | os.PathLike[str]) -> bool:
    """Whether the records live on a server rather than in a file."""
    return "://" in str(path_or_url)


def on_network_share(path: Path) -> bool:
    """WAL needs shared memory, which network shares do not give (https://sqlite.org/wal.html)."""
    if sys.platform == "win32":
        import ctypes

        root = os.path.splitdrive(path.resolve())[0] + "\\"
        drive_remote = 4
        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == drive_remote)
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    best, kind = "", ""
    target = str(path.resolve())
    for line in mounts:
        _device, mount, filesystem, *_ = line.split(" ")
        mount = mount.replace("\\040", " ")
        if len(mount) > len(best) and (target + "/").startswith(mount.rstrip("/") + "/"):
            best, kind = mount, filesystem
    return kind in NETWORK_FILESYSTEMS


def check_file(path: Path) -> None:
    """Raise RecordsFileError unless `path` can be read and looks like a SQLite file."""
    if path.is_dir():
        raise RecordsFileError(
            translate_noop(
                "RecordsFile", "{path} is a folder, not a records file: choose a .gpkg file in it."
            ).format(path=path)
        )
    if not path.exists():
        raise RecordsFileError(
            translate_noop(
                "RecordsFile",
                "There is no file {path}: check the name, or create a new records file.",
            ).format(path=path)
        )
    try:
        with path.open("rb") as stream:
            head = stream.read(16)
    except OSError as reason:
        raise RecordsFileError(
            translate_noop(
                "RecordsFile", "{path} cannot be read: {reason}. Check the file's permissions."
            ).format(path=path, reason=reason.strerror)
        ) from reason
    if head != SQLITE_HEADER:
        raise RecordsFileError(
            translate_noop(
                "RecordsFile",
                "{path} is not a Snowtrack records file: choose a .gpkg file made by Snowtrack. "
                "To take in a spreadsheet, open a records file and import it.",
            ).format(path=path)
        )


def is_writable(path: Path) -> bool:
    """Whether the file and, for the journal beside it, its folder can be written."""
    return os.access(path, os.W_OK) and is_folder_writable(path.parent)


def is_folder_writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK)


def _is_immutable(path: Path) -> bool:
    """Whether a file can only be read as if it never changed.

    A file in WAL mode wants a -shm file beside it even for reading, which a disc or a share
    mounted read-only does not give. With a journal that holds changes it must not be read so.
    """
    journal = path.with_name(path.name + "-wal")
    return not is_folder_writable(path.parent) and not (journal.exists() and journal.stat().st_size)


def make_engine(path_or_url: str | os.PathLike[str], *, read_only: bool = False) -> sa.Engine:
    """An engine with the pragmas every connection needs.

    Transactions are begun by us (`BEGIN` for reading, `BEGIN IMMEDIATE` for writing, see
    `write_transaction`), because the driver's own implicit ones leave DDL outside.
    """
    if is_url(path_or_url):
        return sa.create_engine(str(path_or_url))
    path = Path(path_or_url)
    mode = "rwc"
    if read_only:
        mode = "ro&immutable=1" if _is_immutable(path) else "ro"
    network = on_network_share(path)

    def connect() -> sqlite3.Connection:
        uri = f"file:{_uri_path(path)}?mode={mode}"
        connection = sqlite3.connect(
            uri, uri=True, timeout=10, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA busy_timeout = 10000")
        # Lets GeoPackage triggers of GIS programs that call our file's own triggers stay quiet.
        connection.execute("PRAGMA trusted_schema = ON")
        connection.execute("PRAGMA cache_size = -32768")
        connection.execute("PRAGMA temp_store = MEMORY")
        _add_mathematics(connection)
        if not read_only:
            connection.execute(f"PRAGMA journal_mode = {'DELETE' if network else 'WAL'}")
            connection.execute("PRAGMA synchronous = FULL")
        return connection

    engine = sa.create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=4, max_overflow=8
    )

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        options = connection.get_execution_options()
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")

    return engine


def _add_mathematics(connection: sqlite3.Connection) -> None:
    """The functions a circle is asked with; SQLite before 3.35, or built without them, has none."""
    try:
        connection.execute("SELECT sin(0.0), cos(0.0), sqrt(1.0)")
    except sqlite3.OperationalError:
        for name, function in (("sin", math.sin), ("cos", math.cos), ("sqrt", math.sqrt)):
            connection.create_function(name, 1, _of_null(function), deterministic=True)


def _of_null(function: Callable[[float], float]) -> Callable[[float | None], float | None]:
    return lambda value: None if value is None else function(value)


def _uri_path(path: Path) -> str:
    from urllib.parse import quote

    return quote(str(path.absolute()).replace("\\", "/"))


@contextmanager
def write_transaction(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction that holds the write lock from its start; rolled back on any exception."""
    try:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            yield connection
    except sa.exc.OperationalError as reason:
        raise operational_error(reason) from reason


def operational_error(reason: sa.exc.OperationalError) -> Exception:
    """What SQLite says when it cannot write, in words a person can act on."""
    words = str(reason.orig)
    if "readonly" in words:
        return RecordsFileError(
            translate_noop(
                "RecordsFile",
                "The records file is read-only: nothing was saved. Copy it to a folder "
                "where you may write, and open the copy.",
            )
        )
    if "locked" in words or "busy" in words:
        return RecordsFileError(
            translate_noop(
                "RecordsFile",
                "Another program is writing to the records file: nothing was saved. "
                "Close it there and save again.",
            )
        )
    if "full" in words:
        return RecordsFileError(
            translate_noop(
                "RecordsFile",
                "The disk is full: nothing was saved. Free some space and save again.",
            )
        )
    return reason


def set_bulk_pragmas(connection: sa.Connection) -> None:
    """Called before a large load outside a transaction; safe: durability stays FULL."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA cache_size = -131072")


def backup_file(source: Path, target: Path) -> None:
    """Copy a live SQLite file with SQLite's own backup, then verify the copy.

    Plain file copies taken during writes are often corrupt. Raises RecordsFileError when the
    copy does not pass `PRAGMA integrity_check`; the damaged copy is removed.
    """
    partial = target.with_name(target.name + ".part")
    reader = sqlite3.connect(f"file:{_uri_path(source)}?mode=ro", uri=True)
    try:
        writer = sqlite3.connect(partial)
        try:
            reader.backup(writer, pages=4096)
            writer.execute("PRAGMA journal_mode = DELETE")
            verdict: Any = writer.execute("PRAGMA integrity_check(1)").fetchone()[0]
        finally:
            writer.close()
    finally:
        reader.close()
    if verdict != "ok":
        partial.unlink(missing_ok=True)
        raise RecordsFileError(
            translate_noop(
                "RecordsFile",
                "The copy of {path} did not pass its check ({verdict}): the original "
                "was left as it is. Copy it to another disk before going on.",
            ).format(path=source, verdict=verdict)
        )
    os.replace(partial, target)


def days_since_1970(dialect: str, column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """Whole days from 1970-01-01 to a DATE column."""
    if dialect == "sqlite":
        return sa.cast(sa.func.julianday(column) - 2440587.5, sa.Integer)
    return sa.cast(sa.func.date_part("epoch", column) / 86400, sa.Integer)


def id_array(
    connection: sa.Connection, select: sa.Select[Any] | sa.CompoundSelect[Any], *, ordered: bool
) -> npt.NDArray[np.int64]:
    """The ids a one-column select finds. int64, shape (n,).

    A million rows are too many for a Python object each. Where the order does not matter SQLite
    joins the ids into one text first, which is five times quicker again.
    """
    if connection.dialect.name == "sqlite" and not ordered:
        inner = select.subquery()
        joined = connection.execute(sa.select(sa.func.group_concat(inner.c[0]))).scalar()
        if not joined:
            return np.zeros(0, np.int64)
        return np.fromstring(str(joined), dtype=np.int64, sep=",")
    result = connection.execute(select)
    rows: Any = result.cursor if result.cursor is not None else result
    return np.fromiter((row[0] for row in rows), dtype=np.int64)


def reserve_ids(connection: sa.Connection, table: sa.Table, count: int) -> range | list[int]:
    """`count` ids for new rows of `table`. The caller holds the write lock."""
    if connection.dialect.name == "sqlite":
        # Plain driver SQL: this stands in the way of every save.
        last = connection.exec_driver_sql(f"SELECT max(id) FROM {table.name}").scalar() or 0
        return range(last + 1, last + 1 + count)
    sequence = sa.func.pg_get_serial_sequence(table.name, "id")
    series = sa.func.generate_series(1, count).table_valued("number")
    select = sa.select(sa.func.nextval(sequence)).select_from(series)
    return [row[0] for row in connection.execute(select)]


def integrity_faults(connection: sa.Connection) -> list[str]:
    """What the database says is broken in itself; empty when it is whole."""
    if connection.dialect.name != "sqlite":
        return []
    found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    return [] if found == ["ok"] else found


def foreign_key_faults(connection: sa.Connection) -> list[tuple[str, int, str]]:
    """(table, row id, table referred to) of references that lead nowhere."""
    if connection.dialect.name != "sqlite":
        return []
    return [(r[0], r[1], r[2]) for r in connection.exec_driver_sql("PRAGMA foreign_key_check")]
