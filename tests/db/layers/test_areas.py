"""Records lie in the areas of a layer of places, whatever moves: the record, the layer, its use."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import numpy as np
import pytest
import shapely

from db.errors import Cancelled
from db.exchange.workbook_out import export_delimited
from db.layers import areas, copying, keeping
from db.layers.copy import MissingCopy
from db.layers.layer import Layer, LayerKind, copy_path
from db.query import Filter
from db.record_types import record_type
from db.store import Store
from db.text import english
from tests.db.layers.made import NAMES, ZONES, write
from tests.samples import sighting

ME = "才仁多杰"
SIGHTING = record_type("sighting")
IN_FIRST, IN_SECOND, IN_HOLE, OUTSIDE = (33.5, 94.5), (34.2, 96.0), (33.5, 95.5), (32.0, 91.0)


def seen_at(store: Store, place: tuple[float, float] | None, id: int | None = None) -> int:
    lat, lon = place or (None, None)
    values = sighting(place_code=None, decimal_latitude=lat, decimal_longitude=lon)
    changes = store.save(SIGHTING, values, author=ME, id=id)
    return (changes.created or changes.changed)[0]


@pytest.fixture
def zones(store: Store, tmp_path: Path) -> Layer:
    """The layer of zones, declared as places."""
    return keep_places(store, write(tmp_path / "分区.geojson"), "名称")


def keep_places(store: Store, path: Path, field: str, layer: Layer | None = None) -> Layer:
    layer = layer or keeping.add(
        store, Layer.new("分区", LayerKind.VECTOR, place_field=field, place_kind="zone"), author=ME
    )
    target = copy_path(store.path, layer, areas.COPY_ENDING)
    assert target is not None
    copying.copy(path, 0, layer, target)
    return layer


def counts(store: Store) -> dict[str, int]:
    (layer,) = areas.place_layers(store)
    return {area.name: area.records.get("sighting", 0) for area in layer.areas}


def within(store: Store, *names: str) -> Filter:
    (layer,) = areas.place_layers(store)
    return Filter().with_zones(layer.id, [area.id for area in layer.areas if area.name in names])


def test_records_get_the_area_their_position_lies_in(store: Store, zones: Layer) -> None:
    first = seen_at(store, IN_FIRST)
    for place in (IN_SECOND, IN_SECOND, IN_HOLE, OUTSIDE, None):
        seen_at(store, place)
    assert areas.renew(store, zones) == 6
    assert counts(store) == {NAMES[0]: 1, NAMES[1]: 2}
    filter = within(store, NAMES[0])
    assert store.ids(SIGHTING, filter).tolist() == [first]
    assert store.count(SIGHTING, filter) == 1
    columns, wanted = store.masked(SIGHTING, filter)
    assert columns["id"][wanted].tolist() == [first]
    assert store.count(SIGHTING, within(store, *NAMES)) == 3
    assert areas.renew(store, zones) == 0  # nothing left to do


def test_a_record_that_moves_changes_its_area_and_not_its_history(
    store: Store, zones: Layer
) -> None:
    id = seen_at(store, IN_FIRST)
    areas.renew(store, zones)
    seen_at(store, IN_SECOND, id)
    assert areas.renew(store, zones) == 1
    assert counts(store) == {NAMES[0]: 0, NAMES[1]: 1}
    history = store.history(SIGHTING, id)
    seen_at(store, IN_FIRST, id)
    areas.renew(store, zones)
    assert counts(store) == {NAMES[0]: 1, NAMES[1]: 0}
    # What lies where is no change of a record: its history is of what people did.
    assert len(store.history(SIGHTING, id)) == len(history) + 1


def test_a_voided_record_is_not_counted(store: Store, zones: Layer) -> None:
    id = seen_at(store, IN_FIRST)
    areas.renew(store, zones)
    store.void(SIGHTING, [id], author=ME)
    areas.renew(store, zones)
    assert counts(store)[NAMES[0]] == 0


def test_another_copy_of_the_layer_assigns_anew_and_areas_keep_their_ids(
    store: Store, zones: Layer, tmp_path: Path
) -> None:
    seen_at(store, IN_FIRST)
    areas.renew(store, zones)
    before = within(store, NAMES[0])
    moved = [shapely.transform(zone, lambda p: p + np.array([-5.0, 0.0])) for zone in ZONES]
    keep_places(store, write(tmp_path / "新.geojson", moved), "名称", zones)
    areas.renew(store, zones)
    assert counts(store) == {NAMES[0]: 0, NAMES[1]: 0}
    assert within(store, NAMES[0]) == before


def test_a_layer_that_is_no_layer_of_places_any_more_is_forgotten(
    store: Store, zones: Layer
) -> None:
    id = seen_at(store, IN_FIRST)
    areas.renew(store, zones)
    filter = within(store, NAMES[0])
    keeping.keep(store, dataclasses.replace(zones, place_field=""), author=ME)
    areas.sweep(store)
    assert areas.place_layers(store) == []
    assert store.count(SIGHTING, filter) == 0
    assert store.get(SIGHTING, id) is not None


def test_of_areas_within_each_other_the_smaller_counts(store: Store, tmp_path: Path) -> None:
    cell = shapely.box(94.4, 33.4, 94.6, 33.6)
    path = write(tmp_path / "嵌套.geojson", [ZONES[0], cell], {"n": ["大", "小"]})
    layer = keep_places(store, path, "n")
    seen_at(store, IN_FIRST)
    seen_at(store, (33.1, 94.1))
    areas.renew(store, layer)
    assert counts(store) == {"大": 1, "小": 1}
    assert [name for _layer, name in areas.areas_at(store, *IN_FIRST)] == ["小"]
    assert areas.areas_at(store, *OUTSIDE) == []


def test_shapes_without_a_name_are_no_places(store: Store, tmp_path: Path) -> None:
    layer = keep_places(store, write(tmp_path / "x.geojson", ZONES, {"n": [None, "有名"]}), "n")
    seen_at(store, IN_FIRST)
    areas.renew(store, layer)
    assert counts(store) == {"有名": 0}


def test_a_copy_that_is_gone_changes_nothing(store: Store, zones: Layer) -> None:
    seen_at(store, IN_FIRST)
    areas.renew(store, zones)
    path = copy_path(store.path, zones, areas.COPY_ENDING)
    assert path is not None
    path.unlink()
    with pytest.raises(MissingCopy, match="分区"):
        areas.renew(store, zones)
    assert counts(store)[NAMES[0]] == 1
    assert areas.areas_at(store, *IN_FIRST) == []


def test_cancelling_keeps_what_was_done_and_the_next_time_does_the_rest(
    store: Store, zones: Layer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(areas, "BLOCK", 2)
    for _ in range(5):
        seen_at(store, IN_FIRST)
    told: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        areas.renew(
            store, zones, progress=lambda *now: told.append(now), cancelled=lambda: bool(told)
        )
    assert told == [(2, 5)]
    assert areas.renew(store, zones) == 3
    assert counts(store)[NAMES[0]] == 5


def test_an_exported_table_says_in_which_zone_each_record_lies(
    store: Store, zones: Layer, tmp_path: Path
) -> None:
    for place in (IN_FIRST, OUTSIDE, IN_SECOND):
        seen_at(store, place)
    areas.renew(store, zones)
    target = tmp_path / "出.csv"
    export_delimited(store, target, SIGHTING, translate=english, language="zh")
    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["分区"] for row in rows} == {*NAMES, ""}
