"""Cases of the records file that the rows of a workbook are about, with their timelines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from db.exchange.doubles import comparable
from db.exchange.rescue_register import RESCUE
from db.fields import FieldSpec
from db.models.base import RecordType
from db.record_types import ENTRY_TYPES
from db.rescue.timeline import order_key
from db.text import Text

if TYPE_CHECKING:
    from db.store import Store


@dataclass
class KnownCase:
    """A case of the records file that rows are about."""

    id: int
    uuid: str
    values: dict[str, Any]
    # (kind, values) with `id` and `uuid` among the values, oldest first.
    timeline: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        return [values for name, values in self.timeline if name == kind]


class KnownCases(dict[str, KnownCase]):
    """Cases by UUID, read from the file as rows are found to be about them."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def load(self, ids: Iterable[int]) -> dict[int, KnownCase]:
        """Read the cases `ids`; id -> case."""
        found = {known.id: known for known in self.values()}
        wanted = sorted(set(ids) - found.keys())
        if wanted:
            block = self._store.block(RESCUE, wanted)
            names = [spec.name for spec in RESCUE.fields]
            for place, id in enumerate(block["id"]):
                uuid = block["uuid"][place]
                values = {name: block[name][place] for name in names}
                found[id] = self[uuid] = KnownCase(id, uuid, values)
        return found

    def read_timelines(self) -> None:
        """The entries all these cases have, with their ids."""
        uuids = sorted(self)
        for type in ENTRY_TYPES if uuids else ():
            for record in self._store.parts(type, uuids):
                values = {**record.values, "id": record.id, "uuid": record.uuid}
                self[record.values["case_uuid"]].timeline.append((type.name, values))
        for known in self.values():
            known.timeline.sort(key=lambda one: (*order_key(*one), one[1]["id"]))


def typed_specs(type: RecordType, names: Iterable[str]) -> list[FieldSpec]:
    """The specs of what is typed among `names`; what is worked out is not compared."""
    return [spec for name in names if not (spec := type.field(name)).generated]


def differing_labels(
    specs: Sequence[FieldSpec], one: dict[str, Any], other: dict[str, Any]
) -> list[Text]:
    """The labels of the fields in which two records differ."""
    return [
        spec.label
        for spec in specs
        if comparable(spec, one.get(spec.name)) != comparable(spec, other.get(spec.name))
    ]


def ids_by_number(store: Store, numbers: Iterable[str | None]) -> dict[str, int]:
    """Case number -> id of the living case that has it."""
    wanted = sorted({number for number in numbers if number})
    columns = RESCUE.table.c
    select = sa.select(columns.case_number, columns.id).where(
        columns.case_number.in_(sa.bindparam("numbers", expanding=True)), ~columns.voided
    )
    found: dict[str, int] = {}
    with store.engine.connect() as connection:
        for start in range(0, len(wanted), 500):
            block = wanted[start : start + 500]
            found.update((r[0], r[1]) for r in connection.execute(select, {"numbers": block}))
    return found
