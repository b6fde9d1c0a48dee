from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from db.errors import Cancelled
from db.tiles import mercator, rasters
from db.tiles.archive import UnreadableTiles, open_archive
from tests.db.tiles.made import HOME, pixels

MakeRaster = Callable[..., Path]


def colour_at(path: Path, latitude: float, longitude: float, zoom: int) -> tuple[int, ...]:
    """RGBA of the finished tiles at a place."""
    x, y = mercator.pixel(latitude, longitude, zoom)
    archive = open_archive(path)
    try:
        data = archive.tile(zoom, int(x // 256), int(y // 256))
    finally:
        archive.close()
    if data is None:
        return (0, 0, 0, 0)
    found = pixels(data)[int(y % 256), int(x % 256)]
    return tuple(int(value) for value in found)


def quarters(kind: str = "u1", high: int = 250) -> np.ndarray:
    """Red north-west, green north-east, blue south-west, black south-east."""
    values = np.zeros((3, 400, 500), kind)
    values[0, :200, :250] = high
    values[1, :200, 250:] = high
    values[2, 200:, :250] = high
    return values


WEST, SOUTH, EAST, NORTH = HOME
NW, NE, SW = (33.3, 95.1), (33.3, 95.4), (33.1, 95.1)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:4490", "EPSG:32646"])
def test_a_picture_lies_where_it_belongs_at_every_zoom(
    make_raster: MakeRaster, tmp_path: Path, crs: str
) -> None:
    box = HOME
    if crs == "EPSG:32646":
        from rasterio.warp import transform_bounds

        box = transform_bounds("EPSG:4326", crs, *HOME)
    path = make_raster(quarters(), box=box, crs=crs)
    out = tmp_path / "park.layers" / "a.mbtiles"
    made = rasters.make(path, out)
    assert made.zooms[1] >= 11
    assert made.bounds == pytest.approx(HOME, abs=0.02)
    for zoom in range(made.zooms[0] + 2, made.zooms[1] + 1):
        red, green, blue = (colour_at(out, *at, zoom) for at in (NW, NE, SW))
        assert red[0] > 200, zoom
        assert red[1] < 60
        assert green[1] > 200
        assert green[0] < 60
        assert blue[2] > 200
        assert colour_at(out, NORTH + 0.3, 95.1, zoom)[3] == 0
    assert [file.name for file in out.parent.iterdir()] == ["a.mbtiles"]
    archive = open_archive(out)
    assert archive.info.name == "picture"
    assert (archive.info.min_zoom, archive.info.max_zoom) == made.zooms
    archive.close()


def test_sixteen_bits_are_stretched_and_no_data_is_clear(
    make_raster: MakeRaster, tmp_path: Path
) -> None:
    values = quarters("u2", 3000) + np.uint16(400)
    values[:, 200:, 250:] = 0
    path = make_raster(values, nodata=0)
    made = rasters.make(path, tmp_path / "a.mbtiles")
    assert colour_at(tmp_path / "a.mbtiles", *NW, made.zooms[1])[0] > 200
    assert colour_at(tmp_path / "a.mbtiles", 33.1, 95.4, made.zooms[1])[3] == 0


def test_a_palette_keeps_its_colours_and_its_hole(make_raster: MakeRaster, tmp_path: Path) -> None:
    values = np.ones((1, 400, 500), "u1")
    values[0, :, 250:] = 2
    colours = {1: (10, 200, 30, 255), 2: (250, 240, 10, 255)}
    path = make_raster(values, colours=colours)
    made = rasters.make(path, tmp_path / "a.mbtiles")
    assert colour_at(tmp_path / "a.mbtiles", *NW, made.zooms[1]) == (10, 200, 30, 255)
    assert colour_at(tmp_path / "a.mbtiles", *NE, made.zooms[1]) == (250, 240, 10, 255)


def test_an_alpha_band_is_kept(make_raster: MakeRaster, tmp_path: Path) -> None:
    values = np.concatenate([quarters(), np.full((1, 400, 500), 255, "u1")])
    values[3, :200, :250] = 0
    path = make_raster(values, photometric="RGB", alpha="yes")
    made = rasters.make(path, tmp_path / "a.mbtiles")
    assert colour_at(tmp_path / "a.mbtiles", *NW, made.zooms[1])[3] == 0
    assert colour_at(tmp_path / "a.mbtiles", *NE, made.zooms[1])[3] == 255


def test_a_raster_that_does_not_say_in_which_system_it_is_asks(
    make_raster: MakeRaster, tmp_path: Path
) -> None:
    path = make_raster(quarters(), crs=None)
    info = rasters.look(path)
    assert info.refused in rasters.NEEDS_CRS
    assert info.degrees
    assert info.bounds is None
    with pytest.raises(UnreadableTiles, match="choose one"):
        rasters.make(path, tmp_path / "a.mbtiles")
    assert rasters.look(path, crs="EPSG:4490").bounds == pytest.approx(HOME, abs=1e-4)
    rasters.make(path, tmp_path / "a.mbtiles", crs="EPSG:4490")
    with pytest.raises(UnreadableTiles, match="EPSG:1"):
        rasters.make(path, tmp_path / "b.mbtiles", crs="EPSG:1")
    assert not (tmp_path / "b.mbtiles").exists()


@pytest.mark.allow_log("Dataset has no geotransform")
@pytest.mark.filterwarnings("ignore")
def test_refused_rasters_say_why_and_leave_nothing(make_raster: MakeRaster, tmp_path: Path) -> None:
    text = tmp_path / "words.tif"
    text.write_text("not a picture")
    cut = make_raster(quarters(), "cut.tif")
    cut.write_bytes(cut.read_bytes()[:9000])
    cases = {
        make_raster(quarters(), "nowhere.tif", box=None, crs=None): "where on Earth",
        make_raster(np.zeros((1, 300, 300), "f4"), "empty.tif", nodata=0): "no data",
        make_raster(quarters(), "far.tif", box=(1e7, 1e7, 2e7, 2e7)): "outside the world",
        text: "no picture format",
        cut: "damaged",
        tmp_path / "gone.tif": "not there any more",
    }
    folder = tmp_path / "park.layers"
    for path, words in cases.items():
        with pytest.raises(UnreadableTiles, match=words):
            rasters.make(path, folder / "a.mbtiles")
        assert path.name in str(rasters.refusal(rasters.MISSING, path))
        assert not folder.exists()


def test_the_data_of_another_gis_on_this_computer_does_no_harm(
    make_raster: MakeRaster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_raster(quarters(), crs="EPSG:4490")
    for name in ("PROJ_LIB", "PROJ_DATA", "GDAL_DATA"):
        monkeypatch.setenv(name, str(tmp_path))
    assert rasters.look(path).bounds == pytest.approx(HOME, abs=1e-4)


def test_a_list_of_addresses_in_a_picture_format_is_not_followed(tmp_path: Path) -> None:
    """VRT and WMS files are texts that tell GDAL what else to open, or whom to ask."""
    trap = tmp_path / "trap.tif"
    trap.write_text(
        '<VRTDataset rasterXSize="20" rasterYSize="20"><VRTRasterBand dataType="Byte" band="1">'
        "<SimpleSource><SourceFilename>/vsicurl/http://127.0.0.1:9/a.tif</SourceFilename>"
        "<SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>"
    )
    with pytest.raises(UnreadableTiles, match="no picture format"):
        rasters.look(trap)


def test_the_whole_world_ends_where_the_projection_does(
    make_raster: MakeRaster, tmp_path: Path
) -> None:
    path = make_raster(quarters(), box=(-180, -90, 180, 90))
    made = rasters.make(path, tmp_path / "a.mbtiles")
    assert made.bounds == pytest.approx(mercator.WORLD, abs=1e-6)
    assert colour_at(tmp_path / "a.mbtiles", 60, -90, made.zooms[1])[0] > 200
    assert colour_at(tmp_path / "a.mbtiles", 60, 90, made.zooms[1])[1] > 200


def test_cancelling_leaves_nothing(make_raster: MakeRaster, tmp_path: Path) -> None:
    path = make_raster(np.tile(quarters(), (1, 6, 6)), box=(95, 33, 95.4, 33.4))
    seen: list[tuple[int, int]] = []
    folder = tmp_path / "park.layers"
    with pytest.raises(Cancelled):
        rasters.make(
            path,
            folder / "a.mbtiles",
            progress=lambda done, total: seen.append((done, total)),
            cancelled=lambda: len(seen) >= 2,
        )
    assert not folder.exists()
    assert all(0 < done <= total for done, total in seen)


def test_a_full_disc_is_one_sentence_and_nothing_is_kept(
    make_raster: MakeRaster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_raster(quarters())
    # A file of few pages cannot grow: SQLite says the same as on a full disc.
    from db.tiles import writing

    monkeypatch.setattr(writing, "_TABLES", "PRAGMA max_page_count = 4;" + writing._TABLES)
    out = tmp_path / "a.mbtiles"

    def fill() -> None:
        with writing.writing(out) as writer:
            for column in range(100):
                writer.add(9, column, 0, os.urandom(4000))

    with pytest.raises(writing.DiscFull):
        fill()
    assert not out.exists()
    monkeypatch.setattr(
        rasters, "_run", lambda *_a, **_k: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    with pytest.raises(UnreadableTiles, match="No space left"):
        rasters.make(path, out)


def test_a_reader_that_dies_is_one_sentence(
    make_raster: MakeRaster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rasters, "MEMORY_LIMIT", 30_000_000)  # not even enough to begin
    with pytest.raises(UnreadableTiles, match=r"stopped at it|more memory|missing here"):
        rasters.look(make_raster(quarters()))


def test_heights_become_light_from_zoom_eleven(make_raster: MakeRaster, tmp_path: Path) -> None:
    """A ridge from north to south: lit in the west, in shade in the east, clear where unknown."""
    rows, columns = 360, 360
    height = 4300 + 900 * (1 - np.abs(np.linspace(-1, 1, columns)))
    values = np.tile(height, (rows, 1))[None].astype("i2")
    values[0, :60] = -32768
    path = make_raster(values, "N33E095.tif", nodata=-32768, box=(95.0, 33.0, 95.1, 33.1))
    assert rasters.look(path).heights
    out = tmp_path / "park.layers" / "a.mbtiles"
    made = rasters.make(path, out, relief=True)
    assert made.zooms[0] == 11
    for zoom in range(11, made.zooms[1] + 1):
        west, east = colour_at(out, 33.04, 95.025, zoom), colour_at(out, 33.04, 95.075, zoom)
        assert sum(west[:3]) > sum(east[:3]) + 30
        assert west[3] == east[3] == 255
        assert colour_at(out, 33.096, 95.05, zoom)[3] < 30
    assert sorted(file.name for file in out.parent.iterdir()) == ["a.heights.gz", "a.mbtiles"]
    archive = open_archive(out)
    assert archive.tile(10, *(int(v // 256) for v in mercator.pixel(33.05, 95.05, 10))) is None
    archive.close()


def test_a_picture_is_not_taken_for_heights(make_raster: MakeRaster) -> None:
    assert not rasters.look(make_raster(quarters())).heights
    assert not rasters.look(make_raster(quarters()[:1])).heights


def test_tiles_are_indexed_so_that_each_is_found_at_once(
    make_raster: MakeRaster, tmp_path: Path
) -> None:
    out = tmp_path / "a.mbtiles"
    rasters.make(make_raster(quarters()), out)
    with sqlite3.connect(out) as db:
        plan = db.execute(
            "EXPLAIN QUERY PLAN SELECT tile_data FROM tiles WHERE zoom_level = 1"
            " AND tile_column = 2 AND tile_row = 3"
        ).fetchall()
    db.close()
    assert "tile_index" in plan[0][3]
