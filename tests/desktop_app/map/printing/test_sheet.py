"""The sheet around a printed map: what stands on it and how large it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage

from db.query import Filter
from db.records_file import open_records
from db.text import Text
from desktop_app.map.features import SHAPES, Box, legend
from desktop_app.map.printing.content import read_content
from desktop_app.map.printing.sheet import (
    A3,
    A4,
    Page,
    Sheet,
    css_size,
    draw_picture,
    lay_out,
    make_pdf,
    rounded,
)
from desktop_app.map.tools.scale import metres_per_pixel, ratio
from tests.desktop_app.papers import reading

VULTURE = "བྱ་རྒོད།"
SPECIES = ["雪豹", "藏狐", "岩羊", "胡兀鹫", VULTURE, "Golden eagle", "狼", "其他物种"]


def sheet(**changes: Any) -> Sheet:
    made = Sheet(
        Page(A4, True), "治多县目击分布 འབྲི་སྟོད་རྫོང་།", "2025-01-01 至 2025-12-31；物种：雪豹",
        "312 条",
        legend(SPECIES, ["#332288", "#CC6677", "#117733"]), 33.85, 8.0,
        "界线：天地图 · 地名：GeoNames (CC BY)", "2025-12-31", "显示敏感物种的准确位置",
        "治多县林草局",
    )  # fmt: skip
    return replace(made, **changes)


def picture(of: Sheet, factor: float = 1.0) -> QImage:
    width, height = css_size(of)
    image = QImage(round(width * factor), round(height * factor), QImage.Format.Format_RGB32)
    image.fill(QColor("#7a9a7a"))
    return image


@pytest.mark.parametrize("size", [A4, A3])
@pytest.mark.parametrize("landscape", [True, False])
def test_everything_stands_on_the_paper_and_can_be_copied_out(
    qapp: Any, tmp_path: Path, size: tuple[float, float], landscape: bool
) -> None:
    made = sheet(page=Page(size, landscape))
    path = tmp_path / "map.pdf"
    path.write_bytes(make_pdf(made, picture(made), str))
    width, height = size[::-1] if landscape else size
    assert reading.sizes(path) == {(round(width), round(height))}
    assert not reading.missing(
        path,
        [
            "治多县目击分布", made.filter, made.summary, made.credit, made.date, made.warning,
            made.office, f"1 : {rounded(ratio(33.85, 8)):,.0f}", "WGS 84", "N",
            *(one for one in SPECIES if one != VULTURE),
        ],
    )  # fmt: skip
    assert any("Tibetan" in name for name in reading.fonts(path))  # stacked letters, as shapes
    left, top, right, bottom = reading.inked(reading.image(path))
    # `inked` measures in sheets of A4.
    assert min(left, top, right, bottom) * size[0] / 210 > 9  # a printer reaches it


def test_parts_of_the_sheet_leave_each_other_alone(qapp: Any) -> None:
    for page in (Page(A4, True), Page(A4, False), Page(A3, True), Page(A3, False)):
        for count in (0, 1, 8, 24):
            entries = legend([f"{n}" for n in range(count)], ["#332288"])
            layout = lay_out(sheet(page=page, legend=entries))
            width, height = page.sheet
            boxes = [layout.map, layout.legend, layout.side]
            for one in boxes:
                assert one.left() >= 10
                assert one.right() <= width - 10
                assert one.bottom() <= layout.foot + 0.1 <= height - 10
                assert not any(one.intersects(other) for other in boxes if other is not one)
            assert layout.columns * (layout.legend.height() // 5.0) >= count
            assert layout.map.height() > height / 3


def test_the_layout_is_known_before_the_words_are(qapp: Any) -> None:
    # The picture is taken for a frame; what is learned of the records later must not move it.
    assert css_size(sheet()) == css_size(sheet(filter="", summary="", warning="", office=""))


def test_the_scale_bar_is_as_long_as_it_says(qapp: Any) -> None:
    made = sheet(legend=(), title="")
    image = draw_picture(made, picture(made), str, dpi=300)
    side = lay_out(made).side
    dots = 300 / 25.4
    row = round((side.y() + 5 + 0.7) * dots)
    dark = [
        x for x in range(round(side.x() * dots), round((side.x() + 50) * dots))
        if image.pixelColor(x, row).lightness() < 100
    ]  # fmt: skip
    millimetres = (dark[-1] - dark[0]) / dots
    # One logical pixel of the page is 1/96 inch of the paper.
    kilometres = millimetres / 25.4 * 96 * metres_per_pixel(33.85, 8) / 1000
    assert kilometres == pytest.approx(50, rel=0.01)


def test_the_picture_has_the_dots_it_claims(qapp: Any) -> None:
    made = sheet()
    image = draw_picture(made, picture(made, 300 / 96), str)
    assert (image.width(), image.height()) == (3508, 2480)
    assert image.dotsPerMeterX() == 11811
    frame = lay_out(made).map
    inside = image.pixelColor(
        round(frame.center().x() / 25.4 * 300), round(frame.center().y() / 25.4 * 300)
    )
    assert inside.name() == "#7a9a7a"


def test_marks_in_the_legend_are_told_apart_without_colour(qapp: Any) -> None:
    made = sheet(legend=legend([f"{n}" for n in range(len(SHAPES))], ["#000000"]))
    image = draw_picture(made, picture(made), str, dpi=300)
    box = lay_out(made).legend
    seen = set()
    for number in range(len(SHAPES)):
        rows = int(box.height() // 5)
        column, row = divmod(number, rows)
        wide = box.width() / lay_out(made).columns
        x, y = (box.x() + column * wide) / 25.4 * 300, (box.y() + row * 5) / 25.4 * 300
        seen.add(bytes(image.copy(round(x), round(y), 48, 56).constBits()))
    assert len(seen) == len(SHAPES)


def test_sensitive_species_in_the_view_are_named(
    qapp: Any, make_records: Callable[..., Path]
) -> None:
    def say(text: Text) -> str:
        return str(text)

    with open_records(make_records(30)) as store:
        reference = store.reference()
        here, elsewhere = Box(93, 33, 95, 35), Box(70, 20, 71, 21)
        sensitive = [
            reference.species_name(id, "zh") for id in (1, 2, 3)
            if reference.species_by_id(id).sensitivity in ("high", "medium")  # type: ignore[union-attr]
        ]  # fmt: skip
        assert sensitive
        filter = Filter(since=dt.date(2025, 6, 1), species=(1, 2, 3))
        content = read_content(store, reference, filter, here, say, "zh_CN")
        assert all(name in content.warning for name in sensitive)
        assert "2025-06-01" in content.filter
        assert reference.species_name(1, "zh") in content.filter
        assert read_content(store, reference, filter, elsewhere, say, "zh_CN").warning == ""
