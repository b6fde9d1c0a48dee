"""The map of a report, drawn without a web engine."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from db.reports.map_points import LEVELS, MapPoints
from desktop_app.map.still import SIZE, draw_report_map
from forms import theme

HERE = (33.97, 93.61)


def points(places: list[tuple[float, float]], level: str = "I") -> MapPoints:
    latitude, longitude = np.array(places).T
    levels = np.full(len(places), LEVELS.index(level))
    return MapPoints(latitude, longitude, levels, coarsened=0, unplaced=0)


pytestmark = pytest.mark.usefixtures("qapp")


def colours(png: bytes) -> dict[tuple[int, int, int], int]:
    image = Image.open(io.BytesIO(png)).convert("RGB")
    assert image.size == (2 * SIZE.width(), 2 * SIZE.height())
    found = image.getcolors(maxcolors=1 << 24)
    assert found is not None
    return {colour: count for count, colour in found}  # type: ignore[misc]


def near(counts: dict[tuple[int, int, int], int], wanted: str, by: int = 12) -> int:
    red, green, blue = (int(wanted[at : at + 2], 16) for at in (1, 3, 5))
    return sum(
        count
        for (r, g, b), count in counts.items()
        if max(abs(r - red), abs(g - green), abs(b - blue)) <= by
    )


def test_a_place_is_marked_on_the_relief() -> None:
    drawn = draw_report_map("en")(points([HERE, (33.5, 95.0)]))
    assert drawn is not None
    counts = colours(drawn.png)
    assert near(counts, theme.LIGHT.series[1]) > 100
    assert len(counts) > 40  # the relief, not an empty ground
    assert drawn.width / drawn.height == pytest.approx(SIZE.width() / SIZE.height())


def test_what_covers_itself_is_one_circle_with_its_number() -> None:
    alone = draw_report_map("en")(points([HERE, (33.5, 95.0)]))
    many = draw_report_map("en")(points([HERE] * 40 + [(33.5, 95.0)]))
    assert alone is not None
    assert many is not None
    accent = theme.LIGHT.accent
    assert near(colours(many.png), accent) > near(colours(alone.png), accent) + 500


def test_a_wrong_position_does_not_shrink_the_map() -> None:
    drawn = draw_report_map("zh_CN")(points([HERE, (33.5, 95.0), (-12.0, 20.0)]))
    without = draw_report_map("zh_CN")(points([HERE, (33.5, 95.0)]))
    assert drawn is not None
    assert without is not None
    assert drawn.outside == 1
    assert drawn.png == without.png


def test_nothing_on_the_map_is_no_map() -> None:
    assert draw_report_map("en")(points([(-12.0, 20.0)])) is None
