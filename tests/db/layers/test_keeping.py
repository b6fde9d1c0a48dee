"""Layers stay with the records file, in their order, and a removed one can be brought back."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import office
from db.identity import new_uuid
from db.layers import keeping
from db.layers.layer import DATUMS, Layer, LayerKind, LayerStyle, copy_path, from_json, to_json
from db.records_file import open_records
from db.store import Store

ME = "才仁多杰"


def _named(store: Store) -> list[str]:
    return [one.name for one in keeping.layers(store)]


def test_a_layer_is_there_again_when_the_file_is_opened_again(store: Store) -> None:
    style = LayerStyle(colour="#AA4499", width=2.5, pattern="dashed", label_field="名称")
    made = Layer.new(
        "园区", LayerKind.VECTOR, file="D:/图/园区.shp", crs_found="EPSG:4490", datum="cgcs2000",
        style=style, place_field="名称", options={"encoding": "gb18030"},
    )  # fmt: skip
    kept = keeping.add(store, made, author=ME)
    assert store.path is not None
    store.close()
    with open_records(store.path) as again:
        assert keeping.layers(again) == [kept]
        assert keeping.layer(again, made.uuid) == dataclasses.replace(made, order=0)


def test_a_new_layer_comes_on_top_and_layers_change_places(store: Store) -> None:
    made = {
        name: keeping.add(store, Layer.new(name, LayerKind.VECTOR), author=ME) for name in "abc"
    }
    assert _named(store) == ["c", "b", "a"]
    keeping.reorder(store, [made[name].uuid for name in "bca"], author=ME)
    assert _named(store) == ["b", "c", "a"]
    keeping.reorder(store, [made["a"].uuid], author=ME)
    assert _named(store) == ["a", "b", "c"]


def test_a_removed_layer_comes_back_to_its_place_with_its_copy(store: Store) -> None:
    lower = keeping.add(store, Layer.new("下", LayerKind.VECTOR), author=ME)
    keeping.add(store, Layer.new("上", LayerKind.VECTOR), author=ME)
    copy = copy_path(store.path, lower, "sqlite")
    assert copy is not None
    copy.parent.mkdir()
    copy.write_bytes(b"copy")
    stray = copy.with_name(f"{new_uuid()}.sqlite.part")
    stray.write_bytes(b"left behind")
    others = copy.with_name("cache.sqlite")
    others.write_bytes(b"of another room")
    keeping.remove(store, lower.uuid, author=ME)
    keeping.sweep(store, author=ME)
    assert _named(store) == ["上"]
    assert [one.name for one in keeping.removed(store)] == ["下"]
    assert copy.is_file()
    assert not stray.exists()
    assert others.is_file()
    assert keeping.restore(store, lower.uuid, author=ME) == lower
    assert _named(store) == ["上", "下"]
    assert keeping.removed(store) == []


def test_what_was_removed_long_ago_is_forgotten_with_its_copy(store: Store) -> None:
    gone = keeping.add(store, Layer.new("旧", LayerKind.VECTOR), author=ME)
    keeping.remove(store, gone.uuid, author=ME)
    value = office.kept(store, "layer_removed")[gone.uuid]
    office.keep(store, "layer_removed", gone.uuid, {**value, "removed_at": "2020-01-01"}, author=ME)
    copy = copy_path(store.path, gone, "sqlite")
    assert copy is not None
    copy.parent.mkdir()
    copy.write_bytes(b"copy")
    keeping.sweep(store, author=ME)
    assert not copy.exists()
    assert keeping.removed(store) == []
    assert keeping.restore(store, gone.uuid, author=ME) is None


def test_parts_of_the_shipped_map_stay_hidden(store: Store) -> None:
    assert keeping.hidden_base_parts(store) == frozenset()
    keeping.hide_base_parts(store, frozenset({"relief", "names"}), author=ME)
    assert keeping.hidden_base_parts(store) == {"relief", "names"}


_texts = st.text(max_size=20)
_unit = st.floats(0, 1)
_made = st.builds(
    Layer,
    st.uuids().map(str),
    _texts,
    st.sampled_from(LayerKind),
    file=_texts,
    crs=_texts,
    datum=st.sampled_from(DATUMS),
    style=st.builds(LayerStyle, _texts, st.floats(0, 12), opacity=_unit, fill_opacity=_unit),
    visible=st.booleans(),
    order=st.integers(-99, 99),
    place_field=_texts,
    options=st.dictionaries(_texts, st.integers() | _texts | st.booleans(), max_size=3),
)


@given(_made)
def test_a_layer_comes_back_as_it_was(layer: Layer) -> None:
    assert from_json(layer.uuid, to_json(layer)) == layer


_plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | _texts
_json = _plain | st.lists(_plain, max_size=3) | st.dictionaries(_texts, _plain, max_size=3)


@given(st.dictionaries(st.sampled_from(list(to_json(Layer.new("", LayerKind.VECTOR)))), _json))
def test_whatever_stands_in_the_file_makes_a_sound_layer_or_none(value: dict[str, Any]) -> None:
    layer = from_json("u", {"kind": "vector", **value})
    if layer is None:
        assert value["kind"] not in list(LayerKind)
        return
    assert layer.datum in DATUMS
    assert isinstance(layer.visible, bool)
    assert 0 <= layer.style.opacity <= 1


@pytest.mark.parametrize("kind", ["", "hologram", None])
def test_a_layer_of_an_unknown_kind_is_left_alone(store: Store, kind: object) -> None:
    office.keep(store, "layer", "u", {"kind": kind, "name": "x"}, author=ME)
    assert keeping.layers(store) == []
    keeping.sweep(store, author=ME)
    assert "u" in office.kept(store, "layer")
