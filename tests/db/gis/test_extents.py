"""What GIS programs zoom to is where the records are: whatever was saved, voided or undone."""

from __future__ import annotations

from typing import Any

import pytest

from db.gis import extents
from db.gis.lines import blob_line, line_blob
from db.models.sighting import SIGHTING
from db.record_types import record_type
from db.store import Store
from tests.rescue_samples import RESCUE, add, begin, day
from tests.samples import YAQU, sighting

PLACE = record_type("place")


def extent(store: Store, layer: str = "sightings") -> tuple[float, ...]:
    with store.engine.connect() as connection:
        return tuple(extents.extent(connection, layer))


def at(latitude: float, longitude: float, **changes: Any) -> dict[str, Any]:
    return sighting(decimal_latitude=latitude, decimal_longitude=longitude, **changes)


def put(store: Store, latitude: float, longitude: float, **changes: Any) -> int:
    return store.save(SIGHTING, at(latitude, longitude, **changes), author="a").created[0]


def test_an_empty_layer_shows_qinghai(store: Store) -> None:
    assert {extent(store, one) for one in ("sightings", "rescues", "releases", "routes")} == {
        (88.0, 31.0, 104.0, 40.0)
    }


def test_it_grows_with_saves_and_imports(store: Store) -> None:
    put(store, 34.0, 94.0)
    assert extent(store) == (94.0, 34.0, 94.0, 34.0)
    store.apply_import(
        SIGHTING, [at(33.0, 95.0), at(35.0, 94.5), at(34.0, 93.5)], author="a", source=None
    )
    assert extent(store) == (93.5, 33.0, 95.0, 35.0)


def test_a_mistyped_point_is_forgotten_when_it_is_put_right(store: Store) -> None:
    put(store, 34.0, 94.0)
    wrong = put(store, 3.4, 94.2)
    assert extent(store) == (94.0, 3.4, 94.2, 34.0)
    store.save(SIGHTING, {"decimal_latitude": 34.1}, author="a", id=wrong)
    assert extent(store) == (94.0, 34.0, 94.2, 34.1)
    store.save(
        SIGHTING, {"decimal_latitude": None, "decimal_longitude": None}, author="a", id=wrong
    )
    assert extent(store) == (94.0, 34.0, 94.0, 34.0)


def test_voiding_restoring_and_undoing(store: Store) -> None:
    put(store, 34.0, 94.0)
    id = put(store, 36.0, 96.0)
    store.void(SIGHTING, [id], author="a")
    assert extent(store) == (94.0, 34.0, 94.0, 34.0)
    store.restore(SIGHTING, [id], author="a")
    assert extent(store) == (94.0, 34.0, 96.0, 36.0)
    imported = store.apply_import(SIGHTING, [at(30.0, 90.0)], author="a", source="x")
    assert imported.change_set is not None
    store.undo_import(imported.change_set, author="a")
    assert extent(store) == (94.0, 34.0, 96.0, 36.0)


def test_a_draft_is_not_on_the_map_and_not_in_the_extent(store: Store) -> None:
    put(store, 34.0, 94.0)
    id = put(store, 20.0, 80.0, status="draft")
    assert extent(store) == (94.0, 34.0, 94.0, 34.0)
    store.save(SIGHTING, {"status": "recorded"}, author="a", id=id)
    assert extent(store) == (80.0, 20.0, 94.0, 34.0)


def test_with_a_case_go_its_release_and_its_way(store: Store) -> None:
    case = begin(store)
    add(store, case, "transport", day(5), to_latitude=36.6, to_longitude=101.7)
    add(store, case, "intake", day(6))
    add(
        store, case, "outcome", day(20), outcome="released",
        decimal_latitude=35.0, decimal_longitude=99.0, place_code=None,
    )  # fmt: skip
    assert extent(store, "releases") == (99.0, 35.0, 99.0, 35.0)
    assert extent(store, "routes") == (93.60759, 33.96834, 101.7, 36.6)
    store.void(RESCUE, [case.id], author="a")
    assert {extent(store, one) for one in ("rescues", "releases", "routes")} == {extents.HOME}


# --- routes ---------------------------------------------------------------------------------------


def routes(store: Store) -> list[tuple[Any, ...]]:
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT leg_number, kind, from_name, to_name, certain, geom FROM routes "
            "ORDER BY case_number, leg_number"
        ).all()
    return [(*row[:4], bool(row[4]), blob_line(row[5])) for row in rows]


def test_a_route_follows_every_change_of_its_entries(store: Store) -> None:
    case = begin(store)
    leg = add(store, case, "transport", day(6), to_latitude=36.0, to_longitude=100.0)
    start = (33.96834, 93.60759)
    assert [one[-1] for one in routes(store)] == [[start, (36.0, 100.0)]]
    # An earlier leg comes in between.
    add(store, case, "transport", day(5), to_latitude=34.0, to_longitude=95.0)
    assert [one[-1] for one in routes(store)] == [
        [start, (34.0, 95.0)],
        [(34.0, 95.0), (36.0, 100.0)],
    ]
    store.save(record_type("transport"), {"to_latitude": 36.5}, author="a", id=leg)
    assert routes(store)[1][-1] == [(34.0, 95.0), (36.5, 100.0)]
    store.void(record_type("transport"), [leg], author="a")
    assert [one[0] for one in routes(store)] == [1]
    step = store.next_undo()
    assert step is not None
    store.undo(step.change_set, author="a")
    assert [one[0] for one in routes(store)] == [1, 2]


def test_a_place_without_a_position_is_drawn_at_its_seat_and_not_called_certain(
    store: Store,
) -> None:
    case = begin(store, decimal_latitude=None, decimal_longitude=None)
    add(store, case, "transport", day(5), to_latitude=36.62, to_longitude=101.77)
    ((_number, kind, start, _end, certain, _line),) = routes(store)
    assert (kind, certain) == ("transport", False)
    assert start == "牙曲村委会"
    place = next(entry for entry in store.reference().places if entry.code == YAQU)
    store.save(
        PLACE, {"decimal_latitude": 33.9, "decimal_longitude": 93.6}, author="a", id=place.id
    )
    ((*_rest, certain, line),) = routes(store)
    assert certain
    assert line == [(33.9, 93.6), (36.62, 101.77)]
    step = store.next_undo()
    assert step is not None
    store.undo(step.change_set, author="a")
    assert routes(store)[0][4] is False


def test_an_entry_that_changes_no_way_leaves_the_lines_alone(store: Store) -> None:
    case = begin(store)
    add(store, case, "transport", day(5), to_latitude=36.0, to_longitude=100.0)
    with store.engine.connect() as connection:
        before = connection.exec_driver_sql("SELECT * FROM rescue_leg").all()
    add(store, case, "intake", day(6), weight=3.0)
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT * FROM rescue_leg").all() == before


def test_a_line_comes_back_as_it_went() -> None:
    line = [(33.5, 93.25), (-34.0, 179.9), (0.0, -179.9)]
    assert blob_line(line_blob(line)) == line
    with pytest.raises(ValueError, match="two positions"):
        line_blob(line[:1])
