"""What an office keeps with its file besides records: layouts of imports, export profiles and such.

    keep(store, "export_profile", "月报", {"fields": […]}, author="…")
    kept(store, "export_profile")      # {"月报": {"fields": […]}}

Each section belongs to one room, which turns its values from and to types of its own: nothing but
that room reads them. They travel with the file, so that the next clerk has them too.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from db.engine import write_transaction
from db.models.office_setting import OfficeSetting
from db.writing import now

if TYPE_CHECKING:
    from db.store import Store

Value = dict[str, Any]
"""What JSON can hold, under names."""


def kept(store: Store, section: str) -> dict[str, Value]:
    """Everything kept in `section`, by name in alphabetical order."""
    statement = (
        sa.select(OfficeSetting.name, OfficeSetting.value)
        .where(OfficeSetting.section == section)
        .order_by(OfficeSetting.name)
    )
    with store.engine.connect() as connection:
        return {name: json.loads(value) for name, value in connection.execute(statement)}


def keep(store: Store, section: str, name: str, value: Value | None, *, author: str) -> None:
    """Keep `value` under `name`, in place of what stood there; None forgets it.

    Raises RecordsFileError when the file cannot be written.
    """
    keep_all(store, section, {name: value}, author=author)


def keep_all(store: Store, section: str, values: dict[str, Value | None], *, author: str) -> None:
    """`keep` of several names, in one transaction."""
    store.refuse_read_only()
    stamp = now()
    with write_transaction(store.engine) as connection:
        for name, value in values.items():
            connection.execute(
                sa.delete(OfficeSetting).where(
                    OfficeSetting.section == section, OfficeSetting.name == name
                )
            )
            if value is not None:
                connection.execute(
                    sa.insert(OfficeSetting).values(
                        section=section,
                        name=name,
                        value=json.dumps(value, ensure_ascii=False, sort_keys=True),
                        changed_at=stamp,
                        changed_by=author,
                    )
                )
