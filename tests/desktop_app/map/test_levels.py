"""Counting records into cells: each once at every zoom, whatever is switched off."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.columns import NO_DATE, world_cells
from db.located import Located
from db.query import Filter
from desktop_app.map import levels as levels_module
from desktop_app.map.clusters import MAX_MARKS, world_x, world_y
from desktop_app.map.features import Box, FeatureBatch, encode
from desktop_app.map.heat import density
from desktop_app.map.levels import Levels, count_cells, degrees
from desktop_app.map.scene import EVERYTHING, Part, Row, Scene, Shown, Want
from desktop_app.map.times import times_of

WORLD = Box(-180, -85, 180, 85, 1366, 700)
ROWS = (Row("species", 1), Row("species", 2), Row("others", ""))


def part(kind: str, lat: np.ndarray, lon: np.ndarray, seed: int, first: int = 1) -> Part:
    draw = np.random.default_rng(seed)
    count = len(lat)
    none = np.full(count, -1)
    date = draw.integers(19_000, 20_000, count).astype(np.int32)
    if count:
        date[0] = NO_DATE
    return Part(
        Located(
            kind, np.arange(first, first + count), lat.astype(np.float32), lon.astype(np.float32),
            *world_cells(lat, lon), date, none.astype(np.int32), none.astype(np.int8),
            none.astype(np.int8), count,
        ),
        draw.integers(0, len(ROWS), count).astype(np.uint8),
    )  # fmt: skip


def scene(*parts: Part) -> Scene:
    return Scene(Want(Filter(), tuple(p.found.kind for p in parts), "species"), parts, ROWS)


def crowd(count: int, seed: int = 2) -> Scene:
    draw = np.random.default_rng(seed)
    lat, lon = draw.normal(33.9, 0.7, count), draw.normal(95.2, 1.2, count)
    few = count // 50
    return scene(
        part("sighting", lat, lon, 5),
        part("rescue", lat[:few] + 0.3, lon[:few], 6),
        part("place", lat[:0], lon[:0], 7),
    )


points = st.lists(
    st.tuples(
        st.one_of(st.floats(-84, 84), st.floats(33, 34)),
        st.one_of(st.floats(-180, 179.9), st.floats(95, 96)),
    ),
    max_size=60,
)


@settings(max_examples=60)
@given(points, points, st.integers(0, 14))
def test_every_record_is_counted_once_in_its_own_cell(
    sightings: list[tuple[float, float]], cases: list[tuple[float, float]], bits: int
) -> None:
    made = scene(
        *(
            part(kind, np.array([p[0] for p in places]), np.array([p[1] for p in places]), seed)
            for kind, places, seed in (("sighting", sightings, 1), ("rescue", cases, 2))
        )
    )
    if bits > 6 and len(sightings) + len(cases) > 1:
        bits = 6  # a world of cells between far points is not what the map ever counts
    level = count_cells(made, EVERYTHING, bits)
    assert int(level.count.sum()) == len(sightings) + len(cases)
    assert (level.colours.sum(axis=1) == level.count).all()
    size = 2**bits
    x, y = (
        np.concatenate([getattr(p.found, name).astype(np.int64) for p in made.parts])
        for name in ("x", "y")
    )
    expected = {}
    for key in zip((x >> (16 - bits)).tolist(), (y >> (16 - bits)).tolist(), strict=True):
        expected[key] = expected.get(key, 0) + 1
    cells = zip(level.column.tolist(), level.row.tolist(), strict=True)
    assert dict(zip(cells, level.count.tolist(), strict=True)) == expected
    assert (np.floor(level.x * size) == level.column).all(), "the mean lies in its cell"
    assert (np.floor(level.y * size) == level.row).all()
    assert len(level.places) == int((level.count == 1).sum())
    assert (level.count[level.places] == 1).all()


@pytest.mark.parametrize("zoom", range(3, 18))
def test_a_view_of_everything_stands_for_every_record(
    zoom: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(levels_module, "_FEW", 0)  # count into cells as with very many
    made = crowd(3000)
    batch = Levels(made).view(EVERYTHING, WORLD, zoom)
    assert batch.count == made.placed == 3060
    assert batch.marks <= MAX_MARKS
    assert len(encode(batch.message())) < 60_000
    assert all(point[3] // len(ROWS) in (0, 1) for point in batch.points)


def view(zoom: int, lat: float = 33.9, lon: float = 95.2) -> Box:
    """What a map of 1366 x 650 pixels shows."""
    x, y = float(world_x(np.array([lon]))[0]), float(world_y(np.array([lat]))[0])
    wide, tall = 1366 / 2 / 256 / 2**zoom, 650 / 2 / 256 / 2**zoom
    (north, south), (west, east) = degrees(
        np.array([x - wide, x + wide]), np.array([y - tall, y + tall])
    )[::1]
    return Box(float(west), float(south), float(east), float(north), 1366, 650)


@pytest.mark.parametrize("zoom", range(4, 17))
def test_a_crowd_stays_few_marks_and_few_bytes(zoom: int) -> None:
    made = crowd(120_000)
    batch = Levels(made).view(EVERYTHING, view(zoom), zoom)
    assert 0 < batch.marks <= MAX_MARKS
    assert len(encode(batch.message())) < 60_000
    box = view(zoom)
    seen = sum(
        int(
            ((p.found.latitude >= box.south) & (p.found.latitude <= box.north)
             & (p.found.longitude >= box.west) & (p.found.longitude <= box.east)).sum()
        )
        for p in made.parts
    )  # fmt: skip
    assert batch.count >= seen


def test_points_keep_their_record_and_their_style() -> None:
    made = scene(
        part("sighting", np.array([33.0, 36.0]), np.array([93.0, 99.0]), 1, first=10),
        part("rescue", np.array([35.0]), np.array([96.0]), 2, first=10),
    )
    for few in (0, 30_000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(levels_module, "_FEW", few)
            batch = Levels(made).view(EVERYTHING, WORLD, 8)
        rows = [int(row) for p in made.parts for row in p.row]
        assert sorted((p[2], p[3]) for p in batch.points) == sorted(
            [(10, rows[0]), (11, rows[1]), (10, 3 + rows[2])]
        )


def switched(batch: FeatureBatch) -> int:
    return batch.count


@pytest.mark.parametrize("few", [0, 30_000])
@pytest.mark.parametrize("zoom", [6, 9, 13])
def test_what_is_switched_off_is_counted_nowhere(
    zoom: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(levels_module, "_FEW", few)
    made = crowd(2000)
    sightings, cases, _none = made.parts
    shown = Levels(made)
    hidden = shown.view(Shown(frozenset({"species:1"})), WORLD, zoom)
    assert hidden.count == sum(int((p.row != 0).sum()) for p in made.parts)
    alone = shown.view(Shown(frozenset({"kind:rescue"})), WORLD, zoom)
    assert alone.count == sightings.found.placed
    span = (19_100, 19_300)
    timed = shown.view(Shown(span=span), WORLD, zoom)
    expected = sum(
        int(((p.found.date >= span[0]) & (p.found.date <= span[1])).sum())
        for p in (sightings, cases)
    )
    assert timed.count == expected
    assert made.counts(span).sum() == expected
    both = shown.view(Shown(frozenset({"species:1", "species:2", "others:"}), span), WORLD, zoom)
    assert both.count == 0


def test_times_count_every_dated_record_once() -> None:
    made = crowd(2000)
    times = times_of(made)
    assert int(times.counts.sum()) + times.undated == made.placed
    assert times.undated == 2, "one of each kind that has records"
    dates = np.concatenate([p.found.date for p in made.parts])
    assert times.first == dates[dates != NO_DATE].min()
    assert times.first + times.width * len(times.counts) > times.last == dates.max()
    nothing = times_of(scene(part("place", np.zeros(0), np.zeros(0), 1)))
    assert (len(nothing.counts), nothing.last < nothing.first) == (0, True)


@pytest.mark.parametrize("zoom", [5, 8, 10, 12, 15])
def test_heat_is_hottest_where_most_records_are(zoom: int) -> None:
    centre = (33.9, 95.2)
    lat = np.concatenate([np.full(500, centre[0]), np.array([33.902, 33.95])])
    lon = np.concatenate([np.full(500, centre[1]), np.array([95.203, 95.3])])
    made = scene(part("sighting", lat, lon, 1))
    heat = density(made, EVERYTHING, view(zoom), zoom)
    row, column = np.unravel_index(int(heat.values.argmax()), heat.values.shape)
    x, y = heat.left + (column + 0.5) * heat.cell, heat.top + (row + 0.5) * heat.cell
    assert abs(x - world_x(np.array([centre[1]]))[0]) <= 1.5 * heat.cell
    assert abs(y - world_y(np.array([centre[0]]))[0]) <= 1.5 * heat.cell
    assert heat.values.max() == 255
    assert heat.values.size <= 24_000
    # A lone heap spreads as the bell curve does: its peak is the share of the middle cell.
    km = 40_075.016686 * math.cos(math.radians(33.9)) * heat.cell
    assert heat.peak * km * km / 100 == pytest.approx(500 * 0.0329, rel=0.25)
    cold = density(made, EVERYTHING, view(zoom, 40.0, 80.0), zoom)
    if zoom > 6:
        assert (cold.values.max(), cold.peak) == (0, 0.0)
