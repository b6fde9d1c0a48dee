"""A record and what belongs to it are written together, and undone together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.identity import new_uuid
from db.record_types import record_type
from db.records_file import create_records_file
from db.store import Store
from db.validation import ProblemsError
from tests.samples import sighting

SIGHTING, PHOTO = record_type("sighting"), record_type("photo")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_records_file(tmp_path / "office.gpkg", author="Tsering")
    yield made
    made.close()


def of(uuid: str, name: str, **values: Any) -> dict[str, Any]:
    return {"owner_type": "sighting", "owner_uuid": uuid, "file_name": name, **values}


def test_parts_are_written_with_their_record_as_one_step(store: Store) -> None:
    uuid = new_uuid()
    changes = store.save(
        SIGHTING, sighting(), author="Tsering", uuid=uuid,
        parts=(PHOTO, [of(uuid, "a.jpg"), of(uuid, "b.jpg")]),
    )  # fmt: skip
    record = store.get(SIGHTING, changes.created[0])
    assert record is not None
    assert record.uuid == uuid
    assert [p.values["file_name"] for p in store.parts(PHOTO, [uuid])] == ["a.jpg", "b.jpg"]
    assert [each.record_type for each in changes.each()] == ["sighting", "photo"]
    step = store.next_undo()
    assert step is not None
    assert (step.record_type, step.change_set) == ("sighting", changes.change_set)
    store.undo(step.change_set, author="Tsering")
    assert store.count(SIGHTING) == 0
    assert store.parts(PHOTO, [uuid]) == []


def test_a_part_that_cannot_be_leaves_nothing_behind(store: Store) -> None:
    uuid = new_uuid()
    wrong = of(uuid, "a.jpg", decimal_latitude=33.0)  # half a position
    with pytest.raises(ProblemsError):
        store.save(SIGHTING, sighting(), author="Tsering", uuid=uuid, parts=(PHOTO, [wrong]))
    with pytest.raises(ProblemsError):
        store.add_parts((PHOTO, [of(uuid, "b.jpg"), wrong]), author="Tsering")
    assert (store.count(SIGHTING), store.count(PHOTO)) == (0, 0)


def test_parts_added_later_are_one_step_too(store: Store) -> None:
    id = store.save(SIGHTING, sighting(), author="Tsering").created[0]
    record = store.get(SIGHTING, id)
    assert record is not None
    store.add_parts((PHOTO, [of(record.uuid, f"{n}.jpg") for n in range(3)]), author="Tsering")
    step = store.next_undo()
    assert step is not None
    assert (step.record_type, step.records) == ("photo", 3)
    store.undo(step.change_set, author="Tsering")
    assert (store.count(SIGHTING), store.count(PHOTO)) == (1, 0)
    assert not store.add_parts((PHOTO, []), author="Tsering")
