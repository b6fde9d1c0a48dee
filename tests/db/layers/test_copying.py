"""Layer files of all kinds become a copy that shows what they showed."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
import pytest
import shapely

from db.errors import Cancelled
from db.layers import copying
from db.layers.copy import LayerCopy
from db.layers.copying import Found, UnreadableLayer, inspect
from db.layers.layer import Layer, LayerKind
from tests.db.layers.made import NAMES, ZONES, write

AREA = {"driver": "ESRI Shapefile", "kind": "Polygon", "encoding": "UTF-8"}


@pytest.fixture
def taken_in(tmp_path: Path) -> Callable[..., LayerCopy]:
    """Copy the one layer of a file."""

    def take(path: Path, crs: str = "", datum: str = "wgs84", part: int = 0) -> LayerCopy:
        layer = Layer.new("层", LayerKind.VECTOR, crs=crs, datum=datum)
        target = tmp_path / "office.layers" / f"{layer.uuid}.sqlite"
        copying.copy(path, part, layer, target)
        return LayerCopy(target, "层")

    return take


def only(path: Path) -> Found:
    found = inspect(path)
    assert len(found) == 1
    return found[0]


def drawn(copy: LayerCopy, zoom: int = 8, label: str = "") -> dict[str, Any]:
    """What the page is sent for the whole world."""
    return dict(json.loads(copy.view(-180, -85, 180, 85, zoom, label).text))


def corners(shape: list[Any], unit: int) -> np.ndarray:
    """The first line of a shape as the page reads it, in degrees."""
    steps = np.array(shape[2][0]).reshape(-1, 2).cumsum(axis=0) / unit
    latitude = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * steps[:, 1] / 256))))
    return np.column_stack([steps[:, 0] / 256 * 360 - 180, latitude])


def zipped(path: Path, *, folder: str = "") -> Path:
    target = path.with_suffix(".zip")
    with zipfile.ZipFile(target, "w") as archive:
        for part in path.parent.glob(f"{path.stem}.*"):
            if part != target:
                archive.write(part, f"{folder}{part.name}")
    return target


FILES: dict[str, Callable[[Path], Path]] = {
    "geojson": lambda at: write(at / "区.geojson"),
    "geopackage": lambda at: write(at / "区.gpkg", driver="GPKG", kind="Polygon"),
    "shapefile": lambda at: write(at / "区.shp", **AREA),
    "zipped shapefile": lambda at: zipped(write(at / "区.shp", **AREA), folder="三江源/"),
    "kml": lambda at: write(at / "区.kml", fields={"Name": NAMES}, driver="KML"),
    "flatgeobuf": lambda at: write(at / "区.fgb", driver="FlatGeobuf", kind="Polygon"),
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_shows_its_zones_and_their_names(
    name: str, tmp_path: Path, taken_in: Callable[..., LayerCopy]
) -> None:
    path = FILES[name](tmp_path)
    found = only(path)
    assert (found.count, found.doubt) == (2, "")
    label = "Name" if name == "kml" else "名称"
    assert label in found.fields
    copy = taken_in(path)
    about = copy.about()
    assert (about.taken, about.kinds) == (2, {"areas": 2})
    assert about.extent == pytest.approx((94, 33, 96.5, 34.5))
    assert label in about.used
    page = drawn(copy, 14, label)
    shapes = {shape[3]: shape for shape in page["shapes"]}
    assert set(shapes) == set(NAMES)
    ring = corners(shapes[NAMES[0]], page["unit"])
    assert shapely.Polygon(ring).symmetric_difference(ZONES[0]).area < 1e-6
    assert len(shapes[NAMES[1]][2]) == 2  # the hole
    assert copy.attributes(shapes[NAMES[1]][0])[label] == NAMES[1]  # type: ignore[index]


def test_tracks_routes_and_waypoints_of_a_gpx_are_one_layer(
    tmp_path: Path, taken_in: Callable[..., LayerCopy]
) -> None:
    path = tmp_path / "巡护.gpx"
    points = "".join(f'<trkpt lat="{33 + n / 50}" lon="{94 + n / 40}"/>' for n in range(20))
    path.write_text(
        '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">'
        '<wpt lat="33.5" lon="94.5"><name>营地</name></wpt>'
        '<rte><name>计划</name><rtept lat="33" lon="94"/><rtept lat="34" lon="95"/></rte>'
        f"<trk><name>三月三日</name><trkseg>{points}</trkseg></trk></gpx>",
        "utf-8",
    )
    copy = taken_in(path)
    assert copy.about().kinds == {"points": 1, "lines": 2}
    page = drawn(copy, 9, "name")
    assert {shape[3] for shape in page["shapes"]} == {"计划", "三月三日"}
    assert [point[3] for point in page["points"]] == ["营地"]
    assert corners(page["points"][0], page["pointUnit"])[0] == pytest.approx([94.5, 33.5])


@pytest.mark.parametrize(
    "crs", ["EPSG:4490", "EPSG:4541", "EPSG:4521", "EPSG:32647", "EPSG:3857", "EPSG:4610"]
)
def test_other_systems_lie_where_they_should(
    crs: str, tmp_path: Path, taken_in: Callable[..., LayerCopy]
) -> None:
    way = pyproj.Transformer.from_crs(4326, crs, always_xy=True)
    flat = [shapely.transform(zone, way.transform, interleaved=False) for zone in ZONES]
    path = write(tmp_path / "区.gpkg", flat, driver="GPKG", kind="Polygon", crs=crs)
    found = only(path)
    assert found.doubt == ""
    extent = taken_in(path).about().extent
    # Xi'an 80 has no exact way: a hundred metres is what it is about.
    assert extent == pytest.approx((94, 33, 96.5, 34.5), abs=0.002 if crs == "EPSG:4610" else 1e-5)


def test_shifted_degrees_are_put_right(tmp_path: Path, taken_in: Callable[..., LayerCopy]) -> None:
    from db.places.datum import wgs84_to_gcj02

    lat, lon = wgs84_to_gcj02(33.9, 95.6)
    path = write(tmp_path / "点.geojson", [shapely.Point(lon, lat)], {"名": ["x"]})
    page = drawn(taken_in(path, "EPSG:4326", "gcj02"))
    place = corners(page["points"][0], page["pointUnit"])[0]
    assert place == pytest.approx([95.6, 33.9], abs=2e-6)


def test_a_layer_that_does_not_say_its_system_asks_and_is_then_read_in_it(
    tmp_path: Path, taken_in: Callable[..., LayerCopy]
) -> None:
    way = pyproj.Transformer.from_crs(4326, 4521, always_xy=True)
    flat = [shapely.transform(zone, way.transform, interleaved=False) for zone in ZONES]
    path = write(tmp_path / "网格.shp", flat, crs=None, **AREA)
    found = only(path)
    assert found.doubt == "not_said"
    assert found.sample
    assert taken_in(path, "EPSG:4521").about().extent == pytest.approx(
        (94, 33, 96.5, 34.5), abs=1e-4
    )


def test_attributes_in_old_chinese_characters_are_read(
    tmp_path: Path, taken_in: Callable[..., LayerCopy]
) -> None:
    path = write(tmp_path / "区.shp", **{**AREA, "encoding": "GB18030"})
    for cpg in (b"GBK", b"UTF-8", None):  # right, wrong, none
        companion = path.with_suffix(".cpg")
        companion.unlink(missing_ok=True)
        if cpg is not None:
            companion.write_bytes(cpg)
        first = taken_in(path).attributes(1)
        assert first == {"名称": NAMES[0]}, cpg


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "区.geojson")
    target = tmp_path / "x.layers" / "u.sqlite"
    layer = Layer.new("层", LayerKind.VECTOR)
    with pytest.raises(Cancelled):
        copying.copy(path, 0, layer, target, cancelled=lambda: True)
    assert list(target.parent.iterdir()) == []


def test_a_copy_that_stood_there_stays_when_the_new_file_is_bad(
    tmp_path: Path, taken_in: Callable[..., LayerCopy]
) -> None:
    copy = taken_in(write(tmp_path / "区.geojson"))
    (tmp_path / "坏.geojson").write_text('{"type": "FeatureCollection", "features": [{"ty')
    layer = Layer.new("层", LayerKind.VECTOR)
    with pytest.raises(UnreadableLayer, match="坏"):
        copying.copy(tmp_path / "坏.geojson", 0, layer, copy.path)
    assert copy.about().taken == 2
    assert [file.name for file in copy.path.parent.iterdir()] == [copy.path.name]
