"""Bring a database to the newest schema: all of it in one transaction, or nothing.

Alembic itself is imported only when there is something to do: opening a current file costs one
query.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from db.engine import write_transaction
from db.errors import RecordsFileError
from db.text import translate_noop

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

VERSIONS = ("0001", "0002", "0003", "0004", "0005")
"""Every revision in order. A test holds this list against the files."""

HEAD = VERSIONS[-1]


def current_version(connection: sa.Connection) -> str | None:
    """The revision the database is at; None for one that is not ours or empty."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def refuse_newer(version: str) -> None:
    """Raise when the file was written by a later Snowtrack than this one."""
    if version not in VERSIONS:
        raise RecordsFileError(
            translate_noop(
                "RecordsFile",
                "The records file was written by a newer Snowtrack (version {version}); "
                "this one knows up to {known}. Install the newer Snowtrack to open it.",
            ).format(version=version, known=HEAD)
        )


def script_directory() -> ScriptDirectory:
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(Path(__file__).parent))


def migrate(engine: sa.Engine) -> None:
    """Upgrade to HEAD inside one transaction that holds the write lock."""
    from alembic.config import Config
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.runtime.environment import EnvironmentContext

    script = script_directory()
    with write_transaction(engine) as connection:
        context = MigrationContext.configure(
            connection,
            opts={"fn": lambda revision, _context: script._upgrade_revs(HEAD, revision)},
        )
        # SQLite does roll DDL back; Alembic assumes it does not.
        context.impl.transactional_ddl = True
        with Operations.context(context), EnvironmentContext(Config(), script):
            context.run_migrations()
