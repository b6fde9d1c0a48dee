from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from db.errors import Cancelled
from db.layers import keeping
from db.places import ground
from db.records_file import create_records_file
from db.store import Store
from db.tiles import adding
from db.tiles.archive import UnreadableTiles
from tests.db.tiles.made import HOME, picture

Make = Callable[..., Path]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_records_file(tmp_path / "索加.gpkg", author="才仁") as store:
        yield store


@pytest.fixture(autouse=True)
def shipped_heights() -> Iterator[None]:
    yield
    ground.use_finer(())


def test_an_archive_is_copied_and_declared(
    store: Store, make_mbtiles: Make, tmp_path: Path
) -> None:
    path = make_mbtiles(
        {(8, 195, 102): picture()}, attribution="© Survey", bounds="95,33,95.5,33.4"
    )
    seen: list[tuple[int, int]] = []
    layer = adding.add_pictures(
        store, path, datum="gcj02", progress=lambda done, of: seen.append((done, of))
    )
    assert keeping.layers(store) == [layer]
    assert (layer.name, layer.attribution, layer.datum) == ("photo", "© Survey", "gcj02")
    assert adding.reach(layer) == (8, 8, HOME)
    file = adding.file_of(store.path, layer)
    assert file is not None
    assert file.parent == tmp_path / "索加.layers"
    assert file.read_bytes() == path.read_bytes()
    assert seen[-1][0] == seen[-1][1] == path.stat().st_size


def test_heights_of_the_office_are_what_the_ground_is_asked_for(
    store: Store, make_raster: Make
) -> None:
    place = 33.05, 95.05
    shipped = ground.height_at(*place)
    assert shipped is not None
    values = np.full((1, 360, 360), 3210, "i2") + np.arange(360, dtype="i2")[None, None, :] // 40
    path = make_raster(values, "dem.tif", box=(95.0, 33.0, 95.1, 33.1), nodata=-32768)
    layer = adding.add_pictures(store, path, relief=True, author="才仁")
    assert adding.is_relief(layer)
    ground.use_finer(adding.heights_of(store))
    finer = ground.height_at(*place)
    assert finer is not None
    assert finer.metres == pytest.approx(3214, abs=2)
    assert finer.highest - finer.lowest < 320
    assert ground.height_at(34.0, 96.0) is not None  # elsewhere as shipped
    ground.use_finer(())
    assert ground.height_at(*place) == shipped


def test_what_fails_is_not_declared_and_leaves_no_file(
    store: Store, make_mbtiles: Make, make_raster: Make, tmp_path: Path
) -> None:
    archive = make_mbtiles({(8, 195, 102): picture()})
    raster = make_raster(np.zeros((3, 400, 400), "u1"), "far.tif", box=(1e7, 1e7, 2e7, 2e7))
    with pytest.raises(UnreadableTiles, match="not heights"):
        adding.add_pictures(store, archive, relief=True)
    with pytest.raises(UnreadableTiles, match="outside"):
        adding.add_pictures(store, raster)
    with pytest.raises(Cancelled):
        adding.add_pictures(store, archive, cancelled=lambda: True)
    with pytest.raises(UnreadableTiles, match="not there any more"):
        adding.add_pictures(store, tmp_path / "gone.mbtiles")
    assert keeping.layers(store) == []
    assert not (tmp_path / "索加.layers").exists()


@pytest.mark.parametrize(
    "options", [{}, {"low": "x", "box": [1]}, {"box": [9, 9, 1, 1]}, {"high": 99, "low": -5}]
)
def test_a_layer_that_says_nothing_of_itself_is_still_shown(options: dict[str, object]) -> None:
    from db.layers.layer import Layer, LayerKind

    low, high, box = adding.reach(Layer.new("x", LayerKind.TILES, options=options))
    assert 0 <= low <= high <= 22
    assert box[0] < box[2]
