from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.tiles import mercator
from db.tiles.archive import UnreadableTiles, open_archive
from db.tiles.enlarging import tile_or_part
from db.tiles.pmtiles_archive import _entries
from tests.db.tiles.made import HOME, picture, pixels

Make = Callable[..., Path]

HERE = (8, 195, 102)  # the tile of 94.2-95.6° E, 33.1-34.3° N


@pytest.fixture(params=["mbtiles", "pmtiles"])
def make(request: pytest.FixtureRequest) -> Make:
    found: Make = request.getfixturevalue(f"make_{request.param}")
    return found


def test_a_tile_is_found_where_it_lies(make: Make) -> None:
    red, blue = picture(), picture((20, 20, 220))
    zoom, column, row = HERE
    path = make({HERE: red, (zoom, column, row + 1): blue}, attribution="© Survey")
    archive = open_archive(path)
    assert archive.tile(*HERE) == red
    assert archive.tile(zoom, column, row + 1) == blue  # further south, in either numbering
    assert archive.tile(zoom, column + 1, row) is None
    assert archive.tile(0, 5, 5) is None
    assert archive.tile(-1, 0, 0) is None
    info = archive.info
    assert (info.min_zoom, info.max_zoom, info.kind) == (8, 8, "png")
    assert info.attribution == "© Survey"
    archive.close()
    assert archive.tile(*HERE) is None


def test_where_there_is_nothing_nothing_is_seen() -> None:
    """It was a pixel of half a blue once, and tinted the map beyond every edge."""
    from db.tiles.picture import CLEAR

    assert (pixels(CLEAR)[..., 3] == 0).all()


def test_rows_counted_from_the_north_are_read_as_they_are_declared(make_mbtiles: Make) -> None:
    path = make_mbtiles({HERE: picture()}, xyz=True, scheme="xyz")
    archive = open_archive(path)
    assert archive.tile(*HERE) is not None
    west, south, east, north = archive.info.bounds  # of the tiles: the metadata have none
    assert (west, south, east, north) == pytest.approx(mercator.tile_box(*HERE))
    archive.close()


def test_bounds_and_zooms_of_the_metadata_are_used(make_mbtiles: Make) -> None:
    path = make_mbtiles(
        {HERE: picture(kind="JPEG")}, minzoom="6", maxzoom="9", bounds="95,33,95.5,33.4"
    )
    archive = open_archive(path)
    assert archive.info.bounds == HOME
    assert (archive.info.min_zoom, archive.info.max_zoom, archive.info.kind) == (6, 9, "jpeg")
    archive.close()


def test_what_metadata_say_falsely_does_no_harm(make_mbtiles: Make) -> None:
    path = make_mbtiles({HERE: picture()}, minzoom="x", bounds="9,nan,8,1", attribution="a\n\x1bb")
    archive = open_archive(path)
    assert (archive.info.min_zoom, archive.info.max_zoom) == (8, 8)
    assert archive.info.attribution == "a  b"
    archive.close()


def test_broken_pictures_are_no_pictures(make: Make) -> None:
    zoom, column, row = HERE
    whole = picture(kind="PNG")
    path = make(
        {
            HERE: whole,
            (zoom, column, row + 1): whole[: len(whole) // 2],
            (zoom, column, row + 2): b"<html>not here</html>",
        }
    )
    archive = open_archive(path)
    assert archive.tile(*HERE) == whole
    assert archive.tile(zoom, column, row + 1) is None
    assert archive.tile(zoom, column, row + 2) is None
    archive.close()


def test_vector_tiles_are_refused_with_what_to_do(make_mbtiles: Make, make_pmtiles: Make) -> None:
    from pmtiles.tile import TileType

    shapes = gzip.compress(b"\x1a\x20layer")
    for path in (
        make_mbtiles({HERE: shapes}, "declared.mbtiles", format="pbf"),
        make_mbtiles({HERE: shapes}, "undeclared.mbtiles"),
        make_pmtiles({HERE: shapes}, tile_type=TileType.MVT),
    ):
        with pytest.raises(UnreadableTiles, match="GeoPackage or Shapefile"):
            open_archive(path)


@pytest.mark.parametrize("kept", [0, 3, 60, 126, 400, -1])
def test_a_truncated_archive_says_so_or_has_holes(make: Make, kept: int) -> None:
    path = make({(8, 195 + x, 102): picture((x, x, x)) for x in range(40)})
    whole = path.read_bytes()
    path.write_bytes(whole[:kept])
    if kept >= 0 or path.suffix == ".pmtiles":
        with pytest.raises(UnreadableTiles, match=path.name):
            open_archive(path)
        return
    archive = open_archive(path)  # only the last byte is missing
    found = [archive.tile(8, 195 + x, 102) for x in range(40)]
    assert sum(tile is not None for tile in found) >= 38
    archive.close()


def test_files_of_other_kinds_and_none_at_all(tmp_path: Path, make_mbtiles: Make) -> None:
    note = tmp_path / "notes.txt"
    note.write_text("zoom")
    with pytest.raises(UnreadableTiles, match="no archive"):
        open_archive(note)
    with pytest.raises(UnreadableTiles, match="not there any more"):
        open_archive(tmp_path / "gone.mbtiles")
    with pytest.raises(UnreadableTiles, match="no picture"):
        open_archive(make_mbtiles({}))


def test_a_view_without_end_answers_with_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    from db.tiles import mbtiles

    path = tmp_path / "endless.mbtiles"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        db.execute(
            "CREATE VIEW tiles AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
            " SELECT 8 AS zoom_level, x AS tile_column, 0 AS tile_row, x AS tile_data FROM n"
        )
    db.close()
    monkeypatch.setattr(mbtiles, "_PATIENCE", 0.2)
    with pytest.raises(UnreadableTiles, match="damaged"):
        open_archive(path)


def test_a_missing_tile_is_cut_out_of_the_coarser_one(make_mbtiles: Make) -> None:
    import io

    import numpy as np
    from PIL import Image

    image = np.zeros((256, 256, 3), "u1")
    image[:128, 128:] = (255, 0, 0)  # north-east
    out = io.BytesIO()
    Image.fromarray(image).save(out, "PNG")
    archive = open_archive(make_mbtiles({HERE: out.getvalue()}))
    zoom, column, row = HERE
    north_east = tile_or_part(archive, zoom + 1, 2 * column + 1, 2 * row)
    south_west = tile_or_part(archive, zoom + 1, 2 * column, 2 * row + 1)
    assert north_east is not None
    assert south_west is not None
    assert (pixels(north_east)[20:-20, 20:-20] == (255, 0, 0, 255)).all()
    assert (pixels(south_west)[20:-20, 20:-20] == (0, 0, 0, 255)).all()
    assert tile_or_part(archive, zoom + 1, 0, 0) is None
    archive.close()


@given(st.binary(max_size=400))
def test_no_bytes_make_the_directory_reader_do_anything_but_refuse(data: bytes) -> None:
    try:
        _entries(data)
    except (ValueError, IndexError):
        pass


@given(st.floats(-85, 85), st.floats(-180, 179.99), st.integers(0, 19))
def test_a_pixel_is_where_its_place_is(latitude: float, longitude: float, zoom: int) -> None:
    x, y = mercator.pixel(latitude, longitude, zoom)
    assert mercator.place(x, y, zoom) == pytest.approx((latitude, longitude), abs=1e-9)
    box = (longitude, latitude, longitude, latitude)
    columns, rows = mercator.tiles_of(box, zoom)
    west, south, east, north = mercator.tile_box(zoom, int(x // 256), int(y // 256))
    assert west - 1e-9 <= longitude <= east + 1e-9
    assert south - 1e-9 <= latitude <= north + 1e-9
    assert len(columns) <= 1
    assert len(rows) <= 1
