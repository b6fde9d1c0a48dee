"""What is no layer, or a broken one, is refused in one sentence; hostile shapes are made sound."""

from __future__ import annotations

import json
import os
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from db.layers import copy_child, copying, levels
from db.layers.copy import LayerCopy, MissingCopy
from db.layers.copying import UnreadableLayer, inspect
from db.layers.geometry import Counts, sound, to_world
from db.layers.layer import Layer, LayerKind
from db.layers.scale import FIRST, LAST, unit
from tests.db.layers.made import NAMES, ZONES, write
from tests.db.layers.test_copying import AREA, corners, drawn, zipped


def _cut(path: Path, share: float) -> Path:
    body = path.read_bytes()
    path.write_bytes(body[: int(len(body) * share)])
    return path


def _encrypted(path: Path) -> Path:
    """An archive whose members say that they are encrypted."""
    target = zipped(path)
    body = bytearray(target.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = body.find(mark)
        while at >= 0:
            body[at + offset] |= 1
            at = body.find(mark, at + 4)
    target.write_bytes(bytes(body))
    return target


def _table_only(at: Path) -> Path:
    path = write(at / "表.gpkg", driver="GPKG", kind="Polygon")
    with sqlite3.connect(path) as file:
        file.execute("DELETE FROM gpkg_geometry_columns")
        file.execute("UPDATE gpkg_contents SET data_type = 'attributes'")
    file.close()
    return path


def _text(at: Path, name: str, text: str) -> Path:
    path = at / name
    path.write_text(text, "utf-8")
    return path


def _zip_of(at: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(at / "包.zip", "w") as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return at / "包.zip"


BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "gone": (lambda at: at / "没有.shp", "not there any more"),
    "folder": (lambda at: at, "is a folder"),
    "empty": (lambda at: _text(at, "空.geojson", ""), "is empty"),
    "not a layer": (lambda at: _text(at, "信.shp", "你好" * 200), "no layer that can be read"),
    "photo": (lambda at: _text(at, "照片.jpg", "\x7fELF"), "is a picture"),
    "json of something else": (lambda at: _text(at, "x.json", '{"a": [1, 2]}'), "damaged"),
    "half a geojson": (lambda at: _cut(write(at / "半.geojson"), 0.6), "damaged"),
    "half a geopackage": (
        lambda at: _cut(write(at / "半.gpkg", driver="GPKG", kind="Polygon"), 0.5), "not whole",
    ),
    "half a shapefile": (lambda at: _cut(write(at / "半.shp", **AREA), 0.7), "not whole"),
    "half an archive": (lambda at: _cut(zipped(write(at / "半.shp", **AREA)), 0.5), "not whole"),
    "locked archive": (lambda at: _encrypted(write(at / "锁.shp", **AREA)), "password"),
    "archive of letters": (lambda at: _zip_of(at, {"信.txt": b"x"}), "In 包.zip is no layer"),
    "encrypted geopackage": (
        lambda at: (at / "密.gpkg").write_bytes(b"\x8f" + os.urandom(8191)) and at / "密.gpkg",
        "password",
    ),
    "tables without shapes": (_table_only, "tables but no shapes"),
    "no features": (lambda at: write(at / "无.geojson", [], {"n": []}), "tables but no shapes"),
    "a list of files elsewhere": (
        lambda at: _text(
            at, "外.kml", '<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/etc/passwd'
            "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
        ), "damaged",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_a_layer_says_why_in_one_sentence(name: str, tmp_path: Path) -> None:
    make, words = BAD[name]
    path = make(tmp_path)
    with pytest.raises(UnreadableLayer, match=words) as refused:
        inspect(path)
    assert path.name in str(refused.value)
    assert str(refused.value).count(". ") == 0


def test_a_reader_that_crashes_or_hangs_is_a_sentence_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "区.geojson")
    monkeypatch.setattr(copying, "MEMORY_LIMIT", 1 << 20)  # not even its libraries fit
    with pytest.raises(UnreadableLayer, match=r"memory|read to its end|damaged"):
        inspect(path)
    monkeypatch.undo()
    monkeypatch.setattr(copying, "PATIENCE", 0.0)
    with pytest.raises(UnreadableLayer, match="too long"):
        inspect(path)


def _copied(tmp_path: Path, shapes: list[object], **options: object) -> LayerCopy:
    path = write(tmp_path / "形.geojson", shapes, {"n": list(range(len(shapes)))}, **options)
    layer = Layer.new("形", LayerKind.VECTOR)
    copying.copy(path, 0, layer, tmp_path / "形.sqlite")
    return LayerCopy(tmp_path / "形.sqlite", "形")


def test_shapes_of_all_kinds_of_trouble_are_made_sound_and_counted(tmp_path: Path) -> None:
    bow = shapely.Polygon([(94, 33), (95, 34), (95, 33), (94, 34)])
    across = shapely.Polygon([(179, 10), (-179, 10), (-179, 12), (179, 12)])
    beyond = shapely.box(179, 20, 183, 22)
    mixed = shapely.GeometryCollection(
        [
            shapely.Point(96, 35),
            shapely.LineString([(96, 35), (97, 36)]),
            shapely.box(97, 35, 98, 36),
        ]
    )
    deep = shapely.LineString([(94, 33, 4500), (95, 34, 4600)])
    pole = shapely.box(-180, -90, 180, -88)
    copy = _copied(tmp_path, [bow, across, beyond, mixed, deep, pole, shapely.Polygon()])
    about = copy.about()
    assert (about.taken, about.mended, about.split, about.empty) == (6, 1, 2, 1)
    assert about.kinds == {"areas": 5, "lines": 2, "points": 1}
    page = drawn(copy, LAST)
    for shape in page["shapes"]:
        for line in shape[2]:
            x = np.array(line).reshape(-1, 2).cumsum(axis=0)[:, 0] / page["unit"]
            # Nothing runs the long way round the Earth but what does lie all around the pole.
            assert (x >= -1e-6).all()
            assert (x <= 256 + 1e-6).all()
            assert x.max() - x.min() < 128 or shape[0] == 6


def test_a_file_that_lies_nowhere_on_earth_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "远.geojson", [shapely.Point(5e6, 4e6)], {"n": ["x"]})
    assert inspect(path)[0].doubt == "not_fitting"
    layer = Layer.new("远", LayerKind.VECTOR, crs="EPSG:4326")
    with pytest.raises(UnreadableLayer, match="lies on the Earth"):
        copying.copy(path, 0, layer, tmp_path / "远.sqlite")
    assert not (tmp_path / "远.sqlite").exists()


def test_hostile_attributes_stay_text(tmp_path: Path) -> None:
    hostile = [
        "'); DROP TABLE meta; --",
        '<script>alert("x")</script>\u2028{{7*7}}\x07',
        "x" * 9000,
    ]
    path = write(
        tmp_path / "敌.geojson", [shapely.Point(95, 33)] * 3, {'"]; DROP': hostile, "名": hostile}
    )
    copying.copy(path, 0, Layer.new("敌", LayerKind.VECTOR), tmp_path / "敌.sqlite")
    copy = LayerCopy(tmp_path / "敌.sqlite", "敌")
    page = drawn(copy, LAST, '"]; DROP')
    assert {point[3] for point in page["points"]} >= {hostile[0]}
    assert all(len(point[3]) <= 60 for point in page["points"])
    first = copy.attributes(1)
    assert first is not None
    assert set(first) == {'"]; DROP', "名"}
    assert len(str(copy.attributes(3))) < 2 * copy_child.LONGEST + 100


def test_a_copy_that_is_broken_or_gone_says_that_the_shapes_are_gone(tmp_path: Path) -> None:
    copy = _copied(tmp_path, list(ZONES))
    copy.path.write_bytes(copy.path.read_bytes()[:5000] + b"\0" * 3000)
    with pytest.raises(MissingCopy, match="形"):
        copy.view(90, 30, 100, 40, 6)
    copy.path.write_bytes(b"not a database")
    with pytest.raises(MissingCopy):
        copy.about()
    copy.path.unlink()
    with pytest.raises(MissingCopy):
        copy.attributes(1)


def test_half_a_million_would_be_too_much_for_one_view_so_it_is_drawn_coarser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.layers import copy as reading

    cells = [
        shapely.box(94 + x / 50, 33 + y / 50, 94 + (x + 1) / 50, 33 + (y + 1) / 50)
        for x in range(40)
        for y in range(40)
    ]
    copy = _copied(tmp_path, cells)
    near = copy.view(93.9, 32.9, 94.9, 33.9, 11)
    assert (near.shapes, near.level) == (1600, 11)
    monkeypatch.setattr(reading, "MOST_SHAPES", 500)
    coarser = copy.view(93.9, 32.9, 94.9, 33.9, 11)
    page = json.loads(coarser.text)
    assert coarser.level < 11
    assert coarser.shapes <= 500
    # What is not drawn singly still shows where it is: 0.8 degrees of cells side by side.
    across = sum(
        last - first + 1 for _kind, y, first, last in page["cells"] if y == page["cells"][0][1]
    )
    assert across * 4 == pytest.approx(0.8 / 360 * 256 * 2**coarser.level, abs=8)


# --- whatever shapes there are --------------------------------------------------------------------

_degrees = st.tuples(st.floats(-400, 400), st.floats(-95, 95))
_wild = st.floats(allow_nan=True, allow_infinity=True, width=32)
_rings = st.lists(_degrees, min_size=3, max_size=8)
_shapes = st.one_of(
    st.none(),
    _rings.map(shapely.Polygon),
    _rings.map(shapely.LineString),
    _rings.map(shapely.MultiPoint),
    st.tuples(_wild, _wild).map(shapely.Point),
    st.lists(_rings.map(shapely.Polygon), max_size=3).map(shapely.MultiPolygon),
    st.tuples(_rings.map(shapely.Polygon), _rings.map(shapely.LineString)).map(
        lambda pair: shapely.GeometryCollection(list(pair))
    ),
)


@given(st.lists(_shapes, min_size=1, max_size=6))
def test_any_shapes_become_sound_ones_that_fit_the_map(given_shapes: list[object]) -> None:
    shapes = np.empty(len(given_shapes), object)
    shapes[:] = given_shapes
    counts = Counts()
    made = sound(shapes, None, counts)
    kept = made[~shapely.is_missing(made)]
    assert len(kept) + counts.empty + counts.off == len(shapes)
    assert shapely.is_valid(kept[shapely.get_dimensions(kept) == 2]).all()
    if not len(kept):
        return
    box = shapely.total_bounds(kept)
    assert box[0] >= -180 - 1e-5
    assert box[2] <= 180 + 1e-5
    flat = to_world(kept)
    levels.anchors(flat)
    for kind, (rows, mine) in levels.kind_parts(flat).items():
        assert (rows < len(kept)).all()
        if kind == levels.POINT or not len(mine):
            continue
        for level, _rows, texts in levels.LevelShapes(mine, kind).data():
            for text in texts:
                for line in json.loads(text):
                    steps = np.array(line).reshape(-1, 2).cumsum(axis=0)
                    assert (steps >= -1).all()
                    assert (steps <= 256 * unit(level) + 1).all()


@given(st.lists(st.tuples(st.floats(0, 256), st.floats(0, 256)), min_size=1, max_size=40))
def test_points_that_are_drawn_once_stay_when_the_map_comes_nearer(
    points: list[tuple[float, float]],
) -> None:
    first = levels.thinned(np.array(points))
    assert (first == FIRST).any()
    assert ((first >= FIRST) & (first <= LAST)).all()


def test_the_names_of_zones_are_where_the_zones_are(tmp_path: Path) -> None:
    path = write(tmp_path / "区.geojson")
    copying.copy(path, 0, Layer.new("区", LayerKind.VECTOR), tmp_path / "区.sqlite")
    page = drawn(LayerCopy(tmp_path / "区.sqlite", "区"), 8, "名称")
    assert page["shapes"], NAMES
    for shape in page["shapes"]:
        x, y = np.array(shape[4:6]) / page["pointUnit"]
        place = [x / 256 * 360 - 180, np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y / 256))))]
        zone = ZONES[NAMES.index(shape[3])]
        assert shapely.contains_xy(zone, *place)
    assert len(corners(page["shapes"][0], page["unit"])) >= 5
